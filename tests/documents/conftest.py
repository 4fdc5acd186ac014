"""Documents of every kind, made here from real bytes."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from documents.read import read
from model.capture import Capture
from model.document import Document
from model.outcome import Outcome

PAGE_URL = "http://ban-tuayang.example/ita/page.php?id=7"
FONTS = Path("/usr/share/fonts/truetype/tlwg")
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

Read = Callable[..., Document]


def capture_of(body: bytes, content_type: str | None = None, url: str = PAGE_URL) -> Capture:
    """The capture of a body that came in order."""
    return Capture(
        url=url,
        outcome=Outcome.OK,
        checked_at=datetime(2022, 3, 15, tzinfo=UTC),
        http_status=200,
        final_url=url,
        content_type=content_type,
        body=body,
        body_hash=hashlib.sha256(body).hexdigest(),
    )


@pytest.fixture
def read_bytes() -> Read:
    """Reads bytes as if they had come over the wire."""

    def read_it(body: bytes | str, content_type: str | None = None, url: str = PAGE_URL) -> Document:
        return read(capture_of(body.encode() if isinstance(body, str) else body, content_type, url))

    return read_it


@pytest.fixture
def html(read_bytes: Read) -> Callable[[str], Document]:
    """Reads the inside of a body."""
    return lambda inside: read_bytes(f"<!DOCTYPE html><html><body>{inside}</body></html>", "text/html")


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """PDFs with Thai text, a list of lines for each page."""
    fonts = sorted(FONTS.glob("*/Garuda.ttf")) + sorted(FONTS.glob("Garuda.ttf")) + sorted(FONTS.glob("**/*.ttf"))
    if not fonts:
        pytest.skip(f"no Thai fonts in {FONTS}: the PDF tests need the package fonts-thai-tlwg")
    pdfmetrics.registerFont(TTFont("Thai", str(fonts[0])))

    def make(*pages: list[str], title: str = "", password: str | StandardEncryption = "") -> bytes:
        out = io.BytesIO()
        sheet = canvas.Canvas(out, encrypt=password or None)
        sheet.setTitle(title)
        for lines in pages:
            sheet.setFont("Thai", 12)
            for number, line in enumerate(lines):
                sheet.drawString(50, 800 - 18 * number, line)
            sheet.showPage()
        sheet.save()
        return out.getvalue()

    return make


@pytest.fixture
def make_zip() -> Callable[[dict[str, str | bytes]], bytes]:
    """Zips of named members."""

    def make(members: dict[str, str | bytes]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return out.getvalue()

    return make


@pytest.fixture
def make_docx(make_zip: Callable[[dict[str, str | bytes]], bytes]) -> Callable[..., bytes]:
    """Word files with this inside of their body."""

    def make(inside: str, title: str = "") -> bytes:
        core = f"<cp:coreProperties><dc:title>{title}</dc:title></cp:coreProperties>"
        xml = f'<?xml version="1.0"?><w:document {WORD}><w:body>{inside}</w:body></w:document>'
        return make_zip({"[Content_Types].xml": "<Types/>", "word/document.xml": xml, "docProps/core.xml": core})

    return make


@pytest.fixture
def make_xlsx() -> Callable[..., bytes]:
    """Workbooks of named sheets of rows."""

    def make(**sheets: list[list[object]]) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return make
