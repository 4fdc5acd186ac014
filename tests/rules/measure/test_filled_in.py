"""Parts with nothing in them: months over bare heads, a quarter under a half-year's title, a plan told again."""

from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.blanks.project_names import is_in_project_name
from rules.measure.doubts.genre import genre_of
from rules.measure.doubts.retold import retold, ruled
from rules.measure.doubts.substance import is_full_of_figures
from rules.measure.time.blank_parts import blank_parts
from rules.measure.time.head_periods import headed_in_part
from rules.measure.time.timing import timing_of
from rules.measure.view import view_of
from thai.fiscal import months_of_first_half

HEAD = "| ลำดับ | งานที่จัดซื้อ | วงเงิน | ราคากลาง |"
BOUGHT = f"{HEAD}\n| 1 | ซื้อวัสดุสำนักงาน | 9,500 | 9,500 |"
MONTHS = "## เดือน ตุลาคม 2564\n{0}\n## เดือน พฤศจิกายน 2564\n{1}\n## เดือน ธันวาคม 2564\n{2}"


@pytest.mark.parametrize(("parts", "blank"), [
    ((BOUGHT, BOUGHT, BOUGHT), set()),
    ((BOUGHT, HEAD, BOUGHT), {11}),
    ((BOUGHT, f"{HEAD}\n| 1 | | | |", HEAD), {11, 12}),
    ((BOUGHT, "ไม่มีการจัดซื้อจัดจ้าง", BOUGHT), set()),
    ((BOUGHT, f"{HEAD}\n| - | ไม่มี | - | - |", BOUGHT), set()),
])  # fmt: skip
def test_months_over_heads_alone(pages: SimpleNamespace, framework: Framework, parts: tuple[str, ...], blank: set[int]) -> None:
    view = view_of(pages.dossier("# สขร.1\n" + MONTHS.format(*parts)), framework)
    assert {month for _, month in blank_parts(view, months_of_first_half(2565))} == blank


@pytest.mark.parametrize(("text", "months"), [
    ("ไตรมาสที่ 1 (ตุลาคม - ธันวาคม 2564)\nเบิกจ่าย 400,000 บาท", {10, 11, 12}),
    ("ไตรมาสที่ 1\nเบิกจ่าย 400,000 บาท\nเหลือ 9 บาท\nรวม 8 บาท\nไตรมาสที่ 2\nเบิกจ่าย 500,000 บาท", set()),
    ("ไตรมาสที่ 1-2 ประจำปีงบประมาณ 2565\nเบิกจ่าย 400,000 บาท", set()),
    ("เบิกจ่าย 400,000 บาท", set()),
])  # fmt: skip
def test_a_quarter_under_a_half_year(pages: SimpleNamespace, framework: Framework, text: str, months: set[int]) -> None:
    title = "# รายงานการกำกับติดตามการใช้จ่ายงบประมาณ รอบ 6 เดือน ปีงบประมาณ 2565\n"
    view = view_of(pages.dossier(title + text), framework)
    timing = timing_of(view, framework.indicator("O19"))
    assert {month for _, month in headed_in_part(timing, months_of_first_half(2565), 2565)} == months


TO_BE = "ด้านการพัฒนา ให้พนักงานทุกคนได้รับการอบรม\nด้านการประเมิน ประเมินปีละ 2 ครั้ง"
POINTS = "1. ด้านการสรรหา ประกาศรับสมัครอย่างเปิดเผย\n2. ด้านการพัฒนา จัดอบรมสม่ำเสมอ"


