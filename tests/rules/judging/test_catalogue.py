"""Why points are lost, case by case: whole submissions as offices send them, and what must be said of each.

`want`: the verdicts that are right (`fail` and `review` where it depends on the text how sure one can be); `codes`: reasons that
must be among those that keep it from passing.
"""

from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import quote

import pytest

from model.document import Form, Image, Link, Via
from model.finding import Finding, Severity, SiteFacts
from model.outcome import Outcome
from rules.framework import Framework
from rules.judge import judge
from rules.measure.page.pagekind import main_text_hash

HOST = "https://www.ban-tua-yang.example"
LAO = "เทศบาลตำบลบ้านตัวอย่าง"
PASS, FAIL, REVIEW = {"pass"}, {"fail"}, {"review"}
NOT_PASS = {"fail", "review"}

SPENDING = """
=แผนการใช้จ่ายงบประมาณ - เทศบาลตำบลบ้านตัวอย่าง
#{title}
แหล่งที่มาของงบประมาณ รายได้จัดเก็บเอง 2,500,000 บาท ภาษีจัดสรร 18,000,000 บาท เงินอุดหนุนทั่วไป 21,000,000 บาท
|ประเภทรายจ่าย | งบประมาณ (บาท) | ไตรมาส 1 | ไตรมาส 2 | ไตรมาส 3 | ไตรมาส 4
|งบกลาง | 12,000,000 | 3,000,000 | 3,000,000 | 3,000,000 | 3,000,000
|งบบุคลากร | 15,000,000 | 3,750,000 | 3,750,000 | 3,750,000 | 3,750,000
|งบดำเนินงาน | 9,000,000 | 2,000,000 | 2,500,000 | 2,500,000 | 2,000,000
"""
UNFILLED = "=แผนการใช้จ่ายงบประมาณประจำปี 2565\n#แผนการใช้จ่ายงบประมาณประจำปี 2565\n|ลำดับ | รายการ | งบประมาณ"
FAQ = """
=คำถามที่พบบ่อย (FAQ) - เทศบาลตำบลบ้านตัวอย่าง
#คำถามที่พบบ่อย (FAQ)
คำถาม ชำระภาษีที่ดินได้เมื่อใด
คำตอบ ภายในเดือนเมษายนของทุกปี ที่กองคลัง
คำถาม ขอเลขที่บ้านใช้เอกสารอะไร
คำตอบ สำเนาโฉนดที่ดินและบัตรประจำตัวประชาชน
"""
CHANNEL = """
=ร้องเรียนร้องทุกข์ - เทศบาลตำบลบ้านตัวอย่าง
#รับเรื่องราวร้องทุกข์
ท่านที่ได้รับความเดือดร้อนเรื่องถนน ไฟฟ้า น้ำประปา แจ้งได้ตามแบบฟอร์มด้านล่าง
"""
E_FORMS = """
=E-Service - เทศบาลตำบลบ้านตัวอย่าง
#ดาวน์โหลดแบบฟอร์ม
-คำร้องขอเลขที่บ้าน
-คำร้องขอถังขยะ
-คำขออนุญาตก่อสร้าง
"""
CHART_POLITICAL = """
=โครงสร้าง - เทศบาลตำบลบ้านตัวอย่าง
#โครงสร้างฝ่ายการเมือง
นายกเทศมนตรี รองนายกเทศมนตรี เลขานุการนายกเทศมนตรี ประธานสภาเทศบาล รองประธานสภา สมาชิกสภาเทศบาล 12 คน
"""
NEWS = """
=ข่าวประชาสัมพันธ์ - เทศบาลตำบลบ้านตัวอย่าง
#ข่าวประชาสัมพันธ์
|{a} | ประชุมคณะผู้บริหารร่วมกับผู้นำชุมชน
|{b} | มอบถุงยังชีพแก่ผู้สูงอายุ หมู่ที่ 3
|{c} | กิจกรรมทำความสะอาดคลองบ้านตัวอย่าง
"""
RISK_ACTION = """
=การดำเนินการเพื่อจัดการความเสี่ยงการทุจริต - เทศบาลตำบลบ้านตัวอย่าง
#การดำเนินการเพื่อจัดการความเสี่ยงการทุจริต
แผนปฏิบัติการป้องกันการทุจริต 4 ปี (พ.ศ. 2561 – 2564)
|มิติ | โครงการ/กิจกรรม/มาตรการ | งบประมาณ (บาท) | ปี 2561 | ปี 2562 | ปี 2563 | ปี 2564
|มิติที่ 1 | โครงการอบรมคุณธรรมจริยธรรม | 20,000 | 20,000 | 20,000 | 20,000 | 20,000
|มิติที่ 2 | มาตรการส่งเสริมการปฏิบัติงานตามประมวลจริยธรรม | - | - | - | - | -
"""
PURCHASES = """
=แผนการจัดซื้อจัดจ้าง - เทศบาลตำบลบ้านตัวอย่าง
#แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. {year}
|ลำดับ | โครงการ | งบประมาณ (บาท) | คาดว่าจะประกาศจัดซื้อจัดจ้าง
|1 | ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 3 | 1,480,000 | {month}
|2 | จัดซื้อรถบรรทุกน้ำดับเพลิง | 2,500,000 | {month}
"""
COMPLAINTS = """
=สถิติเรื่องร้องเรียน - เทศบาลตำบลบ้านตัวอย่าง
#ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ ประจำปีงบประมาณ พ.ศ. 2565 (รอบ 6 เดือนแรก)
{rows}
"""
DEVELOPMENT = """
=แผนพัฒนาท้องถิ่น - เทศบาลตำบลบ้านตัวอย่าง
#แผนพัฒนาท้องถิ่น {span}
วิสัยทัศน์ ตำบลน่าอยู่ ชุมชนเข้มแข็ง
ยุทธศาสตร์ที่ 1 การพัฒนาด้านโครงสร้างพื้นฐาน แนวทาง ก่อสร้างและบำรุงรักษาถนน เป้าหมาย ถนนได้มาตรฐานทุกหมู่บ้าน ตัวชี้วัด ร้อยละของถนนที่ได้มาตรฐาน
ยุทธศาสตร์ที่ 2 การพัฒนาคุณภาพชีวิต แนวทาง ส่งเสริมอาชีพ เป้าหมาย ประชาชนมีรายได้เพิ่ม ตัวชี้วัด จำนวนกลุ่มอาชีพ
"""
CONTACT = """
=ติดต่อเรา - เทศบาลตำบลบ้านตัวอย่าง
#ข้อมูลการติดต่อ
{lines}
"""
FULL_CONTACT = ("เลขที่ 99 หมู่ที่ 4 ตำบลบ้านตัวอย่าง อำเภอสมมุติ จังหวัดตัวอย่าง 50000\nโทรศัพท์ 0 5300 0100 โทรสาร 0 5300 0101\n"
                "อีเมล saraban@ban-tua-yang.example\nแผนที่ตั้งหน่วยงาน")  # fmt: skip
