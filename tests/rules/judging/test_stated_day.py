"""The day up to which a text says that its figures go, under a title that names the whole time."""

from datetime import date
from types import SimpleNamespace

import pytest

from rules.framework import Framework, Period

HALF = "#แผนตัวอย่าง รอบ 6 เดือน ประจำปีงบประมาณ 2565\n"
YEAR = "#แผนตัวอย่าง ประจำปีงบประมาณ 2564\n"
SPENT = "\nงบกลาง จ่ายแล้ว 2,511,900 บาท\nงบบุคลากร จ่ายแล้ว 2,960,115 บาท"
AFTER = date(2022, 4, 10)


@pytest.mark.parametrize(("line", "met", "partial"), [
    ("ข้อมูลสะสม ณ วันที่ 31 ธันวาคม 2564", False, True),
    ("ข้อมูลถึงวันที่ 28 กุมภาพันธ์ 2565", False, True),
    ("ข้อมูลสะสมถึงเดือนมกราคม 2565", False, True), ("ผลการดำเนินงาน ณ สิ้นเดือนธันวาคม 2564", False, True),
    ("ข้อมูลสะสมถึงสิ้นเดือนมีนาคม 2565", True, False), ("ข้อมูล ณ เดือนเมษายน 2565", True, False),
    ("รอบ 6 เดือนหลัง (เดือนเมษายน - กันยายน)", False, True),
    ("ข้อมูล ณ วันที่ 31 มีนาคม 2565", True, False),
    ("ข้อมูล ณ วันที่ 30 เมษายน 2565", True, False),  # closed later
    ("สิ้นสุด ณ วันที่ 28 กุมภาพันธ์ 2565", False, True), ("สัญญาสิ้นสุด ณ วันที่ 28 กุมภาพันธ์ 2565", True, False),
    ("ตามระเบียบว่าด้วยวิธีการงบประมาณ ให้ประกาศรายงานการรับ-จ่ายเงินประจำปีงบประมาณที่สิ้นสุด (30 กันยายน 2564) เพื่อให้ประชาชนทราบ", False, False),
    ("ข้อมูล ณ วันที่ 31 มีนาคม 2564", False, False),  # of the year before
    ("ข้อมูลตั้งแต่วันที่ 1 ตุลาคม 2564 ถึงวันที่ 31 ธันวาคม 2564", False, True),
    ("ข้อมูลตั้งแต่วันที่ 1 ตุลาคม 2564 ถึงวันที่ 31 มีนาคม 2565", True, False),
    ("รอบหกเดือนแรก ตั้งแต่วันที่ 1 ต.ค. 2564 ถึงวันที่ 28 ก.พ. 2565", False, True),
    ("ระหว่างเดือน ตุลาคม 2564 - มกราคม 2565", False, True),
    ("(ตั้งแต่ ๑ ตุลาคม ๒๕๖๔ ถึง ๓๑ มีนาคม ๒๕๖๕)", True, False),
    ("ตั้งแต่วันที่ 1 ต.ค. 2564 ถึง 31 ธ.ค. 2564\n|งบกลาง|900|\nตั้งแต่วันที่ 1 ม.ค. 2565 ถึง 31 มี.ค. 2565", True, False),
    ("ระหว่างวันที่ 1 ตุลาคม 2564 - 31 ธันวาคม 2564 เบิกแล้วร้อยละ 20\nไตรมาสที่ 2 เบิกแล้วร้อยละ 41", True, False),
    ("ประกาศ ณ วันที่ 5 เมษายน 2565", True, False),
    ("ซ่อมรถเมื่อวันที่ 31 ธันวาคม 2564", True, False),  # the day of one thing
    ("ตามที่สภาอนุมัติงบประมาณไว้แล้วนั้น กองคลังขอรายงานว่าเงินสะสมที่ยกมาจากปีก่อนตามบัญชีของธนาคารทุกแห่ง ณ วันที่ 31 ธันวาคม 2564 ครบ", True, False),
])  # fmt: skip
def test_figures_of_half_a_year(bench: SimpleNamespace, line: str, met: bool, partial: bool) -> None:
    result = bench.period_of(HALF + line + SPENT, asked=bench.indicator(Period.FIRST_6_MONTHS), as_of=AFTER)
    assert (result.met, result.partial) == (met, partial)
    assert met or result.evidence[0].quote in line


@pytest.mark.parametrize(("line", "met", "half"), [
    ("สรุป ณ วันที่ 31 มีนาคม 2564", False, True),
    ("ยอดถึงวันที่ 30 มิถุนายน 2564", False, True), ("ครั้งที่ 1 (ตุลาคม 2563 - มีนาคม 2564)", False, True),
    ("(1 ตุลาคม 2563 - 30 กันยายน 2564)", True, False),
    ("ผลการเบิกจ่ายสะสมถึงเดือนสิงหาคม 2564", False, True), ("ยอดสะสมถึงเดือนกันยายน 2564", True, False),
    ("สรุปผล รอบ 9 เดือน\n|ประชาคม|รอดำเนินการไตรมาส 4|", None, True),
    ("ข้อมูล ณ วันที่ 30 กันยายน 2564", True, False),
    ("ข้อมูล ณ วันที่ 31 ตุลาคม 2564", True, False),
    ("ข้อมูล ณ วันที่ 30 กันยายน 2563", False, False),
])  # fmt: skip
def test_figures_of_a_year(bench: SimpleNamespace, line: str, met: bool, half: bool) -> None:
    result = bench.period_of(YEAR + line + SPENT, asked=bench.indicator(Period.PREVIOUS_FY), as_of=AFTER)
    assert (result.met, result.half_only) == (met, half)


@pytest.mark.parametrize(("line", "met"), [
    ("รายงานผลปี 2565 รอบ 12 เดือน", None), ("สรุปผลประจำปี 2565", None), ("ผลการดำเนินงานปี 2565", None),
    ("รายงานผลปี 2565\nเทียบกับปี 2564", True),  # both are named
    ("ปี 2565 ควรจัดอบรมเพิ่ม", True), ("รายงานผลปี 2564", True),
])  # fmt: skip
def test_a_text_that_calls_itself_the_next_years(bench: SimpleNamespace, line: str, *, met: bool | None) -> None:
    assert bench.period_of(YEAR + line + SPENT, asked=bench.indicator(Period.PREVIOUS_FY), as_of=AFTER).met is met


@pytest.mark.parametrize("code", ["O11", "O15", "O19", "O31", "O40"])
def test_every_report_of_half_a_year(bench: SimpleNamespace, framework: Framework, code: str) -> None:
    asked = framework.indicator(code)
    for day, met in (("31 ธันวาคม 2564", False), ("31 มีนาคม 2565", True)):
        page = f"#{asked.name_th} ปีงบประมาณ 2565 รอบ 6 เดือน\nข้อมูล ณ วันที่ {day}{SPENT}"
        assert bench.period_of(page, asked=asked, as_of=AFTER).met is met


@pytest.mark.parametrize(("row", "months"), [("|ซื้อหมึก|5,000|2/2565 9 พ.ย. 64", 0), ("|ก.พ. 2565|ซื้อหมึก|5,000", 1)])
def test_the_number_of_a_contract_is_no_month(bench: SimpleNamespace, row: str, months: int) -> None:
    asked = bench.indicator(Period.FIRST_6_MONTHS, monthly=True)
    result = bench.period_of(f"#แผนตัวอย่าง ปีงบประมาณ 2565\n{row}", asked=asked, as_of=AFTER)
    assert len(result.months) == months
