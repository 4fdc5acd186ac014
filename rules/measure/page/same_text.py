"""What two pages of one site have in common, apart from what changes by itself: dates, counters, the asked address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

from model.document import Document, Link, Role
from model.finding import SiteFacts
from rules.measure.address import split
from rules.measure.page.stamps import is_stamp
from thai.text import squash

_MONTHS = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม "
    "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. "
    "january february march april may june july august september october november december "
    "วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์"
)
_NAMES_OF_DAYS = re.compile("|".join(map(re.escape, _MONTHS.split())))
_NUMBERS = re.compile(r"[\d,.:/\-]+")
_NEARLY_ALL = 0.8  # of the letters: a proverb of the day or the latest news may differ
_SHORTEST_STEP = 4  # letters of an address's last step from which its words are taken out of a text


@dataclass(frozen=True, slots=True)
class Known:
    """The blocks and links of a page, for comparison with another page of its site."""

    texts: frozenset[str] = frozenset()
    main: tuple[str, ...] = ()  # of these the ones that stand in its main part and on few other pages
    links: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()

    def has_text(self, squashed: str) -> bool:
        """Whether the page says the same, dates, numbers and the asked address apart."""
        return bool(self.texts) and still(squashed, self.asked) in self.texts

    def is_repeated_by(self, squashed: Iterable[str]) -> bool:
        """Whether texts say nearly all that the main part of the page says."""
        said = {still(text, self.asked) for text in squashed}
        length = sum(map(len, self.main))
        return bool(self.main) and sum(len(text) for text in self.main if text in said) >= _NEARLY_ALL * length

    def has_link(self, link: Link) -> bool:
        """Whether the page leads to the same address."""
        return bool(self.links) and _without(squash(link.url), self.asked) in self.links


NOTHING = Known()


def known_of(site: SiteFacts, *, asked: str) -> Known:
    """What the host's answer to an impossible address holds, to be compared with the page that was asked for."""
    if site.missing_page is None:
        return NOTHING
    return replace(_of_missing(_Same(site.missing_page, site.furniture)), asked=_words_of(asked))


@dataclass(frozen=True, eq=False)
class _Same:
    """A site's missing page as the key of a cache: the same object, not an equal one, because comparing it costs too much."""

    missing: Document
    furniture: frozenset[int]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.missing is other.missing and self.furniture is other.furniture

    def __hash__(self) -> int:
        return id(self.missing)


@lru_cache(maxsize=4)
def _of_missing(site: _Same) -> Known:
    """What a missing page holds: the same for all pages of its site, which are judged one after another."""
    missing = site.missing
    theirs = _words_of(missing.url)
    blocks = [block for block in missing.blocks if block.role is not Role.TITLE and block.squashed]
    main = [block.squashed for block in blocks if block.role is not Role.FURNITURE and block.mark not in site.furniture]
    return Known(
        texts=frozenset(still(block.squashed, theirs) for block in blocks),
        main=tuple(still(text, theirs) for text in main if not is_stamp(text)),
        links=frozenset(_without(squash(link.url), theirs) for link in missing.links),
    )


def still(squashed: str, asked: tuple[str, ...] = ()) -> str:
    """The text without what changes by itself."""
    squashed = _without(squashed, asked)
    bare = _NAMES_OF_DAYS.sub("", squashed) if any(map(str.isdigit, squashed)) else squashed  # no date without a number
    return _NUMBERS.sub("", bare)


def _without(squashed: str, asked: tuple[str, ...]) -> str:
    for words in asked:
        if words in squashed:
            squashed = squashed.replace(words, "")
    return squashed


def _words_of(url: str) -> tuple[str, ...]:
    """The ways in which a page may repeat the address that was asked for, longest first."""
    parts = split(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    step = parts.path.rstrip("/").rsplit("/", 1)[-1]
    stem = step.rsplit(".", 1)[0]
    found = {squash(form) for words in (url, path, parts.path, step, stem) for form in (words, unquote(words))}
    return tuple(sorted((words for words in found if len(words) >= _SHORTEST_STEP), key=len, reverse=True))
