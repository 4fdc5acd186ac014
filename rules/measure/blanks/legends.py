"""Lines and tables that say what marks and scores mean: "ระดับความเสี่ยง 1 = ต่ำ 2 = ปานกลาง" gives the level of no risk."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.blanks.empty_tables import tables
from rules.measure.view import View

# In nearly every legend, and the first in hardly any other line.
_SIGNS = ("=", "ปานกลาง", "น้อยที่สุด")
_SCALE = re.compile(r"\d?ระดับ[^|]{0,20}มากที่สุด[^|]{0,30}น้อยที่สุด")  # "5 ระดับ มากที่สุดถึงน้อยที่สุด"
_RESULT = re.compile(r"ร้อยละ\d|\d\.\d|\d%")
_MEANS = re.compile(
    r"(?:\d|[ก-๛])(?:คะแนน)?=(?:ความ|ระดับ|เสี่ยง)?[ก-๛]|\d{1,2}[-–]\d{1,2}(?:คะแนน)?(?:คือ|:)?(?:ความ|ระดับ|เสี่ยง)*(?:สูง|ปานกลาง|ต่ำ)"
    r"|\d\.\d\d?(?:[-–]|ถึง)\d\.\d\d?(?:คะแนน)?(?:คือ|หมายถึง|:)?(?:ความ|ระดับ|พึง|พอใจ)*(?:มาก|ปานกลาง|น้อย)"  # "3.51-4.50 มาก"
)
_FEWEST = 2
_BAR = "|"
_SCORES = ("คะแนน", "เกณฑ์")  # in every head of such a table
_HEAD = re.compile(r"(?:ช่วง|ระดับ|ค่า|เกณฑ์)?(?:คะแนน|เกณฑ์|ระดับ|ค่าเฉลี่ย)[^|]{0,25}")
_SCORE = re.compile(r"(?:ตั้งแต่)?[\d.,]{1,6}(?:(?:-|–|ถึง)[\d.,]{1,6})?(?:คะแนน|ขึ้นไป)?")
_COLUMNS = 3


def legends(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines and rows."""
    if indicator.acts or not view.holds(*_SIGNS, *_SCORES):
        return
    for place in view.holding(*_SIGNS):
        line = view.passages[place]
        if line.role is Role.TEXT and _tells_meaning(line.squashed):
            yield place
    for places in tables(view):
        head, *below = (view.passages[place].squashed.split(_BAR) for place in places)
        scored = len(head) <= _COLUMNS and _HEAD.fullmatch(head[0]) and any(word in cell for cell in head for word in _SCORES)
        if scored and len(below) >= _FEWEST and all(_SCORE.fullmatch(cells[0]) for cells in below):
            yield from places


def _tells_meaning(line: str) -> bool:
    """Whether a line says what marks mean, or names all steps of a scale and no result."""
    return len(_MEANS.findall(line)) >= _FEWEST or (_SCALE.search(line) is not None and not _RESULT.search(line))
