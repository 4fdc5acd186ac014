"""One attempt at one URL: requests, redirects, and TLS without verification where it must be."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import httpx

from crawler.body import Body, UnknownEncodingError
from crawler.captures import Attempt, of_failure, of_reply
from crawler.certificate import certificate_of
from crawler.outcomes import (
    NETWORK_ERRORS,
    NETWORK_LEVEL,
    detail_of,
    is_handshake_lost,
    is_lasting,
    note_of,
    of_error,
    tls_error,
)
from crawler.pacing import Host, HostGivenUpError, Pacing
from crawler.patience import CONNECT_SHARE, Patience
from crawler.resolver import Resolver
from crawler.tls import MAYBE_PASSING, why_by_date, why_invalid
from crawler.transport import LENIENT, HostTransport
from crawler.trip import REDIRECTS, RedirectError, Reply, Trip
from crawler.unchanged import NOT_MODIFIED, headers_for, of_unchanged
from crawler.urls import host_key
from model.capture import Capture, Peer
from model.outcome import Outcome

MOST_REDIRECT_BYTES = 64 * 1024  # read of a redirect's own page, so that its connection can be kept
REDIRECT_BODY_SECONDS = 0.3  # for the same; browsers do not wait for it at all
LEAST_SECONDS = 0.1  # for a request at the very end of its time

_NOT_ASKED = frozenset({Outcome.REFUSED_ADDRESS, Outcome.INVALID_URL})
_NO_ANSWER = frozenset({Outcome.READ_TIMEOUT, Outcome.CONNECTION_LOST})


Allows = Callable[[str], Awaitable[bool]]


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
        self.requests = 0
        self._transport = transport
        self._headers = headers
        self._resolver = resolver
        self._pacing = pacing
        self._max_bytes = max_bytes

    async def ask(
        self,
        url: str,
        patience: Patience,
        *,
        plain: bool = False,
        probe: bool = False,
        allows: Allows | None = None,
        known: Capture | None = None,
    ) -> Attempt:
        """One attempt.

        `plain`: with the simplest Accept header; `probe`: even where the host is taken as down; `allows`: what robots.txt
        says of where a redirect leads; `known`: what came the last time, if it is enough to hear that it is still so.
        """
        trip = Trip(url, patience, plain=plain, known=known)
        checked_at = datetime.now(UTC)
        try:
            reply = await self._follow(trip, allows, probe=probe)
        except RedirectError as error:
            return Attempt(of_failure(trip, checked_at, error.outcome, str(error), error.note), lasting=True)
        except NETWORK_ERRORS as error:
            failure = of_failure(trip, checked_at, of_error(error), detail_of(error), note_of(error))
            capture = replace(failure, peer=self._peer(trip.url))
            asked = trip.asked or not isinstance(error, HostGivenUpError)
            return Attempt(capture, tries=int(asked), lasting=is_lasting(error))
        if reply.status == NOT_MODIFIED and known is not None and headers_for(known, reply.url):
            return Attempt(of_unchanged(trip, checked_at, reply, known))
        capture = of_reply(trip, checked_at, reply)
        return Attempt(capture, tries=trip.tries, lasting=isinstance(reply.error, UnknownEncodingError))

    async def _follow(self, trip: Trip, allows: Allows | None, *, probe: bool) -> Reply:
        while True:
            reply = await self._hop(trip, probe=probe)
            if not trip.goes_on(reply):
                return reply
            if allows is not None and not await allows(trip.url):
                raise RedirectError(Outcome.NOT_FETCHED, "robots.txt")

    async def _hop(self, trip: Trip, *, probe: bool) -> Reply:
        host = self._pacing.host(host_key(trip.url))
        probe = probe and not trip.hops
        if not probe:
            host.check()
        self._pacing.begin(host)
        try:
            addresses = await self._resolver.addresses(*host.key[1:])
            async with self._pacing.turn(host, str(addresses[0])):
                if not probe:
                    host.check()
                reply = await self._send_verified(trip, host)
        except NETWORK_ERRORS as error:
            self._remember_failure(host, error)
            raise
        host.succeeded(reply.waited)
        if not reply.leads_on:
            host.body_came(in_time=reply.error is None or of_error(reply.error) is not Outcome.READ_TIMEOUT)
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
            host.failed(outcome, note_of(error))
        # Who refuses a connection answers: the way out is open.
        self._pacing.note(host, answered=outcome not in NETWORK_LEVEL or outcome is Outcome.CONNECT_REFUSED)

    async def _send_verified(self, trip: Trip, host: Host) -> Reply:
        """Ask with the certificate verified; where it does not hold, without, and say so."""
        trip.asked = True
        if host.tls_fault is None:
            answer = await self._try_verified(trip, host)
            if isinstance(answer, Reply):
                return answer
            unverified = await self._send(trip, host, lenient=True)
            if answer[0] in MAYBE_PASSING:
                answer = await self._try_verified(trip, host)
                if isinstance(answer, Reply):
                    return answer
            shown = unverified.peer.certificate if unverified.peer is not None else None
            host.tls_fault = why_by_date(answer[0], shown, datetime.now(UTC)), answer[1]
        else:
            unverified = await self._send(trip, host, lenient=True)
        trip.tls_fault = trip.tls_fault or host.tls_fault
        return unverified

    async def _try_verified(self, trip: Trip, host: Host) -> Reply | tuple[str, str]:
        """The reply; or what is wrong with TLS there, where asking without verification may help."""
        try:
            reply = await self._send(trip, host)
        except NETWORK_ERRORS as error:
            if (fault := _tls_fault(error, host)) is None:
                raise
            return fault
        host.handshakes_lost = 0
        return reply

    async def _send(self, trip: Trip, host: Host, *, lenient: bool = False) -> Reply:
        nothing_offered = host.packs_unasked
        reply = await self._send_once(trip, host, lenient=lenient)
        if nothing_offered or not isinstance(reply.error, UnknownEncodingError):
            return reply
        host.packs_unasked = True
        trip.tries += 1
        return await self._send_once(trip, host, lenient=lenient)

    async def _send_once(self, trip: Trip, host: Host, *, lenient: bool) -> Reply:
        left = max(LEAST_SECONDS, trip.patience.total - trip.used)
        request = self._request(trip, host, left, lenient=lenient)
        self.requests += 1
        reply: Reply | None = None
        started = time.monotonic()
        try:
            async with asyncio.timeout(left) as limit:
                # Not by way of httpx.AsyncClient: it reads every Location and cookie itself, and raises on odd ones.
                response = await self._transport.handle_async_request(request)
                stream = cast("httpx.AsyncByteStream", response.stream)
                try:
                    reply = self._open(trip.url, response, time.monotonic() - started, lenient=lenient)
                    # A host that was slow to answer once is not waited for so long in each body.
                    wait = REDIRECT_BODY_SECONDS if reply.leads_on else trip.patience.body
                    if wait < left:
                        limit.reschedule(min(limit.when() or 0.0, asyncio.get_running_loop().time() + wait))
                    if reply.error is None:
                        await reply.body.fill(stream)
                finally:
                    await stream.aclose()
        except NETWORK_ERRORS as error:
            if reply is None:
                raise
            reply.error = error
            reply.body.truncated = True
        finally:
            trip.used += time.monotonic() - started
        return reply

    def _peer(self, url: str) -> Peer:
        host = host_key(url)[1]
        return Peer(host, self._resolver.answer(host))

    def _open(self, url: str, response: httpx.Response, waited: float, *, lenient: bool) -> Reply:
        stream = response.extensions.get("network_stream")
        server, client = (stream.get_extra_info(which) if stream else None for which in ("server_addr", "client_addr"))
        certificate = certificate_of(stream.get_extra_info("ssl_object")) if stream else None
        peer = replace(self._peer(url), local=client[0] if client else None, certificate=certificate)
        body, error = _body_for(response.status_code, response.headers.get("content-encoding", ""), self._max_bytes)
        address = server[0] if server else None
        return Reply(url, response.status_code, response.headers, body, address, waited, peer, lenient, error)

    def _request(self, trip: Trip, host: Host, left: float, *, lenient: bool) -> httpx.Request:
        headers = {**self._headers, **headers_for(trip.known, trip.url)}
        if trip.plain:
            headers["Accept"] = "*/*"
        if host.packs_unasked:  # some caches give to all what one browser asked for
            headers["Accept-Encoding"] = "identity"
        cookie = trip.cookie(lenient=lenient)
        if cookie:
            headers["Cookie"] = cookie
        # Redirects share one time: what is left of it may be less than the wait for a connection.
        timeout = {"connect": min(trip.patience.connect, left * CONNECT_SHARE), "read": trip.patience.read}
        return httpx.Request("GET", trip.url, headers=headers, extensions={"timeout": timeout, LENIENT: lenient})


def _body_for(status: int, encoding: str, most_bytes: int) -> tuple[Body, UnknownEncodingError | None]:
    """What the body goes into; an error where the page is needed and cannot be unpacked."""
    if status in REDIRECTS:
        return Body("", MOST_REDIRECT_BYTES), None
    try:
        return Body(encoding, most_bytes), None
    except UnknownEncodingError as error:
        # Of any other status it says what there is to say, whatever the page with it says.
        return Body("", 0), error if 200 <= status < 300 else None


def _tls_fault(error: BaseException, host: Host) -> tuple[str, str] | None:
    if is_handshake_lost(error):
        host.handshakes_lost += 1
        # Once is an accident; twice, and it may be a server too old for what was offered.
        return ("old-protocol", detail_of(error)) if host.handshakes_lost > 1 else None
    found = tls_error(error)
    why = why_invalid(found) if found is not None else None
    return (why, " ".join(str(found).split())[:200]) if why is not None else None
