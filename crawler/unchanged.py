"""Asking whether a page is still what it was: If-None-Match and If-Modified-Since, and the answer 304.

Some servers answer 304 for ever, whatever became of the page. So the whole page is asked for again after a week, and at
once where anything but its bytes changed.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus

from crawler.captures import MOST_HEADER_LETTERS, notes_of
from crawler.trip import Reply, Trip
from model.capture import Capture
from model.outcome import Outcome

NOT_MODIFIED = HTTPStatus.NOT_MODIFIED
ASK_WHOLE_AFTER = timedelta(days=7)
# An ETag is a quoted text, a date has no quotes; neither has line breaks, so that neither can smuggle in a header.
_VALIDATORS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))


def may_ask(known: Capture | None, now: datetime) -> Capture | None:
    """What is known of a page, where it is enough to ask whether it is still so; None where the page itself is asked for."""
    if known is None or known.outcome is not Outcome.OK or known.http_status != HTTPStatus.OK or not known.body_hash:
        return None
    if known.truncated or not validators(known) or now - (known.unchanged_since or known.checked_at) >= ASK_WHOLE_AFTER:
        return None
    return known


def validators(known: Capture) -> dict[str, str]:
    """The headers that ask for the page only if it changed."""
    given = ((asked, known.header(name)) for name, asked in _VALIDATORS)
    return {
        asked: value
        for asked, value in given
        if value and value.isascii() and value.isprintable() and len(value) < MOST_HEADER_LETTERS
    }


def headers_for(known: Capture | None, url: str) -> dict[str, str]:
    """What to send along to one address on the way: only the one that the bytes came from can tell."""
    return validators(known) if known is not None and known.final_url == url else {}


def of_unchanged(trip: Trip, checked_at: datetime, reply: Reply, known: Capture) -> Capture:
    """The capture of a page that is what it was: as it would have come, without its bytes."""
    newer = dict(reply.headers.items())
    headers = tuple((name, newer.get(name.lower(), value)) for name, value in known.headers)
    return replace(
        known,
        url=trip.asked_url,
        checked_at=checked_at,
        headers=headers,
        hops=(*trip.hops[:-1], replace(trip.hops[-1], status=HTTPStatus.OK.value)),
        body=b"",
        attempts=1,
        elapsed_ms=round(trip.used * 1000),
        notes=notes_of(trip),
        detail=None,
        unchanged_since=known.unchanged_since or known.checked_at,
        peer=reply.peer,
    )
