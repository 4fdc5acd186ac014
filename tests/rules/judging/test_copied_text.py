"""Pages that retell what the assessment asks for, and real pages that use the same words."""

from types import SimpleNamespace

import pytest

from model.finding import Verdict
from rules.framework import Framework
from rules.judge import judge

RETOLD = {
    "O13": "คู่มือหรือแนวทางการปฏิบัติงานที่เจ้าหน้าที่ใช้ยึดถือปฏิบัติให้เป็นมาตรฐานเดียวกัน\nเป็นคู่มือปฏิบัติภารกิจใด\n"
    "สำหรับเจ้าหน้าที่หรือพนักงานตำแหน่งใด\nวิธีการขั้นตอนการปฏิบัติ\nอย่างน้อย 1 คู่มือ",
    "O14": "คู่มือการให้บริการประชาชนหรือแนวทางที่ผู้รับบริการ/ผู้มาติดต่อใช้เป็นข้อมูล\nบริการหรือภารกิจใด\nวิธีการขั้นตอนการให้บริการหรือการติดต่อ",
    "O21": "แผนการจัดซื้อจัดจ้างหรือแผนการจัดหาพัสดุตาม พ.ร.บ. การจัดซื้อจัดจ้างฯ พ.ศ. 2560\nข้อมูลการจัดซื้อจัดจ้างในปี พ.ศ. 2565",
    "O22": "ประกาศการจัดซื้อจัดจ้างตาม พ.ร.บ. พ.ศ. 2560 เช่น ประกาศเชิญชวน ประกาศผลการจัดซื้อจัดจ้าง\nข้อมูลการจัดซื้อจัดจ้างในปี พ.ศ. 2565",
    "O27": "การสรรหาและคัดเลือกบุคลากร\nการบรรจุและแต่งตั้งบุคลากร\nการพัฒนาบุคลากร\nการประเมินผลการปฏิบัติงานบุคลากร\n"
    "การให้คุณให้โทษและการสร้างขวัญกำลังใจ\nยังใช้บังคับในปี พ.ศ. 2565",
    "O34": "นโยบายว่าผู้บริหาร เจ้าหน้าที่และบุคลากรทุกคนต้องไม่มีการรับของขวัญ\nดำเนินการโดยผู้บริหารสูงสุดคนปัจจุบัน",
}  # fmt: skip
CRITERIA = (
    "หลักเกณฑ์การสรรหาและคัดเลือกบุคลากร", "หลักเกณฑ์การบรรจุและแต่งตั้งบุคลากร", "หลักเกณฑ์การพัฒนาบุคลากร",
    "หลักเกณฑ์การประเมินผลการปฏิบัติงานบุคลากร", "หลักเกณฑ์การให้คุณให้โทษและการสร้างขวัญกำลังใจ",
)  # fmt: skip
NAME_27 = "หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล"
PARAGRAPH = "ให้คณะกรรมการพิจารณาจากความรู้ ความสามารถ และผลงานของพนักงานส่วนตำบล เสนอนายกองค์การบริหารส่วนตำบลเพื่ออนุมัติภายใน 30 วัน"


@pytest.mark.parametrize("code", sorted(RETOLD))
@pytest.mark.parametrize("mark", ["\n", "\n##"])
def test_what_is_asked_for_is_no_answer(bench: SimpleNamespace, framework: Framework, code: str, mark: str) -> None:
    name = framework.indicator(code).name_th
    page = f"={name}\n#{code} {name}\n{RETOLD[code]}".replace("\n", mark)
    assert judge(bench.dossier(page, code=code), framework, strict=True).verdict is not Verdict.PASS


@pytest.mark.parametrize("mark", ["#", ""])
def test_criteria_with_a_paragraph_each(bench: SimpleNamespace, framework: Framework, mark: str) -> None:
    parts = "\n".join(f"{mark}{place}. {name}\n{PARAGRAPH}" for place, name in enumerate(CRITERIA, 1))
    finding = judge(bench.dossier(f"={NAME_27}\n#{NAME_27}\n{parts}", code="O27"), framework, strict=True)
    assert finding.verdict is Verdict.PASS


@pytest.mark.parametrize("rest", ["", "ตามประกาศ ก.อบต. เรื่อง มาตรฐานทั่วไปเกี่ยวกับหลักเกณฑ์ พ.ศ. 2558 ซึ่งยังใช้บังคับในปี 2565"])
def test_a_bare_list_of_criteria_is_for_a_person(bench: SimpleNamespace, framework: Framework, rest: str) -> None:
    listed = "\n".join(CRITERIA)
    finding = judge(bench.dossier(f"={NAME_27}\n#{NAME_27}\n{listed}\n{rest}", code="O27"), framework, strict=True)
    assert finding.verdict is Verdict.REVIEW


