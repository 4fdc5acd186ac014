"""How agencies stood in earlier scans, and every look at one address."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from model.finding import AgencyFinding, Verdict
from model.outcome import Outcome
from model.submission import Agency
from storage import save
from storage.load_looks import looks
from storage.load_progress import standings
from storage.session import Store

NAMES = ("เทศบาลตำบลบ้านตัวอย่าง", "องค์การบริหารส่วนตำบลทุ่งสมมุติ")
START = datetime(2022, 3, 1, 18, 0, tzinfo=UTC)


def night(store: Store, number: int, low: float, *, names: Sequence[str] = NAMES, end: str = "finished", day: int = 0) -> int:
    """A scan of the agencies; each day one, unless told otherwise."""
    now = START + timedelta(days=number)
    scan = save.start_scan(
        store, fiscal_year=2565, as_of=date(2022, 3, 1) + timedelta(days=day or number), agencies=list(names), settings={},
        source="x", version="0.1.0", now=now,
    )  # fmt: skip
    for name in names:
        counts = {Verdict.PASS: number, Verdict.REVIEW: 1, Verdict.FAIL: 2, Verdict.MISSING: 3}
        save.agency_done(store, scan, name, [], [], AgencyFinding(name, 2565, counts, low, low + 5.25, 3.5), now=now)
    save.finish_scan(store, scan, state=end, now=now)
    return scan


@pytest.fixture
def listed(store: Store) -> Store:
    save.submissions(store, [Agency(name) for name in NAMES], [], fiscal_year=2565, now=START)
    return store


def test_every_scan_up_to_this_one(listed: Store) -> None:
    numbers = [night(listed, n, 10.0 * n) for n in (1, 2, 3)]
    found = standings(listed, numbers[1], fiscal_year=2565, names=NAMES, at_most=10)
    assert [(one.scan, one.agency, one.low, one.high, one.passes, one.total) for one in found] == [
        (scan, name, low, low + 5.25, passes, passes + 6)
        for scan, low, passes in ((numbers[0], 10.0, 1), (numbers[1], 20.0, 2)) for name in NAMES
    ]  # fmt: skip


def test_other_agencies_and_unfinished_scans_are_left_out(listed: Store) -> None:
    night(listed, 1, 10, end="interrupted")
    last = night(listed, 2, 20)
    found = standings(listed, last, fiscal_year=2565, names=NAMES[:1], at_most=10)
    assert [(one.scan, one.agency) for one in found] == [(last, NAMES[0])]


def test_of_several_scans_of_a_day_the_last_counts(listed: Store) -> None:
    night(listed, 1, 10, day=1)
    second = night(listed, 2, 20, day=1)
    third = night(listed, 3, 30, day=2)
    again = night(listed, 4, 40, day=2)
    assert {one.scan for one in standings(listed, again, fiscal_year=2565, names=NAMES, at_most=10)} == {second, again}
    assert {one.scan for one in standings(listed, third, fiscal_year=2565, names=NAMES, at_most=10)} == {second, third}


def test_a_long_history_is_thinned_evenly(listed: Store) -> None:
    numbers = [night(listed, n, n, names=NAMES[:1]) for n in range(1, 12)]
    found = standings(listed, numbers[-1], fiscal_year=2565, names=NAMES, at_most=6)
    assert [one.scan for one in found] == numbers[::2]


def test_looks_at_an_address(listed: Store, make: Any) -> None:
    url = "https://www.ban.example/oit/0"
    first = night(listed, 1, 1)
    save.captures(listed, first, [make.capture(url)])
    second = night(listed, 2, 2)
    save.captures(listed, second, [make.dead(url, checked_at=START)])
    found = looks(listed, url, up_to=second, at_most=10)
    assert [(one.scan, one.outcome, one.http_status) for one in found] == [
        (second, Outcome.READ_TIMEOUT, None), (first, Outcome.OK, 200),
    ]  # fmt: skip
    assert found[0].body_hash is None
    assert found[1].body_hash == make.capture(url).body_hash
    assert [one.scan for one in looks(listed, url, up_to=first, at_most=10)] == [first]
    assert [one.scan for one in looks(listed, url, up_to=second, at_most=1)] == [second]
    assert looks(listed, "https://other.example/", up_to=second, at_most=10) == []
