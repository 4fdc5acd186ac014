"""A page that claims the wanted year in its own text, over files that are of an older one."""

from types import SimpleNamespace

import pytest

from model.document import Kind, Link
from rules.framework import Period

MET, OPEN = True, None
PLAN = "#แผนตัวอย่าง ประจำปี 2565\n|แผนตัวอย่าง | 2565\n-เปิดไฟล์"
HALF = "#แผนตัวอย่าง ปีงบประมาณ 2565\nรอบ 6 เดือนแรก ปีงบประมาณ 2565 ตามเอกสาร\n-แผนตัวอย่าง ต.ค. 2564 - มี.ค. 2565"
REPORT = "#แผนตัวอย่าง ปี 2564\nขอรายงานผลปีงบประมาณ 2564 ตามไฟล์\n-เปิดไฟล์"
SPAN = "#แผนตัวอย่าง พ.ศ. 2565-2569\nแผนตัวอย่าง พ.ศ. 2565-2569 ประกาศแล้ว\n-เปิดไฟล์"
MORE = "\nจัดซื้อวัสดุสำนักงาน ซ่อมถนนสายหลัก ขุดลอกคลองส่งน้ำ ติดตั้งไฟส่องสว่าง ปรับปรุงอาคารสำนักงาน อุดหนุนโรงเรียน"


@pytest.mark.parametrize(("period", "page", "text", "met"), [
    (Period.CURRENT_FY, PLAN, "แผน ประจำปีงบประมาณ พ.ศ. ๒๕๖๓", OPEN),
    (Period.CURRENT_FY, PLAN, "แผนของอบต.\nถนน ธ.ค. 2563\nอาคาร มี.ค. 2564", OPEN),
    (Period.CURRENT_FY, PLAN, "แผนของอบต.\nประกาศ ณ วันที่ 4 ตุลาคม 2562", OPEN),
    (Period.CURRENT_FY, PLAN, "แผนของอบต.\nประกาศ ณ วันที่ 27 ตุลาคม 2563", OPEN),  # this year's was not made then
    (Period.CURRENT_FY, PLAN, "แผนของอบต.\nประกาศ ณ วันที่ 27 กันยายน 2564", MET),  # next year's plans are signed then
    (Period.CURRENT_FY, PLAN, "แผนของอบต.\nลดลงเมื่อเปรียบเทียบกับปีงบประมาณ พ.ศ. 2564", MET),
    (Period.CURRENT_FY, PLAN, "แผน ประจำปีงบประมาณ พ.ศ. 2564\nใช้ต่อในปี 2565", MET),
    (Period.FIRST_6_MONTHS, HALF, "วันที่ 9 ตุลาคม 2563\nตั้งแต่วันที่ 1 ตุลาคม 2562 ถึง 30 กันยายน 2563", OPEN),
    (Period.FIRST_6_MONTHS, HALF, "ไตรมาสที่ 1 ต.ค. - ธ.ค. 2563\nไตรมาสที่ 2 ม.ค. - มี.ค. 2564", OPEN),
    (Period.FIRST_6_MONTHS, HALF, "ไตรมาสที่ 1 ต.ค. - ธ.ค. 2564\nไตรมาสที่ 2 ม.ค. - มี.ค. 2565", MET),
    (Period.PREVIOUS_FY, REPORT, "รายงานปีงบประมาณ 2563\nนักพัฒนาชุมชน 15 ตุลาคม 2563", OPEN),
    (Period.PREVIOUS_FY, REPORT, "รายงานผล\nประชุมคณะทำงาน 15 สิงหาคม 2563", MET),  # a day says nothing of a report
    (Period.COVERS_FY, SPAN, "แผน\nเป้าหมาย พ.ศ. 2560-2564", OPEN),
    (Period.COVERS_FY, SPAN, "แผน\nเป้าหมาย พ.ศ. 2565-2569 ต่อจาก พ.ศ. 2560-2564", MET),
])  # fmt: skip
def test_files_of_an_older_year(bench: SimpleNamespace, period: Period, page: str, text: str, met: bool | None) -> None:
    pdf = bench.document(text + MORE, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)
    result = bench.period_of(page, pdf, asked=bench.indicator(period))
    assert result.met is met
    if met is OPEN:
        assert max(result.years) < result.wanted


