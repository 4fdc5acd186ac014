"""Whose words the text below the titles uses: a title is a claim, and its neighbour's text may stand under it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.search import Entry, phrases_of_page
from rules.measure.view import View, evidence

# So many words that only the neighbour uses, and so many times as many as only the subject does; fewer where the subject has none.
# Of 208 right pages 5 are told so by their text, of 68 that show a neighbour's text under their own title 36.
_ENOUGH, _TIMES = 3, 2
_WITHOUT_OWN = 2
_TELLING = 5  # letters; "ราย", "คน", "รวม" and "เดือน" stand in the tables of every subject
_QUOTES = 3
_NOT_TEXT = frozenset({Role.TITLE, Role.BREADCRUMB, Role.LINK})

Found = Mapping[str, tuple[Entry, int]]  # each phrase with its place


def neighbours_words(view: View, indicator: Indicator) -> tuple[str, tuple[Evidence, ...]] | None:
    """The neighbour whose words the text uses rather than the subject's, and the words."""
    if view.forms:
        return None  # a form is told by its fields
    found = _found(view, indicator)
    told = [phrase for phrase, (entry, _) in found.items() if _is_of(entry, indicator.code)]
    parts = _words_of_parts(indicator)
    for code in indicator.topic.neighbours:
        own = _maximal(phrase for phrase in told if not _is_of(found[phrase][0], code))
        theirs = [phrase for phrase, (entry, _) in found.items() if _is_of(entry, code) and not _is_of(entry, indicator.code)]
        theirs = [phrase for phrase in theirs if len(phrase) >= _TELLING and phrase not in parts]
        theirs = _maximal(phrase for phrase in theirs if not any(phrase in word or word in phrase for word in told))
        if len(theirs) >= (max(_ENOUGH, _TIMES * len(own)) if own else _WITHOUT_OWN):
            return code, tuple(evidence(view.passage_at(found[phrase][1]), phrase) for phrase in theirs[:_QUOTES])
    return None


def _found(view: View, indicator: Indicator) -> Found:
    """The names and signs that stand in the text below the titles."""
    found: dict[str, tuple[Entry, int]] = {}
    apart = scene_of(view, indicator)
    for last, entry in phrases_of_page(view.joined, view.framework):
        if (entry.names or entry.signs) and entry.phrase not in found:
            place = view.index_at(last)
            if view.passages[place].role not in _NOT_TEXT and not apart.is_apart(place):
                found[entry.phrase] = (entry, last)
    return found


@lru_cache(maxsize=128)
def _words_of_parts(indicator: Indicator) -> frozenset[str]:
    """The words by which the parts of the subject are found: in its text they are its own."""
    finds = [part.find for part in indicator.components if part.find is not None]
    return frozenset(chain.from_iterable((*find.any, *chain.from_iterable(find.all)) for find in finds))


def _is_of(entry: Entry, code: str) -> bool:
    return code in entry.names or code in entry.signs


def _maximal(phrases: Iterable[str]) -> list[str]:
    """The phrases that no longer one holds."""
    listed = list(phrases)
    return [phrase for phrase in listed if not any(phrase != other and phrase in other for other in listed)]
