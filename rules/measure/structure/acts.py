"""What was done, told by its days and figures: a log, a table of meetings, cards with a date on each."""

import re
from collections.abc import Iterator
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.measure.blanks.undone import heads_a_plan
from rules.measure.scene import MOST_QUOTES, Scene
from rules.measure.structure.counts import counts_things
from rules.measure.structure.tables import counts_items
from rules.measure.view import evidence
from rules.page_words import page_words
from thai.months import months_in

# Different days or months with their year. Right pages of acts name two or more; one may be the day of the page.
_FEWEST_DAYS = 2
_FEWEST_RESULTS = 3
_NUMBERED = re.compile(r"(?:^|(?<= ))\(?[0-9๐-๙]{1,2}[.)] ?(?![0-9๐-๙])")  # a file runs its lines together


def acts_told(scene: Scene) -> tuple[Evidence, ...]:
    """The lines that give the days, where people, times or money are counted too, or pictures show it; else empty."""
    if not (scene.pictures or counts_items(scene)) or any(map(heads_a_plan, scene.content_of(Role.ROW))):
        return ()
    days = dict(islice(_days(scene), MOST_QUOTES))
    return tuple(days.values()) if len(days) >= _FEWEST_DAYS else ()


def tells_a_story(scene: Scene) -> bool:
    """Whether a day and pictures show that something took place, in whatever words."""
    return bool(scene.pictures) and next(_days(scene), None) is not None


def results_told(scene: Scene) -> tuple[Evidence, ...]:
    """The numbered lines and rows that count people, times or pieces and are of no time to come; empty where they are few."""
    lines = (line for line in scene.content_of(Role.TEXT, Role.ROW) if _NUMBERED.match(line.text) or line.role is Role.ROW)
    told = [line for line in lines if not any(word in line.squashed for word in page_words().future)]
    counted = [(line, sum(map(counts_things, _NUMBERED.split(line.text)))) for line in told]
    shown = [line for line, count in counted if count]
    return tuple(map(evidence, shown[:MOST_QUOTES])) if sum(count for _, count in counted) >= _FEWEST_RESULTS else ()


def _days(scene: Scene) -> Iterator[tuple[tuple[int, int, int], Evidence]]:
    stamps, passages = scene.view.stamps, scene.view.passages
    for place, passage in enumerate(passages):
        is_day_over_text = passage.role is Role.HEADING and not scene.is_headline(place)
        if not is_day_over_text and (place in stamps or scene.is_apart(place)):
            continue  # a day that stands alone is that of the page, or heads what was done on it
        for day in months_in(passage.text):
            if day.year_be is not None:
                yield (day.year_be, day.month, day.day or 0), evidence(passage, (day.start, day.end))
