"""Quarters that a list names and does not report on yet: "ไตรมาสที่ 2 (มกราคม - มีนาคม 2565)" over "อยู่ระหว่างรวบรวม", or over nothing."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from model.document import Role
from rules.measure.blanks.empty_tables import says_nothing_yet
from rules.measure.time.timing import Told
from rules.measure.view import Passage, View
from rules.page_words import page_words
from thai.months import months_in
from thai.periods import PeriodMention, Stretch, periods_in
from thai.text import squash

_BESIDE_NAME = 14  # letters of a line that heads a part, besides its months and year: "(ปีงบประมาณ)"
_AWAITED = ("รอ", "ยังไม่", "อยู่ระหว่าง")
_HEADS = frozenset({Role.HEADING, Role.TEXT})
_PARTS, _FEWEST = frozenset({Stretch.QUARTERS, Stretch.MONTHS}), 2
_DASHES = ("-", "–", "—")
_BAR = "|"


def parts_to_come(view: View, periods: Iterable[Told[PeriodMention]]) -> frozenset[int]:
    """The passages (by identity) that name a quarter of which nothing is told, where something is told of another."""
    named = {id(told.passage) for told in periods if told.mention.stretch in _PARTS}
    places = [place for place, line in enumerate(view.passages) if id(line) in named] if len(named) >= _FEWEST else []
    rows = [place for place in places if _is_row(view.passages[place])]
    heads = [] if view.images else [place for place in places if _heads_a_part(view.passages[place])]
    told = {id(view.passages[place]): _row_tells(view.passages[place]) for place in rows}
    told |= {id(view.passages[place]): any(map(_tells, below)) for place, below in _below(view, heads)}
    return frozenset(part for part, tells in told.items() if not tells) if any(told.values()) else frozenset()


def _is_row(line: Passage) -> bool:
    return line.role is Role.ROW and _BAR in line.text


def _heads_a_part(line: Passage) -> bool:
    """Whether a line says the part's name and nothing else."""
    if line.role not in _HEADS:
        return False
    months = [place for month in months_in(line.text) for place in range(month.start, month.end)]
    periods = [place for period in periods_in(line.text) for place in range(period.start, period.end)]
    named = {*months, *periods}
    return sum(letter.isalpha() and place not in named for place, letter in enumerate(line.text)) <= _BESIDE_NAME


def _below(view: View, heads: Sequence[int]) -> Iterator[tuple[int, list[Passage]]]:
    """Each head with the lines below it up to the next one or the end of its file."""
    for place, following in pairwise([*heads, len(view.passages)]):
        source = view.passages[place].source
        lines = ((number, view.passages[number]) for number in range(place + 1, following))
        yield place, [line for number, line in lines if line.source is source and number not in view.stamps]


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
