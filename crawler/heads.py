"""Repairs a response head that browsers would accept and a strict parser would not."""

import re
from itertools import pairwise

_STRICT = re.compile(
    rb"HTTP/1\.[01] [1-9]\d\d(?: [^\x00-\x08\x0a-\x1f\x7f]*)?\r\n"
    rb"(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[ \t]*(?:[^\x00-\x20\x7f][^\x00-\x08\x0a-\x1f\x7f]*)?\r\n)*\r\n"
)
# A length that is no number, the coding that is none, and one that is said twice: h11 refuses them, browsers do not.
_ODD_BODY = re.compile(
    rb"\r\n(?:content-length:(?!\s*\d+\s*\r\n)|transfer-encoding:(?:\s*identity|(?=.*\r\ntransfer-encoding:)))",
    re.IGNORECASE | re.DOTALL,
)
_STATUS = re.compile(rb"\s*HTTP/\d(?:\.\d)?\s+(\d{3})\b", re.IGNORECASE)
_NAME = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_CONTROLS = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*chunked", re.IGNORECASE)
_CHUNK_SIZE = re.compile(rb"[0-9a-fA-F]{1,16}")


def end_of_head(data: bytes) -> int:
    """Where the head ends in these bytes; 0 where its end has not come yet."""
    found = re.search(rb"\r?\n\r?\n", data)
    return found.end() if found else 0


def is_http(data: bytes) -> bool:
    """Whether these first bytes may be the beginning of an HTTP answer."""
    start = data.lstrip()[:5].upper()
    return b"HTTP/".startswith(start)


def repair(head: bytes) -> bytes:
    """The head as the standard wants it: what no browser minds is put right, what contradicts itself is left to fail."""
    if _STRICT.fullmatch(head) and not _ODD_BODY.search(head):
        return head
    status = _STATUS.match(head)
    if status is None:
        return head
    lines = _unfold(head[status.end() :].splitlines()[1:])
    fields = [field for line in lines if (field := _field(line)) is not None]
    said_once = dict.fromkeys(fields)
    return b"HTTP/1.1 " + status[1] + b"\r\n" + b"".join(said_once) + b"\r\n"


def declared_length(head: bytes) -> int | None:
    """The body's length where the head says it and the body is not chunked."""
    found = _LENGTH.search(head)
    return int(found[1]) if found and not _CHUNKED.search(head) else None


def is_chunked(head: bytes) -> bool:
    """Whether the body comes in chunks."""
    return _CHUNKED.search(head) is not None


class Chunks:
    """Follows a chunked body from chunk to chunk: puts its line ends right, and knows whether more came than belongs to it."""

    def __init__(self) -> None:
        self.too_much = False
        self._line = b""
        self._skip = 0  # bytes of the chunk that are still to come
        self._behind_data = False
        self._in_trailers = False
        self._ended = False

    def feed(self, data: bytes) -> bytes:
        """Some more bytes of the body, as the parser wants them: it knows no line feed alone, which browsers do not mind."""
        place = 0
        alone: list[int] = []
        while place < len(data) and not self.too_much:
            if self._ended:
                self.too_much = True
            elif self._skip:
                step = min(self._skip, len(data) - place)
                self._skip -= step
                place += step
            else:
                end = data.find(b"\n", place) + 1
                self._line += data[place : end or len(data)]
                place = end or len(data)
                if end:
                    if not self._line.endswith(b"\r\n"):
                        alone.append(end - 1)
                    self._take_line()
        return _with_returns(data, alone) if alone else data

    def _take_line(self) -> None:
        line, self._line = self._line, b""
        if self._in_trailers:
            self._ended = not line.strip()
        elif self._behind_data:
            self._behind_data = False
            self.too_much = bool(line.strip())
        elif (size := _CHUNK_SIZE.match(line)) is None:
            self.too_much = True  # no chunk: the parser refuses it as well
        else:
            self._skip = int(size[0], 16)
            self._behind_data = self._skip > 0
            self._in_trailers = self._skip == 0


def _with_returns(data: bytes, places: list[int]) -> bytes:
    """The bytes with a carriage return before the line feeds at these places."""
    pieces = [data[begin:end] for begin, end in pairwise([0, *places, len(data)])]
    return b"\r".join(pieces)


def status_of(head: bytes) -> int:
    """The status of a head; 0 where there is none."""
    found = _STATUS.match(head)
    return int(found[1]) if found else 0


def _unfold(lines: list[bytes]) -> list[bytes]:
    whole: list[bytes] = []
    for line in lines:
        if line[:1] in (b" ", b"\t") and whole:
            whole[-1] += b" " + line.strip()
        elif line.strip():
            whole.append(line)
    return whole


def _field(line: bytes) -> bytes | None:
    name, colon, value = line.partition(b":")
    name = name.strip()
    value = _CONTROLS.sub(b"", value).strip()
    if not colon or not _NAME.fullmatch(name):
        return None
    if name.lower() == b"content-length" and not re.fullmatch(rb"\d+(\s*,\s*\d+)*", value):
        return None  # negative or no number: the body ends where the connection ends
    if name.lower() == b"transfer-encoding":
        name, value = name.title(), value.lower()
        if value == b"identity":
            return None
    return name + b": " + value + b"\r\n"
