"""Pages that say of the deed that is asked for that it was called off, put off or never held."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.structure.counts import counts_things
from rules.measure.view import View, evidence
from thai.months import months_in

_NOTICES = "procurement_notices"  # that one was withdrawn is a notice
_WORDS = ("งด", "ยกเลิก", "เลื่อน", "ไม่ได้", "มิได้")  # one of them is in all that it matches
_DEED = r"(?:การ)?(?:จัด(?!ทำ|เก็บ|ซื้อ|จ้าง|สรร|ตั้ง)|โครงการ|กิจกรรม|อบรม|ฝึกอบรม|ประชุม|ประชาคม)"
_OFF = re.compile(
    rf"งด{_DEED}|ยกเลิก{_DEED}|เลื่อน{_DEED}[^|]{{0,60}}(?:ออกไป|ไม่มีกำหนด|จนกว่า)|(?:ไม่|มิ)ได้(?:มีการ)?(?:ดำเนินการ)?{_DEED}"
    r"|(?:ขอ|จึง|ให้|ต้อง)(?:ขอ)?เลื่อน[^|]{0,30}(?:ออกไป|ไม่มีกำหนด|จนกว่า)"
)
_QUOTES = 2


def called_off(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so; empty where another line gives a day or counts who came: one of several deeds may fail."""
    if not indicator.acts or _NOTICES in indicator.about or not view.holds(*_WORDS):
        return ()
    content = scene_of(view, indicator).content
    off = [line for line in content if _OFF.search(line.squashed)]
    if not off:
        return ()
    others = (line for line in content if line not in off and (counts_things(line.text) or months_in(line.text)))
    return () if next(others, None) is not None else tuple(map(evidence, islice(off, _QUOTES)))
