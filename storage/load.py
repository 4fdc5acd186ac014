"""Rows to records. What is given back is what was stored, as it stood in the scan that is asked for."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select

from model.submission import Agency, Submission
from storage.load_captures import UrlHistory, capture, captured_urls, captures, history, urls_with
from storage.load_findings import Judged, agency_finding, findings, indicator_findings, judged, judged_each
from storage.session import Store
from storage.tables import AgencyState, Kept, ScanState, agency, assessed, scan_agency, submission
from storage.tables import scan as scan_table
from storage.values import clean, keys

__all__ = [
    "Judged", "ScanInfo", "UrlHistory", "agencies", "agency_finding", "capture", "captured_urls", "captures", "findings", "history",
    "indicator_findings", "judged", "judged_each", "scan", "scan_agencies", "scan_codes", "submissions", "unfinished_scan", "urls_with",
]  # fmt: skip

PAGE = 1000  # submissions in memory at once


@dataclass(frozen=True, slots=True)
class ScanInfo:
    """A scan: what it was started with, and how far it came.

    `complete`: every capture and its bytes are still there, so that it can be judged again (`storage.compact`).
    """

    id: int
    fiscal_year: int
    as_of: date
    started_at: datetime
    finished_at: datetime | None
    state: ScanState
    settings: Mapping[str, Any]
    source: str
    version: str
    agencies: int
    done: int
    complete: bool


def scan(store: Store, number: int | None = None) -> ScanInfo | None:
    """A scan by its number, or the newest; None where there is none."""
    return _one_scan(store, _scans() if number is None else _scans().where(scan_table.c.id == number))


def scans(store: Store, *, at_most: int) -> list[ScanInfo]:
    """The newest scans, newest first."""
    with store.read() as connection:
        return [_info(row) for row in connection.execute(_scans().limit(at_most))]


def unfinished_scan(store: Store) -> ScanInfo | None:
    """The newest scan that was cut off."""
    return _one_scan(store, _scans().where(scan_table.c.state != ScanState.FINISHED))


def scan_codes(info: ScanInfo) -> tuple[str, ...]:
    """The indicators that a scan was narrowed to; empty for all."""
    return tuple(str(code) for code in info.settings.get("indicators") or ())


def scan_agencies(store: Store, number: int, *, state: AgencyState | str | None = None) -> list[str]:
    """The names of a scan's agencies in input order."""
    query = (
        select(agency.c.name).join(scan_agency, scan_agency.c.agency_id == agency.c.id).where(scan_agency.c.scan_id == number)
    )
    if state is not None:
        query = query.where(
            scan_agency.c.checked_at.is_(None)
            if AgencyState(state) == AgencyState.PENDING
            else scan_agency.c.checked_at.is_not(None)
        )
    with store.read() as connection:
        return list(connection.scalars(query.order_by(scan_agency.c.position)))


def agencies(
    store: Store, *, province: str | None = None, names: Collection[str] | None = None, fiscal_year: int | None = None
) -> list[Agency]:
    """Agencies in input order; of a province, of a fiscal year, or by name (in the order of the names, of whichever year)."""
    this_year = and_(assessed.c.agency_id == agency.c.id, assessed.c.fiscal_year == fiscal_year)
    query = select(agency, assessed.c.unanswered).outerjoin(assessed, this_year)
    if province is not None:
        query = query.where(agency.c.province == clean(province))
    if fiscal_year is not None and names is None:
        query = query.where(assessed.c.fiscal_year == fiscal_year)
        query = query.order_by(assessed.c.last_listing, assessed.c.position)
    with store.read() as connection:
        if names is None:
            return [_agency(row) for row in connection.execute(query.order_by(agency.c.id))]
        rows = [row for run in keys(names) for row in connection.execute(query.where(agency.c.digest.in_(run)))]
    found = {row.name: _agency(row) for row in rows}
    return [found[name] for name in dict.fromkeys(clean(name) for name in names) if name in found]


def years(store: Store) -> list[int]:
    """The fiscal years that agencies are known for."""
    with store.read() as connection:
        return list(connection.scalars(select(assessed.c.fiscal_year).distinct().order_by(assessed.c.fiscal_year)))


def submissions(
    store: Store, fiscal_year: int, agency_names: Collection[str] | None = None, indicators: Collection[str] | None = None
) -> Iterator[Submission]:
    """What is submitted now (not what was withdrawn), in input order; of some agencies, for some indicators."""
    order = (submission.c.last_listing, submission.c.position, submission.c.id)
    columns = (*order, submission.c.indicator, submission.c.url, submission.c.explanation, submission.c.division, agency.c.name)
    query = (
        select(*columns, submission.c.fiscal_year)
        .join(agency, agency.c.id == submission.c.agency_id)
        .where(submission.c.fiscal_year == fiscal_year, submission.c.withdrawn_at.is_(None))
    )
    if indicators is not None:
        query = query.where(submission.c.indicator.in_([clean(code) for code in indicators]))
    if agency_names is None:
        yield from _pages(store, query, order)
        return
    with store.read() as connection:
        rows = [row for run in keys(agency_names) for row in connection.execute(query.where(agency.c.digest.in_(run)))]
    rows.sort(key=lambda row: (row.last_listing, row.position, row.id))
    yield from (_submission(row) for row in rows)


def _pages(store: Store, query: Select[*tuple[Any, ...]], order: Sequence[ColumnElement[int]]) -> Iterator[Submission]:
    """All rows, a page a transaction: a long list neither fills the memory nor holds the database."""
    page = query
    while True:
        with store.read() as connection:
            rows = connection.execute(page.order_by(*order).limit(PAGE)).all()
        yield from (_submission(row) for row in rows)
        if len(rows) < PAGE:
            return
        page = query.where(_after(order, rows[-1]))


def _after(order: Sequence[ColumnElement[int]], row: Row[*tuple[Any, ...]]) -> ColumnElement[bool]:
    # Written out, since a comparison of rows is not the same in all versions of SQLite.
    listing, position, key = order
    further = or_(position > row.position, and_(position == row.position, key > row.id))
    return or_(listing > row.last_listing, and_(listing == row.last_listing, further))


def _scans() -> Select[*tuple[Any, ...]]:
    mine = scan_agency.c.scan_id == scan_table.c.id
    total = select(func.count()).where(mine).scalar_subquery().label("agencies")
    done = select(func.count()).where(mine, scan_agency.c.checked_at.is_not(None)).scalar_subquery().label("done")
    return select(scan_table, total, done).order_by(scan_table.c.id.desc()).limit(1)


def _one_scan(store: Store, query: Select[*tuple[Any, ...]]) -> ScanInfo | None:
    with store.read() as connection:
        row = connection.execute(query).one_or_none()
    return _info(row) if row is not None else None


def _info(row: Row[*tuple[Any, ...]]) -> ScanInfo:
    return ScanInfo(
        row.id, row.fiscal_year, row.as_of, row.started_at, row.finished_at, ScanState(row.state), row.settings, row.source,
        row.version, row.agencies, row.done,
        row.kept == Kept.ALL,
    )  # fmt: skip


def _agency(row: Row[*tuple[Any, ...]]) -> Agency:
    divisions = tuple((name, address) for name, address in row.divisions or ())
    unanswered = tuple((code, division, None) for code, division in row.unanswered or ())
    return Agency(row.name, row.agency_type, row.district, row.province, row.home_url, row.email, divisions, unanswered)


def _submission(row: Row[*tuple[Any, ...]]) -> Submission:
    return Submission(row.position, row.name, row.indicator, row.url, row.fiscal_year, row.explanation, row.division)
