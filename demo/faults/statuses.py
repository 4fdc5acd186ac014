"""Statuses, retries and politeness: what a server says instead of the page."""

import asyncio
from collections import Counter
from email.utils import formatdate

from demo.server import Handler, Request, respond

PAGE = "<!doctype html><html lang=th><meta charset=utf-8><title>ประกาศ</title><h1>ประกาศ</h1><p>เนื้อหาของหน้านี้ครบถ้วน</p></html>"

A_YEAR = 31_536_000


def statuses() -> dict[str, Handler]:
    """One handler for each status, and those that get better when asked again."""
    plain = {f"status-{status}": respond(f"<h1>{status}</h1>", status=status) for status in _STATUSES}
    return plain | {
        "fine": respond(PAGE),
        "no-content": respond(b"", status=204, content_type=None),
        "empty-200": respond(b""),
        "unauthorized": respond("", status=401, headers=[("WWW-Authenticate", 'Basic realm="ita"')]),
        "proxy-auth": respond("", status=407, headers=[("Proxy-Authenticate", "Basic")]),
        "recovers-500": recovers(respond("พัง", status=500)),
        "recovers-503-twice": recovers(respond("", status=503), times=2),
        "retry-after-seconds": recovers(_busy(429, "1")),
        "retry-after-date": recovers(_busy(503, formatdate(0, usegmt=True))),
        "retry-after-year": _busy(429, str(A_YEAR)),
        "retry-after-garbage": recovers(_busy(429, "soon")),
        "forever-503": respond("<h1>503 Service Unavailable</h1>", status=503),
        "forever-429": respond("", status=429),
        "few-at-once": few_at_once(1),
        "needs-cookie": needs_cookie,
        "needs-plain-accept": needs_plain_accept,
        "needs-language": needs_language,
    }


_STATUSES = (400, 401, 403, 404, 405, 406, 410, 418, 429, 451, 500, 502, 503, 504, 520, 999)


def recovers(fault: Handler, *, times: int = 1, page: Handler | None = None) -> Handler:
    """The fault for the first requests of each address, the page from then on."""
    asked: Counter[tuple[str, str]] = Counter()
    fine = page or respond(PAGE)

    async def answer(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        key = (request.host, request.target)
        asked[key] += 1
        await (fault if asked[key] <= times else fine)(request, reader, writer)

    return answer


def few_at_once(most: int) -> Handler:
    """429 while more than so many requests are in flight."""
    now = 0
    page, busy = respond(PAGE), respond("", status=429)

    async def answer(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal now
        now += 1
        try:
            if now > most:
                await busy(request, reader, writer)
                return
            await asyncio.sleep(0.05)
            await page(request, reader, writer)
        finally:
            now -= 1

    return answer


async def needs_cookie(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A redirect to itself that gives a cookie; the page for who brings it back."""
    if "ita=1" in request.headers.get("cookie", ""):
        await respond(PAGE)(request, reader, writer)
        return
    headers = [("Location", request.target), ("Set-Cookie", "ita=1; Path=/; HttpOnly")]
    await respond("", status=302, headers=headers)(request, reader, writer)


async def needs_plain_accept(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """406 to a browser's Accept header."""
    await _page_if(request.headers.get("accept") == "*/*", 406)(request, reader, writer)


async def needs_language(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """403 to who does not ask for Thai."""
    await _page_if(request.headers.get("accept-language", "").startswith("th"), 403)(request, reader, writer)


def _page_if(fine: bool, status: int) -> Handler:
    return respond(PAGE) if fine else respond("", status=status)


def _busy(status: int, retry_after: str) -> Handler:
    return respond("", status=status, headers=[("Retry-After", retry_after)])
