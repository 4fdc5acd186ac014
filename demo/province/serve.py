"""Serves the province on loopback: an address an agency, and the odd listeners that its network faults need."""

import asyncio
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from demo.province.build import AS_OF, Places, Province, build, plans
from demo.server import Server

ALLOW_NETWORK = "127.0.0.0/8"
FIRST_HOST = 2  # 127.0.0.1 is left to other programs of this machine
WAITING_PLACES = 4  # connections that fill the queue of a listener that never accepts
CERTIFICATES = ("self-signed", "expired", "wrong-name")
PLAIN = "plain"  # a web server without TLS at an address that says https


@dataclass(frozen=True)
class Running:
    """The province while it is served."""

    province: Province
    csv_text: str
    server: Server
    hosts: tuple[str, ...]
    allow_network: str = ALLOW_NETWORK
    as_of: date = AS_OF


@dataclass(frozen=True)
class Background:
    """The province while a thread serves it, with its submissions as a file."""

    csv: Path
    province: Province
    agencies: int
    urls: int
    allow_network: str = ALLOW_NETWORK
    as_of: date = AS_OF


@asynccontextmanager
async def serve(*, seed: int = 1) -> AsyncIterator[Running]:
    """Serve the province until the context ends."""
    with ExitStack() as sockets:
        places = _places(sockets)
        province = build(places, seed=seed)
        async with AsyncExitStack() as servers:
            server = await servers.enter_async_context(Server(province.route, places.agencies))
            for name, place in places.odd.items():
                if name == PLAIN:
                    await servers.enter_async_context(await asyncio.start_server(_answer_plainly, *place))
                elif name in CERTIFICATES:
                    await servers.enter_async_context(Server(province.route, [place], tls=_context(name)))
            yield Running(province, province.as_csv(), server, tuple(f"{host}:{port}" for host, port in places.agencies))


@contextmanager
def serve_in_background(folder: Path, *, seed: int = 1) -> Iterator[Background]:
    """Serve the province from a thread of its own; the submissions lie in `folder` as a table."""
    ready: list[Running] = []
    started, stop = threading.Event(), threading.Event()
    thread = threading.Thread(target=_serve_until, args=(seed, ready, started, stop), name="demo-province", daemon=True)
    thread.start()
    started.wait()
    try:
        running = ready[0]
        path = folder / "submissions.csv"
        path.write_text(running.csv_text, encoding="utf-8-sig")
        yield Background(path, running.province, len(running.province.agencies), len(running.province.rows))
    finally:
        stop.set()
        thread.join()


def _serve_until(seed: int, ready: list[Running], started: threading.Event, stop: threading.Event) -> None:
    async def run() -> None:
        async with serve(seed=seed) as running:
            ready.append(running)
            started.set()
            await asyncio.to_thread(stop.wait)

    try:
        asyncio.run(run())
    finally:
        started.set()


def _places(sockets: ExitStack) -> Places:
    hosts = [f"127.0.0.{FIRST_HOST + number}" for number in range(len(plans()))]
    if not _can_bind(hosts):  # macOS has 127.0.0.1 only
        hosts = ["127.0.0.1"] * len(plans())
    agencies = tuple((host, _free_port(host)) for host in hosts)
    owner = next(host for host, plan in zip(hosts, plans(), strict=True) if plan.odd_ports)
    odd = {name: (owner, _free_port(owner)) for name in (*CERTIFICATES, PLAIN)}
    odd["closed"] = _held(sockets, owner)
    odd["full"] = _full(sockets, owner)
    return Places(agencies, odd)


def _can_bind(hosts: list[str]) -> bool:
    for host in hosts:
        with closing(socket.socket()) as probe:
            try:
                probe.bind((host, 0))
            except OSError:
                return False
    return True


def _free_port(host: str) -> int:
    with closing(socket.socket()) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _held(sockets: ExitStack, host: str) -> tuple[str, int]:
    """A port that is taken but not listened at: nobody else can start to answer there meanwhile."""
    holder = sockets.enter_context(closing(socket.socket()))
    holder.bind((host, 0))
    return holder.getsockname()[:2]  # type: ignore[no-any-return]


def _full(sockets: ExitStack, host: str) -> tuple[str, int]:
    """A listener whose queue is full: the next one to connect hears nothing."""
    listener = sockets.enter_context(closing(socket.socket()))
    listener.bind((host, 0))
    listener.listen(0)
    for _ in range(WAITING_PLACES):
        waiting = sockets.enter_context(closing(socket.socket()))
        waiting.setblocking(False)
        with suppress(BlockingIOError):
            waiting.connect(listener.getsockname())
    return listener.getsockname()[:2]  # type: ignore[no-any-return]


async def _answer_plainly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1024)
    writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
    writer.close()


def _context(name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with resources.as_file(resources.files("demo").joinpath("certificates", f"{name}.pem")) as path:
        context.load_cert_chain(path)
    return context
