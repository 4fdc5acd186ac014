"""One scan: take the agencies that are not done yet, examine them, store what was found."""

import asyncio
import gc
import tempfile
from collections import deque
from collections.abc import AsyncIterator, Collection, Mapping, Sequence, Set
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from crawler.client import FetchSettings, open_client
from model.errors import InputError, cause_of
from model.outcome import MAY_PASS
from model.submission import Agency, Submission
from rules.framework import same_subjects, text_of
from scans import heap
from scans.examine import Examiner, Listed, address_of
from scans.fetching import Archive, Network, Source
from scans.kept import version_of
from scans.pool import Pool
from scans.recall import Recall
from scans.settings import ScanSettings
from scans.spool import Spool
from scans.work import AgencyResult
from scans.writer import Writer
from storage import load, readings, save
from storage.load import ScanInfo, UrlHistory
from storage.session import Store

FLAKY_WINDOW = timedelta(days=7)  # the contract's: seen in order within it, a passing failure is not told as dead
# New objects between two looks for cycles, and looks between those at older ones: tasks that failed hold what they came through.
# At Python's own 700 looking took 0.7 ms a URL, at ten times rarer looks at older ones 3 MB more stay.
COLLECT_AFTER = 5_000, 5, 5


class Progress(Protocol):
    """Whoever wants to know how far the scan is."""

    def url(self) -> None:
        """One more submitted URL is settled."""

    def agency(self, result: AgencyResult) -> None:
        """One more agency is judged."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which of the stored agencies and indicators a scan covers; None is all."""

    agencies: Sequence[str] | None = None
    indicators: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Agencies to judge anew in a scan, and the addresses that are asked again; all else is taken from the store."""

    agencies: Sequence[str]
    urls: Set[str]


def start(store: Store, settings: ScanSettings, scope: Scope, *, source: str, version: str) -> int:
    """Begin a scan over what is in the database; its number."""
    return save.start_scan(
        store,
        fiscal_year=settings.fiscal_year,
        as_of=settings.as_of,
        agencies=scope.agencies,
        settings=storable(settings, scope),
        source=source,
        version=version,
        now=datetime.now(UTC),
    )


def storable(settings: ScanSettings, scope: Scope) -> dict[str, object]:
    """The settings as they are stored with a scan."""
    return {**asdict(settings), "as_of": settings.as_of.isoformat(), "indicators": list(scope.indicators or ())}


def settings_of(info: ScanInfo) -> ScanSettings:
    """The settings that a stored scan was started with."""
    known = {name: info.settings[name] for name in ScanSettings.__dataclass_fields__ if name in info.settings}
    known["as_of"] = date.fromisoformat(str(known["as_of"]))
    known["allow_networks"] = tuple(known["allow_networks"])
    return ScanSettings(**known)


async def run(store: Store, scan: int, settings: ScanSettings, progress: Progress) -> None:
    """Examine every agency of the scan that is not done yet, and end it. Raises OfflineError when our own side is down."""
    await examine(store, scan, settings, progress)
    await asyncio.to_thread(save.finish_scan, store, scan, state="finished", now=datetime.now(UTC))


async def examine(
    store: Store, scan: int, settings: ScanSettings, progress: Progress, *, again: SecondLook | None = None
) -> None:
    """Examine every agency that is not done yet; with `again` those agencies, whose failed addresses are asked once more."""
    fetching = FetchSettings(
        concurrency=settings.concurrency,
        per_host=settings.per_host,
        timeout=settings.timeout,
        max_bytes=settings.max_bytes,
        allow_networks=settings.allow_networks,
        contact=settings.contact,
    )
    version = _version(settings)
    async with Writer(store, scan, version=version) as writer, open_client(fetching) as client:
        stored = await writer.run(load.captured_urls, store, scan)
        recall = Recall(writer, store, scan, version=version)
        source = Network(client, writer, store, scan, stored=stored - again.urls if again else stored, last=recall.last)
        await _examine(store, scan, settings, source, writer, recall, progress, names=again.agencies if again else None)


def second_look(store: Store, info: ScanInfo) -> SecondLook:
    """What failed for a passing cause and was in order within the last days: worth asking again before anyone is told."""
    failed = load.urls_with(store, info.id, MAY_PASS)
    urls = {url for url, history in _history(store, info, failed).items() if history.seen_alive}
    names = load.scan_agencies(store, info.id) if urls else []
    return SecondLook([name for name in names if _rests_on(store, info, name, urls)], urls)


def _rests_on(store: Store, info: ScanInfo, agency: str, urls: Set[str]) -> bool:
    """Whether an agency submitted one of the addresses, or one was opened beside what it submitted."""
    if not urls.isdisjoint(_addresses(store, info, agency)):
        return True
    return any(opened.url in urls for finding in load.findings(store, info.id, agency) for opened in finding.attachments)


def _addresses(store: Store, info: ScanInfo, agency: str) -> Set[str]:
    return set(Listed.of(Agency(agency), _submissions(store, info, agency)).codes())


async def rejudge(store: Store, scan: int, settings: ScanSettings, progress: Progress) -> None:
    """Judge a stored scan's captures by today's rules, without the network."""
    version = _version(settings)
    async with Writer(store, scan, version=version) as writer:
        done = await writer.run(load.scan_agencies, store, scan, state="done")
        recall = Recall(writer, store, scan, version=version, again=True)
        await _examine(store, scan, settings, Archive(writer, store, scan), writer, recall, progress, names=done)


def _version(settings: ScanSettings) -> bytes:
    """What is read and judged depends on the program, on the framework, which may be the office's own, and on these settings."""
    year = settings.fiscal_year
    return version_of(fiscal_year=year, framework=text_of(year), attachments=settings.attachments, ocr=settings.ocr)


