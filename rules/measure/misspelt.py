"""Names of indicators that a title misspells: lost tone marks and vowels, one or two wrong letters."""

from collections.abc import Iterator
from functools import lru_cache

import ahocorasick

from rules.framework import Framework
from rules.measure.mentions import Means, Mention
from thai.text import skeleton

# Consonants of the shortest name that is compared at all: below it one wrong letter makes another word (แผน, แผง).
SHORTEST = 12
# One wrong letter up to here, two beyond ("ความโปร่งในภายใน" for "ความโปร่งใสภายใน" is one in 40).
LONG = 24
# Titles are short; a longer text is not one, and comparing it would take too long.
LONGEST_TITLE = 160
# Every comparison costs about 0.1 ms; a title that shares pieces with more names than this names nothing in particular.
MOST_COMPARED = 8


def misspelt_in(title: str, framework: Framework) -> list[Mention]:
    """Names that a squashed title comes within a letter or two of; the best of those that share a place."""
    if not SHORTEST <= len(title) <= LONGEST_TITLE:
        return []
    bare, places = _bare(title)
    found = []
    for name, code, begin in _candidates(bare, framework):
        errors = _allowed(name)
        window = bare[max(0, begin - errors) : begin + len(name) + errors]
        if (distance := _distance(name, window, errors)) <= errors:
            start = max(0, min(begin, len(bare) - 1))
            end = min(start + len(name), len(bare)) - 1
            found.append((distance, -len(name), Mention(code, Means.NAME, places[start], places[end] + 1)))
    found.sort()
    return [mention for distance, length, mention in found if (distance, length) == found[0][:2]]


def _bare(title: str) -> tuple[str, list[int]]:
    """The title's skeleton, and where in the title each of its letters stands."""
    letters = [(skeleton(letter), place) for place, letter in enumerate(title)]
    kept = [(letter, place) for letter, place in letters if letter]
    return "".join(letter for letter, _ in kept), [place for _, place in kept]


def _candidates(bare: str, framework: Framework) -> Iterator[tuple[str, str, int]]:
    """Names of which a piece stands in the title unharmed, with the place where the name would begin."""
    seen: set[tuple[str, str, int]] = set()
    for end, entries in _pieces(framework).iter(bare):
        for name, code, piece_end in entries:
            candidate = (name, code, end + 1 - piece_end)
            if candidate in seen or candidate[2] < -_allowed(name):
                continue
            if len(seen) >= MOST_COMPARED:
                return
            seen.add(candidate)
            yield candidate


def _allowed(name: str) -> int:
    return 2 if len(name) >= LONG else 1


def _distance(name: str, window: str, limit: int) -> int:
    """The fewest letters to change, add or drop so that the name stands somewhere in the window; limit + 1 if more."""
    row = [0] * (len(window) + 1)
    for count, letter in enumerate(name, start=1):
        above, row = row, [count]
        for place, other in enumerate(window, start=1):
            row.append(min(above[place - 1] + (letter != other), above[place] + 1, row[place - 1] + 1))
        if min(row) > limit:
            return limit + 1
    return min(row)


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
