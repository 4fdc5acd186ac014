"""Months behind whose link another is told: February's leads to January's paper once more, March's to that of the year before."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from model.document import Link, Role, Via
from rules.measure.address import is_plain_call
from rules.measure.source import Source
from rules.measure.structure.counts import has_number
from rules.measure.time.blank_parts import told_in_parts
from rules.measure.time.covered_months import is_number
from rules.measure.time.timing import Timing, Told
from rules.measure.view import CLAIMS, NAMES, Passage, View
from thai.fiscal import FIRST_MONTH, MonthOfYear, fiscal_year_of_month, months_of
from thai.months import MonthMention, months_in
from thai.periods import PeriodMention
from thai.years import YearRole

_MONTH = "เดือน"  # by itself "ก.พ." is an office


class Misfiled(NamedTuple):
    """The words by which a file is of another month; `certain` where all was read and the file's own days say the same."""

    head: Told[MonthMention] | Told[PeriodMention]
    certain: bool


class MonthLink(NamedTuple):
    """The month that a link, or the line in which it stands, names by itself; its year where it says one.

    `lines`: the words that name it first, then the row or item around the link.
    """

    url: str
    year_be: int | None
    month: int
    lines: tuple[str, str]


@dataclass(slots=True)
class _File:
    """The months that a file tells, with the words that first say it; the months of its days; and the parts of a year it names."""

    months: set[MonthOfYear] = field(default_factory=set)
    days: Counter[MonthOfYear] = field(default_factory=Counter)
    parts: set[MonthOfYear] = field(default_factory=set)
    head: Told[MonthMention] | Told[PeriodMention] | None = None

    def tells(self, month: MonthOfYear) -> bool:
        """Whether it may be that month's: by its words, or by its days where the title over them is a slip of the pen."""
        if not self.months or month in self.months | self.parts:
            return True
        return self.days[month] > sum(self.days[one] for one in self.months)

    def contradicts(self, month: MonthOfYear) -> bool:
        """Whether its days are of the months that it names, and none is of this one."""
        return not self.days[month] and any(self.days[one] for one in self.months)


def misfiled(timing: Timing, half: Collection[MonthOfYear]) -> dict[MonthOfYear, Misfiled]:
    """Those of the half-year whose link leads to a paper of other months only, while no other line or file tells of them.

    What was not read, or does not say its month, is taken for what the link says.
    """
    view = timing.view
    read = _read(view)
    all_links = month_links(view)
    links = [link for link in all_links if link.url in read]
    if not links:
        return {}
    wanted = fiscal_year_of_month(*max(half))
    files = _files(timing, wanted)
    elsewhere = {place for place, _ in told_in_parts(view)} | _of_lines(timing, links, wanted)
    elsewhere |= {_place(link.year_be, link.month, wanted) for link in all_links if _is_unread(link, view, read)}
    behind: dict[MonthOfYear, set[int]] = {}
    for link in links:
        behind.setdefault(_place(link.year_be, link.month, wanted), set()).add(read[link.url])
    found: dict[MonthOfYear, Misfiled] = {}
    for month in half:
        sources = behind.get(month, set())
        own = [files[source] for source in sources if source in files]
        others = (file for source, file in files.items() if source not in sources)
        told = month in elsewhere or any(month in file.months for file in others)
        if own and len(own) == len(sources) and not told and not any(file.tells(month) for file in own) and own[0].head:
            sure = _all_was_read(view, half, wanted) and all(file.contradicts(month) for file in own)
            found[month] = Misfiled(own[0].head, sure)
    return found


def _read(view: View) -> dict[str, int]:
    """The numbers of the sources behind addresses; behind that of a viewer stands the document that it shows."""
    read = {source.url: source.index for source in view.sources if source.index}
    for source in view.sources[1:]:
        shown = [read[link.url] for link in source.document.links if link.via is Via.EMBED and link.url in read]
        if len(shown) == 1 and not source.is_attachment:
            read[source.url] = shown[0]
    return read


def month_links(view: View) -> list[MonthLink]:
    """The links of the page that name one month: in their own words, in those of their row or heading, or in the line before."""
    lines = _lines_before(view)
    said = ((link, (link.text, link.context, lines.get(number, ""))) for number, link in enumerate(view.links))
    return [named for link, texts in said if (named := _named_in(link, texts)) is not None]


def _named_in(link: Link, texts: Iterable[str]) -> MonthLink | None:
    for text in filter(None, texts):
        months = {(one.year_be, one.month) for one in months_in(f"{_MONTH}{text}") if one.day is None}
        if months:
            return MonthLink(link.url, *months.pop(), (text, link.context)) if len(months) == 1 else None
    return None


def _is_unread(link: MonthLink, view: View, read: Collection[str]) -> bool:
    """Whether its own words name a month, and what they lead to was not opened, though it may be there."""
    named = link.lines[0]
    return (
        link.url not in read and named not in view.gone and any(one.url == link.url and one.text == named for one in view.links)
    )


