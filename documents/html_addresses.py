"""Addresses as pages write them: made absolute, junk removed, documents found behind viewers and scripts."""

import re
from urllib.parse import parse_qs, quote, quote_from_bytes, urljoin, urlsplit

from documents.html_openers import Openers
from model.document import Via

_LONGEST = 4_096
_JUNK = re.compile(r"[\x00-\x20\x7f\u00a0\u200b-\u200f\u2060\ufeff\ud800-\udfff]+")
_INNER_JUNK = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff\ud800-\udfff]+")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SCRIPTED = re.compile(
    r"""(?:window\.open|location\.(?:replace|assign))\s*\(\s*['"]([^'"<>]{1,2000})['"](?!\s*\+)"""
    r"""|location(?:\.href)?\s*=\s*['"]([^'"<>]{1,2000})['"](?!\s*\+)"""  # half of an address leads elsewhere
)
# Pages have their own functions for it: onclick="showFile('/f/plan.pdf')".
_QUOTED_DOCUMENT = re.compile(
    r"""['"]([^'"<>]{1,2000}\.(?:pdf|docx?|xlsx?|pptx?|od[ts]|rtf|zip|rar)(?:[?#][^'"<>]{0,500})?)['"]""", re.IGNORECASE
)
# Flip-books and viewers are told by a script what to show: {"source":"https:\/\/…\/plan.pdf"}, PDFObject.embed("plan.pdf").
_SHOWN_BY_SCRIPT = re.compile(
    r"""(?:\b(?:source|src|file|url|document|book|default_url|pdf(?:_?(?:url|file|path|source))?|file_?(?:url|path))["']?\s*[:=]\s*"""
    r"""|(?:PDFObject\.embed|getDocument|flipBook|loadPDF)\s*\(\s*)["']([^"'<>{}]{1,2000}?\.pdf(?:[?#][^"'<>{}]{0,500})?)["']""",
    re.IGNORECASE,
)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_NOT_SENT = re.compile(r"[^!#$%&'()*+,./0-9:;=?@A-Z_a-z~-]+")  # as it is, in an address that a server is asked for
_VIEWER = re.compile(r"viewer|gview|/op/embed\.aspx|/op/view\.aspx|pdfjs|flip-?book", re.IGNORECASE)
_VIEWER_KEYS = ("file", "url", "src", "pdf", "doc")


class Addresses:
    """Resolves the addresses of one page; most hrefs of a page are alike, so the common shapes do without urljoin."""

    def __init__(self, page_url: str, base_href: str | None, codec: str = "utf-8") -> None:
        self._base = _joined(page_url, base_href) if base_href else page_url
        if not self._base.lower().startswith(("http://", "https://")):
            self._base = page_url
        parts = _split_base(self._base)
        self._scheme, self._origin, self._path, self._folder = parts
        self._known: dict[str, str | None] = {}
        self._codec = "" if codec.startswith("utf") else codec

    def absolute(self, href: str) -> str | None:
        """The absolute http(s) address, or None where the href leads to no other address."""
        if href in self._known:
            return self._known[href]
        found = self._resolve(href)
        if found and self._codec and not found.isascii() and not _VIEWER.search(found):
            found = _query_in(found, self._codec)
        self._known[href] = found = found and _encoded(found)
        return found

    def _resolve(self, href: str) -> str | None:
        href = _trimmed(href)
        if not href or href.startswith("#") or len(href) > _LONGEST:
            return None
        scheme = _SCHEME.match(href)
        if scheme:
            if scheme[1].lower() not in {"http", "https"}:
                return None
            return href if href[scheme.end() :].startswith("//") else _joined(self._base, href)
        if href.startswith("//"):
            return f"{self._scheme}:{href}"
        if "/." in href or href.startswith("."):
            return _joined(self._base, href)
        if href.startswith("/"):
            return self._origin + href
        return (self._path if href.startswith("?") else self._folder) + href


def _encoded(url: str) -> str:
    """The address with its letters after the host as they are asked for: so it is the same as that of what was fetched."""
    asked, mark, fragment = url.partition("#")
    begin = asked.find("/", asked.find("//") + 2)
    if begin < 0 or not _NOT_SENT.search(asked, begin):
        return url
    return asked[:begin] + _NOT_SENT.sub(lambda found: quote(found[0], safe=""), asked[begin:]) + mark + fragment


def scripted(code: str) -> str | None:
    """The address that a line of script opens: window.open('…'), location.href = '…'."""
    found = _SCRIPTED.search(code[:_LONGEST])
    return (found[1] or found[2]) if found else None


def opened_by(code: str, openers: Openers) -> tuple[str, Via]:
    """The address that a click opens by script, and whether it is certain; empty where there is none.

    As in `scripted`, or by a function of the page. A document that is given to a function which nobody has read is a guess.
    """
    if target := scripted(code) or openers.opened(code):
        return target, Via.SCRIPT
    found = _QUOTED_DOCUMENT.search(code[:_LONGEST])
    if found is None:
        return "", Via.SCRIPT
    return found[1], Via.SCRIPT if _SCHEME.match(found[1]) else Via.GUESSED


def shown_by_script(code: str) -> list[str]:
    """The PDFs that a script tells a viewer to show."""
    return [found.replace("\\/", "/") for found in _SHOWN_BY_SCRIPT.findall(code)]


def behind_viewer(url: str) -> str | None:
    """The document that a viewer's address names (`viewer.html?file=…`, `gview?url=…`), or None."""
    if "?" not in url or not _VIEWER.search(url):
        return None
    try:
        asked = parse_qs(urlsplit(url).query, max_num_fields=50)
    except ValueError:
        return None
    inner = next((asked[key][0] for key in _VIEWER_KEYS if key in asked), None)
    if not inner or not re.search(r"[./]", inner):
        return None
    joined = _joined(url, _trimmed(inner))
    return _encoded(joined) if joined.lower().startswith(("http://", "https://")) else None


def host_of(url: str) -> str:
    """The host of an absolute address in lower case; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _trimmed(href: str) -> str:
    href = href.strip()
    if _JUNK.search(href):
        href = _INNER_JUNK.sub("", href).strip(" \u00a0").replace(" ", "%20").replace("\u00a0", "%20")
    # Browsers read back slashes as slashes; some pages were written on Windows.
    return href.replace("\\", "/") if "\\" in href.partition("?")[0] else href


def _query_in(url: str, codec: str) -> str:
    """The address with its query in the page's own bytes, as browsers ask for it; the path is always in UTF-8."""
    visible, hash_mark, fragment = url.partition("#")
    path, mark, query = visible.partition("?")
    written = _NOT_ASCII.sub(lambda found: quote_from_bytes(found[0].encode(codec, "xmlcharrefreplace"), safe=""), query)
    return path + mark + written + hash_mark + fragment


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def _split_base(base: str) -> tuple[str, str, str, str]:
    """Scheme, origin, the address without its query, and its folder."""
    scheme, _, rest = base.partition("://")
    path = re.split(r"[?#]", rest, maxsplit=1)[0]
    host, slash, _ = path.partition("/")
    if not slash:
        path += "/"
    return scheme, f"{scheme}://{host}", f"{scheme}://{path}", f"{scheme}://{path.rpartition('/')[0]}/"
