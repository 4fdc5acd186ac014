"""Where a text names the indicators of a framework: names, signs and contrary words, the longest match first."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from rules.framework import Framework, Indicator
from thai.text import squash

SENTENCE_LETTERS = 8  # shorter official sentences are single words such as "E-mail"
Denial = tuple[int, int, tuple[str, ...]]  # end, start, indicators: plain, because a page of reports has a thousand


class Mention(NamedTuple):
    """A phrase of an indicator in a squashed text."""

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text says of all indicators.

    `names` in the order of the text, only those that no longer name holds; `denials`: contrary words in the order of
    their ends; `signs`: for each indicator the places where each of its signs is first seen.
    """

    names: tuple[Mention, ...]
    denials: list[Denial]
    signs: Mapping[str, tuple[tuple[int, int], ...]]

    @property
    def named(self) -> frozenset[str]:
        """The indicators that are named."""
        return frozenset(name.code for name in self.names)

    def against(self, start: int, end: int) -> list[Mention]:
        """The contrary words between two offsets."""
        first, last = bisect_right(self.denials, (start,)), bisect_right(self.denials, (end + 1,))
        return [Mention(code, begin, stop) for stop, begin, codes in self.denials[first:last] for code in codes]


class Entry(NamedTuple):
    """What one phrase says, and of which indicators; `asks`: it is a sentence of the assessment itself."""

    phrase: str
    names: tuple[str, ...]
    against: tuple[str, ...]
    signs: tuple[str, ...]
    asks: tuple[str, ...]


def mentions_in(squashed: str, framework: Framework) -> Mentions:
    """All phrases of all indicators in one pass."""
    names: list[Mention] = []
    denials: list[Denial] = []
    signs: dict[str, tuple[Entry, int]] = {}
    for last, entry in phrases_in(squashed, framework):
        phrase, named, denied, signed, _ = entry
        length = len(phrase)
        if named:
            names += [Mention(code, last + 1 - length, last + 1) for code in named]
        if denied:
            denials.append((last + 1, last + 1 - length, denied))
        if signed and phrase not in signs:
            signs[phrase] = (entry, last + 1)
    return Mentions(tuple(_outermost(names)), denials, _by_code(signs.values()))


@lru_cache(maxsize=1)  # a page is searched for pasted sentences first, and for the names of indicators a little later
def phrases_in(squashed: str, framework: Framework) -> list[tuple[int, Entry]]:
    """Every phrase of the framework in the order of their ends, each with the offset of its last letter."""
    return list(_automaton(framework).iter(squashed))


def _outermost(names: Iterable[Mention]) -> Iterator[Mention]:
    """The names that no longer name encloses: "แผนการใช้จ่าย" inside "รายงานผลตามแผนการใช้จ่าย" is the report's word."""
    reached, widest = 0, (0, 0)
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if name.end > reached:
            reached, widest = name.end, (name.start, name.end)
            yield name
        elif (name.start, name.end) == widest:
            yield name


def _by_code(signs: Iterable[tuple[Entry, int]]) -> dict[str, tuple[tuple[int, int], ...]]:
    places: dict[str, list[tuple[int, int]]] = {}
    for entry, end in signs:
        for code in entry.signs:
            places.setdefault(code, []).append((end - len(entry.phrase), end))
    return {code: tuple(spans) for code, spans in places.items()}


@lru_cache(maxsize=8)
def _automaton(framework: Framework) -> "ahocorasick.Automaton":
    """One automaton of all topic phrases and official sentences: each with the indicators that it speaks of."""
    names: dict[str, list[str]] = {}
    against: dict[str, list[str]] = {}
    signs: dict[str, list[str]] = {}
    asks: dict[str, list[str]] = {}
    for indicator in framework.indicators:
        topic = indicator.topic
        said_of = ((topic.names, names), (topic.against, against), (topic.signs, signs), (_sentences(indicator), asks))
        for phrases, said in said_of:
            for phrase in dict.fromkeys(phrases):
                said.setdefault(phrase, []).append(indicator.code)
    automaton = ahocorasick.Automaton()
    for phrase in {**names, **against, **signs, **asks}:
        codes = [tuple(said.get(phrase, ())) for said in (names, against, signs, asks)]
        automaton.add_word(phrase, Entry(phrase, *codes))
    automaton.make_automaton()
    return automaton


def _sentences(indicator: Indicator) -> list[str]:
    """What the assessment asks for in its own words, apart from the name of the indicator."""
    names = {squash(indicator.name_th), *indicator.topic.names}
    squashed = (squash(sentence) for sentence in indicator.asks)
    return [sentence for sentence in squashed if len(sentence) >= SENTENCE_LETTERS and sentence not in names]
