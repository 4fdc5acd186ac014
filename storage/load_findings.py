"""The judgements of a scan, as they stood in it: from the log of changes, with the times of that scan while they are kept."""

import re
from collections.abc import Mapping
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
from storage.passing import Json, Passing, bodies_in, from_json
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
class _Stored:
    """Values of one log that stand in a scan, with all that belongs to them."""

    values: Mapping[Key, Values]
    pieces: Mapping[int, Json]
    passing: Mapping[Key, Passing]


def findings(store: Store, scan: int, agency_name: str) -> list[Finding]:
    """An agency's findings in a scan, in input order; empty where it was not judged."""
    with store.read() as connection:
        place = _place(connection, scan, agency_name)
        if place is None:
            return []
        query = select(submission).where(
            submission.c.agency_id == place.row.agency_id, submission.c.fiscal_year == place.row.fiscal_year
        )
        rows = {row.id: row for row in connection.execute(query.order_by(submission.c.position, submission.c.id))}
        stored = _stored(connection, logs.findings(), place, rows, place.looks[0], scan)
    return [_finding(stored, key, _submission(row, place.row.name)) for key, row in rows.items() if key in stored.values]


def indicator_findings(store: Store, scan: int, agency_name: str) -> list[IndicatorFinding]:
    """An agency's indicators in a scan, in the order of their codes; empty where it was not judged."""
    with store.read() as connection:
        place = _place(connection, scan, agency_name)
        if place is None:
            return []
        log = logs.indicators(place.row.agency_id, place.row.fiscal_year)
        known = logs.known_indicators(connection, place.row.agency_id, place.row.fiscal_year)
        stored = _stored(connection, log, place, known, place.looks[1], scan)
    return [_indicator(stored, key, place.row) for key in sorted(stored.values, key=_code_order)]


def agency_finding(store: Store, scan: int, agency_name: str) -> AgencyFinding:
    """An agency's counts and score in a scan; StorageError where it was not judged."""
    with store.read() as connection:
        place = _place(connection, scan, agency_name)
    if place is None:
        raise StorageError(
            f"รอบตรวจ {scan} ยังไม่ได้ตัดสิน “{agency_name}” ใช้ `oit scan --resume` เพื่อตรวจต่อ",
            f"scan {scan} has not judged “{agency_name}” yet: `oit scan --resume` goes on with it",
        )
    row = place.row
    counts = {Verdict.PASS: row.passes, Verdict.REVIEW: row.reviews, Verdict.FAIL: row.fails, Verdict.MISSING: row.missing}
    scores = (row.score_low / SCORE_UNIT, row.score_high / SCORE_UNIT, row.points_at_stake / SCORE_UNIT)
    return AgencyFinding(row.name, row.fiscal_year, counts, *scores)


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


def _stored(
    connection: Connection, log: logs.Log, place: _Place, keys: Mapping[Key, object], looks: Mapping[Key, Json], number: int
) -> _Stored:
    found = in_force(connection, log, list(keys), scan=number)
    standing = {key: values for key, values in found.items() if values["verdict"] is not None and key not in place.skipped}
    names = ("reasons_id", "content_id", "around_id")
    wanted = {value for values in standing.values() for name in names if isinstance(value := values.get(name), int)}
    raw: dict[Key, Json] = {key: looks.get(key) or _own(values) for key, values in standing.items()}
    hashes = bodies.hashes_of(connection, {body_id for item in raw.values() for body_id in bodies_in(item)})
    passing = {key: from_json(item, hashes) for key, item in raw.items()}
    return _Stored(standing, pieces.load(connection, wanted), passing)


def _own(values: Values) -> Json:
    """What the row itself says, for a scan whose looks are gone."""
    packed = values["volatile"]
    own: Json = unpack_json(packed) if isinstance(packed, bytes) else [[], [], 0]
    if isinstance(seconds := values.get("checked_at"), int):
        own += [[], [seconds * SECOND, values["attempts"], values["elapsed_ms"], values["size"]]]
    return own


def _finding(stored: _Stored, key: Key, item: Submission) -> Finding:
    values: Json = stored.values[key]
    passing = stored.passing[key].reader()
    checked_at, attempts, elapsed_ms, size = stored.passing[key].times
    reasons = codec.reasons_in(stored.pieces.get(values["reasons_id"]), passing)
    content = codec.content_in(stored.pieces.get(values["content_id"]), passing)
    around = codec.around_in(stored.pieces[values["around_id"]], passing)
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


def _indicator(stored: _Stored, key: Key, place: Row[*tuple[Any, ...]]) -> IndicatorFinding:
    values: Json = stored.values[key]
    labels = stored.pieces[values["around_id"]]
    return IndicatorFinding(
        agency=place.name,
        indicator=str(key),
        fiscal_year=place.fiscal_year,
        name_th=labels["name_th"],
        verdict=Verdict(values["verdict"]),
        reasons=codec.reasons_in(stored.pieces.get(values["reasons_id"]), stored.passing[key].reader()),
        submissions=values["submissions"],
        points=values["points"] / SCORE_UNIT,
        division=labels["division"],
    )


def _submission(row: Row[*tuple[Any, ...]], name: str) -> Submission:
    return Submission(row.position, name, row.indicator, row.url, row.fiscal_year, row.explanation, row.division)


def _code_order(key: Key) -> tuple[str, int, str]:
    """O2 before O10: the order of the framework, whose codes are numbered through."""
    code = str(key)
    number = re.search(r"\d+", code)
    return (code[: number.start()] if number else code, int(number.group()) if number else 0, code)
