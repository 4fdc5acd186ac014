"""What stands under the title of a deed and is none: programmes, signed papers, another one's deeds, other work."""

from collections.abc import Callable
from datetime import date

import pytest

from model.finding import Evidence
from rules.framework import Indicator
from rules.measure.doubts.deputed import deputed
from rules.measure.doubts.in_passing import in_passing
from rules.measure.doubts.not_held import only_signed, programme
from rules.measure.doubts.others_taught import others_taught
from rules.measure.view import View

Seen = Callable[[str, str], tuple[View, Indicator]]
AS_OF = date(2022, 4, 10)
HOURS = "กำหนดการประชุม\n08.30 น. ลงทะเบียน\n09.00 น. พิธีเปิด\n10.00 น. บรรยาย\n"


def told(found: tuple[Evidence, ...]) -> bool:
    return bool(found)


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O33", HOURS, True), ("O35", HOURS, True), ("O38", HOURS, True), ("O37", HOURS, True), ("O26", HOURS, True),
    ("O33", HOURS + "มีประชาชนเข้าร่วม 84 คน", False), ("O38", HOURS + "ผ่านการอบรม 30 คน", False), ("O39", HOURS, False),
    ("O35", "กำหนดการจ่ายเบี้ยยังชีพ\n09.00 น. พบกันที่ศาลา", False), ("O33", HOURS.replace("กำหนดการ", "บันทึก"), False),
    ("O7", "|โครงการ|เดือนที่จะจัด\n|วันผู้สูงอายุ|เมษายน 2565", True), ("O33", "|เวที|วันที่จะจัด\n|ประชาคมหมู่ 1|มีนาคม 2565", True),
    ("O33", "|เวที|วันที่จะประชุม|ผลการประชุม\n|หมู่ 1|9 มีนาคม 2565|ผู้เข้าร่วม 40 คน", False),
])  # fmt: skip
def test_a_programme(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert told(programme(*seen(code, body))) is expected


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O33", "ข้อ 1 ให้จัดประชาคมปีละครั้ง\nประกาศ ณ วันที่ 12 มกราคม 2565", True),
    ("O38", "ข้อบังคับว่าด้วยจรรยาพนักงาน\nประกาศ ณ วันที่ ๕ มกราคม ๒๕๖๕", True),
    ("O35", "คำสั่งแต่งตั้งคณะทำงาน\nกรรมการ 5 คน\nสั่ง ณ วันที่ 3 ธันวาคม 2564", True),
    ("O33", "หนังสือลงวันที่ 4 เมษายน 2565\nจะประชุมในวันที่ 19 พฤษภาคม 2565", True),
    ("O38", "เรื่อง จรรยาข้าราชการ ลงวันที่ 9 ธันวาคม 2564", True),
    ("O33", "ประกาศ ณ วันที่ 12 มกราคม 2565\nประชุมประชาคมวันที่ 3 กุมภาพันธ์ 2565 ที่ศาลา", False),
    ("O38", "ข้อบังคับ\nประกาศ ณ วันที่ 5 มกราคม 2565\nมีพนักงานร่วมลงนาม 40 คน", False),
    ("O35", "เมื่อวันที่ 9 ธันวาคม 2564 นายกนำกล่าวคำปฏิญาณ", False),
    ("O37", "คำสั่งแต่งตั้งคณะทำงาน สั่ง ณ วันที่ 3 ธันวาคม 2564", False),
    ("O34", "จึงประกาศงดรับของขวัญ ประกาศ ณ วันที่ 3 มกราคม 2565", False),
])  # fmt: skip
def test_only_signed(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert told(only_signed(*seen(code, body), AS_OF)) is expected


@pytest.mark.parametrize(("body", "expected"), [
    ("นายก อบต. มอบหมายให้ปลัด อบต. เป็นประธานการประชุม ITA", True),
    ("นายกเทศมนตรีมอบหมายรองนายกเทศมนตรีคนที่หนึ่ง เข้าร่วมวันต่อต้านทุจริต", True),
    ("นายกองค์การบริหารส่วนตำบลติดราชการ ปลัดจึงเปิดประชุมแทน", True),
    ("ปลัดเทศบาล ปฏิบัติหน้าที่แทน นำกล่าวคำปฏิญาณต่อต้านทุจริต", True),
    ("นายกฯ มอบให้หัวหน้าสำนักปลัดเปิดงานวันสุจริต", True),
    ("นายก อบต. เป็นประธานการประชุม ITA และมอบหมายให้ปลัด อบต. รายงานผลทุกเดือน", False),
    ("นายกเทศมนตรีมอบนโยบายความโปร่งใสแก่พนักงาน", False),
    ("นายก อบต. มอบหมายให้ปลัด อบต. เป็นประธานคณะทำงาน\nจากนั้นท่านนายกให้โอวาทเรื่องสุจริต", False),
    ("นายกเทศมนตรีพร้อมรองนายกเทศมนตรีและปลัดเทศบาลร่วมประกาศต่อต้านทุจริต", False),
    ("นายกองค์การบริหารส่วนตำบลนำพนักงานติดเข็มกลัดต้านโกง", False),
    ("เรียน นายกเทศมนตรี\nสำนักปลัดจัดกิจกรรมสุจริต 3 มี.ค. 65 พนักงาน 33 คน\nทราบ (นายสมมุติ ใจดี) นายกเทศมนตรี", True),
    ("นายก อบต. อนุมัติให้จัดกิจกรรมสุจริต\nจัดเมื่อ 3 มี.ค. 65 พนักงาน 33 คน\nทราบ / ให้เผยแพร่ (นายสมมุติ ใจดี) นายก อบต.", True),
    ("เรียน นายกเทศมนตรี\nนายกเทศมนตรีเปิดกิจกรรมสุจริต 3 มี.ค. 65\nทราบ (นายสมมุติ ใจดี) นายกเทศมนตรี", False),
    ("ประกาศเจตนารมณ์สุจริตให้ทราบโดยทั่วกัน\n(นายสมมุติ ใจดี) นายกเทศมนตรี", False),
])  # fmt: skip
def test_another_one_in_place_of_the_executive(seen: Seen, body: str, *, expected: bool) -> None:
    assert told(deputed(*seen("O35", body))) is expected


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O38", "จัดอบรมคุณธรรมแก่เยาวชนในตำบล โดยเจ้าหน้าที่อำนวยความสะดวก", True),
    ("O38", "ค่ายจริยธรรม มีนักเรียนเข้าร่วม 60 คน", True),
    ("O38", "โครงการธรรมะสำหรับผู้สูงอายุ เจ้าหน้าที่นำสวดมนต์", True),
    ("O26", "กิจกรรมอบรมอาชีพให้กับกลุ่มสตรี", True),
    ("O26", "อบรมการคัดแยกขยะแก่ประชาชน หมู่ 3", True),
    ("O38", "จัดอบรมคุณธรรมแก่พนักงานและเยาวชนในตำบล", False),
    ("O38", "พนักงานเข้าร่วม 40 คน พร้อมนักเรียนเข้าร่วม 10 คน", False),
    ("O38", "อบรมบุคลากรให้บริการประชาชนด้วยความซื่อสัตย์", False),
    ("O26", "อบรมการช่วยเหลือประชาชน มีพนักงานเข้าร่วม 12 คน", False),
    ("O33", "จัดอบรมแก่เยาวชน", False),
])  # fmt: skip
def test_others_than_the_staff(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert told(others_taught(*seen(code, body))) is expected


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O35", "นายกประชุมกรรมการโรงเรียนเรื่องอาหารกลางวัน โดยให้จัดซื้ออย่างโปร่งใส", True),
    ("O38", "พนักงานอบรมโปรแกรมสารบรรณเพื่อพัฒนาตนตามค่านิยมองค์กร", True),
    ("O38", "อบรมการจัดทำบัญชีด้วยความซื่อสัตย์", True),
    ("O35", "นายกเปิดตลาดนัดเพื่อความโปร่งใสของราคาสินค้า", True),
    ("O38", "ประชุมการเงินประจำเดือนตามหลักธรรมาภิบาล", True),
    ("O35", "นายกประชุมขับเคลื่อนความโปร่งใส", False),
    ("O35", "นายกมอบนโยบายให้ทำงานอย่างโปร่งใส และต่อต้านการทุจริต", False),
    ("O38", "อบรมคุณธรรมพนักงาน", False),
    ("O38", "พนักงานกล่าวคำปฏิญาณเพื่อความซื่อสัตย์", False),
    ("O39", "โครงการจัดซื้ออย่างโปร่งใส", False),
])  # fmt: skip
def test_the_word_in_passing(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert told(in_passing(*seen(code, body))) is expected
