"""Every component that words show: met with its lines, not met without them, open where the page could not be read."""

from types import SimpleNamespace

import pytest

from model.document import Fault, Kind, Link, Via
from model.finding import ComponentResult
from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.view import view_of

# For each indicator a title, lines that belong to no component (""), and the lines that show each one.
# Leaving out the lines of one component must leave all the others as they are.
TEXTS: dict[str, tuple[str, dict[str, str]]] = {
    "O3": ("อำนาจหน้าที่", {
        "": "ข้อมูลทั่วไปของตำบลทุ่งสมมุติ",
        "duties": "รักษาความสงบเรียบร้อย\nจัดให้มีและบำรุงรักษาทางน้ำและทางบก\nป้องกันและระงับโรคติดต่อ",
    }),
    "O4": ("แผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565)", {
        "": "คำนำ สภาพทั่วไปและข้อมูลพื้นฐาน",
        "strategy": "|ยุทธศาสตร์ที่ 1 | การพัฒนาโครงสร้างพื้นฐาน",
        "goals": "|เป้าประสงค์ | ประชาชนเดินทางสะดวก",
        "indicators": "|ตัวชี้วัด | ร้อยละ 80 ของถนนได้มาตรฐาน",
    }),
    "O6": ("กฎหมายที่เกี่ยวข้อง", {"": "รวมไว้ให้ดาวน์โหลด", "laws": "- พระราชบัญญัติเทศบาล พ.ศ. 2496\n- ระเบียบกระทรวงมหาดไทยว่าด้วยการพัสดุ"}),
    "O7": ("ข่าวสารของเรา", {
        "": "อ่าน 12 ครั้ง",
        "news": "9 ธ.ค. 64 ร่วมกับทีมแพทย์มอบยา\n12 ม.ค. 65 แจ้งวันหยุด",
        "own_area": "งานป้องกันช่วยชาวบ้าน หมู่ที่ 3 ขนของ",
    }),
    "O10": ("แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2565", {
        "": "กองช่างเป็นผู้จัดทำ",
        "projects": "|1 | ก่อสร้างถนนคอนกรีต หมู่ที่ 2 | 288,000\n|2 | อบรมอาชีพผู้สูงอายุ | 24,000",
        "budget": "วงเงินรวม 312,000 บาท",
        "duration": "ระยะเวลา ต.ค. 2564 - ก.ย. 2565",
    }),
    "O11": ("รายงานการกำกับติดตามการดำเนินงาน รอบ 6 เดือน ปี 2565", {
        "": "เสนอต่อที่ประชุมสภา",
        "progress": "ก่อสร้างถนน แล้วเสร็จ อบรมอาชีพ อยู่ระหว่างดำเนินการ",
        "projects": "|1 | โครงการถนน หมู่ที่ 2 | 40\n|2 | โครงการฝึกอาชีพ | 60",
        "budget_used": "เบิกจ่ายแล้ว 286,800 บาท",
    }),
    "O12": ("รายงานผลการดำเนินงานประจำปี 2564", {
        "": "เสนอต่อสภาท้องถิ่น",
        "results": "ดำเนินการแล้ว 49 จาก 62 โครงการ",
        "spending": "เบิกจ่าย 24,900,000 บาท",
        "problems": "ปัญหา/อุปสรรค ฝนตกชุกในเดือนสิงหาคม",
        "suggestions": "ข้อเสนอแนะ ให้เริ่มงานก่อนฤดูฝน",
    }),
    "O13": ("คู่มือการปฏิบัติงาน", {"": "เจ้าหน้าที่จัดเก็บรายได้ กองคลัง", "steps": "ขั้นตอนที่ 1 ตรวจสอบหลักฐาน\nขั้นตอนที่ 2 เสนอผู้มีอำนาจ"}),
    "O14": ("คู่มือสำหรับประชาชน", {
        "": "สำเนาโฉนดที่ดิน 1 ชุด",
        "service": "การขออนุญาตก่อสร้างอาคาร",
        "steps": "นำเอกสารไปยื่นที่กองช่าง รอ 15 วันทำการ",
    }),
    "O15": ("สถิติการให้บริการ ปี 2565", {
        "": "กองคลัง",
        "services": "ชำระภาษีที่ดิน",
        "numbers": "|เดือน | จำนวน\n|ต.ค. 2564 | 31\n|พ.ย. 2564 | 28",
    }),
    "O16": ("รายงานผลการสำรวจความพึงพอใจ ปี 2564", {"": "สำรวจโดยสถาบันการศึกษา", "result": "ประชาชนพึงพอใจร้อยละ 87.20\nค่าเฉลี่ย 4.36"}),
    "O18": ("แผนการใช้จ่ายงบประมาณประจำปี 2565", {
        "": "กองคลังเป็นผู้จัดทำ",
        "by_source": "รายได้จัดเก็บเองและเงินอุดหนุนทั่วไป",
        "by_type": "งบบุคลากร ส่วนงบลงทุน",
        "amounts": "ทั้งสิ้นจำนวนเงิน 46,000,000",
    }),
    "O19": ("รายงานการกำกับติดตามการใช้จ่ายงบประมาณ รอบ 6 เดือน ปี 2565", {
        "": "กองคลังรายงาน",
        "progress": "ไตรมาสที่ 2 มีการเบิกจ่ายตามแผน",
        "amounts": "งบประมาณ 15,000,000",
    }),
    "O20": ("รายงานผลการใช้จ่ายงบประมาณประจำปี 2564", {
        "": "กองคลังรายงาน",
        "spending": "มีการเบิกจ่ายครบถ้วน",
        "amounts": "งบประมาณ 15,000,000",
        "problems": "ปัญหาและอุปสรรค ได้แก่ การส่งเอกสารล่าช้า",
        "suggestions": "ข้อเสนอแนะ ให้เร่งทำสัญญา",
    }),
    "O21": ("แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2565", {
        "": "ประกาศตามกฎหมาย",
        "plan": "จ้างก่อสร้างถนน หมู่ที่ 2",
        "budget": "วงเงิน 288,000",
    }),
    "O22": ("ประกาศต่าง ๆ ปี 2565", {"": "กองคลัง", "announcements": "ประกาศผู้ชนะการเสนอราคา จ้างก่อสร้างถนน", "particulars": "ยื่นซองวันที่ 3 มีนาคม 2565"}),
    "O23": ("สรุปผลการจัดซื้อจัดจ้างรายเดือน", {
        "": "แบบ สขร.1 กองคลัง",
        "each_month": "ต.ค. 2564\nพ.ย. 2564\nธ.ค. 2564\nม.ค. 2565\nก.พ. 2565\nมี.ค. 2565",
        "work": "|งานที่จัดซื้อ",
        "amount": "|วงเงินที่จะซื้อหรือจ้าง",
        "reference_price": "|ราคากลาง",
        "method": "|วิธีซื้อหรือจ้าง",
        "bidders": "|รายชื่อผู้เสนอราคา",
        "selected": "|ราคาที่ตกลงซื้อ",
        "reason": "|เหตุผลที่คัดเลือกโดยสรุป",
        "contract": "|เลขที่และวันที่ของสัญญา",
    }),
    "O24": ("รายงานผลการจัดซื้อจัดจ้างประจำปี 2564", {
        "": "กองคลังรายงาน",
        "results": "วิธีเฉพาะเจาะจงร้อยละ 96",
        "budget_used": "ใช้ไปทั้งสิ้น 7,200,000 บาท",
        "problems": "ปัญหา ได้แก่ มีผู้ขายน้อยราย",
        "suggestions": "ข้อเสนอแนะ กำหนดปฏิทินการจัดหา",
    }),
    "O25": ("นโยบายการบริหารทรัพยากรบุคคล", {"": "ประกาศให้ทราบทั่วกัน", "policy": "ด้านการสรรหา\nด้านสวัสดิการ"}),
    "O26": ("การดำเนินการตามนโยบายการบริหารทรัพยากรบุคคล ปี 2565", {
        "": "สำนักปลัด", "actions": "มีคำสั่งบรรจุพนักงาน 1 ราย และส่งพนักงานเข้ารับการอบรม 6 หลักสูตร",
    }),
    "O27": ("หลักเกณฑ์ด้านบุคคล", {
        "": "สำนักปลัด",
        "recruitment": "การสรรหา",
        "appointment": "การบรรจุและแต่งตั้ง",
        "development": "การพัฒนาบุคลากร",
        "evaluation": "การประเมินผลการปฏิบัติงาน",
        "reward_and_discipline": "การให้คุณให้โทษ",
    }),
    "O28": ("รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี 2564", {
        "": "สำนักปลัด", "results": "เข้ารับการอบรม 38 คน\nบรรจุแต่งตั้งแล้ว 2 ราย", "analysis": "ผลการวิเคราะห์: ขาดแคลนสายงานช่าง",
    }),
    "O29": ("แนวปฏิบัติการจัดการเรื่องร้องเรียน", {
        "": "ประกาศให้ทราบทั่วกัน",
        "corruption": "กรณีเจ้าหน้าที่ทุจริต",
        "how_to_complain": "ส่งทางไปรษณีย์หรือด้วยตนเอง",
        "steps": "ลงทะเบียน แล้วสืบข้อเท็จจริง",
        "owner": "นิติกรเป็นผู้ดูแล",
        "time_limit": "ตอบกลับภายใน 15 วัน",
    }),
    "O31": ("สถิติเรื่องร้องเรียน ปี 2565", {
        "": "สำนักปลัด",
        "corruption": "การทุจริตและประพฤติมิชอบ",
        "total": "จำนวนเรื่อง 2 เรื่อง",
        "finished": "แล้วเสร็จ 1 เรื่อง",
        "pending": "อยู่ระหว่างดำเนินการ 1 เรื่อง",
    }),
    "O33": ("การมีส่วนร่วม ปี 2565", {"": "สำนักปลัด 17 ก.พ. 65", "outsiders": "ผู้ใหญ่บ้านทุกหมู่", "activity": "ร่วมวางแผนและทบทวนงาน"}),
    "O34": ("นโยบาย ปี 2565", {
        "": "สำนักปลัด",
        "policy": "งดรับของขวัญ",
        "everyone": "ผู้บริหารและพนักงานทุกคน",
        "by_the_top_executive": "ประกาศโดยนายกเทศมนตรี",
    }),
    "O35": ("การมีส่วนร่วมของผู้บริหาร ปี 2565", {
        "": "สำนักปลัด", "top_executive": "ท่านนายก", "activity": "ร่วมพิธีวันต่อต้านคอร์รัปชัน",
    }),
    "O36": ("การประเมินความเสี่ยงการทุจริต ปี 2565", {
        "": "คณะทำงาน",
        "events": "เรียกรับเงินงานอนุญาต",
        "levels": "ผลกระทบ 3 ระดับปานกลาง",
        "measures": "มาตรการ ตรวจซ้ำทุกเดือน",
    }),
    "O37": ("การจัดการความเสี่ยงการทุจริต ปี 2565", {"": "คณะทำงาน", "actions": "สุ่มตรวจรถราชการเรียบร้อยแล้ว", "risks": "ความเสี่ยงใช้รถราชการ"}),
    "O38": ("การเสริมสร้างวัฒนธรรมองค์กร ปี 2565", {"": "25 ก.พ. 65", "activity": "อบรมคุณธรรม", "staff": "พนักงานจ้าง 58 คน"}),
    "O39": ("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2561-2565)", {
        "": "สำนักปลัด",
        "projects": "มิติที่ 1 อบรมเยาวชน\nมิติที่ 2 ออกคำสั่งมอบหมายอำนาจ",
        "budget": "ไม่ใช้งบประมาณ",
        "duration": "ไตรมาส 2",
    }),
    "O40": ("รายงานการกำกับติดตามการดำเนินการป้องกันการทุจริต รอบ 6 เดือน ปี 2565", {
        "": "สำนักปลัด",
        "progress": "แล้วเสร็จและยังไม่ถึงกำหนด",
        "projects": "อบรมพนักงาน\nอบรมเยาวชน",
        "budget_used": "ใช้ไป 28,000",
    }),
    "O41": ("รายงานผลการดำเนินการป้องกันการทุจริตประจำปี 2564", {
        "": "สำนักปลัด",
        "results": "ดำเนินการแล้ว 26 จาก 29",
        "spending": "จ่ายจริง 57,000",
        "problems": "ปัญหา อุปสรรค: งดรวมกลุ่ม",
        "suggestions": "แนวทางแก้ไข จัดแบบออนไลน์",
    }),
    "O42": ("มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน", {
        "": "สำนักปลัด",
        "analysis": "วิเคราะห์คะแนน ตัวชี้วัด",
        "analysed_year": "ITA ปี ๒๕๖๔",
        "weaknesses": "จุดอ่อน เว็บไซต์",
        "improvements": "ควรพัฒนา ช่องทางบริการ",
        "measures": "มาตรการเปิดเผยข้อมูล",
        "responsible": "ผู้รับผิดชอบ กองคลัง",
        "steps": "ขั้นตอน แต่งตั้งคณะทำงาน",
        "monitoring": "กำกับติดตามทุกไตรมาส",
    }),
    "O43": ("การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2565", {
        "": "สำนักปลัด", "results": "แต่งตั้งคณะทำงานแล้ว ประชุมเมื่อ 5 พ.ย. 64", "measures": "มาตรการเปิดเผยข้อมูล",
    }),
}  # fmt: skip
PARTS = [(code, part) for code, (_, lines) in TEXTS.items() for part in lines if part]


