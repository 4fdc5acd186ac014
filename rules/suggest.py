"""A better address for an indicator: links of the opened pages that are named after it."""

from collections.abc import Iterator
from functools import lru_cache

from model.document import Link
from model.finding import Suggestion
from rules.follow import year_fits
from rules.framework import Framework, Indicator
from rules.measure.address import bare, is_web
from rules.measure.mentions import Mentions, mentions_in
from rules.measure.view import View
from thai.text import squash

_MOST_READ = 800  # links; more only on pages that list everything, where the first naming is the one meant
_LONGEST_TEXT = 200
_IN_MAIN, _IN_MENU = 0.95, 0.85
_WRONG_YEAR = 0.5
_UNSAID_YEAR = 0.95
_LEAST = 0.4  # the name is less than half of the link's text: a sentence that mentions it


def suggestions(view: View, indicator: Indicator, framework: Framework, *, limit: int = 3) -> tuple[Suggestion, ...]:
    """The links that name this indicator, best first, none twice, without the pages that were opened."""
    best: dict[str, float] = {}
    for link, weight in _weighted(view):
        score = weight * _score(link.text[:_LONGEST_TEXT], indicator, framework)
        address = bare(link.url)
        if score >= _LEAST and address not in view.opened and is_web(address):
            best[link.url] = max(score, best.get(link.url, 0.0))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    return tuple(Suggestion(url, indicator.code, round(score, 2)) for url, score in ranked[:limit])


def _weighted(view: View) -> Iterator[tuple[Link, float]]:
    yield from ((link, _IN_MAIN) for link in view.links[:_MOST_READ])
    yield from ((link, _IN_MENU) for link in view.furniture_links[:_MOST_READ])


def _score(text: str, indicator: Indicator, framework: Framework) -> float:
    """The share of the text that the indicator's name is, lowered where the text says another year."""
    squashed, mentions = _mentions(text, framework)
    own = max([name.end - name.start for name in mentions.names if name.code == indicator.code], default=0)
    if not own or any(name.end - name.start > own for name in mentions.names):
        return 0.0
    if any(word.code == indicator.code for word in mentions.against(0, len(squashed))):
        return 0.0
    letters = sum(not character.isdigit() for character in squashed)
    year = year_fits(text, indicator, framework)
    factor = 1.0 if year else _UNSAID_YEAR if year is None else _WRONG_YEAR
    return min(1.0, own / max(1, letters)) * factor


@lru_cache(maxsize=4096)
def _mentions(text: str, framework: Framework) -> tuple[str, Mentions]:
    """A link's text for matching, with what it names: a menu comes back with each page of its site, and its 70 links took a third
    of the judging of a page that fails."""
    squashed = squash(text)
    return squashed, mentions_in(squashed, framework)
