"""A morning -> the mails of it: one to each agency that has something to read, one to the office."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from model.diff import ChangeKind
from model.finding import Verdict
from model.message import Message, MessageKind
from model.morning import AgencyMorning, Morning, Open
from notify import digest, occasion, words
from notify.address import LONGEST_NAME, clean, usable
from notify.keys import key_of
from notify.parts import Part, by_points, parts
from notify.render import render
from notify.settings import MailSettings
from thai.fiscal import days_to

_MOST_IN_SUBJECT = 3
_LONGEST_SUBJECT = 150  # mail programs show 60 to 100 characters of it


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a mail is for: the agency as a whole, or one division of it."""

    address: str
    name: str
    title: str
    is_division: bool = False


def messages(morning: Morning, settings: MailSettings) -> list[Message]:
    """Everything that is to be sent this morning; nothing where there is nothing to say."""
    made = [message for agency in morning.agencies for message in _to_agency(agency, morning, settings)]
    office = digest.message(morning, settings)
    return [*made, office] if office else made


def test_message(address: str, settings: MailSettings, *, at: datetime) -> Message:
    """A message that shows that the settings work."""
    texts = words.TEXTS[settings.lang]
    text, html = render("test", settings.lang, office=_office(settings))
    key = key_of(MessageKind.TEST, at.date(), f"{at:%H%M%S%f}", address)
    return Message(key, MessageKind.TEST, address, "", texts["test_subject"], text, html)


def _to_agency(agency: AgencyMorning, morning: Morning, settings: MailSettings) -> Iterator[Message]:
    kind = occasion.of_agency(agency, morning)
    if kind is None:
        return
    name = clean(agency.agency.name, LONGEST_NAME)
    main = usable(agency.agency.email)
    if main is not None:
        to = Recipient(main, name, name)
        yield _message(kind, agency, to, parts(agency), morning=morning, settings=settings)
    for part in parts(agency):
        address = usable((morning.addresses or {}).get(f"{agency.agency.name}/{part.division}"))
        why = _of_division(kind, part)
        if part.division and address and address != main and why is not None:
            division = clean(part.division, LONGEST_NAME)
            to = Recipient(address, division, f"{division} {name}", is_division=True)
            yield _message(why, agency, to, (part,), morning=morning, settings=settings)


def _of_division(kind: MessageKind, part: Part) -> MessageKind | None:
    """Why a division is written to: for what is still open when the agency is reminded, and on any day for what changed."""
    if kind is not MessageKind.CHANGES and part.open:
        return kind
    return MessageKind.CHANGES if occasion.worth_a_mail(part.changes) else None


def _message(
    kind: MessageKind,
    agency: AgencyMorning,
    to: Recipient,
    shown: tuple[Part, ...],
    *,
    morning: Morning,
    settings: MailSettings,
) -> Message:
    lang, days = settings.lang, days_to(morning.deadline, morning.today)
    text, html = render(
        "agency",
        lang,
        quiet_since=agency.quiet_since,
        total=None if to.is_division else agency.total,
        title=to.title,
        parts=shown,
        first=_first(shown),
        morning=morning,
        left=words.days_left(days, lang),
        urgent=0 <= days <= occasion.QUIET_DAYS,
        deadline=words.deadline(morning.deadline, lang),
        kind=kind,
        office=_office(settings),
    )
    stake = sum(part.points for part in shown) if to.is_division else agency.total.points_at_stake
    said = _subject(kind, shown, stake, days=days, lang=lang)
    subject = clean(f"OIT {morning.fiscal_year} {said} · {to.title}", _LONGEST_SUBJECT)
    key = key_of(kind, morning.today, morning.fiscal_year, morning.scan, agency.agency.name, to.title, to.address)
    return Message(key, kind, to.address, to.name, subject, text, html, agency=agency.agency.name)


def _first(shown: tuple[Part, ...]) -> Open | None:
    """What is best mended first, where there is a choice: the dearest of the worst verdict."""
    items = [item for part in shown for item in part.open]
    worst = [item for item in items if item.verdict is not Verdict.REVIEW]
    return by_points(worst)[0] if worst and len(items) > 1 else None


def _subject(kind: MessageKind, shown: tuple[Part, ...], stake: float, *, days: int, lang: str) -> str:
    if kind is MessageKind.CHANGES:
        return _counted(Counter(change.kind for part in shown for change in part.changes), lang)
    left = f"{words.days_left(days, lang)}: " if kind is MessageKind.REMINDER else ""
    return left + _still([item for part in shown for item in part.open], stake, lang=lang)


def _still(items: Sequence[Open], stake: float, *, lang: str) -> str:
    """How much has to be mended and looked at, and what it is worth."""
    texts, look = words.TEXTS[lang], sum(item.verdict is Verdict.REVIEW for item in items)
    said = [texts[word].format(n=number) for word, number in (("mend", len(items) - look), ("look", look)) if number]
    return f"{', '.join(said)} {texts['worth'].format(points=f'{stake:.2f}')}"


def _counted(counts: Counter[ChangeKind], lang: str) -> str:
    """The gravest kinds of change with their numbers."""
    present = [(kind, counts[kind]) for kind in words.CHANGES if counts[kind]]
    return ", ".join(
        f"{words.said(words.CHANGES[kind], lang)} {words.TEXTS[lang]['urls'].format(n=n)}"
        for kind, n in present[:_MOST_IN_SUBJECT]
    )


def _office(settings: MailSettings) -> str:
    return " ".join(part for part in (settings.office_name, settings.office) if part)
