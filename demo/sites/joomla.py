"""A Joomla-like site: slugs that are dates, categories, and a view for printing."""

from collections.abc import Mapping
from html import escape

from demo.content.texts import CODES
from demo.sites.furniture import counter, footer, latest, list_items, menu
from demo.sites.site import Leaf, Style

_CATEGORY = "2018-03-11-15-36-44"
PRINT = "?tmpl=component&print=1&page="


def _address(code: str) -> str:
    number = CODES.index(code) if code in CODES else len(CODES) + len(code)
    return f"/index.php/{_CATEGORY}/{69 + number}-2022-03-{1 + number % 28:02d}-06-32-{number:02d}"


def _upload(code: str, name: str) -> str:
    return f"/images/pdf/2015/{code}-{name}.pdf"


def _pages(leaf: Leaf) -> Mapping[str, str]:
    return {leaf.target: _full(leaf), leaf.target + PRINT: _print_view(leaf)}


def _full(leaf: Leaf) -> str:
    title, name = escape(leaf.title), escape(leaf.agency.name)
    return f"""<!DOCTYPE html><html xml:lang="th-th" lang="th-th"><head><meta charset="utf-8" />
<meta name="generator" content="Joomla! - Open Source Content Management" /><title>{title}</title></head>
<body class="site com_content view-article"><div class="body"><div class="container">
<header class="header" role="banner"><a class="brand" href="/">{name}</a></header>
<nav class="navigation" role="navigation"><ul class="nav menu nav-pills">
{list_items(menu(leaf, code_form="O {}"), css="item")}</ul></nav>
<ul class="breadcrumb"><li>คุณอยู่ที่: </li><li><a href="/">หน้าแรก</a></li><li>{title}</li></ul>
<div class="row-fluid"><main id="content" role="main" class="span9"><div class="item-page">
<div class="page-header"><h2 itemprop="headline">{title}</h2></div>
<div class="icons"><a href="{escape(leaf.target + PRINT)}" rel="nofollow">พิมพ์</a></div>
<dl class="article-info muted"><dt>รายละเอียด</dt><dd>เขียนโดย ผู้ดูแลระบบ</dd>
<dd>เผยแพร่เมื่อ {leaf.posted}</dd><dd>ฮิต: {leaf.views}</dd></dl>
<div itemprop="articleBody">
{leaf.body}
</div></div></main>
<div id="aside" class="span3"><div class="well"><h3 class="page-header">บทความล่าสุด</h3><ul class="latestnews">
{list_items(latest(leaf), css="")}</ul></div><div class="well"><p>{counter(leaf)}</p></div></div></div></div></div>
<footer class="footer" role="contentinfo">{footer(leaf)}</footer></body></html>"""


def _print_view(leaf: Leaf) -> str:
    title = escape(leaf.title)
    return f"""<!DOCTYPE html><html lang="th-th"><head><meta charset="utf-8" /><meta name="robots" content="noindex" />
<title>{title}</title></head><body class="contentpane"><div class="item-page"><h2>{title}</h2>
{leaf.body}
</div></body></html>"""


STYLE = Style("joomla", "utf-8", _address, _upload, _pages)
