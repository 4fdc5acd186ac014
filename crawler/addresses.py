"""Which IP addresses and ports may be asked: the public internet, and what `--allow-network` opens."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from model.capture import Note
from model.outcome import Outcome

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Ports that browsers refuse (WHATWG Fetch, "bad port"), so no citizen could open such an address; two databases that
# answer to plain text are added, since a request to them can change something.
BLOCKED_PORTS = frozenset({
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111,
    113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548,
    554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665,
    6666, 6667, 6668, 6669, 6679, 6697, 10080, 6379, 11211,
})  # fmt: skip

# Refused by name although some versions of Python count a few of them as global.
_NEVER = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/4",
        "240.0.0.0/4", "::/96", "100::/64", "2001::/23", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))


class RefusedAddressError(Exception):
    """The address must not be asked; `args[0]` says which and why, `note` where the outcome does not: it is the port."""

    def __init__(self, detail: str, note: Note | None = None) -> None:
        super().__init__(detail)
        self.note = note


def parse_networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Networks as given by `--allow-network`; ValueError for what is none."""
    return tuple(ip_network(text.strip(), strict=False) for text in texts)


def is_allowed(address: Address, networks: tuple[Network, ...]) -> bool:
    """Whether this address may be asked; an IPv4 address inside an IPv6 one counts as what it is."""
    if _is_opened(address, networks):
        return True
    inner = _embedded(address)
    if inner is not None:
        return is_allowed(inner, networks)
    return address.is_global and not address.is_multicast and not any(address in network for network in _NEVER)


def check_port(port: int, addresses: Iterable[Address], networks: tuple[Network, ...]) -> None:
    """Raise RefusedAddressError for a port that browsers refuse too, unless each of the addresses was opened by name."""
    if port in BLOCKED_PORTS and not (networks and all(_is_opened(address, networks) for address in addresses)):
        note = Note(Outcome.REFUSED_ADDRESS, {"cause": "blocked-port", "port": port})
        raise RefusedAddressError(f"port {port} belongs to another service", note)


def literal(host: str) -> Address | None:
    """The address that a host name spells out; None for a name."""
    try:
        return ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None


def _is_opened(address: Address, networks: tuple[Network, ...]) -> bool:
    inner = _embedded(address)
    return any(address in network for network in networks) or (inner is not None and _is_opened(inner, networks))


def _embedded(address: Address) -> IPv4Address | None:
    """The IPv4 address that a translator or tunnel would reach through this IPv6 one."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if any(address in network for network in _NAT64):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
