"""How the reports name places, days and times."""

import pytest

from reports.words import place


@pytest.mark.parametrize(
    ("where", "english"),
    [
        ("หัวข้อ", "heading"),
        ("ตาราง แถว 3", "table row 3"),
        ("ไฟล์ แผน65.pdf หน้า 12 (OCR)", "file แผน65.pdf page 12 (OCR)"),
        ("แผ่น งบ แถว 4", "sheet งบ row 4"),
        ("การเชื่อมต่อ", "connection"),
        ("ที่อื่น", "ที่อื่น"),
        ("", ""),
    ],
)
def test_places_in_both_languages(where: str, english: str) -> None:
    assert place(where, "en") == english
    assert place(where, "th") == where
