"""Marks of Thai letters that a PDF draws apart from them: put back by their place on the page."""

import ctypes
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_BASE = re.compile("[ก-ฮ]")
_LOOSE = re.compile("[ \\n][ัิ-ฺ็-๎]")
# A mark is drawn over the right half of its letter, shifted left over tall ones; in widths of the letter.
_BEFORE, _BEHIND = 0.2, 0.3
_USUAL = 0.75  # where the middle of a mark mostly is
_NEAR = 1.6  # heights of the letter between its middle and that of the mark, at most
_WORD_GAP = 0.3  # heights of a letter; letters of one word stand closer
_MOST_CHARACTERS = 20_000  # of one page; a full page of small print has 6,000
# A glyph that the font names by nothing, or by its number, before sara aa: the ring of sara am. No word begins with sara aa.
_LOST_RING = re.compile(r"(?<=[ก-ฮ])([่-๋]?)[!-,.:-@\[-`{}~À-ɏ]([่-๋]?)า")


@dataclass(slots=True)
class _Letter:
    """A character with its box; `marks` were put back to it."""

    char: str
    left: float
    right: float
    middle: float
    height: float
    drawn: bool
    marks: list[str] = field(default_factory=list)
    gone: bool = False


def rings_restored(text: str) -> str:
    """Sara am whose ring came out as another character."""
    return _LOST_RING.sub(r"\1\2ำ", text)


def has_loose_marks(text: str) -> bool:
    """Whether a mark stands behind a blank: a sign that marks were drawn apart from their letters."""
    return bool(_LOOSE.search(text))


def marks_restored(textpage: pypdfium2.PdfTextPage) -> str:
    """The text of a page with every mark behind the letter that it is drawn over."""
    letters = _letters(textpage)
    bases = sorted((letter for letter in letters if letter.drawn and _BASE.match(letter.char)), key=lambda letter: letter.left)
    lefts = [base.left for base in bases]
    widest = max((base.right - base.left for base in bases), default=0.0)
    for place, letter in enumerate(letters):
        if letter.char not in _MARKS or not letter.drawn or _fits(letter, _base_before(letters, place)):
            continue
        around = bases[bisect_left(lefts, letter.left - widest * 2) : bisect_right(lefts, letter.right + widest)]
        fitting = [base for base in around if _fits(letter, base)]
        if fitting:
            min(fitting, key=lambda base: _distance(letter, base)).marks.append(letter.char)
            letter.gone = True
            _close_gap(letters, place)
    return "".join(letter.char + "".join(letter.marks) for letter in letters if not letter.gone)


def _letters(textpage: pypdfium2.PdfTextPage) -> list[_Letter]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    letters = []
    for index in range(min(textpage.count_chars(), _MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        drawn = pdfium.FPDFText_IsGenerated(textpage, index) != 1
        pdfium.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
        middle, height = (top.value + bottom.value) / 2, top.value - bottom.value
        letters.append(_Letter(chr(code) if code < 0x110000 else "", left.value, right.value, middle, height, drawn))
    return letters


def _base_before(letters: list[_Letter], place: int) -> _Letter | None:
    """The letter that a mark follows, with no more than other marks between."""
    for letter in reversed(letters[max(0, place - 4) : place]):
        if letter.char not in _MARKS:
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


def _close_gap(letters: list[_Letter], place: int) -> None:
    """The blanks that stood for the jump to a mark and back; one stays where the letters around them stand apart."""
    blanks = [beside for beside in (place - 1, place + 1) if 0 <= beside < len(letters) and _is_jump(letters[beside])]
    if not blanks:
        return
    before, after = blanks[0] - 1 if blanks[0] < place else place - 1, blanks[-1] + 1 if blanks[-1] > place else place + 1
    apart = (
        before >= 0
        and after < len(letters)
        and letters[after].left - letters[before].right > _WORD_GAP * letters[before].height
    )
    for beside in blanks[1:] if apart else blanks:
        letters[beside].gone = True


def _is_jump(letter: _Letter) -> bool:
    return letter.char == " " and not letter.drawn
