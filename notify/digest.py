"""The office's one mail of a morning: where something changed, where most is at stake, who cannot be written to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.diff import ChangeKind
from model.message import Message
from model.morning import AgencyMorning, Morning
from notify import occasion, words
from notify.address import clean, usable
from notify.keys import key_of
from notify.parts import Group, by_kind
from notify.render import render
from notify.settings import MailSettings
from thai.fiscal import days_to

MOST_AGENCIES = 25  # of the dearest; the attached file has all
# Gmail cuts a mail off at 102 KB. A change spelled out takes 1.1 KB with a long quote, an agency with the codes of its changes 0.5 KB.
MOST_CHANGED = 90
MOST_LISTED = 20
_LISTED_OF_A_KIND = 3
_NAMED_ONLY = words.GOOD | {ChangeKind.NEW_SUBMISSION}  # nothing has to be done
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Changed:
    """One agency's changes by kind."""

    name: str
    groups: tuple[Group, ...]


def message(morning: Morning, settings: MailSettings) -> Message | None:
    """The digest; None where there is nothing to say or no office to say it to."""
    kind = occasion.of_office(morning)
    if kind is None or not settings.office:
        return None
    lang, days = settings.lang, days_to(morning.deadline, morning.today)
    dearest = _dearest(morning.agencies)
    text, html = render(
        "digest",
        lang,
        morning=morning,
        left=words.days_left(days, lang),
        urgent=0 <= days <= occasion.QUIET_DAYS,
        deadline=words.deadline(morning.deadline, lang),
        changed=_changed(morning.agencies),
        most_changed=MOST_CHANGED,
        dearest=dearest[:MOST_AGENCIES],
        more=len(dearest) - MOST_AGENCIES,
        at_stake=sum(agency.total.points_at_stake for agency in morning.agencies),
        unreachable=[agency.agency.name for agency in morning.agencies if usable(agency.agency.email) is None],
        refused=morning.refused or {},
        quiet_since=morning.office_quiet_since,
        file=clean(morning.attachment[0]) if morning.attachment else None,
    )
    files = ((clean(morning.attachment[0]), _XLSX, morning.attachment[1]),) if morning.attachment else ()
    key = key_of(kind, morning.today, morning.fiscal_year, morning.scan, settings.office)
    return Message(key, kind, settings.office, settings.office_name, _subject(morning, lang), text, html, files)


def _changed(agencies: Sequence[AgencyMorning]) -> tuple[Changed, ...]:
    """Agencies with changes, the one with most at stake first; what got worse is spelled out as long as there is room."""
    room, found = MOST_LISTED, []
    for agency in _by_stake(agencies):
        if not agency.changes:
            continue
        groups = []
        for group in by_kind(agency.changes):
            most = 0 if group.kind in _NAMED_ONLY else min(room, _LISTED_OF_A_KIND, len(group.changes))
            room -= most
            groups.append(replace(group, most=most))
        found.append(Changed(agency.agency.name, tuple(groups)))
    return tuple(found)


def _dearest(agencies: Sequence[AgencyMorning]) -> tuple[AgencyMorning, ...]:
    return tuple(agency for agency in _by_stake(agencies) if agency.total.points_at_stake > 0)


def _by_stake(agencies: Sequence[AgencyMorning]) -> list[AgencyMorning]:
    return sorted(agencies, key=lambda agency: -agency.total.points_at_stake)


def _subject(morning: Morning, lang: str) -> str:
    number = sum(bool(agency.changes) for agency in morning.agencies)
    key = "subject_digest" if number else "subject_quiet" if morning.office_quiet_since else "subject_first"
    said = words.TEXTS[lang][key]
    days = days_to(morning.deadline, morning.today)
    left = f" · {words.days_left(days, lang)}" if occasion.is_reminder_day(morning.today, days) else ""
    return f"OIT {morning.fiscal_year} {said.format(day=words.day(morning.today, lang), n=number)}{left}"
