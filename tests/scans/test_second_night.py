"""The second night over the same pages: nothing is read or judged again, and what is found is what a full judgement finds."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from demo.server import Handler, Request, Server, respond
from documents.ocr import available
from model.finding import AgencyFinding, Finding, IndicatorFinding
from model.submission import Agency, Submission
from rules import framework
from scans import scan as scanning
from scans.examine import IMPOSSIBLE_PATH
from scans.pages import Pages
from scans.scan import Scope
from scans.settings import ScanSettings
from scans.work import AgencyResult
from storage import load, readings, save
from storage.session import Store, open_store

AGENCY = Agency("เทศบาลตำบลบ้านตัวอย่าง")
SCANS = Path(__file__).parents[2] / "fixtures" / "documents" / "scans"
PLAN = "แผนการใช้จ่ายงบประมาณประจำปี"
SETTINGS = ScanSettings(2565, date(2022, 4, 20), timeout=3.0, allow_networks=("127.0.0.0/8",), workers=1)


@dataclass
class Site:
    """Pages by path; those in `tagged` have an ETag and answer 304."""

    pages: dict[str, tuple[bytes, str]]
    tagged: set[str] = field(default_factory=set)
    statuses: list[int] = field(default_factory=list)

    def route(self, request: Request) -> Handler:
        if request.path not in self.pages:
            return self._answer(404, b"<h1>404</h1>", "text/html")
        body, kind = self.pages[request.path]
        tag = f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
        if request.path not in self.tagged:
            return self._answer(200, body, kind)
        headers = [("ETag", tag)]
        if request.headers.get("if-none-match") == tag:
            return self._answer(304, b"", kind, headers)
        return self._answer(200, body, kind, headers)

    def _answer(self, status: int, body: bytes, kind: str, headers: list[tuple[str, str]] | None = None) -> Handler:
        self.statuses.append(status)
        return respond(body, status=status, content_type=kind, headers=headers or [])


def page(title: str, inside: str = "") -> tuple[bytes, str]:
    text = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{'รายละเอียดของงาน ' * 20}</p>{inside}</body></html>"
    )
    return text.encode(), "text/html; charset=utf-8"


def site() -> Site:
    pages = {
        "/o18": page(f"{PLAN} พ.ศ. 2565", '<a href="/plan.csv">ดาวน์โหลด</a><a href="/gone.pdf">ดาวน์โหลดแผน</a>'),
        "/plan.csv": ("งบกลาง,งบบุคลากร,งบดำเนินงาน,งบลงทุน,งบเงินอุดหนุน\n1,2,3,4,5\n".encode(), "text/csv; charset=utf-8"),
        "/o2": page("ข้อมูลผู้บริหาร", "<ul><li>นายกเทศมนตรี</li></ul>"),
        "/o20": page("รายงานผลการใช้จ่ายงบประมาณประจำปี", '<a href="/2564">ปีงบประมาณ 2564</a><a href="/2563">ปีงบประมาณ 2563</a>'),
        "/2564": page("ปีงบประมาณ 2564", '<a href="/report.csv">เอกสาร</a>'),
        "/report.csv": ("รายการ,งบประมาณ,เบิกจ่าย\nรวม,10,9\n".encode(), "text/csv; charset=utf-8"),
    }
    return Site(pages, {"/o18", "/plan.csv", "/2564"})


@dataclass
class Quiet:
    """A progress that only counts."""

    urls: int = 0
    results: list[AgencyResult] = field(default_factory=list)

    def url(self) -> None:
        self.urls += 1

    def agency(self, result: AgencyResult) -> None:
        self.results.append(result)


Found = tuple[list[Finding], list[IndicatorFinding], AgencyFinding]


@dataclass
class Nights:
    """Scans of one agency, one a night."""

    store: Store
    number: int = 0
    results: list[AgencyResult] = field(default_factory=list)

    async def night(self, **settings: object) -> Found:
        """One more scan; what it stored."""
        chosen, quiet = replace(SETTINGS, **settings), Quiet()
        self.number = scanning.start(self.store, chosen, Scope(), source="t", version="t")
        await scanning.run(self.store, self.number, chosen, quiet)
        self.results = quiet.results
        return self.found()

    async def in_full(self, **settings: object) -> Found:
        """The same scan, judged again from its bytes."""
        await scanning.rejudge(self.store, self.number, replace(SETTINGS, **settings), Quiet())
        return self.found()

    def found(self) -> Found:
        name, number = AGENCY.name, self.number
        indicators = load.indicator_findings(self.store, number, name)
        return load.findings(self.store, number, name), indicators, load.agency_finding(self.store, number, name)

    def inputs(self) -> tuple[int, bytes] | None:
        return readings.last_judged(self.store, AGENCY.name, 2565, before_scan=self.number + 1)


Run = Callable[[Callable[[Nights, Site], Awaitable[None]], Site], None]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a story of several nights over one site."""

    def play(story: Callable[[Nights, Site], Awaitable[None]], pages: Site) -> None:
        async def told() -> None:
            async with Server(pages.route) as server:
                with open_store(f"sqlite:///{tmp_path / 'oit.db'}", upgrade=True) as store:
                    rows = [
                        Submission(place, AGENCY.name, code, f"{server.url}/{code.lower()}", 2565)
                        for place, code in enumerate(["O18", "O2", "O20"])
                    ]
                    save.submissions(store, [AGENCY], rows, fiscal_year=2565, now=datetime.now(UTC))
                    await story(Nights(store), pages)

        asyncio.run(told())

    return play


