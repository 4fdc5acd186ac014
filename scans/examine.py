"""Examine agencies: what they submitted is fetched and read, and judged when all URLs of the agency are settled.

A URL that failed for a passing cause waits for the last round, which begins when nothing else is left to do.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from crawler.urls import BadUrl, clean_url
from model.capture import Capture
from model.outcome import Outcome
from model.submission import Agency, Submission
from rules import framework
from rules.checks.content.doubts import rests_on_the_day
from scans import crashed
from scans.fetched import Fetched
from scans.fetching import Source
from scans.pages import Pages
from scans.papers import Papers
from scans.pool import Pool, WorkerLost
from scans.recall import Recall
from scans.settings import ScanSettings
from scans.spool import Spool
from scans.work import AgencyJob, AgencyResult, Look, captures_of, judge_agency
from scans.writer import Writer
from storage.load import UrlHistory

log = logging.getLogger(__name__)

JUDGE_SECONDS = 120.0  # for one agency: 43 submissions of 1 s in the worst case measured, doubled and more
AHEAD = 2  # URLs of one agency on the way, as a multiple of what one host is asked at a time: enough to keep it busy
OPEN_AGENCIES = 400  # agencies in work at a time: bounds memory; more than 256 requests in flight can use
PROBE_FROM = 3  # pages on a host before it is asked for a page that cannot exist: a request for one page is not worth it
IMPOSSIBLE_PATH = "/oit-no-such-page-7d1f4c9a"
NEVER_ASKED = UrlHistory(seen_alive=False, failed_last_scan=False)


@dataclass(slots=True)
class Listed:
    """One agency's submissions, each with the address that will be asked for it."""

    agency: Agency
    submissions: Sequence[tuple[Submission, str]]

    @classmethod
    def of(cls, agency: Agency, submissions: Sequence[Submission]) -> Self:
        """The submissions with their addresses, which are not cheap to find."""
        return cls(agency, [(submission, address_of(submission.url)) for submission in submissions])

    def codes(self) -> dict[str, dict[str, None]]:
        """The indicators that each address was given for, in order."""
        codes: dict[str, dict[str, None]] = {}
        for submission, url in self.submissions:
            codes.setdefault(url, {})[submission.indicator] = None
        return codes


@dataclass(slots=True)
class _Work:
    listed: Listed
    history: Mapping[str, UrlHistory]
    last_year: Set[tuple[str, str]]
    urls: Mapping[str, Mapping[str, None]]
    lane: asyncio.Semaphore
    parts: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    probed: tuple[str, ...] = ()

    def addresses(self) -> list[str]:
        """Every address that this agency's judgement rests on, but those of pages that cannot exist."""
        return list(dict.fromkeys([*self.urls, *(part for parts in self.parts.values() for part in parts)]))


