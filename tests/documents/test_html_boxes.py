"""Boxes of the site beside a text: counters of visitors in the wordings of the engines, and polls; and what only looks like them."""

import pytest

from documents.read_html import read_html
from model.document import Document, Role

URL = "https://www.ban-tua-yang.example/page.php?id=18"
PROSE = "<p>" + "เทศบาลตำบลบ้านตัวอย่างจัดอบรมคุณธรรมจริยธรรมให้แก่พนักงานทุกคน ณ ห้องประชุม" * 3 + "</p>"
RADIOS = '<input type="radio" name="p"> มาก <input type="radio" name="p"> ปานกลาง <input type="radio" name="p"> น้อย'


def read(inside: str) -> Document:
    return read_html(f"<html><body>{PROSE}{inside}</body></html>", URL)


def kept(inside: str) -> list[str]:
    """The texts of the main part below the prose."""
    return [block.text for block in read(inside).blocks if block.role is not Role.FURNITURE][1:]


COUNTERS = [
    ("lines of a panel", "<h4>สถิติผู้เข้าชม</h4>ขณะนี้ 9 คน<br>วันนี้ 80 ครั้ง<br>ปีนี้ (2565) 30395<br>ทั้งหมด 1,284,763<br>เริ่มนับ 1 ตุลาคม 2556"),
    ("rows", "<table><tr><td>สถิติการเยี่ยมชมเว็บไซต์<tr><td>วันนี้<td>35<tr><td>เดือนที่แล้ว<td>1,204<tr><td>รวมทั้งหมด<td>90,112</table>"),
    ("numbers below their labels", "<div>วันนี้</div><div>80</div><div>เมื่อวานนี้</div><div>120 คน</div><div>ทั้งหมด</div><div>99,120</div>"),
    ("one line", "<p>ผู้ชมวันนี้ 25 เมื่อวาน 140 เดือนนี้ 2,311 รวม 84,222 ครั้ง</p>"),
    ("English", "<p>Visitor Counter</p><p>Today : 25</p><p>This Month : 1,240</p><p>Total Users : 88,120</p><p>Your IP : 10.0.0.1</p>"),
]  # fmt: skip


@pytest.mark.parametrize("inside", [case[1] for case in COUNTERS], ids=[case[0] for case in COUNTERS])
def test_a_counter_is_no_text(inside: str) -> None:
    assert kept(inside) == []


FIGURES = [
    ("a total of its own", "<p>รวม 31 ราย</p><p>ทั้งหมด 12</p>", ["รวม 31 ราย", "ทั้งหมด 12"]),
    ("a total above a counter", "<p>รวม 31</p>วันนี้ 80 คน", ["รวม 31"]),
    ("this year", "<p>ปีนี้ (2565) จัดอบรม 3 รุ่น</p>", ["ปีนี้ (2565) จัดอบรม 3 รุ่น"]),
    ("today", "<p>วันนี้ 9 มีนาคม 2565 พนักงานร่วมกล่าวคำปฏิญาณ</p>", ["วันนี้ 9 มีนาคม 2565 พนักงานร่วมกล่าวคำปฏิญาณ"]),
    ("at present", "<p>ขณะนี้ 9 โครงการแล้วเสร็จ</p>", ["ขณะนี้ 9 โครงการแล้วเสร็จ"]),
    ("who came", "<p>สถิติผู้เข้าชม</p><p>พิพิธภัณฑ์ 300 คน</p>", ["สถิติผู้เข้าชม", "พิพิธภัณฑ์ 300 คน"]),
    ("below the total", "<p>วันนี้ 80 คน</p><p>ทั้งหมด 900</p><p>อบรมแล้ว 40 คน</p>", ["อบรมแล้ว 40 คน"]),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "wanted"), [case[1:] for case in FIGURES], ids=[case[0] for case in FIGURES])
def test_figures_of_the_text_stay(inside: str, wanted: list[str]) -> None:
    assert kept(inside) == wanted


POLLS = [
    ("with its title", f'<div>โพลสำรวจ</div><div><form>ท่านพอใจเว็บไซต์นี้หรือไม่<br>{RADIOS}<input type="submit" value="โหวต"></form></div>'),
    ("told by its button", f'<form>สินค้าชุมชนที่ท่านชอบ {RADIOS}<button>ลงคะแนน</button></form>'),
    ("told by what it asks", f'<form>ท่านมีความคิดเห็นอย่างไรต่อเว็บไซต์ {RADIOS}<input type="submit" value="ตกลง"></form>'),
    ("English", f'<form action="/poll/vote">Poll: {RADIOS}<input type="submit" value="Vote"></form>'),
]  # fmt: skip


@pytest.mark.parametrize("inside", [case[1] for case in POLLS], ids=[case[0] for case in POLLS])
def test_a_poll_is_the_sites(inside: str) -> None:
    assert kept(inside) == []
    assert all(form.furniture for form in read(inside).forms)


OTHER_FORMS = [
    ("a survey of services", f'<form>ท่านพอใจการให้บริการเพียงใด {RADIOS}<input type="submit" value="ส่งแบบสำรวจ"></form>'),
    ("an opinion", f'<form>ความคิดเห็นต่อเว็บไซต์ {RADIOS}<textarea name="t"></textarea><input type="submit" value="ส่ง"></form>'),
    ("a complaint", '<form>แจ้งเรื่อง <input type="radio"> เปิดเผยชื่อ <input type="radio"> ปกปิดชื่อ<input name="n"><button>ส่ง</button></form>'),
]  # fmt: skip


@pytest.mark.parametrize("inside", [case[1] for case in OTHER_FORMS], ids=[case[0] for case in OTHER_FORMS])
def test_other_forms_are_the_pages(inside: str) -> None:
    assert kept(inside)
    assert not any(form.furniture for form in read(inside).forms)


def test_a_poll_that_is_all_of_a_page() -> None:
    page = read_html(f"<body><h1>โพล</h1><form>เลือกชื่อสวนสาธารณะ {RADIOS}<button>โหวต</button></form></body>", URL)
    assert not any(form.furniture for form in page.forms)
