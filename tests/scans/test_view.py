"""A stored scan as records: all agencies or some, in the order of the input, also where their rows are mixed there."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from model.finding import Finding, IndicatorFinding, Verdict
from model.submission import Agency, Submission
from reports.record import IndicatorRecord, Record, SubmissionRecord
from rules import framework
from rules.totals import agency_finding
from scans.judgements import results
from scans.view import records
from storage import load, save
from storage.session import Store, open_store

NOW = datetime(2022, 3, 15, 18, tzinfo=UTC)
YEAR_BE = 2565
BAN, THUNG, DON = NAMES = ("เทศบาลตำบลบ้านตัวอย่าง", "อบต.ทุ่งสมมุติ", "อบต.ดอนอุปมา")
TOGETHER = [(name, code) for name in NAMES for code in ("O1", "O2")]
MIXED = [(name, code) for code in ("O1", "O2") for name in NAMES]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'oit.db'}", upgrade=True) as opened:
        yield opened


def judge(store: Store, listed: Sequence[tuple[str, str]], *, done: Sequence[str] = NAMES) -> int:
    """A scan of these submissions in which some agencies were judged."""
    rows = [Submission(at, name, code, f"https://www.ban.example/{at}", YEAR_BE) for at, (name, code) in enumerate(listed)]
    save.submissions(store, [Agency(name) for name in NAMES], rows, fiscal_year=YEAR_BE, now=NOW)
    scan = save.start_scan(
        store, fiscal_year=YEAR_BE, as_of=date(2022, 3, 15), agencies=None, settings={"indicators": ["O1", "O2"]},
        source="test", version="0", now=NOW,
    )  # fmt: skip
    for name in done:
        findings = [_finding(row) for row in load.submissions(store, YEAR_BE, [name])]
        indicators = [
            IndicatorFinding(name, f.submission.indicator, YEAR_BE, "ก", Verdict.PASS, (), 1, 0.5, None) for f in findings
        ]
        total = agency_finding(name, indicators, framework.load(YEAR_BE))
        save.agency_done(store, scan, name, findings, indicators, total, now=NOW)
    save.finish_scan(store, scan, state="finished" if len(done) == len(NAMES) else "interrupted", now=NOW)
    return scan


def _finding(row: Submission) -> Finding:
    return Finding(row, YEAR_BE, Verdict.PASS, "ok", 200, row.url, "text/html", 1, 5, 9, NOW, (), None)


def said(found: Sequence[Record]) -> list[tuple[str, str, str]]:
    return [(r.kind, r.agency, r.indicator) for r in found if isinstance(r, SubmissionRecord | IndicatorRecord)]


def timeless(found: Iterator[Record]) -> list[dict[str, object]]:
    """All but the summary; what was never asked has the time of the question."""
    return [record.model_dump(exclude={"checked_at"}) for record in found if record.kind != "summary"]


@pytest.mark.parametrize("listed", [TOGETHER, MIXED])
def test_submissions_in_input_order_then_indicators_by_agency(store: Store, listed: list[tuple[str, str]]) -> None:
    found = list(records(store, judge(store, listed)))
    assert said(found) == [
        *(("submission", *row) for row in listed),
        *(("indicator", name, code) for name in NAMES for code in ("O1", "O2")),
    ]
    assert [r.kind for r in found[-4:]] == ["agency"] * 3 + ["summary"]


@pytest.mark.parametrize("listed", [TOGETHER, MIXED])
@pytest.mark.parametrize("done", [NAMES, NAMES[:1]])
def test_those_of_some_agencies_are_those_of_all(store: Store, listed: list[tuple[str, str]], done: tuple[str, ...]) -> None:
    scan = judge(store, listed, done=done)
    everything = timeless(records(store, scan))
    for names in ({BAN}, {BAN, DON}, set(NAMES), set[str]()):
        assert timeless(records(store, scan, names=names)) == [r for r in everything if r["agency"] in names]


def test_a_part_that_is_not_wanted_is_not_read(store: Store) -> None:
    scan = judge(store, TOGETHER)
    info = load.scan(store, scan)
    assert info is not None
    for findings, indicators in ((True, True), (True, False), (False, True), (False, False)):
        found = list(results(store, info, NAMES, findings=findings, indicators=indicators))
        assert [(len(r.findings), len(r.indicators)) for r in found] == [(2 * findings, 2 * indicators)] * 3
        assert [r.total.verdicts[Verdict.PASS] for r in found] == [2, 2, 2]


def test_an_agency_that_was_not_judged_has_nothing(store: Store) -> None:
    scan = judge(store, TOGETHER, done=[BAN])
    assert load.judged(store, scan, THUNG) is None
    assert load.judged(store, scan + 1, BAN) is None
    whole = load.judged(store, scan, BAN)
    assert whole is not None
    assert [list(whole.findings), list(whole.indicators), whole.total] == [
        load.findings(store, scan, BAN), load.indicator_findings(store, scan, BAN), load.agency_finding(store, scan, BAN),
    ]  # fmt: skip
