"""The object assessed is the agency's own website: an address elsewhere needs a look."""

import ipaddress

from model.finding import Evidence, Reason
from rules.case import Case, reason
from rules.codes import Code
from rules.measure.address import host_of

# Under .th the third label from the right is the registered one: municipality.go.th.
_SECOND_LEVEL = frozenset({"go", "or", "ac", "co", "in", "mi", "net"})


def check_off_site(case: Case) -> list[Reason]:
    """Empty: on the agency's site, or its site is not known."""
    capture, home = case.dossier.page.capture, case.dossier.agency.home_url
    reached = capture.final_url or capture.url
    if not home or not case.is_alive:
        return []
    ours, theirs = _registered(host_of(home)), _registered(host_of(reached))
    if not ours or not theirs or ours == theirs:
        return []
    quotes = (Evidence(reached, "ที่อยู่ของหน้า", reached[:200]),)
    return [reason(Code.OFF_SITE, quotes, host=host_of(reached), home=host_of(home))]


def _registered(host: str) -> str:
    """The part of a host name that someone registered; an address in numbers is its own."""
    labels = host.lower().rstrip(".").split(".")
    if _is_address(host):
        return host
    length = 3 if labels[-1] == "th" and labels[-2:-1] and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-length:])


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
