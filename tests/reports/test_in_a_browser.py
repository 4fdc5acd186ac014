"""The HTML in a real browser: filter, search, links, keyboard, print, accessibility; nothing hostile runs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, sync_playwright

from model.capture import Capture, Certificate, Hop, Peer
from model.outcome import Outcome
from reports import as_evidence, as_html, as_pdf, chromium
from reports.report import Report
from tests.reports import sample

POOR, GOOD = "องค์การบริหารส่วนตำบลทุ่งสมมุติ", "เทศบาลตำบลบ้านตัวอย่าง"
LEVEL_AA = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all: starting it takes a second."""
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=chromium.found(), args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"no browser could be started, so the reports were not looked at in one: {str(error)[:200]}")
        yield started
        started.close()


class Shown:
    """A report in a page, with all that the page said or asked for."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))
        page.on("request", lambda request: self.said.append(request.url) if not request.url.startswith("file:") else None)

    def open(self, html: str, *, at: str = "") -> Page:
        path = self.folder / "report.html"
        path.write_text(html, encoding="utf-8")
        self.page.goto("about:blank")
        self.page.goto(path.as_uri() + at)
        return self.page

    def report(self, report: Report, lang: str = "th", *, at: str = "") -> Page:
        return self.open(as_html.render(report, lang), at=at)


@pytest.fixture
def shown(browser: Browser, tmp_path: Path) -> Iterator[Shown]:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    opened = Shown(page, tmp_path)
    yield opened
    page.close()
    assert opened.said == [], "no error on the console, nothing asked for elsewhere"


def visible(page: Page) -> list[str]:
    return page.locator(".heat tbody tr:visible bdi").all_inner_texts()


def test_the_overview_shows_agencies_with_the_dearest_first(shown: Shown) -> None:
    page = shown.report(sample.report())
    assert visible(page) == [POOR, GOOD]
    assert page.locator(".heat tbody tr").first.locator("i").all_inner_texts() == ["✓", "✕", "?", "–"]
    labels = page.locator(".heat tbody tr").first.locator("i").evaluate_all("all => all.map(i => i.ariaLabel)")
    assert labels == ["ผ่าน", "ไม่ผ่าน", "ตรวจดู", "ไม่ส่ง"]
    assert page.locator(".heat .sum td").all_inner_texts()[-4:] == ["0", "1", "1", "1"]
    assert page.locator("html").get_attribute("lang") == "th"


def test_search_and_filters(shown: Shown) -> None:
    page = shown.report(sample.report())
    page.fill("#search", "บ้านตัวอย่าง")
    assert visible(page) == [GOOD]
    assert page.inner_text("#shown") == "แสดง 1 จาก 2"
    page.fill("#search", "")
    page.select_option("#item", label="O42 มาตรการส่งเสริมคุณธรรม")
    page.select_option("#verdict", "m")
    assert visible(page) == [POOR]
    page.select_option("#verdict", "p")
    assert visible(page) == [GOOD]
    page.select_option("#verdict", "f")
    assert visible(page) == []


def test_the_list_has_what_does_not_pass_and_can_be_searched(shown: Shown) -> None:
    page = shown.report(sample.report(), at="#list")
    assert page.locator("#list tbody tr td:nth-child(2) strong").all_inner_texts() == ["O42", "O33", "O18"]
    page.fill("#search", "ปี 2564")
    assert page.locator("#list tbody tr").count() == 1
    page.fill("#search", "ไม่มีคำนี้")
    assert page.inner_text("#list .body") == "ไม่พบรายการที่ตรงกับที่ค้น"


def test_an_agency_opens_by_keyboard_and_says_what_to_do(shown: Shown) -> None:
    page = shown.report(sample.report(), "en")
    page.locator(".heat tbody a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#agency:visible")
    assert page.evaluate("document.activeElement.id") == "agency"
    assert page.inner_text("#agency h2") == POOR
    text = page.inner_text("#agency .body")
    for part in ("Give the plan of fiscal year 2565", "แผนการใช้จ่ายงบประมาณ ประจำปี 2564", "Checked 20 Apr 2022 01:00", "กองคลัง",
                 "no link was submitted", "12.00–32.00", "F dark red"):  # fmt: skip
        assert part in text
    assert page.locator("#agency svg.progress").get_attribute("aria-label")
    page.go_back()
    page.wait_for_selector("#overview:visible")


def test_an_indicator_that_was_not_judged_leaves_its_place_empty(shown: Shown) -> None:
    whole = sample.report()
    part = replace(whole.agencies[0], cells=whole.agencies[0].cells[2:])
    page = shown.report(replace(whole, agencies=(part,)), at="#overview")
    row = page.locator(".heat tbody tr td").all_inner_texts()
    assert row[-4:] == ["", "", "?", "–"]
    page.evaluate("location.hash = '#a0'")
    page.wait_for_selector("#agency:visible")
    assert page.locator("#agency tbody td:first-child strong").all_inner_texts() == ["O42", "O33"]  # the dearest first


def test_what_is_to_be_done_stands_first_and_names_stand_alone(shown: Shown) -> None:
    page = shown.report(sample.report(), at="#a0")
    assert page.locator("#agency td.verdict").all_inner_texts()[-1] == "✓ ผ่าน"
    assert page.locator("#agency td.todo").last.inner_text().startswith("ผ่านแล้ว ไม่ต้องแก้")
    page.evaluate("location.hash = '#list'")
    page.wait_for_selector("#list:visible")
    names = set(page.locator("#list td.who").all_inner_texts())
    assert names <= {agency.agency.name for agency in sample.report().agencies}


def test_links_lead_to_what_was_submitted(shown: Shown) -> None:
    page = shown.report(sample.report(), at="#a0")
    links = page.locator("#agency table a").evaluate_all("all => all.map(a => [a.href, a.rel, a.target])")
    assert [link[0] for link in links] == [f"{sample.SITE}/oit/o33", f"{sample.SITE}/oit/o18", f"{sample.SITE}/plan.pdf",
                                           f"{sample.SITE}/oit/o1"]  # fmt: skip
    assert {(link[1], link[2]) for link in links} == {("noopener noreferrer", "_blank")}


def test_the_report_of_one_agency_opens_on_it(shown: Shown) -> None:
    page = shown.report(sample.only(0))
    assert page.locator("#agency").is_visible()
    assert page.locator("#overview").is_hidden()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_no_barrier_of_level_a_or_aa(shown: Shown, lang: str) -> None:
    for at in ("", "#list", "#a0"):
        found = Axe().run(shown.report(sample.report(), lang, at=at), options=LEVEL_AA)
        assert found.violations_count == 0, found.generate_report()


def test_papers_have_no_barrier(shown: Shown) -> None:
    pages = (
        as_pdf.render(sample.report(), "th"),
        as_pdf.render(sample.only(0), "th"),
        as_evidence.render(sample.sheet(), "th"),
    )
    for html in pages:
        found = Axe().run(shown.open(html), options=LEVEL_AA)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("at", ["", "#list", "#a0"])
def test_a_phone_scrolls_only_downwards(shown: Shown, at: str) -> None:
    shown.page.set_viewport_size({"width": 360, "height": 700})
    page = shown.report(sample.report(), at=at)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_shows_the_view_without_the_controls(shown: Shown) -> None:
    page = shown.report(sample.wide(12), at="#a0")
    page.emulate_media(media="print")
    assert page.locator(".filters").is_hidden()
    assert page.locator("nav").is_hidden()
    printed = page.pdf(prefer_css_page_size=True)
    assert printed.startswith(b"%PDF-")
    assert 2 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 12


def test_the_heat_map_fits_the_paper(shown: Shown) -> None:
    """43 indicators side by side on A4 across."""
    page = shown.report(sample.wide(12))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1047, "height": 700})  # 277 mm at 96 dpi
    assert page.locator(".heat").evaluate("t => t.getBoundingClientRect().width") <= 1047


def test_without_scripts_the_overview_can_be_read(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(as_html.render(sample.report(), "th"), encoding="utf-8")
    page = browser.new_page(java_script_enabled=False)
    page.goto(path.as_uri())
    text = page.inner_text("main")
    assert POOR in text
    assert "12.00–32.00" in text
    assert page.locator("form").is_hidden()
    assert "เบราว์เซอร์นี้ไม่เปิดสคริปต์" in page.inner_text("header")
    page.close()


def test_nothing_hostile_runs_or_is_a_link(shown: Shown) -> None:
    page = shown.report(sample.hostile())
    for at in ("#overview", "#list", *(f"#a{number}" for number in range(len(sample.BAD)))):
        page.evaluate("at => { location.hash = at; return new Promise(done => setTimeout(done)) }", at)
        assert page.evaluate("window.hacked === undefined")
        assert page.locator("img, iframe, object, body > svg").count() == 0
        links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert all(link.startswith(("https://", "http://", "#")) for link in links)
        assert not set(page.inner_text("main")) & set("\x00\x07\x1b\u202e\u2066\u2069")


def test_hostile_papers_are_text(shown: Shown) -> None:
    hostile = sample.hostile()
    one = replace(hostile, agencies=hostile.agencies[:1])
    bad = Capture("javascript:alert(1)", Outcome.OK, sample.CHECKED, 200, sample.BAD[1], sample.BAD[0], detail=sample.BAD[2],
                  headers=tuple((text, text) for text in sample.BAD), hops=(Hop(sample.BAD[0], 301, sample.BAD_URLS[0], "::"),),
                  peer=Peer(sample.BAD[0], sample.BAD, sample.BAD[1], Certificate("0" * 64, sample.BAD[0], sample.BAD[1])))  # fmt: skip
    sheet = sample.sheet(capture=bad, asked_for=tuple((text, "O1") for text in sample.BAD))
    for html in (as_pdf.render(hostile, "th"), as_pdf.render(one, "th"), as_evidence.render(sheet, "th")):
        page = shown.open(html)
        assert page.evaluate("window.hacked === undefined")
        assert page.locator("img, iframe, script, a").count() == 0


def test_a_large_province_is_small_and_quick(shown: Shown) -> None:
    """204 agencies: about 3 s, most of them in the browser."""
    html = as_html.render(sample.wide(204), "th")
    assert len(html.encode("utf-8")) < 5_000_000
    page = shown.open(html)
    took = page.evaluate(
        "() => { const t = performance.now(); document.getElementById('search').value = 'สมมุติ 17';"
        "document.getElementById('search').dispatchEvent(new Event('input')); return performance.now() - t }"
    )
    assert took < 1000
    assert len(visible(page)) == 12  # 17, 117, 170 to 179
