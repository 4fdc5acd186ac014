"""Clean texts of pages, remembered from page to page: the menu of a site stands on all of its pages."""

from collections.abc import Iterable

from thai.text import clean_all

# Of 43 pages of a site 15,900 texts are 2,100 different ones. So many take 10 MB with 80 letters each, at most 30.
MOST_REMEMBERED = 20_000
LONGEST_REMEMBERED = 200

Cleaned = tuple[str, str]  # for people, for matching

_remembered: dict[str, Cleaned] = {}


def cleaned(texts: Iterable[str]) -> dict[str, Cleaned]:
    """What `clean_all` makes of each text."""
    distinct = dict.fromkeys(texts)
    fresh = [text for text in distinct if text not in _remembered]
    results = dict(zip(fresh, clean_all(fresh), strict=True))
    known = {text: _remembered.get(text) or results[text] for text in distinct}
    _remember(results)
    return known


def _remember(results: dict[str, Cleaned]) -> None:
    if len(_remembered) + len(results) > MOST_REMEMBERED:
        _remembered.clear()
    _remembered.update((text, pair) for text, pair in results.items() if len(text) <= LONGEST_REMEMBERED)
