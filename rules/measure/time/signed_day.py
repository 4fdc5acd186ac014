"""Lines that are nothing but the day on which a paper was signed, approved or counted: its month is no time of a project."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.measure.structure.counts import MONTH
from rules.measure.view import View
from thai.digits import to_ascii

_ON_THE_DAY = "วันที่"  # in all that it matches
_SIGNED = re.compile(
    r"(?:จึง)?(?:ประกาศ|สั่ง|ให้ไว้|อนุมัติ|เห็นชอบ|ลงนาม|ข้อมูล|จัดทำ|รายงาน|ปรับปรุง)(?:ใช้|แล้ว|มา|ให้ทราบทั่วกัน)*"
    rf"(?:เมื่อ|ณ|ลง)?วันที่\d{{1,2}}(?:เดือน)?{MONTH}(?:(?:พ\.ศ\.)?(?:25)?\d\d)?"
)


def signed_days(view: View) -> Iterator[int]:
    """Their places."""
    for place in view.holding(_ON_THE_DAY):
        line = view.passages[place]
        if line.role is not Role.ROW and _SIGNED.fullmatch(to_ascii(line.squashed)):
            yield place
