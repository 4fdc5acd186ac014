"""Bytes off the wire to the body of a page: decompressed within bounds, cut at the cap, kept as far as it came."""

import tempfile
import weakref
import zlib
from collections.abc import AsyncIterable
from contextlib import suppress
from io import BytesIO
from typing import IO

MOST_LAYERS = 3  # "gzip, gzip" happens behind two proxies; more is an attack
STEP = 256 * 1024  # what one call may unpack, so that a bomb is seen at the cap and not 1,000 times later
IN_MEMORY = 256 * 1024  # of one body: of 256 files of 10 MB that are on their way at a time, 64 MB and not 1.3 GB
LOOK_BACK = 2048  # bytes at the end in which a document says that it is over; counters come after </html>

_GZIP_MAGIC = b"\x1f\x8b"

# Other names (utf-8, tis-620, 8bit, binary …) are slips of whoever set up the server: nothing is packed, and browsers read on.
_PACKED = frozenset({"gzip", "x-gzip", "deflate", "x-deflate"})
_NOT_UNPACKED = frozenset({"br", "zstd", "compress", "x-compress"})


class UnknownEncodingError(ValueError):
    """A Content-Encoding that was not asked for and cannot be undone."""


class BrokenLayerError(Exception):
    """Compressed data that is damaged; `salvaged` is what could be unpacked before the damage."""

    def __init__(self, salvaged: bytes) -> None:
        super().__init__("damaged compressed data")
        self.salvaged = salvaged


class Body:
    """Collects one response's body; `truncated` says that there was, or may have been, more."""

    def __init__(self, encoding: str, most_bytes: int) -> None:
        self.size = 0
        self.truncated = False
        self.too_large = False
        self._most = most_bytes
        self._kept = _Kept()
        self._layers = _layers(encoding)

    @property
    def is_whole(self) -> bool:
        """Whether the end of the document is there, whatever the transfer said of its length."""
        end = self._kept.all()[-LOOK_BACK:].lower()
        return b"</html>" in end or b"%%eof" in end

    @property
    def content(self) -> bytes:
        """What has come so far, unpacked."""
        return self._kept.all()

    async def fill(self, chunks: AsyncIterable[bytes]) -> None:
        """Read to the end, the cap, or the first byte that cannot be unpacked."""
        async for chunk in chunks:
            self.size += len(chunk)
            self._feed(chunk, 0)
            if self.too_large or self.truncated:
                return
            # Endless empty gzip members unpack to nothing at all.
            if self.size > self._most:
                self.too_large = self.truncated = True
                return
        self.truncated = self.truncated or any(layer.unfinished for layer in self._layers)

    def _feed(self, data: bytes, depth: int) -> None:
        if depth == len(self._layers):
            self._keep(data)
            return
        layer = self._layers[depth]
        try:
            while data and not self.too_large:
                unpacked, data = layer.unpack(data)
                self._feed(unpacked, depth + 1)
        except BrokenLayerError as broken:
            self._feed(broken.salvaged, depth + 1)
            self.truncated = True

    def _keep(self, data: bytes) -> None:
        room = self._most - self._kept.size
        if len(data) > room:
            data = data[:room]
            self.too_large = self.truncated = True
        self._kept.write(data)


class _Kept:
    """Bytes as they come: the last ones in memory, those before in a file without a name."""

    def __init__(self) -> None:
        self.size = 0
        self._memory = BytesIO()  # gives its bytes away without a copy: 20 MB need 20 MB, not 40
        self._file: IO[bytes] | None = None
        self._moved = 0
        self._may_move = True

    def write(self, data: bytes) -> None:
        self._memory.write(data)
        self.size += len(data)
        if self._may_move and self._memory.tell() > IN_MEMORY:
            self._may_move = self._move()

    def all(self) -> bytes:
        if self._file is None:
            return self._memory.getvalue()
        self._file.seek(0)
        return self._file.read(self._moved) + self._memory.getvalue()

    def _move(self) -> bool:
        """Move what is in memory to the file; False where it cannot be: whoever stores the body then says that the disk is full."""
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 -- closed with its owner
                weakref.finalize(self, self._file.close)
            with self._memory.getbuffer() as held:
                if self._file.write(held) < len(held):
                    return False
        except OSError:
            return False
        self._moved = self.size
        self._memory = BytesIO()
        return True


class _Layer:
    """Undoes one gzip or deflate coding, several members on end, or none at all where the label lies."""

    def __init__(self) -> None:
        self._stream: zlib._Decompress | None = None
        self._plain = False
        self._start = b""

    @property
    def unfinished(self) -> bool:
        return self._stream is not None and not self._stream.eof

    def unpack(self, data: bytes) -> tuple[bytes, bytes]:
        """Some unpacked bytes, and what of the data is still to be unpacked."""
        if self._plain:
            return data, b""
        if self._stream is None:
            data, self._start = self._start + data, b""
            if len(data) < 2:
                self._start = data
                return b"", b""
            if (wbits := _wbits(data)) is None:
                self._plain = True
                return data, b""
            self._stream = zlib.decompressobj(wbits)
        stream = self._stream
        spare = stream.copy()
        try:
            unpacked = stream.decompress(data, STEP)
        except zlib.error:
            self._stream = None
            raise BrokenLayerError(_salvaged(spare, data)) from None
        if not stream.eof:
            return unpacked, stream.unconsumed_tail
        rest = stream.unused_data
        # A second member goes on; anything else after the end is padding that browsers ignore.
        self._stream = zlib.decompressobj(16 + zlib.MAX_WBITS) if rest.startswith(_GZIP_MAGIC) else stream
        return unpacked, rest if self._stream is not stream else b""


def _salvaged(stream: "zlib._Decompress", data: bytes) -> bytes:
    """What comes out before the damage: a wrong check sum at the very end costs nothing, as in browsers."""
    pieces: list[bytes] = []
    with suppress(zlib.error):
        pieces.extend(stream.decompress(data[place : place + 1], STEP) for place in range(len(data)))
    return b"".join(pieces)


def _layers(encoding: str) -> list[_Layer]:
    names = [part.strip() for part in encoding.lower().split(",")]
    packed = [name for name in names if name in _PACKED]
    if len(packed) > MOST_LAYERS or not _NOT_UNPACKED.isdisjoint(names):
        raise UnknownEncodingError(f"Content-Encoding {encoding!r} was not asked for")
    return [_Layer() for _ in packed]


def _wbits(start: bytes) -> int | None:
    """How to unpack: by the first bytes, since servers call gzip deflate, send raw deflate, and label plain text as gzip."""
    if start.startswith(_GZIP_MAGIC):
        return 16 + zlib.MAX_WBITS
    if start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0:
        return zlib.MAX_WBITS
    try:
        zlib.decompressobj(-zlib.MAX_WBITS).decompress(start, 64)
    except zlib.error:
        return None
    return None if _looks_like_text(start) else -zlib.MAX_WBITS


def _looks_like_text(start: bytes) -> bool:
    first = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return first in (b"<", b"{", b"[", b"%")
