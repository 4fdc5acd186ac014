"""The demo province, scanned as a user would: what is said of every row, in which order, and said again from the store."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from demo.province import Background
from model.outcome import Outcome
from reports.record import schema

Checked = tuple[Any, Path]


def test_every_row_gets_what_a_good_judge_says(checked: Checked, province: Background) -> None:
    said: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for record in checked[0].of("submission"):
        said.setdefault((record["agency"], record["indicator"], record["url"]), []).append(record)
    wrong = []
    for row in province.province.rows:
        record = said[row.agency.name, row.code, row.url].pop(0)
        codes = {reason["code"] for reason in record["reasons"]}
        fits = record["verdict"] in row.expected.verdicts and record["outcome"] in row.expected.outcomes
        if not fits or not row.expected.codes <= codes:
            wrong.append((row.agency.name, row.code, row.case, record["verdict"], record["outcome"], sorted(codes)))
    assert wrong == []


def test_the_order_of_the_records(checked: Checked, province: Background) -> None:
    kinds = [record["kind"] for record in checked[0].records]
    assert kinds == sorted(kinds, key=["submission", "indicator", "agency", "summary"].index)
    rows = [(row.agency.name, row.code, row.url) for row in province.province.rows]
    assert [(r["agency"], r["indicator"], r["url"]) for r in checked[0].of("submission")] == rows
    codes = [f"O{number}" for number in range(1, 44)]
    assert [r["indicator"] for r in checked[0].of("indicator")] == codes * province.agencies
    assert checked[0].code == 1


def test_records_follow_the_schema(checked: Checked) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for record in checked[0].records:
        validator.validate(record)


def test_every_fail_and_review_shows_what_was_seen(checked: Checked) -> None:
    for record in [*checked[0].of("submission"), *checked[0].of("indicator")]:
        for reason in record["reasons"]:
            assert reason["message_th"]
            assert reason["message_en"]
            if reason["severity"] in ("fail", "review") and reason["code"] != "no-url":
                assert reason["evidence"], (record["indicator"], reason)
                assert all(0 < len(evidence["quote"]) <= 200 for evidence in reason["evidence"])


def test_a_pass_is_never_without_evidence(checked: Checked) -> None:
    for record in checked[0].of("submission"):
        if record["verdict"] == "pass":
            assert any(component["met"] for component in record["content"]["components"])
            for component in record["content"]["components"]:
                assert component["evidence"] or component["met"] is not True, component


def test_counts_and_scores_add_up(checked: Checked) -> None:
    [summary] = checked[0].of("summary")
    assert sum(summary["indicators"].values()) == 43 * summary["agencies"]
    for agency in checked[0].of("agency"):
        indicators = [r for r in checked[0].of("indicator") if r["agency"] == agency["agency"]]
        passed = sum(r["verdict"] == "pass" for r in indicators)
        assert agency["verdicts"]["pass"] == passed
        assert 0 <= agency["oit_score"]["low"] <= agency["oit_score"]["high"] <= 100
        assert agency["points_at_stake"] == pytest.approx(
            sum(r["points"] for r in indicators if r["verdict"] != "pass"), abs=0.2
        )


def test_rejudging_says_the_same(called: Callable[..., Any], checked: Checked) -> None:
    again = called("rejudge", "--db", f"sqlite:///{checked[1]}")
    assert again.code == 1, again.err
    before = [{k: v for k, v in r.items() if k != "finished_at"} for r in checked[0].records]
    assert [{k: v for k, v in r.items() if k != "finished_at"} for r in again.records] == before


def test_a_url_given_by_many_is_fetched_once(checked: Checked) -> None:
    with sqlite3.connect(checked[1]) as database:
        [(looks, urls)] = database.execute("select count(*), count(distinct url_id) from look")
    database.close()
    assert looks == urls


def test_most_outcomes_of_the_contract_occur(checked: Checked) -> None:
    seen = {record["outcome"] for record in checked[0].of("submission")}
    assert {outcome.value for outcome in Outcome} - seen <= {"interrupted", "connect-timeout"}
