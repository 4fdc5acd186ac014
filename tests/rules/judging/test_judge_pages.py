"""Whole submissions, judged from the page to the verdict: a right one and the wrong ones of each indicator.

`want` is the verdict; `codes` are the reasons that must be there and what they do; a pass has none that asks for a look.
"""

import re
from types import SimpleNamespace

import pytest

from model.document import Form, Image, Kind, Link
from model.finding import Finding, Severity, Verdict
from rules.framework import Framework
from rules.judge import judge, judge_indicator
from rules.say import headline

LAO = "เทศบาลตำบลบ้านตัวอย่าง"

PLAN_10 = """
=แผนการดำเนินงาน - {lao}
#แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {year}
|ลำดับ | โครงการ/กิจกรรม | งบประมาณ (บาท) | สถานที่ดำเนินการ | หน่วยงานรับผิดชอบ | ระยะเวลาดำเนินการ
|1 | โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 3 | 480,000 | หมู่ที่ 3 | กองช่าง | ม.ค. - มี.ค.
|2 | โครงการอบรมอาชีพผู้สูงอายุ | 30,000 | ศาลาประชาคม | กองสวัสดิการสังคม | ก.พ.
|3 | โครงการจัดงานประเพณีลอยกระทง | 100,000 | ลานวัด | กองการศึกษา | พ.ย.
"""
PROGRESS_11 = """
=รายงานการกำกับติดตามการดำเนินงาน - {lao}
#รายงานการกำกับติดตามการดำเนินงานประจำปี {period}
|โครงการ/กิจกรรม | งบประมาณ | เบิกจ่าย | ความก้าวหน้า
|โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 3 | 480,000 บาท | 240,000 บาท | อยู่ระหว่างดำเนินการ ร้อยละ 50
|โครงการอบรมอาชีพผู้สูงอายุ | 30,000 บาท | 29,500 บาท | ดำเนินการแล้วเสร็จ
"""
REPORT_12 = """
=รายงานผลการดำเนินงานประจำปี - {lao}
#รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. {year}
|โครงการ | งบประมาณที่ได้รับ | เบิกจ่ายจริง | ผลการดำเนินการ
|โครงการก่อสร้างรางระบายน้ำ หมู่ที่ 1 | 300,000 บาท | 298,000 บาท | แล้วเสร็จ ใช้ประโยชน์ได้
|โครงการอบรมเยาวชน | 40,000 บาท | 38,400 บาท | มีผู้เข้าร่วม 62 คน
{rest}
"""
PROBLEMS = "ปัญหาและอุปสรรค\nผู้รับจ้างขาดแรงงาน ทำให้งานล่าช้า\nข้อเสนอแนะ\nควรเร่งรัดการจัดหาผู้รับจ้างตั้งแต่ต้นปี"
SPENDING_18 = """
=แผนการใช้จ่ายงบประมาณ - {lao}
#แผนการใช้จ่ายงบประมาณประจำปี งบประมาณ พ.ศ. {year}
แหล่งที่มาของงบประมาณ รายได้จัดเก็บเอง 2,500,000 บาท ภาษีจัดสรร 18,000,000 บาท เงินอุดหนุนทั่วไป 21,000,000 บาท
|ประเภทรายจ่าย | งบประมาณ (บาท) | ไตรมาส 1 | ไตรมาส 2 | ไตรมาส 3 | ไตรมาส 4
|งบกลาง | 12,000,000 | 3,000,000 | 3,000,000 | 3,000,000 | 3,000,000
|งบบุคลากร | 15,000,000 | 3,750,000 | 3,750,000 | 3,750,000 | 3,750,000
|งบดำเนินงาน | 9,000,000 | 2,000,000 | 2,500,000 | 2,500,000 | 2,000,000
|งบลงทุน | 5,500,000 | 0 | 2,500,000 | 2,000,000 | 1,000,000
"""
SPENT_19 = """
=รายงานการกำกับติดตามการใช้จ่ายงบประมาณ - {lao}
#รายงานการกำกับติดตามการใช้จ่ายงบประมาณประจำปี {period}
|รายการ | งบประมาณอนุมัติ | เบิกจ่ายแล้ว | คงเหลือ | ร้อยละ
|งบกลาง | 12,000,000 บาท | 6,010,000 บาท | 5,990,000 บาท | 50.08
|งบบุคลากร | 15,000,000 บาท | 7,200,000 บาท | 7,800,000 บาท | 48.00
|งบดำเนินงาน | 9,000,000 บาท | 3,300,000 บาท | 5,700,000 บาท | 36.67
"""
SPENT_20 = """
=รายงานผลการใช้จ่ายงบประมาณประจำปี - {lao}
#รายงานผลการใช้จ่ายงบประมาณประจำปีงบประมาณ พ.ศ. {year}
|รายการ | งบประมาณ | เบิกจ่าย | คงเหลือ
|งบกลาง | 11,000,000 บาท | 10,870,000 บาท | 130,000 บาท
|งบบุคลากร | 14,000,000 บาท | 13,100,000 บาท | 900,000 บาท
{rest}
"""
PLAN_39 = """
=แผนปฏิบัติการป้องกันการทุจริต - {lao}
#แผนปฏิบัติการป้องกันการทุจริต {span}
|มิติ | โครงการ/กิจกรรม/มาตรการ | งบประมาณ (บาท) | ระยะเวลาดำเนินการ
|มิติที่ 1 | โครงการอบรมคุณธรรมจริยธรรมแก่พนักงาน | 20,000 บาท | มกราคม - มีนาคม
|มิติที่ 2 | กิจกรรมประกาศเจตนารมณ์ต่อต้านการทุจริต | ไม่ใช้งบประมาณ | ธันวาคม
|มิติที่ 3 | กิจกรรมเผยแพร่ข้อมูลข่าวสาร | 5,000 บาท | ตลอดปี
"""
REPORT_41 = """
=รายงานผลการดำเนินการป้องกันการทุจริต - {lao}
#รายงานผลการดำเนินการป้องกันการทุจริตประจำปี พ.ศ. {year} รอบ 12 เดือน
|โครงการ/กิจกรรม | งบประมาณ | เบิกจ่าย | ผลการดำเนินการ
|โครงการอบรมคุณธรรมจริยธรรมแก่พนักงาน | 20,000 บาท | 19,000 บาท | แล้วเสร็จ มีผู้เข้าร่วม 45 คน
|กิจกรรมประกาศเจตนารมณ์ | 0 บาท | 0 บาท | ดำเนินการแล้ว
{rest}
"""
MEASURES_42 = """
=มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน - {lao}
#มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2565
การวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year} ได้คะแนนรวม 81.25 คะแนน
ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อน ตัวชี้วัดการเปิดเผยข้อมูล ต้องแก้ไขโดยเร่งด่วน
ประเด็นที่ควรพัฒนาให้ดีขึ้น คือ การให้บริการผ่านระบบออนไลน์
|มาตรการ | ขั้นตอนหรือวิธีการปฏิบัติ | ผู้รับผิดชอบ | การกำกับติดตามและรายงานผล
|มาตรการเผยแพร่ข้อมูลต่อสาธารณะ | แต่งตั้งผู้ดูแลข้อมูลและตรวจทุกเดือน | สำนักปลัด | รายงานผลทุกไตรมาส
"""
RISK_36 = """
=การประเมินความเสี่ยงการทุจริต - {lao}
#การประเมินความเสี่ยงการทุจริตและประพฤติมิชอบ ประจำปีงบประมาณ พ.ศ. {year}
|เหตุการณ์ความเสี่ยง | โอกาส | ผลกระทบ | ระดับความเสี่ยง | มาตรการจัดการความเสี่ยง
|การเรียกรับเงินในการอนุญาตก่อสร้าง | 2 | 4 | สูง | มาตรการตรวจซ้ำโดยหัวหน้างาน
|การใช้รถราชการเพื่อประโยชน์ส่วนตัว | 3 | 2 | ปานกลาง | มาตรการลงบันทึกการใช้รถทุกครั้ง
"""
COMPLAINTS_31 = """
=สถิติเรื่องร้องเรียนการทุจริต - {lao}
#ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ {period}
|จำนวนเรื่องร้องเรียนทั้งหมด | ดำเนินการแล้วเสร็จ | อยู่ระหว่างดำเนินการ
|2 เรื่อง | 1 เรื่อง | 1 เรื่อง
"""
GIFT_34 = """
=No Gift Policy - {lao}
#ประกาศเทศบาลตำบลบ้านตัวอย่าง เรื่อง นโยบายไม่รับของขวัญ (No Gift Policy)
ข้าพเจ้า นายกเทศมนตรีตำบลบ้านตัวอย่าง ขอประกาศนโยบายว่าผู้บริหาร เจ้าหน้าที่ และบุคลากรทุกคนต้องไม่รับของขวัญหรือของกำนัลทุกชนิดจากการปฏิบัติหน้าที่
ประกาศ ณ วันที่ 4 มกราคม พ.ศ. 2565
นายสมมุติ ตัวอย่างดี นายกเทศมนตรีตำบลบ้านตัวอย่าง
"""
DUTIES_3 = """
=อำนาจหน้าที่ - {lao}
#อำนาจหน้าที่ของเทศบาล
เทศบาลตำบลบ้านตัวอย่างมีหน้าที่ต้องทำในเขตเทศบาล ตามมาตรา 50 แห่งพระราชบัญญัติเทศบาล พ.ศ. 2496 ดังต่อไปนี้
รักษาความสงบเรียบร้อยของประชาชน ให้มีและบำรุงทางบกและทางน้ำ รักษาความสะอาดของถนน ป้องกันและระงับโรคติดต่อ
ให้มีเครื่องใช้ในการดับเพลิง ให้ราษฎรได้รับการศึกษาอบรม ส่งเสริมการพัฒนาสตรี เด็ก เยาวชน ผู้สูงอายุและผู้พิการ บำรุงศิลปะ จารีตประเพณี ภูมิปัญญาท้องถิ่น
"""
MONTHS = ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565", "กุมภาพันธ์ 2565", "มีนาคม 2565")
ROW_23 = "|จ้างเหมาซ่อมรถ | 5,000 | 5,000 | เฉพาะเจาะจง | ร้านตัวอย่าง 5,000 | ร้านตัวอย่าง 5,000 | ราคาต่ำสุด | ใบสั่งจ้าง 1/2565"


