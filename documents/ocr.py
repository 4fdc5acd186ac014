"""Scanned pages to text by Tesseract: drawn or opened, set straight, read line by line with how sure each word is."""

import io
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from documents.blocks import Draft, as_blocks
from model.document import Document, Fault, Kind, Role

if TYPE_CHECKING:  # pictures take 6 MB and 0.3 s in every process; where nothing is recognised nobody needs them
    from PIL import Image

VERSION = 2  # to be raised when the same scan would give another text: stored texts of an older one are not used
MOST_PAGES = 3  # the title, the year and the first table of an official paper stand there; a page costs 1 to 3 s
PAGE_SECONDS = 20.0  # twenty times a page of text; pictures of noise take longest

_DPI = 200  # 300 dpi takes a third longer and reads no better (2.4 against 2.9 % of wrong letters)
_LEAST_SIDE = 200  # pixels; icons and rules hold no paper
# One block of text (6): rows of tables stay rows. `tha` alone reads Western digits and letters too, in two thirds of the time.
_LANGUAGE = "tha"
_READING = ("-l", _LANGUAGE, "--psm", "6", "tsv")
# Which way up the page is. It comes with most Tesseracts; where it is missing, such a page cannot be read.
_LOOKING = ("-l", "osd", "--psm", "0")
_TURN = re.compile(r"^Rotate: (90|180|270)\s+Orientation confidence: ([\d.]+)", re.MULTILINE)
_LEAST_SURE_TURN = 10.0  # pages of text turned any way have 23 to 54, noise 1.5
# Tesseract's own confidence in per cent: text of fixtures has 94, upside down 64, photographs and noise below 50.
_LEAST_SURE_WORD, _LEAST_SURE_PAGE = 30.0, 80.0
_LEAST_LETTERS = 30  # of all pages; stamps and page numbers have fewer
_NICE = 10
_WORD, _COLUMNS = "5", 12  # rows of Tesseract's table that hold words are of level 5
_BLANK = 0.25  # of the height of the line
# In seven Thai fonts not one of 168 years in Thai digits was read right (๒๕๖๕ comes back as ๒๕๒๐๕, ๔ as ๕), while 120 of
# 120 in Western digits were. A number that was read so says nothing, for or against.
_UNSURE_NUMBER, _UNSURE = re.compile("[0-9]*[๐-๙][0-9๐-๙.,]*"), "…"
_HEADINGS, _LONGEST_HEADING = 3, 150  # as in text PDFs: the first short lines name an official paper
_FULL_LINE, _SHORTEST_FULL_LINE, _MOST_LINES = 0.8, 40, 12
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_READ = frozenset({Fault.SCANNED, Fault.GARBLED})


@dataclass(frozen=True, slots=True)
class Engine:
    """A Tesseract that knows Thai."""

    program: str


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    confidence: float
    line: tuple[str, ...]
    left: int
    right: int
    height: int


def wants_ocr(document: Document) -> bool:
    """Whether the document is pictures of text, or text that is no language."""
    return document.kind in (Kind.PDF, Kind.IMAGE) and document.fault in _READ


def recognised(document: Document, body: bytes, engine: Engine, *, pages: int = MOST_PAGES, seconds: float) -> Document:
    """The document with what its first pages say to Tesseract; unchanged where that is nothing to rely on."""
    texts = recognise(body, document.kind, engine, pages=pages, seconds=seconds)
    blocks = as_blocks(_drafts(texts))
    letters = sum(len(block.squashed) for block in blocks)
    if letters < _LEAST_LETTERS:
        return document
    return replace(document, blocks=blocks, letters=letters, text_source="ocr", fault=None)


def recognise(
    body: bytes, kind: Kind, engine: Engine, *, pages: int = MOST_PAGES, seconds: float
) -> tuple[tuple[str, ...], ...]:
    """The lines of the first pages; no lines for a page that is not text, or whose time was up."""
    from documents.pictures import pictures

    until = time.monotonic() + seconds
    texts: list[tuple[str, ...]] = []
    turn = 0  # of the page before: a feeder takes all pages the same way
    for picture in pictures(body, kind, pages, dpi=_DPI):
        if time.monotonic() >= until:
            break
        lines, turn = _page(picture, turn, engine, until)
        texts.append(lines)
    return tuple(texts)


@lru_cache(maxsize=1)
def available() -> Engine | None:
    """The Tesseract of this machine, where it has one that knows Thai; looked for once."""
    program = _program()
    if program is None:
        return None
    try:
        answer = subprocess.run([program, "--list-langs"], capture_output=True, timeout=10, check=False, text=True)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    return Engine(program) if _LANGUAGE in answer.stdout.split() else None


def how_to_install() -> tuple[str, str]:
    """One line in each language for machines without it."""
    return (
        "เอกสารสแกนจะได้ผล ตรวจดู เพราะเครื่องนี้ไม่มีโปรแกรม Tesseract ที่อ่านภาษาไทยได้ ติดตั้งแล้วตรวจใหม่: " + _INSTALL,
        "scanned documents are left for review: this machine has no Tesseract that reads Thai; install it and check again: "
        + _INSTALL,
    )


_INSTALL = (
    "winget install UB-Mannheim.TesseractOCR (choose Thai under additional language data)"
    if sys.platform == "win32"
    else "brew install tesseract tesseract-lang"
    if sys.platform == "darwin"
    else "sudo apt install tesseract-ocr tesseract-ocr-tha"
)


def _program() -> str | None:
    found = shutil.which("tesseract")
    if found is None and sys.platform == "win32":
        return _in_usual_folder()
    return found


