"""Cells of spreadsheets -> addresses, names and links that are safe in a mail."""

import pytest

from notify.address import clean, usable
from notify.links import full, href, short


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("saraban@tessaban.example", "saraban@tessaban.example"),
        (" Saraban@Tessaban.EXAMPLE ", "Saraban@tessaban.example"),
        ("อีเมล saraban@tessaban.example โทร 0", "saraban@tessaban.example"),
        ("a@b.example, c@d.example", "a@b.example"),
        ("x / a@b.example", "a@b.example"),
        ("ไม่มี@ a@b.example", "a@b.example"),
        ("mailto:a@b.example", "a@b.example"),
        ("สารบรรณ <a@b.example>", "a@b.example"),
        ("a.b+c_d@b-c.example.", "a.b+c_d@b-c.example"),
        ("info@เทศบาลตัวอย่าง.ไทย", "info@xn--12cai5d3auekf5acv8e0a4i.xn--o3cw4h"),
        ("a@b.example\r\nBcc: c@d.example", "a@b.example"),
        ("-", None),
        ("", None),
        (None, None),
        ("a@b@c.example", None),
        (".a@b.example", None),
        ("สารบรรณ@b.example", None),
        ("a@-b.example", None),
        ("a@b..example", None),
        ("a@" + "b" * 64 + ".example", None),
        ("a" * 65 + "@b.example", None),
    ],
)
def test_the_first_usable_address_of_a_cell(cell: str | None, address: str | None) -> None:
    found = usable(cell)
    if address and "xn--" in address:
        assert found is not None
        assert found.isascii()
        assert found.startswith("info@xn--")
    else:
        assert found == address


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ก\r\nBcc: x", "ก Bcc: x"),
        ("a\x00b\u202ec\u200bd\u2028e", "abcde"),
        ("  a \t b ", "a b"),
        ("\ud800a", "a"),
        ("x" * 50, "x" * 19 + "…"),
    ],
)
def test_clean_is_one_line_of_visible_letters(text: str, line: str) -> None:
    assert clean(text, 20) == line


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://a.example/x?y=1&z=2", True),
        (" http://a.example ", True),
        ("HTTPS://A.EXAMPLE/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("ftp://a.example/", False),
        ("//a.example/", False),
        ("https:///x", False),
        ("https://bank.example@evil.example/", False),
        ("https://a.example/\r\nx", False),
        ("https://a.example/a b", False),
        ("https://[x/", False),
        ("https://a.example/" + "x" * 3000, False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_become_links(url: str, link: bool) -> None:
    assert href(url) == (url.strip() if link else None)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/%E0%B9%81%E0%B8%9C%E0%B8%99", "https://a.example/แผน"),
        ("https://a.example/%FF%E0", "https://a.example/%FF%E0"),
        ("https://a.example/%0d%0aBcc:%20x", "https://a.example/ Bcc: x"),
        ("https://a.example/%E2%80%AEx", "https://a.example/x"),
    ],
)
def test_an_address_to_read(url: str, shown: str) -> None:
    assert short(url) == shown


def test_a_long_address_loses_its_middle_but_not_its_host() -> None:
    shown = short("https://www.tessaban.example/" + "x" * 200 + "/end.pdf")
    assert (len(shown), shown[:29], shown[-8:]) == (64, "https://www.tessaban.example/", "/end.pdf")
    assert len(full("https://a.example/" + "x" * 9000)) == 2048
