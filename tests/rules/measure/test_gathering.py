"""A meeting about a plan is no plan; a school's rules are no local government's."""

from types import SimpleNamespace

import pytest

from model.finding import Verdict
from rules.framework import Framework
from rules.judge import judge
from rules.measure.blanks.kept_in_office import kept_in_office
from rules.measure.doubts.defined import defined
from rules.measure.doubts.gathering import gathering
from rules.measure.doubts.other_kind import other_kind
from rules.measure.doubts.other_office import other_office
from rules.measure.view import view_of

SUBJECTS = ("การสรรหาและคัดเลือก", "การบรรจุและแต่งตั้ง", "การพัฒนา", "การประเมินผลการปฏิบัติงาน", "การให้คุณให้โทษ")
CRITERIA = "| ลำดับ | หลักเกณฑ์ | เอกสาร |" + "".join(f"\n| {at} | {one} | รอเอกสาร |" for at, one in enumerate(SUBJECTS, 1))
TABLE = "\n| โครงการ | งบประมาณ |\n| ถนน | 400,000 |\n| ประปา | 90,000 |"


@pytest.mark.parametrize(("code", "text", "is_meeting"), [
    ("O21", "ซักซ้อมการจัดทำแผนการจัดซื้อจัดจ้าง 7 ตุลาคม 2564\nผู้เข้าร่วม 18 คน", True),
    ("O28", "เข้ารับการอบรมการจัดทำรายงานผลการบริหารและพัฒนาทรัพยากรบุคคล\nเจ้าหน้าที่ 2 คนได้รับวุฒิบัตร", True),
    ("O42", "ประชุมเรื่องมาตรการส่งเสริมคุณธรรมและความโปร่งใส\nผู้เข้าประชุม 25 คน", True),
    ("O29", "นิติกรชี้แจงแนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต\nผู้เข้ารับฟัง 40 คน", True),
    ("O21", f"ประชุมพิจารณาแผนการจัดซื้อจัดจ้าง ผู้เข้าร่วม 18 คน{TABLE}", False),  # and the plan
    ("O21", "คณะกรรมการประชุมเห็นชอบและประกาศใช้แผนการจัดซื้อจัดจ้าง\nผู้เข้าร่วม 18 คน", False),
    ("O41", "อบรมคุณธรรม ผู้เข้าอบรม 28 คน\nประชุมประชาคม 9 หมู่บ้าน", False),  # what the report tells of
    ("O33", "ประชุมเพื่อการเปิดโอกาสให้เกิดการมีส่วนร่วม ผู้เข้าร่วม 40 คน", False),  # a deed
])  # fmt: skip
def test_talk_of_a_paper(pages: SimpleNamespace, framework: Framework, code: str, text: str, is_meeting: bool) -> None:
    asked = framework.indicator(code)
    assert bool(gathering(view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework), asked)) is is_meeting


@pytest.mark.parametrize(("code", "text", "theirs"), [
    ("O36", "ครูเวรเรียกรับเงินจากผู้ปกครอง ระดับสูง", True),
    ("O15", "ผู้ป่วยนอก 812 ราย\nทันตกรรม 102 ราย", True),
    ("O38", "สถานีตำรวจอบรมข้าราชการตำรวจ 65 นาย", True),
    ("O29", "ไปรษณีย์ถึงเลขาธิการ\nเสนอคณะกรรมการ ป.ป.ช. พิจารณา", True),
    ("O36", "ผู้ปกครองเท่านั้น", False),  # one word
    ("O12", "อาหารกลางวันนักเรียนและประชุมผู้ปกครอง กองการศึกษา", False),
    ("O33", "ชาวบ้านหมู่ที่ 3 กับนักเรียนและผู้ปกครอง", False),
    ("O36", "ปลัดอำเภอ นักเรียน ผู้ปกครอง", True),  # none of ours
    ("O30", "ครูเวร นักเรียน", False), ("O6", "เลขาธิการ อธิบดี", False),
])  # fmt: skip
def test_words_of_another_office(pages: SimpleNamespace, framework: Framework, code: str, text: str, theirs: bool) -> None:
    asked = framework.indicator(code)
    assert bool(other_office(view_of(pages.dossier(f"# {asked.topic.names[-1]}\n{text}"), framework), asked)) is theirs


