"""The records are those of the public contract, field by field and in its order."""

import json
from collections.abc import Callable
from typing import Any, get_args

import jsonschema

from model.outcome import Outcome
from reports import as_jsonl
from reports.record import OutcomeWord, schema

Make = dict[str, Callable[..., Any]]
FIELDS = {
    "submission": "kind agency indicator fiscal_year url final_url verdict outcome http_status content_type attempts elapsed_ms bytes "
    "checked_at reasons content attachments suggestions",
    "indicator": "kind agency indicator fiscal_year name_th verdict reasons submissions points division",
    "agency": "kind agency fiscal_year verdicts oit_score points_at_stake",
    "summary": "kind scan fiscal_year as_of deadline agencies indicators submissions started_at finished_at version",
}


def test_every_field_of_the_contract_is_there(make: Make) -> None:
    for kind, names in FIELDS.items():
        [line] = as_jsonl.render([make[kind]()])
        assert line.endswith("\n")
        assert set(names.split()) <= set(json.loads(line)), kind


def test_counts_are_named_as_in_the_contract(make: Make) -> None:
    [line] = as_jsonl.render([make["agency"]()])
    assert json.loads(line)["verdicts"] == {"pass": 0, "review": 0, "fail": 1, "missing": 42}


def test_outcomes_are_those_of_the_model() -> None:
    assert set(get_args(OutcomeWord)) == {outcome.value for outcome in Outcome}


def test_records_follow_the_printed_schema(make: Make) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for kind in FIELDS:
        [line] = as_jsonl.render([make[kind]()])
        validator.validate(json.loads(line))
    assert not validator.is_valid({"kind": "submission", "verdict": "good"})


def test_thai_is_written_as_thai(make: Make) -> None:
    [line] = as_jsonl.render([make["submission"]()])
    assert "เทศบาลตำบลบ้านตัวอย่าง" in line
