"""Drafts, whole acts and papers for another kind of local government: right words, and not what the agency uses."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from model.document import Kind
from model.finding import ComponentResult
from rules.framework import Framework
from rules.judge import judge
from rules.measure.doubts.drafts import draft
from rules.measure.doubts.other_kind import other_kind
from rules.measure.doubts.whole_law import whole_law
from rules.measure.time.signed_day import signed_days
from rules.measure.view import view_of

TOWN, TAMBON, PROVINCE = "เทศบาลตำบลบ้านตัวอย่าง", "องค์การบริหารส่วนตำบลทุ่งตัวอย่าง", "องค์การบริหารส่วนจังหวัดสมมุติ"


@pytest.mark.parametrize(("code", "text", "is_draft"), [
    ("O1", "# แผนภูมิโครงสร้าง (ร่าง) เสนอ ก.อบต.จังหวัด\nสำนักปลัด กองคลัง", True),
    ("O10", "# แผนการดำเนินงาน 2565\nร่างแผนการดำเนินงาน ประจำปี 2565\nถนน 500,000 บาท", True),
    ("O39", "# แผนป้องกันการทุจริต (ฉบับร่าง)\nมาตรการที่ 1", True),
    ("O13", "# คู่มือปฏิบัติงาน\nร่างกายต้องพร้อม", False),
    ("O21", "# แผนจัดซื้อจัดจ้าง\nร่างขอบเขตของงาน จ้างก่อสร้าง", False),
    ("O4", "# แผนพัฒนาท้องถิ่น\nยุทธศาสตร์ที่ 1\nเป้าหมาย\nตัวชี้วัด\nคณะกรรมการพิจารณาร่างแผนพัฒนา", False),  # how it came about
    ("O22", "# ประกาศ\nร่างประกาศประกวดราคา", False),  # published to be criticised
])  # fmt: skip
def test_drafts(pages: SimpleNamespace, framework: Framework, code: str, text: str, is_draft: bool) -> None:
    assert bool(draft(view_of(pages.dossier(text), framework), framework.indicator(code))) is is_draft


@pytest.mark.parametrize(("agency", "code", "text", "theirs"), [
    (TAMBON, "O3", "องค์การบริหารส่วนจังหวัดมีหน้าที่จัดทำแผน\nสนับสนุนท้องถิ่นอื่น\nตาม พ.ร.บ. อบจ. 2540\nอบจ. ดูแลถนน", True),
    # each kind has its own act, and one of all
    (TOWN, "O3", "ตามพระราชบัญญัติองค์การบริหารส่วนจังหวัด พ.ศ. 2540 มาตรา 45\nจัดทำแผน\nติดต่อเทศบาลตำบลบ้านตัวอย่าง", True),
    (TOWN, "O3", "เทศบาลมีหน้าที่ตาม พ.ร.บ.สภาตำบลฯ พ.ศ. 2537 และมาตรา 16 พ.ร.บ.กำหนดแผนและขั้นตอน 2542", True),
    (TAMBON, "O3", "ตามกฎหมายว่าด้วยเทศบาล มาตรา 50 มีหน้าที่ต้องทำ\nองค์การบริหารส่วนตำบลทุ่งตัวอย่าง โทร 0 2000 0000", True),
    (PROVINCE, "O3", "เทศบาลมีหน้าที่รักษาความสะอาด\nองค์การบริหารส่วนจังหวัดสมมุติ โทร 0 2000 0000", True),
    (TAMBON, "O3", "พระราชบัญญัติลักษณะปกครองท้องที่ มาตรา 27\nผู้ใหญ่บ้านมีหน้าที่และอำนาจ ดังนี้", True),
    (TAMBON, "O3", "ตาม พ.ร.บ.สภาตำบลฯ พ.ศ. 2537\nกำนัน ผู้ใหญ่บ้าน ตามกฎหมายลักษณะปกครองท้องที่มีหน้าที่ประสานงาน", False),
    (TOWN, "O3", "ตาม พรบ. เทศบาล มาตรา 50\nประสานกับ อบจ. ตาม พ.ร.บ. องค์การบริหารส่วนจังหวัด 2540", False),
    (TAMBON, "O3", "กฎหมายปี ๒๕๓๗ ให้ทำ ดังนี้\nอบจ. มีหน้าที่ประสานแผน", False),
    (TAMBON, "O3", "ตาม พ.ร.บ.กำหนดแผนฯ 2542 ให้เทศบาล เมืองพัทยา และองค์การบริหารส่วนตำบลมีอำนาจและหน้าที่จัดบริการสาธารณะ", False),
    (PROVINCE, "O3", "พ.ร.บ. องค์การบริหารส่วนจังหวัด มาตรา 45 (3) สนับสนุนเทศบาลและสภาตำบล", False),
    (TAMBON, "O14", "ยื่นคำร้องต่อนายกเทศมนตรี\nเทศบาลตรวจภายใน 7 วัน", True),
    (TOWN, "O39", "นายก อบต. ประกาศใช้แผน\nอบต. อบรมพนักงาน 20 คน", True),
    (TOWN, "O39", "นายก อบต. ข้างเคียงมาดูงาน\nเทศบาลอบรมพนักงาน\nอบต. สองแห่งร่วม", False),
    (TAMBON, "O27", "มติ ก.เทศบาล\nประกาศคณะกรรมการพนักงานเทศบาล", False),  # criteria that others made
    (TAMBON, "O10", "ตามพระราชบัญญัติเทศบาล\nถนน 500,000 บาท", False),
    (TAMBON, "O33", "ประชุมกับเทศบาลข้างเคียง\nเทศบาลรับฟัง", False),  # what was done, with guests
    ("สำนักงานจังหวัดสมมุติ", "O10", "อบต. 12 แห่ง\nเทศบาล 3 แห่ง", False),
])  # fmt: skip
def test_papers_for_another_kind(
    pages: SimpleNamespace, framework: Framework, agency: str, code: str, text: str, theirs: bool
) -> None:
    asked = framework.indicator(code)
    assert bool(other_kind(view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework), asked, agency)) is theirs


ACT = "พระราชบัญญัติสมมุติ พ.ศ. 2496\nมาตรา 1 พระราชบัญญัตินี้เรียกว่า พระราชบัญญัติสมมุติ\nมาตรา 50 ให้มีหน้าที่รักษาความสะอาด"


LAWS = "1. พระราชบัญญัติเทศบาล 2496\n2. พ.ร.บ.การสาธารณสุข 2535\n3. พ.ร.บ.โรคติดต่อ 2558\n4. ระเบียบ มท. ว่าด้วยพัสดุ 2535"


@pytest.mark.parametrize(("code", "text", "files", "is_law"), [
    ("O3", f"# อำนาจหน้าที่\n{ACT}", (), True),
    ("O3", "# อำนาจหน้าที่", (ACT,), True),
    ("O3", "# อำนาจหน้าที่\nเทศบาลดูแลถนน ทางระบายน้ำ เก็บขยะ ป้องกันโรคติดต่อ และบรรเทาสาธารณภัยในเขต", (ACT,), False),
    ("O3", "# อำนาจหน้าที่\nตามมาตรา 50 เทศบาลมีหน้าที่รักษาความสะอาด", (), False),
    ("O6", f"# กฎหมาย\n{ACT}", (), False),
    ("O3", f"# อำนาจหน้าที่\n{LAWS}", (), True), ("O3", f"# อำนาจหน้าที่\n{LAWS}\nรักษาความสะอาด\nดูแลถนน\nเก็บขยะ", (), False),
    ("O3", "# อำนาจหน้าที่\n" + LAWS.replace("25", "กำหนดให้เทศบาลมีหน้าที่ดูแลเรื่องนี้ พ.ศ. 25"), (), False),
])  # fmt: skip
def test_whole_acts(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, files: tuple[str, ...], is_law: bool
) -> None:
    view = view_of(
        pages.dossier(text, *(pages.document(one, url=f"{pages.url}/a.pdf", kind=Kind.PDF) for one in files)), framework
    )
    assert bool(whole_law(view, framework.indicator(code))) is is_law


@pytest.mark.parametrize(("code", "line", "is_day"), [
    ("O10", "ประกาศใช้ ณ วันที่ 28 ตุลาคม 2564", True),
    ("O10", "จึงประกาศให้ทราบทั่วกัน ณ วันที่ ๒๘ ต.ค. ๖๔", True),
    ("O10", "อนุมัติเมื่อวันที่ 5 มกราคม 2565", True),
    ("O10", "นายก อบต. อนุมัติเมื่อ 25 ตุลาคม 2564 ประกาศใช้ 29 ตุลาคม 2564", True),
    ("O39", "คณะกรรมการเห็นชอบเมื่อ 5 ต.ค. 64", True),
    ("O10", "จัดงานวันที่ 5 มกราคม 2565", False),
    ("O10", "ประกาศใช้แผนตั้งแต่ตุลาคม 2564", False),
    ("O10", "ประกาศใช้ 29 ตุลาคม 2564 เริ่มงานมกราคม 2565", False),
    ("O26", "คำสั่งแต่งตั้งพนักงาน ลงนามเมื่อ 5 มกราคม 2565", False),  # a deed
])  # fmt: skip
def test_days_of_signatures(pages: SimpleNamespace, framework: Framework, code: str, line: str, is_day: bool) -> None:
    view = view_of(pages.dossier(f"# แผน\n{line}"), framework)
    assert bool(list(signed_days(view, framework.indicator(code)))) is is_day


def test_the_day_of_a_plan_is_no_time_of_its_projects(pages: SimpleNamespace, framework: Framework) -> None:
    text = "=แผนการดำเนินงานประจำปี 2565\n#แผนการดำเนินงานประจำปี 2565\n|โครงการ|งบประมาณ (บาท)\n|ก่อสร้างถนน|500,000\n|อบรม|30,000\n"
    finding = judge(pages.dossier(text + "ประกาศใช้ ณ วันที่ 28 ตุลาคม 2564", indicator="O10"), framework, strict=True)
    assert finding.verdict.value != "pass"


@pytest.mark.parametrize(("line", "tells"), [
    ("นายกเทศมนตรีตำบลหนองตัวอย่าง ประกาศใช้แผนเมื่อวันที่ 26 ตุลาคม 2564", False),
    ("คณะกรรมการได้ประชุมจัดทำร่างแผนเมื่อวันที่ 15 ตุลาคม 2564 และเสนอคณะกรรมการพัฒนาเห็นชอบแล้ว", False),
    ("ตามหนังสือจังหวัดตัวอย่าง ลงวันที่ 5 ตุลาคม 2564 ให้ดำเนินการให้เสร็จ", False),
    ("เทศบาลจัดทำแผนเสร็จเมื่อเดือนตุลาคม 2564 และปิดประกาศแล้ว", False),
    ("แผนการดำเนินงาน ปีงบประมาณ พ.ศ. 2565 (1 ตุลาคม 2564 - 30 กันยายน 2565) ของเทศบาล", False),
    ("แผนฉบับนี้ใช้ตั้งแต่วันที่ 1 ตุลาคม 2564 ถึงวันที่ 30 กันยายน 2565", False),
    ("แผนดำเนินงานนี้เป็นแผนที่มีระยะเวลา 1 ปี", False),
    ("แผนดำเนินงานแสดงรายละเอียดโครงการ งบประมาณ และระยะเวลาดำเนินการของโครงการที่จะทำจริง", False),
    ("คณะกรรมการรายงานผลภายในเดือนธันวาคมของทุกปี และรายงานความก้าวหน้าทุกไตรมาส", False),
    ("ทุกโครงการดำเนินการตั้งแต่วันที่ 1 ตุลาคม 2564 ถึงวันที่ 30 กันยายน 2565", True),
    ("นายกประกาศใช้แผนเมื่อวันที่ 26 ตุลาคม 2564 โดยกองช่างจะก่อสร้างถนนในเดือนมกราคม 2565", True),
    ("ประกาศใช้ 26 ตุลาคม 2564\nงานเลี้ยงปีใหม่ 50,000 บาท ธันวาคม 2564", True),
    ("ก่อสร้างถนนและอบรมให้เสร็จภายในไตรมาส 2", True),
])  # fmt: skip
def test_the_days_and_the_year_of_a_plan_are_no_time_of_its_projects(
    measured: Callable[..., dict[str, ComponentResult]], line: str, *, tells: bool
) -> None:
    title = "แผนการดำเนินงานประจำปี 2565"
    rows = "\n".join(f"|{work}|{money}" for work, money in (("ก่อสร้างถนน", "500,000"), ("อบรม", "30,000"), ("ซื้อทราย", "20,000")))
    told = measured("O10", f"={title}\n#{title}\n{line}\n|โครงการ|งบประมาณ (บาท)\n{rows}")
    assert bool(told["duration"].met) is tells


def test_a_person_must_look(pages: SimpleNamespace, framework: Framework) -> None:
    title = "แผนการดำเนินงานประจำปี 2565"
    page = f"={title}\n#{title}\n(ร่าง) {title}\nก่อสร้างถนน 500,000 บาท มกราคม 2565\nอบรม 30,000 บาท มีนาคม 2565"
    finding = judge(pages.dossier(page, indicator="O10"), framework, strict=True)
    told = next(one.reason for one in finding.reasons if one.reason.code == "wrong-topic")
    assert told.data["because"] == "draft"


@pytest.mark.parametrize(("text", "met"), [
    ("ภาพรวม 48 โครงการ ดำเนินการแล้ว 21 โครงการ ยังไม่ดำเนินการ 12 โครงการ\nเบิกจ่าย 6,250,000 บาท", None),
    ("รวม 2 โครงการ ดำเนินการแล้ว 1 โครงการ\nขุดบ่อ 40,000 บาท แล้วเสร็จ\nทำรั้ว 20,000 บาท ยังไม่เริ่ม", True),
    ("โครงการขุดลอก 40,000 บาท\nโครงการรั้ว 20,000 บาท", True),
])  # fmt: skip
def test_a_sum_of_projects_names_none(measured: Callable[..., dict[str, ComponentResult]], text: str, met: bool | None) -> None:
    assert bool(measured("O11", f"#รายงานรอบ 6 เดือน\n{text}")["projects"].met) is bool(met)


@pytest.mark.parametrize(("lines", "met"), [
    ("ถาม: ภาษีเสียเมื่อใด\nตอบ: ภายในวันที่ 30 เมษายน 2565\nถาม: ถังขยะ\nตอบ: กองสาธารณสุข\nรวบรวม 1 มีนาคม 2565", None),
    ("ถาม: ไฟทางดับ 12/02/2565\nตอบ: ซ่อมแล้ว 13/02/2565", True),
])  # fmt: skip
def test_the_day_of_a_list_is_none_on_which_somebody_asked(
    measured: Callable[..., dict[str, ComponentResult]], lines: str, met: bool | None
) -> None:
    assert measured("O8", f"=ถาม-ตอบ\n#ถาม-ตอบ\n{lines}")["two_way"].met is met


@pytest.mark.parametrize(("line", "met"), [
    ("ผู้พัฒนาเว็บไซต์ webmaster@company.example", False),
    ("อีเมล saraban@tambon.example ผู้พัฒนาเว็บไซต์ บริษัทสมมุติ", True),
])  # fmt: skip
def test_the_address_of_the_maker_is_not_the_agencys(
    measured: Callable[..., dict[str, ComponentResult]], line: str, met: bool
) -> None:
    assert bool(measured("O5", f"=ติดต่อเรา\n#ติดต่อเรา\n99 หมู่ 2 โทร. 0 4300 0100\n{line}")["email"].met) is met


def test_a_year_is_no_sum(measured: Callable[..., dict[str, ComponentResult]]) -> None:
    text = "#รายงานรอบ 6 เดือน\n|โครงการ|ความก้าวหน้า\n|ถนน หมู่ 1|ร้อยละ 40\n|รั้ว|แล้วเสร็จ\nแจ้งงานงบประมาณ ณ 31 มีนาคม 2565"
    assert not measured("O11", text)["budget_used"].met


def test_a_form_in_large_letters_shows_no_steps(
    pages: SimpleNamespace, measured: Callable[..., dict[str, ComponentResult]]
) -> None:
    form = "#คำร้องทั่วไป เขียนที่ ............\n#ข้าพเจ้า ................ ขอยื่นคำร้อง ................\n#ลงชื่อ ................ ผู้ยื่นคำร้อง"
    parts = measured("O14", "=คู่มือประชาชน\n#คู่มือประชาชน", pages.document(form, url=f"{pages.url}/f.pdf", kind=Kind.PDF))
    assert not parts["steps"].met
