"""Parts that are told in figures, in lost tables or behind links, and words for money that stand without a sum."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest

from model.document import Document, Form, Kind, Link
from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.view import view_of

Met = Mapping[str, bool | None]
HOST = "https://www.ban-tua-yang.example"
TITLES = {
    "O10": "แผนดำเนินงานประจำปี 2565",
    "O11": "รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ 6 เดือน 2565",
    "O12": "รายงานผลการดำเนินงานประจำปี 2564",
    "O21": "แผนการจัดซื้อจัดจ้าง ประจำปี 2565",
    "O28": "รายงานผลการบริหารและพัฒนาทรัพยากรบุคคล 2564",
    "O30": "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
    "O32": "ช่องทางการรับฟังความคิดเห็น",
    "O39": "แผนปฏิบัติการป้องกันการทุจริต 2565",
    "O40": "รายงานการกำกับติดตามการดำเนินการป้องกันการทุจริต รอบ 6 เดือน 2565",
    "O41": "รายงานผลการดำเนินการป้องกันการทุจริต 2564",
    "O42": "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน 2565",
    "O43": "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน 2565",
}
OFFICE = "เปิดทำการวันจันทร์ถึงวันศุกร์ เวลา 08.30 ถึง 16.30 น. หยุดวันเสาร์ อาทิตย์ และวันหยุดราชการ จอดรถด้านหลังอาคาร มีน้ำดื่มบริการ"


@pytest.fixture
def met(pages: SimpleNamespace, framework: Framework) -> Callable[..., Met]:
    """What is met below the indicator's own title, with parts that were opened beside it."""

    def results(code: str, body: str, *parts: Document, links: tuple[Link, ...] = ()) -> Met:
        page = pages.document(f"={TITLES[code]}\n#{TITLES[code]}\n{body}\n{OFFICE}", links=links)
        view = view_of(pages.dossier(page, *parts, indicator=code), framework)
        return {result.id: result.met for result in measure(view, framework.indicator(code))}

    return results


@pytest.mark.parametrize(
    ("code", "part", "body", "expected"),
    [
        # lines that count people, times or money tell of what was done in words of their own
        ("O41", "results", "ป้ายค่าธรรมเนียมชัดเจน 6 จุด 4,950 บาท\nพนักงานสุจริต 2 ครั้ง 55 คน", None),
        ("O12", "results", "|ลาดยางสายบ้านตัวอย่าง|1 โครงการ|1,887,000 บาท\n|ขุดลอกคลอง|1 แห่ง|99,000 บาท", None),
        ("O43", "results", "ชี้แจงประชาชน 3 ครั้ง\nทบทวนคู่มือ 12 เรื่อง", None),
        # three numbered lines that count people, times or pieces are a report of what was done
        ("O41", "results", "1. อบรม จ่าย 900 บาท 26 คน\n2. ตรวจงานจ้าง 9 โครงการ\n3. ป้าย 3 จุด", True),
        ("O12", "results", "|ลาดยางสายบ้านตัวอย่าง|1 แห่ง\n|ขุดลอกคลอง|2 แห่ง\n|ฝึกอาชีพ|40 คน", True),
        ("O28", "results", "1) สรรหา 2 ราย\n2) อบรม 14 คน\n3) เลื่อนขั้น 30 ราย", True),
        ("O39", "duration", "|ตู้รับเบาะแส|6,500|ธ.ค. 64\n|ฝึกพนักงาน|900|พ.ย. 64", True),
        ("O42", "weaknesses", "ที่ต้องแก้ด่วน คนไม่รู้ว่ายืมของหลวงอย่างไร (68.1)", True),
        ("O41", "problems", "ที่ติดขัด: คนเปลี่ยนงานบ่อย", True),
        ("O12", "problems", "สิ่งที่ยังติดขัด คือ ผู้รับจ้างขาดแรงงาน", True),
        ("O12", "suggestions", "สิ่งที่เห็นควรปรับปรุง\nให้กองช่างทำแบบแปลนให้เสร็จก่อนตั้งงบ", True),
        ("O12", "suggestions", "ความเห็นเพื่อแก้ไขในปีต่อไป\nให้ทุกกองส่งฎีกาก่อนวันที่ 20", True),
        ("O12", "suggestions", "เทศบาลรับฟังความเห็นเพื่อปรับปรุงถนน 4 สาย", None),
        ("O12", "suggestions", "สภาให้ความเห็นเพื่อแก้ไขเทศบัญญัติตลาด", False),
        ("O12", "results", "วางแผนไว้ 9 โครงการ ทำเสร็จ 8 โครงการ", True),
        ("O12", "results", "วางแผนไว้ 9 โครงการ จะทำเสร็จ 8 โครงการ", None),
        ("O41", "results", "1. จะอบรม 26 คน\n2. ควรตรวจ 9 โครงการ\n3. จะติดป้าย 3 จุด", None),
        ("O41", "results", "หน่วยงานให้ความสำคัญกับความซื่อสัตย์สุจริตของเจ้าหน้าที่ทุกคน", False),
        # what is only wanted or ought to be was not done
        ("O28", "results", "|หลักสูตรที่ต้องการอบรม|จำนวน\n|กฎหมายปกครอง|21", False),
        ("O43", "results", "หน่วยงานควรจัดอบรมเจ้าหน้าที่ตามมาตรการ", False),
        ("O43", "results", "จัดอบรมเจ้าหน้าที่ตามมาตรการเมื่อวันที่ 9 มีนาคม 2565 ครั้งต่อไปควรเชิญชุมชน", True),
        # a word for money counts where a sum, a dash or "none" belongs to it
        ("O39", "budget", "|โครงการ|ผลผลิต\n|เวทีตรวจสอบงบประมาณ|2 ครั้ง\n|อบรมพนักงาน|60 คน", None),
        ("O10", "budget", "|โครงการ|ที่ตั้ง\n|เวทีติดตามงบประมาณ|หมู่ 3\n|ขุดลอกคลอง|หมู่ 5", None),
        ("O40", "budget_used", "|โครงการ|งบประมาณ|ผล\n|อบรมพนักงาน||จัดแล้ว\n|ป้ายรณรงค์||ติดแล้ว", None),
        ("O39", "budget", "|โครงการ|งบประมาณ\n|เปิดเผยสัญญา|-\n|อบรมพนักงาน|0", True),
        ("O39", "budget", "|โครงการ|งบประมาณ\n|เปิดเผยสัญญา|ไม่ใช้งบประมาณ", True),
        ("O40", "budget_used", "อบรมพนักงานหนึ่งครั้งโดยไม่ใช้งบประมาณ", True),
        ("O10", "budget", "ขุดลอกคลองบ้านตัวอย่าง งบประมาณ 95000", True),
    ],
)  # fmt: skip
def test_what_was_done_and_what_it_cost(
    met: Callable[..., Met], code: str, part: str, body: str, *, expected: bool | None
) -> None:
    assert met(code, body)[part] is expected


