"""Names of indicators that a title misspells: lost tone marks and vowels, one or two wrong letters."""

from collections.abc import Iterator
from functools import lru_cache

import ahocorasick

from rules.framework import Framework
from rules.measure.mentions import Mention
from thai.text import skeleton

# Consonants of the shortest name that is compared at all: below it one wrong letter makes another word (แผน, แผง).
SHORTEST = 12
# One wrong letter up to here, two beyond ("ความโปร่งในภายใน" for "ความโปร่งใสภายใน" is one in 40).
LONG = 24
# Titles are short; a longer text is not one, and comparing it would take too long.
LONGEST_TITLE = 160
# Every comparison costs about 0.05 ms. "รายงานผลการ" begins more names than this, so those of which most stands unharmed come first.
MOST_COMPARED = 24


def misspelt_in(title: str, framework: Framework) -> list[Mention]:
    """Names that a squashed title comes within a letter or two of; the best of those that share a place."""
    if not SHORTEST <= len(title) <= LONGEST_TITLE:
        return []
    bare = skeleton(title)
    found: list[tuple[int, int, str, int]] = []
    for name, code, begin in _candidates(bare, framework):
        errors = _allowed(name)
        window = bare[max(0, begin - errors) : begin + len(name) + errors]
        if (distance := _distance(name, window)) <= errors:
            found.append((distance, -len(name), code, begin))
    best = min(found, default=None)
    return [
        _mention(title, code, begin, -length)
        for distance, length, code, begin in found
        if best and (distance, length) == best[:2]
    ]


def _mention(title: str, code: str, begin: int, length: int) -> Mention:
    """The place in the title itself of letters that were counted without its marks."""
    places = [place for place, letter in enumerate(title) if skeleton(letter)]
    first = max(0, min(begin, len(places) - 1))
    last = min(first + length, len(places)) - 1
    return Mention(code, places[first], places[last] + 1)


def _candidates(bare: str, framework: Framework) -> list[tuple[str, str, int]]:
    """Names of which a piece stands in the title unharmed, with the place where the name would begin; the likeliest few."""
    unharmed: dict[tuple[str, str, int], int] = {}
    for end, entries in _pieces(framework).iter(bare):
        for name, code, piece_end in entries:
            candidate = (name, code, end + 1 - piece_end)
            if candidate[2] >= -_allowed(name):
                unharmed[candidate] = unharmed.get(candidate, 0) + 1
    # The sort keeps the order of the title where as many pieces stand.
    return sorted(unharmed, key=lambda candidate: -unharmed[candidate] / (_allowed(candidate[0]) + 1))[:MOST_COMPARED]


def _allowed(name: str) -> int:
    return 2 if len(name) >= LONG else 1


def _distance(name: str, window: str) -> int:
    """The fewest letters to change, add or drop so that the name stands somewhere in the window.

    The columns of the usual table as the bits of whole numbers (Myers 1999): five times faster here than cell by cell.
    """
    letters = _places_of_letters(name)
    everything, last = (1 << len(name)) - 1, 1 << len(name) - 1
    plus, minus = everything, 0
    distance = best = len(name)
    for letter in window:
        same = letters.get(letter, 0)
        zero = (((same & plus) + plus) ^ plus) | same | minus
        across_plus, across_minus = minus | ~(zero | plus) & everything, plus & zero
        distance += bool(across_plus & last) - bool(across_minus & last)
        best = min(best, distance)
        across_plus, across_minus = across_plus << 1, across_minus << 1
        plus = (across_minus | ~(zero | across_plus)) & everything
        minus = across_plus & zero & everything
    return best


@lru_cache(maxsize=2048)
def _places_of_letters(name: str) -> dict[str, int]:
    """Where each letter stands in a name, as bits."""
    letters: dict[str, int] = {}
    for place, letter in enumerate(name):
        letters[letter] = letters.get(letter, 0) | 1 << place
    return letters


@lru_cache(maxsize=8)
def _pieces(framework: Framework) -> "ahocorasick.Automaton":
    """Each name cut into one piece more than it may have errors, so that one piece is whole in every misspelling."""
    entries: dict[str, list[tuple[str, str, int]]] = {}
    for indicator in framework.indicators:
        for name in {skeleton(phrase) for phrase in indicator.topic.names}:
            if len(name) >= SHORTEST:
                for piece, piece_end in _cut(name, _allowed(name) + 1):
                    entries.setdefault(piece, []).append((name, indicator.code, piece_end))
    automaton = ahocorasick.Automaton()
    for piece, names in entries.items():
        automaton.add_word(piece, tuple(names))
    automaton.add_word("\x00", ())  # an automaton without any word cannot be searched
    automaton.make_automaton()
    return automaton


def _cut(name: str, pieces: int) -> Iterator[tuple[str, int]]:
    size = len(name) // pieces
    for number in range(pieces):
        end = len(name) if number == pieces - 1 else (number + 1) * size
        yield name[number * size : end], end
