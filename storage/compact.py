"""Making old scans small: what is left of them grows with the changes, not with the nights.

Most pages are other bytes every night (a visitor counter, today's date), so bytes alone are no change: looks that saw the
same answer with other bytes go, and their bytes with them. What a changed judgement rests on stays, as its evidence.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, func, or_, select, update

from storage.packing import unpack_json
from storage.passing import bodies_in
from storage.session import Store
from storage.tables import Kept, ScanState, agency_look, body, capture, finding, look, scan
from storage.values import chunks

KEEP_LOOKS = 3  # so many finished scans keep every look, with its times and sizes
KEEP_TURNS_FOR = timedelta(days=8)  # the rule for flapping sites asks what was seen in the last 7 days


def compact(store: Store, now: datetime) -> None:
    """Make every scan as small as its age allows; each scan is a transaction of its own."""
    with store.read() as connection:
        finished = select(scan.c.id).where(scan.c.state == ScanState.FINISHED).order_by(scan.c.id.desc()).limit(KEEP_LOOKS)
        newest = list(connection.scalars(finished))
        if len(newest) < KEEP_LOOKS:
            return
        old = select(scan.c.id, scan.c.kept, scan.c.started_at).where(scan.c.id < min(newest), scan.c.kept < Kept.CHANGES)
        # One that is still running, or may be taken up again, is left alone.
        old = old.where(or_(scan.c.state == ScanState.FINISHED, scan.c.started_at < now - KEEP_TURNS_FOR))
        rows = connection.execute(old.order_by(scan.c.id)).all()
    for row in rows:
        target = Kept.CHANGES if row.started_at < now - KEEP_TURNS_FOR else Kept.TURNS
        if row.kept < target:
            with store.write() as connection:
                _shrink(connection, row.id, target)


def _shrink(connection: Connection, number: int, target: Kept) -> None:
    _mark_evidence(connection, number)
    going = [look.c.scan_id == number, look.c.changed.is_(False)]
    if target == Kept.TURNS:
        going.append(_followed_by_the_same())
    columns = select(look.c.url_id, look.c.capture_id, capture.c.body_id).join(capture, capture.c.id == look.c.capture_id)
    rows = connection.execute(columns.where(*going)).all()
    for run in chunks([row.url_id for row in rows]):
        connection.execute(delete(look).where(look.c.scan_id == number, look.c.url_id.in_(run)))
    returned = connection.execute(columns.where(look.c.scan_id == number)).all()
    _point_at_first(connection, number, [row.url_id for row in returned])
    _remove_unseen(connection, [*rows, *returned])
    connection.execute(delete(agency_look).where(agency_look.c.scan_id == number))
    connection.execute(update(scan).where(scan.c.id == number).values(kept=target))


def _followed_by_the_same() -> ColumnElement[bool]:
    """The next look at the URL saw the same answer; the last look before another answer says how long the first one stood."""
    after, between = look.alias("after"), look.alias("between")
    following = select(func.min(between.c.scan_id)).where(between.c.url_id == look.c.url_id, between.c.scan_id > look.c.scan_id)
    return exists().where(
        after.c.url_id == look.c.url_id,
        after.c.scan_id == following.correlate(look).scalar_subquery(),
        after.c.changed.is_(False),
    )


def _mark_evidence(connection: Connection, number: int) -> None:
    """Keep the bodies that judgements rest on which this scan was the first to say; one that came back has its evidence."""
    older = finding.alias("older")
    said = exists().where(
        older.c.submission_id == finding.c.submission_id,
        older.c.scan_id < number,
        older.c.reasons_id.is_not_distinct_from(finding.c.reasons_id),
        older.c.content_id.is_not_distinct_from(finding.c.content_id),
    )
    query = select(finding.c.volatile).where(finding.c.scan_id == number, finding.c.volatile.is_not(None), ~said)
    named = {key for packed in connection.scalars(query) for key in bodies_in(unpack_json(packed))}
    for run in chunks(sorted(named)):
        connection.execute(update(body).where(body.c.id.in_(run)).values(evidence=True))


def _point_at_first(connection: Connection, number: int, url_ids: Sequence[int]) -> None:
    """Let looks name the first capture with the same answer: a site that came back needs no row of its own."""
    first, own = capture.alias("first"), capture.alias("own")
    shape = select(own.c.shape).where(own.c.id == look.c.capture_id).correlate(look).scalar_subquery()
    same = select(func.min(first.c.id)).where(first.c.url_id == look.c.url_id, first.c.shape == shape).correlate(look)
    for run in chunks(url_ids):
        here = (look.c.scan_id == number, look.c.url_id.in_(run))
        connection.execute(update(look).where(*here).values(capture_id=same.scalar_subquery()))


def _remove_unseen(connection: Connection, rows: Sequence[Row[*tuple[Any, ...]]]) -> None:
    """Remove the captures that no look names any more, and the bodies that nothing needs."""
    seen = exists().where(look.c.url_id == capture.c.url_id, look.c.capture_id == capture.c.id)
    for run in chunks(sorted({row.capture_id for row in rows})):
        connection.execute(delete(capture).where(capture.c.id.in_(run), ~seen))
    used = exists().where(capture.c.body_id == body.c.id)
    for run in chunks(sorted({row.body_id for row in rows if row.body_id is not None})):
        connection.execute(delete(body).where(body.c.id.in_(run), body.c.evidence.is_(False), ~used))
