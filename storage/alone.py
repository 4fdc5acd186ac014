"""One nightly run at a time: a lock that the system itself lets go of when its holder dies.

PostgreSQL holds it for the connection, also against other machines. Beside a SQLite file lies a lock file; the system
drops the lock on it with the process, so one that is merely left over keeps nobody out.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sqlalchemy import text

from model.errors import StorageError
from storage.explain import explained, shown
from storage.locks import Lock
from storage.session import Store

SUFFIX = ".nightly"  # beside the database file
FAR = 1 << 20  # a byte that no name of a holder reaches


class BusyError(StorageError):
    """Another nightly run holds the lock."""


@contextmanager
def alone(store: Store, holder: str) -> Iterator[None]:
    """Hold the lock, or raise BusyError at once; `holder` names this program to others."""
    if store.dialect == "postgresql":
        with _on_server(store):
            yield
        return
    with _beside_file(Path(str(store.url.database) + SUFFIX), store, holder):
        yield


@contextmanager
def _on_server(store: Store) -> Iterator[None]:
    with explained(store.url), store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        key = {"key": int(Lock.NIGHTLY)}
        if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), key):
            raise _busy(store, "")
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), key)


@contextmanager
def _beside_file(path: Path, store: Store, holder: str) -> Iterator[None]:
    try:
        file = path.open("a+b")
    except OSError as error:
        raise StorageError(
            f"สร้างไฟล์ล็อก {path} ไม่ได้ ({error.strerror}) ตรวจว่าโฟลเดอร์ของฐานข้อมูลเขียนได้",
            f"the lock file {path} cannot be made ({error.strerror}): check that the folder of the database can be written to",
        ) from error
    with file:
        if not _lock(file):
            raise _busy(store, _holder(path))
        file.truncate(0)
        file.write(holder.encode())
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


def _lock(file: IO[bytes]) -> bool:
    """On Windows one byte far behind the text is locked, since others could not read who holds it from locked bytes."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(path: Path) -> str:
    try:
        said = path.read_bytes()[:200].decode(errors="replace")
    except OSError:
        return ""
    return "".join(letter for letter in said if letter.isprintable())


def _busy(store: Store, holder: str) -> BusyError:
    named = f" ({holder})" if holder else ""
    return BusyError(
        f"มี oit nightly กำลังทำงานกับฐานข้อมูล {shown(store.url)} อยู่แล้ว{named} รอให้เสร็จ แล้วดูผลด้วย oit db check",
        f"another `oit nightly` is at work on {shown(store.url)}{named}: let it end; `oit db check` shows how far it is",
    )
