"""Policies and channels that leave people out, guides in place of the thing, work under another plan, and parts that are put off."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest

from model.document import Form, Kind
from model.finding import ComponentResult
from rules.framework import Framework, Indicator
from rules.judge import judge
from rules.measure.doubts.exempted import exempted
from rules.measure.doubts.guide import guide
from rules.measure.doubts.under_another import under_another
from rules.measure.view import View, view_of

Seen = Callable[[str, str], tuple[View, Indicator]]
Met = Callable[[str, str], Mapping[str, bool | None]]


@pytest.mark.parametrize(("code", "line", "is_so"), [
    ("O34", "ประกาศนี้มีผลเฉพาะตัวข้าพเจ้า ไม่รวมถึงพนักงานและลูกจ้าง", True),
    ("O34", "ทั้งนี้ ไม่ใช้บังคับกับนายกเทศมนตรีและสมาชิกสภาเทศบาล", True),
    ("O34", "ห้ามรับของขวัญ ยกเว้นผู้บริหาร", True),
    ("O34", "นโยบายนี้ใช้บังคับเฉพาะพนักงานจ้าง", True),
    ("O34", "ใช้บังคับกับผู้บริหารและพนักงานทุกคน รวมถึงลูกจ้าง", False),
    ("O34", "ยกเว้นการรับตามธรรมจรรยาที่มีราคาไม่เกินสามพันบาท", False),
    ("O30", "ระบบนี้ใช้สำหรับพนักงานเทศบาล บุคคลภายนอกไม่สามารถใช้งานได้", True),
    ("O32", "แบบสอบถามนี้จัดทำสำหรับบุคลากรในสังกัด", True),
    ("O8", "ประชาชนทั่วไปใช้งานไม่ได้", True),
    ("O30", "เปิดอ่านได้เฉพาะเจ้าหน้าที่ที่ได้รับมอบหมาย", False),
    ("O33", "ประชุมเฉพาะพนักงาน ไม่รวมลูกจ้าง", False),  # who took part is told elsewhere
])  # fmt: skip
def test_who_is_left_out(seen: Seen, code: str, line: str, is_so: bool) -> None:
    assert bool(exempted(*seen(code, line))) is is_so


@pytest.mark.parametrize(("code", "title", "own", "is_so"), [
    ("O36", "คู่มือการประเมินความเสี่ยงการทุจริต ฉบับหน่วยงานกลาง", "ดาวน์โหลดไฟล์", True),
    ("O38", "ประมวลจริยธรรมพนักงานส่วนท้องถิ่น", "ดาวน์โหลดไฟล์", True),
    ("O23", "ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้าง", "", True),
    ("O41", "แนวทางการจัดทำรายงานผลการดำเนินการป้องกันการทุจริต", "", True),
    ("O36", "รายงานการประเมินความเสี่ยงการทุจริต", "", False),
    ("O36", "ระเบียบวาระการประชุมคณะกรรมการ", "", False),
    ("O13", "คู่มือการปฏิบัติงานด้านการคลัง", "", False),
    ("O14", "คู่มือสำหรับประชาชน", "", False),
    ("O38", "ประมวลจริยธรรมพนักงานส่วนท้องถิ่น", "วันที่ 3 มกราคม 2565 จัดอบรมพนักงาน 40 คน ให้รู้จักประมวลจริยธรรม " * 4, False),
])  # fmt: skip
def test_a_guide_in_its_place(
    pages: SimpleNamespace, framework: Framework, code: str, title: str, own: str, is_so: bool
) -> None:
    asked = framework.indicator(code)
    file = pages.document(f"{title}\nบทที่ 1 ความหมายและความสำคัญ", url="https://www.ban-tua-yang.example/f/1.pdf", kind=Kind.PDF)
    view = view_of(pages.dossier(f"#{asked.name_th}\n{own}", file, indicator=code), framework)
    assert bool(guide(view, asked)) is is_so


@pytest.mark.parametrize(("code", "line", "is_so"), [
    ("O43", "รายงานการดำเนินการตามมาตรการจัดการความเสี่ยงการทุจริต ปีงบประมาณ 2565", True),
    ("O43", "ได้ดำเนินการตามมาตรการในแผนปฏิบัติการป้องกันการทุจริต ดังนี้", True),
    ("O43", "ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส และมาตรการจัดการเรื่องร้องเรียน", False),
    ("O43", "นำมาตรการไปปฏิบัติ 3 เรื่อง", False),
    ("O37", "รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", True),
    ("O37", "อบรมการจัดการความเสี่ยงจากสาธารณภัยและซ้อมดับเพลิง", True),
    ("O37", "จัดการความเสี่ยงการทุจริตด้านการเบิกจ่าย ตามมาตรการประหยัด", False),
    ("O39", "แผนการตรวจสอบภายใน ประจำปี 2565", True),
    ("O39", "แผนป้องกันการทุจริต ซึ่งสอดคล้องกับแผนพัฒนาท้องถิ่น", False),
    ("O41", "ผลตามแผนบริหารความเสี่ยง ประจำปี 2564", True),
    ("O18", "แผนการตรวจสอบภายใน ประจำปี 2565", False),
])  # fmt: skip
def test_work_under_another_plan(seen: Seen, code: str, line: str, is_so: bool) -> None:
    assert bool(under_another(*seen(code, line))) is is_so


def test_a_person_must_look(pages: SimpleNamespace, framework: Framework) -> None:
    text = (
        "=นโยบายไม่รับของขวัญ\n#นโยบายไม่รับของขวัญ (No Gift Policy)\nประกาศนายกเทศมนตรี เรื่อง นโยบายไม่รับของขวัญ\n"
        "พนักงานเทศบาลทุกคนไม่รับของขวัญทุกชนิด ไม่ใช้บังคับกับคณะผู้บริหาร\nประกาศ ณ วันที่ 4 มกราคม 2565"
    )
    finding = judge(pages.dossier(text, indicator="O34"), framework, strict=True)
    told = next(one.reason for one in finding.reasons if one.reason.code == "wrong-topic")
    assert (finding.verdict.value, told.data["because"]) == ("review", "exempted")


@pytest.mark.parametrize(("code", "part", "lines", "expected"), [
    ("O36", "measures", "|เหตุการณ์ความเสี่ยง | แนวทาง\n|เรียกรับเงิน | แผนจัดการ ปิดช่องรับเงินสด\nมาตรการจะกำหนดในการประชุมครั้งต่อไป", None),
    ("O36", "measures", "|เหตุการณ์ความเสี่ยง | มาตรการ\n|เรียกรับเงิน | ปิดช่องรับเงินสด", True),
    ("O42", "responsible", "เจ้าภาพหลัก สำนักปลัด\nยังไม่ได้กำหนดผู้รับผิดชอบ", None),
    ("O12", "suggestions", "ข้อเสนอแนะจะสรุปให้ทราบภายหลัง\nได้รับข้อเสนอแนะ 3 เรื่องจากประชุม", None),
    ("O10", "budget", "งบประมาณอยู่ระหว่างการจัดทำ\n|โครงการ | งบประมาณ\n|ถนน | 500,000 บาท", None),
])  # fmt: skip
def test_a_part_that_is_put_off(met: Met, code: str, part: str, lines: str, expected: bool | None) -> None:
    assert met(code, lines)[part] is expected


@pytest.mark.parametrize(("label", "text", "expected"), [
    ("ประเภทเรื่อง", "แจ้งได้ตลอดเวลา", None),
    ("หมวดหมู่เรื่องที่แจ้ง", "แจ้งได้ตลอดเวลา", None),
    ("ประเภทเรื่อง", "ช่องทางนี้แยกจากเรื่องร้องทุกข์", True),
    ("ลักษณะการทุจริต", "แจ้งได้ตลอดเวลา", True),
])  # fmt: skip
def test_a_list_to_choose_the_matter_from(
    measured: Callable[..., dict[str, ComponentResult]], label: str, text: str, expected: bool | None
) -> None:
    name = "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"
    form = Form("/save", "post", (("select", label), ("text", "ชื่อ"), ("textarea", "รายละเอียด")), "", ("ส่ง",))
    assert measured("O30", f"={name}\n#{name}\n{text}", forms=(form,))["online_form"].met is expected


@pytest.mark.parametrize(("code", "below", "expected"), [
    ("O40", "ไตรมาสที่ 1 (ต.ค. - ธ.ค. 2564)", False),
    ("O31", "ไตรมาสที่ 1 (ต.ค. - ธ.ค. 2564)", False),
    ("O40", "ไตรมาสที่ 1 - 2 (ต.ค. 2564 - มี.ค. 2565)", True),
])  # fmt: skip
def test_a_quarter_below_the_stamps(
    pages: SimpleNamespace, framework: Framework, code: str, below: str, expected: bool
) -> None:
    name = f"{framework.indicator(code).name_th} ปีงบประมาณ 2565 รอบ 6 เดือน"
    page = f"={name}\n>หน้าแรก > {name}\n#{name}\nเผยแพร่เมื่อ 1 เมษายน 2565\nฮิต: 677\n{below}\n|โครงการ | ผล\n|อบรม | แล้วเสร็จ"
    finding = judge(pages.dossier(page, indicator=code), framework, strict=True)
    assert finding.content is not None
    assert bool(finding.content.period_met) is expected


def test_a_memo_that_answers_in_the_words_of_the_question(pages: SimpleNamespace, framework: Framework) -> None:
    memo = pages.document(
        "บันทึกข้อความ สำนักปลัด วันที่ 1 เมษายน 2565\nเรื่อง สถิติเรื่องร้องเรียนการทุจริต รอบ 6 เดือนแรก ปีงบประมาณ พ.ศ. 2565\n"
        "เรียน นายก อบต.\nจำนวนเรื่องร้องเรียนทั้งหมด 0 เรื่อง\nจำนวนเรื่องที่ดำเนินการแล้วเสร็จ 0 เรื่อง\n"
        "จำนวนเรื่องที่อยู่ระหว่างดำเนินการ 0 เรื่อง\nจึงเรียนมาเพื่อโปรดทราบ",
        url="https://www.ban-tua-yang.example/f/1.pdf",
        kind=Kind.PDF,
    )
    page = "=สถิติเรื่องร้องเรียนการทุจริต\n#สถิติเรื่องร้องเรียนการทุจริต รอบ 6 เดือน ปี 2565\n-บันทึกรายงาน"
    assert judge(pages.dossier(page, memo, indicator="O31"), framework, strict=True).verdict.value == "pass"
