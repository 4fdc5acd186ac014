"""Faults below HTTP: ports that refuse or say nothing, TLS that does not verify."""

import asyncio
import socket
import ssl
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from importlib.resources import as_file, files
from itertools import count
from pathlib import Path

from demo.faults.wire import reset
from demo.server import Handler, Request, Server

CERTIFICATES = ("good", "expired", "not-yet-valid", "wrong-name", "unknown-ca", "incomplete-chain", "self-signed")

Address = tuple[str, int]
_Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def closed_port(host: str = "127.0.0.1") -> int:
    """A port that nobody listens at: it was free a moment ago."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as taken:
        taken.bind((host, 0))
        return int(taken.getsockname()[1])


@asynccontextmanager
async def silent(host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Address]:
    """A port that takes connections and never says a word."""
    async with _tcp(_wait_for_end, host, port) as address:
        yield address


@asynccontextmanager
async def full(host: str = "127.0.0.1") -> AsyncIterator[Address]:
    """A port whose queue is full: on Linux a further SYN is never answered."""
    with socket.socket() as listener:
        listener.bind((host, 0))
        listener.listen(0)
        address: Address = listener.getsockname()
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(address)
        try:
            yield address
        finally:
            for filler in fillers:
                filler.close()


@asynccontextmanager
async def resetting(host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Address]:
    """A port that takes a connection and resets it at once: also a TLS handshake that is cut off."""

    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reset(writer)

    async with _tcp(answer, host, port) as address:
        yield address


@asynccontextmanager
async def speaking(first: bytes, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Address]:
    """A port that says something before it is asked, as SSH and mail servers do."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        await _wait_for_end(reader, writer)

    async with _tcp(answer, host, port) as address:
        yield address


@asynccontextmanager
async def stumbling(target: Address, stumbles: Collection[int], last_words: bytes = b"") -> AsyncIterator[Address]:
    """A port that passes connections on to the target; those with these numbers it ends with these words."""
    numbers = count(1)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if next(numbers) in stumbles:
            await reader.read(1)
            writer.write(last_words)
            return
        onward_reader, onward_writer = await asyncio.open_connection(*target)
        try:
            await asyncio.gather(_pass_on(reader, onward_writer), _pass_on(onward_reader, writer))
        finally:
            onward_writer.close()

    async with _tcp(answer, "127.0.0.1", 0) as address:
        yield address


def tls_server(page: Handler, name: str, address: Address = ("127.0.0.1", 0)) -> Server:
    """The page over TLS with one of `CERTIFICATES`."""

    def route(_request: Request) -> Handler:
        return page

    return Server(route, [address], tls=server_context(name))


def server_context(name: str, *, old: bool = False) -> ssl.SSLContext:
    """A server's context with one of the certificates. `old`: TLS 1.0 and 1.1 only."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with as_file(files("demo") / "certificates" / f"{name}.pem") as path:
        context.load_cert_chain(path)
    if old:
        context.set_ciphers("ALL:@SECLEVEL=0")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # being old is the point
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


def ca_file() -> Path:
    """The root that signed the good certificate; only tests trust it."""
    with as_file(files("demo") / "certificates" / "ca.pem") as path:
        return path


@asynccontextmanager
async def _tcp(answer: _Answer, host: str, port: int) -> AsyncIterator[Address]:
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        try:
            await answer(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            return
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(serve, host, port)
    try:
        yield server.sockets[0].getsockname()[:2]
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(2**16):
        writer.write(data)
    writer.write_eof()


async def _wait_for_end(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    while await reader.read(2**16):
        pass
