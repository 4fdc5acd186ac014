"""A modern site of divs without meaning: mega menu, cookie banner, share buttons, counter, related posts."""

from collections.abc import Mapping
from html import escape

from demo.content.texts import CODES
from demo.sites.furniture import counter, footer, latest, menu, shares
from demo.sites.site import Leaf, Style

_FIRST_ID = 3900


def _address(code: str) -> str:
    return f"/data_{_FIRST_ID + CODES.index(code)}" if code in CODES else f"/{code}"


def _upload(code: str, name: str) -> str:
    return f"/storage/attachments/{code.lower()}/{name}"  # served as a file, although nothing in the address says so


def _pages(leaf: Leaf) -> Mapping[str, str]:
    title, name = escape(leaf.title), escape(leaf.agency.name)
    mega = "".join(
        f'<div class="mm-col"><a class="mm-a" href="{escape(href)}"><span>{escape(label)}</span></a></div>\n'
        for label, href in menu(leaf)
    )
    related = "".join(
        f'<div class="card"><div class="card-b"><a href="{escape(href)}">{escape(label)}</a>'
        f'<div class="d">12 ม.ค. {leaf.fiscal_year}</div></div></div>'
        for label, href in latest(leaf)
    )
    html = f"""<!doctype html><html lang="th"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} | {name}</title>
<meta name="description" content="{name} {title}"><link rel="stylesheet" href="/css/app.css?v=3.2.1"></head>
<body><div id="app"><div class="top"><div class="logo"><a href="/">{name}</a></div><div class="mm">
{mega}</div></div>
<div class="hero"><div class="crumb"><a href="/">หน้าแรก</a> /
<a href="{leaf.address("ita")}">OIT</a> / <span>{title}</span></div></div>
<div class="wrap"><div class="c-8"><div class="post">
<div class="post-t"><h1>{title}</h1></div>
<div class="post-m"><span>เผยแพร่ {leaf.posted}</span> <span>{leaf.views} views</span></div>
<div class="post-b">
{leaf.body}
</div><div class="share">{shares(leaf)}</div></div></div>
<div class="c-4"><div class="rel-t">ข่าวที่เกี่ยวข้อง</div>{related}<div class="stat">{counter(leaf)}</div></div></div>
<div class="foot">{footer(leaf)}</div></div>
<div class="cookie-banner" role="dialog">
เว็บไซต์นี้ใช้คุกกี้เพื่อพัฒนาประสบการณ์ของท่าน ตาม พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562
<button>ยอมรับทั้งหมด</button><button>ตั้งค่า</button></div>
<script src="/js/app.js"></script></body></html>"""
    return {leaf.target: html}


STYLE = Style("modern", "utf-8", _address, _upload, _pages)
