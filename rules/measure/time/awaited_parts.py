"""Months of a half-year's report that are said to be gathered still, under a heading of their own or in their line, or stand over nothing."""

import re
from collections.abc import Iterator, Sequence

from model.document import Role
from rules.measure.time.awaited_months import Awaited, awaited_months
from rules.measure.time.covered_months import covered
from rules.measure.time.head_periods import is_announced
from rules.measure.time.parts_to_come import heads_a_part
from rules.measure.time.timing import Timing, Told
from rules.measure.view import NAMES, Passage, View
from thai.fiscal import MonthOfYear
from thai.months import MonthMention
from thai.periods import PeriodMention

_SOME = 3  # months that are told by their names; below that nothing is known of how the page is built
_BEGINS = 14  # letters: "2. ประจำเดือน"
_WORDS = ("รอ", "อยู่ระหว่าง", "ยังไม่", "กำลัง", "จะ")
# What is awaited is the report, and no deed: "อยู่ระหว่างก่อสร้าง" is progress.
_REPORT = re.compile("รวบรวม|ข้อมูล|รายงาน|สรุป|ตัวเลข|ประมวลผล|เผยแพร่|นำ(?:ขึ้น|ลง)|อัปโหลด")


def awaited_parts(
    timing: Timing, half: Sequence[MonthOfYear], label: int | None, *, may_be_none: bool
) -> dict[MonthOfYear, Passage]:
    """Those of the half-year, each with the line that says so, where nothing but titles and lines of text claim the whole.

    A month that is named in another place, or lies in a stretch that a table or a file tells of, may be told there.
    `may_be_none`: a dash, or nothing, may say that there was nothing.
    """
    awaited = awaited_months(timing, half)
    found = {month: line for month, one in awaited.items() if (line := _line_of(one, may_be_none)) is not None}
    found |= {month: line for month, line in _announced(timing) if month in half}
    if not found:
        return {}
    own = frozenset[int]().union(*(one.lines for one in awaited.values()))
    elsewhere = [told for told in covered(timing, label, monthly=False) if id(told[1].passage) not in own]
    told = {month for month, one in elsewhere if _may_tell(one, timing.view)}
    by_name = {month for month, one in elsewhere if isinstance(one.mention, MonthMention) and month in told}
    return {month: line for month, line in found.items() if month not in told} if len(by_name) >= _SOME else {}


def _line_of(awaited: Awaited, may_be_none: bool) -> Passage | None:
    if not awaited.said:
        return awaited.quotes[0] if not may_be_none and all(map(heads_a_part, awaited.quotes)) else None
    return next((line for line in awaited.quotes if _REPORT.search(line.squashed)), None)


def _announced(timing: Timing) -> Iterator[tuple[MonthOfYear, Passage]]:
    """The months that begin a line which says that they are awaited: "เดือนมีนาคม 2565 อยู่ระหว่างรวบรวมข้อมูล"."""
    if not timing.view.holds(*_WORDS):
        return
    for told in timing.months:
        one, line = told.mention, told.passage
        begins = one.day is None and one.year_be is not None and told.start <= _BEGINS
        if begins and is_announced(told) and _REPORT.search(line.text, told.end):
            yield (one.year_be or 0, one.month), line


def _may_tell(told: Told[PeriodMention] | Told[MonthMention], view: View) -> bool:
    line = told.passage
    if line.role in NAMES or any(line is title for title in view.headings[:1]):
        return False
    return isinstance(told.mention, MonthMention) or line.role is Role.ROW or line.source.is_attachment
