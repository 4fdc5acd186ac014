"""Whether what is usually a document is only a few lines of running text without a sum: they tell of it and name its parts."""

from itertools import chain

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.stamps import is_stamp
from rules.measure.view import View, evidence

# Of 273 right pages 12 say as little without a table or a form, and all of those tell of an event or offer a channel, which needs
# no more. Of 65 letters, stories and promises under the right title that name all parts 36 do.
_FEW_LINES = 2
_LITTLE = 600  # letters with headings and stamps; a paper that lost its lines is longer
_ONE_SENTENCE = frozenset({"no_gift_policy", "honesty_declaration"})  # declarations that are made in one


def few_lines(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The few lines; empty where there is more, or where little is enough."""
    if not indicator.documents_usual or indicator.of_law or _ONE_SENTENCE.intersection(indicator.about):
        return ()
    if view.letters > _LITTLE or view.forms or _has_rows(view):
        return ()
    scene = scene_of(view, indicator)
    if scene.pictures or scene.shows_money or not scene.can_deny or _declares_none(view, indicator):
        return ()
    linked = {words for link in view.links for words in (link.text, link.context)}
    lines = [passage for passage in scene.content if passage.text not in linked and not is_stamp(passage.squashed)]
    return tuple(map(evidence, lines)) if len(lines) <= _FEW_LINES else ()


def _has_rows(view: View) -> bool:
    return bool(view.places[Role.ROW])


def _declares_none(view: View, indicator: Indicator) -> bool:
    """Whether it says that there is nothing to show, which takes one line."""
    finds = (part.find.none for part in indicator.components if part.find is not None)
    checks = (part.check.phrases("none") for part in indicator.components if part.check is not None)
    return any(phrase in view.joined for phrase in chain.from_iterable((*finds, *checks)))
