"""The pages of one scan: each address is asked for once and its body read once, however many submissions lead to it."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from model.capture import Capture
from model.outcome import Outcome
from scans.fetched import Fetched, settled_with
from scans.fetching import Source, is_settled, never_asked
from scans.pool import Pool, WorkerLost
from scans.recall import Recall
from scans.settings import ScanSettings
from scans.spool import Spool
from scans.waiting import SMALL, Waiting
from scans.work import (
    Lead,
    Reading,
    lay_down_unread,
    leads_in_spool,
    read_capture,
    reading_of,
    unread,
    unreadable,
    without_body,
)
from scans.writer import Writer

log = logging.getLogger(__name__)

READ_SECONDS = 20.0  # for one document
UNREAD = 128 * 2**20  # bytes that wait for a reader before fetching pauses


class Pages:
    """What was fetched and read. `source` gives captures, `writer` keeps them, `pool` reads, `spool` holds what was read."""

    def __init__(
        self, settings: ScanSettings, source: Source, writer: Writer, pool: Pool, spool: Spool, recall: Recall
    ) -> None:
        self._settings = settings
        self._source = source
        self._writer = writer
        self._pool = pool
        self._spool = spool
        self._waiting = Waiting(spool.folder)
        self._recall = recall
        self._fetched: dict[str, asyncio.Task[Fetched]] = {}
        self._retried: set[str] = set()
        self._codes: dict[str, set[str]] = {}
        self._users: Counter[str] = Counter()
        self._laying: set[asyncio.Task[None]] = set()
        self._unread = 0
        self._room = asyncio.Condition()

    def expect(self, codes: Mapping[str, Iterable[str]]) -> None:
        """Addresses that will be asked for, each with the indicators it was given for: it is read once for all of them."""
        for url in codes:
            self._codes.setdefault(url, set()).update(codes[url])
        self.hold(codes)

    def hold(self, urls: Iterable[str]) -> None:
        """One more agency wants these; `forget` lets them go."""
        self._users.update(iter(urls))

    async def close(self) -> None:
        """Give up what is on the way."""
        tasks = [*self._fetched.values(), *self._laying]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._writer.flush()  # while the spool is there: bodies wait in it

    def done(self, url: str) -> Fetched:
        """What became of an address that was fetched."""
        return self._fetched[url].result()

    async def fetch(self, url: str, lane: asyncio.Semaphore, *, submitted: bool = True, settle: bool = False) -> Fetched:
        """Fetch and read an address, once a scan however many submissions ask for it."""
        if url not in self._fetched:
            self._fetched[url] = asyncio.create_task(self._fetch_once(url, lane, submitted=submitted, settle=settle))
        return await asyncio.shield(self._fetched[url])

    async def fetch_again(self, url: str) -> Fetched:
        """Ask once more for what failed for a passing cause; an address that agencies share is asked once for all."""
        if url not in self._retried:
            self._retried.add(url)
            self._fetched[url] = asyncio.create_task(self._retry(self.done(url).capture))
        return await asyncio.shield(self._fetched[url])

    async def leads(self, fetched: Fetched, code: str) -> tuple[Lead, ...]:
        """The addresses that a page leads to, for one indicator."""
        if not fetched.is_page:
            return ()
        if code not in fetched.leads:  # first asked for another indicator
            await self.lay_out(fetched)
            fetched.leads[code] = await self._leads(fetched, code)
        return fetched.leads[code]

    async def lay_out(self, fetched: Fetched) -> None:
        """Bring the document of an earlier night into the spool, once for all that ask for it at the same time."""
        if fetched.laid_out:
            return
        if fetched.laying is None:
            fetched.laying = asyncio.create_task(self._bring(fetched))
            self._laying.add(fetched.laying)
            fetched.laying.add_done_callback(self._laying.discard)
        await asyncio.shield(fetched.laying)

    def forget(self, urls: Iterable[str]) -> None:
        """Drop what no other agency in work asks for: memory and disk stay those of the open agencies."""
        for url in urls:
            self._users[url] -= 1
            if self._users[url] <= 0:
                del self._users[url]
                self._codes.pop(url, None)
                self._retried.discard(url)
                fetched = self._fetched.pop(url)
                self._spool.drop(fetched.result().capture.url)
                self._recall.forget(url)

    async def _leads(self, fetched: Fetched, code: str) -> tuple[Lead, ...]:
        capture = fetched.capture
        part = self._spool.part([capture.url])
        try:
            return await self._pool.run(READ_SECONDS, leads_in_spool, part, capture.url, code, **self._choice())
        except WorkerLost as error:
            log.warning("%s: its links could not be read: %s", capture.url, error)
            # Without its documents the page could look as if it had none: it counts as not read, which a person looks at.
            lay_down_unread(capture, self._spool)
            fetched.lost = True
            return ()

    async def _retry(self, capture: Capture) -> Fetched:
        return await self._settle(*self._laid_down(await self._source.fetch_again(capture)))

    def _choice(self) -> dict[str, int]:
        return {"fiscal_year": self._settings.fiscal_year, "attachments": self._settings.attachments}

    async def _fetch_once(self, url: str, lane: asyncio.Semaphore, *, submitted: bool, settle: bool) -> Fetched:
        async with lane:  # left before reading: a host must not wait for our readers
            async with self._room:
                await self._room.wait_for(lambda: self._unread < UNREAD)
                self._room.notify()  # the next that waits looks, too; to wake all at once costs their number squared
            capture, size, stored = await self._asked(url, submitted=submitted)
        if capture is None:
            return Fetched(never_asked(url, Outcome.INTERRUPTED, "not stored"), settled=True)
        if not is_settled(capture, stored=stored):
            if not settle:
                self._waiting.drop(capture.url)
                return Fetched(capture, settled=False)
            capture, size = self._laid_down(await self._source.fetch_again(capture))
        return await self._settle(capture, size, stored=stored)

    async def _asked(self, url: str, *, submitted: bool) -> tuple[Capture | None, int, bool]:
        capture, stored = await self._source.fetch(url, submitted=submitted)
        return (None, 0, stored) if capture is None else (*self._laid_down(capture), stored)

    def _laid_down(self, capture: Capture) -> tuple[Capture, int]:
        """The capture and the size of its body, which waits: readers may be far behind. What was read before needs none.

        What waits of an answer before this one is dropped.
        """
        self._waiting.drop(capture.url)
        if capture.body and self._recall.head(capture) is None:
            self._waiting.put(capture.url, capture.body)
        return without_body(capture), len(capture.body)

    async def _settle(self, capture: Capture, size: int, *, stored: bool = False) -> Fetched:
        head = self._recall.head(capture)
        if head is not None:  # the same bytes as on an earlier night: stored, and read
            if not stored:
                await self._writer.capture(capture)
            return settled_with(capture, reading_of(head), laid_out=False)
        if capture.unchanged_since and not size:  # the same, but another version of this program has read them
            capture, size = self._laid_down(replace(capture, body=await self._recall.body(capture)))
        reading = await self._read(capture, size, stored=stored) if size else Reading(is_page=False, leads={})
        if not stored:
            left = reading.left or self._spool.for_store(capture.url)
            await self._writer.capture(capture, left if size else None, size)
        return settled_with(capture, reading, laid_out=True)

    async def _bring(self, fetched: Fetched) -> None:
        """The text of a file comes from the store, a page by reading it."""
        capture = fetched.capture
        document = await self._recall.document(capture)
        if document is not None:
            self._spool.save(capture.url, document)
        else:
            body = await self._recall.body(capture)
            if body:
                self._waiting.put(capture.url, body)
                fetched.lost = (await self._read(capture, len(body), stored=True)).lost
                self._spool.for_store(capture.url).unlink(missing_ok=True)  # it is stored
        fetched.laid_out = True

    async def _read(self, capture: Capture, size: int, *, stored: bool) -> Reading:
        body, codes = self._waiting.body(capture.url), sorted(self._codes.get(capture.url, ()))
        part = self._spool.part([capture.url])
        self._unread += size
        try:
            return await self._pool.run(
                READ_SECONDS, read_capture, capture, body=body, spool=part, codes=codes, **self._choice(),
                hand_over=self._writer.has_room,
            )  # fmt: skip
        except WorkerLost as error:
            log.warning("%s: not read: %s", capture.url, error)
            return unreadable(capture, self._spool, body)
        except asyncio.CancelledError:
            if not stored and size <= SMALL:  # who goes on with the scan need not ask again; to pack more would hold up its end
                await self._writer.capture(capture, unread(body), size)
            raise
        finally:
            self._waiting.drop(capture.url)
            self._unread -= size
            async with self._room:
                self._room.notify()
