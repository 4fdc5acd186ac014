"""Whether October to March are covered: half-year wording, both quarters, or each month by itself."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import islice

from model.document import Role as Place
from model.finding import Evidence
from rules.framework import Indicator, Period
from rules.measure.time.blank_months import blank_months, dashed_at_the_end
from rules.measure.time.blank_parts import blank_parts
from rules.measure.time.body_year import other_year_of_body
from rules.measure.time.head_periods import headed_in_part, is_announced, second_half
from rules.measure.time.parts_to_come import parts_to_come
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.stated_day import ended_otherwise, stated_day
from rules.measure.time.timing import LABELS, SAID, Tier, Timing, Told
from rules.measure.view import evidence
from thai.fiscal import FIRST_MONTH, MonthOfYear, fiscal_year_of_month, half_year, months_of, months_of_first_half
from thai.months import MonthMention
from thai.periods import PeriodMention, Stretch
from thai.year_context import inside
from thai.years import Role, YearMention

_CELL = re.compile(r"(?:^|\|) ?(?:\d{1,2}[.)]? ?)?(?:ประจำ)?(?:เดือน)? ?\Z")  # the month stands first in its line or cell
_NO_DIGIT, _FIGURES = re.compile(r"[^\d]+ "), re.compile(r"(?: [\d,.\-–]+)+")
_A_LIST = 3  # months in cells of their own
_MOST_EVIDENCE = 3
_LOOKED_AT = 12  # mentions among which a few different quotes are found
_SOME_QUARTERS = 2  # rows that begin with a quarter
_COMPLAINTS = frozenset({"complaint_statistics"})
_CELL_BEGINS = 8  # letters of a number before the first word of a row: "1. | ไตรมาสที่ 1"
_MONTH_BEGINS, _HEADS_A_PART = 14, 40  # letters: "2. ประจำเดือน พฤศจิกายน 2564"
_PARTS = 3  # parts by the month; a title may name the first and the last
_SOME_MONTHS = 2  # two months by name make a monthly report; one may be the date of anything


def measure_half_year(timing: Timing, indicator: Indicator, fiscal_year: int, *, as_of: date) -> PeriodResult:
    """The months of the first half that are covered, and what is missing of those that are over."""
    label = _label(timing, fiscal_year)
    months, told = _covered(timing, label, monthly=indicator.monthly)
    half = months_of_first_half(fiscal_year)
    have = months & frozenset(half)
    if listed := _listed_in_part(timing, half) or headed_in_part(timing, half, fiscal_year):
        months = listed  # "รอบ 6 เดือน" over a table of four months: what is listed is what there is
    missing = tuple(month for month in half if month not in months)
    years = tuple(sorted({fiscal_year_of_month(*month) for month in months} or ({label} if label else set())))
    result = PeriodResult(
        Period.FIRST_6_MONTHS,
        fiscal_year,
        years=years,
        months=have,
        missing_months=missing,
        evidence=_first(one for _, one in told),
    )
    if (until := stated_day(timing)) and (have or label == fiscal_year):
        ended = ended_otherwise(result, until, half)
        if ended is not None:
            return replace(ended, not_yet_due=as_of <= half_year(fiscal_year)[1])
    if have and (body := other_year_of_body(timing, fiscal_year, dates=True, month_lists=True)):
        shown = replace(result, evidence=_first(one for month, one in told if month in half))
        return replace(body.against(shown), missing_months=half, not_yet_due=as_of <= half_year(fiscal_year)[1])
    if have and (other := _headed_otherwise(timing, fiscal_year)):
        years, quotes = tuple(sorted({told.mention.fiscal_year or 0 for told in other})), _first(other)
        late = as_of <= half_year(fiscal_year)[1]
        return replace(
            result, years=years, months=frozenset(), missing_months=half, evidence=quotes, met=False, not_yet_due=late
        )
    if have and (later := second_half(timing)):
        return replace(result, months=frozenset(), missing_months=half, evidence=_first(later), met=False, partial=True)
    if stale := _stale_part(timing, fiscal_year, half):
        years = tuple(sorted({told.mention.fiscal_year for told in stale}))
        return replace(result, years=years, evidence=_first(stale), met=False, partial=timing.view.readable)
    blank = blank_parts(timing.view, half) if indicator.monthly else blank_months(timing.view, half)
    if not blank and not _COMPLAINTS.intersection(indicator.about):  # month after month there may be none
        blank = dashed_at_the_end(timing.view, half)
    if blank:  # dashes may say that nobody came
        left = tuple(month for month in half if month in blank or month in missing)
        quotes = tuple(map(evidence, {id(head): head for head in blank.values()}.values()))
        late = as_of <= half_year(fiscal_year)[1]
        return replace(result, months=have - blank.keys(), missing_months=left, evidence=quotes, not_yet_due=late)
    if not missing:
        return replace(result, met=True, evidence=_first(one for month, one in told if month in half))
    return _incomplete(result, timing, indicator, as_of=as_of)


def _incomplete(result: PeriodResult, timing: Timing, indicator: Indicator, *, as_of: date) -> PeriodResult:
    over = tuple(month for month in result.missing_months if _is_over(month, as_of))
    # Quarters and the half-year as a whole can only be reported when they have ended; what is due monthly, month by month.
    if not over or (not indicator.monthly and as_of <= half_year(result.wanted)[1]):
        return replace(result, not_yet_due=True)
    # Last year's page is no fault while this year's half is still running, whether it is due monthly or at its end.
    if as_of <= half_year(result.wanted)[1] and not result.months and result.years and result.wanted not in result.years:
        return replace(result, not_yet_due=True)
    result = replace(result, missing_months=over)
    if indicator.monthly and timing.view.readable and not result.months and _quarters_in_rows(timing):
        return replace(result, met=False, partial=True)
    in_title = indicator.monthly and result.months and set(over) <= _in_ranges(timing, result.wanted)
    if in_title and not (timing.view.readable and _goes_month_by_month(timing)):
        return result  # "สขร.1 ตุลาคม 2564 - กุมภาพันธ์ 2565": the months may stand one by one in that document
    if len(result.months) >= _SOME_MONTHS:
        return replace(result, met=False, partial=timing.view.readable)
    if result.months or result.wanted in result.years:
        return result
    if result.years and result.evidence:  # months, but of another year
        return replace(result, met=False)
    years, quotes = _of_another_year(timing, result.wanted)
    return replace(result, met=False, years=years, evidence=quotes) if years else result


def _goes_month_by_month(timing: Timing) -> bool:
    """Whether the months head parts of one document, each on a line of its own: then those without a part are not there."""
    heads: dict[int, set[int]] = {}
    for told in timing.months:
        own_line = told.start <= _MONTH_BEGINS and len(told.passage.text) <= _HEADS_A_PART
        if own_line and told.mention.day is None and told.passage.role in (Place.TEXT, Place.HEADING, Place.ROW):
            heads.setdefault(told.source, set()).add(told.mention.month)
    return any(len(months) >= _PARTS for months in heads.values())


def _headed_otherwise(timing: Timing, wanted: int) -> list[Told[YearMention] | Told[PeriodMention]]:
    """Where documents are headed with the subject and the fiscal year or half of another, and none with the wanted one."""
    filed = [told for told in timing.years if told.passage.source.is_attachment]
    halves = [told for told in timing.periods if told.passage.source.is_attachment and told.mention.fiscal_year]
    if wanted in {told.mention.fiscal_year for told in filed} | {told.mention.fiscal_year for told in halves}:
        return []
    own = (told for told in timing.years if told.passage.role in (Place.TEXT, Place.ROW, Place.LINK))
    if any(told.mention.fiscal_year == wanted and told.mention.role in LABELS for told in own):
        return []
    headed = [told for told in filed if told.tier is Tier.NAMED and told.mention.role in SAID]
    return [*headed, *(told for told in halves if told.tier is Tier.NAMED and told.mention.stretch is Stretch.FIRST_HALF)]


def _stale_part(timing: Timing, wanted: int, half: tuple[MonthOfYear, ...]) -> list[Told[YearMention]]:
    """Titles of linked files of another year that stand for a quarter of the wanted year, which nothing else reports on."""
    named = [told for told in timing.years if told.tier is Tier.NAMED and told.passage.source.is_attachment]
    current = {told.source for told in named if told.mention.fiscal_year == wanted}
    headed = [told for told in named if told.source not in current and told.mention.role is Role.FISCAL]
    if not current or not headed:
        return []
    shown = {month for told in timing.periods if _shows(told, current) for month in told.mention.months(wanted)}
    shown |= {(told.mention.year_be or 0, told.mention.month) for told in timing.months if _shows(told, current)}
    lacking = {number for number, month in enumerate(half, 1) if month not in shown}
    stale = {told.source for told in headed}
    instead = {number for told in timing.periods if told.source in stale for number in told.mention.numbers}
    return headed if lacking and lacking <= instead else []


def _shows(told: Told[PeriodMention] | Told[MonthMention], current: set[int]) -> bool:
    """Whether it stands in a file of the wanted year, or in the page's own text: its titles and links only promise."""
    return told.source in current or (told.passage.role in (Place.TEXT, Place.ROW) and not told.passage.source.is_attachment)


