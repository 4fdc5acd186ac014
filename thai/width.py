"""How many terminal cells a text takes: Thai marks sit on their letter and take none."""

import re
import unicodedata
from functools import lru_cache

_ELLIPSIS = "…"
_PRINTABLE_ASCII = re.compile(r"[ -~]*")
_NO_CELL = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Zl", "Zp"})
_WIDE = frozenset({"W", "F"})


def width(text: str) -> int:
    """The cells that the text takes on a terminal."""
    if _PRINTABLE_ASCII.fullmatch(text):
        return len(text)
    return sum(map(_cells, text))


def truncate(text: str, cells: int) -> str:
    """The text cut to at most `cells`, with "…" where something was cut and marks kept with their letter."""
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    room, end = cells - 1, 0
    for end, char in enumerate(text):  # noqa: B007 - the place where the room ends is what is wanted
        room -= _cells(char)
        if room < 0:
            break
    return text[:end].rstrip() + _ELLIPSIS


@lru_cache(maxsize=4096)
def _cells(char: str) -> int:
    if unicodedata.category(char) in _NO_CELL:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1
