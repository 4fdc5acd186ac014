"""Dossier -> Finding, and an agency's findings -> the verdict on each indicator."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from model.document import Kind
from model.finding import Dossier, Evidence, Finding, IndicatorFinding, Opened, Reason, Severity, Verdict, WeighedReason
from rules.case import Case, Measured, reason
from rules.checks import CHECKS
from rules.checks.content.doubts import told
from rules.checks.content.topic import UNCLEAR
from rules.codes import Code
from rules.framework import Framework, Indicator
from rules.measure.address import is_home
from rules.measure.components import measure
from rules.measure.page.menus import without_widgets
from rules.measure.page.pagekind import page_signs
from rules.measure.time.period import measure_period
from rules.measure.topic import measure_topic
from rules.measure.view import view_of
from rules.reasons import table, weigh
from rules.stand_in import honest, stand_ins
from rules.write_finding import verdict_of, write_finding

log = logging.getLogger(__name__)

# What is not said of a page for certain as long as scripts may show more of it than was read.
_MAY_STILL_SHOW = frozenset({Code.WRONG_TOPIC, Code.COMPONENT_MISSING})
# What is not said for certain of a page that was cut off, or said as if all of it had come.
_MAY_STILL_COME = _MAY_STILL_SHOW | {Code.EMPTY_PAGE, Code.NO_ATTACHMENT, Code.YEAR_NOT_FOUND, Code.PERIOD_INCOMPLETE}
_CUT_OFF = "cut-off"

_RANK = {Verdict.MISSING: 0, Verdict.FAIL: 1, Verdict.REVIEW: 2, Verdict.PASS: 3}


def judge(dossier: Dossier, framework: Framework, *, strict: bool = False) -> Finding:
    """The finding on one submission. With `strict` a check that crashes raises instead of becoming a review."""
    framework = framework.for_agency(dossier.agency.agency_type)
    indicator = framework.indicator(dossier.submission.indicator)
    case = Case(without_widgets(dossier), framework, indicator)
    crashes: list[Reason] = []
    try:
        case = examine(case)
    except Exception:  # one page must not end the scan of a province
        if strict:
            raise
        crashes.append(_crashed("measure", case))
    noticed = chain.from_iterable(_run(name, case, strict=strict) for name in CHECKS)
    reasons = (_as_far_as_seen(one, case) for one in (*crashes, *noticed))
    weighed = tuple(weigh(one, indicator) for one in reasons)
    if framework.provisional and verdict_of(weighed) is Verdict.PASS:
        weighed = (weigh(_unconfirmed(case), indicator), *weighed)
    return write_finding(case, weighed)


def examine(case: Case) -> Case:
    """The case with everything measured and nothing judged; as it is where there is nothing to read."""
    if not case.is_alive:
        return case
    framework, indicator, instead = case.framework, case.indicator, stand_ins(case.dossier, case.framework)
    dossier = honest(case.dossier, instead)
    view = view_of(dossier, framework)
    case = replace(case, view=view, signs=page_signs(dossier, view), stand_ins=instead)
    if case.says_nothing:
        return case
    period = measure_period(view, indicator, framework, as_of=dossier.as_of)
    return replace(case, measured=Measured(measure_topic(view, framework, indicator.code), period, measure(view, indicator)))


def _as_far_as_seen(one: Reason, case: Case) -> Reason:
    """The same, left to a person where the page may hold more than was seen of it."""
    if case.is_cut and one.code in _MAY_STILL_COME:
        # What a doubt rests on was seen; of all else it is the cut that a person must know of.
        own = one.data.get("because")
        told = {"cause": _CUT_OFF, **one.data} if own is None else {**one.data, "because": _CUT_OFF if own == UNCLEAR else own}
        return replace(one, data={**told, "certain": False})
    if case.may_show_more and one.code in _MAY_STILL_SHOW:
        return replace(one, data={**one.data, "certain": False})
    return one


def _unconfirmed(case: Case) -> Reason:
    """What keeps a page that shows everything from passing by a list that nobody has confirmed: the item itself is not certain."""
    year = {"year": case.framework.fiscal_year, "cause": "not-confirmed"}
    return told(case, "not-confirmed", case.seen(), "", certain=False, **year)


def _run(name: str, case: Case, *, strict: bool) -> list[Reason]:
    try:
        return CHECKS[name](case)
    except Exception:  # a check cannot break the run: it becomes a review and a line in the log
        if strict:
            raise
        return [_crashed(name, case)]


def _crashed(name: str, case: Case) -> Reason:
    submission, capture = case.dossier.submission, case.dossier.page.capture
    log.exception("check %s failed for %s %s", name, submission.indicator, submission.url)
    quote = Evidence(capture.final_url or capture.url, "ที่อยู่ของหน้า", capture.url[:200], capture.body_hash)
    return reason(Code.CHECK_CRASHED, (quote,), check=name)


def judge_indicator(
    indicator: Indicator,
    dossiers: Sequence[Dossier],
    findings: Sequence[Finding],
    framework: Framework,
    agency_name: str,
    division: str | None = None,
) -> IndicatorFinding:
    """The best verdict that the submissions reach, each alone or all together. `division`: who answers it if none of them says."""
    best = _best(dossiers, findings, framework)
    weighed = _of_all(indicator, findings) if best is None else (*best.reasons, *_of_all(indicator, findings))
    return IndicatorFinding(
        agency=agency_name,
        indicator=indicator.code,
        fiscal_year=framework.fiscal_year,
        name_th=indicator.name_th,
        verdict=Verdict.MISSING if best is None else best.verdict,
        reasons=weighed,
        submissions=len(findings),
        points=round(framework.points(indicator.code), 2),
        division=next(filter(None, (one.submission.division for one in findings)), division),
    )


def _best(dossiers: Sequence[Dossier], findings: Sequence[Finding], framework: Framework) -> Finding | None:
    """The finding that decides: the best one, or that of all submissions read as one if it is better."""
    best = max(findings, key=_rank, default=None)
    if best is None or best.verdict is Verdict.PASS or len(findings) < 2:
        return best
    together = _together(dossiers, findings)
    if together is None:
        return best
    return max(best, judge(together, framework), key=_rank)


def _rank(finding: Finding) -> tuple[int, float]:
    """Better verdicts first; of two that fail, the one that is nearer to the subject says more."""
    return _RANK[finding.verdict], finding.content.topic if finding.content else -1.0


def _together(dossiers: Sequence[Dossier], findings: Sequence[Finding]) -> Dossier | None:
    """The best page with all that was opened for the others beside it; None where there is no page, or nothing beside it."""
    pages = [(dossier, finding) for dossier, finding in zip(dossiers, findings, strict=True) if _is_page(dossier, finding)]
    if not pages:
        return None
    base = max(pages, key=lambda pair: _rank(pair[1]))[0]
    beside = [part for dossier in dossiers for part in (dossier.page, *dossier.parts) if _adds(part)]
    parts = {part.capture.url: part for part in (*base.parts, *beside) if part.capture.url != base.page.capture.url}
    return replace(base, parts=tuple(parts.values())) if len(parts) > len(base.parts) else None


def _is_page(dossier: Dossier, finding: Finding) -> bool:
    """Whether it is a page of its own that content could stand on."""
    document = dossier.page.document
    form = any(one.severity is Severity.FAIL and one.reason.code == Code.FILE_ONLY for one in finding.reasons)
    return document is not None and document.kind is Kind.HTML and finding.content is not None and not form


def _adds(part: Opened) -> bool:
    """Front pages name everything and would blur what the other pages say."""
    return part.document is not None and not is_home(part.capture.url)


def _of_all(indicator: Indicator, findings: Sequence[Finding]) -> tuple[WeighedReason, ...]:
    """What there is to say about all submissions of the indicator together."""
    if not findings:
        return (weigh(reason(Code.NO_URL), indicator),)
    dead = [finding for finding in findings if _is_dead(finding)]
    if not dead:
        return ()
    code = Code.ALL_URLS_DEAD if len(dead) == len(findings) else Code.SOME_URLS_DEAD
    quotes = (
        Evidence(
            one.final_url or one.submission.url, "รายการที่ส่ง", f"{_outcome_in_words(one.outcome)}: {one.submission.url}"[:200]
        )
        for one in dead
    )
    return (weigh(reason(code, quotes, dead=len(dead), count=len(findings)), indicator),)


def _is_dead(finding: Finding) -> bool:
    return any(one.reason.code == finding.outcome and one.severity is Severity.FAIL for one in finding.reasons)


def _outcome_in_words(outcome: str) -> str:
    term = table().terms.get(outcome)
    return term.th if term else outcome
