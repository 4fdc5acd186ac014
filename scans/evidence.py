"""The evidence sheet of one address, from the stored captures."""

from collections.abc import Collection
from dataclasses import replace

from model.capture import Capture, Note
from model.errors import InputError
from model.finding import Reason
from reports.evidence import EvidenceSheet
from reports.report import Words
from rules.reasons import table
from rules.say import sentence
from storage import load
from storage.load import ScanInfo
from storage.load_looks import looks
from storage.session import Store

_OPENED = Words("เปิดได้", "it opened")  # the only outcome without a term: no reason speaks of it
LOOKS_SHOWN = 60  # two months of nights


def load_evidence(store: Store, info: ScanInfo, url: str) -> EvidenceSheet:
    """What a scan knows of an address; InputError where it was not asked in it."""
    address, capture = _capture(store, info, url)
    names = load.scan_agencies(store, info.id)
    term = table().terms.get(capture.outcome.value)
    return EvidenceSheet(
        scan=info.id,
        fiscal_year=info.fiscal_year,
        version=info.version,
        capture=replace(capture, body=b""),
        stored=len(capture.body),
        asked_for=_asked_for(store, info, {address, capture.url}, names),
        notes=tuple(_said(note) for note in capture.notes),
        looks=tuple(looks(store, capture.url, up_to=info.id, at_most=LOOKS_SHOWN)),
        outcome=Words(term.th, term.en) if term else _OPENED,
    )


def _capture(store: Store, info: ScanInfo, url: str) -> tuple[str, Capture]:
    """The capture of the address as given or, as browsers write it, with or without a slash at the end."""
    for address in (url.strip(), url.strip() + "/", url.strip().rstrip("/")):
        if (capture := load.capture(store, info.id, address)) is not None:
            return address, capture
    raise InputError(
        f"รอบตรวจ {info.id} ไม่ได้ขอ {url} ให้ใช้ URL ตามที่ส่งไว้ ดูได้จาก oit report --format csv",
        f"scan {info.id} did not ask for {url}; give the URL as it was submitted, see: oit report --format csv",
    )


def _asked_for(store: Store, info: ScanInfo, urls: Collection[str], names: Collection[str]) -> tuple[tuple[str, str], ...]:
    listed = load.submissions(store, info.fiscal_year, names)
    return tuple(dict.fromkeys((item.agency, item.indicator) for item in listed if item.url in urls))


def _said(note: Note) -> Words:
    reason = Reason(note.code, note.data)
    return Words(sentence(reason, "th"), sentence(reason, "en"))
