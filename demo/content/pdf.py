"""A minimal PDF of text and tables whose Thai text layer can be read back; no font is embedded, so nothing is copied."""

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, zip_longest
from typing import NamedTuple

from demo.content.article import Doc
from thai.wrap import wrap

LINES_A_PAGE = 48
LETTERS_A_LINE = 88  # of half the size each; what is printed stays on the page
_WIDTH, _HEIGHT, _LEADING, _SIZE = 595, 842, 16, 12  # points
_MARGIN, _PAD, _TABLE_WIDTH = 40, 3, 520.0
_LETTER = 6.0  # points that each takes
_SHORTEST_CELL, _LONGEST_CELL = 6, 22  # letters that a column asks room for
_THAI_MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"  # they stand above or below a letter and take no room


class _Strip(NamedTuple):
    """A line of text, or a row of a table: the lines of each cell, with how wide it is in points; a line has one cell."""

    cells: tuple[tuple[float, tuple[str, ...]], ...]
    is_row: bool

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return max(len(lines) for _, lines in self.cells)


def pdf(doc: Doc) -> bytes:
    """The document as bytes of a PDF, with its title as metadata; paragraphs that begin with "|" are the rows of ruled tables."""
    strips: list[_Strip] = []
    for is_table, group in groupby(doc.paragraphs, key=lambda paragraph: paragraph.startswith("|")):
        listed = list(group)
        strips += _rows(listed) if is_table else _lines(listed)
    return _assembled([_page_content(page) for page in _pages(strips)], title=doc.title)


def _lines(paragraphs: Iterable[str]) -> list[_Strip]:
    lines = (line for paragraph in paragraphs for line in wrap(paragraph, LETTERS_A_LINE))
    return [_Strip(((_TABLE_WIDTH, (line,)),), is_row=False) for line in lines]


def _rows(paragraphs: Sequence[str]) -> list[_Strip]:
    """The rows of one table; each column is as wide as its longest cell asks for."""
    rows = [[cell.strip() for cell in row.strip().removeprefix("|").removesuffix("|").split("|")] for row in paragraphs]
    columns = list(zip_longest(*rows, fillvalue=""))
    asked = [min(_LONGEST_CELL, max(_SHORTEST_CELL, *map(len, column))) for column in columns]
    widths = [_TABLE_WIDTH * letters / sum(asked) for letters in asked]
    return [
        _Strip(
            tuple(
                (room, tuple(wrap(cell, max(1, int((room - 2 * _PAD) / _LETTER)))))
                for room, cell in zip(widths, row, strict=True)
            ),
            is_row=True,
        )
        for row in zip(*columns, strict=True)
    ]


def _pages(strips: Iterable[_Strip]) -> list[list[_Strip]]:
    pages: list[list[_Strip]] = [[]]
    room = LINES_A_PAGE
    for strip in strips:
        if strip.lines > room and pages[-1]:
            pages.append([])
            room = LINES_A_PAGE
        pages[-1].append(strip)
        room -= strip.lines
    return pages


def scanned_pdf(*, pages: int = 2) -> bytes:
    """A document that is nothing but pictures of pages: there is no text to read."""
    rows = b"".join(bytes([0xFF if (y // 9) % 3 else 0x81]) * 25 for y in range(280))  # grey bars where lines of text would be
    picture = b"q 495 0 0 742 50 50 cm BI /W 200 /H 280 /BPC 1 /CS /G ID " + rows + b" EI Q"
    return _assembled([picture] * pages, title="")


def _page_content(strips: Sequence[_Strip]) -> bytes:
    drawn: list[bytes] = []
    top = _HEIGHT - _MARGIN
    for strip in strips:
        left, height = float(_MARGIN), strip.lines * _LEADING
        for room, lines in strip.cells:
            if strip.is_row:
                drawn.append(f"{left:.1f} {top - height} {room:.1f} {height} re S".encode())
            drawn += [_shown(line, left + _PAD, top - _SIZE - at * _LEADING) for at, line in enumerate(lines) if line]
            left += room
        top -= height
    return b"\n".join(drawn)


def _shown(line: str, left: float, base: float) -> bytes:
    return f"BT /F1 {_SIZE} Tf {left:.1f} {base} Td (".encode() + _escaped(line) + b") Tj ET"


def _escaped(text: str) -> bytes:
    return re.sub(rb"([()\\])", rb"\\\1", text.encode("cp874", "replace"))


def _assembled(contents: Sequence[bytes], *, title: str) -> bytes:
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        _font(),
        _stream(_to_unicode()),
    ]
    for number, content in enumerate(contents):
        box = f"[0 0 {_WIDTH} {_HEIGHT}]"
        fonts = "<< /Font << /F1 3 0 R >> >>"
        head = f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources {fonts} /Contents {6 + 2 * number} 0 R >>"
        objects += [head.encode(), _stream(content)]
    objects.append(b"<< /Title <FEFF" + title.encode("utf-16-be").hex().upper().encode() + b"> >>")
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    return bytes(out) + f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode()


@cache
def _font() -> bytes:
    names = " ".join(f"/uni{ord(letter):04X}" for letter in (_letter(code) for code in range(128, 256)))
    widths = " ".join(str(0 if _letter(code) in _THAI_MARKS else 500) for code in range(32, 256))
    return (
        "<< /Type /Font /Subtype /TrueType /BaseFont /Garuda /FirstChar 32 /LastChar 255 "
        f"/Widths [{widths}] /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [128 {names}] >> /ToUnicode 4 0 R >>"
    ).encode()


@cache
def _to_unicode() -> bytes:
    rows = [f"<{code:02X}> <{ord(_letter(code)):04X}>" for code in range(32, 256)]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]  # a block may hold 100 rows
    maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Thai def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{maps}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


def _letter(code: int) -> str:
    return bytes([code]).decode("cp874", "ignore") or " "


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
