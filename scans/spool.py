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

_BLOCK = attrgetter(*(field.name for field in fields(Block)))
_LINK = attrgetter(*(field.name for field in fields(Link)))

Columns = tuple[tuple[Any, ...], ...]


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
        columns = _columns(map(_BLOCK, document.blocks)), _columns(map(_LINK, document.links))
        self._path(url).write_bytes(pickle.dumps((rest, *columns), protocol=pickle.HIGHEST_PROTOCOL))

    def load(self, url: str) -> Document | None:
        """The document that was read from this address; None where there was none."""
        path = self._path(url)
        if not path.exists():
            return None
        rest, blocks, links = pickle.loads(path.read_bytes())  # noqa: S301 -- written by `save` in this scan's own folder
        document: Document = replace(rest, blocks=tuple(_blocks(blocks)), links=tuple(starmap(Link, zip(*links, strict=True))))
        return document

    def drop(self, url: str) -> None:
        """Forget the document of an address, and what nobody came to store."""
        for ending in ("", _FOR_STORE):
            self._path(url, ending).unlink(missing_ok=True)

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


def _columns(rows: Iterable[tuple[object, ...]]) -> Columns:
    return tuple(zip(*rows, strict=True))


def _blocks(columns: Columns) -> Iterator[Block]:
    """The blocks; of short ones those of the pages before: to find one takes a third of the time of making it."""
    for row in zip(*columns, strict=True):
        yield _known(*row) if len(row[0]) <= _LONGEST_KNOWN else Block(*row)


_known = lru_cache(maxsize=_MOST_KNOWN)(Block)
