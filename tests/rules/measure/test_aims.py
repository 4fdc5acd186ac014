"""Aims, estimates, bidding and notes under the title of a report: whether its parts count as shown."""

from collections.abc import Callable, Mapping
from datetime import date
from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.blanks.aims import aim_columns, aim_rows
from rules.measure.time.blank_months import blank_months, dashed_at_the_end
from rules.measure.time.period import measure_period
from rules.measure.view import view_of
from thai.fiscal import months_of_first_half

Met = Callable[[str, str], Mapping[str, bool | None]]
MONTHS = "|งาน | ต.ค. 64 | พ.ย. 64 | ธ.ค. 64 | ม.ค. 65 | ก.พ. 65 | มี.ค. 65\n"
SPENT = "|งบกลาง | 9,000,000 | 4,200,000\n|งบบุคลากร | 11,000,000 | 5,300,000"
BY_TYPE = "|งบกลาง | 9,000,000 บาท\n|งบบุคลากร | 11,000,000 บาท\n|งบลงทุน | 3,000,000 บาท"


@pytest.mark.parametrize(("code", "part", "aims", "results"), [
    ("O15", "numbers", "งานบริการ | เป้าหมายที่ตั้งไว้\n|ชำระภาษี | 850 ราย", "งานบริการ | ผู้มารับบริการ\n|ชำระภาษี | 850 ราย"),
    ("O19", "amounts", f"หมวด | ประมาณการไตรมาส 1 | ประมาณการไตรมาส 2\n{SPENT}", f"หมวด | ประมาณการทั้งปี | เบิกจ่าย\n{SPENT}"),
    ("O19", "progress", f"หมวด | ประมาณการ | เป้าหมายการเบิกจ่าย\n{SPENT}", f"หมวด | ประมาณการ | เบิกจ่าย\n{SPENT}"),
    ("O19", "amounts", f"หมวด | เป้าหมายไตรมาส 1-2 | ร้อยละ\n{SPENT}", f"หมวด | เบิกจ่าย | ร้อยละ\n{SPENT}"),
    ("O12", "spending", f"โครงการ | งบประมาณ | เป้าหมายการเบิกจ่าย\n{SPENT}", f"โครงการ | งบประมาณ | เบิกจ่าย\n{SPENT}"),
    ("O20", "spending", f"หมวด | ประมาณการ | คาดว่าจะเบิกจ่าย\n{SPENT}", f"หมวด | ประมาณการ | เบิกจ่ายเทียบเป้าหมาย\n{SPENT}"),
])  # fmt: skip
def test_columns_of_aims_show_no_result(met: Met, code: str, part: str, aims: str, results: str) -> None:
    assert met(code, f"|{aims}")[part] is not True
    assert met(code, f"|{results}")[part] is True


def test_a_plan_may_estimate(pages: SimpleNamespace, framework: Framework) -> None:
    view = view_of(pages.dossier("#แผนการใช้จ่าย\n|หมวด | ประมาณการ\n|งบกลาง | 900,000"), framework)
    plan, report = framework.indicator("O18"), framework.indicator("O19")
    assert not aim_rows(view, plan)
    assert not list(aim_columns(view, plan))
    assert aim_rows(view, report)
    assert len(list(aim_columns(view, report))) == 1


@pytest.mark.parametrize("said", [
    "การเบิกจ่ายเป็นไปด้วยความเรียบร้อย มีความก้าวหน้าตามแผน",
    "ให้ทุกกองเร่งรัดการเบิกจ่ายให้ได้ร้อยละ 50",
    "ขอให้ทุกส่วนราชการใช้จ่ายงบประมาณและเบิกจ่ายร้อยละ 80",
])  # fmt: skip
def test_spending_is_told_by_its_figure(met: Met, said: str) -> None:
    body = "งบประมาณทั้งปี 120,000,000 บาท\n{}\nข้อมูลเผยแพร่แล้ว"
    assert met("O19", body.format(said))["progress"] is not True
    assert met("O19", body.format("เบิกจ่ายแล้ว 52,000,000 บาท"))["progress"] is True


