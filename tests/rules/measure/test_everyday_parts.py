"""Parts under heads in everyday words, and what holds the same words and tells none of it."""

from collections.abc import Callable, Mapping

import pytest

Met = Callable[[str, str], Mapping[str, bool | None]]
CASES = "ตั้งแต่ ต.ค. 2564 ถึง มี.ค. 2565 มีผู้ร้องเรียนว่าเจ้าหน้าที่ทุจริต{}\n{}\nอยู่ระหว่างสอบ 1 เรื่อง"
DONE = "|โครงการ | ผล | จ่ายจริง\n|อบรมคุณธรรม | 45 คน | 39,870 บาท\n"
RULES = "รับสมัครและสอบคัดเลือก\nบรรจุและแต่งตั้งตามลำดับบัญชี\n{}\nผู้ผิดวินัยให้สอบสวน"


def test_cases_counted_in_sentences(met: Met) -> None:
    found = met("O31", CASES.format("ทั้งสิ้น 2 เรื่อง", "สอบข้อเท็จจริงเสร็จและแจ้งผลแก่ผู้ร้องแล้ว 1 เรื่อง"))
    assert (found["total"], found["finished"]) == (True, True)
    blank = met("O31", CASES.format("ทั้งสิ้น ..... เรื่อง", "คาดว่าจะสอบข้อเท็จจริงเสร็จภายใน 30 วัน"))
    assert True not in (blank["total"], blank["finished"])


@pytest.mark.parametrize("head", ["ติดขัดอะไร", "ติดขัดตรงไหน", "มีอะไรติดขัด"])
def test_what_went_wrong(met: Met, head: str) -> None:
    assert met("O41", f"{DONE}{head}\nเจ้าหน้าที่มีคนเดียว ติดตามงานได้ล่าช้า\nข้อเสนอแนะ\nควรอบรมออนไลน์")["problems"] is True
    assert met("O41", f"{DONE}สายด่วนทำงานได้ดีไม่ติดขัดอะไร\nข้อเสนอแนะ\nควรอบรมออนไลน์")["problems"] is not True


PLAN = "|โครงการ | 2564 | 2565 | ช่วงเวลา\n|อบรมคุณธรรม | {} | {} | ก.ค.\n|เปิดเผยแผนจัดซื้อ | {} | {} | ตลอดปี"


@pytest.mark.parametrize(("cells", "budgeted"), [
    (("25,000", "25,000", "ไม่ใช้งบ", "ไม่ใช้งบ"), True),
    (("ไม่ใช้งบ", "ไม่ใช้งบ", "ไม่ใช้งบ", "ไม่ใช้งบ"), True),
    (("✓", "✓", "✓", "✓"), False),
    (("กองคลัง", "สำนักปลัด", "กองช่าง", "กองคลัง"), False),
    (("-", "-", "-", "กิจกรรมที่ไม่ใช้งบ"), False),
])  # fmt: skip
def test_years_with_what_they_cost(met: Met, cells: tuple[str, ...], *, budgeted: bool) -> None:
    assert (met("O39", PLAN.format(*cells))["budget"] is True) is budgeted


def test_work_that_is_measured(met: Met) -> None:
    assert met("O27", RULES.format("วัดผลงาน\nปีละ 2 รอบ ผู้ถูกประเมินลงนามรับทราบ"))["evaluation"] is True
    assert met("O27", RULES.format("วัดผลงานผู้รับจ้างเหมาปีละ 2 รอบ"))["evaluation"] is not True


def test_a_title_over_all_rules_is_none_of_them(met: Met) -> None:
    title = "เรื่อง หลักเกณฑ์การบริหารและพัฒนาบุคลากร\n"
    assert met("O27", title + RULES.format("วัดผลงาน"))["development"] is not True
    assert met("O27", title + RULES.format("ฝึกอบรมปีละหนึ่งหลักสูตรทุกตำแหน่ง"))["development"] is True


def test_a_report_that_is_lacking_is_no_way_to_report(met: Met) -> None:
    weak = "จุดอ่อน\nไม่มีรายงานผลการป้องกันการทุจริตบนเว็บไซต์\nมาตรการ\nทำรายการตรวจ 43 ข้อ"
    assert met("O42", weak)["monitoring"] is not True
    assert met("O42", f"{weak}\nรายงานปลัดทุกวันที่ 5 ของเดือน")["monitoring"] is True


def test_a_sentence_that_hands_over_to_a_file_is_no_deed(met: Met) -> None:
    assert met("O43", "แต่ละกองรายงานสิ่งที่ทำแล้วตามไฟล์")["results"] is not True


@pytest.mark.parametrize("code", ["O10", "O39"])
def test_no_money_is_a_budget_too(met: Met, code: str) -> None:
    """Rows of a plan whose columns are years, as the rest of it."""
    table = "|โครงการ | ช่วงเวลา | {}\n|อบรมพนักงาน | ม.ค. 65 | {}\n|ประกาศมาตรการ | ก.พ. 65 | {}"
    assert met(code, table.format("ปี 2565", "30,000", "ไม่ใช้งบ"))["budget"] is True
    assert met(code, table.format("ปี 2565", "30 คน", "ทุกกอง"))["budget"] is not True
    assert met(code, table.format("ไม่ใช้งบ", "", ""))["budget"] is not True  # the head of an empty column
