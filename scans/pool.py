"""Worker processes for reading and judging: limits on time and memory, and a scan that survives their death.

Pages and documents are hostile; parsers hang and crash. Each worker is one process with one pipe. A job that runs over
its time or takes its worker down is answered with `WorkerLost`, the worker is replaced, and the other jobs go on.
Processes are spawned on every system alike, because Windows has no fork. The memory limit needs POSIX; on Windows there
is none, and the time limit alone protects.
"""

import asyncio
import contextlib
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from scans import heap

P = ParamSpec("P")
R = TypeVar("R")

MEMORY_LIMIT = 1536 * 2**20  # bytes of address space; the interpreter with all readers loaded maps about 400 MB
COLLECT_AFTER = 20_000  # new objects between two looks for cycles; pages make many records: 5 % less CPU than at 700
BEGIN_SECONDS = 120.0  # a new worker imports for a second before its first job, and a crowded machine makes twenty of it
_CONTEXT = multiprocessing.get_context("spawn")


class WorkerLost(Exception):  # noqa: N818 -- what happened, not an error of ours
    """The job did not come back: over its time, out of memory, or its process died."""


class Pool:
    """Worker processes; `run` waits for a free one. One is there at once, others come when all are busy: a start costs 0.9 s."""

    def __init__(self, workers: int | None = None) -> None:
        self._size = workers or max(1, os.cpu_count() or 1)
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._threads = ThreadPoolExecutor(self._size, thread_name_prefix="pool")

    async def __aenter__(self) -> Self:
        self._start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._all:
            worker.kill()
        for worker in self._all:
            worker.join()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(self, seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """`function(*args)` in a worker; raises WorkerLost after `seconds`, or when the worker dies or fails."""
        if self._free.empty() and len(self._all) < self._size:
            self._start()
        worker = await self._free.get()
        call = asyncio.get_running_loop().run_in_executor(self._threads, worker.call, seconds, function, args, kwargs)
        try:
            ok, value = await asyncio.shield(call)
        except WorkerLost:
            await self._replace(worker)
            raise
        except asyncio.CancelledError:
            worker.kill()  # frees the thread that waits for it
            with contextlib.suppress(WorkerLost):
                await call
            raise
        self._free.put_nowait(worker)
        if not ok:
            raise WorkerLost(str(value))
        return value  # type: ignore[return-value]

    def _start(self) -> None:
        worker = _Worker()
        self._all.add(worker)
        self._free.put_nowait(worker)

    async def _replace(self, worker: "_Worker") -> None:
        worker.kill()
        self._all.discard(worker)
        await asyncio.get_running_loop().run_in_executor(self._threads, worker.join)
        self._start()


class _Worker:
    def __init__(self) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs,), daemon=True)
        with _deaf_to_ctrl_c():
            self._process.start()
        theirs.close()
        self._begun = False

    def call(self, seconds: float, function: Callable[..., object], args: object, kwargs: object) -> tuple[bool, object]:
        """Blocks its thread until the answer, the end of the time or the end of the process."""
        try:
            self._pipe.send((function, args, kwargs))
            if not self._begun:
                self._wait_for_begin()
            if not self._pipe.poll(seconds):
                raise WorkerLost(f"no answer within {seconds:g} s")
            answer: tuple[bool, object] = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerLost("the worker process died") from error
        return answer

    def _wait_for_begin(self) -> None:
        """The first job waits for what the process imports, which is not of its time."""
        if not self._pipe.poll(BEGIN_SECONDS):
            raise WorkerLost(f"not begun within {BEGIN_SECONDS:g} s")
        self._pipe.recv()
        self._begun = True

    def kill(self) -> None:
        self._process.kill()

    def join(self) -> None:
        """Wait for the end of what was killed, and leave no descriptor behind."""
        self._process.join()
        self._process.close()  # a traceback that holds a lost worker would keep its process, and with it two descriptors
        self._pipe.close()


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """A process that is started within does not hear Ctrl-C, which is the parent's to handle, while it still imports.

    On Windows it does, and may say so before the parent ends it.
    """
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # else the first start would start it, and it lets the signals through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    heap.give_back()
    gc.set_threshold(COLLECT_AFTER)
    with contextlib.suppress(EOFError, OSError):  # the scan is gone: nobody waits for an answer
        _answer_jobs(pipe)


def _answer_jobs(pipe: Connection) -> None:
    has_begun = False
    while True:
        function, args, kwargs = pipe.recv()
        if not has_begun:
            pipe.send(None)
            has_begun = True
        try:
            answer = (True, function(*args, **kwargs))
        except MemoryError:
            os._exit(1)  # the heap cannot be trusted to be given back
        except Exception as error:  # noqa: BLE001 -- the border between processes: a failed job is an answer
            answer = (False, f"{type(error).__name__}: {error}")
        pipe.send(answer)


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
