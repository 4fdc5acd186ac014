"""The judgements of a scan, as they stood in it: from the log of changes, with the times of that scan while they are kept."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from model.errors import StorageError
from model.finding import AgencyFinding, Finding, IndicatorFinding, Verdict
from model.submission import Submission
from storage import bodies, codec, pieces
from storage.changes import newest
from storage.codec import SCORE_UNIT
from storage.packing import unpack_json
from storage.passing import Json, bodies_in, from_json
from storage.rows import among
from storage.session import Store
from storage.tables import agency, agency_look, finding, indicator_finding, scan, scan_agency, submission
from storage.values import chunks, clean, from_micros, keys

SECOND = 1_000_000  # microseconds
AGENCIES_AT_ONCE = 20  # read by one set of queries: a province of 100 takes five sets, not a hundred
_BY_SUBMISSION = (finding.c.submission_id,)
_BY_INDICATOR = (indicator_finding.c.agency_id, indicator_finding.c.fiscal_year, indicator_finding.c.indicator)

_Row = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class _Place:
    """An agency that was judged in a scan: where it stands, what was left out, and the times of that scan by key."""

    row: _Row
    skipped: frozenset[int | str]
    looks: tuple[Mapping[int | str, Json], Mapping[int | str, Json]]


@dataclass(frozen=True, slots=True)
class _Stood:
    """A judgement that stood in a scan: its row, and what passed in that scan."""

    row: _Row
    raw: Json


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the rows name: pieces and the hashes of bodies."""

    pieces: Mapping[int, Json]
    hashes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """All that a scan says of one agency: findings in input order, indicators in the order of their codes."""

    findings: tuple[Finding, ...]
    indicators: tuple[IndicatorFinding, ...]
    total: AgencyFinding


def judged_each(
    store: Store, scan: int, names: Sequence[str], *, findings: bool = True, indicators: bool = True
) -> Iterator[tuple[str, Judged | None]]:
    """What a scan says of each agency; None where it was not judged. A part that is not asked for is empty.

    Several are read at once, in one transaction: each question to a database on another machine takes its time.
    """
    for run in chunks(names, AGENCIES_AT_ONCE):
        with store.read() as connection:
            found = _judged(connection, scan, run, findings=findings, indicators=indicators)
        yield from ((name, found.get(clean(name))) for name in run)


def judged(store: Store, scan: int, agency_name: str, *, findings: bool = True, indicators: bool = True) -> Judged | None:
    """What a scan says of one agency."""
    return next(judged_each(store, scan, [agency_name], findings=findings, indicators=indicators))[1]


def findings(store: Store, scan: int, agency_name: str) -> list[Finding]:
    """An agency's findings in a scan, in input order; empty where it was not judged."""
    found = judged(store, scan, agency_name, indicators=False)
    return list(found.findings) if found else []


def indicator_findings(store: Store, scan: int, agency_name: str) -> list[IndicatorFinding]:
    """An agency's indicators in a scan, in the order of their codes; empty where it was not judged."""
    found = judged(store, scan, agency_name, findings=False)
    return list(found.indicators) if found else []


def agency_finding(store: Store, scan: int, agency_name: str) -> AgencyFinding:
    """An agency's counts and score in a scan; StorageError where it was not judged."""
    found = judged(store, scan, agency_name, findings=False, indicators=False)
    if found is None:
        raise StorageError(
            f"รอบตรวจ {scan} ยังไม่ได้ตัดสิน “{agency_name}” ใช้ `oit scan --resume` เพื่อตรวจต่อ",
            f"scan {scan} has not judged “{agency_name}” yet: `oit scan --resume` goes on with it",
        )
    return found.total


def _judged(
    connection: Connection, number: int, names: Sequence[str], *, findings: bool, indicators: bool
) -> dict[str, Judged]:
    places = _places(connection, number, names)
    stood = _findings(connection, places, number) if findings else []
    summed = _indicators(connection, places, number) if indicators else []
    parts = _parts(connection, [one for _, one in stood], summed)
    found: dict[int, list[Finding]] = {key: [] for key in places}
    for item, one in stood:
        found[item.agency_id].append(_finding(one, parts, _submission(item, places[item.agency_id].row.name)))
    sums: dict[int, list[IndicatorFinding]] = {key: [] for key in places}
    for one in summed:
        sums[one.row.agency_id].append(_indicator(one, parts, places[one.row.agency_id].row.name))
    return {
        place.row.name: Judged(tuple(found[key]), tuple(sorted(sums[key], key=_code_order)), _total(place.row))
        for key, place in places.items()
    }


def _places(connection: Connection, number: int, names: Sequence[str]) -> dict[int, _Place]:
    """Those of the agencies that were judged, by their ids."""
    query = (
        select(scan_agency, scan.c.fiscal_year, agency.c.name, agency_look.c.packed)
        .join(scan, scan.c.id == scan_agency.c.scan_id)
        .join(agency, agency.c.id == scan_agency.c.agency_id)
        .outerjoin(
            agency_look, (agency_look.c.scan_id == scan_agency.c.scan_id) & (agency_look.c.agency_id == scan_agency.c.agency_id)
        )
        .where(scan.c.id == number, scan_agency.c.checked_at.is_not(None))
    )
    return {
        row.agency_id: _place(row) for run in keys(names) for row in connection.execute(query.where(agency.c.digest.in_(run)))
    }


