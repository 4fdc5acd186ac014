"""Workers that hang, die or eat memory are replaced; the other jobs go on."""

import asyncio
import gc
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scans.pool import Pool, WorkerLost, _serve


def double(number: int) -> int:
    return 2 * number


def test_no_more_workers_than_are_needed() -> None:
    async def run() -> tuple[int, int, int]:
        async with Pool(2) as pool:
            for number in range(3):
                await pool.run(60, double, number)
            one = len(multiprocessing.active_children())
            await asyncio.gather(*(pool.run(60, double, number) for number in range(9)))
            two = len(multiprocessing.active_children())
        return one, two, len(multiprocessing.active_children())

    assert asyncio.run(run()) == (1, 2, 0)


def fail() -> None:
    raise ValueError("broken xref")


def die() -> None:
    os._exit(7)


def eat() -> int:
    return len(bytearray(8 * 2**30))


def hang() -> None:
    time.sleep(120)


def test_jobs_are_answered() -> None:
    async def run() -> list[int]:
        async with Pool(2) as pool:
            return list(await asyncio.gather(*(pool.run(60, double, n) for n in range(20))))

    assert asyncio.run(run()) == [2 * n for n in range(20)]


def descriptors() -> int:
    folder = Path("/proc/self/fd")
    return len(os.listdir(folder)) if folder.is_dir() else 0  # noqa: PTH208 - only their number is wanted


@pytest.mark.parametrize(
    ("job", "says"),
    [
        (fail, "ValueError: broken xref"),
        (die, "died"),
        pytest.param(eat, "died", marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no memory limit")),
    ],
)
def test_a_lost_job_is_said_and_the_next_one_answered(job: object, says: str) -> None:
    async def run() -> int:
        async with Pool(1) as pool:
            await pool.run(60, double, 1)
            before = descriptors()
            with pytest.raises(WorkerLost, match=says):
                await pool.run(60, job)  # type: ignore[arg-type]
            assert await pool.run(60, double, 1) == 2
            gc.collect()  # the error that pytest showed holds what it came through
            assert (descriptors(), len(multiprocessing.active_children())) == (before, 1)
            return await pool.run(60, double, 4)

    assert asyncio.run(run()) == 8


def test_a_hanging_job_ends_at_its_time() -> None:
    async def run() -> float:
        async with Pool(1) as pool:
            await pool.run(60, double, 1)  # the worker is up
            started = time.monotonic()
            with pytest.raises(WorkerLost, match=r"0\.3 s"):
                await pool.run(0.3, hang)
            return time.monotonic() - started

    assert asyncio.run(run()) < 20  # where the job hangs for a minute


def test_cancelling_ends_at_once() -> None:
    async def run() -> float:
        async with Pool(1) as pool:
            await pool.run(60, double, 1)
            job = asyncio.create_task(pool.run(120, hang))
            await asyncio.sleep(0.2)
            started = time.monotonic()
            job.cancel()
            with pytest.raises(asyncio.CancelledError):
                await job
            return time.monotonic() - started

    assert asyncio.run(run()) < 20


@pytest.mark.parametrize("waits_for_begin", [False, True])
def test_a_worker_whose_scan_was_killed_ends_without_a_word(
    capfd: pytest.CaptureFixture[str], *, waits_for_begin: bool
) -> None:
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    worker = spawn.Process(target=_serve, args=(theirs,))
    worker.start()
    theirs.close()
    ours.send((bytes, (2**24,), {}))  # an answer that no pipe holds
    if waits_for_begin:
        ours.recv()
    ours.close()
    worker.join()
    assert (worker.exitcode, capfd.readouterr().err) == (0, "")


# A terminal sends Ctrl-C to the workers too, and they may have only just been started.
INTERRUPTED = """
import asyncio, os, signal
from scans.pool import Pool
async def main():
    signal.signal(signal.SIGINT, lambda *_: None)
    async with Pool(2) as pool:
        for _ in range(10):
            os.killpg(0, signal.SIGINT)
            await asyncio.sleep(0.05)
        print(*await asyncio.gather(*(pool.run(60, abs, -number) for number in range(4))))
asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on POSIX")
def test_workers_do_not_hear_ctrl_c_while_they_start() -> None:
    line = [sys.executable, "-c", INTERRUPTED]
    done = subprocess.run(line, start_new_session=True, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 1 2 3\n", "")
