"""A page of news that other sites feed."""

import re
from itertools import chain, pairwise

from model.document import Link
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.address import host_of, is_home, is_web, same_site
from rules.measure.doubts.bodies import is_of_others
from rules.measure.view import View, evidence
from rules.page_words import page_words
from thai.months import months_in
from thai.text import squash

_QUOTES = 3
_NEWS = "news"
_A_FEED = 3  # entries
_ENTRY = 12  # letters; shorter ones are buttons
_OWN_NEWS = 2  # entries; one may be the way to a list, or an introduction
_OWN_PART = re.compile(r"ข่าว[^|]{0,30}(?:เทศบาล|องค์การบริหารส่วน|อบต|อบจ|หน่วยงาน|ตำบล|ของเรา)[^|]{0,40}")
_NONE = re.compile(r"(?:ขณะนี้)?(?:ยัง)?ไม่(?:มี|พบ)(?:รายการ|ข้อมูล|ข่าว|บทความ|เนื้อหา)[^|]{0,20}")


def fed_by_others(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The news that lead to other sites and tell nothing of the area, or the agency's own part that says it has none; empty beside own news."""
    if _NEWS not in indicator.about or not view.sources:
        return ()
    links = [link for link in view.links if _is_entry(link)]
    elsewhere = [link for link in links if not _is_here(link.url, view.sources[0].url)]
    words = tuple(chain.from_iterable(part.find.any for part in indicator.components if part.find is not None))
    theirs = [text for link in elsewhere if not _is_of_area(text := squash(link.text), words)]
    is_feed = len(theirs) >= _A_FEED and 2 * len(theirs) > len(elsewhere)
    none = _has_none(view)
    if not (is_feed or none):
        return ()
    linked = {squash(text) for link in elsewhere for text in (link.text, link.context)}
    lines = (line for line in view.texts if line.squashed not in linked and _is_of_area(line.squashed, words))
    told = sum(1 for line in lines if months_in(line.text))
    if not is_feed:
        return () if told or len(links) > len(elsewhere) else none
    ours = sum(1 for link in links if _is_here(link.url, view.sources[0].url) and _is_of_area(squash(link.text), words))
    if max(told, ours) >= _OWN_NEWS:
        return ()
    shown = (next((line for line in view.passages if text in line.squashed), None) for text in theirs[:_QUOTES])
    return (*(evidence(line) for line in shown if line is not None), *none)


def _is_entry(link: Link) -> bool:
    """Whether it may lead to a piece of news; not to a network or a drive, where the agency may keep its own."""
    leads_on = len(link.text) >= _ENTRY and is_web(link.url) and not is_home(link.url)
    return leads_on and not page_words().is_never_opened(host_of(link.url))


def _is_here(url: str, page: str) -> bool:
    return same_site(url, page) or same_site(page, url)


def _is_of_area(line: str, words: tuple[str, ...]) -> bool:
    return any(word in line for word in words) and not is_of_others(line)


def _has_none(view: View) -> tuple[Evidence, ...]:
    """The agency's own part and what says that nothing is in it."""
    if not view.holds("ไม่มี", "ไม่พบ"):
        return ()
    parts = (
        (head, line) for head, line in pairwise(view.own_lines)
        if _NONE.fullmatch(line.squashed) and _OWN_PART.fullmatch(head.squashed)
    )  # fmt: skip
    return tuple(evidence(one) for one in next(parts, ()))
