"""An agency's counts, its OIT score as a range, and the points that are at stake."""

from collections import Counter
from collections.abc import Sequence

from model.finding import AgencyFinding, IndicatorFinding, Verdict
from model.submission import Agency
from rules.framework import Framework


def agency_finding(agency: Agency | str, findings: Sequence[IndicatorFinding], framework: Framework) -> AgencyFinding:
    """What an agency's indicators come to: `low` if every review were refused, `high` if every one were granted."""
    counts = Counter(finding.verdict for finding in findings)
    granted = [finding.indicator for finding in findings if finding.verdict is Verdict.PASS]
    possible = [finding.indicator for finding in findings if finding.verdict is Verdict.REVIEW]
    at_stake = sum(framework.points(finding.indicator) for finding in findings if finding.verdict is not Verdict.PASS)
    return AgencyFinding(
        agency=agency if isinstance(agency, str) else agency.name,
        fiscal_year=framework.fiscal_year,
        verdicts={verdict: counts[verdict] for verdict in Verdict},
        score_low=round(framework.oit_score(granted), 2),
        score_high=round(framework.oit_score([*granted, *possible]), 2),
        points_at_stake=round(at_stake, 2),
    )
