"""Retries, Retry-After, the last round, hosts that are down, and our own side being offline."""

import asyncio
import socket
import struct
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from email.utils import formatdate
from threading import Event, Thread

import pytest

from crawler.client import FetchSettings, open_client
from crawler.urls import host_key
from demo.faults import faults
from demo.faults.sockets import closed_port, full, silent
from demo.faults.statuses import PAGE, recovers
from demo.server import Server, after, respond
from model.capture import Note
from model.outcome import Outcome

pytestmark = pytest.mark.anyio

QUICK = FetchSettings(allow_networks=("127.0.0.0/8",), timeout=2.0, connect_timeout=1.0, first_pause=0.01)
BAD_GATEWAY = respond("", status=502)


def codes(capture):
    return [note.code for note in capture.notes if note.code != "insecure-http"]


@pytest.mark.parametrize(
    ("name", "attempts", "first"), [("recovers-500", 2, "http-5xx"), ("recovers-503-twice", 3, "http-5xx")]
)
async def test_what_recovers_is_in_order_and_says_so(site, name, attempts, first):
    capture = await site.client.fetch(site.url(name))
    assert (capture.outcome, capture.attempts) == (Outcome.OK, attempts)
    assert [note.data for note in capture.notes if note.code == "recovered-on-retry"] == [
        {"attempts": attempts, "first": first}
    ]


@pytest.mark.parametrize("name", ["status-404", "status-410", "status-403", "status-401", "redirect-self", "redirect-private"])
async def test_what_will_not_pass_is_not_asked_again(site, name):
    await site.client.fetch(site.url(name))
    assert len([seen for seen in site.server.log if seen.path == f"/{name}"]) <= 2


@pytest.mark.parametrize("name", ["redirect-missing", "redirect-script"])
async def test_a_redirect_without_an_address_is_told_as_such(site, name):
    capture = await site.client.fetch(site.url(name))
    assert (capture.outcome, capture.attempts) == (Outcome.PROTOCOL_ERROR, 1)
    assert capture.notes == (Note("protocol-error", {"cause": "bad-redirect"}),)


async def test_pauses_grow(open_site):
    async with open_site(lambda _: BAD_GATEWAY, first_pause=0.1) as site:
        await site.client.fetch(site.url("a"))
        first, second, third = (seen.time for seen in site.server.log)
    assert second - first >= 0.1
    assert third - second >= 0.2
    assert third - first < 10.0


async def test_a_pause_holds_no_place(open_site):
    def route(request):
        asked.set()
        return recovering if request.path == "/slow" else respond(PAGE)

    asked, recovering = asyncio.Event(), recovers(BAD_GATEWAY)
    async with open_site(route, per_host=1, concurrency=1, first_pause=1.0) as site:
        waiting = asyncio.create_task(site.client.fetch(site.url("slow")))
        await asked.wait()
        assert (await site.client.fetch(site.url("other"))).outcome is Outcome.OK
        assert (await waiting).outcome is Outcome.OK
        assert [seen.path for seen in site.server.log] == ["/slow", "/other", "/slow"]


async def test_retry_after_in_seconds_is_waited_for(site):
    started = time.monotonic()
    capture = await site.client.fetch(site.url("retry-after-seconds"))
    assert (capture.outcome, capture.attempts) == (Outcome.OK, 2)
    assert 1.0 <= time.monotonic() - started < 15.0


async def test_retry_after_as_a_date_is_waited_for(open_site):
    busy = respond("", status=503, headers=[("Retry-After", formatdate(time.time() + 2, usegmt=True))])
    page = recovers(busy)
    async with open_site(lambda _: page) as site:
        started = time.monotonic()
        capture = await site.client.fetch(site.url("a"))
    assert (capture.outcome, capture.attempts) == (Outcome.OK, 2)
    assert 0.5 <= time.monotonic() - started < 15.0


@pytest.mark.parametrize(
    ("name", "outcome", "attempts"),
    [("retry-after-date", "ok", 2), ("retry-after-garbage", "ok", 2), ("retry-after-year", "http-429", 1)],
)
async def test_retry_after_that_is_past_or_nonsense_or_hopeless_costs_no_time(site, name, outcome, attempts):
    started = time.monotonic()
    capture = await site.client.fetch(site.url(name))
    assert (str(capture.outcome), capture.attempts) == (outcome, attempts)
    assert time.monotonic() - started < 10.0  # the longest pause is 20


