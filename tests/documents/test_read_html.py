"""HTML: blocks and their roles, links and where they are found, forms, pictures, shells."""

import pickle
from collections.abc import Callable
from urllib.parse import quote

import pytest

from model.document import Document, Fault, Image, Link, Role, Via

Html = Callable[[str], Document]
Read = Callable[..., Document]
BASE = "http://ban-tuayang.example"
PROSE = "<p>" + "เทศบาลตำบลบ้านตัวอย่างขอรายงานผลการดำเนินงาน " * 8 + "</p>"
MENU = "<ul>" + "".join(f'<li><a href="/m{number}">เมนูที่ {number}</a></li>' for number in range(8)) + "</ul>"

BLOCKS: list[tuple[str, str, list[str]]] = [
    ("inline tags part no word", "<p>แผนการ<b>ใช้</b><span>จ่าย</span><i>งบ</i>ประมาณ</p>", ["text แผนการใช้จ่ายงบประมาณ"]),
    ("blocks and breaks do", "<div>หนึ่ง<br>สอง<div>สาม</div>สี่</div>", ["text หนึ่ง", "text สอง", "text สาม", "text สี่"]),
    ("blanks collapse", "<p>  ก \n\t <b> ข</b>&nbsp;&nbsp;ค </p>", ["text ก ข ค"]),
    ("broken marks", "<p>ประจ าปี เเผน &#3618;&#3639;&#3656;น</p>", ["text ประจำปี แผน ยื่น"]),
    ("comments, scripts, styles", "<p>ก<!-- ข --><script>ค</script><style>ง</style><template>จ</template></p>", ["text ก"]),
    ("noscript and svg", "<p>ก</p><noscript><p>ข</p></noscript><svg><text>ค</text></svg>", ["text ก"]),
    ("hidden by style", '<p style="color:red; DISPLAY : none">ก</p><p style="visibility:hidden">ข</p><p>ค</p>', ["text ค"]),
    ("hidden by attribute", "<p hidden>ก</p><input type=hidden value=ข><p>ค</p>", ["text ค"]),
    ("options are no text", "<p>ปี <select><option>2564</option><option>2565</option></select></p>", ["text ปี"]),
    ("headings", "<h2>ก<small>ข</small></h2><h6>ค</h6>", ["heading กข", "heading ค"]),
    ("heading in a link", '<a href="/x"><h3>ก</h3></a>', ["heading ก"]),
    ("heading by class", '<div class="page-title">ก</div><div class="contentheading">ข</div>', ["heading ก", "heading ข"]),
    ("heading by role", '<div role="heading" aria-level="2">ก</div>', ["heading ก"]),
    ("large letters", '<font size="5">แผนงาน</font><p><font size=2>ข</font></p>', ["heading แผนงาน", "text ข"]),
    ("large letters everywhere are text", f'<font size="4">{PROSE}</font>', ["text " + PROSE[3:-5]]),
    ("a word that begins large is one word", '<p><font size="6">แ</font>ผนงาน</p>', ["text แผนงาน"]),
    ("data rows", "<table><tr><th>ที่<th>ชื่อ<tr><td>1<td><p>ถนน</p><td></table>", ["row ที่ | ชื่อ", "row 1 | ถนน"]),
    ("one cell is no row", "<table><tr><td>ก</td></tr></table>", ["text ก"]),
    (
        "a nested table is layout",
        "<table><tr><td>ก<table><tr><td>1<td>2</table><td>ข</table>",
        ["text ก", "row 1 | 2", "text ข"],
    ),
    ("a long cell is layout", f"<table><tr><td>ก<td>{PROSE * 3}</table>", ["text ก"] + ["text " + PROSE[3:-5]] * 3),
    ("a heading in a cell is layout", "<table><tr><td><h2>ก</h2><td>ข</table>", ["heading ก", "text ข"]),
    ("links alone", '<p><a href="/a">ก</a></p><p>ดู <a href="/a">ก</a></p>', ["link ก", "text ดู ก"]),
    ("links side by side are apart", '<div><a href="/a">ก</a><a href="/b">ข</a></div>', ["link ก", "link ข"]),
    (
        "a day beside a link",
        '<li><a href="/a">แผน ปี 2565</a><span class="small">10 มี.ค. 2565</span>',
        ["text แผน ปี 2565 10 มี.ค. 2565"],
    ),
    ("two links of one address are one word", '<div><a href="/a">แผน</a><a href="/a">งาน</a></div>', ["link แผนงาน"]),
    (
        "trail by class",
        '<ol class="breadcrumb"><li><a href="/">แรก</a></li><li>แผน</li></ol>',
        ["breadcrumb แรก", "breadcrumb แผน"],
    ),
    ("trail by label", '<nav aria-label="Breadcrumb"><a href="/">แรก</a> / แผน</nav>', ["breadcrumb แรก / แผน"]),
    ("trail by shape", '<div><a href="/">หน้าแรก</a> > ITA > O10</div>', ["breadcrumb หน้าแรก > ITA > O10"]),
    ("deep unclosed markup", "<div>" * 3000 + "ก", ["text ก"]),
    ("nul and control", "<p>ก\0ข\x01</p>", ["text กข"]),
]


def shown(document: Document) -> list[str]:
    return [f"{block.role.value} {block.text}" for block in document.blocks]


@pytest.mark.parametrize(("inside", "wanted"), [case[1:] for case in BLOCKS], ids=[case[0] for case in BLOCKS])
def test_blocks(html: Html, inside: str, wanted: list[str]) -> None:
    assert shown(html(inside)) == [" ".join(block.split()) for block in wanted]


