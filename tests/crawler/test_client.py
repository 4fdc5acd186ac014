"""What a capture says, what is sent, and what is never asked."""

import asyncio
import socket
import time
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from crawler.client import ASK_AGAIN, FetchSettings, open_client
from demo.faults.statuses import PAGE
from demo.server import Server, after, respond
from model.outcome import RETRYABLE, Outcome

pytestmark = pytest.mark.anyio

QUICK = FetchSettings(allow_networks=("127.0.0.0/8", "::1"), timeout=2.0, connect_timeout=1.0, first_pause=0.01)


async def test_a_capture_says_what_came_and_how(open_site):
    page = respond(PAGE, headers=[("X-Name", "ชื่อ".encode().decode("latin-1")), ("Server", "x")])

    def route(request):
        return respond("", status=301, headers=[("Location", "/b?c=1#d")]) if request.path == "/a" else page

    async with open_site(route) as site:
        before = datetime.now(UTC)
        capture = await site.client.fetch(site.url("a"))
    assert (capture.url, capture.final_url) == (site.url("a"), site.url("b?c=1"))
    assert [(hop.url, hop.status, hop.location, hop.address) for hop in capture.hops] == [
        (site.url("a"), 301, "/b?c=1#d", "127.0.0.1"),
        (site.url("b?c=1"), 200, None, "127.0.0.1"),
    ]
    assert (capture.outcome, capture.http_status, capture.attempts, capture.truncated) == (Outcome.OK, 200, 1, False)
    assert capture.content_type == "text/html; charset=utf-8"
    assert (capture.header("x-name"), capture.header("SERVER"), capture.header("nothing")) == ("ชื่อ", "x", None)
    assert capture.body_hash == sha256(PAGE.encode()).hexdigest()
    assert capture.size == len(PAGE.encode())
    assert before <= capture.checked_at <= datetime.now(UTC)
    assert capture.detail is None


async def test_elapsed_is_the_last_attempt_without_the_queue(open_site):
    page = after(0.1, respond(PAGE))
    async with open_site(lambda _: page, per_host=1) as site:
        started = time.monotonic()
        captures = await asyncio.gather(*(site.client.fetch(site.url(str(number))) for number in range(4)))
        took = time.monotonic() - started
    assert all(capture.elapsed_ms >= 100 for capture in captures)
    assert sum(capture.elapsed_ms for capture in captures) <= 1000 * took + len(captures)  # rounded; one at a time


async def test_what_comes_at_the_same_time_over_many_connections_stays_apart(open_site):
    def content(path):
        return path.encode() * 20_000  # several reads of a connection each

    async with open_site(lambda request: respond(content(request.path)), per_host=8) as site:
        captures = await asyncio.gather(*(site.client.fetch(site.url(f"page-{number:02}")) for number in range(24)))
    assert [capture.body for capture in captures] == [content(f"/page-{number:02}") for number in range(24)]


async def test_slow_pages_are_noted(open_site, monkeypatch):
    monkeypatch.setattr("crawler.captures.SLOW_SECONDS", 0.1)
    page = after(0.15, respond(PAGE))
    async with open_site(lambda _: page) as site:
        capture = await site.client.fetch(site.url("a"))
    assert [note.code for note in capture.notes] == ["slow", "insecure-http"]
    assert 0.1 <= capture.notes[0].data["seconds"] <= 10.0


async def test_what_is_sent(open_site):
    async with open_site(lambda _: respond(PAGE), contact="mailto:ita@province.example") as site:
        await site.client.fetch(site.url("แผน?q=ก ข"))
    seen = site.server.log[0]
    assert seen.method == "GET"
    assert seen.path == "/แผน"
    assert seen.headers["user-agent"].startswith("Mozilla/5.0 (compatible; oit/")
    assert seen.headers["user-agent"].endswith("; +mailto:ita@province.example)")
    assert seen.headers["accept"].startswith("text/html,")
    assert seen.headers["accept-language"].startswith("th,")
    assert seen.headers["accept-encoding"] == "gzip, deflate"
    assert seen.headers["host"] == site.server.url.removeprefix("http://")
    assert not {"cookie", "authorization", "referer"} & set(seen.headers)


