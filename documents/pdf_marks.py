"""Marks of Thai letters that a PDF draws apart from them, or names wrongly: put right by their place on the page."""

import ctypes
import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

# PDFium gives the characters of the higher planes in two halves; no letter of Thai is among them.
_FIRST_HALF, _SECOND_HALF, _LAST_HALF = "\ud800", "\udc00", "\udfff"
MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_CLUSTER = MARKS | {"ำ"}
_BASE = re.compile("[ก-ฮ]")
_BLANKS = frozenset(map(ord, " \r\n"))  # what PDFium puts between words and lines by itself
_BELOW = frozenset("ุู")
_ABOVE = MARKS - _BELOW - {"ฺ"}
_STACKED = re.compile("[่-๋]{2}")  # two tone marks on one letter: one of them is a vowel with a wrong name
_DETACHED = re.compile("[ \\n][ัิ-ฺ็-๎]")
_DOUBLED = re.compile("([ก-ฮ][ัำิ-ฺ็-๎]+)(?:[ก-ฮะาเ-ไ][ัิ-ฺ็-๎]*|[ \\r\\n]){0,3}\\1")
# Ordinary Thai looks doubled once in 10,000 characters, apart from these words; where marks are drawn apart it is every few words.
_DOUBLED_ONCE_IN = 200
_REPEATING = re.compile("จัดซื้อจัด|ให้คุณให้|บังคับบัญ|ที่ ?วันที่")
# A mark is drawn over the right half of its letter, shifted left over tall ones; in widths of the letter.
_BEFORE, _BEHIND = 0.2, 0.3
_USUAL = 0.75  # where the middle of a mark mostly is
_NEAR = 1.6  # heights of the letter between its middle and that of the mark, at most
_WIDER = 1.04  # the ink of sara uu is 1.06 to 1.74 times as wide as high in 63 Thai faces, that of sara u 0.54 to 1.01 times
_CLUSTERS_BACK = 12  # how many letters with marks may stand between one and its double
_WORD_GAP = 0.3  # heights of a letter; letters of one word stand closer
MOST_CHARACTERS = 8_000  # of one page; a full page of small print has 6,000, and more cost the square of their number
# A glyph that the font names by nothing, or by its number, before sara aa: the ring of sara am. No word begins with sara aa.
_LOST_RING = re.compile(r"(?<=[ก-ฮ])([่-๋]?)[!-,.:-@\[-`{}~À-ɏ]([่-๋]?)า")


class Box(NamedTuple):
    """Where a letter stands on the page, in points from the left and from below; `middle` is that of its height."""

    left: float
    right: float
    middle: float


@dataclass(slots=True)
class _Letter:
    """A character with its box; `marks` were put back to it."""

    char: str
    left: float
    right: float
    middle: float
    height: float
    drawn: bool
    marks: str = ""
    gone: bool = False


def rings_restored(text: str) -> str:
    """Sara am whose ring came out as another character."""
    return _LOST_RING.sub(r"\1\2ำ", text)


def is_shuffled(text: str) -> bool:
    """Whether a mark stands behind a blank or on another, or a letter with its marks is there twice: signs of marks gone wrong."""
    if _DETACHED.search(text) or _STACKED.search(text):
        return True
    doubled = sum(1 for _ in _DOUBLED.finditer(_REPEATING.sub(".", text)))
    return doubled * _DOUBLED_ONCE_IN > len(text)


def marks_restored(textpage: pypdfium2.PdfTextPage) -> tuple[str, Callable[[int], Box]]:
    """The text of a page with every mark behind the letter that it is drawn over, and where the character at a place of it stands."""
    letters = _letters(textpage)
    _name_vowels_below(letters)
    _drop_doubled(letters)
    _move_marks(letters)
    _close_gaps(letters)
    said: list[str] = []
    drawn: list[_Letter] = []  # one for each character of the text
    for letter in letters:
        if letter.gone or _SECOND_HALF <= letter.char <= _LAST_HALF:
            continue
        text = (letter.char if not _FIRST_HALF <= letter.char < _SECOND_HALF else "\ufffd") + letter.marks
        said.append(text)
        drawn += [letter] * len(text)

    def box_of(place: int) -> Box:
        letter = drawn[place]
        return Box(letter.left, letter.right, letter.middle)

    return "".join(said), box_of


def _name_vowels_below(letters: list[_Letter]) -> None:
    """A mark with the name of one that stands above, drawn below its letter: some programs give two glyphs one name."""
    for place, letter in enumerate(letters):
        base = _base_before(letters, place) if letter.char in _ABOVE and letter.drawn else None
        if base is None or letter.middle >= base.middle or not _fits(letter, base):
            continue
        # Where the vowel is there too, only the names of the two are exchanged, or one glyph stands for both.
        if not any(other.char in _BELOW for other in letters[place - 1 : place + 2]):
            letter.char = "ู" if letter.right - letter.left > _WIDER * letter.height else "ุ"


