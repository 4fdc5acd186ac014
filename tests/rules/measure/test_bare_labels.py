"""Labels and columns that nothing fills but a dash or the end of the page: whether the parts count as shown."""

from collections.abc import Callable, Mapping

import pytest

Met = Callable[[str, str], Mapping[str, bool | None]]
SIGNED = "ผู้รายงาน นักวิชาการพัสดุ\nเผยแพร่เมื่อ 7 เมษายน 2565 อ่าน 63 ครั้ง"
SPENT = "|หมวด | งบประมาณ | เบิกจ่าย\n|งบบุคลากร | 9,000,000 | 8,100,000\n"
STEPS = "ยื่นหนังสือที่สำนักปลัด\n|ขั้นตอน | ผู้รับผิดชอบ | ระยะเวลา\n|รับเรื่อง | นิติกร | {}\n|แจ้งผล | ปลัด | {}"
STAFF = "|ด้าน | ผลการดำเนินการ | ผลการวิเคราะห์\n|สรรหา | บรรจุ 2 คน | {}\n|พัฒนา | อบรม 12 หลักสูตร | {}"
CRITERIA = "|หลักเกณฑ์ | เอกสาร\n|การสรรหาและคัดเลือก | {0}\n|การพัฒนาบุคลากร | {0}"


@pytest.mark.parametrize(("code", "part", "body"), [
    ("O20", "suggestions", SPENT + "ปัญหา อุปสรรค\nโอนงบประมาณล่าช้า\nข้อเสนอแนะ"),
    ("O24", "problems", "|วิธีเฉพาะเจาะจง | 46 | 3,760,904 บาท\nปัญหา/อุปสรรค\nข้อเสนอแนะ/แนวทางแก้ไข"),
    ("O41", "problems", "|โครงการ | ผล\n|อบรมคุณธรรม | 45 คน\n3. ปัญหาและอุปสรรค -\n4. ข้อเสนอแนะ -"),
])  # fmt: skip
def test_a_label_before_the_end_shows_nothing(met: Met, code: str, part: str, body: str) -> None:
    assert met(code, f"{body}\n{SIGNED}")[part] is not True
    assert met(code, f"{body}\nควรเริ่มตั้งแต่ต้นปีงบประมาณ\n{SIGNED}")["suggestions"] is True


@pytest.mark.parametrize("code", ["O20", "O41"])
def test_a_label_before_another_ones_answer_shows_nothing(met: Met, code: str) -> None:
    body = SPENT + "|โครงการ | ผล\n|อบรมคุณธรรม | 45 คน\nปัญหาและอุปสรรค :{}\nข้อเสนอแนะ : ควรเริ่มตั้งแต่ต้นปีงบประมาณ"
    assert met(code, body.format(""))["problems"] is not True
    assert met(code, body.format(" เริ่มล่าช้า"))["problems"] is True
    assert met(code, body.format("\nเริ่มล่าช้า"))["problems"] is True


@pytest.mark.parametrize("code", ["O20", "O24", "O41"])
def test_a_label_before_the_next_number_shows_nothing(met: Met, code: str) -> None:
    body = SPENT + "2. ผล ซื้อ 96 รายการ อบรม 45 คน\n3. ปัญหาอุปสรรค{}\n4. ข้อเสนอแนะ ควรเริ่มตั้งแต่ต้นปีงบประมาณ"
    assert met(code, body.format(""))["problems"] is not True
    assert met(code, body.format("\nเริ่มล่าช้า"))["problems"] is True
    assert met(code, body.format(" เริ่มล่าช้า"))["problems"] is True


@pytest.mark.parametrize("tail", ["ในปีต่อไป", "สำหรับปีงบประมาณถัดไป", "ครั้งหน้า"])
def test_a_label_that_looks_ahead_is_a_label(met: Met, tail: str) -> None:
    body = SPENT + f"3. ปัญหา เริ่มล่าช้า\n4. ข้อเสนอแนะ{tail}{{}}\n5. ภาคผนวก ตารางแนบท้าย"
    assert met("O20", body.format(""))["suggestions"] is not True
    assert met("O20", body.format("\nเริ่มให้เร็วขึ้น"))["suggestions"] is True


MEASURES = "วิเคราะห์ผลการประเมิน ITA ปี 2564 ได้ 81.52 คะแนน\n{}\n#เรื่องที่ 1 การใช้ทรัพย์สิน\nมาตรการ : จัดระบบยืมคืน\nใครทำ :{}\n#ติดตามอย่างไร\nรายงานทุกไตรมาส"


def test_a_label_right_above_the_next_heading_shows_nothing(met: Met) -> None:
    assert met("O42", MEASURES.format("", ""))["responsible"] is not True
    assert met("O42", MEASURES.format("", " หัวหน้าฝ่ายพัสดุ"))["responsible"] is True
    assert met("O42", MEASURES.format("", "\nหัวหน้าฝ่ายพัสดุ"))["responsible"] is True


def test_a_label_before_another_ones_answer_shows_nothing_in_an_analysis_either(met: Met) -> None:
    blank = "ข้อบกพร่อง/จุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน :{}\nประเด็นที่ต้องพัฒนาให้ดีขึ้น : การใช้ทรัพย์สิน 80.14"
    assert met("O42", MEASURES.format(blank.format(""), ""))["weaknesses"] is not True
    assert met("O42", MEASURES.format(blank.format(" การป้องกันการทุจริต 68.75"), ""))["weaknesses"] is True


FOLDED = "ผลประเมิน ITA ปีงบ 2564 ได้ 81.36 คะแนน\n▶ จุดอ่อน\nยืมของไม่มีระเบียบ\n▸ ผู้รับผิดชอบ\n{}\n► กำกับติดตาม\n{}"


