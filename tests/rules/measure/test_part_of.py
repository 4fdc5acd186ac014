"""Papers of a part of the agency, or on another of its plans, under the right title."""

from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.judge import judge
from rules.measure.doubts.others_missing import others_missing
from rules.measure.doubts.part_of import part_of
from rules.measure.view import view_of


@pytest.mark.parametrize(("code", "text", "of_a_part"), [
    ("O1", "# โครงสร้างศูนย์ปฏิบัติการร่วมในการช่วยเหลือประชาชน\nเลขานุการ ปลัด อบต.", True),
    ("O1", "# โครงสร้าง\nโครงสร้างสภาเทศบาล\nประธานสภา\nโครงสร้างส่วนราชการ\nสำนักปลัด", False),
    ("O1", "# โครงสร้าง\nผังโครงสร้างตามแผนอัตรากำลัง 3 ปี", False),
    ("O1", "# โครงสร้าง\nโครงสร้างเป็นไปตามสภาพของพื้นที่", False),
    ("O3", "# อำนาจหน้าที่\n# อำนาจหน้าที่ของกองสาธารณสุข\nป้องกันโรคติดต่อ", True),
    ("O3", "# อำนาจหน้าที่\n# อำนาจหน้าที่ของกองคลัง\nเก็บภาษี\n# อำนาจหน้าที่ของกองช่าง\nซ่อมถนน", False),  # all divisions
    ("O3", "# อำนาจหน้าที่ของเทศบาล\nรักษาความสะอาด", False),
    ("O3", "# บทบาทหน้าที่\n# บทบาทหน้าที่ของกำนัน ผู้ใหญ่บ้าน\nรักษาความสงบเรียบร้อย", True),
    ("O3", "# อำนาจหน้าที่\n# อำนาจหน้าที่กองช่าง\nซ่อมถนน", True),
    ("O3", "# บทบาทหน้าที่\n# บทบาทหน้าที่ของนายก อบต.\nนายก อบต. มีอำนาจหน้าที่ดังนี้", True),
    ("O3", "# อำนาจหน้าที่\n# อำนาจหน้าที่ขององค์การบริหารส่วนจังหวัดตัวอย่าง\nจัดทำแผน", False),
    ("O3", "# อำนาจหน้าที่\n# หน้าที่ของนายก\nบริหารงาน\n# อำนาจหน้าที่ของสภา\nออกข้อบัญญัติ\nเทศบาลมีอำนาจหน้าที่ดังนี้", False),
    ("O1", "# โครงสร้าง\n# โครงสร้างการแบ่งส่วนราชการกองช่าง\nฝ่ายโยธา", True),
    ("O1", "# โครงสร้าง\nโครงสร้างกองช่าง\nฝ่ายโยธา\nโครงสร้างกองคลัง\nงานพัสดุ", False),
    ("O10", "# แผนการดำเนินงาน 2565\nแผนการดำเนินงานประจำปี 2565 ของสภาเทศบาล\n| ประชุม | มกราคม |", True),
    ("O10", "# แผนการดำเนินงาน 2565\nกองช่างก่อสร้างถนน งบ 500,000 บาท", False),
    ("O12", "# รายงานผลการดำเนินงาน 2564\nรายงานผลการดำเนินงานโครงการแข่งขันกีฬา\nผู้เข้าร่วม 320 คน", True),  # one of many
    ("O11", "# รายงานผลการดำเนินงาน รอบ 6 เดือน\nรายงานผลการดำเนินงานโครงการอบรมอาชีพ", True),
    ("O12", "# รายงานผลการดำเนินงาน 2564\nรายงานผลการดำเนินงานโครงการ/กิจกรรม ปี 2564", False),
    ("O12", "# รายงานผลการดำเนินงาน 2564\nรายงานผลการดำเนินงานโครงการตามแผนพัฒนา", False),
    ("O3", "# อำนาจหน้าที่\n|นักวิชาการสาธารณสุข|ป้องกันโรค\n|นายช่างโยธา|ถนน\n|เจ้าพนักงานป้องกัน|ดับเพลิง", True),
    ("O3", "# อำนาจหน้าที่\n|ถนน|นายช่างดูแล\n|ขยะ|กองสาธารณสุข\n|ครู|สอน", False),
    ("O12", "# รายงานผลการดำเนินงาน 2564\nรายงานผลการดำเนินงานตามแผนอัตรากำลัง ปี 2564", True),
    ("O12", "# รายงานผลการดำเนินงาน 2564\nรายงานผลการดำเนินงานตามแผนดำเนินงาน กองยุทธศาสตร์", False),  # who wrote it
    ("O20", "# รายงานผลการใช้จ่ายงบประมาณ 2564\nรายงานผลการใช้จ่ายงบประมาณของศูนย์พัฒนาเด็กเล็ก", True),
    ("O20", "# รายงานผลการใช้จ่ายงบประมาณ 2564\nรายงานผลการใช้จ่ายงบประมาณประจำปี 2564 กองคลัง", False),
    ("O26", "# การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล\nการดำเนินการตามนโยบายการบริหารทรัพยากรบุคคลของกองช่าง", False),
])  # fmt: skip
def test_whose_part_it_is(pages: SimpleNamespace, framework: Framework, code: str, text: str, of_a_part: bool) -> None:
    assert bool(part_of(view_of(pages.dossier(text, indicator=code), framework), framework.indicator(code))) is of_a_part


