"""What a page can turn out to be, and the sign by which it was seen."""

from dataclasses import dataclass
from enum import StrEnum

from model.finding import Evidence
from rules.measure.page.page_facts import Facts
from rules.measure.view import evidence
from rules.page_words import ListHit

LONGEST_QUOTE = 200


class PageKind(StrEnum):
    """What a page can turn out to be; the values are the contract's codes where it has one."""

    SOFT_404 = "soft-404"
    REDIRECTED_TO_HOME = "redirected-to-home"
    PARKED = "parked-domain"
    HIJACKED = "hijacked"
    INJECTED_SPAM = "injected-spam"
    UNDER_CONSTRUCTION = "under-construction"
    ERROR_PAGE = "error-page"
    SERVER_DEFAULT = "server-default"
    FILE_LISTING = "file-listing"
    NEEDS_JAVASCRIPT = "needs-javascript"
    LOGIN = "needs-login"
    COOKIE_WALL = "cookie-wall"
    EMPTY = "empty-page"


@dataclass(frozen=True, slots=True)
class PageSign:
    """One thing that a page turned out to be. `certain` is False where a person should look."""

    kind: PageKind
    evidence: Evidence
    certain: bool = True


def by_hit(kind: PageKind, facts: Facts, hit: ListHit) -> PageSign:
    """The sign with the passage that the words stand in."""
    return PageSign(kind, evidence(facts.passage(hit), facts.text[hit.start : hit.end]))


def by_address(kind: PageKind, facts: Facts, quote: str) -> PageSign:
    """The sign where the address shows it."""
    return PageSign(kind, Evidence(facts.document.url, "ที่อยู่ของหน้า", quote[:LONGEST_QUOTE], body_hash(facts)))


def body_hash(facts: Facts) -> str | None:
    """The hash of the page's body."""
    return facts.dossier.page.capture.body_hash