def _quarters_in_rows(timing: Timing) -> bool:
    """Whether a table goes quarter by quarter: what must be shown by the month is shown by the quarter."""
    rows = {id(told.passage) for told in timing.periods if _is_first_cell(told)}
    return len(rows) >= _SOME_QUARTERS


def _is_first_cell(told: Told[PeriodMention]) -> bool:
    return told.mention.stretch is Stretch.QUARTERS and told.passage.role is Place.ROW and told.start <= _CELL_BEGINS


def _in_ranges(timing: Timing, wanted: int) -> set[MonthOfYear]:
    """The months of the stretches that are named with the year; quarters are another way to report."""
    stretches = (told.mention for told in timing.periods if told.mention.stretch is not Stretch.QUARTERS)
    return {month for stretch in stretches if stretch.fiscal_year == wanted for month in stretch.months(wanted)}


def _label(timing: Timing, fiscal_year: int) -> int | None:
    """The year that wording without a year of its own belongs to: that of the nearest heading; the wanted one among several."""
    for tier in (Tier.NAMED, Tier.HEAD, Tier.BODY):
        years = {told.mention.fiscal_year for told in timing.years if told.tier is tier and told.mention.role in LABELS}
        if years:
            return fiscal_year if fiscal_year in years else max(years)
    return None


