"""Whether a paper says of itself that it is repealed, has ended or does not hold yet, where what holds in the year is asked for."""

import re
from collections.abc import Iterator
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.view import View, evidence
from thai.years import YearRole, years_in

# One of them is in all that it matches.
_WORDS = ("ยกเลิก", "สิ้นสุด", "สิ้นผล", "ไม่มีผล", "หมดอายุ", "เลิกใช้", "บังคับ", "เริ่มใช้", "ให้ใช้", "มีผล")
_LISTS = frozenset(
    {"laws", "news", "procurement_notices", "procurement_plan", "structure", "powers"}
)  # tell of papers that others replaced
_ITSELF = r"(?:ประกาศ|นโยบาย|แผน|คู่มือ|แนวปฏิบัติ|แนวทาง|หลักเกณฑ์|มาตรการ|คำสั่ง|เอกสาร|ฉบับ)(?:ฉบับ)?(?:นี้|ข้างต้น|ดังกล่าว)"
_ENDED = r"(?:ถูกยกเลิก|ยกเลิก(?:แล้ว|โดย|เมื่อ|ไปแล้ว)|สิ้นสุด(?:การใช้|การบังคับ|ผล|แล้ว|ลง)|สิ้นผล|ไม่มีผล|หมดอายุ|เลิกใช้)"
_REPEALED = re.compile(rf"{_ITSELF}[^|]{{0,20}}?{_ENDED}|เลิกใช้แล้ว|ยกเลิกการใช้แล้ว")
_BRACKET = re.compile(r"[(\[](?:ฉบับ)?(?:ปัจจุบัน)?(?:ถูก)?(?:ยกเลิก|เลิกใช้|หมดอายุ)(?:แล้ว|การใช้|ใช้)")  # behind a title
_UNTIL = ("ใช้ถึง", "ใช้จนถึง", "บังคับถึง", "บังคับจนถึง", "อยู่ถึง", "อยู่จนถึง")  # one of them is in all that it matches
_USED_UNTIL = re.compile(r"(?:นี้|เดิม|ฉบับเดิม) ?(?:ให้)?(?:มีผล)?(?:บังคับ)?ใช้(?:บังคับ)?(?:อยู่)?(?:จน)?ถึง|\([^)|]{0,20}ใช้(?:จน)?ถึง")
_BEGINS = re.compile(
    r"(?:ใช้บังคับ|บังคับใช้|มีผล|เริ่มใช้|ให้ใช้)[^|\n]{0,25}(?:ตั้งแต่|ใน|เริ่มใช้) ?(?:วันที่)?[^|\n]{0,22}\Z|เริ่มใช้ ?(?:วันที่)?[^|\n]{0,8}\Z"
)
_QUOTES = 2


def lapsed(view: View, indicator: Indicator, fiscal_year: int) -> tuple[Evidence, ...]:
    """The lines that say so."""
    if ended := _used_until(view, fiscal_year) if view.holds(*_UNTIL) else ():
        return ended
    if (
        indicator.acts
        or _LISTS.intersection(indicator.about)
        or indicator.period in (Period.FIRST_6_MONTHS, Period.PREVIOUS_FY)
    ):
        return ()
    if not view.holds(*_WORDS):
        return ()
    later = [] if indicator.period is Period.COVERS_FY else _to_come(view, fiscal_year)  # its span says it
    return tuple(islice((*_over(view), *later), _QUOTES))


def _used_until(view: View, fiscal_year: int) -> tuple[Evidence, ...]:
    """Lines by which the paper itself was in use up to a day before the year: "โครงสร้างนี้ใช้ถึงวันที่ 30 กันยายน 2563"."""
    lines = (view.passages[place] for place in view.holding(*_UNTIL))
    return tuple(islice((evidence(line) for line in lines if _is_before(line.text, fiscal_year)), _QUOTES))


def _is_before(text: str, fiscal_year: int) -> bool:
    said = _USED_UNTIL.search(text)
    years = [year.fiscal_year for year in years_in(text) if said is not None and year.start >= said.start()]
    return bool(years) and years[0] < fiscal_year


def _over(view: View) -> Iterator[Evidence]:
    for place in view.holding(*_WORDS):
        line = view.passages[place]
        is_title = line.role not in (Role.ROW, Role.LINK)  # in a row or a link it is one paper of several
        if _REPEALED.search(line.squashed) or (is_title and _BRACKET.search(line.squashed)):
            yield evidence(line)


def _to_come(view: View, fiscal_year: int) -> list[Evidence]:
    """The lines by which it begins to hold in a later year; none where one begins in time."""
    begins = [
        (line, year)
        for line in view.passages
        for year in (years_in(line.text) if "ใช้" in line.text or "มีผล" in line.text else ())
        if year.role is not YearRole.LAW and _BEGINS.search(line.text, 0, year.start)
    ]
    if any(year.fiscal_year <= fiscal_year for _, year in begins):
        return []
    return [evidence(line, (year.start, year.end)) for line, year in begins]
