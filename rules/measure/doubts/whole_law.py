"""Whole statutes in place of the agency's own words: who has to find his way in an act is not told the powers and duties."""

import re

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, Passage, View, evidence

_POWERS = "powers"
_NAMED = "เรียกว่า"  # "มาตรา 1 พระราชบัญญัตินี้เรียกว่า …" stands in every act
_FIRST_ARTICLE = re.compile(r"มาตรา1(?!\d)(?:พระราชบัญญัติ|พระราชกฤษฎีกา)นี้เรียกว่า")
_OTHERWISE = 40  # letters of its own that a page beside it may have


def whole_law(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first articles, where nothing but acts was published."""
    if _POWERS not in indicator.about or not view.holds(_NAMED):
        return ()
    firsts: list[Evidence] = []
    for start, end in view.stretches:
        lines = [view.passages[place] for place in range(start, end) if place not in view.stamps]
        first = next((line for line in lines if _FIRST_ARTICLE.search(line.squashed)), None)
        if first is not None:
            firsts.append(evidence(first))
        elif _says_more(lines):
            return ()
    return tuple(firsts)


def _says_more(lines: list[Passage]) -> bool:
    return (
        sum(len(line.squashed) for line in lines if line.role not in CLAIMS and not line.squashed.startswith("พระราช"))
        > _OTHERWISE
    )
