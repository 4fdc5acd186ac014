"""A plan of one project, a table of one row: the rest is not there. One notice, a manual or a nought is all there is."""

from types import SimpleNamespace

import pytest

from model.document import Form, Image, Link
from rules.framework import Framework
from rules.measure.doubts.few_entries import few_entries
from rules.measure.view import view_of

PLAN = "| ที่ | โครงการ | งบประมาณ | ระยะเวลา |\n| 1 | ถนน คสล. หมู่ 3 | 350,000 | ม.ค. - มี.ค. 65 |"
MORE = "\n| 2 | ซ่อมประปา | 98,000 | ก.พ. 65 |\n| 3 | อบรมเยาวชน | 15,000 | เม.ย. 65 |"
COUNTED = "| งานบริการ | ต.ค. 64 | พ.ย. 64 | ธ.ค. 64 |\n| ชำระภาษี | 9 | 12 | 20 |"
RISK = "| ความเสี่ยง | โอกาส | ผลกระทบ | ระดับ |\n| เบิกน้ำมันเกินจริง | 4 | 3 | สูง |"
SAID = "แผนมี 4 มิติ รวม 12 โครงการ งบประมาณ 150,000 บาท ระหว่างตุลาคม 2564 - กันยายน 2565"
SHORT_REPORT = "สรรหา 1 ราย อบรม 17 จาก 21 คน ประเมินครบ 2 รอบ งบประมาณ 12,000 บาท จุดอ่อน สายงานช่างขาดคน 2 อัตรา"


@pytest.mark.parametrize(("code", "text", "is_thin"), [
    ("O10", PLAN, True), ("O10", PLAN + MORE, False), ("O21", PLAN, True), ("O39", PLAN, True), ("O15", COUNTED, True),
    ("O36", RISK, True), ("O39", SAID, True), ("O10", SAID, True), ("O28", SHORT_REPORT, False),
    ("O22", PLAN, False),  # one notice is enough
    ("O13", "1. ตรวจเอกสาร\n2. เสนอผู้บังคับบัญชา", False), ("O6", PLAN, False), ("O34", SAID, False),
    ("O33", "วันที่ 9 มีนาคม 2565 ประชาคมหมู่บ้าน 47 คน", False),  # one deed is told in a line
    ("O31", "ทั้งหมด 3 เรื่อง", False),
    ("O25", "ด้านการสรรหา เปิดโอกาสให้ผู้มีความสามารถเข้ามาทำงานอย่างเท่าเทียม " * 4, False),
])  # fmt: skip
def test_one_entry_is_not_the_whole(pages: SimpleNamespace, framework: Framework, code: str, text: str, is_thin: bool) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework)
    assert bool(few_entries(view, asked)) is is_thin


@pytest.mark.parametrize("more", [
    {"images": (Image("https://www.ban-tua-yang.example/scan.jpg", "", 900),)},
    {"links": (Link("https://www.ban-tua-yang.example/plan.pdf", "เอกสาร"),)},
    {"forms": (Form("/send", "post", (("text", "ชื่อ"),), "ส่งเรื่อง"),)},
    {"truncated": True},
])  # fmt: skip
def test_the_rest_may_stand_where_nobody_looked(pages: SimpleNamespace, framework: Framework, more: dict[str, object]) -> None:
    view = view_of(pages.dossier(pages.document(f"# แผนการดำเนินงาน\n{PLAN}", **more)), framework)
    assert not few_entries(view, framework.indicator("O10"))
