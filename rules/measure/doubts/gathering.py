"""A meeting, a training or a talk about a paper, where the paper itself is asked for: "อบรมการจัดทำแผน …  ผู้เข้าอบรม 35 คน"."""

import re

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import View, evidence

# What people did about it, and that they were there; one of each is in all that the patterns match.
_MET = ("ประชุม", "อบรม", "ซักซ้อม", "ชี้แจง", "สัมมนา", "บรรยาย", "มอบนโยบาย")
_MEETING = re.compile("|".join(_MET))
_ABOUT, _ENDS = 90, re.compile(r"เห็นชอบ|ประกาศใช้|ดังนี้|[|]")  # letters behind it, up to where the paper was made
_THERE = re.compile(
    r"ผู้(?:เข้า|มา)(?:ร่วม|อบรม|ประชุม|รับ)|เข้าร่วม(?:ประชุม|อบรม|รับฟัง|\d)|เข้ารับ(?:การอบรม|ฟัง)|เข้าร่วม[^|]{0,12}\d+คน|วิทยากร|วุฒิบัตร"
)
_LONGEST = 900  # letters; a longer text is more than a story
_FEWEST_ROWS = 3  # of a table: its head, and more than one entry


def gathering(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The line that tells of it and the one that says who came; empty where rows stand beside them, or deeds are asked for."""
    if indicator.acts or indicator.interactive or not indicator.documents_usual or view.letters > _LONGEST:
        return ()
    if len(view.places[Role.ROW]) >= _FEWEST_ROWS or view.forms or not view.holds(*_MET):
        return ()
    lines = [
        line for place, line in enumerate(view.passages) if line.role in (Role.TEXT, Role.HEADING) and place not in view.stamps
    ]
    about = next((line for line in lines if _is_about(line.squashed, indicator)), None)
    there = next((line for line in lines if _THERE.search(line.squashed)), None)
    return (evidence(about), evidence(there)) if about is not None and there is not None else ()


def _is_about(line: str, indicator: Indicator) -> bool:
    """Whether the subject's name stands close behind the word for a gathering."""
    behind = (_ENDS.split(line[found.end() : found.end() + _ABOUT], maxsplit=1)[0] for found in _MEETING.finditer(line))
    return any(name in words for words in behind for name in indicator.topic.names)
