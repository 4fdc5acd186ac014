"""One attempt at one URL: requests, redirects, TLS fall-back, and the body, ending in a `Capture`."""

import asyncio
import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import cast

import httpx

from crawler.addresses import check_port
from crawler.body import Body
from crawler.cookies import CookieBox
from crawler.outcomes import (
    NETWORK_ERRORS,
    NETWORK_LEVEL,
    detail_of,
    is_handshake_lost,
    is_lasting,
    of_error,
    of_status,
    tls_error,
)
from crawler.pacing import Host, HostGivenUpError, Pacing
from crawler.resolver import Resolver
from crawler.tls import why_invalid
from crawler.transport import LENIENT, HostTransport
from crawler.urls import BadUrl, host_key, join
from crawler.walls import is_sign_in, is_wall
from model.capture import Capture, Hop, Note
from model.outcome import Outcome

MOST_REDIRECTS = 10
SLOW_SECONDS = 8.0  # the slowest real sites that were measured answer within it
MOST_REDIRECT_BYTES = 64 * 1024  # read of a redirect's own page, so that its connection can be kept
MOST_HEADERS, MOST_HEADER_LETTERS = 100, 2000  # kept for the record
REFRESH_SECONDS = 5  # a Refresh header that leads on sooner is a redirect in all but name

_REFRESH = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE)
_NOT_ASKED = frozenset({Outcome.REFUSED_ADDRESS, Outcome.INVALID_URL})
_NO_ANSWER = frozenset({Outcome.READ_TIMEOUT, Outcome.CONNECTION_LOST})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one attempt waits: for a connection, for the next byte, and in all."""

    connect: float
    read: float
    total: float


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one attempt ended with.

    `tries`: how often it was tried, 0 where what is known of the host answered; `lasting`: trying again within the minute
    is useless.
    """

    capture: Capture
    tries: int = 1
    lasting: bool = False


@dataclass(slots=True)
class Reply:
    """One response, or as much of it as came."""

    url: str
    status: int
    headers: httpx.Headers
    body: Body
    address: str | None
    error: Exception | None = None


@dataclass(slots=True)
class _Trip:
    """What is carried from one request of a chain of redirects to the next."""

    patience: Patience
    plain: bool
    url: str
    hops: list[Hop] = field(default_factory=list)
    cookies: CookieBox = field(default_factory=CookieBox)
    seen: set[tuple[str, str]] = field(default_factory=set)
    tls_fault: tuple[str, str] | None = None
    used: float = 0.0
    asked: bool = False


class RedirectError(Exception):
    """The redirects end nowhere."""

    def __init__(self, outcome: Outcome, detail: str) -> None:
        super().__init__(detail)
        self.outcome = outcome


