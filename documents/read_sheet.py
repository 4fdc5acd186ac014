"""XLSX, XLS and ODS to a document: one block a row."""

import io
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from documents.blocks import MOST_BLOCKS, Draft, from_drafts
from documents.rows import MOST_COLUMNS, row_text
from documents.zips import EncryptedZipError, UnsafeZipError, open_zip, read_member
from model.document import Document, Fault, Kind, Role

_SCREEN = 2  # the number of stderr
_MOST_SHEETS = 40
_LONGEST_CELL = 1_000
# The library lays a sheet out as a full grid: one cell at the far corner would take 17 thousand million cells.
_MOST_GRID_CELLS = 4_000_000
_CELL_REFERENCE = re.compile(rb'<(?:\w+:)?c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"[^>]*office:value')
_MOST_REPEATED = 5_000

_Cell = int | float | str | bool | time | date | datetime | timedelta


def read_sheet(body: bytes, url: str, *, kind: Kind) -> Document:
    """The document that the workbook is."""
    try:
        if kind is not Kind.XLS:
            _check_size(body, kind)
        with _silence():
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(body))
            drafts = list(_drafts(workbook))
    except (EncryptedZipError, PasswordError):
        return Document(url, kind, text_source="none", fault=Fault.ENCRYPTED)
    except UnsafeZipError:
        return Document(url, kind, text_source="none", fault=Fault.TOO_COMPLEX)
    except (zipfile.BadZipFile, CalamineError, OSError, ValueError):
        return Document(url, kind, text_source="none", fault=Fault.BROKEN)
    except BaseException as error:
        # A panic of the library in Rust is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        return Document(url, kind, text_source="none", fault=Fault.BROKEN)
    return from_drafts(drafts, url, kind=kind, truncated=len(workbook.sheet_names) > _MOST_SHEETS)


@contextmanager
def _silence() -> Iterator[None]:
    """The library writes its panics past Python to the screen, where they would stand in the output of a scan."""
    try:
        kept = os.dup(_SCREEN)
    except OSError:  # no screen at all
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _SCREEN)
        yield
    finally:
        os.dup2(kept, _SCREEN)
        os.close(nowhere)
        os.close(kept)


def _check_size(body: bytes, kind: Kind) -> None:
    with open_zip(body) as archive:
        for name in archive.namelist():
            if kind is Kind.XLSX and name.startswith("xl/worksheets/sheet"):
                _check_grid(read_member(archive, name))
            elif name == "content.xml":
                _check_repeats(read_member(archive, name))


def _check_grid(xml: bytes) -> None:
    columns: list[int] = []
    rows: list[int] = []
    for found in _CELL_REFERENCE.finditer(xml):
        columns.append(_column(found[1]))
        rows.append(int(found[2]))
    if columns and (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1) > _MOST_GRID_CELLS:
        raise UnsafeZipError


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_repeats(xml: bytes) -> None:
    if any(int(found[1][:9]) > _MOST_REPEATED for found in _REPEATED.finditer(xml)):
        raise UnsafeZipError


def _drafts(workbook: CalamineWorkbook) -> Iterator[Draft]:
    rows = 0
    for name in workbook.sheet_names[:_MOST_SHEETS]:
        yield Draft(name, Role.HEADING, f"แผ่น {name}")
        sheet = workbook.get_sheet_by_name(name)
        for number, row in enumerate(sheet.iter_rows(), start=(sheet.start or (0, 0))[0] + 1):
            text = row_text([_shown(cell) for cell in row[:MOST_COLUMNS]])
            if text:
                yield Draft(text, Role.ROW, f"แผ่น {name} แถว {number}")
                rows += 1
            if rows >= MOST_BLOCKS:
                return


def _shown(cell: _Cell) -> str:
    """The cell as a reader sees it, nearly: whole numbers without a point, dates without midnight."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return " ".join(str(cell)[:_LONGEST_CELL].split())
