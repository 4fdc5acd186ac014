"""Scanned papers of one scan: once each, what an earlier night has read is not read again, and time runs out for all together."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from model.capture import Capture
from model.document import Block, Document, Fault, Kind, Role
from model.outcome import Outcome
from scans.kept import OCR_PLACE, ocr_version, pack
from scans.papers import Papers
from scans.pool import Pool, WorkerLost
from scans.recall import Recall
from scans.spool import Spool
from scans.writer import Writer
from storage import readings, save
from storage.readings import Row
from storage.session import open_store

URL = "https://www.ban-tua-yang.example/plan.pdf"
BODY = b"%PDF-1.4"
HASH = sha256(BODY).hexdigest()
CAPTURE = Capture(URL, Outcome.OK, datetime(2022, 3, 15, tzinfo=UTC), 200, URL, "application/pdf", body=BODY, body_hash=HASH)
READ = Document(
    "https://www.ban-tua-yang.example/elsewhere.pdf",
    Kind.PDF,
    (Block("แผน", "แผน", Role.TEXT, "หน้า 1 (OCR)", 1),),
    text_source="ocr",
)


class Readers(Pool):
    """Stands in for the workers: counts the scans that are read, or is lost at each of them."""

    def __init__(self, *, lost: bool = False) -> None:
        super().__init__(1)
        self.read = 0
        self._lost = lost

    async def run(self, *_args: Any, **_kwargs: Any) -> Any:
        self.read += 1
        await asyncio.sleep(0)
        if self._lost:
            raise WorkerLost("no answer")
        return pack(READ)


def story(
    folder: Path, pool: Pool, captures: Sequence[Capture], *, known: bool = False
) -> tuple[list[bool], list[Document | None]]:
    """Asks for all of these scans at the same time."""

    async def told() -> list[bool]:
        with open_store(f"sqlite:///{folder / 'oit.db'}", upgrade=True) as store:
            scan = save.start_scan(
                store, fiscal_year=2565, as_of=CAPTURE.checked_at.date(), agencies=[], settings={}, source="t", version="t",
                now=CAPTURE.checked_at,
            )  # fmt: skip
            save.captures(store, scan, captures)
            if known:
                readings.save(store, {(HASH, OCR_PLACE): Row(b"", pack(READ))}, version=ocr_version())
            async with Writer(store, scan) as writer:
                papers = Papers(writer, pool, spool, Recall(writer, store, scan, version=b""))
                reading = [papers.read(replace(capture, body=b"")) for capture in captures]
                return await asyncio.wait_for(asyncio.gather(*reading), 20)

    spool = Spool(folder)
    for capture in captures:
        spool.save(capture.url, Document(capture.url, Kind.PDF, fault=Fault.SCANNED, text_source="none"))
    return asyncio.run(told()), [spool.load(capture.url) for capture in captures]


def test_a_paper_that_was_read_elsewhere_is_not_read_again(tmp_path: Path) -> None:
    done, documents = story(tmp_path, Pool(1), [CAPTURE], known=True)  # the pool has no workers
    assert (done, documents) == ([True], [replace(READ, url=URL)])


def test_a_paper_that_stands_at_many_addresses_is_read_once(tmp_path: Path) -> None:
    captures = [replace(CAPTURE, url=f"{URL}?{n}", final_url=f"{URL}?{n}") for n in range(5)]
    pool = Readers()
    done, documents = story(tmp_path, pool, captures)
    assert (done, pool.read) == ([True] * 5, 1)
    assert documents[1:] == [replace(READ, url=f"{URL}?{n}") for n in range(1, 5)]


def test_a_paper_that_takes_its_reader_down_does_so_once(tmp_path: Path) -> None:
    captures = [replace(CAPTURE, url=f"{URL}?{n}") for n in range(3)]
    pool = Readers(lost=True)
    done, _ = story(tmp_path, pool, captures)
    assert (done, pool.read) == ([False] * 3, 1)
