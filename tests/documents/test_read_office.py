"""Word, slides, sheets, RTF, text: what is read, and what is refused."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from model.document import Document, Fault, Kind, Role

Read = Callable[..., Document]
Make = Callable[..., bytes]

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"


def lines(document: Document) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in document.blocks]


def test_docx(read_bytes: Read, make_docx: Make) -> None:
    inside = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>แผนดำเนินงาน</w:t></w:r></w:p>'
        '<w:p><w:r><w:t xml:space="preserve">งบ</w:t></w:r><w:r><w:t>ประมาณ</w:t><w:tab/><w:t>๒๕๖๕ &amp; A&lt;B</w:t></w:r></w:p>'
        f"<w:tbl><w:tr>{CELL.format('ที่')}{CELL.format('')}{CELL.format('โครงการ')}</w:tr><w:tr>{CELL.format('1')}{CELL.format('ถนน')}</w:tr></w:tbl>"
        "<w:p><w:r><w:instrText>PAGE</w:instrText><w:delText>เก่า</w:delText></w:r></w:p>"
    )
    document = read_bytes(make_docx(inside, title="แผน 2565"))
    assert (document.kind, document.fault, document.head_title) == (Kind.DOCX, None, "แผน 2565")
    assert lines(document) == [
        (Role.TITLE, "แผน 2565"),
        (Role.HEADING, "แผนดำเนินงาน"),
        (Role.TEXT, "งบประมาณ ๒๕๖๕ & A<B"),
        (Role.ROW, "ที่ | | โครงการ"),
        (Role.ROW, "1 | ถนน"),
    ]
    assert document.blocks[-1].where == "ตาราง แถว 2"


def test_hidden_text_of_word_files_is_no_content(read_bytes: Read, make_docx: Make) -> None:
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    runs = run.format("<w:vanish/>", "2564") + run.format("", "ปี ") + run.format('<w:vanish w:val="0"/>', "2565")
    assert lines(read_bytes(make_docx(f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{runs}</w:p>"))) == [
        (Role.TEXT, "ปี 2565")
    ]


def test_a_text_box_is_read_once(read_bytes: Read, make_docx: Make) -> None:
    box = P.format("กล่อง")
    body = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert lines(read_bytes(make_docx(body))) == [(Role.TEXT, "กล่อง")]


def test_a_table_in_a_cell_belongs_to_the_cell(read_bytes: Read, make_docx: Make) -> None:
    inner = f"<w:tbl><w:tr>{CELL.format('ใน')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{P.format('นอก')}{inner}</w:tc>{CELL.format('ข้าง')}</w:tr></w:tbl>"
    assert lines(read_bytes(make_docx(outer))) == [(Role.ROW, "นอก ใน | ข้าง")]


def test_headers_and_notes_of_word_files_follow_the_body_once(read_bytes: Read, make_zip: Make) -> None:
    members = {
        "[Content_Types].xml": "",
        "word/document.xml": P.format("เนื้อหา"),
        "word/header1.xml": P.format("เทศบาลตำบลบ้านตัวอย่าง"),
        "word/header2.xml": P.format("เทศบาลตำบลบ้านตัวอย่าง"),
        "word/footer1.xml": '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>ท้ายกระดาษ</w:t></w:r></w:p>',
        "word/footnotes.xml": P.format("ที่มา: กองคลัง"),
        "word/comments.xml": P.format("ความเห็น"),
    }
    document = read_bytes(make_zip(members))
    assert [(block.role, block.text, block.where) for block in document.blocks] == [
        (Role.TEXT, "เนื้อหา", ""),
        (Role.TEXT, "เทศบาลตำบลบ้านตัวอย่าง", "หัวหรือท้ายกระดาษ"),
        (Role.TEXT, "ท้ายกระดาษ", "หัวหรือท้ายกระดาษ"),
        (Role.TEXT, "ที่มา: กองคลัง", "เชิงอรรถ"),
    ]


@pytest.mark.parametrize("kind", ["word", "ppt"])
def test_the_words_of_a_diagram_are_read(read_bytes: Read, make_zip: Make, kind: str) -> None:
    slide = "<a:p><a:r><a:t>{}</a:t></a:r></a:p>"
    own = {"word/document.xml": P.format("โครงสร้าง")} if kind == "word" else {"ppt/slides/slide1.xml": slide.format("โครงสร้าง")}
    members = {"[Content_Types].xml": "", "ppt/presentation.xml" if kind == "ppt" else "word/styles.xml": "", **own}
    document = read_bytes(
        make_zip({**members, f"{kind}/diagrams/data1.xml": slide.format("นายก อบต.") + slide.format("สำนักปลัด")})
    )
    assert [(block.text, block.where) for block in document.blocks][1:] == [("นายก อบต.", "แผนภาพ"), ("สำนักปลัด", "แผนภาพ")]


@pytest.mark.parametrize(("size", "words", "truncated"), [(90_000, 1, True), (90_000, 40, False), (9_000, 1, False)])
def test_a_heading_over_a_picture_of_paper_is_not_all(
    read_bytes: Read, make_zip: Make, size: int, words: int, *, truncated: bool
) -> None:
    members = {"[Content_Types].xml": "", "word/document.xml": P.format("แผนการใช้จ่ายงบประมาณ" * words)}
    document = read_bytes(make_zip({**members, "word/media/image1.jpeg": random.Random(1).randbytes(size)}))
    assert (document.fault, document.truncated) == (None, truncated)


SPAN = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
ODF_CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
ROWS = [
    ("a cell over two columns", "word", SPAN.format(2, "จำนวน") + CELL.format("รวม"), "จำนวน | | รวม"),
    ("a cell hung from above", "word", "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" + CELL.format("ก") + CELL.format("ข"), "| ก | ข"),
    ("a span that is a lie", "word", SPAN.format(99_999, "ก") + CELL.format("ข"), "ก"),
    ("covered", "odf", ODF_CELL.format(' table:number-columns-spanned="2"', "ก")
     + "<table:covered-table-cell/>" + ODF_CELL.format("", "ข"), "ก | | ข"),
    ("repeated", "odf", '<table:table-cell table:number-columns-repeated="2"/>' + ODF_CELL.format("", "ก") + ODF_CELL.format("", "ข"), "| | ก | ข"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "cells", "row"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_cells_keep_their_columns(read_bytes: Read, make_docx: Make, kind: str, cells: str, row: str) -> None:
    odf = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    body = make_docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>") if kind == "word" else opendocument("text", odf)
    assert lines(read_bytes(body)) == [(Role.ROW, row)]


def test_a_note_inside_a_paragraph_parts_it(read_bytes: Read) -> None:
    xml = "<text:p>ก่อน<text:note><text:note-body><text:p>เชิงอรรถ</text:p></text:note-body></text:note>หลัง</text:p>"
    assert [text for _, text in lines(read_bytes(opendocument("text", xml)))][:2] == ["ก่อน", "เชิงอรรถ"]


def test_entities_are_not_expanded(read_bytes: Read, make_zip: Make) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    xml = f"{bomb}<w:document><w:body>{P.format('แผน &b; &x;')}</w:body></w:document>"
    document = read_bytes(make_zip({"[Content_Types].xml": "", "word/document.xml": xml}))
    assert lines(document) == [(Role.TEXT, "แผน &b; &x;")]


def test_odt(read_bytes: Read) -> None:
    xml = (
        "<office:text><text:h>หัวเรื่อง</text:h><text:p>งบ<text:span>ประมาณ</text:span><text:s/>2565</text:p>"
        "<office:annotation><text:p>ความเห็น</text:p></office:annotation>"
        "<table:table><table:table-row><table:table-cell><text:p>ก</text:p></table:table-cell>"
        "<table:table-cell/><table:table-cell><text:p>ข</text:p></table:table-cell></table:table-row></table:table></office:text>"
    )
    document = read_bytes(opendocument("text", xml))
    assert document.kind is Kind.ODT
    assert lines(document) == [(Role.HEADING, "หัวเรื่อง"), (Role.TEXT, "งบประมาณ 2565"), (Role.ROW, "ก | | ข")]


def opendocument(kind: str, xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", xml)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()


def test_pptx(read_bytes: Read, make_zip: Make) -> None:
    slide = "<p:sld><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>"
    members = {f"ppt/slides/slide{number}.xml": slide.format(f"หน้า {number}") for number in (1, 2, 10)}
    document = read_bytes(make_zip({"[Content_Types].xml": "", "ppt/presentation.xml": "", **members}))
    assert document.kind is Kind.PPTX
    assert [(block.text, block.page) for block in document.blocks] == [("หน้า 1", 1), ("หน้า 2", 2), ("หน้า 10", 10)]


def test_xlsx(read_bytes: Read, make_xlsx: Make) -> None:
    rows = [
        ["ที่", "โครงการ", "งบ"],
        [1, "ถนน", 120000.0],
        [None, None, None],
        [2, "น้ำประปา", 0.5],
        [date(2022, 3, 1), True, "๒๕๖๕"],
    ]
    document = read_bytes(make_xlsx(แผน=rows, ว่าง=[], สรุป=[["รวม", 2]]))
    assert (document.kind, document.fault) == (Kind.XLSX, None)
    assert lines(document) == [
        (Role.HEADING, "แผน"),
        (Role.ROW, "ที่ | โครงการ | งบ"),
        (Role.ROW, "1 | ถนน | 120000"),
        (Role.ROW, "2 | น้ำประปา | 0.5"),
        (Role.ROW, "2022-03-01 | True | ๒๕๖๕"),
        (Role.HEADING, "ว่าง"),
        (Role.HEADING, "สรุป"),
        (Role.ROW, "รวม | 2"),
    ]
    assert document.blocks[3].where == "แผ่น แผน แถว 4"


def test_a_cell_at_the_far_corner_is_refused_without_laying_out_the_grid(read_bytes: Read, make_xlsx: Make) -> None:
    body = make_xlsx(แผน=[["ก"]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
            new.writestr(name, content.replace(b"</sheetData>", far) if "sheet1" in name else content)
    assert read_bytes(out.getvalue()).fault is Fault.TOO_COMPLEX


def test_ods_that_repeats_a_cell_a_million_times_is_refused(read_bytes: Read) -> None:
    xml = '<table:table-cell table:number-columns-repeated="1000000" office:value-type="string"/>'
    assert read_bytes(opendocument("spreadsheet", xml)).fault is Fault.TOO_COMPLEX


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_what_a_hidden_sheet_says_is_no_content(read_bytes: Read, make_xlsx: Make, state: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(make_xlsx(ปก=[], แผน=[["ที่", "โครงการ"], [1, "ถนนสายบ้านเหนือ"]])))
    book["แผน"].sheet_state = state
    document = read_bytes(saved(book))
    assert (lines(document), document.fault, document.truncated) == ([(Role.HEADING, "ปก")], Fault.HIDDEN, True)


def test_hidden_rows_and_columns_are_no_content(read_bytes: Read) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row, cells in enumerate([["โครงการ", "ต้นทุน", "งบประมาณที่ตั้งไว้"], ["ถนน", 9, 100], ["ประปา", 8, 200]], start=3):
        for column, cell in enumerate(cells, start=2):
            sheet.cell(row, column, cell)
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[5].hidden = True
    document = read_bytes(saved(book))
    assert lines(document)[1:] == [(Role.ROW, "โครงการ | งบประมาณที่ตั้งไว้"), (Role.ROW, "ถนน | 100")]
    assert (document.blocks[-1].where, document.fault, document.truncated) == ("แผ่น Sheet แถว 4", None, True)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_hidden_rows_are_found_whatever_the_prefix_of_a_sheets_id(read_bytes: Read) -> None:
    book, other = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0].append(["แผนการใช้จ่ายงบประมาณ"])
    book.worksheets[0].append(["ซ่อนไว้"])
    book.worksheets[0].row_dimensions[2].hidden = True
    with zipfile.ZipFile(io.BytesIO(saved(book))) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b" r:id=", b" x1:id=").replace(b"xmlns:r=", b"xmlns:x1="))
    document = read_bytes(other.getvalue())
    assert (lines(document)[1:], document.truncated) == ([(Role.ROW, "แผนการใช้จ่ายงบประมาณ")], True)


def test_hidden_rows_columns_and_sheets_of_ods(read_bytes: Read) -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    row = "<table:table-row{}>" + "".join(map(cell.format, ("ก", "ข", "ค"))) + "</table:table-row>"
    away = ' table:visibility="{}"'
    columns = f"<table:table-column/><table:table-column{away.format('collapse')}/><table:table-column/>"
    rows = row.format("") + row.format(away.format("filter")) + row.format("")
    styles = '<style:style style:name="x" style:family="table"><style:table-properties table:display="false"/></style:style>'
    xml = (
        f'<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>{styles}'
        f'</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="แผน">{columns}{rows}</table:table>'
        f'<table:table table:name="ซ่อน" table:style-name="x">{row.format("")}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    document = read_bytes(opendocument("spreadsheet", xml))
    assert lines(document) == [(Role.HEADING, "แผน"), (Role.ROW, "ก | ค"), (Role.ROW, "ก | ค")]
    assert document.blocks[-1].where == "แผ่น แผน แถว 3"
    assert document.truncated


def test_rows_that_are_hidden_without_end_are_refused(read_bytes: Read, make_xlsx: Make) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_xlsx(แผน=[["ก"]]))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            rows = b"".join(b'<row r="%d" hidden="1"/>' % row for row in range(2, 100_100)) + b"</sheetData>"
            new.writestr(name, old.read(name).replace(b"</sheetData>", rows))
    assert read_bytes(out.getvalue()).fault is Fault.TOO_COMPLEX


@pytest.mark.parametrize(("cell", "truncated"), [("=SUM(A1:A2)", True), (12, False)])
def test_a_formula_that_nobody_worked_out_hides_its_result(
    read_bytes: Read, make_xlsx: Make, cell: object, *, truncated: bool
) -> None:
    assert read_bytes(make_xlsx(แผน=[["งบประมาณ", 5], ["รวม", cell]])).truncated is truncated


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def test_old_word(read_bytes: Read) -> None:
    text = "แผนการใช้จ่ายงบประมาณประจำปี ๒๕๖๕\rที่\x07โครงการ\x07\x07ลำดับหนึ่ง\x07ถนน\x07\x07"
    body = (
        OLE
        + text.encode("utf-16-le")
        + b"\0" * 64
        + "Angsana New Normal Table".encode("utf-16-le")
        + "WordDocument".encode("utf-16-le")
    )
    document = read_bytes(body)
    assert document.kind is Kind.DOC
    assert [block.text for block in document.blocks] == ["แผนการใช้จ่ายงบประมาณประจำปี ๒๕๖๕", "ที่ | โครงการ", "ลำดับหนึ่ง | ถนน"]


@pytest.mark.parametrize(
    ("stream", "kind", "fault"),
    [
        ("WordDocument", Kind.DOC, Fault.BROKEN),
        ("Workbook", Kind.XLS, Fault.BROKEN),
        ("EncryptedPackage", Kind.DOCX, Fault.ENCRYPTED),
        ("PowerPoint Document", Kind.PPTX, Fault.UNSUPPORTED),
        ("Something", Kind.UNKNOWN, Fault.UNSUPPORTED),
    ],
)
def test_old_containers_without_text(read_bytes: Read, stream: str, kind: Kind, fault: Fault) -> None:
    document = read_bytes(OLE + stream.encode("utf-16-le"))
    assert (document.kind, document.fault, document.text_source) == (kind, fault, "none")


def test_rtf(read_bytes: Read) -> None:
    thai = "".join(f"\\'{byte:02x}" for byte in "แผนงาน".encode("cp874"))
    wide = "".join(f"\\u{ord(char)}?" for char in "ประจำปี")
    body = (
        r"{\rtf1\ansi\ansicpg874{\fonttbl{\f0 Angsana New;}}{\*\generator Word;}\f0 "
        + thai + r" " + wide + r" 2565\par{\b ok}\{x\}\par ก\cell ข\cell\row}"
    )  # fmt: skip
    document = read_bytes(body.encode("cp874"))
    assert document.kind is Kind.RTF
    assert [block.text for block in document.blocks][:2] == ["แผนงาน ประจำปี 2565", "ok{x}"]


TEXTS: list[tuple[str, bytes, str | None, str, Kind, list[str]]] = [
    ("text", "บรรทัดหนึ่ง\r\n\r\nสอง".encode(), "text/plain", "", Kind.TEXT, ["บรรทัดหนึ่ง", "สอง"]),
    ("windows-874", "แผนงาน\nสอง".encode("cp874"), "text/plain", "", Kind.TEXT, ["แผนงาน", "สอง"]),
    ("csv", "ข้อ,ชื่อ\n1,แผน".encode(), "text/csv", "", Kind.CSV, ["ข้อ | ชื่อ", "1 | แผน"]),
    ("csv with semicolons", 'ข้อ;จำนวน\n1;"2,5"\n'.encode(), "text/csv", "", Kind.CSV, ["ข้อ | จำนวน", "1 | 2,5"]),
    ("csv with tabs and an empty cell", "ข้อ\tก\tข\n1\t\t2".encode(), "text/csv", "", Kind.CSV, ["ข้อ | ก | ข", "1 | | 2"]),
    (
        "csv below a title",
        "รายงาน, ประจำปี\n\nข้อ\tบาท\n1\t1,000\n2\t2,000".encode(),
        "text/csv",
        "",
        Kind.CSV,
        [
            "รายงาน, ประจำปี",
            "ข้อ | บาท",
            "1 | 1,000",
            "2 | 2,000",
        ],
    ),
    ("csv with a cell of two lines", '"ก\nข",ค'.encode(), "text/csv", "", Kind.CSV, ["ก ข | ค"]),
    ("csv with an endless quote", b'a,b\n"' + b"x" * 140_000, "text/csv", "", Kind.CSV, ["a | b", '"' + "x" * 140_000]),
    ("csv by name", "ข้อ,ชื่อ".encode(), "application/octet-stream", "/a.csv?x=1", Kind.CSV, ["ข้อ | ชื่อ"]),
    (
        "json",
        b'{"a": "\\u0e41\\u0e1c\\u0e19", "b": [{"c": "<p>\\u0e07&amp;\\u0e1a</p>"}, 2565, true, null]}',
        None,
        "",
        Kind.TEXT,
        ["แผน", "ง&บ", "2565"],
    ),
    ("json as html", '{"title": "แผน"}'.encode(), "text/html", "", Kind.TEXT, ["แผน"]),
    ("broken json", b'{"a": "\\u0e41\\u0e1c\\u0e19", ', None, "", Kind.TEXT, ['{"a": "แผน",']),
    ("lone surrogate", b'{"a": "\\ud800x\\ud83d\\ude00"}', None, "", Kind.TEXT, ["\ufffdx😀"]),
    (
        "xml",
        '<?xml version="1.0"?><rss><title>แผน</title><d><![CDATA[<b>งบ</b>]]></d></rss>'.encode(),
        "text/xml",
        "",
        Kind.TEXT,
        ["แผน", "งบ"],
    ),
]


@pytest.mark.parametrize(
    ("body", "content_type", "path", "kind", "wanted"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS]
)
def test_plain(read_bytes: Read, body: bytes, content_type: str | None, path: str, kind: Kind, wanted: list[str]) -> None:
    document = read_bytes(body, content_type, "http://a.example" + path)
    assert document.kind is kind
    assert [block.text for block in document.blocks] == wanted


def test_json_nested_beyond_reason_is_still_text(read_bytes: Read) -> None:
    assert read_bytes(b"[" * 200_000 + b'"x"').kind is Kind.TEXT


def zip_with(count: int = 1, *, name: str = "word/document.xml", content: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr(name, content)
        for number in range(count - 1):
            archive.writestr(f"word/{number}", "")
    return out.getvalue()


def lying_size(body: bytes) -> bytes:
    """The directory says that a large member is small."""
    place = body.rindex(b"PK\x01\x02")
    return body[: place + 24] + struct.pack("<I", 10) + body[place + 28 :]


def encrypted(body: bytes) -> bytes:
    place = body.rindex(b"PK\x01\x02")
    return body[: place + 8] + b"\x01\x00" + body[place + 10 :]


BOMBS = [
    ("ratio", lambda: zip_with(content=b"\0" * 30_000_000), Fault.TOO_COMPLEX),
    ("members", lambda: zip_with(12_000), Fault.TOO_COMPLEX),
    ("lies about its size", lambda: lying_size(zip_with(content=b"a" * 5_000_000)), Fault.BROKEN),
    ("encrypted", lambda: encrypted(zip_with()), Fault.ENCRYPTED),
    ("no text part", lambda: zip_with(name="word/document2.xml"), Fault.BROKEN),
    ("cut", lambda: zip_with(content=b"<w:t>" * 1000)[:200], Fault.BROKEN),
    ("names that climb", lambda: zip_with(2, name="word/document.xml/../../../x"), Fault.BROKEN),
]


@pytest.mark.parametrize(("make", "fault"), [case[1:] for case in BOMBS], ids=[case[0] for case in BOMBS])
def test_zips_that_are_not_to_be_trusted(read_bytes: Read, make: Callable[[], bytes], fault: Fault) -> None:
    document = read_bytes(make())
    assert (document.kind, document.fault, document.blocks) == (Kind.DOCX, fault, ())


def test_word_file_of_pictures_is_scanned(read_bytes: Read, make_docx: Make) -> None:
    document = read_bytes(make_docx("<w:p><w:drawing/></w:p>"))
    assert (document.fault, document.text_source) == (Fault.SCANNED, "none")


@pytest.mark.parametrize(
    ("body", "kind", "fault"),
    [
        (b"\x89PNG\r\n\x1a\n....", Kind.IMAGE, Fault.SCANNED), (b"\xff\xd8\xff\xe0", Kind.IMAGE, Fault.SCANNED),
        (bytes(range(32)) * 9, Kind.UNKNOWN, Fault.UNSUPPORTED),
        (b"", Kind.EMPTY, None), (b" \r\n\0\t", Kind.EMPTY, None), (b"\xef\xbb\xbf", Kind.EMPTY, None),
    ],
)  # fmt: skip
def test_what_has_no_text(read_bytes: Read, body: bytes, kind: Kind, fault: Fault | None) -> None:
    document = read_bytes(body)
    assert (document.kind, document.fault, document.text_source) == (kind, fault, "none")


def test_an_archive_of_documents_is_an_archive(read_bytes: Read, make_zip: Make, make_docx: Make) -> None:
    assert read_bytes(make_zip({"รายงาน.docx": make_docx(P.format("ก"))})).kind is Kind.ARCHIVE


def test_a_workbook_that_the_library_panics_over_is_broken_and_nothing_is_printed(
    read_bytes: Read, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = Path(__file__).parents[2] / "fixtures" / "documents" / "producers" / "libreoffice-xls"
    body = bytearray((folder / "document.xls").read_bytes())
    body[2581] = 255  # where a part of the workbook begins
    assert read_bytes(bytes(body)).fault is Fault.BROKEN
    assert capfd.readouterr() == ("", "")
