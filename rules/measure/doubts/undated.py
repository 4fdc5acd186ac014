"""Deeds without a day or a month anywhere: what was done in the year is told by when, and talk of it is not."""

from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, View, evidence
from thai.months import months_in

# Of 182 right pages 2 name no month, of 300 wrong ones 70.
_DEEDS = frozenset(
    {"participation", "executive_participation", "risk_action", "ethics_culture", "ita_measures_action", "hr_action"}
)
_QUARTERS = ("ไตรมาส", "รอบ6เดือน", "ครึ่งปี")
_QUOTES = 2


def undated(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines of a text, where no line of the page and no picture's words name a month, and nothing was left unread."""
    if not _DEEDS.intersection(indicator.about) or view.offers or not view.readable or view.holds(*_QUARTERS):
        return ()
    own = [line for place, line in enumerate(view.passages) if line.role is Role.ROW or place not in view.stamps]
    if any(months_in(line.text) for line in own) or any(months_in(image.alt) for image in view.images):
        return ()
    said = (line for line in own if line.role not in CLAIMS and line.role is not Role.HEADING)
    return tuple(map(evidence, islice(said, _QUOTES)))
