"""The limits by themselves: nesting, zips, and how much text a document may have."""

import io
import re
import zipfile

import pytest

from documents.blocks import MOST_BLOCKS, MOST_TEXT, Draft, as_blocks, from_drafts
from documents.html_nesting import limit_length, limit_nesting
from documents.zips import EncryptedZipError, UnsafeZipError, open_zip, read_member
from model.document import Fault, Kind, Role

ORDINARY = [
    "<html><body><div><p>ก</p></div></body></html>",
    "<ul>" + "<li>ก" * 900 + "</ul>",
    "<table>" + "<tr><td>ก</td></tr>" * 5000 + "</table>",
    "<div>" * 60 + "ก" + "</div>" * 60,
    "<p>ก<br>" * 300,
    "",
]


@pytest.mark.parametrize("markup", ORDINARY)
def test_ordinary_markup_is_left_alone(markup: str) -> None:
    assert limit_nesting(markup) == markup


@pytest.mark.parametrize("name", ["div", "span", "section", "table", "DIV", "x-y"])
@pytest.mark.parametrize("closed", [False, True])
def test_deep_markup_is_made_flat_and_keeps_its_words(name: str, *, closed: bool) -> None:
    markup = f"<{name}>ก" * 5000 + (f"</{name}>ข" * 5000 if closed else "")
    flat = limit_nesting(markup)
    depth = deepest = 0
    for tag in re.findall(r"</?", flat):
        depth += 1 if tag == "<" else -1
        deepest = max(deepest, depth)
    assert deepest <= 300
    assert flat.count("ก") == 5000
    assert flat.count("ข") == 5000 * closed


def test_unclosed_rows_and_items_are_not_deep() -> None:
    markup = "<ul>" + "<li>ก<p>ข" * 3000 + "</ul>"
    assert limit_nesting(markup) == markup


def test_options_beyond_number_go() -> None:
    assert "<option" not in limit_nesting("<select>" + "<option>x</option>" * 5001 + "</select>")


PHOTO = "<img src='data:image/jpeg;base64," + "A" * 6_000_000 + "'>"


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        (PHOTO[:5_000_000], (PHOTO[:5_000_000], False)),
        (PHOTO + "<p>ก", ("<img src='data:image/jpeg;base64,'><p>ก", False)),
        ("<!--" + "x" * 6_000_000, ("<!--" + "x" * 5_999_996, True)),
    ],
    ids=["nothing to do", "a photograph", "something else"],
)
def test_long_markup_loses_its_photographs_first(markup: str, wanted: tuple[str, bool]) -> None:
    assert limit_length(markup) == wanted


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_members_are_read_or_empty() -> None:
    with open_zip(zipped(a=b"x", b=b"")) as archive:
        assert [read_member(archive, name) for name in "abc"] == [b"x", b"", b""]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", zipfile.BadZipFile),
        (b"PK\x03\x04rubbish", zipfile.BadZipFile),
        (zipped(a=b"x")[:-9], zipfile.BadZipFile),
        (zipped(a=b"\0" * 70_000_000), UnsafeZipError),
        (zipped(a=b"\0" * 3_000_000), UnsafeZipError),
        (zipped(a=b"x").replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), EncryptedZipError),
    ],
    ids=["nothing", "rubbish", "cut", "large", "ratio", "encrypted"],
)
def test_zips_that_are_refused(body: bytes, error: type[Exception]) -> None:
    with pytest.raises(error), open_zip(body):
        pass


def test_a_checksum_that_does_not_match_is_damage() -> None:
    body = bytearray(zipped(a=b"x" * 100))
    body[14] ^= 0xFF
    place = body.rindex(b"PK\x01\x02")
    body[place + 16] ^= 0xFF
    with open_zip(bytes(body)) as archive, pytest.raises(zipfile.BadZipFile):
        read_member(archive, "a")


def test_blocks_are_cleaned_and_bounded() -> None:
    assert [(block.text, block.squashed, block.page) for block in as_blocks([Draft(" ก \n ข ๑ "), Draft(" \u200b "), Draft("ค", page=3)])] == [
        ("ก ข ๑", "กข1", None), ("ค", "ค", 3),
    ]  # fmt: skip
    assert sum(len(block.text) for block in as_blocks([Draft("ก" * 150_000)] * 5)) == MOST_TEXT
    assert len(as_blocks(Draft("ก") for _ in range(MOST_BLOCKS + 9))) == MOST_BLOCKS


def test_a_document_of_drafts() -> None:
    document = from_drafts([Draft("ชื่อ", Role.TITLE), Draft("แผน งาน")], "http://a.example", kind=Kind.ODT)
    assert (document.head_title, document.letters, document.fault, document.text_source) == ("ชื่อ", 6, None, "text")
    empty = from_drafts([Draft("ชื่อ", Role.TITLE)], "http://a.example", kind=Kind.ODT)
    assert (empty.fault, empty.text_source) == (Fault.SCANNED, "none")


@pytest.mark.parametrize(
    ("drafts", "truncated"),
    [([Draft("ก" * MOST_TEXT)], False), ([Draft("ก" * (MOST_TEXT + 1))], True), ([Draft("ก")] * (MOST_BLOCKS + 1), True)],
)
def test_what_is_left_out_is_said(drafts: list[Draft], *, truncated: bool) -> None:
    assert from_drafts(drafts, "http://a.example", kind=Kind.ODT).truncated is truncated