class Exchange:
    """Asks for URLs, one attempt at a time; nothing that a site does makes it raise."""

    def __init__(
        self,
        transport: HostTransport,
        resolver: Resolver,
        pacing: Pacing,
        *,
        headers: Mapping[str, str],
        max_bytes: int,
    ) -> None:
        self.requests: Counter[str] = Counter()
        self._transport = transport
        self._headers = headers
        self._resolver = resolver
        self._pacing = pacing
        self._max_bytes = max_bytes

    async def ask(self, url: str, patience: Patience, *, plain: bool = False, probe: bool = False) -> Attempt:
        """One attempt. `plain`: with the simplest Accept header; `probe`: even where the host is taken as down."""
        trip = _Trip(patience, plain, url, seen={(url, "")})
        checked_at = datetime.now(UTC)
        try:
            reply = await self._follow(trip, probe=probe)
        except RedirectError as error:
            return Attempt(_failure(url, trip, checked_at, error.outcome, str(error)))
        except NETWORK_ERRORS as error:
            capture = _failure(url, trip, checked_at, of_error(error), detail_of(error))
            asked = trip.asked or not isinstance(error, HostGivenUpError)
            return Attempt(capture, tries=int(asked), lasting=is_lasting(error))
        return Attempt(_capture(url, trip, checked_at, reply))

    async def _follow(self, trip: _Trip, *, probe: bool) -> Reply:
        while True:
            reply = await self._hop(trip, probe=probe)
            location = _location(reply)
            if location is None:
                trip.hops.append(Hop(trip.url, reply.status, None, reply.address))
                return reply
            trip.hops.append(Hop(trip.url, reply.status, location.decode("utf-8", "replace"), reply.address))
            target = join(trip.url, location)
            if isinstance(target, BadUrl):
                outcome = Outcome.PROTOCOL_ERROR if target.why == "scheme" else Outcome.INVALID_URL
                raise RedirectError(outcome, f"redirect to {location[:200]!r}: {target.why}")
            trip.cookies.keep(host_key(trip.url)[1], [] if trip.tls_fault else reply.headers.get_list("set-cookie"))
            trip.url = target
            _check_way(trip)

    async def _hop(self, trip: _Trip, *, probe: bool) -> Reply:
        host = self._pacing.host(host_key(trip.url))
        probe = probe and not trip.hops
        if not probe:
            host.check()
        self._pacing.begin(host)
        try:
            check_port(host.key[2])
            addresses = await self._resolver.addresses(host.key[1])
            async with self._pacing.turn(host, str(addresses[0])):
                if not probe:
                    host.check()
                reply = await self._send_verified(trip, host)
        except NETWORK_ERRORS as error:
            self._remember_failure(host, error)
            raise
        host.succeeded()
        self._pacing.note(host, answered=True)
        return reply

    def _remember_failure(self, host: Host, error: Exception) -> None:
        if isinstance(error, HostGivenUpError):
            return
        outcome = of_error(error)
        if outcome in _NOT_ASKED:
            self._pacing.forget(host)
            return
        if outcome in NETWORK_LEVEL or outcome in _NO_ANSWER:
            host.failed(outcome)
        self._pacing.note(host, answered=outcome not in NETWORK_LEVEL)

    async def _send_verified(self, trip: _Trip, host: Host) -> Reply:
        """Ask with the certificate verified; where it does not hold, without, and say so."""
        started = time.monotonic()
        trip.asked = True
        try:
            if host.tls_fault is None:
                try:
                    return await self._send(trip)
                except NETWORK_ERRORS as error:
                    fault = _tls_fault(error, host)
                    if fault is None:
                        raise
                reply = await self._send(trip, lenient=True)
                host.tls_fault = fault
            else:
                reply = await self._send(trip, lenient=True)
            trip.tls_fault = trip.tls_fault or host.tls_fault
            return reply
        finally:
            trip.used += time.monotonic() - started

    async def _send(self, trip: _Trip, *, lenient: bool = False) -> Reply:
        request = self._request(trip, lenient=lenient)
        self.requests[request.url.netloc.decode("ascii")] += 1
        reply: Reply | None = None
        try:
            async with asyncio.timeout(max(0.1, trip.patience.total - trip.used)):
                # Not by way of httpx.AsyncClient: it reads every Location and cookie itself, and raises on odd ones.
                response = await self._transport.handle_async_request(request)
                stream = cast("httpx.AsyncByteStream", response.stream)
                try:
                    reply = self._open(trip.url, response)
                    await reply.body.fill(stream)
                finally:
                    await stream.aclose()
        except NETWORK_ERRORS as error:
            if reply is None:
                raise
            reply.error = error
            reply.body.truncated = True
        return reply

    def _open(self, url: str, response: httpx.Response) -> Reply:
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        redirects = response.status_code in _REDIRECTS
        most = MOST_REDIRECT_BYTES if redirects else self._max_bytes
        body = Body("" if redirects else response.headers.get("content-encoding", ""), most)
        return Reply(url, response.status_code, response.headers, body, peer[0] if peer else None)

    def _request(self, trip: _Trip, *, lenient: bool) -> httpx.Request:
        headers = dict(self._headers)
        if trip.plain:
            headers["Accept"] = "*/*"
        cookie = "" if lenient else trip.cookies.header(host_key(trip.url)[1])
        if cookie:
            headers["Cookie"] = cookie
        timeout = {"connect": trip.patience.connect, "read": trip.patience.read}
        return httpx.Request("GET", trip.url, headers=headers, extensions={"timeout": timeout, LENIENT: lenient})


def _tls_fault(error: BaseException, host: Host) -> tuple[str, str] | None:
    """What was wrong with the handshake, where asking without verification may help; else None."""
    if is_handshake_lost(error):
        host.handshakes_lost += 1
        # Once is an accident; twice, and it may be a server too old for what was offered.
        return ("old-protocol", detail_of(error)) if host.handshakes_lost > 1 else None
    found = tls_error(error)
    why = why_invalid(found) if found is not None else None
    return (why, " ".join(str(found).split())[:200]) if why is not None else None


