"""What was called off, held elsewhere, or only planned under the title of a deed or a report."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Framework, Indicator
from rules.measure.components import measure
from rules.measure.doubts.called_off import called_off
from rules.measure.doubts.held_elsewhere import held_elsewhere
from rules.measure.doubts.in_passing import in_passing
from rules.measure.doubts.plan_or_report import plan_or_report
from rules.measure.doubts.substance import all_to_come
from rules.measure.view import View, view_of

Seen = Callable[[str, str], tuple[View, Indicator]]


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O38", "เทศบาลขอยกเลิกโครงการอบรมคุณธรรมจริยธรรมพนักงาน ซึ่งกำหนดจัดวันที่ 20 มกราคม 2565", True),
    ("O33", "งดจัดประชาคมหมู่บ้าน วันที่ 4 กุมภาพันธ์ 2565 เนื่องจากโรคระบาด", True),
    ("O26", "เลื่อนการอบรมพนักงานวันที่ 8 มีนาคม 2565 ออกไปจนกว่าจะแจ้ง", True),
    ("O35", "ผู้บริหารยังไม่ได้จัดกิจกรรมต่อต้านการทุจริตในปี 2565", True),
    ("O33", "งดจัดประชาคมหมู่ 4\nหมู่ 5 จัดประชาคมวันที่ 4 กุมภาพันธ์ 2565 มีผู้เข้าร่วม 60 คน", False),
    ("O38", "กำหนดจัดอบรมจริยธรรมวันที่ 3 กุมภาพันธ์ 2565 พนักงาน 60 คน\nเนื่องจากโรคระบาด จึงขอยกเลิกโครงการดังกล่าว", True),
    ("O33", "ประชุมประชาคม หมู่ละ 50 คน ระหว่างวันที่ 10 - 20 มกราคม 2565\nด้วยโรคระบาด จึงขอชะลอการจัดประชุมทุกหมู่บ้านไว้ก่อน", True),
    ("O26", "กำหนดการอบรมพนักงาน 17 มกราคม 2565\nผู้เข้าอบรม 34 คน\nขอแจ้งว่าไม่สามารถจัดการอบรมได้", True),
    ("O38", "กำหนดจัดอบรมวันที่ 12 มกราคม 2565 จึงขอเลื่อนการอบรมออกไป\nได้จัดอบรมในวันที่ 22 กุมภาพันธ์ 2565 พนักงาน 48 คน", False),
    ("O33", "จึงงดการประชุมประชาคมทั้งหมด และเปิดรับฟังทางไลน์แทน\nวันที่ 1 - 15 กุมภาพันธ์ 2565 มีผู้แสดงความคิดเห็น 236 คน", False),
    ("O33", "จึงขอเลื่อนการประชุมประชาคมทั้งหมดของหมู่ 4 ออกไป\n|หมู่ | วันที่ | ประชาชน\n|1 | 10 ม.ค. 65 | 52 คน", False),
    ("O16", "กำหนดสำรวจความพึงพอใจ กลุ่มตัวอย่าง 380 คน\nด้วยโรคระบาด จึงขอยกเลิกการสำรวจดังกล่าว", True),
    ("O16", "ด้วยโรคระบาด จึงงดการสำรวจที่สำนักงาน และใช้แบบออนไลน์แทน ผู้ตอบ 212 คน", False),
    ("O36", "กำหนดประชุมเพื่อประเมินความเสี่ยงการทุจริต\nมีผู้ติดเชื้อโควิด-19 จึงขอเลื่อนการประชุมออกไป", True),
    ("O17", "จึงขอยกเลิกการให้บริการผ่านระบบออนไลน์ ตั้งแต่วันที่ 1 กุมภาพันธ์ 2565", True),
    ("O37", "ไม่ได้จัดซื้อด้วยวิธีพิเศษ", False), ("O22", "ประกาศยกเลิกโครงการจ้างก่อสร้างถนน", False),
    ("O12", "งดจัดกิจกรรมลอยกระทง", False), ("O38", "เลื่อนขั้นเงินเดือนพนักงาน", False),
])  # fmt: skip
def test_called_off(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert bool(called_off(*seen(code, body))) is expected


@pytest.mark.parametrize(("code", "body", "expected"), [
    ("O38", "วันที่ 11 มกราคม 2565 พนักงาน 2 คน เดินทางไปเข้ารับการอบรมจริยธรรม ซึ่งจัดโดยสถาบันพัฒนาบุคลากร", True),
    ("O38", "เทศบาลส่งพนักงาน 3 คน เข้าร่วมอบรมคุณธรรมที่จังหวัด", True),
    ("O38", "เทศบาลไม่ได้จัดกิจกรรมด้านนี้เอง", True),
    ("O38", "พนักงาน 12 คน เรียนหลักสูตรคุณธรรมออนไลน์ ที่สำนักงานกลางเป็นผู้จัด", True),
    ("O38", "อบรมจริยธรรมพนักงาน 40 คน จัดโดยสำนักปลัด", False),
    ("O38", "เทศบาลส่งพนักงาน 3 คน เข้าร่วมอบรมของจังหวัด\nเดือนมีนาคม เทศบาลจัดอบรมจริยธรรมพนักงานทุกคน", False),
    ("O26", "เทศบาลส่งพนักงาน 3 คน เข้าร่วมอบรมของกรม", False),
    ("O35", "ผู้ว่าราชการจังหวัดเป็นประธานวันต่อต้านคอร์รัปชัน มีนายกเทศมนตรีทั่วจังหวัดได้รับเชิญ", True),
    ("O35", "นายอำเภอเป็นประธานประกาศเจตจำนงสุจริตที่หอประชุมอำเภอ", True),
    ("O35", "นายอำเภอเป็นประธาน และนายกเทศมนตรีนำพนักงานร่วมประกาศเจตจำนงสุจริต", False),
    ("O35", "นายกเทศมนตรีเป็นประธานประชุมเรื่องความโปร่งใส", False),
])  # fmt: skip
def test_held_elsewhere(seen: Seen, code: str, body: str, *, expected: bool) -> None:
    assert bool(held_elsewhere(*seen(code, body))) is expected


HEAD = "|โครงการ|งบประมาณ|{}\n|อบรมคุณธรรม|20,000|{}\n|รณรงค์ต้านโกง|5,000|{}\n"


@pytest.mark.parametrize(("code", "part", "body", "expected"), [
    ("O41", "spending", HEAD.format("ผลการดำเนินการ", "แล้วเสร็จ", "แล้วเสร็จ"), None),
    ("O40", "budget_used", HEAD.format("ความก้าวหน้า", "ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ"), None),
    ("O12", "spending", HEAD.format("ผลการดำเนินการ", "แล้วเสร็จ", "แล้วเสร็จ"), None),
    ("O11", "budget_used", HEAD.format("ความก้าวหน้า", "แล้วเสร็จ", "แล้วเสร็จ"), None),
    ("O41", "spending", HEAD.format("ใช้จ่าย", "18,000", "4,000"), True),
    ("O40", "budget_used", HEAD.format("เบิกแล้ว", "18,000", "0"), True),
    ("O12", "spending", HEAD.format("คงเหลือ", "2,000", "0"), True),
    ("O39", "budget", HEAD.format("ระยะเวลา", "ม.ค. 2565", "ก.พ. 2565"), True),
])  # fmt: skip
def test_planned_money_is_not_spent(seen: Seen, code: str, part: str, body: str, *, expected: bool | None) -> None:
    results = {result.id: result.met for result in measure(*seen(code, body))}
    assert results[part] is expected


def test_a_file_that_calls_itself_the_analysis_has_said_it(pages: SimpleNamespace, framework: Framework) -> None:
    asked = framework.indicator("O42")
    page = "=วิเคราะห์ผล ITA\n#มาตรการภายใน\n"
    paper = "#รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ปี 2564\nคะแนนรวม 78.15 จุดอ่อน การเปิดเผยข้อมูล\n"
    file = pages.document(paper, url="https://www.ban-tua-yang.example/file/ita.pdf", kind=Kind.PDF)
    found = measure(view_of(pages.dossier(page, file, indicator="O42"), framework), asked)
    assert next(one.met for one in found if one.id == "analysis") is True


@pytest.mark.parametrize(("code", "part", "body", "expected"), [
    ("O36", "levels", "|เหตุการณ์ความเสี่ยง|โอกาส|ระดับ|มาตรการ\n|เรียกรับเงิน|||ติดป้าย\n|เบิกเกินจริง|||ตรวจเอกสาร\n", False),
    ("O36", "levels", "|เหตุการณ์ความเสี่ยง|โอกาส|ระดับ|มาตรการ\n|เรียกรับเงิน|3|สูง|ติดป้าย\n|เบิกเกินจริง|2|ต่ำ|ตรวจเอกสาร\n", True),
    ("O33", "outsiders", "พนักงานจ้างร่วมกันทำความสะอาดสำนักงาน เพื่อบริการประชาชน", False),
    ("O33", "outsiders", "ประชาชนร่วมกับพนักงานจ้างทำความสะอาดลำคลอง เพื่อบริการประชาชน", True),
    ("O34", "by_the_top_executive", "(นายประธาน ตัวอย่าง) ประธานสภาเทศบาล\nสำเนาเรียน นายกเทศมนตรี", False),
    ("O37", "actions", "ประเมินเมื่อวันที่ 12 มกราคม 2565", None),
    ("O36", "levels", "เกณฑ์ โอกาสเกิด 1-5 ผลกระทบ 1-5 ระดับความเสี่ยง สูงมาก สูง ปานกลาง ต่ำ", False),
    ("O36", "levels", "ระดับความเสี่ยง สูงมาก สูง ปานกลาง ต่ำ\nเรียกรับเงิน ระดับสูง", True),
    ("O41", "problems", "2. โครงการรับฟังปัญหาและข้อเสนอแนะของประชาชน ดำเนินการแล้ว 4 ครั้ง", False),
    ("O12", "suggestions", "2. โครงการรับฟังปัญหาและข้อเสนอแนะของประชาชน ดำเนินการแล้ว 4 ครั้ง", False),
    ("O12", "suggestions", "ปัญหา ฝนตก ข้อเสนอแนะ เลื่อนให้เร็วขึ้น", True),
    ("O43", "results", "|มาตรการ | ผลการดำเนินการ\n|เปิดเผยข้อมูล | อยู่ระหว่างจัดทำ\n|ชี้แจงงบประมาณ | ยังไม่ดำเนินการ\n", False),
    ("O43", "results", "|มาตรการ | ผลการดำเนินการ\n|เปิดเผยข้อมูล | เผยแพร่แล้ว\n|ชี้แจงงบประมาณ | ยังไม่ดำเนินการ\n", True),
    ("O41", "problems", "เทศบาลจะนำปัญหา อุปสรรค และข้อเสนอแนะไปปรับปรุงในปีต่อไป", False),
    ("O36", "measures", "ให้แต่ละหน่วยไปคิดวิธีจัดการแล้วเสนอคณะทำงานภายหลัง", False),
    ("O40", "projects", "1. ประกาศไม่รับของขวัญ ใช้ 0 บาท\n2. อบรมพนักงาน ใช้ 800 บาท\n3. คูปองจอดรถ ใช้ 900 บาท", True),
])  # fmt: skip
def test_parts_by_their_second_sign(seen: Seen, code: str, part: str, body: str, *, expected: bool | None) -> None:
    results = {result.id: result.met for result in measure(*seen(code, body))}
    assert (results[part] is True) is (expected is True)


@pytest.mark.parametrize(("body", "expected"), [
    ("นายกเยี่ยมผู้ป่วย มอบถุงยังชีพ ด้วยความซื่อสัตย์สุจริตและยึดหลักธรรมาภิบาล", True),
    ("นายกเป็นประธานประชุมเรื่องขยะ ณ ห้องประชุมคุณธรรม", True),
    ("นายกมีนโยบายบริหารงานด้วยหลักธรรมาภิบาล โปร่งใส สุจริต", True),
    ("นายกเป็นประธานประชุมเรื่องขยะ ณ ห้องประชุมคุณธรรม\nแล้วนำกล่าวคำปฏิญาณต่อต้านการทุจริต", False),
    ("นายกนำประกาศเจตจำนงสุจริต โปร่งใส", False),
])  # fmt: skip
def test_words_in_passing(seen: Seen, body: str, *, expected: bool) -> None:
    assert bool(in_passing(*seen("O35", body))) is expected


@pytest.mark.parametrize(("body", "expected"), [
    ("ขอเชิญร่วมประชาคม วันที่ 20 เมษายน 2565 ณ ศาลา", True),
    ("ขอเชิญร่วมประชาคม วันที่ 4 เมษายน 2565 ณ ศาลา", False),
    ("ขอเชิญร่วมประชาคม เดือนเมษายน 2565 ณ ศาลา", False),
    ("ประกาศ ลงวันที่ 1 เมษายน 2565\nประชาคมหมู่ 1 วันที่ 25 เมษายน 2565\nหมู่ 2 วันที่ 26 เมษายน 2565", True),  # its own day is no deed's
    ("ประกาศ ลงวันที่ 1 เมษายน 2565\nประชาคมหมู่ 1 วันที่ 4 เมษายน 2565\nหมู่ 2 วันที่ 26 เมษายน 2565", False),
])  # fmt: skip
def test_a_day_of_this_month_may_be_to_come(seen: Seen, body: str, *, expected: bool) -> None:
    assert bool(all_to_come(*seen("O33", body), date(2022, 4, 10))) is expected


@pytest.mark.parametrize(("body", "expected"), [
    ("|โครงการ | ระยะเวลา\n|อบรม | ม.ค. 2564\n|รณรงค์ | มี.ค. 2564", True),
    ("|โครงการ | ใช้ไป\n|อบรม | 18,000\n|รณรงค์ | 4,000", False),
])  # fmt: skip
def test_a_plan_under_the_title_of_a_report(pages: SimpleNamespace, framework: Framework, body: str, *, expected: bool) -> None:
    page = f"=รายงานผลการดำเนินการป้องกันการทุจริต ปี 2564\n#แผนปฏิบัติการป้องกันการทุจริต ปี 2564\n{body}"
    view = view_of(pages.dossier(page, indicator="O41"), framework)
    assert bool(plan_or_report(view, framework.indicator("O41"))) is expected
