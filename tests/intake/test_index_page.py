"""An agency's own index page as a source."""

import pytest

from documents.read_html import read_html
from intake.index_page import submissions_of
from model.document import Block, Document, Kind, Link, Role
from model.errors import InputError
from model.submission import Agency, Problem, Submission

CODES = tuple(f"O{number}" for number in range(1, 44))
NAMES = {"O1": "โครงสร้าง", "O2": "ข้อมูลผู้บริหาร", "O18": "แผนการใช้จ่ายงบประมาณประจำปี", "O8": "Q&A"}
PAGE = "https://www.ban.example/ita"


def page(*links: Link, title: str = "ITA 2565 | เทศบาลตำบลบ้านตัวอย่าง", blocks: tuple[Block, ...] = ()) -> Document:
    return Document(PAGE, Kind.HTML, links=links, head_title=title, blocks=blocks)


def pairs(document: Document) -> list[tuple[str, str]]:
    items = submissions_of(document, codes=CODES, agency="A", names=NAMES)
    return [(item.indicator, item.url) for item in items if isinstance(item, Submission)]


@pytest.mark.parametrize(
    ("text", "context", "code"),
    [
        ("O18 แผนการใช้จ่าย", "", "O18"),
        ("018 แผนการใช้จ่าย", "", "O18"),
        ("o๑๘", "", "O18"),
        ("ข้อ 18", "", "O18"),
        ("ข้อ ๑๘ แผน", "", "O18"),
        ("OIT 18", "", "O18"),
        ("ตัวชี้วัดที่ 18", "", "O18"),
        ("- O1 โครงสร้าง", "", "O1"),
        ("โครงสร้าง (O1)", "", "O1"),
        ("แผนการใช้จ่ายงบประมาณประจำปี", "", "O18"),
        ("18. แผนการใช้จ่ายงบประมาณประจำปี", "", "O18"),
        ("แผนการใช้จ่าย งบประมาณประจําปี", "", "O18"),
        ("Q&A", "", "O8"),
        ("คลิก", "O18 | แผนการใช้จ่ายงบประมาณประจำปี | คลิก", "O18"),
        ("คลิก", "18 | แผนการใช้จ่ายงบประมาณประจำปี | คลิก", "O18"),
        ("https://www.ban.example/x", "018 แผนการใช้จ่าย", "O18"),
        ("ดู", "ข้อ 18 แผนการใช้จ่าย", "O18"),
        ("O18", "O18 | O19 | O20", "O18"),
    ],
)
def test_a_link_that_names_its_indicator(text: str, context: str, code: str) -> None:
    named = Link("https://www.ban.example/x", text, context=context)
    last = Link("https://www.ban.example/43", "O43")  # a page with a code is an index, however few its links
    assert pairs(page(named, last)) == [(code, "https://www.ban.example/x"), ("O43", "https://www.ban.example/43")]


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("หน้าแรก", ""),
        ("18 มีนาคม 2565", ""),
        ("แผนการใช้จ่ายงบประมาณประจำปี 2564 (เก่า)", ""),
        ("02-123-4567", ""),
        ("O44", ""),
        ("2565", ""),
        ("คลิก", "O18 | O19"),
        ("คลิก", "18 | 19"),
        ("คลิก", ""),
        ("CO2", ""),
        ("", ""),
        ("01/10/2564", ""),
    ],
)
def test_a_link_that_names_none(text: str, context: str) -> None:
    known = Link("https://www.ban.example/1", "O1 โครงสร้าง")
    assert pairs(page(known, Link("https://www.ban.example/x", text, context=context))) == [("O1", "https://www.ban.example/1")]


@pytest.mark.parametrize(
    "url", ["mailto:a@ban.example", "javascript:void(0)", "tel:02", f"{PAGE}#o18", PAGE, "data:text/html,x"]
)
def test_addresses_that_lead_nowhere_else(url: str) -> None:
    known = Link("https://www.ban.example/1", "O1 โครงสร้าง")
    assert pairs(page(known, Link(url, "O18"))) == [("O1", "https://www.ban.example/1")]


def test_pages_of_a_single_page_site_are_others() -> None:
    assert pairs(page(Link(f"{PAGE}#/o18", "O18"))) == [("O18", f"{PAGE}#/o18")]


def test_furniture_counts_only_by_its_own_words() -> None:
    menu = Link("https://www.ban.example/menu", "เมนู", furniture=True, context="O18 แผน")
    item = Link("https://www.ban.example/18", "O18 แผน", furniture=True)
    assert pairs(page(menu, item)) == [("O18", "https://www.ban.example/18")]


