"""Removing what is older than the settings say: bytes, looks at URLs, whole scans.

What a removed scan was the first to say still holds in the scans after it: its rows of the log move up to the next scan
that stays, unless that one says something of its own.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, func, or_, select, true, union_all, update

from storage.locks import Lock, hold
from storage.packing import unpack_json
from storage.passing import bodies_in
from storage.session import Store
from storage.tables import (
    Kept,
    ScanState,
    body,
    capture,
    finding,
    indicator_finding,
    letter,
    look,
    metadata,
    nightly_run,
    outbox,
    peer,
    piece,
    scan,
)  # fmt: skip
from storage.values import chunks


@dataclass(frozen=True, slots=True)
class ScanAge:
    """A scan and when it was begun."""

    id: int
    fiscal_year: int
    started_at: datetime
    finished: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The scans that lose their bytes, those that lose their looks as well, and those that are removed."""

    bodies: Collection[int]
    captures: Collection[int]
    scans: Collection[int]


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was removed, or would be."""

    bodies: int
    bytes: int
    looks: int
    scans: int


PAGE = 1000  # rows in memory at once
LOGS = {finding: ("submission_id",), indicator_finding: ("agency_id", "fiscal_year", "indicator")}
PARTS = ("reasons_id", "content_id", "around_id")


class DryRun(Exception):  # noqa: N818 -- no error: it takes a transaction back
    """Nothing is to be kept of what was done."""


def scans(store: Store) -> list[ScanAge]:
    """All scans, oldest first."""
    columns = (scan.c.id, scan.c.fiscal_year, scan.c.started_at, scan.c.state)
    with store.read() as connection:
        rows = connection.execute(select(*columns).order_by(scan.c.id)).all()
    return [ScanAge(row.id, row.fiscal_year, row.started_at, row.state == ScanState.FINISHED) for row in rows]


def prune(store: Store, plan: Plan, *, dry_run: bool) -> Pruned:
    """Remove what the plan says in one transaction, which a dry run takes back."""
    counted: list[Pruned] = []
    try:
        with store.write() as connection:
            hold(connection, Lock.BODIES)
            counted.append(_prune(connection, plan))
            if dry_run:
                raise DryRun
    except DryRun:
        pass
    return counted[0]


def _prune(connection: Connection, plan: Plan) -> Pruned:
    number, size = _empty_bodies(connection, plan.bodies)
    looks = 0
    # Newest first: of those that go, the newest word is the one that holds afterwards.
    for scan_id in sorted(plan.captures, reverse=True):
        looks += _lift(connection, scan_id, {look: ("url_id",)}, past=plan.captures)
        connection.execute(update(scan).where(scan.c.id == scan_id).values(kept=Kept.CHANGES))
    for scan_id in sorted(plan.scans, reverse=True):
        looks += _lift(connection, scan_id, {look: ("url_id",), **LOGS}, past=plan.scans)
        _remove_scan(connection, scan_id)
    if plan.captures or plan.scans:
        _remove_unused(connection)
    if plan.scans:
        _remove_bodies(connection)
    return Pruned(number, size, looks, len(plan.scans))


def _empty_bodies(connection: Connection, scans: Collection[int]) -> tuple[int, int]:
    """Drop the bytes that only these scans saw or rested on; those that a judgement in force rests on stay."""
    seen: set[int] = set()
    for run in chunks(sorted(scans)):
        seen.update(connection.scalars(select(look.c.body_id).where(look.c.scan_id.in_(run), look.c.body_id.is_not(None))))
        seen.update(_named(connection, finding.c.scan_id.in_(run)))
    if not seen:
        return 0, 0
    newer = finding.alias("newer")
    superseded = exists().where(newer.c.submission_id == finding.c.submission_id, newer.c.scan_id > finding.c.scan_id)
    seen -= set(_named(connection, or_(finding.c.scan_id.not_in(scans), ~superseded)))
    number = size = 0
    for run in chunks(sorted(seen)):
        elsewhere = exists().where(look.c.body_id == body.c.id, look.c.scan_id.not_in(scans))
        here = (body.c.id.in_(run), body.c.packed.is_not(None), ~elsewhere)
        sizes = connection.scalars(select(func.length(body.c.packed)).where(*here)).all()
        number, size = number + len(sizes), size + sum(sizes)
        connection.execute(update(body).where(*here).values(packed=None))
    return number, size


def _named(connection: Connection, where: ColumnElement[bool]) -> Iterator[int]:
    """The bodies that judgements rest on."""
    query = select(finding.c.volatile).where(where, finding.c.volatile.is_not(None))
    for packed in connection.scalars(query.execution_options(yield_per=PAGE)):
        yield from bodies_in(unpack_json(packed))


def _lift(connection: Connection, number: int, logs: Mapping[Table, Sequence[str]], *, past: Collection[int]) -> int:
    """Let what a scan was the first to say hold from the next scan that stays; how many looks were dropped."""
    year = select(scan.c.fiscal_year).where(scan.c.id == number).scalar_subquery()
    staying = select(func.min(scan.c.id)).where(scan.c.id > number, scan.c.fiscal_year == year, scan.c.id.not_in(past))
    following = connection.scalar(staying)
    dropped = 0
    for log, keys in logs.items():
        here = log.c.scan_id == number
        own = log.alias("own")
        has_own = exists().where(own.c.scan_id == following, *(own.c[key] == log.c[key] for key in keys))
        gone = connection.execute(delete(log).where(here, has_own)).rowcount
        dropped += gone if log is look else 0
        if following is not None:
            connection.execute(update(log).where(here).values(scan_id=following))
    return dropped


def _remove_scan(connection: Connection, number: int) -> None:
    runs = select(nightly_run.c.id).where(nightly_run.c.scan_id == number)
    letters = select(outbox.c.id).where(outbox.c.run_id.in_(runs))
    connection.execute(delete(letter).where(letter.c.outbox_id.in_(letters)))
    connection.execute(delete(outbox).where(outbox.c.run_id.in_(runs)))
    for table in metadata.sorted_tables:
        if "scan_id" in table.c:
            connection.execute(delete(table).where(table.c.scan_id == number))
    connection.execute(delete(scan).where(scan.c.id == number))


def _remove_unused(connection: Connection) -> None:
    """Answers that no look has any more, and parts of judgements that no judgement has."""
    connection.execute(delete(capture).where(~exists().where(look.c.capture_id == capture.c.id)))
    connection.execute(delete(peer).where(~exists().where(look.c.peer_id == peer.c.id)))
    columns = [log.c[name] for log in LOGS for name in PARTS if name in log.c]
    used = [select(column).where(column.is_not(None)) for column in columns]
    difference = piece.alias("difference")
    bases = select(difference.c.base_id).where(difference.c.base_id.is_not(None))
    unused = delete(piece).where(piece.c.id.not_in(union_all(*used)), piece.c.id.not_in(bases))
    while connection.execute(unused).rowcount:  # a base goes once its differences are gone
        pass


def _remove_bodies(connection: Connection) -> None:
    """Forget the hashes of bytes that are gone, where nothing names them any more."""
    seen = exists().where(look.c.body_id == body.c.id)
    empty = set(connection.scalars(select(body.c.id).where(body.c.packed.is_(None), ~seen)))
    for run in chunks(sorted(empty - set(_named(connection, true())))):
        connection.execute(delete(body).where(body.c.id.in_(run)))
