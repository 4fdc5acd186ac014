"""CSV: one line a submission and one an indicator, and nothing that a spreadsheet would run."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest

from reports import as_csv

Make = dict[str, Callable[..., Any]]


def rows(records: list[Any], lang: str = "th") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(as_csv.render(records, lang)))))


def test_submissions_and_indicators_are_lines(make: Make) -> None:
    found = rows([make["submission"](), make["indicator"](), make["agency"](), make["summary"]()])
    assert [row["kind"] for row in found] == ["submission", "indicator"]
    assert found[0]["codes"] == "wrong-year"
    assert found[0]["what_to_do"] == "เปลี่ยนเป็นแผนของปี 2565"
    assert found[0]["seen"] == "แผนปี 2564"
    assert (found[1]["points"], found[1]["division"]) == ("0.57", "กองคลัง")


def test_english(make: Make) -> None:
    assert rows([make["submission"]()], "en")[0]["what_to_do"] == "give the plan of 2565"


def test_only_what_counts_is_told_to_do(make: Make) -> None:
    slow = make["reason"](code="slow", severity="warn", thai="เว็บช้า")
    found = rows([make["submission"](reasons=[slow, make["reason"]()])])[0]
    assert found["codes"] == "slow wrong-year"
    assert "เว็บช้า" not in found["what_to_do"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "  =", " \t@"])
def test_no_cell_is_a_formula(make: Make, start: str) -> None:
    found = rows([make["submission"](agency=f"{start}cmd|'/c calc'!A0")])[0]
    assert found["agency"].startswith("'")


def test_lines_and_quotes_in_a_cell_come_back(make: Make) -> None:
    name = 'อบต. "ทุ่ง"\nสมมุติ, ที่สอง'
    assert rows([make["submission"](agency=name)])[0]["agency"] == name
