"""What shall be done told in place of what was: "จะดำเนินการสรรหา", "ให้มีการอบรม", and no line of a deed."""

import re
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.blanks.announced import without_what_comes
from rules.measure.view import View, evidence

_SHALL = re.compile(
    r"\A(?:[-–•*]|\(?\d{1,2}[.)])*(?:จะ|ให้(?!ความ|บริการ|คำ|กำลังใจ)|[ก-์]{0,25}(?:ต้อง(?!การ)|พึง(?!พอใจ))|ควร)|จะ(?:จัด|ดำเนิน|มอบ|แต่งตั้ง|ปรับ|ส่ง|ประชุม|พัฒนา|ตรวจ|เผยแพร่)"
    r"|ให้มีการ|ให้ทุก|กำหนดให้"
)
_DONE = re.compile(
    r"แล้ว|เมื่อ|\d(?:คน|ราย|ครั้ง|ชุด|แห่ง|เรื่อง)|(?<!จะ)(?<!ให้)ได้(?:จัด|รับ|ดำเนิน|ประชุม|อบรม|แต่งตั้ง|ออก|ส่ง|บรรจุ|ตรวจ)|เสร็จ|ผล"
)
_MARKS = ("จะ", "ให้", "ต้อง", "พึง", "ควร")  # one of them is in all that it matches
_SENTENCE = 15  # letters; what is shorter is a label
_FEWEST, _SHARE = 3, 0.6
_QUOTES = 2


def only_shall(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """Lines of what shall be, where most are so and no other tells a deed; of 400 right pages of deeds none has them."""
    if not indicator.acts or view.images or not view.holds(*_MARKS):
        return ()
    lines = [line for place, line in enumerate(view.passages) if place not in view.stamps and len(line.squashed) >= _SENTENCE]
    lines = [
        line
        for line in lines
        if line.role in (Role.TEXT, Role.ROW) or (line.role is Role.HEADING and line.source.is_attachment)
    ]
    told = [line for line in lines if _SHALL.search(line.squashed)]
    if len(told) < max(_FEWEST, _SHARE * len(lines)):
        return ()
    skipped = set(map(id, told))
    if any(_DONE.search(without_what_comes(line.squashed)) for line in lines if id(line) not in skipped):
        return ()
    return tuple(map(evidence, islice(told, _QUOTES)))