def without_times(found: Found) -> Found:
    """Findings without what is other in every look."""
    still = datetime(2022, 1, 1, tzinfo=UTC)
    return [replace(one, checked_at=still, attempts=1, elapsed_ms=0, size=0) for one in found[0]], *found[1:]


def test_an_unchanged_night_finds_what_a_full_judgement_finds(run: Run) -> None:
    async def story(nights: Nights, pages: Site) -> None:
        first = await nights.night()
        inputs = nights.inputs()
        assert inputs is not None
        pages.statuses.clear()
        second = await nights.night()
        assert pages.statuses.count(304) == 3
        assert nights.inputs() == (nights.number, inputs[1])
        assert without_times(second) == without_times(first)
        assert {one.checked_at for one in second[0]}.isdisjoint(one.checked_at for one in first[0])
        assert second == await nights.in_full()
        third = await nights.night()
        assert without_times(third) == without_times(first)
        assert third == await nights.in_full()

    run(story, site())


def test_the_document_that_a_viewer_shows_is_opened_and_no_other(run: Run) -> None:
    async def story(nights: Nights, _: Site) -> None:
        findings, _, _ = await nights.night()
        paths = [attachment.url.rpartition("/")[2] for attachment in findings[0].attachments]
        # a viewer, a page that only links on, and a program that hands the document over
        assert paths == ["view?file=plan.pdf", "plan.csv", "news?doc=plan.pdf", "get?doc=plan.pdf"]

    pages = site()
    calls = "".join(f'<a href="/{name}=plan.pdf">ดาวน์โหลด</a>' for name in ("view?file", "news?doc", "get?doc"))
    pages.pages |= {
        "/o18": page(f"{PLAN} พ.ศ. 2565", calls),
        "/view": page("plan.pdf", '<a href="/plan.csv">พิมพ์</a><embed src="/plan.csv" type="application/pdf">'),
        "/news": page("ข่าว", '<a href="/report.csv">ดาวน์โหลด</a>'),
        "/get": pages.pages["/plan.csv"],
    }
    run(story, pages)


def test_the_documents_of_pages_one_step_on_are_opened(run: Run) -> None:
    async def story(nights: Nights, _: Site) -> None:
        findings, _, _ = await nights.night()
        paths = [[attachment.url.rpartition("/")[2] for attachment in finding.attachments] for finding in findings]
        assert paths == [["plan.csv", "gone.pdf"], [], ["2564", "report.csv"]]

    run(story, site())


