"""Whether a report is that of the whole year before: its day of signing says no year, but may be too early for it."""

import re
from dataclasses import replace

from model.document import Role
from rules.framework import Indicator
from rules.measure.time.head_periods import second_half
from rules.measure.time.labelled_year import measure_labelled
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.stated_day import stated_day
from rules.measure.time.stated_year import year_of_stretch
from rules.measure.time.timing import SAID, TEXT, Tier, Timing, Told
from thai.fiscal import months_of
from thai.months import MonthMention
from thai.periods import PeriodMention, Stretch
from thai.years import YearMention, YearRole

_HALF, _MONTHS_OF_YEAR = frozenset(range(1, 7)), 12  # months counted from October
_LAST_MONTH = 9
_SOME_DAYS, _MOST_EVIDENCE = 2, 3  # one may be that of its approval
_APPROVED = re.compile(
    r"(?:ประชุม|เห็นชอบ|อนุมัติ|รายงาน|ประกาศ|เสนอ|ลงนาม|ลงวันที่|จัดทำ|รวบรวม|พิมพ์|ข้อมูล|เผยแพร่|แจ้ง|มติ|รับรอง|เรียน)[^|]{0,50}\Z"
)
_CALLED = ("รายงานผล", "รายงานสรุป", "สรุปผล", "ผลการดำเนิน")
# In the row of one project: "รอดำเนินการไตรมาส 4"; and in what is suggested.
_WAITS = re.compile(r"รอ(?:ดำเนิน|จัด|เบิก|ไตรมาส)|ยังไม่|เร่งรัด|เลื่อน|ข้อเสนอ|จะ(?:ดำเนิน|จัด)")
_LINE_OF_ITS_OWN = 110  # letters; "ระหว่างวันที่ 1 ตุลาคม 2563 ถึง 31 มีนาคม 2564" has 40, the title of a report before it 50
# In a longer line: "รายงานฉบับนี้เป็นผลการดำเนินงานระหว่างวันที่ 1 ตุลาคม 2563 ถึงวันที่ 31 มีนาคม 2564".
_OWN_STRETCH = re.compile(
    r"(?:รายงาน(?:ผล)?(?:ฉบับ|เล่ม|ครั้ง)?นี้|เอกสาร(?:ฉบับ)?นี้|ครอบคลุม|ข้อมูล|ตัวเลข"
    r"|ผลการ(?:ดำเนิน|ปฏิบัติ|ติดตาม|ใช้จ่าย|เบิกจ่าย|จัดซื้อ|บริหาร))[^|]{0,70}?"
    r"(?:ระหว่าง|ตั้งแต่|ช่วง|ห้วง|ระยะเวลา|รอบ|เดือน|วันที่|ไตรมาส|ครั้งที่ ?1|ใน|ของ|\() ?(?:(?:วันที่|เดือน) ?)?\Z"
)
_BEFORE_STRETCH = 120  # letters
_REPORTED_IN = 4  # "รอบเดือนเมษายน": of October to March; the other round is that of October
_ROUND = re.compile(r"(?:รอบ(?:ที่ ?\d|แรก)?|ครั้งที่ ?\d(?:/\d{4})?) ?\(?(?:(?:ประจำ|ภายใน)?เดือน)? ?\Z")
_BEGINS_LINE = 16  # letters: "(รอบเดือน", "ครั้งที่ 1/2564 (เดือน"


