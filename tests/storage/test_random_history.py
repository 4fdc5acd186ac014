"""Any order of nights, withdrawals and second judgements gives back for every scan what was said of it."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.finding import Reason, Severity, Verdict, WeighedReason
from storage import compact, load, save
from storage.session import open_store

ROWS = 3

states = st.one_of(st.none(), st.tuples(st.sampled_from([Verdict.PASS, Verdict.FAIL]), st.integers(0, 2), st.booleans()))


@dataclass(frozen=True)
class Night:
    """What happens in one night: the list, what is judged of it, and which earlier scan is judged again."""

    listed: frozenset[int]
    judged: tuple[tuple[Verdict, int, bool] | None, ...]
    again: int | None
    late: bool


nights = st.lists(
    st.builds(
        Night,
        st.frozensets(st.integers(0, ROWS - 1), min_size=1),
        st.tuples(*[states] * ROWS),
        st.one_of(st.none(), st.integers(0, 5)),
        st.booleans(),
    ),
    min_size=1,
    max_size=9,
)


@pytest.mark.parametrize(("kind", "examples"), [("sqlite", 25), ("postgresql", 8)])
def test_every_scan_says_what_was_said_of_it(new_url, make, monkeypatch, kind, examples):
    monkeypatch.setattr(compact, "KEEP_LOOKS", 100)  # so that times and scores come back to the digit, too

    @settings(max_examples=examples)
    @given(nights)
    def play(script):
        with open_store(new_url(kind)) as store:
            _play(store, make, script)

    play()


@pytest.mark.parametrize("kind", ["sqlite"])
def test_old_scans_keep_their_verdicts(new_url, make, kind):
    @settings(max_examples=15)
    @given(nights)
    def play(script):
        with open_store(new_url(kind)) as store:
            _play(store, make, script, rough=True)

    play()


def _play(store, make, script, *, rough=False):
    rows = make.submissions(ROWS)
    said, lists = {}, {}
    for at, night in enumerate(script):
        now = make.now + timedelta(days=3 * at)
        stored = make.listed(store, [rows[number] for number in sorted(night.listed)])
        scan = make.scan(store, now=now)
        lists[scan] = stored
        if not night.late:
            said[scan] = _judge(store, make, scan, stored, night.judged, now)
        for number in (number for number in lists if number not in said and number < scan):
            said[number] = _judge(store, make, number, lists[number], night.judged, now)
        if night.again in said:
            said[night.again] = _judge(store, make, night.again, lists[night.again], night.judged, now)
        save.finish_scan(store, scan, state="finished", now=now)
    for scan, (findings, indicators) in said.items():
        found = load.findings(store, scan, make.agency_name), load.indicator_findings(store, scan, make.agency_name)
        if rough:
            assert [_essence(item) for item in found[0]] == [_essence(item) for item in findings]
            assert [item.verdict for item in found[1]] == [item.verdict for item in indicators]
        else:
            assert found == (findings, indicators)


def _judge(store, make, scan, stored, states, now):
    findings, indicators = [], []
    for row in stored:
        state = states[int(row.indicator[1:]) - 1]
        if state is None:
            continue
        verdict, number, dead = state
        reasons = (WeighedReason(Reason("wrong-year", {"found": [number], "seconds": scan}), Severity.FAIL),) if number else ()
        content = None if dead else make.content(years=(2560 + number,), topic=round(0.8 + scan / 1000, 4))
        findings.append(
            replace(make.finding(row), verdict=verdict, reasons=reasons, content=content, elapsed_ms=scan, checked_at=now)
        )
        indicators.append(make.indicator(row.indicator, verdict=verdict, reasons=reasons, points=number / 4))
    make.done(store, scan, findings, indicators)
    return findings, indicators


def _essence(finding):
    codes = [(weighed.reason.code, weighed.reason.data["found"]) for weighed in finding.reasons]
    return finding.submission.url, finding.verdict, finding.outcome, codes, finding.content and finding.content.years
