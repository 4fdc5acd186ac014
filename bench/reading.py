"""Reading documents alone, in one process: pages of text PDFs, rows of sheets, other kinds, pages by OCR.

python bench/reading.py [--seconds 2] [--ocr]
"""

import argparse
import io
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from documents import ocr
from documents.read import read
from model.capture import Capture
from model.document import Document
from model.outcome import Outcome

FIXTURES = Path(__file__).parents[1] / "fixtures" / "documents"
ROWS = 5_000
OCR_SECONDS = 60.0
TARGET = 100  # pages of a text PDF a second and core


def main() -> int:
    """Print a line for each document; exit code 1 where text PDFs are read slower than the target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=1.0, help="how long each document is read again and again")
    parser.add_argument("--ocr", action="store_true", help="also read the scans, with Tesseract")
    options = parser.parse_args()
    print(f"{'document':<34} {'kB':>6} {'ms':>8}   a CPU second")
    pages, taken = 0, 0.0
    for folder in sorted((FIXTURES / "producers").iterdir()):
        body = next(folder.glob("document.*")).read_bytes()
        each, document = _measure(body, options.seconds)
        pages, taken = pages + (document.page_count or 0), taken + (each if document.page_count else 0)
        per = f"{document.page_count / each:6.0f} pages" if document.page_count else f"{1 / each:6.0f} files"
        print(f"{folder.name:<34} {len(body) // 1000:>6} {each * 1000:>8.1f}   {per}")
    each, _ = _measure(_sheet(), options.seconds)
    print(f"{f'sheet of {ROWS} rows':<34} {'':>6} {each * 1000:>8.1f}   {ROWS / each:6.0f} rows")
    print(f"{'all text PDFs':<34} {'':>6} {'':>8}   {pages / taken:6.0f} pages (target {TARGET})")
    if options.ocr:
        _scans()
    return 0 if pages / taken >= TARGET else 1


def _captured(body: bytes) -> Capture:
    return Capture("http://a.example/x", Outcome.OK, datetime(2022, 3, 15, tzinfo=UTC), body=body)


def _measure(body: bytes, seconds: float) -> tuple[float, Document]:
    """CPU seconds for one reading, programs that it starts not counted, and what was read."""
    capture = _captured(body)
    document = read(capture)
    count, begin = 0, time.process_time()
    while time.process_time() - begin < seconds:
        read(capture)
        count += 1
    return (time.process_time() - begin) / count, document


def _sheet() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("แผน")
        for row in range(ROWS):
            sheet.write_row(row, 0, [row, f"โครงการก่อสร้างถนนหมู่ที่ {row}", "งบลงทุน", row * 1000, "ตุลาคม 2564", "เฉพาะเจาะจง"])
    return out.getvalue()


def _scans() -> None:
    engine = ocr.available()
    if engine is None:
        print("no OCR: this machine has no Tesseract that reads Thai")
        return
    for path in sorted((FIXTURES / "scans").glob("*.pdf")):
        body = path.read_bytes()
        begin = time.perf_counter()
        document = ocr.recognised(read(_captured(body)), body, engine, seconds=OCR_SECONDS)
        print(
            f"{path.name:<34} {len(body) // 1000:>6} {'':>8}   {time.perf_counter() - begin:6.2f} s a page, {document.letters} letters"
        )


if __name__ == "__main__":
    sys.exit(main())
