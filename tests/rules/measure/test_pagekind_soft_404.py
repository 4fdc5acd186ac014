"""Pages that are not there although the server says so, as engines write them; and good pages that only look like them."""

from datetime import UTC, date, datetime

import pytest

from documents.read import read
from model.capture import Capture
from model.document import Document
from model.finding import Dossier, Opened, SiteFacts
from model.outcome import Outcome
from model.submission import Agency, Submission
from rules.framework import Framework
from rules.measure.page.pagekind import page_signs
from rules.measure.view import view_of

HOST = "https://www.thungsommut.example"
URL = f"{HOST}/index.php?mo=59&action=page&id=1118"
NAME = "อบต.ทุ่งสมมุติ"
LABELS = (
    "หน้าแรก", "ประวัติความเป็นมา", "สภาพทั่วไป", "โครงสร้าง", "ข้อมูลผู้บริหาร", "อำนาจหน้าที่", "แผนพัฒนาท้องถิ่น", "ข้อมูลการติดต่อ",
    "กฎหมายที่เกี่ยวข้อง", "ข่าวประชาสัมพันธ์", "ถาม-ตอบ (Q&amp;A)", "แผนดำเนินงานประจำปี", "คู่มือการปฏิบัติงาน", "คู่มือการให้บริการ",
    "ข้อมูลเชิงสถิติการให้บริการ", "รายงานผลการสำรวจความพึงพอใจ", "แผนการใช้จ่ายงบประมาณประจำปี", "รายงานผลการใช้จ่ายงบประมาณ",
    "แผนการจัดซื้อจัดจ้าง", "ประกาศต่าง ๆ เกี่ยวกับการจัดซื้อจัดจ้าง", "สรุปผลการจัดซื้อจัดจ้าง", "นโยบายการบริหารทรัพยากรบุคคล",
    "หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล", "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริต", "ช่องทางแจ้งเรื่องร้องเรียนการทุจริต",
    "ช่องทางการรับฟังความคิดเห็น", "นโยบายไม่รับของขวัญ", "การประเมินความเสี่ยงการทุจริต", "แผนปฏิบัติการป้องกันการทุจริต", "ดาวน์โหลดแบบฟอร์ม",
)  # fmt: skip
LINKS = [f'<a href="/page/{number}">{label}</a>' for number, label in enumerate(LABELS)]
MENU = "".join(f"<div class=k{number}><span>{link}</span></div>" for number, link in enumerate(LINKS))  # no markup says menu
TABLE_MENU = "<table>" + "".join(f"<tr><td>&nbsp;{link}</td></tr>" for link in LINKS) + "</table>"
ARTICLE = "<p>เมื่อวันที่ 4 มีนาคม 2565 องค์การบริหารส่วนตำบลทุ่งสมมุติ จัดอบรมการดูแลเว็บไซต์ให้แก่พนักงาน ณ ห้องประชุมชั้น 2 มีผู้เข้าร่วม 42 คน</p>" * 4
WORDPRESS = (
    "<h1>Oops! That page can&rsquo;t be found.</h1><p>It looks like nothing was found at this location. Maybe try a search?</p>"
    "<form action='/'><input name=s><button>Search</button></form>"
)
ASP_NET = (
    "<h1>Server Error in Application</h1><h2>The resource cannot be found.</h2><p>HTTP 404. The resource you "
    "are looking for (or one of its dependencies) could have been removed.</p>"
)
IIS = (
    "<h1>Server Error</h1><h2>404 - File or directory not found.</h2><h3>The resource you are looking "
    "for might have been removed, had its name changed, or is temporarily unavailable.</h3>"
)
COUNTED = "<p>ผู้เข้าชมวันนี้ {} คน ทั้งหมด {} คน</p><p>{} เมษายน 2565 เวลา 10.{} น.</p>"


def page(title: str, body: str, *, url: str = URL) -> Document:
    html = f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"
    return read(
        Capture(url, Outcome.OK, datetime(2022, 4, 20, tzinfo=UTC), 200, url, "text/html", body=html.encode(), body_hash="ab")
    )


