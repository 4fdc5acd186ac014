"""What waits during a scan lies in a folder of its own, not in memory: bodies for their reader, documents for their judge."""

import hashlib
import pickle
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from model.document import Block, Document, Link

R = TypeVar("R", Block, Link)

_BLOCK = attrgetter(*(field.name for field in fields(Block)))
_LINK = attrgetter(*(field.name for field in fields(Link)))

_Columns = tuple[tuple[object, ...], ...]


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
        document: Document = replace(rest, blocks=_records(Block, blocks), links=_records(Link, links))
        return document

    def drop(self, url: str) -> None:
        """Forget the document of an address, and what nobody came to store."""
        for ending in ("", ".packed", ".kept"):
            self._path(url, ending).unlink(missing_ok=True)

    def put_body(self, url: str, body: bytes) -> None:
        """Lay a body down for its reader."""
        self._path(url, ".body").write_bytes(body)

    def body(self, url: str) -> bytes:
        """The body that waits for its reader."""
        return self._path(url, ".body").read_bytes()

    def put_packed(self, url: str, packed: bytes) -> None:
        """Lay a packed body down for the store."""
        self.packed(url).write_bytes(packed)

    def packed(self, url: str) -> Path:
        """Where the packed body of an address lies until it is stored."""
        return self._path(url, ".packed")

    def kept(self, url: str) -> Path:
        """Where that which is kept of a reading lies until it is stored: its head in a line, then the text of a file."""
        return self._path(url, ".kept")

    def done_with_body(self, url: str) -> None:
        """The body has been read, or will not be."""
        self._path(url, ".body").unlink(missing_ok=True)

    def _path(self, url: str, ending: str = "") -> Path:
        return self.folder / (hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32] + ending)


def _columns(rows: Iterable[tuple[object, ...]]) -> _Columns:
    return tuple(zip(*rows, strict=True))


def _records(kind: type[R], columns: _Columns) -> tuple[R, ...]:
    return tuple(map(kind, *columns)) if columns else ()
