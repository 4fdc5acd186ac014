"""What was read of bytes and judged of agencies on earlier nights, so that the same is not done again."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, func, insert, select

from storage import bodies
from storage.session import Store
from storage.tables import agency, body, judged, reading, scan, scan_agency
from storage.values import chunks, clean, digest

Place = tuple[str, bytes]  # the hash of the bytes, and a digest of the address and type that they were read with


def load(store: Store, wanted: Collection[Place], *, version: bytes) -> dict[Place, bytes]:
    """What this version of the program has read of these bytes."""
    found: dict[Place, bytes] = {}
    asked = set(wanted)
    hashes = sorted({bytes.fromhex(key) for key, _ in asked})
    query = select(body.c.sha256, reading.c.place, reading.c.packed).join(body, body.c.id == reading.c.body_id)
    with store.read() as connection:
        for run in chunks(hashes):
            for row in connection.execute(query.where(body.c.sha256.in_(run), reading.c.version == version)):
                place = (bytes(row.sha256).hex(), bytes(row.place))
                if place in asked:
                    found[place] = bytes(row.packed)
    return found


def save(store: Store, read: Mapping[Place, bytes], *, version: bytes) -> None:
    """Keep what was read of bytes that are stored; what another version read of them is replaced."""
    if not read:
        return
    with store.write() as connection:
        ids = bodies.known(connection, {key for key, _ in read})
        rows = [
            {"body_id": ids[key], "place": place, "version": version, "packed": packed}
            for (key, place), packed in sorted(read.items())
            if key in ids
        ]
        for row in rows:
            connection.execute(delete(reading).where(reading.c.body_id == row["body_id"], reading.c.place == row["place"]))
        if rows:
            connection.execute(insert(reading), rows)


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
