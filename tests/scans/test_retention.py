"""What is too old, and what stays because it may be asked for."""

from datetime import UTC, datetime, timedelta

import pytest

from rules import framework
from scans.retention import CLARIFICATION, Retention, asked_until, is_evidence, plan
from storage.prune import ScanAge

RULES = framework.load(2565)
LAST = RULES.calendar.clarification
NOW = datetime(2022, 3, 1, tzinfo=UTC)


def age(days: int, fiscal_year: int = 2565, at: datetime = NOW) -> ScanAge:
    return ScanAge(days, fiscal_year, at - timedelta(days=days), finished=True)


def test_each_has_its_own_number_of_days() -> None:
    found = plan([age(days) for days in (1000, 400, 100, 90, 1)], Retention(90, 400, 900), NOW)
    assert (list(found.bodies), list(found.captures), list(found.scans)) == ([1000, 400, 100], [1000], [1000])


@pytest.mark.parametrize(
    ("begun", "now", "expected"),
    [
        (timedelta(days=-100), timedelta(days=-1), True),  # before the deadline
        (timedelta(days=-100), timedelta(days=1), True),
        (timedelta(0), timedelta(days=1), True),
        (timedelta(days=1), timedelta(days=2), False),  # after the deadline it is no evidence of what was there in time
        (timedelta(days=-100), timedelta(days=47), False),  # clarifications ended on 15 June
        (timedelta(days=-100), timedelta(days=46), True),
    ],
)
def test_evidence_from_before_the_deadline(begun: timedelta, now: timedelta, expected: bool) -> None:
    assert LAST is not None
    found = ScanAge(1, 2565, RULES.deadline + begun, finished=True)
    assert is_evidence(found, RULES.deadline + now) is expected


def test_where_the_calendar_is_silent() -> None:
    calendar = RULES.calendar.model_copy(update={"clarification": None})
    assert asked_until(RULES.model_copy(update={"calendar": calendar})) == RULES.deadline + CLARIFICATION


def test_without_a_framework_everything_may_be_evidence() -> None:
    assert is_evidence(age(5000, fiscal_year=2400), NOW)
