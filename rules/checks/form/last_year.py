"""Last year's answer sent again, with last year's content still there."""

from model.finding import Reason
from rules.case import Case, reason
from rules.codes import Code


def check_last_year(case: Case) -> list[Reason]:
    """Empty: another address, not known, or the content is newer."""
    if not case.dossier.last_year_url or case.measured is None:
        return []
    period = case.measured.period
    if not period.years or max(period.years) >= period.wanted:
        return []
    return [reason(Code.SAME_AS_LAST_YEAR, period.evidence, found=max(period.years), wanted=period.wanted)]
