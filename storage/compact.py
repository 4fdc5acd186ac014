"""Making old scans small: what is left of them grows with the changes, not with the nights.

Most pages are other bytes every night (a visitor counter, today's date), so bytes alone are no change: looks that saw the
same answer go, and so do the bytes. What a new judgement rests on stays, as its evidence, and so does the newest look at
every URL and agency, however old it is.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, exists, func, or_, select, update

from storage.locks import Lock, hold
from storage.packing import unpack_json
from storage.passing import bodies_in
from storage.session import Store
from storage.tables import Kept, ScanState, agency_look, body, finding, look, scan
from storage.values import chunks

KEEP_LOOKS = 3  # so many finished scans keep every look, with its times and sizes
KEEP_LOOKS_FOR = timedelta(days=3)  # and so do all of these days: a few URLs asked again do not make the whole list's scan old
KEEP_TURNS_FOR = timedelta(days=8)  # the rule for flapping sites asks what was seen in the last 7 days


def compact(store: Store, now: datetime) -> None:
    """Make every scan as small as its age allows; each scan is a transaction of its own."""
    with store.read() as connection:
        finished = select(scan.c.id).where(scan.c.state == ScanState.FINISHED).order_by(scan.c.id.desc()).limit(KEEP_LOOKS)
        newest = list(connection.scalars(finished))
        if len(newest) < KEEP_LOOKS:
            return
        old = select(scan.c.id, scan.c.kept, scan.c.started_at).where(scan.c.id < min(newest), scan.c.kept < Kept.CHANGES)
        old = old.where(scan.c.started_at <= now - KEEP_LOOKS_FOR)
        # One that is still running, or may be taken up again, is left alone.
        old = old.where(or_(scan.c.state == ScanState.FINISHED, scan.c.started_at < now - KEEP_TURNS_FOR))
        rows = connection.execute(old.order_by(scan.c.id)).all()
    for row in rows:
        target = Kept.CHANGES if row.started_at < now - KEEP_TURNS_FOR else Kept.TURNS
        if row.kept < target:
            with store.write() as connection:
                _shrink(connection, row.id, target)


def _shrink(connection: Connection, number: int, target: Kept) -> None:
    hold(connection, Lock.BODIES)
    _mark_evidence(connection, number)
    here = look.c.scan_id == number
    held = list(connection.scalars(select(look.c.body_id).where(here, look.c.body_id.is_not(None)).distinct()))
    needless = delete(look).where(here, look.c.changed.is_(False), _seen_again())
    connection.execute(needless if target == Kept.CHANGES else needless.where(_followed_by_the_same()))
    connection.execute(update(look).where(here, _seen_again(), ~_is_evidence()).values(body_id=None))
    connection.execute(update(look).where(here, _seen_again(), look.c.volatile.is_not(None)).values(volatile=None))
    _remove_bodies(connection, held)
    again = agency_look.alias("again")
    judged_again = exists().where(again.c.agency_id == agency_look.c.agency_id, again.c.scan_id > number)
    connection.execute(delete(agency_look).where(agency_look.c.scan_id == number, judged_again))
    connection.execute(update(scan).where(scan.c.id == number).values(kept=target))


def _seen_again() -> ColumnElement[bool]:
    """The URL was asked in a later scan, too; the newest look at each keeps everything."""
    newer = look.alias("newer")
    return exists().where(newer.c.url_id == look.c.url_id, newer.c.scan_id > look.c.scan_id)


def _is_evidence() -> ColumnElement[bool]:
    return exists().where(body.c.id == look.c.body_id, body.c.evidence.is_(True))


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


def _remove_bodies(connection: Connection, ids: Sequence[int]) -> None:
    used = exists().where(look.c.body_id == body.c.id)
    for run in chunks(ids):
        connection.execute(delete(body).where(body.c.id.in_(run), body.c.evidence.is_(False), ~used))