FURNITURE = [
    ("nav", "<nav>เมนู</nav>"),
    ("header", "<header><p>เมนู</p></header>"),
    ("footer", "<footer>เมนู</footer>"),
    ("aside", "<aside>เมนู</aside>"),
    ("role", '<div role="navigation">เมนู</div>'),
    ("class menu", '<div class="main-menu">เมนู</div>'),
    ("class in camel case", '<div class="leftMenu">เมนู</div>'),
    ("id sidebar", '<div id="sidebar-right">เมนู</div>'),
    ("navbar", '<div class="navbar navbar-default">เมนู</div>'),
    ("footer id", '<div id="footer">เมนู</div>'),
    ("site footer", '<div class="site-footer">เมนู</div>'),
    ("counter", '<div class="visitor-counter">เมนู</div>'),
    ("widget", '<div class="widget widget_text">เมนู</div>'),
    ("cookie banner", '<div id="cookie-law-info-bar">เมนู</div>'),
    ("cookie sentence", "<div>เว็บไซต์ของเราใช้คุกกี้เพื่อพัฒนาประสบการณ์</div>"),
    ("copyright", "<div>© 2564 เทศบาลตำบลบ้านตัวอย่าง</div>"),
    ("rights", "<center>สงวนลิขสิทธิ์ พ.ศ. 2560</center>"),
    ("counter sentence", "<div>จำนวนผู้เข้าชม : 12,345</div>"),
    ("counter rows", "<table><tr><td>วันนี้<td>35</table>"),
    ("online users", "<div>Online: 12 users</div>"),
    ("online, alone", "<div>ออนไลน์ 3</div>"),
    ("online", "<div>ขณะนี้ออนไลน์ ๓ คน</div>"),
]
NOT_FURNITURE = [
    ("header of an article", "<article><header><p>เมนู</p></header></article>"),
    ("body with a sidebar class", '<div class="has-sidebar">เมนู</div>'),
    ("wrapper", '<div class="content-with-sidebar">เมนู</div>'),
    ("elementor", '<div class="elementor-widget elementor-widget-heading">เมนู</div>'),
    ("card footer", '<div class="card-footer">เมนู</div>'),
    ("main inside a wrapper", '<div class="sidebar-layout"><main>เมนู</main></div>'),
    ("statistics of services", "<p>สถิติผู้มาขอรับบริการ ต.ค. 64 = 31 ราย</p>"),
    ("this year", "<p>ปีนี้มีโครงการ 3 โครงการ</p>"),
    ("online around the clock", "<p>บริการออนไลน์ตลอด 24 ชั่วโมง</p>"),
    ("e-service online", "<p>E-Service Online 24 hours</p>"),
    ("visitors of a fair", "<p>มีผู้เข้าชมงานประเพณี 300 คน</p>"),
    ("online services", "<p>บริการออนไลน์ของเทศบาล ยื่นคำร้องและติดตามสถานะได้ทุกวัน โดยไม่ต้องเดินทาง</p>"),
]


@pytest.mark.parametrize("inside", [case[1] for case in FURNITURE], ids=[case[0] for case in FURNITURE])
def test_furniture(html: Html, inside: str) -> None:
    document = html(PROSE + inside)
    assert [block.role for block in document.blocks] == [Role.TEXT, Role.FURNITURE]


@pytest.mark.parametrize("inside", [case[1] for case in NOT_FURNITURE], ids=[case[0] for case in NOT_FURNITURE])
def test_not_furniture(html: Html, inside: str) -> None:
    assert not any(block.role is Role.FURNITURE for block in html(PROSE + inside).blocks)


def test_each_of_many_texts_is_told_apart(html: Html) -> None:
    """They are searched together; each must be furniture or not as it is alone."""
    shown = {"<p>ออนไลน์ หรือระบบออนไลน์</p>": Role.TEXT, "<p>ข้อ 1</p>": Role.TEXT}
    shown |= {inside: Role.TEXT for name, inside in NOT_FURNITURE if "<p>" in inside and "header" not in name}
    shown |= {
        inside: Role.FURNITURE for name, inside in FURNITURE if "sentence" in name or name.startswith(("online", "copyr"))
    }
    document = html(PROSE + "".join(shown) + "<p>ข้อ 2</p>" + "".join(reversed(shown)))
    roles = list(shown.values())
    assert [block.role for block in document.blocks] == [Role.TEXT, *roles, Role.TEXT, *reversed(roles)]


INDEX = (
    "<ul>" + "".join(f'<li><a href="/ita/{number}">O{number} ข้อมูลข้อที่ {number}</a></li>' for number in range(1, 44)) + "</ul>"
)
FILES = "<ul>" + "".join(f'<li><a href="/f/{number}.pdf">ประกาศ {number}</a></li>' for number in range(9)) + "</ul>"
COLUMN = "".join(f'<a href="/m{number}">เมนูที่ {number}</a><br>' for number in range(8))
LISTS = [
    ("a bare list before the text is the menu", MENU + PROSE, 8),
    ("a list under a heading is content", f"<h1>ข่าว</h1>{MENU}", 0),
    ("a list after text is content", PROSE + MENU, 0),
    ("a list of codes is content", INDEX + PROSE, 0),
    ("a list of files is content", FILES + PROSE, 0),
    ("only the first list is a menu", f"<div>{MENU}</div><div>{MENU}</div>{PROSE}", 8),
    ("a page that is one list is content", MENU, 0),
    ("a column of links beside text", f"<table><tr><td>{MENU}</td><td>{PROSE}</td></tr></table>", 8),
    ("a column of files beside text", f"<table><tr><td>{FILES}</td><td>{PROSE}</td></tr></table>", 0),
    ("a column of links beside a scan", f"<table><tr><td>{COLUMN}</td><td><img src=scan.jpg width=900></td></tr></table>", 8),
    ("a column of links beside a frame", f"<table><tr><td>{COLUMN}</td><td><iframe src=x></iframe></td></tr></table>", 8),
    ("a column of links beside a banner", f"<table><tr><td>{COLUMN}</td><td><img src=b.gif width=150></td></tr></table>", 0),
    ("a column of links beside nothing", f"<table><tr><td>{COLUMN}</td><td></td></tr></table>", 0),
    ("a menu above a picture stays a menu", f"{MENU}<p><img src=scan.jpg></p>", 8),
    ("a menu above a frame stays a menu", f"{MENU}<iframe src=x></iframe>", 8),
    ("a menu above few words stays a menu", f"<nav>{MENU}</nav><p>ไม่พบหน้า</p>", 8),
    ("a wrapper called menu around everything", f'<div class="menu">{PROSE * 2}<a href="/x">ก</a></div>', 0),
    (
        "a menu around an empty main part stays a menu",
        f'<div class="menu">{MENU}</div><footer>โทร</footer><div id="main"></div>',
        8,
    ),
]


