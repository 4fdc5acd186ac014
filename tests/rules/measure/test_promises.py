"""What only promises content: it neither shows a part nor denies it."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest

from model.document import Document, Form, Kind, Link
from rules.framework import Framework
from rules.measure.blanks.empty_tables import empty_columns
from rules.measure.blanks.promises import promising_places
from rules.measure.components import has_blank_place, measure
from rules.measure.view import View, view_of

HOST = "https://www.ban-tua-yang.example"
TITLE = "=รายงานผลตัวอย่าง 2564\n#รายงานผลตัวอย่าง ประจำปีงบประมาณ 2564\n"
NAME_27 = "#หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล\n"
NAME_12 = "#รายงานผลการดำเนินงานประจำปี 2564\n|ขุดลอกคลอง | เบิกจ่าย 40,000 บาท | แล้วเสร็จ\n"


@pytest.fixture
def seen(pages: SimpleNamespace, framework: Framework) -> Callable[..., View]:
    def view(page: str | Document, *parts: object, code: str = "O12") -> View:
        return view_of(pages.dossier(page, *parts, indicator=code), framework)

    return view


@pytest.mark.parametrize(("body", "promising"), [
    ("ผลการดำเนินงานแล้วเสร็จทุกโครงการ", set()),
    # sentences that hand over
    ("ขอเผยแพร่ผลการดำเนินงาน ปัญหา และข้อเสนอแนะ ดังนี้", {2}),
    ("เผยแพร่ราคากลางและผู้ชนะ ตามตารางข้างล่าง", {2}),
    ("รายละเอียดตามเอกสารแนบ", {2}),
    ("ดังนี้จึงขอแจ้งผลการดำเนินงานที่แล้วเสร็จ", set()),
    # what is still to come, and what is under way
    ("|ด้านการสรรหา | อยู่ระหว่างจัดทำ", {2}),
    ("|ขุดลอกคลอง | อยู่ระหว่างดำเนินการ", set()),
    ("จะนำลงเว็บไซต์เมื่อลงนามแล้ว", {2}),
    ("(ตอนที่ 2 ผลการสำรวจ จะนำลงต่อไป)", {2}),
    # what is to be filled in: dots below a label, directions in brackets
    ("2. ปัญหา อุปสรรค\n..........................\n..........................\n3. ข้อเสนอแนะ\n__________", {2, 3, 4, 5, 6}),
    ("#ข้อเสนอแนะ\n………………", {2, 3}),
    ("2. ปัญหา อุปสรรค\nฝนตกชุก\n..........................", {3, 4}),
    ("ขั้นตอนการปฏิบัติงาน (เขียนเป็น Flow Chart)", {2}),
    ("ผลการวิเคราะห์ (ให้ระบุจุดอ่อนที่พบ)", {2}),
    ("อื่น ๆ (ระบุ) ขุดลอกคลอง 2 สาย", set()),
    # a label, and at once the next number
    ("1) ปัญหา:\n2) ข้อเสนอแนะ: ควรเร่งรัด\nข้อควรทราบ", {2}),
    ("ตอนที่ 3 ปัญหา :\nตอนที่ 4 ข้อเสนอแนะ\nควรเร่งรัด", {2}),
    ("2. ปัญหา:\n2.1 งบประมาณล่าช้า", set()),
    ("1) ปัญหา:\nฝนตก\n2) ข้อเสนอแนะ: ควรเร่งรัด", set()),
    # categories with nothing in them
    ("พระราชบัญญัติ (0)\n-ระเบียบ (0)", {2, 3}),
    ("#คู่มือ (๐)\nขั้นตอน (0 รายการ)\nแผน (3)", {2, 3}),
    ("ร้องเรียน (0)\nแผน (3)", set()),
    # prefaces, purposes and tables of contents
    ("หวังเป็นอย่างยิ่งว่ารายงานจะเป็นประโยชน์", {2}),
    ("1. เพื่อทราบปัญหาและข้อเสนอแนะ", {2}),
    ("(1.2) เพื่อทราบปัญหา", {2}),
    ("เพื่อความโปร่งใส เทศบาลจึงเปิดเผยผลการดำเนินงานทุกโครงการ", set()),
    ("ประชาชนเสนอให้ซ่อมถนนเพื่อความปลอดภัย", set()),
    ("ส่วนที่ 1 บทนำ หน้า 1\nส่วนที่ 2 ผล หน้า 4", {2, 3}),
    ("บทนำ ............ 1\nผล ............ 4", {2, 3}),
    ("สารบัญ\nบทที่ 1 บทนำ 1\nบทที่ 2 ขั้นตอน 5\n2.1 การรับเงิน 6\nรับเงินแล้วออกใบเสร็จ", {3, 4, 5}),
    ("สารบัญ\nบทที่ 1 บทนำ 9\nใช้เวลา 5", {3}),  # no page comes before
    # without numbers of pages, down to the first chapter or the first figure
    ("สารบัญ\nบทที่ 1 บทนำ\nบทที่ 2 ผลการดำเนินงาน ปี 2564\nภาคผนวก\nบทที่ 1 บทนำ\nความเป็นมา", {3, 4, 5}),
    ("สารบัญเรื่อง\n-ผลการดำเนินงาน\n-ปัญหา อุปสรรค\nขุดลอกคลอง 2 สาย", {3, 4}),
    # with a head of its own, chapters over numbered parts, the letters of the preface, cells; a preface above it
    ("สารบัญ\nเรื่อง หน้า\nคำนำ ก\nบทที่ 1 บทนำ 1\nบทที่ 2 ผล 5", {3, 4, 5, 6}),
    ("สารบัญ\nบทที่ 1 บทนำ 1\nภาคผนวก\nภาพกิจกรรม 21\nจัดอบรมแล้ว 2 ครั้ง ปี 2564", {3, 4, 5}),
    ("สารบัญ\n|เรื่อง | หน้า\n|ส่วนที่ 1 บทนำ | 1\n|ส่วนที่ 2 ผล | 5\nขุดลอกคลอง 2 สาย", {3, 4, 5}),
    ("สารบัญ เรื่อง หน้า บทที่ 1 บทนำ 1 บทที่ 2 ปัญหา 5 บทที่ 3 ข้อเสนอแนะ 9", {2}),  # a file that lost its lines
    ("คำนำ\nประกอบด้วยผลการดำเนินงานและปัญหา\nสารบัญ\nบทที่ 1 บทนำ 1\nบทที่ 2 ผล 5", {2, 3, 5, 6}),
    ("ผลที่ได้ (ให้แต่ละกองเพิ่มผลของตน)", {2}),
    # nothing but any law
    ("#ปัญหา\nให้เป็นไปตามที่กฎหมายและระเบียบกำหนด", {2, 3}),
    ("ค่าธรรมเนียม: เป็นไปตามที่กฎหมายกำหนด", {2}),
    ("ขุดลอกคลองตามแบบมาตรฐานของทางราชการ", set()),
    ("ค่าธรรมเนียมเป็นไปตามข้อบัญญัติ เรื่อง ค่าธรรมเนียม พ.ศ. 2560", set()),
    ("พิมพ์จากรายงานหน้า 4", set()),  # one line is no table of contents
    ("สารบัญ 1. ความเป็นมา 2. ผลการดำเนินงาน ปี 2564 3. ปัญหา 4. ข้อเสนอแนะ", {2}),  # names without pages
    ("สารบัญ 1. ความเป็นมา 2. ผลการดำเนินงาน เบิกจ่าย 40,000 บาท 3. ปัญหา", set()),
    # which annex it is in; the annex itself must show it
    ("4. ปัญหา อุปสรรค\nรายละเอียดตามภาคผนวก ก\nผู้รายงาน", {2, 3}),
    ("4. ปัญหา อุปสรรค\nโปรดดูรายละเอียดในสิ่งที่ส่งมาด้วย 2", {2, 3}),
    ("4. ปัญหา อุปสรรค ปรากฏตามบัญชีแนบท้าย\nผู้รายงาน", {2}),
    ("4. ปัญหา อุปสรรค\nรายละเอียดตามภาคผนวก ก\n|โครงการ | ปัญหา\n|ขุดลอก | ฝนตก", set()),
    ("อบรมพนักงาน 40 คน ภาพถ่ายปรากฏตามภาคผนวก", set()),
    ("พร้อมปัญหา อุปสรรค ดูรายละเอียดในเอกสาร", {2}),
    # places to be filled in
    ("ข้อเสนอแนะ ....................", {2}),
    ("ข้อเสนอแนะ ___________", {2}),
    ("ข้อเสนอแนะ ... ควรเร่งรัด", set()),
    # tables without content
    ("|ที่ | โครงการ | ผล\n|1 | | \n|2 | | ", {2, 3, 4}),
    ("|ที่ | โครงการ | ผล\n1\n2\n3", {2}),  # rows with nothing but their number are read as text
    ("|ที่ | โครงการ | ผล\n|1 | ขุดลอกคลอง | \n|2 | | ", set()),
    ("|โครงการ | งบ | ผล\nขุดลอกคลอง\nลาดยางถนน\nขุดลอกแล้วเสร็จ 3 แห่ง", {2, 3, 4}),
    ("|โครงการ | งบ | ผล\n|ขุดลอกคลอง\n|ลาดยางถนน", {2, 3, 4}),
    # with the line that names them
    ("ตารางที่ 2 ผล\n|โครงการ | งบ | ผล\n|ขุดลอกคลอง\n|ลาดยางถนน", {2, 3, 4, 5}),
    ("จำแนกตามแหล่ง\n|แหล่ง | จำนวนเงิน\n|รายได้ | -\n|เงินอุดหนุน | -", {2, 3, 4, 5}),
    ("จำแนกตามแหล่ง\n|แหล่ง | จำนวนเงิน\n|รายได้ | -\n|เงินอุดหนุน | 5,000", set()),
    ("พอใจร้อยละ 92.5\n|งาน | จำนวน | ร้อยละ\n|ช่าง | - | -\n|คลัง | - | -", {3, 4, 5}),  # it tells something itself
    ("ควรเร่งรัด\n|ผู้รายงาน | ........\n|ผู้ตรวจ | ........", {3, 4}),  # room to sign
    ("|ที่ | โครงการ | ผล", set()),
    # a table that ends with its head; one that lost its cells goes on as text
    ("|ที่ | โครงการ | งบประมาณ | ผล", {2}), ("|ทะเบียนโครงการ ปี 2564\n|ที่ | โครงการ | งบประมาณ | ผล", {2, 3}),
    ("|ที่ | โครงการ | งบประมาณ | ผล\nปรับปรุงล่าสุด 6 กุมภาพันธ์ 2565", {2}),
    ("|ที่ | โครงการ | งบประมาณ | ผล\nขุดลอกคลองแล้วเสร็จ 3 แห่ง", set()),
    ("|ขุดลอกคลอง | 40,000 | 39,500 | แล้วเสร็จ", set()),
    # the labels of a form, and the heads of groups
    ("|โครงการ | ขุดลอก\n|ปัญหา | \n|ข้อเสนอแนะ | .......", {3, 4}),
    ("|ด้านการสรรหา | | \n|รับสมัคร | 15 วัน | เสร็จ\n|ด้านการพัฒนา | | \n|อบรม | 2 วัน | เสร็จ", set()),
])  # fmt: skip
def test_places_that_promise(seen: Callable[..., View], body: str, promising: set[int]) -> None:
    assert promising_places(seen(TITLE + body)) == promising


@pytest.mark.parametrize(("body", "heads"), [
    ("|โครงการ | ผล | ปัญหา\n|ขุดลอก | เสร็จ | \n|ถนน | เสร็จ | ", ["ปัญหา"]),
    ("|โครงการ | ผล | ปัญหา\n|ขุดลอก | เสร็จ | .........\n|ถนน | เสร็จ | …", ["ปัญหา"]),
    ("|ขั้นตอน | ระยะเวลา | ผู้ทำ\n|รับเรื่อง | ภายใน ..... วัน | (ระบุ)\n|ตรวจ | ภายใน ..... วัน | (ระบุกอง)", ["ระยะเวลา", "ผู้ทำ"]),
    ("|ขั้นตอน | ระยะเวลา\n|รับเรื่อง | ภายใน ..... วัน\n|ตรวจ | ภายใน 7 วัน", []),
    ("|โครงการ | ผล | ปัญหา\n|ขุดลอก | เสร็จ | -\n|ถนน | เสร็จ | -", []),  # a dash says that there was none
    ("|โครงการ | ผล | ปัญหา\n|ขุดลอก | เสร็จ | ฝนตก\n|ถนน | เสร็จ | ", []),
    ("|โครงการ | ผล | ปัญหา\n|ขุดลอก | เสร็จ", ["ปัญหา"]),  # blank cells at the end of a row are not read
    ("|โครงการ | ผล\n|ขุดลอก | คลอง | เสร็จ", []),  # more cells than heads
    ("|รายงานผลปี 2565\n|โครงการ | ผล | ปัญหา\n|ขุดลอก | เสร็จ\n|ถนน | เสร็จ", ["ปัญหา"]),  # a sheet's title above them
    ("|รายงานผลปี 2565\n|งานธุรการ", []),
    ("|โครงการ | ผล | ปัญหา", []),
    ("|โครงการ | ผล | ปัญหา\n|ขุดลอก | รอข้อมูล | -\n|ถนน | รอผลการตรวจ | ฝนตก", ["ผล"]),
    # rows with one filled cell are lines of text on pages, and rows of one cell in files
    ("|โครงการ | ผล | ปัญหา\nขุดลอกคลอง\nลาดยางถนน", ["ผล", "ปัญหา"]),
    ("|โครงการ | ผล | ปัญหา\n|ขุดลอกคลอง\n|ลาดยางถนน", ["ผล", "ปัญหา"]),
    ("|เดือน | วงเงิน | ราคา\n1\n|เดือน | วงเงิน | ราคา\n1", ["วงเงิน", "ราคา", "วงเงิน", "ราคา"]),  # month by month
    ("|เดือน | วงเงิน | ราคากลาง\n1", ["วงเงิน", "ราคากลาง"]),
    ("|โครงการ | ผล | ปัญหา\n|กองช่าง\n|ถนน | เสร็จ | ฝนตก", []),  # the head of a group
    ("|ขุดลอก | 40,000 | เสร็จ\nขุดลอกคลอง\nลาดยางถนน", []),  # no words of a head
    ("|สำนักปลัด | กองคลัง\nงานธุรการ\nงานพัสดุ", []),
    ("|โครงการ | ผล | ปัญหา\nขุดลอกคลอง 3 แห่ง\nลาดยางถนน 40,000 บาท", []),
])  # fmt: skip
def test_heads_of_empty_columns(seen: Callable[..., View], body: str, heads: list[str]) -> None:
    view = seen(TITLE + body)
    assert [view.joined[start:end] for start, end in empty_columns(view)] == heads


@pytest.mark.parametrize(("behind", "kind", "promises"), [
    ("=ขุดลอกคลอง", Kind.HTML, True),
    ("ผลการดำเนินงาน ขุดลอกคลองสายหลัก ระยะทางสองกิโลเมตร เบิกจ่าย 40,000 บาท", Kind.HTML, False),
    ("ผลการดำเนินงาน ขุดลอกคลองสายหลัก ระยะทางสองกิโลเมตร เบิกจ่าย 40,000 บาท", Kind.PDF, False),
    ("ขุดลอกคลอง", Kind.PDF, True),
])  # fmt: skip
def test_links_to_what_says_nothing(
    pages: SimpleNamespace, seen: Callable[..., View], behind: str, kind: Kind, promises: bool
) -> None:
    address = f"{HOST}/file/9"
    page = pages.document(TITLE + "-ผลการขุดลอกคลอง", links=(Link(address, "ผลการขุดลอกคลอง"),))
    view = seen(page, pages.document(behind, url=address, kind=kind))
    assert (2 in promising_places(view)) is promises


DUG = "ผลการดำเนินงาน ขุดลอกคลองสายหลัก ระยะทางสองกิโลเมตร เบิกจ่าย 40,000 บาท"


@pytest.mark.parametrize(("second", "promises"), [(DUG, True), (DUG.replace("ขุดลอก", "ฝนตกหนักขณะขุดลอก"), False)])
def test_links_to_one_text_under_two_names(
    pages: SimpleNamespace, seen: Callable[..., View], second: str, *, promises: bool
) -> None:
    links = tuple(Link(f"{HOST}/file/{name}.pdf", name) for name in ("ผลการดำเนินงาน", "ปัญหาอุปสรรค"))
    page = pages.document(TITLE + "-ผลการดำเนินงาน\n-ปัญหาอุปสรรค", links=links)
    texts = (DUG, second)
    files = [pages.document(text, url=link.url, kind=Kind.PDF) for link, text in zip(links, texts, strict=True)]
    assert (3 in promising_places(seen(page, *files))) is promises


@pytest.mark.parametrize(("code", "part", "page", "met"), [
    ("O12", "problems", NAME_12 + "ปัญหา/อุปสรรค ฝนตกหนัก", True),
    ("O12", "problems", NAME_12 + "ปัญหา/อุปสรรค ......................", False),  # left blank: it is not there
    ("O12", "problems", NAME_12 + "ปัญหา/อุปสรรค ......................\nที่ประชุมไม่พบอุปสรรคใด", True),
    ("O12", "suggestions", NAME_12.replace("แล้วเสร็จ", "แล้วเสร็จ | ") + "|ข้อเสนอแนะ | | | ", None),
    ("O12", "problems", NAME_12 + "เผยแพร่ผล ปัญหา อุปสรรค และข้อเสนอแนะ ดังนี้", None),
    ("O12", "problems", NAME_12 + "เผยแพร่ผลและปัญหา อุปสรรค ดังนี้\nปัญหา อุปสรรค ฝนตกหนัก", True),
    ("O27", "recruitment", NAME_27 + "|๑ | การสรรหาและคัดเลือกบุคลากร | อยู่ระหว่างจัดทำ", None),
    ("O27", "recruitment", NAME_27 + "|๑ | การสรรหาและคัดเลือกบุคลากร | ประกาศรับสมัครไม่น้อยกว่า 7 วัน", True),
])  # fmt: skip
def test_a_promise_leaves_a_part_open(
    seen: Callable[..., View], framework: Framework, code: str, part: str, page: str, met: bool | None
) -> None:
    results = {result.id: result for result in measure(seen(page, code=code), framework.indicator(code))}
    assert results[part].met is met
    assert results[part].evidence  # what was seen is quoted all the same


INTRODUCED = "จัดทำรายงานผลการดำเนินงาน การใช้จ่ายงบประมาณ ปัญหา อุปสรรค และข้อเสนอแนะ\n"
TABLE_12 = "|โครงการ | เบิกจ่าย | ผลการดำเนินงาน\n|ขุดลอกคลอง | 40,000 บาท | แล้วเสร็จ\n|ลาดยางถนน | 90,000 บาท | แล้วเสร็จ\n"
DOTS = "................................"


@pytest.mark.parametrize(("below", "pages_in_it", "expected"), [
    (f"3. ปัญหา อุปสรรค\n{DOTS}\n4. ข้อเสนอแนะ\n{DOTS}", 1, (False, False)),
    # the head of the chapter, which names both, tells neither
    (f"ส่วนที่ 2 ปัญหา อุปสรรค และข้อเสนอแนะ\n2.1 ปัญหาและอุปสรรค\n{DOTS}\n2.2 ข้อเสนอแนะ\n{DOTS}", 1, (False, False)),
    (f"ส่วนที่ 2 ปัญหา อุปสรรค และข้อเสนอแนะ\n2.1 ปัญหาและอุปสรรค\nฝนตกหนัก\n2.2 ข้อเสนอแนะ\n{DOTS}", 1, (True, False)),
    ("ส่วนที่ 2 ปัญหา อุปสรรค และข้อเสนอแนะ\n2.1 ปัญหาและอุปสรรค\nฝนตกหนัก\n2.2 ข้อเสนอแนะ\nควรเร่งรัด", 1, (True, True)),
    (f"3. ปัญหา อุปสรรค\nฝนตกหนัก จึงล่าช้ากว่ากำหนดหนึ่งเดือน และต้องเลื่อนการส่งมอบงาน\n4. ข้อเสนอแนะ {DOTS}", 1, (True, False)),
    (f"|โครงการ | ปัญหา อุปสรรค | ข้อเสนอแนะ\n|ขุดลอก | ฝนตก | เร่งรัด\nข้อเสนอแนะ {DOTS}", 1, (True, True)),  # a form for readers
    ("3. ปัญหา อุปสรรค\nไม่มี\n4. ข้อเสนอแนะ\nรายละเอียดตามภาคผนวก ก", 1, (True, False)),
    ("3. ปัญหา อุปสรรค\nไม่มี\n4. ข้อเสนอแนะ\nรายละเอียดตามภาคผนวก ก", 2, (True, None)),  # a page that is a picture
    ("3. ปัญหา อุปสรรค\nไม่มี\n4. ข้อเสนอแนะ\nรายละเอียดตามภาคผนวก ก\nภาคผนวก ก\nควรเร่งรัด", 1, (True, None)),
    ("3. ปัญหา อุปสรรค\nไม่มี\n4. ข้อเสนอแนะ\nรายละเอียดตามภาคผนวก ก\nภาคผนวก ก ข้อเสนอแนะ\nควรเร่งรัด", 1, (True, True)),
])  # fmt: skip
def test_a_chapter_left_blank_below_an_introduction_that_names_it(
    pages: SimpleNamespace,
    seen: Callable[..., View],
    framework: Framework,
    below: str,
    pages_in_it: int,
    expected: tuple[bool | None, bool | None],
) -> None:
    page = pages.document("#รายงานผลการดำเนินงานประจำปี 2564")
    text = "รายงานผลการดำเนินงานประจำปี 2564\n" + INTRODUCED + TABLE_12 + below
    file = pages.document(text, url=f"{HOST}/file/1.pdf", kind=Kind.PDF, page_count=pages_in_it)
    asked, view = framework.indicator("O12"), seen(page, file)
    results = {result.id: result.met for result in measure(view, asked)}
    assert (results["problems"], results["suggestions"]) == expected
    suggestions = next(part for part in asked.components if part.id == "suggestions")
    assert has_blank_place(view, asked, suggestions) or expected[1] is not False


CONTENTS = "คู่มือปฏิบัติงาน กองคลัง\nคำนำ\nคู่มือนี้เป็นแนวทางให้เจ้าหน้าที่\nสารบัญ\nบทที่ 1 บทนำ ..... 1\nบทที่ 2 ขั้นตอนการรับเงิน ..... {}"


@pytest.mark.parametrize(("files", "pages_in_it", "steps"), [
    ((CONTENTS.format(9),), 1, False),
    ((CONTENTS.format(9), CONTENTS.format(22)), 2, False),
    ((CONTENTS.format(2),), 2, None),  # the file is as long as it says
    ((CONTENTS.format(9), "บทที่ 2 รับเงินสดนับต่อหน้าแล้วลงสมุดคุม"), 1, None),  # the chapters are in another file
    ((CONTENTS.format(9) + "\nเมื่อได้เงินสดให้นับต่อหน้า แล้วลงสมุดคุมก่อนออกเวร",), 1, None),  # something follows
    ((CONTENTS.format(9),), 12, None),  # pages that are pictures
    ((CONTENTS.format(9) + "\nขั้นตอน\n1. รับคำขอ\n2. ตรวจเอกสาร\n3. ออกใบเสร็จ",), 1, True),
])  # fmt: skip
def test_files_that_end_with_their_table_of_contents(
    pages: SimpleNamespace,
    seen: Callable[..., View],
    framework: Framework,
    files: tuple[str, ...],
    pages_in_it: int,
    *,
    steps: bool | None,
) -> None:
    page = pages.document("=คู่มือปฏิบัติงาน\n#คู่มือปฏิบัติงานกองคลัง กองช่าง")
    opened = (
        pages.document(text, url=f"{HOST}/{n}.pdf", kind=Kind.PDF, page_count=pages_in_it) for n, text in enumerate(files)
    )
    if pages_in_it == 2:  # each of them with words
        opened = (replace(one, blocks=(replace(one.blocks[0], page=2), *one.blocks[1:])) for one in opened)
    results = measure(seen(page, *opened), framework.indicator("O13"))
    assert {result.id: result.met for result in results}["steps"] is steps


@pytest.mark.parametrize(("line", "met"), [
    ("จึงรายงานผลการดำเนินงาน งบประมาณ ปัญหา อุปสรรค และข้อเสนอแนะ", None),
    ("จึงรายงานผลการดำเนินงาน ไม่พบปัญหา อุปสรรค และไม่มีข้อเสนอแนะ", True),
])  # fmt: skip
def test_an_introduction_says_why_it_reports(
    pages: SimpleNamespace, seen: Callable[..., View], framework: Framework, line: str, *, met: bool | None
) -> None:
    above = f"รายงานผลการดำเนินงานประจำปี 2564\nตามที่เทศบาลประกาศใช้แผนการดำเนินงานของทุกกองแล้ว และทุกกองทำงานครบทุกโครงการแล้ว {line}\n"
    file = pages.document(above + TABLE_12, url=f"{HOST}/file/1.pdf", kind=Kind.PDF)
    view = seen("#รายงานผลการดำเนินงานประจำปี 2564", file)
    results = {result.id: result.met for result in measure(view, framework.indicator("O12"))}
    assert results["problems"] is met


@pytest.mark.parametrize(("title", "met"), [
    ("=สถิติเรื่องร้องเรียนการทุจริต 2565\n#สถิติเรื่องร้องเรียนการทุจริต", True),
    ("=สถิติเรื่องร้องเรียนการทุจริต 2565\n#สถิติเรื่องร้องเรียน", None),  # the page's own heading does not say so
    ("=สถิติเรื่องร้องเรียนการทุจริต 2565", True),
])  # fmt: skip
def test_a_subject_only_in_the_title_of_the_window(
    seen: Callable[..., View], framework: Framework, title: str, met: bool | None
) -> None:
    view = seen(f"{title}\n|ทั้งหมด | แล้วเสร็จ | คงเหลือ\n|12 | 10 | 2", code="O31")
    results = {result.id: result.met for result in measure(view, framework.indicator("O31"))}
    assert results["corruption"] is met


@pytest.mark.parametrize(("fields", "met"), [
    ((("text", "ชื่อ-สกุล"), ("text", "ความคิดเห็น")), True),
    ((("text", "ชื่อ-สกุล"), ("textarea", "")), True),
    ((("text", "ชื่อ-สกุล"), ("radio", "เห็นด้วย")), True),
    ((("text", "ชื่อ-สกุล"), ("text", "")), True),
    ((("text", "ชื่อ-สกุล"), ("text", "ชุมชน"), ("text", "โทรศัพท์")), None),
    ((("text", "name"), ("text", "e-mail")), None),
])  # fmt: skip
def test_a_form_that_only_asks_who_writes(
    pages: SimpleNamespace,
    seen: Callable[..., View],
    framework: Framework,
    fields: tuple[tuple[str, str], ...],
    met: bool | None,
) -> None:
    form = Form(f"{HOST}/send", "post", fields, "รับฟังความคิดเห็น", ("ส่ง",))
    page = pages.document("#ช่องทางการรับฟังความคิดเห็น", forms=(form,))
    results = {result.id: result.met for result in measure(seen(page, code="O32"), framework.indicator("O32"))}
    assert results["online_form"] is met


@pytest.mark.parametrize(("code", "part", "body", "met"), [
    ("O13", "steps", "เจ้าหน้าที่รับเรื่องและส่งต่อ ตามลำดับขั้นตอน", None),  # all that is asked for hangs on one word
    ("O13", "steps", "ขั้นตอนที่หนึ่ง รับคำขอ\nขั้นตอนที่สอง ตรวจเอกสาร", True),  # the same word in two places
    ("O35", "activity", "นายกเทศมนตรีเป็นประธานมอบนโยบายด้านความโปร่งใสเมื่อวันที่ 9 มีนาคม 2565", True),  # one line tells of an act
    ("O12", "problems", "|ขุดลอกคลอง | เบิกจ่าย 40,000 บาท | แล้วเสร็จ\nปัญหา/อุปสรรค ฝนตกหนัก", True),  # one of many parts
])  # fmt: skip
def test_one_word_in_one_place(
    seen: Callable[..., View], framework: Framework, code: str, part: str, body: str, met: bool | None
) -> None:
    indicator = framework.indicator(code)
    results = {result.id: result.met for result in measure(seen(f"#{indicator.name_th}\n{body}", code=code), indicator)}
    assert results[part] is met
