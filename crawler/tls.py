"""TLS contexts: one that verifies, one that shows the page all the same; and what is wrong with a certificate."""

import ssl
from datetime import datetime
from functools import cache
from pathlib import Path

import certifi

from model.capture import Certificate

# X509_V_ERR_* codes of OpenSSL's verify result.
_WHY = {
    9: "not-yet-valid",
    10: "expired",
    18: "self-signed",
    19: "chain",
    20: "chain",
    21: "chain",
    62: "wrong-name",
    64: "wrong-name",
}

# What OpenSSL 3 refuses but old servers still speak; a browser of the server's time opened them.
_OLD_PROTOCOL = (
    "UNSUPPORTED_PROTOCOL", "PROTOCOL_VERSION", "LEGACY_RENEGOTIATION", "DH_KEY_TOO_SMALL", "KEY_TOO_SMALL", "MD_TOO_WEAK",
    "HANDSHAKE_FAILURE", "WRONG_SIGNATURE_TYPE", "NO_PROTOCOLS_AVAILABLE", "BAD_ECPOINT", "INSUFFICIENT_SECURITY",
    "UNRECOGNIZED_NAME", "SIGNATURE_ALGORITHMS_ERROR", "UNKNOWN_CIPHER", "BAD_KEY_SHARE", "INTERNAL_ERROR", "LEGACY_SIGALG",
)  # fmt: skip
# Unlike a certificate, a handshake that breaks off or an alert may be an accident: such a fault is one only where it is there
# again after an answer without verification.
MAYBE_PASSING = frozenset({"old-protocol", "other"})
_NOT_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "UNEXPECTED_MESSAGE")


@cache
def verifying_context(ca_file: Path | None = None) -> ssl.SSLContext:
    """A context with the roots that browsers trust, those of this machine, and one more if given."""
    context = ssl.create_default_context(cafile=certifi.where())
    # An office that inspects TLS installs its own root; without it every page would look forged.
    context.load_default_certs()
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # Python 3.13 refuses what browsers accept: no authority key identifier
    if ca_file is not None:
        context.load_verify_locations(ca_file)
    context.set_alpn_protocols(["http/1.1"])
    return context


@cache
def lenient_context() -> ssl.SSLContext:
    """A context that checks nothing and speaks old protocols; no password ever goes over it, and no cookie but those that came over it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4)
    # TLS 1.0 on purpose; written as the option bits since setting minimum_version to it is deprecated.
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.options &= ~(ssl.OP_NO_TLSv1 | ssl.OP_NO_TLSv1_1)
    context.set_alpn_protocols(["http/1.1"])
    return context


def why_by_date(why: str, certificate: Certificate | None, now: datetime) -> str:
    """The same fault, or that the time of the certificate is over where OpenSSL stopped at an issuer that it does not know."""
    if why != "chain" or certificate is None:
        return why
    if certificate.valid_until is not None and certificate.valid_until < now:
        return "expired"
    return "not-yet-valid" if certificate.valid_from is not None and certificate.valid_from > now else why


def why_invalid(error: ssl.SSLError) -> str | None:
    """Which fault a handshake failed for; None where another try without verification cannot help."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _WHY.get(error.verify_code, "other")
    # A Python that is older than its OpenSSL has no name for some reasons, only the sentence: "legacy sigalg disallowed".
    reason = (error.reason or str(error)).upper().replace(" ", "_")
    if any(mark in reason for mark in _NOT_TLS):
        return None
    return "old-protocol" if any(mark in reason for mark in _OLD_PROTOCOL) else "other"
