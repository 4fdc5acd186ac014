"""The words that poppler reads, put into the tables that PDFium sees: one tells the letters right, the other where lines are drawn."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from itertools import islice
from typing import NamedTuple

import pypdfium2

from documents.pdf_lines import flowing_by_length
from documents.pdf_marks import Box, rings_restored
from documents.pdf_tables import Rows, parts_of

_PAGE = re.compile(r"<page [^>]{0,200}>(.*?)</page>", re.DOTALL)
_NUMBER = r"\"(-?[\d.]{1,20})\""
_WORD = re.compile(rf"<word xMin={_NUMBER} yMin={_NUMBER} xMax={_NUMBER} yMax={_NUMBER}>([^<]*)</word>")
_TOKEN = re.compile(r"\S+")
_MOST_WORDS = 4_000  # of one page; one of small print has 1,500


class Placed(NamedTuple):
    """A word, and where it stands in points from the left and from the top."""

    said: str
    left: float
    right: float
    middle: float


def words_of(told: str) -> list[list[Placed]]:
    """The words of each page of what `pdftotext -bbox` says."""
    return [list(islice(_words(page[1]), _MOST_WORDS + 1)) for page in _PAGE.finditer(told)]


def in_tables(pdf: pypdfium2.PdfDocument, number: int, text: str, words: Sequence[Placed]) -> tuple[str | Rows, ...]:
    """The text of a page and the rows of its tables; only the text, where its words are not those that were placed."""
    flowed = flowing_by_length(text)
    tokens = list(_TOKEN.finditer(flowed))
    page = pdf[number]
    try:
        left, _, _, top = page.get_mediabox()
        if page.get_rotation() or len(words) > _MOST_WORDS or [token[0] for token in tokens] != [word.said for word in words]:
            return (flowed,)
        starts = [token.start() for token in tokens]
        return tuple(parts_of(page, flowed, _boxes(starts, words, left=left, top=top)))
    finally:
        page.close()


def _words(page: str) -> Iterator[Placed]:
    for found in _WORD.finditer(page):
        left, top, right, bottom = map(float, found.groups()[:4])
        yield Placed(rings_restored(unescape(found[5])), left, right, (top + bottom) / 2)


def _boxes(starts: Sequence[int], words: Sequence[Placed], *, left: float, top: float) -> Callable[[int], Box]:
    """Where the letters stand, by their place in the text: of a word only its ends are known, and letters are about as wide."""

    def box_of(place: int) -> Box:
        number = bisect_right(starts, place) - 1
        word = words[number]
        width = (word.right - word.left) / max(1, len(word.said))
        begin = left + word.left + (place - starts[number]) * width
        return Box(begin, begin + width, top - word.middle)

    return box_of
