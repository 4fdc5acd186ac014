"""Lines that say what marks and scores mean: "ระดับความเสี่ยง 1 = ต่ำ 2 = ปานกลาง" gives the level of no risk."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.view import View

_SIGN = "="  # in nearly every legend, and in hardly any other line
_MEANS = re.compile(r"(?:\d|[ก-๛])(?:คะแนน)?=(?:ความ|ระดับ|เสี่ยง)?[ก-๛]")
_FEWEST = 2


def legends(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines."""
    if indicator.acts or not view.holds(_SIGN):
        return
    for place in view.holding(_SIGN):
        line = view.passages[place]
        if line.role is Role.TEXT and len(_MEANS.findall(line.squashed)) >= _FEWEST:
            yield place
