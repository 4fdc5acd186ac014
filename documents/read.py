"""A capture to a document: what kind it is, and the reader for it."""

from documents.decode import decode
from documents.read_html import read_html
from documents.sniff import kind_of
from model.capture import Capture
from model.document import Document, Fault, Kind


def read(capture: Capture) -> Document:
    """What the body says. Bad content is a fault of the document, never an exception."""
    url = capture.final_url or capture.url
    kind = kind_of(capture.body, capture.content_type, url)
    match kind:
        case Kind.HTML:
            return read_html(decode(capture.body, capture.content_type), url)
        case Kind.EMPTY:
            return Document(url, kind, text_source="none")
    return Document(url, kind, text_source="none", fault=Fault.UNSUPPORTED)
