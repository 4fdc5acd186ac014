"""Months of a half-year's report whose own heading stands over the words that their figures are still being gathered."""

import re
from collections.abc import Sequence

from model.document import Role
from rules.measure.time.awaited_months import Awaited, awaited_months
from rules.measure.time.covered_months import covered
from rules.measure.time.timing import Timing, Told
from rules.measure.view import NAMES, Passage, View
from thai.fiscal import MonthOfYear
from thai.months import MonthMention
from thai.periods import PeriodMention

_WORDS = ("รอ", "อยู่ระหว่าง", "ยังไม่", "กำลัง", "จะ")
# What is awaited is the report, and no deed: "อยู่ระหว่างก่อสร้าง" is progress.
_REPORT = re.compile("รวบรวม|ข้อมูล|รายงาน|สรุป|ตัวเลข|ประมวลผล|เผยแพร่|นำ(?:ขึ้น|ลง)|อัปโหลด")


def awaited_parts(timing: Timing, half: Sequence[MonthOfYear], label: int | None) -> dict[MonthOfYear, Passage]:
    """Those of the half-year, each with the line that says so, where nothing but titles and lines of text claim the whole.

    A month that is named in another place, or lies in a stretch that a table or a file tells of, may be told there.
    """
    if not timing.view.holds(*_WORDS):
        return {}
    awaited = awaited_months(timing, half)
    found = {month: line for month, one in awaited.items() if (line := _line_of(one)) is not None}
    if not found:
        return {}
    own = frozenset[int]().union(*(one.lines for one in awaited.values()))
    elsewhere = (told for told in covered(timing, label, monthly=False) if id(told[1].passage) not in own)
    told = {month for month, one in elsewhere if _may_tell(one, timing.view)}
    return {month: line for month, line in found.items() if month not in told}


def _line_of(awaited: Awaited) -> Passage | None:
    return next((line for line in awaited.quotes if awaited.said and _REPORT.search(line.squashed)), None)


def _may_tell(told: Told[PeriodMention] | Told[MonthMention], view: View) -> bool:
    line = told.passage
    if line.role in NAMES or any(line is title for title in view.headings[:1]):
        return False
    return isinstance(told.mention, MonthMention) or line.role is Role.ROW or line.source.is_attachment
