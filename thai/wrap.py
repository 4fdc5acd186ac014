"""Lines of Thai for a screen: broken at blanks and where a syllable surely begins, never inside a cluster.

Word boundaries need a dictionary. A vowel that is written first (เ แ โ ใ ไ) always begins a syllable, so a line broken before it can
be read; that is good enough for a table and needs nothing.
"""

import re

from thai.width import width

# A piece may end before a leading vowel, after a blank, or after a Latin word. Marks, following vowels and ๆ ฯ stay with their letter.
_PIECES = re.compile(r"\s+|[A-Za-z0-9@:/.?&=%_#~+,;()\-]+|[เแโใไ]?[^\sA-Za-z0-9เแโใไ]+|.", re.DOTALL)
_CLUSTERS = re.compile(r"[เแโใไ]?.[ะาำๅๆฯัิีึืฺุู็่้๊๋์ํ๎]*", re.DOTALL)


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of at most `cells` terminal cells; at least one line."""
    lines, line, used = [], "", 0
    for piece in _fitting(text, cells):
        size = width(piece)
        if used + size > cells and line:
            lines.append(line.rstrip())
            line, used = "", 0
        if line or not piece.isspace():
            line, used = line + piece, used + size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _fitting(text: str, cells: int) -> list[str]:
    """Pieces that fit a line: what is longer than one is cut between clusters."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        pieces += [piece] if width(piece) <= cells else _cut(piece, cells)
    return pieces


def _cut(piece: str, cells: int) -> list[str]:
    parts, part = [], ""
    for cluster in _CLUSTERS.findall(piece):
        if part and width(part + cluster) > cells:
            parts.append(part)
            part = ""
        part += cluster
    return [*parts, part]