@pytest.mark.parametrize(("agency", "text", "theirs"), [
    ("อบต.ดอนจำลอง", "นายกเทศมนตรีประกาศใช้เมื่อ 15 ตุลาคม 2564", True),
    ("เทศบาลตำบลดอนจำลอง", "นายก อบต. ลงนามวันที่ 4 ตุลาคม 2564", True),
    ("อบต.ดอนจำลอง", "ประชุมร่วมกับนายกเทศมนตรี", False),  # one line, and nothing done
    ("อบต.ดอนจำลอง", "นายกเทศมนตรีประกาศใช้ อบต. ถือปฏิบัติ", False),
])  # fmt: skip
def test_an_executive_of_another_kind(
    pages: SimpleNamespace, framework: Framework, agency: str, text: str, theirs: bool
) -> None:
    asked = framework.indicator("O4")
    assert bool(other_kind(view_of(pages.dossier(f"# แผนพัฒนา\n{text}"), framework), asked, agency)) is theirs


@pytest.mark.parametrize(("code", "text"), [
    # the day of signing is past, all others are still to come
    ("O33", "กำหนดประชาคมท้องถิ่น\nหมู่ 1 วันที่ 20 เมษายน 2566\nหมู่ 2 วันที่ 21 เมษายน 2566\nขอเชิญประชาชนเสนอปัญหา\nประกาศ ณ วันที่ 4 เมษายน 2565"),
    # who shall do it, and how often
    ("O33", "คำสั่งที่ 45/2565 แต่งตั้งคณะทำงานส่งเสริมการมีส่วนร่วมของประชาชน\nจัดเวทีอย่างน้อยปีละ 2 ครั้ง\nสั่ง ณ วันที่ 14 กุมภาพันธ์ 2565"),
    ("O43", "เมื่อวันที่ 7 กุมภาพันธ์ 2565 แจ้งมาตรการ 5 ข้อ ให้ทุกกองนำไปปฏิบัติ\nให้รายงานผลภายในวันที่ 30 กันยายน 2565 ตามแบบที่กำหนดไว้"),
    ("O34", "No Gift Policy คืออะไร\nข้อดี ลดการทุจริต นายกและบุคลากรทุกคนไม่รับของขวัญ\nประกาศ 10 มกราคม 2565 ในคอลัมน์สาระน่ารู้"),
    ("O27", CRITERIA),
])  # fmt: skip
def test_what_is_announced_is_not_done(pages: SimpleNamespace, framework: Framework, code: str, text: str) -> None:
    name = framework.indicator(code).name_th
    finding = judge(pages.dossier(f"={name}\n#{name} ปี 2565\n{text}", indicator=code), framework, strict=True)
    assert finding.verdict is not Verdict.PASS


@pytest.mark.parametrize(("code", "text", "explains"), [
    ("O21", "แผนการจัดซื้อจัดจ้าง คือ เอกสารที่หน่วยงานของรัฐต้องจัดทำ ตามมาตรา 11", True),
    ("O31", "สถิติเรื่องร้องเรียนการทุจริต หมายถึง การรวบรวมจำนวนเรื่อง\nประโยชน์ 1. เห็นแนวโน้ม", True),
    ("O21", "แผนการจัดซื้อจัดจ้าง คือ ซื้อรถขยะ 2,400,000 บาท", False),
    ("O21", f"แผนการจัดซื้อจัดจ้าง คือ เอกสารที่ต้องจัดทำ{TABLE}", False),
    ("O6", "กฎหมายที่เกี่ยวข้อง คือ ข้อมูลที่ต้องเผยแพร่", False),
])  # fmt: skip
def test_what_such_a_paper_is(pages: SimpleNamespace, framework: Framework, code: str, text: str, explains: bool) -> None:
    asked = framework.indicator(code)
    assert bool(defined(view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework), asked)) is explains


@pytest.mark.parametrize(("code", "line", "kept"), [
    ("O12", "ปัญหาอุปสรรค และข้อเสนอแนะ ให้ดูจากเล่มรายงานที่ปิดประกาศไว้หน้าสำนักงาน", True),
    ("O12", "ปัญหา อุปสรรค และข้อเสนอแนะ ปรากฏตามเล่มรายงานที่สำนักปลัด", True),
    ("O10", "โครงการและงบประมาณ ขอดูได้ที่งานแผน", True),
    ("O12", "ปัญหาและข้อเสนอแนะ ปรากฏตามเล่มรายงานที่แนบ", False),
    ("O12", "ปัญหา ฝนตก ข้อเสนอแนะ เริ่มงานก่อนฤดูฝน", False),
    ("O33", "ประชาชนดูได้ที่บอร์ดหน้าสำนักงาน", False),
])  # fmt: skip
def test_what_only_the_office_keeps(pages: SimpleNamespace, framework: Framework, code: str, line: str, kept: bool) -> None:
    asked = framework.indicator(code)
    assert bool([*kept_in_office(view_of(pages.dossier(f"# {asked.name_th}\n{line}"), framework), asked)]) is kept
