"""The province: deterministic, complete in its faults, served as the expected outcomes say."""

import asyncio
import csv
import io
import ssl
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.client import FetchSettings, open_client
from crawler.urls import clean_url
from demo.content import CODES
from demo.province import CASES, Background, Places, Province, Row, build, plans, serve, serve_in_background
from model.outcome import Outcome

ODD = ("closed", "full", "plain", "self-signed", "expired", "wrong-name")
PLACES = Places(
    tuple((f"127.0.0.{2 + number}", 8000 + number) for number in range(len(plans()))),
    {name: ("127.0.0.9", 9000 + number) for number, name in enumerate(ODD)},
)
PROVINCE = build(PLACES)

# What no server can show in one scan.
NOT_IN_ONE_SCAN = {"interrupted"}
PAGE_CODES = {
    "soft-404",
    "redirected-to-home",
    "parked-domain",
    "hijacked",
    "under-construction",
    "empty-page",
    "error-page",
    "needs-javascript",
}
FORM_CODES = {
    "file-only",
    "cloud-drive",
    "social-media-only",
    "shortened-url",
    "off-site",
    "home-page-only",
    "duplicate-url",
    "intranet-url",
}
CONTENT_CODES = {
    "wrong-topic",
    "wrong-year",
    "year-not-found",
    "period-incomplete",
    "component-missing",
    "attachment-dead",
    "unreadable-document",
    "index-page",
}
REACH_CODES = {"recovered-on-retry", "slow", "tls-invalid-but-served"}


def rows_by_case() -> dict[str, list[Row]]:
    """The rows of each case."""
    found: dict[str, list[Row]] = {}
    for row in PROVINCE.rows:
        found.setdefault(row.case, []).append(row)
    return found


def test_the_same_places_and_seed_give_the_same_province() -> None:
    assert build(PLACES).as_csv() == PROVINCE.as_csv()
    assert [row.expected for row in build(PLACES).rows] == [row.expected for row in PROVINCE.rows]


def test_at_least_eight_agencies_of_every_kind() -> None:
    kinds = Counter(agency.agency_type for agency in PROVINCE.agencies)
    assert sum(kinds.values()) >= 8
    assert {"เทศบาลตำบล", "เทศบาลเมือง", "องค์การบริหารส่วนตำบล", "องค์การบริหารส่วนจังหวัด"} <= set(kinds)
    assert all(agency.email and agency.email.endswith(".example") for agency in PROVINCE.agencies)
    assert {plan.style for plan in plans()} == {"wordpress", "tables", "engine", "frames", "modern", "joomla"}


def test_every_case_occurs() -> None:
    assert set(rows_by_case()) == set(CASES)


def test_every_outcome_occurs() -> None:
    expected = {outcome for row in PROVINCE.rows for outcome in row.expected.outcomes}
    assert {outcome.value for outcome in Outcome} - NOT_IN_ONE_SCAN <= expected


@pytest.mark.parametrize(
    "codes", [PAGE_CODES, FORM_CODES, CONTENT_CODES, REACH_CODES], ids=["page", "form", "content", "reach"]
)
def test_every_reason_occurs(codes: set[str]) -> None:
    assert codes <= {code for row in PROVINCE.rows for code in row.expected.codes}


def test_some_agencies_are_nearly_perfect_and_others_are_not() -> None:
    good = Counter(row.agency.name for row in PROVINCE.rows if row.expected.verdicts == {"pass"})
    assert good[plans()[0].name] >= 41
    assert min(good[plan.name] for plan in plans()) <= 10


def test_a_dead_row_must_not_pass() -> None:
    for row in PROVINCE.rows:
        if not row.expected.outcomes & {"ok", "not-fetched"}:
            assert "pass" not in row.expected.verdicts


def test_csv_has_thai_headers_and_every_row() -> None:
    table = list(csv.DictReader(io.StringIO(PROVINCE.as_csv())))
    assert len(table) == len(PROVINCE.rows)
    assert {"หน่วยงาน", "ข้อ", "ลิงก์", "อำเภอ", "จังหวัด", "อีเมล", "ปีงบประมาณ"} <= set(table[0])
    assert [row["ลิงก์"] for row in table] == [row.url for row in PROVINCE.rows]
    assert {row["ข้อ"] for row in table} == set(CODES)


def test_indicators_without_an_address_are_left_out() -> None:
    sent = {(row.agency.name, row.code) for row in PROVINCE.rows}
    missing = [(plan.name, code) for plan in plans() for code in CODES if plan.cases(code) == ()]
    assert missing
    assert not sent & set(missing)


def test_examples_stay_on_loopback_or_are_never_asked() -> None:
    for row in PROVINCE.rows:
        host = urlsplit(row.url).hostname or ""
        known = host.startswith("127.0.0.") or host.endswith(".invalid")
        assert known or row.expected.outcomes & {"not-fetched", "refused-address", "invalid-url"} or row.case == "no-scheme"


@pytest.mark.parametrize("seed", [2, 3])
def test_another_seed_gives_other_texts_at_the_same_addresses(seed: int) -> None:
    assert build(PLACES, seed=seed).as_csv() == PROVINCE.as_csv()


async def _outcomes(province: Province, allowed: str) -> list[tuple[Row, str]]:
    # What does not answer at all is cut short, and so is what is too large: everything is on this machine, which may be crowded.
    settings = FetchSettings(timeout=3.0, connect_timeout=1.0, max_bytes=4 * 2**20, allow_networks=(allowed,), first_pause=0.05)
    async with open_client(settings) as client:

        async def one(row: Row) -> tuple[Row, str]:
            url = clean_url(row.url)
            return (row, (await client.fetch(url)).outcome.value) if isinstance(url, str) else (row, "invalid-url")

        return await asyncio.gather(*(one(row) for row in province.rows))


async def _scan() -> tuple[list[tuple[Row, str]], int]:
    async with serve() as running:
        return await _outcomes(running.province, running.allow_network), max(running.server.peak_address.values())


# Takes about 6 s: two URLs never answer and are asked three times, as a real scan would.
def test_every_row_ends_as_expected_when_it_is_fetched() -> None:
    found, peak = asyncio.run(_scan())
    assert [(row.case, outcome) for row, outcome in found if outcome not in row.expected.outcomes] == []
    assert peak <= 2


@pytest.fixture
def background(tmp_path: Path) -> Iterator[Background]:
    with serve_in_background(tmp_path) as running:
        yield running


def test_in_the_background_it_leaves_a_table(background: Background) -> None:
    assert background.csv.read_text("utf-8-sig").startswith("หน่วยงาน,")
    assert background.agencies == len(plans())
    assert background.urls == len(background.province.rows)
    assert ssl.get_server_certificate(_place(background, "self-signed")).startswith("-----BEGIN")


def _place(background: Background, case: str) -> tuple[str, int]:
    parts = urlsplit(next(row.url for row in background.province.rows if row.case == case))
    return str(parts.hostname), int(parts.port or 0)
