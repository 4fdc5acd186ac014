"""Words that stand only in what another part says: "คณะกรรมการคัดเลือกหลักสูตร" below training tells nothing of recruitment."""

import re

from model.document import Role
from rules.indicator import Component, Indicator, Period, TitleYear
from rules.measure.scene import Scene
from rules.measure.view import Passage
from rules.phrases import Hit
from thai.text import squash

_PERIODS = frozenset({Period.PREVIOUS_FY, Period.IN_FORCE})
_FEWEST_PARTS = 3
_MOST_PLACES = 2
_NUMBER = re.compile(r"[-•(]?[0-9๐-๙]{0,2}(?:\.[0-9๐-๙]{1,2})*[.)]?(?:หลักเกณฑ์|ด้าน|การ|มี)*")
_HEAD = 40  # letters at the beginning of an item, which name what it is about
_UNIT, _BEFORE = re.compile("กอง|สำนัก|ปลัด|ฝ่าย|ทุกคน"), 15  # "กองคลังรับผิดชอบ" names who
_SECTION, _SHORT = 3, 40  # lines below a heading, letters of one
_PARTED = re.compile(r"[\s|/,:(\-•.]+")


def is_in_other_part(scene: Scene, component: Component) -> bool:
    """Whether every line with the words begins with another part's name, and they begin no phrase of their own in it."""
    find, indicator = component.find, scene.indicator
    if indicator.title_year is TitleYear.EITHER or indicator.period not in _PERIODS or len(_worded(indicator)) < _FEWEST_PARTS:
        return False  # an analysis goes from one part to the next in the same breath
    if find is None or find.all or find.done:
        return False
    hits = scene.found(find.any, find.but_not)
    places = {scene.place(hit) for hit in hits}
    return 0 < len(places) <= _MOST_PLACES and all(_belongs_to_other(scene, component, hit) for hit in hits)


def _worded(indicator: Indicator) -> list[Component]:
    return [part for part in indicator.components if part.find is not None and not (part.person or part.optional)]


def _belongs_to_other(scene: Scene, component: Component, hit: Hit) -> bool:
    passage = scene.passage(hit)
    begin = hit.start - scene.view.starts[scene.place(hit)]
    if passage.role is not Role.TEXT or begin < _HEAD // 2 or _UNIT.search(passage.squashed, begin - _BEFORE, begin):
        return False
    if _begins_phrase(passage, hit.phrase):
        return False
    above = _heading_above(scene, scene.place(hit))
    return _names_other(scene, component, passage) or (above is not None and _names_other(scene, component, above))


def _names_other(scene: Scene, component: Component, passage: Passage) -> bool:
    """Whether a line or heading begins with another part's name."""
    begins = passage.squashed[_NUMBER.match(passage.squashed).end() :]  # type: ignore[union-attr]
    others = (part.find for part in _worded(scene.indicator) if part is not component)
    return any(begins.startswith(phrase) for find in others if find is not None for phrase in find.any)


def _heading_above(scene: Scene, place: int) -> Passage | None:
    """The heading, or line as short as one, that a line stands below, a line or two apart."""
    near = reversed(scene.view.passages[max(0, place - _SECTION) : place])
    return next((one for one in near if one.role is Role.HEADING or len(one.squashed) <= _SHORT), None)


def _begins_phrase(passage: Passage, phrase: str) -> bool:
    """Whether the words stand at the beginning of a line's part: behind a blank, a bar or a bracket."""
    starts = [0, *(found.end() for found in _PARTED.finditer(passage.text))]
    return any(squash(passage.text[start : start + 3 * len(phrase)]).startswith(phrase) for start in starts)