async def test_a_host_that_says_too_many_is_asked_one_at_a_time(open_site):
    page = faults()["few-at-once"]
    async with open_site(lambda _: page, attempts=5) as site:
        captures = await asyncio.gather(*(site.client.fetch(site.url(str(number))) for number in range(12)))
    assert {capture.outcome for capture in captures} == {Outcome.OK}
    assert site.client.requests <= 15


async def test_it_is_the_host_that_says_too_many_which_is_left_alone():
    busy = respond("", status=429, headers=[("Retry-After", "20")])
    async with Server(lambda _: busy, [("127.0.0.2", 0)]) as target, open_client(replace(QUICK, attempts=1)) as client:
        page = respond("", status=302, headers=[("Location", target.url)])
        async with Server(lambda _: page) as server:
            capture = await client.fetch(server.url)
        asked, forwarding = (client._pacing.host(host_key(url)) for url in (target.url, server.url))
    assert capture.outcome is Outcome.HTTP_429
    assert (asked.lane.limit, forwarding.lane.limit) == (1, 2)
    assert asked.wait > 0 > forwarding.wait


async def test_a_refused_port_is_retried_then_dead_for_all():
    port = closed_port()
    async with open_client(QUICK) as client:
        captures = await asyncio.gather(*(client.fetch(f"http://127.0.0.1:{port}/{number}") for number in range(43)))
    assert {capture.outcome for capture in captures} == {Outcome.CONNECT_REFUSED}
    assert client.requests <= 6
    assert sum(capture.attempts for capture in captures) <= 6
    assert any("did not answer" in (capture.detail or "") for capture in captures)


@contextmanager
def hanging_up_at_once(*, reset):
    """A port whose connections end before anything is read, in a thread: as early as it goes."""

    def serve():
        while not over.is_set():
            with suppress(TimeoutError):
                taken, _ = listener.accept()
                if reset:
                    taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                taken.close()

    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        thread = Thread(target=serve)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            over.set()
            thread.join()


@pytest.mark.parametrize("reset", [False, True])
async def test_a_connection_that_ends_as_soon_as_it_is_there_was_lost(reset):
    with hanging_up_at_once(reset=reset) as port:
        for number in range(12):  # the end comes before the request, or while it is under way
            async with open_client(QUICK) as client:
                capture = await client.fetch(f"http://127.0.0.1:{port}/{number}")
            assert (capture.outcome, capture.attempts) == (Outcome.CONNECTION_LOST, 3), capture.detail


@pytest.mark.skipif(sys.platform != "linux", reason="what the system says of an address that no connection leads to")
async def test_where_there_is_no_route_there_is_no_answer():
    settings = replace(QUICK, allow_networks=("224.0.0.0/4",))
    async with open_client(settings) as client:
        capture = await client.fetch("http://224.0.0.1/")
    assert (capture.outcome, capture.attempts) == (Outcome.CONNECT_TIMEOUT, 2)
    assert "unreachable" in capture.detail


async def test_a_silent_host_costs_four_waits_and_not_a_hundred():
    async with silent() as (host, port), open_client(replace(QUICK, timeout=0.2)) as client:
        captures = await asyncio.gather(*(client.fetch(f"http://{host}:{port}/{number}") for number in range(43)))
    assert {capture.outcome for capture in captures} == {Outcome.READ_TIMEOUT}
    assert client.requests <= 6


async def test_a_connection_that_is_never_taken():
    async with full() as (host, port), open_client(replace(QUICK, connect_timeout=0.2)) as client:
        capture = await client.fetch(f"http://{host}:{port}/")
    assert (capture.outcome, capture.attempts) == (Outcome.CONNECT_TIMEOUT, 2)


async def test_a_connection_that_is_never_taken_is_so_named_however_little_time_there_is():
    async with full() as (host, port), open_client(replace(QUICK, timeout=0.3, connect_timeout=8.0, attempts=1)) as client:
        assert (await client.fetch(f"http://{host}:{port}/")).outcome is Outcome.CONNECT_TIMEOUT


