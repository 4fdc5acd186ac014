"""Where the records go: standard output or a file that appears whole or not at all."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console

from model.errors import InputError
from model.finding import Verdict
from reports import as_csv, as_jsonl, as_table
from reports.record import IndicatorRecord, Record
from scans.options import Options
from scans.view import records
from storage.session import Store

# Names of files that other programs open: records under such a name look like a broken file.
OTHER_FILES = frozenset({".xlsx", ".xls", ".ods", ".pdf", ".html", ".htm", ".docx", ".doc", ".odt"})
TABLE_WIDTH = 110  # of a table written to a file; a terminal has its own width


class Output:
    """The chosen format and place. The place is tried on entry, so that a scan is not lost for a wrong path."""

    def __init__(self, options: Options) -> None:
        self._lang = options.lang
        self._out = options.out
        self._asked_form = options.form
        self._form = options.form or _default_form(options.out)
        self._part: Path | None = None

    def __enter__(self) -> Self:
        if self._out is not None:
            _refuse_other_files(self._out, self._asked_form)
            self._part = self._out.with_name(self._out.name + ".part")
            try:
                self._part.write_bytes(b"")
            except OSError as error:
                raise InputError(
                    f"เขียนไฟล์ {self._out} ไม่ได้ ({error.strerror}) ตรวจว่ามีโฟลเดอร์และมีสิทธิ์เขียน",
                    f"cannot write {self._out} ({error.strerror}); check that the folder exists and may be written to",
                ) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._part is not None:
            self._part.unlink(missing_ok=True)

    def write(self, store: Store, scan: int) -> Counter[Verdict]:
        """Write the records of a scan; how many indicators have each verdict."""
        counts: Counter[Verdict] = Counter()
        counted = _counted(records(store, scan), counts)
        if self._out is None or self._part is None:
            with suppress(BrokenPipeError):
                self._render(counted, sys.stdout)
            return counts
        encoding = "utf-8-sig" if self._form == "csv" else "utf-8"  # without the mark Excel takes Thai for another code page
        with self._part.open("w", encoding=encoding, newline="") as file:
            self._render(counted, file)
        self._part.replace(self._out)
        return counts

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