def page(code: str, *, without: str | None = None) -> str:
    title, lines = TEXTS[code]
    return "\n".join([f"={title}", f"#{title}", *(text for part, text in lines.items() if part != without)])


@pytest.fixture(scope="module")
def measured(pages: SimpleNamespace, framework: Framework):
    def run(code: str, notation: object, *parts: object) -> dict[str, ComponentResult]:
        view = view_of(pages.dossier(notation, *parts, indicator=code), framework)
        return {result.id: result for result in measure(view, framework.indicator(code))}

    return run


@pytest.mark.parametrize("code", TEXTS)
def test_all_components_are_met(code, measured, framework):
    for component, result in zip(framework.indicator(code).components, measured(code, page(code)).values(), strict=True):
        if not component.person and not component.optional:
            assert result.met is True, component.id
            assert result.evidence
            assert all(0 < len(quote.quote) <= 200 for quote in result.evidence)


@pytest.mark.parametrize(("code", "part"), PARTS)
def test_one_part_missing(code, part, measured, framework):
    results = measured(code, page(code, without=part))
    component = framework.indicator(code).component(part)
    is_open = not component.sure or (component.find is not None and component.find.maybe and results[part].met is None)
    assert results[part].met is (None if is_open else False)
    assert not component.sure or results[part].met is False or results[part].evidence
    others = [c.id for c in framework.indicator(code).components if not c.person and not c.optional and c.id != part]
    if part == "amounts":  # what is told beside its figure goes with the figures
        others = [
            name for name in others if (find := framework.indicator(code).component(name).find) is None or not find.figure
        ]
    assert [name for name in others if results[name].met is not True] == []


