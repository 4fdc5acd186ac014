"""Pages that say of themselves that they are not what they show: no longer in force, not yet, or an example."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, View, evidence

# One of them is in all that it matches.
_MARKS = ("ยกเลิก", "ใช้บังคับ", "ตัวอย่าง", "สมมติ", "สมมุติ", "หมดอายุ", "สิ้นสุด", "ประกาศใช้")
_PAPER = r"(?:ประกาศ|หลักเกณฑ์|นโยบาย|แผน|คู่มือ|แนวปฏิบัติ|มาตรการ|คำสั่ง|เอกสาร|ฉบับ)(?:ฉบับ)?(?:นี้|ข้างต้น|ดังกล่าว)"
_DISOWNED = re.compile(
    rf"{_PAPER}(?:ได้)?(?:ถูก|มีการ)?(?:ยกเลิก(?!ประกาศ|คำสั่ง|หลักเกณฑ์|นโยบาย|ฉบับ|แผน|คู่มือ|แนว|ข้อ)|(?:สิ้นสุด|หมดอายุ)(?:ลง)?(?:แล้ว|เมื่อ)|ไม่มีผลใช้บังคับ|ไม่ใช้บังคับ)"
    rf"|{_PAPER}ยังไม่(?:ได้)?(?:มีผล|ประกาศใช้|ใช้บังคับ)|ยังไม่มีผลใช้บังคับ|ยังไม่(?:ได้)?ประกาศใช้|\(ยกเลิก(?:แล้ว)?\)|เลิกใช้แล้ว|ยกเลิกการใช้แล้ว"
    r"|เป็นเพียงตัวอย่าง|เป็นตัวอย่างการ(?:กรอก|เขียน|จัดทำ|รายงาน)|ตัวอย่างการกรอก|ตัวอย่างแบบรายงาน|(?:ข้อมูล|ตัวเลข)(?:ใน(?:ตาราง|แบบ))?(?:เป็น)?(?:ข้อมูล|ตัวเลข)?(?:สมมติ|สมมุติ)"
)
_LONGEST = 300  # letters of a line; a chapter in one line speaks of others
_QUOTES = 2


def disowned(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so."""
    if indicator.of_law or not view.holds(*_MARKS):
        return ()
    lines = (line for line in view.passages if line.role not in CLAIMS and len(line.squashed) <= _LONGEST)
    return tuple(islice((evidence(line) for line in lines if _DISOWNED.search(line.squashed)), _QUOTES))
