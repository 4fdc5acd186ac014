"""The part of a year that the first lines below the titles give for their papers: less than the half, or the other half."""

from model.document import Role as Place
from rules.measure.time.timing import Timing, Told
from rules.measure.view import Passage
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
    view = timing.view
    first = {id(view.passages[place]) for place in view.first_lines(_FIRST_LINES)}
    return [told for told in timing.periods if id(told.passage) in first and _heads_a_text(told.passage)]


def _heads_a_text(passage: Passage) -> bool:
    """Whether a line may say of what time the text below it is: a page's titles are claims, and a row is of one project."""
    return passage.role is Place.TEXT or (passage.source.is_attachment and passage.role is Place.HEADING)
