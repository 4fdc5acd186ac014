"""How large a year of nights grows: a small country, checked every night, with changes as they come in reality.

Every night each submission changes with a chance of 3 %: two of three changes are reachability (a site goes down, or comes
back as it was), one of three is content (a component is won or lost). Every page has a visitor counter, so its hash is
another one every night; bodies themselves are made of a few bytes. Run: `make bench-history`.
"""

import argparse
import hashlib
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from model.capture import Capture, Hop
from model.finding import (
    AgencyFinding,
    Attachment,
    ComponentResult,
    Content,
    Evidence,
    Finding,
    IndicatorFinding,
    Reason,
    Severity,
    Verdict,
    WeighedReason,
)  # fmt: skip
from model.outcome import Outcome
from model.submission import Agency, Submission
from storage import load, save
from storage.session import Store, open_store

YEAR_BE = 2565
INDICATORS = 43
COUNTRY = 7850  # agencies
NIGHTS = 365
CHANGE = 0.03
CONTENT_SHARE = 1 / 3
WARM_UP = 9  # nights until looks are removed for good: from then on only changes make it grow
TABLES_SHOWN = 14
FIRST_NIGHT = datetime(2022, 1, 1, 18, 0, tzinfo=UTC)
TEXT = (
    "แผน การใช้จ่าย งบประมาณ ประจำปี รายงานผล การดำเนินงาน จัดซื้อจัดจ้าง ทรัพยากรบุคคล หลักเกณฑ์ เจตจำนงสุจริต ผู้บริหาร มาตรการ "
    "ส่งเสริมคุณธรรม ความโปร่งใส ร้องเรียน ทุจริต ประพฤติมิชอบ สถิติ การให้บริการ คู่มือ มาตรฐาน แผนพัฒนา ท้องถิ่น กฎหมาย โครงสร้าง"
)
WORDS = TEXT.split()


@dataclass
class Page:
    """The state of one submission's page."""

    submission: Submission
    down: bool
    met: list[bool]
    quotes: list[str]


