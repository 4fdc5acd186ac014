"""Papers that speak of the subject and are not it, and a neighbour's words under the subject's title."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from model.document import Kind, Link
from rules import say
from rules.framework import Framework
from rules.judge import judge
from rules.measure.doubts.body_words import neighbours_words
from rules.measure.doubts.genre import genre_of
from rules.measure.view import View, view_of
from rules.page_words import WordList

LETTER = "ด้วยอำเภอแจ้งให้จัดทำนโยบายไม่รับของขวัญ จึงเรียนมาเพื่อพิจารณาดำเนินการต่อไป และรายงานให้ทราบโดยเร็ว"
MINUTES = "วาระที่ 3 การประเมินความเสี่ยงการทุจริต ให้ทุกกองไปพิจารณาเหตุการณ์และระดับความเสี่ยง มติที่ประชุม รับทราบ"
EVENT = "ปลัดเป็นประธานการประชุมเรื่องการจัดทำคู่มือการปฏิบัติงาน ให้ทุกส่วนราชการทบทวนขั้นตอน ผู้เข้าประชุม 26 คน"
PROPOSAL = "หลักการและเหตุผล ประชาชนควรมีส่วนร่วม ผลที่คาดว่าจะได้รับ แผนพัฒนาตรงกับความต้องการของประชาชนในพื้นที่"
ORDER = "แต่งตั้งคณะกรรมการ นายก อบต. ประธานกรรมการ ผู้ใหญ่บ้านทุกหมู่และพนักงาน กรรมการ มีหน้าที่ร่วมเสนอความเห็น สั่ง ณ วันที่ 10 มกราคม 2565"
ESSAY = "การมีส่วนร่วมของประชาชน หมายถึง กระบวนการที่เปิดโอกาสให้เกี่ยวข้อง ประโยชน์ของการมีส่วนร่วม คือ ลดความขัดแย้ง"
PLAIN = "ประกาศ ณ วันที่ 5 มกราคม 2565 ห้ามเจ้าหน้าที่ทุกคนรับของขวัญหรือของกำนัลทุกชนิดจากการปฏิบัติหน้าที่ราชการทั้งปวง"
STAMP = "โพสต์เมื่อ 12 มกราคม 2565 โดย ผู้ดูแลระบบ | อ่าน 700 ครั้ง"


@pytest.fixture
def seen(pages: SimpleNamespace, framework: Framework) -> Callable[..., View]:
    def view(code: str, page: str, *parts: str) -> View:
        files = [
            pages.document(text, url=f"https://www.ban-tua-yang.example/{n}.pdf", kind=Kind.PDF) for n, text in enumerate(parts)
        ]
        return view_of(pages.dossier(page, *files, indicator=code), framework)

    return view


@pytest.mark.parametrize(("code", "texts", "genre"), [
    ("O34", (LETTER,), WordList.LETTER),
    ("O34", (PLAIN,), None),
    ("O34", ("#นโยบาย", LETTER), WordList.LETTER),
    ("O34", (PLAIN, LETTER), None),  # the announcement stands beside the letter that asked for it
    ("O34", (STAMP, LETTER), WordList.LETTER),
    ("O34", ("จึงเรียนมาเพื่อทราบ " + PLAIN,), None),  # one word of a kind stands in many other papers
    ("O6", (LETTER,), None),  # letters of superior offices are law
    ("O27", (LETTER,), None),
    ("O36", (MINUTES,), WordList.MINUTES),
    ("O33", (MINUTES,), None),  # what was done may be told by minutes
    ("O13", (EVENT,), WordList.EVENT),
    ("O35", (EVENT,), None),
    ("O7", ("ผู้มาประชุม 12 คน ระเบียบวาระที่ 1 เรื่องแจ้งให้ทราบ ระเบียบวาระที่ 2 รับรองรายงานการประชุม ปิดประชุมเวลา 12.00 น.",), WordList.MINUTES),
    ("O7", ("ผู้มาประชุมสภา 12 คน 3 ก.พ. 65 ระเบียบวาระที่ 1 เรื่องแจ้งให้ทราบ รับรองรายงานการประชุม\nมอบถุงยังชีพ 5 ก.พ. 65",), None),
    ("O13", (EVENT + "\n|ที่ | ขั้นตอน",), None),  # a table says more than a story
    ("O13", (EVENT + "\n|กอง|จำนวนผู้เข้าอบรม\n|กองคลัง|19",), WordList.EVENT),  # but not one of who came
    ("O13", (EVENT + " ขั้นตอนที่หนึ่ง รับคำขอ" * 40,), None),
    ("O28", (EVENT,), None),
    # the letters of one word are not two words
    ("O4", ("ประกาศใช้ยุทธศาสตร์แล้วทุกชุมชน ตั้งแต่วันที่ 1 ตุลาคม 2559\nข่าวใหม่: เปิดรับสมัครนักเรียนโรงเรียนเทศบาล 1 ปีการศึกษา 2565",), None),
    ("O4", ("เปิดรับสมัครผู้เข้าประกวด ตั้งแต่วันที่ 1 ตุลาคม 2564 ทุกชุมชน และปิดรับสมัครวันที่ 30 ตุลาคม 2564",), WordList.INVITATION),
    ("O33", (PROPOSAL,), WordList.PROPOSAL),
    ("O33", (ORDER,), WordList.ORDER), ("O35", (ORDER,), WordList.ORDER), ("O38", (ORDER,), WordList.ORDER),
    ("O33", (ORDER + " มีชาวบ้านมาเลือก 40 คน",), None),  # and who took part
    ("O7", (ORDER,), WordList.ORDER),
    ("O7", (f"{ORDER}\n3 มีนาคม 2565 แต่งตั้งคณะกรรมการประกวดขบวนแห่",), None),  # a list of news
    ("O37", (ORDER,), None),  # an order is something that was done
    ("O12", (PROPOSAL,), WordList.PROPOSAL),
    ("O10", (PROPOSAL,), None),
    ("O4", ("ประธานแจ้งให้ทุกกองรวบรวมโครงการสำหรับแผนพัฒนาท้องถิ่น ที่ประชุมรับทราบ เลิกประชุมเมื่อเวลาเที่ยง",), WordList.MINUTES),
    ("O18", ("กองคลังเข้ารับฟังการบรรยายเรื่องแผนการใช้จ่ายงบประมาณ ผู้เข้าร่วมถ่ายภาพร่วมกันหลังจบการบรรยาย",), WordList.EVENT),
    ("O21", ("ด้วยกระทรวงกำหนดให้จัดทำแผนการจัดซื้อจัดจ้าง จึงขอให้ถือปฏิบัติและรายงานตามกำหนดเวลาที่แจ้งไว้",), WordList.LETTER),
    ("O12", ("อาศัยอำนาจตามกฎหมาย ให้พนักงานต่อไปนี้จัดทำรายงานผลการดำเนินงานประจำปีและเสนอผู้บริหารต่อไป",), WordList.ORDER),
    ("O33", (ESSAY,), WordList.ESSAY),
    ("O13", (ESSAY,), None),  # manuals define their words
])  # fmt: skip
def test_kinds_of_paper(
    seen: Callable[..., View], framework: Framework, code: str, texts: tuple[str, ...], genre: WordList | None
) -> None:
    found = genre_of(seen(code, *texts), framework.indicator(code))
    assert (found[0] if found else None) is genre
    if found is not None:
        assert len(found[1]) == 2


@pytest.mark.parametrize(("kind", "said"), [(LETTER, "หนังสือ"), (PLAIN, "")])
def test_a_letter_under_the_right_title_is_for_a_person(
    pages: SimpleNamespace, framework: Framework, kind: str, said: str
) -> None:
    title = "=นโยบายไม่รับของขวัญ (No Gift Policy)\n#นโยบายไม่รับของขวัญ (No Gift Policy)\n"
    finding = judge(pages.dossier(title + kind, indicator="O34"), framework, strict=True)
    told = [say.sentence(one.reason, "th", one.severity) for one in finding.reasons if one.reason.code == "wrong-topic"]
    assert any(said in sentence for sentence in told) is bool(said)


@pytest.fixture
def words(framework: Framework) -> Callable[[str, str], list[str]]:
    """Words that only one of two indicators uses, none within another."""

    def of(code: str, other: str) -> list[str]:
        theirs = {*framework.indicator(other).topic.names, *framework.indicator(other).topic.signs}
        own = [word for word in framework.indicator(code).topic.signs if not any(word in one or one in word for one in theirs)]
        return [word for word in own if not any(word != one and (word in one or one in word) for one in own)]

    return of


@pytest.mark.parametrize(
    ("own", "other", "told"), [(0, 1, False), (0, 2, True), (1, 2, False), (1, 3, True), (2, 3, False), (2, 4, True)]
)
def test_whose_words_the_text_uses(
    seen: Callable[..., View], framework: Framework, words: Callable[[str, str], list[str]], own: int, other: int, told: bool
) -> None:
    body = "\n".join([*words("O10", "O18")[:own], *words("O18", "O10")[:other]])
    indicator = framework.indicator("O10").model_copy(
        update={"topic": framework.indicator("O10").topic.model_copy(update={"neighbours": ("O18",)})}
    )
    found = neighbours_words(seen("O10", "#แผนการดำเนินงานประจำปี 2565\n" + body), indicator)
    assert (found is not None) is told
    if found is not None:
        assert found[0] == "O18"
        assert found[1]


@pytest.mark.parametrize(("code", "text", "other"), [
    ("O16", "ร้อยละ 91.2 ค่าเฉลี่ย 4.56\nงานทะเบียน 120 ราย\nรวม 380 คน เดือนตุลาคม", None),  # words of every table
    ("O14", "ขั้นตอนการชำระภาษี ยื่นที่กองคลัง รวม 3 วัน ราย", None),
    ("O43", "มาตรการลดขั้นตอน อบรมเจ้าหน้าที่ 38 คน คำสั่งที่ 214/2564", None),
    ("O11", "ตามแผนดำเนินงานที่ประกาศใช้\nหน่วยงานรับผิดชอบ กองช่าง\nความคืบหน้า งวดที่ 2", None),
    ("O11", "ตามแผนดำเนินงานที่ประกาศใช้\nหน่วยงานรับผิดชอบ กองช่าง\nงวดที่ 2", "O10"),
    ("O10", "แหล่งรายได้ ภาษีจัดสรร\nงบกลาง งบบุคลากร งบดำเนินงาน งบลงทุน", "O18"),
])  # fmt: skip
def test_words_that_stand_everywhere_or_tell_a_part_are_nobody_elses(
    seen: Callable[..., View], framework: Framework, code: str, text: str, other: str | None
) -> None:
    indicator = framework.indicator(code)
    found = neighbours_words(seen(code, f"#{indicator.name_th} 2565\n{text}"), indicator)
    assert (found[0] if found else None) == other


PAPERS = {  # the kind of paper, and what is under the title; without a part it is certain, with all of them a person must look
    "kind-letter": ("O21", "ด้วยอำเภอแจ้งให้ทุกหน่วยงานส่งรายการ จึงเรียนมาเพื่อทราบและดำเนินการโดยเร็วภายในเวลาที่กำหนดไว้"),
    "kind-minutes": ("O36", "ประธานแจ้งให้ทุกกองช่วยกันคิดเรื่องความเสี่ยงการทุจริต ที่ประชุมรับทราบและเลิกประชุมเวลาเที่ยง"),
    "kind-event": ("O13", "พนักงานเข้ารับฟังการบรรยายเรื่องคู่มือการปฏิบัติงาน และถ่ายภาพร่วมกันหน้าสำนักงานหลังจบการบรรยาย"),
    "kind-left-blank": ("O12", "| ขุดลอกคลอง | ...... บาท | ......\n| ลาดยางถนน | ...... บาท | ......"),
    "kind-another-body": ("O18", "งบกลาง 12,000 บาท งบลงทุน 35,000 บาท จากเงินรายได้และเงินอุดหนุนทั่วไป ไตรมาส 1 และไตรมาส 2"),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_a_second_sign_makes_another_kind_of_paper_certain(pages: SimpleNamespace, framework: Framework, kind: str) -> None:
    code, body = PAPERS[kind]
    name = framework.indicator(code).name_th
    head = f"#{name} โรงเรียนบ้านสมมุติ ปี 2565" if kind == "kind-another-body" else f"#{name}"
    finding = judge(pages.dossier(f"={name}\n{head}\n{body}", indicator=code), framework, strict=True)
    told = next(one.reason for one in finding.reasons if one.reason.code == "wrong-topic")
    assert finding.verdict.value == "fail"
    assert told.data["looks_like"] == kind
    assert told.evidence


@pytest.mark.parametrize(("last", "verdict"), [("ให้สำนักปลัดติดตามและรายงานนายกทุกเดือน", "review"), ("", "fail")])
def test_minutes_that_hold_most_of_many_parts_are_looked_at(
    pages: SimpleNamespace, framework: Framework, last: str, verdict: str
) -> None:
    body = (
        "ผู้มาประชุม 9 คน\nวาระที่ 1 ผลการประเมิน ITA ปี 2564 ได้ 84.02 คะแนน\nวาระที่ 2 จุดอ่อน คือ การใช้งบประมาณ ควรพัฒนา คือ การบริการ\n"
        f"วาระที่ 3 มาตรการ ติดบัตรคิว วิธีการ ตั้งเครื่อง ผู้รับผิดชอบ สำนักปลัด\n{last}\nเลิกประชุม"
    )
    if not last:
        body = body.replace("จุดอ่อน คือ การใช้งบประมาณ ควรพัฒนา คือ การบริการ", "รับทราบ").replace("ผู้รับผิดชอบ สำนักปลัด", "")
    title = "วิเคราะห์ผลการประเมิน ITA"
    finding = judge(pages.dossier(f"={title}\n#{title}\n{body}", indicator="O42"), framework, strict=True)
    assert finding.verdict.value == verdict


@pytest.mark.parametrize(("end", "expected"), [(" ", True), ("\n", False)])
def test_one_sentence_on_all_of_many_parts_is_looked_at(
    pages: SimpleNamespace, framework: Framework, end: str, *, expected: bool
) -> None:
    name = framework.indicator("O27").name_th
    told = ("มุ่งสรรหาคนดีคนเก่ง", "บรรจุแต่งตั้งตามลำดับ", "พัฒนาบุคลากรต่อเนื่อง", "ประเมินผลการปฏิบัติงาน", "ให้รางวัลและลงโทษทางวินัย")
    finding = judge(pages.dossier(f"={name}\n#{name}\n{end.join(told)}", indicator="O27"), framework, strict=True)
    assert any(one.reason.data.get("because") == "few-lines" for one in finding.reasons) is expected


def test_a_box_on_the_front_page_is_not_surely_news(pages: SimpleNamespace, framework: Framework) -> None:
    page = "=เทศบาล\n#ข่าวประชาสัมพันธ์\n1 เม.ย. 65 วันผู้สูงอายุ\n25 มี.ค. 65 เขตควบคุมไฟป่า\n"
    for box, verdict in (("#เฟซบุ๊กแฟนเพจ\n", "review"), ("", "fail")):
        links = (Link("https://www.facebook.com/ban.tua.yang", "เทศบาลตำบลบ้านตัวอย่าง"),)
        document = pages.document(page + box + "- เทศบาลตำบลบ้านตัวอย่าง", links=links)
        assert judge(pages.dossier(document, indicator="O9"), framework, strict=True).verdict.value == verdict


def test_a_paper_that_names_its_agency_is_looked_at(pages: SimpleNamespace, framework: Framework) -> None:
    name = framework.indicator("O18").name_th
    body = "งบกลาง 12,000 บาท งบลงทุน 35,000 บาท จากเงินรายได้และเงินอุดหนุนทั่วไปของเทศบาลตำบลบ้านตัวอย่าง ไตรมาส 1"
    page = f"={name}\n#{name} โรงเรียนบ้านสมมุติ ปี 2565\n{body}"
    finding = judge(pages.dossier(page, indicator="O18"), framework, strict=True)
    assert finding.verdict.value == "review"


@pytest.mark.parametrize(("code", "page"), [
    ("O33", "=กิจกรรมการประชุม\n#ประชุมพนักงานประจำเดือน มกราคม 2565\nวันที่ 12 พนักงานทุกคนร่วมประชุม แสดงความคิดเห็นต่อหัวหน้างาน เรื่องสวัสดิการพนักงาน จำนวน 40 คน"),
    ("O38", "=กิจกรรม ปี 2565\n#อบรมคุณธรรม\nวันที่ 9 มกราคม 2565 อบรมคุณธรรมนักเรียนและเยาวชน 40 คน ที่โรงเรียน ผู้ปกครองร่วมงาน"),
    ("O29", "=เรื่องร้องเรียน\n#ขั้นตอนการร้องเรียน\n1. ยื่นเรื่องไฟฟ้าสาธารณะดับ ถนนชำรุด ที่งานธุรการ\n2. ซ่อมและแจ้งผลใน 7 วัน โดยกองช่าง"),
    ("O43", "=ผลการดำเนินการ 2565\n#โครงการ\nหลักการและเหตุผล หน่วยงานควรโปร่งใส\nงบประมาณที่ขอ 5,000 บาท ผู้เสนอโครงการ สำนักปลัด"),
])  # fmt: skip
def test_what_is_not_clearly_the_subject_and_another_thing_too_is_not_it(
    pages: SimpleNamespace, framework: Framework, code: str, page: str
) -> None:
    finding = judge(pages.dossier(page, indicator=code), framework, strict=True)
    told = next(one for one in finding.reasons if one.reason.code == "wrong-topic")
    assert told.severity.value == "fail"
    assert told.reason.data["because"] != "unclear-words"
