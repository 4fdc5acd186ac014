"""What waits during a scan lies in a folder of its own, not in memory: bodies for their reader, documents for their judge."""

import hashlib
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import starmap
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from model.document import Block, Document, Link

# A worker judges the pages of one site together, and its menu stands on all of them; 43 pages have 2,100 different texts.
_LONGEST_KNOWN, _MOST_KNOWN = 200, 8192
_FOR_STORE = ".store"
_LENGTH = 8  # bytes that say how long a packed body is

_BLOCK_FIELDS = tuple(field.name for field in fields(Block))
_LINK_FIELDS = tuple(field.name for field in fields(Link))
_BLOCK, _LINK = attrgetter(*_BLOCK_FIELDS), attrgetter(*_LINK_FIELDS)
# Texts that differ from row to row are written as one: as 450 they take three times as long.
_JOINED = frozenset({"text", "squashed", "url", "context"})
_SEPARATOR = "\0"
# Of Thai a third smaller than UTF-8, and read in a tenth of its time.
_ENCODING, _ERRORS = "utf-16-le", "surrogatepass"
_BY_TEXT = " "  # in the place of a squashed text: it is the text without its blanks, as nineteen of twenty are

Column = bytes | tuple[Any, ...]  # bytes: all texts, joined


class ForStore(NamedTuple):
    """What a reader leaves for the store: the packed body; a line that is the head of the reading, and the packed text of a file."""

    body: bytes
    head: bytes = b""
    text: bytes = b""


@dataclass(frozen=True, slots=True)
class Spool:
    """A folder with one file for each thing that waits, named by the address it came from."""

    folder: Path

    def save(self, url: str, document: Document) -> None:
        """Lay a document down; blocks and links as columns, because 450 records take three times as long to pickle."""
        rest = replace(document, blocks=(), links=())
        columns = _columns(_BLOCK_FIELDS, map(_short, document.blocks)), _columns(_LINK_FIELDS, map(_LINK, document.links))
        self._path(url).write_bytes(pickle.dumps((rest, *columns), protocol=pickle.HIGHEST_PROTOCOL))

    def load(self, url: str) -> Document | None:
        """The document that was read from this address; None where there was none."""
        try:
            packed = self._path(url).read_bytes()
        except FileNotFoundError:
            return None
        rest, blocks, links = pickle.loads(packed)  # noqa: S301 -- written by `save` in this scan's own folder
        document: Document = replace(rest, blocks=tuple(_blocks(blocks)), links=tuple(starmap(Link, _rows(links))))
        return document

    def drop(self, url: str) -> None:
        """Forget the document of an address."""
        self._path(url).unlink(missing_ok=True)

    def put_body(self, url: str, body: bytes) -> None:
        """Lay a body down for its reader."""
        self._path(url, ".body").write_bytes(body)

    def body(self, url: str) -> bytes:
        """The body that waits for its reader."""
        return self._path(url, ".body").read_bytes()

    def put_for_store(self, url: str, left: ForStore) -> None:
        """Lay down what is to be stored; in one file, because to make another takes longer than to write it."""
        parts = (len(left.body).to_bytes(_LENGTH, "big"), left.body, left.head, b"\n", left.text)
        self.for_store(url).write_bytes(b"".join(parts))

    def for_store(self, url: str) -> Path:
        """Where what is to be stored of an address lies until it is."""
        return self._path(url, _FOR_STORE)

    def done_with_body(self, url: str) -> None:
        """The body has been read, or will not be."""
        self._path(url, ".body").unlink(missing_ok=True)

    def _path(self, url: str, ending: str = "") -> Path:
        return self.folder / (hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32] + ending)


def left_for_store(file: Path) -> ForStore:
    """What a reader has laid down."""
    packed = file.read_bytes()
    end = _LENGTH + int.from_bytes(packed[:_LENGTH], "big")
    head, _, text = packed[end:].partition(b"\n")
    return ForStore(packed[_LENGTH:end], head, text)


def _columns(names: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> tuple[Column, ...]:
    columns = zip(*rows, strict=True)
    return tuple(_joined(column) if name in _JOINED else column for name, column in zip(names, columns, strict=False))


def _short(block: Block) -> tuple[Any, ...]:
    text, squashed, role, where, page = _BLOCK(block)
    return text, _BY_TEXT if squashed == text.replace(" ", "") else squashed, role, where, page


def _joined(column: tuple[str, ...]) -> Column:
    text = _SEPARATOR.join(column)
    return text.encode(_ENCODING, _ERRORS) if text.count(_SEPARATOR) == len(column) - 1 else column


def _rows(columns: Iterable[Column]) -> Iterator[tuple[Any, ...]]:
    return zip(*map(_apart, columns), strict=True)


def _apart(column: Column) -> Iterable[Any]:
    return column.decode(_ENCODING, _ERRORS).split(_SEPARATOR) if isinstance(column, bytes) else column


def _blocks(columns: Iterable[Column]) -> Iterator[Block]:
    """The blocks; of short ones those of the pages before: to find one takes a third of the time of making it."""
    for text, squashed, role, where, page in _rows(columns):
        make = _known if len(text) <= _LONGEST_KNOWN else Block
        yield make(text, text.replace(" ", "") if squashed == _BY_TEXT else squashed, role, where, page)


_known = lru_cache(maxsize=_MOST_KNOWN)(Block)
