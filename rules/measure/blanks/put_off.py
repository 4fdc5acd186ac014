"""Parts that a line puts off: "มาตรการจะกำหนดในการประชุมครั้งต่อไป"; what stands elsewhere under their name is not they."""

import re
from collections.abc import Container

from model.document import Role
from rules.indicator import Component, Indicator
from rules.measure.scene import Scene
from rules.measure.view import Passage
from rules.phrases import Hit

# One of them is in all that they match.
_MARKS = ("ยังไม่", "อยู่ระหว่าง", "รอ", "จะ")
_MADE = "(?:กำหนด|จัดทำ|วิเคราะห์|ระบุ|ประเมิน)"
_TOLD = "(?:รายงาน|สรุป|แจ้ง|รวบรวม|เผยแพร่|นำเสนอ)"
_PUT_UP = "(?:เพิ่มเติม|อัปโหลด|นำ(?:ขึ้น|ลง(?!พื้น))|ลงเว็บ|ลงในเว็บ)"  # on the page
_LATER = "[^|]{0,50}(?:ต่อไป|ภายหลัง|อีกครั้ง|ครั้งหน้า)"
_ITS_NAME = "[^|:0-9]{0,30}?"  # "มาตรการ" goes on as "มาตรการจัดการความเสี่ยง"
_WILL_BE_TOLD = re.compile(rf"{_ITS_NAME}(?:จะ(?:ได้)?{_TOLD}{_LATER}|อยู่ระหว่าง(?:การ)?{_TOLD})")
_WILL_BE_MADE = re.compile(rf"{_ITS_NAME}(?:จะ(?:ได้)?{_MADE}{_LATER}|(?:ยัง)?อยู่ระหว่าง(?:การ)?{_MADE})")
_WILL_BE_SHOWN = re.compile(rf"{_ITS_NAME}จะ(?:ได้)?{_PUT_UP}")
_MEETS = "จะ(?:ได้)?(?:นัด|มี|จัด)?(?:การ)?(?:ประชุม|หารือ|พิจารณา)"  # "จะนัดประชุมครั้งต่อไปเพื่อพิจารณากำหนดมาตรการ"
_NOT_YET = re.compile(
    rf"(?:ยังไม่(?:ได้|มีการ)?|อยู่ระหว่าง(?:การ)?|รอ(?:การ)?)(?:{_MADE}|{_TOLD})(?:รายละเอียด)?\Z|{_MEETS}[^|]{{0,40}}{_MADE}\Z"
)
_AT_ALL = re.compile(
    rf"(?:ยังไม่(?:ได้|มีการ)?|อยู่ระหว่าง(?:การ)?|รอ(?:การ)?|จะ(?:ได้)?)(?:{_MADE}|{_TOLD})|{_MEETS}|จะ(?:ได้)?{_PUT_UP}"
)  # in every line that puts off
_BEFORE = 60  # letters
_OF_THE_FUTURE = frozenset({"suggestions", "problems"})  # "ข้อเสนอแนะ จะจัดทำ…" is one


def put_off(scene: Scene, indicator: Indicator) -> frozenset[str]:
    """The parts told by words that a line of the text puts off."""
    view = scene.view
    later = {place for place in view.holding(*_MARKS) if _is_later(view.passages[place])}
    return frozenset(part.id for part in indicator.components if _is_put_off(scene, part, later)) if later else frozenset()


def _is_later(line: Passage) -> bool:
    return line.role is Role.TEXT and _AT_ALL.search(line.squashed) is not None


def _is_put_off(scene: Scene, part: Component, later: Container[int]) -> bool:
    find, check = part.find, part.check
    if find is not None and find.done:
        return False
    asked = () if find is None else (*find.any, *(find.all[0] if find.all else ()))
    # A chart and a map go by the words that their measure is called by.
    named = () if check is None else check.phrases(check.measure.value)
    hits = scene.found((*asked, *named), () if find is None else find.but_not)
    return any(scene.place(hit) in later and _is_of_later(scene, hit, part.id) for hit in hits)


def _is_of_later(scene: Scene, hit: Hit, part: str) -> bool:
    place = scene.place(hit)
    line = scene.view.passages[place]
    start = hit.start - scene.view.starts[place]
    end = start + len(hit.phrase)
    if _NOT_YET.search(line.squashed, max(0, start - _BEFORE), start) or _WILL_BE_TOLD.match(line.squashed, end):
        return True
    later = (_WILL_BE_MADE, _WILL_BE_SHOWN)
    return part not in _OF_THE_FUTURE and any(said.match(line.squashed, end) is not None for said in later)
