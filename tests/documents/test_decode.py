"""Bytes to text: what the bytes are wins over what the page says."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.decode import decode

THAI = "<html><title>เทศบาลตำบลบ้านตัวอย่าง</title><p>แผนการใช้จ่ายงบประมาณ “ประจำปี” ๒๕๖๕</p></html>"
META = '<html><head><meta charset="{}"></head><body>แผนงาน การดำเนินงานประจำปี</body></html>'
WIDE = "<p>" + "「漢字」" * 50 + "</p>"

CASES: list[tuple[str, bytes, str | None, str]] = [
    ("utf-8", THAI.encode(), "text/html; charset=utf-8", THAI),
    ("utf-8 without a label", THAI.encode(), None, THAI),
    ("utf-8 labelled tis-620", THAI.encode(), "text/html; charset=tis-620", THAI),
    ("utf-8 labelled latin-1", META.format("iso-8859-1").encode(), None, META.format("iso-8859-1")),
    ("utf-8 with a mark", codecs.BOM_UTF8 + THAI.encode(), "text/html; charset=windows-874", THAI),
    ("utf-16 with a mark", THAI.encode("utf-16"), "text/html", THAI),
    ("utf-16 big end first", codecs.BOM_UTF16_BE + THAI.encode("utf-16-be"), None, THAI),
    ("utf-16 without a mark", THAI.encode("utf-16-le"), None, THAI),
    ("utf-16 without a mark, big end first", THAI.encode("utf-16-be"), None, THAI),
    ("utf-16 by its type", WIDE.encode("utf-16-le"), "text/html; charset=UTF-16", WIDE),
    ("utf-16 by its type, big end first", WIDE.encode("utf-16-be"), "text/html; charset=utf-16be", WIDE),
    ("utf-8 labelled utf-16", THAI.encode(), "text/html; charset=utf-16", THAI),
    ("utf-8 labelled utf-16, with a nul", f"{THAI}\0".encode(), "text/html; charset=utf-16", f"{THAI}\0"),
    ("utf-32", THAI.encode("utf-32"), None, THAI),
    ("windows-874 without a label", THAI.encode("cp874"), None, THAI),
    ("windows-874 labelled utf-8", THAI.encode("cp874"), "text/html; charset=utf-8", THAI),
    ("windows-874 labelled latin-1", META.format("iso-8859-1").encode("cp874"), None, META.format("iso-8859-1")),
    ("an unknown label", THAI.encode("cp874"), "text/html; charset=x-klingon", THAI),
    ("a label that is no text", THAI.encode("cp874"), "text/html; charset=zlib", THAI),
    ("latin-1", "<p>déjà vu à la carte</p>".encode("latin-1"), "text/html; charset=iso-8859-1", "<p>déjà vu à la carte</p>"),
    ("chinese", ("<p>" + "曼谷市政府" * 20 + "</p>").encode("gbk"), "text/html; charset=gb2312", "<p>" + "曼谷市政府" * 20 + "</p>"),
    ("mostly english, a little thai", b"<p>" + b"annual plan " * 300 + "แผน".encode("cp874"), None, "<p>" + "annual plan " * 300 + "แผน"),
    ("short thai", "แผน".encode("cp874"), None, "แผน"),
    ("ascii", b"plain", None, "plain"),
    ("nothing", b"", "text/html", ""),
]  # fmt: skip
LABELS = ["windows-874", "x-windows-874", "tis-620", "TIS620", "tis-620-2533", "iso-8859-11", "cp874", "ISO8859-11"]


@pytest.mark.parametrize(("body", "content_type", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_decode(body: bytes, content_type: str | None, wanted: str) -> None:
    assert decode(body, content_type) == wanted


@pytest.mark.parametrize("label", LABELS)
def test_every_thai_label_means_windows_874(label: str) -> None:
    assert decode(META.format(label).encode("cp874"), None) == META.format(label)
    assert decode("“”".encode("cp874"), f"text/plain; charset={label}") == "“”"


def test_broken_utf_8_keeps_what_is_whole() -> None:
    body = THAI.encode()
    cut = body[:40] + body[41:]
    assert decode(cut, "text/html").count("\ufffd") <= 2
    assert "แผนการใช้จ่าย" in decode(cut, "text/html")


def test_a_character_cut_at_the_end_does_not_change_the_reading() -> None:
    assert decode("แผนงานประจำปี".encode()[:-1], None).startswith("แผนงานประจำป")


@given(st.binary(max_size=300), st.one_of(st.none(), st.sampled_from(LABELS), st.text(max_size=20)))
def test_decode_never_raises_and_gives_no_surrogates(body: bytes, label: str | None) -> None:
    text = decode(body, f"text/html; charset={label}")
    assert not any("\ud800" <= char <= "\udfff" for char in text)
    assert decode(body, label).encode() or not body.strip(b"\xef\xbb\xbf\xff\xfe\0")
