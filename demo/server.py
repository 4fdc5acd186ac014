"""A small HTTP/1.1 server on raw asyncio streams, whose handlers may misbehave as they like."""

import asyncio
import ssl
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

MOST_HEAD_BYTES = 64 * 2**10

# What a client that goes away mid-answer looks like from here; faults are meant to cause it.
GONE = (ConnectionError, TimeoutError, asyncio.IncompleteReadError, ssl.SSLError)


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came in; header names are lower-case, `local` is the address it came in at."""

    method: str
    target: str
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    host: str
    local: tuple[str, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the server's log; `time` is monotonic."""

    time: float
    host: str
    path: str
    method: str
    headers: Mapping[str, str]


Handler = Callable[[Request, asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def respond(
    body: str | bytes,
    *,
    status: int = 200,
    content_type: str | None = "text/html; charset=utf-8",
    headers: Sequence[tuple[str, str]] = (),
) -> Handler:
    """A handler that answers with this body and keeps the connection open."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} {_phrase(status)}", f"Content-Length: {len(content)}"]
    if content_type is not None:
        lines.append(f"Content-Type: {content_type}")
    lines += [f"{name}: {value}" for name, value in headers]
    head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    async def answer(request: Request, _reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(head if request.method == "HEAD" else head + content)
        await writer.drain()

    return answer


def after(seconds: float, handler: Handler) -> Handler:
    """The same handler, but its answer begins only after a while."""

    async def answer(request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        await handler(request, reader, writer)

    return answer


class Server:
    """Serves `route` at several addresses at once; keeps a log and the most requests in flight in all, per host and per address."""

    def __init__(
        self,
        route: Callable[[Request], Handler],
        addresses: Sequence[tuple[str, int]] = (("127.0.0.1", 0),),
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.log: list[Seen] = []
        self.peak: Counter[str] = Counter()
        self.peak_address: Counter[tuple[str, int]] = Counter()
        self.connections = 0
        self.most = 0
        self._route = route
        self._wanted = tuple(addresses)
        self._tls = tls
        self._addresses: tuple[tuple[str, int], ...] = ()
        self._listeners: list[asyncio.Server] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._all = 0
        self._now: Counter[str] = Counter()
        self._now_address: Counter[tuple[str, int]] = Counter()
        self._failures: list[BaseException] = []

    @property
    def addresses(self) -> tuple[tuple[str, int], ...]:
        """The addresses that are really listened at, in the order they were asked for."""
        return self._addresses

    @property
    def url(self) -> str:
        """The front page at the first address."""
        host, port = self.addresses[0]
        return f"{'https' if self._tls else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        try:
            for host, port in self._wanted:
                self._listeners.append(await loop.create_server(self._protocol, host, port, ssl=self._tls, backlog=512))
        except OSError:
            await self._stop()
            raise
        self._addresses = tuple(listener.sockets[0].getsockname()[:2] for listener in self._listeners)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._stop()
        if self._failures and error is None:
            raise self._failures[0]

    async def _stop(self) -> None:
        for listener in self._listeners:
            listener.close()
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _protocol(self) -> asyncio.StreamReaderProtocol:
        return _Connection(asyncio.StreamReader(limit=MOST_HEAD_BYTES), self._connected)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        # A handler that raises is a fault of the test or the demo, not of the client: it must not pass unseen.
        if not task.cancelled() and (error := task.exception()) is not None and not isinstance(error, GONE):
            self._failures.append(error)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        local = writer.get_extra_info("sockname")[:2]
        try:
            while not writer.is_closing() and (request := await _read(reader, local)) is not None:
                await self._answer(request, reader, writer)
                if request.headers.get("connection", "").lower() == "close":
                    break
        finally:
            with suppress(*GONE):
                writer.close()

    async def _answer(self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, local = request.host, request.local
        self.log.append(Seen(time.monotonic(), host, request.path, request.method, request.headers))
        self._all += 1
        self._now[host] += 1
        self._now_address[local] += 1
        self.most = max(self.most, self._all)
        self.peak[host] = max(self.peak[host], self._now[host])
        self.peak_address[local] = max(self.peak_address[local], self._now_address[local])
        try:
            await self._route(request)(request, reader, writer)
        finally:
            self._all -= 1
            self._now[host] -= 1
            self._now_address[local] -= 1


class _Connection(asyncio.StreamReaderProtocol):
    """Streams, but a client that hangs up ends its task: a request nobody waits for is no longer in flight."""

    def __init__(
        self,
        reader: asyncio.StreamReader,
        connected: Callable[[asyncio.StreamReader, asyncio.StreamWriter], asyncio.Task[None]],
    ) -> None:
        super().__init__(reader, self._begin)
        self._connected = connected
        self._work: asyncio.Task[None] | None = None

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._work = self._connected(reader, writer)

    def eof_received(self) -> bool:
        super().eof_received()
        self._hang_up()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._hang_up()

    def _hang_up(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self._work = None


async def _read(reader: asyncio.StreamReader, local: tuple[str, int]) -> Request | None:
    """The next request of a connection; None at its end, and for what is not HTTP."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        return None
    first, *lines = head[:-4].decode("latin-1").split("\r\n")
    words = first.split(" ")
    if len(words) != 3:
        return None
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = headers.get("content-length", "0")
    if length.isdigit():
        await reader.readexactly(int(length))
    path, _, query = _split(words[1])
    return Request(
        words[0], words[1], path, dict(parse_qsl(query, keep_blank_values=True)), headers, headers.get("host", ""), local
    )


def _split(target: str) -> tuple[str, str, str]:
    if not target.startswith("/"):
        parts = urlsplit(target)
        return unquote(parts.path) or "/", "?", parts.query
    path, mark, query = target.partition("?")
    return unquote(path), mark, query


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Odd"
