"""Many agencies read together: each has what it has alone, in the order that is asked for, with few questions."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from model.finding import Verdict
from model.submission import Agency
from storage import load, load_findings, save

NAMES = [f"อบต.ทุ่งสมมุติที่ {number}" for number in range(7)]
NOT_JUDGED, NOT_LISTED = NAMES[3], "อบต.ไม่มีอยู่"


@pytest.fixture
def scan(store, make):
    """Seven agencies with rows that are mixed in the input; one is not judged, one is looked at for O1 alone."""
    rows = [
        make.submission(code * len(NAMES) + at, agency=name, indicator=f"O{code}", url=f"https://www.ban.example/{code}/{at}")
        for code in (10, 1, 2)
        for at, name in enumerate(NAMES)
    ]
    listed = make.listed(store, rows, *map(Agency, NAMES))
    first = make.scan(store)
    for at, name in enumerate(NAMES):
        judge(store, make, first, [row for row in listed if row.agency == name], seconds=at)
    last = make.scan(store)
    for at, name in enumerate(NAMES):
        if name != NOT_JUDGED:
            rows = [row for row in listed if row.agency == name and (at != 5 or row.indicator == "O1")]
            judge(store, make, last, rows, seconds=100 + at, verdict=Verdict.PASS if at % 2 else Verdict.FAIL)
    return last


def judge(store, make, scan, rows, *, seconds, **values):
    findings = [make.finding(row, elapsed_ms=seconds, **values) for row in rows]
    indicators = [replace(make.indicator(row.indicator, **values), agency=row.agency) for row in rows]
    name = rows[0].agency
    save.agency_done(store, scan, name, findings, indicators, replace(make.total(), agency=name), now=make.now)


@pytest.mark.parametrize("at_once", [1, 2, 20])
@pytest.mark.parametrize("small", [False, True])
def test_each_has_what_it_has_alone(store, scan, monkeypatch, at_once, small):
    if small:  # the times of that scan are gone
        with store.write() as connection:
            connection.execute(load_findings.agency_look.delete())
    names = [*reversed(NAMES), NOT_LISTED, NAMES[0]]
    alone = [(name, load.judged(store, scan, name)) for name in names]
    monkeypatch.setattr(load_findings, "AGENCIES_AT_ONCE", at_once)
    assert list(load.judged_each(store, scan, names)) == alone
    assert [name for name, found in alone if found is None] == [NOT_JUDGED, NOT_LISTED]


def test_what_it_is(store, scan):
    found = dict(load.judged_each(store, scan, NAMES))
    for at, name in enumerate(NAMES):
        if name == NOT_JUDGED:
            continue
        codes = ["O1"] if at == 5 else ["O1", "O2", "O10"]
        assert [one.submission.indicator for one in found[name].findings] == codes
        assert [one.indicator for one in found[name].indicators] == codes
        assert {one.submission.agency for one in found[name].findings} == {found[name].total.agency} == {name}
        assert {one.elapsed_ms for one in found[name].findings} == {100 + at}
        assert {one.verdict for one in found[name].findings} == {Verdict.PASS if at % 2 else Verdict.FAIL}


def test_a_part_that_is_not_asked_for_is_empty(store, scan):
    for findings, indicators in ((True, False), (False, True), (False, False)):
        found = [one for _, one in load.judged_each(store, scan, NAMES, findings=findings, indicators=indicators) if one]
        assert [bool(one.findings) for one in found] == [findings] * 6
        assert [bool(one.indicators) for one in found] == [indicators] * 6


def test_none(store, scan):
    assert list(load.judged_each(store, scan, [])) == []
    assert list(load.judged_each(store, scan + 1, NAMES)) == [(name, None) for name in NAMES]


def test_the_questions_are_the_same_for_one_and_for_twenty(store, scan):
    asked = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    list(load.judged_each(store, scan, NAMES[:1]))
    alone = len(asked)
    list(load.judged_each(store, scan, NAMES))
    assert len(asked) == 2 * alone