def test_a_note_names_no_source(met: Met) -> None:
    assert met("O18", f"{BY_TYPE}\nทั้งนี้ ให้คำนึงถึงรายรับที่จัดเก็บได้")["by_source"] is not True
    assert met("O18", f"{BY_TYPE}\nทั้งนี้ มาจากภาษีจัดสรร 18,000,000 บาท")["by_source"] is True
    assert met("O18", f"{BY_TYPE}\nหมายเหตุ ไม่มีเงินอุดหนุนเฉพาะกิจ")["by_source"] is True


def test_dashes_are_no_amounts_of_a_plan(met: Met) -> None:
    rows = "|ประเภทรายจ่าย | แหล่งเงิน | งบประมาณ\n|งบกลาง | เงินรายได้ | {}\n|งบลงทุน | เงินรายได้ | -"
    assert met("O18", rows.format("-"))["amounts"] is not True
    assert met("O18", rows.format("9,000,000"))["amounts"] is True


@pytest.mark.parametrize(("first", "second", "told"), [("0.00", "0.00", False), ("๐", "0", False), ("0.00", "9,000,000", True)])
def test_noughts_are_no_amounts_of_a_plan(met: Met, first: str, second: str, *, told: bool) -> None:
    rows = f"|ประเภทรายจ่าย | แหล่งเงิน | งบประมาณ\n|งบกลาง | เงินรายได้ | {first}\n|งบลงทุน | เงินรายได้ | {second}"
    assert (met("O18", rows)["amounts"] is True) is told


@pytest.mark.parametrize(("body", "told"), [
    ("การสำรวจนี้มีวัตถุประสงค์เพื่อศึกษาความพึงพอใจต่อเจ้าหน้าที่\n|ตัวแปร | ร้อยละ\n|ชาย | 43\n|เกษตรกร | 55", False),
    ("ความพึงพอใจด้านเจ้าหน้าที่ ด้านสถานที่\n3.51-4.50 หมายถึง มาก, 2.51-3.50 หมายถึง ปานกลาง", False),
    ("|งาน | ความพึงพอใจ (ร้อยละ)\n|ชาย | 93\n|ด้านเจ้าหน้าที่ | 95", True),
    ("|ตัวแปร | จำนวน\n|ชาย | 43\n|หญิง | 55\nความพึงพอใจด้านเจ้าหน้าที่ เฉลี่ย 4.51 ระดับมากที่สุด", True),
])  # fmt: skip
def test_who_was_asked_is_no_result_of_a_survey(met: Met, body: str, *, told: bool) -> None:
    assert (met("O16", body)["result"] is True) is told


def test_a_label_over_what_is_put_off_shows_nothing(met: Met) -> None:
    body = f"|หมวด | งบประมาณ | เบิกจ่าย\n{SPENT}\nปัญหา อุปสรรค\n{{0}}\nข้อเสนอแนะ\n{{0}}"
    assert met("O20", body.format("จะรายงานให้ทราบในโอกาสต่อไป"))["problems"] is not True
    assert met("O20", body.format("เบิกจ่ายล่าช้า ควรเร่งรัด"))["problems"] is True


def test_directions_in_cells_are_no_items(met: Met) -> None:
    rows = "|รายการ | หน่วยงาน | วงเงิน\n|{} | {} | {}"
    assert met("O21", rows.format("(ระบุรายการ เช่น จ้างก่อสร้างถนน)", "(ระบุกอง)", "(ระบุวงเงิน 100,000 บาท)"))["plan"] is not True
    assert met("O21", rows.format("จ้างก่อสร้างถนน", "กองช่าง", "100,000 บาท"))["plan"] is True


