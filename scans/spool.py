"""What waits during a scan lies in a folder of its own, not in memory: bodies for their reader, documents for their judge."""

import hashlib
import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from model.document import Block, Document, Link

# A worker judges the pages of one site together, and its menu stands on all of them; 43 pages have 2,100 different texts.
_LONGEST_KNOWN, _MOST_KNOWN = 200, 8192
_FOR_STORE = ".store"
_LENGTH = 8  # bytes that say how long a packed body is
_NUMBER = 8  # bytes before a document that say whose it is

# Texts that differ from row to row are written as one: as 450 they take three times as long.
_SEPARATOR = "\0"
# Of Thai a third smaller than UTF-8, and read in a tenth of its time.
_ENCODING, _ERRORS = "utf-16-le", "surrogatepass"

Column = bytes | list[str]  # bytes: all texts, joined


class ForStore(NamedTuple):
    """What a reader leaves for the store: the packed body; a line that is the head of the reading, and the packed text of a file."""

    body: bytes
    head: bytes = b""
    text: bytes = b""


class Place(NamedTuple):
    """Where a document lies. No two have one number, so nobody takes what another has left in the file for theirs."""

    file: int
    number: int


class _Places(dict[str, Place]):
    """A place for each address that is asked for; files whose documents nobody needs any more are given out again."""

    def __init__(self) -> None:
        super().__init__()
        self._given = self._files = 0
        self._spare: list[int] = []

    def __missing__(self, url: str) -> Place:
        self._given += 1
        if not self._spare:
            self._files += 1
            self._spare.append(self._files)
        place = self[url] = Place(self._spare.pop(), self._given)
        return place

    def give_back(self, url: str) -> None:
        place = self.pop(url, None)
        if place is not None:
            self._spare.append(place.file)


@dataclass(frozen=True, slots=True, eq=False)
class Spool:
    """A folder for what waits. Workers get a `part` of it: only the main process gives places to documents.

    Files of documents are written over, as many as there ever waited: to make and remove one for each cost 1 ms of CPU.
    """

    folder: Path
    places: Mapping[str, Place] = field(default_factory=_Places)

    def part(self, urls: Iterable[str]) -> "Spool":
        """The same for a worker, with the documents of these addresses."""
        return Spool(self.folder, {url: self.places[url] for url in urls})

    def save(self, url: str, document: Document) -> None:
        """Lay a document down; blocks and links as columns, because 450 records take three times as long to pickle."""
        rest = replace(document, blocks=(), links=())
        columns = _blocks_out(document.blocks), _links_out(document.links)
        place = self.places[url]
        _write_over(self._file(place), place.number, pickle.dumps((rest, *columns), protocol=pickle.HIGHEST_PROTOCOL))

    def load(self, url: str) -> Document | None:
        """The document that was read from this address; None where there was none, EOFError where its reader died over it."""
        if url not in self.places:
            return None
        place = self.places[url]
        try:
            packed = memoryview(self._file(place).read_bytes())
        except FileNotFoundError:
            return None
        number = int.from_bytes(packed[:_NUMBER], "big", signed=True)
        if number == -place.number:
            raise EOFError(f"the document of {url} was not written to its end")
        if number != place.number:
            return None
        rest, blocks, links = pickle.loads(packed[_NUMBER:])  # noqa: S301 -- written by `save` in this scan's own folder
        document: Document = replace(rest, blocks=_blocks_in(blocks), links=_links_in(links))
        return document

    def drop(self, url: str) -> None:
        """Forget the document of an address."""
        if isinstance(self.places, _Places):
            self.places.give_back(url)

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

    def _file(self, place: Place) -> Path:
        return self.folder / f"document-{place.file}"

    def _path(self, url: str, ending: str) -> Path:
        return self.folder / (hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32] + ending)


def _write_over(file: Path, number: int, packed: bytes) -> None:
    """Write a document over another; until it is whole its number is below zero, for its writer may be killed meanwhile."""
    try:
        out: BinaryIO = file.open("r+b")
    except FileNotFoundError:
        out = file.open("wb")
    with out:
        out.write((-number).to_bytes(_NUMBER, "big", signed=True) + packed)
        out.truncate()
        out.seek(0)
        out.write(number.to_bytes(_NUMBER, "big", signed=True))


def left_for_store(file: Path) -> ForStore:
    """What a reader has laid down."""
    packed = file.read_bytes()
    end = _LENGTH + int.from_bytes(packed[:_LENGTH], "big")
    head, _, text = packed[end:].partition(b"\n")
    return ForStore(packed[_LENGTH:end], head, text)


def _blocks_out(blocks: Sequence[Block]) -> tuple[Any, ...]:
    texts, squashed = [block.text for block in blocks], [block.squashed for block in blocks]
    roles, places, pages = [block.role for block in blocks], [block.where for block in blocks], [block.page for block in blocks]
    return _joined(texts), _joined(squashed), roles, places, pages


def _blocks_in(columns: tuple[Any, ...]) -> tuple[Block, ...]:
    """The blocks; of short ones those of the pages before: to find one takes a third of the time of making it."""
    texts, squashed, *rest = columns
    rows = zip(_apart(texts), _apart(squashed), *rest, strict=True)
    return tuple([_known(*row) if len(row[0]) <= _LONGEST_KNOWN else Block(*row) for row in rows])


_known = lru_cache(maxsize=_MOST_KNOWN)(Block)


def _links_out(links: Sequence[Link]) -> tuple[Any, ...]:
    urls, texts, contexts = [link.url for link in links], [link.text for link in links], [link.context for link in links]
    return _joined(urls), _joined(texts), [link.via for link in links], [link.furniture for link in links], _joined(contexts)


def _links_in(columns: tuple[Any, ...]) -> tuple[Link, ...]:
    urls, texts, vias, furniture, contexts = columns
    return tuple(map(Link, _apart(urls), _apart(texts), vias, furniture, _apart(contexts)))


def _joined(texts: list[str]) -> Column:
    text = _SEPARATOR.join(texts)
    return text.encode(_ENCODING, _ERRORS) if text.count(_SEPARATOR) == len(texts) - 1 else texts


def _apart(column: Column) -> list[str]:
    return column.decode(_ENCODING, _ERRORS).split(_SEPARATOR) if isinstance(column, bytes) else column
