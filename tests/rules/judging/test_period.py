"""Years with their role: which one decides, what is wrong and what cannot be told."""

from datetime import date
from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Period

MET, WRONG, OPEN = True, False, None


@pytest.mark.parametrize(("page", "met", "years"), [
    ("=แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2565", MET, (2565,)),
    ("=แผนตัวอย่าง ประจำปี ๒๕๖๕", MET, (2565,)),
    ("=แผนตัวอย่าง ปี 65", MET, (2565,)),
    ("=แผนตัวอย่าง FY2022", MET, (2565,)),
    ("=แผนตัวอย่าง 2565", MET, (2565,)),
    ("#แผนตัวอย่าง\nประจำปีงบประมาณ พ.ศ. 2565", MET, (2565,)),
    ("#แผนตัวอย่าง (ตุลาคม 2564 - กันยายน 2565)", MET, (2565,)),
    ("#แผนตัวอย่าง ปี 2564", WRONG, (2564,)),
    ("#แผนตัวอย่าง\nปีงบประมาณ พ.ศ. 2564", WRONG, (2564,)),
    ("#แผนตัวอย่าง ปี 2566", WRONG, (2566,)),
    ("#แผนตัวอย่าง", OPEN, ()),
    # right and wrong year on one page: the one beside the name decides
    ("#แผนตัวอย่าง ปี 2564\nเทศบาลเตรียมงบประมาณปี 2565 ไว้แล้ว", WRONG, (2564,)),
    ("#แผนตัวอย่าง ปี 2565\nเปรียบเทียบกับปีงบประมาณ 2564", MET, (2565,)),
    ("#แผนตัวอย่าง\n-แผนตัวอย่าง ปี 2565\n-แผนตัวอย่าง ปี 2564", MET, (2564, 2565)),
    ("#แผนตัวอย่าง\n-แผนตัวอย่าง ปี 2564\n-แผนตัวอย่าง ปี 2563", WRONG, (2563, 2564)),
    ("#แผนตัวอย่าง\n-ปี 2565\n-ปี 2564", MET, (2564, 2565)),
    ("#แผนตัวอย่าง\n-รายงานผลแผนตัวอย่าง ปี 2564\n-แผนตัวอย่าง ปี 2565", MET, (2565,)),
    ("=ข้อมูลปี 2564\n#แผนตัวอย่าง\nปีงบประมาณ พ.ศ. 2565", OPEN, (2564,)),  # title against text: a person must look
    # October to December belong to the next fiscal year
    ("#แผนตัวอย่าง\nดำเนินการเมื่อ 9 ธันวาคม 2564", MET, (2565,)),
    ("#แผนตัวอย่าง\nดำเนินการเมื่อ 9 กันยายน 2564", WRONG, (2564,)),
    ("#แผนตัวอย่าง\nดำเนินการเมื่อ 25 ก.พ. 65", MET, (2565,)),
    # of a list of deeds one line may name the subject: its day is one of many
    ("#กิจกรรม\n7 ม.ค. 65 กล่าวคำปฏิญาณ\n9 ธ.ค. 62 มอบนโยบายตามแผนตัวอย่าง", MET, (2563, 2565)),
    ("#กิจกรรม\n7 ม.ค. 64 กล่าวคำปฏิญาณ\n9 ธ.ค. 62 มอบนโยบายตามแผนตัวอย่าง", WRONG, (2563, 2564)),
    # years that are no evidence
    ("#แผนตัวอย่าง\nตามพระราชบัญญัติเทศบาล พ.ศ. 2496", OPEN, ()),
    ("#แผนตัวอย่าง ปี 2565\nตามระเบียบฯ พ.ศ. 2548 และ (ฉบับที่ 3) พ.ศ. 2561", MET, (2565,)),
    ("=ITA 2564\n#แผนตัวอย่าง ปี 2565", MET, (2565,)),
    ("=ITA 2565\n#แผนตัวอย่าง\nรายละเอียดตามเอกสาร", OPEN, ()),
    ("#แผนตัวอย่าง\n© 2565 เทศบาล", OPEN, ()),
    ("#แผนตัวอย่าง\nhttps://www.ban-tua-yang.example/2565/plan.pdf", OPEN, ()),
    ("~ปีงบประมาณ 2564\n#แผนตัวอย่าง ปี 2565", MET, (2565,)),
    # signatures and post dates
    ("#แผนตัวอย่าง ปี 2564\nโพสต์เมื่อ 3 มี.ค. 2565", WRONG, (2564,)),
    ("#แผนตัวอย่าง ปี 2565\nประกาศ ณ วันที่ 28 กันยายน 2564", MET, (2565,)),
    ("#แผนตัวอย่าง\nประกาศ ณ วันที่ 28 กันยายน 2564", OPEN, (2564,)),
    ("#แผนตัวอย่าง\nประกาศ ณ วันที่ 15 ตุลาคม 2564", MET, (2565,)),
    ("#แผนตัวอย่าง\nประกาศ ณ วันที่ 15 ตุลาคม 2561", WRONG, (2562,)),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2565)", OPEN, (2561, 2565)),
])  # fmt: skip
def test_current_year(bench: SimpleNamespace, page: str, met: bool | None, years: tuple[int, ...]) -> None:
    result = bench.period_of(page, asked=bench.indicator(Period.CURRENT_FY))
    assert (result.met, result.years) == (met, years)
    assert result.met is None or result.evidence


@pytest.mark.parametrize(("acts", "met"), [(True, MET), (False, OPEN)])
def test_a_plans_span_is_not_the_year_of_a_meeting_on_it(bench: SimpleNamespace, *, acts: bool, met: bool | None) -> None:
    page = "#แผนตัวอย่าง (พ.ศ. 2566-2570)\nประชุมเมื่อวันที่ 17 กุมภาพันธ์ 2565"
    assert bench.period_of(page, asked=bench.indicator(acts=acts)).met is met


@pytest.mark.parametrize(("page", "usual", "met"), [
    ("#ข่าว\nโพสต์เมื่อ 3 มี.ค. 2565", False, OPEN), ("#ข่าว\nโพสต์เมื่อ 3 มี.ค. 2565", True, OPEN),
    ("#ข่าว\nโพสต์เมื่อ 3 มี.ค. 2565\nโพสต์เมื่อ 1 ม.ค. 2565\nโพสต์เมื่อ 9 ธ.ค. 2564", True, MET),
    ("#ข่าว\nปรับปรุงล่าสุด 3 มี.ค. 2565\nปรับปรุงล่าสุด 3 มี.ค. 2565\nปรับปรุงล่าสุด 1 มี.ค. 2565", False, OPEN),
    ("#ข่าว\nโพสต์เมื่อ 3 มี.ค. 2564\nโพสต์เมื่อ 1 ม.ค. 2564\nโพสต์เมื่อ 9 ธ.ค. 2563", False, WRONG),
    ("#ข่าว\nลงเมื่อ 3 มี.ค. 2565", False, OPEN),
    ("#ข่าว\nโพสต์เมื่อ 3 มี.ค. 2562", False, WRONG), ("#ข่าว\nโพสต์เมื่อ 3 ก.ย. 2564", False, OPEN),
])  # fmt: skip
def test_post_dates_alone(bench: SimpleNamespace, page: str, *, usual: bool, met: bool | None) -> None:
    assert bench.period_of(page, asked=bench.indicator(documents_usual=usual, names=("ข่าว",))).met is met


