"""XLSX -> tables: sheets in their order, merged cells filled, links under cells, formulas without a value named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from intake import refusals
from intake.cells import tidy
from intake.entry import Row
from intake.merges import Merges
from intake.places import Place
from intake.sheet_marks import Marks, NotASheetError, attributes, marks_of
from intake.sheet_rows import rows_of, strings_of
from intake.table import Table
from intake.zip_members import BrokenError, Members, TooBigError, members_of, relations
from model.submission import Problem

# What begins like the name of one body: "2565", "Sheet1", "แบบฟอร์ม OIT", "อบต.ทั้งหมด" and "เทศบาลในจังหวัดตราด" name no agency.
_BODY = re.compile(
    r"เมืองพัทยา$|(?:เทศบาล(?:ตำบล|เมือง|นคร)?+|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต|อบจ|ทต|ทม|ทน)[\s._-]*"
    r"(?!ทั้งหมด|ทุก(?:แห่ง|อำเภอ)|ใน(?:จังหวัด|อำเภอ|เขต|พื้นที่)|จังหวัด|อำเภอ)[ก-ฮเ-ไ]"
)
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^<>]*)>")
_NO_LINKS: dict[int, str] = {}


@dataclass(frozen=True, slots=True)
class Workbook:
    """The tables of a workbook, and what to say about its sheets."""

    tables: tuple[Table, ...]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: its name, its part in the archive, whether people see it."""

    name: str
    part: str
    is_hidden: bool


def open_xlsx(stream: BinaryIO, name: str) -> Workbook:
    """The sheets of an XLSX file, after all of it was unpacked once and found to be whole and of a bearable size."""
    try:
        members = members_of(stream)
        sheets = _sheets(members)
        marks = {sheet.part: marks_of(members.chunks(sheet.part), relations(members, sheet.part)) for sheet in sheets}
        strings = _strings(members)
    except TooBigError as error:
        raise refusals.too_big(name, "ไฟล์คลายออกแล้วใหญ่เกินไป", "it unpacks to far too much") from error
    except (BrokenError, NotASheetError) as error:
        raise refusals.broken(name, str(error) or "XML") from error
    tables: list[Table] = []
    notes: list[Problem] = []
    for sheet in sheets:
        place = Place(name, sheet.name)
        if sheet.is_hidden:
            notes.append(hidden_note(place))
        rows = _rows(members, sheet, strings, marks=marks[sheet.part], place=place)
        tables.append(Table(place, rows, agency_of_sheet(sheet.name)))
    return Workbook(tuple(tables), tuple(notes))


def agency_of_sheet(name: str) -> str | None:
    """The agency that a sheet is named after; None where the name is not that of a body."""
    return name if _BODY.match(name) else None


def hidden_note(place: Place) -> Problem:
    """People may not know that the sheet is there."""
    return Problem(place.table, "แผ่นงานนี้ซ่อนอยู่ แต่อ่านด้วย", "this sheet is hidden; it is read all the same", fatal=False)


def _sheets(members: Members) -> list[_Sheet]:
    """The worksheets in the order of the workbook. All other members are unpacked too: a bomb is refused whatever it is named."""
    part = next((name for name in members.infos if name.lower().endswith("xl/workbook.xml")), "")
    folder = part.rpartition("/")[0]
    targets = relations(members, part)
    sheets: list[_Sheet] = []
    for tag in _SHEET.findall(members.small(part)):
        given = attributes(tag)
        target = targets.get(next((value for key, value in given.items() if key.endswith(":id")), ""), "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        # chart and dialog sheets hold no cells
        if path in members.infos and "chartsheet" not in path and "dialogsheet" not in path:
            sheets.append(_Sheet(tidy(given.get("name", "")), path, given.get("state", "visible") != "visible"))
    if not sheets:
        raise BrokenError("workbook.xml")
    members.check_all()
    return sheets


def _strings(members: Members) -> list[str]:
    part = next((name for name in members.infos if name.lower().endswith("xl/sharedstrings.xml")), None)
    return strings_of(members.chunks(part)) if part else []


def _rows(members: Members, sheet: _Sheet, strings: list[str], *, marks: Marks, place: Place) -> Iterator[Row | Problem]:
    merges = Merges(marks.merges)
    try:
        for row in rows_of(members.chunks(sheet.part), strings):
            links = {**marks.links.get(row.index, _NO_LINKS), **row.links}
            cells, links, spans = merges.fill_down(row.index, row.cells, links)
            yield from (_no_value(place, row.index, column) for column in row.uncounted)
            yield Row(row.index + 1, cells, links, row.uncounted, spans)
    except NotASheetError:
        yield Problem(
            place.table, "อ่านแผ่นงานนี้ได้ไม่ครบ เพราะมีแถวที่ยาวเกินไป", "this sheet could not be read to its end: a row is too long"
        )


def _no_value(place: Place, row: int, column: int) -> Problem:
    return Problem(
        place.cell(row + 1, column, ""),
        "มีสูตรที่ยังไม่ได้คำนวณ จึงไม่มีค่าให้อ่าน โปรดเปิดไฟล์ด้วย Excel แล้วบันทึกใหม่ หรือวางเป็นค่า",
        "a formula without a stored value; open the file in Excel and save it again, or paste it as a value",
    )
