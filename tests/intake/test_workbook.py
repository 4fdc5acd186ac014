"""XLSX: title rows, merged cells, links under words, several and hidden sheets, formulas, bombs."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from model.errors import InputError

A, B = "เทศบาลตำบลบ้านตัวอย่าง", "อบต.ทุ่งสมมุติ"
HEADER = ("หน่วยงาน", "ข้อ", "ลิงก์")


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[[openpyxl.Workbook], Path]:
    def save(book: openpyxl.Workbook) -> Path:
        path = tmp_path / "oit.xlsx"
        book.save(path)
        return path

    return save


def filled(*rows: tuple[object, ...], title: str = "Sheet1") -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = first(book)
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def first(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The same workbook, its members changed."""
    with zipfile.ZipFile(path) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, change(name, data))
    return path


def test_a_plain_table(read, xlsx) -> None:
    given = read(xlsx(filled(HEADER, (A, "O18", "https://a.example/18"), (B, 18, "https://b.example"), (B, 19.0, None))))
    assert given.triples == [(A, "O18", "https://a.example/18"), (B, "O18", "https://b.example")]
    assert [item.where for item in given.submissions] == ['ไฟล์ oit.xlsx แผ่น "Sheet1" แถว 2', 'ไฟล์ oit.xlsx แผ่น "Sheet1" แถว 3']
    assert given.problems == []
    assert [note.where for note in given.notes] == ['ไฟล์ oit.xlsx แผ่น "Sheet1" เซลล์ C4']


def test_a_problem_names_sheet_and_cell(read, xlsx) -> None:
    book = filled(
        (),
        ("", "รายงาน"),
        ("", *HEADER),
        ("", A, "O44", "https://a.example"),
        ("", A, "O1", "https://a.example"),
        title="ตาราง 2565",
    )
    [problem] = read(xlsx(book)).problems
    assert problem.where == 'ไฟล์ oit.xlsx แผ่น "ตาราง 2565" เซลล์ C4'


def test_titles_above_and_an_agency_merged_down(read, xlsx) -> None:
    book = filled(("รายงาน OIT ประจำปี 2565",), ("จังหวัดตัวอย่าง",), (), HEADER)
    sheet = first(book)
    sheet.merge_cells("A1:C1")
    for number in range(1, 44):
        sheet.append((A if number == 1 else None, f"O{number}", f"https://a.example/{number}"))
    for number in range(1, 44):
        sheet.append((B if number == 1 else None, number, f"https://b.example/{number}"))
    sheet.merge_cells("A5:A47")
    sheet.merge_cells("A48:A90")
    given = read(xlsx(book))
    assert [item.agency for item in given.submissions] == [A] * 43 + [B] * 43
    assert [item.indicator for item in given.submissions] == 2 * [f"O{number}" for number in range(1, 44)]
    assert given.problems == given.notes == []


def test_an_indicator_and_a_url_merged_over_rows(read, xlsx) -> None:
    book = filled(
        HEADER,
        (A, "O1", "https://a.example/1"),
        (A, None, "https://a.example/2"),
        (A, "O2", "https://a.example/3"),
        (A, "O3", None),
    )
    first(book).merge_cells("B2:B3")
    first(book).merge_cells("C4:C5")
    given = read(xlsx(book))
    assert [(item.indicator, item.url[-1]) for item in given.submissions] == [
        ("O1", "1"),
        ("O1", "2"),
        ("O2", "3"),
        ("O3", "3"),
    ]


def test_a_url_merged_over_the_columns_of_several_indicators_answers_each(read, xlsx) -> None:
    book = filled(
        ("หน่วยงาน", "O1", "O2", "O3", "O4"),
        (A, "https://a.example/1", None, None, "https://a.example/4"),
        (B, "คลิก", None, "https://b.example/3", None),
        ("ค", None, None, None, None),
        ("ง", "https://d.example/1", None, None, None),
    )
    for area in ("B2:D2", "B3:C4", "D4:E4", "A5:C5"):
        first(book).merge_cells(area)
    first(book)["B3"].hyperlink = "https://b.example/1"
    given = read(xlsx(book))
    assert [(item.indicator, item.url[8:]) for item in given.submissions] == [
        ("O1", "a.example/1"), ("O2", "a.example/1"), ("O3", "a.example/1"), ("O4", "a.example/4"),
        ("O1", "b.example/1"), ("O2", "b.example/1"), ("O3", "b.example/3"),
        ("O1", "b.example/1"), ("O2", "b.example/1"),
    ]  # fmt: skip
    assert [agency.name for agency in given.agencies] == [A, B, "ค", "ง"]
    assert given.problems == []


