"""What is kept of a reading comes back as it was, under a name that changes with whatever it depends on."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from model.capture import Capture
from model.document import Block, Document, Fault, Kind, Role
from model.outcome import Outcome
from scans.kept import Kept, pack, place_of, unpack, version_of

URL = "https://www.ban-tua-yang.example/plan.pdf"
PLAN = Document(
    URL, Kind.PDF, (Block("แผน ๒๕๖๕", "แผน2565", Role.HEADING, "หน้า 1", 1), Block("ก\ud800", "ก\ud800", Role.ROW)),
    head_title="แผน", letters=12, page_count=3,
)  # fmt: skip


@pytest.mark.parametrize(
    "kept",
    [
        Kept(is_page=True, leads={"O18": (("https://a.example/ก", True), ("https://a.example/b\ud800", False)), "O1": ()}),
        Kept(is_page=False, leads={}, document=PLAN),
        Kept(is_page=False, leads={}, document=replace(PLAN, text_source="ocr", page_count=None), tried=True),
        Kept(is_page=False, leads={}, document=Document(URL, Kind.IMAGE, text_source="none", fault=Fault.SCANNED)),
    ],
)
def test_it_comes_back_as_it_was(kept: Kept) -> None:
    assert unpack(pack(kept)) == kept


def capture(**values: object) -> Capture:
    made = Capture(URL, Outcome.OK, datetime(2022, 3, 15, tzinfo=UTC), 200, URL, "application/pdf", body_hash="ab" * 32)
    return replace(made, **values)


@pytest.mark.parametrize(
    "change", [{"final_url": URL + "?2"}, {"content_type": "text/html"}, {"truncated": True}, {"body_hash": "cd" * 32}]
)
def test_another_place_is_another_reading(change: dict[str, object]) -> None:
    assert place_of(capture(**change)) != place_of(capture())


@pytest.mark.parametrize("change", [{"elapsed_ms": 9}, {"body": b"x"}, {"checked_at": datetime(2023, 1, 1, tzinfo=UTC)}])
def test_the_same_place_is_the_same_reading(change: dict[str, object]) -> None:
    assert place_of(capture(**change)) == place_of(capture())


def test_nothing_has_no_reading() -> None:
    assert place_of(capture(body_hash=None)) is None


def test_settings_make_another_version() -> None:
    assert version_of(ocr=True, year=2565) == version_of(year=2565, ocr=True) != version_of(ocr=False, year=2565)
