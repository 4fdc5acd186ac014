"""A questionnaire in place of its result: questions, the steps of a scale to choose from, and no figure of what was answered."""

import re

from model.document import Form, Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.blanks.empty_tables import tables
from rules.measure.view import Passage, View, evidence
from thai.digits import to_ascii
from thai.text import squash

_SURVEYS = "satisfaction"
_STEP = re.compile(r"มากที่สุด|น้อยที่สุด|ปานกลาง|ดีมาก|พอใช้|ควรปรับปรุง|(?:พึง)?พอใจมาก|ไม่(?:พึง)?พอใจ|เฉย|มาก(?!ที่)|น้อย(?!ที่)|ดี(?!มาก)")
_STEPS = 3  # different ones, of a scale
_CHOICES = frozenset({"radio", "select"})
_SCALES = 2  # lines of steps: one below each question
_BOXES = re.compile(r"\( ?\)|\[ ?\]|[□☐○◯⬜]")
_MANY_BOXES = 3
_TICK = re.compile(r"(?:ทำ|ใส่)?เครื่องหมาย[^|]{0,20}(?:ใน|ลง)|ตอบ(?:แบบ|คำถาม)|ส่งคำตอบ|ส่งแบบ(?:สำรวจ|สอบถาม|ประเมิน)")
_MARKS = ("มากที่สุด", "ปานกลาง", "ดีมาก", "พอใช้")  # one of them is in every scale
# What was answered: a share, a mean, a step with its number or its share of the answers, a grade in words.
_RESULT = re.compile(
    r"ร้อยละ(?:ละ)?\d|\d%|(?!\A)(?<![\d.|])\d{1,3}\.\d\d?(?!\d|[.)])|(?:พอใจ|คะแนน|เฉลี่ย|มากที่สุด|มาก|ปานกลาง|น้อย|น้อยที่สุด)[:=|]?\d+(?:คน|ราย|คะแนน)"
    r"|(?:มี|เป็น)จำนวน\d+(?:คน|ราย)|ผู้ตอบ[^|]{0,30}\d+(?:คน|ราย|ชุด)|อยู่ใน(?:ระดับ|เกณฑ์)|ในระดับ(?:ดี|มาก|ปาน|สูง|น่า)|พบว่า|คิดเป็น|ส่วนใหญ่"
)
_SAYS_LATER = re.compile(r"(?:จะ|เพื่อ)[^|]{0,80}")
# A cell of their number; 1 to 5 may be steps.
_ANSWERS = re.compile(r"\|(?!25\d\d(?:\||\Z))(?![1-5](?:\||\Z))\d[\d.,]*%?(?=\||\Z)")
_QUOTES = 2


def questionnaire(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines of a scale to choose from, where nothing below the titles tells what was answered."""
    if _SURVEYS not in indicator.about or not view.holds(*_MARKS):
        return ()
    scales = [place for place in view.holding(*_MARKS) if _is_scale(view.passages[place].squashed)]
    if not scales or not _is_chosen_from(view, scales) or any(map(_tells_a_result, view.own_lines)):
        return ()
    return tuple(evidence(view.passages[place]) for place in scales[:_QUOTES])


def _is_scale(line: str) -> bool:
    """Whether a line names the steps of a scale, with no more than their own numbers."""
    return len(set(_STEP.findall(line))) >= _STEPS and not _RESULT.search(line)


def _is_chosen_from(view: View, scales: list[int]) -> bool:
    """Whether a form offers the steps, they stand below each question or over blank cells, or boxes are there to be ticked."""
    if any(map(_offers_steps, view.forms)) or sum(view.passages[place].role is not Role.ROW for place in scales) >= _SCALES:
        return True
    boxes = sum(len(_BOXES.findall(line.text)) for line in view.own_lines)
    return (
        boxes >= _MANY_BOXES or any(_TICK.search(line.squashed) for line in view.own_lines) or _heads_blank_rows(view, scales)
    )


def _offers_steps(form: Form) -> bool:
    labels = [squash(label) for kind, label in form.fields if kind in _CHOICES]
    return len(set(_STEP.findall("|".join((*labels, *map(squash, form.choices)))))) >= _STEPS


def _heads_blank_rows(view: View, scales: list[int]) -> bool:
    heads = set(scales)
    return any(heads.intersection(places) and len(places) > len(heads.intersection(places)) + 1 for places in tables(view))


def _tells_a_result(line: Passage) -> bool:
    """Whether a line tells what was answered; what will be told or is meant to be reached is none."""
    said = to_ascii(line.squashed)
    is_counted = line.role is Role.ROW and _ANSWERS.search(said) is not None
    return is_counted or _RESULT.search(_SAYS_LATER.sub("", said)) is not None
