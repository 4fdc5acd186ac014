"""The second night: pages that are still what they were are not sent again, and nothing else is taken for such."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.unchanged import ASK_WHOLE_AFTER, may_ask, validators
from demo.server import Handler, Request, respond
from model.capture import Capture
from model.outcome import Outcome

pytestmark = pytest.mark.anyio

PAGE = "<html><body><h1>แผนการใช้จ่ายงบประมาณ</h1></body></html>"
ETAG = ("ETag", '"v1"')
DATE = ("Last-Modified", "Tue, 15 Mar 2022 01:00:00 GMT")
Route = Callable[[Request], Handler]


def page_with(*headers: tuple[str, str]) -> Route:
    """A page whose server knows whether it changed."""

    def route(request: Request) -> Handler:
        if request.path == "/old":
            return respond("", status=302, headers=[("Location", "/page")])
        asked = {request.headers.get("if-none-match"), request.headers.get("if-modified-since")} - {None}
        if asked & {value for _, value in headers}:
            return respond("", status=304, content_type=None, headers=headers)
        return respond(PAGE, headers=headers)

    return route


@pytest.mark.parametrize("headers", [(ETAG,), (DATE,), (ETAG, DATE), (("ETag", 'W/"v1"'),)])
@pytest.mark.parametrize("path", ["page", "old"])
async def test_an_unchanged_page_comes_back_as_it_was_without_its_bytes(open_site, headers, path) -> None:
    async with open_site(page_with(*headers)) as site:
        first = await site.client.fetch(site.url(path))
        again = await site.client.fetch(site.url(path), known=replace(first, body=b""))
    assert first.body == PAGE.encode()
    assert (again.outcome, again.http_status, again.body, again.body_hash) == (Outcome.OK, 200, b"", first.body_hash)
    assert again.unchanged_since == first.checked_at
    assert again.checked_at > first.checked_at
    same = ("url", "final_url", "content_type", "hops", "notes", "truncated", "attempts")
    assert [getattr(again, name) for name in same] == [getattr(first, name) for name in same]
    assert [name for name, _ in again.headers] == [name for name, _ in first.headers]


async def test_the_day_of_the_bytes_is_kept_from_night_to_night(open_site) -> None:
    async with open_site(page_with(ETAG)) as site:
        first = await site.client.fetch(site.url("page"))
        second = await site.client.fetch(site.url("page"), known=first)
        third = await site.client.fetch(site.url("page"), known=second)
    assert third.unchanged_since == second.unchanged_since == first.checked_at


async def test_a_changed_page_comes_whole(open_site) -> None:
    async with open_site(page_with(ETAG)) as site:
        first = await site.client.fetch(site.url("page"))
        known = replace(first, headers=(("etag", '"v0"'),))
        again = await site.client.fetch(site.url("page"), known=known)
    assert (again.body, again.unchanged_since) == (first.body, None)


async def test_only_the_address_that_the_bytes_came_from_is_asked_so(open_site) -> None:
    async with open_site(page_with(ETAG)) as site:
        first = await site.client.fetch(site.url("old"))
        await site.client.fetch(site.url("old"), known=first)
        asked = [(seen.path, seen.headers.get("if-none-match")) for seen in site.server.log]
    assert asked == [("/old", None), ("/page", None), ("/old", None), ("/page", '"v1"')]


async def test_a_304_that_was_not_asked_for_is_no_page(open_site) -> None:
    async with open_site(lambda _: respond("", status=304, content_type=None)) as site:
        capture = await site.client.fetch(site.url("page"))
    assert capture.outcome is not Outcome.OK
    assert capture.unchanged_since is None


async def test_a_server_that_stumbles_over_the_question_is_asked_for_the_page(open_site) -> None:
    def route(request: Request) -> Handler:
        if "if-none-match" in request.headers:
            return respond("oops", status=500)
        return respond(PAGE, headers=[ETAG])

    async with open_site(route) as site:
        first = await site.client.fetch(site.url("page"))
        again = await site.client.fetch(site.url("page"), known=first)
    assert (again.outcome, again.body) == (Outcome.OK, first.body)


@pytest.fixture
async def known(open_site, anyio_backend: str) -> Capture:
    async with open_site(page_with(ETAG, DATE)) as site:
        capture: Capture = await site.client.fetch(site.url("page"))
        return capture


async def test_what_is_known_is_enough(known: Capture) -> None:
    assert may_ask(known, known.checked_at + timedelta(days=1)) is known
    assert may_ask(None, known.checked_at) is None


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": Outcome.HTTP_404},
        {"http_status": 206},
        {"body_hash": None},
        {"truncated": True},
        {"headers": (("etag", ""),)},
        {"headers": (("etag", "a\r\nX-Bad: 1"),)},
        {"headers": (("etag", "ก"), ("last-modified", "x" * 9000))},
    ],
)
async def test_what_is_known_is_not_enough(known: Capture, change: dict[str, object]) -> None:
    assert may_ask(replace(known, **change), known.checked_at + timedelta(days=1)) is None


async def test_after_a_week_the_page_itself_is_asked_for(known: Capture) -> None:
    """Some servers say for ever that nothing changed."""
    later = replace(known, checked_at=known.checked_at + timedelta(days=6), unchanged_since=known.checked_at)
    assert may_ask(later, known.checked_at + ASK_WHOLE_AFTER - timedelta(minutes=1)) is later
    assert may_ask(later, known.checked_at + ASK_WHOLE_AFTER) is None


async def test_validators_are_sent_as_they_came(known: Capture) -> None:
    assert validators(known) == {"If-None-Match": ETAG[1], "If-Modified-Since": DATE[1]}
