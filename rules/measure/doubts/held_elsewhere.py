"""Deeds of others at which the agency's people were guests, where its own are asked for."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.view import View, evidence

_CULTURE, _EXECUTIVES, _PARTICIPATION = "ethics_culture", "executive_participation", "participation"
_US = r"(?:เทศบาล|องค์การบริหารส่วน|อบต|อบจ|สำนักปลัด|กอง|ฝ่าย|งาน|หน่วยงาน)"
_STAFF = r"(?:พนักงาน|บุคลากร|เจ้าหน้าที่|ข้าราชการ|ผู้แทน|ตัวแทน)"
_SENT = re.compile(
    rf"จัด(?:ขึ้น)?โดย(?!{_US})|เดินทางไป(?:เข้า)?(?:รับการ|ร่วม)?(?:อบรม|ฝึกอบรม|สัมมนา|ประชุม|โครงการ)|"
    rf"ส่ง{_STAFF}[^|]{{0,40}}(?:ไป|เข้า)(?:เข้า)?(?:ร่วม|รับการ|อบรม)|"
    r"(?:สำนักงาน|สถาบัน|กรม|กระทรวง|จังหวัด|อำเภอ|วิทยาลัย)[^|]{0,40}?เป็น(?:ผู้จัด(?!การ)|เจ้าภาพ)"
)
_HELD = re.compile(rf"{_US}[^|]{{0,40}}?(?:ได้|เป็นผู้)?(?:จัดอบรม|จัดโครงการ|จัดกิจกรรม|จัดประชุม|จัดขึ้นเอง|จัดเอง|จัดพิธี)")
_NOT_OURS = re.compile(r"(?:ไม่|มิ)ได้(?:เป็นผู้)?จัด[^|]{0,40}เอง")
_HOST = re.compile(r"(?:ผู้ว่าราชการจังหวัด|นายอำเภอ|ท้องถิ่นจังหวัด|ท้องถิ่นอำเภอ|ปลัดจังหวัด)[^|]{0,80}?เป็นประธาน")
_GUESTS = re.compile(
    r"(?:นายก|ผู้บริหาร|พนักงาน|เจ้าหน้าที่|สมาชิกสภา)[^|]{0,40}?(?:เข้าร่วม|ร่วม)(?:พิธี|งาน|โครงการ|กิจกรรม)[^|]{0,50}?(?:ของ|โดย|ณ)(?:ที่ว่าการ)?(?:อำเภอ|จังหวัด|ศาลากลาง)"
)
_TOOK_PART = re.compile(
    r"นายก(?!รัฐมนตรี)(?:(?!ทั่ว|ทุก|ทั้ง)[^|]){0,60}?(?:เข้าร่วม|ร่วม|นำ|พร้อม|ลงนาม|กล่าว|มอบ|เป็นประธาน|ประกาศ|เดินทาง)|"
    r"(?:นำโดย|โดยมี|โดยท่าน|พร้อมด้วย)นายก"
)
_WORDS = {
    _CULTURE: ("จัดโดย", "จัดขึ้นโดย", "เดินทางไป", "ส่ง", "ได้จัด", "ผู้จัด", "เจ้าภาพ"),
    _EXECUTIVES: ("เป็นประธาน",),
    _PARTICIPATION: ("อำเภอ", "จังหวัด", "ศาลากลาง"),
}
_QUOTES = 2


def held_elsewhere(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so; empty where others tell of the agency's own deed, or of what its executive did there."""
    subject = next((one for one in _WORDS if one in indicator.about), None)
    if subject is None or not view.holds(*_WORDS[subject]):
        return ()
    lines = scene_of(view, indicator).content
    if subject == _EXECUTIVES:
        theirs = [line for line in lines if _HOST.search(line.squashed)]
        own = any(_TOOK_PART.search(_HOST.sub("", line.squashed)) for line in lines)
    else:
        guests = _GUESTS if subject == _PARTICIPATION else _SENT
        theirs = [line for line in lines if guests.search(line.squashed) or _NOT_OURS.search(line.squashed)]
        skipped = set() if guests is _GUESTS else set(map(id, theirs))
        own = any(_HELD.search(line.squashed) for line in lines if id(line) not in skipped)
    return tuple(map(evidence, islice(theirs, _QUOTES))) if theirs and not own else ()
