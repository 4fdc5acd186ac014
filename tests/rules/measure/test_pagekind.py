"""Pages that are not what they seem, and ordinary pages that only look like them."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from model.document import Document, Fault, Form, Kind, Link, Role
from model.finding import SiteFacts
from model.outcome import Outcome
from rules.framework import Framework
from rules.measure.page.page_sign import PageKind, PageSign
from rules.measure.page.pagekind import main_text_hash, page_signs
from rules.measure.view import view_of

LONG = "เทศบาลตำบลบ้านตัวอย่างได้จัดกิจกรรมร่วมกับประชาชนในพื้นที่ตามแผนการดำเนินงานประจำปี\n" * 12
NEWS = "# รู้จักข้อความ Error 404 บนเว็บไซต์\n" + LONG
MENUS = "# 404 Not Found\n" + "โครงสร้าง ผู้บริหาร อำนาจหน้าที่ แผนพัฒนา แผนการใช้จ่ายงบประมาณ ข่าว ถามตอบ ติดต่อเรา\n" * 12


def signs(pages: SimpleNamespace, framework: Framework, page: object, **more: object) -> tuple[PageSign, ...]:
    dossier = pages.dossier(page, **more)
    return page_signs(dossier, view_of(dossier, framework))


def kinds(pages: SimpleNamespace, framework: Framework, page: object, **more: object) -> list[str]:
    return [sign.kind.value for sign in signs(pages, framework, page, **more)]


@pytest.mark.parametrize(
    ("notation", "kind"),
    [
        ("= ไม่พบหน้าที่ต้องการ - เทศบาลตำบลบ้านตัวอย่าง\nกรุณาตรวจสอบที่อยู่", "soft-404"),
        ("= อบต.ทุ่งสมมุติ\nขออภัย ไม่พบหน้าที่ท่านต้องการ", "soft-404"),
        ("= อบต.ทุ่งสมมุติ\n# ไม่พบข้อมูล", "soft-404"),
        ("= 404 – อบต.ทุ่งสมมุติ\nกลับหน้าแรก", "soft-404"),
        ("= 404 | เทศบาลตำบลบ้านตัวอย่าง", "soft-404"),
        ("= Not Found\nThe requested URL was not found on this server.", "soft-404"),
        ("= Oops\nNothing was found at this location. Maybe try a search?", "soft-404"),
        ("= อบต.ทุ่งสมมุติ\nเมนู: โครงสร้าง ผู้บริหาร แผนพัฒนา แผนการใช้จ่ายงบประมาณ ข่าว || Article not found", "soft-404"),
        ("= แผนการใช้จ่ายงบประมาณ\n# The page you are looking for doesn’t exist", "soft-404"),
        ("= สภาเทศบาล\nขออภัย หน้าที่คุณต้องการไม่มีอยู่ หรือถูกลบไปแล้ว", "soft-404"),
        (MENUS, "soft-404"),
        ("= ขายโดเมน\nThis domain is for sale", "parked-domain"),
        ("= tambon.example\nThis domain name has expired. Renew it now.", "parked-domain"),
        ("= ขายโดเมน\n# ประกาศขายโดเมนเนม tambon.example\nสนใจติดต่อ Line: xxx", "parked-domain"),
        ("= แจ้งเตือน\nโดเมนนี้หมดอายุ กรุณาติดต่อผู้ให้บริการ", "parked-domain"),
        ("= Account Suspended\nContact your hosting provider", "parked-domain"),
        ("= Error 404\nError 404", "soft-404"),
        ("= Page not found - อบต.ทุ่งสมมุติ\nAn error occurred", "soft-404"),
        ("= HackeD By Mr.X\n# HackeD By Mr.X\nGreetz to all", "hijacked"),
        ("= เทศบาลตำบลบ้านตัวอย่าง\nYou have been hacked", "hijacked"),
        ("= สล็อต\nสล็อตเว็บตรง แตกง่าย 2565 เทศบาลตำบลบ้านตัวอย่าง ฝากถอนไม่มีขั้นต่ำ แผนพัฒนาท้องถิ่น", "hijacked"),
        ("= SLOT GACOR 777 | ban-tua-yang\nSitus slot online maxwin, judi online, togel", "hijacked"),
        ("= เทศบาลตำบลบ้านตัวอย่าง\nบาคาร่า แทงบอล คาสิโนออนไลน์ เครดิตฟรี สมัครเลย", "hijacked"),
        ("= ปิดปรับปรุง\nขณะนี้เว็บไซต์อยู่ระหว่างปรับปรุง จะเปิดให้บริการ 1 ม.ค. 2565", "under-construction"),
        ("= แผนการใช้จ่ายงบประมาณ\nอยู่ระหว่างดำเนินการ", "under-construction"),
        ("= Coming Soon", "under-construction"),
        ("= ติดต่อเรา\nที่อยู่ : อยู่ระหว่างจัดทำ\nโทรศัพท์ : อยู่ระหว่างจัดทำ\nแผนที่ : อยู่ระหว่างจัดทำ", "under-construction"),
        ("= แผนดำเนินงาน\nแผนดำเนินงาน : อยู่ระหว่างจัดทำ\nสอบถาม โทร 044-000-111", "under-construction"),
        ("= ติดต่อเรา\nอยู่ระหว่างจัดทำ\nโทร : 044-000-111\nโทรสาร : 044-000-112", "under-construction"),
        ("= อบต.ทุ่งสมมุติ\nFatal error: Uncaught Error: Call to a member function in /var/www/index.php:4", "error-page"),
        ("= อบต.ทุ่งสมมุติ\nYou have an error in your SQL syntax; check the manual", "error-page"),
        ("= แผน\n# แผน\nWarning: mysql_fetch_array() expects parameter 1 to be resource in /home/x/view.php on line 23", "error-page"),
        ("= Error\nError establishing a database connection", "error-page"),
        ("= Server Error in '/' Application.\nThe resource", "error-page"),
        ("= Apache2 Ubuntu Default Page: It works\nThis is the default welcome page", "server-default"),
        ("# It works!", "server-default"),
        ("= IIS Windows Server", "server-default"),
        ("= Index of /upload/2565\n# Index of /upload/2565\nName Last modified Size\n- Parent Directory\n- plan.pdf", "file-listing"),
        ("= e-Service\nระบบ e-Service สำหรับเจ้าหน้าที่ กรุณาเข้าสู่ระบบ ชื่อผู้ใช้ รหัสผ่าน ลืมรหัสผ่าน", "needs-login"),
        ("= แผน\n# แผนการใช้จ่ายงบประมาณ\nเนื้อหานี้สำหรับสมาชิกเท่านั้น กรุณาเข้าสู่ระบบ", "needs-login"),
        ("= เว็บไซต์\nเว็บไซต์นี้ใช้คุกกี้ ยอมรับทั้งหมด ตั้งค่า นโยบายความเป็นส่วนตัว", "cookie-wall"),
        ("= App\nYou need to enable JavaScript to run this app.", "needs-javascript"),
        ("= อบต.ทุ่งสมมุติ", "empty-page"),
        ("= อบต.ทุ่งสมมุติ\n# แผนการใช้จ่ายงบประมาณ", "empty-page"),
        ("= อบต.ทุ่งสมมุติ\n# สถิติ\nไม่มีข้อมูล", "empty-page"),
        ("= อบต.ทุ่งสมมุติ\n# สถิติ\nไม่มีข้อมูล\n125,300", "empty-page"),  # a counter of visitors
        ("= แผนดำเนินงาน\n# แผนดำเนินงาน\n125,300\nกำลังปรับปรุง", "under-construction"),
        ("= แผนดำเนินงาน\n404\nNot Found", "soft-404"),
        ("= แผนดำเนินงาน\n404\nไม่พบข้อมูล", "soft-404"),
    ],
)  # fmt: skip
def test_named(pages: SimpleNamespace, framework: Framework, notation: str, kind: str) -> None:
    page = pages.document(notation, links=())
    found = signs(pages, framework, page)
    assert found, notation
    assert found[0].kind == kind
    assert all(sign.evidence.quote or sign.kind is PageKind.EMPTY for sign in found)


@pytest.mark.parametrize(
    "notation",
    [
        NEWS,
        "= ข่าว\n# ประกาศราคากลางโครงการก่อสร้างถนน อยู่ระหว่างปรับปรุงถนนสายหลัก หมู่ 4\n" + LONG,
        "= ข่าว\nถนนสายหลักหมู่ 4 อยู่ระหว่างปรับปรุงผิวจราจร ขอให้ใช้เส้นทางเลี่ยงจนถึงสิ้นเดือน มีนาคม 2565",
        "= เตือนภัยพนันออนไลน์\nอย่าหลงเชื่อเว็บพนัน สล็อต บาคาร่า คาสิโน ผิดกฎหมาย มีโทษจำคุก\n" + LONG,
        "= อบต.ทุ่งสมมุติ\n# จับกุมบ่อนคาสิโนริมน้ำ\n" + LONG,
        "= แผนดำเนินงาน\nNotice: Undefined index: page in index.php on line 4\nแผนดำเนินงานประจำปีงบประมาณ พ.ศ. 2565",
        "= สถิติเรื่องร้องเรียน\n| เดือน | จำนวน\n| ต.ค. 64 | ไม่มีข้อมูล\n| พ.ย. 64 | 0",
        LONG + "Fatal error: Allowed memory size exhausted in footer.php",
        "= แผนการใช้จ่ายงบประมาณ\n- แผนการใช้จ่าย 2565.pdf",
        "= ถาม-ตอบ\nเข้าสู่ระบบ\n" + LONG,
        "= นโยบายคุกกี้\nเว็บไซต์นี้ใช้คุกกี้ ยอมรับทั้งหมด\n" + LONG,
        "= สถิติเรื่องร้องเรียน\nทั้งหมด 1 เรื่อง\nอยู่ระหว่างดำเนินการ 0 เรื่อง",
        "= สถิติเรื่องร้องเรียน\nทั้งหมด - ไม่มี\nอยู่ระหว่างดำเนินการ : ไม่มี",
        "= สถิติเรื่องร้องเรียน\n1 เรื่อง\nทั้งหมด\n0 เรื่อง\nอยู่ระหว่างดำเนินการ",
        "= สถิติเรื่องร้องเรียน\nทั้งหมด\n1\nอยู่ระหว่างดำเนินการ\n0",
        "= e-Service\n- จองคิวทำบัตรประชาชน\n- ชำระค่าขยะออนไลน์\n- ยื่นคำขออนุญาตใช้เครื่องขยายเสียง\nเข้าสู่ระบบ ชื่อผู้ใช้ รหัสผ่าน ลืมรหัสผ่าน",
        "= แผน\nกรุณาเข้าสู่ระบบเพื่อแสดงความคิดเห็น\n" + LONG,
        "= แผน\n- แผนการใช้จ่าย 2565.pdf\nกรุณาเข้าสู่ระบบเพื่อแสดงความคิดเห็น",
        "= ผลการดำเนินงาน\nโครงการปรับปรุงถนนสายบ้านเหนือ อยู่ระหว่างดำเนินการ ร้อยละ 40",
        "= ติดต่อเรา\nโทรศัพท์ : 044-000-111\nโทรสาร : -\nแผนที่ : (อยู่ระหว่างจัดทำ)",
        "= ติดต่อเรา\nเลขที่ 9 หมู่ 8 ตำบลทุ่งสมมุติ 30000\nโทร 044-000-111\nไลน์ (กำลังจัดทำ)",
        "= ที่ตั้ง\nขายโดเมนสวนสาธารณะ เลขที่ 404 หมู่ 4 ตำบลทุ่งสมมุติ",
    ],
)
def test_ordinary_pages_are_left_alone(pages: SimpleNamespace, framework: Framework, notation: str) -> None:
    assert kinds(pages, framework, notation) == []


def test_a_table_speaks_against_a_soft_404(pages: SimpleNamespace, framework: Framework) -> None:
    table = "# ไม่พบข้อมูล\n| เดือน | รายการ\n| ต.ค. 64 | 2\n| พ.ย. 64 | 3"
    assert kinds(pages, framework, table) == []


def test_a_file_to_open_speaks_against_a_message(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document("# ไม่พบข้อมูล", links=(Link("https://x.example/plan.pdf", "แผน"),))
    assert kinds(pages, framework, page) == []


def test_a_picture_speaks_against_a_login(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document("# แผน\nกรุณาเข้าสู่ระบบเพื่อแสดงความคิดเห็น", images=(pages.picture,))
    assert kinds(pages, framework, page) == []


def test_what_the_host_answers_to_a_missing_address(pages: SimpleNamespace, framework: Framework) -> None:
    missing = pages.document("= อบต.\nยินดีต้อนรับสู่ตำบลทุ่งสมมุติ ท่านสามารถเลือกเมนูได้", url="https://x.example/none")
    site = SiteFacts(missing_page=missing)
    same = pages.document("= แผน\nยินดีต้อนรับสู่ตำบลทุ่งสมมุติ ท่านสามารถเลือกเมนูได้")
    more = pages.document("= แผน\nยินดีต้อนรับสู่ตำบลทุ่งสมมุติ ท่านสามารถเลือกเมนูได้\nงบบุคลากร 100 บาท")
    linked = pages.document("= แผน\nยินดีต้อนรับสู่ตำบลทุ่งสมมุติ ท่านสามารถเลือกเมนูได้", links=(Link("https://x.example/1", "1"),))
    home = pages.document("ยินดีต้อนรับสู่ตำบลทุ่งสมมุติ ท่านสามารถเลือกเมนูได้", url="https://x.example/")
    assert kinds(pages, framework, same, site=site)[0] == "soft-404"
    assert kinds(pages, framework, more, site=site) == []
    assert kinds(pages, framework, linked, site=site) == []
    assert kinds(pages, framework, home, site=site) == []


@pytest.mark.parametrize(
    ("asked", "reached", "found"),
    [
        ("https://x.example/plan.php?id=9", "https://x.example/", True),
        ("https://www.x.example/plan/9", "https://x.example/index.php", True),
        ("http://x.example/plan/9", "https://x.example/th/home", True),
        ("https://x.example/plan/9", "https://x.example/index.php?lang=th", True),
        ("https://x.example/plan/9", "https://x.example/index.php?option=com_content&id=9", False),
        ("https://x.example/", "https://x.example/index.php", False),
        ("https://x.example/index.html", "https://x.example/home", False),
        ("https://x.example/plan/9", "https://other.example/", False),
        ("https://x.example/plan/9", "https://x.example/plan/9/", False),
        ("https://x.example/plan/9", "https://x.example/#/plan/9", False),
    ],
)
def test_redirected_to_home(pages: SimpleNamespace, framework: Framework, asked: str, reached: str, found: bool) -> None:
    page = pages.opened(pages.document(LONG, url=reached), url=asked)
    assert ("redirected-to-home" in kinds(pages, framework, page)) is found


def test_the_text_of_the_home_page_at_a_deep_address(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document("= แผน\n~ เมนู\n" + LONG)
    site = SiteFacts(home_url="https://x.example/", home_hash=main_text_hash(pages.document("= หน้าแรก\n" + LONG)))
    assert kinds(pages, framework, page, site=site) == ["redirected-to-home"]
    assert kinds(pages, framework, pages.document("= แผน\nอื่น" + LONG), site=site) == []


def test_a_parking_host_is_enough(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document(LONG, url="https://www.sedoparking.com/x")
    assert kinds(pages, framework, page)[0] == "parked-domain"
    scripted = pages.document(LONG, script_hosts=("img.sedoparking.com",))
    assert kinds(pages, framework, scripted)[0] == "parked-domain"


@pytest.mark.parametrize("place", ["furniture", "links", "hidden"])
def test_injected_links_in_a_good_page(pages: SimpleNamespace, framework: Framework, place: str) -> None:
    if place == "furniture":
        page = pages.document("# แผนป้องกันการทุจริต\n" + LONG + "~ สล็อตเว็บตรง\n~ บาคาร่า ออนไลน์")
    elif place == "hidden":
        page = pages.document("# แผนป้องกันการทุจริต\n" + LONG, hidden_links=("สล็อต เว็บตรง", "แทงบอลออนไลน์"))
    else:
        links = (Link("https://spam.example/1", "Slot Gacor"), Link("https://spam.example/2", "judi online", furniture=True))
        page = pages.document("# แผนป้องกันการทุจริต\n" + LONG, links=links)
    found = signs(pages, framework, page)
    assert [sign.kind for sign in found] == [PageKind.INJECTED_SPAM]
    assert "," in found[0].evidence.quote


def test_a_menu_that_warns_of_gambling_is_no_injection(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document(LONG + "~ เตือนภัยพนันออนไลน์ บาคาร่า สล็อต")
    assert kinds(pages, framework, page) == []


@pytest.mark.parametrize("hidden", [
    ("หน้าแรก", "บุคลากร", "ITA 2565", "ร้องเรียนการทุจริต"), ("เตือนภัยพนันออนไลน์ บาคาร่า สล็อต",), ("บาคาร่า",), (),
])  # fmt: skip
def test_a_hidden_menu_is_no_injection(pages: SimpleNamespace, framework: Framework, hidden: tuple[str, ...]) -> None:
    assert kinds(pages, framework, pages.document("# แผนป้องกันการทุจริต\n" + LONG, hidden_links=hidden)) == []


def test_hidden_spam_is_seen_behind_many_links(pages: SimpleNamespace, framework: Framework) -> None:
    links = tuple(Link(f"https://x.example/{number}", "ข่าวประชาสัมพันธ์ของเทศบาล " * 10) for number in range(300))
    page = pages.document("# แผนป้องกันการทุจริต\n" + LONG, links=links, hidden_links=("สล็อตเว็บตรง", "แทงบอลออนไลน์"))
    assert kinds(pages, framework, page) == ["injected-spam"]


def test_shells_and_password_fields(pages: SimpleNamespace, framework: Framework) -> None:
    shell = pages.document("= แผน", script_shell=True)
    assert kinds(pages, framework, shell) == ["needs-javascript"]
    asked = pages.document("= ระบบ\nกรุณาเข้าสู่ระบบ", password_field=True)
    assert kinds(pages, framework, asked) == ["needs-login"]


def test_empty_is_certain_only_without_heading_and_scripts(pages: SimpleNamespace, framework: Framework) -> None:
    def certain(page: Document) -> list[bool]:
        return [sign.certain for sign in signs(pages, framework, page)]

    assert certain(pages.document("= แผน\n12 ม.ค.")) == [True]
    assert certain(pages.document("= แผน\n# แผนการใช้จ่าย")) == [False]
    assert certain(pages.document("= แผน", script_hosts=("cdn.example",))) == [False]
    assert certain(pages.document("= แผน", images=(pages.picture,))) == []
    assert certain(pages.document("= แผน", forms=(Form("/", "post", (), "แจ้งเรื่อง"),))) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("= แผน", "needs-javascript"),
        ("= แผน\n# แผนการใช้จ่าย", "needs-javascript"),
        ("= แผน\n# แผนการใช้จ่าย\nยังไม่มีข้อมูล", "empty-page"),
        ("= แผน\n# แผนการใช้จ่าย\nอยู่ระหว่างจัดทำข้อมูล", "under-construction"),
        ("= 404 Not Found\n# ไม่พบหน้าที่ท่านต้องการ", "soft-404"),
    ],
)
def test_what_scripts_may_fill_is_not_called_empty(
    pages: SimpleNamespace, framework: Framework, text: str, wanted: str
) -> None:
    assert kinds(pages, framework, pages.document(text, may_show_more=True))[0] == wanted


def test_a_page_that_was_not_read_to_its_end_is_not_called_empty(pages: SimpleNamespace, framework: Framework) -> None:
    assert kinds(pages, framework, pages.document("= แผน", fault=Fault.TOO_COMPLEX)) == []


def test_a_document_or_a_dead_address_has_no_page_kind(pages: SimpleNamespace, framework: Framework) -> None:
    assert kinds(pages, framework, pages.document("404 Not Found", kind=Kind.PDF)) == []
    assert kinds(pages, framework, pages.opened(None, outcome=Outcome.DNS_FAILURE)) == []


def test_words_of_a_frame_do_not_decide_what_the_page_is(pages: SimpleNamespace, framework: Framework) -> None:
    frame = pages.document("# 404 Not Found", url="https://x.example/frame")
    dossier = pages.dossier("# แผนการใช้จ่ายงบประมาณ\nงบกลาง 100", frame)
    assert page_signs(dossier, view_of(dossier, framework)) == ()
    assert [p.role for p in view_of(dossier, framework).passages] == [Role.HEADING, Role.TEXT, Role.HEADING]


@pytest.mark.parametrize(("status", "size", "want"), [(200, 0, ["empty-page"]), (204, 0, ["empty-page"]), (200, 9, [])])
def test_an_answer_without_a_body_is_empty(
    pages: SimpleNamespace, framework: Framework, status: int, size: int, want: list[str]
) -> None:
    page = pages.opened(None, url=pages.url)
    page = replace(page, capture=replace(page.capture, http_status=status, size=size))
    found = signs(pages, framework, page)
    assert ([sign.kind.value for sign in found], all(sign.certain for sign in found)) == (want, True)


def test_an_article_on_a_broken_title_is_no_error(pages: SimpleNamespace, framework: Framework) -> None:
    assert kinds(pages, framework, f"= Error 404\n# ข่าวกิจกรรม\n{LONG}") == []
