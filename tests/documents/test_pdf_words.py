"""Words that poppler placed, in the tables that PDFium saw: what its text alone would leave in lines."""

import io
import shutil
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from documents import read_pdf
from documents.pdf_words import Placed, in_tables, words_of
from model.document import Document, Role

Read = Callable[..., Document]
Make = Callable[..., bytes]
ACROSS, DOWN = (700, 670, 640), (50, 200, 300, 400)  # lines, in points from below and from the left
SAID = "ถนน | 450,000 | 448,000\nอาหาร | 410,000"


@pytest.fixture
def drawn(make_pdf: Make) -> bytes:
    """A page with a title and a table of two rows; the last cell is empty."""
    make_pdf(["ก"])  # registers the font
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4)
    sheet.setFont("Thai", 12)
    sheet.drawString(50, 750, "ผลรายโครงการ")
    for height in ACROSS:
        sheet.line(DOWN[0], height, DOWN[-1], height)
    for edge in DOWN:
        sheet.line(edge, ACROSS[-1], edge, ACROSS[0])
    for height, cells in zip((680, 650), SAID.split("\n"), strict=True):
        for edge, cell in zip(DOWN, cells.split(" | "), strict=False):
            sheet.drawString(edge + 5, height, cell)
    sheet.save()
    return out.getvalue()


def placed(height: float, *cells: str) -> list[Placed]:
    return [Placed(cell, edge + 5, edge + 60, A4[1] - height) for edge, cell in zip(DOWN, cells, strict=False)]


WORDS = [*placed(754, "ผลรายโครงการ"), *placed(684, "ถนน", "450,000", "448,000"), *placed(654, "อาหาร", "410,000")]
TEXT = "ผลรายโครงการ\nถนน\n450,000\n448,000\nอาหาร\n410,000\n"


def test_the_words_stand_in_their_rows(drawn: bytes) -> None:
    parts = in_tables(pypdfium2.PdfDocument(drawn), 0, TEXT, WORDS)
    assert [part.split() for part in parts if isinstance(part, str)] == [["ผลรายโครงการ"], []]
    assert [part for part in parts if not isinstance(part, str)] == [("ถนน | 450,000 | 448,000", "อาหาร | 410,000")]


@pytest.mark.parametrize("words", [WORDS[:-1], [*WORDS[:-1], WORDS[-1]._replace(said="410,00O")], []])
def test_words_that_are_not_those_of_the_text_are_left_as_they_were_read(drawn: bytes, words: list[Placed]) -> None:
    assert in_tables(pypdfium2.PdfDocument(drawn), 0, TEXT, words) == (TEXT,)


def test_what_pdftotext_says_of_places() -> None:
    told = (
        '<page width="595.0" height="842.0">\n<word xMin="-1.5" yMin="10" xMax="20" yMax="30">ก&amp;ข</word>\n</page>'
        '<page width="595.0" height="842.0">\n</page><page width="1" height="1"><word xMin="1" yMin="2" xMax="3">ค</word></page>'
    )
    assert words_of(told) == [[Placed("ก&ข", -1.5, 20, 20)], [], []]
    assert words_of("no such thing") == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed")
def test_a_file_that_poppler_reads_better_keeps_its_rows(
    drawn: bytes, read_bytes: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubts = iter([1.0, 0.0])  # of PDFium's text, and of poppler's
    monkeypatch.setattr(read_pdf, "suspicion", lambda _: next(doubts, 0.0))
    rows = [block.text for block in read_bytes(drawn).blocks if block.role is Role.ROW]
    assert rows == SAID.split("\n")