@pytest.mark.parametrize("code", ["O10", "O39", "O40"])
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("ลำดับ โครงการ ที่ตั้ง 1 ปรับปรุงถนน หมู่ 4 2 ขุดลอกคลอง หมู่ 5 3 ซ่อมอาคาร หมู่ 6", True),
        ("ลำดับ โครงการ ที่ตั้ง 1. ปรับปรุงถนน 2. ขุดลอกคลอง 3. ซ่อมอาคารเรียน", True),
        ("ลำดับ โครงการ ที่ตั้ง 1 ปรับปรุงถนน หมู่ 4", False),
        ("โครงการ หนึ่ง 1 ม.ค. ถึง 2 ก.พ. และ 3 มี.ค.", False),
    ],
)
def test_rows_of_a_lost_table_are_items(
    met: Callable[..., Met], pages: SimpleNamespace, code: str, lines: str, *, expected: bool
) -> None:
    file = pages.document(f"เอกสารประกอบ\nเทศบาลตำบลบ้านตัวอย่าง\nหน้า\nปี\nสารบาญ\n{lines}", url=f"{HOST}/a.pdf", kind=Kind.PDF)
    assert met(code, "", file)["projects"] is expected


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("O32", "เขียนความคิดเห็นหรือข้อเสนอแนะ", None),
        ("O32", "ผลสำรวจความพึงพอใจ", False),  # another item's name
        ("O32", "ข่าวประชาสัมพันธ์", False),
        ("O30", "ส่งเบาะแสทุจริต", None),
    ],
)
def test_a_form_may_stand_behind_a_link_that_names_the_subject(
    met: Callable[..., Met], code: str, text: str, *, expected: bool | None
) -> None:
    assert met(code, f"-{text}", links=(Link(f"{HOST}/page.php?id=7", text),))["online_form"] is expected
    assert met(code, f"-{text}", links=(Link("https://elsewhere.example/a", text),))["online_form"] is False


@pytest.mark.parametrize("code", ["O30", "O32"])
@pytest.mark.parametrize(("address", "expected"), [
    ("http://192.168.1.20/add.php", False), ("http://10.0.0.4/", False), ("http://server/form", False), (f"{HOST}/add", None),
])  # fmt: skip
def test_nobody_outside_reaches_an_address_of_the_office(
    met: Callable[..., Met], code: str, address: str, *, expected: bool | None
) -> None:
    text = {"O30": "แจ้งเรื่องออนไลน์", "O32": "แสดงความคิดเห็นออนไลน์"}[code]
    assert met(code, f"-{text}", links=(Link(address, text),))["online_form"] is expected


def test_the_form_behind_a_link_decides(met: Callable[..., Met], pages: SimpleNamespace) -> None:
    url, text = f"{HOST}/form.html", "แสดงความคิดเห็น คลิก"
    fields = (("text", "เลขที่บัญชีธนาคาร"), ("file", "สำเนาทะเบียนบ้าน"))
    behind = pages.document("# ลงทะเบียนผู้สูงอายุ", url=url, forms=(Form("/old", "post", fields, "", ("ลงทะเบียน",)),))
    assert met("O32", f"-{text}", behind, links=(Link(url, text),))["online_form"] is False