async def test_a_connection_that_is_never_taken_behind_a_redirect_that_took_its_time(open_site):
    async with full() as (host, port):
        page = after(0.3, respond("", status=302, headers=[("Location", f"http://{host}:{port}/")]))
        async with open_site(lambda _: page, timeout=0.6, connect_timeout=8.0, attempts=1) as site:
            capture = await site.client.fetch(site.url("moved"))
    assert (capture.outcome, len(capture.hops)) == (Outcome.CONNECT_TIMEOUT, 1)


async def test_one_page_that_hangs_does_not_condemn_its_host(open_site):
    known = faults()

    def route(request):
        return known["never-answers"] if request.path.startswith("/hang") else respond(PAGE)

    async with open_site(route, timeout=0.3, per_host=4) as site:
        assert (await site.client.fetch(site.url("fine"))).outcome is Outcome.OK
        hanging = await asyncio.gather(*(site.client.fetch(site.url(f"hang{number}")) for number in range(6)))
        assert (await site.client.fetch(site.url("other"))).outcome is Outcome.OK
    assert {(capture.outcome, capture.attempts) for capture in hanging} == {(Outcome.READ_TIMEOUT, 2)}


async def test_where_two_pages_hang_each_time_a_third_waits_for_the_last_round(open_site):
    known = faults()
    better = recovers(known["never-answers"])

    def route(request):
        return {"/hang": known["never-answers"], "/late": better}.get(request.path.rstrip("123"), respond(PAGE))

    async with open_site(route, timeout=0.3) as site:
        assert (await site.client.fetch(site.url("fine"))).outcome is Outcome.OK
        for number in (1, 2):
            assert (await site.client.fetch(site.url(f"hang{number}"))).attempts == 2
        late = await site.client.fetch(site.url("late"))
        assert (late.outcome, late.attempts) == (Outcome.READ_TIMEOUT, 1)
        again = await site.client.fetch_again(late)
    assert (again.outcome, again.attempts) == (Outcome.OK, 2)
    assert "recovered-on-retry" in codes(again)


