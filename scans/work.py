"""What runs in the worker processes: read one capture, judge one agency. Plain functions of plain records.

Documents stay out of the main process: a worker writes what it read into the scan's spool folder and answers with a
summary; the worker that judges reads it from there. So memory does not grow with the number of pages. What goes through
the pipes has no slots: frozen records with slots take four times as long to pickle.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from documents import furniture, ocr
from documents.read import read
from model.capture import Capture
from model.document import CLICKED, Document, Fault, Kind, Link, Role, Via, counted, mark_of
from model.finding import AgencyFinding, Dossier, Finding, IndicatorFinding, Opened, SiteFacts
from model.submission import Agency, Submission
from rules import follow, framework, judge, totals
from rules.measure.address import is_home, is_picture, leads_to_document
from rules.measure.page.pagekind import main_text_hash
from scans import kept
from scans.kept import Head
from scans.spool import ForStore, Spool
from storage.packing import pack_body

_OF_MENUS = frozenset({Role.LINK, Role.FURNITURE})
FRAMES_AT_MOST = 4  # frames are the page itself, so they are opened even where attachments are turned off
HANDED_AT_MOST = 64 * 1024  # bytes that a reader hands over for the store itself; a page of 100 kB leaves 13


@dataclass(frozen=True)
class Lead:
    """An address to open beside a page: a frame, which is a part of the page itself, a page one step on, or a document.

    `is_shown`: the page itself shows the document.
    """

    url: str
    is_frame: bool
    is_step: bool = False
    is_shown: bool = False

    @property
    def may_be_viewer(self) -> bool:
        """Whether what looks like a document may be a page that shows it: "/view?file=plan.pdf"."""
        return "?" in self.url and not (self.is_frame or self.is_step or self.is_shown)


@dataclass(frozen=True)
class Reading:
    """What the main process needs to know of a document: whether it is a page, and what to open next, by indicator."""

    is_page: bool
    leads: Mapping[str, tuple[Lead, ...]]
    wants_ocr: bool = False
    lost: bool = False  # its reader was
    left: ForStore | None = None  # what is to be stored, where it is little; else it lies in the spool


@dataclass(frozen=True)
class Look:
    """One submission with the captures (bodies left out) of its page and of what was opened beside it."""

    submission: Submission
    page: Capture
    parts: tuple[Capture, ...]
    seen_alive: bool = False
    failed_last_scan: bool = False
    last_year_url: bool = False


@dataclass(frozen=True)
class AgencyJob:
    """All that is judged together: one agency's submissions. `missing_pages`: by host, the answer to an impossible address."""

    agency: Agency
    fiscal_year: int
    as_of: date
    indicators: tuple[str, ...]
    looks: tuple[Look, ...]
    spool: Spool
    missing_pages: Mapping[str, Capture]


@dataclass(frozen=True)
class AgencyResult:
    """The findings of one agency."""

    findings: tuple[Finding, ...]
    indicators: tuple[IndicatorFinding, ...]
    total: AgencyFinding
    inputs: bytes = b""  # what it rests on; empty where it must be made anew the next night


def read_capture(
    capture: Capture, *, body: bytes | Path, spool: Spool, codes: Sequence[str], fiscal_year: int, attachments: int,
    hand_over: bool = False,
) -> Reading:  # fmt: skip
    """Read a body, or the one that waits in a file, and choose what to open beside it for each of the indicators.

    `hand_over`: what is to be stored comes back with the reading where it is little; else it lies in the spool.
    """
    content = _bytes(body)
    document = read(replace(capture, body=content))
    spool.save(capture.url, document)
    leads = {code: leads_of(document, code, fiscal_year=fiscal_year, attachments=attachments) for code in codes}
    reading = Reading(document.kind is Kind.HTML, leads, ocr.wants_ocr(document))
    text = b"" if reading.is_page else kept.pack(document)
    left = ForStore(pack_body(content), kept.pack_head(_head(reading)), text)
    if hand_over and len(left.body) + len(left.text) <= HANDED_AT_MOST:
        return replace(reading, left=left)
    spool.put_for_store(capture.url, left)
    return reading