def summary_23(*months: str, none_in: str = "") -> str:
    head = f"=สขร.1 - {LAO}\n#สรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน (แบบ สขร.1)\n"
    columns = ("|งานที่จัดซื้อจัดจ้าง | วงเงินที่จะซื้อหรือจ้าง | ราคากลาง | วิธีซื้อหรือจ้าง | รายชื่อผู้เสนอราคาและราคาที่เสนอ | "
               "ผู้ที่ได้รับการคัดเลือกและราคาที่ตกลง | เหตุผลที่คัดเลือกโดยสรุป | เลขที่และวันที่ของสัญญา\n")  # fmt: skip
    rows = "\n".join(f"#ประจำเดือน {month}\n{'ไม่มีการจัดซื้อจัดจ้างในเดือนนี้' if month == none_in else ROW_23}" for month in months)
    return head + columns + rows


CASES = [
    ("O10", PLAN_10, {"year": "2565"}, "pass", {}),
    ("O10", PLAN_10, {"year": "๒๕๖๕"}, "pass", {}),
    ("O10", PLAN_10, {"year": "2564"}, "fail", {"wrong-year": "fail"}),
    ("O10", SPENDING_18, {"year": "2565"}, "fail", {"wrong-topic": "fail"}),
    ("O10", REPORT_12, {"year": "2564", "rest": PROBLEMS}, "fail", {"wrong-topic": "fail"}),
    ("O11", PROGRESS_11, {"period": "รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2565"}, "pass", {}),
    ("O11", PROGRESS_11, {"period": "(ต.ค. 64 - มี.ค. 65)"}, "pass", {}),
    ("O11", PROGRESS_11, {"period": "รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2564"}, "fail", {"wrong-year": "fail"}),
    ("O11", PROGRESS_11, {"period": "พ.ศ. 2565 ไตรมาสที่ 1"}, "fail", {"period-incomplete": "fail"}),
    ("O12", REPORT_12, {"year": "2564", "rest": PROBLEMS}, "pass", {}),
    ("O12", REPORT_12, {"year": "2564", "rest": ""}, "fail", {"component-missing": "fail"}),
    ("O12", REPORT_12, {"year": "2565", "rest": PROBLEMS}, "fail", {"wrong-year": "fail"}),
    ("O12", PLAN_10, {"year": "2564"}, "fail", {"wrong-topic": "fail"}),
    ("O18", SPENDING_18, {"year": "2565"}, "pass", {}),
    ("O18", SPENDING_18, {"year": "2564"}, "fail", {"wrong-year": "fail"}),
    ("O18", SPENT_19, {"period": "รอบ 6 เดือน ปี 2565"}, "fail", {"wrong-topic": "fail"}),
    ("O18", SPENT_20, {"year": "2564", "rest": PROBLEMS}, "fail", {"wrong-topic": "fail"}),
    ("O19", SPENT_19, {"period": "รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2565"}, "pass", {}),
    ("O19", SPENT_19, {"period": "รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2564"}, "fail", {"wrong-year": "fail"}),
    ("O19", SPENDING_18, {"year": "2565"}, "fail", {"wrong-topic": "fail"}),
    ("O20", SPENT_20, {"year": "2564", "rest": PROBLEMS}, "pass", {}),
    ("O20", SPENT_20, {"year": "2564", "rest": ""}, "fail", {"component-missing": "fail"}),
    ("O20", SPENT_20, {"year": "2563", "rest": PROBLEMS}, "fail", {"wrong-year": "fail"}),
    ("O31", COMPLAINTS_31, {"period": "รอบ 6 เดือนแรก ปี 2565"}, "pass", {}),
    ("O31", COMPLAINTS_31, {"period": "ประจำปี 2564"}, "fail", {"wrong-year": "fail"}),
    ("O34", GIFT_34, {}, "pass", {}),
    ("O34", DUTIES_3, {}, "fail", {"wrong-topic": "fail"}),
    ("O36", RISK_36, {"year": "2565"}, "pass", {}),
    ("O36", RISK_36, {"year": "2563"}, "fail", {"wrong-year": "fail"}),
    ("O3", DUTIES_3, {}, "pass", {}),
    ("O3", GIFT_34, {}, "fail", {"wrong-topic": "fail"}),
    ("O39", PLAN_39, {"span": "(พ.ศ. 2561-2565)"}, "pass", {}),
    ("O39", PLAN_39, {"span": "ประจำปีงบประมาณ พ.ศ. 2565"}, "pass", {}),
    ("O39", PLAN_39, {"span": "(พ.ศ. 2566-2570)"}, "fail", {"wrong-year": "fail"}),
    ("O39", PLAN_39, {"span": "(พ.ศ. 2561-2564)"}, "fail", {"wrong-year": "fail"}),
    ("O39", REPORT_41, {"year": "2564", "rest": PROBLEMS}, "fail", {"wrong-topic": "fail"}),
    ("O41", REPORT_41, {"year": "2564", "rest": PROBLEMS}, "pass", {}),
    ("O41", REPORT_41, {"year": "2564", "rest": ""}, "fail", {"component-missing": "fail"}),
    ("O41", PLAN_39, {"span": "(พ.ศ. 2561-2565)"}, "fail", {"wrong-topic": "fail"}),
    ("O42", MEASURES_42, {"year": "2564"}, "pass", {}),
    ("O42", MEASURES_42, {"year": "2562"}, "fail", {"wrong-year": "fail"}),
    ("O23", summary_23(*MONTHS), {}, "pass", {}),
    ("O23", summary_23(*MONTHS, none_in="ธันวาคม 2564"), {}, "pass", {}),
    ("O23", summary_23(*MONTHS[:2], *MONTHS[3:]), {}, "fail", {"period-incomplete": "fail"}),
    ("O23", summary_23(*[month.replace("2565", "2564").replace("2564", "2563", 1) for month in MONTHS[:3]]), {}, "fail", {"wrong-year": "fail"}),
]  # fmt: skip