@pytest.mark.parametrize(("code", "part"), PARTS)
def test_cannot_tell_where_a_document_was_not_read(code, part, measured, pages):
    scan = pages.document("", url="https://www.ban-tua-yang.example/a.pdf", kind=Kind.PDF, fault=Fault.SCANNED)
    assert measured(code, page(code, without=part), scan)[part].met is None


@pytest.mark.parametrize(("code", "part"), [pair for pair in PARTS if pair[0] in ("O12", "O18", "O36", "O42")])
def test_a_picture_may_hold_what_a_short_page_does_not_say(code, part, measured, pages):
    document = pages.document(page(code, without=part), images=(pages.picture,))
    assert measured(code, document)[part].met is None


@pytest.mark.parametrize("code", [code for code in TEXTS if code not in ("O7", "O29")])
def test_a_title_alone_meets_nothing_that_is_sure(code, measured, framework):
    results = measured(code, f"={TEXTS[code][0]}\n#{TEXTS[code][0]}")
    counted = [c for c in framework.indicator(code).components if c.sure and not (c.find and c.find.titles)]
    assert counted
    assert [c.id for c in counted if results[c.id].met is True] == []


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ((), False),
        ((Link("https://www.ban-tua-yang.example/18.pdf", "แผนการใช้จ่ายงบประมาณ 2565"),), None),
        ((Link("https://www.ban-tua-yang.example/x.pdf", "คลิกที่นี่"),), None),
        ((Link("https://www.ban-tua-yang.example/view?id=3", "", Via.FRAME),), None),
        ((Link("https://www.google.com/maps/embed?pb=1", "", Via.FRAME),), False),
        ((Link("https://www.ban-tua-yang.example/news", "ข่าว"),), None),  # the page says little and leads on
        ((Link("https://www.ban-tua-yang.example/", "หน้าแรก"),), False),
        ((Link("https://www.other.example/news", "ข่าว"),), False),
    ],
)
def test_files_and_frames_that_were_not_opened(links, expected, measured, pages):
    document = pages.document("=แผนการใช้จ่ายงบประมาณ\nกองคลัง", links=links)
    assert measured("O18", document)["by_type"].met is expected


