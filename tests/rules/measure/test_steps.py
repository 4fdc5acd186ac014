"""Steps in lines of their own: what a manual shows whatever it calls them, and orders, lists and rules of conduct do not."""

from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.view import view_of


@pytest.fixture(scope="module")
def met(pages: SimpleNamespace, framework: Framework):
    def run(code: str, *lines: str) -> bool | None:
        page = pages.document("\n".join((f"={framework.indicator(code).name_th}", *lines)))
        view = view_of(pages.dossier(page, indicator=code), framework)
        return next(result.met for result in measure(view, framework.indicator(code)) if result.id == "steps")

    return run


@pytest.mark.parametrize(("code", "lines"), [
    # numbered lines, two levels, bullets, cells, one run of text
    ("O13", ("1. ตรวจใบสำคัญกับฎีกา", "2. ลงทะเบียนคุม", "3. เสนอปลัดลงนาม")),
    ("O13", ("1.1 ตรวจสอบยอดเงิน", "1.2 บันทึกบัญชี", "2.1 รายงานนายกเทศมนตรี")),
    ("O13", ("• วัดระยะร่น", "• จัดทำบันทึก", "→ ติดตามผล")),
    ("O13", ("| ๑ | ตรวจแบบ | นายช่าง", "| ๒ | ออกใบรับ | ธุรการ", "| ๓ | นำส่งเงิน | การเงิน")),
    ("O14", ("1. โทรแจ้งชื่อผู้ป่วย 2. จัดคิวรถ 3. นัดหมายวันรับ",)),
    ("O13", ("ขั้นตอนที่ 1 รับคำขอจากกอง ขั้นตอนที่ 2 ตรวจสอบเงิน ขั้นตอนที่ 3 จัดทำรายงาน",)),
    ("O14", ("ประชาชนยื่นใบแจ้ง > เจ้าหน้าที่ตรวจสอบ > ชำระเงิน",)),
    # two acts at the beginning of numbered lines, and more inside others
    ("O14", ("1. เขียนคำร้องก่อนวันงาน", "2. เจ้าหน้าที่ตรวจสอบของที่เหลือ", "3. ปลัดอนุญาต แจ้งผลทางโทรศัพท์", "4. รับของ")),
    ("O13", ("ขั้นที่ 1 สำรวจที่ดิน", "ขั้นที่ 2 คิดราคา แล้วรายงานปลัด", "ขั้นที่ 3 แจ้งเจ้าของ")),
    ("O13", ("ขั้นตอนที่ ๑: ตรวจใบสำคัญ", "ขั้นตอนที่ ๒: หัวหน้ากองอ่านแล้วเสนอ", "ขั้นตอนที่ ๓: บันทึกบัญชี")),
    # a column that numbers them
    ("O13", ("| ขั้นตอน | งาน", "| 1 | เปิดซอง", "| 2 | อ่านราคา", "| 3 | แจ้งผล", "| 4 | เก็บเข้าแฟ้ม")),
    # how long each takes
    ("O14", ("รับเรื่อง 5 นาที", "พนักงานดูสถานที่ ภายใน 2 วันทำการ", "มาถึงบ้าน 1 ชั่วโมง")),
])  # fmt: skip
def test_acts_in_the_place_of_a_step(code, lines, met):
    assert met(code, *lines) is True


