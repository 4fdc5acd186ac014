"""What certificates say of themselves, verified or not, and the other end of a request as it is kept."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.certificate import certificate_of, read
from crawler.client import FetchSettings, open_client
from demo.faults.sockets import ca_file, tls_server
from demo.faults.statuses import PAGE
from demo.server import respond
from model.capture import Certificate
from model.outcome import Outcome

SETTINGS = FetchSettings(allow_networks=("127.0.0.0/8",), ca_file=ca_file(), timeout=5.0)
FOLDER = Path("demo/certificates")


def der(name: str) -> bytes:
    pem = (FOLDER / f"{name}.pem").read_text(encoding="ascii")
    begin, end = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
    return ssl.PEM_cert_to_DER_cert(begin + pem.split(begin)[1].split(end)[0] + end)


def test_it_says_what_python_says_of_a_verified_one() -> None:
    context = ssl.create_default_context(cafile=FOLDER / "ca.pem")
    (said,) = context.get_ca_certs()
    found = read(der("ca"))
    names = dict(pair for group in said["subject"] for pair in group)  # type: ignore[union-attr]
    assert found.subject is not None
    assert f"CN={names['commonName']}" in found.subject
    assert found.issuer == found.subject  # a root vouches for itself
    assert found.valid_until == datetime.fromtimestamp(ssl.cert_time_to_seconds(str(said["notAfter"])), UTC)
    assert found.valid_from == datetime.fromtimestamp(ssl.cert_time_to_seconds(str(said["notBefore"])), UTC)


@pytest.mark.parametrize(
    "name", ["good", "expired", "not-yet-valid", "self-signed", "unknown-ca", "wrong-name", "incomplete-chain"]
)
def test_every_kind_can_be_read(name: str) -> None:
    found = read(der(name))
    assert found.subject
    assert found.issuer
    assert found.valid_from is not None
    assert found.valid_until is not None
    assert found.valid_from < found.valid_until
    assert (found.issuer == found.subject) == (name == "self-signed")


def test_what_is_no_certificate_has_a_fingerprint_alone() -> None:
    whole = der("good")
    for cut in range(0, len(whole), 7):
        broken = whole[:cut]
        assert read(broken).sha256
    for at in range(0, len(whole), 5):
        changed = whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        assert len(read(changed).sha256) == 64
    for noise in (b"", b"\x30", b"\x30\x80", b"\x30\xff" + b"\xff" * 200, b"\x30\x03\x30\x01\x00"):
        assert read(noise) == Certificate(read(noise).sha256)
    assert certificate_of(None) is None


@pytest.mark.anyio
@pytest.mark.parametrize(("name", "expired"), [("good", False), ("expired", True)])
async def test_the_other_end_is_kept_where_it_verifies_and_where_it_does_not(name: str, expired: bool) -> None:
    async with tls_server(respond(PAGE), name) as server, open_client(SETTINGS) as client:
        capture = await client.fetch(server.url.replace("127.0.0.1", "localhost"))
    assert capture.outcome is Outcome.OK
    peer = capture.peer
    assert peer is not None
    assert (peer.host, peer.local) == ("localhost", "127.0.0.1")
    assert "127.0.0.1" in peer.addresses
    assert peer.certificate == read(der(name))
    assert peer.certificate.valid_until is not None
    assert (peer.certificate.valid_until < datetime.now(UTC)) == expired
