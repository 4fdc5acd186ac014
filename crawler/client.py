"""The crawler's front: fetch a URL with retries, and once more at the end of the scan."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from crawler.addresses import parse_networks
from crawler.captures import Attempt
from crawler.exchange import Allows, Exchange
from crawler.network import CheckedBackend
from crawler.pacing import Host, Pacing
from crawler.patience import Patience, Stage, patience
from crawler.quirks import known_form, known_service
from crawler.resolver import Lookup, Resolver
from crawler.retry import asked_pause, retrying
from crawler.robots import Robots
from crawler.tls import verifying_context
from crawler.transport import HostTransport
from crawler.unchanged import may_ask
from crawler.urls import BadUrl, clean_url, host_key
from model.capture import Capture, Note
from model.outcome import RETRYABLE, Outcome

# What the last round asks for once more: what may be gone by then, and what the main round had no time for.
ASK_AGAIN = RETRYABLE | {Outcome.INTERRUPTED}
# What a host does that can be reached: it may be doing so to some of its pages alone.
_OF_SOME_PAGES = frozenset({Outcome.READ_TIMEOUT, Outcome.CONNECTION_LOST, Outcome.PROTOCOL_ERROR})


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How the network is used. `ca_file`: one more root certificate to trust; `contact` goes into the User-Agent."""

    concurrency: int = 256
    per_host: int = 2
    timeout: float = 30.0
    connect_timeout: float = 8.0
    max_bytes: int = 20 * 2**20
    allow_networks: tuple[str, ...] = ()
    contact: str | None = None
    attempts: int = 3
    first_pause: float = 1.0
    ca_file: Path | None = None


@asynccontextmanager
async def open_client(settings: FetchSettings, lookup: Lookup | None = None) -> AsyncIterator["Client"]:
    """A client with its connections; `lookup` replaces the system's name service."""
    _make_room_for_descriptors()
    resolver = Resolver(parse_networks(settings.allow_networks), lookup)
    transport = HostTransport(CheckedBackend(resolver), verifying_context(settings.ca_file), settings.per_host)
    async with transport:
        try:
            yield Client(settings, transport, resolver)
        finally:
            await resolver.aclose()


