"""Days of writing and posting: that of a report, in the autumn after its year, is of the next year, and no sign that the report is."""

import re
from collections.abc import Iterable, Sequence

from model.document import Role
from rules.measure.page.stamps import is_stamp
from rules.measure.time.timing import DATED, SAID, Told
from thai.months import MonthMention
from thai.periods import PeriodMention, Stretch
from thai.years import YearMention

_AUTUMN = frozenset({10, 11, 12})  # reports of a fiscal year are written in its first months after its end
_SIGNATURE = 60  # letters of "ลงชื่อ นักพัฒนาชุมชน 15 ตุลาคม 2563"
_HANDED_OVER = re.compile(r"(?:ส่ง|รับ|เสนอ|รายงาน|รวบรวม|จัดทำ)[^|]{0,40}\Z")
# "29 ต.ค. 2563 อ่าน 312 ครั้ง", "5 ตุลาคม 2563 | หมวด ข่าวประชาสัมพันธ์ | 311 views"
_COUNTS_READERS = re.compile(r"(?:อ่าน|ผู้ชม|เข้าชม|เปิดดู|ดู|ฮิต|hits?|views?):?\d+(?:ครั้ง|คน)?|\d+(?:views?|hits?)", re.IGNORECASE)
_LINE_OF_POSTING = 90  # letters


def without_writers_days(
    years: Sequence[Told[YearMention]], months: Sequence[Told[MonthMention]], wanted: int
) -> tuple[list[Told[YearMention]], list[Told[MonthMention]]]:
    """Both without the autumn days of the wanted year that end a short line, or say when the report was handed over."""
    return _without(years, months, {told.mention.start for told in months if _is_writers(told, wanted)})


def without_autumn_days(
    years: Sequence[Told[YearMention]], months: Sequence[Told[MonthMention]], wanted: int
) -> tuple[list[Told[YearMention]], list[Told[MonthMention]]]:
    """Both without all autumn days of the wanted year in the text: what is left of a report that calls itself the year before's."""
    return _without(years, months, {told.mention.start for told in months if told.mention.day and _is_of_autumn(told, wanted)})


def without_day_of_posting(
    years: Sequence[Told[YearMention]], months: Sequence[Told[MonthMention]], wanted: int
) -> tuple[list[Told[YearMention]], list[Told[MonthMention]]]:
    """Both without the one day of the wanted year that stands beside the count of readers; several are those of a list of posts."""
    dated = (told for told in years if told.mention.role in DATED and told.mention.fiscal_year == wanted)
    posted = {id(told.passage) for told in dated if _is_of_posting(told)}
    beside = {told.mention.start for told in months if id(told.passage) in posted}
    return _without(years, months, beside if len(posted) == 1 else set())


def calls_itself_older(years: Iterable[Told[YearMention]], periods: Iterable[Told[PeriodMention]], wanted: int) -> bool:
    """Whether the text names earlier years as its own, the last of them the year before, and never the wanted one."""
    named = {told.mention.fiscal_year for told in years if told.mention.role in SAID}
    named |= {told.mention.fiscal_year or 0 for told in periods if told.mention.stretch is Stretch.FULL_YEAR}
    return max(named, default=0) == wanted - 1


def _without(
    years: Sequence[Told[YearMention]], months: Sequence[Told[MonthMention]], starts: set[int]
) -> tuple[list[Told[YearMention]], list[Told[MonthMention]]]:
    if not starts:
        return list(years), list(months)
    kept = [told for told in years if told.mention.role not in DATED or not _holds(told.mention, starts)]
    return kept, [told for told in months if told.mention.start not in starts]


def _is_of_posting(told: Told[YearMention]) -> bool:
    line = told.passage.squashed
    if told.passage.role is not Role.TEXT or told.passage.source.is_attachment or len(line) > _LINE_OF_POSTING:
        return False
    return _COUNTS_READERS.search(line) is not None or is_stamp(line)


def _holds(mention: YearMention, starts: set[int]) -> bool:
    return any(mention.start <= start < mention.end for start in starts)


def _is_writers(told: Told[MonthMention], wanted: int) -> bool:
    if not _is_of_autumn(told, wanted):
        return False
    text = told.passage.text
    ends = len(text) <= _SIGNATURE and not text[told.end :].strip(" .)")
    return ends or _HANDED_OVER.search(text, 0, told.start) is not None


def _is_of_autumn(told: Told[MonthMention], wanted: int) -> bool:
    mention = told.mention
    return mention.fiscal_year == wanted and mention.month in _AUTUMN and told.passage.role is Role.TEXT
