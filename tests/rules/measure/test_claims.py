"""What holds the words and shows nothing: statutes, enumerations, announcements, dead links, pasted demands, empty pages."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest

from model.document import Document, Image, Kind, Link, mark_of
from model.finding import ComponentResult, SiteFacts
from model.outcome import Outcome
from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.view import view_of

Met = Mapping[str, bool | None]
HOST = "https://www.ban-tua-yang.example"
NAME_27 = "หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล"
NAME_21 = "แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ 2565"
NAME_24 = "รายงานผลการจัดซื้อจัดจ้างประจำปีงบประมาณ 2564"
NAME_43 = "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
POSTED = "เผยแพร่เมื่อ 7 เมษายน 2565 อ่าน 63 ครั้ง"
OFFICE = "เปิดทำการวันจันทร์ถึงวันศุกร์ เวลา 08.30 ถึง 16.30 น. หยุดวันเสาร์ อาทิตย์ และวันหยุดราชการ จอดรถด้านหลังอาคาร มีน้ำดื่มบริการ"
MONTHS = ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565", "กุมภาพันธ์ 2565", "มีนาคม 2565")
NONE_AT_ALL = "\n".join(f"|{month}|ไม่มีการจัดซื้อจัดจ้าง" for month in MONTHS)


@pytest.fixture
def met(pages: SimpleNamespace, framework: Framework) -> Callable[..., Met]:
    """What is met on a page in the notation of `pages.document`, with parts that were opened beside it."""

    def results(code: str, page: str | Document, *parts: object, site: SiteFacts | None = None) -> Met:
        document = pages.document(page) if isinstance(page, str) else page
        facts = {"site": site} if site else {}
        view = view_of(pages.dossier(document, *parts, indicator=code, **facts), framework)
        found: tuple[ComponentResult, ...] = measure(view, framework.indicator(code))
        return {result.id: result.met for result in found}

    return results


@pytest.mark.parametrize(
    ("code", "part", "body", "expected"),
    [
        # a statute is the law's word; the agency's own list beside it counts
        ("O21", "plan", "มาตรา 11 ให้หน่วยงานของรัฐจัดทำแผนการจัดซื้อจัดจ้างประจำปี", False),
        ("O21", "plan", "ระเบียบกระทรวงการคลัง ข้อ 11 ให้เจ้าหน้าที่จัดทำแผนการซื้อ การจ้าง การก่อสร้าง", False),
        ("O21", "plan", "มาตรา 11 ให้หน่วยงานจัดทำแผน\n|1|ก่อสร้างถนนสายบ้านตัวอย่าง|850,000", True),
        ("O3", "duties", "มาตรา 50 ให้มีหน้าที่ รักษาความสงบเรียบร้อย บำรุงรักษาทางบกและทางน้ำ ป้องกันและระงับโรคติดต่อ", True),
        ("O22", "announcements", "• ประกาศคณะกรรมการราคากลางและขึ้นทะเบียนผู้ประกอบการ เรื่อง หลักเกณฑ์ราคากลาง", False),
        ("O22", "announcements", "2. หนังสือกรมบัญชีกลาง ที่ กค 0433.2/ว 110 เรื่อง การประกาศผู้ชนะการเสนอราคา", False),
        ("O22", "announcements", "• ประกาศเทศบาล เรื่อง ราคากลางก่อสร้างถนนสายบ้านตัวอย่าง", True),
        ("O21", "plan", "• ระเบียบกระทรวงการคลัง ข้อ 11 ให้เจ้าหน้าที่จัดทำแผนการซื้อ การจ้าง การก่อสร้าง", False),
        # a deputy's title holds the mayor's
        ("O35", "top_executive", "รองนายกเทศมนตรีร่วมลงนามประกาศเจตนารมณ์ วันที่ 9 ธันวาคม 2564", False),
        ("O35", "top_executive", "ปลัดได้รับมอบหมายจากนายกเทศมนตรีเป็นประธาน วันที่ 9 ธันวาคม 2564", False),
        ("O35", "top_executive", "นายกเทศมนตรีและรองนายกเทศมนตรีร่วมลงนาม วันที่ 9 ธันวาคม 2564", True),
        ("O35", "top_executive", "รองนายกเทศมนตรีเป็นประธาน เนื่องจากนายกเทศมนตรีติดราชการ วันที่ 9 ธันวาคม 2564", False),
        ("O35", "top_executive", "ปลัดเป็นประธาน นายก อบต. ไม่อยู่ วันที่ 9 ธันวาคม 2564", False),
        # people counted on several occasions leave open what words of the writer's own tell
        ("O33", "activity", "ครั้งที่ 1 ชาวบ้านหมู่ 1 มา 104 คน\nครั้งที่ 2 ชาวบ้านหมู่ 2 มา 127 คน", None),
        ("O38", "activity", "เดือนแรกพนักงาน 40 คน\nเดือนที่สองพนักงาน 38 คน", None),
        ("O33", "activity", "ชาวบ้านทั้งตำบล", None),
        # a sentence that names all parts says nothing of any; a table's heads and a line on each part do
        ("O27", "evaluation", "งานการเจ้าหน้าที่ดูแลการสรรหา การบรรจุและแต่งตั้ง การพัฒนาบุคลากร และการประเมินผลการปฏิบัติงาน", False),
        ("O27", "evaluation", "|การสรรหา|การบรรจุและแต่งตั้ง|การพัฒนาบุคลากร|และการประเมินผลการปฏิบัติงาน", True),
        ("O27", "evaluation", "การสรรหา การบรรจุ การพัฒนาบุคลากร และการประเมินผล\nการประเมินผลการปฏิบัติงาน ปีละสองรอบ", True),
        # what will be done is not done
        ("O43", "results", "เทศบาลจะจัดอบรมเจ้าหน้าที่ตามมาตรการภายในเดือนกันยายน", False),
        ("O43", "results", "มีแผนจัดอบรมเจ้าหน้าที่ตามมาตรการ และจะรายงานให้ทราบเมื่อดำเนินการแล้วเสร็จ", False),
        ("O43", "results", "จัดอบรมเจ้าหน้าที่ตามมาตรการเมื่อวันที่ 9 มีนาคม 2565", True),
        ("O43", "results", "จัดอบรมเจ้าหน้าที่ตามมาตรการ ผู้เข้าอบรม 40 คน และจะจัดซ้ำในปีถัดไป", True),
        ("O37", "actions", "จะจัดทำระบบคิวงานอนุญาต และจะจัดอบรมเจ้าหน้าที่พัสดุ เพื่อลดความเสี่ยง", False),
        # words that leave it open
        ("O24", "suggestions", "ซื้อ 12 รายการ งบประมาณ 40,000 บาท ปัญหา ส่งของช้า คราวหน้าควรสั่งให้เร็วขึ้น", None),
        ("O24", "suggestions", "ซื้อ 12 รายการ งบประมาณ 40,000 บาท ปัญหา ส่งของช้า", False),
        ("O29", "time_limit", "ผู้ร้องยื่นเรื่องต่อนิติกรซึ่งตรวจสอบข้อเท็จจริงโดยเร็ว", None),
        # months without purchases need no columns; one such month among others does
        ("O23", "reference_price", NONE_AT_ALL, True),
        ("O23", "contract", NONE_AT_ALL, True),
        ("O23", "reference_price", "|ตุลาคม 2564|ซื้อวัสดุ|5,000\n|พฤศจิกายน 2564|ไม่มีการจัดซื้อจัดจ้าง", False),
        # sums of money are the budget of a plan, whatever the column is called
        ("O21", "budget", "|1|ก่อสร้างถนนสายบ้านตัวอย่าง|850,000", True),
        ("O21", "budget", "|1|ก่อสร้างถนนสายบ้านตัวอย่าง|หมู่ 3", False),
    ],
)  # fmt: skip
def test_what_counts(met: Callable[..., Met], code: str, part: str, body: str, *, expected: bool | None) -> None:
    names = {"O21": NAME_21, "O27": NAME_27, "O43": NAME_43, "O24": NAME_24}
    title = names.get(code, "")
    head = f"={title}\n#{title}\n" if title else ""
    assert met(code, f"{head}{body}\n{OFFICE}\n{POSTED}")[part] is expected


def test_links_to_what_is_gone_promise_nothing(met: Callable[..., Met], pages: SimpleNamespace) -> None:
    names = ("การสรรหาและคัดเลือก", "การบรรจุและแต่งตั้ง", "การพัฒนาบุคลากร", "การประเมินผลการปฏิบัติงาน", "การให้คุณให้โทษ")
    links = tuple(Link(f"{HOST}/{place}.pdf", name) for place, name in enumerate(names))
    listed = "\n".join(f"- {name}" for name in names)
    page = pages.document(f"={NAME_27}\n#{NAME_27}\n{listed}\n{POSTED}", links=links)

    def opened(outcome: Outcome) -> list[object]:
        return [pages.opened(None, url=link.url, outcome=outcome) for link in links]

    assert set(met("O27", page, *opened(Outcome.HTTP_404)).values()) == {False, None}  # nothing tells of results either
    assert set(met("O27", page, *opened(Outcome.READ_TIMEOUT)).values()) == {True}  # another day they may open


def test_rows_that_name_a_file_which_is_gone_promise_nothing(met: Callable[..., Met], pages: SimpleNamespace) -> None:
    rows = (
        "การสรรหาและคัดเลือก | เปิด",
        "การบรรจุและแต่งตั้ง | เปิด",
        "การพัฒนาบุคลากร | เปิด | Word",
        "การประเมินผลการปฏิบัติงาน ปีละ 2 ครั้ง | เปิด",
    )
    links = [Link(f"{HOST}/{place}.pdf", "เปิด", context=row) for place, row in enumerate(rows)]
    links.append(Link(f"{HOST}/3.docx", "Word", context=rows[2]))
    page = pages.document(f"={NAME_27}\n#{NAME_27}\n" + "\n".join(f"|{row}" for row in rows), links=tuple(links))
    gone = [pages.opened(None, url=link.url, outcome=Outcome.HTTP_404) for link in links[1:4]]
    results = met("O27", page, *gone)
    assert results["recruitment"]  # nobody knows that it is not there
    assert results["appointment"] is not True
    assert results["development"]  # the same may stand in another file
    assert results["evaluation"]  # the row itself says it


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (POSTED, False),  # the engine itself sent an article without a text
        ("", None),  # a script may fill what stands below a heading
        (f"แสดงหลักเกณฑ์การสรรหาและคัดเลือกบุคลากร ที่ยังใช้บังคับในปี พ.ศ. 2565\n{POSTED}", False),
        (f"ติดต่อสอบถามรายละเอียดได้ที่งานการเจ้าหน้าที่ สำนักปลัด ในวันและเวลาราชการ\n{POSTED}", None),
    ],
)
def test_a_page_of_nothing(met: Callable[..., Met], body: str, *, expected: bool | None) -> None:
    results = met("O34", f"=นโยบายไม่รับของขวัญ\n#นโยบายไม่รับของขวัญ\n{body}")
    assert results["by_the_top_executive"] is expected  # a part that is denied nowhere else


def test_a_picture_on_all_pages_of_the_site_is_a_banner(met: Callable[..., Met], pages: SimpleNamespace) -> None:
    banner = Image(f"{HOST}/images/photo.gif", "เทศบาลตำบลบ้านตัวอย่าง", 1000)
    page = pages.document(f"={NAME_24}\n#{NAME_24}\n{POSTED}", images=(banner,))
    everywhere = SiteFacts(furniture=frozenset({mark_of(banner.shown)}))
    assert met("O24", page)["problems"] is None  # it may be the scanned report
    assert met("O24", page, site=everywhere)["problems"] is False


FILE = f"{HOST}/file/2.pdf"


@pytest.mark.parametrize(
    ("code", "part", "text", "expected"),
    [
        # the first lines of a file may be its title or its text, lists and numbers are its text
        ("O36", "measures", "ความเสี่ยงการทุจริต โอกาส ผลกระทบ ระดับ มาตรการควบคุม\n1 ซื้อวัสดุราคาสูง 3 4 12 สูง สืบราคาสามราย", None),
        ("O31", "total", "1. จำนวนเรื่องร้องเรียนการทุจริตทั้งหมด 2 เรื่อง\n2. แล้วเสร็จ 1 เรื่อง", True),
        # marks that were lost may hide the words
        ("O24", "suggestions", "ซื้อ 12 รายการ งบประมาณ 40,000 บาท ปญหา ส่งของช้า ขอเสนอแนะ สั่งให้เร็วขึ้น", None),
        ("O24", "suggestions", "ซื้อ 12 รายการ งบประมาณ 40,000 บาท ปัญหา ส่งของช้า", False),
        # "บทบาท" holds the word for baht and is no money
        ("O39", "budget", "ส่งเสริมบทบาทภาคประชาชน ประชุมประชาคม กุมภาพันธ์ 2565", False),
        ("O39", "budget", "ส่งเสริมบทบาทภาคประชาชน 5,000 บาท ประชุมประชาคม กุมภาพันธ์ 2565", True),
        # numbers beside a name that no list has may count the same
        ("O31", "finished", "ปิดสำนวนไป 2 กรณี", None),
        ("O31", "finished", "เรื่องร้องเรียนทั้งหมด 2 เรื่อง", False),
    ],
)
def test_absence_needs_more_than_words(
    met: Callable[..., Met], pages: SimpleNamespace, code: str, part: str, text: str, *, expected: bool | None
) -> None:
    file = pages.document(text, url=FILE, kind=Kind.PDF)
    assert met(code, "=เอกสาร\n#เอกสาร\n-ดาวน์โหลด", file)[part] is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("งบกลาง 7,900,000\nงบบุคลากร 9,100,000", None),  # the link promises a report of spending, the file shows sums
        ("งบกลาง จ่ายจริง 7,900,000\nงบบุคลากร จ่ายจริง 9,100,000", True),
    ],
)
def test_what_a_link_promises_its_file_must_show(
    met: Callable[..., Met], pages: SimpleNamespace, text: str, *, expected: bool | None
) -> None:
    file = pages.document(text, url=FILE, kind=Kind.PDF)
    page = "=การเงิน\n#การเงิน\n-รายงานผลการใช้จ่ายงบประมาณ 2564 เบิกจ่ายทุกหมวด"
    assert met("O20", page, file)["spending"] is expected


@pytest.mark.parametrize(("lines", "expected"), [
    ("บรรยายเรื่องคุณธรรม มีผู้ฟัง 40 คน\nติดป้ายประกาศ 12 แห่ง", None), ("บรรยายเมื่อเดือนมกราคม 2565\nติดป้ายประกาศ", False),
])  # fmt: skip
def test_lines_with_numbers_may_be_items_without_a_table(met: Callable[..., Met], lines: str, *, expected: bool | None) -> None:
    assert met("O40", f"=รายงาน\n#รายงาน\n{lines}")["projects"] is expected
