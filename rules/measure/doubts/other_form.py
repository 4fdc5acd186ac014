"""A form for another purpose: a survey, an application or a request for papers where something is to be reported, said or read."""

import re

from model.document import Form, Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import View, evidence
from thai.text import squash

_OTHERS = re.compile(
    r"แบบสำรวจ|แบบสอบถาม|แบบประเมิน|ความพึงพอใจ|ผลประเมิน|ให้คะแนน|คำขอ|ขอข้อมูล|สมัคร|จองคิว|นัดหมาย|ลงทะเบียน|รับข่าว|โรคประจำตัว|ภาษี|แจ้งซ่อม|ขอรับ"
)
# What the fields and buttons of the right form are called; of 60 right forms each has one.
_OWN = {
    "complaint_channel": re.compile(
        r"ร้องเรียน|ผู้ร้อง|ถูกร้อง|เบาะแส|แจ้งเรื่อง|แจ้งเหตุ|ผู้แจ้ง|ที่แจ้ง|พฤติการณ์|พฤติกรรม|กล่าวหา|ส่งเรื่อง|เหตุการณ์|ทำอะไร|การกระทำ|เรื่องทุจริต|การทุจริต\Z|ใครทุจริต|พบเห็น"
    ),
    "opinion_channel": re.compile(r"ความ(?:คิด)?เห็น|ข้อเสนอ|รับฟัง|เสนอแนะ|อยากให้|ข้อคิด|เรื่อง"),
    "e_service": re.compile(
        r"ขอ(?!ง|ค|เสนอ)|แจ้งซ่อม|ซ่อม|จอง|ชำระ|นัด|คำร้อง|คำขอ|ยื่น|ภาษี|ลงทะเบียน|สถานะ|ติดตาม|ใบอนุญาต|น้ำ|ไฟ|ขยะ|เต็นท์|บริการ|เลขที่|จำนวน|ปริมาณ|ประเภท|วันที่"
    ),
}
# What is not asked for as a service: to accuse somebody, or to say what one thinks.
_NO_SERVICE = re.compile(r"ผู้ถูกร้อง|พฤติการณ์|ทุจริต|ความ(?:คิด)?เห็น|ควรปรับปรุง|ควรทำ|เสนอโครงการ|เสนอแนะ")
_SERVICES = "e_service"
_COMPLAINTS = "complaint_channel"
_REPAIRS = re.compile("ไฟดับ|ไฟฟ้า|ไฟทาง|ถนน|ชำรุด|ประปา|ขยะ|น้ำท่วม|ท่อ|กิ่งไม้|เดือดร้อน|จุดเกิดเหตุ|พิกัด")
_PEOPLE = re.compile("ใคร|ทำอะไร|เหตุการณ์|โครงการ|ทุจริต|เจ้าหน้าที่|พนักงาน|บุคลากร|ถูกร้อง|กล่าวหา|พฤติ|มิชอบ|สินบน|เรียกรับ|โกง")
_CHOICES = 4  # and nothing to write in: whoever reports something must be able to tell it
_CHOICE, _WRITES = "radio", "textarea"
_MANUALS = frozenset({"staff_manual", "service_manual", "complaint_guideline"})
_FIELDS, _BESIDE = 3, 200  # of a form that takes a request; letters that introduce it, and tell no way of working


def other_form(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The words of the forms, where none has a field for what the item asks for and each is for something else."""
    if _MANUALS.intersection(indicator.about):
        return _in_place_of_a_manual(view)
    own = next((_OWN[about] for about in indicator.about if about in _OWN), None)
    forms = [form for form in view.forms if form.fields] if own is not None else []
    if own is None or not forms:
        return ()
    others = _NO_SERVICE if _SERVICES in indicator.about else _OTHERS
    repairs = _COMPLAINTS in indicator.about and all(map(_is_of_repairs, forms))
    right = any(own.search(_labels(form)) for form in forms) or not all(_is_of_another(form, others) for form in forms)
    if right and not repairs:
        return ()
    beside = (line for line in view.passages if any(_has(form, line.squashed) for form in forms))
    line = next(beside, view.passages[0])
    return (evidence(line),)


def _in_place_of_a_manual(view: View) -> tuple[Evidence, ...]:
    """The first line below the titles, where the page is a form to be sent and hardly a word stands beside it."""
    if not any(len(form.fields) >= _FIELDS for form in view.forms):
        return ()
    inside = squash(" ".join(form.text for form in view.forms))
    lines = [line for line in view.own_lines if line.role is not Role.HEADING]
    beside = sum(len(line.squashed) for line in lines if line.squashed not in inside)
    return (evidence(next(iter(lines), view.passages[0])),) if beside <= _BESIDE else ()


def _labels(form: Form) -> str:
    return "|".join(squash(word) for word in (*(label for _, label in form.fields), *form.buttons))


def _is_of_repairs(form: Form) -> bool:
    """Whether its fields ask for a place that is to be mended, and none for somebody who did wrong."""
    return _REPAIRS.search(_labels(form)) is not None and _PEOPLE.search(_labels(form)) is None


def _is_of_another(form: Form, others: re.Pattern[str]) -> bool:
    kinds = [kind for kind, _ in form.fields]
    only_choices = kinds.count(_CHOICE) >= _CHOICES and _WRITES not in kinds
    return only_choices or others.search(f"{_labels(form)}|{squash(form.text)}") is not None


def _has(form: Form, line: str) -> bool:
    """Whether a line of the page is one of the form's own."""
    return bool(line) and line in squash(form.text)
