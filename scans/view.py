"""A stored scan as public records: sentences are made here, in both languages, from codes and data."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from model.finding import AgencyFinding, ComponentResult, Content, Evidence, Finding, IndicatorFinding, Verdict, WeighedReason
from reports.record import (
    AgencyRecord,
    AttachmentRecord,
    ComponentRecord,
    ContentRecord,
    Counts,
    EvidenceRecord,
    IndicatorRecord,
    ReasonRecord,
    Record,
    ScoreRange,
    ScoreRecord,
    SubmissionRecord,
    SuggestionRecord,
    SummaryRecord,
)
from rules import framework
from rules.framework import Framework
from rules.say import sentence
from scans.judgements import results
from storage import load
from storage.load import ScanInfo
from storage.session import Store
from thai.fiscal import BANGKOK

QUOTE_LIMIT = 200


def records(store: Store, scan: int, *, names: Collection[str] | None = None) -> Iterator[Record]:
    """Every submission in input order, then every indicator, every agency, and the summary; of all agencies or of some.

    A few agencies are in memory at a time where the rows of each stand together in the input, as they nearly always do.
    """
    info = load.scan(store, scan)
    assert info is not None  # noqa: S101 -- callers pass the number of a stored scan
    listed = load.scan_agencies(store, scan)
    wanted = listed if names is None else list(filter(set(names).__contains__, listed))
    count = 0
    for finding in _findings(store, info, wanted):
        count += 1
        yield submission_record(finding)
    totals = []
    for result in results(store, info, wanted, findings=False):
        totals.append(result.total)
        yield from (indicator_record(indicator) for indicator in result.indicators)
    yield from (agency_record(total) for total in totals)
    yield summary_record(info, totals, submissions=count)


def _findings(store: Store, info: ScanInfo, wanted: Sequence[str]) -> Iterator[Finding]:
    found = (finding for result in results(store, info, wanted, indicators=False) for finding in result.findings)
    yield from found if _stand_together(store, info, wanted) else sorted(found, key=lambda finding: finding.submission.position)


def _stand_together(store: Store, info: ScanInfo, wanted: Sequence[str]) -> bool:
    """Whether the rows of each agency follow one another in the input."""
    runs = [name for name, _ in groupby(item.agency for item in load.submissions(store, info.fiscal_year, wanted))]
    listed = set(runs)
    return len(runs) == len(listed) and runs == [name for name in wanted if name in listed]


def submission_record(finding: Finding) -> SubmissionRecord:
    """One finding as its public record."""
    return SubmissionRecord.model_validate(
        {
            "agency": finding.submission.agency,
            "indicator": finding.submission.indicator,
            "fiscal_year": finding.fiscal_year,
            "url": finding.submission.url,
            "final_url": finding.final_url,
            "verdict": finding.verdict.value,
            "outcome": finding.outcome,
            "http_status": finding.http_status,
            "content_type": finding.content_type,
            "attempts": finding.attempts,
            "elapsed_ms": finding.elapsed_ms,
            "bytes": finding.size,
            "checked_at": local(finding.checked_at),
            "reasons": reason_records(finding.reasons),
            "content": _content(finding.content) if finding.content else None,
            "attachments": [
                AttachmentRecord.model_validate(
                    {
                        "url": a.url,
                        "outcome": a.outcome,
                        "content_type": a.content_type,
                        "pages": a.pages,
                        "text_source": a.text_source,
                    }
                )
                for a in finding.attachments
            ],
            "suggestions": [
                SuggestionRecord(url=s.url, indicator=s.indicator, score=round(s.score, 2)) for s in finding.suggestions
            ],
        }
    )


def indicator_record(finding: IndicatorFinding) -> IndicatorRecord:
    """One indicator of one agency as its public record."""
    return IndicatorRecord.model_validate(
        {
            "agency": finding.agency,
            "indicator": finding.indicator,
            "fiscal_year": finding.fiscal_year,
            "name_th": finding.name_th,
            "name_en": _english(finding.indicator, framework.load(finding.fiscal_year)),
            "verdict": finding.verdict.value,
            "reasons": reason_records(finding.reasons),
            "submissions": finding.submissions,
            "points": finding.points,
            "division": finding.division,
        }
    )


def _english(code: str, rules: Framework) -> str | None:
    """The name of an item; None where its list has been changed since."""
    return rules.indicator(code).name_en if rules.has(code) else None


def agency_record(total: AgencyFinding) -> AgencyRecord:
    """One agency as its public record."""
    return AgencyRecord(
        agency=total.agency,
        fiscal_year=total.fiscal_year,
        verdicts=_counts([total]),
        oit_score=ScoreRange(low=round(total.score_low, 2), high=round(total.score_high, 2)),
        points_at_stake=round(total.points_at_stake, 2),
    )


def summary_record(info: ScanInfo, totals: Sequence[AgencyFinding], *, submissions: int) -> SummaryRecord:
    """The last record of a scan."""
    rules = framework.load(info.fiscal_year)
    return SummaryRecord.model_validate(
        {
            "scan": info.id,
            "fiscal_year": info.fiscal_year,
            "as_of": info.as_of.isoformat(),
            "deadline": local(rules.deadline),
            "agencies": len(totals),
            "indicators": _counts(totals),
            "submissions": submissions,
            "started_at": local(info.started_at),
            "finished_at": local(info.finished_at) if info.finished_at else None,
            "version": info.version,
            "provisional": rules.provisional,
            "provisional_because": rules.unconfirmed("th"),
            "provisional_because_en": rules.unconfirmed("en"),
            "state": info.state,
        }
    )


def local(moment: datetime) -> str:
    """ISO 8601 in Bangkok time, to the second."""
    return moment.astimezone(BANGKOK).isoformat(timespec="seconds")


def _counts(totals: Iterable[AgencyFinding]) -> Counts:
    counts = dict.fromkeys(Verdict, 0)
    for total in totals:
        for verdict, number in total.verdicts.items():
            counts[verdict] += number
    return Counts.model_validate({verdict.value: number for verdict, number in counts.items()})


def reason_records(reasons: Sequence[WeighedReason]) -> list[ReasonRecord]:
    """Reasons with their sentences."""
    return [
        ReasonRecord(
            code=weighed.reason.code,
            severity=weighed.severity.value,
            message_th=sentence(weighed.reason, "th"),
            message_en=sentence(weighed.reason, "en"),
            evidence=_evidence(weighed.reason.evidence),
        )
        for weighed in reasons
    ]


def _evidence(evidence: Sequence[Evidence]) -> list[EvidenceRecord]:
    return [EvidenceRecord(url=e.url, where=e.where, quote=e.quote[:QUOTE_LIMIT]) for e in evidence]


def _content(content: Content) -> ContentRecord:
    return ContentRecord(
        topic=_unit(content.topic),
        years=list(content.years),
        period=content.period,
        period_met=content.period_met,
        components=[_component(component) for component in content.components],
        best_indicators=[ScoreRecord(indicator=code, score=_unit(score)) for code, score in content.best_indicators],
    )


def _component(component: ComponentResult) -> ComponentRecord:
    return ComponentRecord(
        id=component.id, name_th=component.name_th, met=component.met, evidence=_evidence(component.evidence)
    )


def _unit(score: float) -> float:
    return round(min(max(score, 0.0), 1.0), 3)
