"""An agency whose judging was lost through a fault of our own."""

from rules.codes import Code
from rules.framework import Framework
from scans import unjudged
from scans.work import AgencyJob, AgencyResult


def result(job: AgencyJob, rules: Framework) -> AgencyResult:
    """`check-crashed` for every submission of the agency."""
    findings = [
        unjudged.finding(
            look.submission, job.fiscal_year, look.page, Code.CHECK_CRASHED.value, parts=look.parts, check="judge_agency"
        )
        for look in job.looks
    ]
    said = unjudged.summed(job.agency, job.indicators, findings, rules)
    return AgencyResult(said.findings, said.indicators, said.total)


def is_crashed(result: AgencyResult) -> bool:
    """Whether something went wrong on our side while the agency was judged."""
    return any(one.reason.code == Code.CHECK_CRASHED for finding in result.findings for one in finding.reasons)
