"""`oit diff`: which two scans, their changes as records, and where they go."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from rich.console import Console

from model.diff import Change, Diff
from model.errors import InputError
from reports import as_jsonl, diff_as_html, diff_as_table
from reports.record import ChangeRecord, DiffLine, DiffRecord
from scans import diff as differences
from scans.outfile import try_place, whole_text
from scans.output import OTHER_FILES
from scans.stored_scans import newest_scan, numbered_scan, stored_scan
from scans.view import local, reason_records
from storage import load_diff
from storage.load import ScanInfo
from storage.session import Store, open_store

TABLE_WIDTH = 120  # of a table written to a file; a terminal has its own width


def run(db: str, scans: tuple[str, ...], *, form: str | None, out: Path | None, lang: str) -> None:
    """Compare two scans and write what changed."""
    if out is not None:
        try_place(out)
    with open_store(db) as store:
        old, new = _chosen(store, scans)
        found = differences.diff(store, old.id, new)
        _write(records(found, old, new), form or _default_form(out), out, lang)


def records(found: Diff, old: ScanInfo, new: ScanInfo) -> Iterator[DiffLine]:
    """Every change, then the sum."""
    yield from (change_record(change, found.fiscal_year) for change in found.changes)
    yield DiffRecord(
        fiscal_year=found.fiscal_year,
        old_scan=old.id,
        new_scan=new.id,
        old_started_at=local(old.started_at),
        new_started_at=local(new.started_at),
        agencies=len({change.agency for change in found.changes}),
        changes=dict(Counter(change.kind.value for change in found.changes)),
    )


def change_record(change: Change, fiscal_year: int) -> ChangeRecord:
    """One change as its public record."""
    return ChangeRecord.model_validate(
        {
            "change": change.kind.value,
            "agency": change.agency,
            "indicator": change.indicator,
            "fiscal_year": fiscal_year,
            "url": change.url,
            "division": change.division,
            "before": change.before.value if change.before else None,
            "after": change.after.value if change.after else None,
            "first_seen": local(change.first_seen),
            "since_scan": change.since_scan,
            "lost": list(change.lost),
            "won": list(change.won),
            "reasons": reason_records(change.reasons),
        }
    )


def _chosen(store: Store, words: tuple[str, ...]) -> tuple[ScanInfo, ScanInfo]:
    new = stored_scan(store, words[1]) if words else newest_scan(store)
    if words:
        old = stored_scan(store, words[0])
    else:
        before = load_diff.scans_before(store, new.id, fiscal_year=new.fiscal_year, at_most=1)
        if not before:
            raise InputError(
                f"มีรอบตรวจของปี {new.fiscal_year} เพียงรอบเดียว จึงยังไม่มีอะไรให้เทียบ ตรวจอีกครั้งด้วย oit scan",
                f"there is only one finished scan of {new.fiscal_year}, so nothing to compare it with; run: oit scan",
            )
        old = numbered_scan(store, before[0])
    if old.id >= new.id or old.fiscal_year != new.fiscal_year:
        raise InputError(
            f"เทียบรอบตรวจ {old.id} (ปี {old.fiscal_year}) กับ {new.id} (ปี {new.fiscal_year}) ไม่ได้ ให้รอบเก่าก่อน รอบใหม่หลัง และปีเดียวกัน",
            f"scan {old.id} ({old.fiscal_year}) and scan {new.id} ({new.fiscal_year}) cannot be compared: "
            "give the older one first, of the same fiscal year",
        )
    return old, new


def _default_form(out: Path | None) -> str:
    suffix = out.suffix.lower() if out is not None else ""
    if suffix in (".html", ".htm"):
        return "html"
    if suffix in OTHER_FILES | {".csv"}:
        raise InputError(
            f"oit diff เขียน {suffix} ไม่ได้ ใช้ชื่อที่ลงท้ายด้วย .html หรือ .jsonl หรือระบุ --format",
            f"oit diff does not write {suffix}: give a name in .html or .jsonl, or say --format",
        )
    if out is not None:
        return "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"


def _write(lines: Iterator[DiffLine], form: str, out: Path | None, lang: str) -> None:
    if out is None:
        with suppress(BrokenPipeError):
            _render(lines, form, sys.stdout, lang)
        return
    with whole_text(out) as file:
        _render(lines, form, file, lang)


def _render(lines: Iterator[DiffLine], form: str, file: TextIO, lang: str) -> None:
    match form:
        case "table":
            diff_as_table.render(lines, lang, Console(file=file, width=None if file.isatty() else TABLE_WIDTH))
        case "html":
            file.writelines(diff_as_html.render(lines, lang))
        case _:
            file.writelines(as_jsonl.render(lines))
    file.flush()
