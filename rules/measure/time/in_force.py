"""Whether what need not be new still holds: policies and criteria may be years old."""

import re
from dataclasses import replace

from rules.framework import Period
from rules.measure.time.file_spans import spans_of_files
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.timing import LABELS, Tier, Timing, Told, quotes_of, span_years, years_of
from thai.periods import PeriodMention, Stretch
from thai.years import YearMention, YearRole

# "ให้ใช้บังคับในปีงบประมาณ พ.ศ. 2562", but not "... 2562 เป็นต้นไป" and not "ใช้บังคับตั้งแต่ปี 2562"
_HOLDS_IN = re.compile(
    r"(?:ใช้บังคับ|บังคับใช้|มีผล(?:ใช้)?|ใช้) ?(?:เฉพาะ)? ?(?:ใน|สำหรับ|ประจำ|เฉพาะ) ?(?:ปี)? ?(?:งบประมาณ)? ?(?:พ ?\.? ?ศ ?\.?)? ?\Z"
)
_HOLDS = re.compile(r"(?:ใช้|บังคับ|มีผล)[^|\n]{0,30}\Z")  # "ให้ใช้นโยบายนี้ระหว่างวันที่ 1 ตุลาคม … ถึงวันที่ 30 กันยายน …"
_ANNUAL = re.compile(r"ประจำปี ?งบประมาณ ?(?:พ ?\.? ?ศ ?\.?)? ?\Z")
_HOLDS_ON = re.compile(r"เป็นต้น|จนกว่า|จนถึง|และปีต่อ|^ ?[-–/]")
_LIMIT_BEFORE, _LIMIT_AFTER = 60, 30


def measure_in_force(timing: Timing, wanted: int) -> PeriodResult:
    """Any year up to the framework's, unless the document's own words end it before or begin it later; no year is no fault."""
    blank = PeriodResult(Period.IN_FORCE, wanted)
    spans = [told for told in timing.spans if told.tier <= Tier.HEAD]
    if spans and not any(told.mention.covers(wanted) for told in spans):
        return replace(blank, met=False, years=span_years(spans, wanted), evidence=quotes_of(spans))
    covering = [told for told in timing.spans if told.mention.covers(wanted)]
    if covering and (other := spans_of_files(timing, timing.spans, wanted)):  # the page says one span, its files another
        return replace(blank, met=False, years=span_years(other, wanted), evidence=quotes_of(other))
    if covering:
        return replace(blank, met=True, years=(wanted,), evidence=quotes_of(covering))
    years = [told for told in timing.years if told.mention.role is not YearRole.POSTED]
    if over := _limited_to_earlier(years, wanted):
        return replace(blank, met=False, years=years_of(over), evidence=quotes_of(over))
    if ended := [told for told in timing.periods if _has_ended(told, wanted)]:
        found = tuple(sorted({told.mention.fiscal_year or 0 for told in ended}))
        return replace(blank, met=False, years=found, evidence=tuple(dict.fromkeys(told.evidence for told in ended)))
    if annual := _annual_of_earlier(years, wanted):
        return replace(blank, years=years_of(annual), evidence=quotes_of(annual))
    so_far = [told for told in years if told.mention.fiscal_year <= wanted]
    if so_far:
        return replace(blank, met=True, years=years_of(so_far), evidence=quotes_of(so_far))
    return replace(blank, years=years_of(years), evidence=quotes_of(years))


def _limited_to_earlier(years: list[Told[YearMention]], wanted: int) -> list[Told[YearMention]]:
    """The words by which a text holds in certain years only, all of them over."""
    limited = [told for told in years if _is_limit(told)]
    return limited if all(told.mention.fiscal_year < wanted for told in limited) else []


def _annual_of_earlier(years: list[Told[YearMention]], wanted: int) -> list[Told[YearMention]]:
    """The words by which its own title makes it that of one earlier fiscal year; where the text goes on, it may still hold."""
    if any(told.mention.fiscal_year >= wanted and told.mention.role in LABELS for told in years):
        return []
    named = [told for told in years if told.tier is Tier.NAMED and told.mention.role is YearRole.FISCAL]
    return [told for told in named if _ANNUAL.search(told.passage.text, max(0, told.start - _LIMIT_BEFORE), told.start)]


def _has_ended(told: Told[PeriodMention], wanted: int) -> bool:
    """Whether it is the time, said from day to day, in which the text holds, and that is over."""
    before = told.passage.text[max(0, told.start - _LIMIT_BEFORE) : told.start]
    is_over = told.mention.stretch is Stretch.FULL_YEAR and (told.mention.fiscal_year or wanted) < wanted
    return is_over and _HOLDS.search(before) is not None and "ถึง" in told.passage.text[told.start : told.end]


def _is_limit(told: Told[YearMention]) -> bool:
    text = told.passage.text
    before, after = text[max(0, told.start - _LIMIT_BEFORE) : told.start], text[told.end : told.end + _LIMIT_AFTER]
    return _HOLDS_IN.search(before) is not None and _HOLDS_ON.search(after) is None
