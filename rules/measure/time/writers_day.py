"""The day on which a report was written, in the autumn after its year: it is of the next year, and no sign that the report is."""

import re
from collections.abc import Sequence

from model.document import Role
from rules.measure.time.timing import DATED, Told
from thai.months import MonthMention
from thai.years import YearMention

_AUTUMN = frozenset({10, 11, 12})  # reports of a fiscal year are written in its first months after its end
_SIGNATURE = 60  # letters of "ลงชื่อ นักพัฒนาชุมชน 15 ตุลาคม 2563"
_HANDED_OVER = re.compile(r"(?:ส่ง|รับ|เสนอ|รายงาน|รวบรวม|จัดทำ)[^|]{0,40}\Z")


def without_writers_days(
    years: Sequence[Told[YearMention]], months: Sequence[Told[MonthMention]], wanted: int
) -> tuple[list[Told[YearMention]], list[Told[MonthMention]]]:
    """Both without the autumn days of the wanted year that end a short line, or say when the report was handed over."""
    written = {told.mention.start for told in months if _is_writers(told, wanted)}
    if not written:
        return list(years), list(months)
    kept = [told for told in years if told.mention.role not in DATED or not _holds(told.mention, written)]
    return kept, [told for told in months if told.mention.start not in written]


def _holds(mention: YearMention, starts: set[int]) -> bool:
    return any(mention.start <= start < mention.end for start in starts)


def _is_writers(told: Told[MonthMention], wanted: int) -> bool:
    if told.mention.fiscal_year != wanted or told.mention.month not in _AUTUMN or told.passage.role is not Role.TEXT:
        return False
    text = told.passage.text
    ends = len(text) <= _SIGNATURE and not text[told.end :].strip(" .)")
    return ends or _HANDED_OVER.search(text, 0, told.start) is not None
