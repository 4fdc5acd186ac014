"""Lists of days and months below a title: those of what was done, of what is listed in a table, of the papers that were signed."""

import re

from model.document import Role
from rules.measure.time.timing import Told
from thai.months import MonthMention
from thai.periods import PeriodMention
from thai.year_context import inside
from thai.years import YearMention, YearRole

# Other years that a right document names on purpose: what it compares itself with, or starts from.
_COMPARES = re.compile(
    r"เปรียบเทียบ(?!แผน|เป้าหมาย)|เทียบกับ(?! ?(?:แผน|เป้า|งบ))|ที่ผ่านมา|ปีก่อน|ปีฐาน|ข้อมูลฐาน|ฐานข้อมูล|ย้อนหลัง|รายรับจริง|รายจ่ายจริง|baseline",
    re.IGNORECASE,
)
# "(ประกาศวันที่ 8 มกราคม 2564)" behind an announcement in a list is the day of the announcement itself.
_CITES = re.compile(
    r"(?:ลง ?วันที่|หนังสือ|คำสั่ง|ตามมติ|มติ|อ้างถึง|ตามประกาศ"
    r"|ประกาศ(?!เจตจำนง|เจตนารมณ์|ผู้ชนะ|เชิญชวน|ประกวดราคา|สอบราคา|ราคากลาง|ยกเลิก|ผล|รับ|(?: ?เมื่อ)? ?วันที่))[^|\n]{0,40}\Z"
)
_NEAR = 120  # letters on either side in which a comparison is announced
CITED_BEFORE = 80  # letters before a date in which the letter or order that it belongs to is named
_A_LIST = 3  # different months or days of one year; fewer may be the days of anything
ROWS = 2  # days in rows of a table are those of what the table lists
PREPARES = range(7, 10)  # July to September: next year's plans are made and signed then


def listed(months: list[Told[MonthMention]], wanted: int) -> list[Told[MonthMention]]:
    """Months without a day, at least three different ones of one other year."""
    dayless = [told for told in months if told.mention.day is None and told.mention.fiscal_year not in (None, wanted)]
    different = {(told.mention.fiscal_year, told.mention.month) for told in dayless}
    alone = len({year for year, _ in different}) == 1
    return dayless if alone and len(different) >= _A_LIST else []


def acted(days: list[Told[MonthMention]], wanted: int) -> list[Told[MonthMention]]:
    """Several different days on which something was done, all of them in one year before the wanted one."""
    told = [one for one in days if one.mention.day is not None and one.mention.fiscal_year is not None and not is_cited(one)]
    different = {(one.mention.year_be, one.mention.month, one.mention.day) for one in told}
    years = {one.mention.fiscal_year or 0 for one in told}
    enough = ROWS if all(one.passage.role is Role.ROW for one in told) else _A_LIST
    return told if len(different) >= enough and len(years) == 1 and max(years) < wanted else []


def in_rows(days: list[Told[MonthMention]], wanted: int) -> list[Told[MonthMention]]:
    """Days or months in several rows of a table, all of them in one year before the wanted one."""
    told = [one for one in days if one.passage.role is Role.ROW and one.mention.fiscal_year is not None and not is_cited(one)]
    rows = {id(one.passage) for one in told}
    different = {(one.mention.year_be, one.mention.month) for one in told if one.mention.month not in PREPARES}
    years = {one.mention.fiscal_year or 0 for one in told}
    return told if min(len(rows), len(different)) >= _A_LIST and len(years) == 1 and max(years) < wanted else []


def signed(months: list[Told[MonthMention]], years: list[Told[YearMention]], wanted: int) -> list[Told[MonthMention]]:
    """Days of signing in several lines, all of one year before the wanted one: those of the papers that are listed."""
    signatures = sorted((told.mention.start, told.mention.end) for told in years if told.mention.role is YearRole.SIGNED)
    told = [one for one in months if one.mention.fiscal_year is not None and inside(signatures, one.mention.start)]
    lines = {id(one.passage) for one in told}
    found = {one.mention.fiscal_year or 0 for one in told}
    return told if len(lines) >= _A_LIST and len(found) == 1 and max(found) < wanted else []


def is_cited(told: Told[MonthMention]) -> bool:
    """Whether a day is that of a letter, an order or a resolution, or stands beside it for comparison."""
    before = told.passage.text[max(0, told.start - CITED_BEFORE) : told.start]
    return _CITES.search(before) is not None or is_compared(told)


def is_compared(told: Told[YearMention] | Told[PeriodMention] | Told[MonthMention]) -> bool:
    """Whether something is named on purpose beside the year of the text."""
    return _COMPARES.search(told.passage.text, max(0, told.start - _NEAR), told.end + _NEAR) is not None
