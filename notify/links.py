"""Addresses from submissions as they may stand in a mail: short to read, and a link only where a link is safe."""

from urllib.parse import unquote, urlsplit

from notify.address import clean

LONGEST_LINK = 2048  # what browsers and mail programs open; what is longer is shown, not linked
_SHOWN = 64
_TAIL = 18


def href(url: str) -> str | None:
    """The address as a link; None where it is not of the web, or no mail program would open it."""
    text = url.strip()
    if len(text) > LONGEST_LINK or not text.isprintable() or " " in text:
        return None
    try:
        parts = urlsplit(text)
        hidden = parts.username is not None  # http://known-name@other-host: shown in full, never linked
        return text if parts.scheme in ("http", "https") and parts.hostname and not hidden else None
    except ValueError:
        return None


def short(url: str) -> str:
    """The address to read: Thai words instead of %E0…, the middle left out where it is long."""
    text = clean(unquote(clean(url, LONGEST_LINK), errors="replace"), LONGEST_LINK)
    if "\ufffd" in text:
        text = clean(url, LONGEST_LINK)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - _TAIL - 1]}…{text[-_TAIL:]}"


def full(url: str) -> str:
    """The address on one line of plain text, as long as a mail program can follow."""
    return clean(url, LONGEST_LINK)
