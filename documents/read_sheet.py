"""XLSX, XLS and ODS to a document: one block a row that a reader sees; what is hidden is no content, but may be shown again."""

import io
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from html import unescape
from posixpath import join, normpath

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

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
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^<>]{1,2000}>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^<>]{1,2000}>")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ROW_OR_COLUMN = re.compile(rb"<(?:\w+:)?(row|col)\s([^<>]{1,2000})>")
_IS_HIDDEN, _ROW_NUMBER = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']"), re.compile(rb"(?:^|\s)r=[\"'](\d{1,7})[\"']")
_LAST_ROW, _MOST_HIDDEN = 1_048_576, 100_000
_ODF_PART = re.compile(rb"<table:(table|table-row|table-column)\b([^<>-][^<>]{0,2000}|)>")
_ODF_HIDDEN = frozenset({"collapse", "filter"})
# A formula without its last result: Excel works it out as it opens the file, and we do not. An empty text is a result.
_NOT_WORKED_OUT = re.compile(
    rb"<(?:\w+:)?c(?![^<>]*\bt=\"str\")[^<>]*><(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<v></v>)?</(?:\w+:)?c>"
)

_Cell = int | float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What is hidden in one sheet; rows and columns are counted from one."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Looked:
    """What a look at the bytes of a workbook tells that the library does not: hidden rows and columns by sheet."""

    hidden: dict[str, _Hidden] = field(default_factory=dict)
    lacks_results: bool = False


def read_sheet(body: bytes, url: str, *, kind: Kind) -> Document:
    """The document that the workbook is."""
    try:
        looked = _Looked() if kind is Kind.XLS else _look(body, kind)
        with _silence():
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(body))
            unseen: list[int] = []
            drafts = list(_drafts(workbook, looked.hidden, unseen))
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
    missed = len(workbook.sheet_names) > _MOST_SHEETS or looked.lacks_results or bool(unseen)
    document = from_drafts(drafts, url, kind=kind, truncated=missed)
    shown = sum(len(draft.text) for draft in drafts)
    return replace(document, fault=Fault.HIDDEN) if sum(unseen) > shown else document


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


def _look(body: bytes, kind: Kind) -> _Looked:
    looked = _Looked()
    with open_zip(body) as archive:
        sheets = _sheets(archive) if kind is Kind.XLSX else {}
        for name in archive.namelist():
            if kind is Kind.XLSX and name.startswith("xl/worksheets/sheet"):
                xml = read_member(archive, name)
                _check_grid(xml)
                looked.hidden[sheets.get(name, "")] = _hidden_in(xml)
                looked.lacks_results |= b"</f>" in xml and _NOT_WORKED_OUT.search(xml) is not None
            elif name == "content.xml":
                xml = read_member(archive, name)
                _check_repeats(xml)
                looked.hidden.update(_hidden_in_odf(xml))
    return looked


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names of the sheets by the parts that they stand in."""
    relations = [_attributes(tag) for tag in _RELATION.findall(read_member(archive, _RELATIONS).decode("utf-8", "replace"))]
    parts = {one.get("Id", ""): normpath(join("/xl", one.get("Target", "")))[1:] for one in relations}
    sheets = [_attributes(tag) for tag in _SHEET.findall(read_member(archive, _WORKBOOK).decode("utf-8", "replace"))]
    # The prefix of the id is the writer's choice; "sheetId" is another number.
    ids = (next((value for name, value in one.items() if name.endswith(":id")), "") for one in sheets)
    return {parts.get(key, ""): one.get("name", "") for key, one in zip(ids, sheets, strict=True)}


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(tag)}


def _hidden_in(xml: bytes) -> _Hidden:
    hidden, told = _Hidden(), 0
    for found in _ROW_OR_COLUMN.finditer(xml) if b"hidden=" in xml else ():
        if not _IS_HIDDEN.search(found[2]):
            continue
        if found[1] == b"row":
            number = _ROW_NUMBER.search(found[2])
            hidden.rows.add(int(number[1]) if number else 0)
            told += 1
            if told > _MOST_HIDDEN:
                raise UnsafeZipError
        else:
            says = _attributes(found[2].decode("utf-8", "replace"))
            hidden.columns.update(range(_int(says.get("min")), min(_int(says.get("max")), MOST_COLUMNS) + 1))
    return hidden


def _hidden_in_odf(xml: bytes) -> dict[str, _Hidden]:
    found: dict[str, _Hidden] = {}
    hidden, rows, columns = _Hidden(), 0, 0
    for tag in _ODF_PART.finditer(xml) if b"table:visibility=" in xml else ():
        says = _attributes(tag[2].decode("utf-8", "replace"))
        is_hidden = says.get("table:visibility") in _ODF_HIDDEN
        if tag[1] == b"table":
            hidden, rows, columns = _Hidden(), 0, 0
            found[says.get("table:name", "")] = hidden
        elif tag[1] == b"table-row":
            first, rows = rows + 1, rows + max(1, _int(says.get("table:number-rows-repeated")))
            hidden.rows.update(range(first, min(rows, _LAST_ROW) + 1) if is_hidden else ())
        else:
            first, columns = columns + 1, columns + max(1, _int(says.get("table:number-columns-repeated")))
            hidden.columns.update(range(first, min(columns, MOST_COLUMNS) + 1) if is_hidden else ())
    return found


def _int(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0


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


def _drafts(workbook: CalamineWorkbook, hidden: Mapping[str, _Hidden], unseen: list[int]) -> Iterator[Draft]:
    """The rows that a reader sees; into `unseen` go the letters of each row that holds more."""
    rows = 0
    shown = {sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible}
    for name in sorted(workbook.sheet_names[:_MOST_SHEETS], key=lambda name: name not in shown):
        if name in shown:
            yield Draft(name, Role.HEADING, f"แผ่น {name}")
        sheet = workbook.get_sheet_by_name(name)
        first = (sheet.start or (0, 0))[1] + 1  # rows come from the top of the sheet, their cells from the first that is used
        away = hidden.get(name, _Hidden())
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells = [_shown(cell) for cell in row[:MOST_COLUMNS]]
            seen = _seen(cells, first, away.columns) if name in shown and number not in away.rows else []
            if len(seen) < len(cells) and (letters := sum(map(len, cells)) - sum(map(len, seen))):
                unseen.append(letters)
            if text := row_text(seen):
                yield Draft(text, Role.ROW, f"แผ่น {name} แถว {number}")
                rows += 1
            if max(rows, len(unseen)) >= MOST_BLOCKS:
                return


def _seen(cells: list[str], first: int, hidden: set[int]) -> list[str]:
    return [cell for column, cell in enumerate(cells, first) if column not in hidden] if hidden else cells


def _shown(cell: _Cell) -> str:
    """The cell as a reader sees it, nearly: whole numbers without a point, dates without midnight."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return " ".join(str(cell)[:_LONGEST_CELL].split())
