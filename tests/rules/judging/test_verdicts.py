"""The worst reason decides, the best submission counts, and what an agency's indicators come to."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from model.document import Kind
from model.finding import Finding, IndicatorFinding, Reason, Severity, Verdict, WeighedReason
from model.outcome import Outcome
from model.submission import Agency
from rules.framework import Framework
from rules.judge import judge, judge_indicator
from rules.totals import agency_finding
from rules.write_finding import verdict_of

FAIL, REVIEW, WARN, INFO = Severity.FAIL, Severity.REVIEW, Severity.WARN, Severity.INFO


def weighed(*severities: Severity) -> list[WeighedReason]:
    return [WeighedReason(Reason("wrong-year"), severity) for severity in severities]


@pytest.mark.parametrize(("severities", "verdict"), [
    ((), Verdict.PASS), ((INFO,), Verdict.PASS), ((WARN, INFO), Verdict.PASS), ((WARN, REVIEW), Verdict.REVIEW),
    ((REVIEW, FAIL, INFO), Verdict.FAIL),
])  # fmt: skip
def test_the_worst_reason_decides(severities: tuple[Severity, ...], verdict: Verdict) -> None:
    assert verdict_of(weighed(*severities)) is verdict


@pytest.mark.parametrize(("severities", "verdict"), [((), Verdict.REVIEW), ((WARN,), Verdict.REVIEW), ((FAIL,), Verdict.FAIL)])
def test_a_provisional_framework_grants_nothing(severities: tuple[Severity, ...], verdict: Verdict) -> None:
    assert verdict_of(weighed(*severities), provisional=True) is verdict


def finding(bench: SimpleNamespace, outcome: str = "ok", verdict: Verdict = Verdict.PASS, *reasons: WeighedReason) -> Finding:
    submission = bench.dossier("=ก").submission
    return Finding(submission, 2565, verdict, outcome, 200, bench.url, "text/html", 1, 5, 9,
                   datetime(2022, 3, 15, tzinfo=UTC), reasons, None)  # fmt: skip


def dead(bench: SimpleNamespace) -> Finding:
    return finding(bench, "http-404", Verdict.FAIL, WeighedReason(Reason("http-404", {"host": "a.example"}), FAIL))


def together(bench: SimpleNamespace, framework: Framework, *findings: Finding) -> IndicatorFinding:
    dossiers = [bench.dossier(bench.opened(None, url=bench.url, outcome=Outcome.HTTP_404, http_status=404))] * len(findings)
    return judge_indicator(framework.indicator("O18"), dossiers, findings, framework, bench.name)


def test_no_submission_is_missing(bench: SimpleNamespace, framework: Framework) -> None:
    result = together(bench, framework)
    assert (result.verdict, result.submissions, bench.codes(result)) == (Verdict.MISSING, 0, {"no-url": "fail"})


def test_the_best_of_several_counts(bench: SimpleNamespace, framework: Framework) -> None:
    review = finding(bench, "bot-wall", Verdict.REVIEW, *weighed(REVIEW))
    result = together(bench, framework, dead(bench), finding(bench), review)
    assert (result.verdict, bench.codes(result)) == (Verdict.PASS, {"some-urls-dead": "warn"})
    assert result.reasons[-1].reason.data == {"dead": 1, "count": 3}
    assert "HTTP 404 ไม่พบ" in result.reasons[-1].reason.evidence[0].quote


def test_all_dead(bench: SimpleNamespace, framework: Framework) -> None:
    result = together(bench, framework, dead(bench), dead(bench))
    assert (result.verdict, bench.codes(result)) == (Verdict.FAIL, {"http-404": "fail", "all-urls-dead": "fail"})


@pytest.mark.parametrize("outcome", ["bot-wall", "http-403", "interrupted"])
def test_what_a_person_must_open_is_not_dead(bench: SimpleNamespace, framework: Framework, outcome: str) -> None:
    review = finding(bench, outcome, Verdict.REVIEW, WeighedReason(Reason(outcome), REVIEW))
    assert bench.codes(together(bench, framework, review)) == {outcome: "review"}


def test_flaky_is_not_dead(bench: SimpleNamespace, framework: Framework) -> None:
    flaky = finding(bench, "http-5xx", Verdict.REVIEW, WeighedReason(Reason("flaky"), REVIEW))
    assert bench.codes(together(bench, framework, flaky)) == {"flaky": "review"}


def test_the_first_named_division_is_kept(bench: SimpleNamespace, framework: Framework) -> None:
    one = finding(bench)
    two = replace(one, submission=replace(one.submission, division="กองคลัง"))
    assert together(bench, framework, one, two).division == "กองคลัง"


def item(framework: Framework, code: str, verdict: Verdict) -> IndicatorFinding:
    return IndicatorFinding("ก", code, 2565, "", verdict, (), 1, round(framework.points(code), 2), None)


@pytest.mark.parametrize(("verdicts", "low", "high", "at_stake"), [
    ({}, 100, 100, 0), ({"O42": "fail"}, 87.5, 87.5, 5), ({"O42": "review"}, 87.5, 100, 5),
    ({"O1": "missing", "O18": "review"}, 97.46, 98.89, 1.02), ({"O42": "fail", "O43": "missing"}, 75, 75, 10),
])  # fmt: skip
def test_score_is_the_mean_of_means(
    framework: Framework, verdicts: dict[str, str], low: float, high: float, at_stake: float
) -> None:
    findings = [item(framework, code, Verdict(verdicts.get(code, "pass"))) for code in framework.codes]
    total = agency_finding(Agency("ก"), findings, framework)
    assert (total.score_low, total.score_high, total.points_at_stake) == (low, high, at_stake)
    assert sum(total.verdicts.values()) == 43
    assert set(total.verdicts) == set(Verdict)


def test_points_are_not_summed_from_rounded_ones(framework: Framework) -> None:
    nothing = [item(framework, code, Verdict.MISSING) for code in framework.codes]
    assert agency_finding("ก", nothing, framework).points_at_stake == 40


def test_a_crashing_check_is_a_review_and_is_logged(
    bench: SimpleNamespace, framework: Framework, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def crash(_: object) -> list[Reason]:
        raise ZeroDivisionError

    monkeypatch.setattr("rules.judge.CHECKS", {"content/topic": crash})
    with caplog.at_level(logging.ERROR):
        result = judge(bench.dossier("=แผน"), framework)
    assert (result.verdict, bench.codes(result)) == (Verdict.REVIEW, {"check-crashed": "review"})
    assert result.reasons[0].reason.data == {"check": "content/topic"}
    assert "ZeroDivisionError" in caplog.text
    with pytest.raises(ZeroDivisionError):
        judge(bench.dossier("=แผน"), framework, strict=True)


def test_a_crash_while_measuring_is_a_review_too(
    bench: SimpleNamespace, framework: Framework, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("rules.judge.view_of", crash)
    result = judge(bench.dossier("=แผน"), framework)
    assert (result.verdict, result.content, bench.codes(result)) == (Verdict.REVIEW, None, {"check-crashed": "review"})
    with pytest.raises(LookupError):
        judge(bench.dossier("=แผน"), framework, strict=True)


def test_two_files_do_not_make_a_page(bench: SimpleNamespace, framework: Framework) -> None:
    pdf = bench.dossier(
        bench.opened(bench.document("แผนการใช้จ่ายงบประมาณประจำปี 2565", url=f"{bench.host}/a.pdf", kind=Kind.PDF))
    )
    findings = [judge(pdf, framework), judge(pdf, framework)]
    result = judge_indicator(framework.indicator("O18"), [pdf, pdf], findings, framework, bench.name)
    assert result.verdict is Verdict.FAIL
    assert bench.codes(result)["file-only"] == "fail"
