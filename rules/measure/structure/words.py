"""What must not be there: the words of another kind of document."""

from model.document import Role
from rules.indicator import Check
from rules.measure.scene import Scene, Seen
from rules.measure.view import evidence
from rules.phrases import different_in

_CLEARLY = 2  # twice as many words as are tolerated leave no doubt


def lacks(scene: Scene, check: Check) -> Seen:
    """Fewer than so many of the words that a report of results uses: one or two stand in every plan's preface."""
    first = next(scene.content_of(*Role), None)
    if first is None:
        return Seen(None)
    contrary = different_in(scene.found(check.phrases("of")))
    if len(contrary) < check.at_least:
        return Seen(True, (evidence(first),))
    return Seen(False if len(contrary) >= check.at_least * _CLEARLY else None, scene.quotes(contrary))
