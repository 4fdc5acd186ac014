"""A few lines that tell of a document and name its parts are not the document."""

from types import SimpleNamespace

import pytest

from model.document import Form, Image, Link
from rules.framework import Framework
from rules.measure.substance import few_lines
from rules.measure.view import view_of

PROMISE = "เทศบาลจะเปิดเผยแผนซึ่งมีโครงการ งบประมาณ และระยะเวลาครบถ้วน\nติดตามได้ที่ป้ายหน้าสำนักงาน"
STORY = "กองคลังเข้ารับฟังการชี้แจงเรื่องแหล่งงบประมาณและประเภทรายจ่าย\nผู้แทนทุกกองซักถามปัญหาและข้อเสนอแนะ"
LINES = "ถนนหมู่ 1 แล้วเสร็จเดือนธันวาคม\nท่อระบายน้ำแล้วเสร็จเดือนมกราคม\nลานกีฬาเริ่มเดือนมีนาคม\nศาลาเริ่มเดือนเมษายน\nปัญหาคือฝนตก"


@pytest.mark.parametrize(("code", "text", "is_slight"), [
    ("O10", PROMISE, True), ("O18", STORY, True), ("O24", STORY, True), ("O36", PROMISE, True), ("O13", STORY, True),
    ("O10", LINES, False),
    ("O10", "| โครงการ | งบประมาณ |\n| ถนน | 400 |", False),
    ("O18", "งบกลาง 1,200,000 งบบุคลากร 3,400,000 งบลงทุน 900,000 จากรายได้ที่จัดเก็บเอง", False),  # sums are data
    ("O33", STORY, False), ("O7", STORY, False), ("O5", PROMISE, False),  # a story or an address takes no more
    ("O6", PROMISE, False),
    ("O34", "ประกาศ ห้ามเจ้าหน้าที่ทุกคนรับของขวัญทุกชนิด", False),  # declared in one sentence
    ("O31", "ตั้งแต่ตุลาคม 2564 ถึงมีนาคม 2565 ไม่มีเรื่องร้องเรียน", False),  # one line says it all
])  # fmt: skip
def test_a_few_lines_without_figures_show_nothing(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, is_slight: bool
) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework)
    assert bool(few_lines(view, asked)) is is_slight


@pytest.mark.parametrize("more", [
    {"images": (Image("https://www.ban-tua-yang.example/scan.jpg", "", 900),)},
    {"forms": (Form("/send", "post", (("text", "ชื่อ"),), "ส่งเรื่อง"),)},
    {"links": (Link("https://www.ban-tua-yang.example/plan.pdf", "เอกสาร"),)},
    {"truncated": True},
])  # fmt: skip
def test_what_was_not_read_may_be_the_document(pages: SimpleNamespace, framework: Framework, more: dict[str, object]) -> None:
    view = view_of(pages.dossier(pages.document(f"# แผนดำเนินงานประจำปี\n{PROMISE}", **more)), framework)
    assert not few_lines(view, framework.indicator("O10"))
