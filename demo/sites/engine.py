"""A shared engine for local authorities: one index.php, everything in the query, the same numbers on hundreds of sites."""

from collections.abc import Mapping
from html import escape

from demo.content.texts import CODES
from demo.sites.furniture import counter, footer, latest, list_items, menu, shares
from demo.sites.site import Leaf, Style

_FIRST_ID = 1100  # the engine numbers its pages through


def _address(code: str) -> str:
    number = _FIRST_ID + CODES.index(code) if code in CODES else _FIRST_ID - 1 - len(code)
    return f"/index.php?mo=59&action=page&id={number}"


def _upload(code: str, name: str) -> str:
    return f"/filedata/{code.lower()}/{name}.pdf"


def _pages(leaf: Leaf) -> Mapping[str, str]:
    title, name = escape(leaf.title), escape(leaf.agency.name)
    html = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{name} : {title}</title>
<script>function showmenu(id){{document.getElementById(id).style.display='block'}}</script>
</head><body>
<div id="wrapper"><div id="top_banner"><img src="/images/photo.gif" alt="{name}" /></div>
<div id="left_menu" class="leftmenu"><div class="menu_head">เมนูหลัก</div><ul>
{list_items(menu(leaf, code_form=""), css="leftlink")}</ul>
<div class="menu_head">ข่าวเด่น</div><ul>{list_items(latest(leaf), css="leftlink")}</ul>
<div class="box_counter">{counter(leaf)}</div></div>
<div id="content_right"><div class="navi">หน้าแรก &gt; ข้อมูลหน่วยงาน &gt; {title}</div>
<div class="topic_head"><h2>{title}</h2></div>
<div class="page_detail">
{leaf.body}
</div><div class="page_foot">วันที่ลงข้อมูล {leaf.posted} &nbsp; ผู้อ่าน {leaf.views} &nbsp; {shares(leaf)}</div></div>
<div id="footer">{footer(leaf)}</div></div></body></html>"""
    return {leaf.target: html}


STYLE = Style("engine", "utf-8", _address, _upload, _pages)
