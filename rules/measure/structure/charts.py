"""A chart of an organisation: a picture that says so, or its units in words."""

from rules.indicator import Check
from rules.measure.scene import Scene, Seen
from rules.measure.structure.links import picture_quote
from rules.phrases import different_in


def chart(scene: Scene, check: Check) -> Seen:
    """A picture called a chart, or enough units by name; a picture without a name under a title that fits cannot be read."""
    words = check.phrases("chart")
    for image in scene.pictures:
        if scene.says(image.alt, words):
            return Seen(True, (picture_quote(scene, image),))
    units = different_in(scene.found(check.phrases("unit")))
    if len(units) >= check.at_least:
        return Seen(True, scene.quotes(units))
    if scene.pictures and any(word in scene.headline_text for word in words):
        return Seen(None, (picture_quote(scene, scene.pictures[0]),))
    return Seen(False)
