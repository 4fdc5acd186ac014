"""A small scan as a report, with everything that a report can show; and one in which everything is hostile."""

from dataclasses import replace
from datetime import UTC, date, datetime

from model.capture import Capture, Certificate, Hop, Look, Note, Peer
from model.finding import Severity, Verdict
from model.outcome import Outcome
from model.submission import Agency
from reports.evidence import EvidenceSheet
from reports.report import AgencyReport, Cell, Item, Link, Point, Report, Seen, Told, Words, Zone

CHECKED = datetime(2022, 4, 19, 18, 0, 4, tzinfo=UTC)
FINISHED = datetime(2022, 4, 19, 18, 9, 0, tzinfo=UTC)
SITE = "https://www.ban.example"
HASH = "ab" * 32
ITEMS = (
    Item("O1", Words("โครงสร้าง", "Structure"), 0.4444),
    Item("O18", Words("แผนการใช้จ่ายงบประมาณประจำปี", "Annual spending plan"), 0.5714),
    Item("O33", Words("ข้อมูลเชิงสถิติเรื่องร้องเรียนการทุจริต", "Statistics of corruption complaints"), 0.8),
    Item("O42", Words("มาตรการส่งเสริมคุณธรรม", "Measures to promote integrity"), 5.0),
)
BLUE = Zone("A", Words("ฟ้า", "blue"), "blue")
YELLOW = Zone("C", Words("เหลือง", "yellow"), "yellow")
DARK_RED = Zone("F", Words("แดงเข้ม", "dark red"), "dark red")
NOTHING = Words("", "")
WRONG_YEAR = Words("เปลี่ยนเป็นแผนของปีงบประมาณ 2565 หน้านี้เป็นของปี 2564", "Give the plan of fiscal year 2565; this one is of 2564")
NO_URL = Words("ยังไม่มี URL สำหรับข้อนี้", "There is no URL for this indicator")
NOT_SURE = Words("ตรวจว่าหน้านี้แสดงสถิติครบหรือไม่", "See whether the statistics are complete")


def cell(place: int, verdict: Verdict, todo: Words = NOTHING, quote: str = "", **changes: object) -> Cell:
    """One indicator with one link, or none where it is missing."""
    item = ITEMS[place]
    url = f"{SITE}/oit/{item.code.lower()}"
    seen = (Seen(url, "หัวข้อ", quote),) if quote else ()
    severity = Severity.FAIL if verdict in (Verdict.FAIL, Verdict.MISSING) else Severity.REVIEW
    given: dict[str, object] = {
        "item": item, "verdict": verdict, "division": "กองคลัง", "todo": todo, "seen": seen,
        "reasons": (Told("wrong-year", severity, todo),) if todo.th else (),
        "links": () if verdict is Verdict.MISSING else (Link(url, verdict, CHECKED, todo),),
    }  # fmt: skip
    return Cell(**(given | changes))  # type: ignore[arg-type]


def agency(name: str, cells: tuple[Cell, ...], **changes: object) -> AgencyReport:
    """An agency with these indicators."""
    counts = {verdict: sum(one.verdict is verdict for one in cells) for verdict in Verdict}
    given: dict[str, object] = {
        "agency": Agency(name, "เทศบาลตำบล", "เมืองสมมุติ", "สมมุติ", SITE, None), "verdicts": counts, "score_low": 68.5,
        "score_high": 85.25, "points_at_stake": sum(one.item.points for one in cells if one.verdict is not Verdict.PASS),
        "zone_low": YELLOW, "zone_high": BLUE, "cells": cells, "progress": PROGRESS,
    }  # fmt: skip
    return AgencyReport(**(given | changes))  # type: ignore[arg-type]


PROGRESS = (
    Point(1, date(2022, 4, 1), 40.0, 60.5, 1, 4),
    Point(2, date(2022, 4, 12), 55.25, 80.0, 1, 4),
    Point(3, date(2022, 4, 20), 68.5, 85.25, 2, 4),
)


def report(**changes: object) -> Report:
    """Two agencies, the dearest first."""
    pages = Link(f"{SITE}/plan.pdf", Verdict.REVIEW, CHECKED, NOT_SURE)
    plan = cell(1, Verdict.FAIL, WRONG_YEAR, "แผนการใช้จ่ายงบประมาณ ประจำปี 2564")
    poor = agency(
        "องค์การบริหารส่วนตำบลทุ่งสมมุติ",
        (cell(0, Verdict.PASS, quote="โครงสร้างส่วนราชการ"), replace(plan, links=(*plan.links, pages)),
         cell(2, Verdict.REVIEW, NOT_SURE, "เรื่องร้องเรียน 3 เรื่อง"), cell(3, Verdict.MISSING, NO_URL)),
        score_low=12.0, score_high=32.0, zone_low=DARK_RED, zone_high=DARK_RED,
    )  # fmt: skip
    good = agency("เทศบาลตำบลบ้านตัวอย่าง", tuple(cell(place, Verdict.PASS, quote="ปี 2565") for place in range(4)))
    given: dict[str, object] = {
        "scan": 3, "fiscal_year": 2565, "as_of": date(2022, 4, 20),
        "deadline": datetime(2022, 4, 30, 10, 0, tzinfo=UTC), "provisional": None, "started_at": CHECKED, "finished_at": FINISHED,
        "finished": True, "version": "0.1.0", "items": ITEMS, "agencies": (poor, good), "progress": PROGRESS, "place": "สมมุติ",
    }  # fmt: skip
    return Report(**(given | changes))  # type: ignore[arg-type]


def only(place: int) -> Report:
    """The report of one agency."""
    whole = report()
    return replace(whole, agencies=(whole.agencies[place],))


