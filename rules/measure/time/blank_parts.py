"""Months that are named over nothing: six titles over figures of four, a heading over the words that it is still to come."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from model.document import Role
from rules.measure.structure.counts import has_number
from rules.measure.view import Passage, View
from thai.fiscal import MonthOfYear
from thai.months import months_in

_SOME = 3  # parts; a title that names a month is no part
_LONGEST = 140  # letters of the line that heads one
_ROLES = frozenset({Role.TEXT, Role.HEADING, Role.ROW})
_SAYS = re.compile("ไม่มี|ไม่ได้|ศูนย์|งด")
_ORDINALS = re.compile(r"[\s|()\-.\d]*")


def blank_parts(view: View, half: Iterable[MonthOfYear]) -> dict[MonthOfYear, Passage]:
    """Those of the half-year whose part has no figure and no word that there was nothing, each with the line that heads it."""
    blank: dict[MonthOfYear, Passage] = {}
    filled: set[MonthOfYear] = set()
    parts = list(_parts(view))
    if len(parts) < _SOME:
        return {}
    for month, head, below in parts:
        if _says_nothing(below):
            blank.setdefault(month, head)
        else:
            filled.add(month)
    return {month: blank[month] for month in half if month in blank and month not in filled}


def told_in_parts(view: View) -> Iterator[tuple[MonthOfYear, Passage]]:
    """Each month whose part has a figure or says that there was nothing, with the line that heads it."""
    for month, head, below in _parts(view):
        if not _says_nothing(below):
            yield month, head


def _parts(view: View) -> Iterator[tuple[MonthOfYear, Passage, Sequence[Passage]]]:
    """Each month that a line heads, and the lines below it up to the next such line or the end of its file."""
    heads = dict(_heads(view))
    for place, following in pairwise([*sorted(heads), len(view.passages)]):
        source = view.passages[place].source
        below = [line for line in view.passages[place + 1 : following] if line.source is source]
        if below and (source.is_attachment or any(line.role is Role.ROW for line in below)):
            yield heads[place], view.passages[place], below


def _heads(view: View) -> Iterator[tuple[int, MonthOfYear]]:
    for place in view.places_of(_ROLES):
        line = view.passages[place]
        is_stamp = place in view.stamps and line.role is not Role.HEADING  # a month alone looks like the day of a post
        if len(line.text) > _LONGEST or "|" in line.text or is_stamp or _SAYS.search(line.text):
            continue
        named = {(month.year_be, month.month) for month in months_in(line.text) if month.day is None}
        if len(named) == 1 and (found := named.pop())[0] is not None:
            yield place, (found[0], found[1])


def _says_nothing(below: Sequence[Passage]) -> bool:
    """Whether only heads of columns, numbers of lines and room to sign follow."""
    return not any(_SAYS.search(line.text) or (has_number(line.text) and not _ORDINALS.fullmatch(line.text)) for line in below)
