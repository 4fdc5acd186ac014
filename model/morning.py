"""What a provincial office and its agencies are to hear of one night; all sentences are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from model.diff import ChangeKind
from model.finding import AgencyFinding, Verdict
from model.submission import Agency


@dataclass(frozen=True, slots=True)
class Told:
    """A change in words: `todo` says what the official must do (empty where nothing is), `seen` quotes what was seen."""

    kind: ChangeKind
    indicator: str
    name: str
    url: str
    division: str | None
    todo: str
    seen: str
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class Open:
    """An indicator that does not pass: its verdict, what it is worth, and what to do."""

    indicator: str
    name: str
    verdict: Verdict
    points: float
    division: str | None
    todo: str


@dataclass(frozen=True, slots=True)
class AgencyMorning:
    """One agency after the night. `quiet_since`: the day of the last mail to it, None where there was none."""

    agency: Agency
    total: AgencyFinding
    changes: tuple[Told, ...]
    open: tuple[Open, ...]
    quiet_since: date | None = None


@dataclass(frozen=True, slots=True)
class Morning:
    """The whole night: `today` and `deadline` in Bangkok; `attachment` is the office's XLSX with its file name."""

    scan: int
    fiscal_year: int
    today: date
    deadline: datetime
    agencies: tuple[AgencyMorning, ...]
    office_quiet_since: date | None = None
    attachment: tuple[str, bytes] | None = None
    addresses: Mapping[str, str] | None = None  # of divisions, where known: "agency/division" -> address
    refused: Mapping[str, str] | None = None  # agency -> what the mail server said when it would not take the last mail to it
