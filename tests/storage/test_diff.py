"""What moved between two scans, read from the log of changes of both databases."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import event

from model.finding import ComponentResult, Reason, Severity, Verdict, WeighedReason
from model.submission import Agency
from scans.diff import diff
from storage import load, load_diff, save
from storage.tables import ScanState

DEAD = (WeighedReason(Reason("http-404", {"host": "www.ban.example", "status": 404}), Severity.FAIL),)


@pytest.fixture
def night(store, make):
    """Scan everything that is submitted: what is not named passes with both its components."""
    nights = iter(range(1000))

    def scan(**judged):
        at = make.now + timedelta(days=next(nights))
        number = make.scan(store, now=at)
        found = []
        for item in load.submissions(store, 2565):
            values = {"verdict": Verdict.PASS, "reasons": (), "content": content(make, "plan", "sum"), "checked_at": at}
            found.append(make.finding(item, **(values | judged.get(item.indicator, {}))))
        save.agency_done(store, number, make.agency_name, found, [], make.total(), now=at)
        save.finish_scan(store, number, state=ScanState.FINISHED, now=at)
        return number

    return scan


def content(make, *met):
    parts = tuple(ComponentResult(name, name, met=name in met) for name in ("plan", "sum"))
    return make.content(components=parts)


def dead():
    return {"verdict": Verdict.FAIL, "outcome": "http-404", "reasons": DEAD, "content": None}


def told(store, old, new):
    return [(c.kind.value, c.indicator) for c in diff(store, old, load.scan(store, new)).changes]


def test_a_night_without_changes(store, make, night):
    make.listed(store, make.submissions(3))
    first, second = night(), night()
    assert told(store, first, second) == []


def test_without_an_earlier_scan_there_is_nothing_to_compare(store, make, night):
    make.listed(store, make.submissions(3))
    assert diff(store, None, load.scan(store, night())).changes == ()


def test_every_change_in_input_order(store, make, night):
    make.listed(store, make.submissions(4, division="กองคลัง"))
    first = night(O2=dead())
    second = night(O1={"content": content(make, "plan")}, O4=dead())
    found = diff(store, first, load.scan(store, second))
    assert [(c.kind.value, c.indicator) for c in found.changes] == [
        ("changed-content", "O1"), ("repaired", "O2"), ("newly-dead", "O4"),
    ]  # fmt: skip
    lost, _, died = found.changes
    assert (lost.lost, lost.won) == (("sum",), ())
    assert (died.lost, died.won) == ((), ())  # nobody could read it
    assert (died.before, died.after, died.since_scan, died.division) == (Verdict.PASS, Verdict.FAIL, second, "กองคลัง")
    assert died.first_seen == (make.now + timedelta(days=1)).replace(microsecond=0)
    assert died.reasons[0].reason.data["host"] == "www.ban.example"


def test_far_apart_only_the_outcome_counts(store, make, night):
    make.listed(store, make.submissions(2))
    first = night()
    night(O1=dead())
    third, last = night(O2=dead()), night(O2=dead())
    assert told(store, first, last) == [("newly-dead", "O2")]
    assert diff(store, first, load.scan(store, last)).changes[0].since_scan == third


def test_new_and_withdrawn(store, make, night):
    items = make.listed(store, make.submissions(2))
    first = night()
    later = make.now + timedelta(hours=9)
    new = make.submission(1, indicator="O2", url="https://www.ban.example/new")
    save.submissions(store, [Agency(make.agency_name)], [items[0], new], fiscal_year=2565, now=later)
    second = night()
    found = diff(store, first, load.scan(store, second)).changes
    assert {(c.kind.value, c.url) for c in found} == {
        ("withdrawn", "https://www.ban.example/oit/1"), ("new-submission", "https://www.ban.example/new"),
    }  # fmt: skip
    gone = next(c for c in found if c.after is None)
    assert (gone.first_seen, gone.before) == (later, Verdict.PASS)
    third = night()
    assert told(store, second, third) == []


def test_an_agency_that_is_new(store, make, night):
    make.listed(store, make.submissions(1))
    first = night()
    other = "องค์การบริหารส่วนตำบลทุ่งสมมุติ"
    item = make.submission(0, agency=other, url="https://www.thung.example/1")
    save.submissions(store, [Agency(other)], [item], fiscal_year=2565, now=make.now)
    second = make.scan(store, agencies=[other], now=make.now + timedelta(days=1))
    findings = [make.finding(item, verdict=Verdict.REVIEW)]
    save.agency_done(store, second, other, findings, [], make.total(agency=other), now=make.now)
    assert told(store, first, second) == [("new-submission", "O1")]


def test_another_fiscal_year_is_another_story(store, make, night):
    make.listed(store, make.submissions(1))
    first = night()
    other = make.submission(0, fiscal_year=2566, url="https://www.ban.example/2566")
    save.submissions(store, [Agency(make.agency_name)], [other], fiscal_year=2566, now=make.now)
    between = make.scan(store, fiscal_year=2566)
    save.agency_done(store, between, make.agency_name, [make.finding(other, fiscal_year=2566)], [], make.total(), now=make.now)
    assert told(store, first, night()) == []


def test_a_check_by_day_between_two_nights_hides_nothing(store, make, night):
    items = make.listed(store, make.submissions(2))
    first = night()
    by_day = make.scan(store, now=make.now + timedelta(hours=10))
    findings = [make.finding(items[0], verdict=Verdict.FAIL, reasons=DEAD, outcome="http-404", content=None)]
    make.done(store, by_day, findings)
    last = night(O1=dead())
    assert told(store, first, last) == [("newly-dead", "O1")]
    assert diff(store, first, load.scan(store, last)).changes[0].since_scan == by_day


def test_flapping_is_seen_through_compaction(store, make, night):
    make.listed(store, make.submissions(1))
    numbers = [night(**({"O1": dead()} if at % 2 else {})) for at in range(7)]
    kinds = [told(store, old, new)[0][0] for old, new in pairwise(numbers)]
    assert kinds == ["newly-dead", "repaired", "flapping", "flapping", "flapping", "flapping"]


def test_the_cost_grows_with_the_changes(store, make, night):
    """The number of statements is that of the changes: a list ten times as long costs no more."""
    make.listed(store, make.submissions(40))
    first = night()
    second = night(O1=dead())
    statements = []
    event.listen(store.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    moved = list(load_diff.moved(store, old=first, new=second, fiscal_year=2565, since=first))
    assert len(moved) == 1
    assert len(statements) < 12
