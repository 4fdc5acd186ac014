"""Pages that send their reader on at once, a redirect in all but name: by a meta tag, or, where they are blank, by script."""

import re
from html import unescape

_AT_ONCE = 5  # seconds; what leads on sooner shows nobody its own page
_LOOKED_AT = 16 * 1024  # bytes: the head of a page; a blank page is no longer

_REFRESH = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE)
# What is not read as markup, or is meant for readers without scripts.
_APART = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|title|textarea)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_META = re.compile(rb"<meta\b[^<>]*>", re.IGNORECASE)
_IS_REFRESH = re.compile(rb"\bhttp-equiv\s*=\s*[\"']?\s*refresh\b", re.IGNORECASE)
_CONTENT = re.compile(rb"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_SHOWS = re.compile(rb"<(?:img|a|form|input|button|i?frame|frameset|object|embed|svg|canvas|video)\b", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]*>|&nbsp;|&#160;")
_SCRIPT = re.compile(
    rb"<script\b[^<>]*>(.*?)(?:</script|\Z)|<body\b[^<>]*\bonload\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE | re.DOTALL
)
# An address that the script puts together is not to be read here.
_SCRIPTED = re.compile(
    rb"\blocation(?:\.href)?\s*=\s*(['\"])([^'\"<>]{1,2000})\1(?!\s*[+.])|\blocation\.(?:replace|assign)\s*\(\s*(['\"])([^'\"<>]{1,2000})\3\s*\)"
)


def refreshed(header: str) -> bytes | None:
    """Where the value of a Refresh header leads soon."""
    found = _REFRESH.match(header)
    return found[2].strip().encode("utf-8", "surrogateescape") if found and int(found[1]) <= _AT_ONCE else None


def sent_on(page: bytes) -> bytes | None:
    """Where a page of HTML sends everybody who opens it, as the bytes that it has written."""
    head = page[:_LOOKED_AT].lower()
    if b"<base" in head:
        return None  # then its addresses are not to be read by themselves
    if b"refresh" in head:
        tags = (tag for tag in _META.findall(_APART.sub(b"", page[:_LOOKED_AT])) if _IS_REFRESH.search(tag))
        if content := next(map(_CONTENT.search, tags), None):
            return refreshed(_written(content[1] or content[2] or content[3] or b""))
    if len(page) > _LOOKED_AT or b"location" not in page or b"cookie" in page:  # a cookie that a script sets we do not have
        return None
    shown = _APART.sub(b"", page)
    if _SHOWS.search(shown) or _TAG.sub(b"", shown).strip():
        return None
    codes = b"\n".join(code or onload for code, onload in _SCRIPT.findall(page))
    targets = {straight or called for _, straight, _, called in _SCRIPTED.findall(codes)}
    return targets.pop().replace(b"\\/", b"/") if len(targets) == 1 else None


def _written(attribute: bytes) -> str:
    """The value of an attribute; bytes that are no UTF-8 come out as they went in."""
    return unescape(attribute.decode("utf-8", "surrogateescape"))
