"""What a site answers in place of a file: a page that says that it is not there, a login, not one byte, or what no PDF is."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from model.document import CLICKED, Kind, Via
from model.finding import Dossier, Opened
from model.outcome import Outcome
from rules.framework import Framework
from rules.measure.address import bare, is_file, is_served, split
from rules.measure.page.page_sign import PageKind
from rules.measure.page.pagekind import page_signs
from rules.measure.view import view_of

# What an honest server would have answered. Behind a login or an error the file may well be; nobody can deny what it says.
_HONEST: Mapping[str, Outcome] = {
    Kind.EMPTY: Outcome.HTTP_404,
    PageKind.SOFT_404: Outcome.HTTP_404,
    PageKind.REDIRECTED_TO_HOME: Outcome.HTTP_404,
    PageKind.PARKED: Outcome.HTTP_404,
    PageKind.UNDER_CONSTRUCTION: Outcome.HTTP_404,
    PageKind.ERROR_PAGE: Outcome.HTTP_5XX,
    PageKind.LOGIN: Outcome.NEEDS_LOGIN,
    "not-pdf": Outcome.PROTOCOL_ERROR,
}
_PDF, _SAVED = ("application/pdf", "application/x-pdf"), ("application/octet-stream", "application/force-download")
_FILES_BY = CLICKED | {Via.EMBED}


def stand_ins(dossier: Dossier, framework: Framework) -> dict[str, str]:
    """The addresses of files that were answered with something else, and what it is: a kind of page, or `empty`."""
    if not dossier.parts:
        return {}
    files = _files(dossier)
    asked = (part for part in dossier.parts if is_file(part.capture.url) or _plain(part.capture.url) in files)
    found = ((part.capture.url, _stands_in(part, dossier, framework)) for part in asked)
    refused = {part.capture.url: "not-pdf" for part in dossier.parts if _is_refused(part)}
    return refused | {url: kind for url, kind in found if kind is not None}


def honest(dossier: Dossier, found: Mapping[str, str]) -> Dossier:
    """The dossier as if the server had said so: what stands in for a file is no content."""
    if not found:
        return dossier
    return replace(dossier, parts=tuple(_honest(part, found.get(part.capture.url)) for part in dossier.parts))


def says_it_is_gone(kind: str) -> bool:
    """Whether what came in place of a file says that there is none, as an honest 404 would."""
    return _HONEST[kind] is Outcome.HTTP_404


def _files(dossier: Dossier) -> frozenset[str]:
    """The addresses that a page links to as to a file: many engines serve files without an ending."""
    pages = [one.document for one in (dossier.page, *dossier.parts) if one.document and one.document.kind is Kind.HTML]
    return frozenset(_plain(link.url) for page in pages for link in page.links if link.via in _FILES_BY and is_served(link))


def _plain(url: str) -> str:
    return unquote(bare(url))


def _stands_in(part: Opened, dossier: Dossier, framework: Framework) -> str | None:
    capture, document = part.capture, part.document
    if capture.outcome is not Outcome.OK:
        return None
    nothing_came = document is None and capture.size == 0 and capture.body_hash is None
    if nothing_came or (document is not None and document.kind is Kind.EMPTY):
        return Kind.EMPTY.value
    if document is None or document.kind not in (Kind.HTML, Kind.TEXT):
        return None
    alone = replace(dossier, page=part, parts=())
    signs = page_signs(alone, view_of(alone, framework))
    return next((sign.kind.value for sign in signs if sign.certain and sign.kind in _HONEST), None)


def _is_refused(part: Opened) -> bool:
    """Whether browsers hand it to a reader of PDFs, by its type or the name that it is saved under, and it is none."""
    capture, document = part.capture, part.document
    if capture.outcome is not Outcome.OK or document is None or document.kind is Kind.PDF or document.fault:
        return False
    sent_as, saved_as = (capture.content_type or "").strip().lower(), (capture.header("content-disposition") or "").lower()
    if saved_as.startswith("attachment") and "filename" in saved_as:
        return ".pdf" in saved_as
    return sent_as.startswith(_PDF) or (sent_as.startswith(_SAVED) and split(capture.url).path.lower().endswith(".pdf"))


def _honest(part: Opened, kind: str | None) -> Opened:
    return part if kind is None else Opened(replace(part.capture, outcome=_HONEST[kind]), None)
