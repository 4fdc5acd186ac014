"""How the reports name places, days and times."""

import pytest

from model.document import Role
from reports.words import place
from rules.measure.view import PLACES


@pytest.mark.parametrize(
    ("where", "english"),
    [
        ("หัวข้อ", "heading"),
        ("ตาราง แถว 3", "table row 3"),
        ("ไฟล์ แผน65.pdf หน้า 12 (OCR)", "file แผน65.pdf page 12 (OCR)"),
        ("แผ่น งบ แถว 4", "sheet งบ row 4"),
        ("การเชื่อมต่อ", "connection"),
        ("หน้าย่อย ข้อความลิงก์", "inner page text of a link"),
        ("ไฟล์ แนบที่ 2 หน้า 3", "file no. 2 page 3"),
        ("ที่อื่น", "ที่อื่น"),
        ("", ""),
    ],
)
def test_places_in_both_languages(where: str, english: str) -> None:
    assert place(where, "en") == english
    assert place(where, "th") == where


@pytest.mark.parametrize("role", Role)
def test_every_place_on_a_page_has_an_english_name(role: Role) -> None:
    assert place(PLACES[role], "en").isascii()
