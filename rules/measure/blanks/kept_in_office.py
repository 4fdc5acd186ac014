"""Lines that say where in the office a part can be seen: "ปัญหาและข้อเสนอแนะ ให้ดูจากเล่มรายงานที่กองคลัง" publishes none of it."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.structure.counts import has_number
from rules.measure.view import View

_KEPT = ("เล่ม", "ไว้ที่", "ไว้หน้า", "ไว้ณ", "ดู", "อ่าน", "ขอรับ")  # one of them is in all that it matches
_IN_OFFICE = re.compile(
    r"(?:ปรากฏ|ดู|อยู่|มี)(?:รายละเอียด)?(?:ได้)?(?:ใน|ตาม|จาก|ที่)(?:รูป)?เล่ม|"
    r"(?:ขอดู|ดู|ขอรับ|อ่าน|ตรวจดู)[^|]{0,25}(?:ได้)?ที่(?:กอง|สำนัก|งาน|ฝ่าย|หน้า|บอร์ด|ป้าย|ศูนย์ข้อมูล|ที่ทำการ)|"
    r"(?:ปิดประกาศ|ติด|เก็บ)ไว้(?:ที่|หน้า|ณ)"
)
_AT_HAND = re.compile(r"แนบ|ด้านล่าง|ข้างล่าง|ดาวน์โหลด|คลิก|ไฟล์|ลิงก์|ต่อไปนี้|ดังนี้")
_WHERE = re.compile(r"ชั้น(?:ที่)? ?[0-9๐-๙]+|โทร.*|[0-9๐-๙.:]+ ?(?:[-–]|ถึง) ?[0-9๐-๙.:]+ ?น\.")  # floor, telephone, hours
_REPORT_MADE = re.compile("(?:จัดทำ|เสนอ|สรุป)(?:สรุป)?รายงาน(?:ผล)?")  # and what it says stands there
_LONGEST = 160  # letters; a longer text tells something itself


def kept_in_office(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines, where no file stands beside them and a document is asked for."""
    if not indicator.documents_usual or indicator.of_law:
        return
    if view.offers or any(source.is_attachment for source in view.sources):
        return
    for place in view.holding(*_KEPT):
        line = view.passages[place]
        told = line.role is Role.TEXT and len(line.squashed) <= _LONGEST and _IN_OFFICE.search(line.squashed) is not None
        if told and not _AT_HAND.search(line.squashed) and not has_number(_WHERE.sub("", line.text)):
            yield place
            if indicator.acts:
                yield from (one for one in view.places[Role.TEXT] if _REPORT_MADE.search(view.passages[one].squashed))
