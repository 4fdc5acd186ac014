"""What people type, paste and get from spreadsheets, against the address a browser would ask for."""

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.urls import BadUrl, clean_url, host_key, join

THAI = "%E0%B9%81%E0%B8%9C%E0%B8%99"  # แผน

CLEANED = [
    ("http://x.go.th", "http://x.go.th/"),
    ("http://x.go.th/a?b=1&c", "http://x.go.th/a?b=1&c"),
    # blanks, quotes and what stands around an address
    ("  http://x.go.th/a \n", "http://x.go.th/a"),
    ("\u00a0\u3000http://x.go.th/a\u00a0", "http://x.go.th/a"),
    ('"http://x.go.th/a"', "http://x.go.th/a"),
    ("“http://x.go.th/a”", "http://x.go.th/a"),
    ("<http://x.go.th/a>", "http://x.go.th/a"),
    ("(http://x.go.th/a)", "http://x.go.th/a"),
    ("http://x.go.th/a_(b)", "http://x.go.th/a_(b)"),
    ("- http://x.go.th/a", "http://x.go.th/a"),
    ("• http://x.go.th/a", "http://x.go.th/a"),
    ("ลิงก์: https://x.go.th/a", "https://x.go.th/a"),
    ("URL : https://x.go.th/a", "https://x.go.th/a"),
    ("http://x.go.th/a,", "http://x.go.th/a"),
    ("http://x.go.th/a;", "http://x.go.th/a"),
    ("http://x.go.th/a.", "http://x.go.th/a"),
    ("http://x.go.th/a，", "http://x.go.th/a"),
    ("http://x.go.th/a、", "http://x.go.th/a"),
    ("http://x.go.th/\u200ba\ufeff", "http://x.go.th/a"),
    ("http://x.go.th/a\tb\r\nc", "http://x.go.th/abc"),
    # schemes
    ("x.go.th", "http://x.go.th/"),
    ("www.x.go.th/แผน", f"http://www.x.go.th/{THAI}"),
    ("//x.go.th/a", "http://x.go.th/a"),
    ("HTTP://X.GO.TH/A", "http://x.go.th/A"),
    ("Https://x.go.th/", "https://x.go.th/"),
    ("https:\\\\x.go.th\\a", "https://x.go.th/a"),
    ("http//x.go.th/a", "http://x.go.th/a"),
    ("http:/x.go.th/a", "http://x.go.th/a"),
    ("http:x.go.th/a", "http://x.go.th/a"),
    ("http:///x.go.th/a", "http://x.go.th/a"),
    ("https;//x.go.th/a", "https://x.go.th/a"),
    ("http : // x.go.th/a", "http://x.go.th/a"),
    ("http://https://x.go.th/a", "https://x.go.th/a"),
    ("https://http://x.go.th/a", "http://x.go.th/a"),
    ("http://http.go.th/", "http://http.go.th/"),
    ("ｈｔｔｐ：／／x.go.th/a", "http://x.go.th/a"),
    ("x.go.th:8080/a", "http://x.go.th:8080/a"),
    ("localhost:8000", "http://localhost:8000/"),
    ("192.0.2.7/ita", "http://192.0.2.7/ita"),
    # hosts and ports
    ("http://x.go.th:80/", "http://x.go.th/"),
    ("https://x.go.th:443/", "https://x.go.th/"),
    ("https://x.go.th:80/", "https://x.go.th:80/"),
    ("http://x.go.th:/", "http://x.go.th/"),
    ("http://x.go.th./a", "http://x.go.th/a"),
    ("http://x.go.th。/a", "http://x.go.th/a"),
    ("http://localhost./", "http://localhost/"),
    ("http://เทศบาล.ไทย/", "http://xn--o3cg7ak5c9d.xn--o3cw4h/"),
    ("http://เทศบาล_ก.ไทย/", "http://xn--_-uwf8dm9cq5esf.xn--o3cw4h/"),
    ("http://ab_c.go.th/", "http://ab_c.go.th/"),
    ("http://user:secret@x.go.th/a", "http://x.go.th/a"),
    ("http://a@x.go.th", "http://x.go.th/"),
    ("http://a\\@x.go.th", "http://a/@x.go.th"),
    ("http://a#@x.go.th", "http://a/"),
    # numbers that are addresses (each is what the system would connect to)
    ("http://2130706433/", "http://127.0.0.1/"),
    ("http://0x7f.1/", "http://127.0.0.1/"),
    ("http://0177.0.0.1/", "http://127.0.0.1/"),
    ("http://127.1/", "http://127.0.0.1/"),
    ("http://１２７.０.０.１/", "http://127.0.0.1/"),
    ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ("http://[0:0:0:0:0:0:0:1]/", "http://[::1]/"),
    # paths and queries
    ("http://x.go.th/แผน 1", f"http://x.go.th/{THAI}%201"),
    (f"http://x.go.th/{THAI}", f"http://x.go.th/{THAI}"),
    ("http://x.go.th/%e0%b8%81", "http://x.go.th/%e0%b8%81"),
    ("http://x.go.th/?q=แผน&amp;p=1", f"http://x.go.th/?q={THAI}&p=1"),
    ("http://x.go.th/?q=1&amp;amp;p=1", "http://x.go.th/?q=1&p=1"),
    ("http://x.go.th/?a=1&copy=2", "http://x.go.th/?a=1&copy=2"),
    ("http://x.go.th/100%", "http://x.go.th/100%25"),
    ("http://x.go.th/a%zz", "http://x.go.th/a%25zz"),
    ("http://x.go.th/a/../b/./c", "http://x.go.th/b/c"),
    ("http://x.go.th/a/..", "http://x.go.th/"),
    ("http://x.go.th/../../a", "http://x.go.th/a"),
    ("http://x.go.th/a//b", "http://x.go.th/a//b"),
    ("http://x.go.th/a#part", "http://x.go.th/a"),
    ("http://x.go.th/#/o18", "http://x.go.th/"),
    ("http://x.go.th/?", "http://x.go.th/"),
    ("http://x.go.th?a=1", "http://x.go.th/?a=1"),
    ("http://x.go.th/a;b=1?c;d", "http://x.go.th/a;b=1?c;d"),
    ("http://x.go.th/\ud800", "http://x.go.th/%EF%BF%BD"),
    ("http://x.go.th/" + "a" * 8000, "http://x.go.th/" + "a" * 8000),
]  # fmt: skip