class Client:
    """Fetches URLs within the limits of one scan; every failure is a value."""

    def __init__(self, settings: FetchSettings, transport: HostTransport, resolver: Resolver) -> None:
        self._settings = settings
        self._resolver = resolver
        self._pacing = Pacing(settings.concurrency, settings.per_host)
        headers = _headers(settings.contact)
        self._exchange = Exchange(transport, resolver, self._pacing, headers=headers, max_bytes=settings.max_bytes)
        self._robots = Robots(self._robots_file)

    @property
    def offline(self) -> bool:
        """True when at least 8 hosts were asked within the last minute and not one could be reached: our side is offline."""
        return self._pacing.is_offline

    @property
    def requests(self) -> int:
        """Requests that were sent so far, redirects and robots.txt included."""
        return self._exchange.requests

    async def fetch(self, url: str, *, submitted: bool = True, known: Capture | None = None) -> Capture:
        """What comes back for a URL, after retries.

        `submitted=False`: a link that nobody submitted, which robots.txt binds. `known`: what came the last time; where the
        site says that it is still so, that comes back without its body (`unchanged_since`).
        """
        cleaned = clean_url(url)
        if isinstance(cleaned, BadUrl):
            return _without_request(url, Outcome.INVALID_URL, cleaned.why)
        if (service := known_service(cleaned)) is not None:
            return replace(_without_request(cleaned, Outcome.NOT_FETCHED, None), notes=(service,))
        if not submitted and not await self._robots.allows(cleaned):
            return _without_request(cleaned, Outcome.NOT_FETCHED, "robots.txt")
        capture = await self._with_retries(cleaned, submitted=submitted, known=may_ask(known, datetime.now(UTC)))
        form = known_form(cleaned)
        # A host of the inner network says so only where it could not be reached: --allow-network may open it.
        unreachable = capture.outcome in {Outcome.REFUSED_ADDRESS, Outcome.DNS_FAILURE} and not capture.hops
        return replace(capture, notes=(*capture.notes, form)) if form is not None and unreachable else capture

    async def fetch_again(self, capture: Capture) -> Capture:
        """The last round: one more try with the most patience; what is settled already comes back unchanged."""
        if capture.outcome not in ASK_AGAIN:
            return capture
        host = self._pacing.host(host_key(capture.url))
        if not host.in_last_round:
            host.in_last_round = True
            host.grant_more_time()
            self._resolver.forget_failure(host.key[1])
        if host.down is not None:
            async with host.probe:
                # The first ones ask for all; the others find the host up again, or given up.
                if host.take_probe(never_asked=capture.attempts == 0 and host.down in _OF_SOME_PAGES):
                    return await self._last_try(capture, Stage.PROBE, host)
        return await self._last_try(capture, Stage.LAST, host)

    async def _last_try(self, capture: Capture, stage: Stage, host: Host) -> Capture:
        attempt = await self._exchange.ask(capture.url, self._patience(stage, host), probe=stage is Stage.PROBE)
        self._heed(attempt)
        return _joined(capture, attempt)

    async def _with_retries(self, url: str, *, submitted: bool, known: Capture | None) -> Capture:
        host = self._pacing.host(host_key(url))
        allows = None if submitted else self._robots.allows
        made: list[Attempt] = []

        async def attempt() -> Attempt:
            # A site that stumbled is asked for the page itself: what it stumbles over may be the question.
            stage, still = (Stage.LATER, None) if made else (Stage.FIRST, known)
            made.append(await self._attempt(url, host, stage, allows=allows, known=still))
            capture = made[-1].capture
            left_for_last = capture.outcome is Outcome.READ_TIMEOUT and host.hangs
            return replace(made[-1], capture=replace(capture, body=b""), lasting=made[-1].lasting or left_for_last)

        await retrying(self._settings.attempts, self._settings.first_pause, url)(attempt)
        capture = replace(made[-1].capture, attempts=sum(attempt.tries for attempt in made))
        first, tried = made[0].capture.outcome, len(made)
        made.clear()  # the records of the retries are garbage in cycles: a body must not wait there for the collector
        host.timed_out += capture.outcome is Outcome.READ_TIMEOUT
        return _recovered(capture, first) if tried > 1 else capture

    async def _attempt(self, url: str, host: Host, stage: Stage, *, allows: Allows | None, known: Capture | None) -> Attempt:
        attempt = await self._exchange.ask(url, self._patience(stage, host), allows=allows, known=known)
        self._heed(attempt)
        if attempt.capture.outcome is Outcome.HTTP_403 or attempt.capture.http_status == 406:
            return await self._ask_plainly(attempt, host, allows)
        return attempt

    async def _ask_plainly(self, refused: Attempt, host: Host, allows: Allows | None) -> Attempt:
        """Some firewalls refuse a browser's Accept header from what is no browser; once a host is enough to find out."""
        if not host.plain_accept_helps:
            return refused
        patience = self._patience(Stage.FIRST, host)
        again = await self._exchange.ask(refused.capture.url, patience, plain=True, allows=allows)
        if again.capture.outcome is not Outcome.OK:
            host.plain_accept_helps = False
            return refused
        return replace(again, capture=_recovered(replace(again.capture, attempts=2), refused.capture.outcome), tries=2)

    def _heed(self, attempt: Attempt) -> None:
        """Leave the host alone that asked for it: the one that answered, wherever the way to it began."""
        wanted = asked_pause(attempt)
        if attempt.capture.http_status == 429 or wanted is not None:
            host = self._pacing.host(host_key(attempt.capture.final_url or attempt.capture.url))
            host.pause(wanted or self._settings.first_pause)

    def _patience(self, stage: Stage, host: Host) -> Patience:
        return patience(stage, host, connect=self._settings.connect_timeout, total=self._settings.timeout)

    async def _robots_file(self, url: str) -> Capture:
        host = self._pacing.host(host_key(url))
        return (await self._exchange.ask(url, self._patience(Stage.FIRST, host))).capture


def _recovered(capture: Capture, first: Outcome) -> Capture:
    """The same, with a note where it is in order now and was not at first."""
    if capture.outcome is not Outcome.OK or any(note.code == "recovered-on-retry" for note in capture.notes):
        return capture
    note = Note("recovered-on-retry", {"attempts": capture.attempts, "first": str(first)})
    return replace(capture, notes=(*capture.notes, note))


def _joined(before: Capture, attempt: Attempt) -> Capture:
    """The last round's answer, with the attempts of both."""
    capture = replace(attempt.capture, attempts=before.attempts + attempt.tries)
    kept = tuple(note for note in before.notes if note.code == "intranet-url")
    return _recovered(replace(capture, notes=(*capture.notes, *kept)), before.outcome)


def _without_request(url: str, outcome: Outcome, detail: str | None) -> Capture:
    return Capture(url, outcome, datetime.now(UTC), attempts=0, detail=detail)


def _headers(contact: str | None) -> dict[str, str]:
    """What a citizen's browser sends, with our own honest name. br and zstd are not offered: they cannot be bounded here."""
    name = f"oit/{_version()}" + (f"; +{contact}" if contact and contact.isascii() and contact.isprintable() else "")
    return {
        "User-Agent": f"Mozilla/5.0 (compatible; {name})",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.8",
        "Accept-Language": "th,en-US;q=0.8,en;q=0.6",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "keep-alive",
        "Upgrade-Insecure-Requests": "1",
    }


def _version() -> str:
    try:
        return version("oit")
    except PackageNotFoundError:
        return "0"


def _make_room_for_descriptors() -> None:
    """Many systems start a process with 256 or 1,024 descriptors; ask for what the system allows. Windows has no such limit."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4096 if hard == resource.RLIM_INFINITY else min(hard, 4096)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
