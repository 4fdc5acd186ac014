"""A questionnaire is not the result of a survey, whatever says that there will be one; with figures of what was answered it is."""

from types import SimpleNamespace

import pytest

from model.document import Form
from rules.framework import Framework
from rules.measure.doubts.questionnaire import questionnaire
from rules.measure.view import View, view_of

TITLE = "=ผลสำรวจความพึงพอใจการให้บริการ 2564\n#ผลสำรวจความพึงพอใจการให้บริการ 2564\n"
STEPS = "มากที่สุด มาก ปานกลาง น้อย น้อยที่สุด"
ASKED = f"1. เจ้าหน้าที่พูดจาสุภาพ\n{STEPS}\n2. ให้บริการรวดเร็ว\n{STEPS}\n3. ความพึงพอใจในภาพรวม\n{STEPS}\nข้อเสนอแนะ"
ONLINE = Form("/s", "post", tuple(("radio", step) for step in STEPS.split()) * 3, ASKED, ("ส่งคำตอบ",))
CHOSEN = Form("/s", "post", (("select", "ด้านเจ้าหน้าที่"),), "ประเมิน", ("ส่ง",), choices=("มากที่สุด", "มาก", "ปานกลาง", "น้อย"))
HEAD = "|ประเด็น | มากที่สุด (5) | มาก (4) | ปานกลาง (3) | น้อย (2) | น้อยที่สุด (1)\n"

BLANK = [
    ("bare", ASKED, (ONLINE,)),
    ("it says why", "ขอความร่วมมือตอบแบบสำรวจ เพื่อนำผลไปปรับปรุงการให้บริการ ใช้เวลาไม่เกิน 3 นาที\n" + ASKED, (ONLINE,)),
    ("results will follow", "ผลสำรวจร้อยละความพึงพอใจจะเผยแพร่ภายหลัง\nเพื่อให้ได้คะแนนเฉลี่ย 4.5 ขึ้นไป\n" + ASKED, ()),
    ("printed", f"โปรดทำเครื่องหมาย / ในช่อง\n{HEAD}|1. ด้านเจ้าหน้าที่\n|1.1 สุภาพ เป็นกันเอง\n|2. ด้านสถานที่\n|2.1 สะอาด", ()),
    ("cells of steps", "ระดับมากที่สุด มาก ปานกลาง น้อย\n|ข้อ | คำถาม | 5 | 4 | 3 | 2 | 1\n|1 | สุภาพ | | | | |\nโปรดทำเครื่องหมายในช่อง", ()),
    ("boxes", "เจ้าหน้าที่เป็นอย่างไร\n( ) ดีมาก ( ) ดี ( ) พอใช้ ( ) ควรปรับปรุง\nคะแนนรวม ....... คะแนน", ()),
    ("a list to choose from", "ให้คะแนนตามระดับ มากที่สุด มาก ปานกลาง น้อย", (CHOSEN,)),
]  # fmt: skip
ANSWERED = [
    ("a table of answers", f"{HEAD}|1. สุภาพ | 60 | 40 | 15 | 5 | 0\n|2. รวดเร็ว | 55 | 45 | 12 | 8 | 0", ()),
    ("few answers", f"{HEAD}|1. สุภาพ | 3 | 2 | 0 | 0 | 0", ()),
    ("a form beside a report", "ผู้ตอบแบบสำรวจ 210 คน พึงพอใจร้อยละ 91.4\n" + ASKED, (ONLINE,)),
    ("in words", f"ประชาชนพึงพอใจในระดับมากที่สุด\n{ASKED}", (ONLINE,)),
    ("means", f"ด้านเจ้าหน้าที่ 4.62 ด้านสถานที่ ๔.๕๐\nแบบสอบถามที่ใช้\n{ASKED}", ()),
    ("with its questionnaire", f"|ด้าน | ร้อยละ\n|ด้านเจ้าหน้าที่ | 92\nภาคผนวก แบบสอบถาม โปรดทำเครื่องหมายในช่อง\n{ASKED}", ()),
    ("a scale explained", f"แปลผลเป็น {STEPS}", ()),
]  # fmt: skip


def seen(pages: SimpleNamespace, framework: Framework, text: str, forms: tuple[Form, ...], code: str = "O16") -> View:
    return view_of(pages.dossier(pages.document(TITLE + text, forms=forms), indicator=code), framework)


@pytest.mark.parametrize(("text", "forms"), [case[1:] for case in BLANK], ids=[case[0] for case in BLANK])
def test_questions_alone(pages: SimpleNamespace, framework: Framework, text: str, forms: tuple[Form, ...]) -> None:
    assert questionnaire(seen(pages, framework, text, forms), framework.indicator("O16"))


@pytest.mark.parametrize(("text", "forms"), [case[1:] for case in ANSWERED], ids=[case[0] for case in ANSWERED])
def test_what_was_answered(pages: SimpleNamespace, framework: Framework, text: str, forms: tuple[Form, ...]) -> None:
    assert not questionnaire(seen(pages, framework, text, forms), framework.indicator("O16"))


def test_elsewhere_a_questionnaire_may_be_asked_for(pages: SimpleNamespace, framework: Framework) -> None:
    assert not questionnaire(seen(pages, framework, ASKED, (ONLINE,), "O32"), framework.indicator("O32"))
