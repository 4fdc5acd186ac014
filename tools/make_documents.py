"""Make fixtures/documents/: one invented Thai text as the programs of offices write it, and as scanners see it.

python tools/make_documents.py [--only NAME] [--weasyprint PYTHON]

Needs LibreOffice, Chromium and the fonts of fonts-thai-tlwg and fonts-noto; WeasyPrint is asked for in an environment of its own.
"""

import argparse
import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import scan_pages
import thai_glyphs
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen import canvas

FOLDER = Path(__file__).parents[1] / "fixtures" / "documents"
SOURCE = (FOLDER / "source.txt").read_text(encoding="utf-8").splitlines()
FONTS = Path("/usr/share/fonts/truetype/tlwg")
SECONDS = 180
LINE, SIZE, LETTERS = 20, 12, 72  # of the pages made with reportlab, which wraps nothing by itself
STYLE = "h2{font-size:18pt;margin:6pt 0}p{margin:4pt 0}td{border:1px solid}"
TITLE = SOURCE[0].lstrip("# ")


def main() -> None:
    """Make the documents that were asked for, and the scans."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only what has this in its name")
    parser.add_argument("--weasyprint", help="a Python in which WeasyPrint is installed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        makers = _makers(work, options.weasyprint)
        for name, make in makers.items():
            if options.only in name:
                target = FOLDER / "producers" / name
                target.mkdir(parents=True, exist_ok=True)
                made = make()
                shutil.copy(made, target / f"document{made.suffix}")
                print(f"{name}: {made.stat().st_size:,} bytes")
        if options.only in "scans":
            page = _chromium(_html(work / "scan.html", scan_pages.lines(SOURCE), font="Laksaman"))
            scan_pages.make(page, FOLDER / "scans")


def _makers(work: Path, weasyprint: str | None) -> dict[str, Callable[[], Path]]:
    laksaman = _html(work / "laksaman.html", SOURCE, font="Laksaman")
    noto = _html(work / "noto.html", SOURCE, font="Noto Sans Thai")
    writer = {
        "docx": "docx:MS Word 2007 XML",
        "doc": "doc:MS Word 97",
        "odt": "odt",
        "rtf": "rtf:Rich Text Format",
        "pdf": "pdf",
    }
    sheets = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods"}
    slides = {"pptx": "pptx", "odp": "odp"}
    makers: dict[str, Callable[[], Path]] = {
        "chromium-laksaman-pdf": lambda: _chromium(laksaman),
        "chromium-noto-pdf": lambda: _chromium(noto),
        "reportlab-pdf": lambda: _reportlab(work / "plain.pdf", str),
        "reportlab-windows-glyphs-pdf": lambda: _reportlab(work / "glyphs.pdf", thai_glyphs.shifted),
        "reportlab-split-sara-am-pdf": lambda: _reportlab(work / "split.pdf", lambda text: text.replace("ำ", "ํา")),
        "reportlab-accounting-glyphs-pdf": lambda: _reportlab(work / "accounting.pdf", str, codes=thai_glyphs.accounting),
    }
    for name, filter_name in writer.items():
        makers[f"libreoffice-{name}"] = lambda f=filter_name: _office(laksaman, f, source="HTML (StarWriter)")  # type: ignore[misc]
    makers["libreoffice-noto-pdf"] = lambda: _office(noto, "pdf", source="HTML (StarWriter)")
    for name, filter_name in sheets.items():
        makers[f"libreoffice-{name}"] = lambda f=filter_name: _office(_workbook(work / "book.xlsx"), f)  # type: ignore[misc]
    for name, filter_name in slides.items():
        makers[f"libreoffice-{name}"] = lambda f=filter_name: _office(_slides(work / "slides.fodp"), f)  # type: ignore[misc]
    if weasyprint:
        makers["weasyprint-laksaman-pdf"] = lambda: _weasyprint(weasyprint, laksaman)
        makers["weasyprint-noto-pdf"] = lambda: _weasyprint(weasyprint, noto)
    return makers


def _html(path: Path, lines: list[str], *, font: str) -> Path:
    parts = [f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>{html.escape(TITLE)}</title>']
    parts += [f"<style>@page{{size:A4;margin:2cm}}body{{font:16pt '{font}'}}{STYLE}</style></head><body>"]
    table = False
    for line in lines:
        if line.startswith("|") != table:
            table = not table
            parts.append("<table>" if table else "</table>")
        if table:
            parts.append("<tr>" + "".join(f"<td>{html.escape(cell.strip())}</td>" for cell in line[1:].split("|")) + "</tr>")
        else:
            parts.append(f"<h2>{html.escape(line[2:])}</h2>" if line.startswith("#") else f"<p>{html.escape(line)}</p>")
    path.write_text("\n".join(parts) + "</body></html>", encoding="utf-8")
    return path


def _chromium(page: Path) -> Path:
    made = page.with_suffix(".chromium.pdf")
    program = shutil.which("chromium") or sys.exit("chromium is not installed")
    _run([program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={page.parent / 'profile'}",
          f"--print-to-pdf={made}", page.as_uri()])  # fmt: skip
    return made


def _office(path: Path, target: str, source: str = "") -> Path:
    out = path.parent / f"out-{target[:4].strip(':')}-{path.stem}"
    program = shutil.which("soffice") or sys.exit("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(path.parent / 'office').as_uri()}"
    wanted = [f"--infilter={source}"] if source else []
    convert_to = f"{target}:writer_pdf_Export" if target == "pdf" else target
    _run([program, profile, "--headless", *wanted, "--convert-to", convert_to, "--outdir", str(out), str(path)])
    return next(out.iterdir())


def _weasyprint(python: str, page: Path) -> Path:
    made = page.with_suffix(".weasyprint.pdf")
    code = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
    _run([python, "-c", code, str(page), str(made)])
    return made


def _reportlab(made: Path, spell: Callable[[str], str], codes: Callable[[str], str] | None = None) -> Path:
    """`spell` changes what is drawn, `codes` what the file says that a glyph means."""
    name = f"Thai-{made.stem}"
    pdfmetrics.registerFont(ttfonts.TTFont(name, str(FONTS / "Garuda.ttf")))
    plain = ttfonts.makeToUnicodeCMap
    if codes:
        ttfonts.makeToUnicodeCMap = lambda font, subset: thai_glyphs.with_codes(plain(font, subset), codes)
    sheet = canvas.Canvas(str(made), pagesize=A4, invariant=1)
    sheet.setTitle(TITLE)
    try:
        _draw(sheet, name, spell)
        sheet.save()
    finally:
        ttfonts.makeToUnicodeCMap = plain
    return made


def _draw(sheet: canvas.Canvas, font: str, spell: Callable[[str], str]) -> None:
    top = int(A4[1]) - 60
    y = top
    sheet.setFont(font, SIZE)
    for line in SOURCE:
        for piece in _wrapped(line.lstrip("#| ").replace("|", " "), LETTERS):
            sheet.drawString(50, y, spell(piece))
            y -= LINE
            if y < 50:
                sheet.showPage()
                sheet.setFont(font, SIZE)
                y = top


def _wrapped(text: str, width: int) -> list[str]:
    """Cut where no mark or following vowel begins the next line."""
    pieces = []
    while len(text) > width:
        cut = width
        while text[cut] in "ะาำ" or "ั" <= text[cut] <= "ฺ" or "็" <= text[cut] <= "๎":
            cut -= 1
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def _workbook(path: Path) -> Path:
    """The tables on a sheet each, the text on a sheet of its own; numbers are numbers."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "ข้อความ"
    for before, line in zip(["", *SOURCE], SOURCE, strict=False):
        if not line.startswith("|"):
            book.worksheets[0].append([line.lstrip("# ")])
            continue
        if not before.startswith("|"):
            sheet = book.create_sheet(f"ตาราง {len(book.worksheets)}")
        sheet.append([_number(cell.strip()) for cell in line[1:].split("|")])
    book.save(path)
    return path


