"""What shows a thing and not only talk of it: days and sums, logs under a policy's title, messages, others' systems."""

from types import SimpleNamespace

import pytest

from model.document import Form, Link
from rules.framework import Framework
from rules.measure.scene import scene_of
from rules.measure.structure.acts import acts_told
from rules.measure.view import view_of


@pytest.mark.parametrize(("code", "lines", "expected"), [
    ("O22", "ประกาศเชิญชวนเสนอราคาจ้างก่อสร้าง ยื่นวันที่ 8 กุมภาพันธ์ 2565", True),
    ("O22", "ประกาศราคากลางก่อสร้างถนน 1,250,000 บาท", True),
    ("O22", "วิธีซื้อมี 3 แบบ ประกาศเชิญชวน คัดเลือก เฉพาะเจาะจง", False),  # what procurement is
    ("O22", "จัดทำ กุมภาพันธ์ 2565", False),
])  # fmt: skip
def test_an_announcement_has_its_day_or_its_sum(code, lines, expected, measured):
    assert measured(code, f"=ประกาศจัดซื้อจัดจ้าง\n{lines}")["particulars"].met is expected


@pytest.mark.parametrize(("code", "lines", "expected"), [
    ("O25", "12 พ.ย. 64 ส่งพนักงานอบรม 3 คน\n20 ธ.ค. 64 บรรจุ 1 ราย\n7 มี.ค. 65 ปฐมนิเทศ 4 คน", None),  # a log of single days
    ("O25", "|1|นายสมชาย ใจสมมุติ|ปลัด\n|2|นางสาวสมหญิง ดีสมมุติ|นักวิชาการ\n|3|นายสมศักดิ์ งามสมมุติ|นายช่าง", None),
    ("O27", "|ด้าน|ผลปี 2564\n|สรรหา|สรรหาพนักงานจ้าง แล้วเสร็จ\n|ประเมิน|ดำเนินการแล้ว", False),
    ("O21", "|รายการ|วงเงิน|ผู้รับจ้าง|ราคาที่ตกลง\n|ซ่อมรถ|24,000|อู่ตัวอย่าง|24,000", None),
    ("O25", "อบรมทุกคนปีละ 1 ครั้ง\nประกาศ ณ วันที่ 11 ตุลาคม 2564", True),
    ("O27", "ประเมินปีละ 2 ครั้ง 1 เมษายน และ 1 ตุลาคม ผู้ผ่านร้อยละ 60", True),
    ("O21", "|รายการ|วงเงิน|คาดว่าจะประกาศ\n|ซ่อมรถ|24,000|ม.ค. 65", True),
])  # fmt: skip
def test_what_lays_down_tells_of_nothing_done(code, lines, expected, measured):
    assert measured(code, f"=เรื่อง\n{lines}")["not_a_result"].met is expected


FRAME = "|ส่วนราชการ|2564|2565|2566\n|สำนักปลัด|8 คน|9 คน|9 คน\n|กองคลัง|4 คน|4 คน|4 คน"


@pytest.mark.parametrize(("lines", "expected"), [
    ("ประกาศใช้แผนอัตรากำลัง มีผลตั้งแต่วันที่ 1 ตุลาคม 2563 เป็นต้นไป\nประกาศ ณ วันที่ 28 กันยายน 2563", True),
    ("ก.อบต. เห็นชอบแผนเมื่อวันที่ 10 กันยายน 2563\nนโยบายฉบับนี้ใช้บังคับตั้งแต่วันที่ 1 ต.ค. 2563", True),
    ("แผนอัตรากำลังฉบับเดิม สิ้นสุดการใช้ 30 กันยายน 2563\nประกาศใช้แผนใหม่ วันที่ 1 ตุลาคม 2563", True),
    ("แผนนี้ทบทวนแล้วเมื่อวันที่ 5 สิงหาคม 2564 และประกาศใช้เมื่อ ๑ กันยายน ๒๕๖๔", True),
    ("คำสั่งเลื่อนขั้น ลงวันที่ 1 เม.ย. 2565\nคำสั่งบรรจุ ลงวันที่ 5 ม.ค. 2565", None),
    ("วันที่ 5 มกราคม 2565 หลักสูตรพัสดุตามแผนพัฒนาพนักงาน\nวันที่ 9 มีนาคม 2565 หลักสูตรการเงินตามแผนพัฒนาพนักงาน", None),
    ("ประกาศผู้ผ่านการเลือกสรร ลงวันที่ 18 กุมภาพันธ์ 2565\nประกาศรายชื่อผู้มีสิทธิ ลงวันที่ 2 กุมภาพันธ์ 2565", None),
    ("ตามนโยบายลงวันที่ 1 ต.ค. 2563 ปลัดไปพบพนักงานวันที่ 8 ธ.ค. 2564 และ 12 ม.ค. 2565", None),
])  # fmt: skip
def test_the_days_of_a_policy_are_no_deeds(lines, expected, measured):
    assert measured("O25", f"=เรื่อง\n{lines}\n{FRAME}")["not_a_result"].met is expected


