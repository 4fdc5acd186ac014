"""The judgements of a scan, as they stood in it: from the log of changes, with the times of that scan while they are kept."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from model.errors import StorageError
from model.finding import AgencyFinding, Finding, IndicatorFinding, Verdict
from model.submission import Submission
from storage import bodies, codec, logs, pieces
from storage.changes import Key, Values, in_force
from storage.codec import SCORE_UNIT
from storage.packing import unpack_json
from storage.passing import Json, bodies_in, from_json
from storage.session import Store
from storage.tables import agency, agency_look, scan, scan_agency, submission
from storage.values import clean, digest, from_micros

SECOND = 1_000_000  # microseconds


@dataclass(frozen=True, slots=True)
class _Place:
    """An agency that was judged in a scan: where it stands, what was left out, and the times of that scan by key."""

    row: Row[*tuple[Any, ...]]
    skipped: frozenset[Key]
    looks: tuple[Mapping[Key, Json], Mapping[Key, Json]]


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands in a scan by one log: its rows, and what passed in that scan, by key."""

    values: Mapping[Key, Values]
    raw: Mapping[Key, Json]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the rows name: pieces and the hashes of bodies."""

    pieces: Mapping[int, Json]
    hashes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """All that a scan says of one agency."""

    findings: tuple[Finding, ...]
    indicators: tuple[IndicatorFinding, ...]
    total: AgencyFinding


def judged(store: Store, scan: int, agency_name: str, *, findings: bool = True, indicators: bool = True) -> Judged | None:
    """Findings in input order, indicators in the order of their codes; None where the agency was not judged.

    A part that is not asked for is empty. All is read in one transaction: a province has 100 agencies, and each question
    to a database on another machine takes its time.
    """
    with store.read() as connection:
        place = _place(connection, scan, agency_name)
        if place is None:
            return None
        rows = _submissions(connection, place) if findings else {}
        found = _standing(connection, logs.findings(), place, list(rows), place.looks[0], scan)
        log = logs.indicators(place.row.agency_id, place.row.fiscal_year)
        summed = _standing(connection, log, place, None if indicators else (), place.looks[1], scan)
        parts = _parts(connection, found, summed)
    return Judged(
        tuple(
            _finding(found, parts, key, _submission(row, place.row.name)) for key, row in rows.items() if key in found.values
        ),
        tuple(_indicator(summed, parts, key, place.row) for key in sorted(summed.values, key=_code_order)),
        _total(place.row),
    )


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


def _place(connection: Connection, number: int, name: str) -> _Place | None:
    query = (
        select(scan_agency, scan.c.fiscal_year, agency.c.name, agency_look.c.packed)
        .join(scan, scan.c.id == scan_agency.c.scan_id)
        .join(agency, agency.c.id == scan_agency.c.agency_id)
        .outerjoin(
            agency_look, (agency_look.c.scan_id == scan_agency.c.scan_id) & (agency_look.c.agency_id == scan_agency.c.agency_id)
        )
        .where(scan.c.id == number, agency.c.digest == digest(clean(name)), scan_agency.c.checked_at.is_not(None))
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    skipped: Json = unpack_json(row.skipped) if row.skipped is not None else []
    looks: Json = unpack_json(row.packed) if row.packed is not None else [[], []]
    return _Place(row, frozenset(skipped), (dict(looks[0]), dict(looks[1])))


def _submissions(connection: Connection, place: _Place) -> dict[Key, Row[*tuple[Any, ...]]]:
    query = select(submission).where(
        submission.c.agency_id == place.row.agency_id, submission.c.fiscal_year == place.row.fiscal_year
    )
    return {row.id: row for row in connection.execute(query.order_by(submission.c.position, submission.c.id))}


def _standing(
    connection: Connection, log: logs.Log, place: _Place, keys: Collection[Key] | None, looks: Mapping[Key, Json], number: int
) -> _Standing:
    found = in_force(connection, log, keys, scan=number)
    standing = {key: values for key, values in found.items() if values["verdict"] is not None and key not in place.skipped}
    return _Standing(standing, {key: looks.get(key) or _own(values) for key, values in standing.items()})


def _parts(connection: Connection, *stood: _Standing) -> _Parts:
    names = ("reasons_id", "content_id", "around_id")
    rows = [values for one in stood for values in one.values.values()]
    wanted = {value for values in rows for name in names if isinstance(value := values.get(name), int)}
    named = {body_id for one in stood for item in one.raw.values() for body_id in bodies_in(item)}
    return _Parts(pieces.load(connection, wanted), bodies.hashes_of(connection, named))


def _own(values: Values) -> Json:
    """What the row itself says, for a scan whose looks are gone."""
    packed = values["volatile"]
    own: Json = unpack_json(packed) if isinstance(packed, bytes) else [[], [], 0]
    if isinstance(seconds := values.get("checked_at"), int):
        own += [[], [seconds * SECOND, values["attempts"], values["elapsed_ms"], values["size"]]]
    return own


def _finding(stood: _Standing, parts: _Parts, key: Key, item: Submission) -> Finding:
    values: Json = stood.values[key]
    passed = from_json(stood.raw[key], parts.hashes)
    passing = passed.reader()
    checked_at, attempts, elapsed_ms, size = passed.times
    reasons = codec.reasons_in(parts.pieces.get(values["reasons_id"]), passing)
    content = codec.content_in(parts.pieces.get(values["content_id"]), passing)
    around = codec.around_in(parts.pieces[values["around_id"]], passing)
    return Finding(
        submission=item,
        fiscal_year=item.fiscal_year or 0,
        verdict=Verdict(values["verdict"]),
        outcome=values["outcome"],
        http_status=values["http_status"],
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


def _indicator(stood: _Standing, parts: _Parts, key: Key, place: Row[*tuple[Any, ...]]) -> IndicatorFinding:
    values: Json = stood.values[key]
    labels = parts.pieces[values["around_id"]]
    return IndicatorFinding(
        agency=place.name,
        indicator=str(key),
        fiscal_year=place.fiscal_year,
        name_th=labels["name_th"],
        verdict=Verdict(values["verdict"]),
        reasons=codec.reasons_in(parts.pieces.get(values["reasons_id"]), from_json(stood.raw[key], parts.hashes).reader()),
        submissions=values["submissions"],
        points=values["points"] / SCORE_UNIT,
        division=labels["division"],
    )


def _total(row: Row[*tuple[Any, ...]]) -> AgencyFinding:
    counts = {Verdict.PASS: row.passes, Verdict.REVIEW: row.reviews, Verdict.FAIL: row.fails, Verdict.MISSING: row.missing}
    scores = (row.score_low / SCORE_UNIT, row.score_high / SCORE_UNIT, row.points_at_stake / SCORE_UNIT)
    return AgencyFinding(row.name, row.fiscal_year, counts, *scores)


def _submission(row: Row[*tuple[Any, ...]], name: str) -> Submission:
    return Submission(row.position, name, row.indicator, row.url, row.fiscal_year, row.explanation, row.division)


def _code_order(key: Key) -> tuple[str, int, str]:
    """O2 before O10: the order of the framework, whose codes are numbered through."""
    code = str(key)
    number = re.search(r"\d+", code)
    return (code[: number.start()] if number else code, int(number.group()) if number else 0, code)