def kind(framework: Framework, document: Document, *parts: Opened, site: SiteFacts | None = None, asked: str = "") -> str:
    """The first thing that the page turned out to be; empty for an ordinary page."""
    capture = Capture(asked or document.url, Outcome.OK, datetime(2022, 4, 20, tzinfo=UTC), 200, document.url, body_hash="ab")
    dossier = Dossier(Submission(0, NAME, "O18", capture.url), Agency(NAME), 2565, date(2022, 4, 20), Opened(capture, document),
                      parts, site or SiteFacts())  # fmt: skip
    found = page_signs(dossier, view_of(dossier, framework))
    assert all(sign.evidence.quote and len(sign.evidence.quote) <= 200 for sign in found)
    return found[0].kind.value if found else ""


@pytest.mark.parametrize(
    "around", ["{}", MENU + "{}", TABLE_MENU + "<table><tr><td>{}</td></tr></table>"], ids=["bare", "divs", "tables"]
)
@pytest.mark.parametrize(
    ("title", "body"),
    [
        (f"ไม่พบหน้าที่ต้องการ | {NAME}", "<h1>ไม่พบหน้าที่ต้องการ</h1><p>ขออภัย ไม่พบข้อมูลที่ท่านเรียกดู อาจถูกลบหรือย้ายไปแล้ว</p>"),
        (f":: {NAME} ::", "<font size=4><b>ไม่พบหน้าที่ต้องการ</b></font><hr><p>ขออภัย ไม่พบข้อมูลที่ท่านเรียกดู</p>"),
        (f"{NAME} : ไม่พบหน้าที่ท่านกำลังค้นหา", "<p>กรุณาตรวจสอบที่อยู่อีกครั้ง หรือติดต่อผู้ดูแลเว็บไซต์</p>"),
        (f"ไม่พบหน้าที่คุณต้องการ {NAME}", "<p>กลับหน้าแรก</p>"),
        (NAME, "<p>ขออภัย! ไม่พบหน้าที่ท่านต้องการ</p><p><a href='/'>กลับหน้าแรก</a></p>"),
        (NAME, "<div>หน้าเว็บนี้ถูกลบหรือย้ายไปแล้ว</div>"),
        (NAME, "<div class=box>หาหน้าเว็บไม่เจอ</div>"),
        (NAME, "<p>ไม่มีหน้านี้ในระบบ</p>"),
        ("404", "<h2>404</h2><p>ไม่พบหน้าเพจ</p>"),
        (f"404 - ไม่พบหน้า - {NAME}", "<p>ลิงก์ที่ท่านเปิดอาจหมดอายุ</p>"),
        ("Error 404", "<p>The requested page could not be found.</p>"),
        (f"Page not found &#8211; {NAME}", WORDPRESS),
        (f"ไม่พบหน้า &#8211; {NAME}", "<h1>อุ๊ย! ไม่พบหน้านี้</h1><p>ดูเหมือนว่าจะไม่พบสิ่งใดในตำแหน่งนี้ ลองค้นหาดูไหม</p>"),
        (NAME, "<div class=error><h1>404 - Category not found</h1><p>The requested page cannot be found.</p></div>"),
        ("Error: 404", "<h1>404 - Article not found</h1><p>You may not be able to visit this page because of: an out-of-date bookmark</p>"),
        ("The resource cannot be found.", ASP_NET),
        ("404 - File or directory not found.", IIS),
        ("Not Found (#404)", "<h1>Not Found (#404)</h1><div>Page not found.</div><p>The above error occurred while the server was processing.</p>"),
        ("404 Page Not Found", "<h1>404 Page Not Found</h1><p>The page you requested was not found.</p>"),
        ("Object not found!", "<h1>Object not found!</h1><p>The requested URL was not found on this server.</p>"),
        ("Sorry", "<p>Sorry, the page you were looking for doesn't exist.</p>"),
    ],
)  # fmt: skip
def test_said_by_the_page(framework: Framework, title: str, body: str, around: str) -> None:
    assert kind(framework, page(title, around.format(body))) == "soft-404"


