"""The lines of a PDF as paragraphs: wrapped ones joined, those of lists and tables apart."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from documents.pdf_marks import Box

_LINE = re.compile(r"\S(?:[^\r\n]*[^\r\n\s])?")
LINE_END = "\r\n"
GOES_ON = "\v"  # at the end of a line that goes on in the next one
_FREE = 0.25  # of the width between the margins: a line may end so far before the edge, where a long word follows
_LEVEL = 4.0  # points between the middles of letters of one line
# What begins a line that is no part of the one before.
_ITEM = re.compile(r"(?:\(?[0-9๐-๙]{1,2}[.)]|[-–•*●]) ?[^0-9๐-๙\s]")
# Room to write on, which goes on in more of it only.
_DOTS, _DOT = ("..........", "………", "__________"), (".", "…", "_")
_FULL_LINE = 0.75
_SHORTEST_FULL_LINE = 50
_LONGEST_PARAGRAPH = 1_500
# The heads of a table come out a line for each line of a cell ("ดำเนินการแล้ว", "เสร็จ"), and then its rows.
_LONGEST_CELL_LINE = 30
_FEWEST_HEADS = 3
_LINE_END = 60  # characters: numbers of money in four columns take fewer
_NUMBERS_WITHIN = 3  # lines behind the heads and the label of the first row
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"[\d.,%\-–]*\d[\d.,%\-–]*|.*(?: [\d.,%\-–]*\d[\d.,%\-–]*){2}")  # of one cell, or those that end a row


def flowing(text: str, box_of: Callable[[int], Box], width: float) -> str:
    """The text with a mark where a line goes on in the next one.

    It ends near the right margin, which is as wide as the left one, or the next one stands beside it: PDFium breaks lines at
    marks that are drawn apart.
    """
    lines = [(found.end(), box_of(found.start()), box_of(found.end() - 1).right) for found in _LINE.finditer(text)]
    lefts = Counter(round(first.left) for _, first, _ in lines)
    margin = max(lefts, key=lambda left: (lefts[left], -left), default=0)
    least = width - margin - _FREE * (width - 2 * margin)
    pieces, reached = [], 0
    for (end, first, right), (_, below, _) in pairwise(lines):
        is_beside = abs(below.middle - first.middle) < _LEVEL and below.left >= right - _LEVEL
        if (right >= least or is_beside) and text.startswith(LINE_END, end):
            pieces += [text[reached:end], GOES_ON]
            reached = end + 1
    return "".join([*pieces, text[reached:]])


def flowing_by_length(text: str) -> str:
    """The same for a text of which nobody knows where its lines end on the page: the longest one tells how many letters fit."""
    lines = text.split("\n")
    full = max(_SHORTEST_FULL_LINE, int(max(map(len, lines)) * _FULL_LINE))
    return "\n".join(line + GOES_ON if len(line.strip()) >= full else line for line in lines)


def paragraphs(lines: list[str]) -> Iterator[str]:
    """Wrapped lines joined without a blank, as Thai is wrapped; short ones (rows, headings) stay apart."""
    running: list[str] = []
    length = 0
    for line in _heads_joined(lines):
        said = line.strip()
        if running and (_ITEM.match(said) or (running[-1].endswith(_DOTS) and not said.startswith(_DOT))):
            yield " ".join(running)
            running, length = [], 0
        running.append(said)
        length += len(line)
        if not line.endswith(GOES_ON) or length > _LONGEST_PARAGRAPH:
            yield " ".join(running)
            running, length = [], 0
    yield " ".join(running)


def _heads_joined(lines: list[str]) -> Iterator[str]:
    """The lines, those of the heads of a table as one: what a cell says is broken anywhere."""
    heads: list[str] = []
    for place, raw in enumerate(lines):
        line = raw.strip()
        if line and len(line) <= _LONGEST_CELL_LINE and not _DIGIT.search(line):
            heads.append(line)
            continue
        is_table = len(heads) >= _FEWEST_HEADS and any(
            _ends_in_numbers(near.strip()) for near in lines[place : place + _NUMBERS_WITHIN]
        )
        yield from [" ".join(heads)] if is_table else heads
        heads = []
        yield raw
    yield from heads


def _ends_in_numbers(line: str) -> bool:
    return bool(_NUMBERS.fullmatch(line[-_LINE_END:]))
