"""Sentences that leave out those whom a policy must bind or to whom a channel must be open: "ไม่รวมถึงพนักงานและลูกจ้าง"."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, View, evidence

_POLICIES = frozenset({"no_gift_policy"})
_CHANNELS = frozenset({"complaint_channel", "opinion_channel", "questions", "e_service"})
_STAFF = r"(?:คณะผู้บริหาร|ผู้บริหาร|รองนายก|นายก|สมาชิกสภา|พนักงาน|ลูกจ้าง|บุคลากร|เจ้าหน้าที่|ข้าราชการ|ตัวข้าพเจ้า|ข้าพเจ้า|ตนเอง)"
_NOT_BOUND = re.compile(
    rf"(?:ไม่(?:ได้)?(?:ใช้บังคับ|บังคับใช้|บังคับ|ผูกพัน|รวม|ครอบคลุม|มีผล|เกี่ยว)|ยกเว้น|เว้นแต่)(?:ไป)?(?:กับ|แก่|ถึง|ต่อ)?[^|]{{0,12}}?{_STAFF}"
    r"|ไม่รับของขวัญ[^|]{0,20}?(?:มูลค่า|ราคา)(?:เกิน|สูงกว่า|ตั้งแต่)|ประกาศ(?:ของ)?(?:กอง(?!ทุน)|สำนักปลัด|สำนักคลัง|สำนักช่าง|ฝ่าย|โรงเรียน|ศูนย์)[^|]{0,30}?(?:เรื่อง|ว่า)"
    r"|(?:บุคลากร|พนักงาน|เจ้าหน้าที่)(?:ใน|ของ|สังกัด)*(?:กอง(?!ทุน)|สำนักปลัด|สำนักคลัง|สำนักช่าง)(?!ทุก|ต่าง)[^|\s]{0,25}?ทุกคน"
    rf"|(?:มีผล|ใช้|บังคับ|ผูกพัน)(?:ใช้|บังคับ|ผูกพัน)?(?:กับ|แก่)?(?:แต่)?เฉพาะ(?:กับ|แก่|ตัว)?{_STAFF}|เฉพาะตัวข้าพเจ้า"
)
_NOT_OPEN = re.compile(
    r"(?:บุคคลภายนอก|ประชาชน(?:ทั่วไป)?)(?:ไม่สามารถ|ใช้(?:งาน)?ไม่ได้|ไม่มีสิทธิ|ยังไม่สามารถ)"
    r"|(?:ระบบ|ช่องทาง|แบบ|ฟอร์ม|แบบฟอร์ม|แบบสอบถาม)(?:นี้)?(?:เปิด)?(?:ใช้|มี|จัดทำ|เปิด|ไว้|ให้)*(?:สำหรับ|เฉพาะ)(?:พนักงาน|บุคลากร|เจ้าหน้าที่(?!ที่ได้รับ|ผู้ได้รับ))"
)
# One of them is in all that each matches.
_WORDS = {
    _NOT_BOUND: ("ไม่", "ยกเว้น", "เว้นแต่", "เฉพาะ", "ประกาศ", "ทุกคน"),
    _NOT_OPEN: ("บุคคลภายนอก", "ประชาชน", "เฉพาะ", "สำหรับ"),
}
_QUOTES = 2


def exempted(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so."""
    told = _NOT_BOUND if _POLICIES.intersection(indicator.about) else _NOT_OPEN
    if told is _NOT_OPEN and not _CHANNELS.intersection(indicator.about):
        return ()
    lines = (view.passages[place] for place in view.holding(*_WORDS[told]))
    return tuple(islice((evidence(line) for line in lines if line.role not in CLAIMS and told.search(line.squashed)), _QUOTES))