def test_several_links_of_one_indicator_and_doubled_ones() -> None:
    row = "O18 | แผน"
    links = [Link("https://www.ban.example/18", "แผน", context=row), Link("https://www.ban.example/18.pdf", "ไฟล์", context=row)]
    icon = Link("https://www.ban.example/18", "ดู", context=row)
    assert pairs(page(*links, icon)) == [("O18", "https://www.ban.example/18"), ("O18", "https://www.ban.example/18.pdf")]


@pytest.mark.parametrize(
    ("title", "heading", "name"),
    [
        ("ITA 2565 | เทศบาลตำบลบ้านตัวอย่าง", "", "เทศบาลตำบลบ้านตัวอย่าง"),
        ("เทศบาลตำบลบ้านตัวอย่าง – การประเมิน ITA", "", "เทศบาลตำบลบ้านตัวอย่าง"),
        ("อบต.ทุ่งสมมุติ - หน้าแรก", "", "อบต.ทุ่งสมมุติ"),
        ("เทศบาลตำบลบ้านตัวอย่าง ยินดีต้อนรับ", "", "เทศบาลตำบลบ้านตัวอย่าง"),
        ("ยินดีต้อนรับสู่เว็บไซต์ อบต.ทุ่งสมมุติ", "", "อบต.ทุ่งสมมุติ"),
        ("หน้าแรก อบต.ทุ่งสมมุติ", "", "อบต.ทุ่งสมมุติ"),
        ("ITA", "องค์การบริหารส่วนตำบลทุ่งสมมุติ", "องค์การบริหารส่วนตำบลทุ่งสมมุติ"),
        ("Home", "", "www.ban.example"),
        ("", "", "www.ban.example"),
        ("เทศบาลตำบล", "", "www.ban.example"),
        ("โปรแกรม ITA", "", "www.ban.example"),
        ("หน้าแรก", "เทศบาลตำบลบ้านตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2565", "เทศบาลตำบลบ้านตัวอย่าง"),
        ("ITA", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) ปี 2565 ของเทศบาลตำบลบ้านตัวอย่าง", "เทศบาลตำบลบ้านตัวอย่าง"),
        ("Open Data", "ข้อมูลพื้นฐาน อบต.ทุ่งสมมุติ อำเภอเมือง", "อบต.ทุ่งสมมุติ"),
    ],
)
def test_the_agency_is_named_by_the_page(title: str, heading: str, name: str) -> None:
    blocks = (Block(heading, heading, Role.HEADING),) if heading else ()
    items = list(submissions_of(page(Link("https://www.ban.example/1", "O1"), title=title, blocks=blocks), codes=CODES))
    assert items[0] == Agency(name, home_url="https://www.ban.example/")
    assert isinstance(items[1], Problem)
    assert not items[1].fatal
    assert isinstance(items[2], Submission)
    assert items[2].agency == name


@pytest.mark.parametrize(
    "name",
    [
        "เทศบาลตำบลบ้านตัวอย่าง",
        "เทศบาลเมืองจันทบุรี",
        "เทศบาลเมืองเมืองพล",
        "เทศบาลนครขอนแก่น",
        "เทศบาลตำบลโนนสูง-น้ำคำ",
        "เทศบาลพังโคน",
        "องค์การบริหารส่วนตำบลทุ่งสมมุติ",
        "องค์การบริหารส่วนจังหวัดเลย",
        "อบจ.เลย",
        "อบต.ปีนัง",
        "อบต.จังหาร",
        "ทต.บ้านใหม่",
        "เมืองพัทยา",
        "จังหวัดเลย",
        "สำนักงานสาธารณสุขอำเภอเมืองเลย จังหวัดเลย",
        "สถานีตำรวจภูธรเมืองเลย จังหวัดเลย",
        "โรงเรียนเทศบาล 1 บ้านค่าย",
    ],
)
@pytest.mark.parametrize(
    "title",
    [
        "{}",
        "ITA {}",
        "ITA2565 {}",
        "{} ITA 2565",
        "OIT ปี ๒๕๖๕ {} (Open Data)",
        "{} ประจำปีงบประมาณ พ.ศ. 2565",
        "{}ประจำปี 2566",
        "{} ปี 2566",
        "{}_ITA",
        "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment: ITA) ปีงบประมาณ พ.ศ. 2565 {}",
    ],
)
def test_the_agency_has_one_name_whatever_a_years_title_says_around_it(title: str, name: str) -> None:
    given = submissions_of(page(Link("https://www.ban.example/1", "O1"), title=title.format(name)), codes=CODES)
    assert next(given) == Agency(name, home_url="https://www.ban.example/")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("องค์การบริหารส่วนตำบลทุ่งสมมุติ อำเภอเมือง จังหวัดเลย", "องค์การบริหารส่วนตำบลทุ่งสมมุติ"),
        ("องค์การบริหารส่วนตำบล (อบต.) ทุ่งสมมุติ", "องค์การบริหารส่วนตำบลทุ่งสมมุติ"),
        ("เทศบาลตำบลบ้านตัวอย่างอำเภอเมืองจังหวัดเลย", "เทศบาลตำบลบ้านตัวอย่าง"),
        ("เทศบาลนครขอนแก่น อ.เมือง จ.ขอนแก่น", "เทศบาลนครขอนแก่น"),
        ("อบต. ทุ่งสมมุติ จ.เลย", "อบต.ทุ่งสมมุติ"),
        ("กองช่าง สำนักงานเทศบาลตำบลบ้านตัวอย่าง, ข่าว", "เทศบาลตำบลบ้านตัวอย่าง"),
    ],
)
def test_the_name_of_a_local_authority_is_its_kind_and_one_word(title: str, name: str) -> None:
    given = submissions_of(page(Link("https://www.ban.example/1", "O1"), title=title), codes=CODES)
    assert next(given) == Agency(name, home_url="https://www.ban.example/")