SOCIAL = "=Social Network - เทศบาลตำบลบ้านตัวอย่าง\n#Social Network\nติดตามเราได้ทาง Facebook เร็ว ๆ นี้"
LAW = "=อำนาจหน้าที่\n#อำนาจหน้าที่\n-พระราชบัญญัติเทศบาล พ.ศ. 2496.pdf\n-พระราชบัญญัติกำหนดแผนและขั้นตอนฯ พ.ศ. 2542.pdf"
MAP = Link("https://www.google.com/maps/embed?pb=1", "แผนที่", Via.FRAME)


def general_form(text: str = "แบบฟอร์มร้องทุกข์ทั่วไป") -> Form:
    return Form("/send", "post", (("text", "ชื่อ"), ("text", "โทรศัพท์"), ("textarea", "รายละเอียด")), text, ("ส่งเรื่อง",))


def title(text: str) -> str:
    return SPENDING.format(title=text)


def rows(*lines: str) -> str:
    return COMPLAINTS.format(rows="\n".join(f"|{line}" for line in lines))


COUNTED = rows("เดือน | เรื่องทั้งหมด | แล้วเสร็จ | อยู่ระหว่างดำเนินการ", "ต.ค. 64 - มี.ค. 65 | 2 | 1 | 1")
UNCOUNTED = rows("เดือน | เรื่องทั้งหมด | แล้วเสร็จ | อยู่ระหว่างดำเนินการ", "ต.ค. 64 - มี.ค. 65 | | | ")
NO_PROGRESS = rows("เดือน | จำนวนเรื่องร้องเรียน", "ต.ค. 64 - มี.ค. 65 | 2 เรื่อง")

