"""What a failed handshake tells, and what a certificate's own dates say where the verification stopped before them."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest

from crawler.tls import why_by_date, why_invalid
from model.capture import Certificate

NOW = datetime(2022, 3, 15, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(("why", "begins", "ends", "told"), [
    ("chain", NOW - DAY, NOW + DAY, "chain"),
    ("chain", NOW - 2 * DAY, NOW - DAY, "expired"),
    ("chain", NOW + DAY, NOW + 2 * DAY, "not-yet-valid"),
    ("chain", None, None, "chain"),
    ("self-signed", NOW - 2 * DAY, NOW - DAY, "self-signed"),  # another one is needed anyway
    ("wrong-name", NOW - 2 * DAY, NOW - DAY, "wrong-name"),
])  # fmt: skip
def test_by_date(why, begins, ends, told):
    assert why_by_date(why, Certificate("ab", valid_from=begins, valid_until=ends), NOW) == told
    assert why_by_date(why, None, NOW) == why


@pytest.mark.parametrize(("said", "why"), [
    ("[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol (_ssl.c:1006)", "old-protocol"),
    ("[SSL] legacy sigalg disallowed or unsupported (_ssl.c:992)", "old-protocol"),  # a Python older than its OpenSSL
    ("[SSL] dh key too small (_ssl.c:992)", "old-protocol"),
    ("[SSL] record layer failure (_ssl.c:992)", None),
    ("[SSL] something new (_ssl.c:992)", "other"),
])  # fmt: skip
def test_a_reason_without_a_name_is_told_by_its_sentence(said, why):
    error = ssl.SSLError(1, said)
    error.reason = None
    assert why_invalid(error) == why
