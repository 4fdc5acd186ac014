"""The proposal or the report of one project, where a plan or a report of several is asked for."""

import re

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.doubts.other_paper import all_titled
from rules.measure.view import Passage, View, evidence

_PLANS = frozenset({"anticorruption_plan", "operations_plan", "development_plan"})
_PROPOSES = "หลักการและเหตุผล"
_NAMED = re.compile(r"(?:\d{1,2}[.)])?(?:ชื่อโครงการ|โครงการ|กิจกรรม)")
_PROPOSED = re.compile(r"(?:\d{1,2}[.)])?(?:ผู้เสนอโครงการ|ผู้ขออนุมัติ|วิธีดำเนินการ|ผลที่คาดว่าจะได้รับ|กลุ่มเป้าหมาย|เป้าหมาย)")
_REPORTS = frozenset({
    "anticorruption_half_year", "anticorruption_report", "operations_half_year", "operations_report", "hr_report",
})  # fmt: skip
_OF_ONE = re.compile(
    r"(?:สรุป|รายงาน)+(?:ผล|ความ(?:คืบ|ก้าว)หน้า)(?:การ)?(?:ดำเนิน(?:งาน|การ)|จัด|ปฏิบัติงาน|ฝึกอบรม|อบรม)*(?:ตาม)?(?:โครงการ|กิจกรรม)"
    r"(?!/|และ|หรือ|กิจกรรม|ตาม|ประจำ|ปี|ต่าง|ทั้ง|ของ|ใน|ที่|งบ|สำคัญ|เด่น|ภายใต้|ด้าน|จำนวน|รอบ|ราย|ป้องกันการทุจริต)[ก-ฮเ-ไ]"
)
_SECOND = re.compile(r"(?:\d{1,2}[.)])?\|?(?:\d{1,2}\|)?(?:โครงการ|กิจกรรม)(?!นี้|ดังกล่าว)[ก-ฮเ-ไ]")
_SEVERAL = 2


def one_project(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The line that names the project, beside the other heads of a proposal, where no second one and no table is there."""
    if _REPORTS.intersection(indicator.about):
        return _reported(view, indicator)
    if not _PLANS.intersection(indicator.about) or not view.holds(_PROPOSES) or view.places[Role.ROW]:
        return ()
    lines = [view.passages[place] for place in view.places[Role.TEXT] if place not in view.stamps]
    named = [line for line in lines if _NAMED.match(line.squashed)]
    proposed = any(_PROPOSED.match(line.squashed) for line in lines)
    return (evidence(named[0]),) if len(named) == 1 and proposed else ()


def _reported(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The title of a report on one project, in all that says something, where no line begins with another."""

    def title_in(first_lines: list[Passage]) -> Passage | None:
        title = next((line for line in first_lines if _OF_ONE.match(line.squashed)), None)
        lines = (line for line in view.own_lines if title is not None and line.source is title.source)
        return title if sum(_SECOND.match(line.squashed) is not None for line in lines) < _SEVERAL else None

    return all_titled(view, indicator, title_in) if view.holds("ผล", "คืบหน้า", "ก้าวหน้า") else ()
