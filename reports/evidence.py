"""What is known of one address in one scan: the record behind the evidence sheet."""

from dataclasses import dataclass
from ipaddress import ip_address

from model.capture import Capture, Look
from reports.report import Words


@dataclass(frozen=True, slots=True)
class EvidenceSheet:
    """One address: the answer in this scan, for whom it was asked, every look that is kept, newest first.

    `capture` comes without its bytes; `stored` says how many of them are kept. `notes` are what was noticed, in words; `outcome`
    says how the request ended.
    """

    scan: int
    fiscal_year: int
    version: str
    capture: Capture
    stored: int
    asked_for: tuple[tuple[str, str], ...]
    notes: tuple[Words, ...]
    looks: tuple[Look, ...]
    outcome: Words | None = None


def family(address: str | None) -> str:
    """IPv4 or IPv6; empty where no address was reached."""
    try:
        return f"IPv{ip_address(address).version}" if address else ""
    except ValueError:
        return ""
