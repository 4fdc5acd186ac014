"""A form for another purpose: a survey, an application or a request for papers where something is to be reported, said or read."""

import re
from collections.abc import Iterator

from model.document import Form, Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.view import CLAIMS, View, evidence
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
# Of these one stands below the titles of every right page: in its text, its links, or the words of its forms.
_TOLD = {
    "complaint_channel": re.compile(
        "ทุจริต|มิชอบ|โกง|คอร์รัปชัน|คอรัปชัน|สินบน|เบาะแส|ร้องเรียน|ถูกร้อง|ผู้ร้อง|กล่าวหา|พฤติ|เรียกรับ|ผลประโยชน์|หลักฐาน|เจ้าหน้าที่(?:ที่|ผู้)|แจ้งเรื่อง|ส่งเรื่อง|ผู้แจ้ง|ความลับ"
        "|ปกปิด|การกระทำ|เหตุการณ์"
    ),
    "opinion_channel": re.compile(
        "(?<!พบ)เห็น(?!ชอบ|คน)|เสนอ(?!ราคา|ผู้|นายก|ปลัด)|แนะ|ติชม|คำชม|ชมเชย|อยากให้|ควรปรับ|รับฟัง(?!ทุกเรื่อง)|พอใจ|คิด|แบบสอบถาม|แบบสำรวจ|บอกเรา|ฝากถึง|ฝากบอก|opinion"
    ),
    "e_service": re.compile(
        "บริการ|คำร้อง|คำขอ|ขอ(?:รับ|ใช้|ยืม|น้ำ|รถ|ถัง|ให้|ต่อ|หนังสือ|อนุญาต|สนับสนุน|ความช่วยเหลือ)|ซ่อม|จอง|ชำระ|นัด|ยื่น|ภาษี|ลงทะเบียน|ใบอนุญาต|ไฟ|ถนน|ประปา|ขยะ|ชำรุด|ปัญหา|เดือดร้อน"
    ),
}
_SAYS_SOMETHING = 40  # letters of the page beside its forms; a bare form is what its title says
# What is not asked for as a service: to accuse somebody, or to say what one thinks.
_NO_SERVICE = re.compile(r"ผู้ถูกร้อง|พฤติการณ์|ทุจริต|ความ(?:คิด)?เห็น|ควรปรับปรุง|ควรทำ|เสนอโครงการ|เสนอแนะ")
_SERVICES = "e_service"
_COMPLAINTS = "complaint_channel"
_REPAIRS = re.compile("ไฟดับ|ไฟฟ้า|ไฟทาง|ถนน|ชำรุด|ประปา|ขยะ|น้ำท่วม|ท่อ|กิ่งไม้|เดือดร้อน|จุดเกิดเหตุ|พิกัด")
_PEOPLE = re.compile("ใคร|ทำอะไร|เหตุการณ์|โครงการ|ทุจริต|เจ้าหน้าที่|พนักงาน|บุคลากร|ถูกร้อง|กล่าวหา|พฤติ|มิชอบ|สินบน|เรียกรับ|โกง")
_CHOICES = 4  # and nothing to write in: whoever reports something must be able to tell it
_CHOICE, _WRITES = "radio", "textarea"
_GRADE = re.compile("(?:โปรด)?(?:ให้คะแนน|(?:ระดับ)?ความพึงพอใจ|ประเมิน)")
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


def untold(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first line below the titles of a page with a way to send something, where nothing but the titles says that it is for this."""
    about = next((one for one in indicator.about if one in _TOLD), None)
    if about is None or not (view.forms or (view.links and about != _SERVICES)):
        return ()
    scene = scene_of(view, indicator)
    lines = [line for place, line in enumerate(view.passages) if _is_below(view, place) and not scene.is_headline(place)]
    titles = sorted({title for title in map(squash, re.split("[\n>]", scene.headline_text)) if title}, key=len, reverse=True)
    beside = [*(line.squashed for line in lines), *_links(view)]
    forms = [squash(f"{form.text} {_labels(form)}") for form in view.forms]
    # A service may be any matter of daily life, and the text of a page speaks of many.
    texts = [_without(text, titles) for text in (forms if about == _SERVICES else (*beside, *forms))]
    if any(map(_TOLD[about].search, texts)) or sum(map(len, {*beside}.difference(titles))) < _SAYS_SOMETHING:
        return ()
    return (evidence(lines[0] if lines else view.passages[0]),)


def _is_below(view: View, place: int) -> bool:
    """Whether it is a line below the titles, and no stamp of the engine."""
    return view.passages[place].role not in CLAIMS and place not in view.stamps


def _links(view: View) -> Iterator[str]:
    """What links and frames are called."""
    return (squash(link.text) for link in view.links)


def _without(text: str, titles: list[str]) -> str:
    """A text without the titles that stand in it."""
    for title in titles:
        text = text.replace(title, " ")
    return text


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
    return only_choices or others.search(_without_grades(form, f"{_labels(form)}|{squash(form.text)}")) is not None


def _without_grades(form: Form, said: str) -> str:
    """The words of a form with room to write in, without the questions beside it that only ask for a grade."""
    if _WRITES in (kind for kind, _ in form.fields):
        for kind, label in form.fields:
            if kind == _CHOICE and _GRADE.match(squash(label)):
                said = said.replace(squash(label), " ")
    return said


def _has(form: Form, line: str) -> bool:
    """Whether a line of the page is one of the form's own."""
    return bool(line) and line in squash(form.text)
