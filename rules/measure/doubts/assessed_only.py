"""Risks that were assessed, with their chance and weight, where what was done against them is asked for."""

import re
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, View, evidence

_ACTION = "risk_action"
_CHANCE, _WEIGHT = "โอกาส", "ผลกระทบ"
_DONE = re.compile(
    r"(?<!ยังไม่)แล้ว(?!เสร็จ)|ได้(?:จัด|ดำเนิน|ตรวจ|ออก|ปรับ|กำ|เผยแพร่|ประกาศ|แต่งตั้ง|ติด)|ไม่พบ|ผลการ(?:ดำเนิน|จัดการ|ปฏิบัติ)|สิ่งที่ทำ|หลักฐาน|\d(?:คน|ราย|ครั้ง)"
)
_QUOTES = 2


def assessed_only(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The heads of the table of the assessment, where no line says that anything was done."""
    if _ACTION not in indicator.about or not view.holds(_CHANCE) or not view.holds(_WEIGHT) or view.images:
        return ()
    rows = (view.passages[place] for place in view.places[Role.ROW])
    heads = [row for row in rows if _CHANCE in row.squashed and _WEIGHT in row.squashed]
    lines = (line for line in view.passages if line.role not in CLAIMS and line.role is not Role.HEADING)
    if not heads or view.offers or any(_DONE.search(line.squashed) for line in lines):
        return ()
    return tuple(map(evidence, islice(heads, _QUOTES)))
