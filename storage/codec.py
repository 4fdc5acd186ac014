"""Judgements as JSON in two parts: what is compared from night to night, and what may differ without being a change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.finding import (
    Attachment,
    ComponentResult,
    Content,
    Evidence,
    Finding,
    IndicatorFinding,
    Reason,
    Severity,
    Suggestion,
    WeighedReason,
)  # fmt: skip
from storage.passing import Json, Passing, Reader
from storage.values import plain

# Data of notes and reasons that differs from look to look without meaning: durations, counts of attempts, technical text.
PASSING_KEYS = frozenset({"attempts", "detail", "elapsed_ms", "first", "seconds", "size"})
SCORE_DIGITS = 4  # scores are shown with two
SCORE_UNIT = 10**SCORE_DIGITS
STABLE_DIGITS = 1  # a topic of 0.83 instead of 0.81 is the same judgement


def reasons_out(reasons: Sequence[WeighedReason], passing: Passing) -> Json:
    """Reasons as JSON; None for none."""
    return [
        {
            "code": weighed.reason.code,
            "severity": str(weighed.severity),
            "data": data_out(weighed.reason.data, passing),
            "evidence": _evidence_out(weighed.reason.evidence, passing),
        }
        for weighed in reasons
    ] or None


def reasons_in(value: Json, passing: Reader) -> tuple[WeighedReason, ...]:
    """Reasons from JSON."""
    return tuple(
        WeighedReason(
            Reason(item["code"], data_in(item["data"], passing), _evidence_in(item["evidence"], passing)),
            Severity(item["severity"]),
        )
        for item in value or ()
    )


def data_out(data: Mapping[str, object], passing: Passing) -> Json:
    """The data of a reason or a note without what passes."""
    kept: dict[str, object] = {}
    for key in sorted(data):
        value = plain(data[key])
        if key in PASSING_KEYS:
            passing.values.append(value)
            value = None
        kept[key] = value
    return kept


def data_in(data: Json, passing: Reader) -> dict[str, object]:
    """The data of a reason or a note, whole again."""
    return {key: passing.value() if key in PASSING_KEYS else value for key, value in data.items()}


def content_out(content: Content | None, passing: Passing) -> Json:
    """What was measured, as JSON."""
    if content is None:
        return None
    passing.scores.append(round(content.topic, SCORE_DIGITS))
    passing.scores.extend(round(score, SCORE_DIGITS) for _, score in content.best_indicators)
    return {
        "topic": round(content.topic, STABLE_DIGITS),
        "topic_evidence": _evidence_out(content.topic_evidence, passing),
        "best_indicators": [[code, round(score, STABLE_DIGITS)] for code, score in content.best_indicators],
        "years": list(content.years),
        "period": content.period,
        "period_met": content.period_met,
        "period_evidence": _evidence_out(content.period_evidence, passing),
        "components": [
            {"id": part.id, "name_th": part.name_th, "met": part.met, "evidence": _evidence_out(part.evidence, passing)}
            for part in content.components
        ],
    }


def content_in(value: Json, passing: Reader) -> Content | None:
    """What was measured, from JSON."""
    if value is None:
        return None
    return Content(
        topic=passing.score(value["topic"]),
        best_indicators=tuple((code, passing.score(rough)) for code, rough in value["best_indicators"]),
        topic_evidence=_evidence_in(value["topic_evidence"], passing),
        years=tuple(value["years"]),
        period=value["period"],
        period_met=value["period_met"],
        period_evidence=_evidence_in(value["period_evidence"], passing),
        components=tuple(
            ComponentResult(part["id"], part["name_th"], part["met"], _evidence_in(part["evidence"], passing))
            for part in value["components"]
        ),
    )


def around_out(finding: Finding, passing: Passing) -> Json:
    """What stands around a judgement: the final address, the attachments, the suggestions."""
    passing.scores.extend(round(item.score, SCORE_DIGITS) for item in finding.suggestions)
    return {
        "final_url": finding.final_url,
        "content_type": finding.content_type,
        "attachments": [[a.url, a.outcome, a.content_type, a.pages, a.text_source] for a in finding.attachments],
        "suggestions": [[s.url, s.indicator, round(s.score, STABLE_DIGITS)] for s in finding.suggestions],
    }


@dataclass(frozen=True, slots=True)
class Around:
    """`around_out`, read back."""

    final_url: str | None
    content_type: str | None
    attachments: tuple[Attachment, ...]
    suggestions: tuple[Suggestion, ...]


def around_in(value: Json, passing: Reader) -> Around:
    """What stands around a judgement, from JSON."""
    return Around(
        value["final_url"],
        value["content_type"],
        tuple(Attachment(*item) for item in value["attachments"]),
        tuple(Suggestion(url, indicator, passing.score(rough)) for url, indicator, rough in value["suggestions"]),
    )


def labels_out(finding: IndicatorFinding) -> Json:
    """What an indicator is called and who answers for it."""
    return {"name_th": finding.name_th, "division": finding.division}


def _evidence_out(evidence: Iterable[Evidence], passing: Passing) -> Json:
    items = list(evidence)
    passing.hashes.extend(item.body_hash for item in items)
    return [{"url": item.url, "where": item.where, "quote": item.quote} for item in items]


def _evidence_in(value: Json, passing: Reader) -> tuple[Evidence, ...]:
    return tuple(Evidence(item["url"], item["where"], item["quote"], passing.hash()) for item in value)
