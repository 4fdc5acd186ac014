"""DOCX, PPTX and ODT to a document: the text of their XML, read as a stream of tags without building a tree."""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape

from documents.blocks import MOST_TEXT, Draft, from_drafts
from documents.zips import EncryptedZipError, UnsafeZipError, open_zip, read_member
from model.document import Document, Fault, Kind, Role

# A tag, and the text up to the next one. No entity but those of XML and numbers is known, so none can be a bomb.
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)([^<>]*)>([^<]*)")
_HEADING_STYLE = re.compile(r'w:val="(?:Heading|Title|Subtitle|หัวเรื่อง|[1-6]"|a[3-4]")', re.IGNORECASE)
# Word keeps a text box twice, the second time for older versions.
_FALLBACK = re.compile(r"<mc:Fallback>.*?</mc:Fallback>", re.DOTALL)
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
_MOST_SLIDES = 300
_OLE = b"\xd0\xcf\x11\xe0"
_TITLE = re.compile(r"<dc:title>([^<]{1,300})</dc:title>")


@dataclass(frozen=True, slots=True)
class _Dialect:
    """The names that one format gives to the same things; `text` is None where all text inside a paragraph counts."""

    paragraphs: frozenset[str]
    text: str | None
    row: str
    cell: str
    breaks: frozenset[str]
    skipped: frozenset[str] = frozenset()
    heading: str = ""


_WORD = _Dialect(frozenset({"w:p"}), "w:t", "w:tr", "w:tc", frozenset({"w:tab", "w:br", "w:cr"}))
_SLIDES = _Dialect(frozenset({"a:p"}), "a:t", "a:tr", "a:tc", frozenset({"a:br"}))
_OPEN = _Dialect(
    frozenset({"text:p", "text:h"}),
    None,
    "table:table-row",
    "table:table-cell",
    frozenset({"text:s", "text:tab", "text:line-break"}),
    frozenset({"office:annotation", "text:tracked-changes"}),
    "text:h",
)


def read_office(body: bytes, url: str, *, kind: Kind) -> Document:
    """The document that the file is."""
    if body.startswith(_OLE):
        return Document(url, kind, text_source="none", fault=Fault.ENCRYPTED if kind is Kind.DOCX else Fault.UNSUPPORTED)
    try:
        with open_zip(body) as archive:
            drafts = list(_READERS[kind](archive))
            title = _title(archive, kind)
    except EncryptedZipError:
        return Document(url, kind, text_source="none", fault=Fault.ENCRYPTED)
    except UnsafeZipError:
        return Document(url, kind, text_source="none", fault=Fault.TOO_COMPLEX)
    except (zipfile.BadZipFile, OSError):
        return Document(url, kind, text_source="none", fault=Fault.BROKEN)
    if title:
        drafts.insert(0, Draft(title, Role.TITLE, "ชื่อเอกสาร"))
    return from_drafts(drafts, url, kind=kind)


def _read_docx(archive: zipfile.ZipFile) -> Iterator[Draft]:
    xml = _text(archive, "word/document.xml")
    return _drafts(_FALLBACK.sub("", xml) if "<mc:Fallback>" in xml else xml, _WORD)


def _read_odt(archive: zipfile.ZipFile) -> Iterator[Draft]:
    return _drafts(_text(archive, "content.xml"), _OPEN)


def _read_pptx(archive: zipfile.ZipFile) -> Iterator[Draft]:
    numbers = sorted(int(found[1]) for name in archive.namelist() if (found := _SLIDE.fullmatch(name)))
    for number in numbers[:_MOST_SLIDES]:
        for draft in _drafts(_text(archive, f"ppt/slides/slide{number}.xml"), _SLIDES):
            yield Draft(draft.text, draft.role, f"สไลด์ {number}", number)


_READERS: dict[Kind, Callable[[zipfile.ZipFile], Iterator[Draft]]] = {
    Kind.DOCX: _read_docx,
    Kind.ODT: _read_odt,
    Kind.PPTX: _read_pptx,
}


def _text(archive: zipfile.ZipFile, name: str) -> str:
    content = read_member(archive, name)
    if not content:
        raise zipfile.BadZipFile(name)
    return content.decode("utf-8", "replace")


def _title(archive: zipfile.ZipFile, kind: Kind) -> str:
    name = "meta.xml" if kind is Kind.ODT else "docProps/core.xml"
    found = _TITLE.search(read_member(archive, name).decode("utf-8", "replace"))
    return unescape(found[1]) if found else ""


def _drafts(xml: str, dialect: _Dialect) -> Iterator[Draft]:
    reading = _Reading(dialect)
    room = MOST_TEXT
    for found in _TAG.finditer(xml):
        text = found[4]
        yield from reading.tag(found[2], found[3], closing=bool(found[1]))
        if text:
            room -= reading.add(unescape(text) if "&" in text else text)
            if room <= 0:
                return


class _Reading:
    """Where the stream of tags stands."""

    def __init__(self, dialect: _Dialect) -> None:
        self._dialect = dialect
        self._words: list[str] = []
        self._cells: list[str] = []
        self._cell: list[str] | None = None
        self._rows = 0
        self._depth = 0  # of rows: a table inside a cell belongs to the cell
        self._skipping = 0
        self._open = False
        self._heading = False

    def tag(self, name: str, rest: str, *, closing: bool) -> Iterator[Draft]:
        """Follows one tag; a finished paragraph or row comes out."""
        dialect = self._dialect
        alone = rest.endswith("/")
        if name in dialect.skipped:
            self._skipping += 0 if alone else -1 if closing else 1
        elif name in dialect.breaks:
            self._words.append(" ")
        elif name == dialect.text:
            self._open = not closing and not alone
        elif name in dialect.paragraphs:
            yield from self._paragraph(name, closing=closing or alone)
        elif name == "w:pStyle" and _HEADING_STYLE.search(rest):
            self._heading = True
        elif name == dialect.row and not alone:
            yield from self._row(closing=closing)
        elif name == dialect.cell and not alone and self._depth == 1:
            self._turn_cell(closing=closing)

    def add(self, text: str) -> int:
        """Takes the text if it belongs to the document; how much was taken."""
        if not self._open or self._skipping > 0:
            return 0
        self._words.append(text)
        return len(text)

    def _paragraph(self, name: str, *, closing: bool) -> Iterator[Draft]:
        if self._dialect.text is None:
            self._open = not closing
        if not closing:
            self._heading = name == self._dialect.heading
            return
        text = "".join(self._words).strip()
        self._words.clear()
        if not text:
            return
        if self._cell is not None:
            self._cell.append(text)
        else:
            yield Draft(text, Role.HEADING, "หัวข้อ") if self._heading else Draft(text)

    def _row(self, *, closing: bool) -> Iterator[Draft]:
        self._depth = max(0, self._depth - 1) if closing else self._depth + 1
        if not closing or self._depth:
            return
        self._rows += 1
        cells = [cell for cell in self._cells if cell]
        self._cells, self._cell = [], None
        if cells:
            yield Draft(" | ".join(cells), Role.ROW, f"ตาราง แถว {self._rows}")

    def _turn_cell(self, *, closing: bool) -> None:
        if not closing:
            self._cell = []
        elif self._cell is not None:
            self._cells.append(" ".join(self._cell))
            self._cell = None
