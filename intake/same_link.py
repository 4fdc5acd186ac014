"""Whether the link under a cell is the address that the cell shows."""

import html
from collections.abc import Iterable
from urllib.parse import unquote


def same_link(link: str, urls: Iterable[str]) -> bool:
    """Spreadsheets add a scheme and a slash, escape Thai and undo entities; none of this makes another address."""
    wanted = _bare(link)
    return any(_bare(url) == wanted for url in urls)


def _bare(url: str) -> str:
    text = unquote(html.unescape(url)).casefold().strip()
    return text.removeprefix("https://").removeprefix("http://").rstrip("/").replace(" ", "")
