"""What a server's certificate says of itself, read from its DER bytes.

Python tells it only of certificates that it has verified; what a dispute turns on is mostly one that has not held.
"""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256

from model.capture import Certificate

MOST_BYTES = 64 * 1024  # of one certificate; real ones have 1 to 4 kB
LONGEST = 200  # letters of a name that are kept

_SEQUENCE, _VERSION, _UTC_TIME = 0x30, 0xA0, 0x17
# Names by the types of text that X.520 allows; UTF-16 is long out of use, and the rest are parts of Latin-1 or UTF-8.
_ENCODINGS = {0x0C: "utf-8", 0x1E: "utf-16-be"}
_NAMED = {b"\x55\x04\x03": "CN", b"\x55\x04\x0a": "O"}  # the name itself, and the organisation
_CENTURY_TURNS = 50  # two-digit years below it are of this century (RFC 5280)


def certificate_of(connection: ssl.SSLObject | None) -> Certificate | None:
    """The certificate of the other end, verified or not; None where there is no TLS."""
    if connection is None:
        return None
    try:
        der = connection.getpeercert(binary_form=True)
    except ValueError:  # the handshake was not done
        return None
    return read(der) if der and len(der) <= MOST_BYTES else None


@lru_cache(maxsize=1024)
def read(der: bytes) -> Certificate:
    """What it says; only its fingerprint where it cannot be read."""
    fingerprint = sha256(der).hexdigest()
    try:
        issuer, validity, subject = _parts(der)
        begins, ends = (_time(tag, value) for tag, value in _items(validity))
        return Certificate(fingerprint, _name(subject), _name(issuer), begins, ends)
    except (ValueError, IndexError, StopIteration):
        return Certificate(fingerprint)


def _parts(der: bytes) -> tuple[bytes, bytes, bytes]:
    """Issuer, validity and subject: the fourth to sixth part of what was signed, behind version, number and algorithm."""
    signed = next(_items(next(_items(der))[1]))[1]
    parts = [item for item in _items(signed) if item[0] != _VERSION]
    issuer, validity, subject = parts[2:5]
    if any(tag != _SEQUENCE for tag, _ in (issuer, validity, subject)):
        raise ValueError("not a certificate")
    return issuer[1], validity[1], subject[1]


def _items(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The values of a DER sequence with their tags."""
    at = 0
    while at < len(data):
        tag, length = data[at], data[at + 1]
        at += 2
        if length & 0x80:
            size = length & 0x7F
            length = int.from_bytes(data[at : at + size])
            at += size
        if at + length > len(data):
            raise ValueError("longer than what came")
        yield tag, data[at : at + length]
        at += length


def _name(sequence: bytes) -> str:
    """A distinguished name in short: `CN=www.ban.example, O=…`."""
    said = []
    for _, group in _items(sequence):
        for _, pair in _items(group):
            (_, kind), (tag, text) = _items(pair)
            if kind in _NAMED:
                said.append(f"{_NAMED[kind]}={text.decode(_ENCODINGS.get(tag, 'latin-1'), 'replace')}")
    return ", ".join(sorted(said))[:LONGEST]


def _time(tag: int, value: bytes) -> datetime:
    text = value.decode("ascii")
    if tag == _UTC_TIME:
        text = ("20" if int(text[:2]) < _CENTURY_TURNS else "19") + text
    return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
