"""Answers that break HTTP itself, stop in the middle, or never come."""

import asyncio
import socket
import struct

from demo.faults.statuses import PAGE
from demo.server import Handler, Request, respond

_TEXT = PAGE.encode()
_HALF = _TEXT[: _TEXT.index(b"</h1>")]
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
_OK = _HEAD + b"Content-Length: %d\r\n\r\n" % len(_TEXT) + _TEXT
_IN_CHUNKS = b"%x\r\n%s\r\n0\r\n\r\n" % (len(_TEXT), _TEXT)
_FALSE = _HEAD + b"Content-Length: 15\r\n\r\n" + "ปลอม!!!".encode()


def wire() -> dict[str, Handler]:
    """Each handler writes its bytes as they stand, then mostly hangs up."""
    return {
        "never-answers": _never,
        "drips-head": _drip(b"", _OK, step=1, pause=0.5),
        "drips-body": _drip(_HEAD + b"\r\n", _TEXT * 500, step=200, pause=0.1),
        "stalls-in-body": _stalls,
        "resets-before": _resets(b""),
        "resets-in-body": _resets(_HEAD + b"Content-Length: 100000\r\n\r\n" + _HALF),
        "breaks-off": _raw(_HEAD + b"Content-Length: 100000\r\n\r\n" + _HALF),
        "hangs-up": _raw(b""),
        "hangs-up-in-head": _raw(b"HTTP/1.1 200 OK\r\nContent-Ty"),
        "length-too-long": _raw(_HEAD + b"Content-Length: 100000\r\n\r\n" + _TEXT),
        "length-too-short": _keep(_HEAD + b"Content-Length: 40\r\n\r\n" + _TEXT),
        "length-negative": _raw(_HEAD + b"Content-Length: -5\r\n\r\n" + _TEXT),
        "length-letters": _raw(_HEAD + b"Content-Length: abc\r\n\r\n" + _TEXT),
        "length-twice": _raw(_HEAD + b"Content-Length: 10\r\nContent-Length: 20\r\n\r\n" + _TEXT),
        "smuggles": _keep(_HEAD + b"Content-Length: 5\r\n\r\nfirst" + _FALSE),
        "smuggles-in-line-feeds": _keep(_HEAD.replace(b"\r", b"") + b"Content-Length: 5\n\nfirst" + _FALSE),
        "smuggles-behind-chunks": _keep(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;a=b\r\nfirst\r\n0\r\n\r\n" + _FALSE),
        "smuggles-behind-line-feeds": _keep(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\nfirst\n0\n\n" + _FALSE),
        "chunk-size-bad": _raw(_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + _TEXT),
        "chunk-last-missing": _raw(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(_TEXT), _TEXT)),
        "chunk-extensions": _raw(
            _HEAD + b"Transfer-Encoding: chunked\r\n\r\n5;" + b"a" * 10_000_000 + b"\r\nhello\r\n0\r\n\r\n"
        ),
        "chunked-twice": _keep(_HEAD + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n" + _IN_CHUNKS),
        "chunked-line-feeds": _keep(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + _IN_CHUNKS.replace(b"\r", b"")),
        "head-small-letters": _keep(_OK.replace(b"HTTP", b"http")),
        "not-http-ssh": _raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
        "not-http-ftp": _raw(b"220 FTP server ready\r\n"),
        "not-http-garbage": _raw(bytes(range(128, 256)) * 4),
        "http-0.9": _raw(_TEXT),
        "no-reason": _raw(b"HTTP/1.1 200\r\nContent-Length: %d\r\n\r\n%s" % (len(_TEXT), _TEXT)),
        "http-1.0": _raw(b"HTTP/1.0 200 OK\r\n\r\n" + _TEXT),
        "status-000": _raw(b"HTTP/1.1 000 Nothing\r\nContent-Length: 0\r\n\r\n"),
        "status-1000": _raw(b"HTTP/1.1 1000 Much\r\nContent-Length: 0\r\n\r\n"),
        "informs-first": _raw(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + _OK),
        "204-with-body": _keep(b"HTTP/1.1 204 No Content\r\nContent-Length: 20\r\n\r\n" + b"x" * 20),
        "304-unasked": _raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
        "header-64k": _raw(_HEAD + b"X-Big: " + b"a" * 65_000 + b"\r\nContent-Length: %d\r\n\r\n" % len(_TEXT) + _TEXT),
        "headers-1000": _raw(_HEAD + b"".join(b"X-%d: 1\r\n" % n for n in range(1000)) + b"\r\n" + _TEXT),
        "head-endless": _endless_head,
        "header-no-colon": _raw(_HEAD + b"this is no header\r\nX Bad: 1\r\n\r\n" + _TEXT),
        "header-nul": _raw(_HEAD + b"X-Nul: a\0b\r\nX-Cr: a\rb\r\n\r\n" + _TEXT),
        "header-folded": _raw(_HEAD + b"X-Folded: one\r\n two\r\n\r\n" + _TEXT),
        "line-feeds-only": _raw(b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + _TEXT),
        "stale-keep-alive": _stale,
    }


def _raw(data: bytes) -> Handler:
    async def answer(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        writer.close()

    return answer


def _keep(data: bytes) -> Handler:
    async def answer(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()

    return answer


def _drip(first: bytes, rest: bytes, *, step: int, pause: float) -> Handler:
    async def answer(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        for start in range(0, len(rest), step):
            writer.write(rest[start : start + step])
            await writer.drain()
            await asyncio.sleep(pause)
        writer.close()

    return answer


def _resets(first: bytes) -> Handler:
    async def answer(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        await writer.drain()
        if first:
            await asyncio.sleep(0.05)  # let it arrive: a reset throws away what is still under way
        reset(writer)

    return answer


def reset(writer: asyncio.StreamWriter) -> None:
    """Close with RST in place of FIN."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _never(_request: Request, _reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def _stalls(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(_HEAD + b"Content-Length: 100000\r\n\r\n" + _TEXT)
    await writer.drain()
    await asyncio.Event().wait()


async def _endless_head(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(_HEAD)
    while True:
        writer.write(b"X-More: " + b"a" * 1000 + b"\r\n")
        await writer.drain()


async def _stale(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers, promises to keep the connection, and hangs up at the next request on it."""
    await respond(PAGE)(request, reader, writer)
    await reader.readuntil(b"\r\n\r\n")
    writer.close()
