"""Cells on a terminal."""

import pytest

from thai.width import truncate, width


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc", 3),
        ("", 0),
        ("กี่", 1),
        ("น้ำ", 2),
        ("ที่อยู่", 3),
        ("漢字", 4),
        ("ＡＢ", 4),
        ("a\u200bb", 2),
        ("é", 1),
        ("e\u0301", 1),
        ("…", 1),
        ("a\tb", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize(
    ("text", "cells", "wanted"),
    [
        ("แผนงาน", 6, "แผนงาน"), ("แผนงาน", 4, "แผน…"), ("ที่อยู่ใหม่", 3, "ที่อ…"), ("กี่กี่กี่", 2, "กี่…"), ("漢字漢字", 4, "漢…"),
        ("ab cd", 4, "ab…"), ("abc", 1, "…"), ("abc", 0, ""), ("", 0, ""),
    ],
)  # fmt: skip
def test_truncate(text: str, cells: int, wanted: str) -> None:
    assert truncate(text, cells) == wanted
