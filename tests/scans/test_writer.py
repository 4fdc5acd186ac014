"""Captures are stored in batches, and soon even where a batch does not fill."""

import asyncio
import gc
import sqlite3
import zlib
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from time import sleep

import pytest

from model.capture import Capture
from model.errors import StorageError
from model.outcome import Outcome
from model.submission import Agency
from scans.spool import ForStore, Spool
from scans.writer import BATCH, MOST_HANDED, SOON, Stored, Writer, _parts
from storage import load, save
from storage.session import Store, open_store

NOW = datetime(2022, 3, 15, 1, 0, tzinfo=UTC)


def stored(folder: Path) -> tuple[Store, int]:
    store = open_store(f"sqlite:///{folder / 'oit.db'}", upgrade=True)
    save.submissions(store, [Agency("อบต.ก")], [], fiscal_year=2565, now=NOW)
    scan = save.start_scan(
        store, fiscal_year=2565, as_of=date(2022, 3, 15), agencies=None, settings={}, source="test", version="0", now=NOW
    )
    return store, scan


def _put_away(folder: Path) -> None:
    """From now on no capture can be stored."""
    with sqlite3.connect(folder / "oit.db") as other:
        other.execute("ALTER TABLE look RENAME TO away")
    other.close()


def capture(number: int) -> Capture:
    return Capture(f"http://a.example/{number}", Outcome.HTTP_404, NOW, http_status=404)


def answered(number: int) -> Capture:
    body_hash = sha256(b"body %d" % number).hexdigest()
    return Capture(f"http://a.example/{number}", Outcome.OK, NOW, http_status=200, body_hash=body_hash)


def test_a_full_batch_is_stored_at_once_and_the_rest_soon(tmp_path: Path) -> None:
    store, scan = stored(tmp_path)

    async def run() -> tuple[int, int, int]:
        async with Writer(store, scan) as writer:
            for number in range(BATCH + 3):
                await writer.capture(capture(number))
            full = len(load.captured_urls(store, scan))
            await asyncio.sleep(SOON * 2)
            soon = len(load.captured_urls(store, scan))
            await writer.capture(capture(-1))
        return full, soon, len(load.captured_urls(store, scan))

    assert asyncio.run(run()) == (BATCH, BATCH + 3, BATCH + 4)
    store.close()


def test_an_error_of_the_store_reaches_who_waits(tmp_path: Path) -> None:
    store, scan = stored(tmp_path)

    async def run() -> str:
        async with Writer(store, scan) as writer:
            try:
                await writer.run(lambda: 1 / 0)
            except ZeroDivisionError as error:
                return str(error)
        return "no error"

    assert "division" in asyncio.run(run())
    store.close()


def test_a_batch_is_stored_though_who_waited_for_it_is_stopped(tmp_path: Path) -> None:
    """Ctrl-C keeps what was done."""
    store, scan = stored(tmp_path)

    async def run() -> None:
        async with Writer(store, scan) as writer:
            busy = asyncio.create_task(writer.run(sleep, 0.3))
            await asyncio.sleep(0.05)
            for number in range(BATCH - 1):
                await writer.capture(capture(number))
            last = asyncio.create_task(writer.capture(capture(BATCH)))
            await asyncio.sleep(0.05)  # it waits for its turn in the storage thread
            last.cancel()
            await asyncio.gather(busy, last, return_exceptions=True)

    asyncio.run(run())
    assert len(load.captured_urls(store, scan)) == BATCH
    store.close()


def test_a_batch_that_fails_when_who_waited_is_gone_prints_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store, scan = stored(tmp_path)
    _put_away(tmp_path)

    async def run() -> None:
        async with Writer(store, scan) as writer:
            busy = asyncio.create_task(writer.run(sleep, 0.2))
            await asyncio.sleep(0.05)
            await writer.capture(capture(1))
            waiting = asyncio.create_task(writer.flush())
            await asyncio.sleep(0.05)
            waiting.cancel()
            await asyncio.gather(busy, waiting, return_exceptions=True)

    with pytest.raises(StorageError):
        asyncio.run(run())
    gc.collect()
    assert "never retrieved" not in caplog.text
    store.close()


def test_a_batch_that_failed_with_nobody_waiting_stops_what_would_rest_on_it(tmp_path: Path) -> None:
    store, scan = stored(tmp_path)
    _put_away(tmp_path)

    async def run() -> None:
        async with Writer(store, scan) as writer:
            await writer.capture(capture(1))
            await asyncio.sleep(SOON * 2)
            with sqlite3.connect(tmp_path / "oit.db") as other:
                other.execute("ALTER TABLE away RENAME TO look")  # in order again: the lost batch is lost all the same
            other.close()
            with pytest.raises(StorageError):
                await writer.capture(capture(2))  # or whole agencies would be asked for nothing
            await writer.run(lambda: None)

    with pytest.raises(StorageError):
        asyncio.run(run())
    store.close()


def test_what_readers_hand_over_is_bounded_until_it_is_stored(tmp_path: Path) -> None:
    store, scan = stored(tmp_path)
    large = ForStore(b"x" * (MOST_HANDED // 2), b"[true,{},false]")

    async def run() -> list[bool]:
        async with Writer(store, scan) as writer:
            room = [writer.has_room]
            for number in range(2):
                await writer.capture(answered(number), large, 1)
                room.append(writer.has_room)
            await writer.flush()
            return [*room, writer.has_room]

    assert asyncio.run(run()) == [True, True, False, True]
    store.close()


def test_what_a_reader_leaves_is_stored_from_its_hands_and_from_a_file(tmp_path: Path) -> None:
    store, scan = stored(tmp_path)
    spool = Spool(tmp_path)
    left = [ForStore(zlib.compress(b"body %d" % number), b"[true,{},false]") for number in range(2)]
    spool.put_for_store("http://a.example/1", left[1])

    async def run() -> None:
        async with Writer(store, scan) as writer:
            await writer.capture(answered(0), left[0], 6)
            await writer.capture(answered(1), spool.for_store("http://a.example/1"), 6)

    asyncio.run(run())
    assert not spool.for_store("http://a.example/1").exists()
    bodies = [found.body for number in range(2) if (found := load.capture(store, scan, f"http://a.example/{number}"))]
    assert bodies == [b"body 0", b"body 1"]
    store.close()


@pytest.mark.parametrize(
    ("megabytes", "parts"),
    [([], []), ([0] * 9, [9]), ([20] * 5, [1] * 5), ([10] * 7, [3, 3, 1]), ([40, 0, 40], [1, 2]), ([0, 0, 40, 1], [3, 1])],
)
def test_large_bodies_are_not_all_in_memory_at_a_time(megabytes: list[int], parts: list[int]) -> None:
    batch = [Stored(capture(place), None, size * 2**20) for place, size in enumerate(megabytes)]
    found = list(_parts(batch))
    assert [each for part in found for each in part] == batch
    assert [len(part) for part in found] == parts
