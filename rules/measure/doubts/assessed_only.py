"""Risks that were assessed, with their chance and weight, where what was done against them is asked for."""

import re
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.address import bare
from rules.measure.view import CLAIMS, View, evidence

_ACTION = "risk_action"
_CHANCE, _WEIGHT = "โอกาส", "ผลกระทบ"
_THAT_IT_WAS_ASSESSED = (
    r"(?:(?:จัดทำ|ดำเนินการ|ทำ|จัด)?(?:ให้มี)?(?:การ|แบบ|ตาราง|รายงาน(?:ผล)?(?:การ)?)?)(?:ประเมิน|วิเคราะห์)(?:ผล)?ความเสี่ยง"
)
_SAID_DONE = (
    rf"(?<!ยังไม่)แล้ว(?!เสร็จ)|ได้(?!{_THAT_IT_WAS_ASSESSED})(?:จัด|ดำเนิน|ตรวจ|ออก|ปรับ|กำ|เผยแพร่|ประกาศ|แต่งตั้ง|ติด)|ไม่พบ"
    r"|ผลการ(?:ดำเนิน|จัดการ|ปฏิบัติ)|สิ่งที่ทำ|หลักฐาน"
)
_DONE, _SURELY_DONE = re.compile(_SAID_DONE + r"|\d(?:คน|ราย|ครั้ง)"), re.compile(_SAID_DONE)
# A column that may tell it; below other heads a figure is of the measure: "ตรวจเป็นคณะ 3 คน".
_TELLS = re.compile(r"ผล(?!กระทบ|คะแนน|ประเมิน)|ดำเนินการ|ได้ทำ|สิ่งที่|ปฏิบัติ|กิจกรรม|วันที่|จำนวน")
_QUOTES = 2


def assessed_only(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The heads of the table of the assessment, where no line says that anything was done."""
    if _ACTION not in indicator.about or not view.holds(_CHANCE) or not view.holds(_WEIGHT) or view.images:
        return ()
    rows = (view.passages[place] for place in view.places[Role.ROW])
    heads = [row for row in rows if _CHANCE in row.squashed and _WEIGHT in row.squashed]
    if not heads or any(bare(link.url) not in view.opened for link in view.offers):
        return ()
    in_rows = _DONE if any(_TELLS.search(head.squashed) for head in heads) else _SURELY_DONE
    lines = (line for line in view.passages if line.role not in CLAIMS and line.role is not Role.HEADING)
    if any((in_rows if line.role is Role.ROW else _DONE).search(line.squashed) for line in lines):
        return ()
    return tuple(map(evidence, islice(heads, _QUOTES)))