POSTS = "\nโพสต์เมื่อ 3 มี.ค. 2565\nโพสต์เมื่อ 1 ม.ค. 2565\nโพสต์เมื่อ 9 ธ.ค. 2564"


@pytest.mark.parametrize(("page", "acts", "met"), [
    (f"#ข่าว\nรับลงทะเบียนเบี้ยยังชีพ ปีงบประมาณ 2566{POSTS}", True, MET),
    (f"#ข่าว\nรับลงทะเบียนเบี้ยยังชีพ ปีงบประมาณ 2566{POSTS}", False, WRONG),  # a plan's own year
    ("#ข่าว\nรับลงทะเบียนเบี้ยยังชีพ ปีงบประมาณ 2566\nโพสต์เมื่อ 3 มี.ค. 2565", True, WRONG),
    (f"#ข่าว\nผลการลงทะเบียน ปีงบประมาณ 2564{POSTS}", True, WRONG),
])  # fmt: skip
def test_a_post_on_the_year_to_come(bench: SimpleNamespace, page: str, *, acts: bool, met: bool | None) -> None:
    assert bench.period_of(page, asked=bench.indicator(acts=acts, names=("ข่าว",))).met is met


def test_a_document_outweighs_the_label_of_its_page(bench: SimpleNamespace) -> None:
    pdf = bench.document("แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2564", url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    result = bench.period_of("#แผนตัวอย่าง ปี 2565\n-ดาวน์โหลด", pdf, asked=bench.indicator())
    assert (result.met, result.years) == (False, (2564,))


def test_a_document_whose_link_names_another_year_is_that_years(bench: SimpleNamespace) -> None:
    old = bench.document("แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2564", url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)
    page = "#แผนตัวอย่าง\n-แผนตัวอย่าง ปี 2565\n-แผนตัวอย่าง ปี 2564"
    assert bench.period_of(page, old, asked=bench.indicator()).met is True


@pytest.mark.parametrize(
    ("page", "met"),
    [
        ("#แผนตัวอย่าง ปี 2565\n-แผนตัวอย่าง ปี 2564", False),  # a new heading over last year's only document
        (f"#แผนตัวอย่าง ปี 2565\n-แผนตัวอย่าง ปี 2564\n{'ข้อความ' * 50}", True),  # last year's beside this year's text
    ],
)
def test_the_only_document_is_the_content_whatever_its_link_says(bench: SimpleNamespace, page: str, *, met: bool) -> None:
    old = bench.document("แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2564\nงบ 5 บาท", url=f"{bench.host}/file/1.pdf", kind=Kind.PDF)
    assert (bench.period_of(page, old, asked=bench.indicator()).met is True) is met


@pytest.mark.parametrize(("head", "met"), [
    ("แผนตัวอย่าง ไตรมาสที่ 1-2 ปีงบประมาณ พ.ศ. 2564", False), ("แผนตัวอย่าง ไตรมาสที่ 1-2 ปีงบประมาณ พ.ศ. 2565", True),
])  # fmt: skip
def test_halves_are_those_of_the_year_that_heads_the_documents(bench: SimpleNamespace, head: str, *, met: bool) -> None:
    file = bench.document(head, url=f"{bench.host}/file/1.pdf", kind=Kind.PDF)
    page = "#แผนตัวอย่าง ปี 2565\n-ไตรมาสที่ 1\n-ไตรมาสที่ 2"
    assert (bench.period_of(page, file, asked=bench.indicator(Period.FIRST_6_MONTHS)).met is True) is met


@pytest.mark.parametrize(("head", "met"), [
    ("แผนตัวอย่าง รอบ 6 เดือน (1 ตุลาคม 2563 - 31 มีนาคม 2564)", False), ("แผนตัวอย่าง รอบ 6 เดือน (1 ตุลาคม 2564 - 31 มีนาคม 2565)", True),
])  # fmt: skip
def test_a_half_from_day_to_day_heads_the_document(bench: SimpleNamespace, head: str, *, met: bool) -> None:
    file = bench.document(f"#{head}", url=f"{bench.host}/file/1.pdf", kind=Kind.PDF)
    asked = bench.indicator(Period.FIRST_6_MONTHS)
    assert (bench.period_of("#แผนตัวอย่าง รอบ 6 เดือน ปี 2565\n-เปิดดู", file, asked=asked).met is True) is met


@pytest.mark.parametrize(("head", "met"), [
    ("แผนตัวอย่าง (พ.ศ. 2561 - 2564)", False), ("แผนสามปี (พ.ศ. 2559 - 2561)", False), ("แผนตัวอย่าง (พ.ศ. 2561 - 2565)", True),
    ("เล่มแผน", True), ("สอดคล้องกับยุทธศาสตร์ชาติ พ.ศ. 2561 - 2580", True),
])  # fmt: skip
def test_the_span_of_a_files_own_title(bench: SimpleNamespace, head: str, *, met: bool) -> None:
    file = bench.document(f"{head}\nบ้านตัวอย่าง", url=f"{bench.host}/file/1.pdf", kind=Kind.PDF)
    asked = bench.indicator(Period.COVERS_FY)
    assert (bench.period_of("#แผนตัวอย่าง (พ.ศ. 2561 - 2565)\n-เปิดดู", file, asked=asked).met is True) is met


LETTER = "บันทึกข้อความ\nตามที่ได้ประกาศใช้แผนตัวอย่าง (พ.ศ. 2566-\n2570) เมื่อวันที่ 29 มีนาคม 2565 จึงขอส่งเล่มแผนให้กำนัน"
NEWS = "\nการดำเนินงานด้านบุคลากร ปีงบประมาณ 2565 15 เม.ย. 2565"


@pytest.mark.parametrize(("page", "second", "met"), [
    ("#แผนตัวอย่าง (พ.ศ. 2561-2565)", LETTER, False),
    ("#แผนตัวอย่าง (ฉบับที่ใช้ในปัจจุบัน)", LETTER, False),
    ("#แผนตัวอย่าง" + NEWS, LETTER, False),
    ("#แผนตัวอย่าง" + NEWS, "", False),
    # the second paper may be the plan of the wanted year
    ("#แผนตัวอย่าง (พ.ศ. 2561-2565)", "แผนตัวอย่าง ฉบับทบทวน ปี 2565", True),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2565)", "เพิ่มเติมครั้งที่ 3\nของแผนตัวอย่าง\nองค์การ\nสภา\nพ.ศ. 2561-2565", True),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2565)", "ยุทธศาสตร์\n" + "|ก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านใหม่ | 500,000\n" * 30, True),
])  # fmt: skip
@pytest.mark.parametrize("title", ["#แผนตัวอย่าง (พ.ศ. 2566 - 2570)", "#แผนตัวอย่าง\n#(พ.ศ. ๒๕๖๖ – ๒๕๗๐)"])
def test_a_file_of_later_years_behind_a_link_of_the_wanted_ones(
    bench: SimpleNamespace, page: str, second: str, met: bool | None, title: str
) -> None:
    plan = bench.document(f"{title}\nบ้านตัวอย่าง", url=f"{bench.host}/file/1.pdf", kind=Kind.PDF)
    other = [bench.document(second, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)] if second else []
    assert bench.period_of(f"{page}\n-เปิดดู", plan, *other, asked=bench.indicator(Period.COVERS_FY)).met is met


