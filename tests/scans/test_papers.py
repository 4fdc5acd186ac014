"""Scanned papers of one scan: once each, what an earlier night has read is not read again, and time runs out for all together."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from model.capture import Capture
from model.document import Block, Document, Fault, Kind, Role
from model.outcome import Outcome
from scans.kept import OCR_PLACE, ocr_version, pack
from scans.papers import Papers
from scans.pool import Pool
from scans.recall import Recall
from scans.spool import Spool
from scans.writer import Writer
from storage import readings, save
from storage.readings import Row
from storage.session import open_store

URL = "https://www.ban-tua-yang.example/plan.pdf"
CAPTURE = Capture(
    URL, Outcome.OK, datetime(2022, 3, 15, tzinfo=UTC), 200, URL, "application/pdf", body=b"%PDF-1.4", body_hash=None
)
READ = Document(
    "https://www.ban-tua-yang.example/elsewhere.pdf",
    Kind.PDF,
    (Block("แผน", "แผน", Role.TEXT, "หน้า 1 (OCR)", 1),),
    text_source="ocr",
)


def test_a_paper_that_was_read_elsewhere_is_not_read_again(tmp_path: Path) -> None:
    capture = replace(CAPTURE, body_hash=sha256(CAPTURE.body).hexdigest())

    async def story() -> tuple[bool, Document | None]:
        with open_store(f"sqlite:///{tmp_path / 'oit.db'}", upgrade=True) as store:
            scan = save.start_scan(
                store, fiscal_year=2565, as_of=CAPTURE.checked_at.date(), agencies=[], settings={}, source="t", version="t",
                now=CAPTURE.checked_at,
            )  # fmt: skip
            save.captures(store, scan, [capture])
            readings.save(store, {(capture.body_hash or "", OCR_PLACE): Row(b"", pack(READ))}, version=ocr_version())
            spool = Spool(tmp_path)
            spool.save(URL, Document(URL, Kind.PDF, fault=Fault.SCANNED, text_source="none"))
            async with Writer(store, scan) as writer:
                papers = Papers(writer, Pool(1), spool, Recall(writer, store, scan, version=b""))  # the pool has no workers
                done = await asyncio.wait_for(papers.read(replace(capture, body=b"")), 20)
            return done, spool.load(URL)

    done, document = asyncio.run(story())
    assert done
    assert document == replace(READ, url=URL)
