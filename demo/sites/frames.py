"""Frames: half of the pages are framesets, the other half keep their text in an iframe."""

from collections.abc import Mapping
from html import escape

from demo.content.texts import CODES
from demo.sites.furniture import counter, footer, menu
from demo.sites.site import NOTICE, Leaf, Style


def _address(code: str) -> str:
    return f"/web/{code.lower()}.html"


def _upload(code: str, name: str) -> str:
    return f"/web/download/{code.lower()}/{name}.pdf"


def _pages(leaf: Leaf) -> Mapping[str, str]:
    if leaf.key == NOTICE:
        return {leaf.target: _inner(leaf)}
    inner = f"/web/content/{leaf.key.lower()}.htm"
    framed = leaf.key in CODES and CODES.index(leaf.key) % 2 == 0
    outer = _frameset(leaf, inner) if framed else _with_iframe(leaf, inner)
    return {leaf.target: outer, inner: _inner(leaf), "/web/menu.htm": _menu(leaf)}


def _frameset(leaf: Leaf, inner: str) -> str:
    name = escape(leaf.agency.name)
    return f"""<html><head><meta charset="utf-8"><title>{name}</title></head>
<frameset cols="220,*" border="0"><frame src="/web/menu.htm" name="menu"><frame src="{inner}" name="main">
<noframes><body>เบราว์เซอร์ของท่านไม่รองรับเฟรม</body></noframes></frameset></html>"""


def _with_iframe(leaf: Leaf, inner: str) -> str:
    name = escape(leaf.agency.name)
    links = " | ".join(f'<a href="{escape(href)}">{escape(label)}</a>' for label, href in menu(leaf))
    return f"""<html><head><meta charset="utf-8"><title>{name}</title></head><body>
<div class="header">{name}</div><div class="topmenu">{links}</div>
<iframe src="{inner}" width="100%" height="1600" frameborder="0" name="content"></iframe>
<div class="footer">{footer(leaf)}<p>{counter(leaf)}</p></div></body></html>"""


def _inner(leaf: Leaf) -> str:
    title = escape(leaf.title)
    return f"""<html><head><meta charset="utf-8"><title>{title}</title></head><body>
<h2>{title}</h2>
{leaf.body}
<p align="right">ผู้ดูแลเว็บไซต์ {leaf.posted}</p></body></html>"""


def _menu(leaf: Leaf) -> str:
    rows = "".join(f'<p><a href="{escape(href)}" target="_top">{escape(label)}</a></p>\n' for label, href in menu(leaf))
    return f'<html><head><meta charset="utf-8"><title>เมนู</title></head><body bgcolor="#eeeeff">{rows}</body></html>'


STYLE = Style("frames", "utf-8", _address, _upload, _pages)