@pytest.mark.parametrize("body", [
    "<p>ไม่พบข้อมูลที่ท่านต้องการ</p>", "<p>ขออภัยค่ะ ไม่พบข้อมูล</p>", "<h3>ไม่พบข้อมูล</h3><p>กลับหน้าแรก</p>", "<p>เนื้อหานี้ถูกลบออกจากระบบ</p>",
    "<p>ไม่พบบทความ</p>", "<p>Record not found</p>", "<p>No input file specified.</p>", "<p>ไม่พบรายการที่เลือก</p><p>แชร์ Facebook ทวีต</p>",
])  # fmt: skip
def test_nothing_found_where_hardly_anything_else_stands(framework: Framework, body: str) -> None:
    assert kind(framework, page(NAME, body)) == "soft-404"


FILES = "".join(f'<li><a href="/upload/{number}.pdf">แผนการใช้จ่ายงบประมาณ ไตรมาส {number}</a></li>' for number in range(1, 5))
ROWS = (
    "<table>"
    + "".join(f"<tr><td>{name}</td><td>100</td></tr>" for name in ("ประเภท", "งบกลาง", "งบลงทุน", "งบบุคลากร"))
    + "</table>"
)
CONTACT = (
    "<h1>ข้อมูลการติดต่อ</h1><p>เลขที่ 99 หมู่ที่ 4 ตำบลทุ่งสมมุติ อำเภอสมมุติ จังหวัดตัวอย่าง 50000 โทรศัพท์ 0 5300 0100 โทรสาร 0 5300 0101 "
    "อีเมล saraban@thungsommut.example เปิดทำการวันจันทร์ถึงวันศุกร์ เวลา 08.30 - 16.30 น. เว้นวันหยุดราชการ</p>"
    "<p>การเดินทาง จากตัวจังหวัดใช้ทางหลวงแผ่นดินหมายเลข 999 ระยะทาง 24 กิโลเมตร อยู่ติดกับวัดทุ่งสมมุติ ตรงข้ามโรงเรียนบ้านทุ่งสมมุติ "
    "มีรถโดยสารประจำทางผ่านทุกชั่วโมง</p><div>ไม่พบข้อมูลที่ค้นหา</div>"
)
THREADS = ("เปิดเว็บแล้วไม่พบหน้าที่ต้องการ", "สอบถามเรื่องภาษี", "น้ำไม่ไหล")
BOARD = (
    "<h1>กระดานถาม-ตอบ</h1><table>"
    + "".join(f"<tr><td>1</td><td><a href='/q/{t}'>{t}</a></td></tr>" for t in THREADS)
    + "</table>"
)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("ข่าว", f"<h1>วิธีแก้ปัญหา Error 404 บนเว็บไซต์</h1>{ARTICLE}<p>ข้อความ Page not found หมายความว่าไม่พบหน้าเว็บที่ร้องขอ</p>{ARTICLE}"),
        ("ข่าว", f"<h1>แจ้งปรับปรุงเว็บไซต์</h1><p>หากท่านเปิดแล้วขึ้นว่าไม่พบหน้าที่ต้องการ โปรดล้างข้อมูลเบราว์เซอร์แล้วลองใหม่อีกครั้ง</p>{ARTICLE}"),
        ("แผนการใช้จ่ายงบประมาณ", f"<form><input name=q placeholder=ค้นหา><p>ไม่พบข้อมูลที่ค้นหา</p></form><h1>แผนการใช้จ่ายงบประมาณ 2565</h1><ul>{FILES}</ul>"),
        ("แผนการใช้จ่ายงบประมาณ", f"<h1>แผนการใช้จ่ายงบประมาณ 2565</h1>{ROWS}<div>ไม่พบข้อมูล</div>"),
        ("ติดต่อเรา", CONTACT),
        ("Page not found", f"<h1>แผนการใช้จ่ายงบประมาณประจำปี 2565</h1><ul>{FILES}</ul>"),  # an engine's wrong title over good content
        (f"Page not found - {NAME}", f"<h1>รายงานการประชุมสภา</h1>{ARTICLE * 3}"),
        ("กระดานถามตอบ", BOARD),
        ("อำนาจหน้าที่", f"<h1>อำนาจหน้าที่</h1><p>จากการตรวจสอบไม่พบหน้าที่ซ้ำซ้อนกับหน่วยงานอื่น</p>{ARTICLE}"),
        ("สถานที่ตั้ง", "<h1>ที่ตั้ง</h1><p>บ้านเลขที่ 404 หมู่ 4 ถนนทุ่งสมมุติ</p>"),
        ("แผนการใช้จ่ายงบประมาณ", '<h1>แผนการใช้จ่ายงบประมาณ 2565</h1><p>หากไม่พบหน้าเว็บ กดปุ่มด้านล่าง</p><a href="/files/plan2565.pdf">ดาวน์โหลด</a>'),
    ],
)  # fmt: skip
def test_good_pages(framework: Framework, title: str, body: str) -> None:
    assert kind(framework, page(title, body)) == ""
    assert kind(framework, page(title, MENU + body)) == ""


