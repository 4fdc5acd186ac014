"""How a request ended: the closed list of the public contract."""

from enum import StrEnum


class Outcome(StrEnum):
    """How the request for one URL ended. The values are public and never change meaning."""

    OK = "ok"
    INVALID_URL = "invalid-url"
    REFUSED_ADDRESS = "refused-address"
    DNS_FAILURE = "dns-failure"
    CONNECT_REFUSED = "connect-refused"
    CONNECT_TIMEOUT = "connect-timeout"
    READ_TIMEOUT = "read-timeout"
    TLS_INVALID = "tls-invalid"
    CONNECTION_LOST = "connection-lost"
    PROTOCOL_ERROR = "protocol-error"
    REDIRECT_LOOP = "redirect-loop"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    HTTP_401 = "http-401"
    HTTP_403 = "http-403"
    HTTP_404 = "http-404"
    HTTP_410 = "http-410"
    HTTP_429 = "http-429"
    HTTP_4XX = "http-4xx"
    HTTP_5XX = "http-5xx"
    TOO_LARGE = "too-large"
    BOT_WALL = "bot-wall"
    NEEDS_LOGIN = "needs-login"
    NOT_FETCHED = "not-fetched"
    INTERRUPTED = "interrupted"


# Outcomes that may be gone a minute later: tried again with growing pauses, and once more at the end of the scan.
RETRYABLE = frozenset(
    {
        Outcome.DNS_FAILURE,
        Outcome.CONNECT_REFUSED,
        Outcome.CONNECT_TIMEOUT,
        Outcome.READ_TIMEOUT,
        Outcome.CONNECTION_LOST,
        Outcome.PROTOCOL_ERROR,
        Outcome.HTTP_429,
        Outcome.HTTP_5XX,
    }
)

# The contract's outcomes that may be gone tomorrow: what was in order within the last seven days is called flaky once before dead.
MAY_PASS = frozenset(
    {
        Outcome.DNS_FAILURE,
        Outcome.CONNECT_REFUSED,
        Outcome.CONNECT_TIMEOUT,
        Outcome.READ_TIMEOUT,
        Outcome.CONNECTION_LOST,
        Outcome.HTTP_5XX,
    }
)
