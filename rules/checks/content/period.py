"""Whether the content is of the time that is asked for."""

from collections.abc import Iterable

from model.finding import Evidence, Reason
from rules.case import Case, reason
from rules.codes import Code
from rules.framework import Period
from rules.measure.time.period_result import PeriodResult
from thai.fiscal import BE_OFFSET, MonthOfYear, half_year, months_of

_ANOTHER_YEAR = "another-year"


def check_period(case: Case) -> list[Reason]:
    """Empty: the right time is shown, or none is asked for."""
    if case.measured is None or case.is_entrance:
        return []
    period = case.measured.period
    quotes = period.evidence or case.seen()
    if period.met or period.period is Period.NONE or (period.period is Period.IN_FORCE and not period.years):
        return []
    if period.not_yet_due:
        due = half_year(period.wanted)[1]
        day = f"{due.year + BE_OFFSET}-{due:%m-%d}"
        return [reason(Code.NOT_YET_DUE, quotes, months=_named(period.missing_months), due=day, wanted=period.wanted)]
    if period.met is False and not period.partial and not period.half_only and not period.months:
        return [reason(Code.WRONG_YEAR, quotes, wanted=period.wanted, found=list(period.years))]
    if period.half_only or period.months or (period.period is Period.FIRST_6_MONTHS and period.wanted in period.years):
        return [_incomplete(period, quotes)]
    found = list(period.years)
    cause = {"cause": _ANOTHER_YEAR} if found and period.wanted not in found and not case.is_cut else {}
    return [reason(Code.YEAR_NOT_FOUND, quotes, wanted=period.wanted, found=found, **cause)]


def _incomplete(period: PeriodResult, quotes: tuple[Evidence, ...]) -> Reason:
    months = period.missing_months or months_of(period.wanted)[6:]
    span = ("ทั้งปี", "the twelve months of") if period.half_only else (" 6 เดือนแรกของปี", "the first six months of")
    return reason(
        Code.PERIOD_INCOMPLETE,
        quotes,
        wanted=period.wanted,
        months=_named(months),
        span_th=f"{span[0]} {period.wanted}",
        span_en=f"{span[1]} {period.wanted}",
        certain=period.met is False and (period.partial or period.half_only),
    )


def _named(months: Iterable[MonthOfYear]) -> list[str]:
    return [f"{year_be}-{month:02}" for year_be, month in months]
