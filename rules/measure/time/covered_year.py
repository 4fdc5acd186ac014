"""Whether a plan of several years covers the one that is asked for."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from model.document import Role
from rules.framework import Indicator
from rules.measure.time.extended_span import extended
from rules.measure.time.file_spans import are_titles, is_of_a_plan, spans_of_files
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.timing import SAID, Tier, Timing, Told, quotes_of, span_years, years_of
from thai.years import SpanMention, YearMention, YearRole

_NATIONAL_STRATEGY = 15  # years; longer than any plan of an agency, so that 2561-2580 in a preamble covers nothing
_JOINS = re.compile(r" ?(?:[-–—]|(?:จน)?ถึง) ?(?:วันที่)? ?")  # "ใช้ตั้งแต่ 1 ต.ค. 2560 ถึงวันที่ 30 ก.ย. 2565"


def measure_covered(timing: Timing, indicator: Indicator, wanted: int) -> PeriodResult:
    """A span that includes the year; a plan of that one year does it where the plan need not be longer."""
    longer = extended(timing)
    result = _covered(timing, indicator, wanted, (*timing.spans, *_from_day_to_day(timing), *longer.spans))
    if result.met is False and (told := [one for one in longer.years if one.mention.fiscal_year >= wanted]):
        # The title says the first span, a line below it up to when it was made longer: that of this plan, or of another.
        return replace(result, met=None, evidence=(*result.evidence[:1], *quotes_of(told)))
    return result


def _covered(timing: Timing, indicator: Indicator, wanted: int, all_spans: tuple[Told[SpanMention], ...]) -> PeriodResult:
    blank, contradicted = PeriodResult(indicator.period, wanted), None
    for tier in (Tier.NAMED, Tier.HEAD, Tier.BODY):
        spans = [told for told in all_spans if told.tier is tier and _is_a_plans(told)]
        covering = [told for told in spans if told.mention.covers(wanted)]
        labels = [told for told in timing.years if told.tier is tier and told.mention.role in SAID]
        single = [told for told in labels if told.mention.fiscal_year == wanted]
        if (covering or (single and not spans)) and contradicted is None:
            other = spans_of_files(timing, all_spans, wanted, beside_notes=True)
            if other:  # the page says one span, its files another
                met = False if are_titles(other) else None
                return replace(blank, met=met, years=span_years(other, wanted), evidence=quotes_of(other))
            enough = bool(covering) or not (indicator.multi_year or _is_told_otherwise(labels, wanted))
            # A plan "of 2565" may run for five years, and a title may be newer than the plan below it: look.
            years, quotes = span_years(covering, wanted), quotes_of(covering or single)
            return replace(blank, met=enough or None, years=years, evidence=quotes)
        if not spans and not labels:
            continue
        found = tuple(sorted({*span_years(spans, wanted), *years_of(labels)} - {wanted}))
        # In running text another plan's span may stand (the national one), so there it leaves the question open.
        met = None if tier is Tier.BODY and spans else False
        here = replace(blank, met=met, years=found, evidence=quotes_of(spans or labels))
        if tier is Tier.NAMED:
            return here
        if covering or single:
            files = spans_of_files(timing, all_spans, wanted, beside_notes=True)
            if not covering and not any(map(is_of_a_plan, single)) and are_titles(files):  # only news are of the wanted year
                return replace(blank, met=False, years=span_years(files, wanted), evidence=quotes_of(files))
            return replace(contradicted or here, met=None)
        contradicted = contradicted or here
    return contradicted or blank


def _is_told_otherwise(labels: list[Told[YearMention]], wanted: int) -> bool:
    """Whether lines below the titles name another year, and none of them the wanted one, which only the titles claim."""
    below = {told.mention.fiscal_year for told in labels if told.passage.role is Role.TEXT or told.passage.source.is_attachment}
    return bool(below) and wanted not in below


def _is_a_plans(told: Told[SpanMention]) -> bool:
    return told.tier is Tier.NAMED or told.mention.last - told.mention.first < _NATIONAL_STRATEGY


def _from_day_to_day(timing: Timing) -> Iterator[Told[SpanMention]]:
    """The spans that a text gives by their first and last day."""
    days = sorted((told for told in timing.years if told.mention.role is YearRole.DATE), key=lambda told: told.mention.start)
    for first, last in pairwise(days):
        joined = first.passage is last.passage and _JOINS.fullmatch(first.passage.text, first.end, last.start)
        if joined and first.mention.fiscal_year < last.mention.fiscal_year:
            span = SpanMention(first.mention.fiscal_year, last.mention.fiscal_year, first.mention.start, last.mention.end)
            yield Told(span, first.passage, Tier.BODY, first.start, last.end)