def test_the_agency_that_is_given_wins_and_needs_no_note() -> None:
    items = list(submissions_of(page(Link("https://www.ban.example/1", "O1")), codes=CODES, agency=" อบต.ทุ่งสมมุติ "))
    assert [type(item) for item in items] == [Agency, Submission]
    assert isinstance(items[1], Submission)
    assert (items[1].agency, items[1].position) == ("อบต.ทุ่งสมมุติ", 0)
    assert items[1].where == "หน้า https://www.ban.example/ita ลิงก์ที่ 1 “O1”"


def test_the_menu_of_any_page_is_no_index() -> None:
    names = {f"O{at}": f"ชื่อทางการของข้อที่ {at}" for at in range(1, 44)}
    menu = [Link(f"https://www.ban.example/{code}", name) for code, name in names.items()]
    with pytest.raises(InputError, match="no link names"):
        list(submissions_of(page(*menu[:9]), codes=tuple(names), names=names))
    assert len(list(submissions_of(page(*menu[:10]), codes=tuple(names), names=names, agency="ก"))) == 11
    coded = Link("https://www.ban.example/18", "O18 แผน")
    assert len(list(submissions_of(page(*menu[:2], coded), codes=tuple(names), names=names, agency="ก"))) == 4


def test_a_page_without_indicators_is_refused() -> None:
    with pytest.raises(InputError, match="no link names an OIT indicator") as caught:
        list(submissions_of(page(Link("https://www.ban.example/1", "ข่าว")), codes=CODES))
    assert "ไม่พบลิงก์" in caught.value.message_th


ROOF = "<html><head><title>อบต.ทุ่งสมมุติ</title></head><body>"


def given(markup: str, *, items: int = 43) -> tuple[list[tuple[str, str]], list[Problem]]:
    """(code, address) of each link that is taken, and what is told; `markup` is said of each item, `{i}` is its number."""
    head, item, foot = markup.split("~")
    page = head + "".join(item.replace("{i}", str(at)) for at in range(1, items + 1)) + foot
    given = list(submissions_of(read_html(ROOF + page, PAGE), codes=CODES, agency="A", names=NAMES))
    pairs = [(item.indicator, item.url.rpartition("/")[2]) for item in given if isinstance(item, Submission)]
    return pairs, [item for item in given if isinstance(item, Problem)]


TWO = '<a href="{i}a">เอกสาร 1</a> <a href="{i}b">เอกสาร 2</a>'
TWO_ITEMS = '<ul><li><a href="{i}a">เอกสาร 1</a></li><li><a href="{i}b">เอกสาร 2</a></li></ul>'


