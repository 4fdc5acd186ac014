"""How long one request may wait: long enough for every real site, short enough that one hanging page costs its host little.

A page that never answers holds one of its host's few places each time it is asked. So the second try is short (an accident is
over by then), and the longest wait comes in the last round, when the host's other pages are done.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from crawler.pacing import Host

FIRST_WAIT = 10.0  # real sites were measured to answer within 8 s
LATER_WAIT = 5.0  # what hung by accident answers as fast as anything else; what is always slow waits for the last round
LEAST_LAST_WAIT = 12.0
LAST_WAITS_OF_A_HOST = 36.0  # shared by the pages of one host that timed out
LAST_SHARE = 1 / 2  # of the whole time-out, at most: a body must still follow
PROBE_SHARE = 2 / 3  # once a host, and the whole scan may wait for it: 20 s of 30, more than twice what a real site takes
STALLS_TO_HURRY = 2  # bodies in a row that stopped or dripped to the end of their time: the next ones will, too
HURRIED_READ, HURRIED_TOTAL = 1.0, 2.0
MARGIN = 1.25  # over the slowest first byte that the host was seen to take
LAST_CONNECT_FACTOR = 2.0
CONNECT_SHARE = 0.6  # of the time there is: a connection that does not come about is told from an answer that does not


class Stage(StrEnum):
    """Which try of a URL it is; `PROBE` is the one that asks whether a host that is down is back."""

    FIRST = "first"
    LATER = "later"
    LAST = "last"
    PROBE = "probe"


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that one attempt waits: for a connection with its TLS handshake, for the next byte, and in all.

    `body`: from the head of the answer on.
    """

    connect: float
    read: float
    total: float
    body: float = inf


def patience(stage: Stage, host: Host, *, connect: float, total: float) -> Patience:
    """The waits of one attempt; `connect` and `total` are the user's limits."""
    if host.stalled >= STALLS_TO_HURRY:
        first_byte = host.slowest * MARGIN
        total = min(total, first_byte + HURRIED_TOTAL)
        return Patience(min(connect, total * CONNECT_SHARE), max(first_byte, HURRIED_READ), total, HURRIED_TOTAL)
    last = stage in {Stage.LAST, Stage.PROBE}
    longest = connect * LAST_CONNECT_FACTOR if last else connect
    return Patience(min(longest, total * CONNECT_SHARE), min(_wait(stage, host, total), total), total)


def _wait(stage: Stage, host: Host, total: float) -> float:
    seen = host.slowest * MARGIN
    match stage:
        case Stage.FIRST:
            return max(FIRST_WAIT, seen)
        case Stage.LATER:
            return max(LATER_WAIT, seen)
        case Stage.LAST:
            share = min(LAST_WAITS_OF_A_HOST / max(1, host.timed_out), total * LAST_SHARE)
            return max(LEAST_LAST_WAIT, share, seen)
        case Stage.PROBE:
            return max(LEAST_LAST_WAIT, total * PROBE_SHARE, seen)
