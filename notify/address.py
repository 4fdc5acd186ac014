"""Text and addresses that may stand in the header of a mail, whatever a spreadsheet held."""

import re
from email.utils import parseaddr

import idna

LONGEST_NAME = 120  # an agency's full name has 60 letters; what is longer is a mistake or an attack
_LONGEST_ADDRESS = 254  # RFC 5321, 4.5.3.1
_LONGEST_LOCAL = 64
_ADDRESS = re.compile(r"([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)@([^@\s]+)")
_LABELS = re.compile(
    r"(?=.{1,253}\Z)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
)
_BETWEEN = re.compile(r"[\s,;<>()\[\]\"]+|/(?=[^@]*@)")


def clean(text: str, longest: int = 1000) -> str:
    """One line without control, bidirectional or invisible characters, cut where it is too long."""
    line = " ".join("".join(c if c.isprintable() else " " if c in "\n\r\t" else "" for c in text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def usable(text: str | None) -> str | None:
    """The first address in a cell that a mail server would take; None where there is none."""
    for part in _BETWEEN.split(clean(text or "")):
        if (address := _address(part.removeprefix("mailto:").rstrip("."))) is not None:
            return address
    return None


def exact(text: str) -> str | None:
    """The text as an address, where it is one and nothing else."""
    return _address(text) if text.isprintable() else None


def mailbox(text: str) -> tuple[str, str | None]:
    """`Name <address>` or a bare address as name and address; line breaks are refused, not mended."""
    if any(not c.isprintable() for c in text):
        return "", None
    name, address = parseaddr(text)
    return clean(name, LONGEST_NAME), _address(address)


def _address(text: str) -> str | None:
    found = _ADDRESS.fullmatch(text)
    if found is None or len(found[1]) > _LONGEST_LOCAL:
        return None
    domain = _ascii_domain(found[2])
    address = f"{found[1]}@{domain}"
    return address if domain and len(address) <= _LONGEST_ADDRESS else None


def _ascii_domain(domain: str) -> str | None:
    if not domain.isascii():
        try:
            domain = idna.encode(domain, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            return None
    return domain.lower() if _LABELS.fullmatch(domain) else None
