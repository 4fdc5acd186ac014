"""What the tests of the crawler share: a server with every fault, and a client that may reach loopback and has no patience."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace

import pytest

from crawler.client import Client, FetchSettings, open_client
from demo.faults import faults
from demo.server import Handler, Request, Server, respond

QUICK = FetchSettings(allow_networks=("127.0.0.0/8", "::1"), timeout=5.0, connect_timeout=1.0, first_pause=0.01)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@dataclass(frozen=True)
class Site:
    """A running server and a client: `site.url("name")` is the address of a fault."""

    server: Server
    client: Client

    def url(self, path: str) -> str:
        return f"{self.server.url}/{path}"


Open = Callable[..., AbstractAsyncContextManager[Site]]


@pytest.fixture
def open_site() -> Open:
    """Opens a server with a route of the test's own, and a client with settings of its own."""

    @asynccontextmanager
    async def opened(route: Callable[[Request], Handler], **settings: object) -> AsyncIterator[Site]:
        async with Server(route) as server, open_client(replace(QUICK, **settings)) as client:
            yield Site(server, client)

    return opened


@pytest.fixture
async def site(anyio_backend: str) -> AsyncIterator[Site]:
    """Every fault under its own name."""
    known = faults()
    missing = respond("<h1>404</h1>", status=404)

    def route(request: Request) -> Handler:
        return known.get(request.path[1:] or "home", missing)

    async with Server(route) as server, open_client(QUICK) as client:
        yield Site(server, client)