def harmful(finding: Finding) -> dict[str, str]:
    """The reasons that keep a submission from passing."""
    return {one.reason.code: one.severity.value for one in finding.reasons if one.severity in (Severity.FAIL, Severity.REVIEW)}


@pytest.mark.parametrize(("code", "page", "fields", "want", "codes"), CASES)
def test_pages(
    bench: SimpleNamespace, framework: Framework, code: str, page: str, fields: dict[str, str], want: str, codes: dict[str, str]
) -> None:
    text = page.format(lao=LAO, **fields) if "{lao}" in page else page
    finding = judge(bench.dossier(text, code=code), framework, strict=True)
    assert (finding.verdict.value, codes.items() <= harmful(finding).items()) == (want, True), harmful(finding)
    assert_is_explained(finding, framework)


def assert_is_explained(finding: Finding, framework: Framework) -> None:
    """A pass shows the subject and every part in quotes; anything else shows what to look at."""
    for one in finding.reasons:
        if one.severity in (Severity.FAIL, Severity.REVIEW):
            assert one.reason.evidence
            assert all(0 < len(quote.quote) <= 200 for quote in one.reason.evidence)
    if finding.verdict is not Verdict.PASS:
        assert harmful(finding)
        return
    content = finding.content
    assert content is not None
    assert content.topic_evidence
    counted = {
        part.id
        for part in framework.indicator(finding.submission.indicator).components
        if not part.person and not part.optional
    }
    assert counted
    assert all(part.met is True and part.evidence for part in content.components if part.id in counted)


