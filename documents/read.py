"""A capture to a document: what kind it is, and the reader for it."""

from dataclasses import replace

from documents.decode import decode, decoded
from documents.read_archive import read_archive
from documents.read_doc import read_doc
from documents.read_html import read_html
from documents.read_office import read_office
from documents.read_plain import read_text
from documents.read_rtf import read_rtf
from documents.read_sheet import read_sheet
from documents.sniff import kind_of
from model.capture import Capture
from model.document import Document, Fault, Kind

ENDS = (b"</html>", b"%%eof")
LOOK_BACK = 2048  # bytes at the end in which a document says that it is over


def read(capture: Capture) -> Document:
    """What the body says. Bad content is a fault of the document, never an exception; what broke off is `truncated`."""
    document = _read(capture.body, capture.content_type, capture.final_url or capture.url)
    if not capture.truncated or any(end in capture.body[-LOOK_BACK:].lower() for end in ENDS):
        return document  # a wrong Content-Length cuts nothing off
    return replace(document, truncated=True)


def _read(body: bytes, content_type: str | None, url: str) -> Document:
    kind = kind_of(body, content_type, url)
    match kind:
        case Kind.HTML:
            markup, codec = decoded(body, content_type)
            return read_html(markup, url, codec=codec)
        case Kind.PDF:
            from documents.read_pdf import read_pdf  # PDFium takes 4 MB and 0.2 s: only where there is a PDF

            return read_pdf(body, url)
        case Kind.DOCX | Kind.PPTX | Kind.ODT:
            return read_office(body, url, kind=kind)
        case Kind.XLSX | Kind.XLS | Kind.ODS:
            return read_sheet(body, url, kind=kind)
        case Kind.CSV | Kind.TEXT:
            return read_text(decode(body, content_type), url, kind=kind)
        case Kind.RTF:
            return read_rtf(body, url)
        case Kind.DOC:
            return read_doc(body, url)
        case Kind.IMAGE:
            return Document(url, kind, text_source="none", fault=Fault.SCANNED)
        case Kind.EMPTY:
            return Document(url, kind, text_source="none")
        case Kind.ARCHIVE:
            return read_archive(body, url, _read_inside)
        case Kind.UNKNOWN:
            return Document(url, kind, text_source="none", fault=Fault.UNSUPPORTED)


def _read_inside(body: bytes, name: str) -> Document:
    """A file of an archive; an archive in an archive is not opened."""
    if kind_of(body, None, name) is Kind.ARCHIVE:
        return Document(name, Kind.ARCHIVE, text_source="none", fault=Fault.UNSUPPORTED)
    return _read(body, None, name)
