"""PDFs: text by page, titles, and every way they can fail."""

import io
import re
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from documents.suspicion import GARBLED, SUSPICIOUS, suspicion
from model.document import Document, Fault, Kind, Role

Read = Callable[..., Document]
Make = Callable[..., bytes]

PLAN = [
    "องค์การบริหารส่วนตำบลทุ่งสมมุติ",
    "แผนการใช้จ่ายงบประมาณประจำปี พ.ศ. ๒๕๖๕",
    "ไตรมาสที่ ๑",
    "โครงการปรับปรุงถนน 120,000 บาท",
    "ผู้รับผิดชอบ กองช่าง",
]


def test_text_stands_by_page(read_bytes: Read, make_pdf: Make) -> None:
    document = read_bytes(make_pdf(PLAN, ["หน้าที่สอง มีผู้บริหารลงนาม และประทับตราเป็นสำคัญ"], title="แผนการใช้จ่าย"))
    assert (document.kind, document.page_count, document.fault, document.text_source) == (Kind.PDF, 2, None, "text")
    assert document.head_title == "แผนการใช้จ่าย"
    assert document.blocks[0].role is Role.TITLE
    assert [block.text for block in document.blocks if block.role is Role.HEADING] == PLAN[:3]
    assert [block.text for block in document.blocks if block.role is Role.TEXT and block.page == 1] == PLAN[3:]
    last = document.blocks[-1]
    assert (last.page, last.where) == (2, "หน้า 2")
    assert "ผู้บริหาร" in last.squashed


def test_digits_are_thai_for_people_and_ascii_for_matching(read_bytes: Read, make_pdf: Make) -> None:
    block = read_bytes(make_pdf(PLAN)).blocks[1]
    assert "๒๕๖๕" in block.text
    assert "2565" in block.squashed


def test_wrapped_lines_are_one_paragraph(read_bytes: Read, make_pdf: Make) -> None:
    line = "องค์การบริหารส่วนตำบลทุ่งสมมุติขอรายงานผลการดำเนินงานตามนโยบายการบริหารทรัพยากรบุคคลของ"
    document = read_bytes(make_pdf(["ก", "ข", "ค", line, "หน่วยงาน"]))
    assert any("ทรัพยากรบุคคลของหน่วยงาน" in block.squashed for block in document.blocks)


def test_a_line_to_write_on_goes_on_in_another_one_only(read_bytes: Read, make_pdf: Make) -> None:
    dots = 130 * "."
    lines = ["2.1 ปัญหาและอุปสรรค", dots, dots, "2.2 ข้อเสนอแนะ", dots, "ผู้รายงาน นักวิเคราะห์นโยบายและแผน"]
    document = read_bytes(make_pdf(["ก", "ข", "ค", *lines]))
    said = [block.text for block in document.blocks if block.role is Role.TEXT]
    assert said == [lines[0], f"{dots} {dots}", *lines[3:]]


def test_lines_that_end_before_the_margin_stay_apart(read_bytes: Read, make_pdf: Make) -> None:
    lines = [f"{month} 2565 ชำระภาษี 12 ราย ขอใช้น้ำ 3 ราย คำร้อง 21 ราย" for month in ("มกราคม", "กุมภาพันธ์", "มีนาคม")]
    document = read_bytes(make_pdf(["ก", "ข", "ค", *lines]))
    assert [block.text for block in document.blocks if block.role is Role.TEXT] == lines


def test_what_begins_with_a_number_goes_on_from_no_line(read_bytes: Read, make_pdf: Make) -> None:
    lines = [
        f"{number}. โครงการก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านเหนือเชื่อมบ้านใต้ หมู่ที่ {number} งบประมาณ 500,000 บาท" for number in "๑๒"
    ]
    document = read_bytes(make_pdf(["ก", "ข", "ค", *lines]))
    assert [block.text for block in document.blocks if block.role is Role.TEXT] == lines