@pytest.mark.parametrize("code", sorted({case[0] for case in CASES}))
def test_the_same_content_in_a_file_is_only_a_file(bench: SimpleNamespace, framework: Framework, code: str) -> None:
    page, fields = next((case[1], case[2]) for case in CASES if case[0] == code)
    text = page.format(lao=LAO, **fields) if "{lao}" in page else page
    document = bench.document(text, url=f"{bench.host}/file/1", kind=Kind.PDF)
    finding = judge(bench.dossier(document, code=code), framework, strict=True)
    assert finding.verdict is Verdict.FAIL
    assert bench.codes(finding)["file-only"] == "fail"


@pytest.mark.parametrize("code", sorted({case[0] for case in CASES if case[0] not in ("O3", "O34")}))
def test_the_same_content_in_an_attachment_passes(bench: SimpleNamespace, framework: Framework, code: str) -> None:
    page, fields = next((case[1], case[2]) for case in CASES if case[0] == code)
    text = page.format(lao=LAO, **fields) if "{lao}" in page else page
    title = text.strip().splitlines()[1]
    attachment = bench.document(text, url=f"{bench.host}/file/2.pdf", kind=Kind.PDF)
    finding = judge(bench.dossier(f"={LAO}\n{title}\n-ดาวน์โหลดเอกสาร", attachment, code=code), framework, strict=True)
    assert finding.verdict is Verdict.PASS, harmful(finding)


