"""The proposal of one project, where a plan of several is asked for."""

import re

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import View, evidence

_PLANS = frozenset({"anticorruption_plan", "operations_plan", "development_plan"})
_PROPOSES = "หลักการและเหตุผล"
_NAMED = re.compile(r"(?:\d{1,2}[.)])?(?:ชื่อโครงการ|โครงการ|กิจกรรม)")
_PROPOSED = re.compile(r"(?:\d{1,2}[.)])?(?:ผู้เสนอโครงการ|ผู้ขออนุมัติ|วิธีดำเนินการ|ผลที่คาดว่าจะได้รับ|กลุ่มเป้าหมาย|เป้าหมาย)")


def one_project(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The line that names the project, beside the other heads of a proposal, where no second one and no table is there."""
    if not _PLANS.intersection(indicator.about) or not view.holds(_PROPOSES) or view.places[Role.ROW]:
        return ()
    lines = [view.passages[place] for place in view.places[Role.TEXT] if place not in view.stamps]
    named = [line for line in lines if _NAMED.match(line.squashed)]
    proposed = any(_PROPOSED.match(line.squashed) for line in lines)
    return (evidence(named[0]),) if len(named) == 1 and proposed else ()
