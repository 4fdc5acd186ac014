"""How many requests are in flight: in all, to one host, to one IP address; and which hosts have had enough."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from model.capture import Note
from model.outcome import Outcome

HostKey = tuple[str, str, int]

# A page that hangs must not condemn its host, so several URLs have to fail, and none may have been answered.
FAILURES_OF_A_DEAD_HOST = 4

# When so many of its pages have hung twice each, asking at once again does not help there: the others that hang wait for the
# last round and leave their place to pages that answer.
PAGES_THAT_HANG = 2

# Of those that were not asked at all so many ask for the others: the pages that failed may be a part of the site that hangs.
NEVER_ASKED_PROBES = 2

# A host may take six seconds a request (the mean of the slowest real sites is below) and this much besides.
SECONDS_A_REQUEST = 6.0
SECONDS_A_HOST = 240.0

# In all, a host may ask for so much waiting by 429 and Retry-After before its waits are no longer the whole host's.
MOST_PAUSE_A_HOST = 60.0

# Our side is offline when so many hosts fail within a minute and none answers. Hosts that were asked a moment ago may still
# answer, so they are waited for, unless whole crowds have failed.
OFFLINE_WINDOW = 60.0
OFFLINE_HOSTS = 8
OFFLINE_CROWD = 100
UNDECIDED_SECONDS = 10.0


class HostGivenUpError(Exception):
    """The host is not asked for this URL: what is known of it answers for all; `note` says why, where the outcome does not."""

    def __init__(self, outcome: Outcome, detail: str, note: Note | None = None) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.note = note


class Lane:
    """Room for so many at a time, first come, first served; the limit may fall while in use."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._busy = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def enter(self) -> None:
        """Wait for room."""
        if self._busy < self.limit and not self._waiting:
            self._busy += 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.leave()  # it was our turn already: pass it on
            raise

    def leave(self) -> None:
        """Make room for the next."""
        self._busy -= 1
        while self._waiting and self._busy < self.limit:
            turn = self._waiting.popleft()
            if not turn.done():
                self._busy += 1
                turn.set_result(None)


class Host:
    """What is known of one host (scheme, name, port) in this scan."""

    def __init__(self, key: HostKey, per_host: int) -> None:
        self.key = key
        self.lane = Lane(per_host)
        self.down: Outcome | None = None
        self._why: Note | None = None
        self.tls_fault: tuple[str, str] | None = None
        self.handshakes_lost = 0
        self.slowest = 0.0
        self.timed_out = 0
        self.stalled = 0
        self.probe = asyncio.Lock()
        self._probes = {False: 1, True: NEVER_ASKED_PROBES}  # by whether their page was never asked
        self.in_last_round = False
        self.plain_accept_helps = True
        self.packs_unasked = False
        self._paused_until = 0.0
        self._pause_left = MOST_PAUSE_A_HOST
        self._failures = 0
        self._answered = False
        self._seconds = 0.0
        self._requests = 0

    def check(self) -> None:
        """Raise HostGivenUpError where asking it once more would only cost the other hosts their time."""
        if self.down is not None:
            raise HostGivenUpError(self.down, f"{self.key[1]} did not answer {self._failures} requests in a row", self._why)
        if self._seconds > SECONDS_A_HOST + SECONDS_A_REQUEST * self._requests:
            detail = f"{self.key[1]} took {self._seconds:.0f} s for {self._requests} requests"
            raise HostGivenUpError(Outcome.INTERRUPTED, detail, Note(Outcome.INTERRUPTED, {"cause": "slow-host"}))

    @property
    def wait(self) -> float:
        """Seconds until the host may be asked again."""
        return self._paused_until - time.monotonic()

    @property
    def hangs(self) -> bool:
        """Whether its next page that hangs is left for the last round at once."""
        return self.timed_out >= PAGES_THAT_HANG

    def pause(self, seconds: float) -> None:
        """The host asked to be left alone: one request at a time from now on, and none for a while."""
        self.lane.limit = 1
        until = time.monotonic() + min(seconds, self._pause_left)
        if until > self._paused_until:
            self._pause_left -= max(0.0, until - max(self._paused_until, time.monotonic()))
            self._paused_until = until

    def took(self, seconds: float) -> None:
        """A request was in flight for so long."""
        self._seconds += seconds
        self._requests += 1

    def succeeded(self, waited: float) -> None:
        """It answered, whatever the answer was, after so many seconds."""
        self.slowest = max(self.slowest, waited)
        self._answered, self._failures, self.down = True, 0, None

    def body_came(self, *, in_time: bool) -> None:
        """A body came as a whole, or its time was over before; so many of these in a row and the host is not waited for."""
        self.stalled = 0 if in_time else self.stalled + 1

    def failed(self, outcome: Outcome, note: Note | None = None) -> None:
        """No answer at all; after several in a row the host is taken as down, for the cause that `note` tells."""
        self._failures += 1
        if self._failures >= FAILURES_OF_A_DEAD_HOST and not self._answered:
            self.down, self._why = outcome, note

    def take_probe(self, *, never_asked: bool) -> bool:
        """Whether this one may ask for all the others of a host that is down; the next ones may not."""
        if self.down is None or not self._probes[never_asked]:
            return False
        self._probes[never_asked] -= 1
        return True

    def grant_more_time(self) -> None:
        """The last round begins with a fresh allowance."""
        self._seconds, self._requests = 0.0, 0