def test_a_url_merged_to_the_right_in_the_long_form_is_one(read, xlsx) -> None:
    book = filled(("หน่วยงาน", "ข้อ", "URL 1", "URL 2", "คำอธิบาย"), (A, "O1", "https://a.example/1", None, None))
    first(book).merge_cells("C2:E2")
    given = read(xlsx(book))
    assert [(item.url, item.explanation) for item in given.submissions] == [("https://a.example/1", None)]
    assert given.problems == given.notes == []


def test_a_header_of_two_rows(read, xlsx) -> None:
    book = filled(("หน่วยงาน", "ลิงก์ตามตัวชี้วัด", None), (None, "O1", "O2"), (A, "https://a.example/1", "https://a.example/2"))
    first(book).merge_cells("A1:A2")
    first(book).merge_cells("B1:C1")
    assert read(xlsx(book)).triples == [(A, "O1", "https://a.example/1"), (A, "O2", "https://a.example/2")]


@pytest.mark.parametrize(
    ("text", "link", "url", "notes"),
    [
        ("คลิก", "https://a.example/แผน?x=1&y=2#o18", "https://a.example/แผน?x=1&y=2#o18", 0),
        ("O18 แผนการใช้จ่าย", "https://a.example/18", "https://a.example/18", 0),
        ("click here", "https://a.example/18", "https://a.example/18", 0),
        ("https://a.example/18", "https://a.example/18", "https://a.example/18", 0),
        ("https://a.example/แผน", "https://a.example/%E0%B9%81%E0%B8%9C%E0%B8%99", "https://a.example/แผน", 0),
        ("www.a.example", "http://www.a.example/", "www.a.example", 0),
        ("https://a.example/new", "https://a.example/old", "https://a.example/new", 1),
        ("คลิก", "mailto:a@a.example", "คลิก", 0),
    ],
)
def test_links_under_cells(read, xlsx, text: str, link: str, url: str | None, notes: int) -> None:
    book = filled(HEADER, (A, "O18", text))
    first(book)["C2"].hyperlink = link
    given = read(xlsx(book))
    assert [item.url for item in given.submissions] == ([url] if url else [])
    assert len(given.notes) == notes
    assert given.problems == []


def test_links_of_the_wide_form_and_of_a_range(read, xlsx) -> None:
    book = filled(("หน่วยงาน", "O1", "O2"), (A, "คลิก", "ดู"), (B, "คลิก", ""))
    first(book)["B2"].hyperlink = "https://a.example/1"
    first(book)["C2"].hyperlink = "https://a.example/2"
    first(book)["B3"].hyperlink = "https://b.example/1"
    assert read(xlsx(book)).triples == [
        (A, "O1", "https://a.example/1"),
        (A, "O2", "https://a.example/2"),
        (B, "O1", "https://b.example/1"),
    ]


def test_a_place_in_the_link_is_part_of_its_address(read, xlsx) -> None:
    book = filled(HEADER, (A, "O18", "คลิก"))
    first(book)["C2"].hyperlink = openpyxl.worksheet.hyperlink.Hyperlink(
        ref="C2", target="https://a.example/ita", location="o18"
    )
    assert read(xlsx(book)).triples == [(A, "O18", "https://a.example/ita#o18")]


def test_formulas(read, xlsx) -> None:
    book = filled(
        HEADER,
        (A, "O1", '=HYPERLINK("https://a.example/1?x=1&y=2","คลิก")'),
        (A, "O2", '="https://a.example/"&"2"'),
        (A, "=1+2", "https://a.example/3"),
    )
    given = read(xlsx(book))
    assert given.triples == [(A, "O1", "https://a.example/1?x=1&y=2")]
    assert [problem.where.rpartition(" ")[2] for problem in given.problems] == ["C3", "B4", "B4"]


