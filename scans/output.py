"""Where the records of a scan go, and in which form."""

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from rich.console import Console

from model.errors import InputError
from model.finding import Verdict
from reports import as_csv, as_jsonl, as_table
from reports.record import IndicatorRecord, Record
from scans.options import Options
from scans.outfile import try_place, whole_text
from scans.view import records
from storage.session import Store

# Names of files that other programs open: records under such a name look like a broken file.
OTHER_FILES = frozenset({".xlsx", ".xls", ".ods", ".pdf", ".html", ".htm", ".docx", ".doc", ".odt"})
TABLE_WIDTH = 110  # of a table written to a file; a terminal has its own width


class Output:
    """The chosen format and place. The place is tried at once, so that a scan is not lost for a wrong path.

    `source`: the submissions that the command reads, which it must not write over.
    """

    def __init__(self, options: Options, *, source: str | None = None) -> None:
        if options.out is not None:
            _refuse_other_files(options.out, options.form)
            try_place(options.out, source=source)
        self._lang = options.lang
        self._out = options.out
        self._form = options.form or _default_form(options.out)

    def write(self, store: Store, scan: int) -> Counter[Verdict]:
        """Write the records of a scan; how many indicators have each verdict."""
        counts: Counter[Verdict] = Counter()
        try:
            self._put(_counted(records(store, scan), counts))
        except BrokenPipeError:  # who reads may stop early; the exit code speaks of all
            counts.clear()
            deque(_counted(records(store, scan), counts), maxlen=0)
        return counts

    def _put(self, rows: Iterable[Record]) -> None:
        if self._out is None:
            self._render(rows, sys.stdout)
            return
        encoding = "utf-8-sig" if self._form == "csv" else "utf-8"  # without the mark Excel takes Thai for another code page
        try:
            with whole_text(self._out, encoding) as file:
                self._render(rows, file)
        except InputError as error:
            raise InputError(
                f"{error.message_th} ผลตรวจเก็บในฐานข้อมูลแล้ว เขียนเป็นไฟล์ได้อีกด้วย oit report --format csv --out ชื่อไฟล์",
                f"{error.message_en}; the results are in the database, write them again with: oit report --format csv --out FILE",
            ) from error

    def _render(self, rows: Iterable[Record], file: TextIO) -> None:
        match self._form:
            case "table":
                as_table.render(rows, self._lang, Console(file=file, width=None if file.isatty() else TABLE_WIDTH))
            case "csv":
                file.writelines(as_csv.render(rows, self._lang))
            case _:
                file.writelines(as_jsonl.render(rows))
        file.flush()


def _refuse_other_files(out: Path, form: str | None) -> None:
    if form is None and out.suffix.lower() in OTHER_FILES:
        raise InputError(
            f"คำสั่งนี้เขียน {out.name} ไม่ได้ ใช้ชื่อที่ลงท้ายด้วย .csv (เปิดด้วย Excel ได้) หรือ .jsonl ส่วนรายงานทำด้วย oit report --out {out.name}",
            f"this command does not write {out.name}: give a name in .csv (opens in Excel) or .jsonl; "
            f"a report is made by: oit report --out {out.name}",
        )


def _default_form(out: Path | None) -> str:
    if out is not None:
        return "csv" if out.suffix.lower() == ".csv" else "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"


def _counted(rows: Iterable[Record], counts: Counter[Verdict]) -> Iterator[Record]:
    for record in rows:
        if isinstance(record, IndicatorRecord):
            counts[Verdict(record.verdict)] += 1
        yield record