def _bytes(body: bytes | Path) -> bytes:
    return body.read_bytes() if isinstance(body, Path) else body


def _head(reading: Reading) -> Head:
    leads = {
        code: [(lead.url, lead.is_frame, lead.is_step, lead.is_shown) for lead in leads]
        for code, leads in reading.leads.items()
    }
    return Head(reading.is_page, leads, reading.wants_ocr)


def reading_of(head: Head) -> Reading:
    """The reading of an earlier night."""
    leads = {code: tuple(Lead(*lead) for lead in leads) for code, leads in head.leads.items()}
    return Reading(head.is_page, leads, head.wants_ocr)


def read_scan(capture: Capture, *, spool: Spool, most: float) -> bytes:
    """Read the scanned document that waits in the spool by OCR; the text as it is kept."""
    document, engine = spool.load(capture.url), ocr.available()
    if document is not None and engine is not None:
        document = ocr.recognised(document, spool.body(capture.url), engine, seconds=most)
        spool.save(capture.url, document)
    return kept.pack(document) if document is not None else b""


def leads_in_spool(spool: Spool, url: str, code: str, *, fiscal_year: int, attachments: int) -> tuple[Lead, ...]:
    """What to open for one more indicator beside a page that was read already."""
    document = spool.load(url)
    return leads_of(document, code, fiscal_year=fiscal_year, attachments=attachments) if document else ()


def leads_of(document: Document, code: str, *, fiscal_year: int, attachments: int) -> tuple[Lead, ...]:
    """Frames first, then at most `attachments` documents."""
    rules = framework.load(fiscal_year)
    links = follow.links_to_open(document, rules.indicator(code), rules, limit=attachments + FRAMES_AT_MOST)
    shown = {link.url for link in document.links if link.via is Via.EMBED}  # many viewers have a link to it as well
    leads = [_lead(link, is_shown=link.url in shown) for link in links]
    frames = [lead for lead in leads if lead.is_frame][:FRAMES_AT_MOST]
    return (*frames, *[lead for lead in leads if not lead.is_frame][:attachments])


def _lead(link: Link, *, is_shown: bool) -> Lead:
    return Lead(link.url, is_frame=link.via in (Via.FRAME, Via.REFRESH), is_step=_is_step(link), is_shown=is_shown)


def _is_step(link: Link) -> bool:
    return link.via in CLICKED and not leads_to_document(link) and not is_picture(link.url)


def lay_down_unread(capture: Capture, spool: Spool) -> None:
    """Put one that could not be read in the place of a document."""
    document = Document(url=capture.final_url or capture.url, kind=Kind.UNKNOWN, fault=Fault.TOO_COMPLEX, text_source="none")
    spool.save(capture.url, document)


def unread(body: bytes | Path) -> ForStore:
    """What is to be stored of a body that nobody has read."""
    return ForStore(pack_body(_bytes(body)))


def unreadable(capture: Capture, spool: Spool, body: bytes | Path) -> Reading:
    """Stand in for a document whose reader was lost: it is there, and could not be read."""
    lay_down_unread(capture, spool)
    spool.put_for_store(capture.url, unread(body))
    return Reading(is_page=False, leads={}, lost=True)


def judge_agency(job: AgencyJob) -> AgencyResult:
    """Judge one agency's submissions."""
    rules, dossiers = framework.load(job.fiscal_year), dossiers_of(job)
    findings = tuple(judge.judge(dossier, rules) for dossier in dossiers)
    indicators = tuple(
        _indicator(code, [(d, f) for d, f in zip(dossiers, findings, strict=True) if d.submission.indicator == code], job)
        for code in job.indicators
    )
    return AgencyResult(findings, indicators, totals.agency_finding(job.agency.name, indicators, rules))


