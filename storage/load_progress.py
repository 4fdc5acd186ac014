"""How agencies stood in the scans up to one, from the counts that every scan leaves: no judgement is read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from storage.codec import SCORE_UNIT
from storage.session import Store
from storage.tables import ScanState, agency, scan, scan_agency
from storage.values import keys


@dataclass(frozen=True, slots=True)
class Standing:
    """One agency's counts and score in one scan."""

    agency: str
    scan: int
    as_of: date
    low: float
    high: float
    passes: int
    total: int


def standings(store: Store, number: int, *, fiscal_year: int, names: Collection[str], at_most: int) -> list[Standing]:
    """Of these agencies, oldest scan first: in the scan itself and in earlier finished ones, at most so many, evenly chosen."""
    chosen = _scans(store, number, fiscal_year, at_most)
    query = (
        select(scan_agency, scan.c.as_of, agency.c.name)
        .join(scan, scan.c.id == scan_agency.c.scan_id)
        .join(agency, agency.c.id == scan_agency.c.agency_id)
        .where(scan_agency.c.scan_id.in_(chosen), scan_agency.c.checked_at.is_not(None))
    )
    with store.read() as connection:
        rows = [row for run in keys(names) for row in connection.execute(query.where(agency.c.digest.in_(run)))]
    rows.sort(key=lambda row: (row.scan_id, row.position))
    return [
        Standing(
            row.name, row.scan_id, row.as_of, row.score_low / SCORE_UNIT, row.score_high / SCORE_UNIT, row.passes,
            row.passes + row.reviews + row.fails + row.missing,
        )
        for row in rows
    ]  # fmt: skip


def _scans(store: Store, number: int, fiscal_year: int, at_most: int) -> list[int]:
    """The last scan of each day, thinned evenly so that the first and the newest stay."""
    query = select(scan.c.id, scan.c.as_of).where(
        scan.c.fiscal_year == fiscal_year, scan.c.id < number, scan.c.state == ScanState.FINISHED
    )
    with store.read() as connection:
        today = connection.scalar(select(scan.c.as_of).where(scan.c.id == number))
        days = {row.as_of: row.id for row in connection.execute(query.order_by(scan.c.id)) if row.as_of != today}
    found = [*sorted(days.values()), number]
    if len(found) <= at_most:
        return found
    return [found[round(place * (len(found) - 1) / (at_most - 1))] for place in range(at_most)]
