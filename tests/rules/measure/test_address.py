"""What addresses say by themselves."""

import pytest

from model.document import Link, Via
from rules.measure.address import host_of, is_file, is_home, is_internal, is_picture, is_web, leads_to_document, same_site


@pytest.mark.parametrize(
    "url",
    ["https://x.example", "https://x.example/", "https://x.example/index.php", "https://x.example/Index.HTML", "https://x.example/th/",
     "https://x.example/th/home", "https://x.example/home.aspx?lang=th", "https://x.example/index.php?PHPSESSID=1", "https://x.example/#"],
)  # fmt: skip
def test_is_home(url: str) -> None:
    assert is_home(url)


@pytest.mark.parametrize(
    "url",
    ["https://x.example/ita", "https://x.example/index.php?id=5", "https://x.example/th/home/news", "https://x.example/#/o18",
     "https://x.example/home/ita", "https://x.example/plan.pdf"],
)  # fmt: skip
def test_is_not_home(url: str) -> None:
    assert not is_home(url)


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("https://www.x.example/a", "http://x.example:8080/b", True),
        ("https://ita.x.example/a", "https://x.example/", True),
        ("https://X.EXAMPLE/a", "x.example", True),
        ("https://y.example/a", "https://x.example/", False),
        ("https://notx.example/", "x.example", False),
        ("", "", False),
        ("http://[broken", "x.example", False),
    ],
)
def test_same_site(url: str, other: str, *, same: bool) -> None:
    assert same_site(url, other) is same


@pytest.mark.parametrize(
    "url", ["ftp://x.example/a", "//x.example/a", "http://", "javascript:1", "", "http://[::1", "mailto:a@x.example"]
)
def test_is_not_web(url: str) -> None:
    assert not is_web(url)


def test_endings() -> None:
    assert is_file("https://x.example/a.PDF?download=1")
    assert is_file("https://x.example/get.php?f=a.xlsx&x=1")
    assert not is_file("https://x.example/pdf/")
    assert is_picture("https://x.example/a.JPG")
    assert not is_picture("https://x.example/jpg")


def test_embedded_viewers_and_pictures() -> None:
    assert leads_to_document(Link("https://x.example/viewer", "", Via.EMBED))
    assert not leads_to_document(Link("https://x.example/download/a.jpg", "ดาวน์โหลด"))


def test_hosts() -> None:
    assert host_of("https://www.x.example/a") == "x.example"
    assert host_of("sedo.example") == "sedo.example"
    assert host_of("http://" + "a" * 5000 + ".example/") != ""


@pytest.mark.parametrize(("url", "page", "expected"), [
    ("http://192.168.1.10/plan.pdf", "https://www.ban-tua-yang.example/plan", True),
    ("http://localhost/plan.pdf", "https://www.ban-tua-yang.example/plan", True),
    ("http://server/plan.pdf", "https://www.ban-tua-yang.example/plan", True),
    ("http://127.0.0.5:8000/form", "http://127.0.0.2:8000/e-service", False),  # a network that was opened for the scan
    ("https://forms.example/1", "https://www.ban-tua-yang.example/plan", False),
    ("mailto:a@b.example", "https://www.ban-tua-yang.example/plan", False),
])  # fmt: skip
def test_what_only_the_office_reaches(url: str, page: str, expected: bool) -> None:
    assert is_internal(url, page) is expected
