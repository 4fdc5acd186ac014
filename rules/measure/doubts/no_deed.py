"""A text about deeds that tells none: no day that is past, nobody counted, no picture, no word of what was done."""

import re
from datetime import date

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.blanks.announced import announces, without_what_comes
from rules.measure.doubts.undated import OF_THE_PAPER
from rules.measure.view import View, evidence
from thai.fiscal import BE_OFFSET
from thai.months import MonthMention, months_in

_NO_PAGES_OF_DEEDS = frozenset({"procurement_notices", "news"})
_COUNTED = re.compile(
    r"(?<!ไม่น้อยกว่า)(?<!อย่างน้อย)(?<!ไม่เกิน)(?<![\d,.])\d[\d,.]*(?:คน|ราย|ครัวเรือน|ครั้ง|ชุด|ท่าน|รูป|แห่ง|ชุมชน|หมู่บ้าน|ร้าน|%)(?!ต่อ|ขึ้นไป)|ร้อยละ"
)
_DONE = re.compile("แล้ว(?!เสร็จภายใน)|(?<!ให้)(?<!ให้แล้ว)เสร็จ(?!ภายใน|สิ้นภายใน)|ได้(?:จัด|ดำเนิน|ตรวจ|ออก)")
# A meeting that hands out the work; where citizens or the executive take part it is the deed.
_PREPARES = re.compile(
    "(?:เพื่อ|ประชุม)(?:เตรียม|วางแผน|มอบหมาย|กำหนดแนวทาง|หารือ|พิจารณาแนวทาง)|(?:อนุมัติ|เห็นชอบ)(?:แผน|โครงการ)?(?:แล้ว)?เมื่อ(?:วันที่)?\\d"
)
_TAKING_PART = frozenset({"participation", "executive_participation"})
_FIRST_MONTH = 10  # of a fiscal year
_SAYS_SOMETHING = 60  # letters: less is for those who look at what is missing
_QUOTES = 2


def no_deed(view: View, indicator: Indicator, as_of: date) -> tuple[Evidence, ...]:
    """The first lines of such a text; of 400 right pages of deeds that could be read none is so."""
    if not indicator.acts or _NO_PAGES_OF_DEEDS.intersection(indicator.about) or view.images or not view.readable:
        return ()
    if view.leads_on and not any(source.is_attachment for source in view.sources):
        return ()  # what a link leads to may tell it
    takes_part = bool(_TAKING_PART.intersection(indicator.about))
    lines = [line for line in view.own_lines if takes_part or not _PREPARES.search(line.squashed)]
    if sum(len(line.squashed) for line in lines) < _SAYS_SOMETHING:
        return ()
    told = map(without_what_comes, (line.squashed for line in lines))
    if any(_DONE.search(said) or _COUNTED.search(said) for said in told):
        return ()
    is_to_come = announces(view)  # then the day on which it was signed is that of the announcement
    days = (day for line in lines for day in months_in(OF_THE_PAPER.sub("", line.text) if is_to_come else line.text))
    if any(_has_come(day, as_of) for day in days):
        return ()
    texts = [line for line in lines if line.role is not Role.HEADING] or lines
    return tuple(map(evidence, texts[:_QUOTES]))


def _has_come(day: MonthMention, as_of: date) -> bool:
    """Whether its month has come; one without a year is taken to be of the fiscal year of `as_of`."""
    if day.year_be is None:
        return (day.month - _FIRST_MONTH) % 12 <= (as_of.month - _FIRST_MONTH) % 12
    return (day.year_be - BE_OFFSET, day.month) <= (as_of.year, as_of.month)
