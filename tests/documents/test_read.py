"""Whatever the bytes, `read` gives a document: hostile and random input."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from documents.read import read
from model.capture import Capture
from model.document import Document, Kind
from model.outcome import Outcome
from thai.text import clean, squash

Read = Callable[..., Document]

TAGS = [
    "div",
    "p",
    "a",
    "b",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "nav",
    "h1",
    "form",
    "input",
    "label",
    "font",
    "main",
    "iframe",
    "select",
    "option",
    "script",
    "button",
]
ATTRIBUTES = [
    'href="a.pdf"',
    'href="http://[x"',
    'class="menu"',
    'id="main"',
    'style="display:none"',
    'size="5"',
    "onclick=\"location='x'\"",
    'role="heading"',
    'src="x"',
    "hidden",
    "=",
]
WORDS = [
    "แผน",
    " ",
    "ประจ าปี",
    "หน้าแรก > ",
    "©",
    "ผู้เข้าชม 3",
    "วันนี้ 4",
    "&amp;",
    "&#xD800;",
    "&#0;",
    "\u200b",
    "2565",
    "<",
    "O18",
]
OPENED = st.builds(
    lambda tag, attributes: f"<{tag} {' '.join(attributes)}>",
    st.sampled_from(TAGS),
    st.lists(st.sampled_from(ATTRIBUTES), max_size=3),
)
MARKUP = st.lists(st.one_of(OPENED, st.sampled_from(TAGS).map("</{}>".format), st.sampled_from(WORDS)), max_size=60).map(
    "".join
)
MAGIC = [
    b"",
    b"%PDF-1.4\n",
    b"{\\rtf1 ",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<html>",
    b'{"a":',
    b"<?xml ",
    b"\xff\xfe",
]
TYPES = [None, "text/html", "application/pdf", "text/csv", "text/html; charset=tis-620", "application/json; charset=\xff", "x"]


def captured(body: bytes, content_type: str | None = None) -> Capture:
    return Capture("http://a.example/x", Outcome.OK, datetime_of_test(), body=body, content_type=content_type)


def datetime_of_test() -> datetime:
    return datetime(2022, 3, 15, tzinfo=UTC)


def check(document: Document) -> None:
    """What holds of every document."""
    for block in document.blocks:
        assert block.text == clean(block.text)
        assert block.squashed == squash(block.text) != ""
    for link in document.links:
        assert re.match(r"(?i)https?:", link.url)
        assert not re.search(r"[\x00-\x20]", link.url)
    assert document.letters >= 0
    assert (document.text_source == "none") >= (not document.blocks)


@given(MARKUP)
@example("<table><tr></table></tr><td>")
@example("</form></li></ul></table></a>")
@example("<form><table><form><input></form></table><input>")
def test_any_markup_is_read(markup: str) -> None:
    check(read(captured(markup.encode("utf-8", "replace"), "text/html")))


@settings(max_examples=150)
@given(st.sampled_from(MAGIC), st.binary(max_size=200), st.sampled_from(TYPES))
def test_any_bytes_are_read(magic: bytes, rest: bytes, content_type: str | None) -> None:
    check(read(captured(magic + rest, content_type)))


def office(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr(name, content)
    return out.getvalue()


@settings(max_examples=100)
@given(
    st.sampled_from(["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"]),
    st.binary(max_size=200),
    st.integers(0, 400),
)
def test_any_office_file_is_read_whole_or_damaged(name: str, content: bytes, cut: int) -> None:
    body = office(name, content)
    check(read(captured(body)))
    check(read(captured(body[:cut] + body[cut + 3 :])))


PIECES = [
    "<w:p>",
    "</w:p>",
    "<w:t>",
    "</w:t>",
    "<w:tbl>",
    "<w:tr>",
    "</w:tr>",
    "<w:tc>",
    "</w:tc>",
    "<w:tc/>",
    "<w:br/>",
    "แผน",
    "&amp;",
    "&#xD800;",
    '<w:pStyle w:val="Heading1"/>',
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("</w:tr></w:tc></w:p></w:t>แผน")
def test_any_order_of_word_tags_is_read(xml: str) -> None:
    check(read(captured(office("word/document.xml", xml.encode()))))


@pytest.mark.parametrize(
    "body",
    [
        b"<p>" + b"a " * 3_000_000,
        b'{"a": "' + b"\\u0e01" * 500_000 + b'"}',
        b"a,b\n" * 800_000,
        b"{\\rtf1 " + b"{\\b x}" * 300_000,
    ],
)
def test_long_bodies_are_cut(read_bytes: Read, body: bytes) -> None:
    assert sum(len(block.text) for block in read_bytes(body).blocks) <= 400_000


def test_the_final_address_is_the_base(read_bytes: Read) -> None:
    document = read(
        Capture(
            "http://a.example/1", Outcome.OK, datetime_of_test(), final_url="http://b.example/x/2", body=b"<a href=y>z</a><p>w"
        )
    )
    assert document.url == "http://b.example/x/2"
    assert document.links[0].url == "http://b.example/x/y"


def test_a_cut_body_is_read_as_far_as_it_goes(read_bytes: Read) -> None:
    document = read_bytes("<html><body><p>แผนงาน</p><table><tr><td>ก<td>ข".encode()[:-1], "text/html")
    assert document.kind is Kind.HTML
    assert document.blocks[0].text == "แผนงาน"
