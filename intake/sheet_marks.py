"""What a worksheet's XML says beside its values: extent, links under cells, formulas without a value.

Read with patterns over a bounded stream of bytes: no XML parser, so no entities to expand.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

# A row of 16,384 long cells is below this; more without an end of a row is no worksheet.
_MAX_SEGMENT = 64 << 20
# Excel allows 65,530 links on a sheet; formulas without value beyond this number are one and the same mistake.
_MAX_LINKS = 65_530
_MAX_EMPTY_FORMULAS = 1_000

_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*[^>/])>(?!</)")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*[^>/])>\s*<(?:\w+:)?f(?:\s[^>]*?)?(?:/>|>([^<]*)</(?:\w+:)?f>)(\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>)?"""
)
_HYPERLINK_FORMULA = re.compile(r"""^\s*HYPERLINK\(\s*"([^"]+)"\s*(?:[,;)]|$)""", re.IGNORECASE)
_HYPERLINK = re.compile(rb"<(?:\w+:)?hyperlink\s([^>]*?)/?>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_RANGE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$")

Cell = tuple[int, int]


@dataclass(slots=True)
class Marks:
    """`rows` and `columns`: the extent of filled cells. `links`: targets by cell; `formulas`: cells whose value is missing."""

    rows: int = 0
    columns: int = 0
    links: dict[Cell, str] = field(default_factory=dict)
    formulas: set[Cell] = field(default_factory=set)


class NotASheetError(Exception):
    """The XML has no end of a row for longer than any row can be."""


def marks_of(chunks: Iterable[bytes], targets: Mapping[str, str]) -> Marks:
    """The marks of one sheet; `targets` are the addresses of its relations by id."""
    marks = Marks()
    for segment in _segments(chunks):
        _measure(segment, marks)
        if b"<f" in segment or b":f" in segment:
            _read_formulas(segment, marks)
        if b"hyperlink" in segment:
            _read_links(segment, targets, marks)
    return marks


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes of a tag, entities undone."""
    pairs = ((name.decode("ascii", "replace"), double or single) for name, double, single in _ATTRIBUTE.findall(tag))
    return {name: html.unescape(value.decode("utf-8", "replace")) for name, value in pairs}


def position(column: str, row: str) -> Cell:
    """(row, column) from 0 of `B14`."""
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return int(row) - 1, number - 1


def _segments(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces that end with a row, so that no cell is cut."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        end = rest.rfind(b"row>") + 4
        if end > 4:
            yield rest[:end]
            rest = rest[end:]
        elif len(rest) > _MAX_SEGMENT:
            raise NotASheetError
    yield rest


def _measure(segment: bytes, marks: Marks) -> None:
    """Widen the extent by the filled cells; of each column only the last one needs to be looked at."""
    last = dict(_REFERENCE.findall(b"".join(b"<" + tag for tag in _CELL.findall(segment))))
    for column, row in last.items():
        at = position(column.decode(), row.decode())
        marks.rows, marks.columns = max(marks.rows, at[0] + 1), max(marks.columns, at[1] + 1)


def _read_formulas(segment: bytes, marks: Marks) -> None:
    for tag, formula, no_value in _FORMULA.findall(segment):
        reference = _REFERENCE.search(tag)
        if reference is None:
            continue
        at = position(reference[1].decode(), reference[2].decode())
        link = _HYPERLINK_FORMULA.match(html.unescape(formula.decode("utf-8", "replace")))
        if link and len(marks.links) < _MAX_LINKS:
            marks.links[at] = link[1]
        elif no_value and len(marks.formulas) < _MAX_EMPTY_FORMULAS:
            marks.formulas.add(at)


def _read_links(segment: bytes, targets: Mapping[str, str], marks: Marks) -> None:
    for tag in _HYPERLINK.findall(segment):
        given = attributes(tag)
        key = next((value for name, value in given.items() if name.endswith(":id")), "")
        target = targets.get(key, "")
        area = _RANGE.match(given.get("ref", ""))
        if not target or area is None or target.casefold().startswith(("mailto:", "tel:")):
            continue
        # Excel keeps the part after # apart
        anchor = f"#{given['location']}" if given.get("location") and "#" not in target else ""
        for at in _cells(area):
            if len(marks.links) >= _MAX_LINKS:
                return
            marks.links.setdefault(at, target + anchor)


def _cells(area: re.Match[str]) -> Iterator[Cell]:
    top, left = position(area[1], area[2])
    bottom, right = position(area[3], area[4]) if area[3] else (top, left)
    for row in range(top, min(bottom, top + _MAX_LINKS) + 1):
        for column in range(left, min(right, left + 100) + 1):
            yield row, column
