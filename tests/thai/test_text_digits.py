"""Digits of three scripts."""

import pytest

from thai.digits import to_ascii, to_thai


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("๐๑๒๓๔๕๖๗๘๙", "0123456789"),
        ("０１２３４５６７８９", "0123456789"),
        ("๒๕61", "2561"),
        ("ไม่มีเลข", "ไม่มีเลข"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_to_ascii(text: str, wanted: str) -> None:
    assert to_ascii(text) == wanted


@pytest.mark.parametrize(("value", "wanted"), [(2565, "๒๕๖๕"), ("O18", "O๑๘"), (-7, "-๗"), ("", "")])
def test_to_thai(value: int | str, wanted: str) -> None:
    assert to_thai(value) == wanted