def _drop_doubled(letters: list[_Letter]) -> None:
    """Browsers say for the glyph of a mark the letter with all its marks, and for the glyph of the letter the same once more."""
    seen: deque[tuple[str, _Letter, _Letter]] = deque(maxlen=_CLUSTERS_BACK)
    for place, letter in enumerate(letters):
        if not _BASE.match(letter.char):
            continue
        marks = list(takewhile(lambda mark: mark.char in _CLUSTER, letters[place + 1 : place + 4]))
        if not marks:
            continue
        text = letter.char + "".join(mark.char for mark in marks)
        if any(other == text and _overlap(letter, marks[-1], first, last) for other, first, last in seen):
            for doubled in (letter, *marks):
                doubled.gone = True
        else:
            seen.append((text, letter, marks[-1]))


def _overlap(begin: _Letter, end: _Letter, first: _Letter, last: _Letter) -> bool:
    """Whether one cluster is drawn over another: two of one line stand side by side."""
    width, middle = last.right - first.left, (begin.left + end.right) / 2
    across = first.left - width * _BEFORE <= middle <= last.right + width * _BEHIND
    return across and abs(begin.middle - first.middle) < _NEAR * first.height


def _move_marks(letters: list[_Letter]) -> None:
    """Marks that do not stand over the letter before them go behind the letter that they stand over."""
    bases = [letter for letter in letters if letter.drawn and not letter.gone and _BASE.match(letter.char)]
    band = _NEAR * max((base.height for base in bases), default=0.0) or 1.0
    widest = max((base.right - base.left for base in bases), default=0.0)
    rows: dict[float, list[_Letter]] = {}  # by height on the page, in bands: a mark belongs to its own or one beside it
    for base in sorted(bases, key=_left_of):
        rows.setdefault(base.middle // band, []).append(base)
    for place, letter in enumerate(letters):
        if letter.char not in MARKS or letter.gone or not letter.drawn or _fits(letter, _base_before(letters, place)):
            continue
        own = letter.middle // band
        near = [base for row in (own - 1, own, own + 1) for base in _around(letter, rows.get(row, []), widest)]
        fitting = [base for base in near if _fits(letter, base)]
        if fitting:
            min(fitting, key=lambda base: _distance(letter, base)).marks += letter.char
            letter.gone = True


def _around(mark: _Letter, row: list[_Letter], widest: float) -> list[_Letter]:
    begin = bisect_left(row, mark.left - widest * 2, key=_left_of)
    return row[begin : bisect_right(row, mark.right + widest, key=_left_of)]


def _left_of(letter: _Letter) -> float:
    return letter.left


def _letters(textpage: pypdfium2.PdfTextPage) -> list[_Letter]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    page = textpage.raw
    letters = []
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        drawn = code not in _BLANKS or pdfium.FPDFText_IsGenerated(page, index) != 1
        pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        middle, height = (top.value + bottom.value) / 2, top.value - bottom.value
        letters.append(_Letter(chr(code) if code < 0x110000 else "", left.value, right.value, middle, height, drawn))
    return letters


def _base_before(letters: list[_Letter], place: int) -> _Letter | None:
    """The letter that a mark follows, with no more than other marks between."""
    for letter in reversed(letters[max(0, place - 4) : place]):
        if letter.char not in MARKS:
            return letter if _BASE.match(letter.char) else None
    return None


def _fits(mark: _Letter, base: _Letter | None) -> bool:
    if base is None:
        return False
    width, middle = base.right - base.left, (mark.left + mark.right) / 2
    across = base.left - _BEFORE * width <= middle <= base.right + _BEHIND * width
    return across and abs(mark.middle - base.middle) <= _NEAR * base.height


def _distance(mark: _Letter, base: _Letter) -> float:
    usual = base.left + (base.right - base.left) * _USUAL
    return abs((mark.left + mark.right) / 2 - usual)


def _close_gaps(letters: list[_Letter]) -> None:
    """The blanks and line ends that stood for the jumps to what is gone: one stays where the letters around stand apart."""
    before: _Letter | None = None
    between: list[_Letter] = []
    jumped = False
    for letter in letters:
        if letter.gone:
            jumped = True
        elif not letter.drawn and letter.char in " \r\n":
            between.append(letter)
        else:
            if before and jumped and between and _on_one_line(before, letter):
                apart = letter.left - before.right > _WORD_GAP * before.height
                between[0].char = " "
                for blank in between[1:] if apart else between:
                    blank.gone = True
            before, between, jumped = letter, [], False


def _on_one_line(first: _Letter, second: _Letter) -> bool:
    return abs(first.middle - second.middle) < _NEAR * max(first.height, second.height) and second.left > first.left