async def _examine(
    store: Store, scan: int, settings: ScanSettings, source: Source, writer: Writer, recall: Recall, progress: Progress, *,
    names: Sequence[str] | None = None,
) -> None:  # fmt: skip
    heap.give_back()
    gc.set_threshold(*COLLECT_AFTER)
    info = await writer.run(load.scan, store, scan)
    if info is None:
        raise InputError(f"ไม่มีรอบตรวจหมายเลข {scan}", f"there is no scan number {scan}")
    if names is None:
        names = await writer.run(load.scan_agencies, store, scan, state="pending")
    known = await writer.run(load.agencies, store, names=names, fiscal_year=info.fiscal_year)
    agencies = {agency.name: agency for agency in known}
    with tempfile.TemporaryDirectory(prefix="oit-", ignore_cleanup_errors=True) as spool:
        async with Pool(settings.workers) as pool:
            examiner = Examiner(
                settings, source, writer, pool, Spool(Path(spool)), recall, codes=load.scan_codes(info), settled=progress.url
            )
            work = deque([Listed.of(agencies[name], await writer.run(_submissions, store, info, name)) for name in names])
            for each in work:
                examiner.expect(each)
            async with examiner, _together() as group:
                while work:  # each is held by its own task alone, and freed with it
                    group.create_task(_agency(store, info, examiner, writer, work.popleft(), progress))


@asynccontextmanager
async def _together() -> AsyncIterator[asyncio.TaskGroup]:
    """A task group that fails with the error itself, not with a group of one."""
    try:
        async with asyncio.TaskGroup() as group:
            yield group
    except BaseExceptionGroup as failed:
        raise cause_of(failed) from failed


async def _agency(store: Store, info: ScanInfo, examiner: Examiner, writer: Writer, listed: Listed, progress: Progress) -> None:
    name = listed.agency.name
    history = await writer.run(_history, store, info, {url for _, url in listed.submissions})
    last_year = await writer.run(_last_year, store, info, name)
    result = await examiner.agency(listed, history, last_year)
    now = datetime.now(UTC)
    await writer.run(save.agency_done, store, info.id, name, result.findings, result.indicators, result.total, now=now)
    if result.inputs:
        await writer.run(readings.remember_judged, store, name, info.fiscal_year, scan=info.id, inputs=result.inputs)
    progress.agency(result)


def _submissions(store: Store, info: ScanInfo, agency: str) -> list[Submission]:
    return list(load.submissions(store, info.fiscal_year, [agency], load.scan_codes(info) or None))


def _last_year(store: Store, info: ScanInfo, agency: str) -> set[tuple[str, str]]:
    """What an agency submitted a year ago: the codes that its subject has now, each with the address."""
    before = [(one.indicator, address_of(one.url)) for one in load.submissions(store, info.fiscal_year - 1, [agency])]
    now = same_subjects(info.fiscal_year) if before else {}
    return {(code, url) for old, url in before for code in now.get(old, ())}


def _history(store: Store, info: ScanInfo, urls: Collection[str]) -> Mapping[str, UrlHistory]:
    return load.history(store, urls, since=info.started_at - FLAKY_WINDOW, before_scan=info.id)
