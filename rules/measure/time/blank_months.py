"""Months whose column is in the table and holds nothing: a title of six months over figures of four."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, takewhile

from rules.measure.blanks.empty_tables import says_nothing_yet, tables
from rules.measure.view import Passage, View
from thai.fiscal import MonthOfYear
from thai.months import MonthMention, months_in

_BAR = "|"
_MONTH = "เดือน"
_DASH_CELL = "|-"
_LATER = ("ยังไม่", "รอ", "อยู่ระหว่าง", "คาดว่า")
_LATER_CELLS = tuple(_BAR + word for word in _LATER)
_SOME_LATER = 2  # cells; the work of one row may go on
_A_LIST = 2  # months in the head of one table; "ก.พ." without a year is an office
_ROWS, _AT_THE_END = 3, 2  # months that begin a row; those that say nothing
_LONGEST = 16  # letters of a cell with a month and its year


def blank_months(view: View, half: Iterable[MonthOfYear]) -> dict[MonthOfYear, Passage]:
    """Those of the half-year for which no table holds a figure, each with the row that heads its column, or its own."""
    blank: dict[int, Passage] = {}
    filled: set[int] = set()
    for row, month, says in _month_rows(view):
        if says:
            filled.add(month)
        elif _BAR not in row.text:
            blank.setdefault(month, row)
    for head, columns in _month_tables(view):
        for month, cells in columns:
            if all(map(says_nothing_yet, cells)):
                blank.setdefault(month, head)
            else:
                filled.add(month)
    return {one: blank[one[1]] for one in half if one[1] in blank and one[1] not in filled} if filled else {}


def dashed_at_the_end(view: View, half: Sequence[MonthOfYear]) -> dict[MonthOfYear, Passage]:
    """The last months of the half-year whose rows hold dashes alone or tell of what is planned, below those with figures: still to come."""
    if not view.holds(_DASH_CELL, *_LATER_CELLS):
        return {}
    rows: dict[int, tuple[Passage, bool]] = {}
    for row, month, says in _month_rows(view):
        if _BAR in row.text and not (month in rows and rows[month][1]):
            rows[month] = row, says and not _is_to_come(row)
    if len(rows) < _ROWS:
        return {}
    last = list(takewhile(lambda month: month[1] in rows and not rows[month[1]][1], reversed(half)))
    return {month: rows[month[1]][0] for month in last} if _AT_THE_END <= len(last) < len(half) else {}


def _is_to_come(row: Passage) -> bool:
    """Whether several cells of a row say that it is not known yet: who sells it, for how much, from which day."""
    return sum(cell.startswith(_LATER) for cell in row.squashed.split(_BAR)) >= _SOME_LATER


def _month_rows(view: View) -> Iterator[tuple[Passage, int, bool]]:
    """The rows of tables that begin with a month, each with whether its other cells say something; blank ones are not read."""
    for places in tables(view):
        is_headed = len(places) > _ROWS and view.passages[places[0]].text.count(_BAR) >= _A_LIST
        for place in places:
            first, *rest = view.passages[place].text.split(_BAR)
            if (rest or is_headed) and len(first) <= _LONGEST and (found := _months_in_cell(first)):
                yield view.passages[place], found[0].month, not all(map(says_nothing_yet, rest))


def _month_tables(view: View) -> Iterator[tuple[Passage, list[tuple[int, list[str]]]]]:
    """The head of each table that goes month by month, and the cells below each of its months."""
    for places in tables(view):
        rows = list(dropwhile(lambda place: _BAR not in view.passages[place].text, places))
        if len(rows) < 2:
            continue
        head, *below = (view.passages[place] for place in rows)
        cells = [row.text.split(_BAR) for row in below]
        words = head.text.split(_BAR)
        named = [
            (number, found[0].month)
            for number, word in enumerate(words)
            if len(word) <= _LONGEST and (found := _months_in_cell(word))
        ]
        if len(named) >= _A_LIST and all(len(row) <= len(words) for row in cells):
            yield head, [(month, [row[number] for row in cells if number < len(row)]) for number, month in named]


def _months_in_cell(cell: str) -> list[MonthMention]:
    """As `months_in`; by itself "ก.พ." is a month here, and no office."""
    return months_in(f"{_MONTH}{cell.strip()}")