@pytest.mark.parametrize(("rows", "expected"), [
    (("ตัวประกาศ (สแกน) | 3 ธ.ค. 2562", "แผนอัตรากำลัง 3 ปี | 1 ต.ค. 2563"), True),
    (("ไฟล์นโยบายบุคคล | 4 ต.ค. 2564", "แผนยุทธศาสตร์กำลังคน | 6 ต.ค. 2564"), True),
    (("1. | แผนอัตรากำลัง 3 ปี | 08/10/63 | Download (66 ครั้ง)", "2. | แผนอัตรากำลัง เดิม | 02/10/60 | Download (9 ครั้ง)"), True),
    (("1. | แผนอัตรากำลัง 3 ปี | ๘/๑๐/๖๓", "2. | นโยบายบุคคล | 2/10/2560 | อ่าน 12 ครั้ง"), True),
    (("อบรม e-LAAS | 8 ธ.ค. 2564", "อบรมพัสดุ | 19 ม.ค. 2565"), None),
    (("1. | อบรมพัสดุตามแผน | 08/12/64 | 3 คน", "2. | อบรมการเงินตามแผน | 19/01/65 | 4 คน"), None),
    (("1. | ภาพส่งพนักงานไปเรียน | 08/12/64 | 3 คน", "2. | ภาพปฐมนิเทศ | 19/01/65 | 4 คน"), None),
    (("1. | รายงานผลตามแผน | 08/12/64 | 3 คน", "2. | แผนเลื่อนขั้น รายชื่อ | 19/01/65 | 4 คน"), None),
    (("ประกาศรับสมัครพนักงานจ้าง | 8 ธ.ค. 2564", "ประกาศผลสอบ | 19 ม.ค. 2565"), None),
    (("คำสั่งให้รักษาการ | 8 ธ.ค. 2564", "คำสั่งย้าย | 19 ม.ค. 2565"), None),
])  # fmt: skip
def test_the_days_beside_the_files_of_a_policy(rows, expected, measured):
    links = tuple(
        Link(f"https://www.ban-tua-yang.example/{n}.pdf", row.partition(" |")[0], context=row) for n, row in enumerate(rows)
    )
    page = "\n".join(("=เรื่อง", FRAME, *(f"|{row}" for row in rows)))
    assert measured("O25", page, links=links)["not_a_result"].met is expected


@pytest.mark.parametrize(("fields", "expected"), [
    ((("text", "ชื่อ"), ("email", "อีเมล"), ("textarea", "ข้อความ")), None),  # a letter to the office
    ((("text", "ชื่อ"), ("select", "เรื่องที่ขอ"), ("textarea", "ที่อยู่")), True),
    ((("text", "เลขประจำตัวประชาชน"), ("text", "ชื่อ")), True),  # what is looked up
    ((("text", "ชื่อ"), ("text", "จำนวนเที่ยว"), ("text", "วันที่ต้องการ")), True),
])  # fmt: skip
def test_a_message_is_no_service(fields, expected, measured):
    page = "=บริการออนไลน์\n#บริการออนไลน์ E-Service"
    assert measured("O17", page, forms=(Form("/send", "post", fields, ""),))["online"].met is expected


REQUEST = (("text", "ชื่อ"), ("select", "เรื่องที่ขอ"), ("textarea", "รายละเอียด"), ("text", "เลขที่รับ"))


@pytest.mark.parametrize(("fields", "said", "expected"), [
    (REQUEST, "ส่งคำร้อง ติดตามสถานะ ค้นหา", True),  # one form around the page has its box for searches in it
    (REQUEST, "ขอยืมเต็นท์ search", True),
    ((("text", "คำร้องที่"), ("text", "ปี")), "ค้นหาคำร้อง", False),
    ((("text", "เลขคำร้อง"), ("date", "วันที่"), ("select", "บริการ")), "search", False),
    (REQUEST, "ค้นหากระทู้", False),
    (REQUEST, "แจ้งเบาะแสการทุจริต ค้นหา", False),
])  # fmt: skip
def test_a_form_with_room_to_write_is_no_search(fields, said, expected, measured):
    form = Form("/send", "post", fields, said, ("ส่ง",))
    assert measured("O17", "=บริการออนไลน์\n#บริการออนไลน์", forms=(form,))["online"].met is expected


