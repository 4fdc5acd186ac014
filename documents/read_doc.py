"""Old Word files to a document: their text by the table of pieces, their paragraphs by the property pages (MS-DOC)."""

import io
import re
import struct
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

import olefile

from documents.blocks import MOST_TEXT, Draft, from_drafts
from documents.decode import looks_thai
from documents.rows import row_text
from model.document import Document, Fault, Kind, Role

_MAGIC = 0xA5EC
_WORD_6 = 101  # the first version in a container
_WORD_97 = 193  # the first version of the format with a table of pieces; older ones have 8-bit text in one run
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_LETTER_PAGES, _PARAGRAPH_PAGES, _PIECES = 12, 13, 33  # places of two addresses in the header's list
_BODY, _NOTES, _HEADERS, _COMMENTS, _LAST_PART = 3, 4, 5, 7, 10  # places of the lengths of the parts of the text
_PAGE = 512
_WIDE_PIECE = 0x40000000  # set: one byte a character
_ROW_END, _IN_TABLE = b"\x17\x24\x01", b"\x16\x24\x01"  # sprmPFTtp, sprmPFInTable
_STRUCK_OUT, _HIDDEN = 0x0800, 0x083C  # sprmCFRMarkDel, sprmCFVanish
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes behind the code of a change, by its upper three bits; 0: the next byte says
_HEADINGS = range(1, 10)  # numbers of the styles "heading 1" to "heading 9", the same in every file
_MOST_PIECES = 100_000
_MOST_PROPERTY_PAGES = 20_000

_MARK = re.compile(r"[\r\x07\x0c]")
_FIELD_CODE = re.compile(
    r"\x13[^\x13-\x15]*\x14?|\x15"
)  # "HYPERLINK …" and "PAGE": what Word shows stands after the second mark
_NO_MARK = re.compile(r"[^\r\x07\x0c\x13-\x15]")
_BREAKS = str.maketrans({"\x0b": " ", "\x1e": "-", "\xa0": " "} | dict.fromkeys(map(chr, (1, 2, 3, 4, 5, 8, 0x1F)), ""))

# For files whose container is damaged: text in UTF-16 in one run. Latin, Thai, punctuation, ends of paragraphs and cells.
_RUN = re.compile(rb"(?:[\x07\x09\x0b\x0c\x0d\x20-\x7e\xa0]\x00|[\x01-\x5b]\x0e|[\x10-\x26]\x20){12,}")
_THAI = re.compile("[ก-ฮ]")
_FEWEST_THAI = 8  # names of fonts and styles have none or few


class _EncryptedError(Exception):
    """The text is enciphered."""


@dataclass(frozen=True, slots=True)
class _Property:
    """What a file says of a paragraph."""

    ends_row: bool = False
    in_table: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A run of text up to its mark; `says` is None where the file has no properties."""

    text: str
    ends_cell: bool
    says: _Property | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the text: its characters and where its bytes begin."""

    text: str
    at: int
    width: int


def read_doc(body: bytes, url: str) -> Document:
    """The document that the file is; of a damaged one what can be saved."""
    try:
        with olefile.OleFileIO(io.BytesIO(body)) as container:
            drafts = list(_drafts(_paragraphs(container)))
    except _EncryptedError:
        return Document(url, Kind.DOC, text_source="none", fault=Fault.ENCRYPTED)
    # What a damaged container raises; the library names few of its errors.
    except (OSError, struct.error, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError):
        drafts = list(_saved(body))
        if not drafts:
            return Document(url, Kind.DOC, text_source="none", fault=Fault.BROKEN)
        return replace(from_drafts(drafts, url, kind=Kind.DOC), truncated=True)
    return from_drafts(drafts, url, kind=Kind.DOC)


