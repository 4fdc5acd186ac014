"""Makes the certificates of the demo's TLS faults, valid until 2120: `python tools/make_certificates.py demo/certificates`.

They are for loopback only. The private keys are public on purpose: nothing trusts `ca.pem` but the tests.
"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

START, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
PAST, FUTURE = datetime(2021, 1, 1, tzinfo=UTC), datetime(2110, 1, 1, tzinfo=UTC)
HOSTS = ("localhost", "127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4", "::1")

Key = ec.EllipticCurvePrivateKey


def main(folder: Path) -> None:
    """Write ca.pem and one file with certificate and key for each fault."""
    folder.mkdir(parents=True, exist_ok=True)
    ca_key, ca = _authority("oit demo CA")
    other_key, other = _authority("oit unknown CA")
    middle_key, middle = _authority("oit demo intermediate", issuer=(ca_key, ca))
    (folder / "ca.pem").write_bytes(_pem(ca))
    issued = {
        "good": _leaf((ca_key, ca)),
        "expired": _leaf((ca_key, ca), end=PAST),
        "not-yet-valid": _leaf((ca_key, ca), start=FUTURE),
        "wrong-name": _leaf((ca_key, ca), hosts=("other.example",)),
        "unknown-ca": _leaf((other_key, other)),
        "incomplete-chain": _leaf((middle_key, middle)),
        "self-signed": _leaf(None),
    }
    for name, (key, certificate) in issued.items():
        (folder / f"{name}.pem").write_bytes(_pem(certificate) + _private(key))


def _authority(name: str, issuer: tuple[Key, x509.Certificate] | None = None) -> tuple[Key, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(name, key, issuer[1].subject if issuer else None, START, END)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return key, builder.sign(issuer[0] if issuer else key, hashes.SHA256())


def _leaf(
    issuer: tuple[Key, x509.Certificate] | None,
    *,
    hosts: Sequence[str] = HOSTS,
    start: datetime = START,
    end: datetime = END,
) -> tuple[Key, x509.Certificate]:
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _builder(hosts[0], key, issuer[1].subject if issuer else None, start, end)
    builder = builder.add_extension(x509.SubjectAlternativeName([_alternative(host) for host in hosts]), critical=False)
    return key, builder.sign(issuer[0] if issuer else key, hashes.SHA256())


def _builder(name: str, key: Key, issuer: x509.Name | None, start: datetime, end: datetime) -> x509.CertificateBuilder:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer or subject).public_key(key.public_key())
    return builder.serial_number(x509.random_serial_number()).not_valid_before(start).not_valid_after(end)


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _private(key: Key) -> bytes:
    kind = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, kind, serialization.NoEncryption())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
