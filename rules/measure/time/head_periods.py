"""The part of a year that the first lines below the titles give for their papers: less than the half, or the other half."""

from collections.abc import Iterator
from itertools import islice

from model.document import Role as Place
from rules.measure.time.timing import Timing, Told
from rules.measure.view import CLAIMS, Passage, View
from thai.fiscal import FIRST_MONTH, MonthOfYear
from thai.periods import PeriodMention, Stretch

_FIRST_LINES = 4  # of a text: title, agency, "ระหว่างวันที่ …"


def headed_in_part(timing: Timing, half: tuple[MonthOfYear, ...], fiscal_year: int) -> frozenset[MonthOfYear]:
    """The months by which the first lines below the titles say how far the papers go, where all end early; else empty."""
    heads = _heads(timing)
    if not heads or any(told.mention.fiscal_year not in (None, fiscal_year) for told in heads):
        return frozenset()
    said = frozenset(month for told in heads for month in told.mention.months(fiscal_year))
    dated = {(told.mention.year_be, told.mention.month) for told in timing.months if told.mention.day is None}
    return said if said < frozenset(half) and not dated & (frozenset(half) - said) else frozenset()


def second_half(timing: Timing) -> list[Told[PeriodMention]]:
    """The words in the first lines below the titles by which the paper is that of April to September, and nothing names October."""
    heads = _heads(timing)
    if not heads or any(told.mention.stretch is not Stretch.SECOND_HALF for told in heads):
        return []
    return [] if any(told.mention.month == FIRST_MONTH for told in timing.months) else heads


def _heads(timing: Timing) -> list[Told[PeriodMention]]:
    first = {id(line) for line in _first_lines(timing.view)}
    return [told for told in timing.periods if id(told.passage) in first and _heads_a_text(told.passage)]


def _first_lines(view: View) -> Iterator[Passage]:
    """The first lines of each source below its title and path, and what the engine puts there."""
    for start, end in view.stretches:
        own = (view.passages[place] for place in range(start, end) if place not in view.stamps)
        yield from islice((line for line in own if line.role not in CLAIMS), _FIRST_LINES)


def _heads_a_text(passage: Passage) -> bool:
    """Whether a line may say of what time the text below it is: a page's titles are claims, and a row is of one project."""
    return passage.role is Place.TEXT or (passage.source.is_attachment and passage.role is Place.HEADING)
