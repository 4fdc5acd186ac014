"""Every phrase of a framework looked for in one pass over a text: subject and components are judged from the same hits."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from rules.framework import Framework
from rules.indicator import Component, Indicator


class Hit(NamedTuple):
    """One occurrence of a phrase: `start` and `end` count in the squashed text that was searched."""

    start: int
    end: int
    phrase: str

    def holds(self, other: "Hit") -> bool:
        """Whether the other hit lies inside this one; a hit holds itself."""
        return self.start <= other.start and other.end <= self.end


class Hits:
    """All occurrences in one text, in order; of two that begin together the longer comes first."""

    def __init__(self, found: Iterable[Hit]) -> None:
        self.all = sorted(found, key=_order)
        self._by_phrase: dict[str, list[Hit]] = {}
        for hit in self.all:
            self._by_phrase.setdefault(hit.phrase, []).append(hit)

    def of(self, *phrases: str) -> list[Hit]:
        """The occurrences of these phrases, in order."""
        if len(phrases) == 1:
            return list(self._by_phrase.get(phrases[0], ()))
        return sorted((hit for phrase in set(phrases) for hit in self._by_phrase.get(phrase, ())), key=_order)

    def within(self, start: int, end: int) -> list[Hit]:
        """The occurrences that lie between two offsets."""
        first = bisect_left(self.all, start, key=_start)
        last = bisect_right(self.all, end, key=_start)
        return [hit for hit in self.all[first:last] if hit.end <= end]

    def longest(self) -> list[Hit]:
        """Only those that no longer occurrence holds: the plan's name inside that of its report is not the plan."""
        return list(outermost(self.all))


class Phrases:
    """The search automaton of a framework."""

    def __init__(self, framework: Framework) -> None:
        self._automaton = ahocorasick.Automaton()
        for indicator in framework.indicators:
            for phrase in phrases_of(indicator):
                self._automaton.add_word(phrase, phrase)
        self._automaton.make_automaton()

    def scan(self, squashed: str) -> Hits:
        """Every phrase in a squashed text (`View.joined`, or one passage)."""
        return Hits(Hit(end + 1 - len(phrase), end + 1, phrase) for end, phrase in self._automaton.iter(squashed))


@lru_cache(maxsize=8)
def automaton_of(framework: Framework) -> Phrases:
    """The automaton of a framework, built once."""
    return Phrases(framework)


def search(squashed: str, phrases: Iterable[str]) -> Hits:
    """The same hits for a few phrases, without an automaton."""
    return Hits(Hit(start, start + len(phrase), phrase) for phrase in set(phrases) for start in _starts(squashed, phrase))


def outermost(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of hits in order, those that are not inside an earlier one."""
    reached = -1
    for hit in hits:
        if hit.end > reached:
            reached = hit.end
            yield hit


def phrases_of(indicator: Indicator) -> Iterator[str]:
    """All phrases that an indicator's subject and components are looked for with."""
    yield from (*indicator.topic.names, *indicator.topic.signs, *indicator.topic.against)
    for component in indicator.components:
        yield from component_phrases(component)


def component_phrases(component: Component) -> Iterator[str]:
    """The phrases of one component, also those that do not count as it."""
    if component.find is not None:
        yield from (*component.find.any, *component.find.but_not)
        for group in component.find.all:
            yield from group
    words: Mapping[str, tuple[str, ...]] = component.check.words if component.check is not None else {}
    for group in words.values():
        yield from group


def _order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _start(hit: Hit) -> int:
    return hit.start


def _starts(squashed: str, phrase: str) -> Iterator[int]:
    start = squashed.find(phrase)
    while start >= 0:
        yield start
        start = squashed.find(phrase, start + 1)