@pytest.mark.parametrize(("inside", "wanted"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_lists_and_columns(html: Html, inside: str, wanted: int) -> None:
    assert sum(link.furniture for link in html(inside).links) == wanted


VIAS: list[tuple[str, str, Via, str]] = [
    ("link", '<a href="a.pdf">ก</a>', Via.LINK, "/ita/a.pdf"),
    ("absolute", '<a href="HTTPS://Other.example/x">ก</a>', Via.LINK, "HTTPS://Other.example/x"),
    ("no scheme", '<a href="//other.example/x">ก</a>', Via.LINK, "http://other.example/x"),
    ("root", '<a href="/x?y=1#z">ก</a>', Via.LINK, "/x?y=1#z"),
    ("query", '<a href="?id=8">ก</a>', Via.LINK, "/ita/page.php?id=8"),
    ("up", '<a href="../../x/./y">ก</a>', Via.LINK, "/x/y"),
    ("scheme without slashes", '<a href="http:x.php">ก</a>', Via.LINK, "/ita/x.php"),
    ("blanks and breaks", '<a href=" a b\n.pdf\t">ก</a>', Via.LINK, "/ita/a%20b.pdf"),
    ("zero width", '<a href="a\u200b.pdf">ก</a>', Via.LINK, "/ita/a.pdf"),
    ("back slashes", '<a href="files\\plan\\1.pdf">ก</a>', Via.LINK, "/ita/files/plan/1.pdf"),
    ("thai", '<a href="/แผน 1.pdf#ก">ก</a>', Via.LINK, f"/{quote('แผน 1')}.pdf#ก"),
    ("map", '<map><area href="a.pdf"></map>', Via.LINK, "/ita/a.pdf"),
    ("iframe", '<iframe src="inner.php"></iframe>', Via.FRAME, "/ita/inner.php"),
    ("lazy iframe", '<iframe data-src="inner.php" src="about:blank"></iframe>', Via.FRAME, "/ita/inner.php"),
    ("object", '<object data="a.pdf"></object>', Via.EMBED, "/ita/a.pdf"),
    ("embed", '<embed src="a.pdf">', Via.EMBED, "/ita/a.pdf"),
    ("viewer", '<iframe src="/js/viewer.html?file=/f/a.pdf"></iframe>', Via.EMBED, "/f/a.pdf"),
    ("viewer in a link", '<a href="/web/viewer.html?file=..%2Fb.pdf">ก</a>', Via.EMBED, "/b.pdf"),
    ("google viewer", '<iframe src="https://docs.google.com/viewer?url=http://x.example/a.pdf&embedded=true"></iframe>', Via.EMBED, "http://x.example/a.pdf"),
    ("office viewer", '<iframe src="https://view.officeapps.live.com/op/embed.aspx?src=http%3A%2F%2Fx.example%2Fa.docx"></iframe>', Via.EMBED, "http://x.example/a.docx"),
    ("flip book", '<div class="flip" data-pdf="/f/a.pdf"></div>', Via.EMBED, "/f/a.pdf"),
    ("flip book told", '<div></div><script>var o = {"source":"https:\\/\\/x.example\\/a.pdf"};</script>', Via.EMBED, "https://x.example/a.pdf"),
    ("flip book with options", "<script>$('#book').flipBook({pdfUrl: 'f/ก 65.pdf', skin: 'dark'})</script>", Via.EMBED, "/ita/f/%E0%B8%81%2065.pdf"),
    ("embedding library", '<div id="v"></div><script>PDFObject.embed("/f/a.pdf#page=1", "#v");</script>', Via.EMBED, "/f/a.pdf#page=1"),
    ("viewer's default", '<script>var DEFAULT_URL = "a.pdf?v=2";</script>', Via.EMBED, "/ita/a.pdf?v=2"),
    ("parameter of an object", '<object><param name="src" value="a.pdf"></object>', Via.EMBED, "/ita/a.pdf"),
    ("the page's own function", "<a href=\"#\" onclick=\"showFile('f/a.docx', 7)\">ก</a>", Via.GUESSED, "/ita/f/a.docx"),
    ("script address of its own", "<a href=\"javascript:openPdf('/f/a.pdf')\">ก</a>", Via.GUESSED, "/f/a.pdf"),
    ("row with data", '<table><tr class="go" data-href="a.php"><td>ก</table>', Via.SCRIPT, "/ita/a.php"),
    ("button with data", '<button class="btn" data-url="/f/7">ก</button>', Via.SCRIPT, "/f/7"),
    ("link with data", '<a href="#" data-href="/f/7">ก</a>', Via.SCRIPT, "/f/7"),
    ("onclick", "<button onclick=\"window.open('a.pdf')\">ก</button>", Via.SCRIPT, "/ita/a.pdf"),
    ("row that can be clicked", "<table><tr onclick=\"location='a.php'\"><td>ก</table>", Via.SCRIPT, "/ita/a.php"),
    ("script address", "<a href=\"javascript:window.open('a.pdf','x')\">ก</a>", Via.SCRIPT, "/ita/a.pdf"),
    ("hash and onclick", "<a href=\"#\" onclick=\"location.href='a.php';return false\">ก</a>", Via.SCRIPT, "/ita/a.php"),
    ("refresh", '<meta http-equiv="Refresh" content="0; URL=\'home.php\'">', Via.REFRESH, "/ita/home.php"),
    ("script that sends on", "<script>top.location.href = \"home.php\";</script>", Via.REFRESH, "/ita/home.php"),
    ("window.location", '<script>window.location="/ok"</script>', Via.REFRESH, "/ok"),
    ("location.replace", "<script>window.location.replace('/ok')</script>", Via.REFRESH, "/ok"),
    ("script on a page with words", "<p>กำลังไป</p><script>location='/ok'</script>", Via.SCRIPT, "/ok"),
    ("onload", "<body onload=\"location.href='home.php'\">", Via.REFRESH, "/ita/home.php"),
    ("onload on a page with words", "<body onload=\"location.href='home.php'\"><p>ก</p>", Via.SCRIPT, "/ita/home.php"),
]  # fmt: skip


UPLOADS = "<script>function go(f){ window.open('up/'+f) } function show(id){ location='a.php?id='+id }</script>"
CALLED = [
    ("<a href=\"javascript:go('65/a.pdf')\">ก</a>", Via.SCRIPT, "/ita/up/65/a.pdf"),
    ('<a href="javascript:go(%2765/a.pdf%27)">ก</a>', Via.SCRIPT, "/ita/up/65/a.pdf"),
    ("<a href=# onclick=\"go('65/a.pdf'); return false\">ก</a>", Via.SCRIPT, "/ita/up/65/a.pdf"),
    ('<table><tr onclick="show(7)"><td>ก</table>', Via.SCRIPT, "/ita/a.php?id=7"),
    ("<a href=# onclick=\"other('65/a.pdf')\">ก</a>", Via.GUESSED, "/ita/65/a.pdf"),
]


@pytest.mark.parametrize(("inside", "via", "url"), CALLED)
def test_the_functions_of_the_page_are_read(html: Html, inside: str, via: Via, url: str) -> None:
    """Wherever they stand: they are called when the page is there."""
    for markup in (UPLOADS + inside, inside + UPLOADS):
        assert [(link.via, link.url) for link in html(markup).links] == [(via, BASE + url)]


CALLS = [
    ('<a href="javascript:download(12)">แผนดำเนินงาน</a>', True),
    ('<table><tr><td>แผนดำเนินงาน<td><button onclick="getFile(3)">เปิด</button></table>', True),
    ("<a href=# onclick=\"showFile('a.pdf')\">แผนดำเนินงาน</a>", False),  # a guess that is asked for
    (UPLOADS + '<a href=# onclick="show(12)">แผนดำเนินงาน</a>', False),
    ('<a href="javascript:window.print()">พิมพ์</a><a href="javascript:void(0)">แผน</a>', False),
    ('<footer><a href="javascript:download(12)">คู่มือ</a></footer>', False),
]


@pytest.mark.parametrize(("inside", "wanted"), CALLS)
def test_what_a_click_brings_from_we_know_not_where(html: Html, inside: str, *, wanted: bool) -> None:
    assert html(f"<h1>แผน</h1><p>{'ข้อความยาว ' * 40}</p>{inside}").may_show_more is wanted


@pytest.mark.parametrize(("inside", "via", "url"), [case[1:] for case in VIAS], ids=[case[0] for case in VIAS])
def test_links(html: Html, inside: str, via: Via, url: str) -> None:
    links = html(inside).links
    assert [(link.via, link.url) for link in links] == [(via, BASE + url if url.startswith("/") else url)]


NO_LINKS = [
    "#",
    "#top",
    "",
    " ",
    "javascript:void(0)",
    "JavaScript:history.back()",
    "mailto:a@b.example",
    "tel:021234567",
    "data:text/html,x",
]


@pytest.mark.parametrize("href", [*NO_LINKS, "http://[bad", "/" + "x" * 5000])
def test_addresses_that_lead_nowhere(html: Html, href: str) -> None:
    links = html(f'<a href="{href}">ก</a>').links
    assert links == () or links[0].url.startswith("http://[")


def test_base_address(read_bytes: Read) -> None:
    document = read_bytes('<html><head><base href="/new/"></head><body><a href="a.pdf">ก</a></body></html>')
    assert document.links[0].url == BASE + "/new/a.pdf"


CONTEXTS = [
    ("row", '<table><tr><td>3<td>งบลงทุน<td><a href="a">ดู</a></table>', "3 | งบลงทุน | ดู"),
    ("item", '<ul><li><a href="a"><h4>แผน</h4></a><p>15 มี.ค. 65</p></li></ul>', "แผน 15 มี.ค. 65"),
    ("block", '<p>ตามเอกสาร <a href="a">นี้</a></p>', "ตามเอกสาร นี้"),
    ("heading", '<h2>แผนงาน</h2><p><a href="a">ดาวน์โหลด</a></p>', "แผนงาน"),
    ("nothing", '<a href="a">ดู</a>', ""),
]


@pytest.mark.parametrize(("inside", "wanted"), [case[1:] for case in CONTEXTS], ids=[case[0] for case in CONTEXTS])
def test_context_of_a_link(html: Html, inside: str, wanted: str) -> None:
    assert html(inside).links[0].context == wanted


TEXTS = [
    ('<a href="a">แผน<b>งาน</b></a>', "แผนงาน"),
    ('<a href="a"><img src="x.gif" alt="แผนงาน"></a>', "แผนงาน"),
    ('<a href="a" title="แผนงาน"><i class="icon"></i></a>', "แผนงาน"),
    ('<a href="a"><div>แผน</div><div>งาน</div></a>', "แผน งาน"),
    ('<a href="a"></a>', ""),
]


@pytest.mark.parametrize(("inside", "wanted"), TEXTS)
def test_text_of_a_link(html: Html, inside: str, wanted: str) -> None:
    assert html(inside).links[0].text == wanted


def test_a_clicked_block_keeps_its_words_as_text_and_names_its_link(html: Html) -> None:
    document = html("<div onclick=\"window.open('a.pdf')\">เปิดแผนงาน</div>")
    assert shown(document) == ["text เปิดแผนงาน"]
    assert document.links == (Link(BASE + "/ita/a.pdf", "เปิดแผนงาน", Via.SCRIPT),)


FIELDS = [
    ("label for", '<form><label for=a>ชื่อ</label><input id=a name=x></form>', [("text", "ชื่อ")]),
    ("label after", '<form><input id=a name=x><label for=a>ชื่อ</label></form>', [("text", "ชื่อ")]),
    ("label around", "<form><label>ชื่อ <input name=x></label></form>", [("text", "ชื่อ")]),
    ("label around a button", "<form><label><button></button>ชื่อ <input name=x></label></form>", [("text", "ชื่อ")]),
    ("placeholder", '<form><input type=EMAIL placeholder="อีเมล"></form>', [("email", "อีเมล")]),
    ("cell on the left", "<form><table><tr><td>ชื่อ<td><input name=x><tr><td>ที่อยู่<td><textarea name=y></textarea></table></form>",
     [("text", "ชื่อ"), ("textarea", "ที่อยู่")]),
    ("words before", "<form>ชื่อ: <input name=x> สกุล: <input name=y></form>", [("text", "ชื่อ:"), ("text", "สกุล:")]),
    ("name", "<form><input name=q></form>", [("text", "q")]),
    ("hidden", "<form><input type=hidden name=t></form>", []),
    ("a form that a table tears apart", "<table><form action=/x><tr><td>ชื่อ<td><input name=x></form></table>", [("text", "ชื่อ")]),
    ("no form at all", "<div>ค้นหา <input name=q></div>", [("text", "ค้นหา")]),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "wanted"), [case[1:] for case in FIELDS], ids=[case[0] for case in FIELDS])
def test_fields(html: Html, inside: str, wanted: list[tuple[str, str]]) -> None:
    document = html(inside)
    assert [list(form.fields) for form in document.forms] == [wanted]


def test_form(html: Html) -> None:
    document = html(
        "<h2>ร้องเรียนการทุจริต</h2><form action='save.php' method=POST><p>กรอกข้อมูล</p><input type=password name=p>"
        "<input type=submit value='ส่ง'><button>ล้าง</button></form>"
    )
    form = document.forms[0]
    assert (form.action, form.method, form.buttons) == (BASE + "/ita/save.php", "post", ("ส่ง", "ล้าง"))
    assert form.text.startswith("ร้องเรียนการทุจริต กรอกข้อมูล")
    assert document.password_field
    assert not form.furniture


def test_a_form_around_the_whole_page_has_no_words_of_its_menus(html: Html) -> None:
    search = "<div class=menu><a href=/1>ความพึงพอใจของผู้รับบริการ</a> <a href=/2>แจ้งเรื่องร้องเรียน</a></div>"
    form = html(f"<form method=post action=/x>{search}<h2>ความคิดเห็น</h2><textarea name=t></textarea></form>").forms[0]
    assert form.text == "ความคิดเห็น"
    in_menu = html(f"<nav><a href=/3>หน้าแรก</a> <a href=/4>ข่าว</a><form>ค้นหา <input name=q></form></nav>{PROSE}").forms[0]
    assert "ค้นหา" in in_menu.text


def test_what_the_lists_of_a_form_offer(html: Html) -> None:
    form = html(
        "<form><select name=t><option>เลือก</option><optgroup label=g><option> ไฟ&nbsp;ดับ </option></optgroup><option></select>"
        "<textarea></textarea></form><select><option>2565</option></select>"
    ).forms[0]
    assert form.choices == ("เลือก", "ไฟ ดับ")
    many = html(f"<form><select>{'<option>หมู่</option>' * 900}</select><select><option>ก</select></form>").forms[0]
    assert (len(many.choices), many.text) == (40, "")


def test_a_search_form_in_the_header_is_furniture(html: Html) -> None:
    assert html(f"<header><form><input name=q></form></header>{PROSE}").forms[0].furniture


def test_images(html: Html) -> None:
    document = html(
        '<img src="a.jpg" alt="โครงสร้าง" width="900"><nav><img src=b.gif width=50%></nav><img data-src=c.png><img src="data:image/png;base64,AAAA">'
    )
    assert document.images == (
        Image(BASE + "/ita/a.jpg", "โครงสร้าง", 900),
        Image(BASE + "/ita/b.gif", "", None, furniture=True),
        Image(BASE + "/ita/c.png", "", None),
        Image("data:image/png;base64", "", None),
    )  # fmt: skip


SHELLS = [
    ("mount point", '<div id="root"></div><script src=a.js></script>', True),
    ("notice", "<noscript>Please enable JavaScript</noscript><script src=a.js></script>", True),
    ("filled mount point", f'<div id="app">{PROSE}</div><script src=a.js></script>', False),
    ("no script", '<div id="root"></div>', False),
    ("a frame", '<div id="root"></div><iframe src=x></iframe><script src=a.js></script>', False),
    ("sent on", "<noscript>javascript</noscript><script>location.href='x'</script>", False),
    ("sent on by a script on a blank page", "<script>location.href='x'</script>", False),
    ("sent where only the script knows", "<script>location.href = base + '/x'</script>", True),
    ("sent there by replace", "<script>location.replace(target)</script>", True),
    ("sent there at the end of loading", '<body onload="location = next">', True),
    ("sent on by a form", "<script>document.f.submit()</script>", True),
    ("sent on by a form that shows nothing", "<form name=f action=/x></form><script>document.f.submit()</script>", True),
    ("sent to half an address", "<script>location.href = '/x?id=' + id</script>", True),
    ("opened in its place", "<script>window.open('/x', '_self')</script>", False),
    ("a place that is only compared", "<script>if (location.href == base) { track() }</script>", False),
    ("words and a script that leads on", "<p>ไม่พบหน้า</p><script>location = next</script>", False),
    ("short page", "<p>ไม่พบหน้า</p><script src=a.js></script>", False),
]


@pytest.mark.parametrize(("inside", "wanted"), [case[1:] for case in SHELLS], ids=[case[0] for case in SHELLS])
def test_script_shell(html: Html, inside: str, wanted: bool) -> None:
    assert html(inside).script_shell is wanted


TABLE = "<table><thead><tr><th>ที่<th>รายการ</thead><tbody>{}</tbody></table>"
MENU_PAGE = "<nav><a href=/x>ก</a></nav><h1>แผน</h1>"
FILLED = [
    ("nothing but a script that writes", "<script>document.write(x)</script>", True),
    ("a heading and a script of the site", "<h1>แผน</h1><my-app></my-app><script src=/a.js></script>", True),
    (
        "a heading and a counter",
        "<h1>แผน</h1><script>gtag('js')</script><script src=//www.googletagmanager.com/x></script>",
        False,
    ),
    ("a blank page that is sent on", "<script>location.href = '/'</script>", False),
    ("a heading alone", "<h1>แผน</h1><div id=c></div>", False),
    ("a form that only a script sends", "<form action=/x></form><script>send()</script>", True),
    ("a part that is fetched", f"{MENU_PAGE}<script>$('#c').load('/data')</script>", True),
    ("an answer that is asked for", f"{MENU_PAGE}<script>jQuery.ajax({{url: '/x'}})</script>", True),
    ("a menu's script", f"{MENU_PAGE}<script>$(window).load(function () {{ $('nav').show() }})</script>", False),
    ("text and a part that is fetched", f"{MENU_PAGE}{PROSE}<script>fetch('/hit')</script>", False),
    ("a table without rows", f"{MENU_PAGE}{PROSE}{TABLE.format('')}<script src=/a.js></script>", True),
    ("a table without rows or scripts", f"{MENU_PAGE}{TABLE.format('')}", False),
    ("a table with rows", f"{MENU_PAGE}{TABLE.format('<tr><td>1<td>ก')}<script src=/a.js></script>", False),
    ("a chart with words", f"{MENU_PAGE}{PROSE}<svg>{'<text>ต.ค. 64</text><text>0 / 0 / 0</text>' * 20}</svg>", True),
    ("a picture of lines", f"{MENU_PAGE}{PROSE}<svg><title>ลูกศร</title><path d='M0 0'/></svg>", False),
    ("a long page with such a table", f"{MENU_PAGE}{PROSE * 4}{TABLE.format('')}<script src=/a.js></script>", False),
]


@pytest.mark.parametrize(("inside", "wanted"), [case[1:] for case in FILLED], ids=[case[0] for case in FILLED])
def test_what_scripts_may_fill(html: Html, inside: str, wanted: bool) -> None:
    assert html(inside).may_show_more is wanted


SECRET = f"<h2>แผน</h2>{PROSE}<a href='/plan.pdf'>ดาวน์โหลด</a>"
SHOW_TAB = "<script>function showtab(n){{for(var i=1;i<9;i++)document.getElementById('tab'+i).style.display=i==n?'block':'none'}}</script>"
OPEN_BOX = "<script>function openBox(n){{$('#box_' + n).show()}}</script>"
FOLD_NEXT = (
    "<script>function fold(e){{var n=e.nextElementSibling;n.style.display=n.style.display=='none'?'block':'none'}}</script>"
)
BOXES = [
    ("a link to it", "<a href='#c'>ดู</a><div id=c style='display: none'>{}</div>"),
    ("a button that names it", "<button onclick=\"show('c')\">ดู</button><div id=c hidden>{}</div>"),
    ("a link that runs a script", "<a href=\"javascript:toggle('c')\">ดู</a><div id=c hidden>{}</div>"),
    ("a button of Bootstrap", "<button data-target='#c'>ดู</button><div id=c class='modal fade' style='display:none'>{}</div>"),
    ("a tab", "<button role=tab aria-controls='a c'>ดู</button><div id=c role=tabpanel hidden>{}</div>"),
    (
        "a script that folds it",
        "<b id=b>ดู</b><div id=c hidden>{}</div><script>$('#b').click(() => $('#c').slideToggle())</script>",
    ),
    ("a heading above it", "<h3><a onclick='$(this).parent().next().toggle()'>ดู</a></h3> <div hidden>{}</div>"),
    ("an accordion", "<h3>ดู</h3><div class='accordion-content' style='display:none'>{}</div><script src=a.js></script>"),
    (
        "a tab by its number",
        "<a href='javascript:showtab(2)'>ดู</a><div id=tab2 style='display:none'>{}</div>" + SHOW_TAB,
    ),
    (
        "a box by its number",
        "<a href='#' onclick='openBox(\"12\")'>ดู</a><div id=box_12 hidden>{}</div>" + OPEN_BOX,
    ),
    (
        "the page's own function that folds what stands next",
        "<div role=button onclick='fold(this)'><b>ดู</b></div><div style='display:none'>{}</div>" + FOLD_NEXT,
    ),
    (
        "the same in another writing",
        "<h3 onclick='fold(this);return false'>ดู</h3> <div hidden>{}</div><script>const fold = el => $(el).next().slideToggle()</script>",
    ),
    (
        "what says that it is not unfolded",
        "<div role=button aria-expanded=false>ดู</div><div class=x style='display:none'>{}</div><script src=a.js></script>",
    ),
    ("one in another", "<a href='#a'>ก</a><a href='#c'>ข</a><div id=a hidden><div id=c hidden>{}</div></div>"),
]
SHUT = [
    ("nothing", "<div id=c style='display:none'>{}</div>"),
    ("a link elsewhere", "<a href='#d'>ดู</a><a href='#'>ก</a><div id=c style='display:none'>{}</div>"),
    ("a button that closes it", "<button onclick=\"$('#c').hide()\">ปิด</button><div id=c style='display:none'>{}</div>"),
    ("a script that may show it", "<div id=c style='display:none'>{}</div><script>if (!rows) $('#c').show()</script>"),
    (
        "a tab of another number",
        "<a href='javascript:showtab(2)'>ดู</a><div id=tab3 style='display:none'>{}</div>" + SHOW_TAB,
    ),
    ("a number that no script puts to the name", "<a href='javascript:showtab(2)'>ดู</a><div id=tab2 hidden>{}</div>"),
    (
        "a notice that is closed by its number",
        "<a href='javascript:closeAd(2)'>ปิด</a><div id=ad2 hidden>{}</div><script>function closeAd(n){{$('#ad' + n).hide()}}</script>",
    ),
    ("a login", "<a href='#c'>ดู</a><div id=c hidden><form><input type=Password></form>{}</div>"),
    ("a function that nobody wrote", "<div onclick='fold(this)'>ดู</div><div hidden>{}</div>"),
    ("a function for something else", "<div onclick='save(this)'>ดู</div><div hidden>{}</div>" + FOLD_NEXT),
    ("what folds another box", "<div onclick='fold(this)'>ดู</div><p>ก</p><div hidden>{}</div>" + FOLD_NEXT),
    ("what is not unfolded without a script", "<div aria-expanded=false>ดู</div><div hidden>{}</div>"),
    ("a class without a script", "<div class=tab-content hidden>{}</div>"),
]


@pytest.mark.parametrize("inside", [case[1] for case in BOXES], ids=[case[0] for case in BOXES])
def test_a_box_that_a_reader_opens_is_read(html: Html, inside: str) -> None:
    document = html(inside.format(SECRET))
    assert {"heading แผน", "text " + PROSE[3:-5]} <= set(shown(document))
    assert BASE + "/plan.pdf" in [link.url for link in document.links]
    assert not document.may_show_more


@pytest.mark.parametrize("inside", [case[1] for case in SHUT], ids=[case[0] for case in SHUT])
def test_a_box_that_nobody_opens_is_only_counted(html: Html, inside: str) -> None:
    document = html(MENU_PAGE + inside.format(SECRET))
    assert "text " + PROSE[3:-5] not in shown(document)
    assert BASE + "/plan.pdf" not in [link.url for link in document.links]
    assert (document.may_show_more, document.password_field) == (True, False)


def test_a_page_that_shows_itself_when_it_is_loaded(read_bytes: Read) -> None:
    body = f"<body style='display:none'{{}}>{PROSE}</body>"
    for loaded in (" onload='show()'", "><script>show()</script"):
        assert ("text " + PROSE[3:-5]) in shown(read_bytes(f"<html>{body.format(loaded)}", "text/html"))
    assert shown(read_bytes(f"<html>{body.format('')}", "text/html")) == []


LITTLE_HIDDEN = [
    ("a message", f"{MENU_PAGE}<p hidden>ไม่พบข้อมูล</p>", False),
    ("rows for a script to copy", f"{MENU_PAGE}<table><tr hidden><td>{{{{name}}}}<td>{{{{value}}}}</table>", False),
    ("spam", f"{MENU_PAGE}<div hidden>" + "<a href='http://slot.example'>สล็อต บาคาร่า</a> " * 90 + "</div>", False),
    ("cookies", f"{MENU_PAGE}<div class=cookie-consent hidden>{PROSE}</div>", False),
    ("scripts", f"{MENU_PAGE}<div hidden><style>{PROSE}</style><noscript>{PROSE}</noscript></div>", False),
    ("less than is shown", f"{MENU_PAGE}{PROSE * 4}<div hidden>{PROSE}</div>", False),
    ("a document", f"{MENU_PAGE}<div hidden><a href='/a/plan.PDF?x=1'>แผน</a></div>", True),
]


@pytest.mark.parametrize(("inside", "wanted"), [case[1:] for case in LITTLE_HIDDEN], ids=[case[0] for case in LITTLE_HIDDEN])
def test_what_is_hidden_and_may_be_missed(html: Html, inside: str, wanted: bool) -> None:
    assert html(inside).may_show_more is wanted


SPAM = "<a href='http://slot.example'>สล็อต <b>เว็บตรง</b></a> <a href='http://ball.example'>แทงบอล</a> "
HIDDEN_LINKS = [
    ("in the main part", f"{PROSE}<div style='display:none'>{SPAM * 20}</div>", ("สล็อต เว็บตรง", "แทงบอล")),
    ("in the footer", f"{PROSE}<footer><p hidden>{SPAM}</p></footer>", ("สล็อต เว็บตรง", "แทงบอล")),
    ("a link by itself", f"{PROSE}<a hidden href='http://slot.example'>สล็อต</a>", ("สล็อต",)),
    ("behind a long menu", f"<ul hidden>{MENU * 9}</ul><div hidden>{SPAM}</div>", (*(f"เมนูที่ {n}" for n in range(8)), "สล็อต เว็บตรง", "แทงบอล")),
    ("without words", f"{PROSE}<div hidden><a href='/x'><img src=x></a><a href='/y'> </a></div>", ()),
    ("in a box that a click opens", f"<a href='#c'>ดู</a><div id=c hidden>{SPAM}</div>", ()),
    ("off the screen, which is read", f"<div style='position:absolute;left:-9999px'>{SPAM}</div>", ()),
    ("in a script", f"<script>var x = \"{SPAM}\"</script>", ()),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "wanted"), [case[1:] for case in HIDDEN_LINKS], ids=[case[0] for case in HIDDEN_LINKS])
