"""Which months a text reports on: those of quarters and half-years, and those that it names one by one."""

import re

from model.document import Role
from rules.measure.time.head_periods import is_announced
from rules.measure.time.parts_to_come import parts_to_come
from rules.measure.time.timing import LABELS, Tier, Timing, Told
from thai.fiscal import FIRST_MONTH, MonthOfYear, months_of
from thai.months import MonthMention
from thai.periods import PeriodMention, Stretch
from thai.year_context import inside

Covered = tuple[MonthOfYear, Told[PeriodMention] | Told[MonthMention]]  # a month, and the words that say it

_CELL = re.compile(r"(?:^|\|) ?(?:\d{1,2}[.)]? ?)?(?:ประจำ)?(?:เดือน)? ?\Z")  # the month stands first in its line or cell
_NO_DIGIT, _FIGURES = re.compile(r"[^\d]+ "), re.compile(r"(?: [\d,.\-–]+)+")
_A_LIST = 3  # months in cells of their own
CELL_BEGINS = 8  # letters of a number before the first word of a row: "1. | ไตรมาสที่ 1"


def label_of(timing: Timing, fiscal_year: int) -> int | None:
    """The year that wording without a year of its own belongs to: that of the nearest heading; the wanted one among several."""
    for tier in (Tier.NAMED, Tier.HEAD, Tier.BODY):
        years = {told.mention.fiscal_year for told in timing.years if told.tier is tier and told.mention.role in LABELS}
        if years:
            return fiscal_year if fiscal_year in years else max(years)
    return None


def covered(timing: Timing, label: int | None, *, monthly: bool, without: frozenset[int] = frozenset()) -> list[Covered]:
    """The months that are reported on, each with the mention that says so; `without`: lines (by identity) that tell of none."""
    beside = _labels_beside(timing)
    to_come = without if monthly else parts_to_come(timing.view, timing.periods)
    found: list[Covered] = []
    for told in () if monthly else timing.periods:
        year = told.mention.fiscal_year or beside.get(id(told.passage)) or label
        counts = told.mention.stretch is not Stretch.FULL_YEAR and not is_announced(told) and id(told.passage) not in to_come
        if year is not None and counts:
            found += [(month, told) for month in told.mention.months(year)]
    ranges = _ranges(timing)
    for month in timing.months:
        # Days of contracts and the ends of ranges are not months that are reported on.
        counts = month.mention.day is None and not is_announced(month) and not (monthly and is_number(month))
        if counts and id(month.passage) not in to_come and not inside(ranges.get(id(month.passage), []), month.start):
            place = _place(month.mention, beside.get(id(month.passage)) or label)
            found += [(place, month)] if place else []
    return found


def is_number(told: Told[MonthMention]) -> bool:
    """Whether it is the number of a contract in a row: "2/2565" behind the first cell."""
    return told.passage.role is Role.ROW and told.start > CELL_BEGINS and told.passage.text[told.start].isdigit()


def listed_in_part(timing: Timing, half: tuple[MonthOfYear, ...], *, monthly: bool) -> frozenset[MonthOfYear]:
    """The months of a list that goes month by month and does not reach the end; empty where there is no such list."""
    dated = (told for told in timing.months if told.mention.year_be is not None and not (monthly and is_number(told)))
    cells = [told for told in dated if _begins_row(told) or _ends_heads(told)]
    blank = {id(told.passage) for told in cells if _is_blank_row(told)} if any(_is_row(told) for told in cells) else set[int]()
    filled = [told for told in cells if told.mention.day is None and id(told.passage) not in blank]
    listed = frozenset((told.mention.year_be or 0, told.mention.month) for told in filled)
    in_half = listed & frozenset(half)
    return in_half if len(in_half) >= _A_LIST and len(in_half) < len(half) else frozenset()


def _begins_row(told: Told[MonthMention]) -> bool:
    return _CELL.search(told.passage.text[: told.start]) is not None


def _ends_heads(told: Told[MonthMention]) -> bool:
    """Whether it begins a first row that stands in one line with the heads above it, as in many files."""
    before, behind = told.passage.text[: told.start], told.passage.text[told.end :]
    return (
        told.passage.source.is_attachment and _NO_DIGIT.fullmatch(before) is not None and _FIGURES.fullmatch(behind) is not None
    )


def _is_row(told: Told[MonthMention]) -> bool:
    return told.passage.role is Role.ROW


def _is_blank_row(told: Told[MonthMention]) -> bool:
    """Whether a line is a month and nothing else: of a row without a filled cell no more is left."""
    return told.passage.role is Role.TEXT and told.start == 0 and told.end >= len(told.passage.text)


def _place(mention: MonthMention, fiscal_year: int | None) -> MonthOfYear | None:
    if mention.year_be is not None:
        return mention.year_be, mention.month
    return None if fiscal_year is None else months_of(fiscal_year)[(mention.month - FIRST_MONTH) % 12]


def _labels_beside(timing: Timing) -> dict[int, int]:
    """For each passage (by identity) the newest year that it is labelled with."""
    beside: dict[int, int] = {}
    for told in timing.years:
        if told.mention.role in LABELS:
            passage = id(told.passage)
            beside[passage] = max(told.mention.fiscal_year, beside.get(passage, 0))
    return beside


def _ranges(timing: Timing) -> dict[int, list[tuple[int, int]]]:
    """For each passage where it speaks of a stretch of months rather than of one month."""
    ranges: dict[int, list[tuple[int, int]]] = {}
    for told in sorted(timing.periods, key=lambda told: told.start):
        if told.mention.stretch is not Stretch.QUARTERS:
            ranges.setdefault(id(told.passage), []).append((told.start, told.end))
    return ranges
