"""What one mail says, part by part: the changes and the open indicators of each responsible division."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.diff import ChangeKind
from model.finding import Verdict
from model.morning import AgencyMorning, Open, Told
from notify import words
from notify.address import clean

MOST_LISTED = 15  # changes of one kind in one part; a first night has a new submission for every indicator
_LONGEST_CODE = 12
_WORST_FIRST = (Verdict.FAIL, Verdict.MISSING, Verdict.REVIEW, Verdict.PASS)


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind; at most `most` are spelled out, of the rest only the indicators are named."""

    kind: ChangeKind
    changes: tuple[Told, ...]
    most: int = MOST_LISTED

    @property
    def listed(self) -> tuple[Told, ...]:
        """Those that are spelled out."""
        return self.changes[: self.most]

    @property
    def rest(self) -> tuple[str, ...]:
        """The indicators of the others, each once."""
        return tuple(dict.fromkeys(clean(change.indicator, _LONGEST_CODE) for change in self.changes[self.most :]))


@dataclass(frozen=True, slots=True)
class Part:
    """What concerns one division; `division` is None for what names none."""

    division: str | None
    changes: tuple[Told, ...]
    open: tuple[Open, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """Its changes by kind."""
        return by_kind(self.changes)

    @property
    def points(self) -> float:
        """What its open indicators are worth."""
        return sum(item.points for item in self.open)

    @property
    def advised(self) -> frozenset[tuple[str, str]]:
        """What to do about which indicator, where a change says it already."""
        return frozenset((change.indicator, change.todo) for group in self.groups for change in group.listed)

    @property
    def fresh(self) -> frozenset[str]:
        """The indicators that got worse last night."""
        return frozenset(change.indicator for change in self.changes if change.kind in words.BAD)


def parts(agency: AgencyMorning) -> tuple[Part, ...]:
    """One part for each division, the dearest first, then what names no division; one part where none is named."""
    names = {change.division for change in agency.changes} | {item.division for item in agency.open}
    made = [_part(agency, name) for name in names]
    return tuple(sorted(made, key=lambda part: (part.division is None, -part.points, part.division or "")))


def by_kind(changes: Sequence[Told]) -> tuple[Group, ...]:
    """What was lost first, good news last."""
    made = (Group(kind, tuple(change for change in changes if change.kind is kind)) for kind in words.CHANGES)
    return tuple(group for group in made if group.changes)


def by_points(items: Sequence[Open]) -> tuple[Open, ...]:
    """The dearest first; of the same points the worse verdict."""
    return tuple(sorted(items, key=lambda item: (-item.points, _WORST_FIRST.index(item.verdict))))


def _part(agency: AgencyMorning, division: str | None) -> Part:
    changes = tuple(change for change in agency.changes if change.division == division)
    return Part(division, changes, by_points([item for item in agency.open if item.division == division]))