def test_the_words_of_hidden_links(html: Html, inside: str, wanted: tuple[str, ...]) -> None:
    assert html(inside).hidden_links == wanted


def test_many_hidden_links_are_bounded(html: Html) -> None:
    boxes = "".join(f"<p hidden><a href=/{n}>ลิงก์ {n}</a></p>" for n in range(2_000))
    assert len(html(boxes).hidden_links) <= 400


HOSTS = [
    ('<script src="https://Cdn.Example/a.js"></script>', ("cdn.example",)),
    ('<script src="/a.js"></script>', ("ban-tuayang.example",)),
    ('<div class="fb-customerchat"></div>', ("m.me",)),
    ("<script>var map = L.map('map')</script>", ("openstreetmap.org",)),
    ("<script>new google.maps.Map(place)</script>", ("maps.google.com",)),
    ('<script>s.src="https://embed.tawk.to/1"</script>', ("tawk.to",)),
    ("<p>ไม่มี</p>", ()),
]


@pytest.mark.parametrize(("inside", "wanted"), HOSTS)
def test_script_hosts(html: Html, inside: str, wanted: tuple[str, ...]) -> None:
    assert html(inside).script_hosts == wanted


def test_titles(read_bytes: Read) -> None:
    head = '<title> แผน\n งาน </title><meta property="og:title" content="แผนงาน 2565">'
    document = read_bytes(f"<html><head>{head}</head><body><title>ไม่ใช่</title></body></html>")
    assert document.head_title == "แผน งาน"
    assert [block.text for block in document.blocks if block.role is Role.TITLE] == ["แผน งาน", "แผนงาน 2565"]


