"""The words of `page_words.yaml` as one search automaton: what a page says when it is not what was asked for."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import ahocorasick
from pydantic import BaseModel, ConfigDict

from rules.parsed import parsed
from thai.text import squash


class WordList(StrEnum):
    """The lists of words; the values are the keys of the file."""

    NO_PAGE = "no_page"
    SOFT_404 = "soft_404"
    NO_DATA = "no_data"
    PARKED = "parked"
    SPAM = "spam"
    SPAM_WARNING = "spam_warning"
    DEFACED = "defaced"
    UNDER_CONSTRUCTION = "under_construction"
    ERROR_PAGE = "error_page"
    SERVER_DEFAULT = "server_default"
    FILE_LISTING = "file_listing"
    JAVASCRIPT = "javascript"
    LOGIN = "login"
    LOGIN_FIRST = "login_first"
    COOKIES = "cookies"
    PROMISED = "promised"
    LETTER = "letter"
    MINUTES = "minutes"
    EVENT = "event"
    PROPOSAL = "proposal"
    ESSAY = "essay"
    ASKING = "asking"
    ORDER = "order"
    INVITATION = "invitation"
    METHOD = "method"


_SPAM = frozenset({WordList.SPAM, WordList.SPAM_WARNING})
Meaning = tuple[WordList, bool]  # a list that a word stands in, and whether it counts only where it is nearly all of its line


class Service(NamedTuple):
    """One of the services that keep files or lead on to them: the code of its reason, and what people call it."""

    code: str
    name: str


class Election(BaseModel):
    """The day on which all agencies whose names begin so elected their executives anew."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    of: tuple[str, ...]
    year_be: int
    month: int
    day: int