def missing(body: str, title: str = NAME) -> SiteFacts:
    return SiteFacts(missing_page=page(title, body, url=f"{HOST}/oit-no-such-page-7f3a"))


def test_the_same_but_for_counters_dates_and_the_address(framework: Framework) -> None:
    notice = "<h2>ศูนย์บริการประชาชน</h2><p>เลือกเมนูด้านบนเพื่อดูข้อมูล</p><p>ที่อยู่ที่ขอ: {}</p>"
    site = missing(MENU + notice.format("/oit-no-such-page-7f3a") + COUNTED.format(12, "40,222", 19, 15))
    asked = page(
        NAME, MENU + notice.format("/old/18-o18.html") + COUNTED.format(777, "40,991", 20, 44), url=f"{HOST}/old/18-o18.html"
    )
    assert kind(framework, asked, site=site) == "soft-404"
    assert kind(framework, asked) == ""


def test_titles_may_say_what_was_asked_for(framework: Framework) -> None:
    site = missing(f"{MENU}<p>ยินดีให้บริการ เลือกรายการจากเมนู</p>", "ไม่มีชื่อ")
    assert (
        kind(framework, page("แผนการใช้จ่ายงบประมาณ 2565", f"{MENU}<p>ยินดีให้บริการ เลือกรายการจากเมนู</p>"), site=site) == "soft-404"
    )


@pytest.mark.parametrize("more", [
    "<p>งบกลาง 12,000,000 บาท</p>", '<a href="/upload/plan.pdf">แผน 2565</a>', '<p><img src="/upload/chart.jpg" width=800></p>',
    '<form action="/send" method=post><label>เรื่อง <input name=topic></label><button>ส่ง</button></form>',
    '<a href="/page/991">แผนการใช้จ่ายงบประมาณประจำปี 2565</a>',
])  # fmt: skip
def test_anything_of_its_own_makes_it_another_page(framework: Framework, more: str) -> None:
    body = f"{MENU}<p>ยินดีให้บริการ เลือกรายการจากเมนู</p>"
    assert kind(framework, page(NAME, body + more), site=missing(body)) == ""


def test_a_page_under_its_menu_alone_is_empty_and_not_missing(framework: Framework) -> None:
    site = missing("<p>ขออภัย เลือกเมนูอื่น ระบบไม่มีข้อมูลส่วนที่ขอ</p><p>กลับหน้าแรก</p>")
    empty = page(f"- {NAME}", "<p>โพสต์เมื่อ 20 เมษายน 2565 โดย ผู้ดูแลระบบ | อ่าน 536 ครั้ง</p><p>แชร์ Facebook ทวีต</p>")
    assert kind(framework, empty, site=site) == "empty-page"


