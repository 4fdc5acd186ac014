"""Limits without a network: lanes, pauses, hosts that are given up, and when our own side is offline."""

import asyncio

import pytest

from crawler import pacing
from crawler.pacing import Host, HostGivenUpError, Lane, Pacing
from model.capture import Note
from model.outcome import Outcome

pytestmark = pytest.mark.anyio

KEY = ("http", "a.example", 80)


async def _hold(lane: Lane, log: list[int], name: int, until: asyncio.Event) -> None:
    await lane.enter()
    log.append(name)
    try:
        await until.wait()
    finally:
        lane.leave()


async def _turn() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_lane_lets_in_so_many_in_order():
    lane, log, end = Lane(2), [], asyncio.Event()
    tasks = [asyncio.create_task(_hold(lane, log, name, end)) for name in range(5)]
    await _turn()
    assert log == [0, 1]
    end.set()
    await asyncio.gather(*tasks)
    assert log == [0, 1, 2, 3, 4]


async def test_lane_passes_on_the_place_of_a_cancelled_one():
    lane, log, end = Lane(1), [], asyncio.Event()
    first, second, third = (asyncio.create_task(_hold(lane, log, name, end)) for name in range(3))
    await _turn()
    second.cancel()
    first.cancel()
    await _turn()
    assert log == [0, 2]
    end.set()
    await asyncio.gather(first, second, third, return_exceptions=True)


async def test_lane_does_not_lose_a_place_given_in_the_moment_of_cancelling():
    lane, log, end = Lane(1), [], asyncio.Event()
    await lane.enter()
    waiting = asyncio.create_task(_hold(lane, log, 1, end))
    await _turn()
    lane.leave()  # its turn is set ...
    waiting.cancel()  # ... but it never gets to take it
    await asyncio.gather(waiting, return_exceptions=True)
    await asyncio.wait_for(lane.enter(), 1)


async def test_lane_whose_limit_falls_lets_in_fewer():
    lane, log, end = Lane(2), [], asyncio.Event()
    tasks = [asyncio.create_task(_hold(lane, log, name, end)) for name in range(4)]
    await _turn()
    lane.limit = 1
    tasks[0].cancel()
    await _turn()
    assert log == [0, 1]
    tasks[1].cancel()
    await _turn()
    assert log == [0, 1, 2]
    end.set()
    await asyncio.gather(*tasks, return_exceptions=True)


def test_host_is_down_after_four_failures_in_a_row():
    host = Host(KEY, 2)
    for _ in range(3):
        host.failed(Outcome.CONNECT_REFUSED)
    host.check()
    host.failed(Outcome.CONNECT_REFUSED)
    with pytest.raises(HostGivenUpError) as caught:
        host.check()
    assert caught.value.outcome is Outcome.CONNECT_REFUSED


def test_a_host_that_is_down_says_why():
    host, why = Host(KEY, 2), Note("dns-failure", {"cause": "name-server"})
    for _ in range(4):
        host.failed(Outcome.DNS_FAILURE, why)
    with pytest.raises(HostGivenUpError) as caught:
        host.check()
    assert caught.value.note is why


def test_host_that_answered_once_is_never_down():
    host = Host(KEY, 2)
    host.succeeded(0.4)
    for _ in range(20):
        host.failed(Outcome.READ_TIMEOUT)
    host.check()


def test_host_that_answers_is_up_again():
    host = Host(KEY, 2)
    for _ in range(4):
        host.failed(Outcome.DNS_FAILURE)
    host.succeeded(0.4)
    host.check()


@pytest.mark.parametrize(
    ("seconds", "requests", "spent"),
    [(8.0, 43, False), (1.0, 5000, False), (30.0, 9, False), (30.0, 11, True), (12.0, 43, True)],
)
def test_host_may_take_only_so_much_time(seconds, requests, spent):
    host = Host(KEY, 2)
    for _ in range(requests):
        host.took(seconds)
    if not spent:
        host.check()
        return
    with pytest.raises(HostGivenUpError) as caught:
        host.check()
    assert caught.value.outcome is Outcome.INTERRUPTED
    assert caught.value.note == Note("interrupted", {"cause": "slow-host"})
    host.grant_more_time()
    host.check()


def test_pause_is_bounded_in_all():
    host = Host(KEY, 2)
    for _ in range(100):
        host.pause(20.0)
    assert host.wait <= 20.0
    assert host.lane.limit == 1
    host._pause_left = 0.0
    before = host.wait
    host.pause(60.0)
    assert host.wait <= before


def _named(number: int) -> tuple[str, str, int]:
    return ("http", f"{number}.example", 80)


def _offline(failed: int, answered: int, undecided: int) -> bool:
    limits = Pacing(10, 2)
    for number in range(failed + answered + undecided):
        limits.begin(limits.host(_named(number)))
    for number in range(failed + answered):
        limits.note(limits.host(_named(number)), answered=number >= failed)
    return limits.is_offline


@pytest.mark.parametrize(
    ("failed", "answered", "undecided", "offline"),
    [
        (7, 0, 0, False),
        (8, 0, 0, True),
        (80, 1, 0, False),
        (8, 0, 1, False),
        (80, 0, 4, False),
        (100, 0, 100, True),
        (100, 0, 101, False),
        (0, 0, 50, False),
    ],
)
def test_offline(failed, answered, undecided, offline):
    assert _offline(failed, answered, undecided) is offline


def test_offline_counts_names_not_ports():
    limits = Pacing(10, 2)
    for port in range(20):
        limits.note(limits.host(("http", "127.0.0.1", 8000 + port)), answered=False)
    assert not limits.is_offline


def test_offline_forgets_what_is_older_than_a_minute(monkeypatch):
    limits = Pacing(10, 2)
    for number in range(20):
        limits.note(limits.host(_named(number)), answered=False)
    now = pacing.time.monotonic()
    monkeypatch.setattr(pacing.time, "monotonic", lambda: now + 61)
    assert not limits.is_offline


def test_a_host_that_may_not_be_asked_says_nothing_of_our_side():
    limits = Pacing(10, 2)
    for number in range(8):
        limits.note(limits.host(_named(number)), answered=False)
    refused = limits.host(("http", "10.0.0.1", 80))
    limits.begin(refused)
    assert not limits.is_offline
    limits.forget(refused)
    assert limits.is_offline


async def test_turn_counts_per_host_and_per_address():
    limits = Pacing(10, 2)
    one, two = limits.host(KEY), limits.host(("http", "b.example", 80))
    inside = 0
    most = 0

    async def work(host: Host) -> None:
        nonlocal inside, most
        async with limits.turn(host, "192.0.2.1"):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.001)
            inside -= 1

    await asyncio.gather(*(work(host) for host in (one, two) * 10))
    assert most == 2
