"""Tables that a PDF draws with lines: which word stands in which cell.

A PDF has no tables, only words and lines. Read one after the other the words of a row lose their columns, an empty cell
cannot be seen, and what a narrow cell says over three lines falls apart. Tables without lines are left as they are read.
"""

import ctypes
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from documents.pdf_marks import MARKS, MOST_CHARACTERS, Box
from documents.rows import MOST_COLUMNS, row_text

Rows = tuple[str, ...]

_MOST_OBJECTS = 6_000  # of one page; a page of small print has 3,000
_MOST_ROWS = 200
_THICK = 3.0  # points: what is thinner is a line
_SHORTEST = 5.0  # points: a shorter line parts nothing
_PADDING = 8.0  # points at the edge of a cell that stay free
_OVER = 1.0  # points that a letter may reach over the edge of its cell
_FRAME = 0.85  # of the page each way: a box around all that stands on it
_NEAR = 3.0  # points between lines that are meant to be one, or to touch
_FEWEST_DOWN, _FEWEST_ACROSS = 3, 2  # lines: two columns, and one row, which may go on from the page before
_FEWEST_FILLED, _FEWEST_LEVELS = 2, 3  # columns and lines of words in each, where no lines part the rows
_LEVEL = 6.0  # points between two lines of words; marks and digits stand higher and lower than letters
# The first and the last line of a table go over its whole width, most others over most of it; the boxes of a chart stand apart.
_CLOSED = 0.9
_MOST_OF_IT = 0.5
_LINES_THAT_REACH = 0.6
_WORD = re.compile(r"\S+")
_INSIDE = re.compile("[ก-๎]{2}|[0-9๐-๙.,]{2}")  # a line may end inside a word, or a number


class _Line(NamedTuple):
    """A line across or down: where it is, and from where to where it goes, in points."""

    at: float
    start: float
    end: float


class _Word(NamedTuple):
    """A run of letters without a blank: its place in the text of the page, and on the page in points."""

    start: int
    end: int
    left: float
    right: float
    middle: float


def parts_of(page: pypdfium2.PdfPage, text: str, box_of: Callable[[int], Box]) -> list[str | Rows]:
    """The text of a page in order, the rows of each table where its first word stands. `box_of`: where a letter of the text stands."""
    grids = _grids(*_lines(page)) if len(text) <= MOST_CHARACTERS else []
    if not grids:
        return [text]
    words: dict[_Grid, list[_Word]] = {}
    parts: list[str | _Grid] = [""]
    reached = 0
    for word in _words(text, box_of):
        grid = next((grid for grid in grids if grid.holds(word)), None)
        if grid is None:
            continue
        parts[-1] = f"{parts[-1]}{text[reached : word.start]}"
        if grid not in words:
            parts += [grid, ""]
        words.setdefault(grid, []).extend(grid.parted(word, text, box_of))
        reached = word.end
    parts[-1] = f"{parts[-1]}{text[reached:]}"
    return [part if isinstance(part, str) else part.filled(words[part], text) for part in parts]


