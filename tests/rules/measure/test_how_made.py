"""Papers on how the one asked for is made."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Framework
from rules.measure.doubts.how_made import how_made
from rules.measure.view import view_of


@pytest.mark.parametrize(("code", "line", "expected"), [
    ("O10", "ขั้นตอนการจัดทำแผนดำเนินงาน ประจำปี 2565", True),
    ("O21", "แนวทางการจัดทำแผนการจัดซื้อจัดจ้าง", True),
    ("O28", "วิธีการเขียนรายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี", True),
    ("O36", "ตัวอย่างการประเมินความเสี่ยงการทุจริต", True),
    ("O10", "แผนดำเนินงานประจำปี 2565 จัดทำตามขั้นตอนการจัดทำแผนดำเนินงาน", False),
    ("O13", "คู่มือการปฏิบัติงานการจัดทำแผนพัฒนาท้องถิ่น", False),  # a manual on another paper
    ("O12", "ขั้นตอนการจัดทำแผนการดำเนินงาน", False),  # another item's paper: the subject tells
    ("O6", "แนวทางการจัดทำข้อบัญญัติท้องถิ่น", False),  # laws are all kinds of paper
])  # fmt: skip
def test_first_lines_on_how_it_is_made(code, line, expected, pages: SimpleNamespace, framework: Framework):
    page = pages.document(f"={framework.indicator(code).name_th}\n{line}\n1. ศึกษาเอกสาร\n2. รวบรวมข้อมูล")
    assert bool(how_made(view_of(pages.dossier(page, indicator=code), framework), framework.indicator(code))) is expected


def test_beside_the_paper_itself_it_says_nothing(pages: SimpleNamespace, framework: Framework):
    page = pages.document("=แผนดำเนินงาน\nขั้นตอนการจัดทำแผนดำเนินงาน")
    plan = pages.document("แผนดำเนินงานประจำปี 2565\nโครงการขุดลอกคลอง", url="https://x.example/a.pdf", kind=Kind.PDF)
    assert how_made(view_of(pages.dossier(page, plan, indicator="O10"), framework), framework.indicator("O10")) == ()