def test_a_file_and_its_page_pass_together(bench: SimpleNamespace, framework: Framework) -> None:
    text = SPENDING_18.format(lao=LAO, year="2565")
    page = bench.dossier(f"={LAO}\n#แผนการใช้จ่ายงบประมาณประจำปี งบประมาณ พ.ศ. 2565\n-ดาวน์โหลดเอกสาร")
    file = bench.dossier(bench.document(text, url=f"{bench.host}/file/9.pdf", kind=Kind.PDF))
    findings = [judge(one, framework, strict=True) for one in (page, file)]
    assert [finding.verdict is Verdict.PASS for finding in findings] == [False, False]
    together = judge_indicator(framework.indicator("O18"), [page, file], findings, framework, LAO)
    assert (together.verdict, together.submissions) == (Verdict.PASS, 2)
    assert not {one.severity for one in together.reasons} & {Severity.FAIL, Severity.REVIEW}


def test_the_front_page_beside_the_right_page_costs_nothing(bench: SimpleNamespace, framework: Framework) -> None:
    home = bench.dossier(bench.document(f"=หน้าแรก {LAO}\n#ยินดีต้อนรับ", url=f"{bench.host}/"), url=f"{bench.host}/")
    page = bench.dossier(SPENDING_18.format(lao=LAO, year="2565"))
    findings = [judge(one, framework, strict=True) for one in (home, page)]
    assert judge_indicator(framework.indicator("O18"), [home, page], findings, framework, LAO).verdict is Verdict.PASS


