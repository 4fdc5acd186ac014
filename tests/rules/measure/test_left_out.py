"""Policies and channels that leave people out, guides in place of the thing, work under another plan, and parts that are put off."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest

from model.document import Form, Kind
from model.finding import ComponentResult
from rules.framework import Framework, Indicator
from rules.judge import judge
from rules.measure.doubts.another_executive import another_executive
from rules.measure.doubts.assessed_only import assessed_only
from rules.measure.doubts.called_off import called_off
from rules.measure.doubts.exempted import exempted
from rules.measure.doubts.guide import guide
from rules.measure.doubts.held_elsewhere import held_elsewhere
from rules.measure.doubts.not_held import programme
from rules.measure.doubts.one_project import one_project
from rules.measure.doubts.undated import undated
from rules.measure.doubts.under_another import under_another
from rules.measure.view import View, view_of

Seen = Callable[[str, str], tuple[View, Indicator]]
Met = Callable[[str, str], Mapping[str, bool | None]]


@pytest.mark.parametrize(("code", "line", "is_so"), [
    ("O34", "ประกาศนี้มีผลเฉพาะตัวข้าพเจ้า ไม่รวมถึงพนักงานและลูกจ้าง", True),
    ("O34", "ทั้งนี้ ไม่ใช้บังคับกับนายกเทศมนตรีและสมาชิกสภาเทศบาล", True),
    ("O34", "ห้ามรับของขวัญ ยกเว้นผู้บริหาร", True),
    ("O34", "นโยบายนี้ใช้บังคับเฉพาะพนักงานจ้าง", True),
    ("O34", "ใช้บังคับกับผู้บริหารและพนักงานทุกคน รวมถึงลูกจ้าง", False),
    ("O34", "ยกเว้นการรับตามธรรมจรรยาที่มีราคาไม่เกินสามพันบาท", False),
    ("O30", "ระบบนี้ใช้สำหรับพนักงานเทศบาล บุคคลภายนอกไม่สามารถใช้งานได้", True),
    ("O32", "แบบสอบถามนี้จัดทำสำหรับบุคลากรในสังกัด", True),
    ("O8", "ประชาชนทั่วไปใช้งานไม่ได้", True),
    ("O30", "เปิดอ่านได้เฉพาะเจ้าหน้าที่ที่ได้รับมอบหมาย", False),
    ("O33", "ประชุมเฉพาะพนักงาน ไม่รวมลูกจ้าง", False),  # who took part is told elsewhere
    # what a guideline is for: not corruption
    ("O29", "ใช้กับถนนชำรุด ไฟฟ้าดับ ทั้งนี้ ไม่รวมถึงเรื่องกล่าวหาว่าเจ้าหน้าที่ทุจริตหรือประพฤติมิชอบ ซึ่งให้เป็นไปตามระเบียบวินัย", True),
    ("O29", "ใช้กับถนนชำรุด ไฟฟ้าดับ น้ำประปา และเรื่องอื่นทุกประเภท ยกเว้นเรื่องร้องเรียนการทุจริตของเจ้าหน้าที่", True),
    ("O29", "เรื่องร้องเรียนการทุจริตและประพฤติมิชอบไม่อยู่ในขอบเขตของคู่มือนี้", True),
    ("O29", "เรื่องร้องเรียนการทุจริตให้ใช้แนวปฏิบัติอีกฉบับหนึ่ง", True),
    ("O30", "ช่องทางนี้รับเรื่องร้องทุกข์ ไม่รวมการแจ้งเบาะแสการทุจริต", True),
    ("O29", "ไม่รวมถึงเรื่องร้องทุกข์ทั่วไปที่ไม่เกี่ยวกับการทุจริต", False),
    ("O29", "ไม่รับเรื่องที่ไม่ระบุชื่อ ยกเว้นเรื่องทุจริตที่มีพยานหลักฐานชัดเจน", False),
    ("O29", "ดำเนินการภายใน 15 วัน ยกเว้นเรื่องทุจริต ภายใน 60 วัน", False),
    ("O29", "ไม่รวมถึงเรื่องทุจริตที่อยู่ระหว่างการไต่สวนของศาล", False),
    ("O29", "เรื่องที่ไม่เกี่ยวกับการทุจริตไม่อยู่ในขอบเขตของคู่มือนี้", False),
    ("O31", "จำนวนเรื่องร้องทุกข์ ไม่รวมเรื่องทุจริต", False),  # they may be counted beside them
])  # fmt: skip
def test_who_is_left_out(seen: Seen, code: str, line: str, is_so: bool) -> None:
    assert bool(exempted(*seen(code, line))) is is_so


@pytest.mark.parametrize(("other", "is_so"), [("คู่มือการจัดการเรื่องร้องเรียนการทุจริต", False), ("คู่มือการขอใช้น้ำ", True)])
def test_corruption_has_a_paper_of_its_own(pages: SimpleNamespace, framework: Framework, other: str, *, is_so: bool) -> None:
    asked = framework.indicator("O29")
    texts = ("คู่มือจัดการเรื่องร้องเรียน\nขอบเขต\nไม่รวมถึงเรื่องร้องเรียนการทุจริต", f"{other}\nขั้นตอน รับเรื่อง ตรวจสอบ แจ้งผล")
    addresses = (f"https://www.ban-tua-yang.example/f/{number}.pdf" for number in range(2))
    files = [pages.document(text, url=url, kind=Kind.PDF) for text, url in zip(texts, addresses, strict=True)]
    view = view_of(pages.dossier(f"#{asked.name_th}", *files, indicator="O29"), framework)
    assert bool(exempted(view, asked)) is is_so


@pytest.mark.parametrize(("code", "title", "own", "is_so"), [
    ("O36", "คู่มือการประเมินความเสี่ยงการทุจริต ฉบับหน่วยงานกลาง", "ดาวน์โหลดไฟล์", True),
    ("O38", "ประมวลจริยธรรมพนักงานส่วนท้องถิ่น", "ดาวน์โหลดไฟล์", True),
    ("O23", "ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้าง", "", True),
    ("O41", "แนวทางการจัดทำรายงานผลการดำเนินการป้องกันการทุจริต", "", True),
    ("O36", "รายงานการประเมินความเสี่ยงการทุจริต", "", False),
    ("O36", "ระเบียบวาระการประชุมคณะกรรมการ", "", False),
    ("O13", "คู่มือการปฏิบัติงานด้านการคลัง", "", False),
    ("O14", "คู่มือสำหรับประชาชน", "", False),
    ("O38", "ประมวลจริยธรรมพนักงานส่วนท้องถิ่น", "วันที่ 3 มกราคม 2565 จัดอบรมพนักงาน 40 คน ให้รู้จักประมวลจริยธรรม " * 4, False),
])  # fmt: skip
def test_a_guide_in_its_place(
    pages: SimpleNamespace, framework: Framework, code: str, title: str, own: str, is_so: bool
) -> None:
    asked = framework.indicator(code)
    file = pages.document(f"{title}\nบทที่ 1 ความหมายและความสำคัญ", url="https://www.ban-tua-yang.example/f/1.pdf", kind=Kind.PDF)
    view = view_of(pages.dossier(f"#{asked.name_th}\n{own}", file, indicator=code), framework)
    assert bool(guide(view, asked)) is is_so


RULE = "ระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548"
MADE = "เทศบาลจึงได้รวบรวมโครงการที่ดำเนินการจริงในพื้นที่"


@pytest.mark.parametrize(("code", "text", "is_so"), [
    ("O10", f"คำนำ\n{RULE} ข้อ 26 กำหนดให้จัด\nทำแผนการดำเนินงาน\n{MADE}", False),
    ("O10", f"{RULE}\nข้อ 26 กำหนดให้จัดทำแผนภายใน 30 วัน\nแผนการดำเนินงาน\nประจำปี 2565", False),
    ("O12", f"ความเป็นมา\nพระราชบัญญัติสภาตำบล พ.ศ. 2537\nเรื่องรายงานต่อประชาชน จึงได้จัดทำรายงานนี้\n{MADE}", False),
    ("O10", f"{RULE}\nข้อ 1 ระเบียบนี้เรียกว่า\nข้อ 26 ให้จัดทำแผน", True),  # the rule itself
    ("O10", f"{RULE}\nข้อ 26 กำหนดให้จัดทำแผนภายใน 30 วัน\nข้อ 27 ให้ติดตาม", True),
    ("O10", f"คำนำ\n{RULE} ข้อ 26 กำหนดให้มีแผน\nกรมจึงได้จัดทำคู่มือนี้\nบทที่ 1", True),
    ("O10", f"คู่มือการจัดทำแผนการดำเนินงาน\nข้อ 26 กำหนดให้มีแผน\n{MADE}", True),
    ("O10", f"{RULE}\n{MADE}", True),  # no clause of it is cited
])  # fmt: skip
def test_a_preface_cites_the_rule(pages: SimpleNamespace, framework: Framework, code: str, text: str, is_so: bool) -> None:
    asked = framework.indicator(code)
    file = pages.document(text, url="https://www.ban-tua-yang.example/f/1.pdf", kind=Kind.PDF)
    view = view_of(pages.dossier(f"#{asked.name_th}", file, indicator=code), framework)
    assert bool(guide(view, asked)) is is_so


@pytest.mark.parametrize(("code", "line", "is_so"), [
    ("O43", "รายงานการดำเนินการตามมาตรการจัดการความเสี่ยงการทุจริต ปีงบประมาณ 2565", True),
    ("O43", "ได้ดำเนินการตามมาตรการในแผนปฏิบัติการป้องกันการทุจริต ดังนี้", True),
    ("O43", "ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส และมาตรการจัดการเรื่องร้องเรียน", False),
    ("O43", "รายงานผลการจัดการความเสี่ยงตามผลการประเมินความเสี่ยงการทุจริต ปีงบประมาณ 2565", True),
    ("O43", "รายงานผลการจัดการความเสี่ยงตามผลการประเมิน ITA", False),
    ("O43", "นำมาตรการไปปฏิบัติ 3 เรื่อง", False),
    ("O37", "รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", True),
    ("O37", "ได้นำมาตรการที่กำหนดจากผลการวิเคราะห์ ITA ปี 2564 ไปสู่การปฏิบัติ ลดการเรียกรับสินบน", True),
    ("O37", "ได้นำมาตรการที่กำหนดจากผลการประเมินความเสี่ยงการทุจริตไปสู่การปฏิบัติ", False),
    ("O37", "อบรมการจัดการความเสี่ยงจากสาธารณภัยและซ้อมดับเพลิง", True),
    ("O37", "จัดการความเสี่ยงการทุจริตด้านการเบิกจ่าย ตามมาตรการประหยัด", False),
    ("O39", "แผนการตรวจสอบภายใน ประจำปี 2565", True),
    ("O39", "แผนป้องกันการทุจริต ซึ่งสอดคล้องกับแผนพัฒนาท้องถิ่น", False),
    ("O41", "ผลตามแผนบริหารความเสี่ยง ประจำปี 2564", True),
    ("O18", "แผนการตรวจสอบภายใน ประจำปี 2565", False),
])  # fmt: skip
def test_work_under_another_plan(seen: Seen, code: str, line: str, is_so: bool) -> None:
    assert bool(under_another(*seen(code, line))) is is_so


def test_a_person_must_look(pages: SimpleNamespace, framework: Framework) -> None:
    text = (
        "=นโยบายไม่รับของขวัญ\n#นโยบายไม่รับของขวัญ (No Gift Policy)\nประกาศนายกเทศมนตรี เรื่อง นโยบายไม่รับของขวัญ\n"
        "พนักงานเทศบาลทุกคนไม่รับของขวัญทุกชนิด ไม่ใช้บังคับกับคณะผู้บริหาร\nประกาศ ณ วันที่ 4 มกราคม 2565"
    )
    finding = judge(pages.dossier(text, indicator="O34"), framework, strict=True)
    told = next(one.reason for one in finding.reasons if one.reason.code == "wrong-topic")
    assert (finding.verdict.value, told.data["because"]) == ("review", "exempted")


@pytest.mark.parametrize(("code", "part", "lines", "expected"), [
    ("O36", "measures", "|เหตุการณ์ความเสี่ยง | แนวทาง\n|เรียกรับเงิน | แผนจัดการ ปิดช่องรับเงินสด\nมาตรการจะกำหนดในการประชุมครั้งต่อไป", None),
    ("O36", "measures", "|เหตุการณ์ความเสี่ยง | คะแนน\n|เรียกรับเงิน | 9\nคณะทำงานจะนัดประชุมครั้งต่อไปเพื่อพิจารณากำหนดมาตรการ", None),
    ("O36", "measures", "|เหตุการณ์ความเสี่ยง | มาตรการ\n|เรียกรับเงิน | ปิดช่องรับเงินสด", True),
    ("O42", "responsible", "เจ้าภาพหลัก สำนักปลัด\nยังไม่ได้กำหนดผู้รับผิดชอบ", None),
    ("O12", "suggestions", "ข้อเสนอแนะจะสรุปให้ทราบภายหลัง\nได้รับข้อเสนอแนะ 3 เรื่องจากประชุม", None),
    ("O1", "chart", "แผนผังโครงสร้างใหม่อยู่ระหว่างการจัดทำ\nนายก อบต. ปลัด อบต.\nสำนักปลัด\nกองคลัง\nกองช่าง", None),
    ("O1", "chart", "แผนผังโครงสร้างที่จัดทำขึ้น\nนายก อบต. ปลัด อบต.\nสำนักปลัด\nกองคลัง\nกองช่าง", True),
    ("O10", "budget", "งบประมาณจะเพิ่มเติมเมื่อได้รับจัดสรร\n|โครงการ | งบประมาณ\n|ถนน | 500,000 บาท", None),
    ("O10", "budget", "งบประมาณอยู่ระหว่างการจัดทำ\n|โครงการ | งบประมาณ\n|ถนน | 500,000 บาท", None),
])  # fmt: skip
def test_a_part_that_is_put_off(met: Met, code: str, part: str, lines: str, expected: bool | None) -> None:
    assert met(code, lines)[part] is expected


@pytest.mark.parametrize(("label", "text", "expected"), [
    ("ประเภทเรื่อง", "แจ้งได้ตลอดเวลา", None),
    ("หมวดหมู่เรื่องที่แจ้ง", "แจ้งได้ตลอดเวลา", None),
    ("ประเภทเรื่อง", "ช่องทางนี้แยกจากเรื่องร้องทุกข์", True),
    ("ลักษณะการทุจริต", "แจ้งได้ตลอดเวลา", True),
])  # fmt: skip
def test_a_list_to_choose_the_matter_from(
    measured: Callable[..., dict[str, ComponentResult]], label: str, text: str, expected: bool | None
) -> None:
    name = "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"
    form = Form("/save", "post", (("select", label), ("text", "ชื่อ"), ("textarea", "รายละเอียด")), "", ("ส่ง",))
    assert measured("O30", f"={name}\n#{name}\n{text}", forms=(form,))["online_form"].met is expected


@pytest.mark.parametrize(("code", "below", "expected"), [
    ("O40", "ไตรมาสที่ 1 (ต.ค. - ธ.ค. 2564)", False),
    ("O31", "ไตรมาสที่ 1 (ต.ค. - ธ.ค. 2564)", False),
    ("O40", "ไตรมาสที่ 1 - 2 (ต.ค. 2564 - มี.ค. 2565)", True),
])  # fmt: skip
def test_a_quarter_below_the_stamps(
    pages: SimpleNamespace, framework: Framework, code: str, below: str, expected: bool
) -> None:
    name = f"{framework.indicator(code).name_th} ปีงบประมาณ 2565 รอบ 6 เดือน"
    page = f"={name}\n>หน้าแรก > {name}\n#{name}\nเผยแพร่เมื่อ 1 เมษายน 2565\nฮิต: 677\n{below}\n|โครงการ | ผล\n|อบรม | แล้วเสร็จ"
    finding = judge(pages.dossier(page, indicator=code), framework, strict=True)
    assert finding.content is not None
    assert bool(finding.content.period_met) is expected


def test_a_memo_that_answers_in_the_words_of_the_question(pages: SimpleNamespace, framework: Framework) -> None:
    memo = pages.document(
        "บันทึกข้อความ สำนักปลัด วันที่ 1 เมษายน 2565\nเรื่อง สถิติเรื่องร้องเรียนการทุจริต รอบ 6 เดือนแรก ปีงบประมาณ พ.ศ. 2565\n"
        "เรียน นายก อบต.\nจำนวนเรื่องร้องเรียนทั้งหมด 0 เรื่อง\nจำนวนเรื่องที่ดำเนินการแล้วเสร็จ 0 เรื่อง\n"
        "จำนวนเรื่องที่อยู่ระหว่างดำเนินการ 0 เรื่อง\nจึงเรียนมาเพื่อโปรดทราบ",
        url="https://www.ban-tua-yang.example/f/1.pdf",
        kind=Kind.PDF,
    )
    page = "=สถิติเรื่องร้องเรียนการทุจริต\n#สถิติเรื่องร้องเรียนการทุจริต รอบ 6 เดือน ปี 2565\n-บันทึกรายงาน"
    assert judge(pages.dossier(page, memo, indicator="O31"), framework, strict=True).verdict.value == "pass"


@pytest.mark.parametrize(("agency", "code", "line", "is_so"), [
    ("เทศบาลเมืองบ้านตัวอย่าง", "O35", "นายกองค์การบริหารส่วนจังหวัดสมมติ เป็นประธานงานวันต่อต้านคอร์รัปชัน", True),
    ("อบต.บ้านตัวอย่าง", "O34", "นายกเทศมนตรีตำบลสมมติ ประกาศนโยบายไม่รับของขวัญ", True),
    ("เทศบาลเมืองบ้านตัวอย่าง", "O35", "นายกองค์การบริหารส่วนจังหวัดสมมติ และนายกเทศมนตรีเมืองบ้านตัวอย่าง ร่วมงาน", False),
    ("อบต.บ้านตัวอย่าง", "O35", "นายกเทศมนตรีตำบลสมมติเป็นประธาน โดยนายกเข้าร่วมลงนาม", False),
    ("อบต.บ้านตัวอย่าง", "O35", "นายก อบต. เข้าร่วมกับนายกเทศมนตรีตำบลสมมติ", False),
    ("โรงเรียนบ้านตัวอย่าง", "O35", "นายกเทศมนตรีตำบลสมมติ เป็นประธาน", False),
    ("อบต.บ้านตัวอย่าง", "O33", "นายกเทศมนตรีตำบลสมมติ เป็นประธาน", False),
])  # fmt: skip
def test_whose_executive_it_is(seen: Seen, agency: str, code: str, line: str, is_so: bool) -> None:
    assert bool(another_executive(*seen(code, line), agency)) is is_so


@pytest.mark.parametrize(("code", "lines", "is_so"), [
    ("O39", "ชื่อโครงการ อบรมคุณธรรม\nหลักการและเหตุผล การทุจริตเป็นปัญหา\nเป้าหมาย พนักงาน 30 คน\nงบประมาณ 25,000 บาท", True),
    ("O10", "1. โครงการจัดงานประเพณี\n2. หลักการและเหตุผล\n3. ผลที่คาดว่าจะได้รับ", True),
    ("O39", "หลักการและเหตุผล\nเป้าหมาย\n1. โครงการอบรม 20,000 บาท\n2. โครงการรณรงค์ 5,000 บาท", False),
    ("O39", "หลักการและเหตุผล\nเป้าหมาย\nโครงการตามแผน\n|โครงการ | งบประมาณ", False),
    ("O41", "ชื่อโครงการ อบรมคุณธรรม\nหลักการและเหตุผล การทุจริตเป็นปัญหา\nเป้าหมาย พนักงาน 30 คน", False),
])  # fmt: skip
def test_one_project_is_no_plan(seen: Seen, code: str, lines: str, is_so: bool) -> None:
    assert bool(one_project(*seen(code, lines))) is is_so


@pytest.mark.parametrize(("code", "lines", "is_so"), [
    ("O33", "ปฏิทินการจัดประชาคม\n|กิจกรรม | ช่วงเวลา\n|ประชาคมหมู่บ้าน | พฤษภาคม 2565", True),
    ("O38", "แผนการจัดกิจกรรมเสริมสร้างคุณธรรม\n|กิจกรรม | ช่วงเวลา\n|ฟังธรรม | มีนาคม 2565", True),
    ("O33", "ปฏิทินการจัดประชาคม\n|กิจกรรม | ผู้เข้าร่วม\n|ประชาคมหมู่บ้าน | 86 คน", False),
    ("O33", "ปฏิทินการจัดประชาคม ขอเชิญทุกท่าน", False),
])  # fmt: skip
def test_a_calendar(seen: Seen, code: str, lines: str, is_so: bool) -> None:
    assert bool(programme(*seen(code, lines))) is is_so


@pytest.mark.parametrize(("line", "is_so"), [
    ("นายกเทศมนตรีเข้าร่วมพิธีเปิดงานประเพณีของอำเภอ มีประชาชนร่วมงานจำนวนมาก", True),
    ("เทศบาลจัดประชุมประชาคม โดยมีประชาชนและพนักงานเข้าร่วมโครงการของอำเภอ", False),
    ("ประชาชน 80 คน ร่วมประชาคม ณ ที่ว่าการอำเภอ", False),
])  # fmt: skip
def test_guests_at_anothers_event(seen: Seen, line: str, is_so: bool) -> None:
    assert bool(held_elsewhere(*seen("O33", line))) is is_so


@pytest.mark.parametrize(("line", "expected"), [
    ("เพื่อป้องกันการรับสินบน ผู้บริหารและพนักงานทุกคนจะไม่รับของขวัญทุกชนิด", True),
    ("เพื่อป้องกันการรับสินบนและของขวัญ", None),
])  # fmt: skip
def test_a_vow_behind_its_purpose(met: Met, line: str, expected: bool | None) -> None:
    assert bool(met("O34", line)["policy"]) is bool(expected)


@pytest.mark.parametrize(("lines", "expected"), [
    ("เกณฑ์ 15-25 สูงมาก 9-14 สูง 4-8 ปานกลาง 1-3 ต่ำ\n|เหตุการณ์ความเสี่ยง | มาตรการ\n|รับสินบน | ตั้งกรรมการ", False),
    ("เกณฑ์ 15-25 สูงมาก 9-14 สูง\n|เหตุการณ์ความเสี่ยง | ระดับความเสี่ยง\n|รับสินบน | สูงมาก", True),
])  # fmt: skip
def test_a_legend_of_ranges(met: Met, lines: str, expected: bool) -> None:
    assert bool(met("O36", lines)["levels"]) is expected


@pytest.mark.parametrize(("line", "expected"), [
    ("ระดับความพึงพอใจ 5 ระดับ มากที่สุด มาก ปานกลาง น้อย น้อยที่สุด", False),
    ("ระดับความพึงพอใจ 5 ระดับ มากที่สุดถึงน้อยที่สุด ได้ร้อยละ 88.2", True),
])  # fmt: skip
def test_a_scale_is_no_result(met: Met, line: str, expected: bool) -> None:
    assert bool(met("O16", line)["result"]) is expected


@pytest.mark.parametrize(("code", "lines", "is_so"), [
    ("O33", "เทศบาลส่งเสริมให้ประชาชนร่วมคิด ร่วมทำ ร่วมตรวจสอบ ตามระเบียบ พ.ศ. 2564", True),
    ("O38", "ประมวลจริยธรรม ข้อ 5 พึงซื่อสัตย์สุจริต", True),
    ("O33", "ประชุมประชาคมเมื่อ 14 ม.ค. 65 ประชาชน 40 คน", False),
    ("O33", "ประชุมประชาคม\n|1 | 10 ม.ค. 65 | 52 คน", False),
    ("O26", "สรรหาโดยประกาศรับสมัคร 15 วัน\nประเมินผลปีละ 2 รอบ ต.ค. - มี.ค. และ เม.ย. - ก.ย.\nประกาศ ณ วันที่ 11 ตุลาคม 2564 นายกเทศมนตรี", True),
    ("O26", "ประเมินผลปีละ 2 รอบ รอบแรกประเมินแล้ว 15 มี.ค. 65", False),
    ("O26", "ลงโทษตามระดับโทษ ประเมินครั้งที่ 1 1 ตุลาคม 2564 - 31 มีนาคม 2565 ครั้งที่ 2 1 เมษายน - 30 กันยายน 2565", True),
    ("O26", "ปฐมนิเทศ 1 ตุลาคม 2564 ประเมินครั้งที่ 1 31 มีนาคม 2565", False),
    ("O26", "อบรมปีละ 2 ครั้ง\nประกาศเมื่อวันที่ 5 ตุลาคม 2563 และใช้จนถึงวันที่ 30 กันยายน 2566", True),
    ("O26", "เรียกบรรจุตามลำดับบัญชี\nลงชื่อ นายก อบต.บ้านตัวอย่าง 25 ต.ค. 2564", True),
    ("O33", "เชิญตัวแทนชุมชนร่วมตรวจรับ คณะทำงานประเมินเมื่อวันที่ 3 กุมภาพันธ์ 2565", True),
    ("O35", "นายกกำหนดนโยบายด้านวินัยและคุณธรรม\nประกาศ ณ วันที่ 1 ตุลาคม พ.ศ. 2564", True),
    ("O35", "นายกประกาศเจตจำนงสุจริต\nประกาศ ณ วันที่ 4 มกราคม พ.ศ. 2565", False),  # on that day it was done
    ("O35", "นายก อบต. สั่งการภายใน 7 วัน และรายงานทุกไตรมาส", True),
    ("O43", "ดำเนินการครบในไตรมาสที่ 2", False),
    ("O36", "เหตุการณ์ความเสี่ยง ระดับสูง", False),
])  # fmt: skip
def test_deeds_without_a_day(seen: Seen, code: str, lines: str, is_so: bool) -> None:
    assert bool(undated(*seen(code, lines))) is is_so


@pytest.mark.parametrize(("code", "lines", "is_so"), [
    ("O37", "ประชุมเมื่อ 20 มกราคม 2565\n|เหตุการณ์ | โอกาส | ผลกระทบ | ระดับ\n|รับสินบน | 3 | 5 | สูง", True),
    ("O37", "|เหตุการณ์ | โอกาส | ผลกระทบ | ผลการดำเนินการ\n|รับสินบน | 3 | 5 | ประกาศ No Gift", False),
    ("O37", "|เหตุการณ์ | โอกาส | ผลกระทบ\n|รับสินบน | 3 | 5\nได้ติดกล้อง 2 จุด", False),
    ("O37", "อบต. ได้จัดทำการประเมินความเสี่ยง\n|เหตุการณ์ | โอกาส | ผลกระทบ | มาตรการ\n|สินบน | 3 | 5 | ตรวจเป็นคณะ 3 คน", True),
    ("O37", "|เหตุการณ์ | โอกาส | ผลกระทบ | การดำเนินการ\n|สินบน | 3 | 5 | อบรมพนักงาน 30 คน", False),
    ("O37", "ได้จัดอบรมตามการประเมินความเสี่ยง\n|เหตุการณ์ | โอกาส | ผลกระทบ\n|สินบน | 3 | 5", False),
    ("O36", "|เหตุการณ์ | โอกาส | ผลกระทบ\n|รับสินบน | 3 | 5", False),
])  # fmt: skip
def test_risks_that_were_only_assessed(seen: Seen, code: str, lines: str, is_so: bool) -> None:
    assert bool(assessed_only(*seen(code, lines))) is is_so


@pytest.mark.parametrize(("line", "is_so"), [
    ("โครงการอบรมคุณธรรม กำหนดจัดวันที่ 20 มกราคม 2565 ขอเลื่อนออกไปเนื่องจากโควิด-19", True),
    ("อบรมคุณธรรมเมื่อวันที่ 20 มกราคม 2565 และมอบเกียรติบัตรผู้ได้เลื่อนระดับ", False),
])  # fmt: skip
def test_a_deed_that_was_put_off(seen: Seen, line: str, is_so: bool) -> None:
    assert bool(called_off(*seen("O38", line))) is is_so


@pytest.mark.parametrize(("below", "met"), [
    ("แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ 2564", None),
    ("แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ 2565", True),
    ("ทำต่อจากปีที่ผ่านมา", True),
])  # fmt: skip
def test_a_title_newer_than_its_plan(pages: SimpleNamespace, framework: Framework, below: str, met: bool | None) -> None:
    page = f"=แผนปฏิบัติการป้องกันการทุจริต ปี 2565\n#แผนปฏิบัติการป้องกันการทุจริต\n{below}\n|โครงการ | งบประมาณ\n|อบรม | 20,000 บาท"
    finding = judge(pages.dossier(page, indicator="O39"), framework, strict=True)
    assert finding.content is not None
    assert finding.content.period_met is met
