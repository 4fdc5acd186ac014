"""Connections to checked addresses only, as the network backend of httpcore."""

import asyncio
import ssl
from collections import deque
from collections.abc import Iterable
from functools import partial
from typing import Any, cast

import httpcore

from crawler.addresses import Address
from crawler.heads import Chunks, declared_length, end_of_head, is_chunked, is_http, repair, status_of
from crawler.resolver import Resolver

HIGH_WATER = 256 * 1024  # bytes kept for a reader that is slower than the sender
MOST_HEAD_BYTES = 100 * 1024  # as httpcore's own limit, which then says so
READ_BYTES = 60 * 1024  # at a time; more is memory that the system clears anew for every read, as long as it takes to read

_BODILESS = frozenset({204, 304})

SocketOptions = Iterable[tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]]


class StaleConnectionError(httpcore.ReadError):
    """A kept connection that the server had closed before it saw this request."""


class HandshakeError(httpcore.ConnectError):
    """The connection stood, but TLS did not come about."""


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the addresses that the resolver allows, the next one where one is dead."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        # One for all connections of an event loop: it is filled and emptied within one step of it.
        self._buffer = memoryview(bytearray(READ_BYTES))

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to a checked address, never to a name: what was checked is what is connected to."""
        del local_address, socket_options
        addresses = await self._resolver.addresses(host, port)
        return await _first_alive(addresses, port, timeout or 10.0, self._buffer)


async def _first_alive(addresses: tuple[Address, ...], port: int, seconds: float, buffer: memoryview) -> "Stream":
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    failure: Exception | None = None
    for place, address in enumerate(addresses):
        share = (end - loop.time()) / (len(addresses) - place)
        try:
            async with asyncio.timeout(share):
                _, wire = await loop.create_connection(partial(_Wire, buffer), str(address), port)
            return Stream(wire, end)
        except TimeoutError as error:
            failure = httpcore.ConnectTimeout(f"{address} port {port}: no answer")
            failure.__context__ = error  # not the cause: httpcore's pool raises it anew "from None"
        except OSError as error:
            failure = httpcore.ConnectError(f"{address} port {port}: {error}")
            failure.__context__ = error
    raise failure or httpcore.ConnectTimeout("no time left")


class _Wire(asyncio.BufferedProtocol):
    """Keeps what comes in until it is read, and knows how the connection ended."""

    def __init__(self, buffer: memoryview) -> None:
        self._buffer = buffer
        self.transport: asyncio.Transport | None = None
        self.chunks: deque[bytes] = deque()
        self.waiting = 0
        self.ended = False
        self.error: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._paused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 -- asyncio's signature
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        self.chunks.append(bytes(self._buffer[:nbytes]))
        self.waiting += nbytes
        if self.waiting > HIGH_WATER and not self._paused and self.transport is not None:
            self._paused = True
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> bool:
        self.ended = True
        self._wake()
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended = True
        self.error = self.error or exc
        self._wake()

    def take(self) -> bytes:
        chunk = self.chunks.popleft()
        self.waiting -= len(chunk)
        if self._paused and self.waiting <= HIGH_WATER // 2 and self.transport is not None:
            self._paused = False
            self.transport.resume_reading()
        return chunk

    async def more(self, seconds: float | None) -> None:
        """Wait until something comes or the connection ends; httpcore.ReadTimeout where neither happens in time."""
        if self.chunks or self.ended:
            return
        loop = asyncio.get_running_loop()
        waiter = self._waiter = loop.create_future()
        timer = loop.call_later(seconds, self._give_up, waiter, seconds) if seconds is not None else None
        try:
            await waiter
        finally:
            self._waiter = None
            if timer is not None:
                timer.cancel()

    @staticmethod
    def _give_up(waiter: asyncio.Future[None], seconds: float) -> None:
        if not waiter.done():
            waiter.set_exception(httpcore.ReadTimeout(f"nothing came for {seconds:.0f} s"))

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


class Stream(httpcore.AsyncNetworkStream):
    """One connection; every response head is repaired before httpcore parses it."""

    def __init__(self, wire: _Wire, connected_by: float) -> None:
        self._wire = wire
        self._connected_by = connected_by  # the loop's time at which the TLS handshake must be done as well
        self._requests = 0
        self._head: bytes | None = None  # what has come of a head; None while a body is read
        self._left: int | None = None  # bytes that the body may still have by its declared length
        self._chunks: Chunks | None = None  # where a chunked body stands
        self._too_much = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, ASYNC109 - httpcore's signature
        """The next bytes, or b"" at the end of the connection."""
        if self._head is not None:
            return await self._read_head(timeout)
        await self._wire.more(timeout)
        if self._wire.chunks:
            return self._follow(self._wire.take())
        if self._wire.error is not None:
            raise httpcore.ReadError(str(self._wire.error)) from self._wire.error
        return b""

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - httpcore's signature
        """Send a request; it is small, so there is nothing to wait for."""
        if not buffer:
            return
        self._requests += 1
        self._head = b""
        # Where the server has hung up already there is no answer to it, and that is said when its head is read.
        if self._wire.transport is not None and not self._wire.transport.is_closing():
            self._wire.transport.write(buffer)

    async def aclose(self) -> None:
        """Close at once: there is nothing left to send."""
        if self._wire.transport is not None:
            self._wire.transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """The same connection under TLS; the handshake has what the connection left of their time."""
        loop = asyncio.get_running_loop()
        wire = self._wire
        plain = cast("asyncio.Transport", wire.transport)
        try:
            async with asyncio.timeout_at(self._connected_by):
                wire.transport = await loop.start_tls(plain, wire, ssl_context, server_hostname=server_hostname)
        except TimeoutError as error:
            await self.aclose()
            raise httpcore.ConnectTimeout("the TLS handshake did not end in time") from error
        except (OSError, ValueError) as error:
            await self.aclose()
            raise HandshakeError(f"TLS handshake: {error}") from error
        except asyncio.CancelledError:
            await self.aclose()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:  # httpcore's signature
        """`is_readable`: not fit for another request; `server_addr`: the address that was really asked; `client_addr`: ours."""
        transport = self._wire.transport
        if transport is None:
            return None
        if info == "is_readable":
            return bool(self._wire.ended or self._wire.chunks or self._too_much)
        if info == "server_addr":
            return transport.get_extra_info("peername")
        if info == "client_addr":
            return transport.get_extra_info("sockname")
        return transport.get_extra_info("ssl_object") if info == "ssl_object" else None

    async def _read_head(self, seconds: float | None) -> bytes:
        head = self._head or b""
        loop = asyncio.get_running_loop()
        end_at = loop.time() + (seconds or 0.0)  # of the head as a whole: a real one does not drip
        while not (end := end_of_head(head)) and is_http(head) and len(head) < MOST_HEAD_BYTES:
            await self._wire.more(None if seconds is None else max(0.0, end_at - loop.time()))
            if not self._wire.chunks:
                self._fail_without_answer(head)
            head += self._wire.take()
        self._head = None
        if not end:
            return head  # not HTTP, or endless: for httpcore to refuse
        rest = head[end:]
        if 100 <= status_of(head) < 200:
            self._head = rest
            return repair(head[:end])
        # Of the repaired head, since that is what the parser goes by: line feeds alone would hide a length.
        repaired = repair(head[:end])
        bodiless = status_of(head) in _BODILESS
        self._left = 0 if bodiless else declared_length(repaired)
        self._chunks = Chunks() if is_chunked(repaired) and not bodiless else None
        return repaired + self._follow(rest)

    def _fail_without_answer(self, head: bytes) -> None:
        error = self._wire.error
        if not head and self._requests > 1:
            raise StaleConnectionError("the kept connection was closed") from error
        what = (
            f"connection ended after {len(head)} bytes of the answer's head" if head else "connection ended without an answer"
        )
        raise httpcore.ReadError(f"{what}{f': {error}' if error else ''}") from error

    def _follow(self, data: bytes) -> bytes:
        """The bytes of a body; more than declared would be read as the answer to the next request: such a connection is not kept."""
        if self._left is not None:
            self._left -= len(data)
            self._too_much = self._too_much or self._left < 0
        elif self._chunks is not None:
            data = self._chunks.feed(data)
            self._too_much = self._too_much or self._chunks.too_much
        return data
