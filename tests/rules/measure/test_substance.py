"""A few lines that tell of a document and name its parts are not the document, nor are words without a day or a figure."""

from datetime import date
from types import SimpleNamespace

import pytest

from model.document import Form, Image, Link
from rules.framework import Framework
from rules.measure.doubts.substance import all_to_come, few_lines, left_blank, only_words
from rules.measure.view import view_of

PROMISE = "เทศบาลจะเปิดเผยแผนซึ่งมีโครงการ งบประมาณ และระยะเวลาครบถ้วน\nติดตามได้ที่ป้ายหน้าสำนักงาน"
STORY = "กองคลังเข้ารับฟังการชี้แจงเรื่องแหล่งงบประมาณและประเภทรายจ่าย\nผู้แทนทุกกองซักถามปัญหาและข้อเสนอแนะ"
LINES = "ถนนหมู่ 1 แล้วเสร็จเดือนธันวาคม\nท่อระบายน้ำแล้วเสร็จเดือนมกราคม\nลานกีฬาเริ่มเดือนมีนาคม\nศาลาเริ่มเดือนเมษายน\nปัญหาคือฝนตก"


@pytest.mark.parametrize(("code", "text", "is_slight"), [
    ("O10", PROMISE, True), ("O18", STORY, True), ("O24", STORY, True), ("O36", PROMISE, True), ("O13", STORY, True),
    ("O10", LINES, False),
    ("O10", "| โครงการ | งบประมาณ |\n| ถนน | 400 |", False),
    ("O18", "งบกลาง 1,200,000 งบบุคลากร 3,400,000 งบลงทุน 900,000 จากรายได้ที่จัดเก็บเอง", False),  # sums are data
    ("O33", STORY, False), ("O7", STORY, False), ("O5", PROMISE, False),  # a story or an address takes no more
    ("O6", PROMISE, False),
    ("O34", "ประกาศ ห้ามเจ้าหน้าที่ทุกคนรับของขวัญทุกชนิด", False),  # declared in one sentence
    ("O31", "ตั้งแต่ตุลาคม 2564 ถึงมีนาคม 2565 ไม่มีเรื่องร้องเรียน", False),  # one line says it all
])  # fmt: skip
def test_a_few_lines_without_figures_show_nothing(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, is_slight: bool
) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework)
    assert bool(few_lines(view, asked)) is is_slight


@pytest.mark.parametrize("more", [
    {"images": (Image("https://www.ban-tua-yang.example/scan.jpg", "", 900),)},
    {"links": (Link("https://www.ban-tua-yang.example/plan.pdf", "เอกสาร"),)},
    {"truncated": True},
])  # fmt: skip
def test_what_was_not_read_may_be_the_document(pages: SimpleNamespace, framework: Framework, more: dict[str, object]) -> None:
    view = view_of(pages.dossier(pages.document(f"# แผนดำเนินงานประจำปี\n{PROMISE}", **more)), framework)
    assert not few_lines(view, framework.indicator("O10"))


def test_a_form_is_no_document(pages: SimpleNamespace, framework: Framework) -> None:
    form = Form("/send", "post", (("text", "ชื่อ"),), "ส่งเรื่อง")
    for code in ("O10", "O14", "O18", "O42"):
        asked = framework.indicator(code)
        view = view_of(pages.dossier(pages.document(f"# {asked.name_th}\n{PROMISE}", forms=(form,))), framework)
        assert few_lines(view, asked), code


TALK = "งานนี้สำคัญต่อความโปร่งใส\nผู้นำและประชาชนควรมีส่วนร่วม\nพนักงานควรอบรมจริยธรรม\nควรมีผลและข้อเสนอแนะ"
LETTER = "ที่ นม 0023.3/ว 1234\nขอให้จัดกิจกรรมกับประชาชน\nแล้วรายงานภายในวันที่ 30 เมษายน 2565\nประชุมเวลา 16.00 น."