def test_the_front_page_alone_is_a_review(bench: SimpleNamespace, framework: Framework) -> None:
    home = bench.document(f"=หน้าแรก {LAO}\n#ข่าวประชาสัมพันธ์\n" + "ยินดีต้อนรับสู่เว็บไซต์ของเรา\n" * 3, url=f"{bench.host}/")
    finding = judge(bench.dossier(home, url=f"{bench.host}/"), framework, strict=True)
    assert (finding.verdict, harmful(finding)) == (Verdict.REVIEW, {"home-page-only": "review"})


def test_a_scanned_attachment_is_what_to_look_at(bench: SimpleNamespace, framework: Framework) -> None:
    scan = bench.document("", url=f"{bench.host}/file/2.pdf", kind=Kind.PDF, fault=bench.fault.SCANNED, text_source="none")
    page = f"={LAO}\n#แผนการใช้จ่ายงบประมาณประจำปี งบประมาณ พ.ศ. 2565\n-ดาวน์โหลดเอกสาร"
    finding = judge(bench.dossier(page, scan), framework, strict=True)
    assert (finding.verdict, harmful(finding)) == (Verdict.REVIEW, {"unreadable-document": "review"})
    assert finding.attachments[0].text_source == "none"


def test_a_picture_of_the_chart_cannot_be_told(bench: SimpleNamespace, framework: Framework) -> None:
    page = bench.document(f"=โครงสร้าง - {LAO}\n#โครงสร้างการแบ่งส่วนราชการ", images=(Image(f"{bench.host}/chart.jpg", "", 900),))
    assert judge(bench.dossier(page, code="O1"), framework, strict=True).verdict is Verdict.REVIEW


PASTED = """
=แผนการใช้จ่ายงบประมาณ
#แผนการใช้จ่ายงบประมาณประจำปี
แผนการใช้จ่ายงบประมาณของหน่วยงานที่มีระยะ 1 ปี
มีข้อมูลรายละเอียดของแผนฯ อย่างน้อยประกอบด้วย งบประมาณตามแหล่งที่ได้รับการจัดสรร และงบประมาณตามประเภทรายการใช้จ่าย
แผนที่มีระยะเวลาบังคับใช้ในปี พ.ศ. 2565
"""


def test_requirement_text_is_no_content(bench: SimpleNamespace, framework: Framework) -> None:
    assert judge(bench.dossier(PASTED), framework, strict=True).verdict is not Verdict.PASS


FORM = Form(f"{LAO}", "post", (("text", "ชื่อ-สกุลผู้แจ้ง"), ("text", "เบอร์โทรศัพท์"), ("textarea", "รายละเอียดการทุจริต"), ("file", "หลักฐาน")),
            "แบบฟอร์มแจ้งเรื่องร้องเรียนการทุจริต", ("ส่งเรื่อง",))  # fmt: skip


