"""Kinds: by content, whatever the type or the name says."""

import codecs

import pytest

from documents.sniff import kind_of
from model.document import Kind

WIDE = "<html><body><p>" + "แผนการใช้จ่ายงบประมาณ" * 300 + "</p></body></html>"
NOTICE = b"<br />\n<b>Notice</b>:  Undefined variable: x in <b>/home/x.php</b> on line <b>3</b><br />\n"

CASES: list[tuple[str, bytes, str | None, str, Kind]] = [
    ("pdf served as html", b"%PDF-1.5\n...", "text/html", "/a.html", Kind.PDF),
    ("pdf after junk", b"\r\n\r\n%PDF-1.5\n...", None, "/a", Kind.PDF),
    ("pdf after an error of a script", NOTICE + b"%PDF-1.5\n..\nstartxref\n9\n%%EOF\n", "text/html", "/a", Kind.PDF),
    ("pdf that broke off after an error of a script", NOTICE + b"%PDF-1.5\n..", "application/pdf", "/a", Kind.PDF),
    ("html that shows a pdf", NOTICE + b"<pre>%PDF-1.5\n...\n%%EOF</pre>", "text/html", "/a", Kind.HTML),
    ("zip after an error of a script", NOTICE + b"PK\x03\x04" + b"word/document" * 99, "text/html", "/a.docx", Kind.UNKNOWN),
    ("zip after blank lines", b"\xef\xbb\xbf\r\n\r\nPK\x03\x04xl/workbook", "text/html", "/a.xlsx", Kind.UNKNOWN),
    ("old word after an error of a script", NOTICE + b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "text/html", "/a.doc", Kind.UNKNOWN),
    ("html named pdf", b"<html><body>404 not found</body></html>", "application/pdf", "/plan.pdf", Kind.HTML),
    ("html that mentions pdf", b"<p>%PDF-1.4 is a header</p>", "text/html", "/", Kind.HTML),
    ("html as octet-stream", b"<!DOCTYPE html><p>x", "application/octet-stream", "/dl", Kind.HTML),
    ("html without a type", b"\n\n<!-- c --><div>x</div>", None, "/", Kind.HTML),
    ("html after an error of a script", b"Notice: Undefined index in a.php on line 4<br /><html><body>x", None, "/", Kind.HTML),
    ("html as plain text", b"<html><body>x", "text/plain", "/", Kind.HTML),
    ("html in utf-16", "<html><body>แผน</body>".encode("utf-16"), None, "/", Kind.HTML),
    ("html in utf-16, mostly thai", ("<p>" + "แผนการใช้จ่ายงบประมาณ" * 300).encode("utf-16"), None, "/", Kind.HTML),
    ("html in utf-16, big end first", codecs.BOM_UTF16_BE + WIDE.encode("utf-16-be"), None, "/", Kind.HTML),
    ("html in utf-16 without a mark", WIDE.encode("utf-16-le"), None, "/", Kind.HTML),
    ("html in utf-16 by its type", ("<p>「漢字」</p>" * 9).encode("utf-16-le"), "text/html; charset=utf-16", "/", Kind.HTML),
    ("html in utf-32", WIDE.encode("utf-32"), None, "/", Kind.HTML),
    ("words in utf-16", "แผนการใช้จ่าย".encode("utf-16"), "text/plain", "/", Kind.TEXT),
    ("blanks in utf-16", " \n ".encode("utf-16"), "text/html", "/", Kind.EMPTY),
    ("csv in utf-16", "ลำดับ,แผน\n1,ก".encode("utf-16"), "text/csv", "/", Kind.CSV),
    ("binary called utf-16", bytes(range(1, 32)) * 20, "text/html; charset=utf-16", "/", Kind.UNKNOWN),
    ("html with nul", b"<html>\0\0<p>x\0</p>", "text/html", "/", Kind.HTML),
    ("words served as html", "ไม่พบหน้า".encode(), "text/html", "/", Kind.HTML),
    ("words", "ไม่พบหน้า".encode(), "text/plain", "/", Kind.TEXT),
    ("words without a type", "ไม่พบหน้า".encode(), None, "/x.pdf", Kind.TEXT),
    ("xhtml", b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body>', None, "/", Kind.HTML),
    ("xml", b'<?xml version="1.0"?><urlset><url>', "text/xml", "/sitemap.xml", Kind.TEXT),
    ("json", b'{"a": 1}', "application/json", "/", Kind.TEXT),
    ("empty json", b"[]", "application/json", "/", Kind.TEXT),
    ("csv by type", b"a,b\n1,2", "text/csv", "/", Kind.CSV),
    ("csv by name", b"a,b\n1,2", "application/octet-stream", "/d/a.CSV?x", Kind.CSV),
    ("html named csv", b"<html><body>login", "text/csv", "/a.csv", Kind.HTML),
    ("rtf named doc", b"{\\rtf1\\ansi x}", "application/msword", "/a.doc", Kind.RTF),
    ("html named xls", b"<html><table><tr><td>1", "application/vnd.ms-excel", "/a.xls", Kind.HTML),
    ("jpeg named pdf", b"\xff\xd8\xff\xe0\0\x10JFIF", "application/pdf", "/a.pdf", Kind.IMAGE),
    ("webp", b"RIFF\0\0\0\0WEBPVP8 ", None, "/", Kind.IMAGE),
    ("avif", b"\0\0\0\x20ftypavif", None, "/", Kind.IMAGE),
    ("video", b"\0\0\0\x20ftypmp42" + b"\0" * 50, "video/mp4", "/", Kind.UNKNOWN),
    ("svg", b"<svg xmlns='x'>", "image/svg+xml", "/", Kind.IMAGE),
    ("gzip", b"\x1f\x8b\x08\0", "text/html", "/", Kind.ARCHIVE),
    ("7z", b"7z\xbc\xaf\x27\x1c", None, "/", Kind.ARCHIVE),
    ("empty zip", b"PK\x05\x06" + b"\0" * 18, None, "/", Kind.ARCHIVE),
    ("binary served as html", bytes(range(1, 32)) * 20, "text/html", "/", Kind.UNKNOWN),
    ("blanks", b" \n\t\r\n ", "text/html", "/", Kind.EMPTY),
    ("nul bytes", b"\0" * 100, "text/html", "/", Kind.EMPTY),
    ("nothing", b"", None, "/", Kind.EMPTY),
    ("an address that cannot be parsed", b"a,b", None, "http://[x/a.csv", Kind.CSV),
]


@pytest.mark.parametrize(("body", "content_type", "url", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_kind_of(body: bytes, content_type: str | None, url: str, kind: Kind) -> None:
    assert kind_of(body, content_type, url) is kind
