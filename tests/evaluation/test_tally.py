"""The counts and the floors."""

import json
from pathlib import Path

import pytest

from evaluation import floors
from evaluation.corpus import Case, Page
from evaluation.floors import Floors
from evaluation.run import disagreements, main, measured, report
from evaluation.tally import Result, confusions, tally
from model.finding import Verdict

WORST = {"wrong_pass_rate": 0.0, "wrong_fail_rate": 0.1, "review_rate": 0.2, "cause_rate": 0.9}


def _result(
    truth: str, verdict: Verdict, *, said: str = "", unclear: bool = False, best: str = "O18", number: int = 0
) -> Result:
    right = truth == "right" and not unclear
    codes = () if right else ("wrong-year",)
    case = Case(
        id=f"o18-{truth}-{verdict}-{number}",
        truth=truth,
        unclear=unclear,
        codes=codes,
        page=Page(title="แผน"),
        held_out=not right and verdict is Verdict.PASS,
    )
    return Result(case, verdict, (said,) if said else (), "ประโยค", best)


RESULTS = [
    _result("right", Verdict.PASS),
    _result("right", Verdict.FAIL, best="O19"),
    _result("right", Verdict.REVIEW),
    _result("wrong", Verdict.PASS),
    _result("wrong", Verdict.FAIL, said="wrong-year"),
    _result("wrong", Verdict.FAIL, said="component-missing", number=1),
    _result("wrong", Verdict.REVIEW),
    _result("right", Verdict.REVIEW, unclear=True, number=1),
    _result("right", Verdict.PASS, unclear=True, number=2),
]


def test_each_result_counts_where_it_belongs() -> None:
    counts = tally(RESULTS)
    assert (counts.cases, counts.clear, counts.right) == (9, 7, 3)
    assert (counts.wrong_passes, counts.wrong_fails, counts.reviews, counts.only_reviewed) == (2, 1, 2, 1)
    assert (counts.true_fails, counts.causes_named) == (2, 1)
    assert counts.wrong_pass_rate == pytest.approx(2 / 6)
    assert counts.wrong_fail_rate == pytest.approx(1 / 3)
    assert counts.review_rate == pytest.approx(2 / 7)
    assert confusions(RESULTS) == {("O18", "O19"): 1}


def test_nothing_to_count_is_no_rate() -> None:
    assert tally([]).wrong_pass_rate is None
    assert tally([]).cause_rate is None


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ({}, ""),
        ({"wrong_pass_rate": 0.01}, "all: wrong pass rate is 1.00%, its floor is 0.00%"),
        ({"wrong_fail_rate": 0.11}, "wrong fail rate"),
        ({"review_rate": 0.21}, "review rate"),
        ({"cause_rate": 0.89}, "cause rate"),
        ({"review_rate": 0.1, "cause_rate": 1.0}, ""),
        ({"cause_rate": None}, ""),
    ],
)
def test_a_rate_below_its_floor_is_said(now: dict[str, float | None], words: str) -> None:
    said = floors.complaints(Floors("a", {"all": WORST | now}), Floors("a", {"all": WORST}))
    assert len(said) == bool(words)
    assert words in "".join(said)


def test_other_cases_need_other_floors() -> None:
    (said,) = floors.complaints(Floors("b", {}), Floors("a", {"all": WORST}))
    assert "--write-floors" in said


def test_without_floors_the_check_says_what_to_do(tmp_path: Path) -> None:
    (said,) = floors.complaints(Floors("b", {}), floors.read(tmp_path / "floors.json"))
    assert "none -> b" in said


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    now = measured(RESULTS)
    floors.write(now, tmp_path / "floors.json")
    assert floors.read(tmp_path / "floors.json") == now
    assert set(json.loads((tmp_path / "floors.json").read_text())["rates"]) == {"tuning", "held-out", "all"}


def test_held_out_cases_are_shown_only_when_asked_for() -> None:
    shown = "\n".join(disagreements(RESULTS, held=False))
    everything = "\n".join(disagreements(RESULTS, held=True))
    held = [result.case.id for result in RESULTS if result.case.held_out]
    assert held
    assert not any(f"{case_id}:" in shown for case_id in held)
    assert "o18-wrong-pass-0: wrong wrong-year -> pass" in everything


def test_the_report_names_both_sets_and_the_neighbours() -> None:
    said = "\n".join(report(RESULTS))
    assert "held-out" in said
    assert "O18 for O19 1x" in said


def test_the_command_judges_one_indicator(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--indicator", "O18", "--show"]) == 0
    assert "O18" in capsys.readouterr().out