@pytest.mark.parametrize(("code", "text", "is_talk"), [
    ("O33", TALK, True), ("O38", TALK, True), ("O12", TALK, True), ("O42", TALK, True), ("O7", TALK, True),
    ("O33", LETTER, True), ("O26", LETTER, True),  # numbers of letters, hours and days to come show nothing
    ("O33", f"{TALK}\nจัดประชาคมวันที่ 14 มกราคม 2565", False),  # the day it was done
    ("O12", f"{TALK}\nเริ่มเดือนมกราคม 2564", True), ("O12", f"{TALK}\n| ถนน | 400\n| คลอง | 300", False),
    ("O15", "| ต.ค. 64 | 12 | 30\n| พ.ย. 64 | 9 | 21", False),  # figures beside months are no stamp
    ("O33", f"{TALK}\nโพสต์เมื่อ 14 มกราคม 2565", True), ("O33", f"{TALK}\nลงเมื่อ 14 มกราคม 2565", True),
    ("O13", TALK, False), ("O27", TALK, False), ("O6", TALK, False), ("O34", TALK, False), ("O3", TALK, False),
    ("O21", "ไม่มีงานที่ต้องเผยแพร่แผน\nจึงประกาศให้ทราบ\nโดยทั่วกัน", False),
])  # fmt: skip
def test_words_without_a_day_or_a_figure_show_nothing(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, is_talk: bool
) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework)
    assert bool(only_words(view, asked)) is is_talk


@pytest.mark.parametrize("more", [
    {"images": (Image("https://www.ban-tua-yang.example/a.jpg", "", 900),) * 2},
    {"links": (Link("https://www.ban-tua-yang.example/act.pdf", "ภาพ"),) * 2},
    {"links": (Link("https://www.ban-tua-yang.example/act.pdf", "ภาพ"),)},
    {"truncated": True},
])  # fmt: skip
def test_pictures_and_files_are_more_than_words(pages: SimpleNamespace, framework: Framework, more: dict[str, object]) -> None:
    asked = framework.indicator("O33")
    view = view_of(pages.dossier(pages.document(f"# {asked.name_th}\n{TALK}", **more)), framework)
    assert not only_words(view, asked)


@pytest.mark.parametrize(("code", "is_talk"), [("O7", True), ("O33", True), ("O12", False)])
def test_pages_that_nobody_opened_tell_no_day(pages: SimpleNamespace, framework: Framework, code: str, is_talk: bool) -> None:
    links = tuple(Link(f"https://www.ban-tua-yang.example/news/{n}.html", f"กิจกรรมกับประชาชน {n}") for n in "กขค")
    page = pages.document("# กิจกรรม\n- กิจกรรมกับประชาชน ก\n- กิจกรรมกับประชาชน ข\n- กิจกรรมกับประชาชน ค", links=links)
    asked = framework.indicator(code)
    assert bool(only_words(view_of(pages.dossier(page), framework), asked)) is is_talk


GAPS = "| ขุดลอกคลอง | ..... บาท | ร้อยละ .....\n| ลาดยางถนน | ..... บาท | ร้อยละ ....."


@pytest.mark.parametrize(("code", "text", "is_blank"), [
    ("O12", GAPS, True), ("O20", "งบกลาง …… บาท\nงบลงทุน …… บาท\nคงเหลือ _____ บาท", True), ("O33", GAPS, True),
    ("O12", f"{GAPS}\n| สร้างรั้ว | 400 | ร้อยละ 90\n| ขุดบ่อ | 300 | ร้อยละ 80", False),  # as much is filled in
    ("O12", "ขุดลอกคลอง ..... บาท", False),  # one gap is a slip
    ("O12", "บทนำ ........ 1\nผลงาน ........ 4\nปัญหา ........ 7", False),  # contents, with their pages
    ("O12", "ลงชื่อ ........\n( ........ )\n( ...... )", False),
    ("O14", GAPS, False), ("O5", GAPS, False),  # a manual shows the form to be filled in
    # the only table has numbers of lines, and nothing beside them
    ("O36", "ความเสี่ยงคือโอกาส\n| ที่ | เหตุการณ์ | โอกาส | มาตรการ\n1\n2\n3", True),
    ("O36", "| ที่ | เหตุการณ์ | โอกาส | มาตรการ\n1\n2\nฉบับที่กรอกแล้ว\n| 1 | รับสินบน | 3 | ตั้งกรรมการ", False),
    ("O31", "ไม่มีเรื่องร้องเรียน\n| ที่ | เดือน | เรื่อง | ผล\n1\n2", False),
])  # fmt: skip
def test_a_form_that_nobody_filled_in(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, is_blank: bool
) -> None:
    asked = framework.indicator(code)
    assert bool(left_blank(view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework), asked)) is is_blank


