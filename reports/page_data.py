"""What the page's script draws agencies from: compact JSON in which every text stands once."""

import json
from collections.abc import Sequence

from reports.plain import plain, web_link
from reports.report import Cell, Link, Report, Seen
from reports.words import moment, place

VERDICT_LETTERS = {"pass": "p", "review": "r", "fail": "f", "missing": "m"}
QUOTES_ROOM = 2_500_000  # bytes for quotes: a province of 204 agencies stays under 5 MB, one of 100 loses no letter
LONGEST_QUOTE, SHORTEST_QUOTE = 200, 40
LONGEST_TEXT = 600
_BYTES_A_LETTER = 3  # Thai in UTF-8
# Nothing in the data may end the script element or begin another.
_HARMLESS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def page_data(report: Report, lang: str) -> str:
    """JSON that may stand in a script element."""
    pool = _Pool(lang, _quote_length(report))
    agencies = [[_cell(cell, pool) if cell else None for cell in agency.row(report.items)] for agency in report.agencies]
    data = {
        "items": [[item.code, item.name.said(lang), f"{item.points:.2f}"] for item in report.items],
        "agencies": agencies,
        "texts": pool.texts,
    }
    made = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return made.translate({ord(letter): escaped for letter, escaped in _HARMLESS.items()})


class _Pool:
    """Every different text with its number."""

    def __init__(self, lang: str, quote_length: int) -> None:
        self.lang, self.quote_length = lang, quote_length
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str | None, longest: int = LONGEST_TEXT) -> int:
        """Where the text stands; the same number for the same text."""
        kept = plain(text, longest)
        if kept not in self._numbers:
            self._numbers[kept] = len(self.texts)
            self.texts.append(kept)
        return self._numbers[kept]


def _quote_length(report: Report) -> int:
    """How many letters of each quote there is room for."""
    quotes = sum(len(cell.seen) for agency in report.agencies for cell in agency.cells)
    return max(SHORTEST_QUOTE, min(LONGEST_QUOTE, QUOTES_ROOM // _BYTES_A_LETTER // max(quotes, 1)))


def _cell(cell: Cell, pool: _Pool) -> list[object]:
    """Number of the indicator is its place; verdict, todo, division, other reasons, quotes, links."""
    todo = cell.todo.said(pool.lang)
    others = [reason.words.said(pool.lang) for reason in cell.reasons if reason.severity in ("fail", "review", "warn")]
    return [
        VERDICT_LETTERS[cell.verdict],
        pool.number(todo),
        pool.number(cell.division),
        [pool.number(text) for text in dict.fromkeys(others) if text != todo],
        _quotes(cell.seen, pool),
        [_link(link, todo, pool) for link in cell.links],
    ]


def _quotes(seen: Sequence[Seen], pool: _Pool) -> list[int]:
    """Pairs: the quote, where it stands."""
    return [
        number
        for one in seen
        for number in (pool.number(one.quote, pool.quote_length), pool.number(place(one.where, pool.lang)))
    ]


def _link(link: Link, todo: str, pool: _Pool) -> list[object]:
    """Text, whether it may be opened, its own verdict, when, and what to do where it is not the indicator's."""
    own = link.todo.said(pool.lang)
    # An address longer than a text is shown cut, and a cut address opens something else.
    opens = 1 if web_link(link.url) and len(link.url) <= LONGEST_TEXT else 0
    return [
        pool.number(link.url), opens, VERDICT_LETTERS[link.verdict], pool.number(moment(link.checked_at, pool.lang)),
        pool.number(own if own != todo else ""),
    ]  # fmt: skip
