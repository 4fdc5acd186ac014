"""Documents made to hang or to fill the memory end in a coded fault, or are read in part, within the time of a worker."""

import asyncio
import io
import zipfile
import zlib
from datetime import UTC, datetime

import openpyxl
import pytest

from documents.read import read
from model.capture import Capture
from model.document import Document
from model.outcome import Outcome
from scans.pool import Pool, WorkerLost

LIMIT = 120.0  # seconds: a scan gives twenty and the worst takes two, but twenty were too few beside fifteen processes
LINE = "งบประมาณรายจ่ายประจำปี "


def pdf(objects: list[bytes], *, root: bytes = b"1 0 R") -> bytes:
    """A PDF without a table of its objects: readers look for them."""
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, content) for number, content in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root " + root + b">>"


def stream(content: bytes, filters: bytes = b"/FlateDecode", more: bytes = b"") -> bytes:
    return b"<</Length %d/Filter %s%s>>stream\n%s\nendstream" % (len(content), filters, more, content)


def paged(
    content: bytes, count: int, *, font: bytes = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", claimed: int = 0
) -> bytes:
    kids = b" ".join(b"%d 0 R" % (5 + number) for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    tree = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, claimed or count)
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", tree, content, font, *[page] * count])


TEXT = stream(zlib.compress(b"BT /F 12 Tf 50 700 Td (The annual plan of spending of a town that is not there) Tj ET"))
LAST = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2>>]>>"


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            # The name of the format stands readable at the beginning.
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def office(name: str, xml: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", name: xml})


def workbook(old: str, new: str) -> bytes:
    """A workbook of one cell, in whose sheet one thing is another."""
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].append([LINE])
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert old in str(members[sheet])
    return zipped({**members, sheet: archive_text(members[sheet]).replace(old, new)})


def archive_text(member: str | bytes) -> str:
    return member if isinstance(member, str) else member.decode()


def matryoshka(depth: int) -> bytes:
    body = zipped({"a.txt": LINE})
    for _ in range(depth):
        body = zipped({f"{number}.zip": body for number in range(4)})
    return body


# A grid of boxes over each other, and words in it.
BOXES = (
    b"".join(b"%d %d 400 600 re S " % (number % 190, number % 170) for number in range(100_000))
    + b"BT /F 9 Tf 40 400 Td (A B C D E F G H) Tj ET " * 400
)
ENTITIES = '<!DOCTYPE w [<!ENTITY a0 "แผน">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
HARMLESS = {"pdf: a million pages claimed", "docx: entities of entities", "docx: tables in tables", "xlsx: a size that is only claimed",
            "rtf: groups in groups", "csv: one row"}  # fmt: skip


def bombs() -> dict[str, bytes]:
    """All of them; made when they are wanted, since that takes a second."""
    spaces = zlib.compress(b" " * 150_000_000, 1)
    wide_table = b"begincmap " + b"1 beginbfrange <0000> <FFFF> <0000> endbfrange " * 20_000 + b"endcmap"
    return {
        "pdf: ten thousand pages": paged(TEXT, 10_000),
        "pdf: a million pages claimed": paged(TEXT, 1, claimed=1_000_000),
        "pdf: a page of 150 MB of blanks": paged(stream(spaces), 1),
        "pdf: packed twice": paged(stream(zlib.compress(spaces), b"[/FlateDecode/FlateDecode]"), 5),
        "pdf: a font that names all characters 20,000 times": pdf([
            b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[5 0 R]/Count 1>>", TEXT, LAST,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>", stream(zlib.compress(wide_table)),
        ]),
        "pdf: a hundred thousand boxes": paged(stream(zlib.compress(BOXES)), 20),
        "pdf: nested beyond reason": pdf([b"<</Type/Catalog/Pages " + b"[" * 200_000 + b"]" * 200_000 + b">>"]),
        "pdf: pages in a circle": pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]),
        "pdf: an object stream that holds itself": pdf([
            b"<</Type/Catalog/Pages 2 0 R>>", stream(zlib.compress(b"2 0 3 5 "), more=b"/Type/ObjStm/N 2/First 8/Extends 2 0 R"),
        ]),
        "docx: entities of entities": office("word/document.xml", f"{ENTITIES}<w:p><w:t>&a11;</w:t></w:p>"),
        "docx: tables in tables": office("word/document.xml", "<w:tbl><w:tr><w:tc>" * 300_000 + f"<w:p><w:t>{LINE}</w:t></w:p>"),
        "docx: half a box many times": office("word/document.xml", "<mc:Fallback>" * 400_000 + f"<w:p><w:t>{LINE}</w:t></w:p>"),
        "docx: 30 MB of blanks": office("word/document.xml", b" " * 30_000_000),
        "odt: one cell many times": zipped({
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": '<table:table-row><table:table-cell table:number-columns-repeated="99999"/></table:table-row>' * 20_000,
        }),
        "xlsx: a cell in the far corner": workbook("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        "xlsx: a size that is only claimed": workbook('<dimension ref="A1:A1"', '<dimension ref="A1:XFD1048576"'),
        "xlsx: a million cells of one text": workbook("</sheetData>", '<row r="2">' + '<c t="s"><v>0</v></c>' * 1_000_000 + "</row></sheetData>"),
        "zip: archives in archives": matryoshka(6),
        "zip: a hundred thousand files": zipped({f"{number}.txt": "" for number in range(12_000)}),
        "rtf: groups in groups": b"{\\rtf1 " + b"{" * 3_000_000,
        "csv: one row": b"a," * 4_000_000,
    }  # fmt: skip


async def read_all() -> dict[str, Document | str]:
    async with Pool(2) as pool:

        async def one(name: str, body: bytes) -> tuple[str, Document | str]:
            url = "http://a.example/x" + (".csv" if name.startswith("csv") else "")
            capture = Capture(url, Outcome.OK, datetime(2022, 3, 15, tzinfo=UTC), body=body)
            try:
                return name, await pool.run(LIMIT, read, capture)
            except WorkerLost as lost:
                return name, str(lost)

        return dict(await asyncio.gather(*[one(name, body) for name, body in bombs().items()]))


@pytest.fixture(scope="module")
def ends() -> dict[str, Document | str]:
    return asyncio.run(read_all())


def test_no_bomb_harms(ends: dict[str, Document | str]) -> None:
    for name, document in ends.items():
        if isinstance(document, str):  # the scan makes of it a document that is too complex
            assert document == "the worker process died", name
            continue
        assert sum(len(block.text) for block in document.blocks) <= 400_000, name
        assert name in HARMLESS or document.fault or document.truncated, f"{name}: what could not be read whole says so"


def test_of_ten_thousand_pages_the_first_are_read(ends: dict[str, Document | str]) -> None:
    document = ends["pdf: ten thousand pages"]
    assert isinstance(document, Document)
    assert (document.page_count, document.fault, document.truncated) == (10_000, None, True)
    assert document.blocks[-1].where == "หน้า 60"


def test_entities_stay_as_they_are_written(ends: dict[str, Document | str]) -> None:
    document = ends["docx: entities of entities"]
    assert isinstance(document, Document)
    assert [block.text for block in document.blocks] == ["&a11;"]
