"""Opening a database: one Store, used from any thread; reading and writing as short transactions."""

import sqlite3
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import SAWarning, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from model.errors import StorageError
from storage import schema, urls
from storage.explain import explained, first_line, shown
from storage.schema import Health

BUSY_SECONDS = 60  # the longest wait for another writer; a national list is imported in less (bench/history.py)
CONNECT_SECONDS = 10
CACHE_KB = 8_000  # of pages of SQLite; bodies fill whatever there is: with 32 MB a scan took 26 MB more and was no faster

__all__ = ["Health", "Store", "check", "open_store", "upgrade"]


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. `read` and `write` give a connection in a transaction; what fails leaves as StorageError."""

    engine: Engine
    url: URL
    _held: ExitStack

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and changes nothing."""
        with explained(self.url), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that is stored whole or not at all."""
        with explained(self.url), self.engine.connect().execution_options(oit_write=True) as connection, connection.begin():
            yield connection

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    def close(self) -> None:
        """Let go of the database; may be called twice."""
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_store(url: str, *, upgrade: bool = False, create: bool = True) -> Store:
    """Open a database; with `upgrade` it is made (unless `create` is off) or brought up to date first. OitError says what is wrong."""
    parsed = urls.parse(url)
    urls.require_file(parsed, create=upgrade and create)
    store = _connect(parsed)
    try:
        if upgrade:
            schema.upgrade(store.engine, store.url, create=create)
        with store.read() as connection:
            schema.require_current(connection, store.url)
    except BaseException:
        store.close()
        raise
    return store


def upgrade(url: str) -> str:
    """Create the database or bring it up to date; the revision that it then has."""
    with open_store(url, upgrade=True) as store, store.read() as connection:
        return schema.revision(connection) or ""


def check(url: str) -> Health:
    """The state of a database, also of one that is too old or too new to be used."""
    parsed = urls.parse(url)
    urls.require_file(parsed, create=False)
    with _connect(parsed) as store, store.read() as connection:
        return schema.health(connection)


def _connect(url: URL) -> Store:
    held = ExitStack()
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        # A database in memory belongs to one connection, and threads need several: a file that goes away does the same.
        folder = held.enter_context(tempfile.TemporaryDirectory(prefix="oit-", ignore_cleanup_errors=True))
        url = url.set(database=str(Path(folder) / "oit.db"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", SAWarning)  # it would only be told of what the URL says in vain
            engine = _engine(url)
            held.callback(engine.dispose)
            engine.connect().close()
    except (ImportError, TypeError, ValueError, SAWarning) as error:
        held.close()
        raise _unusable(error, url) from error
    except SQLAlchemyError:
        held.close()
        with explained(url):
            raise
    return Store(engine, url, held)


def _unusable(error: Exception, url: URL) -> StorageError:
    if isinstance(error, ImportError):
        return StorageError(
            "ยังไม่ได้ติดตั้งตัวเชื่อม PostgreSQL ติดตั้งด้วย `pip install oit[postgres]`",
            "the PostgreSQL driver is not installed: `pip install oit[postgres]`",
        )
    return StorageError(
        f"ใช้ตัวเลือกในที่อยู่ของฐานข้อมูล {shown(url)} ไม่ได้ ({first_line(error)}) ตรวจส่วนหลังเครื่องหมาย ? ของ --db",
        f"the options in the database URL {shown(url)} cannot be used ({first_line(error)}): check what follows the ? in --db",
    )


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        timeout = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_SECONDS}
        return create_engine(url, connect_args=timeout, pool_pre_ping=True)
    timeout = {} if "timeout" in url.query else {"timeout": BUSY_SECONDS}
    engine = create_engine(url, connect_args=timeout)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # The driver would begin transactions by itself, only before writes and never IMMEDIATE: we say BEGIN ourselves.
    connection.isolation_level = None
    # Switching needs the file for a moment alone, so it is asked for only where it is not on already.
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        _use_wal(connection)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA cache_size=-{CACHE_KB}")


def _use_wal(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        # Read-only media, or a second process that is switching right now: both work without, only slower.
        if "locked" not in str(error) and "readonly" not in str(error):
            raise


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once when another wrote between; IMMEDIATE waits instead.
    write = connection.get_execution_options().get("oit_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
