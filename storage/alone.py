"""One nightly run at a time, and one program at a time for each scan: locks that the system lets go of when their holder dies.

PostgreSQL holds them for the connection, also against other machines. Beside a SQLite file lies a lock file; the system
drops the lock on it with the process, so one that is merely left over keeps nobody out.
"""

import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from sqlalchemy import text

from model.errors import StorageError, of_full_disk
from storage.explain import explained, shown
from storage.locks import Lock
from storage.session import Store

SUFFIX = ".nightly"  # beside the database file
TRIES, PAUSE = 5, 0.2  # seconds: a server notices a moment later that a program has died
FAR = 1 << 20  # a byte that no name of a holder reaches


class BusyError(StorageError):
    """Another program holds the lock."""


def this_program() -> str:
    """Machine and process, for people who look for what holds a lock."""
    return f"{platform.node()}, process {os.getpid()}"


@contextmanager
def alone(store: Store, holder: str) -> Iterator[None]:
    """Hold the lock of the nightly runs, or raise BusyError at once; `holder` names this program to others."""
    words = ("มี oit nightly กำลังทำงานอยู่แล้ว", "another `oit nightly` is at work on the database")
    with _held(store, holder, (Lock.NIGHTLY,), SUFFIX, words):
        yield


@contextmanager
def at_work(store: Store, scan: int, holder: str) -> Iterator[None]:
    """Hold the lock of one scan, or raise BusyError at once; other scans go on beside it."""
    words = (f"โปรแกรมอื่นกำลังทำรอบตรวจ {scan} อยู่", f"another program is at work on scan {scan} of the database")
    with _held(store, holder, (Lock.SCAN, scan), f".scan-{scan}", words, leave_file=False):
        yield


@contextmanager
def _held(
    store: Store, holder: str, keys: tuple[int, ...], suffix: str, words: tuple[str, str], *, leave_file: bool = True
) -> Iterator[None]:
    if store.dialect == "postgresql":
        with _on_server(store, keys, words):
            yield
    elif (database := _database_file(store)) is None:
        yield
    else:
        path = database.with_name(database.name + suffix)
        with _beside_file(path, store, holder, words, leave_file=leave_file):
            yield


def _database_file(store: Store) -> Path | None:
    """As SQLite itself names it, be it given as a path or as `file:…`; None in memory, where nobody else can come."""
    with store.read() as connection:
        main = connection.exec_driver_sql("PRAGMA database_list").first()  # what is temporary comes after it
    return Path(main.file) if main is not None and main.file else None


@contextmanager
def _on_server(store: Store, keys: tuple[int, ...], words: tuple[str, str]) -> Iterator[None]:
    """The connection is our own and is closed in the end, which is what lets go of the lock."""
    given = {f"key{at}": int(key) for at, key in enumerate(keys)}
    names = ", ".join(f":{name}" for name in given)
    with explained(store.url), store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()
        for _ in range(TRIES):
            if connection.scalar(text(f"SELECT pg_try_advisory_lock({names})"), given):
                break
            time.sleep(PAUSE)
        else:
            raise _busy(store, "", words)
        yield


@contextmanager
def _beside_file(path: Path, store: Store, holder: str, words: tuple[str, str], *, leave_file: bool) -> Iterator[None]:
    file = _locked(path)
    if file is None:
        raise _busy(store, _holder(path), words)
    try:
        with file:
            file.truncate(0)
            with suppress(OSError):  # a disk without room: the lock holds without the name
                file.write(holder.encode())
            try:
                yield
            finally:
                file.truncate(0)
                if not leave_file and sys.platform != "win32":  # while it is locked: whoever waits for it sees that it is gone
                    path.unlink(missing_ok=True)
    finally:
        if not leave_file and sys.platform == "win32":  # which removes no open file, so nobody else's either
            with suppress(OSError):
                path.unlink()


def _locked(path: Path) -> FileIO | None:
    """The lock file, locked; None where another program has it."""
    while True:
        try:
            file = path.open("a+b", buffering=0)
        except OSError as error:
            raise of_full_disk(error) or StorageError(
                f"สร้างไฟล์ล็อก {path} ไม่ได้ ({error.strerror}) ตรวจว่าโฟลเดอร์ของฐานข้อมูลเขียนได้",
                f"the lock file {path} cannot be made ({error.strerror}): check that the folder of the database can be written to",
            ) from error
        if not _lock(file):
            file.close()
            return None
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()  # removed between our opening and our locking it: another one has to be made


def _lock(file: FileIO) -> bool:
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


def _busy(store: Store, holder: str, words: tuple[str, str]) -> BusyError:
    named = f" ({holder})" if holder else ""
    return BusyError(
        f"{words[0]}กับฐานข้อมูล {shown(store.url)}{named} รอให้เสร็จ แล้วดูผลด้วย oit db check",
        f"{words[1]} {shown(store.url)}{named}: let it end; `oit db check` shows how far it is",
    )
