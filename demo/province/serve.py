"""Serves the province on loopback: an address an agency, and the odd listeners that its network faults need."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from queue import SimpleQueue

from demo.faults.sockets import Address, full, server_context
from demo.province.build import AS_OF, Places, Province, build, plans
from demo.server import Server

SUBMISSIONS = "submissions.csv"
ALLOW_NETWORK = "127.0.0.0/8"
FIRST_HOST = 2  # 127.0.0.1 is left to other programs of this machine
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
    async with AsyncExitStack() as stack:
        places = await _places(stack)
        province = build(places, seed=seed)
        server = await stack.enter_async_context(Server(province.route, places.agencies))
        for name, place in places.odd.items():
            if name == PLAIN:
                await stack.enter_async_context(await asyncio.start_server(_answer_plainly, *place))
            elif name in CERTIFICATES:
                await stack.enter_async_context(Server(province.route, [place], tls=server_context(name)))
        yield Running(province, province.as_csv(), server, tuple(f"{host}:{port}" for host, port in places.agencies))


@contextmanager
def serve_in_background(folder: Path, *, seed: int = 1) -> Iterator[Background]:
    """Serve the province from a thread of its own; the submissions lie in `folder` as a table."""
    ready: SimpleQueue[Running | None] = SimpleQueue()
    stop = threading.Event()
    with ThreadPoolExecutor(1, thread_name_prefix="demo-province") as pool:
        serving = pool.submit(_serve_until, stop, ready, seed=seed)
        try:
            if (running := ready.get()) is not None:
                path = folder / SUBMISSIONS
                path.write_text(running.csv_text, encoding="utf-8-sig")
                yield Background(path, running.province, len(running.province.agencies), len(running.province.rows))
        finally:
            stop.set()
            serving.result()


def _serve_until(stop: threading.Event, ready: "SimpleQueue[Running | None]", *, seed: int) -> None:
    async def run() -> None:
        async with serve(seed=seed) as running:
            ready.put(running)
            await asyncio.to_thread(stop.wait)

    try:
        asyncio.run(run())
    finally:
        ready.put(None)  # so that nobody waits for a province that could not be served


async def _places(stack: AsyncExitStack) -> Places:
    hosts = [f"127.0.0.{FIRST_HOST + number}" for number in range(len(plans()))]
    if not _can_bind(hosts):  # macOS has 127.0.0.1 only
        hosts = ["127.0.0.1"] * len(plans())
    owner = next(host for host, plan in zip(hosts, plans(), strict=True) if plan.odd_ports)
    names = (*CERTIFICATES, PLAIN)
    free = _free_places([*hosts, *[owner] * len(names)])
    odd = dict(zip(names, free[len(hosts) :], strict=True))
    odd["closed"] = _held(stack, owner)
    odd["full"] = await stack.enter_async_context(full(owner))
    return Places(tuple(free[: len(hosts)]), odd)


def _can_bind(hosts: Sequence[str]) -> bool:
    try:
        return bool(_free_places(hosts))
    except OSError:
        return False


def _free_places(hosts: Sequence[str]) -> list[Address]:
    """A free port at each host; all are held until the last is found, so that none comes twice."""
    with ExitStack() as probes:
        sockets = [probes.enter_context(closing(socket.socket())) for _ in hosts]
        for probe, host in zip(sockets, hosts, strict=True):
            probe.bind((host, 0))
        return [probe.getsockname()[:2] for probe in sockets]


def _held(stack: AsyncExitStack, host: str) -> Address:
    """A port that is taken but not listened at: nobody else can start to answer there meanwhile."""
    holder = stack.enter_context(closing(socket.socket()))
    holder.bind((host, 0))
    address: Address = holder.getsockname()[:2]
    return address


async def _answer_plainly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1024)
    writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
    writer.close()
