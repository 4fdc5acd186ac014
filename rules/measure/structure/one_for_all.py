"""One form for every kind of complaint, where one for corruption alone is asked for."""

import re
from itertools import islice

from model.document import Form, Role
from model.finding import Evidence
from rules.measure.scene import Scene
from rules.measure.structure.links import page_quote
from rules.measure.view import evidence
from thai.text import squash

# One of them is in all that _ONE matches.
_MARKS = ("เดียว", "รับทุก", "รับแจ้งทุก", "ทุกเรื่อง", "ทุกประเภท", "ทุกชนิด", "ทั้งเรื่องทั่วไป", "ร้องทุกข์")
_ONE = re.compile(
    r"(?:แบบ)?ฟอร์ม(?:นี้)?(?:เดียว|รับ(?:แจ้ง)?ทุก)|(?:ช่องทาง|ฟอร์ม|ระบบ|เมนู)เดียวกั(?:น|บ)|(?:เรื่อง|ปัญหา)ทุก(?:ประเภท|เรื่อง|ชนิด)(?!ที่เกี่ยวกับ(?:การ)?ทุจริต)"
    r"|ร้องทุกข์[^|]{0,60}ทุจริต[^|]{0,60}(?:ฟอร์มนี้|ฟอร์มด้านล่าง|ช่องทางนี้|ด้านล่าง)|(?:รับ(?:แจ้ง)?)ทุกเรื่อง|ทุกเรื่องผ่าน|ทั้งเรื่องทั่วไปและ"
)
_APART = re.compile(
    r"แยก(?:ไว้)?(?:ต่างหาก|จาก|ช่องทาง|ออก|เฉพาะ)|เฉพาะ(?:เรื่อง)?(?:การ)?ทุจริต|ไม่ใช่(?:เรื่อง)?ร้องทุกข์|ไม่รับเรื่อง"
    r"|(?<!โดย)(?<!ใช่)(?<!ไม่)เฉพาะ(?:เรื่อง|กรณี)?(?:ที่)?(?:เจ้าหน้าที่|พนักงาน|บุคลากร|คน|ข้าราชการ|ผู้บริหาร)[ก-๙.]{0,30}?(?:ทุจริต|โกง|มิชอบ)"
    r"|ทุจริต(?:และ(?:การ)?ประพฤติมิชอบ)?(?:ของ(?:เจ้าหน้าที่|พนักงาน|บุคลากร)[ก-๙.]{0,30})?เท่านั้น"
)
_NOT_APART = re.compile(r"(?:ไม่ต้อง|ไม่ได้|มิได้|ไม่)แยก|(?:ไม่|มิ)(?:ใช่|ได้)?(?:สำหรับ|เฉพาะ|แค่|แต่)[^|]{0,60}?(?:เท่านั้น|ทุจริต)")
# Other matters are sent to another menu: so this form is for the one that is left ("เรื่องไฟฟ้า ถนน โปรดใช้เมนูร้องทุกข์").
_ELSEWHERE = re.compile(
    r"(?:ทั่วไป|เดือดร้อน|ร้องทุกข์|ไฟ|ถนน|ประปา|น้ำ|ขยะ|ซ่อม|(?:เรื่อง|งาน|ปัญหา)อื่น)(?:(?!ทุจริต|มิชอบ|ไม่ต้อง|ไม่จำเป็น|และหน้านี้)[^|\n]){0,60}?"
    r"(?:ใช้|ไป|เข้า|เลือก|คลิก|กด|แจ้ง|ส่ง|ร้องเรียน|ติดต่อ)(?:ได้)?(?:ที่|ทาง|ผ่าน|ยัง)?(?:เมนู|กระดาน|ปุ่ม|สายด่วน|(?:ช่องทาง|ระบบ|แบบฟอร์ม|หน้า)(?:อื่น|ร้องทุกข์|ร้องเรียนร้องทุกข์|แจ้งซ่อม|ทั่วไป))"
    r"(?!นี้|เดียว|ด้านล่าง|ข้างล่าง)"
)
_GENERAL = ("ไฟฟ้า", "ประปา", "ถนน", "ขยะ", "น้ำท่วม", "เหตุรำคาญ")
_BOTH = re.compile(r"ร้องทุกข์[^|]{0,20}ทุจริต|ทุจริต[^|]{0,20}ร้องทุกข์")
_SEVERAL = 2
_KIND_OF_MATTER = re.compile(
    r"(?:ประเภท|หมวด(?:หมู่)?)(?:ของ)?(?:เรื่อง|ปัญหา|คำร้อง|การร้อง(?:เรียน|ทุกข์))?(?:ที่(?:ร้อง(?:เรียน|ทุกข์)?|แจ้ง))?\Z"
)
_CHANNEL = "complaint_channel"  # opinions on every matter have one form


def one_for_all(scene: Scene, form: Form | None = None) -> tuple[Evidence, ...]:
    """The lines that say so, or the fields that name other matters or let one choose; empty where it is said to be apart."""
    if _CHANNEL not in scene.indicator.about:
        return ()
    said = _NOT_APART.sub(" ", scene.view.joined)
    is_apart = _APART.search(said) is not None or _ELSEWHERE.search(said) is not None
    # What a form says of other matters may be that they go elsewhere; its fields and what they offer do not say that.
    if form is not None and _names_others(_labels(form) if is_apart else _said(form)):
        return (page_quote(scene, "แบบฟอร์ม", _said(form)),)
    if is_apart:
        return ()
    if form is not None and any(kind == "select" and _KIND_OF_MATTER.match(squash(label)) for kind, label in form.fields):
        return (page_quote(scene, "แบบฟอร์ม", _said(form)),)
    if not scene.view.holds(*_MARKS):
        return ()
    lines = (line for line in scene.view.passages if line.role in (Role.TEXT, Role.HEADING, Role.ROW))
    found = (
        line for line in lines if _ONE.search(line.squashed) or (line.role is Role.HEADING and _BOTH.search(line.squashed))
    )
    return tuple(islice(map(evidence, found), 1))


def _names_others(words: str) -> bool:
    said = squash(words)
    return sum(word in said for word in _GENERAL) >= _SEVERAL


def _labels(form: Form) -> str:
    return " ".join([*(label for _, label in form.fields), *form.choices])


def _said(form: Form) -> str:
    return f"{form.text} {_labels(form)}"
