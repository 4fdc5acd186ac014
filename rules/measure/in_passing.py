"""Texts that hold the subject's word once, to say how or what for another thing was done: "ให้จัดซื้ออย่างโปร่งใส"."""

import re

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.view import View, evidence

_HOW = re.compile(r"(?:อย่าง|ด้วยความ|ตาม(?:หลัก)?|เพื่อ(?:ให้|ความ|เสริม|ส่งเสริม|สร้าง)?|โดย(?:ให้|ใช้)?|เป็นไปอย่าง|และ|มี)\Z")
_BEFORE = 14  # letters


def in_passing(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The line with the one word; empty where another stands in the content or in a heading below the first."""
    words = [word for group in indicator.topic.text for word in group]
    if not indicator.acts or not words:
        return ()
    scene = scene_of(view, indicator)
    told: tuple[Evidence, ...] = ()
    for line in scene.content:
        for found in re.finditer("|".join(map(re.escape, words)), line.squashed):
            if told or not _HOW.search(line.squashed[max(0, found.start() - _BEFORE) : found.start()]):
                return ()
            told = (evidence(line, found[0]),)
    return told
