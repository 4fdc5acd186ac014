"""Lines beside the matter: "ทั้งนี้ การเบิกจ่ายให้คำนึงถึงรายรับ", "ให้ทุกกองเร่งรัดการเบิกจ่าย" show neither income nor spending."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.structure.counts import has_number
from rules.measure.view import View

# A note with a figure may tell it all the same; a request ("ให้ทุกกอง…") never does.
_ASIDE = re.compile(r"(?:[-•*]|\d{1,2}[.)])?(?:(?P<note>ทั้งนี้|อนึ่ง|หมายเหตุ|เพื่อให้การ)|ให้ทุก|ขอให้ทุก|ขอความร่วมมือ|โปรด)")
_SAYS_NONE = "ไม่มี"
_QUOTED = ("“", "”", '"')
_QUESTION = re.compile(r"[“\"][^“”\"|]{8,120}(?:เพียงใด|เพียงไร|มากน้อย|หรือไม่|อย่างไร|ระดับใด)\??[”\"]")
_LONGEST = 200  # letters; a longer text says more than that


def asides(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines, in what is a document of figures and not a deed."""
    if indicator.acts or indicator.of_law or not indicator.documents_usual:
        return
    for place in view.places[Role.TEXT]:
        line = view.passages[place]
        found = _ASIDE.match(line.squashed)
        if found is None or len(line.squashed) > _LONGEST or _SAYS_NONE in line.squashed:
            continue
        if not (found["note"] and has_number(line.text)):
            yield place


def quoted_questions(view: View) -> Iterator[tuple[int, int]]:
    """The stretches of `view.joined` that quote what a survey asked: "ท่านเป็นผู้รับผิดชอบต่อผลงานเพียงใด" names nobody responsible."""
    if view.holds(*_QUOTED):
        yield from (found.span() for found in _QUESTION.finditer(view.joined))
