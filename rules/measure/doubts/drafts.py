"""Drafts: papers that call themselves so in their first lines, where what is in use is asked for."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, Passage, View, evidence

_MARK = "ร่าง"  # in all that it matches
# At the beginning of a title, in brackets, or as the edition; a body ("ร่างกาย") and terms of reference are no drafts.
_DRAFT = re.compile(r"\((?:ฉบับ)?ร่าง\)|\Aร่าง(?!กาย|ขอบเขต|ทรง|รายละเอียด)|ฉบับร่าง")
_FIRST_LINES = 3
_LONGEST = 120  # letters of a title


def draft(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines that say so, of every source that says anything; empty where one is no draft."""
    if indicator.acts or indicator.of_law or indicator.interactive or not view.holds(_MARK):
        return ()
    said: list[Evidence] = []
    for start, end in view.stretches:
        lines = [view.passages[place] for place in range(start, end) if place not in view.stamps]
        heads = list(islice((line for line in lines if line.role not in CLAIMS), _FIRST_LINES))
        told = next(filter(_is_draft, heads), None)
        if heads and told is None:
            return ()
        said += [evidence(told)] if told is not None else []
    return tuple(said)


def _is_draft(line: Passage) -> bool:
    return len(line.squashed) <= _LONGEST and _DRAFT.search(line.squashed) is not None
