"""Pages that say of the deed that is asked for that it was called off, put off or never held."""

import re

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.structure.counts import counts_things
from rules.measure.view import Passage, View, evidence
from thai.months import months_in

_AIMS = "เป้าหมาย"
_NOTICES = "procurement_notices"  # that one was withdrawn is a notice
_WORDS = ("งด", "ยกเลิก", "เลื่อน", "ไม่ได้", "มิได้", "ชะลอ", "ระงับ", "ไม่สามารถ")  # one of them is in all that it matches
_DEED = r"(?:การ)?(?:จัด(?!ทำ|เก็บ|ซื้อ|จ้าง|สรร|ตั้ง)|โครงการ|กิจกรรม|อบรม|ฝึกอบรม|ประชุม|ประชาคม)"
_OFF = re.compile(
    rf"(?:งด|ยกเลิก|ชะลอ|ระงับ){_DEED}|เลื่อน{_DEED}[^|]{{0,60}}(?:ออกไป|ไม่มีกำหนด|จนกว่า)|(?:ไม่|มิ)ได้(?:มีการ)?(?:ดำเนินการ)?{_DEED}"
    rf"|ไม่สามารถ(?:ดำเนินการ)?{_DEED}|(?:ขอ|จึง|ให้|ต้อง)(?:ขอ)?เลื่อน[^|]{{0,30}}(?:ออกไป|ไม่มีกำหนด|จนกว่า)"
)
# A notice that takes back what was set, or takes back all: the days and numbers beside it are those of the plan.
_TAKES_BACK = re.compile(rf"(?:ขอ|จึง|ให้|ต้อง|มีมติ)(?:งด|ยกเลิก|เลื่อน|ชะลอ|ระงับ)|ไม่สามารถ(?:ดำเนินการ)?{_DEED}")
_WAS_SET = re.compile(
    r"\Aกำหนดการ|ตามกำหนด|กำหนด(?:การ)?(?:จัด|ประชุม|อบรม|ดำเนิน|ให้มี|เดิม|วัน|ออก)|จะ(?:จัด|ดำเนิน|ประชุม)"
    r"|ตามที่[^|]{0,80}(?:กำหนด|แจ้ง|ประชาสัมพันธ์|ประกาศ|เชิญ)"
)
_ALL = re.compile(r"ทุก(?:กิจกรรม|โครงการ|หมู่บ้าน|ครั้ง|เวที)|ทั้งหมด|ทั้งปี|ตลอดปี|ดังกล่าว|ข้างต้น")
_HELD = re.compile(
    rf"(?<!ไม่)(?<!มิ)ได้(?:มีการ)?{_DEED}|จัดขึ้น|(?:จัด|ดำเนินการ|อบรม|ประชุม)(?:ไป)?แล้ว|แล้วเสร็จ|เสร็จสิ้น|เมื่อวันที่|มีผู้(?!ติดเชื้อ|ป่วย|สัมผัส|เสียชีวิต)[^|\d]{{0,25}}\d|เข้าร่วม(?:จริง|ทั้งสิ้น|จำนวน)|ภาพ(?:กิจกรรม|บรรยากาศ|การ|ประกอบ|ที่|ข่าว)"
)
_MADE_KNOWN = re.compile(r"(?:ประกาศ|แจ้ง|ประชาสัมพันธ์|หนังสือ|คำสั่ง|อนุมัติ|ประชุม|มีมติ)[^|]{0,30}เมื่อวันที่")
# What is made or kept open and is no deed: only a notice that takes all of it back says that it is not there.
_OPENED = frozenset({"satisfaction", "risk_assessment", "e_service", "questions", "opinion_channel", "complaint_channel"})
_CLOSED = re.compile(
    rf"(?:ขอ|จึง|ให้|ต้อง|มีมติ)(?:งด|ยกเลิก|เลื่อน|ชะลอ|ระงับ|ปิด)(?:การ)?(?:สำรวจ|ประเมิน|{_DEED}|(?:ให้|ใช้)(?:บริการ|งาน)[^|]{{0,20}}(?:ออนไลน์|ระบบ|e-service)|รับ(?:เรื่อง|ความ(?:คิด)?เห็น))"
)
_RESULT = re.compile(r"ผู้ตอบ[^|\d]{0,20}\d|พบว่า|คิดเป็นร้อยละ|ออนไลน์แทน|แล้ว(?:เสร็จ)?(?:เมื่อ|ใน|ดังนี้)")
_QUOTES = 2


def called_off(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so; empty where another line tells of a deed that was held: one of several may fail."""
    if _OPENED.intersection(indicator.about):
        return _closed(view)
    if not indicator.acts or _NOTICES in indicator.about or not view.holds(*_WORDS):
        return ()
    content = scene_of(view, indicator).content
    off = [line for line in content if _OFF.search(line.squashed)]
    if not off:
        return ()
    skipped = set(map(id, off))  # passages compare field by field, which is dear in a list
    others = [line for line in content if id(line) not in skipped]
    if _is_taken_back(off, others):
        held = bool(view.images) or any(_tells_held(line) or _counts_in_row(line, view) for line in content)
    else:
        held = any(counts_things(line.text) or months_in(line.text) for line in others)
    return () if held else tuple(map(evidence, off[:_QUOTES]))


def _closed(view: View) -> tuple[Evidence, ...]:
    """The lines by which what was opened or set is called off, where no row and no result of it is there."""
    if view.places[Role.ROW] or not view.holds(*_WORDS, "ปิด"):
        return ()
    off = [line for line in view.own_lines if _CLOSED.search(line.squashed)]
    told = (line for line in view.own_lines if _RESULT.search(line.squashed) or _tells_held(line))
    return tuple(map(evidence, off[:_QUOTES])) if off and next(told, None) is None else ()


def _is_taken_back(off: list[Passage], others: list[Passage]) -> bool:
    """Whether a line takes back what it or one beside it says was set, or all that there was."""
    back = [line for line in off if _TAKES_BACK.search(line.squashed)]
    return bool(back) and any(_WAS_SET.search(line.squashed) or _ALL.search(line.squashed) for line in (*back, *others))


def _counts_in_row(line: Passage, view: View) -> bool:
    """Whether it is a row that counts who came, in a table without aims."""
    return line.role is Role.ROW and counts_things(line.text) and not view.holds(_AIMS)


def _tells_held(line: Passage) -> bool:
    """Whether it tells of a deed all the same, and not only how the one that was set was made known."""
    return _HELD.search(_MADE_KNOWN.sub("", line.squashed)) is not None
