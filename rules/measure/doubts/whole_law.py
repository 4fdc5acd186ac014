"""Whole statutes, or the names of many, in place of the agency's own words: who has to find his way in them is not told the duties."""

import re

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, Passage, View, evidence

_POWERS = "powers"
_NAMED = "เรียกว่า"  # "มาตรา 1 พระราชบัญญัตินี้เรียกว่า …" stands in every act
_FIRST_ARTICLE = re.compile(r"มาตรา1(?!\d)(?:พระราชบัญญัติ|พระราชกฤษฎีกา)นี้เรียกว่า")
_OTHERWISE = 40  # letters of its own that a page beside it may have
# A law by its name; behind the year what it is about, and no duty that it gives.
_LAW = re.compile(
    r"(?:\(?[\d๑-๙]{1,2}[.)]|[-•])?(?:พระราช(?:บัญญัติ|กฤษฎีกา)|พ\.?ร\.?บ|ระเบียบ|ข้อบัญญัติ|เทศบัญญัติ|กฎกระทรวง|ประกาศ(?:กระทรวง|คณะ)|รัฐธรรมนูญ|ข้อบังคับ)[^|]*"
)
_DUTY = re.compile("หน้าที่|จัดให้มี|ต้องทำ|อาจทำ|ให้มี|บำรุง|ส่งเสริม|ดูแล")
_LAWS, _QUOTES = 4, 2


def whole_law(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first articles, where nothing but acts was published; the names of laws, where most lines are no more."""
    if _POWERS not in indicator.about:
        return ()
    if named := _names(view):
        return tuple(map(evidence, named[:_QUOTES]))
    if not view.holds(_NAMED):
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


def _names(view: View) -> list[Passage]:
    """The lines and rows that only name a law, where they are several and twice as many as all others that say something."""
    lines = [line for line in view.own_lines if line.role is not Role.HEADING]
    named = [line for line in lines if _LAW.fullmatch(line.squashed) and not _DUTY.search(line.squashed)]
    return named if len(named) >= _LAWS and 3 * len(named) >= 2 * len(lines) else []


def _says_more(lines: list[Passage]) -> bool:
    return (
        sum(len(line.squashed) for line in lines if line.role not in CLAIMS and not line.squashed.startswith("พระราช"))
        > _OTHERWISE
    )
