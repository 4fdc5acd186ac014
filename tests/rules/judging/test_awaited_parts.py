"""Reports on half a year whose last months stand over the words that they are still being gathered."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.measure.time.period_result import PeriodResult

MET, OPEN = True, None
TITLE = "รายงานการกำกับติดตาม รอบ 6 เดือน ปีงบประมาณ พ.ศ. 2565"
TABLE = "|โครงการ | เบิกจ่ายแล้ว | ความก้าวหน้า\n|เบี้ยยังชีพ | 708,200 | งวดที่ 1"
FOUR = ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565")
HEADED = "แยกเป็นรายเดือน\n" + "".join(f"#เดือน{month}\n{TABLE}\n" for month in FOUR)
LAST = "#เดือนกุมภาพันธ์ 2565\n{0}\n#เดือนมีนาคม 2565\n{0}\n"
GATHERED = LAST.format("อยู่ระหว่างรวบรวมข้อมูลจากส่วนราชการ")


def period(bench: SimpleNamespace, text: str, *files: object, title: str = TITLE) -> PeriodResult:
    asked = bench.indicator("first_6_months", names=("รายงานการกำกับติดตาม",))
    return bench.period_of(f"={title}\n#{title}\n{text}", *files, asked=asked)


def pdf(bench: SimpleNamespace, text: str, name: str = "report") -> object:
    return bench.document(text, url=f"{bench.host}/{name}.pdf", kind=Kind.PDF)


@pytest.mark.parametrize(("below", "met"), [
    ("อยู่ระหว่างรวบรวมข้อมูลจากส่วนราชการ", OPEN), ("รอรายงานจากกองช่าง", OPEN), ("ยังไม่ได้รับรายงาน", OPEN),
    ("(กำลังสรุปผล)", OPEN), ("จะเผยแพร่เมื่อกองคลังปิดบัญชี", OPEN), ("* รอตัวเลขจากกองคลัง", OPEN),
    ("|โครงการ | เบิกจ่ายแล้ว\n|อยู่ระหว่างรวบรวมข้อมูล |", OPEN),
    (TABLE, MET), ("ไม่มีการเบิกจ่าย", MET), ("|โครงการ | เบิกจ่ายแล้ว\n|อยู่ระหว่างก่อสร้างถนน |", MET),
    ("อยู่ระหว่างก่อสร้างถนน หมู่ที่ 1", MET), ("รองปลัดรายงานผลต่อที่ประชุม", MET),
    (f"อยู่ระหว่างรวบรวมเอกสารเบิกจ่าย 1 โครงการ\n{TABLE}", MET), ("ดำเนินการต่อเนื่องจากเดือนก่อน", MET),
])  # fmt: skip
def test_what_stands_below_the_last_months(bench: SimpleNamespace, below: str, met: bool | None) -> None:
    result = period(bench, HEADED + LAST.format(below))
    assert (result.met, list(result.missing_months)) == (met, [] if met else [(2565, 2), (2565, 3)])
    if met is OPEN:
        assert result.evidence[0].quote in below


def test_a_line_that_claims_the_half_year_shows_no_month(bench: SimpleNamespace) -> None:
    assert period(bench, f"ดำเนินการครบรอบ 6 เดือน (ตุลาคม 2564 - มีนาคม 2565) แล้ว\n{HEADED}{GATHERED}").met is OPEN
    assert period(bench, f"{HEADED}{GATHERED}-ติดต่อเรา").met is OPEN
    assert period(bench, f"{HEADED}{GATHERED}ข้อมูล ณ วันที่ 31 มีนาคม 2565").met is not MET


def test_the_months_may_be_told_in_another_place(bench: SimpleNamespace) -> None:
    assert period(bench, f"{HEADED}{GATHERED}|รวม ตุลาคม 2564 - มีนาคม 2565 | 4,300,100").met is MET
    assert period(bench, HEADED + GATHERED, pdf(bench, f"#รายงานผล ตุลาคม 2564 - มีนาคม 2565\n{TABLE}")).met is MET
    late = "".join(f"#เพิ่มเติม เดือน{month} 2565\n{TABLE}\n" for month in ("กุมภาพันธ์", "มีนาคม"))
    assert period(bench, HEADED + GATHERED + late).met is MET


LINES = "".join(f"เดือน{month} เบิกจ่าย 700,000 บาท\n" for month in FOUR)


@pytest.mark.parametrize(("last", "met"), [
    ("อยู่ระหว่างรวบรวมข้อมูล", OPEN), (": รอรายงานจากกองคลัง", OPEN), ("- จะรายงานให้ทราบต่อไป", OPEN), ("(ยังไม่ได้รับข้อมูล)", OPEN),
    ("เบิกจ่าย 640,000 บาท", MET), ("ไม่มีการเบิกจ่าย", MET), ("อยู่ระหว่างก่อสร้าง", MET), ("ยังไม่มีผู้ร้องเรียน", MET),
])  # fmt: skip
def test_a_line_for_each_month(bench: SimpleNamespace, last: str, met: bool | None) -> None:
    assert period(bench, f"{LINES}เดือนกุมภาพันธ์ 2565 เบิกจ่าย 500 บาท\nเดือนมีนาคม 2565 {last}").met is met


@pytest.mark.parametrize("nothing", ["-", "–", ""])
def test_a_heading_over_nothing(bench: SimpleNamespace, nothing: str) -> None:
    text = f"={TITLE}\n#{TITLE}\n{HEADED}{LAST.format(nothing)}"
    names = ("รายงานการกำกับติดตาม",)
    assert bench.period_of(text, asked=bench.indicator("first_6_months", names=names)).met is OPEN
    asked = bench.indicator("first_6_months", names=names, about=["complaint_statistics"])
    assert bench.period_of(text, asked=asked).met is MET  # nobody complained
