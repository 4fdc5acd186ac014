"""Scanned documents of one scan: each read once by OCR, within a time for all of them together."""

import asyncio
import logging
import time
from dataclasses import replace

from model.capture import Capture
from scans.pool import Pool, WorkerLost
from scans.recall import Recall
from scans.spool import Spool
from scans.work import read_scan
from scans.writer import Writer

log = logging.getLogger(__name__)

PAPER_SECONDS = 60.0  # for one document: three pages at the 20 s that the worst page may take
MARGIN = 15.0  # for drawing the pages, before the worker is taken for lost
ALL_SECONDS = 3600.0  # for a scan; what is left is read on the next night, when this night's texts are known


class Papers:
    """Reads scanned documents. What was read on any earlier night, or at another address, is not read again."""

    def __init__(self, writer: Writer, pool: Pool, spool: Spool, recall: Recall) -> None:
        self._writer = writer
        self._pool = pool
        self._spool = spool
        self._recall = recall
        self._until: float | None = None
        self._reading: dict[str, asyncio.Task[bool]] = {}
        self._turns: dict[str | None, asyncio.Lock] = {}  # by the hash of the bytes: the others find what the first has read
        self._lost: set[str | None] = set()

    async def read(self, capture: Capture) -> bool:
        """Put the text of a scanned document into the spool; False where it has to wait for another night."""
        if capture.url not in self._reading:
            self._reading[capture.url] = asyncio.create_task(self._in_turn(capture))
        return await asyncio.shield(self._reading[capture.url])

    async def _in_turn(self, capture: Capture) -> bool:
        async with self._turns.setdefault(capture.body_hash, asyncio.Lock()):
            return capture.body_hash not in self._lost and await self._read(capture)

    async def _read(self, capture: Capture) -> bool:
        known = await self._recall.document(capture, by_ocr=True)
        if known is not None:
            self._spool.save(capture.url, replace(known, url=capture.final_url or capture.url))
            return True
        if self._until is None:
            self._until = time.monotonic() + ALL_SECONDS
        if time.monotonic() > self._until:
            return False
        return await self._recognise(capture)

    async def _recognise(self, capture: Capture) -> bool:
        await self._writer.flush()  # the bytes are read from the store
        self._spool.put_body(capture.url, await self._recall.body(capture))
        try:
            part = self._spool.part([capture.url])
            packed = await self._pool.run(PAPER_SECONDS + MARGIN, read_scan, capture, spool=part, most=PAPER_SECONDS)
        except WorkerLost as error:
            log.warning("%s: not read by OCR: %s", capture.url, error)
            self._lost.add(capture.body_hash)
            return False
        finally:
            self._spool.done_with_body(capture.url)
        await self._recall.keep_ocr(capture, packed)
        return True