def _location(reply: Reply) -> bytes | None:
    """Where an answer leads on, as the bytes that were sent; None for a final one."""
    if reply.status in _REDIRECTS:
        return next((value for name, value in reply.headers.raw if name.lower() == b"location"), None)
    refresh = _REFRESH.match(reply.headers.get("refresh", "")) if reply.status == 200 else None
    return refresh[2].strip().encode("utf-8") if refresh and int(refresh[1]) <= REFRESH_SECONDS else None


def _check_way(trip: _Trip) -> None:
    state = (trip.url, trip.cookies.header(host_key(trip.url)[1]))
    if state in trip.seen:
        raise RedirectError(Outcome.REDIRECT_LOOP, f"{len(trip.hops)} redirects led back to {trip.url[:200]}")
    trip.seen.add(state)
    if len(trip.hops) > MOST_REDIRECTS:
        raise RedirectError(Outcome.TOO_MANY_REDIRECTS, f"more than {MOST_REDIRECTS} redirects")


def _failure(url: str, trip: _Trip, checked_at: datetime, outcome: Outcome, detail: str) -> Capture:
    return Capture(
        url,
        outcome,
        checked_at,
        http_status=trip.hops[-1].status if trip.hops else None,
        final_url=trip.url if trip.hops else None,
        hops=tuple(trip.hops),
        elapsed_ms=round(trip.used * 1000),
        notes=_notes(trip),
        detail=detail,
    )


def _capture(url: str, trip: _Trip, checked_at: datetime, reply: Reply) -> Capture:
    content = reply.body.content
    return Capture(
        url,
        _outcome(trip, reply, content),
        checked_at,
        http_status=reply.status,
        final_url=trip.url,
        content_type=reply.headers.get("content-type"),
        headers=_headers(reply.headers),
        hops=tuple(trip.hops),
        body=content,
        body_hash=sha256(content).hexdigest() if content else None,
        truncated=reply.body.truncated,
        size=reply.body.size,
        elapsed_ms=round(trip.used * 1000),
        notes=_notes(trip, reply.error),
        detail=detail_of(reply.error) if reply.error is not None else None,
    )


def _outcome(trip: _Trip, reply: Reply, content: bytes) -> Outcome:
    if is_wall(reply.status, reply.headers.get, content):
        return Outcome.BOT_WALL
    outcome = of_status(reply.status)
    if outcome is not Outcome.OK:
        return outcome
    if reply.body.too_large:
        return Outcome.TOO_LARGE
    if is_sign_in(trip.url, content, redirected=len(trip.hops) > 1):
        return Outcome.NEEDS_LOGIN
    if reply.error is not None:
        ended = of_error(reply.error)
        # A page that drips is there: what came within the time is judged, and asking again would only drip again. One that
        # breaks off behind its own end has a wrong Content-Length, and browsers show it.
        served = (ended is Outcome.READ_TIMEOUT and content) or reply.body.is_whole
        return Outcome.OK if served else _broken_off(ended)
    return Outcome.CONNECTION_LOST if reply.body.truncated and not content else Outcome.OK


def _broken_off(ended: Outcome) -> Outcome:
    # In the middle of a body the parser calls a missing rest a protocol error; the connection was lost.
    return Outcome.CONNECTION_LOST if ended is Outcome.PROTOCOL_ERROR else ended


def _notes(trip: _Trip, error: Exception | None = None) -> tuple[Note, ...]:
    notes = []
    dripped = error is not None and of_error(error) is Outcome.READ_TIMEOUT
    if trip.hops and (dripped or trip.used >= SLOW_SECONDS):
        notes.append(Note("slow", {"seconds": round(trip.used, 1)}))
    if trip.tls_fault is not None:
        why, detail = trip.tls_fault
        notes.append(Note("tls-invalid-but-served", {"why": why, "detail": detail}))
    if trip.hops and trip.url.startswith("http:"):
        notes.append(Note("insecure-http"))
    return tuple(notes)


def _headers(headers: httpx.Headers) -> tuple[tuple[str, str], ...]:
    kept = headers.raw[:MOST_HEADERS]
    return tuple((name.decode("latin-1"), _text(value)[:MOST_HEADER_LETTERS]) for name, value in kept)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
