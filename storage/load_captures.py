"""What came back for URLs, as it was seen in a scan."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, select

from model.capture import Capture, Hop, Note
from model.outcome import Outcome
from storage import bodies, peers
from storage.codec import data_in
from storage.packing import unpack_body, unpack_json
from storage.passing import Json, Passing
from storage.session import Store
from storage.tables import body, look, peer, scan, url
from storage.tables import capture as capture_table
from storage.values import from_micros, keys, to_micros

PAGE = 64  # captures in memory at once
SAME_URL = ""  # stored for a final address that is the one that was asked: most are, and they are long
SMALL_BODY = 512 * 1024  # larger ones are read one by one: 64 bodies of 20 MiB would be more than the whole program may use

# What a site calls its bytes by: kept of every look, because the next one asks with them whether they changed.
VALIDATORS = ("etag", "last-modified")

# Looks that say nothing of the site: the scan was stopped, or the form of the address said enough.
NOT_LOOKED = frozenset({Outcome.INTERRUPTED, Outcome.NOT_FETCHED})


@dataclass(frozen=True, slots=True)
class UrlHistory:
    """How a URL was in earlier scans: in order in the last days, and out of order in the newest of them."""

    seen_alive: bool
    failed_last_scan: bool


def captures(store: Store, scan: int, urls: Collection[str] | None = None) -> Iterator[Capture]:
    """The captures of a scan with their bodies, one after the other.

    Of a scan that was made small (`storage.compact`) they are the answers that were in force then, with the times of the
    look that saw them first, and mostly without bytes: such a scan cannot be judged again.
    """
    query = _query(store, scan)
    if urls is None:
        yield from _all(store, query)
        return
    for run in keys(urls, PAGE):
        with store.read() as connection:
            rows = connection.execute(query.where(url.c.digest.in_(run))).all()
        yield from _with_bodies(store, rows)


def capture(store: Store, scan: int, address: str) -> Capture | None:
    """The capture of one URL in a scan; None where it was not asked."""
    return next(captures(store, scan, [address]), None)


def newest(store: Store, urls: Collection[str], *, before_scan: int) -> dict[str, Capture]:
    """What came for URLs when they were asked last before a scan, where its bytes are kept; given without them."""
    found: dict[str, Capture] = {}
    last = before_scan - 1
    with store.read() as connection:
        for run in keys(urls):
            rows = connection.execute(_columns().where(_in_force(last), url.c.digest.in_(run), body.c.packed.is_not(None)))
            found.update({row.text: _capture(row, b"") for row in rows})
    return found


def captured_urls(store: Store, scan: int) -> set[str]:
    """The URLs whose captures of this scan are stored."""
    with store.read() as connection:
        return set(connection.scalars(select(url.c.text).join(look, look.c.url_id == url.c.id).where(look.c.scan_id == scan)))


def urls_with(store: Store, scan: int, outcomes: Collection[Outcome]) -> set[str]:
    """The URLs that ended so in a scan."""
    query = (
        select(url.c.text)
        .join(look, look.c.url_id == url.c.id)
        .join(capture_table, capture_table.c.id == look.c.capture_id)
        .where(look.c.scan_id == scan, capture_table.c.outcome.in_([str(outcome) for outcome in outcomes]))
    )
    with store.read() as connection:
        return set(connection.scalars(query))


def history(store: Store, urls: Collection[str], *, since: datetime, before_scan: int) -> dict[str, UrlHistory]:
    """For each URL that was asked before a scan: whether it was in order since a time, and whether it was not when last asked."""
    found: dict[str, UrlHistory] = {}
    columns = (url.c.text, look.c.checked_at, capture_table.c.outcome)
    query = (
        select(*columns)
        .join(look, look.c.url_id == url.c.id)
        .join(capture_table, capture_table.c.id == look.c.capture_id)
        .where(look.c.scan_id < before_scan, capture_table.c.outcome.not_in(NOT_LOOKED))
        .order_by(look.c.url_id, look.c.scan_id)
    )
    with store.read() as connection:
        for run in keys(urls):
            for row in connection.execute(query.where(url.c.digest.in_(run))):
                alive = row.outcome == Outcome.OK
                seen = found.get(row.text, UrlHistory(seen_alive=False, failed_last_scan=False)).seen_alive
                found[row.text] = UrlHistory(seen or (alive and row.checked_at >= to_micros(since)), not alive)
    return found


def _all(store: Store, query: Select[*tuple[Any, ...]]) -> Iterator[Capture]:
    last = 0
    while True:
        with store.read() as connection:
            rows = connection.execute(query.where(look.c.url_id > last).order_by(look.c.url_id).limit(PAGE)).all()
        yield from _with_bodies(store, rows)
        if len(rows) < PAGE:
            return
        last = rows[-1].url_id


def _query(store: Store, number: int) -> Select[*tuple[Any, ...]]:
    with store.read() as connection:
        kept = connection.scalar(select(scan.c.kept).where(scan.c.id == number))
    small = case((body.c.size <= SMALL_BODY, body.c.packed)).label("packed")
    return _columns(small).where(_in_force(number) if kept else look.c.scan_id == number)


def _columns(*more: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    columns = (
        capture_table,
        look.c.url_id,
        look.c.checked_at,
        look.c.elapsed_ms,
        look.c.attempts,
        look.c.size,
        look.c.body_id,
        look.c.volatile,
        peer.c.packed.label("peer"),
    )
    return (
        select(*columns, url.c.text, body.c.sha256, *more)
        .join(look, look.c.capture_id == capture_table.c.id)
        .join(url, url.c.id == look.c.url_id)
        .outerjoin(body, body.c.id == look.c.body_id)
        .outerjoin(peer, peer.c.id == look.c.peer_id)
    )


def _in_force(number: int) -> ColumnElement[bool]:
    older = look.alias("older")
    newest = select(func.max(older.c.scan_id)).where(older.c.url_id == look.c.url_id, older.c.scan_id <= number)
    return and_(look.c.scan_id == newest.scalar_subquery())


def _with_bodies(store: Store, rows: Collection[Row[*tuple[Any, ...]]]) -> Iterator[Capture]:
    for row in rows:
        if row.packed is not None:
            yield _capture(row, unpack_body(row.packed))
        elif row.body_id is not None:
            with store.read() as connection:
                data = bodies.read(connection, row.body_id)
            yield _capture(row, data)
        else:
            yield _capture(row, b"")


def _capture(row: Row[*tuple[Any, ...]], data: bytes) -> Capture:
    meta: Json = unpack_json(row.meta)
    volatile: Json = unpack_json(row.volatile) if row.volatile is not None else [None, []]
    detail, values, (*known, since) = volatile if len(volatile) > 2 else [*volatile, [None, None, None]]
    passing = Passing(values=values).reader()
    return Capture(
        url=row.text,
        outcome=Outcome(row.outcome),
        checked_at=from_micros(row.checked_at),
        http_status=row.http_status,
        final_url=row.text if row.final_url == SAME_URL else row.final_url,
        content_type=row.content_type,
        headers=_headers(meta["headers"], known),
        hops=tuple(Hop(hop["url"], hop["status"], hop["location"], hop["address"]) for hop in meta["hops"]),
        body=data,
        body_hash=bytes(row.sha256).hex() if row.sha256 is not None else None,
        truncated=row.truncated,
        size=row.size,
        attempts=row.attempts,
        elapsed_ms=row.elapsed_ms,
        notes=tuple(Note(note["code"], data_in(note["data"], passing)) for note in meta["notes"]),
        detail=detail,
        unchanged_since=from_micros(since) if since is not None else None,
        peer=peers.read(row.peer),
    )


def _headers(stored: Json, known: Json) -> tuple[tuple[str, str], ...]:
    """The headers of the first time that this answer came; the validators are those of this look, and none where it had none.

    An older one belongs to other bytes: a site that is asked with it may say that those have not changed.
    """
    now = {name: value for name, value in zip(VALIDATORS, known, strict=True) if value}
    stays = [(key, value) for key, value in stored if key.lower() not in VALIDATORS or key.lower() in now]
    headers = [(key, now.pop(key.lower(), value)) for key, value in stays]
    return (*headers, *now.items())
