"""Reports whose only money is what was planned: a column "งบประมาณ" beside what was done, and nowhere what was spent."""

import re

from rules.indicator import Component, Indicator, Period
from rules.measure.scene import Scene

_REPORTS = frozenset({Period.FIRST_6_MONTHS, Period.PREVIOUS_FY})
_PROCUREMENT = "procurement_report"  # whose sums are those of contracts
_PLANNED = "งบประมาณ"  # one of the words of the parts that ask what was spent
_SPENT = re.compile(
    r"(?<!ราย)จ่าย|เบิก|เหลือ|ใช้(?!เวลา|บริการ|งาน|รถ|ระบบ|สิทธิ|น้ำ|ไฟ|อำนาจ|ดุลพินิจ|ข้อมูล|ทรัพย์|ออนไลน์)|หมด|เป็นเงิน|รวมเงิน"
)


def planned_money(scene: Scene, indicator: Indicator) -> frozenset[str]:
    """The parts that ask what was spent, where no line has a word for it."""
    if indicator.period not in _REPORTS or _PROCUREMENT in indicator.about:
        return frozenset()
    asked = [part.id for part in indicator.components if _asks_what_was_spent(part)]
    if not asked or any(_SPENT.search(line.squashed) for line in scene.content):
        return frozenset()
    return frozenset(asked)


def _asks_what_was_spent(part: Component) -> bool:
    return part.find is not None and _PLANNED in part.find.any and any(_SPENT.search(word) for word in part.find.any)
