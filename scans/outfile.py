"""The file that a command writes: it appears whole or not at all, and never in the place of what must not be lost."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from model.errors import InputError, of_full_disk

_DATABASE = b"SQLite format 3\x00"


def is_database(path: Path) -> bool:
    """Whether a file is an SQLite database, by its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def try_place(out: Path, *, source: str | None = None) -> None:
    """InputError where the file could not be written, or is a database or the submissions that are read (`source`)."""
    if out.is_dir():
        raise InputError(
            f"เขียนไฟล์ {out} ไม่ได้ เพราะเป็นโฟลเดอร์ ให้ระบุชื่อไฟล์ด้วย",
            f"cannot write {out}: it is a folder; give the name of a file",
        )
    if _is_special(out):
        return
    if source is not None and out.exists() and Path(source).exists() and out.samefile(source):
        raise _kept(out, "เป็นไฟล์รายการที่กำลังอ่าน", "it is the list that is read")
    if is_database(out):
        raise _kept(out, "เป็นไฟล์ฐานข้อมูล", "it is a database")
    if out.exists() and not os.access(out, os.W_OK):
        raise _unwritable(out, "Permission denied")
    with _put(out) as part:
        part.write_bytes(b"")
        part.unlink()


@contextmanager
def whole(out: Path) -> Iterator[BinaryIO]:
    """Opens a file to write; it takes its place at the end. What is written to a pipe or a device goes straight there."""
    if _is_special(out):
        with out.open("wb") as file:
            yield file
        return
    with _put(out) as part:
        with part.open("wb") as file:
            yield file
        part.replace(out.resolve())  # a link stays one


@contextmanager
def whole_text(out: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """The same for text; its line ends stay as they are."""
    with whole(out) as file:
        text = TextIOWrapper(file, encoding=encoding, newline="")
        yield text
        text.detach()


@contextmanager
def _put(out: Path) -> Iterator[Path]:
    part = out.resolve().with_name(f"oit-{os.getpid()}.part")
    try:
        yield part
    except OSError as error:
        raise of_full_disk(error) or _unwritable(out, error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _is_special(out: Path) -> bool:
    return out.exists() and not out.is_file()


def _kept(out: Path, why_th: str, why_en: str) -> InputError:
    return InputError(
        f"ไม่เขียนทับ {out} เพราะ{why_th} ให้ใช้ชื่อไฟล์อื่นกับ --out", f"{out} is not written over: {why_en}; give another name for --out"
    )


def _unwritable(out: Path, why: str) -> InputError:
    return InputError(
        f"เขียนไฟล์ {out} ไม่ได้ ({why}) ตรวจว่ามีโฟลเดอร์ มีสิทธิ์เขียน และไม่ได้เปิดไฟล์ค้างไว้ในโปรแกรมอื่น",
        f"cannot write {out} ({why}); check that the folder exists, may be written to, and no program has it open",
    )
