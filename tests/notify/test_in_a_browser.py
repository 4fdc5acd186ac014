"""The HTML in a real browser: nothing hostile runs, nothing is fetched, it can be read on a phone and by a screen reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, sync_playwright

from notify import compose
from tests.notify.mornings import SETTINGS, province

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
WIDTHS = (360, 800)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all: starting it takes a second."""
    path = next((path for path in CHROMIUM if Path(path).exists()), None)
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"no browser could be started, so the mails were not looked at in one: {str(error)[:200]}")
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(java_script_enabled=True)
    yield page
    page.close()


@pytest.mark.parametrize("message", compose.messages(province(), SETTINGS), ids=lambda message: message.key[-6:])
def test_a_mail_is_harmless_readable_and_fits(message: compose.Message, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.set_content(message.html)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "no scrolling sideways"
        numbers = page.locator("td[align=right]").evaluate_all("all => all.map(cell => getComputedStyle(cell).whiteSpace)")
        assert set(numbers) <= {"nowrap"}, "a number is not broken in two"
    assert asked == []
    assert page.locator("script, img, b, iframe, form, style").count() == 0
    assert all(
        link.startswith("https://www.tessaban.example/")
        for link in page.locator("a").evaluate_all("all => all.map(a => a.href)")
    )
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert found.violations_count == 0, found.generate_report()
