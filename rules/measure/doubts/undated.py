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
_SIGNS = "executive_participation"  # whose declaration is made on the day of the paper
_DECLARES = ("เจตจำนง", "เจตนารมณ์")
_QUARTERS = ("ไตรมาส", "รอบ6เดือน", "ครึ่งปี")
_QUARTER = re.compile(rf"(?<!ทุก)(?<!ราย)(?:{'|'.join(_QUARTERS)})")
# The day of a paper itself, on which it was made or signed, or from or until which it holds; a page's last change.
OF_THE_PAPER = re.compile(
    r"(?:(?:ประกาศ|สั่ง|ให้ไว้) ?(?:ณ|เมื่อ) ?วันที่|ประกาศใช้[^|]{0,40}?เมื่อ|(?:อนุมัติ|เห็นชอบ)(?:แล้ว)? ?(?:ณ|เมื่อ|ลง)? ?(?:วันที่)? ?(?=\d)"
    r"|(?:ประเมิน|ทบทวน|วิเคราะห์) ?เมื่อ ?วันที่"
    r"|(?:ใช้บังคับ|มีผล|ถือใช้|ใช้)[^|\d]{0,30}(?:ตั้งแต่|จนถึง)(?:วันที่)?|ปรับปรุง(?:ล่าสุด)?(?:เมื่อ)?|ตรวจสอบ ?ณ)(?:[^|]{0,30}?[2๒]\d{3}|[^|]{0,35})|\A\(?ลงชื่อ[^|]*"
)
_ROUNDS = [10, 3, 4, 9]  # the months between which the staff are assessed each year
_EVERY_YEAR = re.compile(r"ปีละ|ทุกปี|ทุกรอบ|รอบ(?:ที่)? ?1.{0,40}รอบ(?:ที่)? ?2")
_QUOTES = 2


def undated(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines of a text, where no line of the page and no picture's words say when, and nothing was left unread."""
    if not _DEEDS.intersection(indicator.about) or not view.readable or _names_quarter(view):
        return ()
    own = [line for place, line in enumerate(view.passages) if line.role is Role.ROW or place not in view.stamps]
    signs = _SIGNS in indicator.about and view.holds(*_DECLARES)
    if any(_says_when(line, signs=signs) for line in own) or any(months_in(image.alt) for image in view.images):
        return ()
    if any(bare(link.url) not in view.opened for link in view.offers):
        return ()
    said = (line for line in own if line.role not in CLAIMS and line.role is not Role.HEADING)
    return tuple(map(evidence, islice(said, _QUOTES)))


def _names_quarter(view: View) -> bool:
    """Whether a part of the year is named, other than each one: "รายงานทุกไตรมาส"."""
    return view.holds(*_QUARTERS) and any(_QUARTER.search(line.squashed) for line in view.passages)


def _says_when(line: Passage, *, signs: bool) -> bool:
    """Whether it names a month, other than those of every year, or of the paper itself unless to sign it is the deed."""
    months = months_in(line.text)
    if months and not signs:
        months = months_in(OF_THE_PAPER.sub("", line.text))
    if [month.month for month in months] == _ROUNDS:
        return False
    return any(month.year_be is not None for month in months) or (bool(months) and not _EVERY_YEAR.search(line.text))