@pytest.mark.parametrize(("text", "expected"), [
    ("กรมสรรพากร ยื่นภาษีออนไลน์", False), ("ระบบชำระภาษีออนไลน์ของเทศบาล", True), ("ยื่นคำร้องออนไลน์", True),
])  # fmt: skip
def test_the_systems_of_other_bodies_are_no_service_of_the_agency(text, expected, measured):
    links = tuple(Link(f"https://system{number}.example/", text) for number in range(2))
    assert measured("O17", "=บริการออนไลน์", links=links)["online"].met is expected


@pytest.mark.parametrize(("code", "part", "lines", "expected"), [
    ("O15", "numbers", "|งาน|เป้าหมาย (ราย)\n|ภาษีที่ดิน|800\n|ก่อสร้าง|60", False),  # an aim is no result
    ("O31", "total", "|รายการ|คาดว่าจะรับ (เรื่อง)\n|ร้องเรียนทุจริต|3", False),
    ("O15", "numbers", "ผู้มารับบริการทุกเดือน ณ ศูนย์บริการร่วม", False),  # an office, and no nought
    ("O15", "numbers", "|งาน|ผู้มารับบริการ (ราย)\n|ภาษีที่ดิน|412", True),
    ("O19", "amounts", "|กอง|ทั้งปี|ใช้ไป|เหลือ\n|สำนักปลัด|14,000,000|6,100,000|7,900,000", True),  # columns in words of its own
    ("O18", "amounts", "|กอง|ทั้งปี\n|สำนักปลัด|มาก", False),
    ("O21", "budget", "ซ่อมถนน 480,000 บาท", True),
    ("O16", "result", "ตัวชี้วัด ประชาชนพึงพอใจการให้บริการไม่น้อยกว่าร้อยละ 80", False),
    ("O16", "result", "ประชาชนพึงพอใจการให้บริการคิดเป็นร้อยละ 91", True),
])  # fmt: skip
def test_aims_and_bounds_are_no_figures(code, part, lines, expected, measured, framework):
    assert measured(code, f"={framework.indicator(code).name_th}\n{lines}")[part].met is expected


@pytest.mark.parametrize(("code", "head", "told"), [
    ("O26", "|โครงการ|กลุ่มเป้าหมาย|งบประมาณ|ระยะเวลา", False),  # a plan
    ("O33", "|เวที|เป้าหมาย|งบประมาณ|ผู้รับผิดชอบ", False),
    ("O38", "|กิจกรรม|เป้าหมาย|ตัวชี้วัด|กำหนดเวลา", False),
    ("O26", "|โครงการ|กลุ่มเป้าหมาย|งบประมาณ|ผล", True),
    ("O38", "|กิจกรรม|เป้าหมาย|ใช้ไป|ระยะเวลา", True),
])  # fmt: skip
def test_the_table_of_a_plan_tells_of_no_act(
    pages: SimpleNamespace, framework: Framework, code: str, head: str, told: bool
) -> None:
    rows = "|อบรมจริยธรรม|40 คน|20,000 บาท|ม.ค. 65\n|ดูงาน|30 คน|9,000 บาท|ก.พ. 65\n|ประชุม|12 คน|0 บาท|มี.ค. 65"
    asked = framework.indicator(code)
    view = view_of(pages.dossier(pages.document(f"={asked.name_th}\n{head}\n{rows}"), indicator=code), framework)
    assert bool(acts_told(scene_of(view, asked))) is told


def test_a_bound_of_the_law_is_no_sum_of_a_work(pages: SimpleNamespace, framework: Framework) -> None:
    asked = framework.indicator("O21")
    for line, shown in (("งานที่วงเงินไม่เกิน 500,000 บาท", False), ("เกิน 500,000 บาท มีซ่อมถนน 612,000 บาท", True)):
        view = view_of(pages.dossier(pages.document(f"={asked.name_th}\n{line}"), indicator="O21"), framework)
        assert bool(scene_of(view, asked).shows_money) is shown
