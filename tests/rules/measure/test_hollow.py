"""Heads without content, one sentence below all of them, and hand-overs that are kept: whether the parts count as shown."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.blanks.hollow import hollow_places
from rules.measure.components import measure
from rules.measure.view import view_of

Parts = Callable[..., Mapping[str, bool | None]]
STAMP = "เผยแพร่เมื่อ 7 เมษายน 2565 อ่าน 63 ครั้ง"
NAME_12 = "รายงานผลการดำเนินงานประจำปี 2564"
NAME_24 = "รายงานผลการจัดซื้อจัดจ้างประจำปีงบประมาณ 2564"
NAME_27 = "หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล"
NAME_37 = "การดำเนินการเพื่อจัดการความเสี่ยงการทุจริต 2565"
NAME_42 = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน 2565"
DONE = "ขุดลอกคลองหมู่ 3 แล้วเสร็จ เบิกจ่าย 99,000 บาท"
RULE = "ให้เป็นไปตามระเบียบของทางราชการโดยเคร่งครัด"
FIVE = ("การสรรหาและคัดเลือก", "การบรรจุและแต่งตั้ง", "การพัฒนาบุคลากร", "การประเมินผลการปฏิบัติงาน", "การให้คุณให้โทษ")


@pytest.fixture
def met(pages: SimpleNamespace, framework: Framework) -> Parts:
    """What is met on a page in the notation of `pages.document`."""

    def results(code: str, name: str, body: str, **fields: object) -> Mapping[str, bool | None]:
        document = pages.document(f"={name}\n#{name}\n{body}\n{STAMP}", **fields)
        view = view_of(pages.dossier(document, indicator=code), framework)
        return {result.id: result.met for result in measure(view, framework.indicator(code))}

    return results


@pytest.mark.parametrize(
    ("code", "name", "body", "empty", "full"),
    [
        # the last heads of a report with nothing below them
        ("O12", NAME_12, f"{DONE}\n#ปัญหา อุปสรรค\n#ข้อเสนอแนะ", {"problems", "suggestions"}, {"results", "spending"}),
        ("O12", NAME_12, f"{DONE}\nปัญหา อุปสรรค:\nข้อเสนอแนะ:", {"problems", "suggestions"}, {"results", "spending"}),
        ("O12", NAME_12, f"{DONE}\n#ปัญหา อุปสรรค\nฝนตกชุก\n#ข้อเสนอแนะ", {"suggestions"}, {"problems"}),
        ("O12", NAME_12, f"{DONE}\n#ปัญหา อุปสรรค\nไม่มี\n#ข้อเสนอแนะ\nไม่มี", set(), {"problems", "suggestions"}),
        # a form: head below head
        (
            "O24",
            NAME_24,
            "#ส่วนที่ 1 บทนำ\nข้อความ\n#จำนวนโครงการ\n#งบประมาณที่ใช้\n#ปัญหาอุปสรรค\n#ข้อเสนอแนะ\n-ดูรายงาน",
            {"problems"},
            set(),
        ),
        # a chapter over its first part
        (
            "O42",
            NAME_42,
            "ข้อความ\n#ส่วนที่ 1\n#จุดอ่อนที่ต้องแก้ไขเร่งด่วน\nการรับแจ้งเรื่องยังช้า",
            set(),
            {"weaknesses"},
        ),
    ],
)
def test_heads_over_nothing(met: Parts, code: str, name: str, body: str, empty: set[str], full: set[str]) -> None:
    found = met(code, name, body)
    assert {part for part in empty if found[part] is not True} == empty
    assert {part for part in full if found[part] is True} == full


@pytest.mark.parametrize("mark", ["#", ""])
def test_one_sentence_below_every_head(met: Parts, mark: str) -> None:
    same = "\n".join(f"{mark}{head}\n{RULE}" for head in FIVE)
    assert set(met("O27", NAME_27, same).values()) == {None}
    varied = "\n".join(f"{mark}{head}\n{head}{RULE}" for head in FIVE)  # the head's name before the same sentence
    assert set(met("O27", NAME_27, varied).values()) == {None}
    own = ("ประกาศรับสมัครสิบห้าวัน", "บรรจุตามลำดับบัญชี", "อบรมหนึ่งหลักสูตรต่อปี", "ประเมินปีละสองรอบ", "เลื่อนขั้นตามผลงาน")
    full = "\n".join(f"{mark}{head}\n{text}" for head, text in zip(FIVE, own, strict=True))
    assert set(met("O27", NAME_27, full).values()) == {True}


@pytest.mark.parametrize("line", ["|{number} | {head} | {said}", "{number}. {head} {said}", "{head}: {said}"])
@pytest.mark.parametrize("said", ["เป็นไปตามที่ ก.อบต. กำหนด", "ให้ถือปฏิบัติตามระเบียบที่เกี่ยวข้อง"])
def test_where_else_it_is_laid_down(met: Parts, line: str, said: str) -> None:
    same = "\n".join(line.format(number=number, head=head, said=said) for number, head in enumerate(FIVE, 1))
    empty = met("O27", NAME_27, f"|ที่ | หลักเกณฑ์ | รายละเอียด\n{same}")
    assert True not in {empty[part] for part in ("recruitment", "development")}
    own = same.replace(said, "ประกาศรับสมัคร 15 วัน ทางเว็บไซต์และที่บอร์ดหน้าสำนักงาน", 1)
    assert met("O27", NAME_27, own)["recruitment"] is True


def test_a_reason_that_all_rows_share_leaves_the_rest_standing(pages: SimpleNamespace, framework: Framework) -> None:
    body = "\n".join(f"|ซื้อวัสดุ {number} | {number},000 บาท | ตามระเบียบพัสดุ" for number in range(1, 5))
    assert set(hollow_places(view_of(pages.dossier(f"={NAME_24}\n{body}", indicator="O24"), framework))) == set()


def test_answers_may_be_alike(pages: SimpleNamespace, framework: Framework) -> None:
    body = "\n".join(f"#โครงการที่ {number}\nดำเนินการแล้ว" for number in range(5))
    view = view_of(pages.dossier(f"={NAME_12}\n{body}", indicator="O12"), framework)
    assert set(hollow_places(view)) == set()


def test_a_signature_in_bold_is_no_head(pages: SimpleNamespace, framework: Framework) -> None:
    body = "#ประกาศ ณ วันที่ 12 เมษายน 2565\n#(นายตัวอย่าง สมมติ)\n#นายกเทศมนตรีตำบลบ้านตัวอย่าง"
    view = view_of(pages.dossier(f"={NAME_12}\n{DONE}\n{body}", indicator="O12"), framework)
    assert set(hollow_places(view)) == set()


def test_what_a_picture_shows_a_person_must_see(met: Parts, pages: SimpleNamespace) -> None:
    body = f"{DONE}\n#ปัญหา อุปสรรค\n#ข้อเสนอแนะ"
    assert met("O12", NAME_12, body, images=(pages.picture,))["problems"] is None


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("งานภาษีป้าย กองคลังวัดขนาดป้ายคู่กับหัวหน้าฝ่าย 58 ราย\nงานเบี้ยยังชีพ เทียบรายชื่อกับทะเบียนราษฎรทุกเดือน 412 ราย", True),
        ("1. ปรับขั้นตอนการเบิกจ่ายให้มีผู้ตรวจสองชั้น เริ่ม 1 กุมภาพันธ์ 2565\n2. ให้ลงเลขไมล์รถทุกคันทุกครั้ง เริ่ม 10 มกราคม 2565", True),
        ("งานภาษีป้าย\nงานเบี้ยยังชีพ", None),
        ("บทที่ 1 งานภาษีป้ายและการจัดเก็บรายได้ของเทศบาล\nบทที่ 2 งานเบี้ยยังชีพผู้สูงอายุและผู้พิการของเทศบาล", None),
    ],
)
def test_a_sentence_that_hands_over_to_figures_is_kept(met: Parts, below: str, *, expected: bool | None) -> None:
    assert met("O37", NAME_37, f"จากการประเมินความเสี่ยง เทศบาลได้ดำเนินการแล้วดังนี้\n{below}")["actions"] is expected


BETWEEN = "1. คะแนนปี 2564\nได้ 79.66 คะแนน\n2. เรื่องที่ต้องรีบแก้\n{}\n3. เรื่องที่ควรทำให้ดีขึ้น\nพนักงานยังไม่รู้วิธียืม\n4. จะแก้อย่างไร\n{}\n"
SIGNED = "ผู้รายงาน นางสมมติ ตัวอย่าง"


@pytest.mark.parametrize("said", ["", "-", "จะประชุมกำหนดภายหลัง", "ดูได้ที่สำนักปลัด"])
def test_a_numbered_head_over_nothing_between_others_that_tell(met: Parts, said: str) -> None:
    assert met("O42", NAME_42, BETWEEN.format("ช่องทางร้องเรียนไม่แยก", "นิติกรทำแบบฟอร์ม"))["weaknesses"] is True
    assert met("O42", NAME_42, BETWEEN.format(said, "นิติกรทำแบบฟอร์ม"))["weaknesses"] is not True
    last = met("O42", NAME_42, BETWEEN.format("ช่องทางร้องเรียนไม่แยก", said) + SIGNED)
    assert last["measures"] is not True
    assert last["weaknesses"] is True


def test_numbered_lines_that_are_what_there_is_to_say(pages: SimpleNamespace, framework: Framework) -> None:
    items = "1. จัดทำแบบฟอร์มแจ้งทุจริต\n2. ทำผังขั้นตอนการยืม\n3. ปรับปรุงเว็บไซต์\nโดยนักวิชาการ\n"
    answers = "1. ชื่อโครงการ\nอบรมคุณธรรม\n2. ผู้รับผิดชอบ\nสำนักปลัด\n3. งบประมาณ 20,000 บาท\n4. ปัญหา: ไม่มี\n5. ผล\nอบรม 45 คน"
    for body in (items, answers):
        assert set(hollow_places(view_of(pages.dossier(f"={NAME_42}\n{body}", indicator="O42"), framework))) == set()
