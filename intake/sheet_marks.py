"""What a worksheet's XML says after its rows: merged cells, and the addresses that lie under cells.

Read with patterns over a bounded stream of bytes: no XML parser, so no entities to expand.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

# Excel allows 65,530 links on a sheet; merged areas have no limit, but nobody merges more by hand.
_MAX_LINKS = 65_530
_MAX_MERGES = 50_000
# Links, merges, formats and drawings together are far below this.
_MAX_TAIL = 64 << 20

_END_OF_ROWS = re.compile(rb"<(?:/(?:\w+:)?sheetData|(?:\w+:)?sheetData\s*/)\s*>")
_LONGEST_TAG = 64
_MARK = re.compile(rb"<(?:\w+:)?(hyperlink|mergeCell)\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")

Cell = tuple[int, int]
Area = tuple[Cell, Cell]


@dataclass(slots=True)
class Marks:
    """`links`: targets by row and column; `merges`: first and last cell of each merged area. All counted from 0."""

    links: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    count: int = 0


class NotASheetError(Exception):
    """The XML has no end of its rows, or more after them than any worksheet."""


def marks_of(chunks: Iterable[bytes], targets: Mapping[str, str]) -> Marks:
    """The marks of one sheet; `targets` are the addresses of its relations by id."""
    marks = Marks()
    for kind, raw in _MARK.findall(_after_rows(chunks)):
        given = attributes(raw)
        area = _area(given.get("ref", ""))
        if area is None:
            continue
        if kind == b"hyperlink":
            _add_link(given, area, targets, marks)
        elif len(marks.merges) < _MAX_MERGES:
            marks.merges.append(area)
    return marks


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes of a tag, entities undone."""
    pairs = ((name.decode("ascii", "replace"), double or single) for name, double, single in _ATTRIBUTE.findall(tag))
    return {name: html.unescape(value.decode("utf-8", "replace")) for name, value in pairs}


def column_number(letters: str) -> int:
    """The number, from 0, of the column `A` … `XFD`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _after_rows(chunks: Iterable[bytes]) -> bytes:
    tail = b""
    is_after = False
    for chunk in chunks:
        tail += chunk
        if not is_after:
            end = _END_OF_ROWS.search(tail)
            is_after = end is not None
            tail = tail[end.end() :] if end else tail[-_LONGEST_TAG:]
        elif len(tail) > _MAX_TAIL:
            raise NotASheetError
    if not is_after:
        raise NotASheetError
    return tail


def _add_link(given: Mapping[str, str], area: Area, targets: Mapping[str, str], marks: Marks) -> None:
    key = next((value for name, value in given.items() if name.endswith(":id")), "")
    target = targets.get(key, "")
    if not target or target.casefold().startswith(("mailto:", "tel:")):
        return
    # Excel keeps the part after # apart
    anchor = f"#{given['location']}" if given.get("location") and "#" not in target else ""
    for row, column in _cells(area):
        if marks.count >= _MAX_LINKS:
            return
        marks.count += 1
        marks.links.setdefault(row, {}).setdefault(column, target + anchor)


def _area(reference: str) -> Area | None:
    found = _RANGE.fullmatch(reference)
    if found is None:
        return None
    first = (int(found[2]) - 1, column_number(found[1]))
    return first, (int(found[4]) - 1, column_number(found[3])) if found[3] else first


def _cells(area: Area) -> Iterator[Cell]:
    (top, left), (bottom, right) = area
    return ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