def measure_report(timing: Timing, indicator: Indicator, wanted: int) -> PeriodResult:
    """Labelled with the year, and neither the report of a part of it nor signed before its end."""
    result = measure_labelled(timing, indicator, wanted, dates=False)
    if result.met and (stated := year_of_stretch(timing, wanted, _said_of_report(timing))):
        return stated.against(result)
    if result.met and (
        against := _done_later(timing, wanted) or _called_later(timing, wanted) or _of_another_year(timing, wanted)
    ):
        return replace(result, met=None, evidence=(*result.evidence[:1], *(told.evidence for told in against))[:_MOST_EVIDENCE])
    until = stated_day(timing) if result.met is not False else None
    if until is not None and _is_before_end(until.mention, wanted):
        early = until.mention.fiscal_year == wanted
        years = result.years if early else (until.mention.fiscal_year or 0,)
        last = (until.mention.year_be or 0, until.mention.month)
        missing = tuple(month for month in months_of(wanted) if month > last) if early else ()
        return replace(result, met=False, half_only=early, years=years, missing_months=missing, evidence=(until.evidence,))
    half = (_only_half(timing, wanted) or _first_round(timing, wanted) or _later_half(timing, wanted)) if result.met else None
    if half is None:
        return _unless_signed_before(result, timing)
    # In a line of the text the half-year may be that of one project: a person must look.
    met = False if half.tier <= Tier.HEAD else None
    missing = tuple(month for number, month in enumerate(months_of(wanted), 1) if number not in half.mention.numbers)
    return replace(result, met=met, half_only=True, missing_months=missing, evidence=(half.evidence,))


def _done_later(timing: Timing, wanted: int) -> list[Told[MonthMention]]:
    """Several days of what was done, all of them after the year, in a text that never names the year: the next year's report."""
    stamps = {told.mention.start for told in timing.years if told.mention.role in (YearRole.SIGNED, YearRole.POSTED)}
    days = [told for told in timing.months if told.passage.role in TEXT and told.mention.start not in stamps]
    days = [told for told in days if told.mention.fiscal_year is not None]
    done = [told for told in days if told.mention.day and not _APPROVED.search(told.passage.text, 0, told.start)]
    different = {(told.mention.year_be, told.mention.month, told.mention.day) for told in done}
    if len(different) < _SOME_DAYS or any((told.mention.fiscal_year or 0) <= wanted for told in days):
        return []
    named = any(told.mention.fiscal_year == wanted for told in timing.years if told.passage.role in TEXT)
    named = named or any(told.mention.fiscal_year == wanted for told in timing.periods if told.passage.role in TEXT)
    return [] if named else days


def _called_later(timing: Timing, wanted: int) -> list[Told[YearMention]]:
    """The lines below the titles that call the report the next year's, where none calls it the wanted year's."""
    lines = [told for told in timing.years if told.passage.role in TEXT and told.mention.role in SAID]
    own = [
        told for told in lines if len(told.passage.squashed) <= _LINE_OF_ITS_OWN and told.passage.squashed.startswith(_CALLED)
    ]
    if any(told.mention.fiscal_year == wanted for told in lines):
        return []
    return [told for told in own if told.mention.fiscal_year == wanted + 1]


def _of_another_year(timing: Timing, wanted: int) -> list[Told[PeriodMention]]:
    """The sentences by which the whole report is of another year, where the text neither names the wanted one nor gives it from end to end."""
    whole = [told for told in timing.periods if told.mention.stretch is Stretch.FULL_YEAR]
    said = (told for told in timing.years if told.passage.role in TEXT and told.mention.role in SAID)
    named = any(told.mention.fiscal_year == wanted for told in said)
    if named or any(told.mention.fiscal_year in (wanted, None) for told in whole):
        return []
    return [told for told in whole if _is_of_report(told)]


def _said_of_report(timing: Timing) -> frozenset[int]:
    whole = (told for told in timing.periods if told.mention.stretch is Stretch.FULL_YEAR)
    return frozenset(id(told) for told in whole if _is_of_report(told))


def _only_half(timing: Timing, wanted: int) -> Told[PeriodMention] | None:
    """The words by which what is there is the report of six or nine months, and nothing speaks of the year's end."""
    of_year = [told for told in timing.periods if told.mention.fiscal_year in (wanted, None)]
    whole = any(told.mention.stretch is Stretch.FULL_YEAR for told in timing.periods)
    if whole or any(_ends_year(told, wanted) for told in of_year):
        return None
    halves = [told for told in of_year if told.mention.numbers >= _HALF]
    headed = next(filter(_heads, halves), None)
    if headed is not None or any(_ends_year(told, wanted, outlooks=True) for told in of_year):
        return headed
    return next(filter(_is_of_report, halves), None)


