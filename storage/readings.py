"""What was read of bytes and judged of agencies on earlier nights, so that the same is not done again."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from storage import bodies
from storage.rows import insert_new
from storage.session import Store
from storage.tables import agency, body, judged, look, reading, scan, scan_agency
from storage.values import chunks, clean, digest

Place = tuple[str, bytes]  # the hash of the bytes, and a digest of what else they were read by


class Row(NamedTuple):
    """A reading as it is stored: what is wanted of many at once, and what is wanted of few."""

    head: bytes
    packed: bytes | None = None


def heads(store: Store, hashes: Collection[str], *, versions: Collection[bytes]) -> dict[Place, bytes]:
    """The heads of what these versions of the program have read of these bytes."""
    found: dict[Place, bytes] = {}
    query = select(body.c.sha256, reading.c.place, reading.c.head).join(body, body.c.id == reading.c.body_id)
    with store.read() as connection:
        for run in chunks(sorted({bytes.fromhex(key) for key in hashes})):
            for row in connection.execute(query.where(body.c.sha256.in_(run), reading.c.version.in_(versions))):
                found[bytes(row.sha256).hex(), bytes(row.place)] = bytes(row.head)
    return found


def document(store: Store, place: Place, *, versions: Collection[bytes]) -> bytes | None:
    """The rest of one reading; None where there is none."""
    query = (
        select(reading.c.packed)
        .join(body, body.c.id == reading.c.body_id)
        .where(body.c.sha256 == bytes.fromhex(place[0]), reading.c.place == place[1], reading.c.version.in_(versions))
    )
    with store.read() as connection:
        packed: bytes | None = connection.scalar(query)
    return bytes(packed) if packed is not None else None


def save(store: Store, read: Mapping[Place, Row], *, version: bytes) -> None:
    """Keep what was read of bytes that are stored; what another version read of them is replaced."""
    if not read:
        return
    with store.write() as connection:
        ids = bodies.known(connection, {key for key, _ in read})
        rows = [
            {"body_id": ids[key], "place": place, "version": version, "head": row.head, "packed": row.packed}
            for (key, place), row in sorted(read.items())
            if key in ids
        ]
        places = [place for _, place in read]
        mine = (reading.c.body_id.in_(ids.values()), reading.c.place.in_(places), reading.c.version != version)
        connection.execute(delete(reading).where(*mine))
        insert_new(connection, reading, rows, unique=("body_id", "place"))


def body_of(store: Store, key: str) -> bytes:
    """The bytes with this hash; empty where they are not kept any more."""
    with store.read() as connection:
        found = bodies.known(connection, [key]).get(key)
        return bodies.read(connection, found) if found is not None else b""


def is_first_scan(store: Store, number: int) -> bool:
    """Whether nothing was looked at before this scan."""
    with store.read() as connection:
        return connection.scalar(select(look.c.scan_id).where(look.c.scan_id < number).limit(1)) is None


def last_judged(store: Store, agency_name: str, fiscal_year: int, *, before_scan: int) -> tuple[int, bytes] | None:
    """The scan that judged an agency last and what that rested on; None where it is not known."""
    with store.read() as connection:
        key = _agency_id(connection, agency_name)
        row = connection.execute(
            select(judged.c.scan_id, judged.c.inputs).where(judged.c.agency_id == key, judged.c.fiscal_year == fiscal_year)
        ).one_or_none()
        newest = connection.scalar(
            select(func.max(scan.c.id))
            .join(scan_agency, scan_agency.c.scan_id == scan.c.id)
            .where(
                scan_agency.c.agency_id == key,
                scan.c.fiscal_year == fiscal_year,
                scan.c.id < before_scan,
                scan_agency.c.checked_at.is_not(None),
            )
        )
    return (row.scan_id, bytes(row.inputs)) if row is not None and row.scan_id == newest else None


def remember_judged(store: Store, agency_name: str, fiscal_year: int, *, scan: int, inputs: bytes) -> None:
    """Keep what the judgement of an agency in this scan rests on; an older scan judged again changes nothing."""
    with store.write() as connection:
        key = _agency_id(connection, agency_name)
        here = (judged.c.agency_id == key, judged.c.fiscal_year == fiscal_year)
        known = connection.scalar(select(judged.c.scan_id).where(*here).with_for_update())
        if key is None or (known is not None and known > scan):
            return
        connection.execute(delete(judged).where(*here))
        row = {"agency_id": key, "fiscal_year": fiscal_year, "scan_id": scan, "inputs": inputs}
        connection.execute(insert(judged), row)


def _agency_id(connection: Connection, name: str) -> int | None:
    return connection.scalar(select(agency.c.id).where(agency.c.digest == digest(clean(name))))
