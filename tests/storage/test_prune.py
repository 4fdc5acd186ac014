"""What is too old goes, and every scan that stays says what it said before."""

import hashlib
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from model.finding import Evidence, Reason, Severity, Verdict, WeighedReason
from storage import load, nights, prune, save
from storage.prune import Plan
from storage.schema import Health
from storage.session import check
from storage.tables import body, capture, finding, look, metadata, nightly_run, outbox, piece, scan

NIGHTS = 12


@pytest.fixture
def history(store, make):
    """Twelve nights of three submissions: the first changes every third night, the second never, the third is withdrawn."""
    items = make.listed(store, make.submissions(3))
    for night in range(NIGHTS):
        at = make.now + timedelta(days=night)
        if night == 5:
            save.submissions(store, [], items[:2], fiscal_year=2565, now=at)
        listed = items if night < 5 else items[:2]
        run = nights.begin(store, fiscal_year=2565, as_of=at.date(), settings={}, version="1", holder="x", now=at)
        captures = [make.capture(item.url, body=page(item, night), checked_at=at) for item in listed]
        save.captures(store, run.scan, captures)
        make.done(store, run.scan, [judged(make, item, night, at) for item in listed], [make.indicator()])
        nights.composed(store, run, [], now=at)
        nights.close(store, run, now=at)
    return store


def version(item, night):
    return night // 3 if item.position == 0 else 0


def page(item, night):
    return f"{item.url} {version(item, night)} counter {night}".encode()


def judged(make, item, night, at):
    seen = Evidence(item.url, "ตาราง", f"รุ่นที่ {version(item, night)}", hashlib.sha256(page(item, night)).hexdigest())
    reason = WeighedReason(Reason("component-missing", {"missing": [str(version(item, night))]}, (seen,)), Severity.REVIEW)
    return make.finding(item, verdict=Verdict.REVIEW, reasons=(reason,), content=None, checked_at=at)


def said(store, make, numbers):
    """Verdicts, reasons and answers of scans, without hashes and passing times."""
    return {
        number: (
            [(f.submission.url, f.verdict, f.reasons[0].reason.data, f.reasons[0].reason.evidence[0].quote)
             for f in load.findings(store, number, make.agency_name)],
            [(c.url, c.outcome, c.http_status) for c in load.captures(store, number)],
        )
        for number in numbers
    }  # fmt: skip


def count(store, table, *where):
    with store.read() as connection:
        return connection.scalar(select(func.count()).select_from(table).where(*where))


def test_scans_that_stay_say_what_they_said(history, make):
    before = said(history, make, range(7, NIGHTS + 1))
    done = prune.prune(history, Plan((), (), range(1, 7)), dry_run=False)
    assert done.scans == 6
    assert said(history, make, range(7, NIGHTS + 1)) == before
    assert load.scan(history, 6) is None
    assert count(history, nightly_run) == 6
    assert is_whole(history)


def test_scans_in_the_middle_may_go(history, make):
    stay = [1, 2, 6, 10, 11, 12]
    before = said(history, make, stay)
    prune.prune(history, Plan((), (), [3, 4, 5, 7, 8, 9]), dry_run=False)
    after = said(history, make, stay)
    assert {n: told[0] for n, told in after.items()} == {n: told[0] for n, told in before.items()}
    assert is_whole(history)


def test_a_dry_run_counts_and_changes_nothing(history, make):
    rows = {table.name: count(history, table) for table in metadata.sorted_tables}
    plan = Plan(range(1, 7), range(1, 6), range(1, 4))
    told = prune.prune(history, plan, dry_run=True)
    assert {table.name: count(history, table) for table in metadata.sorted_tables} == rows
    assert told == prune.prune(history, plan, dry_run=False)
    assert told.bodies > 0
    assert told.bytes > 0
    assert (told.looks > 0, told.scans) == (True, 3)


def test_bytes_that_a_judgement_in_force_rests_on_stay(history, make):
    first, steady, withdrawn = make.submissions(3)
    assert [is_kept(history, page(item, 0)) for item in (first, steady, withdrawn)] == [True, True, True]
    done = prune.prune(history, Plan(range(1, 10), (), ()), dry_run=False)
    assert [is_kept(history, page(item, 0)) for item in (first, steady, withdrawn)] == [False, True, False]
    assert not is_kept(history, page(first, 6))
    assert is_kept(history, page(first, 9))
    assert done.bodies == count(history, body, body.c.packed.is_(None))


def is_kept(store, data):
    return count(store, body, body.c.sha256 == hashlib.sha256(data).digest(), body.c.packed.is_not(None)) == 1


def test_looks_go_and_the_answer_still_stands(history, make):
    before = said(history, make, range(9, NIGHTS + 1))
    done = prune.prune(history, Plan((), range(1, 9), ()), dry_run=False)
    assert said(history, make, range(9, NIGHTS + 1)) == before
    assert done.looks == 0 or count(history, look, look.c.scan_id < 9) == 0
    assert {f.verdict for f in load.findings(history, 2, make.agency_name)} == {Verdict.REVIEW}


def test_nothing_to_do(store):
    assert prune.prune(store, Plan((), (), ()), dry_run=False) == prune.Pruned(0, 0, 0, 0)


def test_parts_that_nothing_uses_go(history):
    before = count(history, piece)
    prune.prune(history, Plan((), (), range(1, 10)), dry_run=False)
    assert count(history, piece) < before
    assert count(history, capture) > 0
    assert count(history, finding, finding.c.scan_id < 10) == 0
    assert count(history, outbox) == 0


def test_ages(history, make):
    ages = prune.scans(history)
    assert [age.id for age in ages] == list(range(1, NIGHTS + 1))
    assert ages[0] == prune.ScanAge(1, 2565, make.now, finished=True)


def is_whole(store):
    """The database's own check: no row points at one that is gone."""
    health: Health = check(store.url.render_as_string(hide_password=False))
    assert count(store, scan) > 0
    return health.problems == ()
