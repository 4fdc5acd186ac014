"""Deeds that are all of the year before, whatever year the titles say: an order that takes effect on 1 October is none of the new year."""

from model.document import Role
from rules.measure.page.stamps import is_stamp
from rules.measure.time.body_year import BodyYear
from rules.measure.time.day_lists import is_cited
from rules.measure.time.timing import TEXT, Timing

_FEWEST = 2  # different months
_ROWS = 3  # of a table with a day each: what stands beside it is the day on which it was handed in
_FIRST_MONTH = 10
_QUOTES = 3


def year_of_old_deeds(timing: Timing, wanted: int, without: frozenset[int]) -> BodyYear | None:
    """The year before, where the text has days or months of it and of the wanted one none but one of its first month.

    Of 400 right pages of deeds none is so, of 140 whose deeds are old 79.
    """
    told = [one for one in timing.months if one.passage.role in TEXT and one.source not in without]
    told = [one for one in told if one.mention.fiscal_year is not None and not is_stamp(one.passage.squashed)]
    in_rows = [one for one in told if one.passage.role is Role.ROW]
    if len({one.passage.squashed for one in in_rows}) >= _ROWS and len(told) == len(in_rows) + 1:
        told = in_rows
    old = [one for one in told if one.mention.fiscal_year == wanted - 1 and not is_cited(one)]
    new = {(one.mention.month, one.mention.day) for one in told if (one.mention.fiscal_year or 0) >= wanted}
    if len({one.mention.month for one in old}) < _FEWEST or len(new) > 1 or any(month != _FIRST_MONTH for month, _ in new):
        return None
    return BodyYear((wanted - 1,), False, tuple(dict.fromkeys(one.evidence for one in old))[:_QUOTES])