def test_only_the_first_pages_are_read_and_all_are_counted(read_bytes: Read, make_pdf: Make) -> None:
    document = read_bytes(make_pdf(*[[f"หน้าที่ {number} ของรายงานผลการดำเนินงาน"] for number in range(1, 71)]))
    assert (document.page_count, document.truncated) == (70, True)
    assert max(block.page or 0 for block in document.blocks) == 60


@pytest.mark.parametrize("title", ["Microsoft Word - แผน.doc", "untitled", "plan2565.pdf", "(anonymous)", ""])
def test_titles_that_programs_leave_behind_are_no_titles(read_bytes: Read, make_pdf: Make, title: str) -> None:
    assert read_bytes(make_pdf(PLAN, title=title)).head_title == ""


def test_pictures_of_text_are_scanned(read_bytes: Read) -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    for _ in range(3):
        sheet.rect(50, 50, 400, 700, fill=1)
        sheet.drawString(50, 20, "Scanned by CamScanner")
        sheet.showPage()
    sheet.save()
    document = read_bytes(out.getvalue(), "application/pdf")
    assert (document.fault, document.text_source, document.page_count) == (Fault.SCANNED, "none", 3)


def test_passwords(read_bytes: Read, make_pdf: Make) -> None:
    assert read_bytes(make_pdf(PLAN, password="geheim")).fault is Fault.ENCRYPTED


@pytest.mark.parametrize(("text", "pictures", "truncated"), [(3, 1, False), (12, 3, False), (6, 3, True), (1, 2, True)])
def test_text_among_scanned_pages_is_a_part(
    read_bytes: Read, make_pdf: Make, text: int, pictures: int, *, truncated: bool
) -> None:
    document = read_bytes(make_pdf(*[PLAN * 4] * text, *[[""]] * pictures))
    assert (document.fault, document.truncated) == (None, truncated)


HEADS = ["รายการ", "ดำเนินการแล้ว", "เสร็จ", "อยู่ระหว่าง", "ดำเนินการ"]


@pytest.mark.parametrize(
    ("after", "joined"),
    [
        (["ร้องเรียนการทุจริต 2 1"], True),
        (["2", "1"], True),
        (["เรื่องที่ ๑", "2", "1"], True),
        (["เรื่องที่ 1 ของปี"], False),
        (["ลงชื่อ"], False),
        ([], False),
    ],
    ids=["a row", "cells", "a label and cells", "one number", "a name", "the end"],
)
def test_the_heads_of_a_table_are_one_line(read_bytes: Read, make_pdf: Make, after: list[str], *, joined: bool) -> None:
    document = read_bytes(make_pdf([*PLAN, *HEADS, *after]))
    assert any("ดำเนินการแล้วเสร็จ" in block.squashed for block in document.blocks) is joined


def test_a_password_of_the_owner_alone_keeps_nobody_out(read_bytes: Read, make_pdf: Make) -> None:
    cipher = StandardEncryption("", ownerPassword="geheim", canPrint=0, canCopy=0)
    document = read_bytes(make_pdf(PLAN, password=cipher))
    assert (document.fault, document.truncated) == (None, False)
    assert document.blocks[1].text == PLAN[1]


def test_a_page_that_cannot_be_loaded_keeps_its_number(read_bytes: Read, make_pdf: Make) -> None:
    body = make_pdf([PLAN[1]] * 3, [PLAN[1]] * 3, [PLAN[1]] * 3)
    second = body.index(b"/Type /Page\n", body.index(b"/Type /Page\n") + 1)
    document = read_bytes(body[:second] + b"/Type /Xxxx\n" + body[second + 12 :])
    assert document.page_count == 3
    assert {block.page for block in document.blocks} >= {1, 3}


def test_pages_that_are_only_claimed_are_none(read_bytes: Read, make_pdf: Make) -> None:
    body = re.sub(rb"/Count 1\b", b"/Count 1000000", make_pdf(PLAN * 3))
    document = read_bytes(body)
    assert (document.page_count, document.text_source, document.fault) == (1, "text", None)
    assert document.truncated  # whoever cut the others off


