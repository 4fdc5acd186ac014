"""The beginning and the end of a scan, and the making small of old ones."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from model.errors import StorageError
from storage.rows import ids_by
from storage.session import Store
from storage.tables import AgencyState, ScanState, agency, agency_look, assessed, look, scan, scan_agency
from storage.values import clean, digest, storable

KEEP_LOOKS = 3  # so many finished scans keep every look, with its times and sizes
KEEP_LOOKS_FOR = timedelta(days=8)  # and so do all of the days that the rule for flapping sites looks back (7), and one more


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
    row = {
        "fiscal_year": fiscal_year,
        "as_of": as_of,
        "started_at": now,
        "state": ScanState.RUNNING,
        "settings": storable(settings),
        "source": clean(source),
        "version": clean(version),
        "compacted": False,
    }
    with store.write() as connection:
        ids = _all_ids(connection, fiscal_year) if agencies is None else _named_ids(connection, agencies)
        number: int = connection.execute(insert(scan).returning(scan.c.id), row).scalar_one()
        rows = [
            {"scan_id": number, "agency_id": key, "position": position, "state": AgencyState.PENDING}
            for position, key in enumerate(dict.fromkeys(ids))
        ]
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
        for old in _to_compact(store, now):
            _compact(store, old)


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


def _to_compact(store: Store, now: datetime) -> list[int]:
    finished = select(scan.c.id).where(scan.c.state == ScanState.FINISHED).order_by(scan.c.id.desc()).limit(KEEP_LOOKS)
    old = select(scan.c.id).where(scan.c.compacted.is_(False), scan.c.started_at < now - KEEP_LOOKS_FOR)
    with store.read() as connection:
        kept = list(connection.scalars(finished))
        return list(connection.scalars(old.where(scan.c.id < min(kept)).order_by(scan.c.id))) if kept else []


def _compact(store: Store, number: int) -> None:
    """Remove what a scan says only about itself: looks that changed nothing, and the times of its judgements."""
    with store.write() as connection:
        connection.execute(delete(look).where(look.c.scan_id == number, look.c.changed.is_(False)))
        connection.execute(delete(agency_look).where(agency_look.c.scan_id == number))
        connection.execute(update(scan).where(scan.c.id == number).values(compacted=True))
