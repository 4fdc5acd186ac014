"""What is said of an agency whose judging was lost: every submission needs a person, and none is lost."""

from model.capture import Capture
from model.finding import (
    AgencyFinding,
    Attachment,
    Evidence,
    Finding,
    IndicatorFinding,
    Reason,
    Severity,
    Verdict,
    WeighedReason,
)
from model.outcome import Outcome
from model.submission import Submission
from rules import totals
from rules.codes import Code
from rules.framework import Framework
from scans.fetching import never_asked
from scans.work import AgencyJob, AgencyResult, Look


def result(job: AgencyJob, rules: Framework) -> AgencyResult:
    """`check-crashed` for every submission of the agency."""
    findings = tuple(_crashed(look, job.fiscal_year) for look in job.looks)
    return _result(job.agency.name, job.indicators, findings, rules)


def is_crashed(result: AgencyResult) -> bool:
    """Whether something went wrong on our side while the agency was judged."""
    return any(one.reason.code == Code.CHECK_CRASHED for finding in result.findings for one in finding.reasons)


def interrupted(
    agency: str, indicators: tuple[str, ...], submissions: tuple[Submission, ...], rules: Framework
) -> AgencyResult:
    """`interrupted` for every submission of an agency that was not finished when the scan was stopped."""
    findings = tuple(_interrupted(submission, rules.fiscal_year) for submission in submissions)
    return _result(agency, indicators, findings, rules)


def _result(agency: str, codes: tuple[str, ...], findings: tuple[Finding, ...], rules: Framework) -> AgencyResult:
    indicators = tuple(
        _indicator(agency, code, [f for f in findings if f.submission.indicator == code], rules) for code in codes
    )
    total: AgencyFinding = totals.agency_finding(agency, indicators, rules)
    return AgencyResult(findings, indicators, total)


def _crashed(look: Look, fiscal_year: int) -> Finding:
    reason = Reason("check-crashed", {}, (_evidence(look.page),))
    return _finding(look.submission, fiscal_year, look.page, reason, parts=look.parts)


def _interrupted(submission: Submission, fiscal_year: int) -> Finding:
    capture = never_asked(submission.url, Outcome.INTERRUPTED, "scan stopped")
    return _finding(submission, fiscal_year, capture, Reason("interrupted", {}, (_evidence(capture),)))


def _evidence(capture: Capture) -> Evidence:
    return Evidence(capture.url, "ผลการเปิดลิงก์", capture.outcome.value, capture.body_hash)


def _finding(
    submission: Submission, fiscal_year: int, capture: Capture, reason: Reason, *, parts: tuple[Capture, ...] = ()
) -> Finding:
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
        reasons=(WeighedReason(reason, Severity.REVIEW),),
        content=None,
        attachments=tuple(Attachment(p.url, p.outcome.value, p.content_type, None, "none") for p in parts),
    )


def _indicator(agency: str, code: str, findings: list[Finding], rules: Framework) -> IndicatorFinding:
    missing = () if findings else (WeighedReason(Reason("no-url"), Severity.FAIL),)
    return IndicatorFinding(
        agency=agency,
        indicator=code,
        fiscal_year=rules.fiscal_year,
        name_th=rules.indicator(code).name_th,
        verdict=Verdict.REVIEW if findings else Verdict.MISSING,
        reasons=findings[0].reasons if findings else missing,
        submissions=len(findings),
        points=round(rules.points(code), 2),
        division=next((f.submission.division for f in findings if f.submission.division), None),
    )
