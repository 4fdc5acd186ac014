"""What the view keeps, what it leaves out, and how it quotes."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from model.document import Document, Fault, Form, Image, Kind, Link, Role, Via, counted, mark_of
from model.finding import SiteFacts
from model.outcome import Outcome
from rules.framework import Framework
from rules.measure.page.menus import without_widgets
from rules.measure.view import evidence, view_of
from thai.text import squash

PLAN = "แผนการใช้จ่ายงบประมาณประจำปี"


def test_furniture_is_not_read(pages: SimpleNamespace, framework: Framework) -> None:
    view = view_of(pages.dossier(f"= {PLAN}\n~ หน้าแรก\n~ รายงานผลการใช้จ่ายงบประมาณ\nงบบุคลากร 100 บาท"), framework)
    assert [passage.text for passage in view.passages] == [PLAN, "งบบุคลากร 100 บาท"]
    assert "รายงานผล" not in view.joined


def test_blocks_that_the_site_repeats_are_not_read(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document("= เทศบาล\nโครงสร้าง อำนาจหน้าที่ แผนพัฒนา\nงบบุคลากร 100 บาท")
    site = SiteFacts(furniture=frozenset(block.mark for block in page.blocks[:2]))
    view = view_of(pages.dossier(page, site=site), framework)
    assert [passage.text for passage in view.passages] == ["งบบุคลากร 100 บาท"]


MAYOR = "= เทศบาล\n# คณะผู้บริหาร\nนายสมาน ใจตรง\nนายกเทศมนตรี\nโทร. 08-0000-0001"
SIDE = "ผู้บริหาร\nนายสมาน ใจตรง\nนายกเทศมนตรี\nเรื่องล่าสุด"
TWICE = "โทร. 0-0000-0000"


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (f"{MAYOR}\n{SIDE}", [2, 3]),
        (f"{SIDE}\n{MAYOR}", [6, 7]),  # the column comes first
        (MAYOR + SIDE.replace("\n", "\n~ "), [2, 3]),  # its markup says what it is
        (f"= เทศบาล\nโครงการหนึ่ง\n{SIDE}", []),
        (f"= เทศบาล\n{TWICE}\nโครงการหนึ่ง\n{TWICE}", []),  # at the top and at the end of all pages
        (f"= เทศบาล\n{TWICE}\nแผนที่\n{TWICE}\nโครงการหนึ่ง\n~ ผู้บริหาร\n{TWICE}", [3]),  # once more than they
        (f"= เทศบาล\n- เรื่องล่าสุด\nโครงการหนึ่ง\n- ผู้บริหาร\nโครงการสอง\n{SIDE}", []),  # other menus
        (f"= เทศบาล\n# ผู้บริหาร\nโครงการหนึ่ง\n{SIDE}", []),
    ],
)
def test_what_a_page_says_more_often_than_its_site_is_its_own(
    page: str, kept: list[int], pages: SimpleNamespace, framework: Framework
) -> None:
    document, twice = pages.document(page), squash(TWICE)
    repeated = counted([*map(squash, SIDE.splitlines()), twice, twice])
    view = view_of(pages.dossier(document, site=SiteFacts(furniture=frozenset(map(mark_of, repeated)))), framework)
    seen = {id(passage.block) for passage in view.passages if passage.squashed in repeated}
    assert [place for place, block in enumerate(document.blocks) if id(block) in seen] == kept


def test_where_everything_is_repeated_the_page_is_kept(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document("= เทศบาล\nโครงสร้าง อำนาจหน้าที่ แผนพัฒนา")
    site = SiteFacts(furniture=frozenset(block.mark for block in page.blocks))
    assert len(view_of(pages.dossier(page, site=site), framework).passages) == 2


def test_a_repeated_page_around_an_attachment_is_left_out(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document("เมนู โครงสร้าง")
    part = pages.document(PLAN, url="https://x.example/a.pdf", kind=Kind.PDF)
    site = SiteFacts(furniture=frozenset(block.mark for block in page.blocks))
    assert view_of(pages.dossier(page, part, site=site), framework).joined == PLAN


def test_a_files_title_stays_where_the_menu_says_the_same(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document("# แผนพัฒนาท้องถิ่น\n~ แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)")
    part = pages.document("แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)\nยุทธศาสตร์", url="https://x.example/a.pdf", kind=Kind.PDF)
    site = SiteFacts(furniture=frozenset(block.mark for block in (page.blocks[1], part.blocks[0])))
    texts = [passage.text for passage in view_of(pages.dossier(page, part, site=site), framework).passages]
    assert texts == ["แผนพัฒนาท้องถิ่น", "แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)", "ยุทธศาสตร์"]


def test_offsets_lead_back_to_passages(pages: SimpleNamespace, framework: Framework) -> None:
    view = view_of(pages.dossier("# หัวข้อหนึ่ง\nเนื้อหาสอง\n| ก | ข"), framework)
    assert view.joined == "หัวข้อหนึ่ง\nเนื้อหาสอง\nก|ข"
    for passage in view.passages:
        start = view.joined.index(passage.squashed)
        assert view.passage_at(start) is passage
        assert view.passage_at(start + len(passage.squashed) - 1) is passage


def test_the_passages_that_hold_one_of_a_few_words(pages: SimpleNamespace, framework: Framework) -> None:
    view = view_of(pages.dossier("# หัวข้อหนึ่ง\nเนื้อหาสอง เนื้อหาสาม\n| ก | ข\nหัวข้อท้าย"), framework)
    assert view.holding("หัวข้อ") == [0, 3]
    assert view.holding("ข", "เนื้อหา") == [0, 1, 2, 3]
    assert view.holding("ก|ข", "สาม") == [1, 2]
    assert view.holding("หนึ่งเนื้อหา") == []
    assert view.holds("…", "ก|ข")
    assert view.holds("\n")
    assert not view.holds("หนึ่งเนื้อหา", "……")
    assert not view.holds()


def test_blocks_without_letters_leave_no_passage(pages: SimpleNamespace, framework: Framework) -> None:
    assert view_of(pages.dossier(pages.document("")), framework).passages == ()


@pytest.mark.parametrize(
    ("notation", "where"),
    [
        ("= ก", "ชื่อหน้า"),
        ("# ก", "หัวข้อ"),
        ("> ก", "เส้นทางหน้า"),
        ("ก", "เนื้อหา"),
        ("| ก", "ตาราง"),
        ("- ก", "ข้อความลิงก์"),
    ],
)
def test_places_have_thai_names(pages: SimpleNamespace, framework: Framework, notation: str, where: str) -> None:
    view = view_of(pages.dossier(notation), framework)
    assert evidence(view.passages[0]).where == where


@pytest.mark.parametrize(
    ("url", "kind", "where"),
    [
        ("https://x.example/files/plan65.pdf", Kind.PDF, "ไฟล์ plan65.pdf หน้า 1"),
        ("https://x.example/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf", Kind.PDF, "ไฟล์ แผน.pdf หน้า 1"),
        ("https://x.example/sdc_download/15", Kind.PDF, "ไฟล์ แนบที่ 1 หน้า 1"),
        ("https://x.example/" + "a" * 90 + ".pdf", Kind.PDF, "ไฟล์ " + "a" * 52 + "…aaa.pdf หน้า 1"),
        ("https://x.example/inner.html", Kind.HTML, "หน้าย่อย เนื้อหา"),
    ],
)
def test_places_in_other_bodies_name_them(
    pages: SimpleNamespace, framework: Framework, url: str, kind: Kind, where: str
) -> None:
    view = view_of(pages.dossier("# หัวข้อ", pages.document("งบกลาง", url=url, kind=kind)), framework)
    assert evidence(view.passages[1]).where == where
    assert evidence(view.passages[1]).url == url


def test_evidence_quotes_the_phrase_in_clean_text(pages: SimpleNamespace, framework: Framework) -> None:
    text = "คำนำ " * 80 + "แผนการใช้จ่าย งบประมาณ ประจำปี ๒๕๖๕ " + "ท้ายเรื่อง " * 80
    passage = view_of(pages.dossier(text), framework).passages[0]
    found = evidence(passage, "งบประมาณประจำปี2565")
    assert "งบประมาณ ประจำปี ๒๕๖๕" in found.quote
    assert len(found.quote) <= 200
    assert found.body_hash == "ab12"


def test_evidence_takes_a_span_and_another_place(pages: SimpleNamespace, framework: Framework) -> None:
    passage = view_of(pages.dossier("ก" * 300 + " งบกลาง"), framework).passages[0]
    found = evidence(passage, (301, 307), "ใบปะหน้า")
    assert found.quote.endswith("งบกลาง")
    assert found.where == "ใบปะหน้า"


def test_evidence_of_a_phrase_that_is_not_there_quotes_the_beginning(pages: SimpleNamespace, framework: Framework) -> None:
    passage = view_of(pages.dossier("งบบุคลากร"), framework).passages[0]
    assert evidence(passage, "ไม่มีคำนี้").quote == "งบบุคลากร"


def test_links_forms_and_pictures_of_the_main_part(pages: SimpleNamespace, framework: Framework) -> None:
    own, menu = Link("https://x.example/1", "หนึ่ง"), Link("https://x.example/2", "สอง", furniture=True)
    form, search = Form("/f", "post", (), "แจ้งเรื่อง"), Form("/s", "get", (), "ค้นหา", furniture=True)
    logo = Image("https://x.example/logo.png", "ตรา", 80, furniture=True)
    page = pages.document("ก", links=(own, menu), forms=(form, search), images=(pages.picture, logo))
    view = view_of(pages.dossier(page), framework)
    assert (view.links, view.furniture_links) == ((own,), (menu,))
    assert (view.forms, view.images) == ((form,), (pages.picture,))


def test_a_form_on_all_pages_of_the_site_is_not_the_pages(pages: SimpleNamespace, framework: Framework) -> None:
    own, poll = Form("/send", "post", (("text", "ชื่อ"),), "แจ้งเรื่อง"), Form("/p", "post", (("radio", "มาก"),), "เมนู ถามมา")
    site = SiteFacts(furniture=frozenset({mark_of(replace(poll, text="ถามมา").shown)}))  # what stands before it may differ
    view = view_of(pages.dossier(pages.document("ก", forms=(own, poll)), site=site), framework)
    assert view.forms == (own,)


def test_a_link_that_all_pages_of_the_site_show_is_a_menu_link(pages: SimpleNamespace, framework: Framework) -> None:
    """Menus of pictures have no words among the blocks of the page."""
    picture, button = Link("https://x.example/board.php", ""), Link("https://x.example/ita65.htm", "ITA 2565")
    own, file = Link("https://x.example/9", ""), Link("https://x.example/1.pdf", "ดาวน์โหลด")
    here = Link("https://x.example/report", "แจ้งเบาะแส")  # in the text of this page and in the menu
    page = pages.document("เนื้อหาของหน้า", links=(picture, button, here, own, file, here))
    elsewhere = Link("https://x.example/2.pdf", "ดาวน์โหลด")  # the same word on every page, and on each another file
    site = SiteFacts(furniture=frozenset(mark_of(link.shown) for link in (picture, button, here, elsewhere)))
    view = view_of(pages.dossier(page, site=site), framework)
    assert (view.links, view.furniture_links) == ((here, own, file, here), (picture, button))


def test_a_link_in_a_block_that_the_site_repeats_is_a_menu_link(pages: SimpleNamespace, framework: Framework) -> None:
    page = pages.document("- โครงสร้าง\nเนื้อหาของหน้า", links=(Link("https://x.example/1", "โครงสร้าง"),))
    view = view_of(pages.dossier(page, site=SiteFacts(furniture=frozenset({page.blocks[0].mark}))), framework)
    assert view.links == ()
    assert len(view.furniture_links) == 1


def test_a_form_has_no_words_that_the_site_repeats(pages: SimpleNamespace, framework: Framework) -> None:
    lines = "- รับเรื่องร้องเรียน\nยินดีต้อนรับ ชำระภาษีได้ที่กองคลัง"
    words = "รับเรื่องร้องเรียน ยินดีต้อนรับ ชำระภาษีได้ที่กองคลัง ความคิดเห็นของท่าน ข้อความ"
    form = Form("/f", "post", (("textarea", "ข้อความ"),), words, ("ส่ง",))
    page = pages.document(f"{lines}\nความคิดเห็นของท่าน\nข้อความ", forms=(form,))
    site = SiteFacts(furniture=frozenset(block.mark for block in page.blocks[:2]))
    assert view_of(pages.dossier(page, site=site), framework).forms[0].text == "ความคิดเห็นของท่าน ข้อความ"
    assert view_of(pages.dossier(page), framework).forms == (form,)


def test_a_page_is_called_as_the_unmarked_menu_of_its_sub_site_calls_it(pages: SimpleNamespace, framework: Framework) -> None:
    links = (Link("https://x.example/o/10", "O10 แผนดำเนินงาน"), Link("https://x.example/o/11", "O11 รายงาน"))
    lines = "- O10 แผนดำเนินงาน\n- O11 รายงาน\n# O10 แผนดำเนินงาน\nโครงการปรับปรุงถนน"
    page = pages.document(lines, links=links, head_title="O10 แผนดำเนินงาน | ITA 2565")
    site = SiteFacts(furniture=frozenset(block.mark for block in page.blocks[:2]))
    view = view_of(pages.dossier(page, site=site), framework)
    assert [line.text for line in view.headings] == ["O10 แผนดำเนินงาน"]
    assert "รายงาน" not in view.joined


@pytest.mark.parametrize(
    ("link", "is_menu"),
    [
        (Link("https://x.example/1.pdf", "ดาวน์โหลด", context="ดาวน์โหลด"), False),
        (Link("https://x.example/1.pdf", "ดาวน์โหลด", context="แผนการใช้จ่าย 2565 | ดาวน์โหลด"), False),
        (Link("https://x.example/1.pdf", "คู่มือ", context="คู่มือการใช้เว็บไซต์ | ดาวน์โหลด"), True),
        (Link("https://x.example/1", "แผนการใช้จ่าย", context="เทศบาลตำบลบ้านตัวอย่าง"), False),
        (Link("https://x.example/1", "ดาวน์โหลดเพิ่มเติมที่หน้าอื่น", furniture=True), True),
    ],
)
def test_a_word_that_every_page_has_does_not_make_a_menu(
    pages: SimpleNamespace, framework: Framework, link: Link, *, is_menu: bool
) -> None:
    repeated = "# เทศบาลตำบลบ้านตัวอย่าง\n- ดาวน์โหลด\n| คู่มือการใช้เว็บไซต์ | ดาวน์โหลด"
    page = pages.document(f"{repeated}\nงบบุคลากร 100 บาท", links=(link,))
    site = SiteFacts(furniture=frozenset(block.mark for block in page.blocks[:3]))
    assert (link in view_of(pages.dossier(page, site=site), framework).furniture_links) is is_menu


def test_a_file_below_a_heading_that_the_menu_says_too_is_the_pages_own(pages: SimpleNamespace, framework: Framework) -> None:
    link = Link("https://x.example/1.pdf", "เอกสารแนบ", context="รายงานการกำกับติดตาม")
    page = pages.document("= เทศบาล\n~ รายงานการกำกับติดตาม\n# รายงานการกำกับติดตาม\n- เอกสารแนบ", links=(link,))
    site = SiteFacts(furniture=frozenset({page.blocks[1].mark}))
    assert view_of(pages.dossier(page, site=site), framework).links == (link,)


PAPER = "https://x.example/getfile.aspx?file=o43.pdf"
IN_MENU = Link(PAPER, "O43 การดำเนินการตามมาตรการ")


@pytest.mark.parametrize(("links", "is_own"), [
    ((IN_MENU,), False),  # the menu of all indicators leads to it from every page
    ((IN_MENU, Link(PAPER, "ดาวน์โหลด")), True),
    ((IN_MENU, IN_MENU), True),  # in the menu, and once more below the heading of the same name
    ((Link(PAPER, "ดาวน์โหลด"),), True),
])  # fmt: skip
def test_a_file_to_which_the_menu_of_all_pages_leads(
    pages: SimpleNamespace, framework: Framework, links: tuple[Link, ...], *, is_own: bool
) -> None:
    page = pages.document("- O43 การดำเนินการตามมาตรการ\nโครงการปรับปรุงถนน 3 สาย", links=links)
    paper = pages.document("ผลการดำเนินการตามมาตรการ", url=PAPER, kind=Kind.PDF)
    site = SiteFacts(furniture=frozenset({page.blocks[0].mark, mark_of(IN_MENU.shown)}))
    view = view_of(pages.dossier(page, paper, site=site), framework)
    assert ("ผลการดำเนินการตามมาตรการ" in view.joined, any(link.url == PAPER for link in view.links)) == (is_own, is_own)


FORMS = "https://x.example/page/8"
TO_FORMS = Link(FORMS, "ดาวน์โหลดแบบฟอร์ม")


@pytest.mark.parametrize(("links", "is_own"), [
    ((TO_FORMS,), False),  # what it leads to is headed as the menu calls it, and is behind the menu all the same
    ((TO_FORMS, Link(FORMS, "แบบฟอร์มของเรื่องนี้")), True),
    ((TO_FORMS, Link(FORMS, "", Via.FRAME)), True),
    ((Link(FORMS, "", Via.FRAME),), True),
])  # fmt: skip
def test_a_page_to_which_the_menu_of_all_pages_leads(
    pages: SimpleNamespace, framework: Framework, links: tuple[Link, ...], *, is_own: bool
) -> None:
    page = pages.document("- ดาวน์โหลดแบบฟอร์ม\nโครงการปรับปรุงถนน 3 สาย", links=links)
    forms = pages.document("# ดาวน์โหลดแบบฟอร์ม\nคำร้องทั่วไป", url=FORMS, links=links, head_title="ดาวน์โหลดแบบฟอร์ม | เทศบาล")
    site = SiteFacts(furniture=frozenset({page.blocks[0].mark, mark_of(TO_FORMS.shown)}))
    assert ("คำร้องทั่วไป" in view_of(pages.dossier(page, forms, site=site), framework).joined) is is_own


@pytest.mark.parametrize(("url", "is_kept"), [
    ("https://weather.example/today", False),  # it comes and goes, and says nothing here
    ("https://x.example/news", True),  # a frame of the site's own is its page
])  # fmt: skip
def test_what_a_frame_of_another_host_shows_on_all_pages(
    pages: SimpleNamespace, framework: Framework, url: str, *, is_kept: bool
) -> None:
    frame = Link(url, "", Via.FRAME)
    page = pages.document("โครงการปรับปรุงถนน 3 สาย", url="https://x.example/1", links=(frame,))
    dead = pages.opened(None, url=url, outcome=Outcome.DNS_FAILURE)
    site = SiteFacts(furniture=frozenset({mark_of(frame.shown)}))
    everywhere, here = (pages.dossier(page, dead, site=one) for one in (site, SiteFacts()))
    assert [part.capture.url for part in without_widgets(everywhere).parts] == [url] * is_kept
    assert without_widgets(here).parts == here.parts
    assert view_of(without_widgets(everywhere), framework).readable is not is_kept


def shell(document: Document) -> Document:
    return Document(document.url, document.kind, script_shell=True)


def test_readable_only_when_everything_was_read(pages: SimpleNamespace, framework: Framework) -> None:
    good = pages.document("เนื้อหา")
    scanned = pages.document("", url="https://x.example/a.pdf", kind=Kind.PDF, fault=Fault.SCANNED)
    dead = pages.opened(None, url="https://x.example/b.pdf", outcome=Outcome.READ_TIMEOUT)
    gone = pages.opened(None, url="https://x.example/b.pdf", outcome=Outcome.HTTP_404)
    assert view_of(pages.dossier(good), framework).readable
    assert not view_of(pages.dossier(good, scanned), framework).readable
    assert not view_of(pages.dossier(good, dead), framework).readable
    assert view_of(pages.dossier(good, gone), framework).readable  # nobody reads more in it than we did
    assert not view_of(pages.dossier(shell(good)), framework).readable
    assert [source.url for source in view_of(pages.dossier(good, scanned), framework).unread] == ["https://x.example/a.pdf"]


def test_a_body_of_a_failed_request_is_not_read(pages: SimpleNamespace, framework: Framework) -> None:
    view = view_of(pages.dossier(PLAN, outcome=Outcome.HTTP_404), framework)
    assert view.sources == ()
    assert view.page is None
    assert view.joined == ""


def test_a_page_behind_a_broken_certificate_is_read(pages: SimpleNamespace, framework: Framework) -> None:
    assert view_of(pages.dossier(PLAN, outcome=Outcome.TLS_INVALID), framework).joined == PLAN


def test_letters_leave_titles_out(pages: SimpleNamespace, framework: Framework) -> None:
    assert view_of(pages.dossier("= ชื่อหน้าที่ยาวมาก\nกขค"), framework).letters == 3


PASTED = """# O18 แผนการใช้จ่ายงบประมาณประจำปี
o แสดงแผนการใช้จ่ายงบประมาณของหน่วยงานที่มีระยะ 1 ปี
o งบประมาณตามแหล่งที่ได้รับการจัดสรร
o งบประมาณตามประเภทรายการใช้จ่าย
o บังคับใช้ในปี พ.ศ. 2565"""

REAL = """# แผนการใช้จ่ายงบประมาณประจำปี พ.ศ. 2565
งบประมาณตามแหล่งที่ได้รับการจัดสรร จำแนกเป็นเงินรายได้จัดเก็บเอง 3,200,000 บาท เงินอุดหนุนทั่วไป 18,400,000 บาท
| งบประมาณตามประเภทรายการใช้จ่าย | ไตรมาส 1 | ไตรมาส 2
| งบบุคลากร | 100 | 200"""


def test_pasted_requirement_text_is_set_apart(pages: SimpleNamespace, framework: Framework) -> None:
    view = view_of(pages.dossier(PASTED), framework)
    assert view.passages[0].role is Role.HEADING
    assert len(view.requirement_text) >= 3
    assert "แหล่งที่ได้รับ" not in view.joined


def test_real_content_that_uses_the_same_words_stays(pages: SimpleNamespace, framework: Framework) -> None:
    assert view_of(pages.dossier(REAL), framework).requirement_text == ()


def test_a_line_that_is_a_link_is_content(pages: SimpleNamespace, framework: Framework) -> None:
    lines = "งบประมาณตามแหล่งที่ได้รับการจัดสรร\nงบประมาณตามประเภทรายการใช้จ่าย"
    links = tuple(Link(f"https://x.example/{n}.pdf", text) for n, text in enumerate(lines.splitlines()))
    assert view_of(pages.dossier(pages.document(lines, links=links)), framework).requirement_text == ()


def test_first_lines_are_counted_for_each_source(pages: SimpleNamespace, framework: Framework) -> None:
    file = pages.document("เนื้อความ ก\nเนื้อความ ข\nเนื้อความ ค", url=f"{pages.url}.pdf", kind=Kind.PDF)
    view = view_of(pages.dossier("=ชื่อหน้า\nข้อความหนึ่ง\nข้อความสอง", file), framework)
    assert [view.is_among_first(place, 2) for place in range(6)] == [True, True, False, True, True, False]
    assert not any(view.is_among_first(place, 0) for place in range(1, 3))


@pytest.mark.parametrize(("line", "is_stamp"), [
    ("17 ธ.ค. 64 | หมวด ข่าวประชาสัมพันธ์ | อ่าน 233 ครั้ง", True), ("หมวดหมู่ ภาพกิจกรรม", True),
    ("17 ธ.ค. 64 ประชุมประชาคมหมวดที่ 2 ข่าวประชาสัมพันธ์", False),
    ("Submitted by งานประชาสัมพันธ์ on พฤ., 01/10/2563 - 09:12", True), ("Submitted by admin on Thu, 10/01/2020 - 09:12", True),
    ("โพสต์โดย กองการศึกษา เมื่อวันที่ 3 ม.ค. 2565", True), ("เขียนโดย สำนักปลัด วันที่ 3/1/2565 | อ่าน 12 ครั้ง", True), ("262 reads", True),
    ("โพสต์โดย กองการศึกษา เมื่อวันที่ 3 ม.ค. 2565 มอบทุนเด็กยากจน", False), ("เขียนโดย สำนักปลัด", False),
    ("กองการศึกษาจัดแข่งกีฬาเมื่อวันที่ 3 ม.ค. 2565", False), ("อนุมัติโดย นายกเทศมนตรี เมื่อวันที่ 3 ม.ค. 2565", False),
    ("เขียนโดย สำนักปลัด ในการประชุมประชาคมทุกหมู่บ้านของตำบล เมื่อวันที่ 3 ม.ค. 2565", False),
    ("เผยแพร่เมื่อ 18 ต.ค. 2564 | เข้าชม 1851 ครั้ง | ผู้ดูแล: งานสารสนเทศ", True),
    ("โพสต์เมื่อ : ๑๔ ธ.ค. ๒๕๖๔ | อ่าน 157 ครั้ง | โดย หน่วยตรวจสอบภายใน", True),
    ("โพสต์เมื่อ : ๑๔ ธ.ค. ๒๕๖๔ | อ่าน 157 ครั้ง | โดย กองคลังจ่าย 12 บาท", False), ("โดย หน่วยตรวจสอบภายใน", False),
    ("ผู้ดูแล: งานสารสนเทศ", False), ("เผยแพร่เมื่อ 18 ต.ค. 2564 | เข้าชม 1851 ครั้ง | ผู้ดูแล: งานพัสดุจัดประชุม 12 คน", False),
])  # fmt: skip
def test_the_list_that_an_item_was_put_in_is_no_line_of_its_own(
    pages: SimpleNamespace, framework: Framework, line: str, *, is_stamp: bool
) -> None:
    view = view_of(pages.dossier(f"#ประชุมประชาคม\n{line}\nขอเชิญชาวบ้านทุกหมู่ร่วมประชุม"), framework)
    assert (1 in view.stamps) is is_stamp
