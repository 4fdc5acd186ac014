"""What the head and the scripts of a page tell: its title, where it sends the reader, whose scripts it loads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from documents.html_addresses import Addresses, host_of, scripted, shown_by_script

_REFRESH = re.compile(r"""^\s*\d*[\d.]*\s*[;,]?\s*url\s*=\s*['"]?([^'"]+)""", re.IGNORECASE)
_LONGEST_TITLE = 500
_LONGEST_SCRIPT_PAGE = 200_000
_MOST_HOSTS = 200
_LONGEST_CONFIG, _MOST_SHOWN = 50_000, 5
# Chat widgets and maps that start from a line of script or an element rather than from <script src>.
_WIDGETS = (
    ("fb-customerchat", "m.me"),
    ("customerchat.js", "m.me"),
    ("embed.tawk.to", "tawk.to"),
    ("line-oa", "line.me"),
    ("client.crisp.chat", "crisp.chat"),
    ("df-messenger", "dialogflow.cloud.google.com"),
    ("zwiz.ai", "zwiz.ai"),
    ("botnoi", "botnoi.ai"),
    ("smartsuppchat", "smartsupp.com"),
    ("livechatinc.com", "livechatinc.com"),
    ("leaflet-container", "openstreetmap.org"),
    ("tile.openstreetmap.org", "openstreetmap.org"),
    ("L.map(", "openstreetmap.org"),
    ("google.maps.Map(", "maps.google.com"),
    ("longdo.Map(", "longdo.com"),
)
_MOUNTS = "#root, #app, #__next, #__nuxt, #__layout, app-root, #main-app, #react-root, #vue-app"
_NEEDS_SCRIPT = re.compile(r"javascript|java script|จาวาสคริปต์|สคริปต์", re.IGNORECASE)
# An address that is put together by the script cannot be read here, but that there is one can.
_LEADS_ON = re.compile(r"\blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:replace|assign)\s*\(|\.submit\s*\(")
_OPENS_HERE = re.compile(r"""window\.open\s*\([^)]{1,2000}["']_(?:self|top|parent)["']""")
# Of a page with menus only what fetches is told from their scripts; on one with nothing else whatever writes may be its content.
_FETCHES = re.compile(
    r"""\.load\s*\(\s*["'`]|\bfetch\s*\(|\.ajax\s*\(|\bajax["']?\s*:|\.getJSON\s*\(|\baxios\b|\bXMLHttpRequest\b"""
    r"""|\$\.(?:get|post)\s*\(|\bserverSide["']?\s*:"""
)
# What counts visitors, or speaks with them, shows nothing.
_COUNTS = re.compile(
    r"googletagmanager|google-analytics|\bgtag\s*\(|\bdataLayer\b|\bfbq\s*\(|connect\.facebook|truehits|histats|statcounter|matomo|hotjar"
    r"|clarity\.ms|cloudflareinsights|recaptcha|tawk\.to",
    re.IGNORECASE,
)
_MOST_SCRIPTS, _MOST_TABLES = 200, 50
_FEW_LETTERS, _A_SHORT_PAGE = 200, 1_000  # of a heading and a caption; of an introduction above a table


@dataclass(frozen=True, slots=True)
class Head:
    """The titles, the base address and the forwarding address of a page."""

    title: str
    social_title: str
    base: str | None
    refresh: str | None


def read_head(tree: LexborHTMLParser) -> Head:
    """What the head says."""
    title = tree.css_first("title")
    return Head(
        title=title.text(deep=True)[:_LONGEST_TITLE] if title is not None else "",
        social_title=(_attribute(tree, 'meta[property="og:title"]', "content") or "")[:_LONGEST_TITLE],
        base=_attribute(tree, "base[href]", "href"),
        refresh=_refresh(tree),
    )


def script_hosts(tree: LexborHTMLParser, markup: str, addresses: Addresses) -> tuple[str, ...]:
    """The hosts that scripts come from, and those of known chat widgets and maps, sorted."""
    sources = (node.attributes.get("src") for node in tree.css("script[src]")[:_MOST_HOSTS])
    absolute = (addresses.absolute(source) for source in sources if source)
    hosts = {host_of(url) for url in absolute if url}
    latin = markup.encode("ascii", "ignore")  # searched four times as fast as a page with Thai
    hosts |= {host for sign, host in _WIDGETS if sign.encode() in latin and sign in markup}
    return tuple(sorted(hosts - {""}))


def script_redirect(tree: LexborHTMLParser, markup: str) -> str | None:
    """Where a page without content sends the reader by script."""
    if len(markup) > _LONGEST_SCRIPT_PAGE or not ("location" in markup or _OPENS_HERE.search(markup)):
        return None
    return next((url for code in _codes(tree) if (url := scripted(code))), None)


def shown_documents(tree: LexborHTMLParser, markup: str) -> list[str]:
    """The PDFs that scripts of the page tell a flip-book or a viewer to show, each once."""
    if ".pdf" not in markup:
        return []
    found = dict.fromkeys(url for code in _codes(tree) if ".pdf" in code for url in shown_by_script(code[:_LONGEST_CONFIG]))
    return list(found)[:_MOST_SHOWN]


def waits_for_scripts(tree: LexborHTMLParser, *, is_blank: bool) -> bool:
    """True for an empty shell: a mount point, a notice that scripts are needed, a script that leads a blank page elsewhere."""
    if is_blank and any(_LEADS_ON.search(code) for code in _codes(tree)):
        return True
    if not tree.css_first("script"):
        return False
    mount = tree.css_first(_MOUNTS)
    if mount is not None and len(mount.text(deep=True).strip()) < _LONGEST_TITLE:
        return True
    return any(_NEEDS_SCRIPT.search(node.text(deep=True)) for node in tree.css("noscript")[:10])


def may_be_filled(tree: LexborHTMLParser, *, letters: int, is_bare: bool) -> bool:
    """True where scripts seem to bring content: what fetches, or a table of nothing but its head, on a page of few words; any
    script of the page's own where nothing else is there (`is_bare`)."""
    if letters >= _A_SHORT_PAGE:
        return False
    scripts = [f"{node.attributes.get('src') or ''} {node.text(deep=True)}" for node in tree.css("script")[:_MOST_SCRIPTS]]
    own = [code for code in scripts if not code.isspace() and not _COUNTS.search(code)]
    if not own:
        return False
    return is_bare or (letters < _FEW_LETTERS and any(map(_FETCHES.search, own))) or _has_bare_table(tree)


def _has_bare_table(tree: LexborHTMLParser) -> bool:
    for head in tree.css("thead")[:_MOST_TABLES]:
        table = head.parent
        if table is not None and table.tag == "table" and table.css_first("td") is None and head.text(deep=True).strip():
            return True
    return False


def _codes(tree: LexborHTMLParser) -> Iterator[str]:
    """What runs when the page is opened: its scripts, then the onload of its body."""
    for node in tree.css("script"):
        yield node.text(deep=True)
    yield _attribute(tree, "body[onload]", "onload") or ""


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str | None:
    node = tree.css_first(selector)
    return node.attributes.get(name) if node is not None else None


def _refresh(tree: LexborHTMLParser) -> str | None:
    """The target of <meta http-equiv=refresh>; inside <noscript> it is meant for others."""
    for node in tree.css("meta[http-equiv]")[:20]:
        if (node.attributes.get("http-equiv") or "").lower() != "refresh":
            continue
        parent = node.parent
        found = _REFRESH.match(node.attributes.get("content") or "")
        if found and (parent is None or parent.tag != "noscript"):
            return found[1]
    return None
