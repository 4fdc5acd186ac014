"""Our own httpx transport: one small pool of connections per host, because one big pool costs O(n²)."""

import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

import httpcore
import httpx

from crawler.network import CheckedBackend, StaleConnectionError
from crawler.pacing import HostKey
from crawler.tls import lenient_context

KEEP_ALIVE_SECONDS = 15.0
MOST_IDLE_POOLS = 100  # two descriptors each; 1,024 is what many systems allow a process

LENIENT = "oit_lenient"  # request extension: do not verify the certificate

_PoolKey = tuple[HostKey, bool]
_Release = Callable[[], Awaitable[None]]


class HostTransport(httpx.AsyncBaseTransport):
    """Sends each request over the pool of its host; pools that nobody uses are closed, the oldest first."""

    def __init__(self, backend: CheckedBackend, verifying: ssl.SSLContext, per_host: int) -> None:
        self._backend = backend
        self._verifying = verifying
        self._per_host = per_host
        self._pools: dict[_PoolKey, httpcore.AsyncConnectionPool] = {}
        self._users: dict[_PoolKey, int] = {}
        self._idle: OrderedDict[_PoolKey, None] = OrderedDict()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; a kept connection that the server has closed meanwhile is replaced without a word."""
        key = self._key(request)
        pool = self._take(key)
        try:
            response = await self._send(pool, request)
        except BaseException:
            await self._give_back(key)
            raise
        stream = _Released(response, lambda: self._give_back(key))
        return httpx.Response(response.status, headers=response.headers, stream=stream, extensions=response.extensions)

    async def aclose(self) -> None:
        """Close every connection."""
        pools = tuple(self._pools.values())
        self._pools.clear()
        self._idle.clear()
        for pool in pools:
            await pool.aclose()

    async def _send(self, pool: httpcore.AsyncConnectionPool, request: httpx.Request) -> httpcore.Response:
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        for _ in range(self._per_host):
            with suppress(StaleConnectionError):
                return await pool.handle_async_request(self._copy(request, target))
        return await pool.handle_async_request(self._copy(request, target))

    @staticmethod
    def _copy(request: httpx.Request, target: httpcore.URL) -> httpcore.Request:
        return httpcore.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)

    @staticmethod
    def _key(request: httpx.Request) -> _PoolKey:
        url = request.url
        # Not url.host: httpx decodes it to Unicode, which fails for names that browsers ask for all the same.
        host = (url.scheme, url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80))
        return host, bool(request.extensions.get(LENIENT))

    def _take(self, key: _PoolKey) -> httpcore.AsyncConnectionPool:
        pool = self._pools.get(key)
        if pool is None:
            pool = self._pools[key] = httpcore.AsyncConnectionPool(
                ssl_context=lenient_context() if key[1] else self._verifying,
                max_connections=self._per_host,
                max_keepalive_connections=self._per_host,
                keepalive_expiry=KEEP_ALIVE_SECONDS,
                network_backend=self._backend,
            )
        self._users[key] = self._users.get(key, 0) + 1
        self._idle.pop(key, None)
        return pool

    async def _give_back(self, key: _PoolKey) -> None:
        self._users[key] -= 1
        if self._users[key]:
            return
        del self._users[key]
        if key in self._pools:
            self._idle[key] = None
        while len(self._idle) > MOST_IDLE_POOLS:
            oldest, _ = self._idle.popitem(last=False)
            await self._pools.pop(oldest).aclose()


class _Released(httpx.AsyncByteStream):
    """A response's body that gives its pool back when it is closed."""

    def __init__(self, response: httpcore.Response, release: _Release) -> None:
        self._response = response
        self._release: _Release | None = release

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._response.aiter_stream():
            yield chunk

    async def aclose(self) -> None:
        release, self._release = self._release, None
        if release is not None:
            try:
                await self._response.aclose()
            finally:
                await release()
