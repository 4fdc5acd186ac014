"""Whether the content under the right title is about other people or other things: staff for citizens, repairs for corruption."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.look_alikes import LookAlike, taken_for
from rules.measure.search import said_on_page
from rules.measure.view import NAMES, View, evidence
from thai.text import squash

# So many different words of the other object, where none of the right one stands in the content; with some of them beside, so many
# times as many. Of 300 right pages none is told so.
_FEWEST, _TIMES = 2, 3
_LINES_A_WORD = 50  # a page of 300 lines names three of them in passing
_QUOTES = 3
# A heading that is one of a list: "3. โครงการอบรมคณะกรรมการหมู่บ้านรู้ทันการทุจริต" names what was done, not what the page is to be about.
_ENTRY = re.compile(r"\(?[0-9๐-๙]{1,2}[.)]")
_CLAIM = 3  # a line not longer than so many times the subject's name repeats the title


def look_alike(view: View, indicator: Indicator) -> tuple[LookAlike, tuple[Evidence, ...]] | None:
    """The object that the content is about in place of the right one, and its words."""
    listed = taken_for(indicator.about)
    if not listed:
        return None
    asked = tuple(_forms(view))
    told, labels = said_on_page(view.joined, view.framework), "\n".join(asked)
    for one in listed:
        words = [word for word in one.words if word in told or word in labels]
        if len(words) < _FEWEST:
            continue  # most pages hold none
        lines = _lines(view)
        others = _in(words, chain((text for _, text in lines), asked))
        if len(others) < max(_FEWEST, len(lines) // _LINES_A_WORD):
            continue
        # Laws are called by the subject's own name.
        named = [name for name in indicator.topic.names if name in told] if not indicator.of_law else []
        own = _in(one.own, chain(_content(lines, named), asked))
        if len(others) >= _TIMES * len(own):
            return one, tuple(_quotes(view, others))
    return None


def _content(lines: Iterable[tuple[Role, str]], names: Sequence[str]) -> Iterable[str]:
    told = (text for role, text in lines if role is not Role.HEADING or _ENTRY.match(text))
    return (text for text in told if not _is_claim(text, names))


def _lines(view: View) -> list[tuple[Role, str]]:
    """What stands below the titles but the page's stamps; the headings of files are lines in large letters, and often all of it."""
    lines = ((place, line) for place, line in enumerate(view.passages) if line.role not in NAMES)
    told = (line for place, line in lines if line.role is Role.ROW or place not in view.stamps)
    return [(Role.TEXT if line.source.is_attachment else line.role, line.squashed) for line in told]


def _forms(view: View) -> Iterable[str]:
    for form in view.forms:
        yield from (squash(label) for _, label in form.fields)


def _is_claim(text: str, names: Sequence[str]) -> bool:
    return any(len(text) <= _CLAIM * len(name) and name in text for name in names)


def _in(words: Iterable[str], texts: Iterable[str]) -> list[str]:
    """The words that stand in the texts; of words inside one another one."""
    joined = "\n".join(texts)
    found = [word for word in words if word in joined]
    return [word for word in found if not any(word != other and word in other for other in found)]


def _quotes(view: View, words: list[str]) -> Iterable[Evidence]:
    for word in words[:_QUOTES]:
        start = view.joined.find(word)
        if start >= 0:
            yield evidence(view.passage_at(start), word)
