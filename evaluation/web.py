"""The way of a scan without a network: captures of the case's addresses, links followed as a scan follows them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from urllib.parse import urljoin

from crawler.quirks import known_service
from crawler.urls import BadUrl, clean_url
from crawler.walls import is_sign_in, is_wall
from evaluation.corpus import Case, Page, Paper, Related, number_of
from evaluation.papers import file_of
from evaluation.sites import address_of, agency_of, fillers, page_bytes
from model.capture import Capture
from model.finding import Finding
from model.outcome import Outcome
from model.submission import Submission
from rules import framework
from rules.judge import judge
from scans.spool import Spool
from scans.work import AgencyJob, Lead, Look, Reading, dossiers_of, leads_in_spool, read_capture, without_body

ATTACHMENTS = 8  # the program's own default
# What the other pages of the site are submitted for; none of them is paired with another indicator.
_FILLER_CODES = ("O6", "O13", "O14", "O32", "O3", "O1", "O5")
_NOT_FOUND = "<html><head><title>404</title></head><body><h1>404 Not Found</h1><p>ไม่พบหน้าที่ท่านต้องการ</p></body></html>"


@dataclass
class Web:
    """What one case's agency serves: an answer for every address of the case, captures made when they are asked for."""

    case: Case
    spool: Spool
    served: dict[str, Paper | Page] = field(default_factory=dict)
    captures: dict[str, Capture] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)

    def submit(self, url: str, page: Page, documents: Mapping[str, Paper]) -> None:
        """Serve a submitted page and what it links to."""
        self.served[_asked(url)] = page
        self.served |= {_asked(urljoin(url, href)): paper for href, paper in documents.items()}

    def look(self, url: str, submission: Submission) -> Look:
        """The capture of a submitted page, and of what a scan opens beside it."""
        page = self._fetch(url)
        assert page is not None, url  # noqa: S101 -- `submit` came before
        parts = tuple(part for part in map(self._fetch, self._parts(url, submission.indicator)) if part is not None)
        return Look(submission, without_body(page), tuple(map(without_body, parts)))

    def _parts(self, url: str, code: str) -> list[str]:
        """As `scans.examine` does it: frames and pages one step on lead to the documents inside them."""
        parts: list[str] = []
        documents: list[str] = []
        for address, lead in ((_asked(lead.url), lead) for lead in self._leads(url, code)):
            if not (lead.is_frame or lead.is_step):
                shown = self._shown_by(address, code) if lead.may_be_viewer and self._fetch(address) else []
                (parts if shown else documents).append(address)
                documents += shown
                continue
            parts.append(address)
            inner = self._leads(address, code) if self._fetch(address) else ()
            documents += [_asked(one.url) for one in inner if not (one.is_frame or one.is_step)]
        most = len(parts) + ATTACHMENTS
        return [address for address in dict.fromkeys([*parts, *documents]) if address != url][:most]

    def _shown_by(self, address: str, code: str) -> list[str]:
        return [_asked(one.url) for one in self._leads(address, code) if one.is_shown][:1]

    def _leads(self, url: str, code: str) -> tuple[Lead, ...]:
        if url not in self.pages:
            return ()
        return leads_in_spool(self.spool, url, code, fiscal_year=self.case.fiscal_year, attachments=ATTACHMENTS)

    def _fetch(self, url: str) -> Capture | None:
        """The answer of an address; None for those that no case speaks of, which are left unopened."""
        if url not in self.captures:
            service = known_service(url)
            if service is not None:
                self.captures[url] = replace(_capture(self.case, url, Outcome.NOT_FETCHED, b"", None), notes=(service,))
            elif url in self.served:
                self.captures[url] = capture = self._answer(url, self.served[url])
                if _spooled(capture, self.case, self.spool).is_page:
                    self.pages.add(url)
        return self.captures.get(url)

    def _answer(self, url: str, served: Paper | Page) -> Capture:
        match served:
            case Page():
                body, kind = page_bytes(self.case, served, seed=number_of(url))
            case Paper(kind="missing"):
                return _capture(self.case, url, Outcome.HTTP_404, _NOT_FOUND.encode(), "text/html; charset=utf-8")
            case Paper(kind="html-error"):
                body, kind = _NOT_FOUND.encode(), "text/html; charset=utf-8"
            case Paper(kind="page"):
                page = Page(title=served.title or served.text.strip().partition("\n")[0].lstrip("# ") or "-", body=served.text)
                body, kind = page_bytes(self.case, page, seed=number_of(url))
            case Paper():
                body, kind = file_of(served)
        outcome = Outcome.OK
        if is_wall(200, lambda _: None, body):
            outcome = Outcome.BOT_WALL
        elif kind.startswith("text/html") and is_sign_in(url, body, redirected=False):
            outcome = Outcome.NEEDS_LOGIN
        return _capture(self.case, url, outcome, body, kind)


