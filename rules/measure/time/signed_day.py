"""Lines that are nothing but the day on which a paper was signed, approved or counted: its month is no time of a project."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.structure.counts import MONTH
from rules.measure.view import View
from thai.digits import to_ascii

_DAY_WORDS = (
    "ประกาศ",
    "สั่ง",
    "ให้ไว้",
    "อนุมัติ",
    "เห็นชอบ",
    "ลงนาม",
    "ข้อมูล",
    "จัดทำ",
    "รายงาน",
    "ปรับปรุง",
)  # one of them is in all that it matches
_REST = 40  # letters beside it that say who signed
_LONGEST = 160  # letters of a line with two such days
_BEFORE_A_DAY = re.compile(
    r"(?:ประกาศ|สั่ง|ให้ไว้|อนุมัติ|เห็นชอบ|ลงนาม|ข้อมูล|จัดทำ|รายงาน|ปรับปรุง|ใช้|แล้ว|มา|กัน)(?:เมื่อ|ณ|ลง)?(?:วันที่)?[0-9๐-๙]"
)
_DIGIT = re.compile(r"\d")
_SIGNED = re.compile(
    r"(?:จึง)?(?:ประกาศ|สั่ง|ให้ไว้|อนุมัติ|เห็นชอบ|ลงนาม|ข้อมูล|จัดทำ|รายงาน|ปรับปรุง)(?:ใช้|แล้ว|มา|ให้ทราบทั่วกัน)*"
    rf"(?:เมื่อ|ณ|ลง)?(?:วันที่)?\d{{1,2}}(?:เดือน)?{MONTH}(?:(?:พ\.ศ\.)?(?:25)?\d\d)?"
)


def signed_days(view: View, indicator: Indicator) -> Iterator[int]:
    """Their places; where deeds are asked for, one may be a deed beside the day."""
    for place in view.holding(*_DAY_WORDS):
        line = view.passages[place]
        if line.role is Role.ROW or len(line.squashed) > _LONGEST or not _BEFORE_A_DAY.search(line.squashed):
            continue
        rest = _SIGNED.sub("", to_ascii(line.squashed))
        if rest != line.squashed and len(rest) <= (0 if indicator.acts else _REST) and not _DIGIT.search(rest):
            yield place