class TestLastRound:
    """`fetch_again`."""

    @pytest.mark.parametrize("name", ["fine", "status-404", "redirect-self", "status-403", "bot-wall-200"])
    async def test_what_is_settled_comes_back_unchanged(self, site, name):
        capture = await site.client.fetch(site.url(name))
        before = site.client.requests
        assert await site.client.fetch_again(capture) is capture
        assert site.client.requests == before

    async def test_what_works_now_is_in_order(self, open_site):
        page = recovers(BAD_GATEWAY, times=3)
        async with open_site(lambda _: page) as site:
            first = await site.client.fetch(site.url("a"))
            second = await site.client.fetch_again(first)
        assert (first.outcome, first.attempts) == (Outcome.HTTP_5XX, 3)
        assert (second.outcome, second.attempts) == (Outcome.OK, 4)
        assert second.notes[-1].data == {"attempts": 4, "first": "http-5xx"}

    async def test_what_still_fails_adds_up_its_attempts(self, open_site):
        async with open_site(lambda _: BAD_GATEWAY) as site:
            capture = await site.client.fetch_again(await site.client.fetch(site.url("a")))
        assert (capture.outcome, capture.attempts) == (Outcome.HTTP_5XX, 4)

    async def test_it_has_more_patience(self, open_site, monkeypatch):
        monkeypatch.setattr("crawler.patience.FIRST_WAIT", 0.1)
        monkeypatch.setattr("crawler.patience.LATER_WAIT", 0.1)
        page = after(0.4, respond(PAGE))
        async with open_site(lambda _: page) as site:
            first = await site.client.fetch(site.url("a"))
            second = await site.client.fetch_again(first)
        assert (first.outcome, second.outcome) == (Outcome.READ_TIMEOUT, Outcome.OK)

    async def test_one_asks_for_all_of_a_host_that_is_down(self):
        port = closed_port()
        async with open_client(QUICK) as client:
            captures = await asyncio.gather(*(client.fetch(f"http://127.0.0.1:{port}/{number}") for number in range(43)))
            before = client.requests
            again = await asyncio.gather(*(client.fetch_again(capture) for capture in captures))
        assert client.requests == before + 1
        assert {capture.outcome for capture in again} == {Outcome.CONNECT_REFUSED}

    async def test_all_are_asked_when_the_host_is_back(self, open_site):
        up = asyncio.Event()
        known = faults()

        def route(_request):
            return respond(PAGE) if up.is_set() else known["hangs-up"]

        async with open_site(route) as site:
            captures = await asyncio.gather(*(site.client.fetch(site.url(str(number))) for number in range(20)))
            assert {capture.outcome for capture in captures} == {Outcome.CONNECTION_LOST}
            up.set()
            again = await asyncio.gather(*(site.client.fetch_again(capture) for capture in captures))
        assert {capture.outcome for capture in again} == {Outcome.OK}
        assert all("recovered-on-retry" in codes(capture) for capture in again)

    async def test_a_host_that_hangs_up_on_all_is_asked_three_times(self, open_site):
        page = faults()["hangs-up"]
        async with open_site(lambda _: page) as site:
            captures = [await site.client.fetch(site.url(str(number))) for number in range(20)]
            before = site.client.requests
            again = [await site.client.fetch_again(capture) for capture in captures]
            assert site.client.requests == before + 3
        assert {capture.outcome for capture in again} == {Outcome.CONNECTION_LOST}

    async def test_a_page_that_was_never_asked_is_not_condemned_by_those_that_hang_up(self, open_site):
        known = faults()
        async with open_site(lambda request: known["hangs-up"] if "bad" in request.path else respond(PAGE)) as site:
            for number in range(4):
                await site.client.fetch(site.url(f"bad{number}"))
            captures = [await site.client.fetch(site.url(name)) for name in ("bad5", "a", "b")]
            assert {(capture.outcome, capture.attempts) for capture in captures} == {(Outcome.CONNECTION_LOST, 0)}
            again = [await site.client.fetch_again(capture) for capture in captures]
        assert [capture.outcome for capture in again] == [Outcome.CONNECTION_LOST, Outcome.OK, Outcome.OK]

    async def test_too_many_is_heeded_there_as_well(self, open_site):
        busy = respond("", status=429, headers=[("Retry-After", "1")])
        answers = iter([BAD_GATEWAY, BAD_GATEWAY, busy, respond(PAGE)])
        async with open_site(lambda _: next(answers), attempts=1) as site:
            first, second = [await site.client.fetch(site.url(name)) for name in "ab"]
            assert (await site.client.fetch_again(first)).outcome is Outcome.HTTP_429
            assert (await site.client.fetch_again(second)).outcome is Outcome.OK
        *_, third, fourth = (seen.time for seen in site.server.log)
        assert fourth - third >= 1.0

    async def test_a_name_that_is_found_now(self):
        known: list[str] = []

        def lookup(host):
            if not known:
                raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
            return known

        async with open_client(QUICK, lookup=lookup) as client:
            first = await client.fetch("http://tambon.example:1080/")
            known.append("127.0.0.1")
            second = await client.fetch_again(first)
        assert (first.outcome, second.outcome) == (Outcome.DNS_FAILURE, Outcome.CONNECT_REFUSED)


@pytest.mark.parametrize(("lasting", "attempts"), [(True, 1), (False, 3)])
async def test_names_that_do_not_exist_are_not_asked_again(lasting, attempts):
    def lookup(_host):
        raise socket.gaierror(socket.EAI_NONAME if lasting else socket.EAI_AGAIN, "no")

    async with open_client(QUICK, lookup=lookup) as client:
        capture = await client.fetch("http://nowhere.example/")
    assert (capture.outcome, capture.attempts) == (Outcome.DNS_FAILURE, attempts)


async def test_offline_when_no_host_at_all_can_be_reached():
    def lookup(_host):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure")

    async with open_client(replace(QUICK, attempts=1), lookup=lookup) as client:
        assert not client.offline
        for number in range(8):
            assert not client.offline
            await client.fetch(f"http://{number}.example/")
        assert client.offline


async def test_not_offline_while_one_host_answers(site):
    for number in range(12):
        await site.client.fetch(f"http://127.0.1.{number + 1}:{closed_port()}/")
        await site.client.fetch(site.url("fine"))
        assert not site.client.offline


async def test_not_offline_where_connections_are_refused():
    async with open_client(replace(QUICK, attempts=1)) as client:
        for number in range(10):
            capture = await client.fetch(f"http://127.0.2.{number + 1}:{closed_port()}/")
            assert capture.outcome is Outcome.CONNECT_REFUSED
            assert not client.offline


async def test_requests_are_counted(site):
    await site.client.fetch(site.url("redirect-ten"))
    await site.client.fetch(site.url("fine"))
    assert site.client.requests == len(site.server.log) == 12