@pytest.mark.parametrize(
    "markup",
    [
        '<table>~<tr><td rowspan=2>O{i}</td><td>ชื่อ</td><td><a href="{i}a">ดู</a></td></tr><tr><td>ต่อ</td><td><a href="{i}b">ดู</a></td></tr>~</table>',
        '<table>~<tr><td>O{i}</td><td><a href="{i}a">O{i} เรื่อง</a></td></tr><tr><td></td><td><a href="{i}b">แนบ</a></td></tr>~</table>',
        f"~<div class=card><div><button>O{{i}} เรื่อง</button></div><div>{TWO}</div></div>~",
        f'~<div><a href="#c{{i}}">O{{i}} เรื่อง</a></div><div id="c{{i}}">{TWO}</div>~',
        f"~<details><summary>O{{i}} เรื่อง</summary>{TWO}</details>~",
        f"<ul>~<li>O{{i}} เรื่อง{TWO_ITEMS}</li>~</ul>",
        f"~<div><b>ข้อ {{i}} เรื่อง</b>{TWO_ITEMS}</div>~",
        f"<p>~O{{i}} เรื่อง<br>{TWO}<br>~</p>",
        f"~<h3>O{{i}} เรื่อง</h3>{TWO_ITEMS}~",
        f"<h3>ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล</h3>~<p>O{{i}} เรื่อง</p><p>{TWO}</p>~",
    ],
)
def test_links_below_a_code_are_of_its_indicator(markup: str) -> None:
    pairs, told = given(markup)
    assert pairs == [(f"O{at}", f"{at}{part}") for at in range(1, 44) for part in "ab"]
    assert told == []


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ('<ul>~<li><a href="{i}a">O{i} เรื่อง</a></li>~</ul><p><a href="news">ข่าว</a></p><p><a href="x">กิจกรรม</a></p>', 2),
        ('~<p><a href="{i}a">O{i} เรื่อง</a></p><p><a href="form{i}">แบบฟอร์ม</a></p>~', 43),
        ('~<p>O{i} เรื่อง</p><p><a href="{i}a">ดู</a></p>~<footer><a href="contact">ติดต่อเรา</a></footer>', 0),
        ('~<p>O{i} เรื่อง</p><p><a href="{i}a">ดู</a></p>~<h3>ข่าว</h3><p><a href="news">ข่าว</a></p>', 1),
        ('<p><a href="manual">คู่มือ</a></p>~<p>O{i} เรื่อง</p><p><a href="{i}a">ดู</a></p>~', 1),
        ('<h3>ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล</h3><p><a href="m">คู่มือ</a></p>~<p>O{i} เรื่อง</p><p><a href="{i}a">ดู</a></p>~', 1),
        ('~<p>O{i} เรื่อง</p><p><a href="{i}a">ดู</a></p>~<p>O44 เรื่อง</p><p><a href="44">ดู</a></p>', 1),
        ('~<p>O{i} เรื่อง</p><p><a href="{i}a">ดู</a></p><p>อ้างถึง O2 และ O3</p><p><a href="more{i}">เพิ่ม</a></p>~', 43),
    ],
)
def test_links_that_are_not_surely_of_the_code_above_are_counted(markup: str, left: int) -> None:
    pairs, told = given(markup)
    assert pairs == [(f"O{at}", f"{at}a") for at in range(1, 44)]
    assert [f"{left} more link{'s' * (left > 1)} of" in problem.message_en for problem in told] == [True] * bool(left)
    assert not any(problem.fatal for problem in told)


def test_links_after_the_last_code_are_taken_only_where_no_footer_is_among_them() -> None:
    pairs, told = given('~<p>O{i} เรื่อง</p><p><a href="{i}a">ดู</a></p>~<p>โทร 0</p><p><a href="contact">ติดต่อเรา</a></p>')
    assert pairs == [(f"O{at}", f"{at}a") for at in range(1, 43)]
    assert ["2 more links" in problem.message_en for problem in told] == [True]


@pytest.mark.parametrize(
    ("markup", "items"),
    [
        ('~<p>O{i} เรื่อง</p><p><a href="{i}a">ดู</a></p>~', 9),  # a page that speaks of a few indicators is no index
        ('~<div><p><a href="{i}a">ดู</a></p><p>O{i} เรื่อง</p></div>~', 43),  # the codes stand below their links
        ('~<div><a href="{i}a"><img alt="ดู"></a><p>O{i} เรื่อง</p></div>~', 43),
        ("~<p>O{i} เรื่อง</p>~<p><a href=x>ดู</a></p>", 43),
    ],
)
def test_pages_of_which_nobody_knows_whose_the_links_are_stay_refused(markup: str, items: int) -> None:
    with pytest.raises(InputError, match="no link names"):
        given(markup, items=items)


def listed(at: str, *codes: int) -> str:
    return "".join(f'<li><a href="{at}/{code}">O{code} เรื่อง</a></li>' for code in codes)


