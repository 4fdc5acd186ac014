"""Limits: requests in flight, memory, descriptors, time, and what is left behind after Ctrl-C."""

import asyncio
import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.client import FetchSettings, open_client
from crawler.transport import MOST_IDLE_POOLS
from crawler.urls import host_key
from demo.faults import FAULTS, faults
from demo.faults.statuses import PAGE
from demo.server import Server, after, respond
from model.capture import Note
from model.outcome import Outcome

pytestmark = pytest.mark.anyio

QUICK = FetchSettings(allow_networks=("127.0.0.0/8",), timeout=2.0, connect_timeout=1.0, first_pause=0.01)
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("per_host", [1, 2, 5])
async def test_never_more_than_the_limit_at_one_host(open_site, per_host):
    page = after(0.01, respond(PAGE))
    async with open_site(lambda _: page, per_host=per_host) as site:
        await asyncio.gather(*(site.client.fetch(site.url(str(number))) for number in range(30)))
        assert max(site.server.peak.values()) == per_host
        assert site.server.connections == per_host


async def test_retries_redirects_and_robots_count_too(open_site):
    known = faults()

    def route(request):
        return after(0.005, known.get(request.path.split("-", 1)[1], known["fine"]) if "-" in request.path else known["fine"])

    names = ["recovers-500", "redirect-ten", "status-500", "hangs-up", "fine", "needs-cookie", "resets-before"]
    async with open_site(route) as site:
        urls = [site.url(f"{number}-{name}") for number in range(3) for name in names]
        await asyncio.gather(*(site.client.fetch(url, submitted=number % 2 == 0) for number, url in enumerate(urls)))
        assert max(site.server.peak.values()) <= 2


async def test_never_more_than_the_limit_at_one_address_of_many_hosts():
    page = after(0.01, respond(PAGE))
    async with Server(lambda _: page) as server, open_client(QUICK, lookup=lambda _: ["127.0.0.1"]) as client:
        port = server.addresses[0][1]
        urls = [f"http://tambon{number % 20}.example:{port}/{number}" for number in range(60)]
        captures = await asyncio.gather(*(client.fetch(url) for url in urls))
    assert {capture.outcome for capture in captures} == {Outcome.OK}
    assert len(server.peak) == 20
    assert max(server.peak_address.values()) == 2


async def test_never_more_than_the_limit_in_all():
    page = after(0.01, respond(PAGE))
    addresses = [(f"127.0.0.{number}", 0) for number in range(1, 21)]
    async with Server(lambda _: page, addresses) as server, open_client(replace(QUICK, concurrency=7)) as client:
        await asyncio.gather(*(client.fetch(f"http://{host}:{port}/") for host, port in server.addresses * 3))
    assert server.most == 7


async def test_a_slow_host_does_not_hold_up_the_others():
    asked, done, quick = asyncio.Event(), asyncio.Event(), respond(PAGE)

    async def slow(request, reader, writer):
        asked.set()
        await done.wait()
        await quick(request, reader, writer)

    def route(request):
        return slow if request.local[0] == "127.0.0.1" else quick

    async with (
        Server(route, [("127.0.0.1", 0), ("127.0.0.2", 0)]) as server,
        open_client(replace(QUICK, concurrency=8, timeout=30.0)) as client,
    ):
        (first, first_port), (second, second_port) = server.addresses
        waiting = [asyncio.create_task(client.fetch(f"http://{first}:{first_port}/{number}")) for number in range(10)]
        await asked.wait()
        captures = await asyncio.gather(*(client.fetch(f"http://{second}:{second_port}/{number}") for number in range(40)))
        done.set()  # not before the others have their answers
        captures += await asyncio.gather(*waiting)
        assert {capture.outcome for capture in captures} == {Outcome.OK}


async def test_a_host_that_takes_all_the_time_is_left_for_the_last_round(open_site, monkeypatch):
    monkeypatch.setattr("crawler.pacing.SECONDS_A_HOST", 0.3)
    monkeypatch.setattr("crawler.pacing.SECONDS_A_REQUEST", 0.01)
    page = after(0.1, respond(PAGE))
    async with open_site(lambda _: page) as site:
        captures = await asyncio.gather(*(site.client.fetch(site.url(str(number))) for number in range(12)))
        left = [capture for capture in captures if capture.outcome is Outcome.INTERRUPTED]
        assert 5 <= len(left) <= 10  # all but the two that are asked first
        assert {capture.attempts for capture in left} == {0}
        assert all(capture.notes == (Note("interrupted", {"cause": "slow-host"}),) for capture in left)
        assert (await site.client.fetch_again(left[0])).outcome is Outcome.OK


async def test_the_whole_time_out_covers_redirects_too(open_site):
    def route(request):
        return after(0.2, FAULTS["redirect-endless"])

    async with open_site(route, timeout=0.5, attempts=1) as site:
        capture = await site.client.fetch(site.url("redirect-endless"))
    assert capture.outcome is Outcome.READ_TIMEOUT
    assert len(capture.hops) < 4


async def test_a_head_that_drips_has_no_more_time_than_one_that_does_not_come(open_site, monkeypatch):
    monkeypatch.setattr("crawler.patience.FIRST_WAIT", 0.5)

    async def drip(_request, _reader, writer):
        for byte in b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 2000:  # for 100 s
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0.05)

    async with open_site(lambda _: drip, timeout=60.0, attempts=1) as site:
        capture = await site.client.fetch(site.url("drip"))
    assert capture.outcome is Outcome.READ_TIMEOUT
    assert capture.elapsed_ms < 20_000


