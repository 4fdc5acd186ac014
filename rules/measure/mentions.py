"""Where a text names the indicators of a framework: names, signs and contrary words, the longest match first."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from rules.framework import Framework
from rules.indicator import Indicator


class Means(StrEnum):
    """What a phrase says about an indicator."""

    NAME = "name"
    SIGN = "sign"
    AGAINST = "against"


class Mention(NamedTuple):
    """A phrase of an indicator in a squashed text."""

    code: str
    means: Means
    start: int
    end: int


def mentions_in(squashed: str, framework: Framework) -> list[Mention]:
    """All phrases of all indicators; a name inside a longer phrase of another name is not one of its own."""
    found = [
        Mention(code, means, end + 1 - length, end + 1)
        for end, (length, entries) in _automaton(framework).iter(squashed)
        for code, means in entries
    ]
    names = outermost(mention for mention in found if mention.means is Means.NAME)
    return [*names, *(mention for mention in found if mention.means is not Means.NAME)]


def outermost(names: Iterable[Mention]) -> Iterator[Mention]:
    """The names that no longer name encloses: "แผนการใช้จ่าย" inside "รายงานผลตามแผนการใช้จ่าย" is the report's word."""
    reached, widest = 0, (0, 0)
    for name in sorted(names, key=lambda mention: (mention.start, -mention.end)):
        if name.end > reached:
            reached, widest = name.end, (name.start, name.end)
            yield name
        elif (name.start, name.end) == widest:
            yield name


@lru_cache(maxsize=8)
def _automaton(framework: Framework) -> "ahocorasick.Automaton":
    """One automaton of all topic phrases: each with its length, and the indicators that it speaks of."""
    entries: dict[str, list[tuple[str, Means]]] = {}
    for indicator in framework.indicators:
        for phrase, means in _phrases(indicator):
            entry = (indicator.code, means)
            if entry not in entries.setdefault(phrase, []):
                entries[phrase].append(entry)
    automaton = ahocorasick.Automaton()
    for phrase, meanings in entries.items():
        automaton.add_word(phrase, (len(phrase), tuple(meanings)))
    automaton.make_automaton()
    return automaton


def _phrases(indicator: Indicator) -> Iterator[tuple[str, Means]]:
    topic = indicator.topic
    yield from ((phrase, Means.NAME) for phrase in topic.names)
    yield from ((phrase, Means.SIGN) for phrase in topic.signs)
    yield from ((phrase, Means.AGAINST) for phrase in topic.against)