class Pacing:
    """The limits of one scan."""

    def __init__(self, concurrency: int, per_host: int) -> None:
        self._all = Lane(concurrency)
        self._per_host = per_host
        self._hosts: dict[HostKey, Host] = {}
        self._addresses: dict[tuple[str, int], Lane] = {}
        self._recent: dict[str, tuple[float, bool]] = {}
        self._undecided: dict[str, float] = {}

    def host(self, key: HostKey) -> Host:
        """What is known of a host; made at the first question."""
        known = self._hosts.get(key)
        if known is None:
            known = self._hosts[key] = Host(key, self._per_host)
        return known

    @asynccontextmanager
    async def turn(self, host: Host, address: str) -> AsyncIterator[None]:
        """Hold one place at the host, at its IP address and in all; always entered in this order, so nobody waits in a ring."""
        place = (address, host.key[2])
        lanes = (host.lane, self._addresses.setdefault(place, Lane(self._per_host)), self._all)
        await _enter(host, lanes)
        started = time.monotonic()
        try:
            yield
        finally:
            host.took(time.monotonic() - started)
            _leave(lanes)

    def begin(self, host: Host) -> None:
        """A host is about to be asked."""
        if host.key[1] not in self._recent:
            self._undecided.setdefault(host.key[1], time.monotonic())

    def forget(self, host: Host) -> None:
        """The host was not asked after all: that says nothing of our side."""
        self._undecided.pop(host.key[1], None)

    def note(self, host: Host, *, answered: bool) -> None:
        """Whether the way to this host was open just now."""
        name = host.key[1]
        self._undecided.pop(name, None)
        self._recent.pop(name, None)
        self._recent[name] = (time.monotonic(), answered)

    @property
    def is_offline(self) -> bool:
        """Whether many different hosts were asked within the last minute and not one could be reached."""
        now = time.monotonic()
        while self._recent and (oldest := next(iter(self._recent.items())))[1][0] < now - OFFLINE_WINDOW:
            del self._recent[oldest[0]]
        failed = len(self._recent)
        if failed < OFFLINE_HOSTS or any(answered for _, answered in self._recent.values()):
            return False
        waiting = sum(now - since < UNDECIDED_SECONDS for since in self._undecided.values())
        return waiting == 0 or failed >= max(OFFLINE_CROWD, waiting)


async def _enter(host: Host, lanes: tuple[Lane, ...]) -> None:
    while True:
        if (wait := host.wait) > 0:
            await asyncio.sleep(wait)
        entered: list[Lane] = []
        try:
            for lane in lanes:
                await lane.enter()
                entered.append(lane)
        except asyncio.CancelledError:
            _leave(tuple(entered))
            raise
        if host.wait <= 0:
            return
        _leave(lanes)  # a pause began while this one stood in the queue


def _leave(lanes: tuple[Lane, ...]) -> None:
    for lane in lanes:
        lane.leave()