def test_where_the_page_tells_of_its_plan_below_a_broken_title(bench: SimpleNamespace) -> None:
    plan = bench.document("#แผนตัวอย่าง\n#(พ.ศ. 2566 - 2570)", url=f"{bench.host}/file/1.pdf", kind=Kind.PDF)
    page = "#แผนตัวอย่าง\nแผนที่ใช้อยู่ในปี 2565 คือเล่มนี้\n-เปิดดู"
    assert bench.period_of(page, plan, asked=bench.indicator(Period.COVERS_FY)).met is None


@pytest.mark.parametrize(("second", "met"), [("2564", False), ("2565", True)])
def test_a_quarter_is_not_reported_by_the_file_of_another_year(bench: SimpleNamespace, second: str, *, met: bool) -> None:
    files = [
        bench.document(f"แผนตัวอย่าง ปีงบประมาณ {year} ไตรมาส {quarter}", url=f"{bench.host}/file/{quarter}.pdf", kind=Kind.PDF)
        for quarter, year in ((1, "2565"), (2, second))
    ]
    page = "#แผนตัวอย่าง ปีงบประมาณ 2565 ไตรมาส 1 และ 2\n-ไตรมาส 1/2565\n-ไตรมาส 2/2565"
    assert bench.period_of(page, *files, asked=bench.indicator(Period.FIRST_6_MONTHS)).met is met


