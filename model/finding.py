"""The judgement on one submission, and on an agency's indicators.

No slots: these records come from the worker processes, and frozen ones with slots take four times as long to pickle.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from model.capture import Capture
from model.document import Document
from model.submission import Agency, Submission


class Severity(StrEnum):
    """What a reason does to the verdict, from harmless to fatal."""

    INFO = "info"
    WARN = "warn"
    REVIEW = "review"
    FAIL = "fail"


class Verdict(StrEnum):
    """The answer for a submission; `MISSING` only for an indicator."""

    PASS = "pass"
    REVIEW = "review"
    FAIL = "fail"
    MISSING = "missing"


@dataclass(frozen=True)
class Evidence:
    """What was seen and where: a quote of at most 200 characters, and the hash of the body it stands in."""

    url: str
    where: str
    quote: str
    body_hash: str | None = None


@dataclass(frozen=True)
class Reason:
    """A coded statement; sentences are made from `code` and `data` when it is shown."""

    code: str
    data: Mapping[str, object] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class WeighedReason:
    """A reason with what it means for the verdict under this framework."""

    reason: Reason
    severity: Severity


@dataclass(frozen=True)
class ComponentResult:
    """Whether one required component was seen: None means that we cannot tell."""

    id: str
    name_th: str
    met: bool | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Content:
    """What was measured in the pages and documents of one submission.

    `topic` 0.0-1.0: how surely this is the indicator's subject. `best_indicators`: (code, score) of the indicators that
    fit best, best first. `years`: Buddhist-era fiscal years that count as evidence, of the part that matches.
    """

    topic: float
    topic_evidence: tuple[Evidence, ...]
    best_indicators: tuple[tuple[str, float], ...]
    years: tuple[int, ...]
    period: str
    period_met: bool | None
    period_evidence: tuple[Evidence, ...]
    components: tuple[ComponentResult, ...]


@dataclass(frozen=True)
class Opened:
    """One address that was opened for a submission, and what it said; `document` is None where nothing could be read."""

    capture: Capture
    document: Document | None


@dataclass(frozen=True)
class SiteFacts:
    """What the other pages of one host tell about one of them.

    `furniture`: marks of the blocks that stand on many pages of the host and so say nothing about any of them; of those
    that many pages say twice also the mark of `said_again`.
    `home_url`: the front page, where known. `home_hash`: hash of the front page's main text. `missing_page`: the document
    that the host answers with status 200 to an address that cannot exist; None where it answers 404 or was not asked.
    """

    furniture: frozenset[int] = frozenset()
    home_url: str | None = None
    home_hash: str | None = None
    missing_page: Document | None = None


@dataclass(frozen=True)
class Dossier:
    """All that a judge may look at for one submission; no clock, no network.

    `page` is the submitted address; `parts` are its frames, inner pages and attachments in the order they were opened.
    `same_url` lists the (indicator) codes of this agency for which the same address was given, in framework order,
    with repetitions. `seen_alive`: the same URL was in order in a scan of the last seven days; `failed_last_scan`: it
    was not in order in the scan before this one. `last_year_url`: the agency submitted the same address for this
    topic last year, as far as the database knows.
    """

    submission: Submission
    agency: Agency
    fiscal_year: int
    as_of: date
    page: Opened
    parts: tuple[Opened, ...] = ()
    site: SiteFacts = SiteFacts()
    same_url: tuple[str, ...] = ()
    seen_alive: bool = False
    failed_last_scan: bool = False
    last_year_url: bool = False


@dataclass(frozen=True)
class Attachment:
    """An address opened beside the submitted page, for the record."""

    url: str
    outcome: str
    content_type: str | None
    pages: int | None
    text_source: str


@dataclass(frozen=True)
class Suggestion:
    """A better address for an indicator, found on the agency's own pages."""

    url: str
    indicator: str
    score: float


@dataclass(frozen=True)
class Finding:
    """The judgement on one submission."""

    submission: Submission
    fiscal_year: int
    verdict: Verdict
    outcome: str
    http_status: int | None
    final_url: str | None
    content_type: str | None
    attempts: int
    elapsed_ms: int
    size: int
    checked_at: datetime
    reasons: tuple[WeighedReason, ...]
    content: Content | None
    attachments: tuple[Attachment, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


@dataclass(frozen=True)
class IndicatorFinding:
    """The verdict on one indicator of one agency, over all its submissions together."""

    agency: str
    indicator: str
    fiscal_year: int
    name_th: str
    verdict: Verdict
    reasons: tuple[WeighedReason, ...]
    submissions: int
    points: float
    division: str | None


@dataclass(frozen=True)
class AgencyFinding:
    """One agency's counts and its OIT score as a range."""

    agency: str
    fiscal_year: int
    verdicts: Mapping[Verdict, int]
    score_low: float
    score_high: float
    points_at_stake: float
