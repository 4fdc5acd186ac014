"""What shows that a page is not the indicator's: a word that cannot be lacking, its headings, what its files call themselves."""

from types import SimpleNamespace

import pytest

from model.document import Form, Image, Kind, Link, Via
from model.outcome import Outcome
from rules.framework import Framework
from rules.judge import judge
from rules.measure.doubts.subject import Headed, documents_of, headed, lacks_its_word, title_alone
from rules.measure.view import View, view_of

FIRE = "ซ้อมดับเพลิงวันที่ 3 กุมภาพันธ์ มีผู้ร่วม 60 คน และสำรองข้อมูลเครื่องแม่ข่ายทุกวันศุกร์"


def seen(pages: SimpleNamespace, framework: Framework, page: object, *parts: object) -> View:
    return view_of(pages.dossier(page, *parts), framework)


def file(pages: SimpleNamespace, notation: str, name: str = "a.pdf", **fields: object) -> object:
    return pages.document(notation, url=f"https://www.ban-tua-yang.example/file/{name}", kind=Kind.PDF, **fields)


@pytest.mark.parametrize(("page", "lacks"), [
    (f"# ผลการบริหารความเสี่ยงด้านอัคคีภัย\n{FIRE}", True),
    (f"# ผลการบริหารความเสี่ยง\n{FIRE}\nไม่พบการทุจริต", False),  # the word stands somewhere
    (f"# ผลการบริหารความเสี่ยงเรื่องสินบน\n{FIRE}", False),
    ("# ผลการบริหารความเสี่ยง", False),  # nothing is said at all
])  # fmt: skip
def test_a_risk_page_without_corruption_is_about_other_risks(
    pages: SimpleNamespace, framework: Framework, page: str, lacks: bool
) -> None:
    assert lacks_its_word(seen(pages, framework, page), framework.indicator("O37")) is lacks