@pytest.mark.parametrize("contact", [None, "", "ผู้ดูแล", "a\r\nX-Evil: 1"])
async def test_a_contact_that_no_header_can_hold_is_left_out(open_site, contact):
    async with open_site(lambda _: respond(PAGE), contact=contact) as site:
        assert (await site.client.fetch(site.url("a"))).outcome is Outcome.OK
    agent = site.server.log[0].headers["user-agent"]
    assert "+" not in agent
    assert "x-evil" not in site.server.log[0].headers


async def test_a_password_in_the_address_is_not_sent(open_site):
    async with open_site(lambda _: respond(PAGE)) as site:
        await site.client.fetch(site.url("a").replace("://", "://user:secret@"))
    assert "authorization" not in site.server.log[0].headers


async def test_cookies_do_not_outlive_a_fetch(open_site):
    page = respond(PAGE, headers=[("Set-Cookie", "a=1")])
    async with open_site(lambda _: page) as site:
        for name in "ab":
            await site.client.fetch(site.url(name))
    assert all("cookie" not in seen.headers for seen in site.server.log)


async def test_cookies_stay_at_their_host():
    async with Server(lambda _: respond(PAGE), [("127.0.0.2", 0)]) as other:
        page = respond("", status=302, headers=[("Location", other.url), ("Set-Cookie", "a=1")])
        async with Server(lambda _: page) as server, open_client(QUICK) as client:
            assert (await client.fetch(server.url)).outcome is Outcome.OK
    assert "cookie" not in other.log[0].headers


@pytest.mark.parametrize(
    ("url", "why"), [("ไม่มี", "not-a-url"), ("", "empty"), ("ftp://x.go.th/", "scheme"), ("http://x.go.th:99999/", "port")]
)
async def test_what_is_no_address_is_not_asked(url, why):
    async with open_client(QUICK) as client:
        capture = await client.fetch(url)
    assert (capture.outcome, capture.attempts, capture.detail, capture.url) == (Outcome.INVALID_URL, 0, why, url)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://drive.google.com/file/d/abc/view", "cloud-drive"),
        ("https://www.facebook.com/tambon", "social-media-only"),
        ("https://bit.ly/abc", "shortened-url"),
    ],
)
async def test_what_is_known_by_its_form_is_not_asked(url, code):
    async with open_client(QUICK) as client:
        capture = await client.fetch(url)
        assert client.requests == 0
    assert (capture.outcome, capture.attempts) == (Outcome.NOT_FETCHED, 0)
    assert [note.code for note in capture.notes] == [code]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("https://drive.google.com/drive/folders/abc", "cloud-drive"),
        ("https://docs.google.com/viewer?url=http://x.go.th/a.pdf", "cloud-drive"),
        ("http://www.facebook.com/tambon", "social-media-only"),
        ("https://bit.ly/abc", "shortened-url"),
        ("//tambon.page.link/abc", "shortened-url"),
    ],
)
@pytest.mark.parametrize("submitted", [True, False])
async def test_a_redirect_to_what_is_known_by_its_form_ends_there(open_site, target, code, submitted):
    names = []
    page = respond("", status=302, headers=[("Location", target)])
    async with Server(lambda _: page) as server, open_client(QUICK, lookup=names.append) as client:
        capture = await client.fetch(server.url + "/moved", submitted=submitted)
        settled = await client.fetch_again(capture)
    assert names == []
    assert (capture.outcome, capture.attempts, capture.http_status) == (Outcome.NOT_FETCHED, 1, 302)
    assert capture.final_url == (f"http:{target}" if target.startswith("//") else target)
    assert [(hop.url, hop.status, hop.location) for hop in capture.hops] == [(server.url + "/moved", 302, target)]
    assert [note.code for note in capture.notes] == [code]
    assert settled == capture


async def test_a_redirect_within_an_inner_network_is_followed(open_site):
    async with Server(lambda _: respond(PAGE), [("127.0.0.2", 0)]) as other:
        page = respond("", status=302, headers=[("Location", other.url)])
        async with open_site(lambda _: page) as site:
            assert (await site.client.fetch(site.url("moved"))).outcome is Outcome.OK


