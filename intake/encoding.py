"""Which encoding a text file is in: UTF-8, UTF-16 or Windows-874, told by the bytes alone."""

import codecs
import re
from typing import BinaryIO

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Python has no codec named windows-874; cp874 is that code page.
_WINDOWS_874 = "cp874"
# Thai letters in UTF-8. Two of the three bytes are letters of Windows-874 too, but hardly ever stand in this order there.
_THAI_UTF8 = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")
# High bytes of UTF-16 text in Latin and Thai letters.
_UTF16_HIGH = (0x00, 0x0E)


def encoding_of(stream: BinaryIO) -> str:
    """The codec to read the stream with; the stream is left at its beginning."""
    head = stream.read(_SAMPLE)
    stream.seek(0)
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return codec
    return _utf16(head) or _eight_bit(stream)


def is_utf16(head: bytes) -> bool:
    """Whether the first bytes of a file are UTF-16, with a mark or without."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _utf16(head) is not None


def _utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is one of two values. In other encodings neither is a letter."""
    pairs = len(head) // 2
    even, odd = (sum(part.count(byte) for byte in _UTF16_HIGH) for part in (head[: 2 * pairs : 2], head[1 : 2 * pairs : 2]))
    if pairs and odd > 0.6 * pairs and even < 0.2 * pairs:
        return "utf-16-le"
    if pairs and even > 0.6 * pairs and odd < 0.2 * pairs:
        return "utf-16-be"
    return None


def _eight_bit(stream: BinaryIO) -> str:
    """UTF-8 where all bytes, or most Thai ones, are valid; one broken letter must not turn a file into another encoding."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    first = b""
    codec = "utf-8"
    while chunk := stream.read(_CHUNK):
        first = first or chunk
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            codec = "utf-8" if _is_mostly_utf8(first + chunk) else _WINDOWS_874
            break
    stream.seek(0)
    return codec


def _is_mostly_utf8(data: bytes) -> bool:
    high = len(data) - len(data.translate(None, delete=bytes(range(0x80, 0x100))))
    return 3 * len(_THAI_UTF8.findall(data)) > high / 2
