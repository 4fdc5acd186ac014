"""Lines in which a page asks its readers: "หากพบปัญหาหรือมีข้อเสนอแนะ ติดต่อกองคลัง" tells no problem of the year."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator, Period
from rules.measure.blanks.promises import heads_over
from rules.measure.view import View

_ASKED_FOR = ("ปัญหา", "ข้อเสนอแนะ", "ข้อคิดเห็น", "ความคิดเห็น", "ความเห็น")  # one of them is in all that it matches
_ASKS = re.compile(
    r"(?:หาก|ถ้า|กรณี|พบ|มี|ส่ง|ท่าน)[^|]{0,30}(?:ปัญหา|ข้อเสนอแนะ|ข้อคิดเห็น)[^|]{0,60}"
    r"(?:ติดต่อ(?:ที่|ได้|กอง|งาน|สำนัก|ผู้ดูแล|สอบถาม|เจ้าหน้าที่)|แจ้ง(?:ที่|ได้|มา|ผู้ดูแล|กอง|งาน)|สอบถาม|โทร(?:ศัพท์)?\.?0)"
    r"|(?:หาก|ถ้า|ท่านใด|ผู้ใด|กรุณา|โปรด|เชิญ)[^|]{0,40}(?:ข้อเสนอแนะ|ข้อคิดเห็น|ความคิดเห็น)[^|]{0,60}(?:ส่ง(?:มา|ได้|ให้|ที่|ทาง)|กรอก|เขียน(?:ใส่|ลง)|หย่อน|สแกน)"
    r"|(?:ส่ง|เสนอ|ให้|แสดง|แจ้ง|รับ)(?:ความคิดเห็น|ความเห็น|ข้อคิดเห็น|ปัญหา|ข้อเสนอแนะ)[^|]{0,40}(?:ได้ที่|ได้ทาง|ผ่าน|มาที่|มายัง|ทางเว็บไซต์|ทางโทร)"
    r"|(?:รายงาน|เอกสาร|คู่มือ|หน่วยงาน)[^|]{0,30}(?:ต้อง|ควร|พึง)(?:มี|ประกอบด้วย|ระบุ|แสดง)[^|]{0,30}(?:ปัญหา|ข้อเสนอแนะ)"
)


def asks_readers(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines and of the headings over nothing else, in what is a report of a year."""
    if indicator.period is not Period.PREVIOUS_FY:
        return
    lines = (place for place in view.holding(*_ASKED_FOR) if view.passages[place].role is Role.TEXT)
    asking = [place for place in lines if _ASKS.search(view.passages[place].squashed)]
    yield from (*asking, *heads_over(view, asking))
