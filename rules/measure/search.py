"""One search of a page for everything that its words may tell, whichever indicator it was given for.

A search costs 0.35 ms for a page of 25,000 letters, however many phrases are looked for.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from rules.framework import Framework, Indicator
from rules.look_alikes import look_alikes
from rules.page_words import Meaning, page_words
from rules.phrases import common_first
from thai.text import squash

# Shorter official sentences are single words such as "E-mail"; those below `ANCHOR_LETTERS` count only beside a longer one.
SENTENCE_LETTERS = 8


class Entry(NamedTuple):
    """What one phrase says: of which indicators it is a name, a contrary word, a sign, an official sentence; of which lists.

    `is_rare`: one of the last two.
    """

    phrase: str
    names: tuple[str, ...]
    against: tuple[str, ...]
    signs: tuple[str, ...]
    asks: tuple[str, ...]
    listed: tuple[Meaning, ...]
    is_rare: bool


def phrases_in(squashed: str, framework: Framework) -> Iterator[tuple[int, Entry]]:
    """Every phrase in the order of their ends, each with the offset of its last letter."""
    found: Iterator[tuple[int, Entry]] = _automaton(framework).iter(squashed)
    return found


@lru_cache(maxsize=2)  # the text of a page alone, and with what was opened beside it: searched for one thing after the other
def phrases_of_page(squashed: str, framework: Framework) -> list[tuple[int, Entry]]:
    """The same, kept for the next who asks about the same text."""
    return list(phrases_in(squashed, framework))


@lru_cache(maxsize=2)
def said_on_page(squashed: str, framework: Framework) -> frozenset[str]:
    """The different phrases."""
    return frozenset([entry.phrase for _, entry in phrases_of_page(squashed, framework)])


@lru_cache(maxsize=2)
def rare_on_page(squashed: str, framework: Framework) -> list[tuple[int, Entry]]:
    """Of these the official sentences and the words of lists: of the 400 phrases on a page of 25,000 letters five."""
    return [found for found in phrases_of_page(squashed, framework) if found[1].is_rare]


def listed_on_page(squashed: str, framework: Framework) -> list[tuple[int, Entry]]:
    """The words of lists alone."""
    return [found for found in rare_on_page(squashed, framework) if found[1].listed]


@lru_cache(maxsize=8)
def _automaton(framework: Framework) -> "ahocorasick.Automaton":
    names: dict[str, list[str]] = {}
    against: dict[str, list[str]] = {}
    signs: dict[str, list[str]] = {}
    asks: dict[str, list[str]] = {}
    for indicator in framework.indicators:
        topic = indicator.topic
        denied = (*topic.against, *framework.shared_against)
        said_of = ((topic.names, names), (denied, against), (topic.signs, signs), (_sentences(indicator), asks))
        for phrases, said in said_of:
            for phrase in dict.fromkeys(phrases):
                said.setdefault(phrase, []).append(indicator.code)
    listed = page_words().meanings
    others = dict.fromkeys(word for one in look_alikes().objects for word in one.words)
    automaton = ahocorasick.Automaton()
    for phrase in common_first({**names, **against, **signs, **asks, **listed, **others}):
        of = [tuple(said.get(phrase, ())) for said in (names, against, signs, asks)]
        is_rare = phrase in asks or phrase in listed
        automaton.add_word(phrase, Entry(phrase, of[0], of[1], of[2], of[3], listed.get(phrase, ()), is_rare))
    automaton.make_automaton()
    return automaton


def _sentences(indicator: Indicator) -> list[str]:
    """What the assessment asks for in its own words, apart from the name of the indicator."""
    names = {squash(indicator.name_th), *indicator.topic.names}
    squashed = (squash(sentence) for sentence in indicator.requirement_text)
    return [sentence for sentence in squashed if len(sentence) >= SENTENCE_LETTERS and sentence not in names]
