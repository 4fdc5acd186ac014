"""The version of a database: what it is, what it should be, and bringing it there."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, text
from sqlalchemy.engine import URL

from model.errors import StorageError
from storage.explain import explained, shown
from storage.locks import Lock, hold
from storage.tables import ScanState, agency, scan, submission
from storage.urls import no_schema

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "oit_version"  # a name of our own: a PostgreSQL database may hold other programs with Alembic


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a database. `problems` is empty when all is well; problems and notes are sentences: Thai, English."""

    revision: str | None
    expected: str
    dialect: str
    agencies: int = 0
    submissions: int = 0
    scans: int = 0
    problems: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


def upgrade(engine: Engine, url: URL, *, create: bool = True) -> None:
    """Bring a database to the version of this program, alone even where two processes start at once."""
    with explained(url), engine.connect().execution_options(oit_write=True) as connection, connection.begin():
        hold(connection, Lock.UPGRADE)
        if not create and revision(connection) is None:
            raise no_schema(url)
        _refuse_newer(connection, url)
        _run_migrations(connection)


def require_current(connection: Connection, url: URL) -> None:
    """StorageError unless the database has exactly the version of this program."""
    found = revision(connection)
    if found is None:
        raise no_schema(url)
    _refuse_newer(connection, url)
    if found != expected():
        raise StorageError(
            f"ฐานข้อมูล {shown(url)} เป็นรุ่นเก่า ({found}) สำรองไฟล์ไว้แล้วใช้ `oit db upgrade`",
            f"the database {shown(url)} is of an older version ({found}): keep a copy, then run `oit db upgrade`",
        )


def revision(connection: Connection) -> str | None:
    """The version that a database has; None where it has none of our tables."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 -- a name of our own
    return found


def expected() -> str:
    """The version that this program works with."""
    return max(_revisions())


def health(connection: Connection) -> Health:
    """Counts, and what is wrong."""
    found, wanted = revision(connection), expected()
    if found != wanted:
        newer = found is not None and not _known(found)
        problem = (
            f"ฐานข้อมูลเป็นรุ่น {found or 'ว่าง'} แต่โปรแกรมนี้ใช้รุ่น {wanted} {'ติดตั้ง oit รุ่นใหม่กว่านี้' if newer else 'สั่ง oit db upgrade'}",
            f"the database has version {found or 'none'}, this program needs {wanted}: "
            + ("made by a newer oit, install that one" if newer else "run `oit db upgrade`"),
        )
        return Health(found, wanted, connection.dialect.name, problems=(problem,))
    return Health(
        found,
        wanted,
        connection.dialect.name,
        agencies=connection.scalar(select(func.count()).select_from(agency)) or 0,
        submissions=connection.scalar(select(func.count()).where(submission.c.withdrawn_at.is_(None))) or 0,
        scans=connection.scalar(select(func.count()).select_from(scan)) or 0,
        problems=tuple(_problems(connection)),
        notes=tuple(_notes(connection)),
    )


def _problems(connection: Connection) -> list[tuple[str, str]]:
    if connection.dialect.name != "sqlite":
        return []
    lines = [str(line) for line in connection.scalars(text("PRAGMA quick_check(5)")) if line != "ok"]
    found = [(f"ไฟล์ฐานข้อมูลเสียหาย ({line}) ใช้ไฟล์สำรอง", f"the file is damaged ({line}): restore a backup") for line in lines]
    if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
        found.append(("ข้อมูลในฐานข้อมูลอ้างถึงกันไม่ครบ ใช้ไฟล์สำรอง", "rows point at rows that are not there: restore a backup"))
    return found


def _notes(connection: Connection) -> list[tuple[str, str]]:
    """What is not wrong, and should be known: a scan that is at work looks like one that was killed."""
    query = select(scan.c.id).where(scan.c.state != ScanState.FINISHED).order_by(scan.c.id.desc()).limit(1)
    number = connection.scalar(query)
    if number is None:
        return []
    return [
        (
            f"รอบตรวจ {number} ยังไม่จบ ถ้าไม่ได้กำลังตรวจอยู่ สั่ง oit scan --resume เพื่อทำต่อ",
            f"scan {number} is not finished: where it is not at work, `oit scan --resume` goes on with it",
        )
    ]


def _refuse_newer(connection: Connection, url: URL) -> None:
    found = revision(connection)
    if found is not None and not _known(found):
        raise StorageError(
            f"ฐานข้อมูล {shown(url)} สร้างด้วย oit รุ่นใหม่กว่า ({found}) ติดตั้ง oit รุ่นล่าสุดก่อนใช้",
            f"the database {shown(url)} was made by a newer oit ({found}): install the newest oit to use it",
        )


def _known(found: str) -> bool:
    return found in _revisions()


def _revisions() -> set[str]:
    """Migrations' files begin with their number, r0001 and on. Alembic costs 12 MB, and most runs have nothing to migrate."""
    return {path.name[1:].partition("_")[0] for path in (MIGRATIONS / "versions").glob("r*.py")}


def _run_migrations(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    # The folder's name may hold a per cent sign, which the configuration format would read as a reference.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
