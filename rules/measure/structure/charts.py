"""A chart of an organisation: a picture that says so, or its units in words."""

from rules.indicator import Check
from rules.measure.pictures import is_photograph, shows_something_else
from rules.measure.scene import Scene, Seen
from rules.measure.structure.links import picture_quote
from rules.phrases import different_in

_SOME_UNITS = 2  # the others may have names of their own


def chart(scene: Scene, check: Check) -> Seen:
    """A picture called a chart, or enough units by name; a picture without a name under a title that fits cannot be read."""
    words = check.phrases("chart")
    for image in scene.pictures:
        if scene.says(image.alt, words):
            return Seen(True, (picture_quote(scene, image),))
    units = different_in(scene.found(check.phrases("unit")))
    if len(units) >= check.at_least:
        return Seen(True, scene.quotes(units))
    may_show = [image for image in scene.pictures if not (is_photograph(image) or shows_something_else(image, scene.indicator))]
    if may_show and any(word in scene.headline_text for word in words):
        return Seen(None, (picture_quote(scene, may_show[0]),))
    return Seen(None if len(units) >= _SOME_UNITS else False, scene.quotes(units))
