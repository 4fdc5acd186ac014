"""What a certificate's own dates say where the verification stopped before them."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.tls import why_by_date
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
