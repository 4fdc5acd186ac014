"""DOCX, PPTX, ODT and ODP to a document: the text of their XML, read as a stream of tags without building a tree."""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import islice

from documents.blocks import MOST_TEXT, Draft, from_drafts
from documents.rows import MOST_COLUMNS, row_text
from documents.zips import EncryptedZipError, UnsafeZipError, open_zip, read_member
from model.document import Document, Fault, Kind, Role

# A tag, and the text up to the next one. No entity but those of XML and numbers is known, so none can be a bomb.
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)([^<>]*)>([^<]*)")
_HEADING_STYLE = re.compile(r'w:val="(?:Heading|Title|Subtitle|หัวเรื่อง|[1-6]"|a[3-4]")', re.IGNORECASE)
_NOT_SO = re.compile('w:val="(?:0|false|off)"')
_NUMBER = re.compile(r'(?:w:val|number-columns-repeated)="(\d{1,5})"')
_SLIDE = re.compile(r"ppt/slides/slide(\d{1,6})\.xml")
_OPEN_SLIDE = "<draw:page "
_DIAGRAM = re.compile(r"(?:word|ppt)/diagrams/data\d*\.xml")  # the chart of an office is mostly one
# A picture of paper holds a page of text, that of a letterhead or a signature is smaller.
_PICTURE, _LARGE_PICTURE, _LETTERS_PER_PICTURE = re.compile(r"(?:(?:word|ppt)/media|Pictures)/"), 50_000, 200
_MOST_BESIDE = 20  # a file of Word has three headers a section
_MOST_SLIDES = 300
_OLE = b"\xd0\xcf\x11\xe0"
_TITLE = re.compile(r"<dc:title>([^<]{1,300})</dc:title>")


@dataclass(frozen=True, slots=True)
class _Dialect:
    """The names that one format gives to the same things; `text` is None where all text inside a paragraph counts."""

    paragraphs: frozenset[str]
    text: str | None
    row: str
    cells: frozenset[str]
    breaks: frozenset[str]
    skipped: frozenset[str] = frozenset()
    heading: str = ""
    run: str = ""
    hides_run: str = ""


_WORD = _Dialect(
    frozenset({"w:p"}),
    "w:t",
    "w:tr",
    frozenset({"w:tc"}),
    frozenset({"w:tab", "w:br", "w:cr"}),
    # Word keeps a text box twice, the second time for older versions; what was moved away stands at its new place too.
    frozenset({"mc:Fallback", "w:moveFrom"}),
    run="w:r",
    hides_run="w:vanish",
)
_SLIDES = _Dialect(frozenset({"a:p"}), "a:t", "a:tr", frozenset({"a:tc"}), frozenset({"a:br"}), frozenset({"mc:Fallback"}))
_OPEN = _Dialect(
    frozenset({"text:p", "text:h"}),
    None,
    "table:table-row",
    frozenset({"table:table-cell", "table:covered-table-cell"}),
    frozenset({"text:s", "text:tab", "text:line-break"}),
    frozenset({"office:annotation", "text:tracked-changes", "presentation:notes"}),
    "text:h",
)


def read_office(body: bytes, url: str, *, kind: Kind) -> Document:
    """The document that the file is."""
    if body.startswith(_OLE):
        return Document(url, kind, text_source="none", fault=Fault.ENCRYPTED if kind is Kind.DOCX else Fault.UNSUPPORTED)
    try:
        with open_zip(body) as archive:
            drafts = list(_READERS[kind](archive))
            title = _title(archive)
            pictures = sum(one.file_size > _LARGE_PICTURE for one in archive.infolist() if _PICTURE.match(one.filename))
    except EncryptedZipError:
        return Document(url, kind, text_source="none", fault=Fault.ENCRYPTED)
    except UnsafeZipError:
        return Document(url, kind, text_source="none", fault=Fault.TOO_COMPLEX)
    except (zipfile.BadZipFile, OSError):
        return Document(url, kind, text_source="none", fault=Fault.BROKEN)
    if title:
        drafts.insert(0, Draft(title, Role.TITLE, "ชื่อเอกสาร"))
    document = from_drafts(drafts, url, kind=kind)
    # A heading over scanned pages: what is missing may stand in those.
    return replace(document, truncated=document.truncated or document.letters < pictures * _LETTERS_PER_PICTURE)


def _read_docx(archive: zipfile.ZipFile) -> Iterator[Draft]:
    yield from _drafts(_text(archive, "word/document.xml"), _WORD)
    seen: set[str] = set()
    for pattern, where, dialect in _BESIDE:
        for name in [name for name in archive.namelist() if pattern.fullmatch(name)][:_MOST_BESIDE]:
            for draft in _drafts(read_member(archive, name).decode("utf-8", "replace"), dialect):
                if draft.text not in seen:
                    seen.add(draft.text)
                    yield replace(draft, role=Role.TEXT, where=where)


