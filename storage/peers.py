"""The other end of requests, each once: the DNS answer, our own address, the certificate. All URLs of a host share one."""

from collections.abc import Sequence

from sqlalchemy import Connection

from model.capture import Certificate, Peer
from storage.packing import dump, pack_json, unpack_json
from storage.passing import Json
from storage.rows import ids_by, insert_new
from storage.tables import peer as table
from storage.values import digest, from_micros, to_micros


def save(connection: Connection, peers: Sequence[Peer | None]) -> dict[Peer, int]:
    """The id of each different one."""
    values = {one: _out(one) for one in peers if one is not None}
    keys = {one: digest(dump(value).decode("utf-8", "surrogatepass")) for one, value in values.items()}
    known = ids_by(connection, table.c.digest, list(keys.values()))
    new = {key: values[one] for one, key in keys.items() if key not in known}
    if new:
        rows: list[dict[str, object]] = [{"digest": key, "packed": pack_json(value)} for key, value in sorted(new.items())]
        insert_new(connection, table, rows, unique=("digest",))
        known |= ids_by(connection, table.c.digest, list(new))
    return {one: known[key] for one, key in keys.items()}


def read(packed: bytes | None) -> Peer | None:
    """The other end, from its row; None where none was kept."""
    if packed is None:
        return None
    value: Json = unpack_json(packed)
    return Peer(value["host"], tuple(value["addresses"]), value["local"], _certificate(value["certificate"]))


def _out(peer: Peer) -> Json:
    shown = peer.certificate
    times = [to_micros(time) if time else None for time in (shown.valid_from, shown.valid_until)] if shown else []
    certificate = [shown.sha256, shown.subject, shown.issuer, *times] if shown else None
    return {"host": peer.host, "addresses": list(peer.addresses), "local": peer.local, "certificate": certificate}


def _certificate(value: Json) -> Certificate | None:
    if value is None:
        return None
    sha256, subject, issuer, *times = value
    begins, ends = (from_micros(time) if time is not None else None for time in times)
    return Certificate(sha256, subject, issuer, begins, ends)
