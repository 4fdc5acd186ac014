"""A plan, a report or a list that ends after its first entry, or says less than one entry would."""

from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.doubts.substance import ONE_SENTENCE, WITH_FORMS, declares_none, is_full_of_figures
from rules.measure.scene import scene_of
from rules.measure.structure.counts import has_number, how_many_counted
from rules.measure.view import Passage, View, evidence

# Of 520 right pages of such indicators none says as little below its titles, of 90 that were cut to two lines and passed 30.
_SHORT = 230  # letters of a page with one figure, or none
_SHORTEST = 150  # letters of a page with two
_LITTLE = 600  # letters with titles and the heads of files
_SEVERAL = 3  # figures; papers: a list of them says nothing itself
# Three numbers are enough, and a manual may tell its steps in few words.
_SHORT_ONES = ONE_SENTENCE | WITH_FORMS | {"complaint_statistics"}
_QUOTES = 2


def few_entries(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines; empty where there is more, where it is said that there is none, or where all may not have been read."""
    if not indicator.documents_usual or indicator.acts or indicator.of_law or _SHORT_ONES.intersection(indicator.about):
        return ()
    if view.letters > _LITTLE or view.forms or sum(source.is_attachment for source in view.sources) >= _SEVERAL:
        return ()
    scene = scene_of(view, indicator)
    said = sum(len(passage.squashed) for passage in scene.content)
    if said >= _SHORT or scene.pictures or not scene.can_deny or declares_none(view, indicator):
        return ()
    if any(map(is_full_of_figures, scene.content)):
        return ()
    figures = sum(map(_figures, scene.content))
    if figures >= _SEVERAL or (figures > 1 and said >= _SHORTEST):
        return ()
    return tuple(map(evidence, islice(scene.content, _QUOTES)))


def _figures(passage: Passage) -> int:
    """A row of a table is one entry, whatever its columns are; a text may tell of several."""
    return (
        int(has_number(passage.text)) if passage.role is Role.ROW else max(how_many_counted(passage), has_number(passage.text))
    )
