"""Months that are named over nothing: six titles over figures of four, a link behind which the month before is told once more."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from model.document import Role
from rules.measure.structure.counts import has_number
from rules.measure.time.timing import Timing
from rules.measure.view import CLAIMS, Passage, View
from thai.fiscal import MonthOfYear
from thai.months import months_in

_SOME = 3  # parts; a title that names a month is no part
_LONGEST = 140  # letters of the line that heads one
_ROLES = frozenset({Role.TEXT, Role.HEADING, Role.ROW})
_TITLES = frozenset({Role.TITLE, Role.BREADCRUMB})
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


def misfiled(timing: Timing, half: Iterable[MonthOfYear]) -> dict[MonthOfYear, Passage]:
    """Those of the half-year whose link leads to a paper of other months only, while no other line or file tells of them.

    A wrong title over the month's own days is a slip of the pen: the days tell of the month.
    """
    view = timing.view
    read = {source.url: source.index for source in view.sources if source.index}
    links = {words: read.get(link.url) for link in view.links for words in (link.text, link.context) if words}
    lines: dict[int, tuple[Passage, set[int]]] = {}
    named: dict[int, set[int]] = {}  # the months of each file, those of its days too
    headed: dict[int, set[int]] = {}
    for told in timing.months:
        month, is_day = told.mention.month, told.mention.day is not None
        if told.source and told.passage.role not in CLAIMS:
            named.setdefault(told.source, set()).add(month)
            headed.setdefault(told.source, set()).update(() if is_day else (month,))
        elif not told.source and not is_day and told.passage.role not in _TITLES:
            lines.setdefault(id(told.passage), (told.passage, set()))[1].add(month)
    own = (months for line, months in lines.values() if len(months) == 1 and line.text not in links)
    elsewhere = set[int]().union(*headed.values(), *own)
    in_parts = {told.source for told in timing.periods}  # "ไตรมาสที่ 1" is told of several months
    found: dict[MonthOfYear, Passage] = {}
    for line, months in lines.values():
        file = links.get(line.text)
        if file is None or file in in_parts or not headed.get(file) or len(months) != 1:
            continue
        if not months & (elsewhere | named[file]):
            found |= {month: line for month in half if month[1] in months}
    return found


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
        if len(line.text) > _LONGEST or "|" in line.text or place in view.stamps or _SAYS.search(line.text):
            continue
        named = {(month.year_be, month.month) for month in months_in(line.text) if month.day is None}
        if len(named) == 1 and (found := named.pop())[0] is not None:
            yield place, (found[0], found[1])


def _says_nothing(below: Sequence[Passage]) -> bool:
    """Whether only heads of columns, numbers of lines and room to sign follow."""
    return not any(_SAYS.search(line.text) or (has_number(line.text) and not _ORDINALS.fullmatch(line.text)) for line in below)
