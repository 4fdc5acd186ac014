"""Each fault of the demo server against the outcome that it must be told apart as."""

import pytest

from demo.faults import FAULTS
from demo.faults.statuses import PAGE
from model.outcome import RETRYABLE, Outcome

pytestmark = pytest.mark.anyio

WHOLE = len(PAGE.encode())

# name, outcome, attempts, status, bytes kept (None: not looked at), truncated
TABLE = [
    ("fine", "ok", 1, 200, WHOLE, False),
    # statuses
    ("no-content", "ok", 1, 204, 0, False),
    ("empty-200", "ok", 1, 200, 0, False),
    ("status-400", "http-4xx", 1, 400, None, False),
    ("status-401", "http-401", 1, 401, None, False),
    ("unauthorized", "http-401", 1, 401, 0, False),
    ("proxy-auth", "http-4xx", 1, 407, 0, False),
    ("status-403", "http-403", 1, 403, None, False),
    ("status-404", "http-404", 1, 404, None, False),
    ("status-405", "http-4xx", 1, 405, None, False),
    ("status-406", "http-4xx", 1, 406, None, False),
    ("status-410", "http-410", 1, 410, None, False),
    ("status-418", "http-4xx", 1, 418, None, False),
    ("status-429", "http-429", 3, 429, None, False),
    ("status-451", "http-4xx", 1, 451, None, False),
    ("status-500", "http-5xx", 3, 500, None, False),
    ("status-502", "http-5xx", 3, 502, None, False),
    ("status-503", "http-5xx", 3, 503, None, False),
    ("status-504", "http-5xx", 3, 504, None, False),
    ("status-520", "http-5xx", 3, 520, None, False),
    ("status-999", "protocol-error", 3, 999, None, False),
    ("status-000", "protocol-error", 3, None, 0, False),
    ("status-1000", "protocol-error", 3, None, 0, False),
    ("forever-503", "http-5xx", 3, 503, None, False),
    ("forever-429", "http-429", 3, 429, None, False),
    ("needs-cookie", "ok", 1, 200, WHOLE, False),
    ("needs-language", "ok", 1, 200, WHOLE, False),
    ("needs-plain-accept", "ok", 2, 200, WHOLE, False),
    # redirects
    ("redirect-self", "redirect-loop", 1, 302, 0, False),
    ("redirect-pair", "redirect-loop", 1, 302, 0, False),
    ("redirect-empty", "redirect-loop", 1, 302, 0, False),
    ("redirect-endless", "too-many-redirects", 1, 302, 0, False),
    ("redirect-ten", "ok", 1, 200, WHOLE, False),
    ("redirect-eleven", "too-many-redirects", 1, 301, 0, False),
    ("redirect-missing", "protocol-error", 1, 302, 0, False),
    ("redirect-relative", "ok", 1, 200, WHOLE, False),
    ("redirect-blanks", "ok", 1, 200, WHOLE, False),
    ("redirect-fragment", "ok", 1, 200, WHOLE, False),
    ("redirect-utf8", "ok", 1, 200, WHOLE, False),
    ("redirect-cp874", "ok", 1, 200, WHOLE, False),
    ("redirect-twice-encoded", "ok", 1, 200, WHOLE, False),
    ("redirect-private", "refused-address", 1, 302, 0, False),
    ("redirect-no-scheme", "refused-address", 1, 302, 0, False),
    ("redirect-password", "refused-address", 1, 302, 0, False),
    ("refresh-private", "refused-address", 1, 200, 0, False),
    ("redirect-metadata", "refused-address", 1, 302, 0, False),
    ("redirect-file", "protocol-error", 1, 302, 0, False),
    ("redirect-script", "protocol-error", 1, 302, 0, False),
    ("redirect-port", "invalid-url", 1, 302, 0, False),
    ("refresh-header", "ok", 1, 200, WHOLE, False),
    ("refresh-self", "ok", 1, 200, WHOLE, False),
    ("refresh-self-cookie", "ok", 1, 200, WHOLE, False),
    ("refresh-self-cookies", "ok", 1, 200, WHOLE, False),
    ("meta-refresh", "ok", 1, 200, WHOLE, False),
    ("meta-refresh-later", "ok", 1, 200, None, False),
    ("meta-refresh-noscript", "ok", 1, 200, None, False),
    ("meta-refresh-nowhere", "ok", 1, 200, None, False),
    ("meta-refresh-pair", "redirect-loop", 1, 200, 0, False),
    ("meta-refresh-private", "refused-address", 1, 200, 0, False),
    ("meta-refresh-drive", "not-fetched", 1, 200, 0, False),
    ("script-redirect", "ok", 1, 200, WHOLE, False),
    ("script-redirect-below", "ok", 1, 200, None, False),
    # bodies
    ("gzip", "ok", 1, 200, WHOLE, False),
    ("gzip-members", "ok", 1, 200, WHOLE, False),
    ("gzip-twice", "ok", 1, 200, WHOLE, False),
    ("gzip-truncated", "ok", 1, 200, None, True),
    ("gzip-bad-crc", "ok", 1, 200, WHOLE, True),
    ("gzip-padded", "ok", 1, 200, WHOLE, False),
    ("gzip-not-really", "ok", 1, 200, WHOLE, False),
    ("deflate", "ok", 1, 200, WHOLE, False),
    ("deflate-raw", "ok", 1, 200, WHOLE, False),
    ("brotli-unasked", "ok", 2, 200, WHOLE, False),
    ("brotli-always", "protocol-error", 2, 200, 0, False),
    ("brotli-403", "http-403", 1, 403, 0, True),
    ("brotli-404", "http-404", 1, 404, 0, True),
    ("brotli-410", "http-410", 1, 410, 0, True),
    ("brotli-429", "http-429", 3, 429, 0, True),
    ("encoding-tis-620", "ok", 1, 200, WHOLE, False),
    ("encoding-utf8", "ok", 1, 200, WHOLE, False),
    ("encoding-8bit", "ok", 1, 200, WHOLE, False),
    ("encoding-binary", "ok", 1, 200, WHOLE, False),
    ("large", "too-large", 1, 200, 2**20, True),
    ("endless", "too-large", 1, 200, 2**20, True),
    ("gzip-bomb", "too-large", 1, 200, 2**20, True),
    ("pdf-as-html", "ok", 1, 200, None, False),
    ("html-as-pdf", "ok", 1, 200, WHOLE, False),
    ("no-content-type", "ok", 1, 200, WHOLE, False),
    ("attachment-html", "ok", 1, 200, WHOLE, False),
    ("nul-in-html", "ok", 1, 200, None, False),
    # HTTP itself
    ("resets-before", "connection-lost", 3, None, 0, False),
    ("resets-in-body", "connection-lost", 3, 200, None, True),
    ("hangs-up", "connection-lost", 3, None, 0, False),
    ("hangs-up-in-head", "connection-lost", 3, None, 0, False),
    ("length-too-long", "ok", 1, 200, WHOLE, True),
    ("breaks-off", "connection-lost", 3, 200, None, True),
    ("length-too-short", "ok", 1, 200, 40, False),
    ("length-negative", "ok", 1, 200, WHOLE, False),
    ("length-letters", "ok", 1, 200, WHOLE, False),
    ("length-twice", "protocol-error", 3, None, 0, False),
    ("chunk-size-bad", "connection-lost", 3, 200, 0, True),
    ("chunk-last-missing", "ok", 1, 200, WHOLE, True),
    ("chunk-extensions", "connection-lost", 3, 200, 0, True),
    ("chunked-line-feeds", "ok", 1, 200, WHOLE, False),
    ("chunked-twice", "ok", 1, 200, WHOLE, False),
    ("head-small-letters", "ok", 1, 200, WHOLE, False),
    ("not-http-ssh", "protocol-error", 3, None, 0, False),
    ("not-http-ftp", "protocol-error", 3, None, 0, False),
    ("not-http-garbage", "protocol-error", 3, None, 0, False),
    ("http-0.9", "protocol-error", 3, None, 0, False),
    ("no-reason", "ok", 1, 200, WHOLE, False),
    ("http-1.0", "ok", 1, 200, WHOLE, False),
    ("informs-first", "ok", 1, 200, WHOLE, False),
    ("204-with-body", "ok", 1, 204, 0, False),
    ("304-unasked", "protocol-error", 3, 304, 0, False),
    ("header-64k", "ok", 1, 200, WHOLE, False),
    ("headers-1000", "ok", 1, 200, WHOLE, False),
    ("head-endless", "protocol-error", 3, None, 0, False),
    ("header-no-colon", "ok", 1, 200, WHOLE, False),
    ("header-nul", "ok", 1, 200, WHOLE, False),
    ("header-folded", "ok", 1, 200, WHOLE, False),
    ("line-feeds-only", "ok", 1, 200, WHOLE, False),
    ("stale-keep-alive", "ok", 1, 200, WHOLE, False),
    # pages in front of the page
    ("bot-wall-cloudflare", "bot-wall", 1, 403, None, False),
    ("bot-wall-503", "bot-wall", 1, 503, None, False),
    ("bot-wall-200", "bot-wall", 1, 200, None, False),
    ("bot-wall-waf", "bot-wall", 1, 403, None, False),
    ("bot-wall-captcha", "bot-wall", 1, 200, None, False),
    ("login", "needs-login", 1, 200, None, False),
    ("redirect-login", "needs-login", 1, 200, None, False),
]  # fmt: skip