class ListHit(NamedTuple):
    """A word of a list in a squashed text. `alone`: it counts only where it is nearly all of its line."""

    words: WordList
    start: int
    end: int
    alone: bool


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    anywhere: tuple[str, ...]
    alone: tuple[str, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    no_page: _Words
    soft_404: _Words
    no_data: _Words
    parked: _Words
    parking_hosts: tuple[str, ...]
    spam: tuple[str, ...]
    spam_warning: tuple[str, ...]
    defaced: _Words
    under_construction: _Words
    error_page: _Words
    server_default: _Words
    file_listing: _Words
    javascript: _Words
    login: tuple[str, ...]
    login_first: tuple[str, ...]
    cookies: tuple[str, ...]
    posted_by: tuple[str, ...]
    stamps: tuple[str, ...]
    shares: tuple[str, ...]
    calls: tuple[str, ...]
    home_paths: tuple[str, ...]
    services: Mapping[str, Mapping[str, tuple[str, ...]]]
    not_opened: tuple[str, ...]
    viewers: tuple[str, ...]
    forwarders: tuple[str, ...]
    departments: tuple[str, ...]
    laws: tuple[str, ...]
    future: tuple[str, ...]
    extends: tuple[str, ...]
    reports_later: tuple[str, ...]
    promised: tuple[str, ...]
    letter: tuple[str, ...]
    minutes: tuple[str, ...]
    event: tuple[str, ...]
    proposal: tuple[str, ...]
    essay: tuple[str, ...]
    asking: tuple[str, ...]
    order: tuple[str, ...]
    invitation: tuple[str, ...]
    method: tuple[str, ...]
    hands_over: tuple[str, ...]
    papers: tuple[str, ...]
    owned: tuple[str, ...]
    left_office: tuple[str, ...]
    elections: tuple[Election, ...]
    refers: tuple[str, ...]
    not_names: tuple[str, ...]
    places: tuple[str, ...]


class PageWords:
    """All lists, ready for one pass over a page."""

    def __init__(self, file: _File) -> None:
        self.parking_hosts = frozenset(file.parking_hosts)
        self.posted_by = tuple(map(squash, file.posted_by))
        self.stamps = tuple(sorted(map(squash, file.stamps), key=len, reverse=True))
        self.shares = file.shares
        self.calls = frozenset(map(squash, file.calls))
        self.home_paths = frozenset(file.home_paths)
        self._not_opened = frozenset(file.not_opened)
        self._services = {
            host: Service(code, name) for code, rows in file.services.items() for name, hosts in rows.items() for host in hosts
        }
        self.viewers = frozenset(file.viewers)
        self.forwarders = frozenset(file.forwarders)
        self.departments = tuple(map(squash, file.departments))
        self.future = tuple(map(squash, file.future))
        self.extends = tuple(map(squash, file.extends))
        self.reports_later = tuple(map(squash, file.reports_later))
        self.laws = tuple(map(squash, file.laws))
        self.asking = tuple(map(squash, file.asking))
        self.hands_over = tuple(map(squash, file.hands_over))
        self.papers = tuple(map(squash, file.papers))
        self.owned = tuple(map(squash, file.owned))
        self.left_office = tuple(map(squash, file.left_office))
        self._elections = file.elections
        self.refers = tuple(map(squash, file.refers))
        self.no_entries = tuple(map(squash, file.no_data.anywhere))
        self._behind_kinds = {squash(word): False for word in file.not_names} | {squash(word): True for word in file.places}
        self._behind_kind = re.compile("|".join(map(re.escape, sorted(self._behind_kinds, key=len, reverse=True))))
        self._spam = ahocorasick.Automaton()
        meanings: dict[str, list[Meaning]] = {}
        for words in WordList:
            for word, alone in _entries(getattr(file, words.value)):
                meanings.setdefault(squash(word), []).append((words, alone))
        self.meanings = {word: tuple(kinds) for word, kinds in meanings.items()}
        for word, kinds in self.meanings.items():
            if spam := tuple(kind for kind in kinds if kind[0] in _SPAM):
                self._spam.add_word(word, (len(word), spam))
        self._spam.make_automaton()

    def is_never_opened(self, host: str) -> bool:
        """Whether a host (without `www.`) is a drive, a map, a film or a network: known by its form."""
        known = host in self._not_opened or any(f".{name}" in self._not_opened for name in _above(host))
        return known or self.service(host) is not None

    def service(self, host: str) -> Service | None:
        """The service that keeps files at a host (without `www.`), or leads on to them from there."""
        found = (self._services.get(f".{name}") for name in _above(host))
        return self._services.get(host) or next((one for one in found if one is not None), None)

    def election(self, agency: str) -> Election | None:
        """The last day on which all agencies of this one's kind elected their executives, by how its name begins."""
        return next((one for one in self._elections if agency.strip().startswith(one.of)), None)

    def is_parking(self, host: str) -> bool:
        """Whether a host (without `www.`), or one above it, shows domains that are for sale."""
        return any(name in self.parking_hosts for name in _above(host))

    def begins_as_place(self, squashed: str) -> bool | None:
        """Whether what follows the kind of a local government begins as the name of a place or as a sentence; None: nobody knows."""
        found = self._behind_kind.match(squashed)
        return self._behind_kinds[found[0]] if found else None

    def spam_in(self, squashed: str) -> list[ListHit]:
        """Every word of spam, and of warnings of it, in order of its end; longer and shorter words at one place both come."""
        return [
            ListHit(words, end + 1 - length, end + 1, alone)
            for end, (length, kinds) in self._spam.iter(squashed)
            for words, alone in kinds
        ]


@lru_cache(maxsize=1)
def page_words() -> PageWords:
    """The lists that come with the program, read once."""
    text = resources.files("rules").joinpath("page_words.yaml").read_text(encoding="utf-8")
    return PageWords(_File.model_validate(parsed(text)))


def _above(host: str) -> Iterator[str]:
    """The host and those above it: a.b.example, b.example, example."""
    labels = host.split(".")
    return (".".join(labels[place:]) for place in range(len(labels)))


def _entries(words: _Words | tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    if isinstance(words, tuple):
        yield from ((word, False) for word in words)
        return
    yield from ((word, False) for word in words.anywhere)
    yield from ((word, True) for word in words.alone)
