"""A report as one HTML file that needs nothing else: heat map, list, and a page for each agency, with search."""

import base64
import hashlib
from importlib import resources

from markupsafe import Markup

from model.finding import Verdict
from reports import drawings
from reports.page_data import VERDICT_LETTERS, page_data
from reports.report import Report
from reports.templates_environment import environment
from reports.words import SIGNS, TEXTS, VERDICTS

_SCRIPT_TEXTS = ("shown", "more", "none_found", "agency", "item", "verdict", "points", "todo", "seen", "links", "checked",
                 "division", "other_reasons", "no_link", "no_todo", "nothing")  # fmt: skip


def render(report: Report, lang: str) -> str:
    """The whole page; the same report gives the same page."""
    style, script = read("report.css"), read("report.js")
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            lang=lang,
            t=TEXTS[lang],
            verdicts=VERDICTS[lang],
            letters=VERDICT_LETTERS,
            signs=SIGNS,
            order=tuple(VERDICTS[lang]),
            counts=[report.counts(item) for item in report.items],
            passed=Verdict.PASS,
            drawings=drawings,
            style=Markup(style),  # noqa: S704 -- our own file
            script=Markup(script),  # noqa: S704 -- our own file
            data=Markup(page_data(report, lang)),  # noqa: S704 -- escaped where it is made
            policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'",
            script_texts={key: TEXTS[lang][key] for key in _SCRIPT_TEXTS},
        )
    )


def read(name: str) -> str:
    """A file that stands beside the templates."""
    return (resources.files("reports") / "templates" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """How the page's policy names the one script and the one style that may run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
