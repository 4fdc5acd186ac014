"""One scan as people read it: what the HTML, XLSX and PDF are made from; sentences in both languages, nothing left to look up."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from model.finding import Severity, Verdict
from model.submission import Agency
from thai.fiscal import days_to


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing in both languages."""

    th: str
    en: str

    def said(self, lang: str) -> str:
        """The text in a language."""
        return self.en if lang == "en" else self.th


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator of the framework, and what it is worth in the final score."""

    code: str
    name: Words
    points: float


@dataclass(frozen=True, slots=True)
class Zone:
    """A level of the score with its colour; `colour_key` is the English name, by which styles know it."""

    name: str
    colour: Words
    colour_key: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A quote, and where it stands; by `url` the same words on two pages are told apart."""

    url: str
    where: str
    quote: str


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in words."""

    code: str
    severity: Severity
    words: Words


@dataclass(frozen=True, slots=True)
class Link:
    """One submitted address: its own verdict, the worst that is to be said of it, and when it was asked."""

    url: str
    verdict: Verdict
    checked_at: datetime
    todo: Words


@dataclass(frozen=True, slots=True)
class Cell:
    """One indicator of one agency. `todo` is empty where it passes; `seen` is what the verdict rests on."""

    item: Item
    verdict: Verdict
    division: str | None
    todo: Words
    reasons: tuple[Told, ...]
    seen: tuple[Seen, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """Where an agency, or the mean of all, stood in one scan."""

    scan: int
    day: date
    low: float
    high: float
    passes: int
    total: int


@dataclass(frozen=True, slots=True)
class AgencyReport:
    """One agency: counts, the score as a range with the levels at its ends, every indicator, earlier scans."""

    agency: Agency
    verdicts: Mapping[Verdict, int]
    score_low: float
    score_high: float
    points_at_stake: float
    zone_low: Zone
    zone_high: Zone
    cells: tuple[Cell, ...]
    progress: tuple[Point, ...] = ()

    def row(self, items: Sequence[Item]) -> tuple[Cell | None, ...]:
        """The cells in the order of the items; None where this agency was not judged by one."""
        by_code = {cell.item.code: cell for cell in self.cells}
        return tuple(by_code.get(item.code) for item in items)

    def levels(self, lang: str) -> str:
        """The level at both ends of the range with its colour: "C เหลือง – A ฟ้า"."""
        ends = (f"{zone.name} {zone.colour.said(lang)}" for zone in (self.zone_low, self.zone_high))
        return " – ".join(dict.fromkeys(ends))

    @property
    def todo(self) -> tuple[Cell, ...]:
        """What does not pass, the dearest first."""
        return tuple(sorted((cell for cell in self.cells if cell.verdict is not Verdict.PASS), key=lambda c: -c.item.points))


@dataclass(frozen=True, slots=True)
class Report:
    """One scan. `agencies` stand with the most points at stake first; `place` names what it was narrowed to."""

    scan: int
    fiscal_year: int
    as_of: date
    deadline: datetime
    provisional: Words | None
    started_at: datetime
    finished_at: datetime | None
    finished: bool
    version: str
    items: tuple[Item, ...]
    agencies: tuple[AgencyReport, ...]
    progress: tuple[Point, ...] = ()
    place: str | None = None

    @property
    def days_left(self) -> int:
        """Days from the day of the judgement to the last day; negative after it."""
        return days_to(self.deadline, self.as_of)

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many indicators of all agencies have each verdict."""
        counts: Counter[Verdict] = Counter(dict.fromkeys(Verdict, 0))
        for agency in self.agencies:
            counts.update(agency.verdicts)
        return counts

    def counts(self, item: Item) -> Mapping[Verdict, int]:
        """How many agencies have each verdict on one indicator."""
        found = Counter(cell.verdict for agency in self.agencies for cell in agency.cells if cell.item.code == item.code)
        return {verdict: found[verdict] for verdict in Verdict}
