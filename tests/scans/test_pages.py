"""Each address once a scan: what becomes of a page whose worker is lost."""

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from model.capture import Capture
from model.document import Document, Fault, Kind
from model.outcome import Outcome
from scans.fetched import Fetched
from scans.pages import Pages
from scans.pool import WorkerLost
from scans.settings import ScanSettings
from scans.spool import ForStore, Spool
from scans.waiting import SMALL
from storage.packing import pack_body

URL = "http://ban.example/o18"
CAPTURE = Capture(URL, Outcome.OK, datetime(2022, 3, 15, tzinfo=UTC), http_status=200)


class Pool:
    """One whose workers all die, or hang until they are given up."""

    def __init__(self, *, hangs: bool = False) -> None:
        self.begun = asyncio.Event()
        self._hangs = hangs

    async def run(self, *_given: object, **_named: object) -> None:
        self.begun.set()
        if self._hangs:
            await asyncio.Event().wait()
        raise WorkerLost("the worker process died")


class Nothing:
    """A store that keeps nothing, and nothing to recall."""

    has_room = False

    async def flush(self) -> None:
        """Nothing to store."""

    async def capture(self, _capture: Capture, *_more: object) -> None:
        """Nothing is stored."""

    def head(self, _capture: Capture) -> None:
        """Nothing was read before."""

    async def document(self, _capture: Capture) -> None:
        """No text of an earlier night."""

    async def body(self, _capture: Capture) -> bytes:
        return b"<p>"


def pages(spool: Spool, pool: Any) -> Pages:
    nothing: Any = Nothing()
    return Pages(ScanSettings(2565, date(2022, 3, 15)), nothing, nothing, pool, spool, nothing)


def test_a_page_whose_links_cannot_be_read_counts_as_not_read(tmp_path: Path) -> None:
    """It must not look like a page without documents: that would fail it."""
    spool = Spool(tmp_path)
    spool.save(URL, Document(url=URL, kind=Kind.HTML))
    fetched = Fetched(CAPTURE, settled=True, is_page=True, laid_out=True)

    async def run() -> None:
        assert await pages(spool, Pool()).leads(fetched, "O18") == ()

    asyncio.run(run())
    laid = spool.load(URL)
    assert laid is not None
    assert (laid.fault, fetched.lost) == (Fault.TOO_COMPLEX, True)


def test_the_body_of_an_answer_does_not_wait_when_the_next_answer_has_none(tmp_path: Path) -> None:
    """It would take the room of other bodies until the scan ends."""

    class Source:
        async def fetch(self, url: str, *, submitted: bool) -> tuple[Capture, bool]:
            assert submitted
            return Capture(url, Outcome.HTTP_5XX, CAPTURE.checked_at, http_status=503, body=b"busy"), False

        async def fetch_again(self, capture: Capture) -> Capture:
            return Capture(capture.url, Outcome.READ_TIMEOUT, CAPTURE.checked_at)

    nothing, source = Nothing(), Source()
    work = Pages(ScanSettings(2565, date(2022, 3, 15)), source, nothing, Pool(), Spool(tmp_path), nothing)  # type: ignore[arg-type]

    async def run() -> None:
        fetched = await work.fetch(URL, asyncio.Semaphore(1), settle=True)
        assert fetched.capture.outcome is Outcome.READ_TIMEOUT
        with pytest.raises(KeyError):
            work._waiting.body(URL)

    asyncio.run(run())


@pytest.mark.parametrize(("size", "kept"), [(100_000, True), (SMALL + 1, False)])
def test_what_was_fetched_and_not_read_yet_is_stored_when_the_scan_ends(tmp_path: Path, size: int, *, kept: bool) -> None:
    """Whoever goes on with it need not ask again; large bodies would take too long to pack."""
    body, stored = b"x" * size, []

    class Source(Nothing):
        async def fetch(self, url: str, *, submitted: bool) -> tuple[Capture, bool]:
            assert submitted
            return Capture(url, Outcome.OK, CAPTURE.checked_at, http_status=200, body=body), False

    class Writer(Nothing):
        async def capture(self, capture: Capture, *more: object) -> None:
            stored.append((capture.url, *more))

    async def run() -> None:
        pool, nothing = Pool(hangs=True), Nothing()
        work = Pages(ScanSettings(2565, date(2022, 3, 15)), Source(), Writer(), pool, Spool(tmp_path), nothing)  # type: ignore[arg-type]
        fetching = asyncio.create_task(work.fetch(URL, asyncio.Semaphore(1)))
        await pool.begun.wait()
        fetching.cancel()
        await work.close()

    asyncio.run(run())
    assert stored == ([(URL, ForStore(pack_body(body)), size)] if kept else [])


@pytest.mark.filterwarnings("error")
def test_what_is_being_laid_out_ends_with_the_scan(tmp_path: Path) -> None:
    """Or it would write into a folder that is gone."""
    fetched = Fetched(CAPTURE, settled=True, is_page=True, laid_out=False)

    async def run() -> set[asyncio.Task[Any]]:
        pool = Pool(hangs=True)
        work = pages(Spool(tmp_path), pool)
        waiting = asyncio.create_task(work.lay_out(fetched))
        await pool.begun.wait()
        waiting.cancel()
        await work.close()
        return asyncio.all_tasks() - {asyncio.current_task()}  # type: ignore[arg-type]

    assert all(task.done() for task in asyncio.run(run()))
    assert fetched.laying is not None
    assert fetched.laying.cancelled()
    assert not fetched.laid_out
