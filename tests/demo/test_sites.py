"""Six site styles: every page at its address, the furniture of real sites around it, documents behind its links."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest

from demo.content import CODES, NAMES, Article, article
from demo.sites import STYLES, Page, Site, build
from demo.sites.joomla import PRINT
from demo.sites.site import INDEX, quoted
from model.submission import Agency

YEAR = 2565
AGENCY = Agency("เทศบาลตำบลบ้านตัวอย่าง", "เทศบาลตำบล", "สมมุติ", "ตัวอย่าง", None, "saraban@bantuayang.example")
ARTICLES = {
    code: article(code, AGENCY, fiscal_year=YEAR, seed=place, in_document=place % 4 == 0) for place, code in enumerate(CODES)
}
SITES = {name: build(style, AGENCY, fiscal_year=YEAR, articles=ARTICLES) for name, style in STYLES.items()}

pytestmark = pytest.mark.parametrize("site", SITES.values(), ids=SITES)


def html(page: Page) -> str:
    """The page as text."""
    return page.body.decode("cp874" if "874" in page.content_type else "utf-8")


def at(site: Site, code: str) -> Page:
    """The page of an indicator."""
    page = site.find(quoted(site.style.address(code)))
    assert page is not None
    return page


def whole(site: Site, code: str) -> str:
    """The page with what its frames show."""
    outer = html(at(site, code))
    frames = [frame for frame in re.findall(r'<i?frame src="(/[^"]+)"', outer) if "menu" not in frame]
    return outer + "".join(html(page) for frame in frames if (page := site.find(frame)) is not None)


def links(page: str) -> list[str]:
    """All addresses that a page links to on its own site."""
    return [unescape(target) for target in re.findall(r'(?:href|src)="(/[^"]*)"', page)]


def test_every_article_stands_at_an_address_of_its_own(site: Site) -> None:
    assert len({site.style.address(code) for code in CODES}) == len(CODES)
    for code in CODES:
        assert ARTICLES[code].title in unescape(whole(site, code))


def test_addresses_are_those_a_browser_asks(site: Site) -> None:
    for code in CODES:
        address = quoted(site.style.address(code))
        assert address.isascii()
        assert urljoin("http://127.0.0.2:8000/x", address).endswith(address)
        assert site.find(address) is site.find(site.style.address(code))


def test_menus_name_all_indicators_on_every_page(site: Site) -> None:
    menu = html(site.pages["/web/menu.htm"]) if site.style.name == "frames" else html(at(site, "O1"))
    assert all(unescape(NAMES[code]) in unescape(menu) for code in CODES)


def test_furniture_carries_years_that_say_nothing(site: Site) -> None:
    around = " ".join(html(page) for page in site.pages.values() if "html" in page.content_type)
    for year in ("2540", "2560", "2562", str(YEAR + 1), str(YEAR - 7)):
        assert year in around


def test_links_to_documents_lead_to_documents(site: Site) -> None:
    for code in CODES:
        found = whole(site, code)
        assert "doc:" not in found
        assert "img:" not in found
        for doc in ARTICLES[code].documents:
            target = quoted(site.style.upload(code, doc.name))
            assert target in links(found)
            page = site.find(target)
            assert page is not None
            assert page.body.startswith(b"%PDF")


def test_menu_links_lead_to_pages(site: Site) -> None:
    found = html(site.pages["/web/menu.htm"] if site.style.name == "frames" else at(site, "O1"))
    known = [target for target in links(found) if site.find(target) is not None]
    assert len(known) >= len(CODES)


def test_index_page_links_every_indicator(site: Site) -> None:
    found = links(whole(site, INDEX))
    assert {quoted(site.style.address(code)) for code in CODES} <= set(found)


def test_home_page(site: Site) -> None:
    home = "home" if site.style.name == "frames" else ""
    page = site.find(f"/web/content/{home}.htm" if home else "/")
    assert page is not None
    assert "ยินดีต้อนรับ" in html(page)
    assert site.find("/") is not None


def test_a_notice_wears_the_furniture_where_there_is_no_frame(site: Site) -> None:
    page = site.page("ไม่พบหน้าที่ต้องการ", "<p>ขออภัย</p>")
    assert "ขออภัย" in html(page)
    assert (AGENCY.name in html(page)) is (site.style.name != "frames")
    assert site.find("/no/such/page") is None


def test_charset_is_said(site: Site) -> None:
    page = at(site, "O1")
    assert page.content_type.endswith(site.style.charset)
    assert site.style.charset.encode() in page.body[:1500].lower()


def test_pages_are_of_a_realistic_size(site: Site) -> None:
    sizes = [len(page.body) for page in site.pages.values() if "html" in page.content_type]
    assert min(sizes) > 200
    assert max(sizes) < 200_000


def test_print_views_show_the_text_without_menus(site: Site) -> None:
    if site.style.name != "joomla":
        assert not any(target.endswith(PRINT) for target in site.pages)
        return
    page = site.find(site.style.address("O3") + PRINT)
    assert page is not None
    assert ARTICLES["O3"].title in html(page)
    assert NAMES["O42"] not in html(page)


def test_a_post_is_dated_in_the_assessed_year_whatever_it_is_about(site: Site) -> None:
    old = {**ARTICLES, "O18": article("O18", AGENCY, fiscal_year=YEAR, seed=1, flaw="wrong-year")}
    rebuilt = build(site.style, AGENCY, fiscal_year=YEAR, articles=old)
    assert f"เมษายน {YEAR}" in whole(rebuilt, "O18")


def test_text_is_escaped(site: Site) -> None:
    odd = build(site.style, AGENCY, fiscal_year=YEAR, articles={"O1": Article('<script>"', "<p>เนื้อหา</p>")})
    assert '<script>"' not in whole(odd, "O1")
