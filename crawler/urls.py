"""The address that a browser would ask for, out of what a person typed, pasted or got from a spreadsheet."""

import re
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import unquote, urljoin, urlsplit

import idna

# Spreadsheets hold 32,767 characters in a cell; servers refuse far shorter ones with 414, which is their answer to give.
MOST_CHARACTERS = 32_767

# Quotes within entities within quotes: what is not plain after so many rounds was made to be hard.
MOST_ROUNDS = 8

DEFAULT_PORTS = {"http": 80, "https": 443}

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BREAKS = re.compile(r"[\t\r\n]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3002: 0x2E, 0xFF61: 0x2E}
_OPENING = " \u00a0\u3000\"'`“”‘’«»<([{*•·-–—=:"
_CLOSING = " \u00a0\u3000\"'`“”‘’«»>,;，、；。*"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_CUT_OFF = re.compile(r"(…|\.{3,})$")
_SCHEME = re.compile(r"(https?)(?:\s*[:;]\s*[/\\]*|\s*[/\\]{2,})\s*", re.IGNORECASE)
_LABEL = re.compile(r"[^./?#]{0,40}?[\s:>=]+(?=https?:)", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_NOT_HOSTS = frozenset({"tel", "sms", "fax", "mailto", "data", "javascript", "about", "file", "blob", "ftp", "line", "intent"})
_PORT_FOLLOWS = re.compile(r"\d{1,5}(?:[/?#\\]|$)")
_TLD = re.compile(r"(?:[a-z]{2,63}|xn--[a-z0-9-]+|ไทย)$", re.IGNORECASE)
_FILE_NAMES = frozenset(
    {"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "jpg", "jpeg", "png", "zip", "rar", "html", "htm", "php", "csv"}
)
_HOST_FORBIDDEN = re.compile(r"[\s\x00-\x20#%/:<>?@\[\\\]^|\"`{}]")
_UNSAFE = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]")
_NUMBER = re.compile(r"0x[0-9a-f]{0,20}|[0-9]{1,20}")
_DOTS = re.compile(r"/(?:\.|%2e){1,2}(?:/|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BadUrl:
    """What no browser would open.

    `why`: "empty", "no-host", "host", "port", "scheme", "cut-off", "not-a-url", "control" or "too-long".
    """

    why: str


def clean_url(raw: str) -> str | BadUrl:
    """The address to ask for: ASCII, absolute, http or https, without fragment.

    Never raises, and cleaning twice changes nothing.
    """
    if len(raw) > MOST_CHARACTERS:
        return BadUrl("too-long")
    cleaned: str | BadUrl = raw
    for _ in range(MOST_ROUNDS):
        again = _clean(cleaned) if isinstance(cleaned, str) else cleaned
        if again == cleaned:
            return cleaned
        cleaned = again
    return BadUrl("not-a-url")


def host_key(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of a cleaned address: what one limit of requests in flight is for."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or DEFAULT_PORTS.get(parts.scheme, 0)


def join(base: str, location: bytes) -> str | BadUrl:
    """Where a `Location` header leads; its bytes may be UTF-8, windows-874 or anything else, and are kept as they are."""
    target = _text(location).strip()
    try:
        return clean_url(urljoin(base, target.replace("\\", "/")))
    except ValueError:
        return BadUrl("host")


def _clean(raw: str) -> str | BadUrl:
    trimmed = _trim(raw)
    if isinstance(trimmed, BadUrl):
        return trimmed
    split = _scheme(trimmed)
    if isinstance(split, BadUrl):
        return split
    scheme, rest = split
    authority, tail = _authority(rest)
    place = _place(scheme, authority)
    return place if isinstance(place, BadUrl) else f"{scheme}://{place}{_tail(tail)}"


def _trim(raw: str) -> str | BadUrl:
    text = _BREAKS.sub("", _INVISIBLE.sub("", raw).strip())
    while "&amp;" in text:
        text = text.replace("&amp;", "&")
    if _CONTROL.search(text):
        return BadUrl("control")
    text = _strip_end(text.lstrip(_OPENING))
    if not text:
        return BadUrl("empty")
    return BadUrl("cut-off") if _CUT_OFF.search(text) else text


def _strip_end(text: str) -> str:
    while text:
        last = text[-1]
        unpaired = last in _PAIRS and text.count(last) > text.count(_PAIRS[last])
        # One full stop ends a sentence; three are an address that something has cut off.
        full_stop = last == "." and not text.endswith("..")
        if not (unpaired or full_stop or last in _CLOSING):
            break
        text = text[:-1]
    return text


def _scheme(text: str) -> tuple[str, str] | BadUrl:
    """The scheme and what follows its slashes; a missing one is http, of a doubled one the inner is meant."""
    text = text[:16].translate(_FULL_WIDTH) + text[16:]
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    scheme = ""
    while found := _SCHEME.match(text):
        scheme, text = found[1].lower(), text[found.end() :]
    if scheme:
        return (scheme, text) if text else BadUrl("no-host")
    if text.startswith("//"):
        return "http", text.lstrip("/")
    if (other := _OTHER_SCHEME.match(text)) and not _is_port(other[1], text[other.end() :]):
        return BadUrl("scheme")
    return ("http", text) if _looks_like_host(_authority(text)[0]) else BadUrl("not-a-url")


def _is_port(name: str, rest: str) -> bool:
    return name.lower() not in _NOT_HOSTS and _PORT_FOLLOWS.match(rest) is not None


def _looks_like_host(authority: str) -> bool:
    """Whether words without a scheme are an address: `www.x.go.th` is, `พ.ศ.2565`, `แผน.pdf` and `ไม่มี` are not."""
    host = authority.partition(":")[0].translate(_FULL_WIDTH).rstrip(".")
    if host.lower() == "localhost":
        return True
    with suppress(ValueError):
        IPv4Address(host)
        return True
    labels = host.split(".")
    named = len(labels) > 1 and all(labels) and not re.search(r"[\s@]", host)
    return named and labels[-1].lower() not in _FILE_NAMES and _TLD.match(labels[-1]) is not None


def _authority(rest: str) -> tuple[str, str]:
    found = re.search(r"[/\\?#]", rest)
    return (rest[: found.start()], rest[found.start() :]) if found else (rest, "")


def _place(scheme: str, authority: str) -> str | BadUrl:
    """Host and port, without the default port and without a user name: nobody's password is sent anywhere."""
    name = authority.rpartition("@")[2].strip().translate(_FULL_WIDTH)
    bracket = re.fullmatch(r"\[([^\]]*)\](?::(\d*))?", name)
    host, port = (bracket[1], bracket[2] or "") if bracket else _split_port(name)
    if port and (not (port.isascii() and port.isdigit()) or not 0 < int(port[:6]) < 2**16):
        return BadUrl("port")
    clean = _ipv6(host) if bracket else _host(host)
    if isinstance(clean, BadUrl) or not port or int(port) == DEFAULT_PORTS[scheme]:
        return clean
    return f"{clean}:{int(port)}"


def _split_port(name: str) -> tuple[str, str]:
    host, _, port = name.partition(":")
    return host, port


def _ipv6(text: str) -> str | BadUrl:
    try:
        return f"[{IPv6Address(text).compressed}]" if "%" not in text else BadUrl("host")
    except ValueError:
        return BadUrl("host")


def _host(raw: str) -> str | BadUrl:
    host = unquote(raw).translate(_FULL_WIDTH).strip().lower().rstrip(".")
    if not host:
        return BadUrl("no-host")
    if _HOST_FORBIDDEN.search(host) or "" in host.split("."):
        return BadUrl("host")
    if (number := _ipv4(host)) is not None:
        return number
    name = host if host.isascii() else _punycode(host)
    if name is None or len(name) > 253 or any(len(label) > 63 for label in name.split(".")):
        return BadUrl("host")
    return name


def _ipv4(host: str) -> str | BadUrl | None:
    """127.1, 0x7f.1, 0177.0.0.1 and 2130706433 as browsers read them; None for what is no number at its end."""
    parts = host.split(".")
    if not re.fullmatch(r"0x[0-9a-f]*|\d+", parts[-1], re.ASCII):
        return None
    numbers = [_number(part) for part in parts]
    if len(parts) > 4 or any(number is None for number in numbers):
        return BadUrl("host")
    *heads, last = [number for number in numbers if number is not None]
    if any(head > 255 for head in heads) or last >= 256 ** (4 - len(heads)):
        return BadUrl("host")
    return str(IPv4Address(sum(head << 8 * (3 - place) for place, head in enumerate(heads)) + last))


def _number(part: str) -> int | None:
    if not _NUMBER.fullmatch(part):
        return None
    if part.startswith("0x"):
        return int(part[2:] or "0", 16)
    try:
        return int(part, 8 if len(part) > 1 and part.startswith("0") else 10)
    except ValueError:
        return None  # an 8 or 9 in an octal number


def _punycode(host: str) -> str | None:
    try:
        return idna.encode(host, uts46=True).decode()
    except (idna.IDNAError, UnicodeError):
        pass
    # Names that the standard refuses but browsers ask for: a leading Thai mark, an underscore beside Thai letters.
    try:
        return ".".join(label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in host.split("."))
    except UnicodeError:
        return None


def _tail(tail: str) -> str:
    """Path and query, percent-encoded as browsers do it; what is encoded already stays as it is."""
    visible = tail.partition("#")[0]
    path, mark, query = visible.partition("?")
    path = _quote(path.replace("\\", "/"))
    if _DOTS.search(path):
        path = _without_dots(path)
    return (path or "/") + (mark + _quote(query) if query else "")


def _quote(text: str) -> str:
    return _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in _bytes(found[0])), text)


def _bytes(letter: str) -> bytes:
    # Half a letter (a lone surrogate, from broken JSON) is asked for as the replacement mark, as browsers do.
    return "\ufffd".encode() if "\ud800" <= letter <= "\udfff" else letter.encode()


def _without_dots(path: str) -> str:
    kept: list[str] = []
    *heads, last = path.split("/")[1:]
    for segment in heads:
        dots = segment.lower().replace("%2e", ".")
        if dots == "..":
            del kept[-1:]
        elif dots != ".":
            kept.append(segment)
    dots = last.lower().replace("%2e", ".")
    if dots == "..":
        del kept[-1:]
    return "/" + "/".join([*kept, "" if dots in {".", ".."} else last])


def _text(location: bytes) -> str:
    try:
        return location.decode("utf-8")
    except UnicodeDecodeError:
        # Browsers send such bytes on as they came; percent-encoded they survive every later step.
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in location)
