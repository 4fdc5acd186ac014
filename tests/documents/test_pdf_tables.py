"""Tables that PDFs draw with lines: cells by where the words stand, and what only looks like a table."""

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen import canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from model.document import Block, Document, Role

Read = Callable[..., Document]
Make = Callable[..., bytes]

HEAD = ["ที่", "โครงการ", "งบประมาณ", "ปัญหา"]
ROWS = [HEAD, ["1", "ขุดลอกคลอง", "100,000", ""], ["2", "อบรมอาชีพ", "20,000", "ฝนตก"]]
GRID = ("GRID", (0, 0), (-1, -1), 0.5, "black")
WIDTHS = (30, 120, 80, 120)


@pytest.fixture
def printed(make_pdf: Make, read_bytes: Read) -> Callable[..., list[Block]]:
    """The blocks of a PDF of tables and lines."""
    make_pdf(["ก"])  # registers the font

    def read(
        *rows: Sequence[str], styles: Sequence[tuple[object, ...]] = (GRID,), draw: Callable[..., None] | None = None
    ) -> list[Block]:
        style = ParagraphStyle("thai", fontName="Thai", fontSize=12, leading=16, wordWrap="CJK")
        cells = [[Paragraph(cell, style) if cell else "" for cell in row] for row in rows]
        story: list[Flowable] = [
            Paragraph("รายงานผลการดำเนินงานประจำปี", style),
            Table(cells, WIDTHS[: len(rows[0])], style=styles),
        ]
        out = io.BytesIO()
        SimpleDocTemplate(out, pagesize=A4).build(
            [*story, Paragraph("จึงประกาศให้ทราบโดยทั่วกัน", style)], onFirstPage=draw or _nothing
        )
        return list(read_bytes(out.getvalue()).blocks)

    return read


def _nothing(*_: object) -> None:
    pass


def rows_of(blocks: Sequence[Block]) -> list[str]:
    return [block.squashed for block in blocks if block.role is Role.ROW]


def test_a_word_stands_in_its_column_and_an_empty_cell_is_seen(printed: Callable[..., list[Block]]) -> None:
    blocks = printed(*ROWS)
    assert rows_of(blocks) == ["ที่|โครงการ|งบประมาณ|ปัญหา", "1|ขุดลอกคลอง|100,000", "2|อบรมอาชีพ|20,000|ฝนตก"]
    assert [block.where for block in blocks if block.role is Role.ROW] == [f"หน้า 1 ตาราง แถว {row}" for row in (1, 2, 3)]


def test_the_text_around_a_table_stays_where_it_was(printed: Callable[..., list[Block]]) -> None:
    texts = [block.squashed for block in printed(*ROWS) if block.role is not Role.ROW]
    assert texts[-2:] == ["รายงานผลการดำเนินงานประจำปี", "จึงประกาศให้ทราบโดยทั่วกัน"]


def test_what_a_narrow_cell_breaks_is_one_word_again(printed: Callable[..., list[Block]]) -> None:
    wide = "ก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านเหนือเชื่อมบ้านใต้"
    row = next(
        block for block in printed(HEAD, ["1", wide, "1,250,000", "-"]) if "ก่อสร้าง" in block.text and block.role is Role.ROW
    )
    assert row.text == f"1 | {wide} | 1,250,000 | -"


def test_a_cell_over_several_columns_or_rows_stands_in_the_first(printed: Callable[..., list[Block]]) -> None:
    rows = [
        HEAD,
        ["แผนงานบริหารงานทั่วไป ของสำนักปลัด", "", "", ""],
        ["1", "ขุดลอกคลอง", "100,000", "ฝนตก"],
        ["2", "อบรมอาชีพ", "20,000", ""],
    ]
    blocks = printed(
        *rows, styles=(GRID, ("SPAN", (0, 1), (-1, 1)), ("SPAN", (3, 2), (3, 3)), ("VALIGN", (0, 0), (-1, -1), "TOP"))
    )
    title, *rows = rows_of(blocks)[1:]
    assert (title, rows) == ("แผนงานบริหารงานทั่วไปของสำนักปลัด", ["1|ขุดลอกคลอง|100,000|ฝนตก", "2|อบรมอาชีพ|20,000"])


def test_rows_without_lines_between_them_are_told_by_their_words(printed: Callable[..., list[Block]]) -> None:
    name = "ก่อสร้างถนนคอนกรีตเสริมเหล็กสายที่"
    body = [[f"{at}", f"{name} {at} หมู่ {at}", f"{at}00,000", "" if at == 2 else "ฝนตก"] for at in range(1, 5)]
    lines = (
        ("BOX", (0, 0), (-1, -1), 0.5, "black"),
        ("INNERGRID", (0, 0), (-1, 0), 0.5, "black"),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.5, "black"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    )
    wanted = [f"{at}|{name}{at}หมู่{at}|{at}00,000" + ("" if at == 2 else "|ฝนตก") for at in range(1, 5)]
    assert rows_of(printed(HEAD, *body, styles=lines)) == ["ที่|โครงการ|งบประมาณ|ปัญหา", *wanted]


def test_boxes_of_a_chart_are_no_table(printed: Callable[..., list[Block]]) -> None:
    boxes = [("BOX", (column, row), (column, row), 0.5, "black") for column, row in ((2, 0), (1, 2), (3, 2))]
    blocks = printed(["", "", "นายก", ""], ["", "", "", ""], ["", "กองคลัง", "", "กองช่าง"], styles=boxes)
    assert rows_of(blocks) == []
    assert {"นายก", "กองคลัง", "กองช่าง"} <= set("|".join(block.text for block in blocks).replace(" ", "|").split("|"))


def test_a_line_under_a_word_parts_no_rows(printed: Callable[..., list[Block]]) -> None:
    assert rows_of(printed(HEAD, ["1", "<u>ขุดลอกคลอง</u> ระยะทาง 5 กม. ในเดือนมกราคม", "100,000", "-"]))[1:] == [
        "1|ขุดลอกคลองระยะทาง5กม.ในเดือนมกราคม|100,000|-"
    ]


def test_a_frame_around_the_page_takes_nothing_from_its_tables(printed: Callable[..., list[Block]]) -> None:
    def frame(sheet: canvas.Canvas, _: object) -> None:
        sheet.rect(20, 20, A4[0] - 40, A4[1] - 40)

    assert "2|อบรมอาชีพ|20,000|ฝนตก" in {row.strip("|") for row in rows_of(printed(*ROWS, draw=frame))}


def test_words_without_lines_stay_as_they_are_read(printed: Callable[..., list[Block]]) -> None:
    assert rows_of(printed(*ROWS, styles=())) == []