def test_a_document_says_the_year_that_the_page_does_not(bench: SimpleNamespace) -> None:
    pdf = bench.document("แผนตัวอย่าง\nประจำปีงบประมาณ พ.ศ. 2565", url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    assert bench.period_of("#แผนตัวอย่าง\n-ดาวน์โหลด", pdf, asked=bench.indicator()).met is True


@pytest.mark.parametrize(("text", "met"), [
    ("ไตรมาสที่ 1 ปีงบประมาณ 2565\nเบิกจ่าย 40,000 บาท", False),
    ("ผลการดำเนินงาน\nระหว่างวันที่ 1 ตุลาคม 2564 ถึง 31 ธันวาคม 2564\n|ขุดลอกคลอง | แล้วเสร็จ", False),
    ("ระหว่างวันที่ 1 ตุลาคม 2564 ถึง 31 ธันวาคม 2564\n|ขุดลอกคลอง | มีนาคม 2565", True),
    ("ไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2564)\n|ขุดลอกคลอง | 40\nผลไตรมาสที่ 2 (มกราคม - มีนาคม 2565) จะรายงานให้ทราบต่อไป", False),
    ("ไตรมาสที่ 1 และไตรมาสที่ 2\n|ขุดลอกคลอง | 40\nผลไตรมาสที่ 3 (เมษายน - มิถุนายน 2565) จะรายงานต่อไป", True),
    ("ไตรมาสที่ 1 และ 2 ปีงบประมาณ 2565", True),
    ("ผลการดำเนินงาน\n|ขุดลอกคลอง | ไตรมาสที่ 1 ปีงบประมาณ 2565", True),  # of one project
    ("เบิกจ่าย 40,000 บาท", True),
])  # fmt: skip
def test_the_papers_own_stretch_outweighs_the_half_year_of_a_title(bench: SimpleNamespace, text: str, *, met: bool) -> None:
    title = "#แผนตัวอย่าง รอบ 6 เดือน ปีงบประมาณ 2565"
    asked = bench.indicator(Period.FIRST_6_MONTHS)
    paper = bench.document(text, kind=Kind.PDF, url="https://www.ban-tua-yang.example/file/1.pdf")
    assert (bench.period_of(f"{title}\n-รายงาน", paper, asked=asked).met is True) is met
    assert (bench.period_of(f"{title}\n{text}", asked=asked).met is True) is met


@pytest.mark.parametrize(("page", "met"), [
    ("#รายงานตัวอย่าง ประจำปี 2564", MET),
    ("#รายงานตัวอย่าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๔ รอบ 12 เดือน", MET),
    ("#รายงานตัวอย่าง\nรอบตุลาคม 2563 ถึงกันยายน 2564", MET),
    ("#รายงานตัวอย่าง\nสิ้นสุดวันที่ 30 กันยายน 2564", MET),
    ("#รายงานตัวอย่าง ปี 2564\nประกาศ ณ วันที่ 15 ตุลาคม 2564", MET),
    ("#รายงานตัวอย่าง ปี 2564\nโพสต์เมื่อ 3 มี.ค. 2565", MET),
    ("=ITA 2565\n#รายงานตัวอย่าง ประจำปี 2564", MET),
    ("#รายงานตัวอย่าง\nผลงานประจำปีงบประมาณ พ.ศ. 2563\nข้อเสนอแนะ ปรับกิจกรรมในปีงบประมาณ 2564", WRONG),  # what ought to be done
    ("#รายงานตัวอย่าง\nผลงานประจำปีงบประมาณ พ.ศ. 2563\n1. ควรเพิ่มงบในปีงบประมาณ 2564", WRONG),
    ("#รายงานตัวอย่าง\nผลงานประจำปีงบประมาณ พ.ศ. 2564\nข้อเสนอแนะ ปรับกิจกรรมในปีงบประมาณ 2565", MET),
    ("#รายงานตัวอย่าง ประจำปี 2565", WRONG),
    ("#รายงานตัวอย่าง ประจำปี 2563", WRONG),
    ("#รายงานตัวอย่าง รอบ 6 เดือน ปี 2564", WRONG),
    ("#รายงานตัวอย่าง", OPEN),
    ("#รายงานตัวอย่าง\nเมื่อวันที่ 9 มีนาคม 2564 มีการประชุม", OPEN),  # a day is not the year of a report
])  # fmt: skip
def test_previous_year(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    asked = bench.indicator(Period.PREVIOUS_FY, names=("รายงานตัวอย่าง",))
    assert bench.period_of(page, asked=asked).met is met


@pytest.mark.parametrize(("page", "met"), [
    ("#มาตรการตัวอย่าง ประจำปี 2565\nวิเคราะห์ผลการประเมิน ITA ปี 2564", MET),
    ("#มาตรการตัวอย่าง ประจำปี 2564\nผลคะแนน", MET),
    ("#มาตรการตัวอย่าง ประจำปี 2565\nวิเคราะห์ข้อบกพร่อง", OPEN),
    ("#มาตรการตัวอย่าง ประจำปี 2563\nวิเคราะห์ผลการประเมิน ITA ปี 2562", WRONG),
    ("#มาตรการตัวอย่าง", OPEN),
])  # fmt: skip
def test_analysis_of_the_year_before_under_either_title(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    asked = bench.indicator(Period.PREVIOUS_FY, names=("มาตรการตัวอย่าง",), title_year="either")
    assert bench.period_of(page, asked=asked).met is met


@pytest.mark.parametrize(("page", "met"), [
    ("#แผนตัวอย่าง (พ.ศ. 2561-2565)", MET), ("#แผนตัวอย่าง พ.ศ. ๒๕61 – ๒๕๖5", MET), ("#แผนตัวอย่าง ปี 61-65", MET),
    ("#แผนตัวอย่าง ปี 2565", MET), ("#แผนตัวอย่าง\n-แผนตัวอย่าง 2566-2570\n-แผนตัวอย่าง 2561-2565", MET),
    ("#แผนตัวอย่าง\nพ.ศ. 2561 ถึง 2565", MET),
    ("#แผนตัวอย่าง (พ.ศ. 2566-2570)", WRONG), ("#แผนตัวอย่าง (พ.ศ. 2561-2564)", WRONG), ("#แผนตัวอย่าง ปี 2564", WRONG),
    ("#แผนตัวอย่าง (พ.ศ. 2566-2570)\nใช้ต่อจากปี 2565", WRONG),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2565)\nตามยุทธศาสตร์ชาติ 20 ปี (พ.ศ. 2561 - 2580)", MET),
    ("#แผนตัวอย่าง\nตามยุทธศาสตร์ชาติ 20 ปี (พ.ศ. 2561 - 2580)", OPEN),
    ("#แผนตัวอย่าง\nตามแผนพัฒนาเศรษฐกิจและสังคมแห่งชาติ (พ.ศ. 2560-2564)", OPEN),
    # by the first and the last day
    ("#แผนตัวอย่าง\nใช้ 1 ต.ค. 2560 - 30 ก.ย. 2565", MET), ("#แผนตัวอย่าง\n๑ ตุลาคม ๒๕๖๐ ถึงวันที่ ๓๐ กันยายน ๒๕๖๕", MET),
    ("#แผนตัวอย่าง\nสภาเห็นชอบ 5 ส.ค. 2560 นายกประกาศใช้ 30 ก.ย. 2565", OPEN),
    ("#แผนตัวอย่าง\nใช้ 1 ต.ค. 2565 - 30 ก.ย. 2570", OPEN),
    ("#แผนตัวอย่าง", OPEN),
])  # fmt: skip
def test_span_covers_the_year(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    assert bench.period_of(page, asked=bench.indicator(Period.COVERS_FY)).met is met


@pytest.mark.parametrize(("page", "met"), [
    ("#แผนตัวอย่าง ปี 2562", MET), ("#แผนตัวอย่าง (พ.ศ. 2564-2566)", MET), ("#แผนตัวอย่าง ปี 2565", MET),
    ("#แผนตัวอย่าง (พ.ศ. 2561-2563)", WRONG), ("#แผนตัวอย่าง ปี 2566", OPEN), ("#แผนตัวอย่าง", OPEN),
    ("#แผนตัวอย่าง\nให้ใช้บังคับในปีงบประมาณ พ.ศ. 2562", WRONG), ("#แผนตัวอย่าง\nใช้บังคับเฉพาะในปี 2562 เท่านั้น", WRONG),
    ("#แผนตัวอย่าง\nใช้ในปีงบประมาณ 2562 เป็นต้นไป", MET), ("#แผนตัวอย่าง\nใช้บังคับตั้งแต่ปีงบประมาณ 2562", MET),
    ("#แผนตัวอย่าง\nใช้บังคับในปีงบประมาณ 2562 และใช้ในปีงบประมาณ 2565", MET),
    ("#แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2562", OPEN), ("#แผนตัวอย่าง ประจำปี 2562", MET),
    ("#แผนตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2562\nทบทวนปี 2565", MET),
    ("#แผนตัวอย่าง (พ.ศ. 2566 - 2568)", WRONG), ("#แผนตัวอย่าง (พ.ศ. 2564 - 2566)", MET),
    ("#แผนตัวอย่าง\nให้ใช้แผนนี้ระหว่างวันที่ 1 ตุลาคม 2563 ถึงวันที่ 30 กันยายน 2564", WRONG),
    ("#แผนตัวอย่าง\nมีผลบังคับ 1 ต.ค. 2562 ถึง 30 ก.ย. 2563", WRONG),
    ("#แผนตัวอย่าง\nให้ใช้แผนนี้ระหว่างวันที่ 1 ตุลาคม 2564 ถึงวันที่ 30 กันยายน 2565", MET),
    ("#แผนตัวอย่าง\nประเมินผลงานระหว่างวันที่ 1 ตุลาคม 2563 ถึงวันที่ 30 กันยายน 2564", MET),  # an example in criteria that go on
])  # fmt: skip
def test_still_in_force(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    assert bench.period_of(page, asked=bench.indicator(Period.IN_FORCE)).met is met


@pytest.mark.parametrize(("page", "met"), [
    ("#แผนตัวอย่าง ปี 2564\nการวิเคราะห์ผลการประเมิน ITA ปี พ.ศ. 2563", WRONG),
    ("#แผนตัวอย่าง ปี 2565\nการวิเคราะห์ผลการประเมิน ITA ปี พ.ศ. 2563", WRONG),
    ("#แผนตัวอย่าง ปี 2565\nผลการประเมิน ITA ปี พ.ศ. 2563 และ ITA ปี พ.ศ. 2564", MET),
    ("#แผนตัวอย่าง ปี 2565\nผลการประเมิน ITA ปี พ.ศ. 2563 ร้อยละ 70 ส่วนปี พ.ศ. 2564 ร้อยละ 80", MET),
    ("#แผนตัวอย่าง ปี 2565\nเตรียมรับ ITA ปี พ.ศ. 2565 จากผลปี พ.ศ. 2564", MET),
    ("#แผนตัวอย่าง จากผลการประเมิน ITA ปี 2564\nปี 2563 ได้ 80.66 คะแนน", OPEN),  # the text is the year before's
    ("#แผนตัวอย่าง จากผลการประเมิน ITA ปี 2564\n>หน้าแรก > มาตรการ จากผลการประเมิน ITA ปี 2564\nผลการประเมิน ITA ปี 2563 ได้ 80.66", OPEN),
    ("#แผนตัวอย่าง จากผลการประเมิน ITA ปี 2564\nปี 2563 ได้ 80.66 คะแนน ปี 2564 ได้ 84.10 คะแนน", MET),
    ("#แผนตัวอย่าง จากผลการประเมิน ITA ปี 2564\nรายงานในปี 2565", MET),
    ("#แผนตัวอย่าง จากผลการประเมิน ITA ปี 2564\n#ผลการประเมิน ITA ปี 2563 และการวิเคราะห์\nคะแนนต่ำ", OPEN),  # the paper's heading
    ("#แผนตัวอย่าง จากผลการประเมิน ITA ปี 2564\n#ผลการประเมิน ITA ปี 2563\nเทียบกับ ITA ปี 2564", MET),
])  # fmt: skip
def test_the_assessment_that_is_analysed(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    assert bench.period_of(page, asked=bench.indicator(Period.PREVIOUS_FY, title_year="either")).met is met


@pytest.mark.parametrize(("signed", "met"), [
    ("25 ตุลาคม 2563", OPEN), ("14 มกราคม 2564", OPEN), ("30 กันยายน 2564", MET), ("25 ตุลาคม 2564", MET),
])  # fmt: skip
def test_no_report_is_signed_before_its_year_is_over(bench: SimpleNamespace, signed: str, met: bool | None) -> None:
    page = f"#แผนตัวอย่าง ประจำปี 2564\nใช้จ่าย 400 บาท\nประกาศ ณ วันที่ {signed}"
    assert bench.period_of(page, asked=bench.indicator(Period.PREVIOUS_FY)).met is met


@pytest.mark.parametrize(("page", "met", "missing"), [
    ("#แผนตัวอย่าง ปี 2564 รอบ 6 เดือน", WRONG, 6),
    ("#แผนตัวอย่าง ปี 2564 รอบ 9 เดือน", WRONG, 3),
    ("#แผนตัวอย่าง ปี 2564 (ตุลาคม 2563 - มิถุนายน 2564)", WRONG, 3),
    ("#แผนตัวอย่าง ปี 2564 ไตรมาส 1-3", WRONG, 3),
    ("#แผนตัวอย่าง ปี 2564\nณ วันที่ 30 มิถุนายน 2564", OPEN, 3),
    ("#แผนตัวอย่าง ปี 2564\n#รอบ 6 เดือนแรก\n#รอบ 6 เดือนหลัง", MET, 0),
    ("#แผนตัวอย่าง ปี 2564\n|ไตรมาส 1-2\n|ไตรมาส 3-4", MET, 0),
    ("#แผนตัวอย่าง ปี 2564 ไตรมาส 1-3\n#ไตรมาส 4", MET, 0),
    ("#แผนตัวอย่าง ปี 2564\n#อบรม (มิถุนายน - กรกฎาคม 2564)", MET, 0),
    ("#แผนตัวอย่าง ปี 2564\nณ วันที่ 30 กันยายน 2564", MET, 0),
])  # fmt: skip
def test_a_part_of_the_year_for_a_whole_one(bench: SimpleNamespace, page: str, met: bool | None, missing: int) -> None:
    result = bench.period_of(page, asked=bench.indicator(Period.PREVIOUS_FY))
    assert (result.met, len(result.missing_months)) == (met, missing)


TWICE = "ความเป็นมา ระเบียบฯ กำหนดให้รายงานผลอย่างน้อยปีละสองครั้ง ภายในเดือนเมษายนและภายในเดือนตุลาคม ทั้งนี้ให้ปิดประกาศไว้ไม่น้อยกว่าสามสิบวัน "
YEAR_BEFORE_TOLD = "รายงานฉบับนี้แสดงผลการดำเนินงานระหว่างวันที่ 1 ตุลาคม 2562 ถึง 30 กันยายน 2563"
HALF_TOLD = "รายงานฉบับนี้เป็นผลการดำเนินงานระหว่างวันที่ 1 ตุลาคม 2563 ถึงวันที่ 31 มีนาคม 2564"


@pytest.mark.parametrize(("text", "met", "missing"), [
    (TWICE + HALF_TOLD, OPEN, 6),
    (f"{TWICE}{HALF_TOLD}\nข้อเสนอแนะ เร่งรัดโครงการในไตรมาสที่ 3 และ 4", OPEN, 6),
    (f"{TWICE}รายงานเล่มนี้ครอบคลุมตั้งแต่เดือนตุลาคม 2563 - มิถุนายน 2564", OPEN, 3),
    (f"{TWICE}จึงสรุปผลการติดตามแผนในไตรมาสที่ 1 - 2", OPEN, 6),
    (TWICE + HALF_TOLD.replace("31 มีนาคม", "30 กันยายน"), MET, 0),
    (f"{TWICE}{HALF_TOLD}\nงวดที่สอง ตั้งแต่วันที่ 1 เมษายน 2564 ถึงวันที่ 30 กันยายน 2564", MET, 0),
    (f"{TWICE}ผลการดำเนินงานใน 6 เดือนแรกเป็นไปตามแผน ส่วน 6 เดือนหลังล่าช้า", MET, 0),
    (f"{TWICE}ระหว่างเดือนตุลาคม 2563 ถึงเดือนมีนาคม 2564 มีผู้ติดเชื้อจำนวนมาก", MET, 0),  # of what happened
    ("(รอบเดือนเมษายน 2564)", OPEN, 6), ("#ครั้งที่ 1 (เดือนเมษายน 2564)", OPEN, 6),
    ("รอบเดือนเมษายน 2564\nครั้งที่ 1 รายงานในเดือนเมษายน ครั้งที่ 2 เดือนตุลาคม", OPEN, 6),  # the rule says both
    ("รอบเดือนเมษายน 2564\nรอบเดือนตุลาคม 2564", MET, 0),
    ("เลื่อนเงินเดือน รอบเดือนเมษายน 2564 จำนวน 5 ราย", MET, 0), ("#เลื่อนเงินเดือน รอบ 1 เมษายน 2564", MET, 0),
    (f"{YEAR_BEFORE_TOLD}\n|สรรหา | 3 อัตรา ก.พ. 2563\n|ประเมินผล | 2 ครั้ง เม.ย. และ ต.ค. 2563", OPEN, 0),
    (f"{YEAR_BEFORE_TOLD}\nปีนี้ระหว่างวันที่ 1 ตุลาคม 2563 ถึงวันที่ 30 กันยายน 2564", MET, 0),
    ("สัญญาจ้างระหว่างวันที่ 1 ตุลาคม 2562 ถึง 30 กันยายน 2563 ต่ออายุ ต.ค. 2563", MET, 0),
    ("รอบ 6 เดือนหลัง (เมษายน - กันยายน 2564)", OPEN, 6),
    ("รอบ 6 เดือนหลัง (เมษายน - กันยายน 2564)\nใน 6 เดือนแรก ใช้ไป 400 บาท", MET, 0),
])  # fmt: skip
def test_a_part_of_the_year_that_the_text_gives(bench: SimpleNamespace, text: str, met: bool | None, missing: int) -> None:
    result = bench.period_of(f"#แผนตัวอย่าง ประจำปีงบประมาณ 2564\n{text}", asked=bench.indicator(Period.PREVIOUS_FY))
    assert (result.met, len(result.missing_months), result.half_only) == (met, missing, bool(missing))


@pytest.mark.parametrize(("page", "met"), [
    ("#แผนตัวอย่าง ปี 2565\n|ไตรมาสที่ 1 | 34\n|ไตรมาสที่ 2 | 41", WRONG),
    ("#แผนตัวอย่าง ไตรมาสที่ 1 ปี 2565\nดูเอกสาร", OPEN),
    ("#แผนตัวอย่าง\n-มีนาคม 2565\n-กุมภาพันธ์ 2565\n-ตุลาคม 2564 - มกราคม 2565", OPEN),
    ("#แผนตัวอย่าง\n-มีนาคม 2565\n-กุมภาพันธ์ 2565\n-ตุลาคม 2564 - ธันวาคม 2564", WRONG),
    ("#แผนตัวอย่าง\n|10/2564\n|11/2564\n|12/2564\n|01/2565\n|02/2565\n|03/2565", MET),
    ("#แผนตัวอย่าง ปี 2565\n|10/2563\n|11/2563\n|12/2563\n|01/2564\n|02/2564\n|03/2564", WRONG),
])  # fmt: skip
def test_month_by_month(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    assert bench.period_of(page, asked=bench.indicator(Period.FIRST_6_MONTHS, monthly=True)).met is met


@pytest.mark.parametrize(("page", "met", "missing"), [
    ("#แผนตัวอย่าง รอบ 6 เดือน ปี 2565", MET, 0), ("#แผนตัวอย่าง (ต.ค. 64 - มี.ค. 65)", MET, 0),
    ("#แผนตัวอย่าง ปี 2565\nไตรมาส 1-2", MET, 0), ("#แผนตัวอย่าง ปี 2565\n|ไตรมาสที่ 1\n|ไตรมาสที่ 2", MET, 0),
    ("#แผนตัวอย่าง ณ วันที่ 31 มีนาคม 2565", MET, 0),
    ("#แผนตัวอย่าง ปี 2565\n|ต.ค.|พ.ย.|ธ.ค.|ม.ค.|ก.พ. 65|มี.ค.", MET, 0),
    ("#แผนตัวอย่าง\nต.ค. 64 = 3, พ.ย. 64 = 2, ธ.ค. 64 = 0, ม.ค. 65 = 1, ก.พ. 65 = 4, มี.ค. 65 = 2", MET, 0),
    ("#แผนตัวอย่าง\nต.ค. 64 = 3, พ.ย. 64 = 2, ธ.ค. 64 = 0", WRONG, 3),
    ("#แผนตัวอย่าง ปี 2565\nไตรมาสที่ 1", WRONG, 3),
    ("#แผนตัวอย่าง รอบ 6 เดือน ปี 2564", WRONG, 6), ("#แผนตัวอย่าง (ต.ค. 63 - มี.ค. 64)", WRONG, 6),
    ("#แผนตัวอย่าง รอบ 12 เดือน ปี 2564", WRONG, 6), ("#แผนตัวอย่าง รอบ 6 เดือน (เมษายน 2564 - กันยายน 2564)", WRONG, 6),
    ("#แผนตัวอย่าง รอบ 6 เดือน ปี 2565\n|ตุลาคม 2564 | 31\n|พฤศจิกายน 2564 | 28\n|ธันวาคม 2564 | 40\n|มกราคม 2565 | 11", WRONG, 2),
    # what is left of rows whose cells are blank
    ("#แผนตัวอย่าง รอบ 6 เดือน ปี 2565\n|ต.ค. 64 | 0\n|พ.ย. 64 | 2\n|ธ.ค. 64 | 0\nม.ค. 65\nก.พ. 65\nมี.ค. 65", WRONG, 3),
    ("#แผนตัวอย่าง รอบ 6 เดือน ปี 2565\n|ต.ค. 64 | 0\n|พ.ย. 64 | 2\n|ธ.ค. 64 | 0\nม.ค. 65 ไม่มี\nก.พ. 65 ไม่มี\nมี.ค. 65 ไม่มี", MET, 0),
    ("#แผนตัวอย่าง รอบ 6 เดือน ปี 2565\nต.ค. 64\nพ.ย. 64\nธ.ค. 64\nม.ค. 65\nก.พ. 65\nมี.ค. 65", MET, 0),  # links without a table
    ("#แผนตัวอย่าง รอบ 6 เดือน ปี 2565\nประชุมในเดือนตุลาคม 2564 และเดือนธันวาคม 2564", MET, 0),
    ("#แผนตัวอย่าง ปี 2565", OPEN, 6), ("#แผนตัวอย่าง รอบ 6 เดือน", OPEN, 6), ("#แผนตัวอย่าง", OPEN, 6),
    # quarters that are named and not reported on
    ("#แผนตัวอย่าง ปี 2565\n|1 | ต.ค. 64 - ธ.ค. 64 | ใช้ 5 ล้าน\n|2 | ม.ค. 65 - มี.ค. 65 | รอรายงาน", WRONG, 3),
    ("#แผนตัวอย่าง ปี 2565\n|ไตรมาส 1 | ใช้ 5 ล้าน\n|ไตรมาส 2 | -", MET, 0),
    ("#แผนตัวอย่าง ปี 2565\n#ไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2564)\nใช้ 5 ล้าน\n#ไตรมาสที่ 2 (มกราคม - มีนาคม 2565)\nกำลังรวบรวมข้อมูล", WRONG, 3),
    ("#แผนตัวอย่าง ปี 2565\nไตรมาสที่ 1\nใช้ 5 ล้าน\nไตรมาสที่ 2\nใช้ 6 ล้าน\nไตรมาสที่ 3\nไตรมาสที่ 4", MET, 0),
    ("#แผนตัวอย่าง ปี 2565\nไตรมาสที่ 1\nใช้ 5 ล้าน\nไตรมาสที่ 2\nไตรมาสที่ 3", WRONG, 3),
])  # fmt: skip
def test_first_six_months(bench: SimpleNamespace, page: str, met: bool | None, missing: int) -> None:
    result = bench.period_of(page, asked=bench.indicator(Period.FIRST_6_MONTHS))
    assert (result.met, len(result.missing_months)) == (met, missing)


HEAD = "|ที่ | โครงการ | งบประมาณ | ความก้าวหน้า\n"
DONE = f"{HEAD}|1 | ซ่อมฝาย | 190,000 | แล้วเสร็จ\n|2 | แจกผ้าห่ม | 50,000 | แจกแล้ว\n"
EMPTY = f"{HEAD}1\n2\n3\n"  # rows that are blank beside their number are read as text
FIRST, SECOND = "ไตรมาสที่ 1 (ต.ค. - ธ.ค. 2564)\n", "ไตรมาสที่ 2 (ม.ค. - มี.ค. 2565)\n"
SIGNED = "ผู้รายงาน นักวิเคราะห์นโยบายและแผน ผู้ตรวจสอบ ปลัด อบต.\nโทร. 0 5300 0199"


@pytest.mark.parametrize(("text", "met", "missing"), [
    (FIRST + DONE + SECOND + EMPTY + SIGNED, OPEN, 3), (FIRST + EMPTY + SECOND + DONE, OPEN, 3),
    (f"{FIRST}{DONE}{SECOND}{HEAD}{SIGNED}", OPEN, 3), (f"{FIRST}{DONE}#{SECOND}{HEAD}|1 | | |\n|2 | | |\n{SIGNED}", OPEN, 3),
    (f"{HEAD}{FIRST}|1 | ซ่อมฝาย | 190,000 | แล้วเสร็จ\n{SECOND}1\n2\n{SIGNED}", OPEN, 3),
    (f"{FIRST}ที่ โครงการ ผล\n1 ซ่อมฝาย แล้วเสร็จ\n{SECOND}ที่ โครงการ ผล\n1\n2\n{SIGNED}", OPEN, 3),  # a file without cells
    (f"{FIRST}{DONE}{SECOND}กำลังรวบรวมข้อมูล", OPEN, 3),
    (FIRST + DONE + SECOND + DONE + SIGNED, MET, 0), (f"{FIRST}{DONE}{SECOND}{DONE}3\n4\n{SIGNED}", MET, 0),
    (f"{FIRST}{DONE}{SECOND}{DONE}ไตรมาสที่ 3 (เม.ย. - มิ.ย. 2565)\n{EMPTY}", MET, 0),
    (f"{FIRST}{DONE}{SECOND}{EMPTY}ไม่มีโครงการที่ดำเนินการในไตรมาสนี้", MET, 0),
    (f"{FIRST}{DONE}{SECOND}{EMPTY}ซ่อมถนน เบิกจ่าย 500,000 บาท", MET, 0), (f"{FIRST}{DONE}{SECOND}{EMPTY}-รายงานไตรมาส 2", MET, 0),
    (f"ไตรมาส 1 ใช้ 188,500 บาท ไตรมาส 2 ใช้ 49,000 บาท\n{FIRST}{DONE}{SECOND}{EMPTY}", MET, 0),
    (f"{FIRST}{DONE}{SECOND}{HEAD}|1 | - | - | -", MET, 0),  # dashes may say that there was none
    (f"{FIRST}{SECOND}{DONE}", MET, 0), ("ไตรมาสที่ 1\n34\nไตรมาสที่ 2\n41", MET, 0),
])  # fmt: skip
def test_a_quarter_over_an_empty_table(bench: SimpleNamespace, text: str, met: bool | None, missing: int) -> None:
    page = f"#แผนตัวอย่าง รอบ 6 เดือน ปีงบประมาณ 2565\n(ตุลาคม 2564 - มีนาคม 2565)\n{text}"
    asked = bench.indicator(Period.FIRST_6_MONTHS)
    result = bench.period_of(page, asked=asked)
    assert (result.met, len(result.missing_months)) == (met, missing)
    assert bench.period_of(page, asked=asked, as_of=date(2022, 3, 10)).not_yet_due is bool(missing)


@pytest.mark.parametrize(("page", "as_of", "not_yet"), [
    ("#แผนตัวอย่าง ปี 2565", date(2022, 3, 15), True), ("#แผนตัวอย่าง รอบ 6 เดือน ปี 2564", date(2022, 3, 31), True),
    ("#แผนตัวอย่าง ปี 2565", date(2022, 4, 1), False), ("#แผนตัวอย่าง ปี 2565\nไตรมาสที่ 1", date(2022, 3, 15), True),
    ("#แผนตัวอย่าง ปี 2565 ไตรมาสที่ 1\nไตรมาสที่ 2 จะรายงานเมื่อสิ้นเดือนมีนาคม 2565", date(2022, 3, 10), True),
    ("#แผนตัวอย่าง ปี 2565 ไตรมาสที่ 2\nยังไม่ได้จัดทำไตรมาสที่ 1", date(2022, 3, 10), True),
])  # fmt: skip
def test_a_half_year_is_not_due_before_it_has_ended(bench: SimpleNamespace, page: str, as_of: date, *, not_yet: bool) -> None:
    result = bench.period_of(page, asked=bench.indicator(Period.FIRST_6_MONTHS), as_of=as_of)
    assert result.not_yet_due is not_yet
    assert not (not_yet and result.met is False)


@pytest.mark.parametrize(("first", "met", "missing"), [
    ("เดือน ทั้งหมด แล้วเสร็จ ต.ค. 64 0 0", MET, 0),  # the heads of the table stand in one line with its first row
    ("เดือน ทั้งหมด แล้วเสร็จ", WRONG, 1),
    ("เรื่องร้องเรียนของเดือน ต.ค. 64 ยังไม่ได้รวบรวม", WRONG, 1),
])  # fmt: skip
def test_the_first_row_of_a_file_may_stand_beside_the_heads(
    bench: SimpleNamespace, first: str, met: bool | None, missing: int
) -> None:
    rows = "\n".join(f"{month} 1 0" for month in ("พ.ย. 64", "ธ.ค. 64", "ม.ค. 65", "ก.พ. 65", "มี.ค. 65"))
    file = bench.document(f"แผนตัวอย่าง\n{first}\n{rows}", url="https://www.ban-tua-yang.example/a.pdf", kind=Kind.PDF)
    page = "#แผนตัวอย่าง (ต.ค. 64 - มี.ค. 65)"
    result = bench.period_of(page, file, asked=bench.indicator(Period.FIRST_6_MONTHS))
    assert (result.met, len(result.missing_months)) == (met, missing)


SIX = "\n".join(f"-สขร.1 เดือน {month}" for month in (
    "ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม2564", "ม.ค. 65", "กุมภาพันธ์ ๒๕๖๕", "มี.ค. 2565"))  # fmt: skip


@pytest.mark.parametrize(("page", "as_of", "met", "missing"), [
    (f"#สขร.1\n{SIX}", date(2022, 4, 20), MET, []),
    ("#สขร.1\n" + SIX.replace("-สขร.1 เดือน ธันวาคม2564", ""), date(2022, 4, 20), WRONG, [(2564, 12)]),
    (f"#สขร.1\n{SIX}".replace("-สขร.1 เดือน มี.ค. 2565", ""), date(2022, 3, 15), OPEN, [(2565, 3)]),
    ("#สขร.1\n-เดือนตุลาคม 2564\n-เดือนพฤศจิกายน 2564", date(2021, 12, 20), OPEN, [(2564, 12), (2565, 1), (2565, 2), (2565, 3)]),
    ("#สขร.1 (ต.ค. 64 - มี.ค. 65)", date(2022, 4, 20), OPEN, 6),  # a range names no month by itself
    ("#สขร.1 ปี 2564\n-เดือนตุลาคม 2563\n-เดือนพฤศจิกายน 2563", date(2022, 4, 20), WRONG, 6),
])  # fmt: skip
def test_each_month_by_itself(
    bench: SimpleNamespace, page: str, as_of: date, met: bool | None, missing: list[object] | int
) -> None:
    asked = bench.indicator(Period.FIRST_6_MONTHS, monthly=True, names=("สขร.1",))
    result = bench.period_of(page, asked=asked, as_of=as_of)
    assert result.met is met
    assert (len(result.missing_months) if isinstance(missing, int) else list(result.missing_months)) == missing


def test_numbers_of_contracts_are_no_list_of_months(bench: SimpleNamespace) -> None:
    rows = "\n".join(f"|ซื้อวัสดุสำนักงาน | 5,000 | {number}/2565 ลว. 5 ต.ค. 64" for number in (1, 2, 3))
    asked = bench.indicator(Period.FIRST_6_MONTHS, monthly=True, names=("สขร.1",))
    assert bench.period_of(f"#สขร.1\n{SIX}\n{rows}", asked=asked, as_of=date(2022, 4, 20)).met is MET


def test_days_of_contracts_are_not_months_that_were_reported(bench: SimpleNamespace) -> None:
    page = "#สขร.1 เดือนตุลาคม 2564\n|จ้างเหมา | 5,000 | ลงวันที่ 5 มกราคม 2565"
    asked = bench.indicator(Period.FIRST_6_MONTHS, monthly=True, names=("สขร.1",))
    assert bench.period_of(page, asked=asked).months == {(2564, 10)}


@pytest.mark.parametrize(("march", "is_told"), [
    (" - รอดำเนินการ", False), (" (อยู่ระหว่างรวบรวม)", False), (": ยังไม่ได้จัดทำ", False),
    (" - ยังไม่มีการจัดซื้อจัดจ้าง", True), (" ตามแบบ สขร.1", True), ("", True),
])  # fmt: skip
def test_a_month_that_is_awaited_is_not_one_that_was_reported(bench: SimpleNamespace, march: str, *, is_told: bool) -> None:
    page = f"#สขร.1 ปีงบประมาณ 2565\nเดือนมกราคม 2565\nเดือนมีนาคม 2565{march}"
    asked = bench.indicator(Period.FIRST_6_MONTHS, monthly=True, names=("สขร.1",))
    assert ((2565, 3) in bench.period_of(page, asked=asked).months) is is_told


@pytest.mark.parametrize("person", [False, True])
def test_no_period_needs_no_year(bench: SimpleNamespace, *, person: bool) -> None:
    result = bench.period_of("#อำนาจหน้าที่", asked=bench.indicator(Period.NONE, current_person=person))
    assert (result.met, result.years) == (None if person else True, ())


@pytest.mark.parametrize(
    ("page", "met"), [("#แผนตัวอย่าง (พ.ศ. 2561-2565)", MET), ("#แผนตัวอย่าง ปี 2565", OPEN), ("#แผนตัวอย่าง ปี 2564", WRONG)]
)
def test_a_plan_of_several_years_says_from_when_to_when(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    assert bench.period_of(page, asked=bench.indicator(Period.COVERS_FY, multi_year=True)).met is met


@pytest.mark.parametrize(("january", "met", "missing"), [
    ("#สขร.1 เดือนมกราคม 2565\n|1 | จ้างซ่อม | 4/65 11 ม.ค. 65", MET, []),
    ("#สขร.1 เดือนธันวาคม 2564\n|1 | จ้างซ่อม | 4/65 20 ธ.ค. 64", OPEN, [(2565, 1)]),
    ("#สขร.1 เดือนธันวาคม 2564\n|1 | จ้างซ่อม | 4/65 11 ม.ค. 65", MET, []),  # a slip in the title
    ("#สขร.1 เดือนธันวาคม 2564 และมกราคม 2565\n|1 | จ้างซ่อม | 9,000", MET, []),
    ("#สขร.1 ไตรมาสที่ 2 ธันวาคม 2564\n|1 | จ้างซ่อม | 9,000", MET, []),
    ("#สขร.1\n|1 | จ้างซ่อม | 9,000", MET, []),
])  # fmt: skip
def test_a_month_behind_whose_link_another_is_told(
    bench: SimpleNamespace, january: str, met: bool | None, missing: list[tuple[int, int]]
) -> None:
    december = "#สขร.1 เดือนธันวาคม 2564\n|1 | จ้างซ่อม | 4/65 20 ธ.ค. 64"
    texts = {3: december, 4: january}
    files = [bench.document(text, url=f"{bench.host}/file/{number}.pdf", kind=Kind.PDF) for number, text in texts.items()]
    asked = bench.indicator(Period.FIRST_6_MONTHS, monthly=True, names=("สขร.1",))
    result = bench.period_of(f"#สขร.1\n{SIX}", *files, asked=asked, as_of=date(2022, 4, 20))
    assert (result.met, list(result.missing_months)) == (met, missing)


@pytest.mark.parametrize(("text", "met"), [
    ("รายงาน\nไตรมาสที่ 1 (1 ตุลาคม 2564 - 31 ธันวาคม 2564)\n|ถนน | 9,000", WRONG),
    ("รายงาน\nไตรมาสที่ 1\nข้อมูล ณ วันที่ 31\nธันวาคม 2564\n|ถนน | 9,000\nผู้รายงาน วันที่ 12 มกราคม 2565", WRONG),
    ("รายงาน\nไตรมาสที่ 2 (มกราคม - มีนาคม 2565)\n|ถนน | 9,000", WRONG),
    ("รายงาน\nไตรมาสที่ 1\n|ถนน | 9,000", OPEN),  # says it once
    ("รายงาน\nไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2564)\n|ถนน | ตรวจรับ 4 มี.ค. 65", OPEN),
    ("รายงาน\nไตรมาสที่ 1\n|ถนน | 9,000\nไตรมาสที่ 2\n|คลอง | 9,000", MET),
    ("รายงาน\nไตรมาสที่ 1 และไตรมาสที่ 2\n|ถนน | 9,000", MET),
    ("รายงาน\nไตรมาสที่ 1\n|ถนน | ธันวาคม 2564\n|คลอง | มกราคม 2565", MET),
    ("รายงาน รอบ 6 เดือน\nไตรมาสที่ 1\n|ถนน | 9,000", MET),
    ("รายงาน\n|ไตรมาสที่ 1 | 9,000", MET),  # a row is that of one project
])  # fmt: skip
def test_half_a_year_on_the_page_and_a_quarter_behind_it(bench: SimpleNamespace, text: str, met: bool | None) -> None:
    pdf = bench.document(text, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)
    page = "#แผนตัวอย่าง ปีงบประมาณ 2565 รอบ 6 เดือน\nขอรายงาน รอบ 6 เดือน ตามเอกสารแนบ\n-รายงาน 6 เดือน"
    result = bench.period_of(page, pdf, asked=bench.indicator(Period.FIRST_6_MONTHS), as_of=date(2022, 4, 20))
    assert result.met is met
    assert bool(result.missing_months) is (met is not MET)


@pytest.mark.parametrize(("beside", "met"), [
    ("", WRONG), ("ลงวันที่ 5 เมษายน 2565", WRONG), ("ส่วนไตรมาสที่ 2 เบิกจ่าย 9,000 บาท", OPEN), ("เดือนมีนาคม 2565 เบิกจ่าย 9,000 บาท", OPEN),
    ("-ดาวน์โหลดอีกฉบับ", OPEN),
])  # fmt: skip
def test_what_stands_beside_the_file_of_a_quarter(bench: SimpleNamespace, beside: str, met: bool | None) -> None:
    text = "รายงาน\nไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2564)\n|ถนน | 9,000"
    pdf = bench.document(text, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)
    page = f"#แผนตัวอย่าง ปีงบประมาณ 2565 รอบ 6 เดือน\nขอรายงาน รอบ 6 เดือน ตามเอกสารแนบ\n-รายงาน 6 เดือน\n{beside}"
    assert bench.period_of(page, pdf, asked=bench.indicator(Period.FIRST_6_MONTHS), as_of=date(2022, 4, 20)).met is met


def test_the_files_of_both_quarters(bench: SimpleNamespace) -> None:
    files = [
        bench.document(f"รายงาน\nไตรมาสที่ {quarter}\n|ถนน | 9,000", url=f"{bench.host}/file/{quarter}.pdf", kind=Kind.PDF)
        for quarter in (1, 2)
    ]
    page = "#แผนตัวอย่าง ปีงบประมาณ 2565 รอบ 6 เดือน\nขอรายงาน รอบ 6 เดือน ตามเอกสารแนบ\n-รายงาน\n-รายงาน"
    asked = bench.indicator(Period.FIRST_6_MONTHS)
    assert bench.period_of(page, *files, asked=asked, as_of=date(2022, 4, 20)).met is MET
