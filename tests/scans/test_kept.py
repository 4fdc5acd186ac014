"""What is kept of a reading comes back as it was, under a name that changes with whatever it depends on."""

import json
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from model.capture import Capture
from model.document import Block, Document, Fault, Kind, Role
from model.outcome import Outcome
from scans.kept import Head, pack, pack_head, place_of, unpack, unpack_head, version_of

URL = "https://www.ban-tua-yang.example/plan.pdf"
PLAN = Document(
    URL, Kind.PDF, (Block("แผน ๒๕๖๕", "แผน2565", Role.HEADING, "หน้า 1", 1), Block("ก\ud800", "ก\ud800", Role.ROW)),
    head_title="แผน", letters=12, page_count=3,
)  # fmt: skip


@pytest.mark.parametrize(
    "document",
    [
        PLAN,
        replace(PLAN, text_source="ocr", page_count=None),
        replace(PLAN, truncated=True),
        Document(URL, Kind.IMAGE, text_source="none", fault=Fault.SCANNED),
    ],
)
def test_a_text_comes_back_as_it_was(document: Document) -> None:
    assert unpack(pack(document)) == document


def test_a_text_of_an_older_release_is_taken_for_whole() -> None:
    *older, _truncated = json.loads(zlib.decompress(pack(PLAN)).decode("utf-8", "surrogatepass"))
    assert unpack(zlib.compress(json.dumps(older).encode())) == PLAN


@pytest.mark.parametrize(
    "head",
    [
        Head(
            is_page=True,
            leads={"O18": (("https://a.example/ก\n", True, False), ("https://a.example/b\ud800", False, True)), "O1": ()},
        ),
        Head(is_page=True, leads={"O18": (("https://a.example/plan.pdf", False, False, True),)}),
        Head(is_page=False, leads={}, wants_ocr=True),
    ],
)
def test_a_head_comes_back_as_it_was_in_one_line(head: Head) -> None:
    assert unpack_head(pack_head(head)) == head
    assert b"\n" not in pack_head(head)


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
