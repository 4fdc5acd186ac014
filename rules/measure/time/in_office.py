"""Whether a declaration or a list is so old that those in it may have left: executives are elected for a term."""

import re
from datetime import date

from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.view import CLAIMS, Passage, View, evidence
from rules.page_words import page_words
from thai.fiscal import BE_OFFSET
from thai.months import MonthMention, months_in

_AS_OF = re.compile(r"(?:ข้อมูล|ปรับปรุง|อัปเดต|อัพเดท)[^|\n]{0,25}\Z")
_SIGNED = re.compile(r"(?:ประกาศ|ให้ไว้|ลงนาม|ทบทวน|ยืนยัน|ต่ออายุ) ?(?:ณ|เมื่อ) ?(?:วันที่)? ?\Z")
_A_TERM_AGO = 1  # year before the one that is judged: a list may be a year old and the people the same
_ELECTED = re.compile("ได้รับ(?:การ)?เลือกตั้ง|เลือกตั้งเมื่อ|(?:เข้า)?รับตำแหน่ง|เข้ารับหน้าที่|ดำรงตำแหน่ง(?:ตั้งแต่|เมื่อ)|รับรองผล")
_LAST_DAY = 31  # of a month that is named without a day
_Dated = tuple[Passage, MonthMention]


def old_days(view: View, indicator: Indicator, fiscal_year: int, *, agency: str, as_of: date) -> tuple[Evidence, ...]:
    """The first day in the text, where the newest of them is too old; only of what is of no year."""
    if not indicator.current_person or indicator.period is not Period.NONE:
        return ()
    # All executives of local governments were elected anew from December 2563 to November 2564: of 14 right declarations none is
    # older than the year that is judged, and of 4 by those who had left all are.
    is_signed = indicator.documents_usual
    lines = [(passage, months_in(passage.text)) for place, passage in enumerate(view.passages) if place not in view.stamps]
    dated = [(passage, day) for passage, days in lines for day in days if passage.role not in CLAIMS and day.fiscal_year]
    signed = [(passage, day) for passage, day in dated if is_signed and _SIGNED.search(passage.text[: day.start])]
    elected = [(passage, day) for passage, day in dated if _ELECTED.search(passage.text[: day.start])]
    dated = signed or [(passage, day) for passage, day in dated if is_signed or _AS_OF.search(passage.text[: day.start])]
    oldest = fiscal_year if is_signed else fiscal_year - _A_TERM_AGO
    is_new = any((day.fiscal_year or 0) >= oldest for _, day in dated)
    if is_new and not _are_before_election([*dated, *elected], agency, as_of):
        return ()
    return tuple(evidence(passage, (day.start, day.end)) for passage, day in dated[:1])


def _are_before_election(dated: list[_Dated], agency: str, as_of: date) -> bool:
    """Whether all days lie before the one on which the agencies of this kind elected their executives, if that day has come."""
    last = page_words().election(agency)
    if last is None:
        return False
    day = (last.year_be, last.month, last.day)
    if day > (as_of.year + BE_OFFSET, as_of.month, as_of.day):
        return False
    return all((said.year_be or 0, said.month, said.day or _LAST_DAY) < day for _, said in dated)
