"""robots.txt (RFC 9309): binds only links that nobody submitted."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from crawler.pacing import HostKey
from crawler.urls import host_key
from model.capture import Capture
from model.outcome import Outcome

PRODUCT = "oit"
MOST_BYTES = 500 * 1024  # RFC 9309 2.5: at least 500 KiB must be read
MOST_RULES = 2000
MOST_STARS = 16  # in one pattern; more only serves to make matching slow

Ask = Callable[[str], Awaitable[Capture]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: `allow` or not, and the pattern of paths it speaks of."""

    allow: bool
    pattern: str

    def fits(self, path: str) -> bool:
        """Whether the pattern (`*` any letters, `$` the end) fits from the path's start; no backtracking."""
        whole = self.pattern.endswith("$")
        first, *rest = self.pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        place = len(first)
        for piece in rest[:-1]:
            found = path.find(piece, place)
            if found < 0:
                return False
            place = found + len(piece)
        if not rest:
            return not whole or place == len(path)
        return path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= place if whole else path.find(rest[-1], place) >= 0


class Robots:
    """The rules of every host that was asked, fetched once a scan."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._rules: dict[HostKey, tuple[Rule, ...]] = {}
        self._locks: dict[HostKey, asyncio.Lock] = {}

    async def allows(self, url: str) -> bool:
        """Whether this address may be opened; where the file is missing or cannot be had, it may."""
        key = host_key(url)
        async with self._locks.setdefault(key, asyncio.Lock()):
            if key not in self._rules:
                capture = await self._ask(_address(url))
                served = capture.outcome in {Outcome.OK, Outcome.TOO_LARGE}
                self._rules[key] = parse(capture.body[:MOST_BYTES]) if served else ()
        return is_allowed(self._rules[key], url)


def parse(content: bytes) -> tuple[Rule, ...]:
    """The rules that bind us: the group that names us, or the one for all; none in a file that is HTML."""
    if content.lstrip()[:1] == b"<":
        return ()
    ours: list[Rule] = []
    everyone: list[Rule] = []
    names_us = False
    agents: set[str] = set()
    in_rules = False
    for line in content.decode("utf-8-sig", "replace").splitlines():
        field, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        match field.lower():
            case "user-agent":
                agents = {_product(value)} if in_rules else agents | {_product(value)}
                in_rules = False
                names_us = names_us or PRODUCT in agents
            case "allow" | "disallow":
                in_rules = True
                group = ours if PRODUCT in agents else everyone if "*" in agents else None
                if group is not None and value and len(group) < MOST_RULES:
                    group.append(Rule(field.lower() == "allow", _pattern(value)))
    return tuple(ours if names_us else everyone)


def is_allowed(rules: tuple[Rule, ...], url: str) -> bool:
    """The longest pattern that fits decides; of two as long, the one that allows."""
    parts = urlsplit(url)
    path = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
    fitting = [rule for rule in rules if rule.fits(path)]
    return max(fitting, key=lambda rule: (len(rule.pattern), rule.allow)).allow if fitting else True


def _address(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def _product(value: str) -> str:
    return value.split("/")[0].strip().lower()


def _pattern(value: str) -> str:
    pattern = re.sub(r"\*+", "*", unquote(value))
    pieces = pattern.split("*")
    return "*".join(pieces[: MOST_STARS + 1]) if len(pieces) > MOST_STARS + 1 else pattern