@pytest.mark.parametrize(("rows", "blank"), [
    (MONTHS + "|ส่งน้ำ | 0 | 2 | 5 | 8 | รอข้อมูล | รอข้อมูล\n|ชำระภาษี | 1 | 0 | 4 | 37 | รอข้อมูล | ", {2, 3}),
    (MONTHS + "|ส่งน้ำ | 0 | 2 | 5 | 8 | - | -\n|ชำระภาษี | 1 | 0 | 4 | 37 | - | -", {2, 3}),
    (MONTHS + "|ส่งน้ำ | 0 | 2 | 5 | 8 | - | 1\n|ชำระภาษี | 1 | 0 | 4 | 37 | 12 | -", set()),
    (MONTHS + "|ส่งน้ำ | - | - | - | - | - | -", set()),  # nobody came at all
    ("|งาน | ต.ค. | พ.ย. | ธ.ค.\n|ภาษี | 1 | 2 | 3\nไตรมาสที่ 2\n|งาน | ม.ค. | ก.พ. | มี.ค.\n|ภาษี | - | - | -", {1, 2, 3}),
    ("|งาน | ต.ค. 64 | รวม\n|ภาษี | - | 3", set()),
    # a row each: blank cells at the end of a row are not read
    ("|เดือน | รับ | เสร็จ\n|ต.ค. 64 | 1 | 1\n|พ.ย. 64 | 0 | 0\n|ธ.ค. 64 | 2 | 1\n|ม.ค. 65\n|ก.พ. 65\n|มี.ค. 65", {1, 2, 3}),
    ("|เดือน | รับ | เสร็จ\n|ต.ค. 64 | 1 | 1\n|พ.ย. 64 | 0 | 0\n|ธ.ค. 64 | - | -", set()),
])  # fmt: skip
def test_months_over_nothing(pages: SimpleNamespace, framework: Framework, rows: str, blank: set[int]) -> None:
    view = view_of(pages.dossier(f"#สถิติการให้บริการ ต.ค. 2564 - มี.ค. 2565\n{rows}"), framework)
    assert {month for _, month in blank_months(view, months_of_first_half(2565))} == blank


@pytest.mark.parametrize(("cells", "later"), [
    ("รอสืบราคา | ยังไม่เสนอราคา | คาดว่าเดือนหน้า", {2, 3}),
    ("5,000 | ร้านสมมุติ | อยู่ระหว่างส่งมอบ", set()),
    ("- | - | -", {2, 3}),
])  # fmt: skip
def test_months_of_what_is_planned(pages: SimpleNamespace, framework: Framework, cells: str, later: set[int]) -> None:
    half = months_of_first_half(2565)
    done = "\n".join(f"|{month} | 4,000 | ร้านสมมุติ | ส่งมอบแล้ว" for month in ("ต.ค. 64", "พ.ย. 64", "ธ.ค. 64", "ม.ค. 65"))
    rows = f"|เดือน | ราคา | ผู้ขาย | สัญญา\n{done}\n|ก.พ. 65 | {cells}\n|มี.ค. 65 | {cells}"
    view = view_of(pages.dossier(f"#สรุปผลการจัดซื้อจัดจ้าง\n{rows}"), framework)
    assert {month for _, month in dashed_at_the_end(view, half)} == later
    both = view_of(pages.dossier(f"#สรุปผลการจัดซื้อจัดจ้าง\n{rows}\n|มี.ค. 65 | 900 | ร้านสมมุติ | ส่งมอบแล้ว"), framework)
    assert not dashed_at_the_end(both, half)


def test_a_title_of_six_months_does_not_stand_for_blank_ones(pages: SimpleNamespace, framework: Framework) -> None:
    title = "สถิติการให้บริการ (ต.ค. 2564 - มี.ค. 2565)"
    body = MONTHS + "|ส่งน้ำ | 0 | 2 | 5 | 8 | {0} | {0}\n|ชำระภาษี | 1 | 0 | 4 | 37 | {0} | {0}"
    asked = framework.indicator("O15")
    views = [view_of(pages.dossier(f"={title}\n#{title}\n{body.format(cell)}"), framework) for cell in ("รอข้อมูล", "3")]
    told = [measure_period(view, asked, framework, as_of=date(2022, 4, 10)) for view in views]
    assert [result.met for result in told] == [None, True]
    assert told[0].missing_months == ((2565, 2), (2565, 3))
