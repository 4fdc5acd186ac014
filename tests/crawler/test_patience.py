"""The waits of each try: what a slow host gets, and what a hanging page costs."""

from math import inf

import pytest

from crawler.pacing import Host
from crawler.patience import HURRIED_TOTAL, MARGIN, STALLS_TO_HURRY, Patience, Stage, patience


def waits(stage, *, slowest=0.0, timed_out=0, connect=8.0, total=30.0):
    host = Host(("http", "a.example", 80), 2)
    host.slowest, host.timed_out = slowest, timed_out
    return patience(stage, host, connect=connect, total=total)


@pytest.mark.parametrize(
    ("stage", "slowest", "timed_out", "read"),
    [
        (Stage.FIRST, 0.0, 0, 10.0),
        (Stage.FIRST, 7.9, 0, 10.0),
        (Stage.FIRST, 12.0, 0, 15.0),
        (Stage.FIRST, 29.0, 0, 30.0),
        (Stage.LATER, 0.4, 0, 5.0),
        (Stage.LATER, 8.0, 0, 10.0),
        (Stage.LAST, 0.4, 0, 15.0),
        (Stage.LAST, 0.4, 1, 15.0),
        (Stage.LAST, 0.4, 2, 15.0),
        (Stage.LAST, 0.4, 3, 12.0),
        (Stage.LAST, 0.4, 43, 12.0),
        (Stage.LAST, 16.0, 43, 20.0),
        (Stage.PROBE, 0.0, 43, 20.0),
        (Stage.PROBE, 18.0, 43, 22.5),
    ],
)
def test_the_wait_for_the_next_byte(stage, slowest, timed_out, read):
    assert waits(stage, slowest=slowest, timed_out=timed_out).read == read


@pytest.mark.parametrize(
    ("stage", "connect"), [(Stage.FIRST, 8.0), (Stage.LATER, 8.0), (Stage.LAST, 16.0), (Stage.PROBE, 16.0)]
)
def test_the_wait_for_a_connection(stage, connect):
    assert waits(stage).connect == connect


@pytest.mark.parametrize("stage", Stage)
def test_nothing_waits_longer_than_the_user_allows(stage):
    assert waits(stage, slowest=9.0, total=2.0) == Patience(1.2, 2.0, 2.0)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize(("total", "most"), [(1.0, 0.6), (4.0, 2.4), (6.0, 3.6), (8.0, 4.8), (20.0, 12.0)])
def test_the_wait_for_a_connection_ends_well_before_all_time_is_over(stage, total, most):
    assert waits(stage, total=total).connect == pytest.approx(min(most, 16.0 if stage in {Stage.LAST, Stage.PROBE} else 8.0))


def test_a_page_that_takes_eight_seconds_is_found_at_once_and_one_of_twelve_in_the_last_round():
    assert waits(Stage.FIRST).read > 8.0
    assert all(waits(Stage.LAST, timed_out=number).read >= 12.0 for number in range(100))


def test_who_allows_more_time_gets_longer_waits():
    assert waits(Stage.LAST, total=60.0).read == 30.0
    assert waits(Stage.PROBE, total=60.0).read == 40.0


def test_three_hanging_pages_cost_a_host_less_than_a_minute():
    each = waits(Stage.FIRST).read + waits(Stage.LATER).read
    in_the_last_round = 2 * waits(Stage.LAST, timed_out=3).read  # three pages in two places
    assert 3 * each / 2 + in_the_last_round < 60


def test_a_host_whose_bodies_stall_is_hurried_until_one_comes_whole() -> None:
    host = Host(("http", "a.example", 80), 2)
    usual = patience(Stage.FIRST, host, connect=8, total=30)
    for _ in range(STALLS_TO_HURRY):
        host.body_came(in_time=False)
    host.slowest = 2.0
    hurried = patience(Stage.LAST, host, connect=8, total=30)
    assert hurried.total == 2.0 * MARGIN + HURRIED_TOTAL < usual.read
    assert hurried.read >= 2.0 * MARGIN
    assert (usual.body, hurried.body) == (inf, HURRIED_TOTAL)
    host.body_came(in_time=True)
    assert patience(Stage.FIRST, host, connect=8, total=30) == usual