def judged(case: Case, spool: Spool) -> Finding:
    """The program's finding on the case, judged beside its agency's other submissions, which are not judged themselves."""
    web = Web(case, spool)
    agency = agency_of(case)
    submitted = [(case.indicator, address_of(case)), *_others(case)]
    web.submit(submitted[0][1], case.page, case.documents)
    for (_, url), other in zip(submitted[1:], case.related, strict=True):
        if other.page is not None:
            web.submit(url, other.page, other.documents)
    looks = [
        web.look(_asked(url), Submission(place, agency.name, code, url, case.fiscal_year))
        for place, (code, url) in enumerate(submitted)
    ]
    looks += _filler_looks(case, spool, {code for code, _ in submitted})
    job = AgencyJob(agency, case.fiscal_year, case.as_of, (), tuple(looks), spool, {})
    return judge(dossiers_of(job)[0], framework.load(case.fiscal_year))


def _others(case: Case) -> list[tuple[str, str]]:
    own = address_of(case)
    return [(other.indicator, _address(own, other, place)) for place, other in enumerate(case.related, start=1)]


def _address(own: str, other: Related, place: int) -> str:
    if other.url:
        return other.url
    return own if other.page is None else urljoin(own, f"/more/{other.indicator.lower()}-{place}.html")


def _filler_looks(case: Case, spool: Spool, taken: set[str]) -> list[Look]:
    agency = agency_of(case)
    codes = (code for code in _FILLER_CODES if code not in taken)
    pages = _fillers(case.style, agency.home_url or "", case, spool)
    return [
        Look(Submission(place, agency.name, code, page.url, case.fiscal_year), page, ())
        for place, (code, page) in enumerate(zip(codes, pages, strict=False), start=100)
    ]


_kept: dict[tuple[str, str, Spool], tuple[Capture, ...]] = {}


def _fillers(style: str, home: str, case: Case, spool: Spool) -> tuple[Capture, ...]:
    """Pages of the site beside the case's, read once for all cases of the same site."""
    key = (style, home, spool)
    if key not in _kept:
        captures = [_capture(case, url, Outcome.OK, body, kind) for url, body, kind in fillers(case)]
        for capture in captures:
            _spooled(capture, case, spool)
        _kept[key] = tuple(map(without_body, captures))
    return _kept[key]


def _spooled(capture: Capture, case: Case, spool: Spool) -> Reading:
    year = case.fiscal_year
    return read_capture(capture, spool=spool, codes=(), fiscal_year=year, attachments=0, body=capture.body, hand_over=True)


def _capture(case: Case, url: str, outcome: Outcome, body: bytes, kind: str | None) -> Capture:
    statuses = {Outcome.NOT_FETCHED: None, Outcome.HTTP_404: 404}
    return Capture(
        url=url,
        outcome=outcome,
        checked_at=datetime.combine(case.as_of, time(2), UTC),
        http_status=statuses.get(outcome, 200),
        final_url=url,
        content_type=kind,
        body=body,
        body_hash=hashlib.sha256(body).hexdigest() if body else None,
        size=len(body),
    )


def _asked(url: str) -> str:
    """The address that a scan would ask for."""
    cleaned = clean_url(url)
    return url if isinstance(cleaned, BadUrl) else cleaned
