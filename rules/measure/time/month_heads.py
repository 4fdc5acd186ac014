"""Columns that are headed with the months of another year, below lines that call the table the wanted one's."""

from collections import Counter
from collections.abc import Iterable

from model.document import Role
from rules.measure.structure.counts import has_number
from rules.measure.time.body_year import BodyYear
from rules.measure.time.covered_months import is_number
from rules.measure.time.day_lists import is_compared, listed
from rules.measure.time.timing import DATED, Timing, Told
from rules.measure.view import CLAIMS
from thai.months import MonthMention
from thai.periods import PeriodMention
from thai.years import YearMention, YearRole

_HALF = 5  # months of a half-year; one column may be misspelt
_IN_ONE_LINE = 3  # months: the heads of columns in a file that lost its table
_QUOTES = 3
_ONLY_A_MONTH = 4  # letters beside a month that is a cell by itself
_NEUTRAL = frozenset({YearRole.POSTED, YearRole.SIGNED, YearRole.NOISE, YearRole.LAW, YearRole.SPAN})

_Any = Told[YearMention] | Told[PeriodMention] | Told[MonthMention]


def year_of_month_heads(timing: Timing, wanted: int) -> BodyYear | None:
    """The one other year of all months of tables, where the wanted one is said by titles and by lines above the table alone.

    A page that is made in a builder has no headings: the first lines of its text are its titles, and the table its text.
    """
    cells = _cells(timing)
    heads = listed(cells, wanted)
    if not heads or any(told.mention.fiscal_year in (None, wanted) for told in cells) or any(map(is_compared, heads)):
        return None
    if len({told.source for told in heads}) > 1 or (heads[0].mention.fiscal_year or wanted) > wanted:
        return None
    first = min(heads, key=lambda told: told.mention.start)
    others = [told for told in _of_wanted(timing, wanted) if not _is_title(told, first)]
    if not _begins_its_table(first, timing) or not all(map(_is_day_of_paper, others)):
        return None
    view = timing.view
    certain = not others and len({told.mention.month for told in heads}) >= _HALF and view.readable and not view.leads_on
    quotes = tuple(dict.fromkeys(told.evidence for told in heads))[:_QUOTES]
    return BodyYear((first.mention.fiscal_year or 0,), certain, quotes)


def _cells(timing: Timing) -> list[Told[MonthMention]]:
    """The months without a day in rows, in lines that name several, and in lines of nothing else."""
    months = [told for told in timing.months if told.mention.day is None and told.passage.role not in CLAIMS]
    in_line = Counter(id(told.passage) for told in months)
    return [
        told
        for told in months
        if (told.passage.role is Role.ROW and not is_number(told))
        or in_line[id(told.passage)] >= _IN_ONE_LINE
        or len(told.passage.text) <= told.end - told.start + _ONLY_A_MONTH
    ]


def _begins_its_table(first: Told[MonthMention], timing: Timing) -> bool:
    """Whether no row with a figure stands above it: that may be the table of the wanted year."""
    for line in timing.view.passages:
        if line is first.passage:
            return True
        if line.source is first.passage.source and line.role is Role.ROW and has_number(line.text):
            return False
    return True


def _of_wanted(timing: Timing, wanted: int) -> Iterable[_Any]:
    """All that names the wanted year, but for the days of papers and of the page, and what only names a thing."""
    said: list[_Any] = [told for told in timing.years if told.mention.role not in _NEUTRAL]
    said += [told for told in timing.periods if told.mention.fiscal_year or told.passage.role is Role.ROW]
    told = (one for one in said if one.mention.fiscal_year in (None, wanted))
    return (one for one in told if one.passage.role not in CLAIMS)


def _is_title(told: _Any, first: Told[MonthMention]) -> bool:
    """Whether it stands in a line above the table, or above its file, that counts and compares nothing; a heading is one anywhere."""
    if is_compared(told) or has_number(told.passage.text):
        return False
    above = told.source in (0, first.source) and told.mention.start < first.mention.start and "|" not in told.passage.text
    return above or (told.passage.role is Role.HEADING and not told.source)


def _is_day_of_paper(told: _Any) -> bool:
    """Whether it may be the day on which the figures were gathered: one who did so this year may have taken last year's heads."""
    is_date = isinstance(told.mention, YearMention) and told.mention.role in DATED
    return is_date and told.passage.role is Role.TEXT and not has_number(told.passage.text)