@pytest.mark.parametrize(("page", "forms", "want"), [
    ("=แจ้งเรื่องร้องเรียนการทุจริต\n#ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ\nกรอกแบบฟอร์มเพื่อแจ้งเบาะแสการทุจริตของเจ้าหน้าที่", (FORM,), "pass"),
    ("=แจ้งเรื่องร้องเรียนการทุจริต\n#ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ\nติดต่อที่สำนักปลัด โทร 054-000000 หรือทางไปรษณีย์", (), "fail"),
])  # fmt: skip
def test_an_online_channel_is_a_form(
    bench: SimpleNamespace, framework: Framework, page: str, forms: tuple[Form, ...], want: str
) -> None:
    finding = judge(bench.dossier(bench.document(page, forms=forms), code="O30"), framework, strict=True)
    assert finding.verdict.value == want, harmful(finding)


def test_links_to_social_networks_may_stand_in_the_menu(bench: SimpleNamespace, framework: Framework) -> None:
    link = Link("https://www.facebook.com/bantuayang", "Facebook", furniture=True)
    page = bench.document(
        f"=Social Network - {LAO}\n#เครือข่ายสังคมออนไลน์ Social Network\nติดตามข่าวสารได้ทาง Facebook ของเทศบาล", links=(link,)
    )
    assert judge(bench.dossier(page, code="O9"), framework, strict=True).verdict is Verdict.PASS


@pytest.mark.parametrize("page", [
    "=ไม่พบหน้าที่ต้องการ\n#404 ไม่พบหน้าที่คุณต้องการ", "=Oops\nNothing was found at this location. Maybe try a search?",
])  # fmt: skip
def test_soft_404_has_no_content(bench: SimpleNamespace, framework: Framework, page: str) -> None:
    finding = judge(bench.dossier(page), framework, strict=True)
    assert (finding.verdict, finding.content, harmful(finding)) == (Verdict.FAIL, None, {"soft-404": "fail"})


def test_not_yet_due_before_the_half_year_has_ended(bench: SimpleNamespace, framework: Framework) -> None:
    page = PROGRESS_11.format(lao=LAO, period="รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2564")
    finding = judge(bench.dossier(page, code="O11", as_of=bench.before), framework, strict=True)
    assert (finding.verdict, harmful(finding)) == (Verdict.REVIEW, {"not-yet-due": "review"})


LISTED = "\n".join(f"-{code}" for code in ("รายงานผลการดำเนินงาน รอบ 6 เดือน", "ข้อมูลเชิงสถิติการให้บริการ", "สรุปผลการจัดซื้อจัดจ้างรายเดือน",
                                          "ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริต"))  # fmt: skip


@pytest.mark.parametrize(("title", "ends", "is_index"), [
    ("ITA 2565", "", True), ("อบต.ทุ่งสมมุติ", "", True), ("ITA 2565", ".pdf", False), ("ข้อมูลเชิงสถิติการให้บริการ", "", False),
])  # fmt: skip
def test_a_short_list_of_pages_is_an_index(
    bench: SimpleNamespace, framework: Framework, title: str, ends: str, *, is_index: bool
) -> None:
    names = [line[1:] for line in LISTED.splitlines()]
    links = tuple(Link(f"{bench.host}/o{place}{ends}", name) for place, name in enumerate(names))
    page = bench.document(f"={title}\n#{title}\n{LISTED}", links=links)
    inner = bench.document(
        f"=ข้อมูลเชิงสถิติการให้บริการ\n#ข้อมูลเชิงสถิติการให้บริการ ปี 2565\n{LONG_STATISTICS}", url=f"{bench.host}/o1{ends}"
    )
    finding = judge(bench.dossier(page, inner, code="O15"), framework, strict=True)
    assert (harmful(finding) == {"index-page": "review"}) is is_index


