"""The title that a paper gives itself, under a page's title that names something else."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from model.finding import Verdict
from rules.framework import Framework
from rules.judge import judge
from rules.measure.doubts.inner_title import another_title
from rules.measure.view import view_of
from rules.say import sentence

YEAR = "ประจำปีงบประมาณ พ.ศ. 2564"


def said(pages: SimpleNamespace, framework: Framework, code: str, *lines: str, files: tuple[str, ...] = ()) -> list[str]:
    """The titles that are told to be another thing's: of lines below the page's heading, and of files."""
    asked = framework.indicator(code)
    parts = [
        pages.document(text, url=f"https://www.ban-tua-yang.example/{n}.pdf", kind=Kind.PDF) for n, text in enumerate(files)
    ]
    page = "\n".join((f"= {asked.name_th}", f"# {asked.name_th} ปี 2564", *lines))
    view = view_of(pages.dossier(page, *parts, indicator=code), framework)
    return [quote.quote for quote in another_title(view, asked)]


@pytest.mark.parametrize(("code", "line", "another"), [
    ("O24", f"รายงานการตรวจสอบพัสดุ{YEAR}", True),
    ("O41", f"รายงานผลการควบคุมภายใน {YEAR}", True),
    ("O36", "การประเมินความเสี่ยงด้านการเงินและหนี้สาธารณะ ปี 2565", True),  # told like ours, and of other risks
    ("O39", "แผนปฏิบัติการป้องกันและแก้ไขปัญหายาเสพติด พ.ศ. 2563-2565", True),
    ("O28", f"สรุปเงินเดือนและค่าตอบแทนบุคลากร ปีงบประมาณ 2564 {'และรายละเอียด' * 9}", False),  # too long for a title
    ("O12", "รายงานสถานะการเงินสิ้นปี ประจำปี 2564", True),
    ("O10", f"แผนการตรวจสอบภายใน {YEAR} หน่วยตรวจสอบภายใน เทศบาลเมืองตัวอย่างพัฒนา อำเภอเมือง", True),
    ("O10", f"แผนการดำเนินงาน {YEAR} หน่วยตรวจสอบภายใน เทศบาลเมืองตัวอย่างพัฒนา อำเภอเมือง", False),
    ("O10", f"แผนงานโครงการและกิจกรรม {YEAR} ขององค์การบริหารส่วนตำบลตัวอย่างพัฒนา อำเภอเมือง", False),
    ("O24", f"รายงานผลการจัดซื้อจัดจ้าง {YEAR}", False),
    ("O24", f"สรุปการจัดซื้อจัดจ้างและการจัดหาพัสดุ {YEAR}", False),  # in words of its own
    ("O24", f"รายงานผลการจัดซื้้อจัดจ้าง {YEAR}", False),  # misspelt
    ("O24", "รายงานการตรวจสอบพัสดุ", False),  # no item, and no year: may be the head of a part
    ("O24", "แผนฉบับนี้ใช้สำหรับการเงินและการคลังทั่วไป ปี 2564", False),
    ("O24", f"กองคลังเสนอเรื่อง {YEAR}", False), ("O12", "ผลตามแผนการดำเนินงานปี 2564 มี 4 โครงการ", False),
    ("O26", f"รายงานการปฐมนิเทศพนักงานจ้างใหม่ {YEAR}", False),  # of what was done, any paper may tell
    ("O26", f"รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล {YEAR}", True),  # but not in the report of another item
    ("O37", "รายงานผลการกำกับติดตามการดำเนินการป้องกันการทุจริต รอบ 6 เดือน", True),
    ("O37", "รายงานผลการจัดการความเสี่ยงการทุจริต", False),
    ("O37", "เรื่อง รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี 2565", True),
    ("O33", "เทศบาลตำบลตัวอย่าง รายงานความก้าวหน้าตามแผนปฏิบัติการป้องกันการทุจริต ไตรมาสที่ 1 (ต.ค. - ธ.ค. 64)", True),
    ("O38", "ความก้าวหน้าตามแผนปฏิบัติการป้องกันการทุจริต เทศบาลตำบลตัวอย่าง (พ.ศ. 2561 - 2565) ตั้งแต่วันที่ 1 ตุลาคม", True),
    ("O35", "ประกาศเทศบาลตำบลตัวอย่าง เรื่อง มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี 2565", True),
    ("O33", "รายงานความคืบหน้าโครงการตามแผนปฏิบัติการป้องกันการทุจริต", True),
    ("O33", "สรุปผลการติดตามและประเมินผลแผนพัฒนาท้องถิ่น", False),  # whose committee citizens are of
    ("O35", "ประกาศเทศบาลตำบลตัวอย่าง เรื่อง นโยบายไม่รับของขวัญ (No Gift Policy)", False),  # which the executive declares
    ("O38", "รายงานผลโครงการอบรมคุณธรรมจริยธรรมตามแผนปฏิบัติการป้องกันการทุจริต", False),
    ("O43", "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", False),
    ("O22", "แผนการจัดซื้อจัดจ้าง ประจำปี 2565", False),
    ("O27", "หลักเกณฑ์การให้คุณให้โทษและการสร้างขวัญกำลังใจ พ.ศ. 2563", False),  # one part of what is in force
    ("O20", "วิเคราะห์ผลการจัดซื้อจัดจ้าง", True),  # another item's name as it stands needs no year
    ("O27", "นโยบายการบริหารทรัพยากรบุคคลของนายก", True),
    ("O18", "แผนการจัดซื้อจัดจ้าง ประจำปี 2565", True),
    ("O40", "สถิติเรื่องร้องเรียนการทุจริต", True),
    ("O19", "แผนการใช้จ่ายงบประมาณประจำปี", False),  # the plan that it reports on
    ("O41", "ตามแผนปฏิบัติการป้องกันการทุจริต ปีงบ 2564", False),
    ("O28", "ผลการดำเนินการตามนโยบายบริหารทรัพยากรบุคคล", False),  # one of the parts asked for
    ("O12", "ช่องทางการติดต่อ", False),
    ("O6", "ระเบียบและแผนที่ตั้ง พ.ศ. 2562", False), ("O30", "แบบแจ้งเรื่องทั่วไป ปี 2565", False),
])  # fmt: skip
def test_a_title_below_the_title(pages: SimpleNamespace, framework: Framework, code: str, line: str, another: bool) -> None:
    assert bool(said(pages, framework, code, line, "เนื้อหาของเอกสาร 12 รายการ")) is another


def test_one_paper_that_is_named_as_the_page_is_enough(pages: SimpleNamespace, framework: Framework) -> None:
    other, own = f"รายงานการตรวจสอบพัสดุ{YEAR}\n| โต๊ะ | 12", f"รายงานผลการจัดซื้อจัดจ้าง {YEAR}\n| จ้าง | 12"
    assert said(pages, framework, "O24", files=(other,)) == [f"รายงานการตรวจสอบพัสดุ{YEAR}"]
    assert not said(pages, framework, "O24", files=(other, own))
    assert not said(
        pages, framework, "O24", files=(f"เทศบาลตำบลบ้านตัวอย่าง\nกองคลัง\nงานพัสดุ\n{other}",)
    )  # not among the first lines


@pytest.mark.parametrize(("code", "head", "another"), [
    ("O13", "แนวทางการทำงาน งานจัดเก็บรายได้ กองคลัง\nใช้สำหรับ เจ้าพนักงานจัดเก็บรายได้\nเรื่อง การจัดเก็บภาษีป้าย", False),
    ("O14", "คู่มือสำหรับผู้มารับบริการ\nเรื่อง การลงทะเบียนขอรับเงินเบี้ยความพิการ", False),
    ("O13", "คู่มือสำหรับผู้มารับบริการ\nเรื่อง การลงทะเบียนขอรับเงินเบี้ยความพิการ", True),  # a neighbour's manual
    ("O14", "คู่มือการทำงานของเจ้าหน้าที่\nเรื่อง การลงทะเบียนรับเงินเบี้ยความพิการ", True),
    ("O13", "องค์การบริหารส่วนตำบลตัวอย่าง\nเรื่อง การป้องกันโรคไข้เลือดออก", True),  # nobody's
    ("O14", "คู่มือสำหรับผู้มารับบริการ\nเรื่อง การดูแลคนพิการที่บ้าน", True),  # no service
    ("O20", "สรุปรายจ่ายจริงตลอดปี\nเรื่อง การตรวจสอบพัสดุของกองคลัง", True),  # no manual
])  # fmt: skip
def test_a_line_below_the_title_of_a_manual_says_what_it_is_on(
    pages: SimpleNamespace, framework: Framework, code: str, head: str, another: bool
) -> None:
    assert bool(said(pages, framework, code, files=(f"{head}\n1. รับคำขอ\n2. ตรวจเอกสาร",))) is another


def test_the_title_of_a_sheet_is_a_row_and_that_of_a_memo_stands_below_its_letterhead(
    pages: SimpleNamespace, framework: Framework
) -> None:
    title = "รายงานความก้าวหน้าตามแผนปฏิบัติการป้องกันการทุจริต ไตรมาสที่ 1"
    rows = "| อบรม | 20,000 | แล้วเสร็จ 24 ก.พ. 65 ผู้เข้าร่วม 51 คน จากทุกกอง"
    memo = "บันทึกข้อความ\nส่วนราชการ สำนักปลัด\nที่ ตย 72101/188 วันที่ 1 เมษายน 2565"
    assert said(pages, framework, "O26", files=(f"| {title}\n{rows}",)) == [title]
    assert said(pages, framework, "O26", files=(f"{memo}\nเรื่อง {title}\nเรียน นายก\n{rows}",)) == [f"เรื่อง {title}"]
    assert not said(pages, framework, "O26", files=(f"| {title} | {title}\n{rows}",))  # the heads of columns


def test_a_person_is_told_where_to_look(pages: SimpleNamespace, framework: Framework) -> None:
    lines = "รายงานการตรวจสอบพัสดุประจำปีงบประมาณ 2564\n| โต๊ะ | 12 | 84,000 บาท\nปัญหา ไม่มีที่เก็บ\nข้อเสนอแนะ ควรจำหน่าย"
    page = f"= รายงานผลการจัดซื้อจัดจ้าง\n# รายงานผลการจัดซื้อจัดจ้างประจำปีงบประมาณ 2564\n{lines}"
    finding = judge(pages.dossier(page, indicator="O24"), framework, strict=True)
    (reason,) = [one.reason for one in finding.reasons if one.reason.code == "wrong-topic"]
    assert reason.data["because"] == "another-title"
    assert reason.evidence[0].quote == "รายงานการตรวจสอบพัสดุประจำปีงบประมาณ 2564"


def test_with_a_part_that_lacks_it_is_certain(pages: SimpleNamespace, framework: Framework) -> None:
    lines = "รายงานการตรวจสอบพัสดุประจำปีงบประมาณ 2564\n| โต๊ะ | 12 | ใช้ได้\n| เก้าอี้ | 40 | ชำรุด"
    page = f"= รายงานผลการจัดซื้อจัดจ้าง\n# รายงานผลการจัดซื้อจัดจ้างประจำปีงบประมาณ 2564\n{lines}"
    finding = judge(pages.dossier(page, indicator="O24"), framework, strict=True)
    (reason,) = [one.reason for one in finding.reasons if one.reason.code == "wrong-topic"]
    assert (finding.verdict, reason.data["certain"]) == (Verdict.FAIL, True)
    assert "เอกสารเรื่องอื่นตามหัวเรื่องของเอกสารเอง" in sentence(reason)


@pytest.mark.parametrize(("code", "below", "verdict"), [
    # another item's name over its words: none of ours is there
    ("O21", "แผนการใช้จ่ายงบประมาณประจำปี 2565\n| งบกลาง | 2,300,000\n| งบบุคลากร | 2,410,000\n| งบลงทุน | 100,000", Verdict.FAIL),
    ("O24", "รายงานผลการใช้จ่ายงบประมาณ ประจำปี 2564\n| งบกลาง | 8,000,000 บาท | รายการ\nปัญหา รายได้โอนช้า\nข้อเสนอแนะ เร่งรัด", Verdict.FAIL),
    ("O24", "รายงานการฝึกอบรมพัสดุ ประจำปี 2564\n| ซื้อโต๊ะ | 12 รายการ | 900 บาท\nปัญหา ไม่มีที่เก็บ\nข้อเสนอแนะ ซื้อตู้", Verdict.REVIEW),  # one alone
])  # fmt: skip
def test_two_kinds_of_doubt_leave_none(
    pages: SimpleNamespace, framework: Framework, code: str, below: str, verdict: Verdict
) -> None:
    asked = framework.indicator(code)
    year = asked.period.value == "previous_fy"
    page = f"= {asked.name_th}\n# {asked.name_th} ปี {2564 if year else 2565}\n{below}"
    finding = judge(pages.dossier(page, indicator=code), framework, strict=True)
    assert finding.verdict is verdict
    assert "wrong-topic" in {one.reason.code for one in finding.reasons}
