"""Months under headings of their own, one of which stands over nothing."""

from datetime import date
from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.measure.time.period_result import PeriodResult

MET, OPEN, WRONG = True, None, False
TABLE = "|ที่ | งาน | วงเงิน | สัญญา\n|1 | จ้างซ่อม | 9,000 | 4/65 ลว. 14/10/64"
FIVE = ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565", "กุมภาพันธ์ 2565")
HEADED = "".join(f"#เดือน{month}\nแบบ สขร.1 ในรอบเดือน{month}\n{TABLE}\n" for month in FIVE)
MARCH = [(2565, 3)]


def period(bench: SimpleNamespace, text: str, *files: object, title: str = "สขร.1 ปีงบประมาณ 2565") -> PeriodResult:
    asked = bench.indicator("first_6_months", monthly=True, names=("สขร.1",))
    return bench.period_of(f"={title}\n#{title}\n{text}", *files, asked=asked, as_of=date(2022, 4, 20))


@pytest.mark.parametrize("title", ["สขร.1 ปีงบประมาณ 2565", "สขร.1 ตุลาคม 2564 - มีนาคม 2565", "สขร.1 ถึงเดือนมีนาคม 2565"])
@pytest.mark.parametrize(("march", "met"), [
    ("อยู่ระหว่างรวบรวมข้อมูลจากกองคลัง", WRONG), ("แบบ สขร.1 ในรอบเดือนมีนาคม 2565\nรอข้อมูลจากงานพัสดุ", WRONG),
    ("กำลังจัดทำ\nผู้ดูแลเว็บ โทร. 0 5300 0199", WRONG), ("จะเผยแพร่ภายในเดือนเมษายน 2565", WRONG),
    ("ยังไม่ได้รับรายงาน\n#เดือนเมษายน – กันยายน 2565\n–", WRONG),
    ("–", OPEN), ("", OPEN), ("#เดือนเมษายน 2565\n#เดือนพฤษภาคม 2565", OPEN),
    (TABLE, MET), ("ไม่มีการจัดซื้อจัดจ้าง", MET), ("ยังไม่มีการจัดซื้อจัดจ้างในเดือนนี้", MET), ("- ไม่มี -", MET),
    ("-ดาวน์โหลดไฟล์", MET), (f"อยู่ระหว่างดำเนินการ 1 รายการ\n{TABLE}", MET), ("ซื้อวัสดุสำนักงาน จากร้านสมมุติพานิช", MET),
    ("ราคาไม่รวมภาษี\nซื้อวัสดุสำนักงาน จากร้านสมมุติพานิช 9,000 บาท", MET),
])  # fmt: skip
def test_what_stands_below_the_heading_of_a_month(bench: SimpleNamespace, title: str, march: str, met: bool | None) -> None:
    result = period(bench, f"{HEADED}#เดือนมีนาคม 2565\n{march}", title=title)
    assert (result.met, list(result.missing_months)) == (met, [] if met else MARCH)
    if met is WRONG:
        assert result.evidence[0].quote in march
    if met is OPEN:
        assert "มีนาคม 2565" in result.evidence[0].quote


def test_the_month_may_be_told_in_another_place(bench: SimpleNamespace) -> None:
    march = "#เดือนมีนาคม 2565\nอยู่ระหว่างรวบรวม"
    assert period(bench, f"{HEADED}{march}\n-สขร.1 เดือนมีนาคม 2565").met is MET
    assert period(bench, f"{HEADED}{march}\n#เพิ่มเติม เดือนมีนาคม 2565\n{TABLE}").met is MET
    file = bench.document(f"สขร.1 เดือนมีนาคม 2565\n{TABLE}", url=f"{bench.host}/march.pdf", kind=Kind.PDF)
    assert period(bench, HEADED + march, file).met is MET


def test_a_heading_may_say_itself_that_there_was_nothing(bench: SimpleNamespace) -> None:
    for march in (": ไม่มีการจัดซื้อจัดจ้าง", " งดจัดซื้อ", " จัดซื้อ 2 รายการ"):
        assert period(bench, f"{HEADED}#เดือนมีนาคม 2565{march}").met is MET
    assert period(bench, f"{HEADED}#เดือนมีนาคม 2565\nรอบเดือนมีนาคม 2565 ไม่มีการจัดซื้อจัดจ้าง").met is MET


def test_headings_by_themselves_may_be_those_of_links(bench: SimpleNamespace) -> None:
    assert period(bench, "\n".join(f"#เดือน{month}" for month in (*FIVE, "มีนาคม 2565"))).met is MET


def test_a_list_of_the_months_above_their_tables_is_none_of_them(bench: SimpleNamespace) -> None:
    contents = "\n".join(f"เดือน{month}" for month in (*FIVE, "มีนาคม 2565"))
    assert period(bench, f"{contents}\n{HEADED}#เดือนมีนาคม 2565\n{TABLE}").met is MET
    assert period(bench, f"{contents}\n{HEADED}#เดือนมีนาคม 2565\nรอข้อมูล").met is WRONG


def test_months_without_a_year_are_those_of_the_assessment(bench: SimpleNamespace) -> None:
    text = HEADED.replace(" 2564", "").replace(" 2565", "")
    assert period(bench, f"{text}#เดือนมีนาคม\nรอข้อมูล").met is WRONG


ROWS = "|ที่ | งาน | สัญญา\n|1 | จ้างซ่อม | 4/65 ลว. {0}\n|2 | จ้างป้าย | 5/65 ลว. {0}"


@pytest.mark.parametrize(("month", "below", "days", "met"), [
    ("ธ.ค. 64", "ธันวาคม 2565", "14 ธ.ค. 64", MET), ("ม.ค. 65", "มกราคม 2564", "14/01/65", MET),
    ("ธ.ค. 64", "ธันวาคม 2565", "", OPEN), ("ธ.ค. 64", "ธันวาคม 2565", "14 พ.ย. 64", OPEN),
    ("ม.ค. 65", "มกราคม 2564", "14/01/64", OPEN), ("ม.ค. 65", "มกราคม 2564", "14/01/65 แทน 9/01/64", OPEN),
    ("มี.ค. 65", "กุมภาพันธ์ 2565", "14 มี.ค. 65", OPEN),
])  # fmt: skip
def test_the_year_of_a_heading_may_be_a_slip_of_the_pen(
    bench: SimpleNamespace, month: str, below: str, days: str, met: bool | None
) -> None:
    shorts = ("ต.ค. 64", "พ.ย. 64", "ธ.ค. 64", "ม.ค. 65", "ก.พ. 65", "มี.ค. 65")
    heads = {short: f"รอบเดือน{name}" for short, name in zip(shorts, (*FIVE, "มีนาคม 2565"), strict=True)}
    parts = [f"สขร. {short}\n{heads[short]}\n{TABLE}" for short in shorts]
    parts[shorts.index(month)] = f"สขร. {month}\nรอบเดือน {below}\n{ROWS.format(days)}"
    assert period(bench, "\n".join(parts)).met is met