def below(at: str, *codes: int) -> str:
    return "".join(f'<h3>O{code} เรื่อง</h3><p><a href="{at}/{code}">ดู</a></p>' for code in codes)


ALL = range(1, 44)


@pytest.mark.parametrize(
    ("markup", "taken", "told"),
    [
        # the list of the year, whichever comes first
        (f"<h1>การประเมิน ITA ปี 2565</h1><h2>ITA 2564</h2>{listed('64', 1, 2, 3)}<h2>ITA 2565</h2>{listed('65', 1, 2, 3)}", "65", [": 3 links"]),
        (
            f"<h2>ITA ๒๕๖๕</h2>{listed('65', 1, 2, 3)}<h2>ปีงบประมาณ พ.ศ. 2564</h2>{listed('64', 1, 2, 3)}<h2>2563</h2>{listed('63', 1, 2, 3)}",
            "65",
            [": 3 links", ": 3 links"],
        ),
        (f"<h2>OIT 2021</h2>{below('64', *ALL)}<h2>OIT 2022</h2>{below('65', *ALL)}", "65", [": 43 links"]),
        (f"{listed('65', 1, 2, 3)}<h2>ITA 2564</h2>{listed('64', 1, 2, 3)}", "65", [": 3 links"]),
        (f"<h2>ITA 2564</h2>{listed('64', *ALL)}<h2>ITA 2565</h2>{listed('65', 2, 3, 4)}", "65", [": 43 links"]),
        # headings inside a list: of a document of the year before, of results, of one with a code
        (f"<h2>ITA 2565</h2>{listed('65', *range(1, 13))}<h4>ปี 2564</h4>{listed('65', *range(13, 44))}", "65", []),
        (f"<h2>ITA 2565</h2>{below('65', *ALL)}<h3>ผลการประเมิน ITA 2564</h3>{listed('65', 1, 2, 3)}", "65", []),
        (f"<h2>ผลการประเมิน ITA ปี 2564</h2>{listed('65', *ALL)}", "65", []),
        (f"<h2>ITA 2565</h2>{listed('65', *range(1, 43))}<h3>การประเมินคุณธรรมและความโปร่งใส 2564</h3>{listed('65', 43)}", "65", []),
        (f"<h3>O12 รายงานประจำปี 2564</h3>{listed('65', 12, 13, 14)}", "65", []),
        (f"<h2>แผนพัฒนา พ.ศ. 2561-2565</h2>{listed('65', 1, 2, 3)}<h2>ITA 2564-2566</h2>{listed('65', 4, 5, 6)}", "65", []),
        # one list under the heading of another year
        (f"<h1>การประเมิน ITA ปี 2564</h1>{listed('65', *ALL)}", "65", ["use --year 2564"]),
        (f"<h2>ITA 2565</h2><h2>ITA 2564</h2>{listed('65', 1, 2, 3)}", "65", ["checked as those of 2565"]),
    ],
)  # fmt: skip
def test_a_page_of_several_years_gives_the_list_of_the_year_that_is_asked(markup: str, taken: str, told: list[str]) -> None:
    items = list(submissions_of(read_html(ROOF + markup, PAGE), codes=CODES, agency="A", names=NAMES, year=2565))
    assert {item.url.split("/")[-2] for item in items if isinstance(item, Submission)} == {taken}
    notes = [item.message_en for item in items if isinstance(item, Problem)]
    assert [start in note for start, note in zip(told, notes, strict=True)] == [True] * len(told)
    assert not any(item.fatal for item in items if isinstance(item, Problem))


def test_a_link_that_two_years_share_is_of_both() -> None:
    both = listed("x", 1, 2, 3)
    page = read_html(f"{ROOF}<h2>ITA 2564</h2>{both}<h2>ITA 2565</h2>{both}", PAGE)
    items = list(submissions_of(page, codes=CODES, agency="A", year=2565))
    assert [item.indicator for item in items if isinstance(item, Submission)] == ["O1", "O2", "O3"]


def test_a_page_of_other_years_is_refused_and_says_which() -> None:
    page = read_html(f"{ROOF}<h1>ITA 2564</h1>{listed('64', *ALL)}<h1>ITA 2563</h1>{listed('63', *ALL)}", PAGE)
    with pytest.raises(InputError, match=r"below headings of 2563, 2564, none of 2565: use --year") as caught:
        list(submissions_of(page, codes=CODES, year=2565))
    assert "--year" in caught.value.message_th
    assert len(list(submissions_of(page, codes=CODES, agency="A", year=2564))) == 45
