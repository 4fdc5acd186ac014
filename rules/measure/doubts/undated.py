"""Deeds without a day or a month anywhere: what was done in the year is told by when, and talk of it is not."""

import re
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.address import bare
from rules.measure.view import CLAIMS, Passage, View, evidence
from thai.months import months_in

# Of 182 right pages 2 name no month, of 300 wrong ones 70.
_DEEDS = frozenset(
    {"participation", "executive_participation", "risk_action", "ethics_culture", "ita_measures_action", "hr_action"}
)
_QUARTERS = ("ไตรมาส", "รอบ6เดือน", "ครึ่งปี")
# The day of a paper itself, or from which it holds; a page's last change.
_OF_THE_PAPER = re.compile(
    r"(?:(?:ประกาศ|สั่ง|ให้ไว้) ?ณ ?วันที่|(?:ใช้บังคับ|มีผล|ถือใช้|ใช้)[^|\d]{0,30}ตั้งแต่(?:วันที่)?|ปรับปรุง(?:ล่าสุด)?(?:เมื่อ)?)[^|]{0,35}"
)
_EVERY_YEAR = re.compile(r"ปีละ|ทุกปี|ทุกรอบ|รอบ(?:ที่)? ?1.{0,40}รอบ(?:ที่)? ?2")
_QUOTES = 2


def undated(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines of a text, where no line of the page and no picture's words say when, and nothing was left unread."""
    if not _DEEDS.intersection(indicator.about) or not view.readable or view.holds(*_QUARTERS):
        return ()
    own = [line for place, line in enumerate(view.passages) if line.role is Role.ROW or place not in view.stamps]
    if any(map(_says_when, own)) or any(months_in(image.alt) for image in view.images):
        return ()
    read = {bare(source.url) for source in view.sources}
    if any(bare(link.url) not in read for link in view.offers):
        return ()
    said = (line for line in own if line.role not in CLAIMS and line.role is not Role.HEADING)
    return tuple(map(evidence, islice(said, _QUOTES)))


def _says_when(line: Passage) -> bool:
    """Whether it names a month, other than that of the paper itself or those of every year."""
    months = months_in(_OF_THE_PAPER.sub("", line.text)) if months_in(line.text) else []
    return any(month.year_be is not None for month in months) or (bool(months) and not _EVERY_YEAR.search(line.text))
