"""A whole database into another one, of either kind: every table in batches, counted, all or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table, func, insert, select

from model.errors import StorageError
from storage.explain import explained, shown
from storage.session import Store
from storage.tables import body, metadata

BATCH = 2000  # rows in one statement
BODIES = 8  # bodies have up to 20 MiB each


def copy(source: Store, target: Store) -> dict[str, int]:
    """Copy every row; how many there are in each table. The target must be empty."""
    with _snapshot(source) as reading, target.write() as writing:
        _require_empty(writing, target)
        counts = {}
        for table in metadata.sorted_tables:
            for rows in _batches(reading, table):
                writing.execute(insert(table), rows)
            counts[table.name] = _counted(reading, writing, table)
            _go_on_numbering(writing, table)
        return counts


@contextmanager
def _snapshot(store: Store) -> Iterator[Connection]:
    """A reading transaction that sees one state of the database from beginning to end."""
    level = {"isolation_level": "REPEATABLE READ"} if store.dialect == "postgresql" else {}
    with explained(store.url), store.engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


def _require_empty(writing: Connection, target: Store) -> None:
    for table in metadata.sorted_tables:
        if writing.execute(select(1).select_from(table).limit(1)).first() is not None:
            raise StorageError(
                f"ฐานข้อมูลปลายทาง {shown(target.url)} มีข้อมูลอยู่แล้ว (ตาราง {table.name}) เลือกฐานข้อมูลที่ว่าง",
                f"the target {shown(target.url)} is not empty (table {table.name}): choose an empty database",
            )


def _batches(reading: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    """The rows in the order of their keys: a piece comes after the one that it is a difference to."""
    size = BODIES if table is body else BATCH
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=size)
    for rows in reading.execute(query).partitions():
        yield [dict(row._mapping) for row in rows]


def _counted(reading: Connection, writing: Connection, table: Table) -> int:
    here, there = (connection.scalar(select(func.count()).select_from(table)) or 0 for connection in (reading, writing))
    if here != there:
        raise StorageError(
            f"ตาราง {table.name} มี {here} แถว แต่คัดลอกได้ {there} แถว จึงไม่ได้เก็บอะไรไว้ ลองใหม่เมื่อไม่มีการตรวจทำงานอยู่",
            f"table {table.name} has {here} rows, but {there} arrived, so nothing was kept: try again while no scan runs",
        )
    return here


def _go_on_numbering(writing: Connection, table: Table) -> None:
    """PostgreSQL numbers new rows by itself, and must begin after those that came with their numbers."""
    if writing.dialect.name == "postgresql" and "id" in table.c:
        last = select(func.max(table.c.id)).scalar_subquery()
        sequence = func.pg_get_serial_sequence(table.name, "id")
        writing.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))
