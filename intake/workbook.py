"""XLSX and XLS -> tables: values by calamine; merged cells, links and formulas set right."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import python_calamine as calamine

from intake import refusals
from intake.cells import tidy
from intake.entry import Row
from intake.merges import Merges
from intake.places import Place
from intake.sheet_marks import Cell, Marks, NotASheetError, attributes, marks_of
from intake.table import Table
from intake.zip_members import BrokenError, Members, TooBigError, members_of, relations
from model.errors import InputError
from model.submission import Problem

# calamine holds a sheet as a full rectangle, 24 to 32 bytes a cell: one cell far out would fill the memory.
_MAX_CELLS = 10_000_000
# Names that spreadsheets give by themselves; they do not name an agency.
_DEFAULT_SHEET = re.compile(r"^(?:sheet|แผ่น|แผ่นงาน|ชีต|ชีท|table|data|ข้อมูล|oit|ita|worksheet)[\s_-]*\d*$", re.IGNORECASE)
_ERRORS = (calamine.CalamineError, OSError, ValueError)

_Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


@dataclass(frozen=True, slots=True)
class Workbook:
    """The tables of a workbook, and what to say about its sheets."""

    tables: tuple[Table, ...]
    notes: tuple[Problem, ...]


def open_xlsx(stream: BinaryIO, name: str) -> Workbook:
    """The sheets of an XLSX file, after its size was checked."""
    try:
        members = members_of(stream)
        marks = _all_marks(members)
    except TooBigError as error:
        raise refusals.too_big(
            name, "ไฟล์คลายออกแล้วใหญ่เกินไป (เกิน 300 MB)", "it unpacks to far too much (over 300 MB)"
        ) from error
    except (BrokenError, NotASheetError) as error:
        raise refusals.broken(name, "XML") from error
    for sheet in marks.values():
        if sheet.rows * sheet.columns > _MAX_CELLS:
            raise refusals.too_big(name, "ตารางกว้างหรือยาวเกินไป", f"a sheet spans {sheet.rows:,} × {sheet.columns:,} cells")
    return _open(stream, name, marks)


def open_xls(stream: BinaryIO, name: str) -> Workbook:
    """The sheets of an old XLS file; links under cells are not read from it."""
    return _open(stream, name, {})


def _all_marks(members: Members) -> dict[str, Marks]:
    """The marks of every sheet by its name. All members are unpacked once, so that none is larger than it says."""
    part = next(name for name in members.infos if name.lower().endswith("xl/workbook.xml"))
    folder = part.rpartition("/")[0]
    targets = relations(members, part)
    paths: dict[str, str] = {}
    for tag in re.findall(rb"<(?:\w+:)?sheet\s([^>]*?)/?>", members.small(part)):
        given = attributes(tag)
        target = targets.get(next((value for key, value in given.items() if key.endswith(":id")), ""), "")
        paths[target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"] = given.get("name", "")
    found: dict[str, Marks] = {}
    for path in members.infos:
        if path in paths:
            found[paths[path]] = marks_of(members.chunks(path), relations(members, path))
        elif path.lower().endswith((".xml", ".rels")):
            for _ in members.chunks(path):
                pass
    return found


def _open(stream: BinaryIO, name: str, marks: dict[str, Marks]) -> Workbook:
    stream.seek(0)
    try:
        book = calamine.CalamineWorkbook.from_filelike(stream)
    except calamine.PasswordError as error:
        raise refusals.locked(name) from error
    except _ERRORS as error:
        raise _why(name, error) from error
    tables: list[Table] = []
    notes: list[Problem] = []
    for sheet in book.sheets_metadata:
        if sheet.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        place = Place(name, tidy(sheet.name))
        if sheet.visible is not calamine.SheetVisibleEnum.Visible:
            notes.append(
                Problem(place.table, "แผ่นงานนี้ซ่อนอยู่ แต่อ่านด้วย", "this sheet is hidden; it is read all the same", fatal=False)
            )
        agency = None if _DEFAULT_SHEET.match(tidy(sheet.name)) else tidy(sheet.name)
        tables.append(Table(place, _rows(book, sheet.name, place, marks.get(sheet.name, Marks())), agency))
    return Workbook(tuple(tables), tuple(notes))


def _why(name: str, error: Exception) -> InputError:
    """Encrypted workbooks are OLE files with a part of that name; a .doc has none of the parts of a workbook."""
    text = str(error)
    if "password" in text.casefold() or "encrypt" in text.casefold():
        return refusals.locked(name)
    return refusals.broken(name, text.splitlines()[0][:80] if text else type(error).__name__)


def _rows(book: calamine.CalamineWorkbook, sheet_name: str, place: Place, marks: Marks) -> Iterator[Row | Problem]:
    try:
        sheet = book.get_sheet_by_name(sheet_name)
        merges = Merges(sheet.merged_cell_ranges or [])
        links = _by_row(marks)
        formulas = sorted(marks.formulas)
        # calamine begins at the first row even where it is empty, but at the first column that is filled
        before = [""] * (sheet.start[1] if sheet.start else 0)
        for index, values in enumerate(sheet.iter_rows()):
            while formulas and formulas[0][0] <= index:
                yield _no_value(place, formulas.pop(0))
            cells, below = merges.fill_down(index, [*before, *map(_text, values)], links.get(index))
            yield Row(index + 1, cells, below)
    except _ERRORS as error:
        yield Problem(place.table, f"อ่านแผ่นงานนี้ไม่ได้ ({error})", f"this sheet cannot be read ({error})")


def _by_row(marks: Marks) -> dict[int, dict[int, str]]:
    rows: dict[int, dict[int, str]] = {}
    for (row, column), link in marks.links.items():
        rows.setdefault(row, {})[column] = link
    return rows


def _text(value: _Value) -> str:
    if isinstance(value, str):
        return value
    # 18.0 is how a sheet keeps the number 18; beyond 15 digits it keeps no exact number
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _no_value(place: Place, at: Cell) -> Problem:
    return Problem(
        place.cell(at[0] + 1, at[1], ""),
        "มีสูตรที่ยังไม่ได้คำนวณ จึงไม่มีค่าให้อ่าน โปรดเปิดไฟล์ด้วย Excel แล้วบันทึกใหม่ หรือวางเป็นค่า",
        "a formula without a stored value; open the file in Excel and save it again, or paste it as a value",
    )
