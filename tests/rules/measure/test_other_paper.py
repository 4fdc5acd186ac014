"""Papers for another purpose, and of one project, under the name of an item."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Framework, Indicator
from rules.measure.doubts.one_project import one_project
from rules.measure.doubts.other_paper import other_paper
from rules.measure.view import View, view_of

MORE = "\nนายสมชาย ตัวอย่างดี ผู้จัดทำ ได้เสนอผู้บริหารทราบและเก็บไว้ที่งานธุรการของหน่วยงานแล้ว"


def seen(pages: SimpleNamespace, framework: Framework, code: str, text: str, *, in_file: bool) -> tuple[View, Indicator]:
    asked = framework.indicator(code)
    head = f"= {asked.name_th}\n# {asked.name_th} ปี 2565\n"
    parts = [pages.document(text + MORE, url="https://www.ban-tua-yang.example/1.pdf", kind=Kind.PDF)] if in_file else []
    return view_of(pages.dossier(head if in_file else head + text + MORE, *parts, indicator=code), framework), asked


@pytest.mark.parametrize("in_file", [False, True])
@pytest.mark.parametrize(("code", "text", "expected"), [
    ("O33", "รายงานการประชุมสภาเทศบาลตำบลตัวอย่าง\nสมัยสามัญ สมัยที่ 1", True),
    ("O41", "สรุปผลการประเมินประสิทธิภาพขององค์กรปกครองส่วนท้องถิ่น ประจำปี 2564", True),
    ("O38", "ประกาศเทศบาลตำบลตัวอย่าง\nเรื่อง หลักเกณฑ์การกำหนดเงินประโยชน์ตอบแทนอื่นเป็นกรณีพิเศษ\nเพื่อคุณธรรมจริยธรรม", True),
    ("O39", "บันทึกข้อความ\nเรื่อง รายงานผลการเข้ารับการฝึกอบรม", True),
    ("O27", "ประกาศเทศบาลตำบลตัวอย่าง\nเรื่อง หลักเกณฑ์การลาและการมาทำงานสาย", False),  # some of these criteria
    ("O25", "มาตรฐานกำหนดตำแหน่ง สายงานบริหารงานทั่วไป", True),
    ("O33", "รายงานการประชุมคณะกรรมการพัฒนาเทศบาล", False),
    ("O38", "โครงการอบรมคุณธรรมจริยธรรมและศึกษาดูงาน ประจำปี 2565", False),
    ("O12", "1. โครงการศึกษาดูงานของผู้นำชุมชน", False),  # one of a list
    ("O43", "ประชุมชี้แจงตามผลการตรวจสอบภายใน", False),
    ("O43", "เผยแพร่แผนการใช้จ่ายงบประมาณ", False),
])  # fmt: skip
def test_papers_for_another_purpose(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, *, in_file: bool, expected: bool
) -> None:
    assert bool(other_paper(*seen(pages, framework, code, text, in_file=in_file))) is expected


@pytest.mark.parametrize("in_file", [False, True])
@pytest.mark.parametrize(("code", "text", "expected"), [
    ("O41", "สรุปผลโครงการอบรมการใช้คอมพิวเตอร์ ประจำปี 2564", True),
    ("O28", "รายงานผลการดำเนินงานโครงการกีฬาพนักงาน ปี 2564", True),
    ("O12", "เทศบาลตำบลตัวอย่าง\nรายงานผลการจัดกิจกรรมวันเด็กแห่งชาติ", True),
    ("O11", "รายงานความคืบหน้าโครงการก่อสร้างอาคารเรียน", True),
    ("O11", "รายงานความก้าวหน้าโครงการตามแผนดำเนินงาน", False),
    ("O41", "รายงานผลการดำเนินงานโครงการตามแผนปฏิบัติการ", False),
    ("O12", "รายงานผลโครงการปรับปรุงถนน หมู่ 1\nโครงการขุดลอกคลอง\nโครงการวันเด็ก", False),
    ("O38", "สรุปผลโครงการอบรมคุณธรรม", False),  # one deed is enough
])  # fmt: skip
def test_the_report_of_one_project(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, *, in_file: bool, expected: bool
) -> None:
    assert bool(one_project(*seen(pages, framework, code, text, in_file=in_file))) is expected