@pytest.mark.parametrize("column", ["A", "B"])
def test_a_formula_without_a_value_is_not_given_by_the_row_above(read, xlsx, column: str) -> None:
    rows = [(A, "O1", "https://a.example/1"), (B, "O2", "https://b.example/2"), (None, None, "https://b.example/3")]
    book = filled(HEADER, *rows, ("ค", "O1", "https://c.example"))
    first(book)[f"{column}3"] = "=Sheet2!A1"
    given = read(xlsx(book))
    assert [(item.agency, item.indicator) for item in given.submissions] == [(A, "O1"), ("ค", "O1")]
    assert {problem.where.rpartition(" ")[2] for problem in given.problems} == {f"{column}3", f"{column}4"}


def test_an_indicator_that_is_a_formula_leaves_the_agency_to_the_rows_below(read, xlsx) -> None:
    given = read(
        xlsx(
            filled(
                HEADER, (A, "O1", "https://a.example"), (B, "=X1", "https://b.example/1"), (None, "O3", "https://b.example/3")
            )
        )
    )
    assert given.triples == [(A, "O1", "https://a.example"), (B, "O3", "https://b.example/3")]


def test_an_agency_that_is_a_formula_in_the_wide_form(read, xlsx) -> None:
    given = read(xlsx(filled(("หน่วยงาน", "O1", "O2"), (A, "https://a.example", None), ("=X1", "https://b.example", None))))
    assert given.triples == [(A, "O1", "https://a.example")]
    assert [problem.where.rpartition(" ")[2] for problem in given.problems] == ["A3", "A3"]


def test_a_formula_whose_value_is_an_empty_text_is_blank(read, xlsx) -> None:
    path = xlsx(filled(HEADER, (A, "O1", "https://a.example/1"), ('=IF(1,"","")', "O2", "https://a.example/2")))
    given = read(repacked(path, lambda _, data: re.sub(rb'(<c r="A3")(><f>.*?</f>)<v ?/>', rb'\1 t="str"\2<v></v>', data)))
    assert given.triples == [(A, "O1", "https://a.example/1"), (A, "O2", "https://a.example/2")]
    assert given.problems == []


def test_formulas_with_stored_values(read, xlsx) -> None:
    path = xlsx(filled(HEADER, (A, "O2", '="https://a.example/"&"2"')))

    def store(name: str, data: bytes) -> bytes:
        return (
            re.sub(rb'(<c r="C2")(><f>.*?</f>)<v ?/>', rb'\1 t="str"\2<v>https://a.example/2</v>', data)
            if name.endswith("sheet1.xml")
            else data
        )

    given = read(repacked(path, store))
    assert given.triples == [(A, "O2", "https://a.example/2")]
    assert given.problems == []


def test_every_sheet_with_a_header_is_read_and_positions_go_on(read, xlsx) -> None:
    book = filled(HEADER, (A, "O1", "https://a.example"))
    book.create_sheet("คำชี้แจง").append(("โปรดกรอกทุกช่อง",))
    hidden = book.create_sheet("เก่า")
    hidden.append(HEADER)
    hidden.append((B, "O1", "https://b.example"))
    hidden.sheet_state = "hidden"
    book.create_sheet("ว่าง")
    given = read(xlsx(book))
    assert [(item.position, item.agency) for item in given.submissions] == [(0, A), (1, B)]
    assert [note.where for note in given.notes] == ['ไฟล์ oit.xlsx แผ่น "เก่า"', 'ไฟล์ oit.xlsx แผ่น "คำชี้แจง"']
    assert "ซ่อน" in given.notes[0].message_th
    assert given.problems == []


