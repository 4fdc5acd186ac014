"""Bodies that are too much, too little, or not what they are labelled as."""

import asyncio
import gzip
import zlib
from functools import cache

from demo.faults.statuses import PAGE
from demo.server import Handler, Request, respond

BOMB_BYTES = 200 * 2**20
_TEXT = PAGE.encode()
_BROTLI = b"\x0b\x02\x80hello\x03"
_CALLED_BROTLI = [("Content-Encoding", "br")]


def bodies() -> dict[str, Handler]:
    """Compressed, cut, endless and mislabelled bodies."""
    return {
        "gzip": _packed("gzip", gzip.compress(_TEXT)),
        "gzip-members": _packed("gzip", gzip.compress(_TEXT[:100]) + gzip.compress(_TEXT[100:])),
        "gzip-twice": _packed("gzip, gzip", gzip.compress(gzip.compress(_TEXT))),
        "gzip-bomb": _bomb,
        "gzip-truncated": _packed("gzip", gzip.compress(_TEXT * 200)[:-100]),
        "gzip-bad-crc": _packed("gzip", gzip.compress(_TEXT)[:-8] + b"\0" * 8),
        "gzip-padded": _packed("gzip", gzip.compress(_TEXT) + b"\0" * 32),
        "gzip-not-really": _packed("gzip", _TEXT),
        "deflate": _packed("deflate", zlib.compress(_TEXT)),
        "deflate-raw": _packed("deflate", zlib.compress(_TEXT, wbits=-zlib.MAX_WBITS)),
        "brotli-unasked": _brotli_unasked,
        "brotli-always": respond(_BROTLI, headers=_CALLED_BROTLI),
        **{f"brotli-{status}": respond(_BROTLI, status=status, headers=_CALLED_BROTLI) for status in (403, 404, 410, 429)},
        **{f"encoding-{name}": _packed(name, _TEXT) for name in ("tis-620", "utf8", "8bit", "binary")},
        "large": _large,
        "endless": _endless,
        "pdf-as-html": respond(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"),
        "html-as-pdf": respond(PAGE, content_type="application/pdf"),
        "no-content-type": respond(PAGE, content_type=None),
        "attachment-html": respond(PAGE, headers=[("Content-Disposition", 'attachment; filename="ita.html"')]),
        "nul-in-html": respond(b"<html>\0<title>\xe0\xb8\x81\0</title>\xff\xfe</html>"),
    }


def _packed(encoding: str, body: bytes) -> Handler:
    return respond(body, headers=[("Content-Encoding", encoding)])


async def _brotli_unasked(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A cache that gives to all what one browser asked for, but not to who asks for nothing packed."""
    plain = request.headers.get("accept-encoding") == "identity"
    await (respond(PAGE) if plain else respond(_BROTLI, headers=_CALLED_BROTLI))(request, reader, writer)


async def _bomb(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _packed("gzip", _bomb_bytes())(request, reader, writer)


@cache
def _bomb_bytes() -> bytes:
    """200 KB on the wire, 200 MB unpacked; made when first asked for."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    piece = b"\0" * 2**20
    return b"".join(packer.compress(piece) for _ in range(BOMB_BYTES // len(piece))) + packer.flush()


async def _large(request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    size = int(request.query.get("size", str(50 * 2**20)))
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % size)
    piece = (_TEXT * (2**16 // len(_TEXT) + 1))[: 2**16]
    for start in range(0, size, len(piece)):
        writer.write(piece[: size - start])
        await writer.drain()


async def _endless(_request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    piece = b"%x\r\n%s\r\n" % (len(_TEXT) * 500, _TEXT * 500)
    while True:
        writer.write(piece)
        await writer.drain()
