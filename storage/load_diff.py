"""What moved between two scans, read from the log of changes: its cost grows with the changes, not with the submissions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from model.finding import Severity, Verdict, WeighedReason
from model.submission import Submission
from storage import codec, logs, pieces
from storage.changes import Values, in_force
from storage.packing import unpack_json
from storage.passing import Json, Passing, from_json
from storage.rows import among
from storage.session import Store
from storage.tables import ScanState, agency, assessed, finding, scan, submission
from storage.values import EPOCH, chunks


@dataclass(frozen=True, slots=True)
class State:
    """What was judged of a submission from a scan on.

    `met`: names of the components that were seen; None where the page could not be read. `verdict` is None where there is no
    judgement (not yet, or withdrawn).
    """

    scan: int
    verdict: Verdict | None
    outcome: str
    checked_at: datetime | None
    reasons: tuple[tuple[str, Severity], ...]
    met: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A submission whose judgement is written anew between two scans.

    `states` are oldest first, the first one held when the window began; `reasons` are those of the last one, in full.
    """

    submission: Submission
    withdrawn_at: datetime | None
    states: tuple[State, ...]
    reasons: tuple[WeighedReason, ...]


def scans_before(store: Store, number: int, *, fiscal_year: int, at_most: int) -> list[int]:
    """The finished scans of a fiscal year before one, newest first."""
    query = select(scan.c.id).where(scan.c.id < number, scan.c.fiscal_year == fiscal_year, scan.c.state == ScanState.FINISHED)
    with store.read() as connection:
        return list(connection.scalars(query.order_by(scan.c.id.desc()).limit(at_most)))


def newest_scans(store: Store, at_most: int, *, before: datetime | None = None) -> list[int]:
    """The newest finished scans, newest first; of those begun before a moment."""
    query = select(scan.c.id).where(scan.c.state == ScanState.FINISHED)
    if before is not None:
        query = query.where(scan.c.started_at < before)
    with store.read() as connection:
        return list(connection.scalars(query.order_by(scan.c.id.desc()).limit(at_most)))


def moved(store: Store, *, old: int, new: int, fiscal_year: int, since: int) -> Iterator[Moved]:
    """Submissions with a row in the log after `old`, up to `new`, in input order, with what held from scan `since` on."""
    with store.read() as connection:
        rows = _rows(connection, old, new, fiscal_year)
        for run in chunks(rows):
            yield from _moved(connection, run, since=min(old, since), new=new)


def _rows(connection: Connection, old: int, new: int, fiscal_year: int) -> list[Row[*tuple[Any, ...]]]:
    written = select(finding.c.submission_id).where(finding.c.scan_id > old, finding.c.scan_id <= new).distinct()
    here = (assessed.c.agency_id == submission.c.agency_id) & (assessed.c.fiscal_year == submission.c.fiscal_year)
    query = (
        select(submission, agency.c.name)
        .join(agency, agency.c.id == submission.c.agency_id)
        .outerjoin(assessed, here)
        .where(submission.c.id.in_(written), submission.c.fiscal_year == fiscal_year)
        .order_by(assessed.c.last_listing, assessed.c.position, submission.c.agency_id, submission.c.position, submission.c.id)
    )
    return list(connection.execute(query))


def _moved(connection: Connection, run: Sequence[Row[*tuple[Any, ...]]], *, since: int, new: int) -> Iterator[Moved]:
    histories = _histories(connection, [row.id for row in run], since=since, new=new)
    named = ("reasons_id", "content_id")
    wanted = {
        key for history in histories.values() for values in history for name in named if isinstance(key := values[name], int)
    }
    parts = pieces.load(connection, wanted)
    for row in run:
        item = Submission(row.position, row.name, row.indicator, row.url, row.fiscal_year, row.explanation, row.division)
        history = histories[row.id]
        states = tuple(_state(values, parts) for values in history)
        yield Moved(item, row.withdrawn_at, states, _reasons(history[-1], parts))


def _histories(connection: Connection, ids: Sequence[int], *, since: int, new: int) -> dict[int, list[Values]]:
    """The rows of each submission from a scan on, oldest first, led by the one that held then."""
    found: dict[int, list[Values]] = {key: [] for key in ids}
    for key, values in in_force(connection, logs.findings(), ids, scan=since).items():
        found[int(key)].append(values)
    query = select(finding).where(among(finding.c.submission_id, ids), finding.c.scan_id > since, finding.c.scan_id <= new)
    for row in connection.execute(query.order_by(finding.c.submission_id, finding.c.scan_id)):
        found[row.submission_id].append(dict(row._mapping))
    return found


def _state(values: Values, parts: Mapping[int, Json]) -> State:
    row: Json = values
    content: Json = parts.get(row["content_id"])
    return State(
        scan=row["scan_id"],
        verdict=Verdict(row["verdict"]) if row["verdict"] is not None else None,
        outcome=row["outcome"] or "",
        checked_at=EPOCH + timedelta(seconds=row["checked_at"]) if row["checked_at"] is not None else None,
        reasons=tuple((item["code"], Severity(item["severity"])) for item in parts.get(row["reasons_id"]) or ()),
        met=frozenset(part["name_th"] for part in content["components"] if part["met"]) if content else None,
    )


def _reasons(values: Values, parts: Mapping[int, Json]) -> tuple[WeighedReason, ...]:
    row: Json = values
    passing = from_json(unpack_json(row["volatile"]), {}) if row["volatile"] is not None else Passing()
    return codec.reasons_in(parts.get(row["reasons_id"]), passing.reader())
