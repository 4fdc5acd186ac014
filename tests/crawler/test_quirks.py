"""Every service that is known by the form of its address, and its neighbours that are not."""

import pytest

from crawler.quirks import QUIRKS, known_form, known_service

KNOWN = [
    ("https://drive.google.com/file/d/abc/view", "cloud-drive", "Google Drive"),
    ("https://drive.google.com/drive/folders/abc", "cloud-drive", "Google Drive"),
    ("https://drive.google.com/open?id=abc", "cloud-drive", "Google Drive"),
    ("https://drive.usercontent.google.com/download?id=abc", "cloud-drive", "Google Drive"),
    ("https://docs.google.com/document/d/abc/edit", "cloud-drive", "Google Docs"),
    ("https://docs.google.com/spreadsheets/d/abc", "cloud-drive", "Google Sheets"),
    ("https://docs.google.com/a/x.go.th/spreadsheets/d/abc", "cloud-drive", "Google Sheets"),
    ("https://docs.google.com/presentation/d/abc", "cloud-drive", "Google Slides"),
    ("https://docs.google.com/viewer?url=http://x.go.th/a.pdf", "cloud-drive", "Google Docs Viewer"),
    ("https://docs.google.com/viewerng/viewer?url=http://x.go.th/a.pdf", "cloud-drive", "Google Docs Viewer"),
    ("https://docs.google.com/gview?embedded=1&url=http://x.go.th/a.pdf", "cloud-drive", "Google Docs Viewer"),
    ("https://docs.google.com/forms/d/e/abc/viewform", "cloud-drive", "Google Forms"),
    ("https://forms.gle/abc", "cloud-drive", "Google Forms"),
    ("https://photos.app.goo.gl/abc", "cloud-drive", "Google Photos"),
    ("https://1drv.ms/b/s!abc", "cloud-drive", "OneDrive"),
    ("https://onedrive.live.com/?id=abc", "cloud-drive", "OneDrive"),
    ("https://tambon-my.sharepoint.com/:b:/g/abc", "cloud-drive", "SharePoint"),
    ("https://forms.office.com/r/abc", "cloud-drive", "Microsoft Forms"),
    ("https://www.dropbox.com/s/abc/o18.pdf", "cloud-drive", "Dropbox"),
    ("https://dl.dropboxusercontent.com/s/abc", "cloud-drive", "Dropbox"),
    ("https://www.icloud.com/iclouddrive/abc", "cloud-drive", "iCloud"),
    ("https://mega.nz/file/abc", "cloud-drive", "MEGA"),
    ("https://www.mediafire.com/file/abc", "cloud-drive", "MediaFire"),
    ("https://app.box.com/s/abc", "cloud-drive", "Box"),
    ("https://e.pcloud.link/publink/show?code=abc", "cloud-drive", "pCloud"),
    ("https://www.4shared.com/office/abc", "cloud-drive", "4shared"),
    ("https://www.facebook.com/tambon", "social-media-only", "Facebook"),
    ("https://web.facebook.com/tambon/posts/1", "social-media-only", "Facebook"),
    ("https://fb.watch/abc", "social-media-only", "Facebook"),
    ("https://m.me/tambon", "social-media-only", "Facebook"),
    ("https://youtu.be/abc", "social-media-only", "YouTube"),
    ("https://www.youtube.com/watch?v=abc", "social-media-only", "YouTube"),
    ("https://line.me/R/ti/p/@tambon", "social-media-only", "LINE"),
    ("https://liff.line.me/abc", "social-media-only", "LINE"),
    ("https://lin.ee/abc", "social-media-only", "LINE"),
    ("https://www.instagram.com/tambon", "social-media-only", "Instagram"),
    ("https://www.tiktok.com/@tambon", "social-media-only", "TikTok"),
    ("https://vt.tiktok.com/abc", "social-media-only", "TikTok"),
    ("https://twitter.com/tambon", "social-media-only", "X (Twitter)"),
    ("https://x.com/tambon", "social-media-only", "X (Twitter)"),
    ("https://www.threads.net/@tambon", "social-media-only", "Threads"),
    ("https://t.me/tambon", "social-media-only", "Telegram"),
    ("https://bit.ly/abc", "shortened-url", "bit.ly"),
    ("https://shorturl.at/abc", "shortened-url", "shorturl.at"),
    ("https://www.shorturl.asia/abc", "shortened-url", "shorturl.at"),
    ("https://tinyurl.com/abc", "shortened-url", "tinyurl.com"),
    ("https://goo.gl/abc", "shortened-url", "goo.gl"),
    ("https://maps.app.goo.gl/abc", "shortened-url", "goo.gl"),
    ("https://tambon.page.link/abc", "shortened-url", "page.link"),
    ("https://g.page/tambon", "shortened-url", "g.page"),
    ("https://t.co/abc", "shortened-url", "t.co"),
    ("http://me2.do/abc", "shortened-url", "me2.do"),
    ("https://cutt.ly/abc", "shortened-url", "cutt.ly"),
    ("https://me-qr.com/abc", "shortened-url", "me-qr"),
    ("https://qrco.de/abc", "shortened-url", "qrco.de"),
    ("https://is.gd/abc", "shortened-url", "is.gd"),
    ("https://rebrand.ly/abc", "shortened-url", "rebrand.ly"),
    ("https://t.ly/abc", "shortened-url", "t.ly"),
    ("https://ow.ly/abc", "shortened-url", "ow.ly"),
    ("https://rb.gy/abc", "shortened-url", "rb.gy"),
    ("https://s.id/abc", "shortened-url", "s.id"),
    ("https://kutt.it/abc", "shortened-url", "kutt.it"),
    ("https://linktr.ee/tambon", "shortened-url", "linktr.ee"),
]  # fmt: skip

INNER = ["http://192.168.1.10/ita", "http://10.0.0.5/", "http://[fd00::1]/", "http://127.0.0.1/", "http://intranet/ita",
         "http://server01:8080/ita", "http://ita.local/", "http://nas.lan/", "http://x.localhost/"]  # fmt: skip

ORDINARY = ["https://sites.google.com/view/tambon/ita", "https://www.sites.google.com/view/tambon", "http://x.go.th/drive.google.com",
            "http://notfacebook.com/", "http://facebook.com.x.go.th/", "https://www.x-facebook.com/", "http://203.0.114.7/ita",
            "http://x.go.th/viewer?url=http://x.go.th/a.pdf", "http://page.link/", "http://xt.co/", "http://bit.ly.go.th/",
            "https://line.me.go.th/", "http://8.8.8.8/"]  # fmt: skip


@pytest.mark.parametrize(("url", "code", "service"), KNOWN)
def test_known(url, code, service):
    note = known_form(url)
    assert note is not None
    assert (note.code, note.data) == (code, {"service": service})


@pytest.mark.parametrize("url", INNER)
def test_inner(url):
    note = known_form(url)
    assert note is not None
    assert note.code == "intranet-url"


@pytest.mark.parametrize("url", INNER)
def test_an_inner_address_is_no_service(url):
    assert known_service(url) is None


@pytest.mark.parametrize("url", ORDINARY)
def test_ordinary(url):
    assert known_form(url) is None


def test_every_row_is_tested():
    tested = {service for _, _, service in KNOWN}
    assert {quirk.service for quirk in QUIRKS if quirk.code} == tested
    assert [quirk.service for quirk in QUIRKS if not quirk.code] == ["Google Sites"]
