"""Whether the people that a page shows are said to have left their posts, where those in office are asked for."""

import re
from collections.abc import Iterator
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import Passage, View, evidence
from rules.page_words import page_words
from thai.years import spans_in

_NOW = "ปัจจุบัน"  # beside those who left stands who came: "พ.ศ. 2564 - ปัจจุบัน"
_VACANT = "ว่าง"  # a post is vacant because its holder left
_TERM = re.compile(r"วาระ|ดำรงตำแหน่ง|ชุดที่|สมัยที่")
_QUOTES = 2


def former(view: View, indicator: Indicator, fiscal_year: int) -> tuple[Evidence, ...]:
    """The words that say so, or the terms that ended before the year; empty where those in office are named as such."""
    is_signed = indicator.documents_usual  # who came after the one who signed is no matter then
    if not indicator.current_person or indicator.acts or (_NOW in view.joined and not is_signed):
        return ()
    return tuple(islice(_told(view, fiscal_year), _QUOTES))


def _told(view: View, fiscal_year: int) -> Iterator[Evidence]:
    left = [word for word in page_words().left_office if word in view.joined]
    for passage in view.passages:
        word = next((word for word in left if word in passage.squashed), None)
        if word is not None and _VACANT not in passage.squashed:
            yield evidence(passage, word)
        elif span := _ended(passage, fiscal_year):
            yield evidence(passage, span)


def _ended(passage: Passage, fiscal_year: int) -> tuple[int, int] | None:
    """A term of office that was over before the fiscal year began."""
    if not _TERM.search(passage.text):
        return None
    return next(((span.start, span.end) for span in spans_in(passage.text) if span.last < fiscal_year), None)
