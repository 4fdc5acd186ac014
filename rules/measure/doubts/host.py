"""Who did what is told: another body held it and the agency's people only sat there, or a list is of other bodies' papers."""

import re
from collections.abc import Sequence
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.look_alikes import look_alikes
from rules.measure.doubts.bodies import is_of_others
from rules.measure.view import CLAIMS, Passage, View, evidence

# What staff learned elsewhere is training all the same, and news tells of everybody.
_HELD = frozenset({"participation", "ethics_culture", "executive_participation", "risk_action", "ita_measures_action"})
_NOTICES = "procurement_notices"
_LISTED = frozenset({_NOTICES, "news", "contact"})
_DOES = re.compile(r"จัด(?:การ)?(?:สัมมนา|อบรม|ประชุม|กิจกรรม|โครงการ|เวที|งาน|พิธี|แข่งขัน|ประกวด|เสวนา|ขึ้น)|เป็นเจ้าภาพ")
_ACTS = ("จัด", "เจ้าภาพ", "ดำเนินการโดย")  # one of them is in all that it matches
_OWN = re.compile(r"(?:เทศบาล|องค์การบริหารส่วน|อบต|อบจ|หน่วยงาน|สำนักปลัด|กอง)[^|\n]{0,40}?(?:จัด|ดำเนิน|มอบหมาย|กำหนดให้|เชิญ)|ได้จัด")
_HELD_BY = re.compile(r"(?:จัด(?:ขึ้น)?|ดำเนินการ)โดย")
_LAO = re.compile(r"เทศบาล|องค์การบริหารส่วน|อบต|อบจ")
_REACH = 60  # letters from a body to what it held: "ร่วมกับบริษัทที่ปรึกษา จัดประชุม"
_LEAD = 60  # letters before it: "เมื่อวันที่ 24 มีนาคม 2565 เวลา 09.00 น."
_PLACE = ("ณ", "ที่", "กับ", "ใน", "ของ", "ตาม", "และ", "จาก", "แก่", "ให้", "ต่อ", "เรียน")  # before a body that does nothing here
_FEWEST = 2  # entries of a list
_ENTRIES = frozenset({Role.TEXT, Role.ROW, Role.LINK})
_QUOTES = 3


def another_host(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so; empty where the agency did something itself, or one entry of the list may be its own."""
    if _LISTED.intersection(indicator.about):
        lines = [line for place, line in enumerate(view.passages) if line.role in _ENTRIES and place not in view.stamps]
        theirs = _of_others(lines)
        if theirs or _NOTICES not in indicator.about:
            return theirs
        # Where the notices are links, what stands behind them and around them is no further entry.
        return _of_others([line for line in lines if _is_linked(line, view)])
    if _HELD.intersection(indicator.about):
        lines = [passage for passage in view.passages if passage.role not in CLAIMS]
        if any(_OWN.search(line.squashed) for line in lines):
            return ()
        telling = (line for line in lines if any(word in line.squashed for word in _ACTS) and _is_held_elsewhere(line.squashed))
        return tuple(map(evidence, islice(telling, _QUOTES)))
    return ()


def _is_linked(line: Passage, view: View) -> bool:
    """Whether it is a link of the page, or a line or row around one."""
    return line.source is view.page and (line.role is Role.LINK or line.text in view.labels)


def _is_held_elsewhere(line: str) -> bool:
    if any(line.startswith(look_alikes().bodies, found.end()) for found in _HELD_BY.finditer(line)):
        return True
    if not _DOES.search(line):
        return False
    for body in look_alikes().bodies:
        start = line.find(body)
        before, after = line[: max(0, start)], line[start + len(body) : start + len(body) + _REACH]
        if start < 0 or len(before) > _LEAD or before.endswith(_PLACE) or _LAO.search(before):
            continue
        if _DOES.search(_LAO.split(after, maxsplit=1)[0]):
            return True
    return False


def _of_others(lines: Sequence[Passage]) -> tuple[Evidence, ...]:
    """The entries of a list that begin with other bodies, where most lines with a figure do."""
    entries = [line for line in lines if any(map(str.isdigit, line.squashed))]
    theirs = [line for line in entries if is_of_others(line.squashed)]
    return tuple(map(evidence, theirs[:_QUOTES])) if len(theirs) >= _FEWEST and 2 * len(theirs) > len(entries) else ()