def test_letters_count_the_main_part_only(html: Html) -> None:
    document = html("<nav>เมนู</nav><h1>แผนที่ 1</h1><p>งบ 2565 ABC</p>")
    assert document.letters == len("แผนที่งบABC")


def test_limits(html: Html) -> None:
    many_links = html("<p>x</p>" + "<a href=x>y</a>" * 5000)
    assert len(many_links.links) == 3000
    long = html("<p>" + "ก" * 600_000 + "</p>")
    assert sum(len(block.text) for block in long.blocks) <= 400_000
    assert html("<p>" + "<i>x</i>" * 250_000).fault is Fault.TOO_COMPLEX


def test_a_photograph_before_the_text_hides_none_of_it(html: Html) -> None:
    document = html('<img src="data:image/jpeg;base64,' + "A" * 8_000_000 + f'" alt=ภาพ>{PROSE}')
    assert ("text " + PROSE[3:-5] in shown(document), document.fault) == (True, None)
    assert document.images == (Image("data:image/jpeg;base64", "ภาพ", None),)
    assert html("<!--" + "x" * 6_000_000 + f"-->{PROSE}").fault is Fault.TOO_COMPLEX


@pytest.mark.parametrize(
    ("href", "wanted"),
    [
        ("/f/แผน.php?f=แผน.pdf#ก", f"/f/{quote('แผน')}.php?f=%E1%BC%B9.pdf#ก"),
        ("/f?a=1&b=漢", "/f?a=1&b=%26%2328450%3B"),
        ("/f?a=%E0%B8%81", "/f?a=%E0%B8%81"),
    ],
)
def test_a_query_is_asked_for_in_the_letters_of_its_page(read_bytes: Read, href: str, wanted: str) -> None:
    page = f"<html><meta charset={{}}><p>เทศบาลตำบลบ้านตัวอย่าง</p><a href='{href}'>ก</a>"
    old = page.format("tis-620").encode("cp874", "xmlcharrefreplace")
    assert read_bytes(old, "text/html").links[0].url == BASE + wanted
    assert read_bytes(page.format("utf-8"), "text/html").links[0].url == BASE + quote(href, safe="/?&=%#").replace(
        "#%E0%B8%81", "#ก"
    )
    viewer = page.format("tis-620").replace(href, "/viewer.html?file=/แผน.pdf").encode("cp874", "xmlcharrefreplace")
    assert read_bytes(viewer, "text/html").links[0].url == BASE + quote("/แผน.pdf")


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 100_000,
        "<div>" * 100_000 + "</div>" * 100_000,
        "<select>" + "<option>a</option>" * 50_000,
        "<b><i><u>" * 30_000,
        "".join(f"<font size={number}><p>" for number in range(3_000)),
        '<p title="' + "a" * 3_000_000 + '">ก',
        "<" * 200_000,
        "<table><tr><td>" * 5_000,
        "<input type=password>" + "<div class=tab hidden>" * 200 + "<p hidden>ก</p><!-- -->" * 100_000,
        "<script>" + "'#a" * 500_000 + "</script>" + '<a href=#b onclick="\'a">' * 50_000 + "<p hidden>ก</p>",
        "<thead><tr><th>ก" * 5_000 + "<script>" + "window.open('" * 10_000 + "</script>",
    ],
    ids=[
        "divs",
        "closed divs",
        "options",
        "styles",
        "fonts",
        "attribute",
        "brackets",
        "tables",
        "hidden",
        "openers",
        "heads of tables",
    ],
)
def test_hostile_markup_takes_linear_time(html: Html, inside: str) -> None:
    # Without the limits these take from 5 s to minutes; the test fails by taking them.
    html(inside)