LATER_ITEM = "=O18 E-Service\n#O18 E-Service ปี 2566\nยื่นคำร้องออนไลน์ ขอรับบริการทางอินเทอร์เน็ต จองคิวล่วงหน้า\n" * 2
RIGHT = title("แผนการใช้จ่ายงบประมาณประจำปี 2565")
NO_SOURCES = "\n".join(line for line in RIGHT.split("\n") if not line.startswith("แหล่ง"))
TELEPHONE = "=แจ้งเรื่องร้องเรียนการทุจริต\n#ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ\nโทรศัพท์ 0 5300 0100 หรือยื่นด้วยตนเองที่สำนักปลัด"
LAST_YEAR = COUNTED.replace("2565 (รอบ 6 เดือนแรก)", "2564").replace("ต.ค. 64 - มี.ค. 65", "ต.ค. 63 - ก.ย. 64")
NO_EMAIL = CONTACT.format(lines=FULL_CONTACT.replace("อีเมล saraban@ban-tua-yang.example\n", ""))
STAMPED = f"=- {LAO}\n:: {LAO}\nโพสต์เมื่อ 4 เมษายน 2565 โดย ผู้ดูแลระบบ | อ่าน 536 ครั้ง"
GAMBLING = "=แผนการใช้จ่ายงบประมาณ สล็อตเว็บตรง\nสล็อต บาคาร่า คาสิโนออนไลน์ เครดิตฟรี ฝากถอนออโต้ งบประมาณ 2565"
SHARED_CHANNEL = CHANNEL + "ร้องเรียนทั่วไปและร้องเรียนทุจริตใช้แบบฟอร์มเดียวกัน"
VIEWER = "https://docs.google.com/viewer?url=http://x.example/a.pdf"
SHARE = Link("https://www.facebook.com/sharer/sharer.php?u=x", "แชร์")
PICTURE = Image(f"{HOST}/plan.jpg", "", 900)
POSTED = title("แผนการใช้จ่ายงบประมาณประจำปี 2564") + "ปรับปรุงล่าสุด 4 มกราคม 2565"

