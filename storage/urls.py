"""`--db`: which database is meant, and whether this program can open it."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from model.errors import InputError, NoDatabaseError, StorageError
from storage.explain import shown

SQLITE = frozenset({"sqlite", "sqlite+pysqlite"})
POSTGRESQL = frozenset({"postgresql", "postgres", "postgresql+psycopg"})


def parse(text: str) -> URL:
    """The URL of a database that this program knows how to use; InputError says which those are."""
    try:
        url = make_url(text.strip())
    except (ArgumentError, ValueError):
        # The text may hold a password, so it is not repeated.
        raise InputError(
            "ค่าของ --db ไม่ใช่ที่อยู่ของฐานข้อมูล ตัวอย่าง: sqlite:///oit.db หรือ postgresql://user:password@host/oit",
            "the value of --db is not a database URL; examples: sqlite:///oit.db or postgresql://user:password@host/oit",
        ) from None
    if url.drivername in SQLITE:
        return url.set(drivername="sqlite")
    if url.drivername in POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    raise InputError(
        f"oit ใช้ฐานข้อมูลชนิด {url.drivername} ไม่ได้ ใช้ได้เฉพาะ sqlite และ postgresql",
        f"oit cannot use a database of kind {url.drivername}: only sqlite and postgresql",
    )


def require_file(url: URL, *, create: bool) -> None:
    """SQLite only: the file is there, or may be made; says which part of the path is wrong."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database.startswith("file:"):
        return
    path = Path(url.database)
    if path.is_dir():
        raise StorageError(
            f"{path} เป็นโฟลเดอร์ ไม่ใช่ไฟล์ฐานข้อมูล เติมชื่อไฟล์ เช่น {path / 'oit.db'}",
            f"{path} is a folder, not a database file: add a file name, such as {path / 'oit.db'}",
        )
    if not path.parent.is_dir():
        raise StorageError(
            f"ไม่มีโฟลเดอร์ {path.parent} สำหรับฐานข้อมูล {path.name} สร้างโฟลเดอร์ก่อน หรือระบุที่อื่นด้วย --db",
            f"there is no folder {path.parent} for the database {path.name}: make it first or name another place with --db",
        )
    if not create and not path.exists():
        raise no_schema(url)


def no_schema(url: URL) -> NoDatabaseError:
    """Nothing has been stored there yet."""
    return NoDatabaseError(
        f"ยังไม่มีฐานข้อมูล {shown(url)} ตรวจชื่อ (--db) หรือเริ่มด้วย `oit check ไฟล์` หรือ `oit import ไฟล์` ส่วน `oit db upgrade` สร้างฐานข้อมูลเปล่า",
        f"there is no database {shown(url)} yet: check the name (--db), or begin with `oit check FILE` or `oit import FILE`; "
        "`oit db upgrade` makes an empty one",
    )
