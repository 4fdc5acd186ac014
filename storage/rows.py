"""The statements that all need: insert what is not there yet, find the ids of keys, and choose rows by many ids."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Column, ColumnElement, Connection, Insert, Table, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.values import chunks


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]], *, unique: Sequence[str]) -> None:
    """Insert the rows whose key is not there; another process may insert the same ones at the same time.

    Callers sort the rows by key: two transactions that insert the same keys in another order would wait for each other.
    """
    if rows:
        connection.execute(_insert(connection, table, unique), [dict(row) for row in rows])


def ids_by(connection: Connection, column: Column[bytes], keys: Sequence[bytes]) -> dict[bytes, int]:
    """The ids of the rows with these keys."""
    table = column.table
    found: dict[bytes, int] = {}
    for run in chunks(sorted(set(keys))):
        found.update({bytes(key): row for key, row in connection.execute(select(column, table.c.id).where(column.in_(run)))})
    return found


def among(column: Column[int], ids: Collection[int]) -> ColumnElement[bool]:
    """Whether the column is one of these numbers. They stand in the statement: to bind 500 parameters takes three times as long."""
    return column.in_(bindparam(None, list(ids), column.type, expanding=True, literal_execute=True))


def _insert(connection: Connection, table: Table, unique: Sequence[str]) -> Insert:
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table).on_conflict_do_nothing(index_elements=list(unique))
    return sqlite.insert(table).on_conflict_do_nothing(index_elements=list(unique))
