"""What is kept of a reading from night to night: of a page what it leads to, of a file its whole text.

A page is read again in 10 ms, and mostly with all others of its agency; a long PDF takes a second, a scanned one ten. So the
texts of files are kept and those of pages are not. JSON, because what comes out of a database may be anything.
"""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from documents import ocr
from model.capture import Capture
from model.document import Block, Document, Fault, Kind, Role

_PROGRAM = ("documents", "model", "rules", "scans", "thai")  # what a reading or a judgement depends on
_SOURCES = (".py", ".yaml")
_FAST = 1
_DIGEST = 16

Json = Any  # what `json.loads` gives: the border
# By indicator: addresses; whether a frame, a page one step on, or a document that the page shows (older ones do not say it).
Leads = Mapping[str, Sequence[tuple[str, bool, bool] | tuple[str, bool, bool, bool]]]

OCR_PLACE = blake2b(b"ocr", digest_size=_DIGEST).digest()  # the same scan is the same text wherever it stands


@dataclass(frozen=True, slots=True)
class Head:
    """What must be known of every reading at once. `wants_ocr`: the document is pictures of text."""

    is_page: bool
    leads: Leads
    wants_ocr: bool = False


def pack_head(head: Head) -> bytes:
    """The head of a reading as it is stored."""
    text = json.dumps([head.is_page, head.leads, head.wants_ocr], ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def unpack_head(packed: bytes) -> Head:
    """The head that was packed."""
    is_page, leads, wants_ocr = json.loads(packed.decode("utf-8", "surrogatepass"))
    return Head(is_page, {code: tuple(tuple(lead) for lead in leads) for code, leads in leads.items()}, wants_ocr)


def pack(document: Document) -> bytes:
    """The text of a file as it is stored."""
    text = json.dumps(_document_out(document), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _FAST)


def unpack(packed: bytes) -> Document:
    """The text that was packed."""
    return _document_in(json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass")))


def place_of(capture: Capture) -> tuple[str, bytes] | None:
    """The name of a capture's reading: its bytes, and what else they are read by; None where nothing came."""
    if capture.body_hash is None:
        return None
    read_by = [capture.final_url or capture.url, capture.content_type, capture.truncated]
    return capture.body_hash, _digest(json.dumps(read_by).encode())


def version_of(**settings: object) -> bytes:
    """The version of what reads and judges: its source and the settings that it depends on."""
    return _digest(_program() + repr(sorted(settings.items())).encode())


def ocr_version() -> bytes:
    """The version of what OCR gives; it is dear, and does not change with the rules."""
    return _digest(f"ocr {ocr.VERSION}".encode())


def _document_out(document: Document) -> list[object]:
    blocks = [[block.text, block.squashed, block.role, block.where, block.page] for block in document.blocks]
    return [
        document.url, document.kind, blocks, document.head_title, document.letters, document.page_count, document.text_source,
        document.fault, document.truncated,
    ]  # fmt: skip


def _document_in(stored: Json) -> Document:
    url, kind, blocks, title, letters, pages, source, fault, *later = stored  # texts by OCR may be of an older release
    return Document(
        url=url,
        kind=Kind(kind),
        blocks=tuple(Block(text, squashed, Role(role), where, page) for text, squashed, role, where, page in blocks),
        head_title=title,
        letters=letters,
        page_count=pages,
        text_source=source,
        fault=Fault(fault) if fault is not None else None,
        truncated=any(later),
    )


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()


@lru_cache(maxsize=1)
def _program() -> bytes:
    """A digest of the source: a rule that was changed must not find yesterday's answer."""
    state = blake2b(digest_size=_DIGEST)
    for name in _PROGRAM:
        for file in _files(resources.files(name)):
            state.update(file.name.encode() + file.read_bytes())
    return state.digest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith(_SOURCES):
            yield entry
