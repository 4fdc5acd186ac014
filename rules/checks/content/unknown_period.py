"""Items of which no source says of which time they must be: a person must look, whatever the page shows."""

from model.finding import Reason
from rules.case import Case, reason
from rules.codes import Code


def check_unknown_period(case: Case) -> list[Reason]:
    """Empty: the framework knows the period, or there is nothing to read."""
    if case.measured is None or case.is_entrance or not case.indicator.period_unknown:
        return []
    year = case.framework.fiscal_year
    period = case.measured.period
    # Reports of this year and of the one before are both seen in use, so neither can be called wrong.
    either = {"wanted_th": f"{year} หรือ {year - 1}", "wanted_en": f"{year} or {year - 1}"}
    return [reason(Code.YEAR_NOT_FOUND, period.evidence or case.seen(), found=list(period.years), **either)]