@pytest.mark.parametrize("number", ["{}", "{} เรื่อง", "ไม่มี"])
@pytest.mark.parametrize("code", sorted(RETOLD))
def test_the_numbers_of_a_list_are_no_answer(bench: SimpleNamespace, framework: Framework, code: str, number: str) -> None:
    name = framework.indicator(code).name_th
    asked = "\n".join(f"{number.format(place)}\n{line}" for place, line in enumerate(RETOLD[code].split("\n"), 1))
    finding = judge(bench.dossier(f"={name}\n#{code} {name} ปี 2565\n{asked}", code=code), framework, strict=True)
    assert finding.verdict is not Verdict.PASS


DECLARED = """=ประกาศเจตจำนงสุจริตของผู้บริหาร (No Gift Policy)
#ประกาศเจตจำนงสุจริตของผู้บริหาร (No Gift Policy)
ข้าพเจ้า นายกเทศมนตรีตำบลบ้านตัวอย่าง ขอประกาศเจตจำนงว่าจะบริหารหน่วยงานด้วยความซื่อสัตย์สุจริต โปร่งใส
ไม่รับของขวัญหรือของกำนัลทุกชนิด
ประกาศ ณ วันที่ 4 มกราคม พ.ศ. 2565"""
CEREMONY = """=การมีส่วนร่วมของผู้บริหาร
#การมีส่วนร่วมของผู้บริหาร ประจำปี 2565
เมื่อวันที่ 4 มกราคม 2565 นายกเทศมนตรีตำบลบ้านตัวอย่าง นำพนักงานประกาศเจตจำนงสุจริตต่อต้านการทุจริต"""


@pytest.mark.parametrize(("page", "code", "want"), [
    (DECLARED, "O35", "review"), (DECLARED, "O34", "review"), (CEREMONY, "O35", "pass"),
    (DECLARED.replace("ไม่รับ", "พนักงานทุกคนไม่รับ").replace("เจตจำนงสุจริตของผู้บริหาร", "นโยบายไม่รับของขวัญ"), "O34", "pass"),
])  # fmt: skip
def test_a_declaration_is_no_activity(bench: SimpleNamespace, framework: Framework, page: str, code: str, want: str) -> None:
    assert judge(bench.dossier(page, code=code), framework, strict=True).verdict.value == want


def test_an_answer_of_none_in_the_words_of_the_question(bench: SimpleNamespace, framework: Framework) -> None:
    asked = ("จำนวนเรื่องร้องเรียนทั้งหมด", "จำนวนเรื่องที่ดำเนินการแล้วเสร็จ", "จำนวนเรื่องที่อยู่ระหว่างดำเนินการ")
    title = "ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ รอบ 6 เดือน (1 ตุลาคม 2564 - 31 มีนาคม 2565)"
    verdicts = [
        judge(
            bench.dossier("\n".join((f"={title}", f"#{title}", *(f"{line}{said}" for line in asked))), code="O31"), framework
        ).verdict
        for said in (" : ไม่มี", "")
    ]
    assert verdicts == [Verdict.PASS, Verdict.REVIEW]


@pytest.mark.parametrize("lines", [
    "1 เรื่อง\nจำนวนเรื่องร้องเรียนทั้งหมด\n1 เรื่อง\nเรื่องที่ดำเนินการแล้วเสร็จ\n0 เรื่อง\nเรื่องที่อยู่ระหว่างดำเนินการ",
    "จำนวนเรื่องร้องเรียนทั้งหมด\n1\nเรื่องที่ดำเนินการแล้วเสร็จ\n1\nเรื่องที่อยู่ระหว่างดำเนินการ\n0",
])  # fmt: skip
def test_cards_in_the_words_of_the_question(bench: SimpleNamespace, framework: Framework, lines: str) -> None:
    name = "สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบของเจ้าหน้าที่"
    head = f"={name}\n#{name}\nปีงบประมาณ พ.ศ. 2565 รอบ 6 เดือนแรก (ตุลาคม 2564 - มีนาคม 2565)"
    assert judge(bench.dossier(f"{head}\n{lines}", code="O31"), framework, strict=True).verdict is Verdict.PASS
    unanswered = [line for line in lines.splitlines() if not line[0].isdigit()]
    assert judge(bench.dossier("\n".join((head, *unanswered)), code="O31"), framework, strict=True).verdict is Verdict.FAIL
    numbered = "\n".join(f"{place}\n{line}" for place, line in enumerate(unanswered, 1))
    assert judge(bench.dossier(f"{head}\n{numbered}", code="O31"), framework, strict=True).verdict is Verdict.FAIL
