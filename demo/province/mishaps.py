"""What goes wrong on the way to one particular page of a site; faults that need no page are in `demo.faults`."""

import asyncio
import gzip
from http import HTTPStatus
from http.cookies import SimpleCookie

from demo.province import notices
from demo.server import Handler, Request, respond
from demo.sites import Page

MEGABYTE = 2**20
OVERSIZE = 24 * MEGABYTE  # above the default cap of one body
BOMB = 32 * MEGABYTE


def page(found: Page, *, status: int = 200) -> Handler:
    """The page as it is."""
    return respond(found.body, status=status, content_type=found.content_type)


def denied(status: int, *, headers: tuple[tuple[str, str], ...] = ()) -> Handler:
    """The bare page of a web server for a status."""
    phrase = HTTPStatus(status).phrase
    return respond(notices.DENIED.format(status=status, phrase=phrase), status=status, headers=headers)


def redirect(location: str, *, status: int = 302) -> Handler:
    """An empty answer that points elsewhere."""
    return respond(b"", status=status, headers=(("Location", location),))


def needs_cookie(good: Handler) -> Handler:
    """Sends the visitor back to the same address with a cookie, and shows the page only to who brings it."""

    async def answer(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        came = "visitor" in SimpleCookie(request.headers.get("cookie", ""))
        first = respond(b"", status=302, headers=(("Location", request.target), ("Set-Cookie", "visitor=1; Path=/")))
        await (good if came else first)(request, reader, writer)

    return answer


def stalls(found: Page) -> Handler:
    """The text comes at once, the end of the file never: what was read can be judged."""
    return _cut_short(found, announced=len(found.body) + 1, hang=True)


def short_body(found: Page) -> Handler:
    """Announces more than it sends, and hangs up."""
    return _cut_short(found, announced=len(found.body) * 2, hang=False)


def oversize(*, size: int = OVERSIZE) -> Handler:
    """A body larger than anyone should read."""

    async def answer(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {size}\r\n\r\n".encode())
        block = "<p>รายงานการประชุม</p>\n".encode() * 2000
        for start in range(0, size, len(block)):
            writer.write(block[: size - start])
            await writer.drain()

    return answer


def gzip_bomb(*, size: int = BOMB) -> Handler:
    """A few kilobytes that become many megabytes."""
    packed = gzip.compress(b" " * size, compresslevel=9)
    return respond(packed, headers=(("Content-Encoding", "gzip"),))


def deep_nesting(found: Page, *, depth: int = 400) -> Handler:
    """A page whose text is wrapped in thousands of elements, as broken editors leave it."""
    body = found.body.replace(b"<h3>", b"<div><span>" * depth + b"<h3>", 1)
    return respond(body, content_type=found.content_type)


def _cut_short(found: Page, *, announced: int, hang: bool) -> Handler:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {found.content_type}\r\nContent-Length: {announced}\r\n\r\n".encode()

    async def answer(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head + found.body)
        await writer.drain()
        if hang:
            await asyncio.Event().wait()
        writer.close()

    return answer