def dossiers_of(job: AgencyJob) -> list[Dossier]:
    """What is known of each submission: an agency's pages are compared first, so that what they share weighs nothing."""
    documents = {capture.url: job.spool.load(capture.url) for capture in captures_of(job.looks, job.missing_pages)}
    sites = _sites(job, documents)
    return [_dossier(job, look, documents, sites) for look in job.looks]


def _indicator(code: str, judged: Sequence[tuple[Dossier, Finding]], job: AgencyJob) -> IndicatorFinding:
    rules = framework.load(job.fiscal_year)
    dossiers, findings = [d for d, _ in judged], [f for _, f in judged]
    return judge.judge_indicator(
        rules.indicator(code), dossiers, findings, rules, agency_name=job.agency.name, division=job.agency.division_of(code)
    )


def captures_of(looks: Sequence[Look], missing_pages: Mapping[str, Capture]) -> list[Capture]:
    """All captures that an agency's judgement rests on."""
    looked = [capture for look in looks for capture in (look.page, *look.parts)]
    return [*looked, *missing_pages.values()]


def _sites(job: AgencyJob, documents: Mapping[str, Document | None]) -> dict[str, SiteFacts]:
    """By host, what its pages share. Pages for one indicator count as one: what they share is their subject."""
    pages: dict[str, dict[str, set[str]]] = {}
    links: set[str] = set()
    for url, code in {look.page.url: look.submission.indicator for look in reversed(job.looks)}.items():
        document = documents[url]
        if document and document.kind is Kind.HTML:
            texts = pages.setdefault(urlsplit(document.url).netloc, {}).setdefault(code, set())
            texts.update(counted(block.squashed for block in document.blocks))
            texts.update([image.shown for image in document.images])
            texts.update([form.shown for form in document.forms])
            leads = [link.shown for link in document.links if not link.furniture]
            texts.update(leads)
            links.update(leads, [block.squashed for block in document.blocks if block.role in _OF_MENUS])
    shared = {host: furniture.shared(map(frozenset, texts.values()), links) for host, texts in pages.items()}
    return {host: _site(host, texts, job, documents) for host, texts in shared.items()}


def _site(host: str, shared: frozenset[str], job: AgencyJob, documents: Mapping[str, Document | None]) -> SiteFacts:
    missing, home = job.missing_pages.get(host), _home(host, documents)
    return SiteFacts(
        furniture=frozenset(map(mark_of, shared)),
        home_url=home.url if home else job.agency.home_url,
        home_hash=main_text_hash(home) if home else None,
        missing_page=documents.get(missing.url) if missing else None,
    )


def _home(host: str, documents: Mapping[str, Document | None]) -> Document | None:
    """The front page of a host, where one of the agency's submissions is it."""
    found = (
        document for url, document in documents.items() if document and is_home(url) and urlsplit(document.url).netloc == host
    )
    return next(found, None)


def _dossier(job: AgencyJob, look: Look, documents: Mapping[str, Document | None], sites: Mapping[str, SiteFacts]) -> Dossier:
    document = documents[look.page.url]
    same = tuple(other.submission.indicator for other in job.looks if other.page.url == look.page.url)
    host = urlsplit(document.url).netloc if document else ""
    return Dossier(
        submission=look.submission,
        agency=job.agency,
        fiscal_year=job.fiscal_year,
        as_of=job.as_of,
        page=Opened(look.page, document),
        parts=tuple(Opened(part, documents[part.url]) for part in look.parts),
        site=sites.get(host, SiteFacts(home_url=job.agency.home_url)),
        same_url=same,
        seen_alive=look.seen_alive,
        failed_last_scan=look.failed_last_scan,
        last_year_url=look.last_year_url,
    )


def without_body(capture: Capture) -> Capture:
    """The capture without its bytes, for what only needs to know how it went."""
    return replace(capture, body=b"")
