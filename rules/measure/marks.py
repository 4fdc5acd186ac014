"""The few hundred words that measures ask every text for, found in one search: one after the other took a tenth of the judging."""

from functools import lru_cache

import ahocorasick

from rules.phrases import common_first
from thai.places import places_of

_ASKED: set[str] = set()  # what any text was asked for so far; all are words of the program


class Marks(dict[str, list[int]]):
    """Where in one text each word begins, in order; one that no text before was asked for is looked for alone."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text, self._searched = text, frozenset(_ASKED)
        for end, word in _automaton(self._searched).iter(text):
            self.setdefault(word, []).append(end + 1 - len(word))

    def __missing__(self, word: str) -> list[int]:
        if word in self._searched:
            return []
        _ASKED.add(word)
        self[word] = [start for start, _ in places_of((word,), self._text)]
        return self[word]


@lru_cache(maxsize=1)
def _automaton(words: frozenset[str]) -> "ahocorasick.Automaton":
    automaton = ahocorasick.Automaton()
    for word in common_first(words):
        automaton.add_word(word, word)
    automaton.add_word("\x00", "")  # an automaton without any word cannot be searched
    automaton.make_automaton()
    return automaton
