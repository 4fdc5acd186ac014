"""Whether an analysis is of the assessment of the year before, whatever year its title carries."""

from dataclasses import replace

from model.document import Role
from rules.framework import Period
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.timing import LABELS, TEXT, Tier, Timing, Told, quotes_of, years_of
from thai.years import YearMention


def measure_analysed(timing: Timing, wanted: int) -> PeriodResult:
    """The title may carry the framework's year, one after the wanted; the analysis inside must be of the wanted one."""
    blank = PeriodResult(Period.PREVIOUS_FY, wanted)
    said = [*timing.assessments, *(told for told in timing.years if told.mention.role in LABELS)]
    right = [told for told in said if told.mention.fiscal_year == wanted]
    older = [told for told in timing.assessments if told.mention.fiscal_year < wanted]
    only_titled = all(_is_title(told) for told in right)
    if older and only_titled and all(told.mention.role in LABELS for told in right):
        return replace(blank, met=False, years=years_of(older), evidence=quotes_of(older))  # the title may be any year's
    claims = {told.passage.squashed for told in right}
    if older and only_titled and any(not _is_title(told) or not _repeats(told.passage.squashed, claims) for told in older):
        return replace(blank, met=None, years=years_of(said), evidence=quotes_of([*right, *older]))  # title and text differ
    if right:
        text = [told for told in said if told.passage.role in TEXT and told.mention.fiscal_year <= wanted]
        if text and only_titled and all(told.mention.fiscal_year == wanted - 1 for told in text):
            return replace(blank, met=None, years=years_of(said), evidence=quotes_of([*right, *text]))
        return replace(blank, met=True, years=years_of(said), evidence=quotes_of(right))
    titled = [told for told in said if told.tier <= Tier.HEAD]
    other = [told for told in titled if told.mention.fiscal_year not in (wanted, wanted + 1)]
    if other:
        return replace(blank, met=False, years=years_of(titled), evidence=quotes_of(other))
    return replace(blank, years=years_of(said), evidence=quotes_of(said))


def _is_title(told: Told[YearMention]) -> bool:
    return told.tier <= Tier.HEAD or told.passage.role is Role.BREADCRUMB


def _repeats(title: str, claims: set[str]) -> bool:
    """Whether a heading is one of those that name the wanted year, or a part of one: two years compared in one title."""
    return any(title in claim for claim in claims)