def test_a_document_survives_pickling(html: Html) -> None:
    document = html(PROSE + MENU)
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 - our own bytes


TABS = "<ul class='nav nav-tabs'><li>{}<li>{}</ul>"
PANES = "<div id=y1 class=tab-pane><p>ก</div><div id=y2 class='tab-pane fade'><p>ข</div>"
TAB = "<button data-bs-toggle=tab data-bs-target='#y1'>ปีงบประมาณ 2565</button>"
CODED = "<button class=tablinks onclick=\"openTab(event, 'y1')\">2565</button>"
NOT_OPENED_BY_TABS = "<h3 id=y1>ก</h3><section id=y2>ข</section>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (TABS.format(TAB, "<a data-toggle=tab href='#y2'>ปี ๒๕๖๔</a>") + PANES, ["heading ปีงบประมาณ 2565", "text ก", "heading ปี ๒๕๖๔", "text ข"]),
        (f"<div>{CODED}</div>{PANES}", ["text 2565", "heading 2565", "text ก", "text ข"]),
        ("<b role=tab aria-controls='y2'>พ.ศ. 2564</b>" + PANES, ["text พ.ศ. 2564", "text ก", "heading พ.ศ. 2564", "text ข"]),
        (TABS.format("<a href='#y1'>ข้อมูลทั่วไป</a>", "<a href='#y2'>แผน ปี 2564</a>") + PANES, ["text ก", "text ข"]),
        (TABS.format("<a href='#y1'>2565</a>", "<a href='#y2'>2564</a>") + NOT_OPENED_BY_TABS, ["heading ก", "text ข"]),
    ],
)  # fmt: skip
def test_the_year_of_a_tab_heads_its_box(html: Html, markup: str, expected: list[str]) -> None:
    assert [line for line in shown(html(markup)) if not line.startswith("furniture")] == expected
