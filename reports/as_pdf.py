"""A report on paper: one agency, to be sent with a letter, or the province's summary for a meeting."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from model.finding import Severity, Verdict
from reports import chromium, drawings
from reports.as_html import read
from reports.report import AgencyReport, Report, Words
from reports.templates_environment import environment
from reports.words import SIGNS, TEXTS, VERDICTS

ASKED_OF_EACH = 5  # of an agency in the province's summary; its own report has all
PROBLEMS = 15  # kinds of problem listed; the rest are rare


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of problem: an example in words, in how many indicators, at how many agencies."""

    words: Words
    times: int
    agencies: int


def render(report: Report, lang: str) -> str:
    """The page to be printed: of the agency where there is but one, else of the province."""
    template = "agency_paper.html.j2" if len(report.agencies) == 1 else "province_paper.html.j2"
    return (
        environment()
        .get_template(template)
        .render(
            report=report,
            lang=lang,
            t=TEXTS[lang],
            verdicts=VERDICTS[lang],
            signs=SIGNS,
            order=tuple(VERDICTS[lang]),
            drawings=drawings,
            counts=[report.counts(item) for item in report.items],
            problems=problems(report.agencies)[:PROBLEMS],
            asked=ASKED_OF_EACH,
            passed=Verdict.PASS,
            style=Markup(read("paper.css")),  # noqa: S704 -- our own file
        )
    )


def write(report: Report, lang: str) -> bytes:
    """The PDF; InputError where no Chromium is installed."""
    return chromium.pdf(render(report, lang), made_at=moment_of(report))


def moment_of(report: Report) -> datetime:
    """When the scan ended: the day that the file bears."""
    return report.finished_at or report.started_at


def problems(agencies: Sequence[AgencyReport]) -> list[Problem]:
    """The kinds of problem that decide verdicts, the most frequent first; each with the sentence of its first case."""
    times: Counter[str] = Counter()
    where: dict[str, set[str]] = {}
    said: dict[str, Words] = {}
    for agency in agencies:
        for cell in agency.todo:
            for reason in cell.reasons:
                if reason.severity in (Severity.FAIL, Severity.REVIEW):
                    times[reason.code] += 1
                    where.setdefault(reason.code, set()).add(agency.agency.name)
                    said.setdefault(reason.code, reason.words)
    ordered = sorted(times, key=lambda code: (-times[code], code))
    return [Problem(said[code], times[code], len(where[code])) for code in ordered]
