"""What is said of an agency that was not judged: every submission needs a person, and none is lost."""

from collections.abc import Sequence
from datetime import UTC, datetime

from model.capture import Capture
from model.finding import Attachment, Evidence, Finding, IndicatorFinding, Reason, Severity, Verdict, WeighedReason
from model.outcome import Outcome
from model.submission import Agency, Submission
from rules import totals
from rules.framework import Framework
from rules.reasons import weigh
from storage.load import Judged


def interrupted(agency: Agency, codes: Sequence[str], submissions: Sequence[Submission], rules: Framework) -> Judged:
    """`interrupted` for every submission of an agency that was not finished when the scan was stopped."""
    now = datetime.now(UTC)
    findings = [
        finding(item, rules.fiscal_year, Capture(item.url, Outcome.INTERRUPTED, now, attempts=0), "interrupted")
        for item in submissions
    ]
    return summed(agency, codes, findings, rules)


def finding(
    submission: Submission, fiscal_year: int, capture: Capture, code: str, *, parts: Sequence[Capture] = (), **data: str
) -> Finding:
    """What came back, with one reason for a person to look."""
    evidence = Evidence(capture.url, "ผลการเปิดลิงก์", capture.outcome.value, capture.body_hash)
    return Finding(
        submission=submission,
        fiscal_year=fiscal_year,
        verdict=Verdict.REVIEW,
        outcome=capture.outcome.value,
        http_status=capture.http_status,
        final_url=capture.final_url,
        content_type=capture.content_type,
        attempts=capture.attempts,
        elapsed_ms=capture.elapsed_ms,
        size=capture.size,
        checked_at=capture.checked_at,
        reasons=(WeighedReason(Reason(code, data, (evidence,)), Severity.REVIEW),),
        content=None,
        attachments=tuple(Attachment(p.url, p.outcome.value, p.content_type, None, "none") for p in parts),
    )


def summed(agency: Agency, codes: Sequence[str], findings: Sequence[Finding], rules: Framework) -> Judged:
    """These findings with what they come to."""
    indicators = tuple(
        _indicator(agency, code, [one for one in findings if one.submission.indicator == code], rules) for code in codes
    )
    return Judged(tuple(findings), indicators, totals.agency_finding(agency, indicators, rules))


def _indicator(agency: Agency, code: str, findings: Sequence[Finding], rules: Framework) -> IndicatorFinding:
    missing = () if findings else (weigh(Reason("no-url"), rules.indicator(code)),)
    return IndicatorFinding(
        agency=agency.name,
        indicator=code,
        fiscal_year=rules.fiscal_year,
        name_th=rules.indicator(code).name_th,
        verdict=Verdict.REVIEW if findings else Verdict.MISSING,
        reasons=findings[0].reasons if findings else missing,
        submissions=len(findings),
        points=round(rules.points(code), 2),
        division=next(filter(None, (one.submission.division for one in findings)), agency.division_of(code)),
    )