def _paragraphs(container: "olefile.OleFileIO[str]") -> Iterator[_Paragraph]:
    word = container.openstream("WordDocument").read()
    magic, version = struct.unpack_from("<HH", word)
    (flags,) = struct.unpack_from("<H", word, 10)
    if magic != _MAGIC or version < _WORD_6:
        raise ValueError("no header of Word")
    if flags & _ENCRYPTED:
        raise _EncryptedError
    if version < _WORD_97:
        first, last = struct.unpack_from("<II", word, 24)
        yield from _marked([_Piece(_narrow(word[first:last][:MOST_TEXT]), first, 1)], [], [])
        return
    lengths, addresses = _header(word)
    table = container.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    unseen = sorted(_unseen(word, table, addresses[_LETTER_PAGES]))
    pieces = [_without(piece, unseen) for piece in _pieces(word, table, addresses[_PIECES])]
    ends, properties = _properties(word, table, addresses[_PARAGRAPH_PAGES])
    for part in _parts(pieces, lengths):
        yield from _marked(part, ends, properties)


def _header(word: bytes) -> tuple[tuple[int, ...], list[tuple[int, int]]]:
    """The lengths of the parts of the text, and the list of addresses (where, how long)."""
    at = 32
    (count,) = struct.unpack_from("<H", word, at)
    at += 2 + count * 2
    (count,) = struct.unpack_from("<H", word, at)
    lengths = struct.unpack_from(f"<{count}i", word, at + 2)
    at += 2 + count * 4
    (count,) = struct.unpack_from("<H", word, at)
    plain = struct.unpack_from(f"<{count * 2}I", word, at + 2)
    return lengths, list(zip(plain[::2], plain[1::2], strict=True))


def _pieces(word: bytes, table: bytes, address: tuple[int, int]) -> Iterator[_Piece]:
    block = table[address[0] : sum(address)]
    at = 0
    while block[at] == 1:  # changes of properties stand before the table
        at += 3 + int(struct.unpack_from("<H", block, at + 1)[0])
    (size,) = struct.unpack_from("<I", block, at + 1)
    count = min((size - 4) // 12, _MOST_PIECES)
    starts = struct.unpack_from(f"<{count + 1}I", block, at + 5)
    room = MOST_TEXT * 2
    for number in range(count):
        (where,) = struct.unpack_from("<I", block, at + 5 + (count + 1) * 4 + number * 8 + 2)
        length = min(max(0, starts[number + 1] - starts[number]), room)
        width = 1 if where & _WIDE_PIECE else 2
        where = (where & ~_WIDE_PIECE) // (2 if width == 1 else 1)
        raw = word[where : where + length * width]
        yield _Piece(_narrow(raw) if width == 1 else _wide(raw), where, width)
        room -= length
        if room <= 0:
            return


def _narrow(raw: bytes) -> str:
    return raw.decode("cp874" if looks_thai(raw) else "cp1252", "replace")


def _wide(raw: bytes) -> str:
    """UTF-16, a character for each unit so that places can be counted."""
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])))


def _parts(pieces: list[_Piece], lengths: tuple[int, ...]) -> Iterator[list[_Piece]]:
    """Body, footnotes, headers, text boxes: the text without the comments."""
    start = 0
    for place in range(_BODY, min(_LAST_PART + 1, len(lengths))):
        end = start + max(0, lengths[place])
        if place != _COMMENTS:
            yield _cut(pieces, start, end)
        start = end


def _cut(pieces: list[_Piece], start: int, end: int) -> list[_Piece]:
    kept = []
    passed = 0
    for piece in pieces:
        first, last = max(start - passed, 0), min(end - passed, len(piece.text))
        if first < last:
            kept.append(_Piece(piece.text[first:last], piece.at + first * piece.width, piece.width))
        passed += len(piece.text)
    return kept


def _properties(word: bytes, table: bytes, address: tuple[int, int]) -> tuple[list[int], list[_Property]]:
    """For each paragraph in the order of its bytes: where it ends, and what the file says of it."""
    ends: list[int] = []
    found: list[_Property] = []
    for page in _property_pages(word, table, address):
        paragraphs = page[-1]
        ends += struct.unpack_from(f"<{paragraphs}I", page, 4)
        found += [_property(page, page[(paragraphs + 1) * 4 + place * 13] * 2) for place in range(paragraphs)]
    return ends, found


