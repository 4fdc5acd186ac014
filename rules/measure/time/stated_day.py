"""The day or month up to which a text says that its figures go: "ข้อมูล ณ วันที่ 31 ธันวาคม 2564" over a table."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from rules.measure.time.head_periods import heads_a_text
from rules.measure.time.period_result import PeriodResult
from rules.measure.time.timing import Timing, Told
from thai.fiscal import MonthOfYear
from thai.months import MonthMention
from thai.periods import Stretch

_FIRST_LINES = 3  # of a text: letterhead, title
_LAST_DAYS = 28  # of a month
_LONGEST = 90  # letters of the line; in a longer one the day may be that of anything
_UP_TO = re.compile(
    r"(?:\A\(?สิ้นสุด(?: ?ณ)?"
    r"|(?:ข้อมูล|สะสม|สรุป|ผล|ยอด|เพียง)[^ณถ]{0,34}(?:ณ|ถึง)|ครั้งที่ ?[1๑] ?\(?(?:ตุลาคม|ต\.ค\.)[^ณถ]{0,12}(?:ถึง|[-–]))"
    r"(?: ?(?:วันที่|วัน|สิ้น|เดือน))* ?\Z"
)
_SAYS_MORE = re.compile(r"\w")  # "ระหว่างเดือนตุลาคม 2563 ถึงเดือนมีนาคม 2564 มีผู้ติดเชื้อจำนวนมาก" is of what happened
_FROM_TO = re.compile(
    r"(?:ตั้งแต่|ระหว่าง)(?: ?(?:วันที่|เดือน))? ?(?:[1๑] ?)?(?:ตุลาคม|ต\.ค\.)[^ณถ\-–]{0,12}(?:ถึง|[-–])(?: ?(?:วันที่|วัน|สิ้น|เดือน))* ?\Z"
)
# "รายงานการรับ-จ่ายเงินประจำปีงบประมาณที่สิ้นสุด (30 กันยายน 2564)": of a year that has ended, however long the line is.
_YEAR_ENDED = re.compile(r"ปีงบประมาณ(?:ที่)? ?(?:ได้)?สิ้นสุด(?:ลง)? ?\(?(?: ?(?:ณ|เมื่อ|วันที่))* ?\Z")


def stated_day(timing: Timing) -> Told[MonthMention] | None:
    """The last day of a month, or a month, that the first lines below the titles name as the end of the figures; None where they differ."""
    return _one_end(filter(_is_end, _in_first_lines(timing)))


def stretch_from_october(timing: Timing) -> Told[MonthMention] | None:
    """The same by a stretch from October on: "รอบหกเดือนแรก ตั้งแต่วันที่ 1 ต.ค. 2564 ถึงวันที่ 28 ก.พ. 2565"."""
    return _one_end(one for one in _in_first_lines(timing) if _ends_stretch(one, timing))


def _one_end(found: Iterable[Told[MonthMention]]) -> Told[MonthMention] | None:
    told = list(found)
    ends = {(one.mention.year_be, one.mention.month) for one in told}
    return told[0] if len(ends) == 1 else None


def ended_otherwise(result: PeriodResult, until: Told[MonthMention], half: tuple[MonthOfYear, ...]) -> PeriodResult | None:
    """The result where the figures go no further than a day before the half ends; None where they reach it."""
    end = (until.mention.year_be or 0, until.mention.month)
    if end < half[0]:
        return replace(
            result, years=(until.mention.fiscal_year or 0,), months=frozenset(), evidence=(until.evidence,), met=False
        )
    if end >= half[-1]:
        return None
    missing = tuple(month for month in half if month > end)
    return replace(
        result,
        months=frozenset(half) - frozenset(missing),
        missing_months=missing,
        evidence=(until.evidence,),
        met=False,
        partial=True,
    )


def _in_first_lines(timing: Timing) -> list[Told[MonthMention]]:
    """The months and days in the first lines below the titles of each source."""
    view, first = timing.view, set[int]()
    for start, end in view.stretches:
        own = (view.passages[place] for place in range(start, end) if place not in view.stamps)
        first.update(map(id, islice(filter(heads_a_text, own), _FIRST_LINES)))
    return [told for told in timing.months if id(told.passage) in first]


def _ends_stretch(told: Told[MonthMention], timing: Timing) -> bool:
    """Whether it ends a stretch from October on, and nothing in the paper goes on after it, as the second quarter of two would."""
    text = told.passage.text
    if not _is_last_day(told) or _SAYS_MORE.search(text, told.end) or not _FROM_TO.search(text[: told.start]):
        return False
    year, end = told.mention.fiscal_year or 0, (told.mention.year_be or 0, told.mention.month)
    months = {(one.mention.year_be or 0, one.mention.month) for one in timing.months if _is_last_day(one)}
    parts = (one.mention for one in timing.periods if one.mention.stretch is Stretch.QUARTERS)
    return not any(month > end for month in months.union(*(part.months(part.fiscal_year or year) for part in parts)))


def _is_last_day(told: Told[MonthMention]) -> bool:
    """Whether it is a month or one of its last days, of a year."""
    return told.mention.fiscal_year is not None and (told.mention.day is None or told.mention.day >= _LAST_DAYS)


def _is_end(told: Told[MonthMention]) -> bool:
    if not _is_last_day(told):
        return False
    before = told.passage.text[: told.start]
    is_short = len(told.passage.squashed) <= _LONGEST
    return bool(_YEAR_ENDED.search(before) or (is_short and _UP_TO.search(before)))
