"""What changed between the frameworks of two years, subject by subject: codes say nothing without their year."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.framework import Framework, Indicator


class Change(StrEnum):
    """In what way the item of a subject is not as it was."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    MERGED = "merged"  # into an item that is first of all about another subject
    RENAMED = "renamed"
    PERIOD = "period"
    COMPONENTS = "components"


@dataclass(frozen=True, slots=True)
class Difference:
    """One subject with its item in both years; `won` and `lost` are ids of components."""

    topic: str
    old: Indicator | None
    new: Indicator | None
    changes: tuple[Change, ...] = ()
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def differences(old: Framework, new: Framework) -> tuple[Difference, ...]:
    """Every subject of either year: in the order of the old list, then what is new; those without changes too."""
    before, after = _by_topic(old), _by_topic(new)
    return tuple(_difference(topic, before.get(topic), after.get(topic)) for topic in dict.fromkeys([*before, *after]))


def _by_topic(framework: Framework) -> Mapping[str, Indicator]:
    return {topic: indicator for indicator in framework.indicators for topic in indicator.about}


def _difference(topic: str, old: Indicator | None, new: Indicator | None) -> Difference:
    if old is None or new is None:
        return Difference(topic, old, new, (Change.NEW if old is None else Change.GONE,))
    changes = [Change.MOVED] if old.code != new.code else []
    if topic != new.about[0]:
        return Difference(topic, old, new, (*changes, *([Change.MERGED] if topic == old.about[0] else [])))
    won, lost = _ids(new, old), _ids(old, new)
    changes += [Change.RENAMED] if old.name_th != new.name_th else []
    changes += [Change.PERIOD] if (old.period, old.period_unknown) != (new.period, new.period_unknown) else []
    changes += [Change.COMPONENTS] if won or lost else []
    return Difference(topic, old, new, tuple(changes), won, lost)


def _ids(one: Indicator, other: Indicator) -> tuple[str, ...]:
    """The components of one that the other has not, or does not insist on."""
    known = {part.id for part in other.components if not part.optional}
    return tuple(part.id for part in one.components if not part.optional and part.id not in known)
