"""The judgements of one agency in one scan: rows where they changed, and one small row that says that it was looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from model.errors import StorageError
from model.finding import AgencyFinding, Finding, IndicatorFinding, Verdict
from model.submission import Submission
from storage import bodies, codec, logs, pieces
from storage.changes import Key, Log, Values, in_force, write
from storage.packing import pack_json
from storage.passing import Passing, to_json
from storage.pieces import Wanted
from storage.session import Store
from storage.tables import Kept, agency, agency_look, scan, scan_agency, submission
from storage.values import clean, digest, to_micros

Judged = Mapping[Key, tuple[dict[str, object], Passing]]
PIECES = ("reasons_id", "content_id", "around_id")


@dataclass(frozen=True, slots=True)
class _Place:
    """The agency in the scan: where judgements belong, and the next scan that judged it already."""

    scan: int
    agency_id: int
    fiscal_year: int
    again: bool
    later: int | None


def agency_done(
    store: Store, scan: int, agency_name: str, findings: Sequence[Finding], indicators: Sequence[IndicatorFinding],
    total: AgencyFinding, *, now: datetime,
) -> None:  # fmt: skip
    """Store an agency's judgements in a scan; a repeat replaces what the scan said, and changes no other scan."""
    with store.write() as connection:
        place = _place(connection, scan, agency_name)
        rows = _submissions(connection, place)
        by_submission = _by_submission(rows, findings)
        judged: Judged = {key: _finding_out(finding) for key, finding in by_submission.items()}
        named: Judged = {clean(item.indicator): _indicator_out(item) for item in indicators}
        hash_ids = _hash_ids(connection, [passing for _, passing in [*judged.values(), *named.values()]])
        left = _save_log(connection, place, logs.findings(), judged, hash_ids, among={row.id: row.current for row in rows})
        known = logs.known_indicators(connection, place.agency_id, place.fiscal_year)
        left += _save_log(connection, place, logs.indicators(place.agency_id, place.fiscal_year), named, hash_ids, among=known)
        _save_look(connection, place, judged, named, hash_ids)
        _save_total(connection, place, total, left, now)


def _place(connection: Connection, number: int, name: str) -> _Place:
    query = (
        select(scan_agency.c.agency_id, scan_agency.c.checked_at, scan.c.fiscal_year)
        .join(scan, scan.c.id == scan_agency.c.scan_id)
        .join(agency, agency.c.id == scan_agency.c.agency_id)
        .where(scan.c.id == number, agency.c.digest == digest(clean(name)))
    )
    row = connection.execute(query.with_for_update(of=agency)).one_or_none()
    if row is None:
        raise StorageError(f"รอบตรวจ {number} ไม่มีหน่วยงาน “{name}”", f"scan {number} has no agency “{name}”")
    done = select(scan.c.id).join(scan_agency, scan_agency.c.scan_id == scan.c.id).order_by(scan.c.id).limit(1)
    same = (
        scan_agency.c.agency_id == row.agency_id,
        scan.c.fiscal_year == row.fiscal_year,
        scan_agency.c.checked_at.is_not(None),
    )
    later = connection.scalar(done.where(scan.c.id > number, *same))
    return _Place(number, row.agency_id, row.fiscal_year, row.checked_at is not None, later)


@dataclass(frozen=True, slots=True)
class _Listed:
    """A stored submission; `current` is False where it was withdrawn."""

    id: int
    indicator: str
    url: str
    position: int
    current: bool


def _submissions(connection: Connection, place: _Place) -> list[_Listed]:
    columns = submission.c
    query = select(columns.id, columns.indicator, columns.url, columns.position, columns.withdrawn_at).where(
        columns.agency_id == place.agency_id, columns.fiscal_year == place.fiscal_year
    )
    rows = connection.execute(query.order_by(columns.last_listing.desc(), columns.position, columns.id))
    return [_Listed(row.id, row.indicator, row.url, row.position, row.withdrawn_at is None) for row in rows]


def _by_submission(rows: Sequence[_Listed], findings: Sequence[Finding]) -> dict[Key, Finding]:
    """Which stored submission each finding is about: by its place, else the next equal one (it may have moved since)."""
    exact = {(row.indicator, row.url, row.position): row.id for row in reversed(rows)}
    equal: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        equal.setdefault((row.indicator, row.url), []).append(row.id)
    found: dict[Key, Finding] = {}
    for finding in sorted(findings, key=lambda item: item.submission.position):
        item = finding.submission
        key = exact.get((clean(item.indicator), clean(item.url), item.position))
        if key is None or key in found:
            key = next((other for other in equal.get((clean(item.indicator), clean(item.url)), ()) if other not in found), None)
        if key is None:
            raise _not_listed(item)
        found[key] = finding
    return found


def _not_listed(item: Submission) -> StorageError:
    return StorageError(
        f"“{item.agency}” ข้อ {item.indicator} ไม่มี {item.url} ในฐานข้อมูล นำเข้าไฟล์ด้วย `oit import` ก่อน",
        f"“{item.agency}” has no {item.url} for {item.indicator} in the database: `oit import` the file first",
    )