def _lines_before(view: View) -> dict[int, str]:
    """By the number of a link, the line before it: "เดือนมกราคม 2565" and below it "ดาวน์โหลด". Links keep their order, not their place."""
    places: dict[str, list[int]] = {}
    for place in view.places[Role.LINK]:
        is_call = is_plain_call(view.passages[place].text) and view.passages[place - 1].role is not Role.LINK
        if view.passages[place].source is view.page and place and is_call:
            places.setdefault(view.passages[place].text, []).append(place)
    numbers: dict[str, list[int]] = {}
    for number, link in enumerate(view.links):
        numbers.setdefault(link.text, []).append(number)
    before: dict[int, str] = {}
    for text, own in places.items():
        if len(own) == len(numbers.get(text, ())):
            before |= {number: view.passages[place - 1].text for number, place in zip(numbers[text], own, strict=True)}
    return before


def _files(timing: Timing, wanted: int) -> dict[int, _File]:
    files: dict[int, _File] = {}
    years = _years_of_files(timing)
    for told in sorted(timing.months, key=lambda told: told.mention.start):
        if not told.source or told.passage.role in CLAIMS:
            continue
        file, mention = files.setdefault(told.source, _File()), told.mention
        if mention.day is None and not is_number(told):
            file.months.add(_place(mention.year_be, mention.month, years.get(told.source, wanted), slip=wanted))
            file.head = file.head or told
        elif mention.day is not None and mention.year_be is not None and _is_of_deal(told.passage):
            file.days[mention.year_be, mention.month] += 1
    for part in timing.periods:
        if not part.source:
            continue
        file, months = files.setdefault(part.source, _File()), part.mention.months(part.mention.fiscal_year or wanted)
        if len(months) == 1 and part.passage.role is not Role.ROW:  # "ระหว่างวันที่ 1 - 31 มกราคม 2565"
            file.months |= months
            file.head = file.head or part
        else:
            file.parts |= months
    return files


def _is_of_deal(line: Passage) -> bool:
    """Whether a day is that of something bought: "วันที่ 3 พฤศจิกายน 2564" alone is that on which October's paper was made."""
    return line.role is Role.ROW or has_number(line.text)


def _years_of_files(timing: Timing) -> dict[int, int]:
    """The fiscal year of each file that names one and no other: months without a year are of it."""
    named: dict[int, set[int]] = {}
    for told in timing.years:
        if told.source and told.mention.role is YearRole.FISCAL:
            named.setdefault(told.source, set()).add(told.mention.fiscal_year)
    return {source: years.pop() for source, years in named.items() if len(years) == 1}


def _of_lines(timing: Timing, links: Collection[MonthLink], wanted: int) -> set[MonthOfYear]:
    """The months that lines of the page name one by one, which are no names of these links, nor the rows in which they stand.

    The words of a link may stand in two lines: its month, and below that the name of the form.
    """
    labels = {line for link in links for line in link.lines}
    lines: dict[int, tuple[Passage, set[MonthOfYear]]] = {}
    for told in timing.months:
        if not told.source and told.mention.day is None and told.passage.role not in NAMES:
            place = _place(told.mention.year_be, told.mention.month, wanted)
            lines.setdefault(id(told.passage), (told.passage, set()))[1].add(place)
    alone = (months for line, months in lines.values() if len(months) == 1 and not _is_label(line, labels))
    return set[MonthOfYear]().union(*alone)


def _is_label(line: Passage, labels: Collection[str]) -> bool:
    return line.text in labels or (line.role is Role.LINK and any(line.text in label for label in labels))


def _place(year_be: int | None, month: int, fiscal_year: int, *, slip: int | None = None) -> MonthOfYear:
    """The month in its year; without one that of the fiscal year, and "ตุลาคม 2565" in a file may be October of fiscal 2565."""
    if year_be is None or (month >= FIRST_MONTH and year_be == slip):
        return months_of(fiscal_year if year_be is None else year_be)[(month - FIRST_MONTH) % 12]
    return year_be, month


def _all_was_read(view: View, half: Collection[MonthOfYear], wanted: int) -> bool:
    """Whether the file of every month was read and no other file of the page is left: what is told nowhere is not there."""
    opened = {source.url for source in view.sources}
    other = {link.url for link in month_links(view) if _place(link.year_be, link.month, wanted) not in half}
    return view.readable and all(link.url in opened or link.url in other for link in view.offers)


def is_unread_elsewhere(view: View, missing: Collection[MonthOfYear], wanted: int) -> bool:
    """Whether all that was not read, or only by OCR, stands behind links that name other months: none of it holds those."""
    page = view.page
    if page is None or not _is_plain(page):
        return False
    well_read = {source.url for source in view.sources if _is_plain(source)}
    links = [(link.url, _place(link.year_be, link.month, wanted)) for link in month_links(view)]
    other = {url for url, _ in links} - {url for url, month in links if month in missing}
    asked = {source.url for source in view.sources} | {link.url for link in view.offers} | {url for url, _ in links}
    unread = asked - well_read
    return bool(unread) and unread <= other


def _is_plain(source: Source) -> bool:
    document = source.document
    return not (document.fault or document.truncated or document.script_shell or document.text_source == "ocr")
