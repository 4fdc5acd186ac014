"""What was measured about time."""

from dataclasses import dataclass

from model.finding import Evidence
from rules.framework import Period
from thai.fiscal import MonthOfYear


@dataclass(frozen=True, slots=True)
class PeriodResult:
    """Whether the content is of the time asked for: `met` None means that we cannot tell.

    `wanted` is the fiscal year that the content must be of. `months` were found, `missing_months` were not, of those that
    must be there. `not_yet_due`: what is missing could not exist yet on the day of the judgement. `half_only`: the right
    year, but only its first six months. `partial`: some of the months are there, so that the others are really missing.
    """

    period: Period
    wanted: int
    met: bool | None = None
    years: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    months: frozenset[MonthOfYear] = frozenset()
    missing_months: tuple[MonthOfYear, ...] = ()
    not_yet_due: bool = False
    half_only: bool = False
    partial: bool = False
