"""The bytes that came back: compressed, identical ones once."""

import hashlib
import re
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from model.capture import Capture
from storage.packing import unpack_body
from storage.rows import ids_by, insert_new
from storage.tables import body
from storage.values import chunks

HASH = re.compile("[0-9a-f]{64}")


def hash_of(capture: Capture) -> str | None:
    """The hash of a capture's body; None where nothing came."""
    if capture.body_hash is None and capture.body:
        return hashlib.sha256(capture.body).hexdigest()
    return capture.body_hash


def is_hash(text: str) -> bool:
    """Whether a text is a SHA-256 as we write it: 64 lower-case hex digits."""
    return HASH.fullmatch(text) is not None


def known(connection: Connection, hashes: Iterable[str]) -> dict[str, int]:
    """The ids of the bodies that are stored already."""
    return {
        key.hex(): found for key, found in ids_by(connection, body.c.sha256, [bytes.fromhex(text) for text in hashes]).items()
    }


def hashes_of(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """The hashes of stored bodies."""
    found: dict[int, str] = {}
    for run in chunks(sorted(set(ids))):
        query = select(body.c.id, body.c.sha256).where(body.c.id.in_(run))
        found.update({row.id: bytes(row.sha256).hex() for row in connection.execute(query)})
    return found


def save(connection: Connection, packed: Mapping[str, tuple[int, bytes]]) -> None:
    """Store bodies by their hash: (size, packed bytes)."""
    rows = [
        {"sha256": bytes.fromhex(key), "size": size, "packed": data, "evidence": False}
        for key, (size, data) in sorted(packed.items())
    ]
    insert_new(connection, body, rows, unique=("sha256",))


def read(connection: Connection, body_id: int) -> bytes:
    """The bytes of one body; empty where they are not kept any more."""
    packed = connection.scalar(select(body.c.packed).where(body.c.id == body_id))
    return unpack_body(packed) if packed is not None else b""
