"""Papers that name other bodies and never the agency."""

from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.judge import judge
from rules.measure.doubts.owner import is_another
from rules.measure.doubts.strangers import strangers
from rules.measure.view import view_of

AGENCY = "เทศบาลตำบลบ้านตัวอย่าง"


@pytest.mark.parametrize(("code", "text", "theirs"), [
    ("O20", "รายรับ 500,000 บาท รายจ่าย 400,000 บาท\nขอรับรองว่าถูกต้อง\nนายก อบต.ดอนจำลอง", True),
    ("O22", "อบต.ดอนจำลอง ประกาศราคากลาง ก่อสร้างถนน\nอบต.ดอนจำลอง ประกาศผู้ชนะ ซื้อรถ", True),
    ("O19", "องค์การบริหารส่วนจังหวัดสมมติ รายงานการใช้จ่าย\nงบกลาง 900,000 บาท", True),
    ("O12", "ผลการดำเนินงานปี 2564 ถนน 3 สาย\nสภาองค์การบริหารส่วนตำบลดอนจำลอง อำเภอสมมุติ รับทราบ", True),
    ("O42", "ความเสี่ยงของการจัดซื้อ มาตรการ ตรวจทาน\nผู้รับผิดชอบ โรงพยาบาลสมมุติ", True),
    ("O25", "นโยบายด้านการสรรหา การพัฒนา\nสำนักงานสาธารณสุขจังหวัดสมมุติ ปี 2565", True),
    ("O38", "อบรมจริยธรรมข้าราชการ 40 คน\nแขวงทางหลวงสมมุติ วันที่ 3 มีนาคม 2565", True),
    # the name ends at a figure, a column or a verb, or links are all that there is
    ("O28", "| พัฒนา | อบรมพนักงานเทศบาลเมืองดอนจำลอง 82 คน |", True),
    ("O10", "| ถนน หมู่ 2 | 480,000 | กองช่าง อบต.ดอนจำลอง | มกราคม 2565 |", True),
    ("O28", "ผลการพัฒนาบุคลากร 14 คน\nปลัดองค์การบริหารส่วนตำ บลดอนจำลอง", True),  # as PDFs part it
    ("O28", "ผลการพัฒนาบุคลากร 14 คน\nนายกเทศมนตรีตำ บลดอนจำลอง", True),
    ("O28", "ผลการพัฒนาบุคลากร 14 คน\nนายกเทศมนตรีตำ บลบ้านตัวอย่าง", False),
    ("O33", "เทศบาลเมืองดอนจำลองจัดประชุมประชาคม 40 คน", True),
    ("O35", "14 ธันวาคม 2564 นายกเทศมนตรีตำบลดอนจำลอง นำพนักงานกล่าวคำปฏิญาณ", True),
    ("O9", "[Facebook : เทศบาลตำบลดอนจำลอง](https://www.facebook.com/don.example)", True),
    # a form of others; what is told of a body; the head of a province
    ("O30", "แจ้งเรื่องของเจ้าหน้าที่เทศบาลเมืองดอนจำลอง", True),
    ("O30", "แจ้งเจ้าหน้าที่ อบต.เท่านั้น ผู้เปิดอ่านคือปลัด อบต.หนองจำลอง", True),
    ("O32", "อบต.ยินดีรับฟังทุกเสียง\nความเห็นของท่านต่องานของ อบต.ดอนจำลอง", True),
    ("O32", "องค์การบริหารส่วนตำบลดอนจำลองยินดีรับฟังทุกเสียง", True),
    ("O32", "อบต.ยินดีรับฟังทุกเสียง นำไปปรับปรุงการทำงาน", False),
    ("O30", "ช่องทางนี้สำหรับแจ้งเจ้าหน้าที่ อบต.เท่านั้น เปิดอ่านได้เฉพาะปลัด อบต.", False),
    ("O30", "อบต.ห่วงใยทุกท่าน เรื่องถึง นายก อบต.โดยตรง", False),
    ("O32", "บริษัทขอรับฟังความคิดเห็นต่อผลิตภัณฑ์", True),
    ("O22", "บริษัท ตัวอย่าง จำกัด เป็นผู้ชนะการเสนอราคา", False),
    ("O26", "วิทยาลัยสมมุติดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล ปี 2565", True),
    ("O35", "9 ธันวาคม 2564 ผู้ว่าราชการจังหวัดสมมุติ เป็นประธานประกาศเจตนารมณ์", True),
    # named by the page's heading alone: the text is another's
    ("O12", "# รายงานของเทศบาลตำบลบ้านตัวอย่าง\nผลการดำเนินงานปี 2564 อบต.ดอนจำลอง ถนน 3 สาย", True),
    ("O12", "# รายงานของเทศบาลตำบลบ้านตัวอย่าง\nถนนเชื่อม อบต.ดอนจำลอง 300,000 บาท", False),
    # the district is called as the agency is
    ("O20", "รายรับ 500,000 บาท\nนายก อบต.ดอนจำลอง อำเภอบ้านตัวอย่าง", True),
    ("O11", "| ถนน | แล้วเสร็จ |\nเทศบาลเมืองดอนจำลอง อ.บ้านตัวอย่าง", True),
    ("O20", "รายรับ 500,000 บาท บ้านตัวอย่าง อำเภอบ้านตัวอย่าง\nเหมือน อบต.ดอนจำลอง", False),
    # the agency is named, also without tone marks, or speaks of itself by its kind alone
    ("O20", "รายรับ 500,000 บาท\nเทศบาลตำบลบ้านตัวอย่างช่วยเหลือ อบต.ดอนจำลอง 20,000 บาท", False),
    ("O20", "รายรับ 500,000 บาท\nบานตัวอยาง\nเหมือน อบต.ดอนจำลอง", False),
    ("O38", "เทศบาลอบรมจริยธรรม 40 คน\nแขวงทางหลวงสมมุติ เข้าร่วมด้วย", False),
    ("O26", "กองคลังส่งพนักงาน 3 คนไปอบรม\nสำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดรายงานผล", False),
    # others that only took part, made a rule or lie around
    ("O33", "ประชุมร่วมกับ อบต.ดอนจำลอง ชาวบ้าน 40 คน", False),
    ("O37", "ชาวบ้านและ อบต. ลงมือทำแล้ว", False),
    ("O27", "มติ ก.อบต.จังหวัด เห็นชอบหลักเกณฑ์ 5 เรื่อง", False),
    ("O18", "ตามระเบียบกระทรวงมหาดไทยว่าด้วยวิธีการงบประมาณ\nงบลงทุน 200,000 บาท", False),
    ("O12", "อุดหนุนที่ทำการปกครองอำเภอ งานรัฐพิธี 20,000 บาท แล้วเสร็จ", False),
    ("O14", "บัตรคนพิการที่ออกโดยสำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด", False),
    ("O12", "อาหารกลางวันโรงเรียน 3 แห่ง 300,000 บาท แล้วเสร็จ\nถาม จากธนาคารสมมุติ", False),
    ("O22", "20/12/2564 ซื้อรถบรรทุก ประกาศผู้ชนะการเสนอราคา\nข้อมูลจากระบบ e-GP กรมบัญชีกลาง", False),  # whose register it is
    ("O22", "20/12/2564 ซื้อรถบรรทุก\nระบบการจัดซื้อจัดจ้างภาครัฐ กรมบัญชีกลาง", False),
    ("O22", "20/12/2564 ซื้อรถบรรทุก ประกาศผู้ชนะการเสนอราคา\nกรมบัญชีกลาง ประกาศซื้อรถ", True),
    ("O6", "กรมส่งเสริมการปกครองท้องถิ่น พระราชบัญญัติ", False),  # laws are of others
])  # fmt: skip
def test_who_is_named(pages: SimpleNamespace, framework: Framework, code: str, text: str, theirs: bool) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework)
    assert bool(strangers(view, asked, AGENCY)) is theirs