def test_a_person_must_look(pages: SimpleNamespace, framework: Framework) -> None:
    text = "=อำนาจหน้าที่\n#อำนาจหน้าที่ของกองสาธารณสุข\nมีหน้าที่ป้องกันโรคติดต่อ กำจัดขยะมูลฝอย รักษาความสะอาด ตามกฎหมาย"
    finding = judge(pages.dossier(text, indicator="O3"), framework, strict=True)
    told = next(one.reason for one in finding.reasons if one.reason.code == "wrong-topic")
    assert (finding.verdict.value, told.data["because"]) == ("review", "part-of")


@pytest.mark.parametrize(("rows", "told"), [
    ("| ถนน หมู่ 1 | 500,000 | จะดำเนินการในไตรมาส 3 |\n| อบรม | 30,000 | จะดำเนินการในเดือนมิถุนายน |", True),
    ("| ถนน หมู่ 1 | 500,000 | แล้วเสร็จ |\n| อบรม | 30,000 | จะดำเนินการในเดือนมิถุนายน |\n| กีฬา | 9,000 | จะดำเนินการ |", False),
])  # fmt: skip
def test_a_report_of_what_shall_be_done(pages: SimpleNamespace, framework: Framework, rows: str, told: bool) -> None:
    name = "รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ 6 เดือน"
    text = f"={name}\n#{name} ปี 2565 (ตุลาคม 2564 - มีนาคม 2565)\n| โครงการ | งบประมาณ | ผลการดำเนินงาน |\n{rows}"
    finding = judge(pages.dossier(text, indicator="O11"), framework, strict=True)
    assert any(one.reason.data.get("because") == "all-to-come" for one in finding.reasons) is told


@pytest.mark.parametrize(("code", "text", "missing"), [
    ("O20", "กองช่างเบิกจ่าย 4,160,000 บาท\nส่วนของสำนักปลัดและกองคลังให้แต่ละกองรายงานแยกต่างหาก", True),
    ("O28", "รายงานนี้จัดทำเฉพาะบุคลากรในสังกัดกองการศึกษา", True),
    ("O15", "|กองช่าง | 12 | 12\n|กองคลัง | ยังไม่ส่งข้อมูล | ยังไม่ส่งข้อมูล\n|สำนักปลัด | ยังไม่ได้ส่ง | ยังไม่ได้ส่ง", True),
    ("O12", "ผลการดำเนินงาน 40 โครงการ ไม่รวมของกองสวัสดิการสังคม", True),
    ("O12", "ปัญหา กองช่างยังไม่ส่งงานงวดสุดท้าย", False),  # one that is late
    ("O12", "|1 | ถนน | กองช่าง | ยังไม่ส่งงาน\n|2 | ท่อ | กองช่าง | ยังไม่ส่งงาน", False),
    ("O20", "สำนักปลัดเบิกจ่ายร้อยละ 80 กองคลังร้อยละ 90 ไม่รวมเงินกองทุน", False),
    ("O30", "ช่องทางแยกต่างหากจากกองช่าง กองคลัง และสำนักปลัด", False),
])  # fmt: skip
def test_divisions_that_are_not_in_it(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, missing: bool
) -> None:
    view = view_of(pages.dossier(f"# ปี 2564\n{text}", indicator=code), framework)
    assert bool(others_missing(view, framework.indicator(code))) is missing
