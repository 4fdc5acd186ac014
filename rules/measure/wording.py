"""Titles that tell an indicator's subject in other words than its names: one word of each group, in any order."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from rules.framework import Framework
from rules.measure.mentions import Mention

# What a wording counts beside a name as it stands: a heading alone makes a page confident, a line of text does not.
WORDED = 0.8
LONGEST_TITLE = 160  # letters; in longer text words of all groups meet by chance


class _Part(NamedTuple):
    """A word's place in the framework: the indicator, which of its wordings, which group of that, and how many it has."""

    code: str
    wording: int
    group: int
    groups: int


def worded_in(title: str, framework: Framework) -> list[Mention]:
    """The subjects that a squashed title tells in other words; where wordings of more groups fit, only those."""
    return list(_worded_in(title, framework)) if len(title) <= LONGEST_TITLE else []


@lru_cache(maxsize=256)  # a page's title, path and heading say the same, and two measures ask
def _worded_in(title: str, framework: Framework) -> tuple[Mention, ...]:
    spans: dict[tuple[str, int, int], dict[int, tuple[int, int]]] = {}
    for end, (length, parts) in _automaton(framework).iter(title):
        for code, wording, group, groups in parts:
            spans.setdefault((code, wording, groups), {}).setdefault(group, (end + 1 - length, end + 1))
    whole = {key: tuple(found.values()) for key, found in spans.items() if len(found) == key[2]}
    most = max((groups for _, _, groups in whole), default=0)
    best = [(code, found) for (code, _, groups), found in whole.items() if groups == most]
    return tuple(Mention(code, min(start for start, _ in found), max(end for _, end in found)) for code, found in best)


@lru_cache(maxsize=8)
def _automaton(framework: Framework) -> "ahocorasick.Automaton":
    parts: dict[str, list[_Part]] = {}
    for word, part in _words(framework):
        parts.setdefault(word, []).append(part)
    automaton = ahocorasick.Automaton()
    for word, listed in parts.items():
        automaton.add_word(word, (len(word), tuple(listed)))
    automaton.add_word("\x00", (1, ()))  # an automaton without any word cannot be searched
    automaton.make_automaton()
    return automaton


def _words(framework: Framework) -> Iterator[tuple[str, _Part]]:
    for indicator in framework.indicators:
        for number, wording in enumerate(indicator.topic.wordings):
            for place, group in enumerate(wording):
                for word in group:
                    yield word, _Part(indicator.code, number, place, len(wording))