CASES = [
    ("title and table of the year", "O18", title("แผนการใช้จ่ายงบประมาณประจำปี 2565"), {}, PASS, ()),
    ("F03 the item of a later list", "O18", LATER_ITEM, {}, NOT_PASS, ("wrong-topic",)),
    ("F06 last year's plan, posted this year", "O18", POSTED, {}, FAIL, ("wrong-year",)),
    ("F06 the year only in a footer", "O18", title("แผนการใช้จ่ายงบประมาณ") + "~สงวนลิขสิทธิ์ พ.ศ. 2565", {}, NOT_PASS, ("year-not-found",)),
    ("F06 the year only in a stamp", "O18", title("แผนการใช้จ่ายงบประมาณ") + "เผยแพร่เมื่อ 4 เมษายน 2565", {}, NOT_PASS, ("year-not-found",)),
    ("F06 the year of an act", "O18", title("แผนการใช้จ่ายงบประมาณ") + "ตามพระราชบัญญัติวิธีการงบประมาณ พ.ศ. 2561", {}, NOT_PASS, ("year-not-found",)),
    ("F06 two digits", "O18", title("แผนการใช้จ่ายงบประมาณประจำปี 65"), {}, PASS, ()),
    ("F06 Thai digits", "O18", title("แผนการใช้จ่ายงบประมาณประจำปีงบประมาณ พ.ศ. ๒๕๖๕"), {}, PASS, ()),
    ("F07 without its sources", "O18", NO_SOURCES, {}, NOT_PASS, ("component-missing",)),
    ("F11 the result under the plan's name", "O18", title("รายงานผลการใช้จ่ายงบประมาณประจำปี 2565"), {}, NOT_PASS, ("wrong-topic",)),
    ("F11 an old plan under the action's name", "O37", RISK_ACTION, {}, NOT_PASS, ()),
    ("F11 the plan of purchases for their notices", "O22", PURCHASES.format(year=2565, month="ม.ค. 2565"), {}, NOT_PASS, ()),
    ("the plan of purchases", "O21", PURCHASES.format(year=2565, month="ม.ค. 2565"), {}, PASS, ()),
    ("F06 last year's plan of purchases", "O21", PURCHASES.format(year=2564, month="ม.ค. 2564"), {}, FAIL, ("wrong-year",)),
    ("F10 the next plan", "O4", DEVELOPMENT.format(span="(พ.ศ. 2566-2570)"), {}, FAIL, ("wrong-year",)),
    ("F10 the old plan", "O4", DEVELOPMENT.format(span="(พ.ศ. 2561-2564)"), {}, FAIL, ("wrong-year",)),
    ("a plan that covers the year", "O4", DEVELOPMENT.format(span="(พ.ศ. 2561-2565)"), {}, PASS, ()),
    ("F05 a viewer's address", "O18", title("แผนการใช้จ่ายงบประมาณประจำปี 2565"), {"url": VIEWER}, NOT_PASS, ("file-only",)),
    ("F11 a result in its right place", "O18", RIGHT + "#รายงานผลการใช้จ่ายงบประมาณประจำปี 2564", {}, PASS, ()),
    ("F14 questions that the office wrote itself", "O8", FAQ, {}, NOT_PASS, ()),
    ("F16 a form for potholes", "O30", CHANNEL, {"forms": (general_form(),)}, NOT_PASS, ()),
    ("F16 a form for potholes named after corruption", "O30", SHARED_CHANNEL, {"forms": (general_form(),)}, NOT_PASS, ()),
    ("F16 only a telephone", "O30", TELEPHONE, {}, NOT_PASS, ("component-missing",)),
    ("F17 forms to download", "O17", E_FORMS, {}, NOT_PASS, ()),
    ("F21 one side of the chart", "O1", CHART_POLITICAL, {}, NOT_PASS, ("component-missing",)),
    ("F22 only acts to download", "O3", LAW, {}, NOT_PASS, ()),
    ("news of the year", "O7", NEWS.format(a="14 มี.ค. 2565", b="2 ก.พ. 2565", c="9 ธ.ค. 2564"), {}, PASS, ()),
    ("F23 stale news", "O7", NEWS.format(a="14 มี.ค. 2563", b="2 ก.พ. 2563", c="9 ธ.ค. 2562"), {}, FAIL, ("wrong-year",)),
    ("complaints counted", "O31", COUNTED, {}, PASS, ()),
    ("F25 numbers left out", "O31", UNCOUNTED, {}, NOT_PASS, ("component-missing",)),
    ("F07 only how many came", "O31", NO_PROGRESS, {}, NOT_PASS, ()),
    ("F12 the whole of last year", "O31", LAST_YEAR, {}, FAIL, ("wrong-year",)),
    ("contact data", "O5", CONTACT.format(lines=FULL_CONTACT), {"links": (MAP,)}, PASS, ()),
    ("F07 contact without a map", "O5", CONTACT.format(lines=FULL_CONTACT.rpartition("\n")[0]), {}, NOT_PASS, ("component-missing",)),
    ("F07 contact without e-mail", "O5", NO_EMAIL, {"links": (MAP,)}, NOT_PASS, ("component-missing",)),
    ("F07 networks promised", "O9", SOCIAL, {}, NOT_PASS, ()),
    ("networks by share buttons", "O9", "=Social Network\n#Social Network\nแชร์หน้านี้", {"links": (SHARE,)}, NOT_PASS, ()),
    ("F26 a picture in place of the text", "O18", "=แผนการใช้จ่ายงบประมาณ\n#แผนการใช้จ่ายงบประมาณประจำปี 2565", {"images": (PICTURE,)}, REVIEW, ()),
    ("F26 a shell", "O18", "=แผนการใช้จ่ายงบประมาณ", {"script_shell": True}, REVIEW, ("needs-javascript",)),
    ("F26 a table that a script fills", "O18", UNFILLED, {"may_show_more": True}, REVIEW, ("component-missing",)),
    ("F26 the same where no script is", "O18", UNFILLED, {}, FAIL, ("component-missing",)),
    ("F01 it says so itself", "O18", UNFILLED + "\nยังไม่มีข้อมูล", {"may_show_more": True}, FAIL, ("empty-page", "component-missing")),
    ("F26 all is there, and a script at work", "O18", RIGHT, {"may_show_more": True}, PASS, ()),
    ("F01 nothing below the menu", "O18", f"=- {LAO}\n{LAO}", {}, FAIL, ("empty-page",)),
    ("F01 nothing but who posted it", "O5", STAMPED, {}, FAIL, ("empty-page",)),
    ("F01 a heading over nothing", "O18", "=แผนการใช้จ่ายงบประมาณ\n#แผนการใช้จ่ายงบประมาณประจำปี 2565", {}, NOT_PASS, ("empty-page",)),
    ("a promise", "O18", "=แผนการใช้จ่ายงบประมาณ\n#แผนการใช้จ่ายงบประมาณประจำปี 2565\nอยู่ระหว่างจัดทำข้อมูล", {}, FAIL, ("under-construction",)),
    ("no documents are there yet", "O18", "=แผนการใช้จ่ายงบประมาณ\n#แผนการใช้จ่ายงบประมาณประจำปี 2565\nยังไม่มีข้อมูล", {}, NOT_PASS, ("empty-page",)),
    ("parked", "O18", "=ban-tua-yang.example\nThis domain is for sale", {}, FAIL, ("parked-domain",)),
    ("hijacked under the old title", "O18", GAMBLING, {}, FAIL, ("hijacked",)),
    ("a login in front of it", "O18", "=เข้าสู่ระบบ\nชื่อผู้ใช้ รหัสผ่าน ลืมรหัสผ่าน เข้าสู่ระบบ", {"password_field": True}, REVIEW, ("needs-login",)),
    ("a page that failed", "O18", "=แผนการใช้จ่ายงบประมาณ\nFatal error: Uncaught Error in /var/www/plan.php:7", {}, FAIL, ("error-page",)),
]  # fmt: skip


