"""`oit diff` as a command: which scans, exit codes, and where the output goes."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import oit as program
from model.errors import InputError
from model.finding import AgencyFinding, Finding, Reason, Severity, Verdict, WeighedReason
from model.submission import Agency, Submission
from storage import save
from storage.session import open_store

AGENCY = "เทศบาลตำบลบ้านตัวอย่าง"
ITEM = Submission(0, AGENCY, "O1", "https://www.ban.example/1", 2565)
FIRST = datetime(2022, 3, 7, 18, 0, tzinfo=UTC)


def scan(db: str, day: int, verdict: Verdict, *, fiscal_year: int = 2565) -> None:
    """One finished scan of one page."""
    at = FIRST + timedelta(days=day)
    item = Submission(0, AGENCY, "O1", ITEM.url, fiscal_year)
    wrong = (WeighedReason(Reason("wrong-year", {"wanted": 2565, "found": [2564]}), Severity.FAIL),)
    with open_store(db, upgrade=True) as store:
        save.submissions(store, [Agency(AGENCY)], [item], fiscal_year=fiscal_year, now=at)
        number = save.start_scan(
            store, fiscal_year=fiscal_year, as_of=date(2022, 3, 8), agencies=None, settings={}, source="test", version="test", now=at
        )  # fmt: skip
        finding = Finding(
            item, fiscal_year, verdict, "ok", 200, ITEM.url, "text/html", 1, 10, 100, at, () if verdict is Verdict.PASS else wrong, None
        )  # fmt: skip
        total = AgencyFinding(AGENCY, fiscal_year, dict.fromkeys(Verdict, 0), 0, 0, 0)
        save.agency_done(store, number, AGENCY, [finding], [], total, now=at)
        save.finish_scan(store, number, state="finished", now=at)


@pytest.fixture
def db(tmp_path: Path) -> str:
    """Three nights: in order, wrong, wrong."""
    found = f"sqlite:///{tmp_path / 'oit.db'}"
    for day, verdict in enumerate([Verdict.PASS, Verdict.FAIL, Verdict.FAIL]):
        scan(found, day, verdict)
    return found


def diff(db: str, *arguments: object) -> tuple[int, list[dict[str, Any]]]:
    """Run it: exit code and records."""
    done: Result = CliRunner().invoke(program, ["diff", *map(str, arguments), "--db", db], standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("scans", "code", "kinds", "compared"),
    [
        ((), 0, [], (2, 3)),
        ((1, 2), 0, ["newly-failing"], (1, 2)),
        ((1, 3), 0, ["newly-failing"], (1, 3)),
        (("2022-03-08", "2022-03-10"), 0, ["newly-failing"], (1, 3)),
        (("2565-03-09", "2565-12-31"), 0, [], (2, 3)),
        (("๑", 3), 0, ["newly-failing"], (1, 3)),
    ],
)
def test_which_scans(db: str, scans: tuple[object, ...], code: int, kinds: list[str], compared: tuple[int, int]) -> None:
    found, records = diff(db, *scans)
    assert found == code
    assert [record["change"] for record in records[:-1]] == kinds
    assert (records[-1]["kind"], records[-1]["old_scan"], records[-1]["new_scan"]) == ("diff", *compared)


def test_what_one_of_the_scans_left_out_is_not_compared(tmp_path: Path) -> None:
    """A scan of one indicator says nothing of the others, which a scan in between may have looked at first."""
    db = f"sqlite:///{tmp_path / 'oit.db'}"
    items = [ITEM, replace(ITEM, position=1, indicator="O2", url="https://www.ban.example/2")]
    total = AgencyFinding(AGENCY, 2565, dict.fromkeys(Verdict, 0), 0, 0, 0)
    with open_store(db, upgrade=True) as store:
        save.submissions(store, [Agency(AGENCY)], items, fiscal_year=2565, now=FIRST)
        for codes in (["O1"], [], ["O1"], []):
            number = save.start_scan(
                store, fiscal_year=2565, as_of=date(2022, 3, 8), agencies=None, settings={"indicators": codes}, source="test",
                version="test", now=FIRST,
            )  # fmt: skip
            found = [
                Finding(item, 2565, Verdict.PASS, "ok", 200, item.url, "text/html", 1, 10, 100, FIRST, (), None)
                for item in items
                if not codes or item.indicator in codes
            ]
            save.agency_done(store, number, AGENCY, found, [], total, now=FIRST)
            save.finish_scan(store, number, state="finished", now=FIRST)
    for old, new in ((1, 3), (1, 2), (2, 3), (2, 4)):
        assert len(diff(db, old, new)[1]) == 1  # the summary


def test_the_sentence_says_what_to_do(db: str) -> None:
    _, records = diff(db, 1, 2)
    assert records[0]["first_seen"] == "2022-03-09T01:00:00+07:00"
    assert "2564" in records[0]["reasons"][0]["message_th"]


@pytest.mark.parametrize(
    ("scans", "said"),
    [
        ((2, 1), "older one first"),
        ((2, 2), "older one first"),
        ((1, 99), "no scan 99"),
        ((1, "9" * 40), "no scan 999"),
        (("yesterday", 2), "neither the number of a scan nor a date"),
        (("2000-01-01", 2), "no scan 2000-01-01"),
    ],
)
def test_what_cannot_be_compared(db: str, scans: tuple[object, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        diff(db, *scans)


def test_other_fiscal_years_cannot_be_compared(db: str) -> None:
    scan(db, 5, Verdict.PASS, fiscal_year=2566)
    with pytest.raises(InputError, match="same fiscal year"):
        diff(db, 3, 4)
    with pytest.raises(InputError, match="only one finished scan of 2566"):
        diff(db)


def test_without_scans(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    open_store(url, upgrade=True).close()
    with pytest.raises(InputError, match="no finished scan"):
        diff(url)


@pytest.mark.parametrize(
    ("name", "begins"), [("a.html", "<!doctype html>"), ("a.jsonl", '{"kind":"change"'), ("a.txt", '{"kind":"change"')]
)
def test_the_file_says_the_form(db: str, tmp_path: Path, name: str, begins: str) -> None:
    code, records = diff(db, 1, 3, "--out", tmp_path / name)
    assert (code, records) == (0, [])
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_place_that_cannot_be_written(db: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        diff(db, 1, 3, "--out", tmp_path / "none" / "a.html")
