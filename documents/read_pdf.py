"""PDF to a document, by PDFium; where its text looks broken, by poppler's pdftotext too, if the machine has it."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import count

import pypdfium2

from documents.blocks import MOST_TEXT, Draft, as_blocks
from documents.pdf_lines import GOES_ON, LINE_END, flowing, flowing_by_length, paragraphs
from documents.pdf_marks import MOST_CHARACTERS, is_shuffled, marks_restored, rings_restored
from documents.pdf_tables import Rows, boxes_of, parts_of
from documents.pdf_words import in_tables, words_of
from documents.suspicion import GARBLED, SUSPICIOUS, suspicion
from model.document import Document, Fault, Kind, Role
from thai.text import clean

_MOST_PAGES = 60
_SECONDS = 8.0  # of processor time for the pages; a worker that takes more than 20 is ended, and nothing would be left
_POPPLER_SECONDS, _PLACES_SECONDS = 8, 3  # with those of the pages less than a worker has
_MOST_SAID = 8_000_000  # bytes; a word with its place takes a hundred
_FILLED_IN = (pypdfium2.raw.FPDF_ANNOT_WIDGET, pypdfium2.raw.FPDF_ANNOT_FREETEXT)
_MOST_NOTES = 200  # of a page are looked at: a list of contents has a hundred links
_HEADINGS = 3  # the first short lines of page one name an official document
_LONGEST_HEADING = 150
# A page of scanned text has at most a stamp of the scanning program.
_LETTERS_PER_PAGE = 25
_PICTURE_PAGES = (
    0.25  # of the pages; a report may end with some photographs, an announcement with scanned lists is read in part
)
_SCANNER_STAMP = re.compile(r"scanned (?:by|with) \w+|camscanner", re.IGNORECASE)
_LETTER = re.compile("[A-Za-zก-ฮ]")
_PROGRAM_TITLE = re.compile(
    r"^(?:Microsoft \w+ - |untitled|\(anonymous\)|.*\.(?:docx?|xlsx?|pptx?|pdf|cdr|indd)$)", re.IGNORECASE
)


@dataclass(frozen=True)
class _Pages:
    """The text of the first pages; of a page that cannot be loaded it is empty. `more`: the file speaks of further ones."""

    pages: tuple[tuple[str | Rows, ...], ...]  # the parts of each
    count: int
    title: str = ""
    more: bool = False

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each page."""
        whole = ("\n".join(part if isinstance(part, str) else "\n".join(part) for part in parts) for parts in self.pages)
        return tuple(text.replace(GOES_ON, "") for text in whole)

    @property
    def truncated(self) -> bool:
        """Whether there is more than was read: further pages, or many that are pictures."""
        pictures = sum(len(_LETTER.findall(text)) < _LETTERS_PER_PAGE for text in self.texts)
        is_mixed = pictures > max(1, len(self.texts) * _PICTURE_PAGES)
        return self.more or len(self.texts) < self.count or sum(map(len, self.texts)) >= MOST_TEXT or is_mixed


def read_pdf(body: bytes, url: str) -> Document:
    """The document that the PDF is, its text by page."""
    try:
        pages = _by_pdfium(body)
    except pypdfium2.PdfiumError as error:
        return Document(url, Kind.PDF, text_source="none", fault=_fault_of(error))
    pages = _better(pages, body)
    blocks = as_blocks(_drafts(pages))
    # Measured after cleaning: what could be repaired is no fault.
    text = "\n".join(block.text for block in blocks if block.role is not Role.TITLE)
    letters = len(_LETTER.findall(_SCANNER_STAMP.sub("", text)))
    scanned = letters < _LETTERS_PER_PAGE * max(1, len(pages.texts))
    fault = Fault.SCANNED if scanned else Fault.GARBLED if suspicion(text) >= GARBLED else None
    return Document(
        url=url,
        kind=Kind.PDF,
        blocks=blocks,
        head_title=pages.title,
        letters=letters,
        page_count=pages.count,
        text_source="none" if scanned else "text",
        fault=fault,
        truncated=pages.truncated,
    )


def _by_pdfium(body: bytes) -> _Pages:
    pdf = pypdfium2.PdfDocument(body)
    try:
        count = len(pdf)
        pages = list(_pages(pdf, min(count, _MOST_PAGES)))
        if count and all(parts is None for parts in pages):
            raise pypdfium2.PdfiumError("no page could be loaded")
        # The number of pages is what the file says, and may be a lie: those at its end that nobody can open are none.
        lacks = bool(pages) and pages[-1] is None
        while pages and pages[-1] is None:
            pages.pop()
        # Attached files are pages to Acrobat alone, and browsers show only their cover.
        more = lacks or pypdfium2.raw.FPDFDoc_GetAttachmentCount(pdf) > 0
        return _Pages(tuple(parts or () for parts in pages), len(pages) if lacks else count, _title(pdf), more)
    finally:
        pdf.close()


def _pages(pdf: pypdfium2.PdfDocument, count: int) -> Iterator[tuple[str | Rows, ...] | None]:
    room = MOST_TEXT
    end = time.process_time() + _SECONDS
    for number in range(count):
        parts = _parts(pdf, number)
        yield parts
        room -= sum(len(part) if isinstance(part, str) else sum(map(len, part)) for part in parts or ())
        if room <= 0 or time.process_time() > end:
            return


