"""What the top executive had others do: a deputy who presided in his place, staff whose memo he only took note of."""

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
_NOTED = ("ทราบ",)
# How a memo ends, to whom it goes, and what it says that was allowed before.
_TAKES_NOTE = re.compile(r"ทราบ(?:/[ก-์]{0,20})?\(")
_OF_A_MEMO = re.compile(rf"\A(?:เรียน|เสนอ|ถึง)|{_TAKES_NOTE.pattern}|นายก[^|]{{0,25}}?(?:อนุมัติ|เห็นชอบ)")
_QUOTES = 2


def deputed(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so, where no other line tells of the executive."""
    if _EXECUTIVES not in indicator.about:
        return ()
    return (_done_by(_DEPUTED, view, indicator) if view.holds(*_WORDS) else ()) or _only_noted(view, indicator)


def _only_noted(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The end of a memo on what the staff did, where the executive is named in nothing but the words of a memo."""
    if view.images or not view.holds(*_NOTED) or not any(_TAKES_NOTE.search(line.squashed) for line in view.texts):
        return ()
    return _done_by(_OF_A_MEMO, view, indicator)


def _done_by(others_did: re.Pattern[str], view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    scene = scene_of(view, indicator)
    part = indicator.components[0]
    told = [line for line in scene.content if others_did.search(line.squashed)]
    own = part.find.any if part.find is not None else ()
    skipped = set(map(id, told))
    others = (line for line in scene.content if id(line) not in skipped and any(word in line.squashed for word in own))
    return tuple(map(evidence, islice(told, _QUOTES))) if told and next(others, None) is None else ()
