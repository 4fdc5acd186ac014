"""Passages that hold the words and show nothing: stamps of the engine, statutes, links to what is gone, bare enumerations."""

import re
from collections.abc import Iterable, Iterator, Sequence

from model.document import Role
from rules.indicator import Component, Indicator
from rules.measure.page.stamps import is_stamp
from rules.measure.view import Passage, View
from rules.page_words import page_words
from rules.phrases import Hit, Hits, outermost

Span = tuple[int, int]

# "การสรรหา การบรรจุแต่งตั้ง การพัฒนา และการประเมินผล" names everything and says nothing of any. Of 380 right pages none holds so
# many of its parts in one sentence so close together and nowhere else; columns of tables do, but no "and" comes before their last.
FEWEST_ENUMERATED = 3
WIDEST_GAP = 15  # letters between two of them
_AND = "และ"
_ARTICLE = re.compile(r"มาตรา\d")
_ASKED = re.compile("(?:ควร|ต้อง|พึง|ให้)(?:มี|กำหนด|จัดทำ|ระบุ|แสดง)")
_BULLETS = "-–•*(). 0123456789"
_ENUMERATING = frozenset({Role.TEXT, Role.HEADING})
# A part of a library and how many laws are in it: "พระราชบัญญัติ | 0". A law itself has a year.
_EMPTY_SHELF = re.compile(r"[^|\d]{3,60}\|0(?:เรื่อง|ฉบับ|รายการ|ไฟล์|เอกสาร)?")


def is_silent(passage: Passage, view: View, indicator: Indicator) -> bool:
    """Whether a passage counts as no content whatever words it holds."""
    if passage.role is Role.ROW:
        return indicator.of_law and _EMPTY_SHELF.fullmatch(passage.squashed) is not None
    if passage.role is Role.LINK and passage.text in view.gone:
        return True
    return is_stamp(passage.squashed) or (not indicator.of_law and _is_law(passage.squashed))


def enumerations(view: View, components: Iterable[Component], hits: Hits, *, anywhere: bool = False) -> list[Span]:
    """The stretches of `view.joined` that only name the parts one after the other. `anywhere`: in files too, whoever says it."""
    named: dict[int, list[tuple[Hit, str]]] = {}
    for component in components:
        for hit in outermost(hits.of(_looked_for(component))):
            named.setdefault(view.index_at(hit.start), []).append((hit, component.id))
    return [
        span
        for place, found in named.items()
        if len(found) >= FEWEST_ENUMERATED and (anywhere or _may_enumerate(view.passages[place]))
        for span in _chains(view.joined, sorted(found))
    ]


def _is_law(squashed: str) -> bool:
    said = squashed.lstrip(_BULLETS)
    return said.startswith(page_words().laws) or _ARTICLE.match(said) is not None


def _looked_for(component: Component) -> tuple[str, ...]:
    find = component.find
    if find is None or component.optional:
        return ()
    return (*find.any, *(phrase for group in find.all for phrase in group))


def _may_enumerate(passage: Passage) -> bool:
    if passage.role not in _ENUMERATING:
        return False
    # Files lose their tables, so that there a word must ask for the parts: "หน่วยงานควรมีมาตรการ ขั้นตอน และผู้รับผิดชอบ".
    return not passage.source.is_attachment or _ASKED.search(passage.squashed) is not None


def _chains(text: str, found: Sequence[tuple[Hit, str]]) -> Iterator[Span]:
    """Runs of hits of different parts with hardly a word between them, the last one joined by "and"."""
    chain: list[tuple[Hit, str]] = []
    for one in found:
        if chain and one[0].start - chain[-1][0].end > WIDEST_GAP:
            yield from _span(text, chain)
            chain = []
        chain.append(one)
    yield from _span(text, chain)


def _span(text: str, chain: Sequence[tuple[Hit, str]]) -> Iterator[Span]:
    ids = [component for _, component in chain]
    if len(set(ids)) < FEWEST_ENUMERATED:
        return
    last = next(place for place, component in enumerate(ids) if component == ids[-1])
    if last and _AND in text[chain[last - 1][0].end : chain[last][0].start]:
        yield chain[0][0].start, chain[-1][0].end
