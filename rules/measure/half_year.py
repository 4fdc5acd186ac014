"""Whether October to March are covered: half-year wording, both quarters, or each month by itself."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from model.finding import Evidence
from rules.framework import Indicator, Period
from rules.measure.period_result import PeriodResult
from rules.measure.timing import Tier, Timing, Told
from rules.measure.view import View
from thai.fiscal import FIRST_MONTH, MonthOfYear, fiscal_year_of_month, half_year, months_of, months_of_first_half
from thai.months import MonthMention
from thai.periods import PeriodMention, Stretch
from thai.years import Role

_LABELS = frozenset({Role.FISCAL, Role.PLAIN, Role.BARE})
_SOME_MONTHS = 2  # two months by name make a monthly report; one may be the date of anything


def measure_half_year(timing: Timing, view: View, indicator: Indicator, fiscal_year: int, *, as_of: date) -> PeriodResult:
    """The months of the first half that are covered, and what is missing of those that are over."""
    label = _label(timing, fiscal_year)
    months, quotes = _covered(timing, label, monthly=indicator.monthly)
    half = months_of_first_half(fiscal_year)
    have = months & frozenset(half)
    missing = tuple(month for month in half if month not in months)
    years = tuple(sorted({fiscal_year_of_month(*month) for month in months} or ({label} if label else set())))
    result = PeriodResult(
        Period.FIRST_6_MONTHS, fiscal_year, years=years, months=have, missing_months=missing, evidence=_first(quotes)
    )
    if not missing:
        return replace(result, met=True, evidence=_first(_of_half(quotes, half)))
    return _incomplete(result, timing, view, indicator, as_of=as_of)


def _incomplete(result: PeriodResult, timing: Timing, view: View, indicator: Indicator, *, as_of: date) -> PeriodResult:
    over = tuple(month for month in result.missing_months if _is_over(month, as_of))
    # Quarters and the half-year as a whole can only be reported when they have ended; what is due monthly, month by month.
    if not over or (not indicator.monthly and as_of <= half_year(result.wanted)[1]):
        return replace(result, not_yet_due=True)
    result = replace(result, missing_months=over)
    if len(result.months) >= _SOME_MONTHS:
        return replace(result, met=False, partial=view.readable)
    other = _of_another_year(timing, result.wanted)
    if other and not result.months and result.wanted not in result.years:
        return replace(result, met=False, years=other[0], evidence=other[1])
    return result


def _label(timing: Timing, fiscal_year: int) -> int | None:
    """The year that wording without a year of its own belongs to: that of the nearest heading; the wanted one among several."""
    for tier in (Tier.NAMED, Tier.HEAD, Tier.BODY):
        years = {told.mention.fiscal_year for told in timing.years if told.tier is tier and told.mention.role in _LABELS}
        if years:
            return fiscal_year if fiscal_year in years else max(years)
    return None


def _covered(
    timing: Timing, label: int | None, *, monthly: bool
) -> tuple[frozenset[MonthOfYear], list[tuple[MonthOfYear, Evidence]]]:
    found: list[tuple[MonthOfYear, Evidence]] = []
    if not monthly:
        for told in timing.periods:
            year = _year_of(told, timing, label)
            if year is not None and told.mention.stretch is not Stretch.FULL_YEAR:
                found += [(month, told.evidence) for month in told.mention.months(year)]
    for month in timing.months:
        place = _month_of(month, timing, label)
        if place is not None:
            found.append((place, month.evidence))
    return frozenset(month for month, _ in found), found


def _year_of(told: Told[PeriodMention], timing: Timing, label: int | None) -> int | None:
    return told.mention.fiscal_year or _said_beside(told, timing) or label


def _month_of(told: Told[MonthMention], timing: Timing, label: int | None) -> MonthOfYear | None:
    """The month that is reported on; days of contracts and the ends of ranges are not."""
    mention = told.mention
    if mention.day is not None or _in_range(told, timing):
        return None
    if mention.year_be is not None:
        return mention.year_be, mention.month
    fiscal_year = _said_beside(told, timing) or label
    return None if fiscal_year is None else months_of(fiscal_year)[(mention.month - FIRST_MONTH) % 12]


def _in_range(told: Told[MonthMention], timing: Timing) -> bool:
    return any(
        period.passage is told.passage and period.start <= told.start < period.end
        for period in timing.periods
        if period.mention.stretch is not Stretch.QUARTERS
    )


def _said_beside(told: Told[MonthMention] | Told[PeriodMention], timing: Timing) -> int | None:
    years = {year.mention.fiscal_year for year in timing.years if year.passage is told.passage and year.mention.role in _LABELS}
    return max(years) if years else None


def _of_another_year(timing: Timing, wanted: int) -> tuple[tuple[int, ...], tuple[Evidence, ...]] | None:
    """The years that a title, a heading or the periods themselves name, when the wanted one is not among them."""
    said = [(told.mention.fiscal_year, told.evidence) for told in timing.periods if told.mention.fiscal_year]
    said += [
        (told.mention.fiscal_year, told.evidence)
        for told in timing.years
        if told.tier <= Tier.BODY and told.mention.role in (Role.FISCAL, Role.PLAIN)
    ]
    years = {year for year, _ in said if year}
    if not years or wanted in years:
        return None
    return tuple(sorted(years)), _first(said)


def _is_over(month: MonthOfYear, as_of: date) -> bool:
    year_be, number = month
    return (as_of.year + 543, as_of.month) > (year_be, number)


def _of_half(quotes: list[tuple[MonthOfYear, Evidence]], half: tuple[MonthOfYear, ...]) -> list[tuple[MonthOfYear, Evidence]]:
    return [(month, quote) for month, quote in quotes if month in half]


def _first(quotes: Iterable[tuple[object, Evidence]]) -> tuple[Evidence, ...]:
    """A few different quotes."""
    return tuple(dict.fromkeys(quote for _, quote in quotes))[:3]
