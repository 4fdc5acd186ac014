"""Where captures come from: the network, or the store (a scan that is resumed, or judged again)."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from crawler.client import ASK_AGAIN, Client
from model.capture import Capture
from model.errors import OitError
from model.outcome import Outcome
from scans.writer import Writer
from storage import load
from storage.session import Store


class OfflineError(OitError):
    """Our own connection is down: nothing can be said of anybody's site."""

    def __init__(self) -> None:
        super().__init__(
            "เครือข่ายฝั่งเราใช้การไม่ได้ ไม่มีเว็บไซต์ใดเปิดได้เลย ตรวจอินเทอร์เน็ตของเครื่องนี้ แล้วสั่ง oit scan --resume เพื่อทำต่อ",
            "our side is offline: no site could be reached at all; check this machine's connection, then run: oit scan --resume",
        )


class Source(Protocol):
    """Anything that gives the capture of an address. `stored` says that it came from the store."""

    async def fetch(self, url: str, *, submitted: bool) -> tuple[Capture | None, bool]:
        """The capture and whether it was stored before; None where there is none to be had."""

    async def fetch_again(self, capture: Capture) -> Capture:
        """The last try at the end of the scan."""


class Network:
    """The network, but what an interrupted scan has stored already is not asked again. `last`: what came on earlier nights."""

    def __init__(
        self,
        client: Client,
        writer: Writer,
        store: Store,
        scan: int,
        *,
        stored: set[str],
        last: Callable[[str], Capture | None],
    ) -> None:
        self._client = client
        self._last = last
        self._writer = writer
        self._store = store
        self._scan = scan
        self._stored = stored

    async def fetch(self, url: str, *, submitted: bool) -> tuple[Capture | None, bool]:
        if url in self._stored:
            return await self._writer.run(load.capture, self._store, self._scan, url), True
        capture = await self._client.fetch(url, submitted=submitted, known=self._last(url))
        if self._client.offline:
            raise OfflineError
        return capture, False

    async def fetch_again(self, capture: Capture) -> Capture:
        return await self._client.fetch_again(capture)


class Archive:
    """The captures of a stored scan; what was not fetched then is not to be had."""

    def __init__(self, writer: Writer, store: Store, scan: int) -> None:
        self._writer = writer
        self._store = store
        self._scan = scan

    async def fetch(self, url: str, *, submitted: bool) -> tuple[Capture | None, bool]:  # noqa: ARG002
        return await self._writer.run(load.capture, self._store, self._scan, url), True

    async def fetch_again(self, capture: Capture) -> Capture:
        return capture


def is_settled(capture: Capture, *, stored: bool) -> bool:
    """Nothing more is to be tried in this scan."""
    return stored or capture.outcome not in ASK_AGAIN


def never_asked(url: str, outcome: Outcome, detail: str) -> Capture:
    """The capture of an address for which no request was made."""
    return Capture(url=url, outcome=outcome, checked_at=datetime.now(UTC), attempts=0, detail=detail)
