"""Which change is which: every pair of judgements that a night can bring, without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from model.diff import ChangeKind
from model.finding import Severity, Verdict
from model.submission import Submission
from scans.diff import change, flaps
from storage.load_diff import Moved, State

NIGHT = datetime(2022, 3, 1, 18, tzinfo=UTC)
ITEM = Submission(0, "เทศบาลตำบลบ้านตัวอย่าง", "O1", "https://www.ban.example/1", 2565, division="สำนักปลัด")
# What a night may say of a page: verdict, outcome, reasons, components seen.
SAID = {
    "pass": (Verdict.PASS, "ok", (), {"plan", "sum"}),
    "review": (Verdict.REVIEW, "ok", (("year-not-found", Severity.REVIEW),), {"plan", "sum"}),
    "less": (Verdict.PASS, "ok", (), {"plan"}),
    "wrong": (Verdict.FAIL, "ok", (("wrong-year", Severity.FAIL),), {"plan", "sum"}),
    "empty": (Verdict.FAIL, "ok", (("empty-page", Severity.FAIL),), None),
    "wrong, slow": (Verdict.FAIL, "ok", (("wrong-year", Severity.FAIL), ("slow", Severity.WARN)), {"plan", "sum"}),
    "dead": (Verdict.FAIL, "http-404", (("http-404", Severity.FAIL),), None),
    "down": (Verdict.FAIL, "read-timeout", (("read-timeout", Severity.FAIL),), None),
    "broken": (Verdict.FAIL, "http-5xx", (("http-5xx", Severity.FAIL),), None),
    "flaky": (Verdict.REVIEW, "read-timeout", (("read-timeout", Severity.REVIEW), ("flaky", Severity.REVIEW)), None),
    "crashed": (Verdict.REVIEW, "ok", (("check-crashed", Severity.REVIEW),), None),
    "wall": (Verdict.REVIEW, "bot-wall", (("bot-wall", Severity.REVIEW),), None),
    "gone": (None, "", (), None),
}


def state(scan: int, said: str) -> State:
    verdict, outcome, reasons, met = SAID[said]
    at = None if verdict is None else NIGHT + timedelta(days=scan)
    return State(scan, verdict, outcome, at, reasons, None if met is None else frozenset(met))


def moved(*nights: str, withdrawn: datetime | None = None) -> Moved:
    """What was said in scan 1, 2, 3 …; equal nights in a row are one row of the log."""
    states = [state(at + 1, said) for at, said in enumerate(nights) if at == 0 or nights[at - 1] != said]
    return Moved(ITEM, withdrawn, tuple(states), ())


def kind(*nights: str) -> str | None:
    found = change(moved(*nights), old=len(nights) - 1, window=1)
    return found.kind.value if found else None


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("pass", "dead", "newly-dead"),
        ("review", "dead", "newly-dead"),
        ("wrong", "dead", "newly-dead"),
        ("dead", "down", None),
        ("dead", "pass", "repaired"),
        ("dead", "review", "repaired"),
        ("dead", "wall", "repaired"),
        ("dead", "empty", "changed-content"),
        ("pass", "wrong", "newly-failing"),
        ("review", "wrong", "newly-failing"),
        ("pass", "review", "newly-review"),
        ("wrong", "review", "newly-review"),
        ("pass", "wall", "newly-review"),
        ("wrong", "pass", "newly-passing"),
        ("review", "pass", "newly-passing"),
        ("pass", "less", "changed-content"),
        ("less", "pass", "changed-content"),
        ("wrong", "empty", "changed-content"),
        ("wrong", "wrong, slow", None),
        ("pass", "flaky", "flapping"),
        ("dead", "flaky", "flapping"),
        ("pass", "crashed", None),
        ("gone", "pass", "new-submission"),
        ("pass", "gone", "withdrawn"),
        ("gone", "gone", None),
    ],
)  # fmt: skip
def test_two_nights(before: str, after: str, expected: str | None) -> None:
    assert kind(before, after) == expected


@pytest.mark.parametrize(
    ("nights", "expected"),
    [
        (("pass", "flaky", "down"), "newly-dead"),  # the second night in a row: now it is told
        (("pass", "flaky", "pass"), "flapping"),  # one bad night: nothing has changed
        (("pass", "flaky", "wrong"), "newly-failing"),
        (("pass", "crashed", "pass"), None),  # our own failure
        (("pass", "crashed", "wrong"), "newly-failing"),
        (("pass", "dead", "pass"), "repaired"),  # broken and repaired once is no flapping
        (("pass", "dead", "pass", "dead"), "flapping"),
        (("pass", "wrong", "pass", "wrong", "pass"), "flapping"),
        (("pass", "wrong", "review", "pass"), "newly-passing"),
        (("pass", "flaky", "pass", "flaky", "pass", "flaky", "down"), "newly-dead"),
        (("dead", "pass", "pass", "pass", "wrong"), "newly-failing"),
        (("pass", "broken", "broken", "pass", "dead", "pass", "wrong"), "newly-failing"),  # never seen before: news
        (("pass", "down", "pass", "down", "pass", "review"), "newly-review"),
        (("pass", "down", "pass", "down", "pass", "dead"), "newly-dead"),  # another death: it says that the page was removed
        (("pass", "down", "pass", "broken"), "flapping"),  # the same server that is down
    ],
)
def test_several_nights(nights: tuple[str, ...], expected: str | None) -> None:
    assert kind(*nights) == expected


def test_a_site_that_flaps_is_told_once() -> None:
    nights = ["pass", "dead", "pass", "dead", "pass", "dead"]
    quiet = []
    for last in range(2, len(nights) + 1):
        found = change(moved(*nights[:last]), old=last - 1, window=1)
        assert found is not None
        quiet.append((found.kind.value, found.quiet))
    told_then = [("newly-dead", False), ("repaired", False), ("flapping", False), ("flapping", True), ("flapping", True)]
    assert quiet == told_then


def test_news_of_a_site_that_flaps_is_told_and_so_is_its_end() -> None:
    nights = ("pass", "dead", "pass", "dead", "wrong", "pass", "dead")
    found = [change(moved(*nights[:last]), old=last - 1, window=1) for last in range(5, len(nights) + 1)]
    told = [(one.kind.value, one.quiet) for one in found if one]
    assert told == [("changed-content", False), ("flapping", False), ("flapping", True)]


def test_one_night_without_an_answer_is_shown_and_not_told() -> None:
    for nights in [("pass", "flaky"), ("pass", "flaky", "pass")]:
        found = change(moved(*nights), old=len(nights) - 1, window=1)
        assert found is not None
        assert found.quiet


def test_what_flapped_before_the_window_is_forgotten() -> None:
    nights = moved("pass", "dead", "pass", "dead", "pass", "pass", "pass", "pass", "dead")
    forgotten = change(nights, old=8, window=6)
    remembered = change(nights, old=8, window=2)
    assert forgotten is not None
    assert remembered is not None
    assert (forgotten.kind, remembered.kind) == (ChangeKind.NEWLY_DEAD, ChangeKind.FLAPPING)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((), False),
        (("pass", "dead"), False),
        (("pass", "dead", "pass"), False),
        (("pass", "dead", "pass", "dead"), True),
        (("pass", "dead", "flaky", "dead", "pass"), False),
        (("pass", "review", "wrong", "pass", "review"), True),
        (("pass", "dead", "pass", "wrong", "pass"), True),
        (("pass", "dead", "pass", "dead", "pass", "wrong"), False),
    ],
)
def test_flaps(verdicts: tuple[str, ...], expected: bool) -> None:
    assert flaps([state(at, said) for at, said in enumerate(verdicts)]) is expected


def test_since_when() -> None:
    """The first scan after the old one that said what holds; rows that differ in passing details are no beginning."""
    found = change(moved("pass", "wrong", "wrong, slow"), old=1, window=1)
    assert found is not None
    assert (found.since_scan, found.first_seen) == (2, NIGHT + timedelta(days=2))
    far = change(moved("pass", "wrong", "empty", "wrong"), old=1, window=1)
    assert far is not None
    assert far.since_scan == 4


def test_what_was_lost_and_won() -> None:
    lost = change(moved("pass", "less"), old=1, window=1)
    won = change(moved("less", "pass"), old=1, window=1)
    assert lost is not None
    assert won is not None
    assert (lost.lost, lost.won, won.lost, won.won) == (("sum",), (), (), ("sum",))


@pytest.mark.parametrize("unread", ["dead", "down", "wall", "flaky", "empty"])
def test_of_a_page_that_was_not_read_nothing_is_lost_or_won(unread: str) -> None:
    for nights in (("pass", unread), (unread, "pass")):
        found = change(moved(*nights), old=1, window=1)
        assert found is not None
        assert (found.lost, found.won) == ((), ())


def test_a_withdrawn_submission_says_when_it_was_withdrawn() -> None:
    when = NIGHT + timedelta(hours=7)
    found = change(moved("pass", "gone", withdrawn=when), old=1, window=1)
    assert found is not None
    assert (found.before, found.after, found.first_seen, found.lost) == (Verdict.PASS, None, when, ())
    new = change(Moved(ITEM, None, (state(3, "wrong"),), ()), old=2, window=1)
    assert new is not None
    assert (new.kind, new.before, new.after, new.division) == (ChangeKind.NEW_SUBMISSION, None, Verdict.FAIL, "สำนักปลัด")