def test_a_row_that_repeats_one_of_another_sheet_is_told_which(read, xlsx) -> None:
    row = (A, "O1", "https://a.example")
    book = filled(HEADER, row, row, title="ข1")
    for line in (HEADER, row):
        (book["ข2"] if "ข2" in book else book.create_sheet("ข2")).append(line)
    own, other = read(xlsx(book)).notes
    assert "ซ้ำกับแถว 2 " in own.message_th
    assert "the same as in row 2;" in own.message_en
    assert other.where.endswith('แผ่น "ข2" เซลล์ C2')
    assert "ซ้ำกับแผ่น “ข1” แถว 2 " in other.message_th
    assert "the same as in sheet “ข1” row 2;" in other.message_en


def test_one_sheet_an_agency(read, xlsx) -> None:
    book = filled(("ข้อ", "URL"), ("O1", "https://a.example/1"), ("O2", "https://a.example/2"), title=A)
    other = book.create_sheet(B)
    other.append(("ข้อ", "URL"))
    other.append(("O1", "https://b.example/1"))
    given = read(xlsx(book))
    assert given.triples == [
        (A, "O1", "https://a.example/1"),
        (A, "O2", "https://a.example/2"),
        (B, "O1", "https://b.example/1"),
    ]
    assert [note.where for note in given.notes] == [f'ไฟล์ oit.xlsx แผ่น "{A}"', f'ไฟล์ oit.xlsx แผ่น "{B}"']


@pytest.mark.parametrize(
    "title",
    [A, B, "อบต. บ้านนา", "อบจ.ตราด", "ทต.ในเมือง", "ทม.ตราด", "เทศบาลบ้านนา", "เทศบาลนครระยอง", "องค์การบริหารส่วนตำบลบ้านนา", "เมืองพัทยา"],
)  # fmt: skip
def test_a_sheet_bears_the_name_of_a_body(read, xlsx, title: str) -> None:
    assert read(xlsx(filled(("ข้อ", "URL"), ("O1", "https://a.example/1"), title=title))).triples == [
        (title, "O1", "https://a.example/1")
    ]


@pytest.mark.parametrize(
    "title",
    ["Sheet1", "แผ่นงาน1", "Sheet", "data", "2565", "แบบฟอร์ม OIT", "คำชี้แจง", "อบต", "อบต. 2565", "อบต.ทั้งหมด", "เทศบาลตำบล",
     "เทศบาลในจังหวัดตราด", "เทศบาลตำบลในจังหวัดตราด", "จังหวัดตราด", "รวม อบต."],
)  # fmt: skip
def test_a_sheet_with_a_name_of_no_agency_needs_the_column(read, xlsx, title: str) -> None:
    with pytest.raises(InputError, match="no header found in the first 200 rows; seen: “ข้อ”, “URL”"):
        read(xlsx(filled(("ข้อ", "URL"), ("O1", "https://a.example/1"), title=title)))


def test_a_sheet_that_lacks_only_its_agency_is_a_problem_beside_others(read, xlsx) -> None:
    book = filled(HEADER, (A, "O1", "https://a.example/1"))
    for row in (("ที่", "ผู้รับการประเมิน", "ข้อ", "ลิงก์"), (1, "ทต.ก", "O1", "https://b.example/1")):
        (book["2565"] if "2565" in book else book.create_sheet("2565")).append(row)
    given = read(xlsx(book))
    assert given.triples == [(A, "O1", "https://a.example/1")]
    assert [problem.where for problem in given.problems] == ['ไฟล์ oit.xlsx แผ่น "2565"']


@pytest.mark.parametrize("header", ["รายชื่อ อปท.", "เทศบาล/อบต.", "อปท.", "ชื่อ อปท.", "ชื่อเทศบาล", "อบต."])
def test_the_agencies_of_a_sheet_under_its_year_are_told_apart(read, xlsx, header: str) -> None:
    rows = ((1, "ทต.ก", "O1", "https://a.example/1"), (2, "อบต.ข", "O1", "https://b.example/1"))
    given = read(xlsx(filled(("ที่", header, "ข้อ", "ลิงก์"), *rows, title="2565")))
    assert given.triples == [("ทต.ก", "O1", "https://a.example/1"), ("อบต.ข", "O1", "https://b.example/1")]
    assert given.problems == given.notes == []


