"""Retry-After and the pauses, without waiting for them."""

from datetime import UTC, datetime
from email.utils import formatdate

import pytest

from crawler.captures import Attempt
from crawler.cookies import CookieBox
from crawler.retry import asked_pause, retry_after, retrying
from model.capture import Capture
from model.outcome import RETRYABLE, Outcome

NOW = datetime(2022, 3, 15, 12, 0, tzinfo=UTC).timestamp()


def attempt(outcome, *, status=None, retry=None, tries=1, lasting=False):
    headers = (("Retry-After", retry),) if retry is not None else ()
    capture = Capture("http://x.example/", outcome, datetime.fromtimestamp(NOW, UTC), http_status=status, headers=headers)
    return Attempt(capture, tries=tries, lasting=lasting)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("", None),
        ("5", 5.0),
        (" 120 ", 120.0),
        ("0", 0.0),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("๕", None),
        ("9" * 400, 999_999_999.0),
        (formatdate(NOW + 30, usegmt=True), 30.0),
        (formatdate(NOW - 30, usegmt=True), 0.0),
        (formatdate(NOW + 31_536_000, usegmt=True), 31_536_000.0),
        ("Tue, 15 Mar 2022 12:00:10", 10.0),
        ("Mon, 99 Foo 2022 00:00:00 GMT", None),
        ("Mon, 01 Jan 99999 00:00:00 GMT", None),
    ],
)
def test_retry_after(value, seconds):
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize(
    ("status", "value", "pause"), [(429, "5", 5.0), (503, "9999", 20.0), (429, None, None), (500, "5", None), (200, "5", None)]
)
def test_asked_pause(status, value, pause):
    assert asked_pause(attempt(Outcome.OK, status=status, retry=value)) == pause


async def _run(made, attempts=3):
    pauses = []

    async def sleep(seconds):
        pauses.append(seconds)

    loop = retrying(attempts, 1.0, "seed")
    loop.sleep = sleep
    left = list(made)

    async def ask():
        return left.pop(0)

    last = await loop(ask)
    return last.capture.outcome, len(made) - len(left), pauses


FIVE, OK, SLOW = attempt(Outcome.HTTP_5XX, status=500), attempt(Outcome.OK), attempt(Outcome.READ_TIMEOUT)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("made", "outcome", "asked"),
    [
        ([OK, OK], "ok", 1),
        ([FIVE, OK], "ok", 2),
        ([FIVE, FIVE, FIVE, OK], "http-5xx", 3),
        ([SLOW, SLOW, OK], "read-timeout", 2),
        ([SLOW, OK], "ok", 2),
        ([attempt(Outcome.HTTP_404), OK], "http-404", 1),
        ([attempt(Outcome.DNS_FAILURE, lasting=True), OK], "dns-failure", 1),
        ([attempt(Outcome.CONNECT_REFUSED, tries=0), OK], "connect-refused", 1),
        ([attempt(Outcome.HTTP_5XX, status=503, retry="3600"), OK], "http-5xx", 1),
        ([attempt(Outcome.INTERRUPTED, tries=0), OK], "interrupted", 1),
    ],
)
async def test_how_often(made, outcome, asked):
    assert (await _run(made))[:2] == (outcome, asked)


@pytest.mark.anyio
@pytest.mark.parametrize("outcome", sorted(set(Outcome)))
async def test_only_what_may_pass_is_asked_again(outcome):
    asked = (await _run([attempt(outcome)] + [OK] * 3))[1]
    assert (asked > 1) is (outcome in RETRYABLE)


@pytest.mark.anyio
async def test_pauses_grow_with_some_jitter_that_is_the_same_every_time():
    pauses = (await _run([FIVE] * 4, attempts=4))[2]
    assert [1 <= pauses[0] <= 1.25, 2 <= pauses[1] <= 2.5, 4 <= pauses[2] <= 5] == [True] * 3
    assert (await _run([FIVE] * 4, attempts=4))[2] == pauses


@pytest.mark.anyio
@pytest.mark.parametrize(("value", "least", "most"), [("7", 7, 7), ("60", 20, 20), ("0", 1, 1.25), ("x", 1, 1.25)])
async def test_pauses_heed_retry_after(value, least, most):
    pauses = (await _run([attempt(Outcome.HTTP_429, status=429, retry=value), OK]))[2]
    assert least <= pauses[0] <= most


@pytest.mark.parametrize(
    ("lines", "sent"),
    [
        (["a=1; Path=/; HttpOnly"], "a=1"),
        (["a=1", "b=2"], "a=1; b=2"),
        (["a=1", "a=2"], "a=2"),
        (["a=1", "a=; Max-Age=0"], ""),
        (["a=b=c"], "a=b=c"),
        (["=1", "novalue", "", ";"], ""),
        (["a=1\r\nX-Evil: 1"], ""),
        (["a=" + "x" * 5000], ""),
        ([f"c{number}=1" for number in range(100)], "; ".join(f"c{number}=1" for number in range(50))),
    ],
)
def test_cookies(lines, sent):
    box = CookieBox()
    box.keep("x.example", lines)
    assert box.header("x.example") == sent
    assert box.header("y.example") == ""
