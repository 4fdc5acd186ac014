"""The pages of the cases with what stands around them: the furniture of six kinds of sites, and other pages of the same site."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from urllib.parse import urljoin

from demo.sites.site import NOTICE, Leaf, quoted
from demo.sites.styles import STYLES
from evaluation.corpus import Case, Page
from evaluation.render import body_html
from model.submission import Agency

FILLERS = 5  # with the case's own page enough for what they share to be known as furniture

_MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
_BUDDHIST = 543
_PAGES = {
    "wordpress": "/archives/{n}",
    "engine": "/index.php?mo=3&art={n}",
    "modern": "/data_{n}",
    "joomla": "/index.php/2018-03-11-15-36-44/{n}-2019-06-04-08-12-33",
    "tables": "/detail_{n}.html",
    "plain": "/show.php?id={n}",
}
_BODY = "<!-- body -->"
# Where a style prints the way to the page: what it makes up there is replaced by what the case says.
_CRUMBS = {
    "wordpress": re.compile(r'(<div class="breadcrumbs">).*?(</div>)', re.DOTALL),
    "engine": re.compile(r'(<div class="navi">).*?(</div>)', re.DOTALL),
    "modern": re.compile(r'(<div class="crumb">).*?(</div>)', re.DOTALL),
    "joomla": re.compile(r'(<ul class="breadcrumb">).*?(</ul>)', re.DOTALL),
}
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
# An old site has one title for all its pages.
_ONE_TITLE = frozenset({"tables"})
_AGENCIES = {
    "wordpress": ("เทศบาลตำบลหนองตัวอย่าง", "เทศบาลตำบล", "nongtuayang.example"),
    "engine": ("องค์การบริหารส่วนตำบลทุ่งสมมุติ", "อบต.", "tungsommut.example"),
    "modern": ("เทศบาลเมืองเขาจำลอง", "เทศบาลเมือง", "khaojamlong.example"),
    "joomla": ("องค์การบริหารส่วนตำบลบ้านสมมติ", "อบต.", "bansommot.example"),
    "tables": ("เทศบาลตำบลวังตัวอย่าง", "เทศบาลตำบล", "wangtuayang.example"),
    "plain": ("องค์การบริหารส่วนตำบลคลองตัวอย่าง", "อบต.", "khlongtuayang.example"),
}
_FILLER_TEXTS = (
    ("ประวัติตำบล", "เล่ากันว่าเดิมที่นี่เป็นดงไผ่ริมห้วย ชาวบ้านอพยพมาตั้งถิ่นฐานเพราะดินดีและน้ำไม่ขาด ต่อมาจึงมีวัดและตลาดเล็ก ๆ"),
    ("แหล่งท่องเที่ยว", "น้ำตกชั้นเดียวและถ้ำหินงอก เดินขึ้นได้ตลอดปี มีลานจอดรถและร้านกาแฟของกลุ่มแม่บ้าน"),
    ("สินค้าชุมชน", "ผ้าทอมือลายดอกแก้ว กล้วยตาก และน้ำพริกเผา สั่งซื้อได้จากกลุ่มอาชีพหมู่ที่ 4"),
    ("วัดและศาสนสถาน", "วัดเก่าแก่ประจำตำบลมีพระอุโบสถไม้สักและจิตรกรรมฝาผนังฝีมือช่างพื้นบ้าน"),
    ("ภูมิอากาศ", "อากาศร้อนชื้น ฝนตกชุกในช่วงกลางปี หน้าหนาวมีหมอกลงบาง ๆ ในตอนเช้า"),
)


def agency_of(case: Case) -> Agency:
    """The agency of a case: its own, or the one that has a site of this style."""
    name, kind, host = _AGENCIES[case.style]
    if case.url and "://" in case.url:
        host = case.url.split("/")[2]
    if case.agency is not None:
        host = host if case.url else f"a{case.number % 10**6}.example"
        name, kind = case.agency.name, case.agency.type or kind
    return Agency(name, kind, "สมมติ", "ตัวอย่าง", f"http://{host}/", "saraban@agency.example")


def address_of(case: Case) -> str:
    """The submitted address: the case's own, or one of the style's form."""
    return quoted(
        case.url or urljoin(agency_of(case).home_url or "", _PAGES[case.style].format(n=10000 + case.number % 900_000))
    )


def page_bytes(case: Case, page: Page, *, seed: int) -> tuple[bytes, str]:
    """A page of the case's site: body and content type."""
    agency = agency_of(case)
    heading = page.heading or _without_agency(page.title, agency.name)
    posted = page.posted or _said(case.as_of - timedelta(days=3 + seed % 80))
    style = page.style or case.style
    html = _printed(style, agency, heading, body_html(page.body, seed), posted, case.fiscal_year)
    if style not in _ONE_TITLE:
        html = _TITLE.sub(lambda _: f"<title>{escape(page.title)}</title>", html, count=1)
    if style in _CRUMBS:
        way = _way(page.breadcrumb or ("หน้าแรก", heading), as_list=style == "joomla")
        html = _CRUMBS[style].sub(lambda found: f"{found[1]}{way}{found[2]}", html, count=1)
    return encoded(html, style)


