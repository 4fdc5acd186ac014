"""The rows of a worksheet's XML, as a stream: texts, numbers, formulas.

calamine is faster, but holds a sheet as one full rectangle: a cell that claims to stand at XFD1048576, or a damaged address
such as `neStrC3`, made it ask for 16 GB at once, which ends the process. Here a cell far out costs nothing.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from intake.sheet_marks import NotASheetError, column_number

# Tables of submissions have at most some hundred columns; what stands further out is no part of one.
_MAX_COLUMNS = 1_000
# A row of 43 cells of the greatest length is below this.
_MAX_ROW = 16 << 20
_MAX_STRINGS = 5_000_000

# Opening tags with the text after them. Each tag is matched once and never searched beyond the next "<".
_TAG = re.compile(rb"<(?:\w+:)?(row|c|v|t|f)(\s[^<>]*|/)?>([^<]*)")
_STRING_TAG = re.compile(rb"<(?:\w+:)?(si|t)(\s[^<>]*|/)?>([^<]*)")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,3})(\d{1,7})["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HYPERLINK = re.compile(r"""\s*HYPERLINK\(\s*"([^"]+)"\s*(?:[,;)]|$)""", re.IGNORECASE)


@dataclass(slots=True)
class SheetRow:
    """One row: `index` from 0, its cells, links made by formulas, and the columns whose formula has no value."""

    index: int
    cells: list[str] = field(default_factory=list)
    links: dict[int, str] = field(default_factory=dict)
    uncounted: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Cell:
    """A cell as far as it was read."""

    column: int
    kind: bytes
    value: bytes = b""
    has_value: bool = False
    text: bytes = b""
    formula: bytes | None = None


def strings_of(chunks: Iterable[bytes]) -> list[str]:
    """The shared strings of a workbook."""
    strings: list[str] = []
    for segment in _segments(chunks, b"si>"):
        for name, rest, text in _STRING_TAG.findall(segment):
            if name == b"si":
                strings.append("")
            elif strings and not rest.endswith(b"/"):
                strings[-1] += _plain(text)
        if len(strings) > _MAX_STRINGS:
            raise NotASheetError
    return strings


def rows_of(chunks: Iterable[bytes], strings: Sequence[str]) -> Iterator[SheetRow]:
    """The rows of a sheet that have cells, in the order of the file."""
    index = -1
    for segment in _segments(chunks, b"row>"):
        row: SheetRow | None = None
        cell: _Cell | None = None
        for name, rest, text in _TAG.findall(segment):
            if name == b"row":
                if row is not None:
                    yield _finished(row, cell, strings)
                index, cell = _row_index(rest, index), None
                row = SheetRow(index)
            elif row is None:
                continue
            elif name == b"c":
                if cell is not None:
                    _put(row, cell, strings)
                cell = _new_cell(rest, cell)
            elif cell is not None:
                _add(cell, name, b"" if rest.endswith(b"/") else text)
        if row is not None:
            yield _finished(row, cell, strings)


def _segments(chunks: Iterable[bytes], end_tag: bytes) -> Iterator[bytes]:
    """Pieces that end with a row (or a string), so that none is cut."""
    rest = b""
    for chunk in chunks:
        rest += chunk
        end = rest.rfind(end_tag) + len(end_tag)
        if end >= len(end_tag):
            yield rest[:end]
            rest = rest[end:]
        if len(rest) > _MAX_ROW:
            raise NotASheetError
    yield rest


def _row_index(rest: bytes, before: int) -> int:
    found = _REFERENCE.search(rest)
    return int(found[2]) - 1 if found and not found[1] else before + 1


def _new_cell(rest: bytes, before: _Cell | None) -> _Cell:
    place, kind = _REFERENCE.search(rest), _TYPE.search(rest)
    column = column_number(place[1].decode()) if place and place[1] else (before.column + 1 if before else 0)
    return _Cell(column, kind[1] if kind else b"n")


def _add(cell: _Cell, name: bytes, text: bytes) -> None:
    if name == b"v":
        cell.value, cell.has_value = text, True
    elif name == b"t":
        cell.text += text
    else:
        cell.formula = text


def _finished(row: SheetRow, cell: _Cell | None, strings: Sequence[str]) -> SheetRow:
    if cell is not None:
        _put(row, cell, strings)
    return row


def _put(row: SheetRow, cell: _Cell, strings: Sequence[str]) -> None:
    if cell.column >= _MAX_COLUMNS:
        return
    if cell.formula is not None:
        link = _HYPERLINK.match(_plain(cell.formula))
        if link:
            row.links[cell.column] = link[1]
        elif not cell.value and not (cell.has_value and cell.kind == b"str"):  # a text may be empty
            row.uncounted.append(cell.column)
    text = _text(cell, strings)
    if text:
        row.cells.extend([""] * (cell.column + 1 - len(row.cells)))
        row.cells[cell.column] = text


def _text(cell: _Cell, strings: Sequence[str]) -> str:
    match cell.kind:
        case b"s":
            number = int(cell.value) if cell.value.strip().isdigit() and len(cell.value) < 12 else len(strings)
            return strings[number] if number < len(strings) else ""
        case b"inlineStr":
            return _plain(cell.text)
        case b"b":
            return "TRUE" if cell.value.strip() == b"1" else "FALSE"
        case b"n":
            return _number(cell.value.decode("ascii", "replace").strip())
        case _:
            return _plain(cell.value)


def _number(text: str) -> str:
    """18 is kept as 18, 18.0 or 1.8E1; beyond 15 digits no sheet keeps a number exactly."""
    if text.isdigit() or not text or len(text) > 30:
        return text
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else text


def _plain(data: bytes) -> str:
    """XML text as text: entities undone, and what Excel writes for characters that XML cannot hold (`_x000D_`)."""
    text = data.decode("utf-8", "replace")
    if "&" in text:
        text = html.unescape(text)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