def _finding_out(finding: Finding) -> tuple[dict[str, object], Passing]:
    passing = Passing(times=[to_micros(finding.checked_at), finding.attempts, finding.elapsed_ms, finding.size])
    values = {
        "verdict": str(finding.verdict),
        "outcome": clean(str(finding.outcome)),
        "http_status": finding.http_status,
        "reasons_id": codec.reasons_out(finding.reasons, passing),
        "content_id": codec.content_out(finding.content, passing),
        "around_id": codec.around_out(finding, passing),
        "checked_at": int(finding.checked_at.timestamp()),
        "attempts": finding.attempts,
        "elapsed_ms": finding.elapsed_ms,
        "size": finding.size,
    }
    return values, passing


def _indicator_out(finding: IndicatorFinding) -> tuple[dict[str, object], Passing]:
    passing = Passing()
    values = {
        "verdict": str(finding.verdict),
        "submissions": finding.submissions,
        "points": round(finding.points * codec.SCORE_UNIT),
        "reasons_id": codec.reasons_out(finding.reasons, passing),
        "around_id": codec.labels_out(finding),
    }
    return values, passing


def _save_log(
    connection: Connection,
    place: _Place,
    log: Log,
    judged: Judged,
    hash_ids: Mapping[str, int],
    *,
    among: Mapping[Key, bool],
) -> list[Key]:
    """Write what was judged into a log; the keys that a judgement stands for although they were not looked at."""
    before = in_force(connection, log, list(among), scan=place.scan - 1)
    stood = in_force(connection, log, list(among), scan=place.scan) if place.again else before
    given: dict[Key, Values | None] = dict(_with_pieces(connection, log, judged, before, hash_ids))
    left: list[Key] = []
    for key in (key for key in among if key not in given and (key in before or key in stood)):
        given[key] = before.get(key) if among[key] else None
        if among[key] and (before.get(key) or {}).get("verdict") is not None:
            left.append(key)
    write(connection, log, given, before=before, scan=place.scan, later=place.later, again=place.again)
    return left


def _with_pieces(
    connection: Connection, log: Log, judged: Judged, before: Mapping[Key, Values], hash_ids: Mapping[str, int]
) -> dict[Key, Values]:
    """The values with their parts stored, each as a difference to what stood there before."""
    wanted: list[Wanted] = []
    slots: list[tuple[Key, str]] = []
    rows = {key: dict(values) | {"volatile": _remembered(log, passing, hash_ids)} for key, (values, passing) in judged.items()}
    for key, values in rows.items():
        for name in (name for name in PIECES if values.get(name) is not None):
            near = (before.get(key) or {}).get(name)
            wanted.append(Wanted(values[name], near if isinstance(near, int) else None))
            slots.append((key, name))
    for (key, name), piece_id in zip(slots, pieces.save(connection, wanted), strict=True):
        rows[key][name] = piece_id
    return dict(rows)


def _remembered(log: Log, passing: Passing, hash_ids: Mapping[str, int]) -> bytes | None:
    """What a row of the log says for itself, once the looks of its scan are gone; hashes only where they are evidence."""
    kept = replace(passing, scores=[], times=[], hashes=passing.hashes if log.evidence else [])
    return pack_json(to_json(kept, hash_ids)) if kept.hashes or kept.values else None


def _hash_ids(connection: Connection, passing: Sequence[Passing]) -> Mapping[str, int]:
    hashes = {found for item in passing for found in item.hashes if found is not None and bodies.is_hash(found)}
    return bodies.known(connection, hashes)


def _save_look(connection: Connection, place: _Place, judged: Judged, named: Judged, hash_ids: Mapping[str, int]) -> None:
    here = (agency_look.c.scan_id == place.scan, agency_look.c.agency_id == place.agency_id)
    connection.execute(delete(agency_look).where(*here))
    if connection.scalar(select(scan.c.kept).where(scan.c.id == place.scan)) != Kept.ALL:
        return
    packed = pack_json(
        [
            [[key, to_json(passing, hash_ids)] for key, (_, passing) in judged.items()],
            [[key, to_json(passing, hash_ids)] for key, (_, passing) in named.items()],
        ]
    )
    connection.execute(insert(agency_look), {"scan_id": place.scan, "agency_id": place.agency_id, "packed": packed})


def _save_total(connection: Connection, place: _Place, total: AgencyFinding, left: Sequence[Key], now: datetime) -> None:
    values = {
        "checked_at": int(now.timestamp()),
        "passes": total.verdicts.get(Verdict.PASS, 0),
        "reviews": total.verdicts.get(Verdict.REVIEW, 0),
        "fails": total.verdicts.get(Verdict.FAIL, 0),
        "missing": total.verdicts.get(Verdict.MISSING, 0),
        "score_low": round(total.score_low * codec.SCORE_UNIT),
        "score_high": round(total.score_high * codec.SCORE_UNIT),
        "points_at_stake": round(total.points_at_stake * codec.SCORE_UNIT),
        "skipped": pack_json(list(left)) if left else None,
    }
    here = (scan_agency.c.scan_id == place.scan, scan_agency.c.agency_id == place.agency_id)
    connection.execute(update(scan_agency).where(*here).values(values))
