"""RTF to a document: control words dropped, letters of Windows-874 and UTF-16 decoded, rows of tables kept together."""

import re
from collections.abc import Iterator

from documents.blocks import MOST_TEXT, Draft, from_drafts
from documents.rows import row_text
from model.document import Document, Fault, Kind, Role

_LONGEST = MOST_TEXT * 20  # control words take ten times the room of the text
_TOKEN = re.compile(
    r"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_HIDDEN = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "listtable", "latentstyles", "xmlnstbl",
})  # fmt: skip
_SHOWN = frozenset({"shptxt"})  # the text of a text box stands inside a group for newer readers
_DEEPEST_GROUP = 200
_ROW, _CELL, _ROW_END = "\x1c", "\x07", "\x1d"  # how the begin of a row, the end of a cell and of a row are handed on
_BREAKS = {"par": "\n", "line": " ", "sect": "\n", "page": "\n", "tab": " ", "nestcell": " ", "nestrow": " ",
           "trowd": _ROW, "cell": _CELL, "row": _ROW_END}  # fmt: skip
_UNSEEN = frozenset({"v", "deleted"})  # of letters: hidden, and struck out by who keeps track of changes
_SYMBOLS = {"\\": "\\", "{": "{", "}": "}", "~": " ", "_": "-"}
_BREAK = re.compile(f"([\n{_ROW}{_CELL}{_ROW_END}])")
_CODE_PAGE = re.compile(rb"\\ansicpg(125[013-8])\b")
_THAI_FONT = b"\\fcharset222"
_HEAD = 65_536


def read_rtf(body: bytes, url: str) -> Document:
    """The document that the file is; one that breaks off is read as far as it goes."""
    text = "".join(_pieces(body[:_LONGEST].decode("latin-1"), _codec(body[:_HEAD])))
    document = from_drafts(list(_drafts(text)), url, kind=Kind.RTF, truncated=len(body) > _LONGEST)
    cut = not document.letters and not body.rstrip(b"\0\r\n ").endswith(b"}")
    return Document(url, Kind.RTF, text_source="none", fault=Fault.BROKEN) if cut else document


def _codec(head: bytes) -> str:
    """Thai programs often name no code page or the western one; only another one without a Thai font is believed."""
    named = _CODE_PAGE.search(head)
    return f"cp{named[1].decode()}" if named and _THAI_FONT not in head else "cp874"


def _pieces(text: str, codec: str) -> Iterator[str]:
    hidden, unseen = [False], [False]  # one entry for each open group: of what is no text at all, and of letters
    fallback, skip = 1, 0  # how many characters after \uN are for readers that know no Unicode
    for found in _TOKEN.finditer(text):
        code, wide, word, number, symbol, brace, plain = found.groups()
        if brace:
            deeper = brace == "{" and len(hidden) < _DEEPEST_GROUP
            hidden = [*hidden, hidden[-1]] if deeper else hidden[:-1] or [False]
            unseen = [*unseen, unseen[-1]] if deeper else unseen[:-1] or [False]
        elif word in _SHOWN:
            hidden[-1] = False
        elif word in _HIDDEN or symbol == "*":
            hidden[-1] = True
        elif word in _UNSEEN or word == "plain":
            unseen[-1] = word != "plain" and number != "0"
        elif word == "uc":
            fallback = int(number or 1)
        elif hidden[-1]:
            continue
        elif wide:
            yield "" if unseen[-1] else chr(int(wide) & 0xFFFF)
            skip = fallback
        elif skip and (code or plain):
            passed = min(skip, len(plain or "?"))
            skip -= passed
            yield plain[passed:] if plain and not unseen[-1] else ""
        elif unseen[-1] and (code or plain):
            continue
        elif code:
            yield bytes([int(code, 16)]).decode(codec, "replace")
        else:
            yield plain or _BREAKS.get(word or "", "") or _SYMBOLS.get(symbol or "", "")


def _drafts(text: str) -> Iterator[Draft]:
    """Paragraphs, and rows from their begin to their end; Word says the begin twice, programs that leave it out just end cells."""
    cells: list[str] = []
    cell: list[str] = []
    in_row = False
    rows = 0
    pieces = _BREAK.split(text)
    for piece, ending in zip(pieces[::2], [*pieces[1::2], "\n"], strict=True):
        words = _without_surrogates(piece).strip()
        if ending == _CELL:
            cells.append(" ".join([*cell, words]).strip())
            cell = []
        elif ending == _ROW_END:
            rows += 1
            yield Draft(row_text([*cells, words]), Role.ROW, f"ตาราง แถว {rows}")
            cells, cell, in_row = [], [], False
        elif in_row:
            cell.append(words)
        else:
            yield Draft(words)
        in_row = in_row or ending == _ROW
    yield Draft(row_text([*cells, " ".join(cell)]))


def _without_surrogates(text: str) -> str:
    """Pairs joined, lone ones replaced."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