@pytest.mark.parametrize(("code", "text", "is_retold"), [
    ("O26", f"ประกาศเทศบาล เรื่อง นโยบายการบริหารทรัพยากรบุคคล ลงวันที่ 1 ตุลาคม 2564\n{POINTS}", True),
    ("O26", f"ประกาศเทศบาล\nเรื่อง นโยบายการบริหารทรัพยากรบุคคล\n{TO_BE}\nทั้งนี้ ตั้งแต่วันที่ 1 ตุลาคม 2563 จนถึงวันที่ 30 กันยายน 2566", True),
    ("O26", f"ประกาศเทศบาล\nเรื่อง นโยบายการบริหารทรัพยากรบุคคล\n{POINTS}\nพนักงานได้รับการอบรม 12 คน", False),
    ("O26", f"ประกาศเทศบาล\nเรื่อง นโยบายการบริหารทรัพยากรบุคคล\n{TO_BE}\nส่งพนักงาน 12 คน", False),
    ("O37", "แผนบริหารความเสี่ยงการทุจริต\n1. ตรวจเวร\n2. สอบทานเอกสาร", True),
    ("O43", "มาตรการส่งเสริมความโปร่งใส\n1. เผยแพร่ราคากลาง\n2. ตั้งกล่องรับความคิดเห็น", True),
    ("O26", "ด้านการสรรหา\nจะสรรหาตามระบบคุณธรรม\nให้จัดอบรมปีละ 2 ครั้ง\nจะมอบหมายงานให้ตรงความรู้", True),
    ("O43", "แผนส่งเสริมความโปร่งใส\n| เรื่อง | เป้าหมาย |\n| อบรม | 15 คน |", True),
    ("O43", "แผนส่งเสริมความโปร่งใส\n| เรื่อง | จำนวน |\n| อบรม | 15 คน |", False),
    ("O26", f"นโยบายการบริหารทรัพยากรบุคคล\n{POINTS}\nส่งอบรมแล้ว 12 คน", False),
    ("O26", f"การดำเนินการตามนโยบาย\n{POINTS}", False),
    ("O25", f"นโยบายการบริหารทรัพยากรบุคคล\n{POINTS}", False),
])  # fmt: skip
def test_a_plan_told_again(pages: SimpleNamespace, framework: Framework, code: str, text: str, is_retold: bool) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework)
    only_shall = "จะสรรหา" in text  # no title calls it a policy: it only says what shall be done
    assert (bool(retold(view, asked)), bool(ruled(view, asked))) == (is_retold and not only_shall, is_retold and only_shall)


@pytest.mark.parametrize(("line", "inside"), [
    ("ส่งอบรมหลักสูตรวิเคราะห์สภาพปัญหาชุมชน 4 คน", True), ("อบรมเรื่องปัญหาและอุปสรรคของงานพัสดุ", True),
    ("หลักสูตรมีน้อย ประสบปัญหาด้านงบประมาณ", False), ("ปัญหา: หลักสูตรไม่ตรงสายงาน", False),
])  # fmt: skip
def test_names_of_courses(pages: SimpleNamespace, framework: Framework, line: str, inside: bool) -> None:
    view = view_of(pages.dossier(f"# รายงาน\n{line}"), framework)
    passage = next(one for one in view.passages if "หลักสูตร" in one.squashed or "อบรม" in one.squashed)
    assert is_in_project_name(passage, "ปัญหา", framework.indicator("O28")) is inside


@pytest.mark.parametrize(("text", "is_letter"), [
    ("พอใจมาก 86 ปานกลาง 8 น้อย 0\nความรวดเร็ว พอใจมาก 73 ปานกลาง 19 น้อย 2", False),
    ("ขอให้สำรวจความพึงพอใจ และส่งผลให้อำเภอ", True),
])  # fmt: skip
def test_a_memo_with_its_figures(pages: SimpleNamespace, framework: Framework, text: str, is_letter: bool) -> None:
    memo = f"# ผลสำรวจความพึงพอใจ\nบันทึกข้อความ ที่ 302/2564\nเรื่อง รายงานผลความพึงพอใจ\n{text}\nจึงเรียนมาเพื่อโปรดทราบ"
    view = view_of(pages.dossier(memo), framework)
    assert (genre_of(view, framework.indicator("O16")) is not None) is is_letter


@pytest.mark.parametrize(("line", "is_full"), [
    ("งบประมาณ 38 ล้านบาท เบิกจ่าย 35.2 ล้านบาท ร้อยละ 92.6", True), ("รับโอน 3 ราย บรรจุ 1 ราย อบรม ๒๕ คน", True),
    ("ประจำปีงบประมาณ พ.ศ. 2564 ไตรมาสที่ 1 และ 2", False), ("เบิกจ่าย 35.2 ล้านบาท", False),
])  # fmt: skip
def test_a_year_in_one_sentence(pages: SimpleNamespace, framework: Framework, line: str, is_full: bool) -> None:
    view = view_of(pages.dossier(f"# รายงาน\n{line}"), framework)
    assert is_full_of_figures(view.passages[-1]) is is_full
