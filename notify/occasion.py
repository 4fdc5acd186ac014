"""Whether this morning is one to write on, and why: changes, the deadline, a quiet week. Nobody gets noise."""

from collections.abc import Sequence
from datetime import date, timedelta

from model.diff import ChangeKind
from model.finding import Verdict
from model.message import MessageKind
from model.morning import AgencyMorning, Morning, Told
from thai.fiscal import days_to

REMIND_BEFORE = frozenset({30, 14, 7, 3, 1})  # days before the last day
QUIET_DAYS = 7
_FRIDAY = 4


def of_agency(agency: AgencyMorning, morning: Morning) -> MessageKind | None:
    """Why the agency is written to this morning; None where there is nothing to say."""
    days = days_to(morning.deadline, morning.today)
    if agency.open and is_reminder_day(morning.today, days) and _may_remind(agency.quiet_since, agency.changes, morning.today):
        return MessageKind.REMINDER
    if worth_a_mail(agency.changes):
        return MessageKind.CHANGES
    # After the deadline nothing can be mended: only changes are told, for the pages must stay up while they are graded.
    if days >= 0 and _has_to_act(agency) and is_quiet(agency.quiet_since, morning.today):
        return MessageKind.WEEKLY
    return None


def of_office(morning: Morning) -> MessageKind | None:
    """The digest comes when anything changed or is due, and once in a quiet week as a sign that the nights run."""
    reasons = {of_agency(agency, morning) for agency in morning.agencies}
    is_due = MessageKind.REMINDER in reasons and morning.office_quiet_since != morning.today
    if is_due or any(agency.changes for agency in morning.agencies):
        return MessageKind.DIGEST
    return MessageKind.WEEKLY if is_quiet(morning.office_quiet_since, morning.today) else None


def worth_a_mail(changes: Sequence[Told]) -> bool:
    """A page that came back once more after going away and back is no news; one that went away again is."""
    return any(change.kind is not ChangeKind.FLAPPING or change.todo for change in changes)


def is_reminder_day(today: date, days: int) -> bool:
    """The set days before, and the Friday before a last day on which no office is open."""
    last_day = today + timedelta(days=days)
    is_friday_before = today.weekday() == _FRIDAY and 0 < days <= 2 and last_day.weekday() > _FRIDAY
    return days in REMIND_BEFORE or is_friday_before


def is_quiet(since: date | None, today: date) -> bool:
    """Nothing was sent for a week, or never."""
    return since is None or (today - since).days >= QUIET_DAYS


def _has_to_act(agency: AgencyMorning) -> bool:
    """What only needs a look is told once: it may be in order, and then nothing about it can be mended."""
    return any(item.verdict is not Verdict.REVIEW or agency.quiet_since is None for item in agency.open)


def _may_remind(since: date | None, changes: Sequence[Told], today: date) -> bool:
    """A second run on the same day reminds nobody again."""
    return since != today or worth_a_mail(changes)
