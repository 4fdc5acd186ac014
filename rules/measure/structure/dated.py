"""What shows that there is a thing and not only talk of it: its day, or a sum of money."""

from rules.indicator import Check
from rules.measure.scene import MOST_QUOTES, Scene, Seen
from rules.measure.view import evidence
from thai.months import months_in


def dated(scene: Scene, check: Check) -> Seen:
    """Enough lines with a day of the calendar, or a sum."""
    if scene.shows_money:
        return Seen(True, (scene.shows_money,))
    days = []
    for passage in scene.content:
        days += [evidence(passage, (day.start, day.end)) for day in months_in(passage.text) if day.day is not None][:1]
        if len(days) >= check.at_least:
            return Seen(True, tuple(days[:MOST_QUOTES]))
    return Seen(False, tuple(days))
