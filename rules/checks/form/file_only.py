"""An address that opens a file and not a page earned no point (a reason for lost points that graders named)."""

import re

from model.document import Kind
from model.finding import Evidence, Reason
from model.outcome import Outcome
from rules.case import Case, reason
from rules.codes import Code

# By what the body is, never by its extension: downloads without one exist (/sdc_download/…, ?fileId=).
_FILES = frozenset(Kind) - {Kind.HTML, Kind.TEXT, Kind.EMPTY, Kind.UNKNOWN}
# What a browser saves or hands to another program whatever the body is: a page that is sent as one of these opens nowhere.
_SAVED = re.compile(
    r"application/(?:pdf|x-pdf|octet-stream|msword|rtf|zip|x-zip|x-rar|vnd\.|(?:x-)?(?:force-)?download)", re.IGNORECASE
)
_OPENS = frozenset({Outcome.OK, Outcome.TOO_LARGE})  # of a large file only the beginning was read: it is a file all the same
_NOT_SAVED = "application/vnd.wap.xhtml"
_VIEWER = re.compile(
    r"/gview\?|/viewer(?:ng)?(?:\.html?)?\?(?:[^#]*&)?(?:file|url|src)=|view\.officeapps\.live\.com|/pdfjs/", re.IGNORECASE
)


def check_file_only(case: Case) -> list[Reason]:
    """Empty: the address opens a page."""
    capture = case.dossier.page.capture
    if capture.outcome not in _OPENS:
        return []
    kind = _kind(case)
    if kind is None:
        return []
    quote = capture.header("content-disposition") or capture.content_type or capture.url
    where = "ชนิดของไฟล์" if quote is not capture.url else "ที่อยู่ของหน้า"
    return [
        reason(Code.FILE_ONLY, (Evidence(capture.final_url or capture.url, where, quote[:200], capture.body_hash),), file=kind)
    ]


def _kind(case: Case) -> str | None:
    """What sort of file it is; None for a page."""
    capture, document = case.dossier.page.capture, case.dossier.page.document
    if document is not None and document.kind in _FILES:
        return document.kind.value
    if (capture.header("content-disposition") or "").strip().lower().startswith("attachment"):
        return "download"
    sent_as = (capture.content_type or "").strip()
    if _SAVED.match(sent_as) and not sent_as.lower().startswith(_NOT_SAVED):
        return "download"
    return "viewer" if _VIEWER.search(capture.final_url or capture.url) else None
