"""A project as it was applied for: the headings of an application, and nowhere what came of it."""

import re
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.blanks.announced import without_what_comes
from rules.measure.view import View, evidence

_MARKS = ("วัตถุประสงค์", "หลักการและเหตุผล")  # one of them is in every application
_ASKING = ("ขออนุมัติ", "ขอความเห็นชอบ", "โปรดพิจารณา", "พิจารณาอนุมัติ")
_ASKS = re.compile(r"(?:ขออนุมัติ|ขอความเห็นชอบ)(?:จัด|ดำเนิน|โครงการ)|โปรดพิจารณา|เพื่อ(?:โปรด)?พิจารณาอนุมัติ")
_FEWEST_ASKED = 2  # different turns; a report to the mayor ends with one
_SECTION = re.compile(
    r"(?:\(?[0-9]{1,2}[.)])?(หลักการและเหตุผล|วัตถุประสงค์|(?:กลุ่ม)?เป้าหมาย|วิธีดำเนิน|วิธีการดำเนิน|ขั้นตอนการดำเนิน|ระยะเวลา|งบประมาณ|ตัวชี้วัด"
    r"|ผลที่คาดว่า|ประโยชน์ที่คาดว่า|ผู้รับผิดชอบ|ผู้เสนอ|สถานที่|การประเมินผล)"
)
_FEWEST = 4  # different sections
_CAME_OF_IT = re.compile(
    r"ผลที่ได้รับ|ผลการ(?!ปฏิบัติงาน)|สรุปผล(?!\Z)|รายงานผล(?!\Z)|เบิกจ่าย|ใช้จ่ายจริง|จ่ายจริง|ใช้ไป|แล้วเสร็จ|ดำเนินการแล้ว|(?<!ก่อน)(?<!เพื่อ)ได้(?:จัด|ดำเนิน|อบรม|ร่วม)"
    r"|เข้าร่วม(?:จริง|แล้ว|จำนวน|ทั้งสิ้น|ประชุม|กิจกรรม)*\d|จัดเมื่อ|เมื่อวันที่|ภาพกิจกรรม|ประมวลภาพ|ผลลัพธ์|พบว่า"
)
_QUOTES = 2


def proposal(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first sections of the application, or a memo's lines that ask for leave; empty where a line or a picture tells of the deed."""
    if not indicator.acts or view.images or not view.holds(*_MARKS, *_ASKING):
        return ()
    lines = view.own_lines
    sections = {found[1]: line for line in lines if line.role is not Role.ROW and (found := _SECTION.match(line.squashed))}
    asks = {asked[0]: line for line in lines for asked in _ASKS.finditer(line.squashed)}
    told = sections if len(sections) >= _FEWEST else asks if len(asks) >= _FEWEST_ASKED else {}
    if any(_CAME_OF_IT.search(without_what_comes(line.squashed)) for line in lines):
        return ()
    return tuple(dict.fromkeys(map(evidence, islice(told.values(), _QUOTES))))