@pytest.mark.parametrize(("acts", "met"), [(True, OPEN), (False, MET)])
def test_one_day_in_the_file_is_that_of_the_deed(bench: SimpleNamespace, *, acts: bool, met: bool | None) -> None:
    pdf = bench.document("รายงานการประชุม\nวันที่ 24 กุมภาพันธ์ 2564 ห้องประชุม" + MORE, url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    page = "#แผนตัวอย่าง ปี 2565\nเอกสารของปีงบประมาณ 2565\n-เปิดไฟล์"
    assert bench.period_of(page, pdf, asked=bench.indicator(Period.CURRENT_FY, acts=acts)).met is met


def test_a_newer_file_beside_it_or_more_on_the_page_than_behind_it(bench: SimpleNamespace) -> None:
    asked = bench.indicator(Period.CURRENT_FY)
    old = bench.document("แผน ปีงบประมาณ 2563" + MORE, url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    new = bench.document("แผน ปีงบประมาณ 2565" + MORE, url=f"{bench.host}/b.pdf", kind=Kind.PDF)
    assert bench.period_of(PLAN, old, asked=asked).met is OPEN
    assert bench.period_of(PLAN, old, new, asked=asked).met is MET
    assert bench.period_of(PLAN + MORE + MORE, old, asked=asked).met is MET
    for unread in ("แผนตัวอย่าง ปี 2565", "ประจำปีงบประมาณ พ.ศ. 2565"):
        assert bench.period_of(f"{PLAN}\n-{unread}", old, asked=asked).met is MET
    assert bench.period_of(PLAN + "\n-ข้อบัญญัติ ปี 2565", old, asked=asked).met is OPEN  # another paper is no such file


def test_an_inner_page_that_was_put_up_in_the_wanted_year(bench: SimpleNamespace) -> None:
    inner = "=แผนตัวอย่าง ประจำปี 2565\n#แผนตัวอย่าง ประจำปี 2565\nลงเมื่อ 6 มีนาคม 2565\nแผน ปีงบประมาณ 2563" + MORE
    page = bench.document(inner, url=f"{bench.host}/plan.html")
    assert bench.period_of(PLAN, page, asked=bench.indicator(Period.CURRENT_FY)).met is OPEN


@pytest.mark.parametrize(("day", "met"), [("6 เมษายน 2564", OPEN), ("6 เมษายน 2565", MET)])
def test_lines_that_name_what_was_read_are_told_by_it(bench: SimpleNamespace, day: str, met: bool | None) -> None:
    """Old notices under a new title: their list on the page is no text beside them, and the news below is not theirs."""
    name, other = (f"ประกาศผู้ชนะการเสนอราคา จ้างปรับปรุงภูมิทัศน์สวนสุขภาพหมู่ {number}" for number in (1, 2))
    urls = [f"{bench.host}/file/{number}.pdf" for number in (1, 2)]
    page = bench.document(
        f"#แผนตัวอย่าง ปี 2565\n{name} {day}\n{other} 11 มกราคม 2564\nออกหน่วยแพทย์เคลื่อนที่ 8 เมษายน 2565",
        links=tuple(
            Link(url, line, context=f"{line} {on}")
            for url, line, on in zip(urls, (name, other), (day, "11 มกราคม 2564"), strict=True)
        ),
    )
    files = [
        bench.document(f"ประกาศ\nยื่นซอง {on} ร้านสวนสวย 180,000 บาท", url=url, kind=Kind.PDF)
        for url, on in zip(urls, (day, "11 มกราคม 2564"), strict=True)
    ]
    assert bench.period_of(page, *files, asked=bench.indicator(Period.CURRENT_FY, acts=True)).met is met


YEAR_BEFORE = "รายงานผลการสำรวจ\nเก็บข้อมูลระหว่างวันที่ 1 ตุลาคม\n2562 ถึงวันที่ 30 กันยายน 2563\n|งานโยธา | 4.52\nสรุปผลปีงบประมาณ พ.ศ. 2563 ร้อยละ 92.45"


@pytest.mark.parametrize(("text", "met"), [
    (YEAR_BEFORE, False),
    ("รายงานผล ประจำปีงบประมาณ พ.ศ. 2563\n|เฉพาะเจาะจง | 118\nสรุปรายเดือน ปีงบประมาณ 2563\nรายงาน ณ วันที่ 30 ตุลาคม 2563", False),
    ("รายงานผล\n(1 ตุลาคม 2562 - 30 กันยายน 2563)\n|ในปีงบประมาณ พ.ศ. 2563 | 118", False),
    ("รายงานผลปีงบประมาณ พ.ศ. 2563\n|เฉพาะเจาะจง | 118", OPEN),  # once: a slip of the pen
    (YEAR_BEFORE + "\nสูงกว่าปีงบประมาณ 2562", OPEN),
    (YEAR_BEFORE + "\nส่วนปี 2564 ร้อยละ 94.10", True), (YEAR_BEFORE.replace("2563", "2564").replace("2562", "2563"), True),
])  # fmt: skip
def test_a_file_that_says_its_older_year_twice(bench: SimpleNamespace, text: str, met: bool | None) -> None:
    pdf = bench.document(text + MORE, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)
    assert bench.period_of(REPORT, pdf, asked=bench.indicator(Period.PREVIOUS_FY)).met is met


@pytest.mark.parametrize(("page", "met"), [
    (REPORT, False), (f"{REPORT}\nผลสำรวจปี 2564 ร้อยละ 94.10", OPEN), (f"{REPORT}\n-ดาวน์โหลดเล่มที่สอง", OPEN),
])  # fmt: skip
def test_a_page_that_may_tell_or_offer_more(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    pdf = bench.document(YEAR_BEFORE + MORE, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)
    scan = bench.document(YEAR_BEFORE + MORE, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF, text_source="ocr")
    assert bench.period_of(page, pdf, asked=bench.indicator(Period.PREVIOUS_FY)).met is met
    assert bench.period_of(page, scan, asked=bench.indicator(Period.PREVIOUS_FY)).met is OPEN


def test_the_days_of_deeds_say_it_too(bench: SimpleNamespace) -> None:
    deeds = "รายงานผล\nในปีงบประมาณ พ.ศ. 2564 ดังนี้\n|ประชาคม 9 หมู่บ้าน | 16 พ.ย. 2563\n|ตู้รับฟัง | 20 เม.ย. 2564"
    pdf = bench.document(deeds + MORE, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)
    assert bench.period_of(PLAN, pdf, asked=bench.indicator(Period.CURRENT_FY)).met is False
