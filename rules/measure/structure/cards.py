"""Figures in lines of their own beside what they count, as dashboards set them: "1 เรื่อง" and below it "แล้วเสร็จ"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from model.document import Role
from rules.indicator import Indicator
from rules.measure.figure import counted_parts, is_figure
from rules.measure.view import Passage, View

_LONGEST_LABEL = 60  # letters
_LINES = frozenset({Role.TEXT, Role.HEADING})
_FEWEST = 2  # cards side by side, and parts that they count; a counter of visitors has one word of any
_VISITORS, _DIGIT = re.compile("เข้าชม|เยี่ยมชม|ออนไลน์|วันนี้|เดือนนี้|online|visit|today"), re.compile(r"\d")


@dataclass(slots=True)
class Cards:
    """The places of labels that have a figure of their own, and of those beside figures of which nobody can tell whose they are."""

    labels: set[int] = field(default_factory=set)
    unclear: set[int] = field(default_factory=set)


@lru_cache(maxsize=1)  # the parts of an item ask the same page
def cards(view: View, indicator: Indicator) -> Cards:
    """The cards of a page; a row of them has all its figures above its labels, or all below."""
    found = Cards()
    for run in _rows_of_figures(view):
        near = view.passages[max(0, run[0] - 1) : run[-1] + 2]
        if any(_VISITORS.search(line.squashed) for line in near):
            continue
        above, below = [place - 1 for place in run], [place + 1 for place in run]
        of_above, of_below = _parts_named(view, indicator, above), _parts_named(view, indicator, below)
        if of_above != of_below and max(of_above, of_below) >= _FEWEST and not _is_list(view, run):
            found.labels.update(above if of_above > of_below else below)
        else:
            found.unclear.update(above, below)
    return found


def _rows_of_figures(view: View) -> Iterator[list[int]]:
    """The places of figures with one line between each two."""
    run: list[int] = []
    for place in _figures(view):
        if run and (place != run[-1] + 2 or view.passages[place].source is not view.passages[run[0]].source):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _is_list(view: View, run: list[int]) -> bool:
    """Whether the figures may be the numbers of a list: 1, 2, 3."""
    return [view.passages[place].squashed for place in run] == [str(number) for number in range(1, len(run) + 1)]


def _figures(view: View) -> list[int]:
    lines = ((place, view.passages[place]) for place in view.places_of(_LINES))
    return [place for place, line in lines if is_figure(line.squashed) and not line.source.is_attachment]


def _parts_named(view: View, indicator: Indicator, labels: list[int]) -> int:
    """How many parts that are counted the lines name, where all of them are labels."""
    if not (labels[0] >= 0 and labels[-1] < len(view.passages)):
        return 0
    lines = [view.passages[place] for place in labels]
    if not all(_is_label(line) for line in lines):
        return 0
    return sum(any(word in line.squashed for line in lines for word in words) for words in counted_parts(indicator))


def _is_label(line: Passage) -> bool:
    return line.role in _LINES and len(line.squashed) <= _LONGEST_LABEL and not _DIGIT.search(line.squashed)
