"""Cookies within one fetch: some sites show a page only to who brings back the cookie of the first answer."""

from collections.abc import Iterable

MOST_COOKIES = 50
MOST_BYTES = 4096


class CookieBox:
    """Cookies by host, forgotten when the fetch ends."""

    def __init__(self) -> None:
        self._hosts: dict[str, dict[str, str]] = {}

    def keep(self, host: str, lines: Iterable[str]) -> None:
        """Take over `Set-Cookie` lines of an answer."""
        jar = self._hosts.setdefault(host, {})
        for line in lines:
            pair, _, attributes = line.partition(";")
            name, mark, value = (part.strip() for part in pair.partition("="))
            if not name or not mark or len(pair) > MOST_BYTES or not pair.isprintable():
                continue
            if "max-age=0" in attributes.lower().replace(" ", ""):
                jar.pop(name, None)
            elif len(jar) < MOST_COOKIES:
                jar[name] = value

    def header(self, host: str) -> str:
        """The `Cookie` header for a host; empty where there is none."""
        return "; ".join(f"{name}={value}" for name, value in self._hosts.get(host, {}).items())
