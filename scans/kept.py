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

from model.capture import Capture
from model.document import Block, Document, Fault, Kind, Role

_PROGRAM = ("documents", "model", "rules", "scans", "thai")  # what a reading or a judgement depends on
_SOURCES = (".py", ".yaml")
_FAST = 1
_DIGEST = 16

Json = Any  # what `json.loads` gives: the border
Leads = Mapping[str, Sequence[tuple[str, bool]]]  # by indicator: addresses, and whether each is a frame


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading: of a page its leads, of anything else its document. `tried`: OCR had its turn."""

    is_page: bool
    leads: Leads
    document: Document | None = None
    tried: bool = False


def pack(kept: Kept) -> bytes:
    """A reading as it is stored."""
    document = _document_out(kept.document) if kept.document is not None else None
    leads = {code: [list(lead) for lead in leads] for code, leads in kept.leads.items()}
    text = json.dumps([kept.is_page, leads, document, kept.tried], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _FAST)


def unpack(packed: bytes) -> Kept:
    """The reading that was packed."""
    is_page, leads, document, tried = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    found = {code: tuple((url, is_frame) for url, is_frame in leads) for code, leads in leads.items()}
    return Kept(is_page, found, _document_in(document) if document is not None else None, tried)


def place_of(capture: Capture) -> tuple[str, bytes] | None:
    """The name of a capture's reading: its bytes, and what else they are read by; None where nothing came."""
    if capture.body_hash is None:
        return None
    read_by = [capture.final_url or capture.url, capture.content_type, capture.truncated]
    return capture.body_hash, _digest(json.dumps(read_by).encode())


def version_of(**settings: object) -> bytes:
    """The version of what reads and judges: its source and the settings that it depends on."""
    return _digest(_program() + repr(sorted(settings.items())).encode())


def _document_out(document: Document) -> list[object]:
    blocks = [[block.text, block.squashed, block.role, block.where, block.page] for block in document.blocks]
    return [
        document.url, document.kind, blocks, document.head_title, document.letters, document.page_count, document.text_source,
        document.fault,
    ]  # fmt: skip


def _document_in(stored: Json) -> Document:
    url, kind, blocks, title, letters, pages, source, fault = stored
    return Document(
        url=url,
        kind=Kind(kind),
        blocks=tuple(Block(text, squashed, Role(role), where, page) for text, squashed, role, where, page in blocks),
        head_title=title,
        letters=letters,
        page_count=pages,
        text_source=source,
        fault=Fault(fault) if fault is not None else None,
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