def _property_pages(word: bytes, table: bytes, address: tuple[int, int]) -> Iterator[bytes]:
    count = min((address[1] - 4) // 8, _MOST_PROPERTY_PAGES)
    for (number,) in struct.iter_unpack("<I", table[address[0] + (count + 1) * 4 : sum(address)] if count > 0 else b""):
        page = word[number * _PAGE : number * _PAGE + _PAGE]
        if len(page) < _PAGE:
            return
        yield page


def _unseen(word: bytes, table: bytes, address: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """From which byte to which letters are hidden, or struck out by who keeps track of changes."""
    for page in _property_pages(word, table, address):
        runs = page[-1]
        bounds = struct.unpack_from(f"<{runs + 1}I", page)
        for run in range(runs):
            at = page[(runs + 1) * 4 + run] * 2
            if at and _hides(page[at + 1 : at + 1 + page[at]]):
                yield bounds[run], bounds[run + 1]


def _hides(changes: bytes) -> bool:
    at = 0
    while at + 2 < len(changes):
        code = int.from_bytes(changes[at : at + 2], "little")
        if code in (_STRUCK_OUT, _HIDDEN) and changes[at + 2] == 1:
            return True
        at += 2 + (_OPERANDS[code >> 13] or changes[at + 2] + 1)
    return False


def _without(piece: _Piece, unseen: list[tuple[int, int]]) -> _Piece:
    """The piece with what is not seen in it replaced by what is no text; marks stay, and every letter keeps its place."""
    parts: list[str] = []
    done = 0
    for place in range(max(0, bisect_left(unseen, (piece.at, 0)) - 1), len(unseen)):
        first, last = (max(done, (byte - piece.at) // piece.width) for byte in unseen[place])
        if first >= len(piece.text):
            break
        parts += [piece.text[done:first], _NO_MARK.sub("\x01", piece.text[first:last])]
        done = max(first, last)
    return replace(piece, text="".join(parts) + piece.text[done:]) if parts else piece


def _property(page: bytes, at: int) -> _Property:
    if not at:
        return _Property()
    size = page[at] * 2 - 1 if page[at] else page[at + 1] * 2
    begin = at + (1 if page[at] else 2)
    style, changes = page[begin : begin + 2], page[begin + 2 : begin + size]
    return _Property(_ROW_END in changes, _IN_TABLE in changes, int.from_bytes(style, "little") in _HEADINGS)


def _marked(pieces: list[_Piece], ends: list[int], properties: list[_Property]) -> Iterator[_Paragraph]:
    """The text cut at its marks, each with what the property pages say of it."""
    waiting = ""
    for piece in pieces:
        done = 0
        for mark in _MARK.finditer(piece.text):
            place = bisect_left(ends, piece.at + mark.end() * piece.width)
            says = properties[place] if place < len(properties) else None
            yield _Paragraph(waiting + piece.text[done : mark.start()], mark[0] == "\x07", says)
            waiting, done = "", mark.end()
        waiting += piece.text[done:]
    if waiting:
        yield _Paragraph(waiting, ends_cell=False, says=None)


def _drafts(paragraphs: Iterator[_Paragraph]) -> Iterator[Draft]:
    cells: list[str] = []
    cell: list[str] = []
    rows = 0
    for paragraph in paragraphs:
        text, says = _shown(paragraph.text), paragraph.says or _Property()
        # Without properties a mark without text, after a cell, is taken for the end of the row.
        if paragraph.ends_cell and (says.ends_row or (paragraph.says is None and cells and not cell and not text)):
            rows += 1
            yield Draft(row_text(cells), Role.ROW, f"ตาราง แถว {rows}")
            cells, cell = [], []
        elif paragraph.ends_cell:
            cells.append(" ".join([*cell, text]).strip())
            cell = []
        elif says.in_table:
            cell.append(text)
        elif text:
            yield Draft(text, Role.HEADING, "หัวข้อ") if says.heading else Draft(text)
    if rest := row_text([*cells, " ".join(cell)]):
        yield Draft(rest)


def _shown(text: str) -> str:
    text = _FIELD_CODE.sub("", text).translate(_BREAKS).strip()
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _saved(body: bytes) -> Iterator[Draft]:
    """The runs of Thai text that stand in the bytes."""
    for run in _RUN.finditer(body):
        text = run.group().decode("utf-16-le", "replace")
        if len(_THAI.findall(text)) >= _FEWEST_THAI:
            yield from (Draft(piece.replace("\x07", " | ").strip(" |")) for piece in re.split(r"[\r\x0b\x0c]|\x07\x07", text))
