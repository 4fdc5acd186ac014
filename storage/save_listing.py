"""Who is assessed and what they submitted: the newest reading of a file becomes the list of every agency in it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice

from sqlalchemy import Connection, bindparam, exists, func, insert, select, update

from model.submission import Agency, Submission
from storage import save_agencies
from storage.locks import Lock, hold
from storage.session import Store
from storage.tables import assessed, submission
from storage.tables import listing as listing_table
from storage.values import chunks, clean, digest

BATCH = 2000  # records in memory at once

Kept = tuple[int, int, bool]  # id, the listing that last had it, whether it is withdrawn
Same = tuple[int, int, str, str]  # agency, year, indicator, url


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What an import did; `withdrawn` were in the list before and are not any more."""

    added: int
    kept: int
    withdrawn: int
    agencies: int


@dataclass(slots=True)
class _Listing:
    """One import under way."""

    id: int
    fiscal_year: int
    now: datetime
    added: int = 0
    kept: int = 0
    agencies: int = 0
    repeats: Counter[Same] = field(default_factory=Counter)  # only of rows that occur more than once


def submissions(
    store: Store, agencies: Iterable[Agency], submissions: Iterable[Submission], *, fiscal_year: int, now: datetime
) -> ImportCounts:
    """Make these the submissions of every agency named; what is not given any more is withdrawn, never deleted."""
    return listing(store, chain(agencies, submissions), fiscal_year=fiscal_year, now=now)


def listing(store: Store, records: Iterable[Agency | Submission], *, fiscal_year: int, now: datetime) -> ImportCounts:
    """`submissions` for a stream in which agencies and submissions stand in the order of the file; stored whole or not at all."""
    stream = iter(records)
    batch = list(islice(stream, BATCH))  # what is wrong with the source shows before the database is held
    with store.write() as connection:
        hold(connection, Lock.LISTING)
        key = connection.execute(insert(listing_table).returning(listing_table.c.id), {"at": now, "fiscal_year": fiscal_year})
        current = _Listing(key.scalar_one(), fiscal_year, now)
        while batch:
            _save_batch(connection, current, batch)
            batch = list(islice(stream, BATCH))
        withdrawn = _withdraw(connection, current)
    return ImportCounts(current.added, current.kept, withdrawn, current.agencies)


def _save_batch(connection: Connection, current: _Listing, batch: Sequence[Agency | Submission]) -> None:
    rows = [record for record in batch if isinstance(record, Submission)]
    named, new = save_agencies.save(connection, batch, listing=current.id)
    current.agencies += new
    years = {
        (named[clean(record.name)], current.fiscal_year): record.unanswered for record in batch if isinstance(record, Agency)
    }
    for row in rows:
        years.setdefault((named[clean(row.agency)], row.fiscal_year or current.fiscal_year), ())
    save_agencies.assess(connection, years, listing=current.id)
    _save_rows(connection, current, list(_keyed(connection, current, rows, named)))


def _keyed(
    connection: Connection, current: _Listing, rows: Sequence[Submission], named: Mapping[str, int]
) -> Iterator[tuple[Same, int, Submission]]:
    """Each row with what identifies it, and the how-manieth of equal rows it is."""
    same = [
        (named[clean(row.agency)], row.fiscal_year or current.fiscal_year, clean(row.indicator), clean(row.url)) for row in rows
    ]
    first = _existing(connection, [digest(*key, 0) for key in same])
    seen: Counter[Same] = Counter()
    for key, row in zip(same, rows, strict=True):
        if key not in seen:
            stored = first.get(digest(*key, 0))
            seen[key] = _listed(connection, current, key) if stored is not None and stored[1] == current.id else 0
        yield key, seen[key], row
        seen[key] += 1
        if seen[key] > 1:
            current.repeats[key] = seen[key]


def _listed(connection: Connection, current: _Listing, key: Same) -> int:
    """How many equal rows this import has stored so far, for a row of an earlier batch."""
    if key in current.repeats:
        return current.repeats[key]
    agency_id, year, indicator, url = key
    query = select(func.count()).where(
        submission.c.agency_id == agency_id, submission.c.fiscal_year == year, submission.c.indicator == indicator,
        submission.c.url == url, submission.c.last_listing == current.id,
    )  # fmt: skip
    return connection.scalar(query) or 0


def _save_rows(connection: Connection, current: _Listing, keyed: Sequence[tuple[Same, int, Submission]]) -> None:
    digests = [digest(*key, nth) for key, nth, _ in keyed]
    known = _existing(connection, digests)
    added, kept = [], []
    for found, (key, nth, row) in zip(digests, keyed, strict=True):
        values = {
            "position": row.position,
            "explanation": clean(row.explanation),
            "division": clean(row.division),
            "last_listing": current.id,
            "withdrawn_at": None,
        }
        if found in known:
            kept.append(values | {"row_id": known[found][0]})
            current.kept += not known[found][2]
            current.added += known[found][2]
            continue
        current.added += 1
        identity = {"digest": found, "agency_id": key[0], "fiscal_year": key[1], "indicator": key[2], "url": key[3], "nth": nth}
        added.append(values | identity | {"added_at": current.now})
    if added:
        connection.execute(insert(submission), added)
    if kept:
        connection.execute(update(submission).where(submission.c.id == bindparam("row_id")), kept)


def _existing(connection: Connection, digests: Sequence[bytes]) -> dict[bytes, Kept]:
    found: dict[bytes, Kept] = {}
    columns = (submission.c.digest, submission.c.id, submission.c.last_listing, submission.c.withdrawn_at)
    for run in chunks(sorted(set(digests))):
        for row in connection.execute(select(*columns).where(submission.c.digest.in_(run))):
            found[bytes(row.digest)] = (row.id, row.last_listing, row.withdrawn_at is not None)
    return found


def _withdraw(connection: Connection, current: _Listing) -> int:
    named = exists().where(
        assessed.c.agency_id == submission.c.agency_id,
        assessed.c.fiscal_year == submission.c.fiscal_year,
        assessed.c.last_listing == current.id,
    )
    gone = (submission.c.withdrawn_at.is_(None), submission.c.last_listing != current.id, named)
    return connection.execute(update(submission).where(*gone).values(withdrawn_at=current.now)).rowcount
