"""PDF to a document, by PDFium; where its text looks broken, by poppler's pdftotext too, if the machine has it."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2

from documents.blocks import MOST_TEXT, Draft, as_blocks
from documents.pdf_marks import MOST_CHARACTERS, is_shuffled, marks_restored, rings_restored
from documents.suspicion import GARBLED, SUSPICIOUS, suspicion
from model.document import Document, Fault, Kind, Role
from thai.text import clean

_MOST_PAGES = 60
_SECONDS = 8.0  # of processor time for the pages; a worker that takes more than 20 is ended, and nothing would be left
_POPPLER_SECONDS = 8  # with those of the pages less than a worker has
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
# A line that nearly reaches the right edge goes on in the next one.
_FULL_LINE = 0.75
_SHORTEST_FULL_LINE = 50
_LONGEST_PARAGRAPH = 1_500
# The heads of a table come out a line for each line of a cell ("ดำเนินการแล้ว", "เสร็จ"), and then its rows.
_LONGEST_CELL_LINE = 30
_FEWEST_HEADS = 3
_LINE_END = 60  # characters: numbers of money in four columns take fewer
_NUMBERS_WITHIN = 3  # lines behind the heads and the label of the first row
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"[\d.,%\-–]*\d[\d.,%\-–]*|.*(?: [\d.,%\-–]*\d[\d.,%\-–]*){2}")  # of one cell, or those that end a row


@dataclass(frozen=True, slots=True)
class _Pages:
    """The text of the first pages; of a page that cannot be loaded it is empty."""

    texts: tuple[str, ...]
    count: int
    title: str = ""

    @property
    def truncated(self) -> bool:
        """Whether there is more than was read: further pages, or many that are pictures."""
        pictures = sum(len(_LETTER.findall(text)) < _LETTERS_PER_PAGE for text in self.texts)
        is_mixed = pictures > max(1, len(self.texts) * _PICTURE_PAGES)
        return len(self.texts) < self.count or sum(map(len, self.texts)) >= MOST_TEXT or is_mixed


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
        texts = tuple(_page_texts(pdf, min(count, _MOST_PAGES)))
        if count and all(text is None for text in texts):
            raise pypdfium2.PdfiumError("no page could be loaded")
        return _Pages(tuple(text or "" for text in texts), count, _title(pdf))
    finally:
        pdf.close()


def _page_texts(pdf: pypdfium2.PdfDocument, count: int) -> Iterator[str | None]:
    room = MOST_TEXT
    end = time.process_time() + _SECONDS
    for number in range(count):
        text = _page_text(pdf, number)
        yield text and text[:room]
        room -= len(text or "")
        if room <= 0 or time.process_time() > end:
            return


def _page_text(pdf: pypdfium2.PdfDocument, number: int) -> str | None:
    try:
        page = pdf[number]
        textpage = page.get_textpage()
        # get_text_bounded would drop what lies outside the page box.
        text = textpage.get_text_range(errors="replace")
        if is_shuffled(text) and len(text) <= MOST_CHARACTERS:
            text = marks_restored(textpage)
        textpage.close()
        page.close()
    except pypdfium2.PdfiumError:
        return None
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
    if texts and suspicion("\n".join(texts)) < doubt:
        return _Pages(texts, pages.count, pages.title)
    return pages


def _by_poppler(body: bytes) -> tuple[str, ...]:
    program = shutil.which("pdftotext")
    if program is None:
        return ()
    try:
        ended = subprocess.run(  # noqa: S603 - a fixed program and fixed arguments; the file comes on stdin
            [program, "-q", "-enc", "UTF-8", "-l", str(_MOST_PAGES), "-", "-"],
            input=body,
            capture_output=True,
            timeout=_POPPLER_SECONDS,
            check=False,
            preexec_fn=None if sys.platform == "win32" else _limit_time,  # a worker has one thread
        )
    except (subprocess.TimeoutExpired, OSError):
        return ()
    text = rings_restored(ended.stdout[: MOST_TEXT * 4].decode("utf-8", "replace"))
    return tuple(text.removesuffix("\f").split("\f")) if text.strip() else ()


def _limit_time() -> None:
    """So that the program ends also where the worker that waits for it was ended."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_POPPLER_SECONDS, _POPPLER_SECONDS))


def _drafts(pages: _Pages) -> Iterable[Draft]:
    if pages.title:
        yield Draft(pages.title, Role.TITLE, "ชื่อเอกสาร")
    for number, text in enumerate(pages.texts, start=1):
        lines = [line.strip() for line in text.split("\n")]
        headings = 0
        if number == 1:
            headings = _heading_lines(lines)
            yield from (Draft(line, Role.HEADING, "หน้า 1", 1) for line in lines[:headings])
        yield from (Draft(paragraph, Role.TEXT, f"หน้า {number}", number) for paragraph in _paragraphs(lines[headings:]))


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


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Wrapped lines joined without a blank, as Thai is wrapped; short ones (rows, headings) stay apart."""
    full = max(_SHORTEST_FULL_LINE, int(max(map(len, lines), default=0) * _FULL_LINE))
    running: list[str] = []
    length = 0
    for line in _heads_joined(lines):
        running.append(line)
        length += len(line)
        if len(line) < full or length > _LONGEST_PARAGRAPH:
            yield " ".join(running)
            running, length = [], 0
    yield " ".join(running)


def _heads_joined(lines: list[str]) -> Iterator[str]:
    """The lines, those of the heads of a table as one: what a cell says is broken anywhere."""
    heads: list[str] = []
    for place, line in enumerate(lines):
        if line and len(line) <= _LONGEST_CELL_LINE and not _DIGIT.search(line):
            heads.append(line)
            continue
        is_table = len(heads) >= _FEWEST_HEADS and any(map(_ends_in_numbers, lines[place : place + _NUMBERS_WITHIN]))
        yield from [" ".join(heads)] if is_table else heads
        heads = []
        yield line
    yield from heads


def _ends_in_numbers(line: str) -> bool:
    return bool(_NUMBERS.fullmatch(line[-_LINE_END:]))
