"""Changes in words: what the official must do, and nothing where there is nothing to do."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from model.diff import Change, ChangeKind
from model.finding import Evidence, Reason, Severity, Verdict, WeighedReason
from rules import framework
from scans.morning import told

RULES = framework.load(2565)
SEEN = (Evidence("https://www.ban.example/1", "หัวข้อ", "แผนปี 2564"),)
SLOW = WeighedReason(Reason("slow", {"seconds": 12.0, "limit": 10}, (Evidence("u", "w", "ช้า"),)), Severity.WARN)
WRONG = WeighedReason(Reason("wrong-year", {"wanted": 2565, "found": [2564]}, SEEN), Severity.FAIL)
CHANGE = Change(
    ChangeKind.NEWLY_FAILING, "เทศบาลตำบลบ้านตัวอย่าง", "O18", "https://www.ban.example/1", "กองคลัง", Verdict.PASS, Verdict.FAIL,
    datetime(2022, 3, 8, 18, tzinfo=UTC), 7, (SLOW, WRONG),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "name"), [("th", RULES.indicator("O18").name_th), ("en", RULES.indicator("O18").name_en)])
def test_the_worst_reason_says_what_to_do(lang: str, name: str) -> None:
    found = told(CHANGE, RULES, "en" if lang == "en" else "th", passes=False)
    assert (found.name, found.seen, found.division) == (name, "แผนปี 2564", "กองคลัง")
    assert "2564" in found.todo


def test_there_is_nothing_to_do_where_the_indicator_passes_by_another_address() -> None:
    assert told(CHANGE, RULES, "th", passes=True).todo == ""


def test_a_code_that_the_framework_has_no_more_stands_for_itself() -> None:
    found = told(replace(CHANGE, indicator="O99", reasons=()), RULES, "th", passes=False)
    assert (found.name, found.todo, found.seen) == ("O99", "", "")
