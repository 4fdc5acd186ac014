"""The beginning and the end of a scan; at its end older ones are made small (`storage.compact`)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from model.errors import StorageError
from storage.compact import compact
from storage.rows import ids_by
from storage.session import Store
from storage.tables import Kept, ScanState, agency, assessed, scan, scan_agency
from storage.values import clean, digest, storable


def start_scan(
    store: Store,
    *,
    fiscal_year: int,
    as_of: date,
    agencies: Sequence[str] | None,
    settings: Mapping[str, object],
    source: str,
    version: str,
    now: datetime,
) -> int:
    """Begin a scan of these agencies (None: all of the fiscal year), in this order; its number."""
    with store.write() as connection:
        return insert_scan(
            connection, fiscal_year=fiscal_year, as_of=as_of, agencies=agencies, settings=settings, source=source, version=version, now=now
        )  # fmt: skip


def insert_scan(
    connection: Connection,
    *,
    fiscal_year: int,
    as_of: date,
    agencies: Sequence[str] | None,
    settings: Mapping[str, object],
    source: str,
    version: str,
    now: datetime,
) -> int:
    """`start_scan` in a transaction that is open."""
    row = {
        "fiscal_year": fiscal_year,
        "as_of": as_of,
        "started_at": now,
        "state": ScanState.RUNNING,
        "settings": storable(settings),
        "source": clean(source),
        "version": clean(version),
        "kept": Kept.ALL,
    }
    ids = _all_ids(connection, fiscal_year) if agencies is None else _named_ids(connection, agencies)
    number: int = connection.execute(insert(scan).returning(scan.c.id), row).scalar_one()
    rows = [{"scan_id": number, "agency_id": key, "position": position} for position, key in enumerate(dict.fromkeys(ids))]
    if rows:
        connection.execute(insert(scan_agency), rows)
    return number


def finish_scan(store: Store, number: int, *, state: ScanState | str, now: datetime) -> None:
    """End a scan (or take an interrupted one up again with `running`); then older scans are made small."""
    state = ScanState(state)
    with store.write() as connection:
        ended = None if state == ScanState.RUNNING else now
        connection.execute(update(scan).where(scan.c.id == number).values(state=state, finished_at=ended))
    if state == ScanState.FINISHED:
        compact(store, now)


def _all_ids(connection: Connection, fiscal_year: int) -> list[int]:
    query = select(assessed.c.agency_id).where(assessed.c.fiscal_year == fiscal_year)
    return list(connection.scalars(query.order_by(assessed.c.last_listing, assessed.c.position, assessed.c.agency_id)))


def _named_ids(connection: Connection, names: Sequence[str]) -> list[int]:
    keys = {name: digest(clean(name)) for name in names}
    known = ids_by(connection, agency.c.digest, list(keys.values()))
    unknown = next((name for name, key in keys.items() if key not in known), None)
    if unknown is not None:
        raise StorageError(
            f"ไม่มีหน่วยงาน “{unknown}” ในฐานข้อมูล นำเข้าด้วย `oit import` ก่อน หรือตรวจตัวสะกด",
            f"the agency “{unknown}” is not in the database: `oit import` it first, or check the spelling",
        )
    return [known[key] for key in keys.values()]
