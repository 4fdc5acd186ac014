"""Certificates that do not verify: the page is read all the same, and the note says what is wrong."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from crawler.client import FetchSettings, open_client
from demo.faults.sockets import ca_file, resetting, server_context, silent, speaking, stumbling, tls_server
from demo.faults.statuses import PAGE, needs_cookie
from demo.server import Handler, Server, respond
from model.outcome import Outcome

pytestmark = pytest.mark.anyio

SETTINGS = FetchSettings(allow_networks=("127.0.0.0/8",), timeout=2.0, connect_timeout=0.5, first_pause=0.01, ca_file=ca_file())


def _tls_notes(capture):
    return [note.data["why"] for note in capture.notes if note.code == "tls-invalid-but-served"]


async def test_a_good_certificate_is_no_matter():
    async with tls_server(respond(PAGE), "good") as server, open_client(SETTINGS) as client:
        capture = await client.fetch(server.url)
    assert capture.outcome is Outcome.OK
    assert capture.notes == ()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("expired", "expired"),
        ("not-yet-valid", "not-yet-valid"),
        ("wrong-name", "wrong-name"),
        ("self-signed", "self-signed"),
        ("unknown-ca", "chain"),
        ("incomplete-chain", "chain"),
    ],
)
async def test_why_a_certificate_does_not_hold(name, why):
    async with tls_server(respond(PAGE), name) as server, open_client(SETTINGS) as client:
        capture = await client.fetch(server.url)
    assert (capture.outcome, capture.http_status, capture.attempts) == (Outcome.OK, 200, 1)
    assert capture.body == PAGE.encode()
    assert _tls_notes(capture) == [why]


async def test_without_our_root_the_good_one_is_an_unknown_chain():
    async with tls_server(respond(PAGE), "good") as server, open_client(replace(SETTINGS, ca_file=None)) as client:
        assert _tls_notes(await client.fetch(server.url)) == ["chain"]


@pytest.mark.parametrize(("name", "why"), [("expired", "expired"), ("not-yet-valid", "not-yet-valid"), ("wrong-name", "chain")])
async def test_the_time_of_a_certificate_is_told_though_its_issuer_is_unknown(name, why):
    async with tls_server(respond(PAGE), name) as server, open_client(replace(SETTINGS, ca_file=None)) as client:
        captures = [await client.fetch(f"{server.url}/{number}") for number in range(2)]
    assert [_tls_notes(capture) for capture in captures] == [[why]] * 2


async def test_old_protocols_are_spoken_and_named():
    async with Server(lambda _: respond(PAGE), tls=server_context("good", old=True)) as server, open_client(SETTINGS) as client:
        capture = await client.fetch(server.url)
    assert capture.outcome is Outcome.OK
    assert capture.attempts in {1, 2}  # once more to be sure where the server sends no alert: some builds of Python send one
    assert _tls_notes(capture) == ["old-protocol"]


async def test_the_fault_is_remembered_for_the_host():
    async with tls_server(respond(PAGE), "expired") as server, open_client(SETTINGS) as client:
        captures = [await client.fetch(f"{server.url}/{number}") for number in range(5)]
    assert [_tls_notes(capture) for capture in captures] == [["expired"]] * 5
    assert client.requests == 6
    assert server.connections == 1


async def test_a_404_behind_a_bad_certificate_is_a_404():
    async with tls_server(respond("", status=404), "expired") as server, open_client(SETTINGS) as client:
        capture = await client.fetch(server.url)
    assert (capture.outcome, _tls_notes(capture)) == (Outcome.HTTP_404, ["expired"])


def moved(target):
    return respond("", status=302, headers=[("Location", target), ("Set-Cookie", "a=1")])


@pytest.mark.parametrize("way", [["bad"], ["plain", "bad"], ["bad", "plain"], ["good", "bad"], ["bad", "good"]])
async def test_each_host_gets_its_cookie_back_over_a_connection_like_the_one_that_brought_it(way):
    """The page at the end wants the cookie that it sets; the others on the way set one, too."""
    contexts = {"bad": server_context("self-signed"), "good": server_context("good"), "plain": None}
    async with AsyncExitStack() as stack:
        page: Handler = needs_cookie
        for kind in reversed(way):
            server = await stack.enter_async_context(Server(lambda _, page=page: page, tls=contexts[kind]))
            page = moved(server.url)
        client = await stack.enter_async_context(open_client(SETTINGS))
        capture = await client.fetch(server.url)
    assert (capture.outcome, _tls_notes(capture)) == (Outcome.OK, ["self-signed"])
    assert capture.body == PAGE.encode()


@pytest.mark.parametrize(("first", "second"), [("good", "expired"), ("expired", "good")])
async def test_no_cookie_changes_between_verified_and_unverified_connections(first, second):
    """Both at one address, and cookies know no ports."""
    async with (
        tls_server(respond(PAGE), second) as target,
        tls_server(moved(target.url), first) as server,
        open_client(SETTINGS) as client,
    ):
        assert (await client.fetch(server.url)).outcome is Outcome.OK
    assert all("cookie" not in seen.headers for seen in target.log)


async def test_https_to_http_is_followed_and_noted():
    async with Server(lambda _: respond(PAGE)) as plain:
        page = respond("", status=301, headers=[("Location", plain.url)])
        async with tls_server(page, "good") as server, open_client(SETTINGS) as client:
            capture = await client.fetch(server.url)
    assert capture.outcome is Outcome.OK
    assert [note.code for note in capture.notes] == ["insecure-http"]


async def test_http_to_https_is_not_noted():
    async with tls_server(respond(PAGE), "good") as server:
        page = respond("", status=301, headers=[("Location", server.url)])
        async with Server(lambda _: page) as plain, open_client(SETTINGS) as client:
            capture = await client.fetch(plain.url)
    assert (capture.outcome, capture.notes) == (Outcome.OK, ())


async def test_plain_text_where_tls_should_be():
    async with speaking(b"HTTP/1.1 400 Bad Request\r\n\r\n") as (host, port), open_client(SETTINGS) as client:
        capture = await client.fetch(f"https://{host}:{port}/")
    assert (capture.outcome, capture.attempts) == (Outcome.TLS_INVALID, 1)


async def test_something_else_where_tls_should_be():
    async with speaking(b"SSH-2.0-OpenSSH_9.2\r\n") as (host, port), open_client(SETTINGS) as client:
        assert (await client.fetch(f"https://{host}:{port}/")).outcome is Outcome.TLS_INVALID


async def test_a_handshake_that_hangs():
    async with silent() as (host, port), open_client(SETTINGS) as client:
        capture = await client.fetch(f"https://{host}:{port}/")
    assert (capture.outcome, capture.attempts) == (Outcome.CONNECT_TIMEOUT, 2)


async def test_connection_and_handshake_share_their_wait():
    async with silent() as (host, port), open_client(replace(SETTINGS, timeout=1.5, connect_timeout=8.0, attempts=1)) as client:
        capture = await client.fetch(f"https://{host}:{port}/")
    assert capture.outcome is Outcome.CONNECT_TIMEOUT
    assert capture.elapsed_ms < 1_490  # 0.9 s of the time-out are for both


async def test_a_handshake_that_is_cut_off():
    async with resetting() as (host, port), open_client(SETTINGS) as client:
        capture = await client.fetch(f"https://{host}:{port}/")
    assert (capture.outcome, capture.attempts) == (Outcome.CONNECTION_LOST, 3)


INTERNAL_ERROR = bytes.fromhex("15030300020250")  # an alert, as overloaded servers send it


@pytest.mark.parametrize(
    ("stumbles", "last_words"),
    [({2, 4}, b""), ({2, 3}, b""), ({1, 2, 5}, b""), ({2}, INTERNAL_ERROR), ({1, 4}, INTERNAL_ERROR), ({2, 6}, INTERNAL_ERROR)],
)
async def test_a_good_site_whose_handshakes_break_off_now_and_then_is_not_accused(stumbles, last_words):
    page = respond(PAGE, headers=[("Connection", "close")])
    async with (
        tls_server(page, "good") as server,
        stumbling(server.addresses[0], stumbles, last_words) as (host, port),
        open_client(SETTINGS) as client,
    ):
        captures = [await client.fetch(f"https://{host}:{port}/{number}") for number in range(6)]
        assert client._pacing.host(("https", host, port)).tls_fault is None
    assert {capture.outcome for capture in captures} == {Outcome.OK}
    assert [_tls_notes(capture) for capture in captures] == [[]] * 6


async def test_tls_where_plain_text_should_be():
    async with tls_server(respond(PAGE), "good") as server, open_client(SETTINGS) as client:
        capture = await client.fetch(server.url.replace("https:", "http:"))
    assert capture.outcome in {Outcome.PROTOCOL_ERROR, Outcome.CONNECTION_LOST}


async def test_many_hosts_over_tls_keep_their_limit():
    async with tls_server(respond(PAGE * 500), "good") as server, open_client(SETTINGS) as client:
        captures = await asyncio.gather(*(client.fetch(f"{server.url}/{number}") for number in range(30)))
    assert {capture.outcome for capture in captures} == {Outcome.OK}
    assert {len(capture.body) for capture in captures} == {len(PAGE.encode()) * 500}
    assert server.connections == 2