def test_nothing_of_an_agency_that_is_done_is_held(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory and disk stay those of the open agencies: also the answer to an impossible address is let go."""
    still_held: list[set[str]] = []
    forget = Pages.forget

    def watched(pages: Pages, urls: Iterable[str]) -> None:
        asked = set(urls)
        assert any(url.endswith(IMPOSSIBLE_PATH) for url in asked)
        forget(pages, asked)
        still_held.append({*pages._fetched, *pages._users})

    monkeypatch.setattr(Pages, "forget", watched)

    async def story(nights: Nights, _: Site) -> None:
        await nights.night()
        assert still_held == [set()]

    run(story, site())


@pytest.mark.parametrize("path", ["/plan.csv", "/o2", "/2564"])
def test_a_changed_page_is_judged_and_the_others_are_laid_out(run: Run, path: str) -> None:
    async def story(nights: Nights, pages: Site) -> None:
        await nights.night()
        inputs = nights.inputs()
        pages.pages[path] = page("เรื่องอื่น ปี 2561") if path != "/plan.csv" else (b"a,b\n1,2\n", "text/csv")
        second = await nights.night()
        assert nights.inputs() != inputs
        assert second == await nights.in_full()

    run(story, site())


@pytest.mark.parametrize(
    ("settings", "same"),
    [
        ({"as_of": date(2022, 4, 29)}, True),
        ({"as_of": date(2022, 5, 1)}, False),
        ({"attachments": 0}, False),
        ({"concurrency": 3}, True),
    ],
)
def test_what_another_judgement_could_rest_on(run: Run, settings: dict[str, object], same: bool) -> None:
    async def story(nights: Nights, _: Site) -> None:
        await nights.night()
        _, before = nights.inputs() or (0, b"")
        second = await nights.night(**settings)
        _, after = nights.inputs() or (0, b"")
        assert (after == before) is same
        assert second == await nights.in_full(**settings)

    run(story, site())


@pytest.fixture
def own_framework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of an office that judges by a framework of its own."""
    file = tmp_path / "rules" / "2565.yaml"
    file.parent.mkdir()
    file.write_text(framework.text_of(2565), encoding="utf-8")
    monkeypatch.setenv(framework.OWN_FOLDER, str(file.parent))
    _forget()
    yield file
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for cached in (framework.load, framework.available, framework._own_files):
        cached.cache_clear()


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    _forget()


def test_a_framework_of_ones_own_that_was_changed_is_judged_by(run: Run, own_framework: Path) -> None:
    async def story(nights: Nights, _: Site) -> None:
        await nights.night()
        _change(own_framework, "- code: O2\n", "- code: O2\n    severity: {insecure-http: fail}\n")
        second = await nights.night()
        assert ("insecure-http", "fail") in {(one.reason.code, one.severity) for one in second[0][1].reasons}
        assert second == await nights.in_full()

    run(story, site())


def test_last_years_answer_sent_again(run: Run) -> None:
    async def story(nights: Nights, pages: Site) -> None:
        pages.pages["/o20"] = page("รายงานผลการใช้จ่ายงบประมาณประจำปี 2563", "<p>ปีงบประมาณ พ.ศ. 2563 จ่ายจริง 1,000 บาท</p>")
        asked = {row.indicator: row for row in load.submissions(nights.store, 2565)}
        assert "same-as-last-year" not in _codes(await nights.night())
        before = [replace(asked["O20"], fiscal_year=2564), replace(asked["O2"], indicator="O3", fiscal_year=2564)]
        save.submissions(nights.store, [AGENCY], before, fiscal_year=2564, now=datetime.now(UTC))
        second = await nights.night()
        assert [one.submission.indicator for one in second[0] if "same-as-last-year" in _codes(([one], [], None))] == ["O20"]
        assert second == await nights.in_full()

    run(story, site())


def _codes(found: tuple[list[Finding], object, object]) -> set[str]:
    return {one.reason.code for finding in found[0] for one in finding.reasons}


def test_a_day_that_was_still_to_come_comes(run: Run) -> None:
    days = "".join(f"<p>วันที่ {day} เมษายน 2565 นายกเทศมนตรีนำพนักงานร่วมกิจกรรมส่งเสริมความโปร่งใส</p>" for day in (15, 18, 20))

    async def story(nights: Nights, pages: Site) -> None:
        pages.pages["/o35"] = page("การมีส่วนร่วมของผู้บริหาร ปีงบประมาณ พ.ศ. 2565", days)
        first = next(load.submissions(nights.store, 2565))
        row = replace(first, indicator="O35", url=first.url.replace("/o18", "/o35"))
        save.submissions(nights.store, [AGENCY], [row], fiscal_year=2565, now=datetime.now(UTC))
        early = await nights.night(as_of=date(2022, 4, 5))
        assert "all-to-come" in {one.reason.data.get("because") for one in early[0][0].reasons}
        late = await nights.night(as_of=date(2022, 4, 28))
        assert "all-to-come" not in {one.reason.data.get("because") for one in late[0][0].reasons}
        assert late == await nights.in_full(as_of=date(2022, 4, 28))

    run(story, site())


def test_a_dead_page_stays_dead_and_comes_back(run: Run) -> None:
    async def story(nights: Nights, pages: Site) -> None:
        kept = pages.pages.pop("/o2")
        await nights.night()
        assert (await nights.night())[0][1].outcome == "http-404"
        pages.pages["/o2"] = kept
        third = await nights.night()
        assert third[0][1].outcome == "ok"
        assert third == await nights.in_full()

    run(story, site())


@pytest.mark.skipif(available() is None, reason="Tesseract with Thai is not on this machine")
def test_a_scanned_document_is_read_once(run: Run) -> None:
    pages = site()
    pages.pages["/o18"] = page(PLAN, f'<a href="/plan.pdf">{PLAN}</a>')
    pages.pages["/plan.pdf"] = (SCANS / "skew+1.pdf").read_bytes(), "application/pdf"

    async def story(nights: Nights, pages: Site) -> None:
        findings, _, _ = await nights.night(ocr=True)
        assert [(one.text_source, one.pages) for one in findings[0].attachments] == [("ocr", 1)]
        assert findings[0].content is not None
        quotes = [quote for part in findings[0].content.components for quote in part.evidence]
        assert any("หน้า 1 (OCR)" in quote.where for quote in quotes)
        pages.pages["/o2"] = page("เรื่องอื่น")
        second = await nights.night(ocr=True)
        assert second == await nights.in_full(ocr=True)
        without = await nights.night(ocr=False)
        assert [one.text_source for one in without[0][0].attachments] == ["none"]
        assert "unreadable-document" in {one.reason.code for one in without[0][0].reasons}

    run(story, pages)
