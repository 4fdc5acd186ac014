"""What an address says by itself: whether it is a front page, whose site it belongs to, whether it leads to a file."""

import re
from urllib.parse import SplitResult, urlsplit

from rules.page_words import page_words

_EXTENSION = re.compile(r"\.(?:php\d?|html?|aspx?|jsp|cgi|do)$")
_SESSION = re.compile(r"(?:^|&)(?:phpsessid|sid|jsessionid|lang|language|locale|utm_[a-z]+|fbclid)=[^&]*")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[ts]|rtf|csv|zip|rar|7z)(?:$|[?#&;])")
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp|tiff?)(?:$|[?#&;])")
_LONGEST = 2000  # an address beyond this is bait; nothing in its tail is looked at


def is_home(url: str) -> bool:
    """Whether an address is that of a site's front page: `/`, `/index.php`, `/th/home?lang=th`."""
    parts = split(url)
    if _SESSION.sub("", parts.query.lower()).strip("&") or parts.fragment.strip("/!#"):
        return False
    steps = [step for step in parts.path.lower().split("/") if step]
    return len(steps) <= 2 and all(_EXTENSION.sub("", step) in page_words().home_paths for step in steps)


def same_site(url: str, other: str) -> bool:
    """Whether two addresses, or an address and a host name, are of one host; `www.` and the port make no difference."""
    ours, theirs = host_of(url), host_of(other)
    return bool(ours) and (ours == theirs or (ours.endswith(f".{theirs}") and bool(theirs)))


def host_of(url: str) -> str:
    """The host of an address without `www.`; a bare host name is its own host."""
    parts = split(url if "//" in url else f"//{url}")
    return (parts.hostname or "").removeprefix("www.")


def is_file(url: str) -> bool:
    """Whether the address ends as a document's does."""
    return bool(_FILE.search(url[:_LONGEST].lower()))


def is_picture(url: str) -> bool:
    """Whether the address ends as a picture's does."""
    return bool(_PICTURE.search(url[:_LONGEST].lower()))


def split(url: str) -> SplitResult:
    """The parts of an address; all empty where it is none."""
    try:
        parts = urlsplit(url[:_LONGEST])
        _ = parts.hostname  # raises for a broken IPv6 literal only when asked
    except ValueError:
        return urlsplit("")
    return parts