@pytest.mark.parametrize(("code", "lines"), [
    ("O13", ("1. นายสมชาย ใจตัวอย่าง ตรวจงานทั่วไป", "2. นางวารี จำลองจิต ส่งหนังสือ", "3. นายบุญมี สมมติ เก็บขยะ")),  # who does what
    ("O13", ("ข้อ 1 ซื่อสัตย์สุจริต", "ข้อ 2 กล้าตัดสินใจ", "ข้อ 3 มีจิตสาธารณะ")),  # rules of conduct
    ("O14", ("| 1 | รับชำระภาษีป้าย | กองคลัง", "| 2 | จดทะเบียนพาณิชย์ | กองคลัง", "| 3 | ขุดดิน ถมดิน | กองช่าง")),
    ("O14", ("เราตรวจทุกเรื่องด้วยใจ", "เราส่งมอบบริการที่ดี", "เราแจ้งผลเสมอ")),  # acts inside sentences
    # courses, rights and what a month came to; how many steps there are
    ("O13", ("| หลักสูตร | เวลา | งบประมาณ", "| งานสารบรรณ | 2 วัน | 8,000", "| บัญชี | 3 วัน | 9,000", "| พัสดุ | 3 วัน | 9,500")),
    ("O13", ("| เดือน | งาน | กอง", "| ต.ค. | จัดทำแผน | ปลัด", "| พ.ย. | สำรวจภาษี | คลัง", "| ม.ค. | แจ้งประเมิน | คลัง")),
    ("O13", ("1. ตรวจสอบอาคาร 4 ราย", "2. จัดทำราคากลาง 5 โครงการ", "3. ออกใบอนุญาต 6 ราย")),
    ("O13", ("เปลี่ยนรหัสผ่านทุก 90 วัน", "ตรวจทุก 30 วัน", "อบรมทุก 15 วัน")),
    ("O14", ("| งาน | ขั้นตอนเดิม | ขั้นตอนใหม่", "| ชำระภาษี | 5 | 3", "| ขอใบอนุญาต | 9 | 7", "ลดขั้นตอนได้ 2 งาน")),
    ("O14", ("| งาน | ขั้นตอน", "| ชำระภาษีป้าย | 2 ขั้นตอน", "| ขอใบอนุญาต | 6 ขั้นตอน")),
    ("O13", ("ขั้นที่ 1 อัตรา 9,000 บาท", "ขั้นที่ 2 อัตรา 9,500 บาท", "ขั้นที่ 3 อัตรา 9,900 บาท")),
    ("O13", ("ขั้นที่ 1 นายสมชาย ใจตัวอย่าง ตรวจงาน", "ขั้นที่ 2 นางวารี จำลองจิต ส่งหนังสือ", "ขั้นที่ 3 นายบุญมี สมมติ เสนอเรื่อง")),
    ("O13", ("ขั้นที่ 1 รู้ว่าแฟ้มส่งไปไหน", "ขั้นที่ 2 เข้าใจว่าใครตรวจ", "ขั้นที่ 3 ใช้สิ่งที่เสนอได้")),
    ("O14", ("1. ยื่นได้ทุกวัน", "2. ยื่นแทนกันได้", "3. ยื่นได้ที่ชั้น 1")),  # one act
])  # fmt: skip
def test_lines_that_are_no_steps(code, lines, met):
    assert met(code, *lines) is not True


def test_one_word_is_enough_where_steps_stand_below_it(met):
    """A heading alone is too little for a manual that asks for nothing else; with its steps it is not."""
    assert met("O13", "ขั้นตอนการปฏิบัติงานของงานธุรการ") is None
    assert met("O13", "ขั้นตอนการปฏิบัติงานของงานธุรการ", "• รับหนังสือ", "• ลงรับ", "• เสนอผู้บังคับบัญชา") is True


@pytest.mark.parametrize(("code", "lines"), [
    ("O13", ("1) ก่อนวันที่ 25 ดึงรายชื่อ ตรวจกับมรณบัตร ตัดผู้ย้าย", "2) วันที่ 26 ทำบัญชี เสนอกองสวัสดิการ ลงนามรับรอง", "3) ไม่เกินวันที่ 10 แจ้งผล")),
    ("O13", ("๑. เช้าตรวจระดับน้ำดิบ", "๒. เติมคลอรีน วัดค่า", "๓. น้ำขุ่นให้หยุดจ่าย แจ้งหัวหน้า", "๔. สิ้นเดือนส่งสมุด")),
    ("O13", ("ก่อนเวร ลงนาม ตรวจกุญแจ", "ระหว่างเวร เขียนสมุด โทรแจ้งหัวหน้า", "ส่งเวร รายงาน")),
])  # fmt: skip
def test_acts_behind_a_time_are_for_a_person(code, lines, met):
    assert met(code, *lines) is None


@pytest.mark.parametrize(("head", "expected"), [
    ("| บริการ | ค่าธรรมเนียม | เวลา", None), ("| บริการ | เอกสารที่ใช้ | เวลา", True), ("| ผู้ทำ | ค่าธรรมเนียม | เวลา", True),
])  # fmt: skip
def test_how_long_each_service_takes_is_no_step(met, head, expected):
    assert met("O14", head, "| แจ้งเกิด | ไม่มี | 15 นาที", "| แจ้งตาย | ไม่มี | 15 นาที", "| คัดสำเนา | 20 บาท | 5 นาที") is expected