def main() -> None:
    """Build the nights, then say what a night and a change cost and what a year of the country would be."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        with open_store(f"sqlite:///{path}", upgrade=True) as store:
            _run(store, path, agencies=arguments.agencies, nights=arguments.nights, rng=random.Random(arguments.seed))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, default=10)
    parser.add_argument("--nights", type=int, default=365)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _run(store: Store, path: Path, *, agencies: int, nights: int, rng: random.Random) -> None:
    pages = _country(store, agencies, rng)
    changes, seconds = 0, 0.0
    settled = 0
    for night in range(nights):
        changes += _change(pages, rng) if night else 0
        seconds += _night(store, pages, night, rng)
        if night == WARM_UP:
            settled, changes, seconds = _size(path), 0, 0.0
    _report(path, agencies=agencies, nights=nights - 1 - WARM_UP, settled=settled, changes=changes, seconds=seconds)


def _country(store: Store, agencies: int, rng: random.Random) -> dict[str, list[Page]]:
    names = [f"องค์การบริหารส่วนตำบลทุ่งสมมุติ {number}" for number in range(agencies)]
    rows = [
        Submission(
            at * INDICATORS + item, name, f"O{item + 1}", f"https://www.thung-{at}.example/index.php?page=oit&id={item + 100}"
        )
        for at, name in enumerate(names)
        for item in range(INDICATORS)
    ]
    save.submissions(store, (Agency(name, province="จังหวัดสมมุติ") for name in names), rows, fiscal_year=YEAR_BE, now=FIRST_NIGHT)
    pages: dict[str, list[Page]] = {name: [] for name in names}
    for row in load.submissions(store, YEAR_BE):
        quotes = [_words(rng, 6) for _ in range(6)]
        pages[row.agency].append(Page(row, rng.random() < 0.06, [rng.random() < 0.8 for _ in range(4)], quotes))
    return pages


def _change(pages: dict[str, list[Page]], rng: random.Random) -> int:
    changed = [page for listed in pages.values() for page in listed if rng.random() < CHANGE]
    for page in changed:
        if rng.random() < CONTENT_SHARE and not page.down:
            place = rng.randrange(len(page.met))
            page.met[place] = not page.met[place]
            page.quotes[place] = _words(rng, 6)
        else:
            page.down = not page.down
    return len(changed)


def _night(store: Store, pages: dict[str, list[Page]], night: int, rng: random.Random) -> float:
    now = FIRST_NIGHT + timedelta(days=night)
    records = {name: _judge(name, listed, now, rng) for name, listed in pages.items()}
    captures = [_capture(finding) for findings, _, _ in records.values() for finding in findings]
    began = time.process_time()
    scan = save.start_scan(
        store, fiscal_year=YEAR_BE, as_of=date(2022, 1, 2), agencies=None, settings={}, source="bench", version="bench", now=now
    )
    for batch in _batches(captures):
        save.captures(store, scan, batch)
    for name, (findings, indicators, total) in records.items():
        save.agency_done(store, scan, name, findings, indicators, total, now=now)
    save.finish_scan(store, scan, state="finished", now=now)
    return time.process_time() - began


def _batches(captures: Sequence[Capture]) -> Iterator[Sequence[Capture]]:
    for start in range(0, len(captures), 64):
        yield captures[start : start + 64]


def _judge(
    name: str, listed: Sequence[Page], now: datetime, rng: random.Random
) -> tuple[list[Finding], list[IndicatorFinding], AgencyFinding]:
    findings = [_finding(page, now, rng) for page in listed]
    indicators = [
        IndicatorFinding(
            name, f.submission.indicator, YEAR_BE, WORDS[at % len(WORDS)] * 2, f.verdict, f.reasons, 1, 0.58, "สำนักปลัด"
        )
        for at, f in enumerate(findings)
    ]
    counts = dict.fromkeys(Verdict, 0)
    for finding in findings:
        counts[finding.verdict] += 1
    score = 100 * counts[Verdict.PASS] / len(findings)
    return findings, indicators, AgencyFinding(name, YEAR_BE, counts, score, score, (100 - score) / 4)


def _finding(page: Page, now: datetime, rng: random.Random) -> Finding:
    item = page.submission
    seen = replace(_FINDING, submission=item, checked_at=now + timedelta(microseconds=rng.randrange(10**10)))
    seen = replace(seen, elapsed_ms=rng.randrange(80, 9000), size=rng.randrange(8_000, 150_000), final_url=item.url)
    if page.down:
        evidence = Evidence(item.url, "การเชื่อมต่อ", "[Errno 110] Connection timed out")
        dead = WeighedReason(Reason("connect-timeout", {"seconds": 10.0, "attempts": 4}, (evidence,)), Severity.FAIL)
        return replace(seen, verdict=Verdict.FAIL, outcome="connect-timeout", http_status=None, attempts=4, reasons=(dead,))
    mark = hashlib.sha256(_body(item.url, seen.checked_at)).hexdigest()
    parts = tuple(
        ComponentResult(f"part-{at}", WORDS[at + 3], met, (_quote(page, at, mark),) if met else ())
        for at, met in enumerate(page.met)
    )
    missing = [part.name_th for part in parts if not part.met]
    evidence = (_quote(page, 4, mark),)
    reasons = (WeighedReason(Reason("component-missing", {"missing": missing}, evidence), Severity.REVIEW),) if missing else ()
    best = ((item.indicator, round(rng.uniform(0.88, 0.93), 4)), ("O7", 0.41), ("O12", 0.2))
    content = Content(
        best[0][1],
        (_quote(page, 4, mark), _quote(page, 5, mark)),
        best,
        (YEAR_BE,),
        "current_fy",
        True,
        (_quote(page, 5, mark),),
        parts,
    )
    attachment = Attachment(f"{item.url}&file=plan.pdf", "ok", "application/pdf", 12, "text")
    return replace(
        seen, verdict=Verdict.REVIEW if missing else Verdict.PASS, reasons=reasons, content=content, attachments=(attachment,)
    )


_FINDING = Finding(
    Submission(0, "", "O1", ""),
    YEAR_BE,
    Verdict.PASS,
    "ok",
    200,
    None,
    "text/html; charset=utf-8",
    1,
    0,
    0,
    FIRST_NIGHT,
    (),
    None,
)


def _quote(page: Page, at: int, mark: str) -> Evidence:
    return Evidence(page.submission.url, f"ตาราง แถว {at + 2}", page.quotes[at], mark)


def _body(url: str, when: datetime) -> bytes:
    """Other bytes every night, and few: what bodies take is no part of this."""
    return f"{url} {when}".encode()


def _capture(finding: Finding) -> Capture:
    url = finding.submission.url
    if finding.outcome != "ok":
        detail = "[Errno 110] Connection timed out"
        return Capture(url, Outcome.CONNECT_TIMEOUT, finding.checked_at, attempts=4, elapsed_ms=10_000, detail=detail)
    headers = (
        ("Date", f"{finding.checked_at:%a, %d %b %Y %H:%M:%S} GMT"), ("Server", "Apache/2.4.6 (CentOS) PHP/5.6.40"),
        ("Set-Cookie", f"PHPSESSID={finding.size:032x}; path=/"), ("Content-Type", "text/html; charset=utf-8"),
    )  # fmt: skip
    hops = (Hop(url.replace("https", "http"), 301, url, "192.0.2.7"),)
    return Capture(
        url, Outcome.OK, finding.checked_at, 200, url, "text/html; charset=utf-8", headers, hops,
        body=_body(url, finding.checked_at), size=finding.size, elapsed_ms=finding.elapsed_ms,
    )  # fmt: skip


def _words(rng: random.Random, number: int) -> str:
    return " ".join(rng.choices(WORDS, k=number)) + f" {rng.randrange(10_000):,} บาท"


def _size(path: Path) -> int:
    """The bytes in use, without those of bodies; removed rows leave room that the next night fills."""
    return sum(size for name, size, _ in _tables(path) if "body" not in name)


def _tables(path: Path) -> list[tuple[str, int, int]]:
    """Name, bytes and rows of every table and index, largest first."""
    with sqlite3.connect(path) as connection:
        query = "SELECT name, sum(pgsize), sum(ncell) FROM dbstat GROUP BY name ORDER BY 2 DESC"
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            sys.exit("this Python's SQLite was built without page statistics (dbstat): nothing can be measured with it")


def _report(path: Path, *, agencies: int, nights: int, settled: int, changes: int, seconds: float) -> None:
    grown = _size(path) - settled
    agency_nights = agencies * nights
    year = COUNTRY / agencies * (settled + grown / nights * (NIGHTS - 1 - WARM_UP))
    print(
        f"{agencies} agencies x {INDICATORS} indicators x {nights + 1 + WARM_UP} nights, {CHANGE:.0%} change a night, without bodies"
    )
    print(
        f"  after {WARM_UP + 1} nights    {settled / 1e6:10.2f} MB  ({settled / agencies / INDICATORS:.0f} bytes a submission)"
    )
    print(
        f"  growth            {grown / agency_nights:10.0f} bytes an agency-night, {grown / max(changes, 1):.0f} bytes a change"
    )
    print(
        f"  writing           {1000 * seconds / agency_nights:10.1f} ms of CPU an agency-night of {INDICATORS} captures and findings"
    )
    print(f"  {COUNTRY} agencies, one year {year / 1e9:7.2f} GB")
    for name, size, cells in _tables(path)[:TABLES_SHOWN]:
        print(f"    {name:32} {size / 1e6:8.2f} MB {cells:10} cells")


if __name__ == "__main__":
    main()