def fillers(case: Case) -> list[tuple[str, bytes, str]]:
    """Other pages of the same site that say nothing about any indicator: address, body, content type."""
    home = agency_of(case).home_url or ""
    made = []
    for number, (title, text) in enumerate(_FILLER_TEXTS[:FILLERS]):
        body, kind = page_bytes(case, Page(title=title, body=text, posted="2 กุมภาพันธ์ 2562"), seed=number)
        made.append((urljoin(home, f"/general/{number}.html"), body, kind))
    return made


def encoded(html: str, style: str) -> tuple[bytes, str]:
    """The bytes that a site of this style sends."""
    if style in _ONE_TITLE:
        return html.encode("cp874", "xmlcharrefreplace"), "text/html; charset=windows-874"
    return html.encode(), "text/html; charset=utf-8"


def _printed(style: str, agency: Agency, heading: str, body: str, posted: str, fiscal_year: int) -> str:
    if style == "plain":
        return _plain(agency, heading, body, posted)
    maker = STYLES[style]
    leaf = Leaf(agency, NOTICE, heading, _BODY, fiscal_year, "/shown", lambda code: quoted(maker.address(code)))
    return maker.pages(leaf)["/shown"].replace(leaf.posted, posted).replace(_BODY, body)  # the body may tell of that day, too


def _plain(agency: Agency, heading: str, body: str, posted: str) -> str:
    entries = "".join(
        f'<a href="/show.php?id={number}">{label}</a> | '
        for number, label in enumerate(("หน้าหลัก", "ข้อมูลทั่วไป", "บุคลากร", "แผนและงบประมาณ", "ข่าวสาร", "ITA", "ติดต่อ"))
    )
    return (
        f'<html><head><meta charset="utf-8"><title>{agency.name}</title></head><body><div id="head">{agency.name}</div>'
        f'<div id="nav">{entries}</div><h2>{escape(heading)}</h2>\n{body}\n<p><small>ลงเมื่อ {posted}</small></p>'
        f'<hr><div id="foot">{agency.name} โทร. 0 5300 0199</div></body></html>'
    )


def _way(steps: Sequence[str], *, as_list: bool) -> str:
    if as_list:
        return "".join(f"<li>{escape(step)}</li>" for step in steps)
    return " &gt; ".join(
        f'<a href="/">{escape(step)}</a>' if number == 0 else escape(step) for number, step in enumerate(steps)
    )


def _without_agency(title: str, name: str) -> str:
    """A title without the site's name at its end, as it stands over the text."""
    head, mark, tail = title.rpartition(" - ")
    if not mark:
        head, mark, tail = title.rpartition(" | ")
    return (
        head
        if mark and (tail.strip() in name or name in tail or tail.startswith(("อบต", "เทศบาล", "ทต", "ทม", "อบจ")))
        else title
    )


def _said(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year + _BUDDHIST}"