@pytest.mark.parametrize(("code", "part", "link", "read", "met"), [
    ("O12", "problems", "ส่วนที่ 2 ปัญหา อุปสรรค", True, False), ("O12", "problems", "ส่วนที่ 2 ปัญหา อุปสรรค", False, True),
    ("O27", "recruitment", "การสรรหาและคัดเลือกบุคลากร", True, True),  # the titles of papers are the content
])  # fmt: skip
def test_what_stands_behind_a_link_decides_and_not_its_words(code, part, link, read, met, measured, pages):
    url = "https://www.ban-tua-yang.example/2.pdf"
    shown = pages.document(f"=รายงาน\n#รายงาน ปี 2564\nข้อมูลที่เผยแพร่\n-{link}", links=(Link(url, link),))
    file = pages.document("ขุดลอกคลอง เบิกจ่าย 40,000 บาท\nลาดยางถนน เบิกจ่าย 90,000 บาท", url=url, kind=Kind.PDF)
    assert bool(measured(code, shown, *((file,) if read else ()))[part].met) is met


@pytest.mark.parametrize(("code", "part", "lines", "met"), [
    ("O13", "steps", "ขั้นตอนการปฏิบัติงาน\nรับเรื่องแล้วเสนอ", None),  # one word, and nothing that it is the heading of
    ("O13", "steps", "ขั้นตอนการปฏิบัติงาน\n1. รับเรื่อง\n2. ตรวจสอบ\n3. เสนอ", True),
    ("O13", "steps", "ขั้นตอนการปฏิบัติงาน\n|ขั้นที่ | ผู้รับผิดชอบ\n|1 | ธุรการ\n|2 | ปลัด\n|3 | นายก", True),
    ("O13", "steps", "ขั้นตอนการปฏิบัติงาน\n1. รับเรื่อง\nแล้วเสนอ", None),
    ("O6", "laws", "#วันรัฐธรรมนูญ\nเพื่อระลึกถึงรัฐธรรมนูญฉบับแรก", None),  # a heading and a line on it are one place
])  # fmt: skip
def test_one_word_is_enough_as_the_heading_of_a_list(code, part, lines, met, measured):
    assert measured(code, f"=หน้าตัวอย่าง\n#หน้าตัวอย่าง\n{lines}\nเทศบาลตำบลบ้านตัวอย่าง")[part].met is met


