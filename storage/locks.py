"""Taking turns on PostgreSQL, where writers run side by side; on SQLite there is one writer at a time anyway.

A lock is held until the transaction ends. Rows that two programs insert alike are inserted under one lock, since each would
wait for the other where they insert them in another order; and bytes are not removed while a look at them is stored.
"""

from enum import IntEnum

from sqlalchemy import Connection, text


class Lock(IntEnum):
    """What is locked: any numbers, the same in every version."""

    UPGRADE = 0x6F697401
    BODIES = 0x6F697402
    PIECES = 0x6F697403
    LISTING = 0x6F697404
    NIGHTLY = 0x6F697405  # held by `storage.alone` for the whole run, not for a transaction
    SCAN = 0x6F697406  # with the number of a scan: held by `storage.alone`, too


def hold(connection: Connection, lock: Lock, *, shared: bool = False) -> None:
    """Wait for a lock and keep it for this transaction; shared ones only keep out those that are not."""
    if connection.dialect.name == "postgresql":
        suffix = "_shared" if shared else ""
        connection.execute(text(f"SELECT pg_advisory_xact_lock{suffix}(:key)"), {"key": int(lock)})
