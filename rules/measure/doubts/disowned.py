"""Pages that say of themselves that they are not what they show: not promulgated yet, or an example."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, View, evidence

# One of them is in all that it matches.
_MARKS = ("ประกาศใช้", "ใช้บังคับ", "เพียงตัวอย่าง", "ตัวอย่างการ", "ตัวอย่างแบบ", "ข้อมูลสมม", "ตัวเลขสมม", "เป็นสมม")
_DISOWNED = re.compile(
    r"ยังไม่(?:ได้)?(?:มีผล)?(?:ประกาศใช้|ใช้บังคับ)|เป็นเพียงตัวอย่าง|เป็นตัวอย่างการ(?:กรอก|เขียน|จัดทำ|รายงาน)|ตัวอย่างการกรอก|ตัวอย่างแบบรายงาน|"
    r"(?:ข้อมูล|ตัวเลข)(?:เป็น)?(?:สมมติ|สมมุติ)"
)
_LONGEST = 300  # letters of a line; a chapter in one line speaks of others
_QUOTES = 2


def disowned(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so."""
    if indicator.of_law:
        return ()
    marked = (view.passages[place] for place in view.holding(*_MARKS))
    lines = (line for line in marked if line.role not in CLAIMS and len(line.squashed) <= _LONGEST)
    return tuple(islice((evidence(line) for line in lines if _DISOWNED.search(line.squashed)), _QUOTES))
