"""What went wrong with the database, as a sentence that says what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from model.errors import StorageError

# Words of SQLite's and PostgreSQL's own messages (both are stable), with what each means for the person at the desk.
SENTENCES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("database is locked", "database table is locked", "lock timeout"),
        "ฐานข้อมูล {where} ถูกโปรแกรมอื่นใช้อยู่นานเกินไป รอให้การตรวจอื่นเสร็จ หรือปิดโปรแกรมที่เปิดไฟล์นี้ไว้ แล้วลองใหม่",
        "the database {where} is held by another program for too long: wait for the other check to end, or close the program that has it open",
    ),
    (
        ("readonly database", "read-only"),
        "เขียนลงฐานข้อมูล {where} ไม่ได้ เพราะไฟล์หรือโฟลเดอร์เป็นแบบอ่านอย่างเดียว ขอสิทธิ์เขียน หรือระบุที่อื่นด้วย --db",
        "the database {where} cannot be written, its file or folder is read-only: get the right to write there or name another place with --db",
    ),
    (
        ("database or disk is full", "no space left", "could not extend file"),
        "ดิสก์ที่เก็บฐานข้อมูล {where} เต็ม ลบไฟล์ที่ไม่ใช้ หรือย้ายฐานข้อมูลไปที่ที่มีที่ว่าง แล้วสั่งงานเดิมอีกครั้ง สิ่งที่ทำเสร็จแล้วยังอยู่",
        "the disk of the database {where} is full: make room or move the database, then run the same again; what was done is kept",
    ),
    (
        ("file is not a database", "file is encrypted"),
        "{where} ไม่ใช่ไฟล์ฐานข้อมูลของ oit ตรวจชื่อไฟล์ที่ให้กับ --db",
        "{where} is not a database file: check the name given with --db",
    ),
    (
        ("malformed", "database corruption", "disk i/o error", "invalid page"),
        "ฐานข้อมูล {where} เสียหายหรืออ่านไม่ได้ นำสำเนาสำรองกลับมาใช้ หรือเริ่มฐานข้อมูลใหม่ด้วยชื่ออื่น",
        "the database {where} is damaged or cannot be read: restore a backup or start a new one under another name",
    ),
    (
        ("unable to open database file", "permission denied to create"),
        "เปิดฐานข้อมูล {where} ไม่ได้ ตรวจว่าโฟลเดอร์มีอยู่และมีสิทธิ์อ่านและเขียน",
        "the database {where} cannot be opened: check that the folder exists and that you may read and write there",
    ),
    (
        ("password authentication failed", "no password supplied", "authentication failed", "pg_hba.conf", "does not exist"),
        "เซิร์ฟเวอร์ฐานข้อมูลไม่รับการเข้าใช้ {where} ตรวจชื่อผู้ใช้ รหัสผ่าน และชื่อฐานข้อมูล",
        "the database server refuses {where}: check the user, the password and the name of the database",
    ),
    (
        ("connection refused", "could not connect", "connection failed", "could not translate host", "failed to resolve", "timeout expired",
         "connection timeout", "server closed the connection", "the connection is closed", "connection is lost", "connection is bad",
         "connection to server", "consuming input failed", "sending query failed", "terminating connection", "the database system is"),
        "ติดต่อเซิร์ฟเวอร์ฐานข้อมูล {where} ไม่ได้ ตรวจว่าเซิร์ฟเวอร์เปิดอยู่ และที่อยู่กับพอร์ตถูกต้อง",
        "the database server of {where} cannot be reached: check that it runs and that the address and port are right",
    ),
)  # fmt: skip

GENERAL_TH = "ฐานข้อมูล {where} ทำงานไม่สำเร็จ ({detail}) ใช้ `oit db check` ดูสภาพฐานข้อมูล"
GENERAL_EN = "the database {where} failed ({detail}): `oit db check` shows its state"
DETAIL_LIMIT = 200


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Whatever the database library raises inside leaves as a StorageError with a sentence."""
    try:
        yield
    except SQLAlchemyError as error:
        raise sentence(error, url) from error


def sentence(error: Exception, url: URL) -> StorageError:
    """The StorageError for an error of the library; it never holds the password or the statement's values."""
    detail = first_line(getattr(error, "orig", None) or error)
    where = shown(url)
    known = next(((th, en) for words, th, en in SENTENCES if any(word in str(detail).lower() for word in words)), None)
    message_th, message_en = known or (GENERAL_TH, GENERAL_EN)
    return StorageError(message_th.format(where=where, detail=detail), message_en.format(where=where, detail=detail))


def first_line(error: BaseException) -> str:
    """What an error says, short, without the statement that led to it."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:DETAIL_LIMIT]


def shown(url: URL) -> str:
    """A database as people name it: the file, or the address without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "(memory)"
    return url.set(drivername="postgresql").render_as_string(hide_password=True)