def test_values_that_are_no_text(read, xlsx) -> None:
    rows = [
        ("agency", "indicator", "url", "fiscal_year", "note"),
        (A, 1, "https://a.example", 2565, datetime.date(2022, 3, 15)),
        (A, 2, 12345, 2565.0, True),
    ]
    given = read(xlsx(filled(*rows)))
    assert [(item.indicator, item.fiscal_year, item.explanation) for item in given.submissions] == [("O1", 2565, "44635")]


@pytest.mark.parametrize(
    ("rows", "merged", "triples"),
    [
        ([HEADER, (A, "O1", "https://a.example/1", "https://a.example/2", "https://a.example/3")], None, "O1/1 O1/2 O1/3"),
        ([HEADER, (A, "O2", None, "https://a.example/2")], None, "O2/2"),
        ([(*HEADER, None, None, "หมายเหตุ"), (A, "O1", "https://a.example/1", "https://a.example/2", None, "x")], "C1:E1", "O1/1 O1/2"),
        ([(*HEADER, None, "อีเมล"), (A, "O1", "https://a.example/1", "ดู www.a.example/2", "a@a.example")], None, "O1/1 O1www.a.example/2"),
        ([("หน่วยงาน", "O1", None, "O2"), (A, *(f"https://a.example/{at}" for at in (1, 2, 3, 4)))], "B1:C1", "O1/1 O1/2 O2/3 O2/4"),
        ([("หน่วยงาน", "O1", None, None, "O2"), (A, None, None, "https://a.example/1", None)], None, "O1/1"),
    ],
)  # fmt: skip
def test_urls_right_of_their_column_and_under_one_header(read, xlsx, rows, merged: str | None, triples: str) -> None:
    book = filled(*rows)
    if merged:
        first(book).merge_cells(merged)
    given = read(xlsx(book))
    assert " ".join(f"{code}{url.removeprefix('https://a.example')}" for _, code, url in given.triples) == triples
    assert given.problems == []
    assert all("ข้อความรอบ URL" in note.message_th for note in given.notes)


@pytest.mark.parametrize(
    ("header", "row", "where", "fatal"),
    [
        ((*HEADER, "ผู้ตรวจ", None), ("สมชาย", "https://a.example/2"), "E2", True),
        ((*HEADER, "ผู้ตรวจ"), ("สมชาย", None, "www.a.example/2"), "F2", True),
        ((*HEADER, "หน้าที่อ้างอิง"), ("https://a.example/2",), "D2", False),
        ((*HEADER, "O44"), ("https://a.example/2",), "D2", True),
        ((*HEADER, None), ("ตรวจแล้ว",), "D2", False),
        ((*HEADER, None), ("7",), None, False),
        ((*HEADER, None), ("✓",), None, False),
        ((*HEADER, "ผู้ตรวจ"), ("สมชาย 1/2565",), None, False),
    ],
)
def test_what_no_column_claims_is_told_where_it_matters(read, xlsx, header, row, where: str | None, *, fatal: bool) -> None:
    rows = [(A, f"O{at}", f"https://a.example/o{at}", *row) for at in (1, 2, 3)]
    given = read(xlsx(filled(header, *rows)))
    assert len(given.triples) == 3
    told = [item for item in (given.problems if fatal else given.notes) if "เซลล์" in item.where]
    assert [item.where.rpartition(" ")[2] for item in told[:1]] == ([where] if where else [])
    assert len(told) == (3 if fatal else 1 if where else 0)
    assert given.problems == (told if fatal else [])


def test_a_link_under_a_whole_row_is_one_link_and_one_under_a_name_is_told(read, xlsx) -> None:
    book = filled(("ที่", "ชื่อข้อ", *HEADER), ("1", "แผน", A, "O1", "คลิก"), ("2", "ผล", A, "O2", "คลิก"))
    for cell in ("A2", "B2", "C2", "D2", "E2", "E3"):
        first(book)[cell].hyperlink = "https://a.example/1"
    first(book)["B3"].hyperlink = "https://a.example/2"
    given = read(xlsx(book))
    assert [item.url for item in given.submissions] == ["https://a.example/1", "https://a.example/1"]
    assert [note.where.rpartition(" ")[2] for note in given.notes] == ['"Sheet1"', "B3"]


