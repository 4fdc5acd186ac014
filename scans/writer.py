"""One thread that speaks to the database, so that the event loop never waits for a disk."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

from model.capture import Capture
from storage import save
from storage.session import Store

P = ParamSpec("P")
R = TypeVar("R")

BATCH = 64  # captures a transaction; a commit a row is 23 times slower than 43 rows a commit
SOON = 0.5  # seconds after which a capture is stored though its batch is not full: a killed scan asks again for little


class Writer:
    """Runs storage functions one after the other in their own thread and gathers captures into transactions."""

    def __init__(self, store: Store, scan: int) -> None:
        self._store = store
        self._scan = scan
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="storage")
        self._waiting: list[tuple[Capture, bytes]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._flushing is not None:
            self._flushing.cancel()
        await self.flush()
        self._thread.shutdown(wait=True)

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """`function(*args)` in the storage thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: function(*args, **kwargs))

    async def capture(self, capture: Capture, packed: bytes) -> None:
        """Store a settled capture soon; `flush` says when it is."""
        self._waiting.append((capture, packed))
        if len(self._waiting) >= BATCH:
            await self.flush()
        elif self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush_soon())

    async def _flush_soon(self) -> None:
        await asyncio.sleep(SOON)
        await self.flush()

    async def flush(self) -> None:
        """Everything given so far is stored when this returns."""
        batch, self._waiting = self._waiting, []
        if not batch:
            return
        packed = {capture.body_hash: body for capture, body in batch if capture.body_hash}
        await self.run(save.captures, self._store, self._scan, [capture for capture, _ in batch], compressed=packed)
