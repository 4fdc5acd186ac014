"""Nightly runs: how far each came, so that the next start goes on where the last one stopped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, Select, insert, select, update

from model.errors import StorageError
from model.message import Message
from storage import outbox
from storage.compact import compact
from storage.save_scan import insert_scan
from storage.session import Store
from storage.tables import RunState, ScanState, nightly_run, scan


@dataclass(frozen=True, slots=True)
class Run:
    """One nightly run. `old_scan`: the scan that its own is compared with."""

    id: int
    scan: int
    old_scan: int | None
    state: RunState
    started_at: datetime
    finished_at: datetime | None
    holder: str


def begin(
    store: Store, *, fiscal_year: int, as_of: date, settings: Mapping[str, object], version: str, holder: str, now: datetime
) -> Run:
    """Begin a run and its scan of all agencies together; it is compared with the scan of the last run that was told of."""
    with store.write() as connection:
        number = insert_scan(
            connection, fiscal_year=fiscal_year, as_of=as_of, agencies=None, settings=settings, source="nightly", version=version, now=now
        )  # fmt: skip
        values = {
            "scan_id": number,
            "old_scan": _told_last(connection, fiscal_year),
            "state": RunState.SCANNING,
            "started_at": now,
            "holder": holder,
        }
        connection.execute(insert(nightly_run), values)
        return _run(connection.execute(_newest()).one())


def last(store: Store) -> Run | None:
    """The newest run."""
    with store.read() as connection:
        row = connection.execute(_newest()).one_or_none()
    return _run(row) if row is not None else None


def composed(
    store: Store, run: Run, messages: Sequence[Message], *, now: datetime, state: RunState = RunState.COMPOSED
) -> None:
    """End the scan and lay its e-mails into the outbox, both or neither; then older scans are made small."""
    with store.write() as connection:
        here = (nightly_run.c.id == run.id, nightly_run.c.state == RunState.SCANNING)
        ended = None if state == RunState.COMPOSED else now
        values = {"state": state, "finished_at": ended}
        if connection.execute(update(nightly_run).where(*here).values(values)).rowcount != 1:
            raise StorageError(
                f"รอบกลางคืนหมายเลข {run.id} ถูกโปรแกรมอื่นทำเสร็จไปแล้ว",
                f"nightly run {run.id} was finished by another program meanwhile",
            )
        outbox.put(connection, run.id, messages, now=now)
        connection.execute(update(scan).where(scan.c.id == run.scan).values(state=ScanState.FINISHED, finished_at=now))
    compact(store, now)


def close(store: Store, run: Run, *, now: datetime) -> None:
    """End a run: it has tried to send everything; or it never came so far, and the next night tells its changes, too."""
    ends = {RunState.COMPOSED: RunState.DONE, RunState.SCANNING: RunState.GIVEN_UP}
    with store.write() as connection:
        for state, end in ends.items():
            here = (nightly_run.c.id == run.id, nightly_run.c.state == state)
            closed = connection.execute(update(nightly_run).where(*here).values(state=end, finished_at=now)).rowcount
            if closed and end == RunState.GIVEN_UP:
                cut_off = (scan.c.id == run.scan, scan.c.state == ScanState.RUNNING)
                connection.execute(update(scan).where(*cut_off).values(state=ScanState.INTERRUPTED, finished_at=now))


def _told_last(connection: Connection, fiscal_year: int) -> int | None:
    """The scan that the agencies were told of last; None in the first night, which has nothing to compare with."""
    told = (
        select(nightly_run.c.scan_id)
        .join(scan, scan.c.id == nightly_run.c.scan_id)
        .where(scan.c.fiscal_year == fiscal_year, nightly_run.c.state.in_((RunState.COMPOSED, RunState.DONE)))
        .order_by(nightly_run.c.id.desc())
        .limit(1)
    )
    found: int | None = connection.scalar(told)
    return found


def _newest() -> Select[*tuple[object, ...]]:
    return select(nightly_run).order_by(nightly_run.c.id.desc()).limit(1)


def _run(row: Row[*tuple[object, ...]]) -> Run:
    values = row._mapping
    return Run(
        values["id"], values["scan_id"], values["old_scan"], RunState(values["state"]), values["started_at"],
        values["finished_at"], values["holder"],
    )  # fmt: skip