@pytest.mark.parametrize(("code", "text", "alone"), [
    ("O36", "| รถเก็บขยะเสีย | 3 | 4 | สูง | จ้างเหมา\n| น้ำประปาขุ่น | 4 | 4 | สูงมาก | ล้างถังทุกเดือน", True),
    ("O39", "| อบรมเยาวชนห่างไกลยาเสพติด | 50,000 บาท | ม.ค. 65\n| แข่งกีฬา | 90,000 บาท | เม.ย. 65", True),
    ("O28", "| ทำเกษตรอินทรีย์ | ชาวบ้าน 45 คน\n| นวดแผนไทย | ชาวบ้าน 30 คน\nปัญหา สถานที่คับแคบ ควรจัดที่วัด", True),
    ("O36", "| เรียกรับเงินจากผู้ขออนุญาต | 3 | 4 | สูง | สลับเจ้าหน้าที่\n| รถเก็บขยะเสีย | 1 | 1 | ต่ำ | ซ่อม", False),
    ("O36", "ดูไฟล์", False),  # too little to say anything
    ("O31", "| ต.ค. 64 - มี.ค. 65 | รับ 2 เรื่อง | แล้วเสร็จ 1 เรื่อง | อยู่ระหว่าง 1 เรื่อง", False),  # figures need their title only
    ("O43", "| ลดขั้นตอน | ทำแล้ว 3 งาน | 9 ธ.ค. 64\n| แบบยืมทรัพย์สิน | ใช้แล้ว 14 ครั้ง | 10 ก.พ. 65", False),  # what was done
    ("O16", "| ความเร็วในการเปิดหน้า | 55 | 33 | 12\n| ความสวยงามของเว็บไซต์ | 62 | 31 | 7\nพอใจมากร้อยละ 55", True),  # of a website
    ("O16", "| การให้บริการรวดเร็ว | 55 | 33 | 12\n| สถานที่สะอาด | 62 | 31 | 7\nพอใจมากร้อยละ 55", False),
    ("O26", "15 ธ.ค. 64 อบรมทำน้ำพริก 30 คน\n21 ม.ค. 65 ฝึกตัดผมเยาวชน 15 คน", True),  # no word of the staff, though it is done
    ("O20", "| ถนน หมู่ 2 | 480,000 | แล้วเสร็จ\n| คลอง หมู่ 5 | 120,000 | แล้วเสร็จ\nใช้ไป 600,000 บาท", True),  # works, not heads of money
    ("O29", "ขั้นตอน ทุกกองลดเวลาให้บริการภายใน 3 วัน ห้ามเรียกรับผลประโยชน์ หัวหน้ากองรับผิดชอบ", True),  # nobody complains
    ("O29", "ผู้ร้องยื่นเรื่องที่กองช่าง ตรวจถนนและไฟฟ้าภายใน 3 วัน แล้วแจ้งผล", True),  # of no corruption
    ("O29", "ผู้ร้องยื่นเรื่องว่าเจ้าหน้าที่เรียกรับเงิน ตรวจสอบภายใน 3 วัน แล้วแจ้งผล", False),
    ("O33", "7 ธ.ค. 64 นายกมอบนโยบายแก่พนักงานทุกกอง 45 คน\n8 ธ.ค. 64 ตรวจถนนหมู่ 6", True),
    ("O33", "7 ธ.ค. 64 ชาวบ้านออกเสียงลงคะแนนว่าจะสร้างอะไรก่อน 45 คน", False),
    ("O35", "| 7 ธ.ค. 64 | ศาลาประชาคม | 45 คน\n| 8 ธ.ค. 64 | วัด | 51 คน\nชาวบ้านเสนอความต้องการ", True),
    ("O35", "| 7 ธ.ค. 64 | ศาลาประชาคม | 45 คน\n| 8 ธ.ค. 64 | วัด | 51 คน\nนายกย้ำให้ทำงานตรวจสอบได้", False),
    ("O38", "14 ก.พ. 65 พนักงานแข่งกีฬาสามัคคี 60 คน ที่สนามกีฬากลาง", True),
    ("O38", "14 ก.พ. 65 พนักงานฟังธรรมะและรักษาศีล 60 คน ที่วัด", False),
    ("O36", "| เบิกค่าเดินทางเกินจริง | 3 | 4 | สูง | แนบหลักฐาน\n| ใช้ของหลวงส่วนตัว | 1 | 1 | ต่ำ | ทำสมุดยืม", False),
])  # fmt: skip
def test_a_word_that_only_the_titles_hold(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, alone: bool
) -> None:
    asked = framework.indicator(code)
    assert bool(title_alone(seen(pages, framework, f"= {asked.name_th}\n# {asked.name_th}\n{text}"), asked)) is alone


@pytest.mark.parametrize("unseen", [
    {"images": (Image("https://www.ban-tua-yang.example/scan.jpg", "", 900),)},
    {"links": (Link("https://www.ban-tua-yang.example/risk.pdf", "เอกสาร"),)},
    {"links": (Link("https://www.ban-tua-yang.example/inner", "", Via.FRAME),)},
    {"forms": (Form("/send", "post", (("text", "ชื่อ"),), "แจ้งเรื่อง"),)},
    {"truncated": True},
])  # fmt: skip
def test_what_was_not_read_may_hold_the_word(pages: SimpleNamespace, framework: Framework, unseen: dict[str, object]) -> None:
    page = pages.document(f"# ผลการบริหารความเสี่ยงด้านอัคคีภัย\n{FIRE}", **unseen)
    assert not lacks_its_word(seen(pages, framework, page), framework.indicator("O37"))


