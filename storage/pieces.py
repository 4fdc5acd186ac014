"""Parts of findings, each stored once: equal ones are one row, and a changed one is stored as its difference.

A site that is down for a night and back again writes no piece at all; a component that is won writes some 100 bytes.
A piece with a base is read with one step: bases are always whole.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from storage.locks import Lock, hold
from storage.packing import dump, is_difference, pack, parse, unpack
from storage.rows import among, ids_by, insert_new
from storage.tables import piece
from storage.values import chunks, digest

WORTHWHILE = 0.5  # a difference is kept only while it is under half of the whole: else the new one is whole, and the next base


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value to be stored, and the piece that stood in its place until now."""

    value: object
    near: int | None = None


def save(connection: Connection, wanted: Sequence[Wanted]) -> list[int]:
    """The id of each value's piece, in the given order."""
    texts = [dump(item.value) for item in wanted]
    keys = [digest(text.decode("utf-8", "surrogatepass")) for text in texts]
    known = ids_by(connection, piece.c.digest, keys)
    new = {key: (text, item.near) for key, text, item in zip(keys, texts, wanted, strict=True) if key not in known}
    if new:
        hold(connection, Lock.PIECES)
        bases = _bases(connection, {near for _, near in new.values() if near is not None})
        rows = [_row(key, text, bases.get(near) if near is not None else None) for key, (text, near) in sorted(new.items())]
        insert_new(connection, piece, rows, unique=("digest",))
        known |= ids_by(connection, piece.c.digest, list(new))
    return [known[key] for key in keys]


def load(connection: Connection, ids: Collection[int]) -> dict[int, object]:
    """The values of pieces by their ids."""
    return {key: parse(text) for key, text in _texts(connection, ids).items()}


def _row(key: bytes, text: bytes, base: tuple[int, bytes] | None) -> dict[str, object]:
    whole = pack(text)
    if base is not None:
        difference = pack(text, base[1])
        if is_difference(difference) and len(difference) < WORTHWHILE * len(whole):
            return {"digest": key, "base_id": base[0], "packed": difference}
    return {"digest": key, "base_id": None, "packed": whole}


def _bases(connection: Connection, near: Collection[int]) -> Mapping[int, tuple[int, bytes]]:
    """For each piece the whole one that a difference can be made to: itself, or its own base."""
    rows = _rows(connection, near)
    roots = {key: base or key for key, (base, _) in rows.items()}
    texts = _texts(connection, set(roots.values()))
    return {key: (root, texts[root]) for key, root in roots.items()}


def _texts(connection: Connection, ids: Collection[int]) -> dict[int, bytes]:
    rows = _rows(connection, ids)
    bases = _rows(connection, {base for base, _ in rows.values() if base is not None})
    whole = {key: unpack(packed) for key, (_, packed) in bases.items()}
    return {key: unpack(packed, whole[base] if base is not None else None) for key, (base, packed) in rows.items()}


def _rows(connection: Connection, ids: Collection[int]) -> dict[int, tuple[int | None, bytes]]:
    found: dict[int, tuple[int | None, bytes]] = {}
    for run in chunks(sorted(ids)):
        query = select(piece.c.id, piece.c.base_id, piece.c.packed).where(among(piece.c.id, run))
        found.update({row.id: (row.base_id, row.packed) for row in connection.execute(query)})
    return found
