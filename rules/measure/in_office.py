"""Whether a declaration is so old that whoever signed it may have left: executives are elected for a term."""

from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.view import CLAIMS, View, evidence
from thai.months import months_in


def old_days(view: View, indicator: Indicator, fiscal_year: int) -> tuple[Evidence, ...]:
    """The first day in the text, where the newest of them is too old; only of declarations that are of no year."""
    if not indicator.current_person or indicator.period is not Period.NONE or not indicator.documents_usual:
        return ()
    # All executives of local governments were elected anew from December 2563 to November 2564: of 14 right declarations none is
    # older than the year that is judged, and of 4 by those who had left all are.
    lines = [(passage, months_in(passage.text)) for place, passage in enumerate(view.passages) if place not in view.stamps]
    dated = [(passage, day) for passage, days in lines for day in days if passage.role not in CLAIMS and day.fiscal_year]
    if any((day.fiscal_year or 0) >= fiscal_year for _, day in dated):
        return ()
    return tuple(evidence(passage, (day.start, day.end)) for passage, day in dated[:1])