class Examiner:
    """One scan's work on its agencies. `source` gives captures, `writer` keeps them, `pool` reads and judges."""

    def __init__(
        self,
        settings: ScanSettings,
        source: Source,
        writer: Writer,
        pool: Pool,
        spool: Spool,
        recall: Recall,
        *,
        codes: Sequence[str],
        settled: Callable[[], None],
    ) -> None:
        self._settings = settings
        self._writer = writer
        self._pool = pool
        self._spool = spool
        self._recall = recall
        self._pages = Pages(settings, source, writer, pool, spool, recall)
        self._papers = Papers(writer, pool, spool, recall)
        self._rules = framework.load(settings.fiscal_year)
        self._settled = settled
        self._judged = tuple(codes) or tuple(indicator.code for indicator in self._rules.indicators)
        self._open = asyncio.Semaphore(OPEN_AGENCIES)
        self._busy = 0
        self._last_round = asyncio.Event()

    def expect(self, listed: Listed) -> None:
        """Say beforehand what one agency submitted: the last round waits for all, and a shared URL is read once for all."""
        self._busy += 1
        self._pages.expect(listed.codes())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pages.close()

    async def agency(self, listed: Listed, history: Mapping[str, UrlHistory], last_year: Set[tuple[str, str]]) -> AgencyResult:
        """Fetch, read and judge everything one agency submitted. `last_year`: its indicators and addresses of the year before."""
        urls = listed.codes()
        lane = asyncio.Semaphore(AHEAD * self._settings.per_host)
        work = _Work(listed, history, last_year, urls, lane, held=set(urls))
        async with self._open:
            await self._recall.expect(urls)
            failed = await self._first_round(work)
            probes = await self._probes(work)
        self._busy -= 1
        if not self._busy:
            self._last_round.set()
        if failed:
            await self._last_round.wait()
            await self._second_round(work, failed)
        await self._writer.flush()
        return await self._judge(work, probes)

    async def _first_round(self, work: _Work) -> list[str]:
        async with asyncio.TaskGroup() as group:
            for url in work.urls:
                group.create_task(self._page_and_parts(work, url))
        return [url for url in work.addresses() if not self._pages.done(url).settled]

    async def _second_round(self, work: _Work, failed: Sequence[str]) -> None:
        async with asyncio.TaskGroup() as group:
            for url in failed:
                group.create_task(self._again(work, url))

    async def _again(self, work: _Work, url: str) -> None:
        await self._pages.fetch_again(url)
        if url in work.urls:
            await self._page_and_parts(work, url, last=True)

    async def _page_and_parts(self, work: _Work, url: str, *, last: bool = False) -> None:
        page = await self._pages.fetch(url, work.lane)
        if page.settled:
            self._settled()
        if not page.is_page:
            return
        codes = work.urls[url]
        for code in codes:
            work.parts[url, code] = await self._parts_of(work, url, page, code)
        parts = dict.fromkeys(part for code in codes for part in work.parts[url, code])
        held = parts.keys() - work.held
        work.held |= held
        self._pages.hold(held)
        await self._recall.expect(parts)
        async with asyncio.TaskGroup() as group:
            for part in parts:
                group.create_task(self._pages.fetch(part, work.lane, settle=last))

    async def _parts_of(self, work: _Work, url: str, page: Fetched, code: str) -> list[str]:
        """The addresses to open beside a page; frames, pages one step on and viewers lead to the documents inside them."""
        parts: list[str] = []
        documents: list[str] = []
        leads = [(address_of(lead.url), lead) for lead in await self._pages.leads(page, code)]
        await self._recall.expect([address for address, _ in leads])
        await asyncio.gather(*(self._pages.fetch(address, work.lane) for address, lead in leads if lead.may_be_viewer))
        for address, lead in leads:
            if not (lead.is_frame or lead.is_step):
                shown = await self._shown_by(work, address, code) if lead.may_be_viewer else []
                (parts if shown else documents).append(address)
                documents += shown
                continue
            parts.append(address)
            inner = await self._pages.leads(await self._pages.fetch(address, work.lane), code)
            documents += [address_of(one.url) for one in inner if not (one.is_frame or one.is_step)]
        most = len(parts) + self._settings.attachments
        return [address for address in dict.fromkeys([*parts, *documents]) if address != url][:most]

    async def _shown_by(self, work: _Work, address: str, code: str) -> list[str]:
        """What an address shows that is called a document and is a page: a viewer with the document in it."""
        inner = await self._pages.leads(await self._pages.fetch(address, work.lane), code)
        return [address_of(one.url) for one in inner if one.is_shown][:1]

    async def _probes(self, work: _Work) -> dict[str, Capture]:
        """Ask hosts of several pages for a page that cannot exist: some answer 200 and a page to anything."""
        pages: dict[str, int] = {}
        for url in work.urls:
            page = self._pages.done(url)
            if page.is_page and page.capture.outcome is Outcome.OK:
                parts = urlsplit(page.capture.final_url or url)
                origin = f"{parts.scheme}://{parts.netloc}"
                pages[origin] = pages.get(origin, 0) + 1
        work.probed = tuple(origin + IMPOSSIBLE_PATH for origin, count in pages.items() if count >= PROBE_FROM)
        self._pages.hold(work.probed)
        await self._recall.expect(work.probed)
        answers = await asyncio.gather(
            *(self._pages.fetch(url, work.lane, submitted=False, settle=True) for url in work.probed)
        )
        return {
            urlsplit(url).netloc: answer.capture
            for url, answer in zip(work.probed, answers, strict=True)
            if answer.is_page and answer.capture.outcome is Outcome.OK
        }

    async def _judge(self, work: _Work, probes: dict[str, Capture]) -> AgencyResult:
        job = self._job(work, probes)
        inputs = self._recall.inputs(job)
        result = await self._recall.judged(job, inputs)
        if result is None:
            used = [self._pages.done(url) for url in [*work.addresses(), *(answer.url for answer in probes.values())]]
            await self._make_ready(used)
            result = await self._judge_anew(job)
            if any(fetched.lost or fetched.wants_ocr for fetched in used) or crashed.is_crashed(result) or _waits(result):
                inputs = b""  # of what could not be read or judged tonight, another night may know more
        self._pages.forget([*work.addresses(), *work.probed])
        return replace(result, inputs=inputs)

    def _job(self, work: _Work, probes: dict[str, Capture]) -> AgencyJob:
        looks = tuple(self._look(work, submission, url) for submission, url in work.listed.submissions)
        return AgencyJob(
            agency=work.listed.agency,
            fiscal_year=self._settings.fiscal_year,
            as_of=self._settings.as_of,
            indicators=self._judged,
            looks=looks,
            spool=self._spool.part(capture.url for capture in captures_of(looks, probes)),
            missing_pages=probes,
        )

    async def _make_ready(self, used: Sequence[Fetched]) -> None:
        """All documents in the spool, and the scanned ones read once all fetching is done."""
        for fetched in used:
            await self._pages.lay_out(fetched)
        papers = [fetched for fetched in used if fetched.wants_ocr] if self._settings.ocr else []
        if papers:
            await self._last_round.wait()
        for fetched in papers:
            fetched.wants_ocr = not await self._papers.read(fetched.capture)

    async def _judge_anew(self, job: AgencyJob) -> AgencyResult:
        try:
            return await self._pool.run(JUDGE_SECONDS, judge_agency, job)
        except WorkerLost as error:
            log.error("%s: not judged: %s", job.agency.name, error)
            return crashed.result(job, self._rules)

    def _look(self, work: _Work, submission: Submission, url: str) -> Look:
        parts = tuple(self._pages.done(part).capture for part in work.parts.get((url, submission.indicator), ()))
        before = work.history.get(url, NEVER_ASKED)
        is_last_years = (submission.indicator, url) in work.last_year
        page = self._pages.done(url).capture
        return Look(submission, page, parts, before.seen_alive, before.failed_last_scan, is_last_years)


def _waits(result: AgencyResult) -> bool:
    """Whether a day that the judgement waits for may have come by the next night."""
    reasons = [*(one.reasons for one in result.findings), *(one.reasons for one in result.indicators)]
    return any(rests_on_the_day(one.reason) for one in chain.from_iterable(reasons))


def address_of(raw: str) -> str:
    """The address that will be asked, or the text as given where there is none in it."""
    address = clean_url(raw)
    return raw if isinstance(address, BadUrl) else address