@pytest.mark.parametrize(("body", "found"), [
    ("<p>กรุณาเข้าสู่ระบบ ชื่อผู้ใช้ รหัสผ่าน ลืมรหัสผ่าน</p>", "needs-login"),
    ("<p>เว็บไซต์อยู่ระหว่างปรับปรุง</p>", "under-construction"),
    ("<p>Please enable JavaScript to continue</p>", "needs-javascript"),
    ("<p>Error establishing a database connection</p>", "error-page"),
])  # fmt: skip
def test_a_site_that_answers_everything_alike_is_told_by_what_it_says(framework: Framework, body: str, found: str) -> None:
    assert kind(framework, page(NAME, body), site=missing(body)) == found


def test_a_notice_on_every_page_is_not_about_this_one(framework: Framework) -> None:
    notice = "<p>เว็บไซต์อยู่ระหว่างปรับปรุงข้อมูล</p>"
    good = page(
        "ข้อมูลการติดต่อ",
        f"{notice}<h1>ข้อมูลการติดต่อ</h1><p>เลขที่ 99 หมู่ 4 ตำบลทุ่งสมมุติ โทรศัพท์ 0 5300 0100 อีเมล saraban@thungsommut.example</p>",
    )
    assert kind(framework, good, site=missing(notice + "<p>ไม่พบหน้าที่ต้องการ</p>")) == ""


def test_what_a_menu_of_the_missing_page_leads_to_is_no_content(framework: Framework) -> None:
    notice = MENU + "<h1>ไม่พบหน้าที่ต้องการ</h1><a href='/form.pdf'>แบบฟอร์มคำร้อง</a>"
    form = page("แบบฟอร์ม", "<p>คำร้องทั่วไป</p>", url=f"{HOST}/form.pdf")
    opened = Opened(Capture(f"{HOST}/form.pdf", Outcome.OK, datetime(2022, 4, 20, tzinfo=UTC), 200), form)
    assert kind(framework, page(NAME, notice), opened, site=missing(notice)) == "soft-404"
    guessed = Opened(
        Capture(f"{HOST}/page/29", Outcome.OK, datetime(2022, 4, 20, tzinfo=UTC), 200), page("x", "<p>แบบฟอร์ม</p>")
    )
    assert kind(framework, page(NAME, MENU + "<h1>ไม่พบหน้าที่ต้องการ</h1>"), guessed) == "soft-404"


def test_a_frame_that_is_not_found_under_a_frameset(framework: Framework) -> None:
    frames = "<frameset cols='20%,*'><frame src='/web/content/o18.htm'></frameset>"
    html = f"<html><head><meta charset=utf-8><title>{NAME}</title></head>{frames}</html>"
    outer = read(Capture(URL, Outcome.OK, datetime(2022, 4, 20, tzinfo=UTC), 200, URL, "text/html", body=html.encode()))
    at = f"{HOST}/web/content/o18.htm"
    inner = Opened(
        Capture(at, Outcome.OK, datetime(2022, 4, 20, tzinfo=UTC), 200, at), page(NAME, "<h2>ไม่พบหน้าที่ต้องการ</h2>", url=at)
    )
    good = Opened(inner.capture, page(NAME, f"<h2>แผนการใช้จ่าย</h2>{ROWS}", url=at))
    assert kind(framework, outer, inner) == "soft-404"
    assert kind(framework, outer, good) == ""


def test_a_message_in_a_form_around_the_whole_page(framework: Framework) -> None:
    message = "<center><p>ไม่พบข้อมูลที่ท่านต้องการ</p></center>"
    assert kind(framework, page("เทศบาล", f"<form method=post action='default.aspx?ID=9'>{message}</form>")) == "soft-404"
    # "Nothing found" beside a box for searches is no message about the page.
    box = "<form><input name=q><p>ไม่พบข้อมูลที่ท่านต้องการ</p></form>"
    assert kind(framework, page("ข่าว", f"{ARTICLE}{box}")) == ""
