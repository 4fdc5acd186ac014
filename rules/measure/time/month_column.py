"""Months in figures (11/2563) in lines below a head that says "เดือน/ปี": elsewhere they are the numbers of letters."""

import re
from collections.abc import Iterator
from itertools import accumulate

from rules.measure.time.timing import TEXT, Tier, Timing, Told
from rules.measure.view import View
from thai.digits import to_ascii
from thai.months import MonthMention

_HEAD = "เดือน/ปี"
_MONTH = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(25\d\d)(?!\d)")
_LETTER = re.compile(r"(?:เลขที่|ที่|สัญญา)[^|]{0,12}\Z")


def months_in_figures(timing: Timing) -> list[Told[MonthMention]]:
    """The months of the lines of sources that have such a head."""
    return list(_told(timing.view)) if _HEAD in timing.view.joined else []


def _told(view: View) -> Iterator[Told[MonthMention]]:
    headed = {passage.source.index for passage in view.passages if _HEAD in passage.squashed}
    starts = accumulate((len(passage.text) + 1 for passage in view.passages), initial=0)
    for passage, start in zip(view.passages, starts, strict=False):
        if passage.source.index not in headed or "/" not in passage.text:
            continue
        if passage.role not in TEXT and not passage.source.is_attachment:
            continue
        text = to_ascii(passage.text)
        for found in _MONTH.finditer(text):
            if not _LETTER.search(text, 0, found.start()):
                mention = MonthMention(int(found[2]), int(found[1]), start + found.start(), start + found.end())
                yield Told(mention, passage, Tier.DATED, found.start(), found.end())