def test_what_only_a_person_can_tell_is_open(measured, framework):
    for indicator in framework.indicators:
        results = measured(indicator.code, "=หน้าอื่น\nข้อความใด ๆ")
        assert all(results[c.id].met is None for c in indicator.components if c.person)


@pytest.mark.parametrize(
    ("code", "part", "line", "expected"),
    [
        ("O12", "problems", "โครงการแก้ไขปัญหายาเสพติด", False),
        ("O12", "problems", "โครงการแก้ไขปัญหายาเสพติด ปัญหา งบประมาณล่าช้า", True),
        ("O12", "problems", "ไม่มีปัญหาอุปสรรค", True),
        ("O12", "suggestions", "ช่องทางรับฟังความคิดเห็นและข้อเสนอแนะ", False),
        ("O10", "budget", "ประจำปีงบประมาณ พ.ศ. 2565", False),
        ("O10", "budget", "งบ ประ มาณ 30,000", True),
        ("O18", "by_type", "งบกลาง", False),
        ("O18", "by_source", "แผนการใช้จ่ายเงินงบประมาณ", False),
        ("O20", "spending", "เพื่อใช้เป็นแนวทางเบิกจ่าย", False),
        ("O27", "appointment", "แต่งตั้งคณะกรรมการ", False),
        ("O34", "by_the_top_executive", "รองนายกลงนาม", False),
        ("O26", "actions", "จัดกิจกรรมอบรมอาชีพ และโอนเงินผ่านธนาคารแล้วเสร็จ", False),
        ("O26", "actions", "คำสั่งที่ 612/2564 เรื่อง แต่งตั้งคณะทำงานบริหารความเสี่ยงการทุจริต", False),
        ("O26", "actions", "คำสั่งที่ 12/2565 เรื่อง แต่งตั้งคณะกรรมการสรรหาพนักงานจ้าง", True),
        ("O26", "actions", "คำสั่งที่ 14/2565 เรื่อง แต่งตั้งพนักงานส่วนตำบล", True),
        ("O37", "actions", "อบต. ได้จัดทำการประเมินความเสี่ยงการทุจริต", False),
        ("O37", "risks", "ไม่มีผู้ร้องเรียนการทุจริตและประพฤติมิชอบ", None),
        ("O37", "risks", "เจ้าหน้าที่อาจทุจริตค่าน้ำมัน", True),
        ("O35", "top_executive", "สิ่งที่ทำตามนโยบาย 3 ด้านของนายกเทศมนตรี", False),
    ],
)
def test_words_inside_others(code, part, line, expected, measured):
    assert measured(code, f"=หน้า\nสำนักปลัด\n{line}")[part].met is expected