def _is_of_report(told: Told[PeriodMention]) -> bool:
    """Whether a sentence says the time of the whole report, and not of one thing in it."""
    return _OWN_STRETCH.search(told.passage.text[max(0, told.start - _BEFORE_STRETCH) : told.start]) is not None


def _first_round(timing: Timing, wanted: int) -> Told[PeriodMention] | None:
    """The words by which it is the report of April alone: development plans are reported on in April and in October."""
    of_months = (told for told in timing.months if told.mention.day is None)
    rounds = [told for told in of_months if _ROUND.search(told.passage.text[max(0, told.start - _BEFORE_STRETCH) : told.start])]
    named = [told for told in rounds if told.tier <= Tier.HEAD or _begins_line(told)]
    others = any(told.mention.month != _REPORTED_IN for told in named)
    others = others or any(told.mention.year_be and told.mention.month != _REPORTED_IN for told in rounds)
    if not named or others:
        return None
    if any(_ends_year(told, wanted, outlooks=True) for told in timing.periods):
        return None
    mention = PeriodMention(Stretch.FIRST_HALF, _HALF, wanted, named[0].mention.start, named[0].mention.end)
    return Told(mention, named[0].passage, Tier.BODY, named[0].start, named[0].end)


def _later_half(timing: Timing, wanted: int) -> Told[PeriodMention] | None:
    """The words by which it is the report of April to September alone."""
    whole = any(told.mention.stretch in (Stretch.FULL_YEAR, Stretch.FIRST_HALF) for told in timing.periods)
    later = [] if whole else second_half(timing)
    named = next((told for told in later if told.mention.fiscal_year in (wanted, None)), None)
    return named and replace(named, tier=Tier.BODY)


def _begins_line(told: Told[MonthMention]) -> bool:
    return told.passage.role is Role.TEXT and told.start <= _BEGINS_LINE


def _ends_year(told: Told[PeriodMention], wanted: int, *, outlooks: bool = False) -> bool:
    """Whether it speaks of the year's end; in running text without a year that is an outlook ("เร่งรัดใน 6 เดือนหลัง").

    With `outlooks` only what is said to wait is one.
    """
    in_text = told.mention.fiscal_year != wanted and told.tier > Tier.HEAD
    outlook = in_text and ((told.passage.role is Role.TEXT and not outlooks) or _WAITS.search(told.passage.text))
    return max(told.mention.numbers) == _MONTHS_OF_YEAR and not outlook


def _heads(told: Told[PeriodMention]) -> bool:
    """Whether the words stand in a heading, or in a line of their own, as the period of a report does below its title."""
    return told.tier <= Tier.HEAD or (told.passage.role is Role.TEXT and len(told.passage.squashed) <= _LINE_OF_ITS_OWN)


def _unless_signed_before(result: PeriodResult, timing: Timing) -> PeriodResult:
    """A report that was signed before the last month of its year is that of another year, or of a part of it."""
    signed = [told for told in timing.years if told.mention.role is YearRole.SIGNED] if result.met else []
    days = {told.mention.start for told in signed}
    dated = [told for told in timing.months if told.mention.start in days and told.mention.fiscal_year is not None]
    if not dated or not all(_is_before_end(told.mention, result.wanted) for told in dated):
        return result
    return replace(result, met=None, evidence=(*result.evidence[:1], *(told.evidence for told in dated[:1])))


def _is_before_end(month: MonthMention, fiscal_year: int) -> bool:
    return (month.fiscal_year or 0, month.month == _LAST_MONTH) < (fiscal_year, True)
