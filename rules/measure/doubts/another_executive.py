"""Deeds and declarations of the top executive of another kind of local government than the agency is."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, View, evidence
from thai.text import squash

# The kinds of agency, by the beginning of their names, and what their executives are called.
_EXECUTIVES = {
    "เทศบาล": "นายกเทศมนตรี|นายกท[ตมน]",
    "องค์การบริหารส่วนตำบล": "นายกองค์การบริหารส่วนตำบล|นายกอบต",
    "อบต": "นายกองค์การบริหารส่วนตำบล|นายกอบต",
    "องค์การบริหารส่วนจังหวัด": "นายกองค์การบริหารส่วนจังหวัด|นายกอบจ",
    "อบจ": "นายกองค์การบริหารส่วนจังหวัด|นายกอบจ",
}
_ANY = re.compile(
    rf"(?:{'|'.join(dict.fromkeys(_EXECUTIVES.values()))})\.?(?=[ก-ฮเ-ไ])"
)  # with the name of its place behind it
_PLAIN = re.compile(r"นายก(?!องค์การ|อบ|เทศ|ท[ตมน]\.?|รัฐมนตรี|สมาคม|สโมสร|เหล่า|ฯ?ส)|ผู้บริหาร")
_MAYOR = "นายก"
_THEIRS = frozenset({"no_gift_policy", "honesty_declaration", "executive_participation"})
_QUOTES = 2


def another_executive(view: View, indicator: Indicator, agency: str) -> tuple[Evidence, ...]:
    """The lines that name one; empty where the agency's own is named, or one of no kind."""
    name = squash(agency)
    own = next((words for kind, words in _EXECUTIVES.items() if name.startswith(kind)), None)
    if own is None or not _THEIRS.intersection(indicator.about) or not view.holds(_MAYOR):
        return ()
    lines = [view.passages[place] for place in view.holding(_MAYOR) if view.passages[place].role not in CLAIMS]
    theirs = [line for line in lines if _ANY.search(line.squashed)]
    told = [line for line in theirs if not re.search(own, line.squashed)]
    if len(told) < len(theirs) or any(_PLAIN.search(line.squashed) for line in lines):
        return ()
    return tuple(map(evidence, islice(told, _QUOTES)))
