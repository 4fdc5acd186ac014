"""Sentences that leave out whom a policy must bind, to whom a channel must be open, or corruption where it is asked for."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, Passage, View, evidence

_POLICIES = frozenset({"no_gift_policy"})
_CHANNELS = frozenset({"complaint_channel", "opinion_channel", "questions", "e_service"})
_COMPLAINTS = frozenset({"complaint_guideline", "complaint_channel"})
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
# "ไม่รวมถึงเรื่องกล่าวหาว่าเจ้าหน้าที่ทุจริต", "เรื่องทุจริตไม่อยู่ในขอบเขตของคู่มือนี้"; "เรื่องทุจริตที่อยู่ระหว่างไต่สวน" are only some of them.
_OF_CORRUPTION = (
    r"(?:เรื่อง|การ|กรณี|ข้อ|ร้องเรียน|แจ้ง|เบาะแส|กล่าวหา|ว่า|เกี่ยวกับ|เกี่ยวข้อง|กับ|ด้าน|ที่|เป็น|ของ|มี|เจ้าหน้าที่|พนักงาน|บุคลากร|ผู้บริหาร|"
    r"ในสังกัด|ส่วนตำบล|เทศบาล|กระทำ|ประพฤติ){0,12}+(?:ทุจริต|มิชอบ)"
    r"(?:และ|หรือ|ประพฤติ|มิชอบ|ทุจริต|ของ|ต่อหน้าที่|ในหน้าที่|ราชการ|ภาครัฐ|เจ้าหน้าที่|พนักงาน|บุคลากร|ผู้บริหาร|ในสังกัด|ส่วนตำบล|เทศบาล|ทุก|กรณี|เรื่อง|จะ|นั้น){0,12}+"
)
_SOME_OF_IT = "ที่|ซึ่งอยู่|อัน|ระหว่าง|โดย|เกิน|เอกชน|บุคคลภายนอก|ผู้รับจ้าง|หน่วยงานอื่น"
_WHAT_FOR = r"(?:ใช้กับ|ใช้สำหรับ|ขอบเขต|ขอบข่าย|ครอบคลุม|หมายถึง|ได้แก่|ทุกเรื่อง|ทุกประเภท|รับเรื่อง)"
_OTHERWISE = r"ไม่(?:รับ|ระบุ|ลง|ปรากฏ|พิจารณา|เปิด|มี)|สนเท่ห์|\dวัน"  # "ไม่รับเรื่องที่ไม่ลงชื่อ ยกเว้นเรื่องทุจริต"
_NOT_ABOUT = re.compile(
    rf"(?:(?:ไม่|มิ)(?:ได้)?(?:ให้)?(?:รวม|ครอบคลุม|ใช้(?:บังคับ|คู่มือนี้|แนว(?:ทาง)?ปฏิบัตินี้)?)|{_WHAT_FOR}(?:(?!{_OTHERWISE})[^|]){{0,150}}(?:ยกเว้น|เว้นแต่))"
    rf"(?:ไป)?(?:ถึง|กับ|แก่|ต่อ){{0,2}}{_OF_CORRUPTION}(?!{_SOME_OF_IT})"
    rf"|(?<!กับ)(?<!ใช่)(?<!ข่าย)(?<!จาก)(?<!ด้าน)(?<!เรื่อง)(?:เรื่อง|การ|กรณี|ส่วน){_OF_CORRUPTION}"
    r"(?:ไม่(?:ได้)?อยู่(?:ใน|ภายใต้)(?:ขอบ|คู่มือ|แนว|ช่องทาง|ระบบ)|ให้(?:ใช้|เป็นไปตาม|ดำเนินการตาม)[^|]{0,40}(?:อีกฉบับ|ฉบับอื่น))"
)
_CORRUPTION, _FIRST_LINES = ("ทุจริต", "มิชอบ"), 3
# One of them is in all that each matches.
_WORDS = {
    _NOT_BOUND: ("ไม่", "ยกเว้น", "เว้นแต่", "เฉพาะ", "ประกาศ", "ทุกคน"),
    _NOT_OPEN: ("บุคคลภายนอก", "ประชาชน", "เฉพาะ", "สำหรับ"),
    _NOT_ABOUT: _CORRUPTION,
}
_ASKED = {_NOT_BOUND: _POLICIES, _NOT_OPEN: _CHANNELS, _NOT_ABOUT: _COMPLAINTS}
_QUOTES = 2


def exempted(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so."""
    told = [pattern for pattern, subjects in _ASKED.items() if subjects.intersection(indicator.about)]
    return tuple(islice(map(evidence, chain.from_iterable(_lines(view, pattern) for pattern in told)), _QUOTES))


def _lines(view: View, pattern: re.Pattern[str]) -> Iterator[Passage]:
    said = (view.passages[place] for place in view.holding(*_WORDS[pattern]))
    lines = (line for line in said if line.role not in CLAIMS and pattern.search(line.squashed))
    return lines if pattern is not _NOT_ABOUT else (line for line in lines if not _has_own_paper(view, line))


def _has_own_paper(view: View, line: Passage) -> bool:
    """Whether a file beside the one that leaves corruption out is called by it: each paper has its own complaints."""
    heads = (view.passages[place] for place in view.first_lines(_FIRST_LINES))
    files = (head for head in heads if head.source.is_attachment and head.source is not line.source)
    return any(word in head.squashed for head in files for word in _CORRUPTION)
