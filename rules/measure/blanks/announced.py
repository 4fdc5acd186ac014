"""Announcements of a deed that is still to come: it will be held, its day will be told, and what came of it afterwards."""

import re
from functools import lru_cache

from model.document import Role
from rules.measure.view import View

_MARKS = ("จะ", "กำหนดจัด", "กำหนดการ", "เตรียม", "มีแผน", "เชิญ", "ยังไม่", "รอ")  # one of them is in all that announces
_HELD = "(?:ดำเนินการ|ดำเนินโครงการ|จัด(?!ทำ|เก็บ|ซื้อ|จ้าง|สรร|การ)|อบรม|ฝึกอบรม|ประชุม|ลงพื้นที่|ออกหน่วย)"
_ANNOUNCES = re.compile(
    rf"(?:กำหนด(?:การ)?|เตรียม(?:การ)?|มีแผน|วางแผน|ประสงค์|ตั้งใจ|เห็นควร|คาดว่า)(?:ที่)?(?:จะ)?(?:ได้)?{_HELD}|จะ(?:ได้)?{_HELD}"
    r"|(?:จะ|รอ)(?:ได้)?(?:แจ้ง|กำหนด|ประกาศ|ประชาสัมพันธ์)(?:กำหนดการ|วัน|เวลา)|(?:วัน|เวลา|กำหนดการ)[^|]{0,25}จะ(?:แจ้ง|กำหนด|ประกาศ)"
    r"|ยังไม่(?:ได้)?กำหนดวัน|ขอเชิญ"
)
_END = "(?:แล้วเสร็จ|เสร็จสิ้น|เสร็จ|แล้ว|สิ้นสุด)"
_TELL = "(?:รายงาน|สรุป|แจ้ง|เผยแพร่|ประชาสัมพันธ์|นำ|ประเมิน|ลง)"
# "เมื่อดำเนินการแล้วจะรายงานผลให้ทราบ", "จะเผยแพร่ภาพภายหลังโครงการเสร็จสิ้น": what is told then is not done yet.
_TOLD_THEN = re.compile(
    rf"(?:(?:เมื่อ|ภายหลัง|หลัง|หาก)[^|]{{0,60}}?{_END}|ผล[^|]{{0,30}}?)[^|]{{0,30}}?จะ(?:ได้)?{_TELL}[^|]*"
    rf"|จะ(?:ได้)?{_TELL}[^|]{{0,60}}?(?:เมื่อ|ภายหลัง|หลัง)[^|]{{0,60}}?{_END}|(?:ให้)?{_END}ภายใน[^|]{{0,30}}"
)
_LATER = ("จะ", "ภายใน")  # one of them is in all that it matches
# For whom it is meant, and for how many.
_AIM = re.compile(r"(?:กลุ่ม)?เป้าหมาย[^|]{0,80}?\d[\d,]*(?:คน|ราย|ท่าน|รูป|ครัวเรือน|หมู่บ้าน|ชุมชน)")


@lru_cache(maxsize=1)
def announces(view: View) -> bool:
    """Whether a line of the text says that a deed will be, or that its day is still to be set."""
    if not view.holds(*_MARKS):
        return False
    lines = (view.passages[place] for place in view.holding(*_MARKS))
    return any(line.role in (Role.TEXT, Role.ROW) and _ANNOUNCES.search(line.squashed) for line in lines)


def without_what_comes(squashed: str) -> str:
    """A line without what it says of the time after the deed, and of those for whom it is meant."""
    told = _TOLD_THEN.sub("", squashed) if any(word in squashed for word in _LATER) else squashed
    return _AIM.sub("", told) if "เป้าหมาย" in told else told