def test_what_was_filled_in_is_read(read_bytes: Read) -> None:
    out = io.BytesIO()
    sheet = canvas.Canvas(out)
    sheet.drawString(50, 800, "Budget plan of the municipality")
    sheet.acroForm.textfield(name="total", x=50, y=700, width=200, height=20, value="15,000,000 baht")
    sheet.showPage()
    sheet.save()
    assert [block.text for block in read_bytes(out.getvalue()).blocks] == ["Budget plan of the municipality", "15,000,000 baht"]


def test_attached_files_are_more_than_was_read(read_bytes: Read, make_pdf: Make) -> None:
    pdf = pypdfium2.PdfDocument(make_pdf(PLAN * 3))
    pdf.new_attachment("แผน.pdf").set_data(make_pdf(PLAN))
    out = io.BytesIO()
    pdf.save(out)
    document = read_bytes(out.getvalue())
    assert (document.fault, document.truncated) == (None, True)


CATALOG = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages"
END = b">>endobj\ntrailer<</Root 1 0 R>>"


def damaged(body: bytes) -> list[tuple[str, bytes]]:
    return [
        ("header only", b"%PDF-1.7\n"),
        ("rubbish", b"%PDF-1.4\n" + bytes(range(256)) * 40),
        ("no pages", CATALOG + b"/Kids[]/Count 0" + END),
        ("page tree in a circle", CATALOG + b"/Kids[2 0 R]/Count 1000000" + END),
        ("cut in the middle", body[: len(body) // 3]),
        ("previous table in a circle", body.replace(b"trailer\n<<", b"trailer\n<< /Prev 9 ")),
    ]


def test_damaged_files_are_a_fault(read_bytes: Read, make_pdf: Make) -> None:
    for name, body in damaged(make_pdf(PLAN)):
        document = read_bytes(body, "application/pdf")
        assert document.kind is Kind.PDF, name
        assert document.fault in {Fault.BROKEN, Fault.SCANNED} or document.blocks, name


def test_a_text_layer_that_is_not_language_is_garbled(read_bytes: Read, make_pdf: Make) -> None:
    broken = ["บริหริ าร จ่ช้ าจ่ ยงบ ประจĖาปี ผ้้บริหาร ก่่าหนด ที ่ ี" * 2] * 20
    assert read_bytes(make_pdf(broken)).fault is Fault.GARBLED


GOOD = "แผนการใช้จ่ายงบประมาณประจำปี ที่สำนักปลัดเทศบาลได้จัดทำขึ้น เพื่อใช้เป็นกรอบ " * 10
SUSPECTS = [
    ("good text", GOOD, 0, SUSPICIOUS),
    ("too little to tell", "กก่่", 0, SUSPICIOUS),
    ("english", "The annual budget plan of the municipality " * 10, 0, SUSPICIOUS),
    ("clusters twice", GOOD.replace("ใช้จ่าย", "ใช้ช้จ่าจ่าย"), SUSPICIOUS, 2000),
    ("latin letters for glyphs", GOOD.replace("ำ", "Ė"), SUSPICIOUS, 2000),
    ("marks after blanks", GOOD.replace("ี", " ี"), SUSPICIOUS, 2000),
    ("private glyphs", GOOD.replace("ก", "\U001000d6"), SUSPICIOUS, 2000),
    ("no table of characters", "Ãå¡ÒÃãªé¨èÒÂ §º»ÃÐÁÒ³ " * 20, GARBLED, 2000),
]


@pytest.mark.parametrize(("text", "low", "high"), [case[1:] for case in SUSPECTS], ids=[case[0] for case in SUSPECTS])
def test_suspicion(text: str, low: float, high: float) -> None:
    assert low <= suspicion(text) < high
