"""Text, CSV, JSON, XML, RTF and old Word files to a document."""

import json
import re
from collections.abc import Iterator
from html import unescape

from documents.blocks import MOST_TEXT, Draft, from_drafts
from model.document import Document, Fault, Kind, Role

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKUP = re.compile(r"<!\[CDATA\[|\]\]>|<[^<>]{0,2000}>")
_LONGEST_JSON = 4_000_000
_MOST_VALUES = 100_000

_RTF = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_RTF_HIDDEN = frozenset(
    {
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "object",
        "themedata",
        "datastore",
        "listtable",
        "latentstyles",
        "xmlnstbl",
    }
)
_RTF_BREAKS = {"par": "\n", "line": "\n", "row": "\n", "sect": "\n", "page": "\n", "cell": " | ", "tab": " "}
_RTF_SYMBOLS = {"\\": "\\", "{": "{", "}": "}", "~": " "}
_DEEPEST_GROUP = 200


def read_text(text: str, url: str, *, kind: Kind = Kind.TEXT) -> Document:
    """Plain text, CSV, JSON or XML: a block a line or value."""
    head = text[:200].lstrip()
    if head.startswith(("{", "[")):
        lines = _json_lines(text)
    elif head.startswith("<"):
        lines = iter(unescape(_MARKUP.sub("\n", text[: MOST_TEXT * 10])).split("\n"))
    else:
        lines = iter(text[: MOST_TEXT * 2].splitlines())
    role = Role.ROW if kind is Kind.CSV else Role.TEXT
    drafts = [
        Draft(_without_surrogates(line), role, f"บรรทัด {number}") for number, line in enumerate(lines, start=1) if line.strip()
    ]
    return from_drafts(drafts, url, kind=kind)


def read_rtf(body: bytes, url: str) -> Document:
    """RTF: control words dropped, letters of Windows-874 and UTF-16 decoded."""
    text = "".join(_rtf_pieces(body[: MOST_TEXT * 20].decode("latin-1")))
    drafts = [Draft(_without_surrogates(line).strip(" |")) for line in text.split("\n") if line.strip(" |")]
    return from_drafts(drafts, url, kind=Kind.RTF)


def _json_lines(text: str) -> Iterator[str]:
    """The strings of a JSON text, markup inside them dropped; damaged JSON as text with its escapes read."""
    try:
        value = json.loads(text) if len(text) <= _LONGEST_JSON else None
    except (ValueError, RecursionError):
        value = None
    if value is None:
        yield from _MARKUP.sub("\n", _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text[:_LONGEST_JSON])).splitlines()
        return
    for string in _strings(value):
        yield from unescape(_MARKUP.sub("\n", string)).split("\n")


def _strings(value: object) -> Iterator[str]:
    """The strings of nested lists and objects in their order, without recursion."""
    waiting = [value]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        match waiting.pop():
            case str(string):
                yield string
            case bool():
                continue
            case int() | float() as number:
                yield str(number)
            case list(items):
                waiting.extend(reversed(items))
            case dict(fields):
                waiting.extend(reversed(fields.values()))


def _rtf_pieces(text: str) -> Iterator[str]:
    hidden = [False]  # one entry for each open group
    fallback, skip = 1, 0  # how many characters after \uN are for readers that know no Unicode
    for found in _RTF.finditer(text):
        code, wide, word, number, symbol, brace, plain = found.groups()
        if brace:
            hidden = [*hidden, hidden[-1]] if brace == "{" and len(hidden) < _DEEPEST_GROUP else hidden[:-1] or [False]
        elif word in _RTF_HIDDEN or symbol == "*":
            hidden[-1] = True
        elif word == "uc":
            fallback = int(number or 1)
        elif hidden[-1]:
            continue
        elif wide:
            yield chr(int(wide) & 0xFFFF)
            skip = fallback
        elif skip and (code or plain):
            passed = min(skip, len(plain or "?"))
            skip -= passed
            yield plain[passed:] if plain else ""
        elif code:
            yield bytes([int(code, 16)]).decode("cp874", "replace")
        else:
            yield plain or _RTF_BREAKS.get(word or "", "") or _RTF_SYMBOLS.get(symbol or "", "")


def _without_surrogates(text: str) -> str:
    """Pairs joined, lone ones replaced."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