def _place(row: _Row) -> _Place:
    skipped: Json = unpack_json(row.skipped) if row.skipped is not None else []
    looks: Json = unpack_json(row.packed) if row.packed is not None else [[], []]
    return _Place(row, frozenset(skipped), (dict(looks[0]), dict(looks[1])))


def _findings(connection: Connection, places: Mapping[int, _Place], number: int) -> list[tuple[_Row, _Stood]]:
    """Each submission that a judgement stands of, in input order."""
    items = _submissions(connection, places)
    rows: dict[int, _Row] = {}
    for run in chunks([item.id for item in items]):
        found = newest(connection, _BY_SUBMISSION, among(finding.c.submission_id, run), scan=number)
        rows.update({row.submission_id: row for row in found})
    judged = [(item, rows[item.id], places[item.agency_id]) for item in items if item.id in rows]
    return [
        (item, _Stood(row, place.looks[0].get(item.id) or [*_own(row), [], _times(row)]))
        for item, row, place in judged
        if row.verdict is not None and item.id not in place.skipped
    ]


def _submissions(connection: Connection, places: Mapping[int, _Place]) -> Sequence[_Row]:
    years = {place.row.fiscal_year for place in places.values()}
    query = select(submission).where(among(submission.c.agency_id, places), submission.c.fiscal_year.in_(years))
    return connection.execute(query.order_by(submission.c.position, submission.c.id)).all()


def _indicators(connection: Connection, places: Mapping[int, _Place], number: int) -> list[_Stood]:
    years = {place.row.fiscal_year for place in places.values()}
    wanted = and_(among(indicator_finding.c.agency_id, places), indicator_finding.c.fiscal_year.in_(years))
    rows = [(row, places[row.agency_id]) for row in newest(connection, _BY_INDICATOR, wanted, scan=number)]
    return [
        _Stood(row, place.looks[1].get(row.indicator) or _own(row))
        for row, place in rows
        if row.verdict is not None and row.indicator not in place.skipped
    ]


def _parts(connection: Connection, found: Sequence[_Stood], summed: Sequence[_Stood]) -> _Parts:
    wanted = {key for one in (*found, *summed) for key in (one.row.reasons_id, one.row.around_id)}
    wanted |= {one.row.content_id for one in found}
    named = {body_id for one in (*found, *summed) for body_id in bodies_in(one.raw)}
    return _Parts(pieces.load(connection, wanted - {None}), bodies.hashes_of(connection, named))


def _own(row: _Row) -> Json:
    """What the row itself says, for a scan whose looks are gone."""
    return unpack_json(row.volatile) if row.volatile is not None else [[], [], 0]


def _times(row: _Row) -> Json:
    return [row.checked_at * SECOND, row.attempts, row.elapsed_ms, row.size]


def _finding(stood: _Stood, parts: _Parts, item: Submission) -> Finding:
    row = stood.row
    passed = from_json(stood.raw, parts.hashes)
    passing = passed.reader()
    checked_at, attempts, elapsed_ms, size = passed.times
    reasons = codec.reasons_in(parts.pieces.get(row.reasons_id), passing)
    content = codec.content_in(parts.pieces.get(row.content_id), passing)
    around = codec.around_in(parts.pieces[row.around_id], passing)
    return Finding(
        submission=item,
        fiscal_year=item.fiscal_year or 0,
        verdict=Verdict(row.verdict),
        outcome=row.outcome,
        http_status=row.http_status,
        final_url=around.final_url,
        content_type=around.content_type,
        attempts=attempts,
        elapsed_ms=elapsed_ms,
        size=size,
        checked_at=from_micros(checked_at),
        reasons=reasons,
        content=content,
        attachments=around.attachments,
        suggestions=around.suggestions,
    )


def _indicator(stood: _Stood, parts: _Parts, name: str) -> IndicatorFinding:
    row = stood.row
    labels = parts.pieces[row.around_id]
    return IndicatorFinding(
        agency=name,
        indicator=row.indicator,
        fiscal_year=row.fiscal_year,
        name_th=labels["name_th"],
        verdict=Verdict(row.verdict),
        reasons=codec.reasons_in(parts.pieces.get(row.reasons_id), from_json(stood.raw, parts.hashes).reader()),
        submissions=row.submissions,
        points=row.points / SCORE_UNIT,
        division=labels["division"],
    )


def _total(row: _Row) -> AgencyFinding:
    counts = {Verdict.PASS: row.passes, Verdict.REVIEW: row.reviews, Verdict.FAIL: row.fails, Verdict.MISSING: row.missing}
    scores = (row.score_low / SCORE_UNIT, row.score_high / SCORE_UNIT, row.points_at_stake / SCORE_UNIT)
    return AgencyFinding(row.name, row.fiscal_year, counts, *scores)


def _submission(row: _Row, name: str) -> Submission:
    return Submission(row.position, name, row.indicator, row.url, row.fiscal_year, row.explanation, row.division)


def _code_order(found: IndicatorFinding) -> tuple[str, int, str]:
    """O2 before O10: the order of the framework, whose codes are numbered through."""
    code = found.indicator
    number = re.search(r"\d+", code)
    return (code[: number.start()] if number else code, int(number.group()) if number else 0, code)