@pytest.mark.parametrize(("inside", "below", "responsible", "monitoring"), [
    ("กองคลัง", "รายงานปลัดทุกวันที่ 25", True, True), ("", "รายงานปลัดทุกวันที่ 25", False, True),
    ("|1 | กองคลัง", "", True, False), ("", "", False, False), ("กองคลัง", "-เปิดเอกสาร", True, True),
    ("กองคลัง", "12 มกราคม 2565 อ่าน 63 ครั้ง", True, False),
])  # fmt: skip
def test_the_head_of_an_accordion_over_nothing_shows_nothing(
    met: Met, inside: str, below: str, *, responsible: bool, monitoring: bool
) -> None:
    found = met("O42", FOLDED.format(inside, below))
    assert (found["responsible"] is True, found["monitoring"] is True) == (responsible, monitoring)


@pytest.mark.parametrize(("line", "expected"), [
    ("ผลประเมิน ITA ปีงบ 2564 ได้ 81.36 คะแนน", True), ("คะแนน ITA ปีงบ 64 ได้ 81.36", True), ("ผลประเมินปี 2564 ได้ 81.36 คะแนน", True),
    ("ผลประเมิน ITA ปีงบ 2563 ได้ 81.36 คะแนน", False), ("เป้าหมาย ITA ปีงบ 2565 ได้ 85 คะแนน", False),
    ("ผลประเมิน LPA ปีงบ 2564 ได้ 81.36 คะแนน", False), ("ผลประเมิน ITA ปีงบ 65 ได้ 81.36 คะแนน", False),
])  # fmt: skip
def test_the_year_that_was_analysed_in_everyday_words(met: Met, line: str, *, expected: bool) -> None:
    assert (met("O42", f"{line}\nจุดอ่อน ยืมของไม่มีระเบียบ")["analysed_year"] is True) is expected


def test_a_label_over_several_parts_heads_their_answers(met: Met) -> None:
    body = SPENT + "ปัญหาและข้อเสนอแนะ :\nปัญหา : เริ่มล่าช้า\nข้อเสนอแนะ : ควรเริ่มตั้งแต่ต้นปีงบประมาณ"
    assert met("O20", body)["problems"] is True
    assert met("O20", body)["suggestions"] is True


@pytest.mark.parametrize(("code", "part", "body", "filled"), [
    ("O29", "time_limit", STEPS, ("1 วัน", "15 วัน")),
    ("O28", "analysis", STAFF, ("จำนวนเพียงพอ", "ยังไม่ครบทุกสายงาน")),
    ("O27", "development", CRITERIA, ("ประกาศ ก.ท. พ.ศ. 2558",) * 2),
])  # fmt: skip
def test_a_column_of_dashes_shows_nothing(met: Met, code: str, part: str, body: str, filled: tuple[str, str]) -> None:
    assert met(code, body.format("-", "-"))[part] is not True
    assert met(code, body.format(*filled))[part] is True


def test_a_blank_column_beside_a_sentence_that_names_it_shows_nothing(met: Met) -> None:
    steps = "ประเมินปี 2565 ตามขั้นตอน 1) ระบุความเสี่ยง 2) วิเคราะห์ผลกระทบ 3) จัดลำดับ"
    table = "|เหตุการณ์ความเสี่ยง | ระดับความเสี่ยง | มาตรการ\n|เบิกค่าเดินทางเท็จ | {} | ตรวจหลักฐาน\n|ไม่นำส่งเงิน | {} | ตรวจนับเงิน"
    assert met("O36", f"{steps}\n{table.format('-', '-')}")["levels"] is not True
    assert met("O36", f"{steps}\n{table.format('สูง', 'ต่ำ')}")["levels"] is True
    assert met("O36", f"{steps}\n{table.format('-', '-')}\nระดับความเสี่ยงสูงทุกเรื่อง")["levels"] is True


@pytest.mark.parametrize(("line", "expected"), [
    ("หมายเหตุ ช่องมาตรการให้แต่ละกองเสนอภายหลัง", False),
    ("มาตรการ ให้กองคลังตรวจนับเงินทุกเดือน", None),
])  # fmt: skip
def test_a_line_that_puts_off_a_blank_column_leaves_it_blank(met: Met, line: str, *, expected: bool | None) -> None:
    rows = "|เบิกค่าเดินทางเท็จ | สูง | \n|ไม่นำส่งเงิน | ต่ำ | \n|เอื้อผู้เสนอราคา | สูง | "
    assert met("O36", f"|เหตุการณ์ความเสี่ยง | ระดับความเสี่ยง | มาตรการ\n{rows}\n{line}")["measures"] is expected


def test_a_column_of_dashes_in_the_table_of_each_month(met: Met) -> None:
    head, row = "|งานที่ซื้อหรือจ้าง | วงเงิน | เหตุผลที่คัดเลือกโดยสรุป", "|ซื้อวัสดุ | 5,000 | {}"
    months = "\n".join(f"#{month}\n{head}\n{row}" for month in ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564"))
    assert met("O23", months.format("-", "-", "-"))["reason"] is not True
    assert met("O23", months.format("-", "ราคาต่ำสุด", "-"))["reason"] is True


def test_a_dash_beside_what_there_was_none_of_leaves_it_standing(met: Met) -> None:
    months = ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565", "กุมภาพันธ์ 2565", "มีนาคม 2565")
    rows = "\n".join(f"|{month} ไม่มีการจัดซื้อจัดจ้าง | - | -" for month in months)
    assert met("O23", f"|งานที่ซื้อหรือจ้าง | วงเงิน | ราคากลาง\n{rows}")["work"] is True
