"""Addresses: joined as a browser joins them, and the documents behind viewers and scripts."""

import time
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from documents.html_addresses import Addresses, behind_viewer, host_of, opened_by, scripted, shown_by_script
from documents.html_openers import Openers
from model.document import Via

PAGES = [
    "http://a.example/",
    "https://a.example:8080/x/y.php?q=/z/#f",
    "http://a.example/x/",
    "http://1.2.3.4:81/?a=1",
]
HREFS = [
    "b.pdf",
    "/b.pdf",
    "?b=1",
    "//c.example/d",
    "./b",
    "../b",
    "b/../c",
    "b?c=../d",
    "b#c",
    "/?x",
    "x/y/z.html",
    "https://c.example",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("href", HREFS)
def test_common_shapes_are_joined_as_the_standard_says(page: str, href: str) -> None:
    assert Addresses(page, None).absolute(href) == urljoin(page, href)


def test_an_address_without_a_path_gets_its_slash() -> None:
    assert Addresses("http://a.example", None).absolute("?b=1") == "http://a.example/?b=1"


@pytest.mark.parametrize(
    ("base", "wanted"),
    [
        ("http://b.example/new/", "http://b.example/new/x"),
        ("/new/", "http://a.example/new/x"),
        ("new/page.html", "http://a.example/old/new/x"),
        ("javascript:1", "http://a.example/old/x"),
        ("http://[", "http://a.example/old/x"),
        ("", "http://a.example/old/x"),
    ],
)
def test_base(base: str, wanted: str) -> None:
    assert Addresses("http://a.example/old/page.php", base).absolute("x") == wanted


@given(st.text(max_size=40))
def test_any_href_gives_an_http_address_or_nothing(href: str) -> None:
    url = Addresses("http://a.example/x", None).absolute(href)
    assert url is None or url == "" or url.lower().startswith(("http:", "https:"))


SCRIPTS = [
    ("window.open('a.pdf')", "a.pdf"),
    ('window.open ( "a.pdf" , "_blank")', "a.pdf"),
    ("location='a.php'", "a.php"),
    ("window.location.href = 'a.php'; return false;", "a.php"),
    ("document.location='/a'", "/a"),
    ("top.location.replace('/a')", "/a"),
    ("parent.location.assign('/a')", "/a"),
    ("window.open(url)", None),
    ("location.href = '/a?id=' + id", None),
    ("window.open('/a?id='+id)", None),
    ("if (location == 'x') {}", None),
    ("return confirm('ok')", None),
    ("", None),
]


@pytest.mark.parametrize(("code", "wanted"), SCRIPTS)
def test_scripted(code: str, wanted: str | None) -> None:
    assert scripted(code) == wanted


CLICKS = [
    ("window.open('a.php')", "a.php", Via.SCRIPT),
    ("known('a.pdf')", "f/a.pdf", Via.SCRIPT),
    ("known('a.php')", "f/a.php", Via.SCRIPT),
    ("showFile('/f/a.pdf')", "/f/a.pdf", Via.GUESSED),
    ("showFile('http://a.example/f/a.pdf')", "http://a.example/f/a.pdf", Via.SCRIPT),  # nothing can stand before it
    ('get("a.xlsx?x=1", this)', "a.xlsx?x=1", Via.GUESSED),
    ("show('a.php')", "", Via.SCRIPT),
    ("show('a.pdf.php')", "", Via.SCRIPT),
    ("alert('ไม่มีไฟล์ .pdf นี้')", "", Via.SCRIPT),
    ("show(id)", "", Via.SCRIPT),
    ("", "", Via.SCRIPT),
    ("f('" + "x" * 5000 + ".pdf')", "", Via.SCRIPT),
]


@pytest.fixture(scope="module")
def openers() -> Openers:
    root = LexborHTMLParser("<script>function known(a){window.open('f/'+a)}</script>").root
    assert root is not None
    return Openers(root)


@pytest.mark.parametrize(("code", "wanted", "via"), CLICKS)
def test_opened_by(code: str, wanted: str, via: Via, openers: Openers) -> None:
    assert opened_by(code, openers) == (wanted, via)


CONFIGS = [
    ('{"source":"https:\\/\\/a.example\\/b.pdf"}', ["https://a.example/b.pdf"]),
    ("{pdfUrl: 'b.pdf', x: 1}; {file_path = \"c.PDF\"}", ["b.pdf", "c.PDF"]),
    ("pdfjsLib.getDocument('b.pdf')", ["b.pdf"]),
    ("PDFObject.embed( \"b.pdf#page=2\", '#v')", ["b.pdf#page=2"]),
    ("var name = 'b.pdf'", []),
    ("title: 'ดูไฟล์ b.pdf'", []),
    ("file: 'b.doc'", []),
    ("file: base + 'b.pdf'", []),
]


@pytest.mark.parametrize(("code", "wanted"), CONFIGS)
def test_shown_by_script(code: str, wanted: list[str]) -> None:
    assert shown_by_script(code) == wanted


def test_long_scripts_are_searched_in_no_time(openers: Openers) -> None:
    begin = time.process_time()
    for code in ("source:'" * 6_000, "file='" + "x" * 50_000, "'" * 50_000):
        assert shown_by_script(code) == []
        assert opened_by(code, openers) == ("", Via.SCRIPT)
    assert time.process_time() - begin < 1.0


VIEWERS = [
    ("http://a.example/js/web/viewer.html?file=../../f/a.pdf", "http://a.example/f/a.pdf"),
    ("http://a.example/pdfjs/?file=%2Ff%2F%E0%B9%81.pdf#page=2", "http://a.example/f/%E0%B9%81.pdf"),
    ("https://docs.google.com/gview?embedded=true&url=https://a.example/a.pdf", "https://a.example/a.pdf"),
    ("https://docs.google.com/viewerng/viewer?url=http://a.example/a b.pdf", "http://a.example/a%20b.pdf"),
    ("https://view.officeapps.live.com/op/view.aspx?src=http%3A%2F%2Fa.example%2Fa.xlsx", "http://a.example/a.xlsx"),
    ("http://a.example/flipbook.php?pdf=a.pdf", "http://a.example/a.pdf"),
    ("http://a.example/viewer.html?page=2", None),
    ("http://a.example/viewer.html?file=javascript:alert(1)", None),
    ("http://a.example/viewer?url=7", None),
    ("http://a.example/page.php?file=a.pdf", None),
    ("http://a.example/viewer.html", None),
]


@pytest.mark.parametrize(("url", "wanted"), VIEWERS)
def test_behind_viewer(url: str, wanted: str | None) -> None:
    assert behind_viewer(url) == wanted


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://A.Example:8/x", "a.example"), ("http://[::1]/", "::1"), ("http://[bad", ""), ("x", ""), ("", "")],
)
def test_host_of(url: str, host: str) -> None:
    assert host_of(url) == host