@pytest.mark.parametrize(("code", "is_blank"), [("O13", True), ("O14", True), ("O29", True), ("O6", False)])
def test_forms_alone_are_no_manual(pages: SimpleNamespace, framework: Framework, code: str, is_blank: bool) -> None:
    """Where the manual itself is not seen, the blank forms that belong to it are all there is."""
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"# {asked.name_th}\n{GAPS}"), framework)
    assert bool(left_blank(view, asked, with_forms=True)) is is_blank


TO_DO = "| ลดการใช้ดุลพินิจ | ให้จัดทำคู่มือ | ภายใน ก.ค. 2565\n| เผยแพร่ข้อมูล | ให้ทุกกองส่ง | ภายใน ก.ย. 2565"


@pytest.mark.parametrize(("code", "text", "ahead"), [
    ("O43", TO_DO, True), ("O37", TO_DO, True), ("O26", TO_DO, True), ("O11", TO_DO, True), ("O40", TO_DO, True),
    ("O43", f"{TO_DO}\nประชุมวันที่ 9 ธันวาคม 2564", False),
    ("O43", TO_DO.replace("ก.ค.", "เม.ย."), False),  # the month of the judgement
    ("O43", "จัดประชุมครั้งต่อไปวันที่ 3 มิถุนายน 2565", False),  # one may be the next of several
    ("O38", "๑. หลักการและเหตุผล ควรมีจริยธรรม\n๕. ระยะเวลา เดือนกรกฎาคม ๒๕๖๕", True),  # unless it asks for its money
    ("O38", "หลักการและเหตุผล ควรมีจริยธรรม\nจัดอบรมเมื่อวันที่ 9 มีนาคม 2565", False),
    ("O33", "หลักการและเหตุผล ประชาชนควรมีส่วนร่วม\nกำหนดจัด 9 สิงหาคม 2565", True),
    ("O33", "ขอเชิญชวนชาวบ้านมาร่วมประชาคม วันที่ 20 พฤษภาคม 2565", True), ("O38", "กำหนดการปฏิญาณตน 12 พ.ค. 2565", True),
    ("O35", "ขอเชิญชวนพนักงาน นายกเป็นประธานแล้วเมื่อ 9 มีนาคม 2565", False),
    ("O7", f"{TO_DO}\nจัดทำ ณ วันที่ 1 กุมภาพันธ์ 2565", True), ("O7", f"{TO_DO}\nจัดอบรม ณ วันที่ 1 กุมภาพันธ์ 2565", False),
    ("O43", "ลดการใช้ดุลพินิจ จัดทำคู่มือแล้ว", False),
    ("O43", "ภายในเดือนกรกฎาคม และเดือนกันยายน", False),  # of which year is not said
    ("O42", TO_DO, False), ("O10", TO_DO, False), ("O36", TO_DO, False),  # a plan is of the time to come
])  # fmt: skip
def test_what_was_done_has_a_day_that_is_over(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, ahead: bool
) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"# {asked.name_th}\n{text}"), framework)
    assert bool(all_to_come(view, asked, date(2022, 4, 10))) is ahead
