"""Values at the border: text that both databases take, keys over long text, times as numbers."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import TypeVar, overload

T = TypeVar("T")

CHUNK = 500  # values in one IN list; SQLite takes at most 32,766 parameters in a statement
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ONE_MICROSECOND = timedelta(microseconds=1)

# PostgreSQL refuses NUL in text and JSON, and UTF-8 has no code for half of a surrogate pair. Both come out of broken pages.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@overload
def clean(text: str) -> str: ...
@overload
def clean(text: None) -> None: ...
def clean(text: str | None) -> str | None:
    """Text that can be stored: what no database takes becomes U+FFFD, visible and of the same length."""
    return _UNSTORABLE.sub("\ufffd", text) if text is not None else None


def plain(value: object) -> object:
    """A value as JSON knows it: mappings sorted by key, tuples and sets as lists, dates and enums as text."""
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(key): plain(value[key]) for key in sorted(value, key=str)}
        case Set():
            return [plain(item) for item in sorted(value, key=str)]
        case bytes() | bytearray():
            return value.hex()
        case Sequence():
            return [plain(item) for item in value]
        case date():
            return value.isoformat()
        case _:
            return str(value)


def storable(value: object) -> object:
    """`plain`, with every text cleaned: for columns of type JSON."""
    match plain(value):
        case str() as text:
            return clean(text)
        case float() as number if number != number or number in (float("inf"), float("-inf")):
            return None
        case dict() as mapping:
            return {clean(str(key)): storable(item) for key, item in mapping.items()}
        case list() as items:
            return [storable(item) for item in items]
        case other:
            return other


def digest(*parts: str | int) -> bytes:
    """A key over texts of any length; the same texts in the same order give the same key."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        state.update(len(data).to_bytes(8, "big") + data)
    return state.digest()


def to_micros(moment: datetime) -> int:
    """Microseconds since 1970, exact."""
    return (moment - EPOCH) // ONE_MICROSECOND


def from_micros(micros: int) -> datetime:
    """The UTC time of a number of microseconds since 1970."""
    return EPOCH + timedelta(microseconds=micros)


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """The items in runs that fit into one statement."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def keys(texts: Collection[str], size: int = CHUNK) -> Iterator[Sequence[bytes]]:
    """The keys of texts, each once, in runs that fit into one statement."""
    return chunks(sorted({digest(clean(text)) for text in texts}), size)