async def test_addresses_are_cleaned(open_site):
    async with open_site(lambda _: respond(PAGE)) as site:
        capture = await site.client.fetch(f'  "{site.url("a")}#top" ,')
    assert capture.url == site.url("a")


async def test_a_dead_address_is_skipped_for_the_next():
    answers = ["127.0.0.9", "127.0.0.2"]
    async with (
        Server(lambda _: respond(PAGE), [("127.0.0.2", 0)]) as server,
        open_client(QUICK, lookup=lambda _: answers) as client,
    ):
        capture = await client.fetch(f"http://tambon.example:{server.addresses[0][1]}/")
    assert (capture.outcome, capture.hops[-1].address) == (Outcome.OK, "127.0.0.2")


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 here")
async def test_ipv4_is_asked_where_ipv6_is_dead():
    answers = ["::1", "127.0.0.2"]
    async with (
        Server(lambda _: respond(PAGE), [("127.0.0.2", 0)]) as server,
        open_client(QUICK, lookup=lambda _: answers) as client,
    ):
        capture = await client.fetch(f"http://tambon.example:{server.addresses[0][1]}/")
    assert capture.outcome is Outcome.OK


async def test_a_kept_connection_that_was_closed_is_replaced_without_a_word(site):
    for _ in range(5):
        capture = await site.client.fetch(site.url("stale-keep-alive"))
        assert (capture.outcome, capture.attempts) == (Outcome.OK, 1)


async def test_connections_are_kept(site):
    for _ in range(5):
        await site.client.fetch(site.url("fine"))
    assert site.server.connections == 1


async def test_a_host_that_refuses_a_browser_is_asked_plainly_once(site):
    for number in range(5):
        await site.client.fetch(site.url(f"status-403?{number}"))
    assert len(site.server.log) == 6
    assert [seen.headers["accept"] == "*/*" for seen in site.server.log] == [False, True, False, False, False, False]


async def test_a_host_that_packs_unasked_is_offered_nothing_packed_from_then_on(site):
    outcomes = [(await site.client.fetch(site.url(f"brotli-unasked?{number}"))).outcome for number in range(3)]
    assert outcomes == [Outcome.OK] * 3
    assert [seen.headers["accept-encoding"] for seen in site.server.log] == ["gzip, deflate", *["identity"] * 3]


async def test_what_stays_packed_is_not_asked_the_same_again(site):
    capture = await site.client.fetch_again(await site.client.fetch(site.url("brotli-always")))
    assert (capture.outcome, capture.http_status, capture.attempts) == (Outcome.PROTOCOL_ERROR, 200, 3)
    assert [seen.headers["accept-encoding"] for seen in site.server.log] == ["gzip, deflate", "identity", "identity"]


async def test_the_byte_cap(open_site):
    async with open_site(lambda _: respond(b"x" * 5000), max_bytes=1000) as site:
        capture = await site.client.fetch(site.url("a"))
    assert (capture.outcome, len(capture.body), capture.truncated) == (Outcome.TOO_LARGE, 1000, True)


async def test_many_kinds_of_trouble_at_once_do_not_disturb_each_other(site):
    expected = {
        "fine": "ok", "status-404": "http-404", "resets-before": "connection-lost", "gzip": "ok", "redirect-self": "redirect-loop",
        "gzip-bad-crc": "ok", "hangs-up": "connection-lost", "needs-cookie": "ok", "smuggles": "ok",
    }  # fmt: skip
    names = [*expected] * 5
    captures = await asyncio.gather(*(site.client.fetch(site.url(name)) for name in names))
    assert [str(capture.outcome) for capture in captures] == [expected[name] for name in names]


def test_the_last_round_asks_for_what_may_have_passed():
    assert RETRYABLE | {Outcome.INTERRUPTED} == ASK_AGAIN


async def test_a_network_that_is_none_is_an_error():
    with pytest.raises(ValueError, match="nonsense"):
        async with open_client(replace(QUICK, allow_networks=("nonsense",))):
            pass


async def test_a_client_opens_quickly():
    async with open_client(QUICK):
        pass
    started = time.process_time()
    async with open_client(QUICK):
        pass
    assert time.process_time() - started < 2.0