def test_a_sheet_that_begins_in_the_middle(read, xlsx) -> None:
    book = openpyxl.Workbook()
    for row, cells in enumerate([HEADER, (A, "O1", "https://a.example/x"), (A, "O2", "คลิก")], 7):
        for column, cell in enumerate(cells, 4):
            first(book).cell(row, column, cell)
    first(book)["F9"].hyperlink = "https://a.example/2"
    first(book)["XFD1048576"].font = openpyxl.styles.Font(bold=True)
    given = read(xlsx(book))
    assert [item.url for item in given.submissions] == ["https://a.example/x", "https://a.example/2"]


@pytest.mark.parametrize("prefix", [b"x", b"ns0"])
def test_prefixed_xml_of_other_programs(read, xlsx, prefix: bytes) -> None:
    book = filled(HEADER, (A, "O1", "คลิก"))
    first(book)["C2"].hyperlink = "https://a.example/1"

    def change(name: str, data: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return data
        data = re.sub(rb"<(/?)(\w+)(?=[\s>/])", rb"<\1" + prefix + rb":\2", data)
        return data.replace(b" xmlns=", b" xmlns:" + prefix + b"=")

    assert read(repacked(xlsx(book), change)).triples == [(A, "O1", "https://a.example/1")]


def bomb(name: str, size: int) -> bytes:
    """A workbook with one member that unpacks to so many bytes."""
    data = io.BytesIO()
    filled(HEADER, (A, "O1", "https://a.example")).save(data)
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w", force_zip64=True) as member:
        for _ in range(size >> 20):
            member.write(b"<" + b" " * ((1 << 20) - 1))
    return data.getvalue()


def test_a_zip_bomb_is_refused(tmp_path: Path, read) -> None:
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(bomb("xl/media/x.xml", 310 << 20))
    with pytest.raises(InputError, match=r"^file bomb\.xlsx: it unpacks to far too much") as caught:
        read(path)
    assert caught.value.message_th.startswith("ไฟล์ bomb.xlsx: ")


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path, read) -> None:
    data = bytearray(bomb("xl/x.xml", 60 << 20))
    size = (60 << 20).to_bytes(4, "little")
    at = data.rindex(size)
    data[at : at + 4] = (1000).to_bytes(4, "little")
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(data)
    with pytest.raises(InputError, match="unpacks to far too much"):
        read(path)


def test_one_cell_far_out_does_not_fill_the_memory(read, xlsx) -> None:
    book = filled(HEADER, (A, "O1", "https://a.example"))
    first(book)["XFD1048576"] = "x"
    first(book)["C2"].hyperlink = "https://a.example"
    first(book).merge_cells("A2:A3")
    path = repacked(xlsx(book), lambda _, data: data.replace(b"A2:A3", b"A2:XFD1048576").replace(b'ref="C2"', b'ref="A1:XFD2"'))
    given = read(path)
    assert given.triples == [(A, "O1", "https://a.example")]
    assert given.problems == []


@pytest.mark.parametrize("reference", [b"neStrC3", b"XFD9999999", b"c3", b"", b"&#88;FD1", b"C99999999999999999999", b"ZZZ1"])
def test_damaged_addresses_of_cells_cost_at_most_their_cell(read, xlsx, reference: bytes) -> None:
    path = xlsx(filled(HEADER, (A, "O1", "https://a.example"), (B, "O2", "https://b.example")))
    given = read(repacked(path, lambda _, data: data.replace(b'r="C3"', b'r="' + reference + b'"')))
    assert given.triples[0] == (A, "O1", "https://a.example")


