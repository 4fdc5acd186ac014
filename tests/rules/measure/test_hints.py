"""What leaves a part open and what does not: words inside the subject's own name, pictures of other things, drives."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from model.document import Image, Link
from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.scene import scene_of
from rules.measure.view import View, view_of

HOST = "https://www.ban-tua-yang.example"


@pytest.fixture
def seen(pages: SimpleNamespace, framework: Framework) -> Callable[..., View]:
    def view(code: str, *lines: str, **fields: object) -> View:
        page = pages.document("\n".join((f"={framework.indicator(code).name_th}", *lines)), **fields)
        return view_of(pages.dossier(page, indicator=code), framework)

    return view


@pytest.mark.parametrize(("code", "part", "line", "expected"), [
    ("O4", "strategy", "แผนงานของกองช่าง", None),
    ("O4", "strategy", "แผนพัฒนาเทศบาลตำบลบ้านตัวอย่าง", False),
    ("O13", "steps", "ลำดับงานในแต่ละวัน", None),
    ("O13", "steps", "คู่มือการปฏิบัติงานพิมพ์สี่สี", False),
    ("O16", "result", "ผู้มารับบริการเห็นว่าใช้ได้", None),
    ("O16", "result", "รายงานผลสำรวจความพึงพอใจเล่มนี้", False),  # "ผลสำรวจ" is in the name
])  # fmt: skip
def test_words_inside_the_subjects_name_leave_nothing_open(code, part, line, expected, seen, framework: Framework):
    indicator = framework.indicator(code)
    met = {result.id: result.met for result in measure(seen(code, "#หน้าเอกสาร", line, "ข้อความอื่นของหน้า"), indicator)}
    assert met[part] is expected


@pytest.mark.parametrize(("lines", "expected"), [
    (("ถนนคนเดินวันศุกร์", "ตลาดเช้าริมน้ำ"), False),  # one word that stands in any text
    (("ถนนในหมู่บ้าน", "ประปาหมู่บ้าน"), None),
    (("รักษาความสะอาด", "ถนนในหมู่บ้าน"), None),
    (("รักษาความสะอาด", "กำจัดมูลฝอย", "ป้องกันโรคติดต่อ"), True),
])  # fmt: skip
def test_one_hint_of_a_list_that_must_name_several_things(lines, expected, seen, framework: Framework):
    indicator = framework.indicator("O3")
    met = {result.id: result.met for result in measure(seen("O3", "#หน้าแรกของเรื่อง", *lines), indicator)}
    assert met["duties"] is expected


@pytest.mark.parametrize(
    ("alt", "expected"), [("การประชุม", False), ("ชายหาดยามเย็น", False), ("", None), ("แผนผังโครงสร้าง", True)]
)
def test_a_chart_is_in_no_photograph(alt, expected, seen, framework: Framework):
    view = seen("O1", "ปรับปรุงส่วนราชการ", images=(Image(f"{HOST}/pic/a.jpg", alt, 800),))
    assert next(one.met for one in measure(view, framework.indicator("O1")) if one.id == "chart") is expected


@pytest.mark.parametrize(("code", "alt", "expected"), [
    ("O3", "ทะเลหมอกยามเช้า", True),
    ("O14", "พนักงานกล่าวปฏิญาณตน", True),
    ("O11", "เด็ก ๆ ในงาน", True),
    ("O3", "อำนาจหน้าที่", False),  # the subject
    ("O14", "แผ่นพับแนะนำ", False),  # a paper
    ("O11", "อินโฟกราฟิกโครงการ", False),
    ("O3", "ภาพประกอบ 1", False),  # no words of its own
    ("O3", "img_2034", False),
    ("O3", "", False),
])  # fmt: skip
def test_a_picture_of_another_thing_hides_no_text(code, alt, expected, seen, framework: Framework):
    view = seen(code, "ข้อความสั้นของหน้า", images=(Image(f"{HOST}/pic/a.jpg", alt, 800),))
    assert scene_of(view, framework.indicator(code)).can_deny is expected


@pytest.mark.parametrize(("code", "text", "file", "alt", "expected"), [
    ("O8", "ข้อความ", "a.jpg", "", True),
    ("O9", "ข้อความ", "a.jpg", "", True),
    ("O13", "ข้อความ", "a.jpg", "", False),  # a manual may be a scan
    ("O30", "สแกนเพื่อแจ้งเรื่อง", "a.jpg", "", False),
    ("O32", "แจ้งเรื่องได้ที่ QR Code", "a.jpg", "", False),
    ("O17", "ข้อความ", "qrcode_form.png", "", False),
    ("O17", "ข้อความ", "a.jpg", "คิวอาร์โค้ด", False),
])  # fmt: skip
def test_no_picture_hides_a_form_or_a_board_but_a_code_to_scan(code, text, file, alt, expected, seen, framework: Framework):
    view = seen(code, text, images=(Image(f"{HOST}/pic/{file}", alt, 800),))
    assert scene_of(view, framework.indicator(code)).can_deny is expected


@pytest.mark.parametrize(("code", "text", "expected"), [
    ("O13", "คู่มือการปฏิบัติงานทั้งหมด", False),
    ("O22", "รวมประกาศจัดซื้อจัดจ้าง", False),
    ("O13", "อัลบั้มกีฬาสี", True),
])  # fmt: skip
def test_what_lies_in_a_drive_under_the_subjects_name_was_not_read(code, text, expected, seen, framework: Framework):
    view = seen(code, f"-{text}", links=(Link("https://drive.google.com/drive/folders/1example", text),))
    assert scene_of(view, framework.indicator(code)).can_deny is expected


@pytest.mark.parametrize(("url", "expected"), [
    ("http://localhost/muni/plan.pdf", True),
    ("http://192.168.1.10/files/plan.pdf", True),
    (f"{HOST}/files/plan.pdf", False),
])  # fmt: skip
@pytest.mark.parametrize("code", ["O4", "O12", "O21"])
def test_a_file_in_the_offices_own_network_is_nobodys_to_read(code, url, expected, seen, framework: Framework):
    name = framework.indicator(code).topic.names[0]
    assert scene_of(seen(code, f"-{name}", links=(Link(url, name),)), framework.indicator(code)).can_deny is expected
