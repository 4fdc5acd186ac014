"""Case and weighed reasons -> Finding: the record that is stored and shown."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from model.finding import Attachment, Content, Finding, Severity, Suggestion, Verdict, WeighedReason
from model.outcome import Outcome
from rules.case import Case
from rules.reasons import harm
from rules.suggest import suggestions

_VERDICTS = (Verdict.PASS, Verdict.PASS, Verdict.REVIEW, Verdict.FAIL)  # by the harm of the worst reason

_READ = (Outcome.OK, Outcome.TLS_INVALID)  # the page of an error that came with a status is no text of the file


def write_finding(case: Case, weighed: tuple[WeighedReason, ...]) -> Finding:
    """Everything that was found out about one submission."""
    capture, dossier = case.dossier.page.capture, case.dossier
    verdict = verdict_of(weighed, provisional=case.framework.provisional)
    return Finding(
        submission=dossier.submission,
        fiscal_year=case.framework.fiscal_year,
        verdict=verdict,
        outcome=capture.outcome.value,
        http_status=capture.http_status,
        final_url=capture.final_url,
        content_type=capture.content_type,
        attempts=capture.attempts,
        elapsed_ms=capture.elapsed_ms,
        size=capture.size,
        checked_at=capture.checked_at,
        reasons=tuple(_with_evidence(one, case) for one in weighed),
        content=_content(case),
        attachments=tuple(_attachments(case)),
        suggestions=_suggested(case) if verdict is not Verdict.PASS else (),
    )


def verdict_of(weighed: Iterable[WeighedReason], *, provisional: bool = False) -> Verdict:
    """The worst reason decides; under a provisional framework nothing is better than review."""
    verdict = _VERDICTS[max((harm(one) for one in weighed), default=0)]
    return Verdict.REVIEW if provisional and verdict is Verdict.PASS else verdict


def _with_evidence(weighed: WeighedReason, case: Case) -> WeighedReason:
    """Whoever must look is told where: a reason that a check gave no quote for shows what stands first."""
    if weighed.reason.evidence or weighed.severity not in (Severity.REVIEW, Severity.FAIL):
        return weighed
    return replace(weighed, reason=replace(weighed.reason, evidence=case.seen()))


def _content(case: Case) -> Content | None:
    if case.measured is None:
        return None
    topic, period = case.measured.topic, case.measured.period
    return Content(
        topic=round(topic.score(case.indicator.code), 3),
        topic_evidence=topic.evidence.get(case.indicator.code, ()),
        best_indicators=topic.best,
        years=period.years,
        period=period.period.value,
        period_met=period.met,
        period_evidence=period.evidence,
        components=case.measured.components,
    )


def _attachments(case: Case) -> Iterator[Attachment]:
    for part in case.dossier.parts:
        was_read = part.capture.outcome in _READ and part.capture.url not in case.stand_ins
        document = part.document if was_read else None
        yield Attachment(
            url=part.capture.url,
            outcome=part.capture.outcome.value,
            content_type=part.capture.content_type,
            pages=document.page_count if document else None,
            text_source=document.text_source if document else "none",
        )


def _suggested(case: Case) -> tuple[Suggestion, ...]:
    """Better addresses that the page itself links to."""
    if case.view is None or case.says_nothing:
        return ()
    return suggestions(case.view, case.indicator, case.framework)
