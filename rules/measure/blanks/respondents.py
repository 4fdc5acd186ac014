"""Lines of a survey over who was asked and how: their percentages say nothing of how content people are."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.blanks.empty_tables import tables
from rules.measure.view import View

_SURVEY = "satisfaction"
_LINES = (Role.TEXT, Role.ROW)
_RESPONDENTS = re.compile(
    r"(?:[0-9๐-๙.)\-•]{0,4})?(?:ส่วนใหญ่)?(?:เพศ|อายุ|อาชีพ|(?:ระดับ)?การศึกษา|รายได้|สถานภาพ|ช่วงอายุ|ผู้ตอบ|กลุ่มตัวอย่าง|ข้อมูลทั่วไป|(?:ชาย|หญิง)\|)"
)
_METHOD = re.compile(
    "วัตถุประสงค์เพื่อ|กลุ่มตัวอย่าง|มาตราส่วน|แบบสอบถาม.{0,40}(?:ชุด|คืน)|วิเคราะห์(?:ข้อมูล)?(?:ด้วย|โดย)|สถิติที่ใช้|เกณฑ์การ(?:แปล|ให้)"
)
_RESULT = re.compile(r"พอใจ.{0,40}\d|เฉลี่ย.{0,12}\d|\d.{0,30}พอใจ|เห็นว่า|ประทับใจ|ระดับ(?:ดี|มาก)")
_HEAD_OF_RESULT = re.compile("พอใจ|เฉลี่ย|ระดับ|ผล|คะแนน")
_SHARE = 0.5  # of a table's rows


def respondents(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines, where they tell no result as well."""
    if _SURVEY not in " ".join(indicator.about):
        return
    for place in view.places_of(_LINES):
        squashed = view.passages[place].squashed
        if (_RESPONDENTS.match(squashed) or _METHOD.search(squashed)) and not _RESULT.search(squashed):
            yield place
    for head, *below in tables(view):
        told = [place for place in below if _RESPONDENTS.match(view.passages[place].squashed)]
        if told and len(told) >= _SHARE * len(below) and not _HEAD_OF_RESULT.search(view.passages[head].squashed):
            yield from (head, *below)
