"""Addresses whose form says enough: cloud drives, social networks, shorteners, networks that no citizen reaches.

One row a service: host names (a leading dot stands for any name below it), a piece of the path, the service. The first row
that fits holds; a row without a code is an exception that is fetched like any other page.
"""

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from model.capture import Note

DRIVE, SOCIAL, SHORT = "cloud-drive", "social-media-only", "shortened-url"


@dataclass(frozen=True, slots=True)
class Quirk:
    """One row: hosts by name or ending, and pieces of a path of which one must occur; never patterns."""

    code: str | None
    service: str
    hosts: tuple[str, ...]
    paths: tuple[str, ...] = ("/",)


QUIRKS = (
    # Google Sites is where many small bodies keep their whole web site: a page like any other.
    Quirk(None, "Google Sites", ("sites.google.com",)),
    # A page of scripts around a file that stands elsewhere; a link to it on a page is read as a link to that file.
    Quirk(DRIVE, "Google Docs Viewer", ("docs.google.com",), ("/viewer", "/gview")),
    Quirk(DRIVE, "Google Drive", ("drive.google.com", "drive.usercontent.google.com")),
    Quirk(DRIVE, "Google Forms", ("docs.google.com",), ("/forms/",)),
    Quirk(DRIVE, "Google Forms", ("forms.gle",)),
    Quirk(DRIVE, "Google Sheets", ("docs.google.com", "sheets.google.com"), ("/spreadsheets/",)),
    Quirk(DRIVE, "Google Slides", ("docs.google.com", "slides.google.com"), ("/presentation/",)),
    Quirk(DRIVE, "Google Docs", ("docs.google.com",)),
    Quirk(DRIVE, "Google Photos", ("photos.google.com", "photos.app.goo.gl")),
    Quirk(DRIVE, "OneDrive", ("onedrive.live.com", "1drv.ms", ".1drv.com", ".onedrive.com")),
    Quirk(DRIVE, "Microsoft Forms", ("forms.office.com", "forms.microsoft.com", "forms.cloud.microsoft")),
    Quirk(DRIVE, "SharePoint", (".sharepoint.com",)),
    Quirk(DRIVE, "Dropbox", ("dropbox.com", ".dropbox.com", ".dropboxusercontent.com", "db.tt")),
    Quirk(DRIVE, "iCloud", ("icloud.com", ".icloud.com")),
    Quirk(DRIVE, "MEGA", ("mega.nz", "mega.co.nz")),
    Quirk(DRIVE, "MediaFire", ("mediafire.com", ".mediafire.com")),
    Quirk(DRIVE, "Box", ("box.com", ".box.com")),
    Quirk(DRIVE, "pCloud", (".pcloud.com", ".pcloud.link")),
    Quirk(DRIVE, "4shared", ("4shared.com", ".4shared.com")),
    # A share button pasted instead of the page: the network is not where the information stands.
    Quirk(SOCIAL, "Facebook", ("facebook.com", ".facebook.com", "fb.com", ".fb.com", "fb.me", "fb.watch", "m.me")),
    Quirk(SOCIAL, "YouTube", ("youtube.com", ".youtube.com", "youtu.be", "youtube-nocookie.com")),
    Quirk(SOCIAL, "LINE", ("line.me", ".line.me", "lin.ee", ".line-apps.com")),
    Quirk(SOCIAL, "Instagram", ("instagram.com", ".instagram.com", "instagr.am")),
    Quirk(SOCIAL, "TikTok", ("tiktok.com", ".tiktok.com")),
    Quirk(SOCIAL, "X (Twitter)", ("twitter.com", ".twitter.com", "x.com", ".x.com")),
    Quirk(SOCIAL, "Threads", ("threads.net", ".threads.net", "threads.com", ".threads.com")),
    Quirk(SOCIAL, "Telegram", ("t.me", "telegram.me")),
    Quirk(SHORT, "bit.ly", ("bit.ly", "bitly.com", "j.mp")),
    Quirk(SHORT, "shorturl.at", ("shorturl.at", ".shorturl.at", "shorturl.asia")),
    Quirk(SHORT, "tinyurl.com", ("tinyurl.com", ".tinyurl.com")),
    Quirk(SHORT, "goo.gl", ("goo.gl", ".app.goo.gl")),
    Quirk(SHORT, "page.link", (".page.link",)),
    Quirk(SHORT, "g.page", ("g.page",)),
    Quirk(SHORT, "t.co", ("t.co",)),
    Quirk(SHORT, "me2.do", ("me2.do",)),
    Quirk(SHORT, "cutt.ly", ("cutt.ly",)),
    Quirk(SHORT, "me-qr", ("me-qr.com", ".me-qr.com", "qr.me-qr.com", "me-qr.link")),
    Quirk(SHORT, "qrco.de", ("qrco.de", "qr.de", "qr-code.click")),
    Quirk(SHORT, "is.gd", ("is.gd", "v.gd")),
    Quirk(SHORT, "rebrand.ly", ("rebrand.ly",)),
    Quirk(SHORT, "t.ly", ("t.ly",)),
    Quirk(SHORT, "ow.ly", ("ow.ly", "ht.ly")),
    Quirk(SHORT, "rb.gy", ("rb.gy",)),
    Quirk(SHORT, "s.id", ("s.id",)),
    Quirk(SHORT, "kutt.it", ("kutt.it", "urlz.fr", "shorturl.me", "gg.gg", "adf.ly")),
    Quirk(SHORT, "linktr.ee", ("linktr.ee",)),
)

# Suffixes that no public name server answers for: RFC 2606, RFC 6762, RFC 8375, and what offices use.
_INNER_SUFFIXES = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".corp", ".private", ".home")


def known_form(url: str) -> Note | None:
    """What the form of a cleaned address says by itself; None where it must be opened to know."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    for quirk in _rows(host):
        if any(piece in parts.path for piece in quirk.paths):
            return Note(quirk.code, {"service": quirk.service}) if quirk.code else None
    return Note("intranet-url", {"host": host}) if _is_inner(host) else None


def known_service(url: str) -> Note | None:
    """The same for services alone: an address of an inner network may have been opened."""
    form = known_form(url)
    return form if form is not None and form.code != "intranet-url" else None


@lru_cache(maxsize=4096)
def _rows(host: str) -> tuple[Quirk, ...]:
    bare = host.removeprefix("www.")
    return tuple(quirk for quirk in QUIRKS if any(_fits(bare, name) for name in quirk.hosts))


def _fits(host: str, name: str) -> bool:
    return host.endswith(name) if name.startswith(".") else host == name


def _is_inner(host: str) -> bool:
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_INNER_SUFFIXES)
