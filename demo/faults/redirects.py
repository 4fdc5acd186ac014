"""Redirects that go wrong, or go right in ways that clients get wrong."""

import asyncio
from collections.abc import Callable

from demo.faults.statuses import PAGE
from demo.server import Handler, Request, respond

_Target = Callable[[Request], bytes]


def redirects() -> dict[str, Handler]:
    """Each handler answers below its own name; `to` is where the good ones lead."""
    return {
        "redirect-self": _redirect(lambda request: request.target.encode()),
        "redirect-pair": _redirect(lambda request: _with(request, "side", "b" if request.query.get("side") != "b" else "a")),
        "redirect-endless": _redirect(lambda request: _with(request, "n", str(int(request.query.get("n", "0")) + 1))),
        "redirect-ten": _countdown(10),
        "redirect-eleven": _countdown(11),
        "redirect-empty": _redirect(lambda _: b""),
        "redirect-missing": respond("ย้ายแล้ว", status=302),
        "redirect-relative": _once(b"?to=fine"),
        "redirect-blanks": _once(b"  ?to=fine  "),
        "redirect-fragment": _once(b"?to=fine#part"),
        "redirect-utf8": _once("?to=fine&หน้า=แผน".encode()),
        "redirect-cp874": _once("?to=fine&หน้า=แผน".encode("cp874")),
        "redirect-twice-encoded": _once(b"?to=fine&p=%25E0%25B8%2581"),
        "redirect-private": _redirect(lambda _: b"http://10.0.0.1/ita"),
        "redirect-no-scheme": _redirect(lambda _: b"//10.0.0.1/ita"),
        "redirect-password": _redirect(lambda _: b"http://user:secret@10.0.0.1/ita"),
        "redirect-metadata": _redirect(lambda _: b"http://169.254.169.254/latest/meta-data/"),
        "redirect-file": _redirect(lambda _: b"file:///etc/passwd"),
        "redirect-script": _redirect(lambda _: b"javascript:alert(1)"),
        "redirect-port": _redirect(lambda _: b"http://127.0.0.1:99999/"),
        "redirect-ssh": _redirect(lambda _: b"http://127.0.0.1:22/"),
        "redirect-home": _redirect(lambda _: b"/"),
        "redirect-login": _redirect(lambda _: b"/login"),
        "refresh-header": refresh_header,
        "refresh-self": refresh_self,
        "refresh-self-cookie": refresh_self_cookie,
        "refresh-self-cookies": refresh_self_cookies,
        "refresh-private": respond("", headers=[("Refresh", "0; url=http://10.0.0.1/ita")]),
        "meta-refresh": _sends_on('<meta http-equiv="Refresh" content="0; URL=\'?to=fine\'">'),
        "meta-refresh-later": _sends_on('<meta http-equiv="refresh" content="30; url=/login">', then=PAGE),
        "meta-refresh-noscript": _sends_on(
            '<noscript><meta http-equiv="refresh" content="0; url=/login"></noscript>', then=PAGE
        ),
        "meta-refresh-nowhere": _sends_on('<meta http-equiv="refresh" content="0; url=javascript:void(0)">', then=PAGE),
        "meta-refresh-pair": meta_refresh_pair,
        "meta-refresh-private": _sends_on('<meta http-equiv="refresh" content="0; url=http://10.0.0.1/ita">'),
        "meta-refresh-drive": _sends_on('<meta http-equiv="refresh" content="0; url=https://drive.google.com/file/d/1/view">'),
        "script-redirect": _sends_on("<script>window.location.href = '?to=fine';</script>"),
        "script-redirect-below": _sends_on("<script>if (self != top) location.href = '/login';</script>", then=PAGE),
    }


def _redirect(target: _Target) -> Handler:
    async def answer(request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _send(writer, 302, target(request))

    return answer


def _once(location: bytes) -> Handler:
    page = respond(PAGE)

    async def answer(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if request.query.get("to") == "fine":
            await page(request, reader, writer)
            return
        await _send(writer, 302, location)

    return answer


def _countdown(count: int) -> Handler:
    page = respond(PAGE)

    async def answer(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        left = int(request.query.get("left", str(count)))
        if not left:
            await page(request, reader, writer)
            return
        await _send(writer, 301, _with(request, "left", str(left - 1)))

    return answer


async def refresh_header(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A Refresh header in place of a redirect, as old hosting panels send it."""
    if request.query.get("to") == "fine":
        await respond(PAGE)(request, reader, writer)
        return
    await respond("", headers=[("Refresh", "0; url=?to=fine")])(request, reader, writer)


async def refresh_self(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A page that has itself loaded again every few seconds."""
    await respond(PAGE, headers=[("Refresh", f"5; url={request.target}")])(request, reader, writer)


async def refresh_self_cookie(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Nothing but a cookie, and a Refresh header to itself; the page for who brings it back."""
    if "ita=1" in request.headers.get("cookie", ""):
        await respond(PAGE)(request, reader, writer)
        return
    await respond("", headers=[("Refresh", f"0; url={request.target}"), ("Set-Cookie", "ita=1")])(request, reader, writer)


async def refresh_self_cookies(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A page that has itself loaded again, with another cookie each time."""
    longer = "x" * (len(request.headers.get("cookie", "")) + 1)
    headers = [("Refresh", f"5; url={request.target}"), ("Set-Cookie", f"token={longer}")]
    await respond(PAGE, headers=headers)(request, reader, writer)


def _sends_on(head: str, then: str = "") -> Handler:
    """A page that sends its reader on by its own words, above another page or blank."""

    async def answer(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        page = PAGE if request.query.get("to") == "fine" else f"<html><head>{head}</head></html>{then}"
        await respond(page)(request, reader, writer)

    return answer


async def meta_refresh_pair(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Two blank pages, each of which sends on to the other."""
    other = "2" if request.query.get("to") != "2" else "1"
    await respond(f'<meta http-equiv="refresh" content="1; url=?to={other}">')(request, reader, writer)


def _with(request: Request, name: str, value: str) -> bytes:
    return f"{request.path}?{name}={value}".encode()


async def _send(writer: asyncio.StreamWriter, status: int, location: bytes) -> None:
    head = [b"HTTP/1.1 %d Moved" % status, b"Location: " + location, b"Content-Length: 0"]
    writer.write(b"\r\n".join(head) + b"\r\n\r\n")
    await writer.drain()
