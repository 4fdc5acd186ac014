"""What changed between two scans of the same submissions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from model.finding import Verdict, WeighedReason


class ChangeKind(StrEnum):
    """In what way a submission or an indicator is not as it was."""

    NEWLY_DEAD = "newly-dead"
    REPAIRED = "repaired"
    NEWLY_FAILING = "newly-failing"
    NEWLY_REVIEW = "newly-review"
    NEWLY_PASSING = "newly-passing"
    CHANGED_CONTENT = "changed-content"
    FLAPPING = "flapping"
    NEW_SUBMISSION = "new-submission"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one submission.

    `first_seen` is when the state that holds now was seen first; `since_scan` the scan that saw it. `before` is None for a
    new submission, `after` for a withdrawn one. `lost` and `won` are the names of components of the content. `quiet`: a
    single night without an answer, or one more turn of what flaps already; it is shown, and nobody is written to.
    """

    kind: ChangeKind
    agency: str
    indicator: str
    url: str
    division: str | None
    before: Verdict | None
    after: Verdict | None
    first_seen: datetime
    since_scan: int
    reasons: tuple[WeighedReason, ...] = ()
    lost: tuple[str, ...] = ()
    won: tuple[str, ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes from one scan to a later one, in input order; `old_scan` is None where there is no earlier scan."""

    fiscal_year: int
    old_scan: int | None
    new_scan: int
    changes: tuple[Change, ...]