@pytest.mark.parametrize(("text", "alone"), [
    ("ชาวบ้านหมู่ 1 ถึงหมู่ 3 ร่วมกันกำหนดค่าน้ำประปาและวิธีดูแลถัง ลงมติหน่วยละ 6 บาท มีผู้มาร่วม 127 คน แล้วเทศบาลออกประกาศเมื่อเดือนมีนาคม ให้ใช้ค่าน้ำใหม่ทุกหลังคาเรือน", True),
    ("เอกสารตามภาพด้านล่างนี้ ซึ่งนายกเทศมนตรีอนุมัติแล้ว", False),  # the picture may be the paper
])  # fmt: skip
def test_photographs_beside_a_story_are_no_paper(
    pages: SimpleNamespace, framework: Framework, text: str, *, alone: bool
) -> None:
    asked, picture = framework.indicator("O39"), Image("https://www.ban-tua-yang.example/w1.jpg", "", 900)
    page = pages.document(f"# {asked.name_th}\n{text}", images=(picture,))
    assert bool(title_alone(seen(pages, framework, page), asked)) is alone


@pytest.mark.parametrize(("answers", "lacks"), [("พอใจมาก 171 เฉย ๆ 11 ไม่พอใจ 2", False), ("ดีเลิศ 171 ธรรมดา 11 แย่ 2", True)])
def test_a_survey_may_ask_in_everyday_words(pages: SimpleNamespace, framework: Framework, answers: str, *, lacks: bool) -> None:
    page = f"# ใบประเมินจากกล่องหน้าเคาน์เตอร์\nเปิดกล่องหน้าเคาน์เตอร์ทุกกอง นับได้ 184 ใบ พูดจาสุภาพ {answers}"
    assert lacks_its_word(seen(pages, framework, page), framework.indicator("O16")) is lacks


def test_a_subject_without_such_words_lacks_none(pages: SimpleNamespace, framework: Framework) -> None:
    assert not lacks_its_word(seen(pages, framework, f"# ข่าว\n{FIRE}"), framework.indicator("O7"))


@pytest.mark.parametrize(("code", "heading", "said"), [
    ("O36", "การประเมินความเสี่ยงการทุจริต ประจำปี 2565", Headed.OWN),
    ("O36", "วิเคราะห์จุดเสี่ยงเรียกรับสินบน", Headed.OWN),  # in other words
    ("O36", "แนวทางการประเมินความเสี่ยงการทุจริต", Headed.AGAINST),
    ("O15", "สถิติการเข้าใช้บริการเว็บไซต์", Headed.AGAINST),
    ("O38", "ค่ายคุณธรรมจริยธรรมเด็กและเยาวชน", Headed.AGAINST),
    ("O18", "รายงานผลการใช้จ่ายงบประมาณประจำปี 2564", Headed.ANOTHER),
    ("O14", "คู่มือการปฏิบัติงานและคู่มือประชาชน", Headed.OWN),  # both are there
    ("O18", "ยินดีต้อนรับ", Headed.NOTHING),
    ("O18", "รายงานการประชุมสภา", Headed.NOTHING),  # a word against it, but the name of nothing
])  # fmt: skip
def test_headings(pages: SimpleNamespace, framework: Framework, code: str, heading: str, said: Headed) -> None:
    view = seen(pages, framework, f"= เทศบาลตำบลบ้านตัวอย่าง\n# {heading}\n{FIRE}")
    assert headed(view, framework.indicator(code), framework) is said


def test_one_good_heading_decides(pages: SimpleNamespace, framework: Framework) -> None:
    view = seen(pages, framework, "# รายงานผลการใช้จ่ายงบประมาณประจำปี\n# แผนการใช้จ่ายงบประมาณประจำปี\nงบกลาง 1 บาท")
    assert headed(view, framework.indicator("O18"), framework) is Headed.OWN


COVER = "# นโยบายการบริหารทรัพยากรบุคคล\n- เอกสาร"
REPORT = "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. 2564\nบรรจุแล้ว 3 อัตรา"
POLICY = "ประกาศเทศบาลตำบลบ้านตัวอย่าง เรื่อง นโยบายการบริหารทรัพยากรบุคคล\nด้านการสรรหา"


def others(pages: SimpleNamespace, framework: Framework, page: str, *parts: object, code: str = "O25") -> frozenset[str]:
    return documents_of(seen(pages, framework, page, *parts), framework.indicator(code), framework)


