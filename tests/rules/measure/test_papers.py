"""Papers that speak of a subject and are not it, and which of them may be what an indicator asks for."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Framework
from rules.measure.doubts.genre import genre_of
from rules.measure.view import View, view_of

CIRCULAR = "เรียน หัวหน้าส่วนราชการทุกแห่ง\nตามที่จังหวัดกำหนด ขอให้ทุกกองจัดทำและส่งให้งานแผนภายในวันที่ 15\nจึงเรียนมาเพื่อดำเนินการ"
COVER = (
    "เรียน นายกเทศมนตรี\nขอส่งรายงานผลตามตารางข้างท้าย จึงเรียนมาเพื่อโปรดทราบ\n| ถนน | 400,000 | แล้วเสร็จ |\n| ท่อ | 90,000 | แล้วเสร็จ |"
)
ORDER = "คำสั่งที่ 12/2565 แต่งตั้งคณะกรรมการจัดทำ\n1. ปลัดเทศบาล ประธานกรรมการ\n2. นักวิเคราะห์ กรรมการและเลขานุการ\nสั่ง ณ วันที่ 3 มกราคม 2565"
MINUTES = "รายงานการประชุมคณะทำงาน ครั้งที่ 1/2565\nผู้มาประชุม 6 คน\nวาระที่ 3 เลขานุการแจกแบบให้ทุกกอง\nมติที่ประชุม รับทราบ"
STORY = "วันที่ 16 กุมภาพันธ์ 2565 กองคลังจัดอบรม วิทยากรจากจังหวัดบรรยายวิธีกรอกแบบ ผู้เข้าอบรม 22 คน ผ่านการทดสอบทุกคน"
INVITATION = "ขอเชิญประชาชนเข้าร่วมเวทีวันที่ 21 เมษายน 2565 ณ หอประชุม ลงทะเบียนได้ที่งานแผน ปิดรับลงทะเบียนเมื่อครบ 80 คน"
METHOD = "กลุ่มตัวอย่าง 376 คน ตามตารางสำเร็จรูป เครื่องมือที่ใช้คือแบบสอบถาม สถิติที่ใช้คือค่าเฉลี่ยและส่วนเบี่ยงเบน"
PROPOSAL = "หลักการและเหตุผล ประชาชนควรมีส่วนร่วม\nงบประมาณที่ขอ 25,000 บาท\nผลที่คาดว่าจะได้รับ แผนตรงกับความต้องการของประชาชนในตำบล"
ESSAY = "การมีส่วนร่วม หมายถึง การที่ประชาชนร่วมคิดร่วมทำกับภาครัฐ ประโยชน์ของการมีส่วนร่วมคือโครงการตรงความต้องการของคนในพื้นที่"


def seen(pages: SimpleNamespace, framework: Framework, page: object, *parts: object) -> View:
    return view_of(pages.dossier(page, *parts), framework)


@pytest.mark.parametrize(("code", "text", "kind"), [
    ("O10", CIRCULAR, "letter"), ("O21", CIRCULAR, "letter"), ("O39", CIRCULAR, "letter"), ("O38", CIRCULAR, "letter"),
    ("O12", COVER, None), ("O19", COVER, None),  # the report itself stands below the letter
    ("O24", f"{COVER}\nข้อเสนอแนะ ขอให้ทุกกองส่งรายการให้เร็วขึ้น", None),  # and asks for something at its end
    ("O43", f"{CIRCULAR}\n| มาตรการ | ผล | ปัญหา |\n| ติดป้าย | | |\n| ทำทะเบียน | | |", "letter"),  # a pattern to fill in
    ("O27", CIRCULAR, None),  # what is in force may have been sent round
    ("O36", ORDER, "order"), ("O22", ORDER, "order"), ("O42", ORDER, "order"),
    ("O26", ORDER, None), ("O43", ORDER, None),  # an order is something done
    ("O36", MINUTES, "minutes"), ("O13", MINUTES, "minutes"), ("O33", MINUTES, None),
    ("O22", STORY, "event"), ("O13", STORY, "event"), ("O29", STORY, "event"), ("O38", STORY, None), ("O7", STORY, None),
    ("O33", INVITATION, "invitation"), ("O32", INVITATION, "invitation"), ("O35", INVITATION, "invitation"), ("O7", INVITATION, None),
    ("O16", METHOD, "method"), ("O16", f"{METHOD}\nพึงพอใจร้อยละ 93.2", None),
    ("O33", PROPOSAL, "proposal"), ("O28", PROPOSAL, "proposal"), ("O10", PROPOSAL, None),
    ("O33", ESSAY, "essay"), ("O38", ESSAY.replace("การมีส่วนร่วม", "จริยธรรม"), "essay"), ("O29", ESSAY, None),
])  # fmt: skip
def test_which_papers_an_indicator_cannot_mean(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, kind: str | None
) -> None:
    found = genre_of(seen(pages, framework, f"# ชื่อเรื่องตรงข้อ\n{text}"), framework.indicator(code))
    assert (found[0].value if found else None) == kind


def test_a_long_paper_is_more_than_the_letter_over_it(pages: SimpleNamespace, framework: Framework) -> None:
    text = "ผลการดำเนินงานตามโครงการแล้วเสร็จตามแผนทุกประการและได้ตรวจรับแล้ว\n" * 15
    letter = "เรียน นายกเทศมนตรี\nจึงเรียนมาเพื่อโปรดทราบ\n"
    assert genre_of(seen(pages, framework, f"# รายงานผล\n{letter}"), framework.indicator("O12")) is None  # a cover of its files
    assert genre_of(seen(pages, framework, f"# รายงานผล\n{letter}{text}"), framework.indicator("O12")) is None
    assert genre_of(
        seen(pages, framework, f"# รายงานผล\n{letter}ด้วยกองช่างได้จัดทำแผนไว้แล้วและจะรายงานในโอกาสต่อไป"), framework.indicator("O12")
    )


def test_all_that_says_something_must_be_of_the_kind(pages: SimpleNamespace, framework: Framework) -> None:
    minutes = pages.document(MINUTES, url="https://www.ban-tua-yang.example/a.pdf", kind=Kind.PDF)
    table = pages.document("| เหตุการณ์ความเสี่ยง | ระดับ | มาตรการ |\n| เรียกรับเงิน | สูง | ติดป้ายและตรวจสอบทุกเดือนโดยหัวหน้างาน |",
                           url="https://www.ban-tua-yang.example/b.pdf", kind=Kind.PDF)  # fmt: skip
    asked = framework.indicator("O36")
    assert genre_of(seen(pages, framework, "# การประเมินความเสี่ยง", minutes), asked)
    assert genre_of(seen(pages, framework, "# การประเมินความเสี่ยง", minutes, table), asked) is None
