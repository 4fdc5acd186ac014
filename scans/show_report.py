"""`oit report`: which scan, of whom, in which form, and where it goes.

What one form alone needs is imported where that form is made: all together take as long as half a province's report.
"""

import gc
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from model.errors import InputError
from scans.outfile import try_place, whole
from scans.report import chosen, load_report
from scans.stored_scans import newest_scan, stored_scan
from storage.load import ScanInfo
from storage.session import Store, open_store

TEXT_FORMS = ("jsonl", "csv")
EVIDENCE_FORMS = ("html", "pdf")
_BY_SUFFIX = {".html": "html", ".htm": "html", ".xlsx": "xlsx", ".csv": "csv", ".jsonl": "jsonl", ".pdf": "pdf"}
_OTHER_FILES = frozenset({".xls", ".ods", ".docx", ".doc", ".odt", ".pptx", ".ppt"})  # no page may bear such a name

# Records hold no cycles, and a province is 60,000 of them: to look through all again and again was 0.3 s.
COLLECT_AFTER = 50_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants: a scan by number or day (None: the newest finished), narrowed, in a form."""

    db: str
    scan: str | None
    form: str | None
    out: Path | None
    agencies: tuple[str, ...]
    province: str | None
    url: str | None
    agency_sheets: bool
    lang: str
    quiet: bool


def run(asked: Asked) -> int:
    """Write the report; 0 when it is written."""
    gc.set_threshold(COLLECT_AFTER)
    form = asked.form or _form_of(asked.out)
    if asked.url and form not in EVIDENCE_FORMS:
        raise InputError(
            "บันทึกหลักฐาน (--url) มีเฉพาะ --format html หรือ pdf", "the evidence sheet (--url) is made as --format html or pdf only"
        )
    if asked.out is not None:
        try_place(asked.out)
    with open_store(asked.db) as store:
        info = stored_scan(store, asked.scan) if asked.scan else newest_scan(store)
        if form in TEXT_FORMS:
            _write_text(_lines(store, info, form, asked), form, asked)
        else:
            _write_file(_document(store, info, form, asked), _place(info, form, asked), asked)
    return 0


def _form_of(out: Path | None) -> str:
    suffix = out.suffix.lower() if out else ""
    if suffix in _OTHER_FILES:
        names = " ".join(_BY_SUFFIX)
        raise InputError(
            f"ทำรายงานเป็น {suffix} ไม่ได้ ใช้ชื่อที่ลงท้ายด้วย {names}", f"a report is not made as {suffix}: give a name in {names}"
        )
    return _BY_SUFFIX.get(suffix, "html")


def _lines(store: Store, info: ScanInfo, form: str, asked: Asked) -> Iterable[str]:
    from reports import as_csv, as_jsonl
    from scans.view import records

    names = chosen(store, info, agencies=asked.agencies, province=asked.province)
    rows = records(store, info.id, names=set(names) if asked.agencies or asked.province else None)
    return as_csv.render(rows, asked.lang) if form == "csv" else as_jsonl.render(rows)


def _document(store: Store, info: ScanInfo, form: str, asked: Asked) -> bytes:
    if asked.url:
        return _evidence(store, info, form, asked)
    report = load_report(store, info.id, agencies=asked.agencies, province=asked.province)
    match form:
        case "xlsx":
            from reports import as_xlsx

            return as_xlsx.write(report, asked.lang, agency_sheets=asked.agency_sheets)
        case "pdf":
            from reports import as_pdf

            return as_pdf.write(report, asked.lang)
        case _:
            from reports import as_html

            return as_html.render(report, asked.lang).encode("utf-8")


def _evidence(store: Store, info: ScanInfo, form: str, asked: Asked) -> bytes:
    from reports import as_evidence
    from scans.evidence import load_evidence

    sheet = load_evidence(store, info, asked.url or "")
    return as_evidence.write_pdf(sheet, asked.lang) if form == "pdf" else as_evidence.render(sheet, asked.lang).encode("utf-8")


def _place(info: ScanInfo, form: str, asked: Asked) -> Path:
    kind = "evidence" if asked.url else "report"
    return asked.out or Path(f"oit-{kind}-{info.fiscal_year}-{info.id}.{form}")


def _write_text(lines: Iterable[str], form: str, asked: Asked) -> None:
    if asked.out is not None:
        mark = "\ufeff" if form == "csv" else ""  # without the mark Excel takes Thai for another code page
        _write_file((mark + "".join(lines)).encode("utf-8"), asked.out, asked)
        return
    with suppress(BrokenPipeError):
        sys.stdout.writelines(lines)
        sys.stdout.flush()


def _write_file(content: bytes, out: Path, asked: Asked) -> None:
    with whole(out) as file:
        file.write(content)
    if not asked.quiet:
        click.echo({"th": f"เขียน {out} แล้ว", "en": f"wrote {out}"}[asked.lang], err=True)
