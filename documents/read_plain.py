"""Text, CSV, JSON and XML to a document."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from documents.blocks import MOST_TEXT, Draft, from_drafts
from documents.rows import row_text
from model.document import Document, Kind, Role

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKUP = re.compile(r"<!\[CDATA\[|\]\]>|<[^<>]{0,2000}>")
_LONGEST_JSON = 4_000_000
_MOST_VALUES = 100_000
_SEPARATORS = "\t;,|"  # commas stand inside numbers too, so they come last where two serve equally well
_SAMPLE_LINES = 50


def read_text(text: str, url: str, *, kind: Kind = Kind.TEXT) -> Document:
    """Plain text, CSV, JSON or XML: a block a line, row or value."""
    if kind is Kind.CSV:
        return from_drafts(list(_rows(text[: MOST_TEXT * 2])), url, kind=kind, truncated=len(text) > MOST_TEXT * 2)
    head = text[:200].lstrip()
    if head.startswith(("{", "[")):
        lines = _json_lines(text)
    elif head.startswith("<"):
        lines = iter(unescape(_MARKUP.sub("\n", text[: MOST_TEXT * 10])).split("\n"))
    else:
        lines = iter(text[: MOST_TEXT * 2].splitlines())
    drafts = [
        Draft(_without_surrogates(line), Role.TEXT, f"บรรทัด {number}")
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]
    return from_drafts(drafts, url, kind=kind)


def _rows(text: str) -> Iterator[Draft]:
    """The rows of a table; what the csv module cannot read is given line by line."""
    lines = text.splitlines(keepends=True)
    separator = max(_SEPARATORS, key=lambda mark: _regularity(lines[:_SAMPLE_LINES], mark))
    try:
        rows = list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        rows = [line.split(separator) for line in lines]
    for number, row in enumerate(rows, start=1):
        yield Draft(row_text([_without_surrogates(cell).strip() for cell in row]), Role.ROW, f"แถว {number}")


def _regularity(lines: list[str], mark: str) -> int:
    """How many lines have the mark equally often: a title above a table has none."""
    counts = Counter(line.count(mark) for line in lines)
    del counts[0]
    return max(counts.values(), default=0)


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


def _without_surrogates(text: str) -> str:
    """Pairs joined, lone ones replaced."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