def test_the_files_under_a_right_title_decide(pages: SimpleNamespace, framework: Framework) -> None:
    assert "O28" in others(pages, framework, COVER, file(pages, REPORT))
    assert not others(pages, framework, COVER, file(pages, POLICY))
    assert not others(pages, framework, COVER, file(pages, REPORT), file(pages, POLICY, "b.pdf"))  # one is enough
    assert not others(pages, framework, COVER, file(pages, "บันทึกข้อความ\nงานบุคคล"))  # calls itself nothing
    assert not others(pages, framework, COVER)


@pytest.mark.parametrize(("code", "title", "other"), [
    ("O41", "รายงานการติดตามและประเมินผลแผนพัฒนาท้องถิ่น ประจำปีงบประมาณ พ.ศ. 2564", "O12"),
    ("O28", "รายงานผลการสำรวจความพึงพอใจของผู้รับบริการ ประจำปี 2564", "O16"),
    ("O36", "แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ 2565", "O21"),
    ("O10", "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2561-2565)", "O39"),
])  # fmt: skip
def test_a_file_may_be_the_document_of_any_other_item(
    pages: SimpleNamespace, framework: Framework, code: str, title: str, other: str
) -> None:
    name = framework.indicator(code).name_th
    lines = "\n".join(f"เรื่องที่ {number} ดำเนินการแล้ว {number * 3} ครั้ง" for number in range(9))
    dossier = pages.dossier(f"# {name} ประจำปี 2565", file(pages, f"{title}\n{lines}"), indicator=code)
    assert documents_of(view_of(dossier, framework), framework.indicator(code), framework) == {other}
    assert any(one.reason.code == "wrong-topic" for one in judge(dossier, framework, strict=True).reasons)


def test_files_beside_content_or_unread_prove_nothing(pages: SimpleNamespace, framework: Framework) -> None:
    said = "\n".join(["ด้านการสรรหา เทศบาลจะสรรหาบุคลากรตามกรอบอัตรากำลังโดยยึดหลักความรู้ความสามารถ"] * 5)
    assert not others(pages, framework, f"{COVER}\n{said}", file(pages, REPORT))
    dead = pages.opened(None, url="https://www.ban-tua-yang.example/file/b.pdf", outcome=Outcome.READ_TIMEOUT)
    assert not others(pages, framework, COVER, file(pages, REPORT), dead)
    assert not others(pages, framework, COVER, file(pages, REPORT, truncated=True))


def test_a_name_in_the_middle_of_a_line_is_no_title(pages: SimpleNamespace, framework: Framework) -> None:
    order = "คำสั่งเทศบาลตำบลบ้านตัวอย่าง ที่ 512/2564\nเพื่อให้เป็นไปตามเอกสารแนบท้ายรายงานผลการบริหารและพัฒนาทรัพยากรบุคคล"
    assert not others(pages, framework, COVER, file(pages, order))


@pytest.mark.parametrize("how", ["แนวทางการจัดทำ", "คู่มือการจัดทำ", "ซักซ้อม"])
@pytest.mark.parametrize("code", ["O18", "O21", "O36", "O39"])
def test_how_it_is_to_be_made_is_not_the_thing(pages: SimpleNamespace, framework: Framework, code: str, how: str) -> None:
    name = framework.indicator(code).name_th
    view = seen(pages, framework, f"# {how}{name}\n{FIRE}")
    assert headed(view, framework.indicator(code), framework) is Headed.AGAINST
    assert headed(seen(pages, framework, f"# {name}\n{FIRE}"), framework.indicator(code), framework) is Headed.OWN


def test_heads_of_columns_are_no_title(pages: SimpleNamespace, framework: Framework) -> None:
    report = "เทศบาลตำบลบ้านตัวอย่าง\nรายงานรายจ่ายที่จ่ายจากเงินรายรับ\nปีงบประมาณ 2565\nหมวด ประมาณการ รายจ่ายจริง ร้อยละ"
    assert not others(pages, framework, "# รายงานการใช้จ่ายงบประมาณ รอบ 6 เดือน\n- เอกสาร", file(pages, report), code="O19")
