"""What another body held or announced, and what the agency did with others."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Framework
from rules.judge import judge
from rules.measure.doubts.host import another_host
from rules.measure.view import view_of


@pytest.mark.parametrize(("code", "text", "theirs"), [
    ("O38", "วันที่ 24 มีนาคม 2565 สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดจัดสัมมนาจริยธรรม มีผู้เข้าร่วม 180 คน", True),
    ("O33", "โครงการชลประทานร่วมกับบริษัทที่ปรึกษาจัดประชุมรับฟังความเห็น เมื่อวันที่ 23 กุมภาพันธ์ 2565", True),
    ("O35", "เมื่อวันที่ 9 ธันวาคม 2564 จังหวัดสมมุติจัดงานวันต่อต้านคอร์รัปชัน นายก อบต. นั่งแถวหน้า", True),
    ("O43", "มหาวิทยาลัยสมมุติเป็นเจ้าภาพเสวนาความโปร่งใส วันที่ 3 มีนาคม 2565", True),
    ("O37", "กรมบัญชีกลางจัดอบรมความเสี่ยงพัสดุ วันที่ 3 มีนาคม 2565 มีผู้เข้าร่วมออนไลน์ 400 คน", True),
    ("O38", "พนักงาน 3 คนอบรมจริยธรรม จัดโดยสำนักงานส่งเสริมการปกครองท้องถิ่น วันที่ 8 มีนาคม 2565", True),
    ("O35", "นายกร่วมงานคุณธรรม ซึ่งจัดขึ้นโดยอำเภอสมมุติ วันที่ 8 มีนาคม 2565", True),
    ("O33", "ชาวบ้านร่วมประชุม จัดโดยโรงเรียนบ้านสมมุติ วันที่ 8 มีนาคม 2565", True),
    # the agency's own, at another's place, with its people or after its letter
    ("O38", "เทศบาลจัดอบรมจริยธรรม ณ โรงเรียนบ้านสมมุติ วันที่ 24 มีนาคม 2565", False),
    ("O38", "อบรมจริยธรรมที่โรงพยาบาลสมมุติ วันที่ 24 มีนาคม 2565 จัดงานโดยสำนักปลัด", False),
    ("O33", "อบต.บ้านตัวอย่างร่วมกับโรงเรียนบ้านสมมุติจัดประชุมผู้ปกครอง วันที่ 5 มกราคม 2565", False),
    ("O33", "ประชาคมหมู่ 4 วันที่ 5 มกราคม 2565 ผู้อำนวยการโรงเรียนและชาวบ้าน 40 คน เสนอโครงการ", False),
    ("O26", "สำนักงานส่งเสริมการปกครองท้องถิ่นจัดอบรมพัสดุ ส่งพนักงาน 3 คน วันที่ 5 มกราคม 2565", False),  # training all the same
    ("O7", "จังหวัดสมมุติจัดงานกาชาด วันที่ 5 มกราคม 2565", False),
    # lists of notices
    ("O22", "- แขวงทางหลวงสมมุติ ประกวดราคาซ่อมถนน 11 มกราคม 2565\n- โรงพยาบาลสมมุติ ประกวดราคาซื้อเตียง 3 มีนาคม 2565", True),
    ("O22", "|1|โรงเรียนบ้านสมมุติ|ซื้ออาหารกลางวัน|3 มีนาคม 2565\n|2|โรงเรียนวัดจำลอง|จ้างทำป้าย|4 มีนาคม 2565", True),
    ("O22", "- ประกาศผู้ชนะ ซ่อมโรงเรียนบ้านสมมุติ 11 มกราคม 2565\n- โรงพยาบาลสมมุติ ซื้อเตียง 3 มีนาคม 2565", False),
    ("O22", "- ราคากลาง 11 ม.ค. 65\n- ผู้ชนะ 12 ม.ค. 65\n- ยกเลิก 13 ม.ค. 65\n- จังหวัดสมมุติ 3 มี.ค. 65\n- อำเภอสมมุติ 4 มี.ค. 65", False),
    # lists of news and of addresses
    ("O7", "- กรมสมมุติ เปิดสอบ 45 อัตรา 3 มี.ค. 65\n- การประปาสมมุติ รับวิศวกร 8 ก.พ. 65\n- แนวข้อสอบ 20 ม.ค. 65", True),
    ("O7", "- กรมสมมุติ เปิดสอบ 3 มี.ค. 65\n- ซ่อมถนนหมู่ 4 8 ก.พ. 65\n- กรมธรรม์อุบัติเหตุของเด็กเล็ก 9 ก.พ. 65", False),
    ("O5", "|ศาลากลางจังหวัด|ถนนจำลอง|0 2000 9001\n|สถานีตำรวจภูธรจำลอง|ถนนสมมุติ|0 2000 9191", True),
    ("O5", "|สำนักงานเทศบาล|ถนนจำลอง|0 2000 9001\n|สำนักงานปลัด|ชั้น 1|0 2000 9191\n|โรงพยาบาล|ถนนสมมุติ|0 2000 9192", False),
])  # fmt: skip
def test_who_did_it(pages: SimpleNamespace, framework: Framework, code: str, text: str, theirs: bool) -> None:
    asked = framework.indicator(code)
    assert bool(another_host(view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework), asked)) is theirs


@pytest.mark.parametrize(("line", "verdict"), [
    ("จังหวัดสมมุติจัดสัมมนาคุณธรรมจริยธรรมแก่เจ้าหน้าที่ 180 คน วันที่ 24 มีนาคม 2565", "fail"),
    ("จังหวัดสมมุติจัดสัมมนาคุณธรรมจริยธรรมแก่เจ้าหน้าที่ 180 คน วันที่ 24 มีนาคม 2565 มีพนักงานของเทศบาลตำบลบ้านตัวอย่าง 2 คน", "review"),
])  # fmt: skip
def test_where_the_agencys_people_sat_there_a_person_must_look(
    pages: SimpleNamespace, framework: Framework, line: str, verdict: str
) -> None:
    name = framework.indicator("O38").name_th
    finding = judge(pages.dossier(f"={name}\n#{name} 2565\n{line}", indicator="O38"), framework, strict=True)
    told = next(one.reason for one in finding.reasons if one.reason.code == "wrong-topic")
    assert (finding.verdict.value, told.data["because"]) == (verdict, "another-host")


@pytest.mark.parametrize(("entries", "theirs"), [
    (("โรงพยาบาลสมมุติ จ้างก่อสร้างอาคาร 12 ม.ค. 2565", "แขวงทางหลวงสมมุติ จ้างซ่อมผิวทาง 3 ก.พ. 2565", "อบจ. ซื้อเครื่องสูบน้ำ 9 มี.ค. 2565"), True),
    (("โรงพยาบาลสมมุติ จ้างก่อสร้างอาคาร 12 ม.ค. 2565", "ผู้ชนะ ซื้อรถขยะ 3 ก.พ. 2565", "ราคากลาง ซ่อมถนน 9 มี.ค. 2565"), False),
])  # fmt: skip
def test_entries_that_are_links_are_all_entries(
    pages: SimpleNamespace, framework: Framework, entries: tuple[str, ...], theirs: bool
) -> None:
    """What their files say of sums and days is no entry of the agency's own."""
    asked = framework.indicator("O22")
    files = [
        pages.document(
            "ประกาศ\nราคากลาง 9,800,000 บาท\nยื่นซอง 20 มกราคม 2565",
            url=f"https://www.ban-tua-yang.example/file/{number}.pdf",
            kind=Kind.PDF,
        )
        for number in range(3, 6)
    ]
    listed = "\n".join(f"-{entry}" for entry in entries)
    page = pages.dossier(f"#{asked.name_th}\nนำมาลง 3 เรื่อง\nหมวด 22\n{listed}", *files, indicator="O22")
    assert bool(another_host(view_of(page, framework), asked)) is theirs


def test_numbers_to_call_that_are_links_are_not_all_of_a_contact_page(pages: SimpleNamespace, framework: Framework) -> None:
    asked = framework.indicator("O5")
    text = "โทร 0 2000 9000\nโทรสาร 0 2000 9001\nเลขที่ 9 หมู่ 4\n-โรงพยาบาลสมมุติ 0 2000 9002\n-โรงเรียนบ้านสมมุติ 0 2000 9003"
    page = pages.dossier(f"#{asked.name_th}\n{text}", indicator="O5")
    assert another_host(view_of(page, framework), asked) == ()
