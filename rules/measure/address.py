"""What an address says by itself: whether it is a front page, whose site it belongs to, whether it leads to a file."""

import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from model.document import Link, Via
from rules.page_words import Service, page_words

_EXTENSION = re.compile(r"\.(?:php\d?|html?|aspx?|jsp|cgi|do)$")
_SESSION = re.compile(r"(?:^|&)(?:phpsessid|sid|jsessionid|lang|language|locale|utm_[a-z]+|fbclid)=[^&]*")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[ts]|rtf|csv|zip|rar|7z)(?:$|[?#&;])")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?)(?:$|[?#&;])")
# Engines serve files under addresses without an ending: /sdc_download/15, ?fileId=7, &action=download, /attachments/9.
_SERVES = re.compile(r"download|fileid|file_id|file=|dl=|attach|getfile|openfile|viewfile|export=|/files?/\d")
# What a link to a file is called when nothing in its address says so.
_CALLED = re.compile(r"ดาวน์โหลด|ดาวโหลด|ดาวน์โหลดไฟล์|download|คลิก|click|ไฟล์|pdf|เอกสารแนบ|เปิดอ่าน|รายละเอียดเพิ่มเติม")
_KEPT = 4096  # addresses whose parts are kept: the links of a site's menu come back with each of its pages
_LONGEST = 2000  # an address beyond this is bait; nothing in its tail is looked at


def is_home(url: str) -> bool:
    """Whether an address is that of a site's front page: `/`, `/index.php`, `/th/home?lang=th`."""
    parts = split(url)
    if _SESSION.sub("", parts.query.lower()).strip("&") or parts.fragment.strip("/!#"):
        return False
    steps = [step for step in parts.path.lower().split("/") if step]
    return len(steps) <= 2 and all(_EXTENSION.sub("", step) in page_words().home_paths for step in steps)


def is_internal(url: str, page: str) -> bool:
    """Whether an address is of the office's own network and the page that links to it is not: people outside open only the page."""
    return _is_private(url) and not _is_private(page)


def _is_private(url: str) -> bool:
    """Whether the host is a private number, or a name without a dot."""
    host = split(url).hostname or ""
    try:
        return ip_address(host).is_private
    except ValueError:
        return bool(host) and "." not in host


def same_site(url: str, other: str) -> bool:
    """Whether two addresses, or an address and a host name, are of one host; `www.` and the port make no difference."""
    ours, theirs = host_of(url), host_of(other)
    return bool(ours) and (ours == theirs or (ours.endswith(f".{theirs}") and bool(theirs)))


@lru_cache(maxsize=_KEPT)
def host_of(url: str) -> str:
    """The host of an address without `www.`; a bare host name is its own host."""
    parts = split(url if "//" in url else f"//{url}")
    return (parts.hostname or "").removeprefix("www.")


def bare(url: str) -> str:
    """The address without its fragment: what the server is asked for."""
    return url.partition("#")[0]


def plain(url: str) -> str:
    """The address as it is compared: pages write Thai letters, requests carry them percent-encoded."""
    return unquote(bare(url)).rstrip("/")


def unwrapped(url: str) -> str:
    """The address that an online viewer is told to show, or a forwarder to lead on to; any other as it is."""
    if "?" not in url:
        return url
    parts, words = split(url), page_words()
    keys: tuple[str, ...] = ("url", "src") if parts.hostname in words.viewers else ()
    if not keys and f"{host_of(url)}{parts.path}" in words.forwarders:
        keys = ("q", "u", "url")
    asked = parse_qs(parts.query) if keys else {}
    shown = next((asked[key][0] for key in keys if key in asked), "")
    return shown if is_web(shown) else url


@lru_cache(maxsize=_KEPT)
def service_of(url: str) -> Service | None:
    """The service that keeps files at an address, or leads on to them from there."""
    return page_words().service(host_of(url))


def is_web(url: str) -> bool:
    """Whether an address can be asked for over the web: http or https, and a host."""
    return split(url).scheme in ("http", "https") and bool(host_of(url))


def is_file(url: str) -> bool:
    """Whether the address ends as a document's does."""
    return bool(_FILE.search(url[:_LONGEST].lower()))


def is_picture(url: str) -> bool:
    """Whether the address ends as a picture's does."""
    return bool(_PICTURE.search(url[:_LONGEST].lower()))


def leads_to_document(link: Link) -> bool:
    """Whether a link looks as if a document stands behind it: by its ending, its form, or what it is called."""
    if link.via is Via.EMBED:
        return True
    if is_picture(link.url):
        return False
    return is_served(link) or bool(_CALLED.search(link.text[:_LONGEST].lower()))


def is_served(link: Link) -> bool:
    """Whether the address itself looks like that of a file."""
    return _serves(link.url)


@lru_cache(maxsize=_KEPT)
def _serves(url: str) -> bool:
    parts = split(url)
    return is_file(url) or bool(_SERVES.search(f"{parts.path}?{parts.query}".lower()))


def is_plain_call(text: str) -> bool:
    """Whether a link's text is nothing but a call to open or download."""
    return not _CALLED.sub("", text[:_LONGEST].lower()).strip(" .()[]«»>→")


@lru_cache(maxsize=_KEPT)
def split(url: str) -> SplitResult:
    """The parts of an address; all empty where it is none."""
    try:
        parts = urlsplit(url[:_LONGEST])
        _ = parts.hostname  # raises for a broken IPv6 literal only when asked
    except ValueError:
        return urlsplit("")
    return parts
