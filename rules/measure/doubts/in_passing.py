"""Texts that hold the subject's word once, to say how or what for another thing was done: "ให้จัดซื้ออย่างโปร่งใส"."""

import re

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.view import View, evidence

_HOW = re.compile(
    r"(?:อย่าง|ด้วย(?:ความ|หลัก)|ตาม(?:หลัก)?|ยึด(?:มั่น)?(?:ใน)?(?:หลัก)?|เพื่อ(?:ให้|ความ|เสริม|ส่งเสริม|สร้าง)?|โดย(?:ให้|ใช้)?|เป็นไปอย่าง|ห้องประชุม|หอประชุม|ห้อง|ศาลา|อาคาร|ถนน(?:สาย)?|ซอย|สะพาน|วัด|และ|มี)(?:ความ|หลัก)?\Z"
)
_BEFORE = 14  # letters
_MOST = 3  # words: "ด้วยความซื่อสัตย์สุจริตและยึดหลักธรรมาภิบาล"


def in_passing(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The line with the word; empty where another stands in the content or in a heading below the first."""
    words = [word for group in indicator.topic.text for word in group]
    if not indicator.acts or not words:
        return ()
    scene = scene_of(view, indicator)
    any_word = re.compile("|".join(map(re.escape, words)))
    told: tuple[Evidence, ...] = ()
    for line in scene.content:
        found = list(any_word.finditer(line.squashed))
        if found and (told or len(found) > _MOST or not _tell_how(line.squashed, found)):
            return ()
        told = told or tuple(evidence(line, one[0]) for one in found[:1])
    return told


def _tell_how(squashed: str, found: list[re.Match[str]]) -> bool:
    """Whether before each word stands what puts it in passing, or the word before it."""
    ends = [0, *(one.end() for one in found)]
    return all(
        one.start() == end or _HOW.search(squashed[max(0, one.start() - _BEFORE) : one.start()]) is not None
        for one, end in zip(found, ends, strict=False)
    )
