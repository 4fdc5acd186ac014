"""Both databases for every test: a SQLite file, and a real PostgreSQL server of our own, brought up once."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from model.capture import Capture, Hop, Note
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
    Suggestion,
    Verdict,
    WeighedReason,
)  # fmt: skip
from model.outcome import Outcome
from model.submission import Agency, Submission
from storage import load, save
from storage.session import Store, open_store
from storage.tables import metadata

_numbers = count()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and no rows; copied rather than made anew."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    open_store(f"sqlite:///{path}", upgrade=True).close()
    return path


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql: Any) -> str:
    """The URL of a PostgreSQL database with all tables; emptied for every test, since making one takes half a second."""
    url = postgresql.new_database()
    open_store(url, upgrade=True).close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database in which there is nothing yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'oit.db'}"
    server = request.getfixturevalue("postgresql")
    return server.new_database()


@pytest.fixture
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Makes databases with all tables, of a given kind."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            path = tmp_path / f"oit-{next(_numbers)}.db"
            shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
            return f"sqlite:///{path}"
        url: str = request.getfixturevalue("migrated_postgresql")
        with open_store(url) as store, store.write() as connection:
            names = ", ".join(table.name for table in metadata.sorted_tables)
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        return url

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, new_url: Callable[[str], str]) -> str:
    """The URL of a database with all tables and no rows, of both kinds in turn."""
    return new_url(request.param)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open database with all tables and no rows, of both kinds in turn."""
    with open_store(url) as opened:
        yield opened


AGENCY = "เทศบาลตำบลบ้านตัวอย่าง"
NOW = datetime(2022, 3, 15, 18, 0, 4, 123456, tzinfo=UTC)


class Make:
    """Records with values that are right unless a test says otherwise."""

    agency_name = AGENCY
    now = NOW

    def submission(self, position: int = 0, **values: object) -> Submission:
        """One submitted URL."""
        given = {"agency": AGENCY, "indicator": f"O{position + 1}", "url": f"https://www.ban.example/oit/{position}"} | values
        return Submission(position=position, **given)

    def submissions(self, number: int, **values: object) -> list[Submission]:
        """URLs for the first indicators."""
        return [self.submission(position, **values) for position in range(number)]

    def capture(self, url: str = "https://www.ban.example/oit/0", **values: object) -> Capture:
        """A page that came back, with everything that a capture can have."""
        body = values.get("body", b"<html>\xc3\xa1</html>")
        given = {
            "outcome": Outcome.OK, "checked_at": NOW, "http_status": 200, "final_url": url, "content_type": "text/html",
            "headers": (("Date", "Tue, 15 Mar 2022 18:00:04 GMT"), ("Content-Type", "text/html")),
            "hops": (Hop(url.replace("https", "http"), 301, url, "192.0.2.1"),), "body": body,
            "body_hash": hashlib.sha256(body).hexdigest() if body else None, "truncated": False, "size": 321, "attempts": 2,
            "elapsed_ms": 1234, "notes": (Note("slow", {"seconds": 14.2}), Note("cloud-drive", {"service": "Google Drive"})),
            "detail": "[Errno 0] ไม่มี",
        } | values  # fmt: skip
        return Capture(url=url, **given)

    def dead(
        self, url: str = "https://www.ban.example/oit/0", outcome: Outcome = Outcome.READ_TIMEOUT, **values: object
    ) -> Capture:
        """An address from which nothing came."""
        return Capture(url=url, outcome=outcome, **({"checked_at": NOW} | values))

    def evidence(self, quote: str = "แผนการใช้จ่ายงบประมาณ", **values: object) -> Evidence:
        """Something that was seen."""
        given = {"url": "https://www.ban.example/oit/0", "where": "ตาราง แถว 3", "body_hash": "ab" * 32} | values
        return Evidence(quote=quote, **given)

    def content(self, **values: object) -> Content:
        """What was measured on a page."""
        given = {
            "topic": 0.8123, "topic_evidence": (self.evidence(),), "best_indicators": (("O18", 0.9345), ("O7", 0.1)), "years": (2565, 2564),
            "period": "current_fy", "period_met": None, "period_evidence": (self.evidence("ปีงบประมาณ 2565", body_hash="cd" * 32),),
            "components": (ComponentResult("plan", "แผน", met=True, evidence=(self.evidence(),)), ComponentResult("sum", "วงเงิน", met=None)),
        } | values  # fmt: skip
        return Content(**given)

    def finding(self, submission: Submission, **values: object) -> Finding:
        """A judgement with everything that one can have."""
        slow = Reason("slow", {"seconds": 14.2, "limit": 10}, (self.evidence(),))
        given = {
            "fiscal_year": 2565, "verdict": Verdict.REVIEW, "outcome": "ok", "http_status": 200, "final_url": submission.url,
            "content_type": "text/html; charset=utf-8", "attempts": 2, "elapsed_ms": 14200, "size": 54321, "checked_at": NOW,
            "reasons": (WeighedReason(slow, Severity.WARN), WeighedReason(Reason("year-not-found"), Severity.REVIEW)),
            "content": self.content(), "attachments": (Attachment("https://www.ban.example/a.pdf", "ok", "application/pdf", 12, "ocr"),),
            "suggestions": (Suggestion("https://www.ban.example/plan", "O18", 0.7512),),
        } | values  # fmt: skip
        return Finding(submission=submission, **given)

    def indicator(self, code: str = "O1", **values: object) -> IndicatorFinding:
        """A judgement on one indicator."""
        given = {
            "agency": AGENCY, "fiscal_year": 2565, "name_th": "โครงสร้าง", "verdict": Verdict.REVIEW,
            "reasons": (WeighedReason(Reason("some-urls-dead", {"dead": [1, 2]}, (self.evidence(),)), Severity.WARN),), "submissions": 2,
            "points": 0.57, "division": "สำนักปลัด",
        } | values  # fmt: skip
        return IndicatorFinding(indicator=code, **given)

    def total(self, **values: object) -> AgencyFinding:
        """An agency's counts."""
        counts = {Verdict.PASS: 1, Verdict.REVIEW: 2, Verdict.FAIL: 3, Verdict.MISSING: 37}
        given = {
            "agency": AGENCY,
            "fiscal_year": 2565,
            "verdicts": counts,
            "score_low": 2.3256,
            "score_high": 6.9767,
            "points_at_stake": 24.1,
        }
        return AgencyFinding(**(given | values))

    def listed(self, store: Store, submissions: list[Submission], *agencies: Agency) -> list[Submission]:
        """Import submissions; what is then stored."""
        save.submissions(store, agencies or [Agency(AGENCY)], submissions, fiscal_year=2565, now=NOW)
        return list(load.submissions(store, 2565))

    def scan(self, store: Store, *, now: datetime = NOW, **values: object) -> int:
        """Begin a scan of everything."""
        given = {
            "fiscal_year": 2565,
            "as_of": date(2022, 3, 16),
            "agencies": None,
            "settings": {},
            "source": "a.csv",
            "version": "0.1.0",
        }
        return save.start_scan(store, now=now, **(given | values))

    def done(self, store: Store, scan: int, findings: list[Finding], indicators: Sequence[IndicatorFinding] = ()) -> None:
        """Store the judgements of the one agency."""
        save.agency_done(store, scan, AGENCY, findings, indicators, self.total(), now=NOW)


@pytest.fixture(scope="session")
def make() -> Make:
    """The factories of records."""
    return Make()
