"""When an attempt is made again, and after which pause."""

import random
import time
from email.utils import parsedate_to_datetime

from tenacity import AsyncRetrying, RetryCallState
from tenacity.retry import retry_base
from tenacity.stop import stop_base
from tenacity.wait import wait_base

from crawler.captures import Attempt
from model.outcome import RETRYABLE, Outcome

LONGEST_PAUSE = 20.0  # in the main round; who asks for more gets it in the last round, if the scan lasts so long
HOPELESS_PAUSE = 120.0  # who asks for more is asked again in the last round only
JITTER = 0.25  # so that the URLs of one host do not come back all at once

# A time-out has cost ten seconds of its host already: one more in the main round, then the last round.
TIMEOUTS = frozenset({Outcome.READ_TIMEOUT, Outcome.CONNECT_TIMEOUT})
ATTEMPTS_AFTER_TIMEOUT = 2


def retrying(attempts: int, first_pause: float, seed: str) -> AsyncRetrying:
    """The loop around one URL's attempts; it gives back the last attempt, whatever came of it."""
    return AsyncRetrying(
        stop=_Stop(attempts),
        retry=_Again(),
        wait=_Pause(first_pause, seed),
        retry_error_callback=_result,
    )


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds that a Retry-After header asks for: a number or a date, never negative; None for anything else."""
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (ValueError, OverflowError):
        return None


def asked_pause(attempt: Attempt) -> float | None:
    """The pause that a 429 or 503 answer asks for, bounded; None where it asks for none."""
    wanted = _wanted_pause(attempt)
    return None if wanted is None else min(wanted, LONGEST_PAUSE)


def _wanted_pause(attempt: Attempt) -> float | None:
    if attempt.capture.http_status not in {429, 503}:
        return None
    return retry_after(attempt.capture.header("retry-after"), time.time())


class _Again(retry_base):
    def __call__(self, retry_state: RetryCallState) -> bool:
        attempt = _result(retry_state)
        if attempt.tries == 0 or attempt.lasting or (_wanted_pause(attempt) or 0.0) > HOPELESS_PAUSE:
            return False
        return attempt.capture.outcome in RETRYABLE


class _Stop(stop_base):
    def __init__(self, attempts: int) -> None:
        self._attempts = attempts

    def __call__(self, retry_state: RetryCallState) -> bool:
        timed_out = _result(retry_state).capture.outcome in TIMEOUTS
        most = min(self._attempts, ATTEMPTS_AFTER_TIMEOUT) if timed_out else self._attempts
        return retry_state.attempt_number >= most


class _Pause(wait_base):
    def __init__(self, first: float, seed: str) -> None:
        self._first = first
        self._seed = seed

    def __call__(self, retry_state: RetryCallState) -> float:
        growing = self._first * 2.0 ** (retry_state.attempt_number - 1)
        chance = random.Random(f"{self._seed} {retry_state.attempt_number}")  # here: most URLs never need one
        pause = growing * (1.0 + JITTER * chance.random())
        return max(pause, asked_pause(_result(retry_state)) or 0.0)


def _result(retry_state: RetryCallState) -> Attempt:
    outcome = retry_state.outcome
    if outcome is None:
        raise RuntimeError("tenacity asked before there was a result")
    attempt = outcome.result()
    if not isinstance(attempt, Attempt):
        raise TypeError(f"an attempt was expected, not {type(attempt).__name__}")
    return attempt
