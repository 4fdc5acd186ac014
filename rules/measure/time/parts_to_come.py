"""Quarters that a list names and does not report on: "ไตรมาสที่ 2 (มกราคม - มีนาคม 2565)" over "อยู่ระหว่างรวบรวม", an empty table or nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from model.document import Role
from rules.measure.blanks.empty_tables import ORDINAL, says_nothing_yet
from rules.measure.structure.counts import counts_something, has_number
from rules.measure.time.timing import Told
from rules.measure.view import Passage, View
from rules.page_words import page_words
from thai.fiscal import MonthOfYear
from thai.months import months_in
from thai.periods import PeriodMention, Stretch, periods_in
from thai.text import squash

_BESIDE_NAME = 14  # letters of a line that heads a part, besides its months and year: "(ปีงบประมาณ)"
_AWAITED = ("รอ", "ยังไม่", "อยู่ระหว่าง")
_HEADS, _TEXT = frozenset({Role.HEADING, Role.TEXT}), frozenset({Role.TEXT, Role.ROW})
_PARTS, _FEWEST = frozenset({Stretch.QUARTERS, Stretch.MONTHS}), 2
_DASHES = ("-", "–", "—")
_BAR = "|"
_COLUMNS, _NUMBERS = 3, 2  # of a table; lines with nothing but their number, where no head of a table stands above them
_SAYS = re.compile("ไม่มี|ไม่ได้|ศูนย์|งด")
_CONTACT = re.compile("โทร|@")


def parts_to_come(view: View, periods: Iterable[Told[PeriodMention]]) -> frozenset[int]:
    """The passages (by identity) that name a quarter of which nothing is told, where something is told of another."""
    told = _told(view, periods)
    return frozenset(part for part, tells in told.items() if not tells) if any(told.values()) else frozenset()


def months_to_come(view: View, periods: Sequence[Told[PeriodMention]], fiscal_year: int) -> dict[MonthOfYear, Passage]:
    """The months of such quarters, whatever a title claims for them, each with the passage that names it.

    Only of those over which it is said or seen that they are empty: names of quarters below one another may be heads of columns.
    """
    told = _told(view, periods)
    if not any(told.values()) or all(tells is not False for tells in told.values()):
        return {}
    shown: set[MonthOfYear] = set()
    blank: dict[MonthOfYear, Passage] = {}
    for one in periods:
        months = one.mention.months(one.mention.fiscal_year or fiscal_year) if one.mention.stretch in _PARTS else ()
        if _shows(one, told):
            shown.update(months)
        elif told.get(id(one.passage)) is False:
            blank |= dict.fromkeys(months, one.passage)
    return {month: passage for month, passage in blank.items() if month not in shown}


def _shows(part: Told[PeriodMention], told: dict[int, bool | None]) -> bool:
    """Whether the quarter is told there, offered behind a link, or in a line of the text with its figures."""
    line = part.passage
    if told.get(id(line)):
        return True
    return line.role is Role.LINK or (line.role in _TEXT and counts_something(line))


def _told(view: View, periods: Iterable[Told[PeriodMention]]) -> dict[int, bool | None]:
    """Whether something is told of each quarter, by the identity of the passage that names it; None with nothing below it."""
    named = {id(told.passage) for told in periods if told.mention.stretch in _PARTS}
    places = [place for place, line in enumerate(view.passages) if id(line) in named] if len(named) >= _FEWEST else []
    rows = [place for place in places if _is_row(view.passages[place])]
    heads = [] if view.images else [place for place in places if heads_a_part(view.passages[place])]
    told: dict[int, bool | None] = {id(view.passages[place]): _row_tells(view.passages[place]) for place in rows}
    told |= {id(view.passages[place]): _part_tells(below) for place, below in _below(view, heads)}
    return told


def _is_row(line: Passage) -> bool:
    return line.role is Role.ROW and _BAR in line.text


def heads_a_part(line: Passage) -> bool:
    """Whether a line says the part's name and nothing else."""
    if line.role not in _HEADS:
        return False
    months = [place for month in months_in(line.text) for place in range(month.start, month.end)]
    periods = [place for period in periods_in(line.text) for place in range(period.start, period.end)]
    named = {*months, *periods}
    return sum(letter.isalpha() and place not in named for place, letter in enumerate(line.text)) <= _BESIDE_NAME


def _below(view: View, heads: Sequence[int]) -> Iterator[tuple[int, list[Passage]]]:
    """Each head with the lines below it up to the next one or the end of its file; rows and their numbers are no words of an engine."""
    for place, following in pairwise([*heads, len(view.passages)]):
        source = view.passages[place].source
        lines = ((number, view.passages[number]) for number in range(place + 1, following))
        own = (line for number, line in lines if number not in view.stamps or line.role is Role.ROW or _is_number_alone(line))
        yield place, [line for line in own if line.source is source]


def _part_tells(below: Sequence[Passage]) -> bool | None:
    if _is_over_nothing(below):
        return False
    words = [line for line in below if not _is_number_alone(line)]
    return any(map(_tells, words)) if words else None


def _is_over_nothing(below: Sequence[Passage]) -> bool:
    """Whether nothing follows but the head of a table, the numbers of its lines and room to sign."""
    if not below:
        return False
    head = below[0]
    is_table = head.role is Role.ROW and head.text.count(_BAR) >= _COLUMNS - 1 and not has_number(head.text)
    rest = below if _is_number_alone(head) else below[1:]
    numbers = list(takewhile(_is_number_alone, rest))
    if not is_table and not (len(numbers) >= _NUMBERS and _count_up(numbers)):
        return False  # bare numbers may be figures that lost their table
    return not any(map(_says, rest[len(numbers) :]))


def _count_up(numbers: Sequence[Passage]) -> bool:
    said = ("".join(filter(str.isdigit, line.text)) for line in numbers)
    return all(number and int(number) == wanted for wanted, number in enumerate(said, 1))


def _is_number_alone(line: Passage) -> bool:
    first, *cells = line.text.split(_BAR)
    return ORDINAL.fullmatch(first.strip()) is not None and not any(cell.strip() for cell in cells)


def _says(line: Passage) -> bool:
    """Whether a line below an empty table may tell what the table does not: a row, a link, a figure, or that there was none."""
    if line.role in (Role.ROW, Role.LINK) or _SAYS.search(line.text):
        return True
    return has_number(line.text) and not _CONTACT.search(line.text)


def _tells(line: Passage) -> bool:
    return not _is_awaited(line.text)


def _row_tells(line: Passage) -> bool:
    """Whether a cell besides those that number and name the part says something."""
    cells = [cell for cell in line.text.split(_BAR) if not _names_part(cell)]
    return not cells or not all(map(_is_awaited, cells))


def _names_part(cell: str) -> bool:
    return cell.strip().isdigit() or bool(months_in(cell)) or bool(periods_in(cell))


def _is_awaited(text: str) -> bool:
    """Whether it is blank or says that it is still to come; a dash may say that there was none."""
    said = squash(text)
    is_blank = says_nothing_yet(text) and not said.startswith(_DASHES)
    return is_blank or said.startswith(_AWAITED) or any(word in said for word in page_words().reports_later)
