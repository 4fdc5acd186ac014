"""Marks of letters that a PDF draws apart or names twice."""

import io
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

import pypdfium2
import pytest
from reportlab.pdfgen import canvas

from documents.pdf_marks import is_shuffled, marks_restored, rings_restored
from model.document import Document

Read = Callable[..., Document]
Draw = Callable[[canvas.Canvas], None]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("ประจĺาปี ดĻาเนินงาน", "ประจำปี ดำเนินงาน"),
        ("ประจ;าปี น;้า ต้;า", "ประจำปี น้ำ ต้ำ"),
        ("ก า ร", "ก า ร"),
        ("สาระสำคัญ, การ; งาน (ก) า", "สาระสำคัญ, การ; งาน (ก) า"),
        ("จ5าปี", "จ5าปี"),
        ("ตาราง|ก|า", "ตาราง|ก|า"),
        ("", ""),
    ],
)
def test_rings(broken: str, whole: str) -> None:
    assert rings_restored(broken) == whole


@pytest.mark.parametrize(
    ("text", "shuffled"),
    [
        ("งบประมาณรายจ่ายทั้งสิ้น ตั้งไว้", False),
        ("การจัดซื้อจัดจ้าง ประกาศ ณ ที่ วันที่ ให้คุณให้โทษ ผู้บังคับบัญชา", False),
        ("จัดซื้อจัดจ้าง ทังสิ ้ นของปี", True),
        ("ทังสิ ้ นของปี", True),
        ("บ้าบ้นตัวอย่าง", True),
        ("เพื่อพื่\nให้ทุห้ กทุ", True),
        ("หม่่บ้าน", True),
        ("ผ่้บริหาร", True),
        ("The annual plan", False),
        ("ก\n่", True),
    ],
)
def test_signs(text: str, *, shuffled: bool) -> None:
    assert is_shuffled(text) is shuffled


@pytest.fixture
def page_of(make_pdf: Callable[..., bytes]) -> Callable[..., str]:
    """The restored text of a page on which letters are drawn one by one; `named`: what the font's table says for some of them."""
    make_pdf(["ก"])  # registers the font

    def restored(draw: Draw, named: Mapping[str, str] = MappingProxyType({})) -> str:
        out = io.BytesIO()
        sheet = canvas.Canvas(out, pageCompression=0)
        sheet.setFont("Thai", 20)
        draw(sheet)
        sheet.showPage()
        sheet.save()
        pdf = pypdfium2.PdfDocument(re.sub(rb"(?<=> <)0E..(?=>\n)", lambda code: renamed(code[0], named), out.getvalue()))
        try:
            return "".join(marks_restored(pdf[0].get_textpage())[0].split())
        finally:
            pdf.close()

    return restored


def renamed(code: bytes, named: Mapping[str, str]) -> bytes:
    letter = chr(int(code, 16))
    return b"%04X" % ord(named.get(letter, letter))


def letters(*placed: tuple[float, float, str]) -> Draw:
    def draw(sheet: canvas.Canvas) -> None:
        for x, y, text in placed:
            sheet.drawString(x, y, text)

    return draw


def test_a_mark_drawn_at_the_end_of_the_line_goes_back_to_its_letter(page_of: Callable[[Draw], str]) -> None:
    # "ทั้งปี" as some programs draw it: the tone mark last, over the first letter.
    shown = page_of(letters((100, 500, "ทั"), (115, 500, "งปี"), (112, 500, "้")))
    assert sorted(shown) == sorted("ทั้งปี")
    assert shown.startswith("ท")
    assert shown.index("้") < shown.index("ง")


def test_marks_of_another_line_stay_there(page_of: Callable[[Draw], str]) -> None:
    assert page_of(letters((100, 500, "ที่"), (100, 400, "นี้"))) == "ที่นี้"


def test_a_cluster_drawn_over_itself_is_read_once(page_of: Callable[[Draw], str]) -> None:
    assert page_of(letters((100, 500, "ที่"), (100.4, 500, "ที่"), (120, 500, "ดี"))) == "ที่ดี"


def test_the_same_cluster_side_by_side_is_read_twice(page_of: Callable[[Draw], str]) -> None:
    assert page_of(letters((100, 500, "ดี"), (115, 500, "ดี"))) == "ดีดี"


@pytest.mark.parametrize(
    ("line", "wrong", "shown"),
    [
        ("หมู่บ้าน ผู้", {"ู": "่"}, "หมู่บ้านผู้"),
        ("หมุ่บ้าน ผุ้", {"ุ": "้"}, "หมุ่บ้านผุ้"),
        ("อยู่ ดูญาติ", {"ู": "ี"}, "อยู่ดูญาติ"),
        ("หมู่บ้าน", {}, "หมู่บ้าน"),
        ("หมู่บ้าน", {"ู": "่", "่": "ู"}, "หมู่บ้าน"),
        ("ที่", {"่": "ุ"}, "ทีุ"),
    ],
    ids=[
        "wide",
        "narrow",
        "another mark",
        "right",
        "names exchanged: together they are right",
        "a vowel above: nobody knows which",
    ],
)
def test_what_is_drawn_below_its_letter_is_a_vowel(
    page_of: Callable[..., str], line: str, wrong: dict[str, str], shown: str
) -> None:
    assert page_of(letters((100, 500, line)), named=wrong) == shown


def test_an_empty_page(page_of: Callable[[Draw], str]) -> None:
    assert page_of(letters()) == ""


def test_a_page_of_too_many_letters_is_left_as_it_is(
    read_bytes: Read, make_pdf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    body = make_pdf(["งบประมาณ ้รายจ่าย " * 40] * 20)
    assert len(read_bytes(body).blocks) >= 1
    assert sum(len(block.text) for block in read_bytes(body).blocks) > 8_000
