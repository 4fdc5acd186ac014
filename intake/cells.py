"""One cell as clean text: no control characters, no broken letters, no unbounded length."""

import re
import unicodedata
from functools import lru_cache

# An Excel cell holds 32,767 characters; three times that is a file pasted into a cell, not an answer.
MAX_CELL = 100_000

# Besides what no text needs (C0, C1, lone surrogates: PostgreSQL and UTF-8 refuse NUL and surrogates), the marks that
# spreadsheets leave at the edges. Tab and line breaks stay: they part URLs.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]")
_LOST = "\ufffd"
_WORTH_KEEPING = 200


def without_controls(text: str) -> str:
    """The text without control characters and lone surrogates."""
    return _CONTROL.sub("", text)


def has_controls(text: str) -> bool:
    """Whether control characters or lone surrogates stand in the text."""
    return _CONTROL.search(text) is not None


def has_lost_letters(text: str) -> bool:
    """Whether letters of the text could not be decoded."""
    return _LOST in text


def tidy(text: str) -> str:
    """A name or a note: single blanks, no invisible characters, letters composed."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return _tidy_again(text) if len(text) < _WORTH_KEEPING else _tidy(text)


# The same agency and province stand in 43 rows and more.
@lru_cache(maxsize=4096)
def _tidy_again(text: str) -> str:
    return _tidy(text)


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", without_controls(text))).split())


def same_name_key(name: str) -> str:
    """What two spellings of one agency's name have in common: all but blanks, and SARA AM in either form."""
    return "".join(name.split()).replace("\u0e4d\u0e32", "\u0e33").casefold()