async def test_a_host_that_answers_slowly_and_then_stalls_is_not_waited_for_in_each_body(open_site, monkeypatch):
    monkeypatch.setattr("crawler.patience.HURRIED_TOTAL", 0.2)

    async def stall(_request, _reader, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + b"<p>" * 400)
        await writer.drain()
        await asyncio.sleep(120)

    async with open_site(lambda _: stall, timeout=60.0, attempts=1) as site:
        host = site.client._pacing.host(host_key(site.url("")))
        host.stalled, host.slowest = 2, 40.0
        capture = await site.client.fetch(site.url("stall"))
    assert (capture.outcome, capture.truncated) == (Outcome.OK, True)
    assert capture.elapsed_ms < 20_000


@pytest.mark.parametrize("lines", [b"", b"Content-Length: 20\r\n", b"Transfer-Encoding: chunked\r\n"])
async def test_a_redirect_whose_own_page_never_ends_is_followed_all_the_same(open_site, lines):
    async def moved(_request, _reader, writer):
        writer.write(b"HTTP/1.1 301 Moved\r\nLocation: /page\r\n" + lines + b"\r\n")
        await writer.drain()
        await asyncio.Event().wait()

    async with open_site(lambda request: respond(PAGE) if request.path == "/page" else moved, timeout=30.0) as site:
        captures = await asyncio.gather(*(site.client.fetch(site.url(f"moved{number}")) for number in range(4)))
        assert site.client._pacing.host(host_key(site.url(""))).stalled == 0  # or its other pages would be hurried
    assert {(capture.outcome, capture.attempts) for capture in captures} == {(Outcome.OK, 1)}
    assert {note.code for capture in captures for note in capture.notes} == {"insecure-http"}
    assert max(capture.elapsed_ms for capture in captures) < 8_000  # the wait for a body is 10 s


async def test_cancelling_ends_at_once_and_frees_every_place(open_site):
    known = faults()

    def route(request):
        return known.get(request.path.strip("/").split(".")[0], known["fine"])

    names = ["never-answers", "drips-body", "drips-head", "stalls-in-body", "endless", "status-503", "gzip-bomb"]
    async with open_site(route, timeout=60.0, first_pause=60.0) as site:
        for name in names:
            tasks = [asyncio.create_task(site.client.fetch(site.url(f"{name}.{number}"))) for number in range(8)]
            await asyncio.sleep(0.05)
            started = time.monotonic()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            assert time.monotonic() - started < 10.0, name  # where each waits for a minute
        async with asyncio.timeout(120):  # a place that is not free is waited for without end
            captures = await asyncio.gather(*(site.client.fetch(site.url(f"fine.{number}")) for number in range(6)))
        assert {capture.outcome for capture in captures} <= {Outcome.OK, Outcome.READ_TIMEOUT}  # on a crowded machine
        assert len(asyncio.all_tasks()) < 10


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts descriptors as Linux shows them")
async def test_six_hundred_hosts_leave_few_connections_open():
    page = respond(PAGE)
    addresses = [(f"127.0.{number // 200}.{1 + number % 200}", 0) for number in range(600)]
    async with Server(lambda _: page, addresses) as server:
        before = descriptors()
        async with open_client(QUICK) as client:
            for start in range(0, len(addresses), 100):
                some = server.addresses[start : start + 100]
                await asyncio.gather(*(client.fetch(f"http://{host}:{port}/") for host, port in some))
            # Both ends of each connection are in this process.
            await until(lambda: descriptors() - before <= 2 * 2 * MOST_IDLE_POOLS)
        await until(lambda: descriptors() - before <= 2)


def descriptors() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - only their number is wanted


async def until(holds: Callable[[], object]) -> None:
    """Soon, on a crowded machine a little later."""
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 - a descriptor that is closed tells nobody
            await asyncio.sleep(0.01)


async def test_nothing_is_left_behind_when_the_client_is_closed(open_site):
    before = asyncio.all_tasks()
    async with open_site(lambda _: respond(PAGE)) as site:
        await asyncio.gather(*(site.client.fetch(site.url(str(number))) for number in range(20)))
    gc.collect()  # an unclosed socket would raise its ResourceWarning here
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == before


_BOMBS = """
import asyncio, resource, sys
from crawler.client import FetchSettings, open_client
async def main():
    async with open_client(FetchSettings(allow_networks=("127.0.0.0/8",), max_bytes=2 * 2**20, first_pause=0.01)) as client:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for name in ("gzip-bomb", "endless", "large", "chunk-extensions", "head-endless"):
            capture = await client.fetch(f"{sys.argv[1]}/{name}")
            assert len(capture.body) <= 2 * 2**20, name
            del capture
        print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in kilobytes on Linux")
async def test_bombs_stay_within_their_bounds():
    async with Server(lambda request: FAULTS[request.path[1:]]) as server:
        command = [sys.executable, "-c", _BOMBS, server.url]
        done = await asyncio.to_thread(
            subprocess.run, command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
        )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 40  # MB, for bodies cut at 2 MB of what would be 200 MB and more