@pytest.mark.parametrize(
    ("code", "result", "expected"),
    [
        ("O10", "แล้วเสร็จ 49 โครงการ เบิกจ่ายจริง 3 บาท\n# ปัญหาและอุปสรรค", None),
        ("O10", "รายงานผลการ แล้วเสร็จ เบิกจ่ายจริง ผลการใช้จ่าย\n# ปัญหาและอุปสรรค\n# ข้อเสนอแนะ", False),
        ("O10", "ทำให้ทราบปัญหาและอุปสรรค", True),
        ("O21", "ร้อยละ 96 งบประมาณที่ใช้\n# ข้อเสนอแนะ", None),
        ("O25", "ผลการดำเนินการ ดำเนินการแล้ว เข้ารับการอบรม 38 คน คิดเป็นร้อยละ 90", None),
        ("O39", "แผนนี้ไม่มีผล", True),
    ],
)
def test_a_report_in_place_of_a_plan(code, result, expected, measured):
    assert measured(code, page(code) + "\n" + result)["not_a_result"].met is expected


def test_content_in_a_file_counts_and_is_quoted_from_it(measured, pages):
    file = pages.document(page("O20"), url="https://www.ban-tua-yang.example/20.pdf", kind=Kind.PDF)
    results = measured("O20", "=รายงานผลการใช้จ่ายงบประมาณประจำปี 2564", file)
    assert {result.met for result in results.values()} == {True}
    assert results["problems"].evidence[0].url == "https://www.ban-tua-yang.example/20.pdf"
    assert "20.pdf" in results["problems"].evidence[0].where


def test_furniture_is_no_content(measured):
    assert measured("O12", "=รายงานผลการดำเนินงานประจำปี 2564\n~ปัญหา อุปสรรค\nข้อความ")["problems"].met is False


def test_damaged_marks_are_read(measured):
    assert measured("O36", "=หน้า\nเเนวทางการปองกัน\nผลกระทบ\nเรยกรับ\nมาตรการ")["measures"].met is True
    assert measured("O42", "=หน้า\nข้อมูล\nกำกับ ติดตาม")["monitoring"].met is True
    assert measured("O42", "=หน้า\nข้อมูล\nกํากับติดตาม")["monitoring"].met is True