@dataclass(frozen=True, eq=False)
class _Grid:
    """The lines of one table. `columns`: where they stand, from the left; `rows`: from the top. Both with their stretches."""

    columns: tuple[tuple[float, tuple[_Line, ...]], ...]
    rows: tuple[tuple[float, tuple[_Line, ...]], ...]

    @property
    def is_table(self) -> bool:
        """Whether the lines part rows and columns of one thing."""
        if not _FEWEST_ACROSS <= len(self.rows) <= _MOST_ROWS:
            return False
        width, height = self.columns[-1][0] - self.columns[0][0], self.rows[0][0] - self.rows[-1][0]
        is_closed = all(_covered(stretches) >= width * _CLOSED for _, stretches in (self.rows[0], self.rows[-1]))
        return is_closed and _reach(self.columns, height) and _reach(self.rows, width)

    def holds(self, word: _Word) -> bool:
        """Whether the word stands between the outer lines."""
        across = self.columns[0][0] <= (word.left + word.right) / 2 <= self.columns[-1][0]
        return across and self.rows[-1][0] <= word.middle <= self.rows[0][0]

    def filled(self, words: Iterable[_Word], text: str) -> Rows:
        """The words by row and column; a cell that reaches over several stands in the first, as in the tables of pages."""
        rows: dict[int, dict[int, list[_Word]]] = {}
        for word in words:
            row, column = self._cell(word)
            rows.setdefault(row, {}).setdefault(column, []).append(word)
        parts = (cells for row in sorted(rows) for cells in _without_lines_between(rows[row]))
        columns = range(len(self.columns))
        said = (row_text([self._text(cells.get(column, ()), column, text) for column in columns]) for cells in parts)
        return tuple(filter(None, said))

    def parted(self, word: _Word, text: str, box_of: Callable[[int], Box]) -> Iterator[_Word]:
        """The word, or its parts in two cells that stand so near that no blank was read between them."""
        edges = [at for at, lines in self.columns if word.left < at < word.right and _passes(lines, word.middle)]
        start, left = word.start, word.left
        letters = [(place, box_of(place)) for place in range(word.start, word.end) if text[place] not in MARKS] if edges else []
        for (_, one), (place, other) in pairwise(letters):
            if any(one.right - _OVER <= edge <= other.left + _OVER for edge in edges):
                yield _Word(start, place, left, one.right, word.middle)
                start, left = place, other.left
        yield _Word(start, word.end, left, word.right, word.middle)

    def _cell(self, word: _Word) -> tuple[int, int]:
        """The first row and column of the cell: lines that end before it do not part it."""
        across, down = (word.left + word.right) / 2, word.middle
        column = bisect_right([at for at, _ in self.columns], across) - 1
        row = bisect_right([-at for at, _ in self.rows], -down) - 1
        while column > 0 and not _passes(self.columns[column][1], down):
            column -= 1
        while row > 0 and not _passes(self.rows[row][1], across):
            row -= 1
        return row, column

    def _text(self, words: Sequence[_Word], column: int, text: str) -> str:
        """What a cell says; a word that was broken at its edge is whole again."""
        said: list[str] = []
        for word, before in zip(words, (None, *words), strict=False):
            if before is not None:
                said.append(self._between(before, word, column, text))
            said.append(text[word.start : word.end])
        return "".join(said)

    def _between(self, before: _Word, word: _Word, column: int, text: str) -> str:
        if "\n" not in text[before.end : word.start]:
            return " "
        edge = next((at for at, lines in self.columns[column + 1 :] if _passes(lines, before.middle)), before.right)
        is_full = before.right + (word.right - word.left) >= edge - _PADDING
        return "" if is_full and _INSIDE.match(text[before.end - 1] + text[word.start]) else " "


def _without_lines_between(cells: dict[int, list[_Word]]) -> list[dict[int, list[_Word]]]:
    """The rows that stand between two lines: many tables have lines only below their head and at their end.

    Every column has several lines of words then; a row begins where words stand in half of the columns.
    """
    by_column = [_levels(words) for words in cells.values()]
    if len(cells) < _FEWEST_FILLED or min(map(len, by_column)) < _FEWEST_LEVELS:
        return [cells]
    every = _levels(word for words in cells.values() for word in words)
    levels = [level for level in every if 2 * sum(_stands_at(level, column) for column in by_column) >= len(cells)]
    rows: list[dict[int, list[_Word]]] = [{} for _ in levels]
    for column, words in cells.items():
        for word in words:
            row = bisect_right([-level for level in levels], _NEAR - word.middle) - 1
            rows[max(0, row)].setdefault(column, []).append(word)
    return rows


def _stands_at(level: float, levels: Iterable[float]) -> bool:
    return any(abs(one - level) <= _LEVEL for one in levels)


def _levels(words: Iterable[_Word]) -> list[float]:
    """How high the lines stand that the words make, from the top."""
    levels: list[float] = []
    for middle in sorted((word.middle for word in words), reverse=True):
        if not levels or levels[-1] - middle > _LEVEL:
            levels.append(middle)
    return levels


def _reach(lines: Sequence[tuple[float, tuple[_Line, ...]]], whole: float) -> bool:
    reaching = sum(_covered(stretches) >= whole * _MOST_OF_IT for _, stretches in lines)
    return reaching >= len(lines) * _LINES_THAT_REACH


