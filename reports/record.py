"""The public result records: one JSON object each. `oit schema` prints what these classes say."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

VerdictWord = Literal["pass", "review", "fail"]
SeverityWord = Literal["fail", "review", "warn", "info"]
OutcomeWord = Literal[
    "ok", "invalid-url", "refused-address", "dns-failure", "connect-refused", "connect-timeout", "read-timeout", "tls-invalid",
    "connection-lost", "protocol-error", "redirect-loop", "too-many-redirects", "http-401", "http-403", "http-404", "http-410",
    "http-429", "http-4xx", "http-5xx", "too-large", "bot-wall", "needs-login", "not-fetched", "interrupted",
]  # fmt: skip


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EvidenceRecord(_Record):
    """What was seen, and where."""

    url: str
    where: str
    quote: Annotated[str, Field(max_length=200)]


class ReasonRecord(_Record):
    """A coded statement that explains a verdict."""

    code: str
    severity: SeverityWord
    message_th: str
    message_en: str
    evidence: list[EvidenceRecord]


class ComponentRecord(_Record):
    """One required part: seen, not seen, or cannot be told (null)."""

    id: str
    name_th: str
    met: bool | None
    evidence: list[EvidenceRecord]


class ScoreRecord(_Record):
    """How well an indicator fits the content, 0 to 1."""

    indicator: str
    score: Annotated[float, Field(ge=0, le=1)]


class ContentRecord(_Record):
    """What was measured in the page and its documents."""

    topic: Annotated[float, Field(ge=0, le=1)]
    years: list[int]
    period: str
    period_met: bool | None
    components: list[ComponentRecord]
    best_indicators: list[ScoreRecord]


class AttachmentRecord(_Record):
    """A document or frame that was opened beside the submitted page."""

    url: str
    outcome: OutcomeWord
    content_type: str | None
    pages: int | None
    text_source: Literal["text", "ocr", "none"]


class SuggestionRecord(_Record):
    """A better address for an indicator, seen on the agency's own pages."""

    url: str
    indicator: str
    score: float


class SubmissionRecord(_Record):
    """The judgement on one submitted URL."""

    kind: Literal["submission"] = "submission"
    agency: str
    indicator: str
    fiscal_year: int
    url: str
    final_url: str | None
    verdict: VerdictWord
    outcome: OutcomeWord
    http_status: int | None
    content_type: str | None
    attempts: int
    elapsed_ms: int
    bytes: int
    checked_at: str
    reasons: list[ReasonRecord]
    content: ContentRecord | None
    attachments: list[AttachmentRecord]
    suggestions: list[SuggestionRecord]


class IndicatorRecord(_Record):
    """The verdict on one indicator of one agency, over all its URLs together."""

    kind: Literal["indicator"] = "indicator"
    agency: str
    indicator: str
    fiscal_year: int
    name_th: str
    verdict: Literal["pass", "review", "fail", "missing"]
    reasons: list[ReasonRecord]
    submissions: int
    points: float
    division: str | None
    name_en: str | None = None

    def name(self, lang: str) -> str:
        """What it is called; in Thai where its framework is no longer known."""
        return (self.name_en if lang == "en" else None) or self.name_th


class Counts(BaseModel):
    """How many indicators have each verdict."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    passed: Annotated[int, Field(alias="pass")]
    review: int
    fail: int
    missing: int


class ScoreRange(_Record):
    """The OIT score (0-100) if every review were refused (low) or granted (high)."""

    low: float
    high: float


class AgencyRecord(_Record):
    """One agency in sum."""

    kind: Literal["agency"] = "agency"
    agency: str
    fiscal_year: int
    verdicts: Counts
    oit_score: ScoreRange
    points_at_stake: float


class SummaryRecord(_Record):
    """One scan in sum; the last line."""

    kind: Literal["summary"] = "summary"
    scan: int
    fiscal_year: int
    as_of: str
    deadline: str
    agencies: int
    indicators: Counts
    submissions: int
    started_at: str
    finished_at: str | None
    version: str
    provisional: bool
    provisional_because: str | None = None
    provisional_because_en: str | None = None
    state: Literal["running", "finished", "interrupted"]


ChangeWord = Literal[
    "newly-dead", "repaired", "newly-failing", "newly-review", "newly-passing", "changed-content", "flapping", "new-submission",
    "withdrawn",
]  # fmt: skip


class ChangeRecord(_Record):
    """One change between two scans (`oit diff`). `before` is null for a new submission, `after` for a withdrawn one."""

    kind: Literal["change"] = "change"
    change: ChangeWord
    agency: str
    indicator: str
    fiscal_year: int
    url: str
    division: str | None
    before: VerdictWord | None
    after: VerdictWord | None
    first_seen: str
    since_scan: int
    lost: list[str]
    won: list[str]
    reasons: list[ReasonRecord]


class DiffRecord(_Record):
    """Two scans compared, in sum; the last line. `changes`: how many there are of each kind."""

    kind: Literal["diff"] = "diff"
    fiscal_year: int
    old_scan: int
    new_scan: int
    old_started_at: str
    new_started_at: str
    agencies: int
    changes: dict[ChangeWord, int]


DiffLine = Annotated[ChangeRecord | DiffRecord, Field(discriminator="kind")]
Record = Annotated[SubmissionRecord | IndicatorRecord | AgencyRecord | SummaryRecord, Field(discriminator="kind")]
_ADAPTER: TypeAdapter[Record | DiffLine] = TypeAdapter(Annotated[Record | DiffLine, Field(discriminator="kind")])


def schema() -> dict[str, object]:
    """The JSON Schema of one line of the output."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_ADAPTER.json_schema(by_alias=True, mode="serialization"),
    }