LONG_STATISTICS = "\n".join(f"|เดือน{month} | ชำระภาษี | {count} ราย" for count, month in enumerate(
    ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565", "กุมภาพันธ์ 2565", "มีนาคม 2565"), 11))  # fmt: skip


def test_months_that_have_not_ended_are_not_missing(bench: SimpleNamespace, framework: Framework) -> None:
    months = ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565", "กุมภาพันธ์ 2565")
    head = "|งานที่ซื้อหรือจ้าง | วงเงินที่ซื้อ | ราคากลาง | วิธีซื้อ | รายชื่อผู้เสนอราคา | ผู้ได้รับการคัดเลือก | เหตุผลที่คัดเลือก | เลขที่และวันที่ของสัญญา"
    shown = "\n".join(
        f"#เดือน{month}\n{head}\n|ซื้อวัสดุ | 5,000 | 5,000 | เฉพาะเจาะจง | ร้านตัวอย่าง | ร้านตัวอย่าง | ราคาต่ำสุด | 1/2565"
        for month in months
    )
    page = f"=สรุปผลการจัดซื้อจัดจ้างรายเดือน\n#สรุปผลการจัดซื้อจัดจ้างรายเดือน ปี 2565\n{shown}"
    finding = judge(bench.dossier(page, code="O23", as_of=bench.before), framework, strict=True)
    assert (finding.verdict, harmful(finding)) == (Verdict.REVIEW, {"not-yet-due": "review"})


def test_judging_twice_gives_the_same(bench: SimpleNamespace, framework: Framework) -> None:
    dossier = bench.dossier(SPENDING_18.format(lao=LAO, year="2565"))
    assert judge(dossier, framework) == judge(dossier, framework)


def test_a_provisional_framework_passes_nothing(bench: SimpleNamespace, framework: Framework) -> None:
    unsure = framework.model_copy(update={"provisional": True, "provisional_because": "ตัวอย่าง"})
    page = bench.opened(SPENDING_18.format(lao=LAO, year="2565"), notes=(bench.note("insecure-http"),))
    finding = judge(bench.dossier(page), unsure, strict=True)
    assert (finding.verdict, list(bench.codes(finding).items())) == (
        Verdict.REVIEW, [("wrong-topic", "review"), ("insecure-http", "info")],
    )  # fmt: skip
    assert "O18 แผนการใช้จ่ายงบประมาณประจำปี ตามรายการข้อของปี 2565 ซึ่งยังไม่ยืนยัน" in headline(finding.reasons)
    assert re.fullmatch("[^ก-๙]*by a list of 2565 that is not confirmed[^ก-๙]*", headline(finding.reasons, "en"))
    assert finding.reasons[0].reason.evidence
    total = judge_indicator(unsure.indicator("O18"), [bench.dossier(page)], [finding], unsure, LAO)
    assert (total.verdict, total.reasons[0].reason.data["cause"]) == (Verdict.REVIEW, "not-confirmed")


def test_what_keeps_a_page_from_passing_anyway_is_said_alone(bench: SimpleNamespace, framework: Framework) -> None:
    unsure = framework.model_copy(update={"provisional": True, "provisional_because": "ตัวอย่าง"})
    for page in (SPENDING_18.format(lao=LAO, year="2564"), SPENDING_18.format(lao=LAO, year="")):
        dossier = bench.dossier(page)
        assert judge(dossier, unsure, strict=True).reasons == judge(dossier, framework, strict=True).reasons


def test_the_menu_of_a_frameset_is_no_evidence(bench: SimpleNamespace, framework: Framework) -> None:
    names = "\n".join(f"-{one.code} {one.name_th}" for one in framework.indicators)
    menu = bench.document(f"=เมนู\n{names}", url=f"{bench.host}/menu.htm", links=())
    content = bench.document(REPORT_12.format(lao=LAO, year="2564", rest=""), url=f"{bench.host}/o12.htm")
    finding = judge(bench.dossier(f"={LAO}", menu, content, code="O12"), framework, strict=True)
    assert (finding.verdict, harmful(finding)) == (Verdict.FAIL, {"component-missing": "fail"})
