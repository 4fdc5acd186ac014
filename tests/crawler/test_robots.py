"""robots.txt: how it is read, and that it binds only links that nobody submitted."""

import asyncio
import time

import pytest

from crawler.robots import MOST_BYTES, Rule, is_allowed, parse
from demo.faults import FAULTS
from demo.faults.statuses import PAGE
from demo.server import respond
from model.outcome import Outcome

HOST = "http://x.example"


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/", "/a", True),
        ("/a", "/a/b", True),
        ("/a", "/b", False),
        ("/*.pdf", "/x/a.pdf?b", True),
        ("/*.pdf$", "/x/a.pdf", True),
        ("/*.pdf$", "/x/a.pdf?b", False),
        ("/a$", "/a", True),
        ("/a$", "/ab", False),
        ("/a*b*c", "/aXbXc", True),
        ("/a*b*c", "/aXcXb", False),
        ("*", "/a", True),
        ("/a*", "/a", True),
        ("/a*a$", "/a", False),
        ("/แผน", "/แผน/1", True),
    ],
)
def test_patterns(pattern, path, fits):
    assert Rule(False, pattern).fits(path) is fits


FILES = [
    ("", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True),
    ("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", False),
    ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
    ("User-agent: *\nDisallow: /\n\nUser-agent: oit\nAllow: /", "/a", True),
    ("User-agent: oit\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
    ("User-agent: OIT/1.0\nDisallow: /a", "/a", False),
    ("User-agent: other\nDisallow: /", "/a", True),
    ("User-agent: other\nUser-agent: oit\nDisallow: /a", "/a", False),
    # What is no rule parts no groups (RFC 9309 2.2.4): both names stand above the one rule.
    ("User-agent: oit\nCrawl-delay: 5\n\nUser-agent: *\nDisallow: /", "/a", False),
    ("# comment\nuser-AGENT : * # all\nDISALLOW : /a # here", "/a", False),
    ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
    ("User-agent: *\r\nDisallow: /a\r\n", "/a", False),
    ("Disallow: /a", "/a", True),
    ("<html>Disallow: /</html>", "/a", True),
    ("User-agent: *\nDisallow: /%E0%B8%81", "/ก", False),
    ("User-agent: *\nDisallow: /?q=", "/?q=1", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "allowed"), FILES)
def test_files(text, path, allowed):
    assert is_allowed(parse(text.encode()), HOST + path) is allowed


def test_hostile_patterns_cost_no_time():
    rules = parse(b"User-agent: *\n" + b"Disallow: /" + b"a*" * 5000 + b"b\n" * 1 + b"Disallow: /*a*a*a*a*a*a*a*a*b\n" * 3000)
    started = time.process_time()
    is_allowed(rules, HOST + "/" + "a" * 2000)
    assert time.process_time() - started < 3.0


@pytest.mark.parametrize("junk", [b"\xff\xfe\x00", b"\0" * 1000, b":" * 1000, b"User-agent\nDisallow", "ก:ข\n".encode() * 100])
def test_junk_binds_nobody(junk):
    assert is_allowed(parse(junk), HOST + "/a")


def _route(robots):
    return lambda request: robots if request.path == "/robots.txt" else respond(PAGE)


CLOSED = respond("User-agent: *\nDisallow: /", content_type="text/plain")


@pytest.mark.anyio
async def test_binds_what_nobody_submitted(open_site):
    async with open_site(_route(CLOSED)) as site:
        captures = await asyncio.gather(*(site.client.fetch(site.url(str(number)), submitted=False) for number in range(10)))
    assert {(capture.outcome, capture.detail) for capture in captures} == {(Outcome.NOT_FETCHED, "robots.txt")}
    assert [seen.path for seen in site.server.log] == ["/robots.txt"]


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("submitted", "outcome", "asked"),
    [(False, Outcome.NOT_FETCHED, ["/robots.txt", "/moved"]), (True, Outcome.OK, ["/moved", "/a"])],
)
async def test_binds_where_a_redirect_of_such_a_link_leads(open_site, submitted, outcome, asked):
    pages = {
        "/robots.txt": respond("User-agent: *\nDisallow: /a", content_type="text/plain"),
        "/moved": respond("", status=302, headers=[("Location", "/a")]),
    }
    async with open_site(lambda request: pages.get(request.path, respond(PAGE))) as site:
        capture = await site.client.fetch(site.url("moved"), submitted=submitted)
        assert [request.path for request in site.server.log] == asked
    assert (capture.outcome, capture.final_url, capture.attempts) == (outcome, site.url("a"), 1)
    assert capture.detail == (None if submitted else "robots.txt")


@pytest.mark.anyio
async def test_does_not_bind_what_was_submitted(open_site):
    async with open_site(_route(CLOSED)) as site:
        assert (await site.client.fetch(site.url("a"))).outcome is Outcome.OK
    assert [seen.path for seen in site.server.log] == ["/a"]


@pytest.mark.anyio
@pytest.mark.parametrize(
    "name", ["status-404", "status-500", "hangs-up", "redirect-self", "home", "not-http-ssh", "status-403"]
)
async def test_a_file_that_cannot_be_had_binds_nobody(open_site, name):
    async with open_site(_route(FAULTS[name])) as site:
        assert (await site.client.fetch(site.url("a"), submitted=False)).outcome is Outcome.OK
    assert len([seen for seen in site.server.log if seen.path == "/robots.txt"]) == 1


@pytest.mark.anyio
async def test_only_the_first_part_of_a_huge_file_is_read(open_site):
    text = b"# filler\n" * (MOST_BYTES // 9 + 10) + b"User-agent: *\nDisallow: /\n"
    async with open_site(_route(respond(text, content_type="text/plain"))) as site:
        assert (await site.client.fetch(site.url("a"), submitted=False)).outcome is Outcome.OK


@pytest.mark.anyio
async def test_a_redirect_to_the_file_is_followed(open_site):
    moved = respond("", status=301, headers=[("Location", "/r.txt")])

    def route(request):
        return {"/robots.txt": moved, "/r.txt": CLOSED}.get(request.path, respond(PAGE))

    async with open_site(route) as site:
        assert (await site.client.fetch(site.url("a"), submitted=False)).outcome is Outcome.NOT_FETCHED