STRINGS = b"""<?xml version="1.0"?><sst xmlns="x" count="4"><si><t>agency</t></si><si><t>indicator</t></si><si><t xml:space="preserve">url </t></si>
<si><r><rPr><b/></rPr><t>A </t></r><r><t>&amp; B</t></r></si><si><t/></si><si><t>O1</t></si><si><t>https://a.example/1_x000D_
https://a.example/2?a=1&amp;copy=2</t></si></sst>"""
SHEET = b"""<worksheet xmlns="x"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
<row r="3" spans="1:3"><c r="A3" s="1" t="s"><v>3</v></c><c t="s" r="B3"><v>5</v></c><c r="C3" t="s"><v>6</v></c></row>
<row><c t="s"><v>3</v></c><c><v>2</v></c><c t="str"><f>x</f><v>https://a.example/3</v></c></row><row r="5"/>
<row r="6"><c r="A6" t="s"><v>99</v></c><c r="B6" t="e"><v>#N/A</v></c><c r="C6" t="s"><v>4</v></c></row></sheetData></worksheet>"""


def test_shared_strings_rich_text_and_rows_without_address(read, xlsx) -> None:
    parts = {"xl/worksheets/sheet1.xml": SHEET, "xl/sharedStrings.xml": STRINGS}
    path = repacked(xlsx(filled(HEADER)), lambda name, data: parts.get(name, data))
    if "xl/sharedStrings.xml" not in zipfile.ZipFile(path).namelist():
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("xl/sharedStrings.xml", STRINGS)
    given = read(path)
    assert given.triples == [
        ("A & B", "O1", "https://a.example/1"),
        ("A & B", "O1", "https://a.example/2?a=1&copy=2"),
        ("A & B", "O2", "https://a.example/3"),
    ]
    assert [item.where.rpartition(" ")[2] for item in given.submissions] == ["3", "3", "4"]


def test_a_member_whose_checksum_is_wrong_is_broken(read, xlsx) -> None:
    path = xlsx(filled(HEADER, (A, "O1", "https://a.example")))
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    data = path.read_bytes()
    path.write_bytes(data.replace(info.CRC.to_bytes(4, "little"), b"\1\2\3\4"))
    with pytest.raises(InputError, match="the workbook is broken"):
        read(path)


def test_an_old_workbook(read, xls) -> None:
    given = read(xls([("รายงาน",), HEADER, (A, "O18", "https://a.example/แผน"), ("", "O19", "https://a.example/2")]))
    assert given.triples == [(A, "O18", "https://a.example/แผน"), (A, "O19", "https://a.example/2")]
    assert given.submissions[0].where == 'ไฟล์ oit แผ่น "Sheet1" แถว 3'


def test_damaged_old_workbooks_do_not_end_the_program(read, xls) -> None:
    data = xls([HEADER, (A, "O18", "https://a.example")])
    for damage in (data[:700], data[:1536] + b"\xff" * 40 + data[1576:]):
        with pytest.raises(InputError):
            read(damage)


@pytest.mark.parametrize(
    ("stream", "message"), [("EncryptedPackage", "the file has a password"), ("WordDocument", "this is an old Office document")]
)
def test_other_old_office_files_are_named(read, compound_file, stream: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(compound_file(stream, b"x"))


def test_more_members_than_any_workbook(tmp_path: Path, read) -> None:
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"xl/{number}", b"")
        archive.writestr("xl/workbook.xml", b"")
    with pytest.raises(InputError, match="unpacks to far too much"):
        read(path)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_a_cut_workbook_is_broken(read, xlsx, cut: float) -> None:
    path = xlsx(filled(HEADER, (A, "O1", "https://a.example")))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * cut)])
    with pytest.raises(InputError, match="the workbook is broken"):
        read(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize(
    "data", [b"", b"<x", b"\xff\xfe\x00", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', b"<worksheet><sheetData><row><c r='A1'"]
)
def test_broken_parts_are_told(read, xlsx, part: str, data: bytes) -> None:
    path = repacked(xlsx(filled(HEADER, (A, "O1", "https://a.example"))), lambda name, old: data if name == part else old)
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.message_th.startswith("ไฟล์ oit.xlsx: ")


def test_a_workbook_that_is_only_protected_can_be_read(read, xlsx) -> None:
    book = filled(HEADER, (A, "O1", "https://a.example"))
    book.security = WorkbookProtection(workbookPassword="x", lockStructure=True)
    first(book).protection.sheet = True
    assert len(read(xlsx(book)).submissions) == 1
