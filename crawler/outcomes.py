"""The one classifier: how a request ended, from a status or from whatever was raised."""

import errno
import socket
import ssl
from collections.abc import Iterator

import httpcore
import httpx

from crawler.addresses import RefusedAddressError
from crawler.body import UnknownEncodingError
from crawler.network import HandshakeError
from crawler.pacing import HostGivenUpError
from crawler.resolver import NameFailureError
from model.capture import Note
from model.outcome import Outcome

# Everything that a request can end with; anything else is a fault of this program and must be seen.
NETWORK_ERRORS = (
    httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, httpcore.NetworkError, httpcore.ProtocolError,
    httpcore.TimeoutException, httpcore.UnsupportedProtocol, RefusedAddressError, NameFailureError, HostGivenUpError,
    OSError, ValueError, OverflowError, ExceptionGroup,
)  # fmt: skip

# Failures of the way to a host rather than of one page of it.
NETWORK_LEVEL = frozenset({Outcome.DNS_FAILURE, Outcome.CONNECT_REFUSED, Outcome.CONNECT_TIMEOUT})

_NO_ROUTE = frozenset({errno.EHOSTUNREACH, errno.ENETUNREACH, errno.EHOSTDOWN, errno.ENETDOWN, errno.ETIMEDOUT})
_STATUSES = {
    401: Outcome.HTTP_401,
    403: Outcome.HTTP_403,
    404: Outcome.HTTP_404,
    410: Outcome.HTTP_410,
    429: Outcome.HTTP_429,
}
_BAD_ADDRESS = (httpx.InvalidURL, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol, httpcore.LocalProtocolError,
                UnicodeError, OverflowError)  # fmt: skip


def of_status(status: int) -> Outcome:
    """What a final status means; 204 and an empty 200 are in order, whatever the page may lack."""
    if status in _STATUSES:
        return _STATUSES[status]
    if 200 <= status < 300:
        return Outcome.OK
    if 400 <= status < 500:
        return Outcome.HTTP_4XX
    # 999 and the like are no HTTP; a redirect that leads nowhere is no page either.
    return Outcome.HTTP_5XX if 500 <= status < 600 else Outcome.PROTOCOL_ERROR


def of_error(error: BaseException) -> Outcome:
    """What a failure means, found anywhere in its chain of causes."""
    chain = tuple(_chain(error))
    for find in (_before_asking, _while_connecting, _while_reading):
        if (outcome := find(chain)) is not None:
            return outcome
    return Outcome.PROTOCOL_ERROR


def tls_error(error: BaseException) -> ssl.SSLError | None:
    """The TLS error that a handshake failed with; None where it was something else."""
    chain = tuple(_chain(error))
    if not _has(chain, httpcore.ConnectError, httpx.ConnectError):
        return None
    return _tls_link(chain)


def is_handshake_lost(error: BaseException) -> bool:
    """Whether the connection ended during the TLS handshake, as old servers answer what they do not understand."""
    chain = tuple(_chain(error))
    return _has(chain, HandshakeError) and _tls_link(chain) is None and _has(chain, ConnectionError, ssl.SSLEOFError)


def is_lasting(error: BaseException) -> bool:
    """Whether trying again within the minute is useless: a name that does not exist."""
    return any(isinstance(link, NameFailureError) and link.lasting for link in _chain(error))


def note_of(error: BaseException) -> Note | None:
    """Which of several causes the outcome had, where that is known."""
    noted = HostGivenUpError | RefusedAddressError | NameFailureError
    return next((link.note for link in _chain(error) if isinstance(link, noted)), None)


def detail_of(error: BaseException) -> str:
    """A short technical text for operators."""
    for link in _chain(error):
        if text := " ".join(str(link).split()):
            return f"{type(link).__name__}: {text}"[:300]
    return "the time for one request was over" if isinstance(error, TimeoutError) else type(error).__name__


def _before_asking(chain: tuple[BaseException, ...]) -> Outcome | None:
    given_up = next((link for link in chain if isinstance(link, HostGivenUpError)), None)
    if given_up is not None:
        return given_up.outcome
    if _has(chain, RefusedAddressError):
        return Outcome.REFUSED_ADDRESS
    if _has(chain, NameFailureError, socket.gaierror):
        return Outcome.DNS_FAILURE
    if _has(chain, *_BAD_ADDRESS):
        return Outcome.INVALID_URL
    return None


def _while_connecting(chain: tuple[BaseException, ...]) -> Outcome | None:
    if _has(chain, httpcore.ConnectTimeout, httpx.ConnectTimeout, httpcore.PoolTimeout, httpx.PoolTimeout):
        return Outcome.CONNECT_TIMEOUT
    if not _has(chain, httpcore.ConnectError, httpx.ConnectError):
        return None
    if _tls_link(chain) is not None:
        return Outcome.TLS_INVALID
    if _has(chain, ConnectionRefusedError):
        return Outcome.CONNECT_REFUSED
    if any(isinstance(link, OSError) and link.errno in _NO_ROUTE for link in chain):
        return Outcome.CONNECT_TIMEOUT
    # Taken and dropped during the handshake: somebody is there.
    return Outcome.CONNECTION_LOST if _has(chain, ConnectionError, HandshakeError) else Outcome.CONNECT_REFUSED


def _while_reading(chain: tuple[BaseException, ...]) -> Outcome | None:
    if _has(chain, httpcore.TimeoutException, httpx.TimeoutException, TimeoutError):
        return Outcome.READ_TIMEOUT
    if _has(chain, httpcore.RemoteProtocolError, httpx.RemoteProtocolError, UnknownEncodingError):
        return Outcome.PROTOCOL_ERROR
    if _has(chain, httpcore.NetworkError, httpx.NetworkError, OSError):
        return Outcome.CONNECTION_LOST
    # A port above 65535 comes out of the event loop as a bare ExceptionGroup or ValueError.
    return Outcome.INVALID_URL if _has(chain, ValueError) else None


def _tls_link(chain: tuple[BaseException, ...]) -> ssl.SSLError | None:
    # "Wants to read" stands in the chain of every handshake; a mere end of the connection is no fault of a certificate.
    harmless = (ssl.SSLWantReadError, ssl.SSLWantWriteError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
    return next((link for link in chain if isinstance(link, ssl.SSLError) and not isinstance(link, harmless)), None)


def _has(chain: tuple[BaseException, ...], *kinds: type[BaseException]) -> bool:
    return any(isinstance(link, kinds) for link in chain)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    todo = [error]
    while todo:
        link = todo.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        todo += link.exceptions if isinstance(link, BaseExceptionGroup) else ()
        todo += [cause for cause in (link.__cause__, link.__context__) if cause is not None]
