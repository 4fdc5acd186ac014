"""The files that the cases link to, as bytes: PDF, Word and Excel with the text of the case."""

import io
import zipfile
from collections.abc import Sequence
from html import escape
from itertools import groupby

import xlsxwriter

from demo.content.article import Doc
from demo.content.pdf import pdf, scanned_pdf
from evaluation.corpus import Paper
from evaluation.render import cells, plain

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{DOCX}.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def file_of(paper: Paper) -> tuple[bytes, str]:
    """Body and content type of a file."""
    lines = [plain(line.strip()) for line in paper.text.splitlines() if line.strip()]
    match paper.kind:
        case "docx":
            return _docx(lines), DOCX
        case "xlsx":
            return _xlsx(lines), XLSX
        case "scan":
            return scanned_pdf(), "application/pdf"
        case _:
            shown = tuple(line.lstrip("# ") for line in lines)
            return pdf(Doc("document", paper.title, shown)), "application/pdf"


def _docx(lines: Sequence[str]) -> bytes:
    parts: list[str] = []
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        block = list(group)
        parts += [_word_table(block)] if is_table else [_word_paragraph(line.lstrip("# ")) for line in block]
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}"><w:body>{"".join(parts)}</w:body></w:document>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def _word_paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _word_table(rows: Sequence[str]) -> str:
    written = ("".join(f"<w:tc>{_word_paragraph(cell)}</w:tc>" for cell in cells(row)) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in written) + "</w:tbl>"


def _xlsx(lines: Sequence[str]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, line in enumerate(lines):
        for column, cell in enumerate(cells(line) if line.startswith("|") else [line.lstrip("# ")]):
            sheet.write_string(number, column, cell)
    book.close()
    return out.getvalue()
