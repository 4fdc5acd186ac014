"""Lines that tell how a plan or measure was made and signed: "ได้ลงนามเห็นชอบแผน" carries out none of it."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.view import View

_PAPER = r"(?:แผน|มาตรการ|นโยบาย|ประกาศ|แนวทาง|คู่มือ)"
_ADOPTS = ("ลงนาม", "เห็นชอบ", "อนุมัติ", "ยกร่าง", "พิจารณา", "กำหนด", "จัดทำ", "ทบทวน")  # one of them is in all that it matches
_ADOPTED = re.compile(
    rf"(?:ลงนาม|เห็นชอบ|อนุมัติ)(?:ใน|เห็นชอบ|อนุมัติ|ประกาศ|ใช้)*{_PAPER}|เพื่อ(?:ยกร่าง|กำหนด|จัดทำ|พิจารณา|ทบทวน)(?:ร่าง)?{_PAPER}|ยกร่าง{_PAPER}|\A(?:[-•]|\d[.)])?(?:ทบทวน|จัดทำ|กำหนด)(?:ร่าง)?{_PAPER}[^|]{{0,30}}(?:เมื่อ|วันที่)"
)
_LONGEST = 160  # letters; a longer line tells of more
_ALSO = re.compile(r"อบรม|ตรวจสอบ|ติดตั้ง|ปรับปรุง|ผู้เข้า|\d(?:คน|ราย|ครั้ง)|เผยแพร่|มอบหมาย|บรรจุ|เลื่อน|โอน")


def adopted(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines, where deeds are asked for that follow a plan."""
    if not indicator.acts or indicator.follows is None:
        return
    for place in view.holding(*_ADOPTS):
        line = view.passages[place]
        told = line.role is Role.TEXT and len(line.squashed) <= _LONGEST and _ADOPTED.search(line.squashed)
        if told and not _ALSO.search(line.squashed):
            yield place