# Judged by what they say, not by how they came.
PAGES = ["soft-404", "soft-404-english", "soft-404-nothing", "parked", "hijacked", "under-construction", "php-error",
         "database-error", "default-server-page", "directory-listing", "empty-page", "menu-only", "needs-javascript", "home",
         "redirect-home"]  # fmt: skip


@pytest.mark.parametrize(("name", "outcome", "attempts", "status", "size", "truncated"), TABLE, ids=[row[0] for row in TABLE])
async def test_fault(site, name, outcome, attempts, status, size, truncated):
    capture = await site.client.fetch(site.url(name))
    assert (str(capture.outcome), capture.attempts, capture.http_status) == (outcome, attempts, status), capture.detail
    assert capture.truncated is truncated
    assert size is None or len(capture.body) == size


@pytest.mark.parametrize("name", PAGES)
async def test_pages_are_for_the_rules_to_judge(site, name):
    assert (await site.client.fetch(site.url(name))).outcome is Outcome.OK


@pytest.mark.parametrize("name", ["drips-body", "stalls-in-body"])
async def test_a_drip_is_alive_slow_and_not_asked_again(open_site, name):
    async with open_site(lambda _: FAULTS[name], timeout=0.3) as site:
        capture = await site.client.fetch(site.url("x"))
    assert (capture.outcome, capture.attempts, capture.truncated) == (Outcome.OK, 1, True)
    assert [note.code for note in capture.notes] == ["slow", "insecure-http"]
    assert "ประกาศ" in capture.body.decode("utf-8", "replace")
    assert site.client.requests == 1


