"""Papers that tell how the one asked for is made: "ขั้นตอนการจัดทำแผน…" over the right words and nothing that was made."""

import re
from collections.abc import Iterator
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, Passage, View, evidence

_MADE = ("การจัดทำ", "การเขียน", "ตัวอย่าง", "ประเมิน", "วิเคราะห์")  # one of them is in all that it matches
_HOW = re.compile(
    r"(?:ขั้นตอน|วิธี|วิธีการ|แนวทาง|หลักเกณฑ์|เทคนิค|คู่มือ|ปฏิทิน)(?:ใน)?(?:การ(?:จัดทำ|เขียน))|ตัวอย่าง(?:การ)?(?:จัดทำ|เขียน)?"
    r"|(?:แผน|ปฏิทิน|กำหนดการ|ขั้นตอน|กรอบเวลา)(?:ใน)?(?:การ)?(?=(?:ประเมิน|วิเคราะห์))"
)
_FIRST_LINES = 3
_LONGEST = 90  # letters


def how_made(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines that say so, of every source that says anything; empty where one is the paper itself."""
    if indicator.of_law or not view.holds(*_MADE):
        return ()
    said: list[Evidence] = []
    for start, end in view.stretches:
        lines = list(islice(_lines(view, start, end), _FIRST_LINES))
        told = next((line for line in lines if _tells(line.squashed, indicator)), None)
        if lines and told is None:
            return ()
        said += [evidence(told)] if told is not None else []
    return tuple(said)


def _lines(view: View, start: int, end: int) -> Iterator[Passage]:
    places = (place for place in range(start, end) if place not in view.stamps)
    return (view.passages[place] for place in places if view.passages[place].role not in CLAIMS)


def _tells(line: str, indicator: Indicator) -> bool:
    found = _HOW.match(line)
    return found is not None and len(line) <= _LONGEST and line.startswith(indicator.topic.names, found.end())