def _covered(
    timing: Timing, label: int | None, *, monthly: bool
) -> tuple[frozenset[MonthOfYear], list[tuple[MonthOfYear, Told[PeriodMention] | Told[MonthMention]]]]:
    """The months that are reported on, each with the mention that says so."""
    beside = _labels_beside(timing)
    to_come = frozenset() if monthly else parts_to_come(timing.view, timing.periods)
    found: list[tuple[MonthOfYear, Told[PeriodMention] | Told[MonthMention]]] = []
    for told in () if monthly else timing.periods:
        year = told.mention.fiscal_year or beside.get(id(told.passage)) or label
        counts = told.mention.stretch is not Stretch.FULL_YEAR and not is_announced(told) and id(told.passage) not in to_come
        if year is not None and counts:
            found += [(month, told) for month in told.mention.months(year)]
    ranges = _ranges(timing)
    for month in timing.months:
        # Days of contracts and the ends of ranges are not months that are reported on.
        counts = month.mention.day is None and not is_announced(month) and not (monthly and _is_number(month))
        if counts and id(month.passage) not in to_come and not inside(ranges.get(id(month.passage), []), month.start):
            place = _place(month.mention, beside.get(id(month.passage)) or label)
            found += [(place, month)] if place else []
    return frozenset(month for month, _ in found), found


def _is_number(told: Told[MonthMention]) -> bool:
    """Whether it is the number of a contract in a row: "2/2565" behind the first cell."""
    return told.passage.role is Place.ROW and told.start > _CELL_BEGINS and told.passage.text[told.start].isdigit()


def _listed_in_part(timing: Timing, half: tuple[MonthOfYear, ...]) -> frozenset[MonthOfYear]:
    """The months of a list that goes month by month and does not reach the end; empty where there is no such list."""
    cells = [told for told in timing.months if told.mention.year_be is not None and (_begins_row(told) or _ends_heads(told))]
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
    return told.passage.role is Place.ROW


def _is_blank_row(told: Told[MonthMention]) -> bool:
    """Whether a line is a month and nothing else: of a row without a filled cell no more is left."""
    return told.passage.role is Place.TEXT and told.start == 0 and told.end >= len(told.passage.text)


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


def _of_another_year(timing: Timing, wanted: int) -> tuple[tuple[int, ...], tuple[Evidence, ...]]:
    """The years that a title, a heading or the periods themselves name, when the wanted one is not among them."""
    said: list[tuple[int | None, Told[PeriodMention] | Told[YearMention]]] = []
    said += [(told.mention.fiscal_year, told) for told in timing.periods if told.mention.fiscal_year]
    said += [
        (told.mention.fiscal_year, told)
        for told in timing.years
        if told.tier <= Tier.BODY and told.mention.role in (Role.FISCAL, Role.PLAIN)
    ]
    years = {year for year, _ in said if year}
    if wanted in years:
        return (), ()
    return tuple(sorted(years)), tuple(one.evidence for _, one in said[:_MOST_EVIDENCE])


def _is_over(month: MonthOfYear, as_of: date) -> bool:
    year_be, number = month
    return (as_of.year + 543, as_of.month) > (year_be, number)


def _first(told: Iterable[Told[PeriodMention] | Told[MonthMention] | Told[YearMention]]) -> tuple[Evidence, ...]:
    """A few different quotes."""
    return tuple(dict.fromkeys(one.evidence for one in islice(told, _LOOKED_AT)))[:_MOST_EVIDENCE]
