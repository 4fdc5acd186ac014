"""What passes from night to night without being a change: taken out of a judgement, stored short, put back.

A visitor counter changes a page's hash every night, and a slow answer takes 14.2 seconds today and 13.9 tomorrow. Were
those part of what is compared, every night would rewrite the whole database. So they are taken out in the order in
which they stand and put back in the same order.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Any  # what `json.loads` gives: the border


@dataclass(slots=True)
class Passing:
    """What was taken out of a judgement: hashes of bodies, other data and scores, each in the order in which it stood.

    `times` of a finding: microseconds since 1970, attempts, milliseconds, bytes.
    """

    hashes: list[str | None] = field(default_factory=list)
    values: list[object] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    times: list[int] = field(default_factory=list)

    def reader(self) -> "Reader":
        """A fresh pass over what was taken out."""
        return Reader(iter(self.hashes), iter(self.values), iter(self.scores))


@dataclass(slots=True)
class Reader:
    """One pass over what was taken out, in the order in which it stood."""

    hashes: Iterator[str | None]
    values: Iterator[object]
    scores: Iterator[float]

    def hash(self) -> str | None:
        """The next body hash; None where it is not kept any more."""
        return next(self.hashes, None)

    def value(self) -> Json:
        """The next other value."""
        return next(self.values, None)

    def score(self, rough: float) -> float:
        """The next score; the rough one of the judgement where the exact one is not kept any more."""
        return next(self.scores, rough)


def to_json(passing: Passing, body_ids: Mapping[str, int]) -> Json:
    """Short: each hash once, by the number of its stored body where there is one; then where each stands."""
    distinct = list(dict.fromkeys(passing.hashes))
    places = [distinct.index(found) for found in passing.hashes] if len(distinct) > 1 else len(passing.hashes)
    numbers = [body_ids.get(found, found) if found is not None else None for found in distinct]
    whole = [passing.values, numbers, places, passing.scores, passing.times]
    return whole if passing.scores or passing.times else whole[:3]


def bodies_in(value: Json) -> list[int]:
    """The numbers of the bodies that are named."""
    return [found for found in value[1] if isinstance(found, int)]


def from_json(value: Json, hashes: Mapping[int, str]) -> Passing:
    """What `to_json` made; `hashes` are those of the bodies named."""
    values, numbers, places, scores, times = [*value, [], []][:5]
    named = [hashes.get(found) if isinstance(found, int) else found for found in numbers]
    stood = named * places if isinstance(places, int) else [named[place] for place in places]
    return Passing(stood, list(values), list(scores), list(times))
