"""What came back for one URL in one scan.

No slots: these records go to the worker processes, and frozen ones with slots take four times as long to pickle.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from model.outcome import Outcome

# The headers that a judgement may rest on. The others (dates, cookies, tags, proxies) change from look to look.
_TELLING = frozenset({"content-disposition", "refresh", "www-authenticate"})


@dataclass(frozen=True)
class Hop:
    """One request on the way: the URL asked, the status it answered, where it pointed, the address it was asked at."""

    url: str
    status: int
    location: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class Note:
    """Something noticed while fetching that is not the outcome: a reason code of the contract with its data.

    Codes: `recovered-on-retry` {"attempts": 3, "first": "http-5xx"}, `slow` {"seconds": 14.2},
    `tls-invalid-but-served` {"why": "expired" | "not-yet-valid" | "wrong-name" | "self-signed" | "chain" | "old-protocol" | "other",
    "detail": str}, `insecure-http` {}; of one outcome with several causes the outcome's own code: `interrupted`
    {"cause": "slow-host"} where its host had used up its time, `refused-address` {"cause": "blocked-port", "port": 6000} where it is
    not the address that is refused, `dns-failure` {"cause": "name-server"} where no name server gave an answer, `protocol-error`
    {"cause": "bad-redirect"} where a redirect names no address to go to; and by the form of the URL alone: `cloud-drive` / `social-media-only` /
    `shortened-url` {"service": "Google Drive"}, `intranet-url` {"host": str}.
    """

    code: str
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Certificate:
    """What a server showed for its name; `sha256` is that of the whole. Names and times are None where it could not be read."""

    sha256: str
    subject: str | None = None
    issuer: str | None = None
    valid_from: datetime | None = None
    valid_until: datetime | None = None


@dataclass(frozen=True)
class Peer:
    """The other end of the last request: the name that was looked up, the DNS answer, our own address, the certificate.

    `addresses` is empty where the URL spells an address out or the name was not found; `local` where no connection stood.
    """

    host: str
    addresses: tuple[str, ...] = ()
    local: str | None = None
    certificate: Certificate | None = None


@dataclass(frozen=True)
class Capture:
    """What came back for one URL.

    `url` is the address that was asked (the submitted one, cleaned). `body` is decompressed and cut at the byte cap;
    `truncated` says that there was more, or that the sender broke off. `size` counts the bytes that came over the wire for
    the last response; of an unchanged page, for the one that brought it. `elapsed_ms` is the last attempt's. `checked_at`
    is UTC. `body_hash` is the SHA-256 of `body`, or None where nothing came. `unchanged_since`: the site said that its bytes
    are still those that came then (`body` may be left out; its hash says which). `detail` is a short technical text for
    operators ("[Errno 111] …"); never shown as the reason.
    """

    url: str
    outcome: Outcome
    checked_at: datetime
    http_status: int | None = None
    final_url: str | None = None
    content_type: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    hops: tuple[Hop, ...] = ()
    body: bytes = b""
    body_hash: str | None = None
    truncated: bool = False
    size: int = 0
    attempts: int = 1
    elapsed_ms: int = 0
    notes: tuple[Note, ...] = ()
    detail: str | None = None
    unchanged_since: datetime | None = None
    peer: Peer | None = None

    def header(self, name: str) -> str | None:
        """The value of a response header, whatever its spelling; None where it was not sent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    @property
    def telling_headers(self) -> list[tuple[str, str]]:
        """The headers that tell this answer from another one, by their names in small letters."""
        return sorted((name.lower(), value) for name, value in self.headers if name.lower() in _TELLING)


@dataclass(frozen=True, slots=True)
class Look:
    """What is kept of one look at an address; `size` in bytes, `body_hash` is the SHA-256 of what came."""

    scan: int
    checked_at: datetime
    outcome: str
    http_status: int | None
    attempts: int
    elapsed_ms: int
    size: int
    body_hash: str | None
