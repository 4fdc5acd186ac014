"""One thread that speaks to the database, so that the event loop never waits for a disk."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, ParamSpec, Self, TypeVar

from model.capture import Capture
from model.errors import OitError
from scans.kept import place_of
from scans.spool import ForStore, left_for_store
from storage import readings, save
from storage.readings import Row
from storage.session import Store

P = ParamSpec("P")
R = TypeVar("R")

MOST_BYTES = 32 * 2**20  # of bodies in one transaction: 64 files of 10 MB would be in memory at a time
MOST_HANDED = 2 * 2**20  # bytes that readers have handed over and that are not stored yet; beyond, they lie in the spool
BATCH = 64  # captures a transaction; a commit a row is 23 times slower than 43 rows a commit
SOON = 0.5  # seconds after which a capture is stored though its batch is not full: a killed scan asks again for little


class Stored(NamedTuple):
    """A capture on its way to the store, its body and what was read of it; in a file where that is much."""

    capture: Capture
    left: ForStore | Path | None
    size: int


class Writer:
    """Runs storage functions one after the other in their own thread and gathers captures into transactions."""

    def __init__(self, store: Store, scan: int, *, version: bytes = b"") -> None:
        self._store = store
        self._scan = scan
        self._version = version
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="storage")
        self._waiting: list[Stored] = []
        self._handed = 0
        self._flushing: asyncio.Task[None] | None = None
        self._failed: OitError | OSError | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._flushing is not None:
            self._flushing.cancel()
        try:
            await self.flush()
        finally:
            self._thread.shutdown(wait=True)

    async def run(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """`function(*args)` in the storage thread; raises what a batch failed with that nobody waited for."""

        def work() -> R:
            self._require_stored()  # nothing may be stored upon answers that are not
            return function(*args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    @property
    def has_room(self) -> bool:
        """Whether a reader may hand over what is to be stored; else it lays it into the spool."""
        return self._handed < MOST_HANDED

    async def capture(self, capture: Capture, left: ForStore | Path | None = None, size: int = 0) -> None:
        """Store a settled capture soon; `flush` says when it is.

        `left`: what its reader left for the store, or the file it lies in, removed when stored; `size`: of the body unpacked.
        """
        self._require_stored()  # what comes now would be asked again by the scan that goes on with this one
        self._waiting.append(Stored(capture, left, size))
        self._handed += _handed(left)
        if len(self._waiting) >= BATCH:
            await self.flush()
        elif self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush_soon())

    def _require_stored(self) -> None:
        if self._failed is not None:
            raise self._failed

    async def _flush_soon(self) -> None:
        await asyncio.sleep(SOON)
        with suppress(OitError, OSError):  # kept, and told to whoever comes next
            await self.flush()

    async def flush(self) -> None:
        """Everything given so far is stored when this returns."""
        batch, self._waiting = self._waiting, []
        try:
            # Also an empty one: what another task is storing comes first. Who waits may be cancelled; what was settled is stored.
            storing = asyncio.create_task(self.run(self._store_batch, batch))
            storing.add_done_callback(_heard)
            await asyncio.shield(storing)
        finally:
            self._handed -= sum(_handed(each.left) for each in batch)

    def _store_batch(self, batch: Sequence[Stored]) -> None:
        try:
            for part in _parts(batch):
                self._store_now(part)
        except (OitError, OSError) as error:
            self._failed = error
            raise

    def _store_now(self, batch: Sequence[Stored]) -> None:
        left = [(each, left_for_store(each.left) if isinstance(each.left, Path) else each.left) for each in batch if each.left]
        packed = {each.capture.body_hash: (each.size, one.body) for each, one in left if each.capture.body_hash}
        save.captures(self._store, self._scan, [each.capture for each in batch], compressed=packed)
        read = ((place_of(each.capture), one) for each, one in left if one.head)  # no head: its reader was lost
        rows = {place: Row(one.head, one.text or None) for place, one in read if place}
        readings.save(self._store, rows, version=self._version)
        for each in batch:
            if isinstance(each.left, Path):
                each.left.unlink(missing_ok=True)


def _heard(storing: asyncio.Task[None]) -> None:
    """What failed is kept for whoever comes next; where who waited is gone, Python would print it."""
    if not storing.cancelled():
        storing.exception()


def _handed(left: ForStore | Path | None) -> int:
    return len(left.body) + len(left.text) if isinstance(left, ForStore) else 0


def _parts(batch: Sequence[Stored]) -> Iterator[Sequence[Stored]]:
    """The batch in as many transactions as the bytes of its bodies ask for."""
    begin, held = 0, 0
    for place, each in enumerate(batch):
        if held and held + each.size > MOST_BYTES:
            yield batch[begin:place]
            begin, held = place, 0
        held += each.size
    if begin < len(batch):
        yield batch[begin:]
