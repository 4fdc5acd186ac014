"""Comma, semicolon, tab or bar separated text -> rows, as a stream."""

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice
from typing import BinaryIO

from intake.cells import MAX_CELL
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
# A quoted cell with more line breaks than this is a quote that nobody closed.
_MAX_CELL_LINES = 200


def open_table(stream: BinaryIO, codes: Sequence[str], *, place: Place) -> Table:
    """The table of a text file, its delimiter chosen by the header it makes readable."""
    lines = lines_of(stream, encoding_of(stream))
    head = list(islice(lines, _HEAD_LINES))
    delimiter = _delimiter_of(head, codes, place)
    rows = _rows(chain(head, lines), delimiter, place)
    return Table(place, rows, delimiter=delimiter)


def _delimiter_of(head: list[Line], codes: Sequence[str], place: Place) -> str:
    def worth(delimiter: str) -> tuple[int, int]:
        rows = list(islice(_rows(iter(head), delimiter, place), HEADER_ROWS))
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


def _rows(lines: Iterator[Line], delimiter: str, place: Place) -> Iterator[Row | Problem]:
    pending = _Pending(lines)
    split = _splitter(delimiter)
    while (line := pending.next()) is not None:
        number, text = line
        if text is None:
            yield _too_long(place.row(number))
        elif '"' not in text:
            yield Row(number, text.split(delimiter))
        else:
            cells = _quoted(text, pending, split)
            yield Row(number, cells) if cells is not None else _unclosed(place.row(number))


def _quoted(text: str, pending: _Pending, split: "_Split") -> list[str] | None:
    """The cells of a row with quotes in it, over as many lines as its quotes span; None where a quote is not closed.

    The lines after an unclosed quote are put back, so that one slip costs one row and not the rest of the file.
    """
    cells, is_clean = split(text)
    taken: list[Line] = []
    size = len(text)
    while cells is None:
        line = pending.next()
        if line is not None:
            taken.append(line)
        if line is None or line[1] is None or len(taken) > _MAX_CELL_LINES or (size := size + len(line[1])) > 2 * MAX_CELL:
            break
        if '"' in line[1]:
            cells, is_clean = split("\n".join([text, *(later or "" for _, later in taken)]))
    if cells is not None and (is_clean or not taken):
        return cells
    pending.back.extendleft(reversed(taken))
    return None


_Split = Callable[[str], tuple[list[str] | None, bool]]


@lru_cache(maxsize=8)
def _splitter(delimiter: str) -> _Split:
    """A function that splits text at the delimiter: (cells, or None where a quote stays open; nothing after closing quotes)."""
    mark = re.escape(delimiter)
    cell = re.compile(rf' *"((?>[^"]*(?:""[^"]*)*))"([^{mark}\n]*)|([^{mark}]*)')
    opened = re.compile(r' *"')

    def split(text: str) -> tuple[list[str] | None, bool]:
        cells: list[str] = []
        is_clean = True
        at = 0
        while (found := cell.match(text, at)) is not None:
            quoted, junk, plain = found.groups()
            if quoted is None:
                if opened.match(text, at):
                    return None, False
                cells.append(plain)
            else:
                cells.append(quoted.replace('""', '"') + junk.rstrip())
                is_clean = is_clean and not junk.strip()
            at = found.end()
            if at >= len(text) or text[at] != delimiter:
                break
            at += 1
        return cells, is_clean and at >= len(text)

    return split


def _unclosed(where: str) -> Problem:
    return Problem(
        where,
        'มีเครื่องหมายคำพูด (") ที่ไม่ได้ปิด จึงไม่ได้อ่านแถวนี้ โปรดปิดหรือลบเครื่องหมายนั้น',
        'a quotation mark (") is not closed; the row was not read: close it or delete it',
    )


def _too_long(where: str) -> Problem:
    return Problem(
        where,
        f"บรรทัดยาวเกิน {MAX_LINE:,} ตัวอักษร จึงไม่ได้อ่าน โปรดตรวจว่าไฟล์เป็นตารางที่มีหนึ่งแถวต่อบรรทัด",
        f"the line is longer than {MAX_LINE:,} characters and was not read: check that the file is a table with one row a line",
    )