@pytest.mark.parametrize("name", ["never-answers", "drips-head"])
async def test_no_answer_in_time(open_site, name):
    async with open_site(lambda _: FAULTS[name], timeout=0.3) as site:
        capture = await site.client.fetch(site.url("x"))
    assert capture.outcome is Outcome.READ_TIMEOUT
    assert (capture.attempts, capture.body) == (2, b"")


async def test_what_came_of_a_body_that_broke_off_is_kept(site):
    capture = await site.client.fetch(site.url("breaks-off"))
    assert "<h1>ประกาศ" in capture.body.decode()
    assert capture.body_hash is not None


@pytest.mark.parametrize("name", ["smuggles", "smuggles-in-line-feeds", "smuggles-behind-chunks", "smuggles-behind-line-feeds"])
async def test_extra_bytes_are_not_taken_for_the_next_answer(site, name):
    first = await site.client.fetch(site.url(name))
    second = await site.client.fetch(site.url("fine"))
    assert first.body == b"first"
    assert second.body == PAGE.encode()


# Asked again for another reason, or a redirect that would name no address the next time either.
LASTING = {"needs-plain-accept", "brotli-unasked", "redirect-missing", "redirect-file", "redirect-script"}


async def test_every_outcome_that_may_pass_is_retried(site):
    for name, outcome, attempts, *_ in TABLE:
        assert (attempts > 1) == (Outcome(outcome) in RETRYABLE) or name in LASTING, name


async def test_the_table_and_the_faults_are_the_same_list():
    elsewhere = {
        "never-answers", "drips-head", "drips-body", "stalls-in-body", "smuggles", "smuggles-in-line-feeds",
        "smuggles-behind-chunks", "smuggles-behind-line-feeds", "login-page", "google-sign-in", "few-at-once",
        "recovers-500", "recovers-503-twice", "recovers-wall", "retry-after-seconds", "retry-after-date", "retry-after-year",
        "retry-after-garbage",
        "redirect-ssh",  # what answers on port 22 is up to the machine: test_addresses
    }  # fmt: skip
    assert {row[0] for row in TABLE} | set(PAGES) | elsewhere == set(FAULTS)
