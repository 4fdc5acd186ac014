"""An old site: windows-874, layout by tables, a menu column, <font>, static addresses."""

from collections.abc import Mapping
from html import escape

from demo.content.texts import NAMES
from demo.sites.furniture import counter, footer, latest, menu
from demo.sites.site import Leaf, Style


def _address(code: str) -> str:
    if code in NAMES:
        return f"/oit/0{int(code[1:]):02d}.html"  # zero is typed for the letter O
    return f"/{code}.html"


def _upload(code: str, name: str) -> str:
    return f"/file/{code.lower()}_{name}.pdf"


def _pages(leaf: Leaf) -> Mapping[str, str]:
    title, name = escape(leaf.title), escape(leaf.agency.name)
    column = "".join(
        f'<tr><td bgcolor="#e6f0ff"><font size="2">&nbsp;<a href="{escape(href)}">{escape(label)}</a></font></td></tr>\n'
        for label, href in menu(leaf, code_form="0{}")
    )
    news = "<br>".join(f'<a href="{escape(href)}"><font size="2">{escape(label)}</font></a>' for label, href in latest(leaf))
    html = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-874">
<title>:: {name} ::</title></head>
<body bgcolor="#ffffff" topmargin="0" leftmargin="0">
<table width="1000" align="center" border="0" cellspacing="0" cellpadding="0">
<tr><td colspan="3"><img src="/images/photo.gif" width="1000" height="180" alt="{name}"></td></tr>
<tr><td colspan="3" bgcolor="#003399"><font color="white">
<marquee>ยินดีต้อนรับสู่ {name} ปีงบประมาณ {leaf.fiscal_year}</marquee></font></td></tr>
<tr><td width="190" valign="top"><table width="100%" border="0">
{column}</table></td>
<td width="620" valign="top" bgcolor="#ffffff"><table width="100%" cellpadding="8"><tr><td>
<font size="4" color="#990000"><b>{title}</b></font><hr>
{leaf.body}
<br><div align="right"><font size="1">ปรับปรุงล่าสุด {leaf.posted}</font></div>
</td></tr></table></td>
<td width="190" valign="top"><font size="3"><b>ข่าวล่าสุด</b></font><br>{news}
<br><br><font size="2">{counter(leaf)}</font></td></tr>
<tr><td colspan="3" align="center" bgcolor="#cccccc"><font size="2">{footer(leaf)}</font></td></tr>
</table></body></html>"""
    return {leaf.target: html}


STYLE = Style("tables", "windows-874", _address, _upload, _pages)
