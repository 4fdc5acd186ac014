"""The log of changes: a row holds from its scan on, until the next row of the same key.

A row whose verdict is NULL says that from then on there is no judgement. Judging a scan again, also an older one, or two
scans that overlap, must not change what other scans said: before a scan's value changes, the scan after it gets a row of
its own with the value that it had from there.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Table, and_, delete, func, insert, select, true

from storage.values import chunks

Key = int | str
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Log:
    """One table of changes: its key column, the columns that are the same for all keys, and those that are compared."""

    table: Table
    key: Column[Key]
    fixed: Mapping[str, int]
    compared: tuple[str, ...]
    evidence: bool = False  # whether its rows name the bodies that they rest on

    def same(self, old: Values | None, new: Values | None) -> bool:
        """Whether two values are one judgement; no row and no verdict are the same."""
        old = old if old is not None and old["verdict"] is not None else None
        new = new if new is not None and new["verdict"] is not None else None
        if old is None or new is None:
            return old is new
        return all(old[name] == new[name] for name in self.compared)


def in_force(connection: Connection, log: Log, keys: Collection[Key] | None, *, scan: int) -> dict[Key, Values]:
    """What holds for each key in a scan; keys None: for every key of the fixed part."""
    by = (*(log.table.c[name] for name in log.fixed), log.key)
    found: dict[Key, Values] = {}
    for run in [None] if keys is None else chunks(list(keys)):
        rows = newest(connection, by, _among(log, run), scan=scan)
        found.update({row._mapping[log.key.name]: _values(row) for row in rows})
    return found


def newest(
    connection: Connection, by: Sequence[Column[Any]], among: ColumnElement[bool], *, scan: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows that hold in a scan; `by`: the key of the table but for the scan."""
    # The newest row of each key is found in the index alone. A subquery for each row read them all from the table: a year
    # of nights of one agency 12 ms, so 3 ms.
    table = by[0].table
    last = (
        select(*by, func.max(table.c.scan_id).label("scan_id")).where(among, table.c.scan_id <= scan).group_by(*by).subquery()
    )
    same = and_(table.c.scan_id == last.c.scan_id, *(column == last.c[column.name] for column in by))
    return connection.execute(select(table).join(last, same)).all()


def write(
    connection: Connection, log: Log, given: Mapping[Key, Values | None], *, before: Mapping[Key, Values], scan: int,
    later: int | None, again: bool,
) -> None:  # fmt: skip
    """Let these values hold in a scan (None: no judgement), where `before` held in the scan before it.

    `later` is the next scan that has been judged already; `again`: this one has been, too.
    """
    if again or later is not None:
        if later is not None:
            _keep_later(connection, log, given, scan=scan, later=later)
        for run in chunks(list(given)):
            connection.execute(delete(log.table).where(_among(log, run), log.table.c.scan_id == scan))
    rows = [_row(log, key, values, scan=scan) for key, values in given.items() if not log.same(before.get(key), values)]
    if rows:
        connection.execute(insert(log.table), rows)


def _keep_later(connection: Connection, log: Log, given: Mapping[Key, Values | None], *, scan: int, later: int) -> None:
    stood = in_force(connection, log, given, scan=scan)
    held = {key for key, values in in_force(connection, log, given, scan=later).items() if values["scan_id"] == later}
    changed = [key for key, values in given.items() if key not in held and not log.same(stood.get(key), values)]
    rows = [_row(log, key, stood.get(key), scan=later) for key in changed]
    if rows:
        connection.execute(insert(log.table), rows)


def _row(log: Log, key: Key, values: Values | None, *, scan: int) -> dict[str, object]:
    empty: dict[str, object] = {column.name: None for column in log.table.c}
    return empty | dict(values or {}) | dict(log.fixed) | {log.key.name: key, "scan_id": scan}


def _among(log: Log, keys: Sequence[Key] | None) -> ColumnElement[bool]:
    fixed = [log.table.c[name] == value for name, value in log.fixed.items()]
    return and_(true(), *fixed) if keys is None else and_(log.key.in_(keys), *fixed)


def _values(row: Row[*tuple[Any, ...]]) -> Values:
    return dict(row._mapping)
