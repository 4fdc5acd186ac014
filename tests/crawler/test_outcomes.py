"""The classifier: every kind of failure, alone and deep in a chain of causes."""

import errno
import socket
import ssl

import httpcore
import httpx
import pytest

from crawler.addresses import RefusedAddressError
from crawler.body import UnknownEncodingError
from crawler.network import HandshakeError, StaleConnectionError
from crawler.outcomes import NETWORK_ERRORS, detail_of, is_handshake_lost, is_lasting, note_of, of_error, of_status, tls_error
from crawler.pacing import HostGivenUpError
from crawler.resolver import NameFailureError
from model.capture import Note
from model.outcome import Outcome


def because(error, cause):
    error.__cause__ = cause
    return error


def connect(cause):
    return because(httpcore.ConnectError("x"), cause)


ERRORS = [
    (RefusedAddressError("10.0.0.1"), "refused-address"),
    (NameFailureError("x", "no address"), "dns-failure"),
    (connect(socket.gaierror(-2, "no")), "dns-failure"),
    (because(httpx.ConnectError("x"), socket.gaierror(-3, "no")), "dns-failure"),
    (connect(ConnectionRefusedError(111, "no")), "connect-refused"),
    (because(httpx.ConnectError("x"), connect(ConnectionRefusedError(111, "no"))), "connect-refused"),
    (httpcore.ConnectTimeout("x"), "connect-timeout"),
    (because(httpcore.ConnectTimeout("x"), TimeoutError()), "connect-timeout"),
    (httpx.PoolTimeout("x"), "connect-timeout"),
    (connect(OSError(errno.EHOSTUNREACH, "no route")), "connect-timeout"),
    (connect(OSError(errno.ENETUNREACH, "no route")), "connect-timeout"),
    (connect(OSError(errno.ETIMEDOUT, "timed out")), "connect-timeout"),
    (connect(ssl.SSLCertVerificationError(1, "expired")), "tls-invalid"),
    (connect(ssl.SSLError(1, "wrong version number")), "tls-invalid"),
    (because(HandshakeError("x"), ConnectionResetError(104, "reset")), "connection-lost"),
    (because(HandshakeError("x"), ssl.SSLEOFError(8, "eof")), "connection-lost"),
    (because(HandshakeError("x"), because(ConnectionResetError(104, "r"), ssl.SSLWantReadError(2, "read"))), "connection-lost"),
    (httpcore.ReadTimeout("x"), "read-timeout"),
    (httpx.ReadTimeout("x"), "read-timeout"),
    (TimeoutError(), "read-timeout"),
    (httpcore.ReadError("x"), "connection-lost"),
    (because(httpcore.ReadError("x"), ssl.SSLError(1, "bad record mac")), "connection-lost"),
    (StaleConnectionError("x"), "connection-lost"),
    (ConnectionResetError(104, "reset"), "connection-lost"),
    (BrokenPipeError(32, "pipe"), "connection-lost"),
    (httpcore.RemoteProtocolError("x"), "protocol-error"),
    (httpx.RemoteProtocolError("x"), "protocol-error"),
    (UnknownEncodingError("br"), "protocol-error"),
    (httpx.InvalidURL("x"), "invalid-url"),
    (httpcore.UnsupportedProtocol("x"), "invalid-url"),
    (httpcore.LocalProtocolError("x"), "invalid-url"),
    (UnicodeError("label too long"), "invalid-url"),
    (OverflowError("port must be 0-65535"), "invalid-url"),
    (ValueError("port"), "invalid-url"),
    (ExceptionGroup("x", [OverflowError("port must be 0-65535")]), "invalid-url"),
    (ExceptionGroup("x", [connect(ConnectionRefusedError(111, "no"))]), "connect-refused"),
    (HostGivenUpError(Outcome.READ_TIMEOUT, "down"), "read-timeout"),
    (HostGivenUpError(Outcome.INTERRUPTED, "slow"), "interrupted"),
]  # fmt: skip


@pytest.mark.parametrize(("error", "outcome"), ERRORS, ids=[repr(error)[:60] for error, _ in ERRORS])
def test_of_error(error, outcome):
    assert of_error(error) == outcome
    assert isinstance(error, NETWORK_ERRORS)
    assert detail_of(error)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "ok"), (201, "ok"), (204, "ok"), (206, "ok"), (401, "http-401"), (403, "http-403"), (404, "http-404"),
        (410, "http-410"), (429, "http-429"), (400, "http-4xx"), (405, "http-4xx"), (407, "http-4xx"), (499, "http-4xx"),
        (500, "http-5xx"), (503, "http-5xx"), (599, "http-5xx"), (300, "protocol-error"), (304, "protocol-error"),
        (101, "protocol-error"), (600, "protocol-error"), (999, "protocol-error"),
    ],
)  # fmt: skip
def test_of_status(status, outcome):
    assert of_status(status) == outcome


def test_errors_that_point_at_each_other_end():
    one, two = ValueError("one"), OSError("two")
    one.__cause__, two.__cause__ = two, one
    assert of_error(one) is Outcome.CONNECTION_LOST


def test_details_are_short_and_on_one_line():
    assert detail_of(httpcore.ReadError("a\nb\x00  c" + "x" * 1000)).startswith("ReadError: a b")
    assert len(detail_of(httpcore.ReadError("x" * 1000))) <= 300
    assert detail_of(TimeoutError()) == "the time for one request was over"


def test_what_a_handshake_failed_for():
    expired = ssl.SSLCertVerificationError(1, "expired")
    assert tls_error(connect(expired)) is expired
    assert tls_error(because(httpcore.ReadError("x"), ssl.SSLError(1, "bad record"))) is None
    assert is_handshake_lost(because(HandshakeError("x"), ConnectionResetError()))
    assert not is_handshake_lost(because(HandshakeError("x"), expired))
    assert not is_handshake_lost(connect(ConnectionResetError()))


def test_lasting():
    assert is_lasting(connect(NameFailureError("x", "no", lasting=True)))
    assert not is_lasting(NameFailureError("x", "no"))


def test_a_name_that_is_not_known_is_no_fault_of_its_servers():
    assert note_of(connect(NameFailureError("x", "no"))) == Note("dns-failure", {"cause": "name-server"})
    assert note_of(NameFailureError("x", "no", lasting=True)) is None
