"""Pages in a short notation, and indicators made for one test: what is judged here must not depend on any real list.

`=` title, `#` heading, `|` table row, `-` a line that is a link, `~` furniture; else running text.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from model.capture import Capture, Note
from model.document import Block, Document, Fault, Kind, Link, Role
from model.finding import ComponentResult, Dossier, Evidence, Finding, Opened, SiteFacts
from model.outcome import Outcome
from model.submission import Agency, Submission
from rules.case import Case, Measured
from rules.framework import Framework, Indicator, Period, load
from rules.measure.time.period import measure_period
from rules.measure.time.period_result import PeriodResult
from rules.measure.topic import TopicResult
from rules.measure.view import view_of
from thai.text import clean, squash

HOST = "https://www.ban-tua-yang.example"
URL = f"{HOST}/page.php?id=18"
NAME = "เทศบาลตำบลบ้านตัวอย่าง"
AFTER, BEFORE = date(2022, 4, 20), date(2022, 3, 15)
ROLES = {"=": Role.TITLE, "#": Role.HEADING, ">": Role.BREADCRUMB, "|": Role.ROW, "-": Role.LINK, "~": Role.FURNITURE}


def document(notation: str, *, url: str = URL, kind: Kind = Kind.HTML, **fields: object) -> Document:
    """A document of these lines; link lines lead to `/file/<n>.pdf`, n being the line's number."""
    blocks, links = [], []
    for number, line in enumerate(filter(None, map(str.strip, notation.splitlines()))):
        role = ROLES.get(line[0], Role.TEXT)
        text = clean(line if role is Role.TEXT else line[1:].strip())
        blocks.append(Block(text, squash(text), role, page=None if kind is Kind.HTML else 1))
        if role is Role.LINK:
            links.append(Link(f"{HOST}/file/{number}.pdf", text))
    letters = sum(len(block.squashed) for block in blocks)
    return Document(url, kind, tuple(blocks), **({"links": tuple(links), "letters": letters} | fields))  # type: ignore[arg-type]


def opened(page: Document | str | None, *, url: str = "", **fields: object) -> Opened:
    """An address that opened and what it said."""
    read = document(page) if isinstance(page, str) else page
    address = url or (read.url if read else URL)
    shown = {"outcome": Outcome.OK, "http_status": 200, "final_url": address, "body_hash": "ab12"} | fields
    return Opened(Capture(url=address, checked_at=datetime(2022, 3, 15, tzinfo=UTC), **shown), read)  # type: ignore[arg-type]


def dossier(page: Opened | Document | str | None, *parts: Opened | Document, code: str = "O18", as_of: date = AFTER,
            url: str = "", **fields: object) -> Dossier:  # fmt: skip
    """A dossier as of a day after the half-year, unless the test says otherwise."""
    first = page if isinstance(page, Opened) else opened(page, url=url)
    others = tuple(part if isinstance(part, Opened) else opened(part) for part in parts)
    submission = Submission(0, NAME, code, first.capture.url)
    made = Dossier(submission, Agency(NAME), 2565, as_of, first, others, SiteFacts(), same_url=(code,))
    return replace(made, **fields)  # type: ignore[arg-type]


def indicator(period: Period = Period.CURRENT_FY, *, names: tuple[str, ...] = ("แผนตัวอย่าง",), **fields: object) -> Indicator:
    """An indicator with the smallest list of everything."""
    made = {
        "code": "O18", "name_th": "แผนตัวอย่าง", "name_en": "Example plan", "group": "9.3", "period": period,
        "asks": ["แผนของหน่วยงานที่มีระยะ 1 ปี"], "topic": {"names": names, "against": ["รายงานผล"]},
        "components": [{"id": "budget", "name_th": "งบประมาณ", "name_en": "Budget", "find": {"any": ["งบประมาณ"]}, "sure": True}],
    } | fields  # fmt: skip
    return Indicator.model_validate(made)


def period_of(page: Document | str, *parts: Document | Opened, asked: Indicator, as_of: date = AFTER) -> PeriodResult:
    """What is measured of the time of a page."""
    framework = load(2565)
    return measure_period(view_of(dossier(page, *parts), framework), asked, framework, as_of=as_of)


def case(page: Opened | Document | str | None = "=แผนตัวอย่าง", *parts: Opened | Document, asked: Indicator | None = None,
         score: float = 0.9, others: tuple[tuple[str, float], ...] = (), period: PeriodResult | None = None,
         met: dict[str, bool | None] | None = None, is_index: bool = False, title_only: bool = False, **fields: object) -> Case:  # fmt: skip
    """A case with what was measured given by the test."""
    asked = asked or indicator()
    made = dossier(page, *parts, **fields)  # type: ignore[arg-type]
    framework = load(2565)
    quote = Evidence(URL, "หัวข้อ", "แผนตัวอย่าง", "ab12")
    best = tuple(sorted(((asked.code, score), *others), key=lambda item: -item[1]))
    topic = TopicResult(dict(best), best, {code: (quote,) for code, _ in best}, is_index, title_only)
    results = tuple(
        ComponentResult(part.id, part.name_th, (met or {}).get(part.id, True), (quote,)) for part in asked.components
    )
    when = period or PeriodResult(asked.period, 2565, met=True, years=(2565,), evidence=(quote,))
    return Case(made, framework, asked, view_of(made, framework), (), Measured(topic, when, results))


def codes(finding: Finding) -> dict[str, str]:
    """The reasons of a finding: code -> severity."""
    return {weighed.reason.code: weighed.severity.value for weighed in finding.reasons}


@pytest.fixture(scope="session")
def bench() -> SimpleNamespace:
    """The builders, for test modules that cannot import this file."""
    return SimpleNamespace(document=document, opened=opened, dossier=dossier, indicator=indicator, period_of=period_of, case=case,
                           codes=codes, host=HOST, url=URL, name=NAME, after=AFTER, before=BEFORE, note=Note, fault=Fault)  # fmt: skip


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load(2565)
