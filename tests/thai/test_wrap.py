"""Lines of Thai on a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.width import width
from thai.wrap import wrap

SENTENCE = "ให้แจ้งผู้ดูแลเว็บไซต์แก้ไขให้หน้านี้เปิดได้ แล้วตรวจ https://a.example/o18 อีกครั้ง"


def test_no_line_is_wider_than_asked() -> None:
    assert all(width(line) <= 20 for line in wrap(SENTENCE, 20))


def test_nothing_is_lost() -> None:
    assert "".join("".join(wrap(SENTENCE, 17)).split()) == "".join(SENTENCE.split())


def test_an_address_stays_whole_where_it_fits() -> None:
    assert any("https://a.example/o18" in line for line in wrap(SENTENCE, 24))


@pytest.mark.parametrize(("text", "cells", "lines"), [
    ("", 10, [""]),
    ("สั้น", 10, ["สั้น"]),
    ("แผนการใช้จ่ายเงิน", 7, ["แผนการ", "ใช้จ่าย", "เงิน"]),
    ("ก้ก้ก้ก้", 3, ["ก้ก้ก้", "ก้"]),
    ("aaaa bbbb", 4, ["aaaa", "bbbb"]),
])  # fmt: skip
def test_lines(text: str, cells: int, lines: list[str]) -> None:
    assert wrap(text, cells) == lines


@given(st.text(alphabet="กขเแ้ิะำ ab\n1", max_size=60), st.integers(4, 12))
def test_any_text(text: str, cells: int) -> None:
    lines = wrap(text, cells)
    assert "".join("".join(lines).split()) == "".join(text.split())