def _number(cell: str) -> str | float | None:
    plain = cell.replace(",", "")
    return float(plain) if plain.replace(".", "").isdigit() and plain.isascii() else cell or None


def _slides(path: Path) -> Path:
    """Flat ODF: a slide for every six lines."""
    texts = [line.lstrip("#| ").replace("|", " ") for line in SOURCE]
    pages = []
    for number, start in enumerate(range(0, len(texts), 6)):
        inside = "".join(f"<text:p>{html.escape(text)}</text:p>" for text in texts[start : start + 6])
        box = f'<draw:frame svg:width="24cm" svg:height="16cm" svg:x="1cm" svg:y="1cm"><draw:text-box>{inside}</draw:text-box></draw:frame>'
        pages.append(f'<draw:page draw:name="p{number}" draw:master-page-name="m">{box}</draw:page>')
    names = ["office", "text", "draw", "style", "fo", "svg"]
    spaces = {"fo": "xsl-fo-compatible", "svg": "svg-compatible", "draw": "drawing"}
    xmlns = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{spaces.get(name, name)}:1.0"' for name in names)
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {xmlns} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.presentation"><office:automatic-styles>'
        '<style:page-layout style:name="l"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="m" style:page-layout-name="l"/></office:master-styles>'
        f"<office:body><office:presentation>{''.join(pages)}</office:presentation></office:body></office:document>",
        encoding="utf-8",
    )
    return path


def _run(command: list[str]) -> None:
    done = subprocess.run(
        command, capture_output=True, timeout=SECONDS, check=False, env={**os.environ, "SOURCE_DATE_EPOCH": "1640995200"}
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stderr.decode(errors='replace')[-500:]}")


if __name__ == "__main__":
    main()
