"""What earlier nights left: the last answers of the addresses of an agency, what was read of them, the last judgement."""

from collections.abc import Collection
from dataclasses import dataclass

from model.capture import Capture
from model.document import Document
from scans import inputs, kept
from scans.kept import Head
from scans.work import AgencyJob, AgencyResult
from scans.writer import Writer
from storage import load, load_captures, readings
from storage.readings import Row
from storage.session import Store


@dataclass(frozen=True, slots=True)
class _Last:
    capture: Capture | None
    head: Head | None


class Recall:
    """The memory of a scan. `again`: a stored scan is judged again, so nothing is taken over from the judgement before."""

    def __init__(self, writer: Writer, store: Store, scan: int, *, version: bytes, again: bool = False) -> None:
        self._writer = writer
        self._store = store
        self._scan = scan
        self._version = version
        self._again = again
        self._before = scan + 1 if again else scan
        self._last: dict[str, _Last] = {}
        self._blank: bool | None = None

    async def expect(self, urls: Collection[str]) -> None:
        """Load what earlier nights know of these addresses."""
        if self._blank is None:
            self._blank = await self._writer.run(readings.is_first_scan, self._store, self._before)
        missing = [url for url in urls if url not in self._last]
        if missing and not self._blank:
            self._last.update(await self._writer.run(self._load, missing))

    def forget(self, url: str) -> None:
        """The address is not needed any more."""
        self._last.pop(url, None)

    def last(self, url: str) -> Capture | None:
        """What came the last time."""
        return self._last[url].capture if url in self._last else None

    def head(self, capture: Capture) -> Head | None:
        """What was read of the same bytes; None where they must be read."""
        last = self._last.get(capture.url)
        if last is None or last.capture is None or kept.place_of(last.capture) != kept.place_of(capture):
            return None
        return last.head

    async def document(self, capture: Capture, *, by_ocr: bool = False) -> Document | None:
        """The text that was read of the same file, or by OCR of the same bytes; None for pages."""
        place = kept.place_of(capture)
        if place is None:
            return None
        place, version = ((place[0], kept.OCR_PLACE), kept.ocr_version()) if by_ocr else (place, self._version)
        packed = await self._writer.run(readings.document, self._store, place, versions=[version])
        return kept.unpack(packed) if packed is not None else None

    async def keep_ocr(self, capture: Capture, packed: bytes) -> None:
        """Keep what OCR gave, which may be nothing."""
        row = {(capture.body_hash or "", kept.OCR_PLACE): Row(b"", packed)}
        await self._writer.run(readings.save, self._store, row, version=kept.ocr_version())

    async def body(self, capture: Capture) -> bytes:
        """The bytes of a capture that are stored."""
        return await self._writer.run(readings.body_of, self._store, capture.body_hash or "")

    def inputs(self, job: AgencyJob) -> bytes:
        """What the judgement of an agency rests on."""
        return inputs.inputs_of(job, version=self._version)

    async def judged(self, job: AgencyJob, given: bytes) -> AgencyResult | None:
        """The last judgement of the agency, where it rests on the same."""
        return None if self._again or self._blank else await self._writer.run(self._judged, job, given)

    def _judged(self, job: AgencyJob, given: bytes) -> AgencyResult | None:
        name = job.agency.name
        last = readings.last_judged(self._store, name, job.fiscal_year, before_scan=self._scan)
        if last is None or last[1] != given:
            return None
        found = load.judged(self._store, last[0], name)
        return inputs.taken_over(job, found.findings, found.indicators) if found else None

    def _load(self, urls: Collection[str]) -> dict[str, _Last]:
        captures = load_captures.newest(self._store, urls, before_scan=self._before)
        hashes = {capture.body_hash for capture in captures.values() if capture.body_hash}
        heads = readings.heads(self._store, hashes, versions=[self._version])
        found = {url: _Last(None, None) for url in urls}
        for url, capture in captures.items():
            place = kept.place_of(capture)
            packed = heads.get(place) if place is not None else None
            found[url] = _Last(capture, kept.unpack_head(packed) if packed else None)
        return found
