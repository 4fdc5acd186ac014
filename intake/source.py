"""Open what was named on the command line, and tell by its bytes what it is."""

import zipfile
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from intake import refusals
from intake.encoding import is_utf16
from intake.urls import looks_like_page

_HEAD = 4096


class Format(StrEnum):
    """How a source is read."""

    DELIMITED = "delimited"
    JSONL = "jsonl"
    XLSX = "xlsx"
    XLS = "xls"


# What people send by mistake, by its first bytes.
_MAGIC = (
    (b"%PDF", "a PDF"), (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"BM", "a picture"),
    (b"II*\x00", "a picture"), (b"MM\x00*", "a picture"), (b"{\\rtf", "an RTF document"), (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "a compressed file"), (b"7z\xbc\xaf", "a compressed file"),
)  # fmt: skip
_MARKUP = (
    (b"<!doctype html", "an HTML page"),
    (b"<html", "an HTML page"),
    (b"<table", "an HTML page"),
    (b"<?xml", "an XML file"),
    (b"<", "an XML file"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# 65,536 rows are all that an .xls sheet holds: a few megabytes.
_MAX_XLS = 64 << 20
_ZIP_KINDS = (
    ("xl/workbook.bin", "a binary workbook (.xlsb)"), ("word/", "a Word document"), ("ppt/", "a presentation"),
    ("content.xml", "an OpenDocument file"),
)  # fmt: skip


def name_of(source: str) -> str:
    """For messages, `ไฟล์ oit.csv`: the last part is what people know a file by."""
    return _named(Path(source).name or source)


def _named(text: str) -> str:
    printable = "".join(letter if letter.isprintable() else "?" for letter in text)
    return f"ไฟล์ {printable[:120]}"


def opened(source: str, name: str) -> BinaryIO:
    """The bytes of a file; InputError where there are none to read."""
    path = Path(source)
    try:
        if path.is_dir():
            raise refusals.folder(name)
        return path.open("rb")
    except FileNotFoundError as error:
        raise (refusals.not_an_address(_named(source)) if looks_like_page(source) else refusals.missing(name)) from error
    # ValueError: a NUL in the name
    except (OSError, ValueError) as error:
        raise refusals.unreadable(name, getattr(error, "strerror", None) or str(error)) from error


def format_of(stream: BinaryIO, name: str) -> Format:
    """How to read the stream; refuses what is no table, by name."""
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refusals.empty(name)
    if head.startswith(b"PK"):
        return _zip_format(stream, name)
    if head.startswith(_OLE):
        return _ole_format(stream, name)
    _refuse_others(head, name)
    start = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").replace(b"\x00", b"").lstrip()
    if start.startswith(b"["):
        raise refusals.not_a_table(name, "a JSON array")
    return Format.JSONL if start.startswith(b"{") else Format.DELIMITED


def _zip_format(stream: BinaryIO, name: str) -> Format:
    try:
        with zipfile.ZipFile(stream) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise refusals.broken(name, "ZIP") from error
    finally:
        stream.seek(0)
    if any(member.lower().endswith("xl/workbook.xml") for member in members):
        return Format.XLSX
    kind = next((kind for start, kind in _ZIP_KINDS if any(member.startswith(start) for member in members)), "a ZIP archive")
    raise refusals.not_a_table(name, kind)


def _ole_format(stream: BinaryIO, name: str) -> Format:
    """An old Office file is told by the names of its streams, which stand in it as UTF-16."""
    data = stream.read(_MAX_XLS + 1)
    stream.seek(0)
    if len(data) > _MAX_XLS:
        raise refusals.too_big(name, "ไฟล์ .xls ใหญ่เกินไป", "the .xls file is too large")
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise refusals.locked(name)
    if any(stream_name.encode("utf-16-le") in data for stream_name in ("WordDocument", "PowerPoint Document")):
        raise refusals.not_a_table(name, "an old Office document")
    return Format.XLS


def _refuse_others(head: bytes, name: str) -> None:
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    markup = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    kind = kind or next((kind for start, kind in _MARKUP if markup.startswith(start)), None)
    if kind is None and not is_utf16(head) and _is_binary(head):
        kind = "binary data"
    if kind:
        raise refusals.not_a_table(name, kind)


def _is_binary(head: bytes) -> bool:
    """Control bytes that no text has; NUL apart, which UTF-16 is full of."""
    controls = sum(head.count(byte) for byte in (*range(1, 9), *range(14, 27), *range(28, 32)) if byte != 0x0E)
    return controls > len(head) / 20