def wide(agencies: int, items: int = 43) -> Report:
    """A province of a real size; every quote and every sentence is another one."""
    listed = tuple(Item(f"O{n + 1}", Words(f"ตัวชี้วัดเรื่องที่ {n + 1} ของกรอบ", f"subject {n + 1}"), 0.93) for n in range(items))
    verdicts = (Verdict.PASS, Verdict.FAIL, Verdict.PASS, Verdict.REVIEW, Verdict.PASS, Verdict.MISSING)
    return replace(report(), items=listed, agencies=tuple(_wide(number, listed, verdicts) for number in range(agencies)))


def _wide(number: int, items: tuple[Item, ...], verdicts: tuple[Verdict, ...]) -> AgencyReport:
    cells = []
    for place, item in enumerate(items):
        verdict = verdicts[(number + place) % len(verdicts)]
        url = f"https://www.agency-{number}.example/index.php?page=oit&id={place + 100}&name={item.code.lower()}"
        quote = (f"รายงานผลการดำเนินงานของหน่วยงาน {number} เรื่อง {place} ประจำปีงบประมาณ " * 4)[:200]
        todo = NOTHING if verdict is Verdict.PASS else Words(f"{WRONG_YEAR.th} หน้า {number % 9}", WRONG_YEAR.en)
        cells.append(replace(cell(0, verdict, todo), item=item, seen=(Seen(url, "ตาราง แถว 3", quote),)))
        if verdict is not Verdict.MISSING:
            cells[-1] = replace(cells[-1], links=(Link(url, verdict, CHECKED, todo),))
    return agency(f"องค์การบริหารส่วนตำบลสมมุติ {number}", tuple(cells))


BAD = (
    "</script><script>window.hacked=1</script>", "<img src=x onerror=window.hacked=1>", "'\"><svg onload=window.hacked=1>",
    "{{ 7*7 }}{% raw %}", "=HYPERLINK(\"http://evil.example\")", "+1+1", "-1", "@SUM(A1)", "a\x00b\x07\x1b[31m", "\u202egnp.exe",
    "\u2066left\u2069", "\ud800lone", "]]>", "--><b>", "&lt;", "\u2028line", "\ufeffmark", "x" * 10_000,
)  # fmt: skip
BAD_URLS = (
    "javascript:window.hacked=1", "data:text/html,<script>window.hacked=1</script>", "file:///etc/passwd", "vbscript:x",
    "https://ok.example/\"onmouseover=window.hacked=1", "http://[bad", "=cmd|' /C calc'!A0", "https://a.example/\u202e",
    "https://a.example/" + "y" * 3000,
)  # fmt: skip


def hostile() -> Report:
    """Each text of a page, a file or a spreadsheet is an attack."""
    agencies = []
    for at, text in enumerate(BAD):
        url = BAD_URLS[at % len(BAD_URLS)]
        link = Link(url, Verdict.FAIL, CHECKED, Words(text, text))
        told = Told("wrong-year", Severity.FAIL, Words(text + "2", text + "2"))
        bad = replace(
            cell(1, Verdict.FAIL, Words(text, text)),
            division=text,
            seen=(Seen(url, text, text[:200]),),
            links=(link,),
            reasons=(told,),
        )
        good = tuple(cell(place, Verdict.PASS, quote=text[:200]) for place in (0, 2, 3))
        found = agency(text, (good[0], bad, *good[1:]))
        agencies.append(replace(found, agency=Agency(text, text, text, text, url, text)))
    return replace(
        report(), agencies=tuple(agencies), place=BAD[0], version=BAD[1], provisional=Words(BAD[2], BAD[2]), finished=False
    )


CERTIFICATE = Certificate(
    "b" * 64,
    "CN=www.bantuayang.example, O=เทศบาลตำบลบ้านตัวอย่าง",
    "CN=Example CA",
    datetime(2021, 4, 1, tzinfo=UTC),
    datetime(2022, 4, 1, tzinfo=UTC),
)


def sheet(**changes: object) -> EvidenceSheet:
    """An address that was sent on once and answered over a bad certificate."""
    capture = Capture(
        url=f"{SITE}/oit/o18", outcome=Outcome.OK, checked_at=CHECKED, http_status=200, final_url=f"{SITE}/oit/o18/",
        content_type="text/html", headers=(("Server", "Apache"), ("Content-Type", "text/html")), body_hash=HASH, size=4096,
        hops=(Hop(f"{SITE}/oit/o18", 301, f"{SITE}/oit/o18/", "192.0.2.7"), Hop(f"{SITE}/oit/o18/", 200, None, "2001:db8::7")),
        attempts=2, elapsed_ms=1234, notes=(Note("tls-invalid-but-served", {"why": "expired"}),),
        peer=Peer("www.bantuayang.example", ("192.0.2.7", "2001:db8::7"), "198.51.100.20", CERTIFICATE),
    )  # fmt: skip
    looks = (
        Look(3, CHECKED, "ok", 200, 2, 1234, 4096, HASH),
        Look(2, datetime(2022, 4, 11, 18, 0, tzinfo=UTC), "read-timeout", None, 4, 30_000, 0, None),
    )
    given: dict[str, object] = {
        "scan": 3, "fiscal_year": 2565, "version": "0.1.0", "capture": capture, "stored": 4096,
        "asked_for": (("เทศบาลตำบลบ้านตัวอย่าง", "O18"),), "looks": looks, "outcome": Words("เปิดได้", "it opened"),
        "notes": (Words("ใบรับรองหมดอายุ ให้ต่ออายุ", "The certificate has expired; renew it"),),
    }  # fmt: skip
    return EvidenceSheet(**(given | changes))  # type: ignore[arg-type]
