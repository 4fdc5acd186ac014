"""What kind of document the bytes are: by looking at them; type and address only settle what text is for."""

import re

from documents.decode import wide_codec
from model.document import Kind

_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", Kind.RTF),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"\x89PNG\r\n", Kind.IMAGE),
    (b"GIF87a", Kind.IMAGE),
    (b"GIF89a", Kind.IMAGE),
    (b"II*\0", Kind.IMAGE),
    (b"MM\0*", Kind.IMAGE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ\0", Kind.ARCHIVE),
    (b"PK\x05\x06", Kind.ARCHIVE),
)
_OFFICE_PARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document", Kind.DOCX),
    (b"xl/workbook", Kind.XLSX),
    (b"ppt/presentation", Kind.PPTX),
    (b"application/vnd.oasis.opendocument.text", Kind.ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind.ODS),
    (b"application/vnd.oasis.opendocument.presentation", Kind.PPTX),
)
# An archive that holds office files has their parts' names inside it too; its own first name tells them apart.
_OFFICE_FIRST_NAMES = (b"[Content_Types]", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"customXml/", b"mimetype")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_HEADER = b"\xec\xa5"  # of the stream of Word, at the beginning of one of the first sectors
_SECTOR, _FIRST_SECTORS = 512, 64
_OLE_STREAMS = (("WordDocument", Kind.DOC), ("Workbook", Kind.XLS), ("Book", Kind.XLS), ("PowerPoint Document", Kind.PPTX))

_WITHIN = 1024  # readers of PDF accept its header anywhere in the first kilobyte
_PDF_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_LOOK_BACK = 2048
_ZIP = b"PK\x03\x04"
_HEAD = 4096
_BLANK = b" \t\r\n\f\v\0\xef\xbb\xbf\xff\xfe"
_TAG = re.compile(
    rb"<(?:!doctype|html|head|body|meta|title|script|style|link|div|table|tr|td|center|font|frameset|iframe|form|main|section|article"
    rb"|nav|header|footer|ul|ol|li|p|a|b|i|br|hr|h[1-6]|span|strong|img|!--)(?:[\s>/-]|$)",
    re.IGNORECASE,
)
_SURELY_HTML = re.compile(rb"<(?:!doctype\s+html|html|frameset)[\s>]", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:\{\s*(?:\"|\})|\[\s*(?:[\"{\[\]]|-?\d+\s*[,\]]))")
_PATH_END = re.compile("[?#]")
_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\r\f\v\x1b"))
_CONTROL_SHARE_OF_BINARY = 0.05


def kind_of(body: bytes, content_type: str | None, url: str) -> Kind:
    """The kind of the body."""
    head = body[:_HEAD].lstrip(_BLANK)
    if not head and not body.strip(_BLANK):
        return Kind.EMPTY
    if (kind := _by_magic(body, head)) is not None:
        return kind
    if b"%PDF-" in body[:_WITHIN] and _is_pdf(body, content_type):
        return Kind.PDF
    if _ZIP in body[:_WITHIN] or _OLE in body[:_WITHIN]:
        return Kind.UNKNOWN  # a message of a script in front of it: the programs that it is for call such a file damaged
    return _textual(_narrow(body, head, content_type), (content_type or "").lower(), url)


def _is_pdf(body: bytes, content_type: str | None) -> bool:
    """Whether it is a PDF, though a message of a script may stand in front of it, and no page that shows how one begins."""
    before = body[: body.index(b"%PDF-")]
    return not _TAG.search(before) or "pdf" in (content_type or "").lower() or bool(_PDF_END.search(body[-_LOOK_BACK:]))


def _by_magic(body: bytes, head: bytes) -> Kind | None:
    if body.startswith(_ZIP):
        return _zip_kind(body)
    if body.startswith(_OLE):
        return _ole_kind(body)
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return Kind.IMAGE
    if body[4:8] == b"ftyp":
        return Kind.IMAGE if body[8:12] in {b"avif", b"heic", b"mif1"} else Kind.UNKNOWN
    if body.startswith(b"BM") and body[6:10] == b"\0\0\0\0":
        return Kind.IMAGE
    return next((kind for magic, kind in _MAGIC if body.startswith(magic) or head.startswith(magic)), None)


def _zip_kind(body: bytes) -> Kind:
    first_name = body[30 : 30 + int.from_bytes(body[26:28], "little")]
    if not first_name.startswith(_OFFICE_FIRST_NAMES):
        return Kind.ARCHIVE
    return next((kind for part, kind in _OFFICE_PARTS if part in body), Kind.ARCHIVE)


def _ole_kind(body: bytes) -> Kind:
    """The old Office container names its streams in UTF-16; a new file with a password is wrapped in one too."""
    if "EncryptedPackage".encode("utf-16-le") in body:
        return Kind.DOCX
    # The names stand at the end of some files, so of a file that broke off they are missing.
    named = next((kind for name, kind in _OLE_STREAMS if name.encode("utf-16-le") in body), None)
    return named or (
        Kind.DOC if any(body.startswith(_WORD_HEADER, at * _SECTOR) for at in range(1, _FIRST_SECTORS)) else Kind.UNKNOWN
    )


def _narrow(body: bytes, head: bytes, content_type: str | None) -> bytes:
    """UTF-16 and UTF-32 as UTF-8, so that the same patterns find the tags of markup."""
    codec, start = wide_codec(body, content_type)
    if not codec or codec == "utf-8":
        return head
    return body[start:_HEAD].decode(codec, "replace").encode().lstrip(_BLANK)


def _textual(head: bytes, content_type: str, url: str) -> Kind:
    if _SURELY_HTML.search(head):
        return Kind.HTML
    if head[:5].lower() == b"<svg ":
        return Kind.IMAGE
    if head.startswith(b"<?xml"):
        return Kind.TEXT
    if _JSON.match(head):
        return Kind.TEXT
    if _TAG.match(head) or ("html" in content_type and not _is_binary(head)):
        return Kind.HTML
    if _is_binary(head):
        return Kind.UNKNOWN
    if "csv" in content_type or _PATH_END.split(url, maxsplit=1)[0].lower().endswith(".csv"):
        return Kind.CSV
    # Errors of a script stand before the page ("Notice: … on line 4<br>"), with a type or without one.
    plain = content_type.startswith("text/plain")
    return Kind.HTML if not plain and len(_TAG.findall(head)) > 1 else Kind.TEXT


def _is_binary(head: bytes) -> bool:
    control = len(head) - len(head.translate(None, _CONTROL))
    return control > len(head) * _CONTROL_SHARE_OF_BINARY