def _parts(pdf: pypdfium2.PdfDocument, number: int) -> tuple[str | Rows, ...] | None:
    """The text of a page and the rows of its tables, in order; None where it cannot be loaded."""
    try:
        page = _shown(pdf, number)
        textpage = page.get_textpage()
        # get_text_bounded would drop what lies outside the page box.
        text, box_of = textpage.get_text_range(errors="replace"), boxes_of(textpage)
        if is_shuffled(text) and len(text) <= MOST_CHARACTERS:
            text, box_of = marks_restored(textpage)
        if page.get_rotation():  # what stands upright there lies in the coordinates of the page
            parts: list[str | Rows] = [flowing_by_length(text.replace(LINE_END, "\n"))]
        else:
            parts = parts_of(page, flowing(text, box_of, page.get_width()), box_of)
        textpage.close()
        page.close()
    except pypdfium2.PdfiumError:
        return None
    return tuple(_mended(part) if isinstance(part, str) else tuple(map(_mended, part)) for part in parts)


def _shown(pdf: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    """The page, with what was filled in or typed over it as a part of its text: PDFium keeps that apart."""
    page = pdf[number]
    for place in range(min(_MOST_NOTES, pypdfium2.raw.FPDFPage_GetAnnotCount(page))):
        note = pypdfium2.raw.FPDFPage_GetAnnot(page, place)
        kind = pypdfium2.raw.FPDFAnnot_GetSubtype(note)
        pypdfium2.raw.FPDFPage_CloseAnnot(note)
        if kind in _FILLED_IN:
            pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_NORMALDISPLAY)
            page.close()
            return pdf[number]
    return page


def _mended(text: str) -> str:
    return rings_restored(text.replace("\r\n", "\n").replace("\r", "\n"))


def _title(pdf: pypdfium2.PdfDocument) -> str:
    title = clean(pdf.get_metadata_dict(skip_empty=True).get("Title", ""))[:_LONGEST_HEADING]
    return "" if _PROGRAM_TITLE.match(title) else title


def _fault_of(error: pypdfium2.PdfiumError) -> Fault:
    return Fault.ENCRYPTED if "password" in str(error).lower() else Fault.BROKEN


def _better(pages: _Pages, body: bytes) -> _Pages:
    """PDFium writes clusters twice for PDFs printed by Chrome; poppler reads those right."""
    doubt = suspicion("\n".join(pages.texts))
    if doubt < SUSPICIOUS:
        return pages
    texts = _by_poppler(body)
    if not texts or suspicion("\n".join(texts)) >= doubt:
        return pages
    return replace(pages, pages=tuple(_with_tables(pages, texts, body)))


def _with_tables(pages: _Pages, texts: tuple[str, ...], body: bytes) -> Iterator[tuple[str | Rows, ...]]:
    """What poppler reads of each page, in rows where PDFium saw a table."""
    has_table = [any(not isinstance(part, str) for part in parts) for parts in pages.pages]
    placed = words_of(_poppler(body, "-bbox", seconds=_PLACES_SECONDS)) if any(has_table) else []
    pdf = pypdfium2.PdfDocument(body)
    try:
        for number, text in enumerate(texts):
            may_be_placed = number < min(len(has_table), len(placed)) and has_table[number]
            yield in_tables(pdf, number, text, placed[number]) if may_be_placed else (flowing_by_length(text),)
    finally:
        pdf.close()


def _by_poppler(body: bytes) -> tuple[str, ...]:
    text = rings_restored(_poppler(body, seconds=_POPPLER_SECONDS)[: MOST_TEXT * 2])
    return tuple(text.removesuffix("\f").split("\f")) if text.strip() else ()


def _poppler(body: bytes, *options: str, seconds: int) -> str:
    """What pdftotext says of the first pages; nothing where the machine has none, or it takes too long."""
    program = shutil.which("pdftotext")
    if program is None:
        return ""
    try:
        ended = subprocess.run(  # noqa: S603 - a fixed program and fixed arguments; the file comes on stdin
            [program, "-q", "-enc", "UTF-8", "-l", str(_MOST_PAGES), *options, "-", "-"],
            input=body,
            capture_output=True,
            timeout=seconds,
            check=False,
            preexec_fn=None if sys.platform == "win32" else partial(_limit_time, seconds),  # a worker has one thread
        )
    except (subprocess.TimeoutExpired, OSError):
        return ""
    return ended.stdout[:_MOST_SAID].decode("utf-8", "replace")


def _limit_time(seconds: int) -> None:
    """So that the program ends also where the worker that waits for it was ended."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _drafts(pages: _Pages) -> Iterable[Draft]:
    if pages.title:
        yield Draft(pages.title, Role.TITLE, "ชื่อเอกสาร")
    for number, parts in enumerate(pages.pages, start=1):
        rows = count(1)
        for place, part in enumerate(parts):
            if isinstance(part, str):
                yield from _lines_of(part, number, is_first=number == 1 and place == 0)
            else:
                yield from (Draft(text, Role.ROW, f"หน้า {number} ตาราง แถว {next(rows)}", number) for text in part)


def _lines_of(text: str, page: int, *, is_first: bool) -> Iterator[Draft]:
    lines = text.split("\n")
    headings = _heading_lines([line.strip() for line in lines]) if is_first else 0
    yield from (Draft(line.strip(), Role.HEADING, f"หน้า {page}", page) for line in lines[:headings])
    yield from (Draft(paragraph, Role.TEXT, f"หน้า {page}", page) for paragraph in paragraphs(lines[headings:]))


def _heading_lines(lines: list[str]) -> int:
    """How many lines, blank ones among them, hold the first few short ones."""
    seen = 0
    for place, line in enumerate(lines):
        if len(line) > _LONGEST_HEADING:
            return place
        seen += bool(line)
        if seen == _HEADINGS:
            return place + 1
    return len(lines)