def harmful(finding: Finding) -> dict[str, str]:
    return {one.reason.code: one.severity.value for one in finding.reasons if one.severity in (Severity.FAIL, Severity.REVIEW)}


@pytest.mark.parametrize(
    ("code", "notation", "fields", "want", "codes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_catalogue(bench: SimpleNamespace, framework: Framework, code: str, notation: str, fields: dict[str, object],
                   want: set[str], codes: tuple[str, ...]) -> None:  # fmt: skip
    found = judge(bench.dossier(bench.document(notation, **fields), code=code), framework, strict=True)
    assert found.verdict.value in want, harmful(found)
    assert set(codes) <= set(harmful(found))
    assert (found.verdict.value == "pass") is (not harmful(found))


NAMES = "=การเปิดเผยข้อมูลสาธารณะ (OIT) - เทศบาลตำบลบ้านตัวอย่าง\n#ITA ประจำปี 2565\n"


@pytest.mark.parametrize("code", ["O2", "O13", "O18", "O31"])
@pytest.mark.parametrize("shape", ["rows", "buttons", "links", "files", "menu words"])
def test_a_list_of_all_items_is_for_a_person(bench: SimpleNamespace, framework: Framework, shape: str, code: str) -> None:
    listed = [(one.code, one.name_th) for one in framework.indicators]
    ending = ".pdf" if shape == "files" else ""
    mark = "-" if shape == "links" else "|"
    links = tuple(
        Link(f"{HOST}/page/{item}{ending}", "คลิก" if shape == "buttons" else name, context=f"{item} | {name}")
        if shape != "links" else Link(f"{HOST}/page/{item}", f"{item} {name}")
        for item, name in listed
    )  # fmt: skip
    lines = "\n".join(f"{mark}{item}{' ' if mark == '-' else ' | '}{name}" for item, name in listed)
    page = bench.document(NAMES + lines, links=links)
    site = SiteFacts()
    if shape == "menu words":  # the menu of every page says the same words, and so its links are menu links
        words = bench.document("\n".join(name for _, name in listed))
        site = SiteFacts(furniture=frozenset(block.mark for block in words.blocks))
        page = replace(page, blocks=(*page.blocks, *words.blocks))
    found = judge(bench.dossier(page, code=code, site=site), framework, strict=True)
    assert (found.verdict.value, harmful(found)) == ("review", {"index-page": "review"})


@pytest.mark.parametrize("reached", ["/", "/index.php", "/home", "/th/index.html", "/index.php?lang=th"])
def test_sent_on_to_the_front_page(bench: SimpleNamespace, framework: Framework, reached: str) -> None:
    home = bench.document("=หน้าแรก\nยินดีต้อนรับสู่เทศบาลตำบลบ้านตัวอย่าง\n-แผนการใช้จ่ายงบประมาณประจำปี 2565", url=HOST + reached)
    found = judge(bench.dossier(home, url=f"{HOST}/plan/18"), framework, strict=True)
    assert (found.verdict.value, list(harmful(found))) == ("fail", ["redirected-to-home"])


HOME = "=หน้าแรก\n#ยินดีต้อนรับ\nข่าวเด่น ขอเชิญร่วมงานประเพณี\nผู้เข้าชมวันนี้ {} คน\n{} เมษายน 2565\n"


@pytest.mark.parametrize(("text", "fields", "wanted"), [
    (HOME.format(9, 20), {}, True),
    (HOME.replace("=หน้าแรก", "=แผนการใช้จ่าย").format(9, 20), {}, True),
    (HOME.format(9, 20) + "แผนการใช้จ่ายงบประมาณ", {}, False),
    (HOME.format(9, 20), {"links": (Link(f"{HOST}/content/o18.htm", "", Via.FRAME),)}, False),  # its text is in the frame
    (HOME.format(9, 20), {"images": (PICTURE,)}, False),  # and here in the picture
])  # fmt: skip
def test_the_front_page_under_a_deep_address(bench: SimpleNamespace, framework: Framework, text: str, fields: dict[str, object],
                                             wanted: bool) -> None:  # fmt: skip
    home = bench.document(HOME.format(512, 1), url=f"{HOST}/")
    site = SiteFacts(home_url=f"{HOST}/", home_hash=main_text_hash(home))
    found = judge(bench.dossier(bench.document(text, **fields), site=site), framework, strict=True)
    assert ("redirected-to-home" in harmful(found)) is wanted


PAGE = "=แผนการใช้จ่ายงบประมาณ\n#แผนการใช้จ่ายงบประมาณประจำปี 2565\n"


@pytest.mark.parametrize(("link", "told"), [
    (Link(f"{HOST}/upload/plan.pdf", "แผน 2565"), True),
    (Link(f"{HOST}/sdc/15", "ดาวน์โหลดแผนการใช้จ่าย"), True),
    (Link(f"{HOST}/plan.htm", "", Via.FRAME), True),
    (Link(f"{HOST}/upload/แผน.pdf", "แผน 2565"), True),
    (Link(f"{HOST}/news/9", "แผนการใช้จ่ายงบประมาณประจำปี 2565"), False),  # an inner page, opened as a guess
    (Link(f"{HOST}/page/8", "ดาวน์โหลดแบบฟอร์ม", furniture=True), False),  # an entry of the menu
])  # fmt: skip
def test_only_documents_of_the_page_are_told_to_be_dead(
    bench: SimpleNamespace, framework: Framework, link: Link, told: bool
) -> None:
    asked = quote(link.url, safe=":/")
    dead = bench.opened(None, url=asked, outcome=Outcome.HTTP_404, http_status=404)
    found = judge(bench.dossier(bench.document(PAGE + RIGHT, links=(link,)), dead), framework, strict=True)
    assert ("attachment-dead" in {one.reason.code for one in found.reasons}) is told


@pytest.mark.parametrize(("line", "want"), [
    ("ระหว่างวันที่ 1 ตุลาคม 2563 ถึง 31 มีนาคม 2564", "review"),
    ("ตั้งแต่วันที่ 1 ตุลาคม 2563 ถึงวันที่ 30 กันยายน 2564", "pass"),
    ("#รอบ 6 เดือน", "fail"),
])  # fmt: skip
def test_half_a_year_in_place_of_the_whole(bench: SimpleNamespace, framework: Framework, line: str, want: str) -> None:
    report = (
        f"=รายงานผลการดำเนินงานประจำปี\n#รายงานผลการดำเนินงานประจำปี 2564\n{line}\n|โครงการ | งบประมาณ | เบิกจ่าย | ผลการดำเนินการ\n"
        "|ก่อสร้างถนน หมู่ที่ 3 | 300,000 บาท | 298,000 บาท | แล้วเสร็จ\n"
        "|ขุดลอกคลอง | 90,000 บาท | 88,500 บาท | แล้วเสร็จ\n"
        "|อบรมอาชีพ | 20,000 บาท | 18,000 บาท | แล้วเสร็จ\nปัญหาและอุปสรรค ผู้รับจ้างขาดแรงงาน\nข้อเสนอแนะ ควรเร่งรัดการจัดหา"
    )
    found = judge(bench.dossier(report, code="O12"), framework, strict=True)
    assert found.verdict.value == want, harmful(found)


def test_a_page_that_only_a_menu_leads_to_is_not_this_page(bench: SimpleNamespace, framework: Framework) -> None:
    word = "ดาวน์โหลดแบบฟอร์ม"
    menu = bench.document(f"{word}\nกิจการสภา")
    link = Link(f"{HOST}/page/8", word)
    page = bench.document(RIGHT + word, links=(link,))
    forms = bench.document(f"={word}\n#E-Service ระบบบริการออนไลน์\nกรอกคำร้องผ่านระบบ", url=link.url)
    site = SiteFacts(furniture=frozenset(block.mark for block in menu.blocks))
    found = judge(bench.dossier(page, forms, site=site), framework, strict=True)
    assert found.verdict.value == "pass", harmful(found)
    assert [score for score in found.content.best_indicators if score[0] == "O17"] == []