def _covered(stretches: Iterable[_Line]) -> float:
    total, reached = 0.0, float("-inf")
    for line in sorted(stretches, key=lambda line: line.start):
        total += max(0.0, line.end - max(line.start, reached))
        reached = max(reached, line.end)
    return total


def _passes(stretches: Iterable[_Line], at: float) -> bool:
    return any(line.start - _NEAR <= at <= line.end + _NEAR for line in stretches)


def _grids(down: list[_Line], across: list[_Line]) -> list[_Grid]:
    """One grid for each stretch of the page that lines go down; from the top."""
    grids = []
    for stretch in _stretches(down):
        bottom, top = min(line.start for line in stretch), max(line.end for line in stretch)
        columns = _together(stretch)
        if not _FEWEST_DOWN <= len(columns) <= MOST_COLUMNS:
            continue
        places = [at for at, _ in columns]
        # What is drawn under a word ends at no other line.
        within = [line for line in across if bottom - _NEAR <= line.at <= top + _NEAR and _ends_at(line, places)]
        grid = _Grid(tuple(columns), tuple(reversed(_together(within))))
        if grid.is_table:
            grids.append(grid)
    return grids


def _ends_at(line: _Line, places: Sequence[float]) -> bool:
    return all(any(abs(end - place) <= 2 * _NEAR for place in places) for end in (line.start, line.end))


def _stretches(down: list[_Line]) -> Iterator[list[_Line]]:
    """The lines that go down, those apart that nothing beside them joins."""
    stretch: list[_Line] = []
    bottom = 0.0
    for line in sorted(down, key=lambda line: -line.end):
        if stretch and line.end < bottom - _NEAR:
            yield stretch
            stretch = []
        bottom = min(bottom, line.start) if stretch else line.start
        stretch.append(line)
    if stretch:
        yield stretch


def _together(lines: list[_Line]) -> list[tuple[float, tuple[_Line, ...]]]:
    """The lines that stand at one place, by place: each cell may have drawn its own."""
    found: list[tuple[float, list[_Line]]] = []
    for line in sorted(lines):
        if found and line.at - found[-1][0] <= _NEAR:
            found[-1][1].append(line)
        else:
            found.append((line.at, [line]))
    return [(at, tuple(stretches)) for at, stretches in found]


def _lines(page: pypdfium2.PdfPage) -> tuple[list[_Line], list[_Line]]:
    """What is drawn down and across a page: lines, thin bars, and the edges of boxes."""
    down: list[_Line] = []
    across: list[_Line] = []
    width, height = page.get_size()
    box = tuple(ctypes.c_float() for _ in range(4))
    for number in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(drawn, *box)
        left, bottom, right, top = (edge.value for edge in box)
        if right - left <= _THICK:
            down.append(_Line((left + right) / 2, bottom, top))
        elif top - bottom <= _THICK:
            across.append(_Line((bottom + top) / 2, left, right))
        elif _is_outlined(drawn) and not (right - left > _FRAME * width and top - bottom > _FRAME * height):
            down += [_Line(left, bottom, top), _Line(right, bottom, top)]
            across += [_Line(bottom, left, right), _Line(top, left, right)]
    return [[line for line in lines if line.end - line.start >= _SHORTEST] for lines in (down, across)]  # type: ignore[return-value]


def _is_outlined(drawn: pdfium.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)
    return bool(stroke.value) and pdfium.FPDFPath_CountSegments(drawn) in _BOX


_BOX = range(4, 6)  # points of a rectangle's outline


def _words(text: str, box_of: Callable[[int], Box]) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        first = box_of(found.start())
        yield _Word(found.start(), found.end(), first.left, box_of(found.end() - 1).right, first.middle)


def boxes_of(textpage: pypdfium2.PdfTextPage) -> Callable[[int], Box]:
    """Where the letters of a page's text stand, by their place in it."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))

    def box_of(place: int) -> Box:
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, place)
        pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
        return Box(left.value, right.value, (bottom.value + top.value) / 2)

    return box_of
