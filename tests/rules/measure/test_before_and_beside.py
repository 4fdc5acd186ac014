"""What stands before a deed or beside the subject: applications, duties, a higher level's papers, other work, other forms, old deeds."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from model.document import Form, Kind
from rules.framework import Framework, Indicator
from rules.measure.doubts.higher_level import higher_level
from rules.measure.doubts.no_deed import no_deed
from rules.measure.doubts.only_shall import only_shall
from rules.measure.doubts.other_form import other_form, untold
from rules.measure.doubts.other_risks import other_risks
from rules.measure.doubts.other_work import other_work
from rules.measure.doubts.plan_or_report import plan_or_report
from rules.measure.doubts.proposal import proposal
from rules.measure.time.period import measure_period
from rules.measure.view import View, view_of

Seen = Callable[[str, str], tuple[View, Indicator]]
AGENCY = "เทศบาลตำบลบ้านตัวอย่าง"
HEADS = "1. หลักการและเหตุผล ส่งเสริมจริยธรรม\n2. วัตถุประสงค์ ปลูกจิตสำนึก\n3. เป้าหมาย พนักงาน 54 คน\n4. งบประมาณ 20,000 บาท\n"


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O38", HEADS + "ผู้เสนอ นักทรัพยากรบุคคล", True), ("O33", HEADS, True), ("O35", HEADS, True),
    ("O38", HEADS + "5. ผลที่ได้รับ มีผู้เข้าร่วม 38 คน", False), ("O33", HEADS + "จัดเมื่อ 3 มีนาคม 2565", False),
    ("O38", "ขออนุมัติจัดกิจกรรมวันที่ 24 มีนาคม 2565 พนักงาน 120 คน\nจึงเรียนมาเพื่อโปรดพิจารณา", True),
    ("O38", "ขออนุมัติจัดกิจกรรมไว้ และจัดกิจกรรมแล้ว จึงเรียนมาเพื่อโปรดพิจารณา ได้ดำเนินการแล้ว", False),
    ("O39", HEADS, False), ("O38", "วัตถุประสงค์ ปลูกจิตสำนึก\nอบรมพนักงาน 54 คน", False),
])  # fmt: skip
def test_an_application(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert bool(proposal(*seen(code, body))) is expected


DUTIES = "จะดำเนินการสรรหาตามระบบคุณธรรม\nให้มีการอบรมบุคลากรอย่างน้อยร้อยละ 70\nจะมอบหมายงานให้ตรงกับความรู้\n"


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O26", DUTIES, True), ("O43", DUTIES, True), ("O37", DUTIES + "ให้ทุกกองถือปฏิบัติตั้งแต่วันที่ 1 ตุลาคม 2564", True),
    ("O26", DUTIES + "ส่งพนักงานเข้าอบรมพัสดุแล้ว 3 คน", False), ("O26", "ให้มีการอบรมพนักงานปีละครั้ง\nอบรมเมื่อ 3 มีนาคม 2565", False),
    ("O38", "(1) ผู้บังคับบัญชาพึงเป็นแบบอย่าง\n(2) พนักงานทุกคนต้องเข้าอบรมปีละ 1 ครั้ง\n(3) ให้ติดป้ายค่านิยมทุกห้อง", True),
    ("O25", DUTIES, False),
])  # fmt: skip
def test_duties(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert bool(only_shall(*seen(code, body))) is expected


LONG = "ข้อความของเอกสารที่ยาวพอจะเป็นเนื้อหาและไม่ใช่ปกของเอกสารฉบับใดฉบับหนึ่ง\n"


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O25", LONG + "ประกาศ ณ วันที่ 15 พฤศจิกายน 2564 อธิบดี", True),
    ("O28", "กรมพัฒนาพื้นที่สมมุติ\n" + LONG, True), ("O36", "สำนักงานส่งเสริมกิจการจังหวัดตัวอย่าง\n" + LONG, True),
    ("O14", "คู่มือการให้บริการประชาชน\nที่ทำการปกครองอำเภอบ้านตัวอย่าง กรมการปกครอง\n" + LONG, True),
    ("O14", "คู่มือการให้บริการประชาชน\nยื่นคำขอต่อที่ทำการปกครองอำเภอ แล้วนำใบรับมาที่กองคลัง\n" + LONG, False),
    ("O31", LONG + "|เทศบาลตำบล (38 แห่ง) | 16 | 9 | 7", True), ("O31", LONG + "สถิติของเทศบาลในจังหวัดตัวอย่าง", True),
    ("O31", "สถิติเรื่องร้องเรียนจากทั่วประเทศ ทั้งหมด 4,812 เรื่อง\nเทศบาลตำบลบ้านตัวอย่าง ขอเชิญร่วมต้านทุจริต\n" + LONG, True),
    ("O35", "ร่วมงานระดับจังหวัด เทศบาลตำบลบ้านตัวอย่าง\n" + LONG, False),
    ("O25", LONG + "กรมพัฒนาพื้นที่สมมุติ\nเทศบาลตำบลบ้านตัวอย่าง อธิบดี", False),
    ("O10", "ตามระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนา\n" + LONG, False),
    ("O4", LONG + "ยกระดับโรงเรียนเทศบาล 4 แห่ง", False), ("O6", "กรมพัฒนาพื้นที่สมมุติ\n" + LONG, False),
])  # fmt: skip
def test_a_higher_level(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert bool(higher_level(*seen(code, body), AGENCY)) is expected


ROADS = "|โครงการ | ผล\n|ลาดยาง ซอย 2 | ร้อยละ 80\n|อาหารกลางวัน | จ่าย 2 งวด\n|คัดแยกขยะ | อบรม 5 ชุมชน\n"


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O40", "ติดตามเพื่อป้องกันการทุจริตดังนี้\n" + ROADS, True), ("O41", ROADS, True),
    ("O37", "• 12 พ.ย. 2564 ติดตั้งกระจกโค้ง\n• 14 ก.พ. 2565 ตีเส้นชะลอความเร็ว\n• 8 มี.ค. 2565 ซ่อมไฟกะพริบ", True),
    ("O43", "ตุลาคม 2564 ย้ายโต๊ะ\nพ.ย. 2564 ล้างแอร์\nธันวาคม 2564 ทาสีห้อง", True),  # whatever the other work is
    ("O38", "• 5 พ.ย. 2564 เล่ากรณีศึกษา\n• 8 ม.ค. 2565 แบ่งกลุ่มคุย\n• 9 ก.พ. 2565 สรุปบทเรียน", False),
    ("O40", ROADS + "|อบรมคุณธรรม | 40 คน", False), ("O12", ROADS, False),
    ("O43", "• 5 พ.ย. 2564 ลงข้อมูลบนเว็บไซต์\n• 8 ม.ค. 2565 ติดกล่องรับความเห็นที่จุดฉีดวัคซีน\n• 9 ก.พ. 2565 ประชุมเรื่องโควิด", False),
])  # fmt: skip
def test_other_work(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert bool(other_work(*seen(code, body))) is expected


DEBTS = "|เหตุการณ์ | ระดับ\n|ลูกหนี้ภาษีค้างชำระ | สูง\n|ระบบคอมพิวเตอร์ล่ม | ปานกลาง\n|รถดับเพลิงเก่า | สูง\n"


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O36", "ความเสี่ยงการทุจริตมีดังนี้\n" + DEBTS, True), ("O37", DEBTS, True), ("O36", DEBTS + "|ใช้รถหลวงไปธุระ | สูง", False),
    ("O36", "|เหตุการณ์ | ระดับ\n|ให้คนสนิทได้แผงก่อน | สูง\n|รดสวนตนเอง | ต่ำ\n|แจ้งข่าวล่วงหน้า | ต่ำ", False), ("O36", "ไม่มีตาราง", False), ("O12", DEBTS, False),
])  # fmt: skip
def test_risks_of_other_kinds(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert bool(other_risks(*seen(code, body))) is expected


HANDED_OUT = (
    "ประชุมเมื่อวันที่ 14 กุมภาพันธ์ 2565 เพื่อเตรียมการดำเนินการตามมาตรการ\nมาตรการที่หนึ่ง สำนักปลัดจัดทำปฏิทินให้เสร็จภายในเดือนพฤษภาคม\n"
    "มาตรการที่สอง กองช่างศึกษาขั้นตอนและเสนอผู้บริหาร\n"
)
ALL_YEAR = "เทศบาลมีกิจกรรมเสริมสร้างวัฒนธรรมองค์กรสำหรับบุคลากรทุกกองตลอดทั้งปี ทั้งการอบรมจริยธรรมและจิตอาสา\n"
OPEN_TO_ALL = "เทศบาลเปิดโอกาสให้ประชาชนมีส่วนร่วมผ่านคณะกรรมการชุมชนทุกแห่ง และสมัครเป็นผู้สังเกตการณ์ได้ 3 คนต่อโครงการ\n"


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O33", OPEN_TO_ALL, True), ("O33", OPEN_TO_ALL + "ยื่นแบบภายใน 30 มิถุนายน 2565", True),
    ("O33", OPEN_TO_ALL + "ประชุมวันที่ 3 มีนาคม 2565", False), ("O33", OPEN_TO_ALL + "ผู้เข้าร่วม 40 คน", False),
    ("O43", HANDED_OUT, True), ("O43", HANDED_OUT + "เสร็จแล้วเมื่อมีนาคม", False), ("O33", HANDED_OUT, False),  # citizens take part in a plan
    ("O43", HANDED_OUT.replace("พฤษภาคม", "มกราคม"), False),
    ("O38", ALL_YEAR + "เห็นชอบแผนเมื่อวันที่ 15 พฤศจิกายน 2564", True), ("O38", ALL_YEAR + "จัดเมื่อวันที่ 15 พฤศจิกายน 2564", False),
    ("O33", OPEN_TO_ALL + "ประชุมเสร็จเรียบร้อย", False), ("O32", OPEN_TO_ALL, False), ("O33", OPEN_TO_ALL + "-ภาพการประชุม", False),
])  # fmt: skip
def test_no_deed(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert bool(no_deed(*seen(code, body), date(2022, 4, 10))) is expected


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O35", "ปฏิทินการมีส่วนร่วมของผู้บริหาร ปี 2565\n|ประกาศเจตจำนง | ธันวาคม\n|ประชุม ITA | ทุกไตรมาส", True),
    ("O35", "ปฏิทินการมีส่วนร่วมของผู้บริหาร ปี 2565\n|ประกาศเจตจำนง | ประกาศแล้ว 9 ธันวาคม 2564", False),
    ("O35", "นายกเทศมนตรีประชุม ITA ตามปฏิทิน", False),
    ("O38", "อบต.บ้านตัวอย่าง กำหนดแผนประจำปี 4 กิจกรรม\nอบรมคุณธรรม ดำเนินการเดือนกุมภาพันธ์ 2565", True),
    ("O38", "อบต.บ้านตัวอย่าง กำหนดแผนประจำปี 4 กิจกรรม\nอบรมคุณธรรม 24 กุมภาพันธ์ 2565 ผู้เข้าอบรม 40 คน", False),
])  # fmt: skip
def test_a_calendar(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert bool(plan_or_report(*seen(code, body))) is expected


CHOICES = (("radio", "มาก"), ("radio", "น้อย")) * 2


@pytest.mark.parametrize(("code", "fields", "button", "expected"), [
    ("O30", (*CHOICES, ("text", "อายุ")), "ส่งแบบสำรวจ", True), ("O30", (*CHOICES, ("text", "อายุ")), "ส่ง", True),
    ("O30", (("text", "ชื่อผู้ขอ"), ("textarea", "ข้อมูลที่ต้องการ")), "ยื่นคำขอข้อมูล", True),
    ("O32", (("text", "ชื่อ"), ("text", "โรคประจำตัว")), "สมัครสมาชิก", True),
    ("O30", (("text", "ผู้แจ้ง"), ("text", "จุดที่ไฟดับ/ถนนชำรุด"), ("textarea", "รายละเอียด")), "ส่งเรื่อง", True),
    ("O30", (("text", "ใคร"), ("textarea", "ทำอะไร"), ("text", "ถนน/สถานที่")), "ส่ง", False),
    ("O30", (("text", "โครงการถนนที่ทุจริต"), ("textarea", "รายละเอียด")), "ส่งเรื่อง", False),
    ("O30", (*CHOICES, ("textarea", "พฤติการณ์")), "ส่งแบบสำรวจ", False), ("O30", (("text", "ชื่อ"), ("textarea", "เล่ามา")), "ส่ง", False),
    ("O32", (*CHOICES, ("textarea", "ข้อเสนอแนะ")), "ส่งแบบประเมิน", False), ("O17", CHOICES, "ส่งแบบสำรวจ", True),
    ("O17", (("text", "ผู้ถูกร้อง"), ("textarea", "พฤติการณ์")), "ส่งเรื่อง", True), ("O17", (("textarea", "ความคิดเห็น"),), "ส่ง", True),
    ("O17", (("text", "ขอยืมเต็นท์ จำนวน"), ("textarea", "ข้อเสนอแนะ")), "ยื่นคำร้อง", False),
    # a grade asked for beside the room to write
    ("O32", (("textarea", "ข้อความ"), ("radio", "ให้คะแนนการทำงาน"), ("radio", "ดี"), ("radio", "พอใช้")), "ส่งข้อความ", False),
    ("O32", (("textarea", "เขียนถึงเรา"), ("radio", "ความพึงพอใจต่อเทศบาล"), ("radio", "มาก")), "ส่ง", False),
    ("O30", (("text", "โทร"), ("textarea", "เล่ามา"), ("radio", "ประเมินหน้านี้"), ("radio", "ดี")), "ส่ง", False),
    ("O32", (("textarea", "ข้อความ"), ("radio", "ให้คะแนนการทำงาน"), ("radio", "ดี")), "ส่งแบบประเมิน", True),
    ("O32", (("textarea", "ที่อยู่"), ("radio", "ความพึงพอใจ"), ("text", "สมัครรับถังขยะ")), "ส่ง", True),
    ("O30", (("textarea", "ข้อมูลที่ต้องการ"), ("radio", "ความพึงพอใจ")), "ยื่นคำขอข้อมูล", True),
    ("O30", (("text", "อายุ"), ("radio", "ความพึงพอใจ"), ("radio", "มาก")), "ส่ง", True),
    ("O14", (("text", "ชื่อผู้ขอ"), ("date", "วันที่ใช้"), ("file", "สำเนาบัตร")), "ยื่นคำขอ", True),
    ("O14", (("text", "ค้นหา"),), "ค้นหาคู่มือ", False),
])  # fmt: skip
def test_other_forms(
    pages: SimpleNamespace, framework: Framework, code: str, fields: tuple[tuple[str, str], ...], button: str, *, expected: bool
) -> None:
    asked = framework.indicator(code)
    page = pages.document(f"={asked.name_th}\n#{asked.name_th}", forms=(Form("/save", "post", fields, "", (button,)),))
    assert bool(other_form(view_of(pages.dossier(page, indicator=code), framework), asked)) is expected


BARE = (("text", "ชื่อ"), ("text", "โทร"), ("textarea", "รายละเอียด"))
HELLO = "กรอกข้อมูลด้านล่างแล้วกดส่ง เจ้าหน้าที่จะติดต่อกลับภายในสองวัน ขอบคุณที่ใช้เว็บไซต์ของเรา"


@pytest.mark.parametrize(("code", "lines", "fields", "expected"), [
    ("O30", f"{HELLO}\nเล่าให้เราฟังว่าท่านคิดอย่างไรกับงานของเรา", BARE, True),
    ("O30", f"{HELLO}\nชื่อผู้แจ้งเป็นความลับ", BARE, False),
    ("O30", "", BARE, False),  # a bare form is what its title says
    ("O32", f"{HELLO}\nเลือกงานที่ต้องการ ขอน้ำ ซ่อมไฟ", (("text", "จุดที่ต้องการ"), *BARE), True),
    ("O32", f"{HELLO}\nพบเห็นเจ้าหน้าที่เรียกรับเงิน แจ้งได้ที่นี่", BARE, True),
    ("O32", HELLO, (("textarea", "ข้อเสนอแนะ"), *BARE), False),
    ("O17", f"{HELLO}\nโทร 0-2000-0000 เรื่องถนนและไฟฟ้า", (("text", "ชื่อ"), ("textarea", "ข้อความ")), True),
    ("O17", HELLO, (("text", "ขอน้ำ กี่ลิตร"), *BARE), False),
    ("O8", HELLO, BARE, False),
])  # fmt: skip
def test_what_a_form_is_for_stands_below_the_title(
    pages: SimpleNamespace, framework: Framework, code: str, lines: str, fields: tuple[tuple[str, str], ...], *, expected: bool
) -> None:
    asked = framework.indicator(code)
    form = Form("/save", "post", fields, asked.name_th, ("ส่ง",))
    page = pages.document(f"={asked.name_th}\n#{asked.name_th}\n{lines}", forms=(form,))
    assert bool(untold(view_of(pages.dossier(page, indicator=code), framework), asked)) is expected


def test_a_manual_may_have_a_form_beside_it(pages: SimpleNamespace, framework: Framework) -> None:
    asked, steps = (
        framework.indicator("O14"),
        "".join(f"\n{at}. ผู้ขอยื่นคำขอพร้อมสำเนาบัตรประชาชนและสำเนาทะเบียนบ้านที่กองช่าง" for at in range(1, 6)),
    )
    fields = (("text", "ชื่อผู้ขอ"), ("date", "วันที่ใช้"), ("file", "สำเนาบัตร"))
    page = pages.document(f"={asked.name_th}\n#{asked.name_th}{steps}", forms=(Form("/save", "post", fields, "", ("ส่ง",)),))
    assert not other_form(view_of(pages.dossier(page, indicator="O14"), framework), asked)


@pytest.mark.parametrize(("code", "lines", "expected"), [
    ("O26", "แผนปฏิบัติการด้านทรัพยากรบุคคล ปี 2565\nกิจกรรม เป้าหมาย งบประมาณ\nอบรมพัสดุ 15 คน 30,000", True),
    ("O26", "หลักเกณฑ์การประเมินผลการปฏิบัติงาน ปี 2565\nผลสัมฤทธิ์ของงาน ร้อยละ 70", True),
    ("O38", "โครงการอบรมจริยธรรม ปี 2565\nเป้าหมาย 40 คน", True), ("O33", "กำหนดการประชาคม\n09.00 น. ลงทะเบียน", True),
    ("O26", "แผนปฏิบัติการด้านทรัพยากรบุคคล ปี 2565\nอบรมพัสดุ 15 คน ดำเนินการแล้ว", False),
    ("O26", "รายงานการดำเนินการตามแผน\nอบรมพัสดุ 15 คน", False), ("O22", "ประกาศเชิญชวน\nก่อสร้างถนน 500,000 บาท", False),
])  # fmt: skip
def test_a_plan_for_a_deed(pages: SimpleNamespace, framework: Framework, code: str, lines: str, *, expected: bool) -> None:
    asked = framework.indicator(code)
    page = pages.document(f"={asked.name_th}\n#{asked.name_th}\n-เอกสาร")
    paper = pages.document(lines, url="https://www.ban-tua-yang.example/file/2.pdf", kind=Kind.PDF)
    assert bool(plan_or_report(view_of(pages.dossier(page, paper, indicator=code), framework), asked)) is expected


OLD = "|วางแผน | 11 พ.ย. 2563\n|สรรหา | 22 มี.ค. 2564\n|พัฒนา | 8 เม.ย. 2564\n"


@pytest.mark.parametrize(("code", "body", "met"), [
    ("O26", OLD + "|ประเมิน | เลื่อนขั้น 1 ต.ค. 2564", None), ("O43", OLD + "|คณะทำงาน | 1 ต.ค. 2564", None),
    ("O38", "อบรม พ.ค. 64 พนักงาน 45 คน\nจิตอาสา ก.ค. 64\nรายงาน ณ เดือนตุลาคม 2564", None),
    ("O26", OLD + "|ประเมิน | 1 ต.ค. 2564\n|อบรม | 9 พ.ย. 2564", True), ("O26", OLD + "|อบรม | 9 ม.ค. 2565", True),
])  # fmt: skip
def test_deeds_of_the_year_before(seen: Seen, framework: Framework, code: str, body: str, *, met: bool | None) -> None:
    view, asked = seen(code, f"#การดำเนินการ ประจำปีงบประมาณ 2565\n{body}")
    assert measure_period(view, framework.indicator(asked.code), framework, as_of=date(2022, 4, 10)).met is met
