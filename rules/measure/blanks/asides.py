"""Lines beside the matter: "ทั้งนี้ การเบิกจ่ายให้คำนึงถึงรายรับ", "ให้ทุกกองเร่งรัดการเบิกจ่าย" show neither income nor spending."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.structure.counts import has_number
from rules.measure.view import View

_POINT = r"(?:[-•*]|\d{1,2}[.)])?"
_NOTE = re.compile(rf"{_POINT}(?:ทั้งนี้|อนึ่ง|หมายเหตุ|เพื่อให้การ)")  # with a figure it may tell it all the same
_BIDS = re.compile(rf"{_POINT}(?:ให้ทุก|ขอให้ทุก|ขอความร่วมมือ|โปรด)")
_SAYS_NONE = "ไม่มี"
_LONGEST = 200  # letters; a longer text says more than that


def asides(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines, in what is a document of figures and not a deed."""
    if indicator.acts or indicator.of_law or not indicator.documents_usual:
        return
    for place in view.places[Role.TEXT]:
        line = view.passages[place]
        is_aside = _BIDS.match(line.squashed) or (_NOTE.match(line.squashed) and not has_number(line.text))
        if is_aside and len(line.squashed) <= _LONGEST and _SAYS_NONE not in line.squashed:
            yield place
