"""The way of one fetch: the requests made, where each answer leads, and the cookies brought along."""

import re
from dataclasses import dataclass

import httpx

from crawler.body import Body
from crawler.cookies import CookieBox
from crawler.patience import Patience
from crawler.quirks import known_service
from crawler.sent_on import refreshed, sent_on
from crawler.urls import BadUrl, host_key, join
from crawler.walls import is_wall
from model.capture import Capture, Hop, Note, Peer
from model.outcome import Outcome

MOST_REDIRECTS = 10
OK = 200
REDIRECTS = frozenset({301, 302, 303, 307, 308})

_PASSWORD = re.compile(r"(?<=//)[^/?#\s]*@")  # sent to nobody, so kept nowhere

_BAD_REDIRECT = Note(Outcome.PROTOCOL_ERROR, {"cause": "bad-redirect"})


class RedirectError(Exception):
    """The redirects end nowhere, or where nothing is asked; `note` says what the target is known for, or what is wrong there."""

    def __init__(self, outcome: Outcome, detail: str, note: Note | None = None) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.note = note


@dataclass(slots=True)
class Reply:
    """One response, or as much of it as came; `waited`: seconds until its first byte."""

    url: str
    status: int
    headers: httpx.Headers
    body: Body
    address: str | None
    waited: float
    peer: Peer | None = None
    lenient: bool = False  # over a connection whose certificate was not verified
    error: Exception | None = None

    @property
    def leads_on(self) -> bool:
        """Whether its status and head send on to another address, so that nobody sees its own page."""
        return self.status in REDIRECTS and "location" in self.headers


class Trip:
    """Where a fetch stands: `url` is the next request's, `used` the seconds that requests took so far."""

    def __init__(self, asked_url: str, patience: Patience, *, plain: bool, known: Capture | None = None) -> None:
        self.asked_url = asked_url
        self.known = known
        self.url = asked_url
        self.patience = patience
        self.plain = plain
        self.hops: list[Hop] = []
        self.tls_fault: tuple[str, str] | None = None
        self.used = 0.0
        self.asked = False
        self.tries = 1
        # What came over an unverified connection may come from anybody, and what goes over one may go to anybody.
        self._cookies = {lenient: CookieBox() for lenient in (False, True)}
        self._seen = {(asked_url, "", "")}

    def cookie(self, *, lenient: bool) -> str:
        """The Cookie header for the next request, over such a connection."""
        return self._cookies[lenient].header(host_key(self.url)[1])

    def goes_on(self, reply: Reply) -> bool:
        """Take an answer down; True where it leads on to another `url`. Raises RedirectError where nothing is to be asked."""
        location = _location(reply)
        if location is not None and self._is_shown(reply, location):
            location = None
        text = _PASSWORD.sub("", location.decode("utf-8", "replace")) if location is not None else None
        self.hops.append(Hop(self.url, reply.status, text, reply.address))
        if location is None and reply.status in REDIRECTS:
            raise RedirectError(Outcome.PROTOCOL_ERROR, f"HTTP {reply.status} without Location", _BAD_REDIRECT)
        if location is None:
            return False
        target = join(self.url, location)
        if isinstance(target, BadUrl):
            detail = f"redirect to {(text or '')[:200]!r}: {target.why}"
            if target.why == "scheme":
                raise RedirectError(Outcome.PROTOCOL_ERROR, detail, _BAD_REDIRECT)
            raise RedirectError(Outcome.INVALID_URL, detail)
        self._cookies[reply.lenient].keep(host_key(self.url)[1], reply.headers.get_list("set-cookie"))
        self.url = target
        self._check()
        return True

    def _is_shown(self, reply: Reply, location: bytes) -> bool:
        """Whether a page stays where it is: it leads to no address, or has itself loaded again as those with news do.

        One that wants its first cookie back does not.
        """
        if reply.status in REDIRECTS:
            return False
        target = join(self.url, location)
        reloads = target == self.url and ("set-cookie" not in reply.headers or bool(self.cookie(lenient=reply.lenient)))
        return isinstance(target, BadUrl) or reloads

    def _check(self) -> None:
        # The same address with other cookies is another question: some sites set one and redirect to themselves.
        state = (self.url, self.cookie(lenient=False), self.cookie(lenient=True))
        if state in self._seen:
            raise RedirectError(Outcome.REDIRECT_LOOP, f"{len(self.hops)} redirects led back to {self.url[:200]}")
        self._seen.add(state)
        if len(self.hops) > MOST_REDIRECTS:
            raise RedirectError(Outcome.TOO_MANY_REDIRECTS, f"more than {MOST_REDIRECTS} redirects")
        if (form := known_service(self.url)) is not None:
            raise RedirectError(Outcome.NOT_FETCHED, f"redirect to {form.data['service']}", form)


def _location(reply: Reply) -> bytes | None:
    """Where an answer leads on, as the bytes that were sent; None for a final one."""
    if reply.status in REDIRECTS:
        return next((value for name, value in reply.headers.raw if name.lower() == b"location"), None)
    if reply.status != OK:
        return None
    return refreshed(reply.headers.get("refresh", "")) or _led_by_page(reply)


def _led_by_page(reply: Reply) -> bytes | None:
    if "html" not in reply.headers.get("content-type", "html").lower():
        return None
    page = reply.body.content
    target = sent_on(page)
    return None if target and is_wall(reply.status, reply.headers.get, page) else target
