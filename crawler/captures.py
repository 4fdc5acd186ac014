"""From what came over the wire to the record that the other stages read."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import httpx

from crawler.body import UnknownEncodingError
from crawler.outcomes import detail_of, of_error, of_status
from crawler.trip import Reply, Trip
from crawler.walls import is_sign_in, is_wall
from model.capture import Capture, Note
from model.outcome import Outcome

SLOW_SECONDS = 8.0  # the slowest real sites that were measured answer within it
MOST_HEADERS, MOST_HEADER_LETTERS = 100, 2000  # kept for the record


@dataclass(frozen=True, slots=True)
class Attempt:
    """What one attempt ended with.

    `tries`: how often it was tried, 0 where what is known of the host answered; `lasting`: trying again within the minute
    is useless.
    """

    capture: Capture
    tries: int = 1
    lasting: bool = False


KEPT_OF_TOO_LARGE = 2**20  # bytes: enough to see what it is; nothing that was cut at 20 MB can be read to its end
LEAST_SERVED = 512  # bytes; less is the beginning of a page's head, and nobody has seen anything of it


def of_failure(trip: Trip, checked_at: datetime, outcome: Outcome, detail: str, note: Note | None = None) -> Capture:
    """The record of an attempt that no answer ended; `note` says more than the outcome."""
    return Capture(
        trip.asked_url,
        outcome,
        checked_at,
        http_status=trip.hops[-1].status if trip.hops else None,
        final_url=trip.url if trip.hops else None,
        hops=tuple(trip.hops),
        elapsed_ms=round(trip.used * 1000),
        notes=notes_of(trip) if note is None else (note,),
        detail=detail,
    )


def of_reply(trip: Trip, checked_at: datetime, reply: Reply) -> Capture:
    """The record of an attempt that ended with an answer."""
    content = reply.body.content
    if reply.body.too_large:
        content = content[:KEPT_OF_TOO_LARGE]
    return Capture(
        trip.asked_url,
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
        notes=notes_of(trip, reply.error),
        detail=detail_of(reply.error) if reply.error is not None else None,
        peer=reply.peer,
    )


def _outcome(trip: Trip, reply: Reply, content: bytes) -> Outcome:
    if is_wall(reply.status, reply.headers.get, content):
        return Outcome.BOT_WALL
    outcome = of_status(reply.status)
    if outcome is not Outcome.OK:
        return outcome
    if isinstance(reply.error, UnknownEncodingError):
        return Outcome.PROTOCOL_ERROR
    if reply.body.too_large:
        return Outcome.TOO_LARGE
    if is_sign_in(trip.url, content, redirected=len(trip.hops) > 1):
        return Outcome.NEEDS_LOGIN
    if reply.error is not None:
        ended = of_error(reply.error)
        # A page that drips is there: what came within the time is judged, and asking again would only drip again. One that
        # breaks off behind its own end has a wrong Content-Length, and browsers show it.
        served = (ended is Outcome.READ_TIMEOUT and len(content) >= LEAST_SERVED) or reply.body.is_whole
        return Outcome.OK if served else _broken_off(ended)
    return Outcome.CONNECTION_LOST if reply.body.truncated and not content else Outcome.OK


def _broken_off(ended: Outcome) -> Outcome:
    # In the middle of a body the parser calls a missing rest a protocol error; the connection was lost.
    return Outcome.CONNECTION_LOST if ended is Outcome.PROTOCOL_ERROR else ended


def notes_of(trip: Trip, error: Exception | None = None) -> tuple[Note, ...]:
    """What was noticed on the way."""
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
