"""Where a text names the indicators of a framework: names, signs and contrary words, the longest match first."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rules.framework import Framework
from rules.measure.search import Entry, phrases_in

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


def mentions_in(squashed: str, framework: Framework) -> Mentions:
    """What a text says of all indicators."""
    return mentions_of(phrases_in(squashed, framework))


def mentions_of(found: Iterable[tuple[int, Entry]]) -> Mentions:
    """What the phrases found in a text say of all indicators."""
    names: list[Mention] = []
    denials: list[Denial] = []
    signs: dict[str, tuple[Entry, int]] = {}
    for last, entry in found:
        phrase, named, denied, signed, _, _, _ = entry
        if signed and phrase not in signs:
            signs[phrase] = (entry, last + 1)
        if named:
            names += [Mention(code, last + 1 - len(phrase), last + 1) for code in named]
        if denied:
            denials.append((last + 1, last + 1 - len(phrase), denied))
    return Mentions(tuple(_outermost(names)), denials, _by_code(signs.values()))


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
