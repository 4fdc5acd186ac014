"""Stories of what the top executive had another one do: a deputy who presided in his place."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.view import View, evidence

_EXECUTIVES = "executive_participation"
_WORDS = ("มอบ", "ติด", "แทน")  # one of them is in all that it matches
_DEPUTED = re.compile(
    r"มอบ(?:หมาย)?(?:ให้)?(?:รองนายก|ปลัด|เลขานุการนายก|หัวหน้าสำนัก)[^|]{0,60}?(?:เป็นประธาน|เข้าร่วม|ร่วมพิธี|เปิดงาน|เปิดการ|แทน|เป็นผู้แทน)|"
    r"นายก[^|]{0,60}?(?:ติดราชการ|ติดภารกิจ)|(?:รองนายก|ปลัด)[^|]{0,40}?(?:ปฏิบัติหน้าที่แทน|เป็นประธานแทน|เข้าร่วมแทน)"
)
_QUOTES = 2


def deputed(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so, where no other line tells of the executive."""
    if _EXECUTIVES not in indicator.about or not view.holds(*_WORDS):
        return ()
    scene = scene_of(view, indicator)
    part = indicator.components[0]
    told = [line for line in scene.content if _DEPUTED.search(line.squashed)]
    own = part.find.any if part.find is not None else ()
    skipped = set(map(id, told))
    others = (line for line in scene.content if id(line) not in skipped and any(word in line.squashed for word in own))
    return tuple(map(evidence, islice(told, _QUOTES))) if told and next(others, None) is None else ()
