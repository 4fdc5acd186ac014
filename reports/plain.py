"""What pages and files say, made harmless to show: no control or direction characters, no link but to the web."""

from urllib.parse import urlsplit

LONGEST = 2000  # characters of one text on paper; nothing that people wrote for a title or an address is longer
_ZERO_WIDTH_SPACE = "\u200b"  # Thai pages mark word ends with it


def plain(text: str | None, longest: int = LONGEST) -> str:
    """Text on one line, without what could repaint a page or turn its direction; cut with … where it is too long."""
    if not text:
        return ""
    # Twice the bound is read, so that a title of megabytes costs nothing and cutting still happens after cleaning.
    kept = text[: 2 * longest]
    if not kept.isprintable():  # nearly every text is: a province's page has 1.3 million letters to look at
        kept = "".join(_kept(c) for c in kept)
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def printable(text: str) -> str:
    """A message for a terminal or a log: on one line like `plain`, and whole."""
    return plain(text, len(text))


def web_link(url: str | None) -> str | None:
    """The address where it may be opened from a document: http and https only."""
    if not url or plain(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _kept(character: str) -> str:
    if character in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    return character if character.isprintable() or character == _ZERO_WIDTH_SPACE else ""
