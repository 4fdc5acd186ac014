"""Comma, semicolon, tab or bar separated text -> rows, as a stream."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import chain, islice
from typing import BinaryIO

from intake.cells import MAX_CELL
from intake.codes import parse_code
from intake.encoding import encoding_of
from intake.entry import Row
from intake.headers import HEADER_ROWS
from intake.lines import MAX_LINE, Line, lines_of
from intake.places import Place
from intake.table import Table, columns_used
from model.submission import Problem

_DELIMITERS = (",", ";", "\t", "|")
# Lines that are read ahead to find the header; a title cell may hold line breaks.
_HEAD_LINES = 4 * HEADER_ROWS
# How far the end of a quoted cell is looked for: ten times the longest cell that is read.
_FARTHEST = 10 * MAX_CELL
_MOST_LINES = 50_000
# A row of the wide form has a column for each indicator, and no code in it to know it by.
_WIDE = 8


def open_table(stream: BinaryIO, codes: Sequence[str], *, place: Place) -> Table:
    """The table of a text file, its delimiter chosen by the header it makes readable."""
    lines = lines_of(stream, encoding_of(stream))
    head = list(islice(lines, _HEAD_LINES))
    delimiter = _delimiter_of(head, codes, place)
    rows = _rows(chain(head, lines), delimiter, codes, place)
    return Table(place, rows, delimiter=delimiter)


def _delimiter_of(head: list[Line], codes: Sequence[str], place: Place) -> str:
    def worth(delimiter: str) -> tuple[int, int]:
        rows = list(islice(_rows(iter(head), delimiter, codes, place), HEADER_ROWS))
        return columns_used(rows, codes), max((len(row.cells) for row in rows if isinstance(row, Row)), default=0)

    return max(_DELIMITERS, key=worth)


@dataclass(slots=True)
class _Pending:
    """Lines to come; those read ahead in vain are put back."""

    lines: Iterator[Line]
    back: deque[Line] = field(default_factory=deque)

    def next(self) -> Line | None:
        """The next line, or None at the end."""
        return self.back.popleft() if self.back else next(self.lines, None)


def _rows(lines: Iterator[Line], delimiter: str, codes: Sequence[str], place: Place) -> Iterator[Row | Problem]:
    pending = _Pending(lines)
    split = _splitter(delimiter)
    width = 0  # of the row above
    while (line := pending.next()) is not None:
        number, text = line
        if text is None:
            yield _too_long(place.row(number))
            continue
        if '"' not in text:
            cells: list[str] | None = text.split(delimiter)
        else:
            cells = _quoted(text, pending, split, partial(_is_row, width=width, delimiter=delimiter, codes=codes))
        if cells is None:
            yield _unclosed(place.row(number), _skip_rest(pending, delimiter))
        else:
            width = len(cells)
            yield Row(number, cells)


def _quoted(text: str, pending: _Pending, split: "_Split", is_row: Callable[[str], bool]) -> list[str] | None:
    """The cells of a row with quotes in it, over as many lines as its quotes span; None where a quote is not closed.

    A quote that closes only below what looks like further rows was not closed where it should have been. The lines after an
    unclosed quote are put back, so that one slip costs one row and not the rest of the file.
    """
    cells, _, opened = split(text)
    taken: list[Line] = []
    size = len(text)
    parts = [text[opened:]]
    is_clean = True  # words after a closing quote are forgiven within one line
    while opened is not None and is_clean and (line := pending.next()) is not None:
        taken.append(line)
        later = line[1]
        if later is None or (size := size + len(later)) > _FARTHEST or len(taken) > _MOST_LINES:
            break
        parts.append(later)
        if '"' not in later:
            if is_row(later):
                break
        elif _closes(later):
            joined = "\n".join(parts)
            more, is_clean, opened = split(joined)
            cells += more
            parts = [joined[opened:]]
    if opened is None and is_clean:
        return cells
    pending.back.extendleft(reversed(taken))
    return None


def _is_row(text: str, *, width: int, delimiter: str, codes: Sequence[str]) -> bool:
    """Whether a line inside quotes looks like a row of its own: as wide as the row above, with a URL, a code and other words."""
    if text.count(delimiter) + 1 != width or width < 2:
        return False
    cells = [cell.strip() for cell in text.split(delimiter)]
    others = [cell for cell in cells if cell and not cell.lower().startswith(("http", "www."))]
    has_url = len(others) < sum(map(bool, cells))
    return has_url and bool(others) and (width >= _WIDE or any(parse_code(cell, codes) for cell in others))


def _skip_rest(pending: _Pending, delimiter: str) -> int | None:
    """Leave out what goes on with a cell that was not closed: lines that are not parted into cells. The number of the last."""
    last = None
    while (line := pending.next()) is not None:
        if line[1] is None or delimiter in line[1]:
            pending.back.appendleft(line)
            break
        last = line[0] if line[1].strip() else last
    return last


_Split = Callable[[str], tuple[list[str], bool, int | None]]
_INSIDE = re.compile(r'(?>[^"]*(?:""[^"]*)*)')


def _closes(text: str) -> bool:
    """Whether a line inside a quoted cell ends the cell."""
    inside = _INSIDE.match(text)
    return inside is not None and inside.end() < len(text)


@lru_cache(maxsize=8)
def _splitter(delimiter: str) -> _Split:
    """A function that splits text at the delimiter: (cells, nothing after closing quotes, where a quote stays open)."""
    mark = re.escape(delimiter)
    cell = re.compile(rf' *"((?>[^"]*(?:""[^"]*)*))"([^{mark}\n]*)|([^{mark}]*)')
    opened = re.compile(r' *"')

    def split(text: str) -> tuple[list[str], bool, int | None]:
        cells: list[str] = []
        is_clean = True
        at = 0
        while (found := cell.match(text, at)) is not None:
            quoted, junk, plain = found.groups()
            if quoted is None:
                if opened.match(text, at):
                    return cells, is_clean, at
                cells.append(plain)
            else:
                cells.append(quoted.replace('""', '"') + junk.rstrip())
                is_clean = is_clean and not junk.strip()
            at = found.end()
            if at >= len(text) or text[at] != delimiter:
                break
            at += 1
        return cells, is_clean and at >= len(text), None

    return split


def _unclosed(where: str, last: int | None) -> Problem:
    rest_th, rest_en = (
        (f" รวมทั้งข้อความต่อจากนั้นถึงบรรทัด {last}", f", nor what goes on with it up to line {last}") if last else ("", "")
    )
    return Problem(
        where,
        f'มีเครื่องหมายคำพูด (") ที่ไม่ได้ปิดก่อนแถวต่อไป หรือภายใน {_FARTHEST:,} ตัวอักษร จึงไม่ได้อ่านแถวนี้{rest_th} โปรดปิดหรือลบเครื่องหมายนั้น',
        f'a quotation mark (") is not closed before the next rows or in {_FARTHEST:,} characters; the row was not read{rest_en}: close or delete it',
    )


def _too_long(where: str) -> Problem:
    return Problem(
        where,
        f"บรรทัดยาวเกิน {MAX_LINE:,} ตัวอักษร จึงไม่ได้อ่าน โปรดตรวจว่าไฟล์เป็นตารางที่มีหนึ่งแถวต่อบรรทัด",
        f"the line is longer than {MAX_LINE:,} characters and was not read: check that the file is a table with one row a line",
    )
