"""Scanned paper: what is read of it, how sure that is, and what a hostile or useless picture does."""

import io
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageDraw

from documents import ocr
from documents.ocr import Engine, available, recognise, recognised, wants_ocr
from documents.sniff import kind_of
from documents.straighten import is_sideways, skew, straightened
from model.document import Document, Fault, Kind, Role
from thai.text import squash

SCANS = Path(__file__).parents[2] / "fixtures" / "documents" / "scans"
PHRASES = [squash(phrase) for phrase in yaml.safe_load((SCANS / "expected.yaml").read_text(encoding="utf-8"))["phrases"]]
LEAST_FOUND = 0.85
PHRASES_ON_TOP = 4  # in the upper third of the page
URL = "https://www.ban-tua-yang.example/plan"

needs_tesseract = pytest.mark.skipif(available() is None, reason="Tesseract with Thai is not on this machine")


def engine() -> Engine:
    found = available()
    assert found is not None
    return found


def osd(found: Engine) -> bool:
    """Whether it can tell which way up a page is."""
    answer = subprocess.run([found.program, "--list-langs"], capture_output=True, check=False, text=True)
    return "osd" in answer.stdout.split()


def png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def ruled(lines: int = 30) -> Image.Image:
    """Black lines as long as those of a text."""
    page = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(page)
    for number in range(lines):
        draw.rectangle((120, 120 + number * 50, 1100 - number % 3 * 200, 140 + number * 50), fill=0)
    return page


# One fixture of each kind costs 1.5 s; `bench/reading.py --ocr` reads them all.
@needs_tesseract
@pytest.mark.parametrize("name", ["skew+3.pdf", "dirty+1.5.pdf", "skew+2.jpg"])
def test_key_phrases_of_a_scan(read_bytes: Callable[..., Document], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.ocr.PAGE_SECONDS", 300.0)  # on a crowded machine twenty are not enough
    body = (SCANS / name).read_bytes()
    before = read_bytes(body, url=URL)
    assert before.fault is Fault.SCANNED
    after = recognised(before, body, engine(), seconds=300)
    text = "".join(block.squashed for block in after.blocks)
    found = [phrase for phrase in PHRASES if phrase in text]
    assert len(found) >= LEAST_FOUND * len(PHRASES)
    assert (after.text_source, after.fault, after.url, after.kind) == ("ocr", None, before.url, before.kind)
    assert after.page_count == before.page_count
    assert all(block.where == "หน้า 1 (OCR)" and block.page == 1 for block in after.blocks)
    assert after.blocks[0].role is Role.HEADING
    assert after.letters > 500


@needs_tesseract
def test_years_in_thai_digits_are_not_made_up() -> None:
    """The page says ๒๕๖๕, which Tesseract reads as ๒๕๒๐๕ or ๒๕๕๕: it must not become a year."""
    document = recognised(
        Document(URL, Kind.IMAGE, fault=Fault.SCANNED), (SCANS / "straight.png").read_bytes(), engine(), seconds=60
    )
    assert not any(character.isdigit() for block in document.blocks for character in block.text)
    assert "พ.ศ. …" in document.blocks[0].text


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 180])  # 2 s each: read once the wrong way, looked at, and read again
def test_a_page_that_was_fed_the_wrong_way_round(degrees: int) -> None:
    if not osd(engine()):
        pytest.skip("this Tesseract has no osd.traineddata")
    with Image.open(SCANS / "skew+2.jpg") as picture:
        top = picture.crop((0, 0, picture.width, picture.height // 3))
    body = png(top.rotate(degrees, expand=True))
    document = recognised(Document(URL, Kind.IMAGE, fault=Fault.SCANNED), body, engine(), seconds=120)
    text = "".join(block.squashed for block in document.blocks)
    assert sum(phrase in text for phrase in PHRASES) >= PHRASES_ON_TOP


@needs_tesseract
def test_noise_is_no_text() -> None:
    chance = random.Random(1)
    noise = Image.frombytes("L", (600, 600), chance.randbytes(360_000))
    document = Document(URL, Kind.IMAGE, fault=Fault.SCANNED, text_source="none")
    assert recognised(document, png(noise), engine(), seconds=20) is document


@pytest.mark.parametrize("degrees", [-4.5, -1.25, 0.0, 2.0, 5.0])
def test_skew_is_measured(degrees: float) -> None:
    page = ruled().rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=255)
    assert skew(page) == pytest.approx(degrees, abs=0.5)
    assert abs(skew(straightened(page))) <= 0.5


@pytest.mark.parametrize(("degrees", "sideways"), [(0, False), (3, False), (90, True), (-87, True), (180, False), (270, True)])
def test_lines_on_end_are_seen(degrees: float, *, sideways: bool) -> None:
    assert is_sideways(ruled().rotate(degrees, expand=True, fillcolor=255)) is sideways


def test_a_straight_page_is_left_as_it_is() -> None:
    page = ruled()
    assert straightened(page) is page


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (700, 700)])
def test_odd_shapes_have_a_skew(size: tuple[int, int]) -> None:
    assert abs(skew(Image.new("L", size, 255))) <= 6


HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def table(*words: tuple[int, int, int, float, str]) -> str:
    """Tesseract's answer: (line, left, width, confidence, text) of each word."""
    rows = [f"5\t1\t1\t1\t{line}\t1\t{left}\t0\t{width}\t40\t{sure}\t{text}" for line, left, width, sure, text in words]
    return "\n".join([HEADER, "1\t1\t0\t0\t0\t0\t0\t0\t800\t900\t-1\t", *rows])


@pytest.mark.parametrize(
    ("name", "words", "lines"),
    [
        ("syllables are one word", [(1, 0, 50, 90, "แผน"), (1, 51, 50, 90, "การ")], ("แผนการ",)),
        ("room between words", [(1, 0, 50, 90, "แผน"), (1, 80, 50, 90, "การ")], ("แผน การ",)),
        ("lines", [(1, 0, 50, 90, "แผน"), (2, 0, 50, 90, "การ")], ("แผน", "การ")),
        ("a guess is left out", [(1, 0, 90, 90, "แผนการใช้จ่าย"), (1, 100, 9, 12, "ฯ")], ("แผนการใช้จ่าย",)),
        ("a page of guesses", [(1, 0, 90, 45, "แผนการใช้จ่าย"), (2, 0, 90, 50, "งบประมาณ")], ()),
        ("nothing", [], ()),
        ("a number in Thai digits", [(1, 0, 50, 90, "ปี"), (1, 80, 50, 90, "๒๕๖๔")], ("ปี …",)),
        ("mixed digits", [(1, 0, 50, 90, "ปี25๖5แล้ว")], ("ปี…แล้ว",)),
        ("an amount in Thai digits", [(1, 0, 50, 90, "๔๘,๕๐๐.๐๐บาท")], ("…บาท",)),
        ("a number in Western digits", [(1, 0, 50, 90, "2565")], ("2565",)),
    ],
)
def test_words_to_lines(name: str, words: list[tuple[int, int, int, float, str]], lines: tuple[str, ...]) -> None:
    assert ocr._confident_lines(table(*words)) == lines, name


@pytest.mark.parametrize(
    ("kind", "fault", "wanted"),
    [
        (Kind.PDF, Fault.SCANNED, True),
        (Kind.PDF, Fault.GARBLED, True),
        (Kind.IMAGE, Fault.SCANNED, True),
        (Kind.PDF, Fault.ENCRYPTED, False),
        (Kind.PDF, Fault.BROKEN, False),
        (Kind.PDF, None, False),
        (Kind.DOCX, Fault.SCANNED, False),
        (Kind.HTML, None, False),
    ],
)
def test_what_wants_ocr(kind: Kind, fault: Fault | None, wanted: bool) -> None:
    assert wants_ocr(Document(URL, kind, fault=fault)) is wanted


def gif_of(width: int, height: int) -> bytes:
    return b"GIF89a" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + b"\x80\0\0" + b"\0" * 6 + b",\0\0\0\0"


HOSTILE = {
    "empty": b"",
    "no picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    "broken jpeg": b"\xff\xd8\xff\xe0" + b"\x11" * 200,
    "a bomb": gif_of(65_000, 65_000),
    "broken pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj",
    "an icon": png(Image.new("L", (32, 32), 255)),
    "a thin line": png(Image.new("L", (3_000, 3), 255)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_gives_nothing(name: str) -> None:
    body = HOSTILE[name]
    kind = Kind.PDF if body.startswith(b"%PDF") else Kind.IMAGE
    document = Document(URL, kind, fault=Fault.SCANNED, text_source="none")
    assert recognised(document, body, Engine("no-such-program"), seconds=5) is document


def test_a_large_palette_picture_is_refused_before_it_is_unpacked() -> None:
    body = png(Image.new("1", (12_000, 12_000), 1))
    assert kind_of(body, None, URL) is Kind.IMAGE
    assert len(body) < 100_000
    assert recognise(body, Kind.IMAGE, Engine("no-such-program"), seconds=5) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in programs are shell scripts")
@pytest.mark.parametrize(
    ("script", "wait"), [("exec sleep 30", 0.3), ("exit 3", 5.0), ("printf 'ก\\377'", 5.0), ("kill -9 $$", 5.0)]
)
def test_a_tesseract_that_hangs_fails_or_talks_nonsense(tmp_path: Path, script: str, wait: float) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    body = png(ruled())
    assert recognise(body, Kind.IMAGE, Engine(str(program)), seconds=wait) == ((),)


def test_no_more_pages_than_asked_and_none_after_the_time() -> None:
    pages = [ruled() for _ in range(4)]
    file = io.BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    missing = Engine(os.devnull)
    assert len(recognise(file.getvalue(), Kind.IMAGE, missing, pages=2, seconds=5)) == 2
    assert recognise(file.getvalue(), Kind.IMAGE, missing, seconds=0) == ()


def test_a_machine_without_tesseract_is_told_how_to_get_it() -> None:
    thai, english = ocr.how_to_install()
    assert "ตรวจดู" in thai
    assert "install" in english
    assert "\n" not in thai + english


def test_the_usual_folder_of_windows_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    assert ocr._in_usual_folder() is None
    program = tmp_path / "Tesseract-OCR" / "tesseract.exe"
    program.parent.mkdir()
    program.touch()
    assert ocr._in_usual_folder() == str(program)
