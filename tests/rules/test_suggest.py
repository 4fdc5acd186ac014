"""Which links of the opened pages are offered as a better address."""

from datetime import UTC, date, datetime

import pytest

from model.capture import Capture
from model.document import Document, Kind, Link
from model.finding import Dossier, Opened, Suggestion
from model.outcome import Outcome
from model.submission import Agency, Submission
from rules.framework import Framework, load
from rules.measure.view import view_of
from rules.suggest import suggestions

SITE = "https://www.ban-tua-yang.example"


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load(2565)


def a(path: str, text: str, *, furniture: bool = False) -> Link:
    return Link(f"{SITE}{path}" if path.startswith("/") else path, text, furniture=furniture)


def suggested(framework: Framework, *links: Link, code: str = "O18", limit: int = 3) -> tuple[Suggestion, ...]:
    page = Document(f"{SITE}/ita", Kind.HTML, links=links)
    capture = Capture(page.url, Outcome.OK, datetime(2022, 3, 15, tzinfo=UTC), 200, final_url=page.url)
    submission = Submission(0, "อบต.ทุ่งสมมุติ", code, page.url)
    dossier = Dossier(submission, Agency("อบต.ทุ่งสมมุติ"), 2565, date(2022, 3, 15), Opened(capture, page))
    return suggestions(view_of(dossier, framework), framework.indicator(code), framework, limit=limit)


def paths(framework: Framework, *links: Link, code: str = "O18", limit: int = 3) -> list[str]:
    return [one.url.removeprefix(SITE) for one in suggested(framework, *links, code=code, limit=limit)]


def test_the_link_that_names_the_indicator(framework: Framework) -> None:
    index = tuple(a(f"/{indicator.code}", indicator.name_th) for indicator in framework.indicators)
    for indicator in framework.indicators:
        assert paths(framework, *index, code=indicator.code)[:1] == [f"/{indicator.code}"], indicator.name_th


def test_the_wanted_year_comes_first(framework: Framework) -> None:
    links = [a(f"/{year}", f"แผนการใช้จ่ายงบประมาณประจำปี {year}") for year in (2564, 2565)]
    assert paths(framework, *links, a("/0", "แผนการใช้จ่ายงบประมาณประจำปี")) == ["/2565", "/0", "/2564"]


def test_menus_are_looked_through_after_the_main_part(framework: Framework) -> None:
    menu, main = a("/menu", "แผนการใช้จ่ายงบประมาณประจำปี", furniture=True), a("/main", "แผนการใช้จ่ายงบประมาณประจำปี")
    assert paths(framework, menu) == ["/menu"]
    assert paths(framework, menu, main) == ["/main", "/menu"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/1", "รายงานผลการใช้จ่ายงบประมาณประจำปี"),
        ("/1", "ติดต่อเรา"),
        ("/1", ""),
        ("/1", "ประชุมชี้แจงขั้นตอนและวิธีการจัดทำเอกสารประกอบการของบประมาณ ตามแผนการใช้จ่ายเงิน ณ หอประชุมอำเภอ"),
        ("/ita", "แผนการใช้จ่ายงบประมาณประจำปี"),
        ("/ita#o18", "แผนการใช้จ่ายงบประมาณประจำปี"),
        ("javascript:go(18)", "แผนการใช้จ่ายงบประมาณประจำปี"),
        ("http://[broken", "แผนการใช้จ่ายงบประมาณประจำปี"),
    ],
)
def test_not_offered(framework: Framework, path: str, text: str) -> None:
    assert paths(framework, a(path, text)) == []


def test_each_address_once_with_its_best_score(framework: Framework) -> None:
    links = (a("/1", "O18 แผนการใช้จ่ายงบประมาณประจำปี ของเทศบาล"), a("/1", "แผนการใช้จ่ายงบประมาณประจำปี 2565"))
    found = suggested(framework, *links)
    assert [(one.url, one.indicator) for one in found] == [(f"{SITE}/1", "O18")]
    assert found[0].score == 0.95


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_no_more_than_the_limit(framework: Framework, limit: int) -> None:
    links = [a(f"/{n}", "แผนการใช้จ่ายงบประมาณประจำปี") for n in range(5)]
    assert paths(framework, *links, limit=limit) == [f"/{n}" for n in range(limit)]