def _read_odt(archive: zipfile.ZipFile) -> Iterator[Draft]:
    return _drafts(_text(archive, "content.xml"), _OPEN)


def _read_slides(archive: zipfile.ZipFile) -> Iterator[Draft]:
    numbers = sorted({int(found[1]) for name in archive.namelist() if (found := _SLIDE.fullmatch(name))})
    slides = ((number, _text(archive, f"ppt/slides/slide{number}.xml"), _SLIDES) for number in numbers)
    if "content.xml" in archive.namelist():
        slides = (
            (number, xml, _OPEN) for number, xml in enumerate(_text(archive, "content.xml").split(_OPEN_SLIDE)[1:], start=1)
        )
    for number, xml, dialect in islice(slides, _MOST_SLIDES):
        for draft in _drafts(xml, dialect):
            yield Draft(draft.text, draft.role, f"สไลด์ {number}", number)
    for name in [name for name in archive.namelist() if _DIAGRAM.fullmatch(name)][:_MOST_BESIDE]:
        yield from (replace(draft, where="แผนภาพ") for draft in _drafts(_text(archive, name), _SLIDES))


# What stands beside the body of a Word file, what it is called, and how it is written.
_BESIDE = (
    (re.compile(r"word/(?:header|footer)\d*\.xml"), "หัวหรือท้ายกระดาษ", _WORD),
    (re.compile(r"word/(?:footnotes|endnotes)\.xml"), "เชิงอรรถ", _WORD),
    (_DIAGRAM, "แผนภาพ", _SLIDES),
)

_READERS: dict[Kind, Callable[[zipfile.ZipFile], Iterator[Draft]]] = {
    Kind.DOCX: _read_docx,
    Kind.ODT: _read_odt,
    Kind.PPTX: _read_slides,
}


def _text(archive: zipfile.ZipFile, name: str) -> str:
    content = read_member(archive, name)
    if not content:
        raise zipfile.BadZipFile(name)
    return content.decode("utf-8", "replace")


def _title(archive: zipfile.ZipFile) -> str:
    name = "meta.xml" if "meta.xml" in archive.namelist() else "docProps/core.xml"
    found = _TITLE.search(read_member(archive, name).decode("utf-8", "replace"))
    return unescape(found[1]) if found else ""


def _drafts(xml: str, dialect: _Dialect) -> Iterator[Draft]:
    reading = _Reading(dialect)
    room = MOST_TEXT * 2
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
        self._span = 1  # columns that the open cell takes
        self._depth = 0  # of rows: a table inside a cell belongs to the cell
        self._skipping = 0
        self._open = False
        self._unseen = False
        self._heading = False

    def tag(self, name: str, rest: str, *, closing: bool) -> Iterator[Draft]:
        """Follows one tag; a finished paragraph or row comes out."""
        dialect = self._dialect
        alone = rest.endswith("/")
        if name in dialect.skipped:
            self._skipping += 0 if alone else -1 if closing else 1
        elif name == dialect.run:
            self._unseen = False
        elif name == dialect.hides_run:
            self._unseen = not _NOT_SO.search(rest)
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
        elif name in dialect.cells and self._depth == 1:
            self._turn_cell(rest, opening=not closing, closing=closing or alone)
        elif name == "w:gridSpan" and self._depth == 1:
            self._span = _number(rest)

    def add(self, text: str) -> int:
        """Takes the text if it belongs to the document; how much was taken."""
        if not self._open or self._skipping > 0 or self._unseen:
            return 0
        self._words.append(text)
        return len(text)

    def _paragraph(self, name: str, *, closing: bool) -> Iterator[Draft]:
        if self._dialect.text is None:
            self._open = not closing
        yield from self._end_paragraph()
        if not closing:
            self._heading = name == self._dialect.heading

    def _end_paragraph(self) -> Iterator[Draft]:
        text = "".join(self._words).strip()
        self._words.clear()
        if text and self._cell is not None:
            self._cell.append(text)
        elif text:
            yield Draft(text, Role.HEADING, "หัวข้อ") if self._heading else Draft(text)

    def _row(self, *, closing: bool) -> Iterator[Draft]:
        self._depth = max(0, self._depth - 1) if closing else self._depth + 1
        if not closing or self._depth:
            return
        self._rows += 1
        text = row_text(self._cells)
        self._cells, self._cell = [], None
        if text:
            yield Draft(text, Role.ROW, f"ตาราง แถว {self._rows}")

    def _turn_cell(self, rest: str, *, opening: bool, closing: bool) -> None:
        if opening:
            self._cell, self._span = [], _number(rest)
        if closing and self._cell is not None:
            room = MOST_COLUMNS - len(self._cells)
            self._cells += [" ".join(self._cell), *[""] * (self._span - 1)][: max(0, room)]
            self._cell = None


def _number(rest: str) -> int:
    """How many columns the attributes say; one where they say nothing."""
    found = _NUMBER.search(rest)
    return min(int(found[1]), MOST_COLUMNS) if found else 1
