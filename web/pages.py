"""An address of our own -> the page that stands there. Nothing here writes; every page is made from the store anew."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from model.errors import InputError
from reports import as_csv, as_evidence, as_html, as_jsonl, as_xlsx
from reports.words import day, moment
from scans.evidence import load_evidence
from scans.report import load_report
from scans.view import records
from storage import load
from storage.load import ScanInfo
from storage.session import Store

Lang = Literal["th", "en"]
SCANS_SHOWN = 400  # a year of nights
HTML = "text/html; charset=utf-8"
WORDS = {
    "th": {
        "title": "รอบตรวจ OIT", "none": "ยังไม่มีรอบตรวจในฐานข้อมูล เริ่มด้วย oit check ไฟล์", "scan": "รอบตรวจ", "when": "เริ่มเมื่อ", "year": "ปีงบประมาณ",
        "as_of": "ตรวจ ณ วันที่", "agencies": "หน่วยงาน", "state": "สถานะ", "files": "ไฟล์", "report": "รายงาน", "other": "English",
        "finished": "เสร็จแล้ว", "running": "ยังไม่จบ", "interrupted": "ถูกหยุด",
    },
    "en": {
        "title": "OIT scans", "none": "there is no scan in the database yet; begin with oit check FILE", "scan": "scan", "when": "began",
        "year": "fiscal year",
        "as_of": "as of", "agencies": "agencies", "state": "state", "files": "files", "report": "report", "other": "ไทย",
        "finished": "finished", "running": "not finished", "interrupted": "interrupted",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What is answered: status, media type, bytes; `name` where it is a file to keep."""

    status: int
    kind: str
    body: bytes
    name: str | None = None


_NOT_THERE = Page(404, "text/plain; charset=utf-8", "ไม่มีหน้านี้ · there is no such page\n".encode())


def answer(store: Store, target: str, default: Lang) -> Page:
    """The page of a request's target, such as `/scan/3.xlsx?lang=en`."""
    try:
        parts = urlsplit(target)
    except ValueError:  # "http://[/"
        return _NOT_THERE
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    lang: Lang = "en" if asked.get("lang", default) == "en" else "th"
    if parts.path == "/":
        return Page(200, HTML, _index(store, lang).encode())
    found = re.fullmatch(r"/scan/(\d{1,18})(/evidence|\.xlsx|\.csv|\.jsonl)?", parts.path, re.ASCII)
    info = load.scan(store, int(found[1])) if found else None
    if found is None or info is None:
        return _NOT_THERE
    try:
        return _FORMS[found[2]](store, info, lang, asked)
    except InputError as error:
        return Page(404, "text/plain; charset=utf-8", f"{error.message_th}\n{error.message_en}\n".encode())


def _index(store: Store, lang: Lang) -> str:
    scans = load.scans(store, at_most=SCANS_SHOWN)
    return _templates().get_template("scans.html.j2").render(
        scans=scans, lang=lang, t=WORDS[lang], other="th" if lang == "en" else "en", day=day, moment=moment
    )  # fmt: skip


def _report(store: Store, info: ScanInfo, lang: Lang, _asked: dict[str, str]) -> Page:
    return Page(200, HTML, as_html.render(load_report(store, info.id), lang).encode())


def _evidence(store: Store, info: ScanInfo, lang: Lang, asked: dict[str, str]) -> Page:
    return Page(200, HTML, as_evidence.render(load_evidence(store, info, asked.get("url", "")), lang).encode())


def _workbook(store: Store, info: ScanInfo, lang: Lang, _asked: dict[str, str]) -> Page:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return Page(200, kind, as_xlsx.write(load_report(store, info.id), lang), f"oit-{info.fiscal_year}-{info.id}.xlsx")


def _csv(store: Store, info: ScanInfo, lang: Lang, _asked: dict[str, str]) -> Page:
    text = "\ufeff" + "".join(as_csv.render(records(store, info.id), lang))
    return Page(200, "text/csv; charset=utf-8", text.encode(), f"oit-{info.fiscal_year}-{info.id}.csv")


def _jsonl(store: Store, info: ScanInfo, _lang: Lang, _asked: dict[str, str]) -> Page:
    text = "".join(as_jsonl.render(records(store, info.id)))
    return Page(200, "application/jsonl; charset=utf-8", text.encode(), f"oit-{info.fiscal_year}-{info.id}.jsonl")


_Form = Callable[[Store, ScanInfo, Lang, dict[str, str]], Page]
_FORMS: dict[str | None, _Form] = {None: _report, "/evidence": _evidence, ".xlsx": _workbook, ".csv": _csv, ".jsonl": _jsonl}


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(loader=PackageLoader("web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
