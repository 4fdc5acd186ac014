"""Where a page itself sends its reader."""

import time

import pytest

from crawler.sent_on import sent_on

LEADS = [
    ("plain", '<meta http-equiv="refresh" content="0;url=/next">', "/next"),
    ("capitals and quotes", "<META HTTP-EQUIV='Refresh' CONTENT=\"2; URL='http://a.example/x'\">", "http://a.example/x"),
    ("content first, unquoted", "<meta content=0;url=/next http-equiv=refresh>", "/next"),
    ("entities", '<meta http-equiv=refresh content="0;url=/i.php?mo=3&amp;art=5">', "/i.php?mo=3&art=5"),
    ("Thai", '<meta http-equiv=refresh content="0;url=/แผน.pdf">', "/แผน.pdf"),
    ("over a page", '<meta http-equiv=refresh content="3;url=/"><h1>แผนการใช้จ่ายงบประมาณ</h1>', "/"),
    ("later", '<meta http-equiv=refresh content="6;url=/next">', None),
    ("without an address", '<meta http-equiv=refresh content="5">', None),
    ("for readers without scripts", "<noscript><meta http-equiv=refresh content='0;url=/no'></noscript>", None),
    ("in a comment", "<!-- <meta http-equiv=refresh content='0;url=/no'> -->", None),
    ("below a base", "<base href=/a/><meta http-equiv=refresh content='0;url=next'>", None),
    ("spoken of", "<p>http-equiv=refresh content='0;url=/no'</p>", None),
    ("script", "<script>window.location.href = '/next';</script>", "/next"),
    ("replace", "<title>ITA</title><script type=text/javascript>location.replace(\"/next\")</script>", "/next"),
    ("onload", "<body onload=\"window.location='http:\\/\\/a.example\\/x'\"></body>", "http://a.example/x"),
    ("put together", "<script>location.href = '/x?' + id;</script>", None),
    ("one of two", "<script>location = mobile ? 1 : 2; if (a) location = '/a'; else location = '/b';</script>", None),
    ("after a cookie", "<script>document.cookie = 'a=1'; location.href = '/next';</script>", None),
    ("beside words", "<p>เนื้อหา</p><script>location.href = '/next'</script>", None),
    ("beside a picture", "<img src=a.jpg><script>location.href = '/next'</script>", None),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "target"), [row[1:] for row in LEADS], ids=[row[0] for row in LEADS])
def test_a_page_sends_on(markup, target):
    found = sent_on(f"<!doctype html><html><head>{markup}</html>".encode())
    assert (found.decode() if found else None) == target


def test_an_address_in_windows_874_keeps_its_bytes():
    page = '<meta http-equiv=refresh content="0;url=/แผน.pdf">'.encode("cp874")
    assert sent_on(page) == "/แผน.pdf".encode("cp874")


@pytest.mark.parametrize("piece", [b"<script>", b"<body ", b"<!--", b"<", b"<meta http-equiv=refresh ", b"location='"])
def test_a_hostile_page_costs_little(piece):
    started = time.process_time()
    sent_on(piece * (16_000 // len(piece)) + b"location")
    assert time.process_time() - started < 0.5
