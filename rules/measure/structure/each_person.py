"""Whether every executive who is named has what is asked of each: one deputy without a number is one too many."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from model.document import Role
from rules.indicator import Structure
from rules.measure.person import person_in
from rules.measure.scene import Scene
from rules.measure.view import NAMES

_LEADS = re.compile("นายก|(?<!สำนัก)ปลัด")  # of the whole agency; "สำนักปลัด" is one of its divisions


def persons(scene: Scene) -> dict[str, int]:
    """Each name of a person, and where it stands first."""
    found: dict[str, int] = {}
    for place, passage in enumerate(scene.view.passages):
        span = person_in(passage.text) if passage.role not in NAMES else None
        if span is not None:
            found.setdefault(" ".join(passage.text[slice(*span)].split()), place)
    return found


def on_cards(scene: Scene) -> int:
    """How many people are shown one by one, where only others (heads of divisions, members of the council) stand in a table."""
    places = sorted(persons(scene).values())
    in_rows = {place for place in places if scene.view.passages[place].role is Role.ROW}
    rows = [scene.view.passages[place].text for place in in_rows]
    if any(map(_is_of_a_leader, rows)) or not in_rows.isdisjoint(_executives(scene, places)):
        return len(places)
    return len(places) - len(in_rows)


def _is_of_a_leader(row: str) -> bool:
    """Whether such a post stands beside the name, and not in it ("นายกิตติ")."""
    start, end = person_in(row) or (0, 0)
    return _LEADS.search(f"{row[:start]}|{row[end:]}") is not None


def is_left_out(scene: Scene, says: Callable[[str], bool]) -> bool:
    """Whether others have what a line `says` and an executive has it nowhere before the next name; a list apart may say it too."""
    places = sorted(persons(scene).values())
    if not places:
        return False
    lines = [passage.text for passage in scene.view.passages]
    saying = {place for place, line in enumerate(lines) if says(line)}
    if len(saying) >= len(places) or min(saying, default=0) < places[0]:
        return False
    having = {start for start, end in pairwise([*places, len(lines)]) if any(start <= place < end for place in saying)}
    return bool(having) and any(place not in having for place in _executives(scene, places))


def _executives(scene: Scene, places: list[int]) -> Iterator[int]:
    """Those with one of the posts asked for in their own line, or in the next one that names nobody."""
    posts = _posts(scene)
    named = frozenset(places)
    for place in places:
        if place in posts or {place - 1, place + 1} & (posts - named):
            yield place


def _posts(scene: Scene) -> frozenset[int]:
    checks = (part.check for part in scene.indicator.components)
    asked = [one for one in checks if one is not None and one.measure is Structure.PEOPLE]
    return frozenset(scene.place(hit) for one in asked for hit in scene.hits.of(one.phrases("post")))