BAD = [
    ("", "empty"),
    ("  \u200b ", "empty"),
    ('""', "empty"),
    ("ไม่มี", "not-a-url"),
    ("-", "empty"),
    ("อยู่ระหว่างดำเนินการ", "not-a-url"),
    ("พ.ศ.2565", "not-a-url"),
    ("อบต.ทุ่งสมมุติ", "not-a-url"),
    ("แผน.pdf", "not-a-url"),
    ("ita@tambon.example", "not-a-url"),
    ("1.2.3", "not-a-url"),
    ("ข้อ 18 www.x.go.th", "not-a-url"),
    ("http://", "no-host"),
    ("https:///", "no-host"),
    ("http://?a=1", "no-host"),
    ("http://a..b/", "host"),
    ("http://www. x.go.th/", "host"),
    ("http://x|y.go.th/", "host"),
    ("http://[::1/", "port"),
    ("http://[fe80::1%25eth0]/", "host"),
    ("http://1.2.3.4.5/", "host"),
    ("http://256.0.0.1/", "host"),
    ("http://0x1ffffffff/", "host"),
    ("http://" + "a" * 64 + ".th/", "host"),
    ("http://" + "a." * 130 + "th/", "host"),
    ("http://x.go.th:99999/", "port"),
    ("http://x.go.th:0/", "port"),
    ("http://x.go.th:8o/", "port"),
    ("http://x.go.th:๘๐/", "port"),
    ("file:///etc/passwd", "scheme"),
    ("ftp://x.go.th/a", "scheme"),
    ("gopher://x.go.th/", "scheme"),
    ("data:text/html,x", "scheme"),
    ("javascript:alert(1)", "scheme"),
    ("mailto:ita@x.example", "scheme"),
    ("tel:0812345678", "scheme"),
    ("htp://x.go.th/", "scheme"),
    ("C:\\ita\\o18.pdf", "scheme"),
    ("http://x.go.th/a…", "cut-off"),
    ("http://x.go.th/a...", "cut-off"),
    ("http://x.go.th/\x00", "control"),
    ("http://x.go.th/\x1b[31m", "control"),
    ("http://x.go.th/" + "a" * 40_000, "too-long"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "address"), CLEANED)
def test_cleaned(raw, address):
    assert clean_url(raw) == address


@pytest.mark.parametrize(("raw", "why"), BAD)
def test_bad(raw, why):
    assert clean_url(raw) == BadUrl(why)


@pytest.mark.parametrize("address", [address for _, address in CLEANED])
def test_clean_addresses_stay_as_they_are(address):
    assert clean_url(address) == address
    assert str(httpx.URL(address)) == address


_PIECES = st.sampled_from(["http", "https", ":", "//", "/", "\\", "@", "#", "?", "&amp;", "&", "%", "%41", "..", ".", "…", "[", "]",
                           "x.go.th", "ไทย", "แผน", "ก่", "127.1", "0x7f", "１", " ", "\u200b", "\t", "8080", "a", "'", ")", ";",
                           "\ud800", "xn--", "。"])  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map("".join)))
def test_never_raises_and_is_idempotent(raw):
    cleaned = clean_url(raw)
    if isinstance(cleaned, str):
        assert clean_url(cleaned) == cleaned
        assert cleaned.isascii()
        assert httpx.URL(cleaned).raw_host
        assert host_key(cleaned)[0] in {"http", "https"}


@given(st.binary(max_size=60))
def test_join_never_raises(location):
    assert isinstance(join("http://x.go.th/a/b?c", location), str | BadUrl)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        (b"/a", "http://x.go.th/a"),
        (b"c", "http://x.go.th/a/c"),
        (b"?q=1", "http://x.go.th/a/b?q=1"),
        (b"", "http://x.go.th/a/b"),
        (b"  /a  ", "http://x.go.th/a"),
        (b"//y.go.th/a", "http://y.go.th/a"),
        (b"https:\\\\y.go.th\\a", "https://y.go.th/a"),
        (b"#part", "http://x.go.th/a/b"),
        ("/แผน".encode(), f"http://x.go.th/{THAI}"),
        ("/กข".encode("cp874"), "http://x.go.th/%A1%A2"),
        ("http://เทศบาล.ไทย/".encode(), "http://xn--o3cg7ak5c9d.xn--o3cw4h/"),
        (b"javascript:alert(1)", BadUrl("scheme")),
        (b"http://[::1", BadUrl("host")),
    ],
)
def test_join(location, target):
    assert join("http://x.go.th/a/b", location) == target


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://x.go.th/", ("http", "x.go.th", 80)),
        ("https://x.go.th/", ("https", "x.go.th", 443)),
        ("http://x.go.th:8000/a", ("http", "x.go.th", 8000)),
        ("http://[::1]:81/", ("http", "::1", 81)),
    ],
)
def test_host_key(url, key):
    assert host_key(url) == key