def _in_usual_folder() -> str | None:
    """The usual installer for Windows does not put its folder on the PATH."""
    folders = [Path(root) for name in _WINDOWS_FOLDERS if (root := os.environ.get(name))]
    places = [folder / within for folder in folders for within in ("Tesseract-OCR", "Programs/Tesseract-OCR")]
    return next((str(place / "tesseract.exe") for place in places if (place / "tesseract.exe").is_file()), None)


def _page(picture: "Image.Image", turn: int, engine: Engine, until: float) -> tuple[tuple[str, ...], int]:
    """The lines of a page and by how much, clockwise, it was turned for them."""
    from documents.straighten import is_sideways

    if min(picture.size) < _LEAST_SIDE:
        return (), turn
    guess = None if is_sideways(_turned(picture, turn)) else turn  # Tesseract takes four times the time for lines on end
    lines = () if guess is None else _lines(picture, guess, engine, until)
    if lines:
        return lines, turn
    wanted = _way_up(picture, engine, until)
    return ((), turn) if wanted == guess else (_lines(picture, wanted, engine, until), wanted)


def _way_up(picture: "Image.Image", engine: Engine, until: float) -> int:
    """The turn that sets a page upright; none where Tesseract is not sure, or cannot tell."""
    found = _TURN.search(_tesseract(picture.reduce(2), engine, until, _LOOKING))  # half the size is as sure in half the time
    return int(found[1]) if found and float(found[2]) >= _LEAST_SURE_TURN else 0


def _turned(picture: "Image.Image", turn: int) -> "Image.Image":
    return picture.rotate(-turn, expand=True) if turn else picture


def _lines(picture: "Image.Image", turn: int, engine: Engine, until: float) -> tuple[str, ...]:
    from documents.straighten import straightened

    return _confident_lines(_tesseract(straightened(_turned(picture, turn)), engine, until, _READING))


def _tesseract(picture: "Image.Image", engine: Engine, until: float, task: Sequence[str]) -> str:
    """Its answer; empty where it failed or was too slow."""
    page = io.BytesIO()
    picture.save(page, "PPM")
    try:
        process = subprocess.Popen(  # noqa: S603 -- the program found on this machine, fixed arguments, no shell
            [engine.program, "stdin", "stdout", "--dpi", str(_DPI), *task],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # four threads take four times the CPU for a third less time
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
    except OSError:
        return ""
    with process:
        _give_way(process.pid)
        try:
            answer, _ = process.communicate(page.getvalue(), timeout=min(PAGE_SECONDS, max(0.0, until - time.monotonic())))
        except (subprocess.TimeoutExpired, OSError):
            process.kill()
            return ""
    return answer.decode("utf-8", "replace") if process.returncode == 0 else ""


def _give_way(pid: int) -> None:
    if sys.platform != "win32":
        try:
            os.setpriority(os.PRIO_PROCESS, pid, _NICE)
        except OSError:
            return  # it has ended already


def _confident_lines(table: str) -> tuple[str, ...]:
    """The lines of Tesseract's table without the words it guessed; none where the whole page was guessed."""
    words = [word for row in table.splitlines()[1:] if (word := _word(row)) is not None]
    letters = sum(len(word.text) for word in words)
    if not letters or sum(word.confidence * len(word.text) for word in words) / letters < _LEAST_SURE_PAGE:
        return ()
    lines: dict[tuple[str, ...], list[_Word]] = {}
    for word in words:
        if word.confidence >= _LEAST_SURE_WORD:
            lines.setdefault(word.line, []).append(word)
    return tuple(_UNSURE_NUMBER.sub(_UNSURE, _joined(line)) for line in lines.values())


def _word(row: str) -> _Word | None:
    cells = row.split("\t")
    if len(cells) != _COLUMNS or cells[0] != _WORD or not cells[11].strip():
        return None
    left, _, width, height = map(int, cells[6:10])
    return _Word(cells[11].strip(), float(cells[10]), tuple(cells[2:5]), left, left + width, height)


def _joined(words: list[_Word]) -> str:
    """One line; what Tesseract calls words are syllables of Thai, so that a blank is where there is room for one."""
    room = max(word.height for word in words) * _BLANK
    text = words[0].text
    for before, word in pairwise(words):
        text += f" {word.text}" if word.left - before.right > room else word.text
    return text


def _drafts(pages: tuple[tuple[str, ...], ...]) -> Iterator[Draft]:
    for number, lines in enumerate(pages, start=1):
        where = f"หน้า {number} (OCR)"
        heads = _heads(lines) if number == 1 else 0
        yield from (Draft(line, Role.HEADING, where, number) for line in lines[:heads])
        yield from (Draft(paragraph, Role.TEXT, where, number) for paragraph in _paragraphs(lines[heads:]))


def _heads(lines: tuple[str, ...]) -> int:
    return next((place for place, line in enumerate(lines[:_HEADINGS]) if len(line) > _LONGEST_HEADING), _HEADINGS)


def _paragraphs(lines: tuple[str, ...]) -> Iterator[str]:
    """Lines that reach nearly as far as the longest go on in the next one; short ones (rows, headings) stay apart."""
    full = max(_SHORTEST_FULL_LINE, max(map(len, lines), default=0) * _FULL_LINE)
    running: list[str] = []
    for line in lines:
        running.append(line)
        if len(line) < full or len(running) == _MOST_LINES:
            yield " ".join(running)
            running = []
    if running:
        yield " ".join(running)
