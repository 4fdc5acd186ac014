"""What a page's title says over a file that does not, what is put off, and the parts that a sentence only asks for."""

from collections.abc import Mapping
from types import SimpleNamespace

import pytest

from model.document import Kind, Link
from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.view import view_of

URL = "https://www.ban-tua-yang.example/a.pdf"


def met(pages: SimpleNamespace, framework: Framework, code: str, body: str, file: str = "") -> Mapping[str, bool | None]:
    asked = framework.indicator(code)
    parts = (pages.document(file, url=URL, kind=Kind.PDF),) if file else ()
    view = view_of(pages.dossier(f"={asked.name_th}\n#{asked.name_th}\n{body}", *parts, indicator=code), framework)
    return {result.id: result.met for result in measure(view, asked)}


COUNTED = "สรุปรายเดือนของสำนักปลัดเทศบาล\nรับทั้งหมด 62 เรื่อง แล้วเสร็จ 60 เรื่อง อยู่ระหว่างดำเนินการ 2 เรื่อง\nผู้รายงาน งานธุรการ สำนักปลัดเทศบาล"
SCORED = (
    "ตารางสรุปประจำปีของกองวิชาการ\nการใช้งบ 71.20 การใช้รถ 70.10 การสื่อสาร 80.00\nจัดทำโดยฝ่ายแผนงานและวิจัย กองวิชาการและแผนงานของเทศบาล"
)


@pytest.mark.parametrize(("code", "part", "file", "own"), [
    ("O31", "corruption", COUNTED, "เรื่องทุจริตและประพฤติมิชอบ"),
    ("O42", "analysis", SCORED, "วิเคราะห์ผลการประเมิน ITA"),
    ("O42", "analysed_year", SCORED, "ITA ปี 2564"),
])  # fmt: skip
def test_a_file_that_was_read_must_say_it_itself(
    pages: SimpleNamespace, framework: Framework, code: str, part: str, file: str, own: str
) -> None:
    titles = "#วิเคราะห์ผลการประเมิน ITA ปี 2564\n"
    assert met(pages, framework, code, titles, file)[part] is not True
    assert met(pages, framework, code, titles, f"{file}\n{own}")[part] is True


SPENT = (
    "|โครงการ | งบตั้งไว้ | ใช้ไป\n|อบรมคุณธรรมพนักงานและผู้บริหาร | 20,000 | 18,300"
    "\n|ป้ายประชาสัมพันธ์แจ้งเบาะแส | 9,000 | 8,750\n|ประชาคมตรวจสอบงานก่อสร้าง | 12,000 | 4,600"
)


def test_the_first_heading_over_a_file_tells_none_of_its_parts(pages: SimpleNamespace, framework: Framework) -> None:
    asked = framework.indicator("O40")
    for own, told in (("", False), ("\n|ความคืบหน้า เสร็จ 1 โครงการ", True)):
        file = pages.document(SPENT + own, url=URL, kind=Kind.PDF)
        text = "=งานต้านทุจริต\n#ความคืบหน้างานตามแผนต้านทุจริต ปีงบ 65\nหนังสือรายงานของงานนิติการ"
        results = measure(view_of(pages.dossier(text, file, indicator="O40"), framework), asked)
        assert ({one.id: one.met for one in results}["progress"] is True) is told


@pytest.mark.parametrize(("line", "words", "told"), [
    ("|2 | ตารางติดตามผลการดำเนินการตามมาตรการ ปีงบประมาณ 2565 | Excel", "Excel", False),
    ("-ตารางติดตามผลการดำเนินการตามมาตรการ ปีงบประมาณ 2565 (Excel)", "", False),
    ("|มาตรการลดเวลาออกใบอนุญาต | จัดทำผังขั้นตอนใหม่แล้ว 1 ก.พ. 65 | ภาพ", "ภาพ", True),  # the row tells something itself
])  # fmt: skip
def test_what_a_document_is_called_tells_none_of_its_parts(
    pages: SimpleNamespace, framework: Framework, line: str, words: str, *, told: bool
) -> None:
    asked = framework.indicator("O43")
    link = Link(URL, words or line[1:], context=line[1:])
    file = pages.document("M1 | ปรับเมนูหน้าเว็บ | 3/11/64\nM2 | อบรมพนักงานบริการ 24 คน | 17/1/65", url=URL, kind=Kind.PDF)
    page = pages.document(f"=การติดตาม\n#การติดตาม ITA ปี 2565\n{line}", links=(link,))
    results = measure(view_of(pages.dossier(page, file, indicator="O43"), framework), asked)
    assert ({one.id: one.met for one in results}["measures"] is True) is told