@pytest.mark.parametrize(("behind", "is_name"), [
    # a place, also before a verb, and one that begins as a word of the sentence does
    ("หนองจำลอง", True),
    ("หนองจำลองได้", True),
    ("ท่านาจำลอง", True),
    ("พานสมมุติ", True),
    ("จะนะจำลอง", True),
    ("ในเมืองสมมุติ", True),
    ("ขอนสมมุติ", True),
    ("จำลองนคร", True),
    ("บ้านตัวอย่าง", False),  # the agency itself
    # the sentence goes on
    ("เท่านั้น", False),
    ("ยินดีรับฟังทุกเสียง", False),
    ("ขอขอบคุณทุกความเห็น", False),
    ("จะติดต่อกลับ", False),
    ("ท่านใดพบเห็น", False),
    ("บางแห่ง", False),
    ("ขอนำเสนอผลงาน", False),
    ("พานักเรียนไปดูงาน", False),
    ("หัวหน้าส่วนราชการ", False),
    ("ตั้งใจทำงานเพื่อทุกคน", False),
    ("นายกคนใหม่", False),
    ("เพิ่งสมมุติได้รับ", False),
])  # fmt: skip
def test_a_name_and_the_rest_of_a_sentence(behind: str, is_name: bool) -> None:
    assert is_another(behind, "บ้านตัวอย่าง") is is_name


def test_a_person_must_look(pages: SimpleNamespace, framework: Framework) -> None:
    name = "แผนการใช้จ่ายงบประมาณประจำปี 2565"
    rows = "| หมวด | ไตรมาส 1 | ไตรมาส 2 | ไตรมาส 3 | ไตรมาส 4 |\n| งบลงทุน | 200,000 | 300,000 | 100,000 | 50,000 |"
    rows += "\n| งบกลาง | 90,000 |\n| งบบุคลากร | 80,000 |"
    text = f"={name}\n#{name}\nแหล่งงบประมาณ เงินอุดหนุน 650,000 บาท ประเภทรายจ่าย\n{rows}"
    for last, because in (("ผู้จัดทำ ปลัด อบต.ดอนจำลอง", "strangers"), ("ผู้จัดทำ ปลัดเทศบาล", None)):
        finding = judge(pages.dossier(f"{text}\n{last}", indicator="O18"), framework, strict=True)
        said = [one.reason.data.get("because") for one in finding.reasons if one.reason.code == "wrong-topic"]
        assert said == ([because] if because else [])
