"""The fiscal year in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.years import parse_fiscal_year


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("2565", 2565), ("๒๕๖๕", 2565), ("65", 2565), ("๖๕", 2565),
        ("2022", 2565), ("ปีงบประมาณ 2565", 2565), ("ปีงบประมาณ พ.ศ. ๒๕๖๕", 2565),
        ("พ.ศ.2565", 2565), ("FY2022", 2565), ("FY65", 2565), (" 2565 ", 2565),
        ("2565.0", 2565), ("２５６５", 2565), ("'2565", 2565), ("2566", 2566),
        ("ปี 65", 2565), ("2565 (2022)", None), ("2565-2566", None), ("", None),
        ("-", None), ("ปีงบประมาณ", None), ("25", None), ("5", None), ("256", None),
        ("25650", None), ("1/10/2564", None), ("2022-10-01", None), ("9" * 90, None), ("-5", None), ("0", None), ("2565/1", None),
    ],
)  # fmt: skip
def test_a_year_is_read_or_refused(cell: str, year: int | None) -> None:
    assert parse_fiscal_year(cell) == year


@given(st.text(max_size=120))
def test_any_text_is_a_plausible_year_or_none(cell: str) -> None:
    year = parse_fiscal_year(cell)
    assert year is None or 2500 <= year < 2600