def test_a_link_to_an_inner_page_tells_nothing_in_its_place(pages: SimpleNamespace, framework: Framework) -> None:
    asked, url = framework.indicator("O41"), "https://www.ban-tua-yang.example/next.html"
    link = Link(url, "หน้าต่อไป: เรื่องที่ติดขัดและข้อเสนอ")
    page = pages.document(f"=รายงานผล\n#รายงานผลตามแผนต้านโกง\n{SPENT}\n-{link.text}", links=(link,))
    inner = pages.document("ปัญหาและอุปสรรค\nเจ้าหน้าที่มีน้อย\n#ข้อเสนอแนะ\nควรจัดอบรมเป็น 2 รอบ", url=url)
    for part in ((inner,), ()):
        results = measure(view_of(pages.dossier(page, *part, indicator="O41"), framework), asked)
        quotes = {one.id: [quote.quote for quote in one.evidence] for one in results}["problems"]
        assert quotes == (["ปัญหาและอุปสรรค"] if part else [link.text])


@pytest.mark.parametrize(("below", "told"), [
    ("", False),
    ("\nวิเคราะห์ได้ว่าสายช่างยังขาดคน", True),
])  # fmt: skip
def test_a_heading_over_the_whole_page_tells_no_part(
    pages: SimpleNamespace, framework: Framework, below: str, *, told: bool
) -> None:
    heading = "#รายงานผลและการวิเคราะห์การบริหารและพัฒนาบุคคล ประจำปีงบประมาณ พ.ศ. 2564"
    text = f"=รายงานผลการบริหารงานบุคคล\n{heading}\nอบรมแล้ว 7 คน บรรจุ 2 ราย{below}"
    asked = framework.indicator("O28")
    results = {one.id: one.met for one in measure(view_of(pages.dossier(text, indicator="O28"), framework), asked)}
    assert results["results"] is True
    assert (results["analysis"] is True) is told


def test_a_heading_tells_of_what_the_statistics_are(pages: SimpleNamespace, framework: Framework) -> None:
    text = "#รายงานสถิติเรื่องร้องเรียนการทุจริตของเจ้าหน้าที่ ประจำปีงบประมาณ 2565\n|ทั้งหมด | แล้วเสร็จ | อยู่ระหว่างดำเนินการ\n|3 | 2 | 1"
    asked = framework.indicator("O31")
    results = {one.id: one.met for one in measure(view_of(pages.dossier(text, indicator="O31"), framework), asked)}
    assert results["corruption"] is True


@pytest.mark.parametrize(("code", "part", "wrong", "right"), [
    ("O36", "measures", "ทั้งนี้ จะได้กำหนดมาตรการบริหารจัดการความเสี่ยงต่อไป", "มาตรการ ตรวจใบเสร็จทุกสัปดาห์"),
    ("O41", "problems", "เทศบาลจะรวบรวมปัญหา อุปสรรค ต่อไป", "ปัญหา อุปสรรค โควิดทำให้เลื่อนอบรม"),
    ("O42", "responsible", "นายกจะเสนอผู้รับผิดชอบให้ที่ประชุมพิจารณาต่อไป", "ผู้รับผิดชอบ กองคลัง"),
])  # fmt: skip
def test_what_is_put_off(pages: SimpleNamespace, framework: Framework, code: str, part: str, wrong: str, right: str) -> None:
    assert met(pages, framework, code, wrong)[part] is not True
    assert met(pages, framework, code, right)[part] is True


@pytest.mark.parametrize(("code", "part", "wrong", "right"), [
    ("O42", "monitoring", "หน่วยงานควรมีมาตรการ ผู้รับผิดชอบ ขั้นตอน และการกำกับติดตามที่ชัดเจน", "การกำกับติดตาม กองคลังรายงานนายกทุก 3 เดือน"),
    ("O36", "levels", "รายงานต้องแสดงเหตุการณ์ความเสี่ยง มาตรการ และระดับความเสี่ยง", "เรียกรับเงิน ระดับความเสี่ยง สูง"),
    ("O41", "suggestions", "ให้ระบุผลการดำเนินงาน ปัญหา และข้อเสนอแนะ", "ข้อเสนอแนะ ควรจัดอบรมออนไลน์"),
])  # fmt: skip
def test_a_sentence_in_a_file_that_asks_for_the_parts(
    pages: SimpleNamespace, framework: Framework, code: str, part: str, wrong: str, right: str
) -> None:
    cover = "เอกสารแนบท้าย\nเลขที่ 1\nชุดที่ 2\nหน้าแรก\n"
    assert met(pages, framework, code, "", cover + wrong)[part] is not True
    assert met(pages, framework, code, "", cover + right)[part] is True


@pytest.mark.parametrize(("line", "expected"), [
    ("ผลการประเมิน ITA ปี 2564 ได้ 75.02 คะแนน นำมาวิเคราะห์ดังนี้", True),
    ("ผลการประเมิน ITA ปี 2564 ได้ร้อยละ 75 มีรายละเอียดดังนี้", True),
    ("เทศบาลวิเคราะห์ผลการประเมิน ITA ปี 2564 มีรายละเอียดดังนี้", None),
])  # fmt: skip
def test_a_sentence_that_hands_over_and_gives_the_result(
    pages: SimpleNamespace, framework: Framework, line: str, *, expected: bool | None
) -> None:
    assert met(pages, framework, "O42", line)["analysed_year"] is expected
