"""A WordPress-like site: Thai slugs that are cut short, widgets, breadcrumbs, a related list."""

from collections.abc import Mapping
from functools import cache
from html import escape
from urllib.parse import quote

from demo.content.texts import NAMES
from demo.sites.furniture import counter, footer, latest, list_items, menu, shares
from demo.sites.site import Leaf, Style, quoted

_SLUG_BYTES = 200  # WordPress cuts a slug here, counted in its percent-encoded form, so it ends inside a word


@cache  # every menu of every page asks for every address
def _address(code: str) -> str:
    slug = f"{code.lower()}-{NAMES[code].replace(' ', '-')}" if code in NAMES else code
    while len(quote(slug)) > _SLUG_BYTES:
        slug = slug[:-1]
    return f"/{slug}/"


def _upload(code: str, name: str) -> str:
    # The folder is the month of the upload in the common era: a year that says nothing about the text.
    return f"/wp-content/uploads/2022/04/{code.lower()}-{name}.pdf"


def _pages(leaf: Leaf) -> Mapping[str, str]:
    title, name = escape(leaf.title), escape(leaf.agency.name)
    html = f"""<!DOCTYPE html>
<html lang="th"><head><meta charset="UTF-8"><title>{title} - {name}</title>
<meta name="generator" content="WordPress 5.9"><link rel="canonical" href="{quoted(leaf.target)}">
<meta property="og:title" content="{title}"><meta property="article:published_time" content="2022-04-05T03:21:00+00:00">
<style>.entry-content{{line-height:1.8}}.widget{{margin:1em}}</style>
<script>window.dataLayer=window.dataLayer||[];</script></head>
<body class="page-template-default page wp-custom-logo">
<a class="skip-link screen-reader-text" href="#content">ข้ามไปยังเนื้อหา</a>
<header id="masthead" class="site-header"><p class="site-title"><a href="/">{name}</a></p>
<nav id="site-navigation" class="main-navigation"><ul id="primary-menu" class="menu">
{list_items(menu(leaf))}</ul></nav></header>
<div id="content" class="site-content">
<div class="breadcrumbs"><a href="/">หน้าแรก</a> &raquo;
<a href="{leaf.address("ita")}">ITA {leaf.fiscal_year}</a> &raquo; {title}</div>
<main id="main" class="site-main"><article class="page type-page hentry">
<header class="entry-header"><h1 class="entry-title">{title}</h1>
<div class="entry-meta">โพสต์เมื่อ <time>{leaf.posted}</time> โดย ผู้ดูแลระบบ | อ่าน {leaf.views} ครั้ง</div></header>
<div class="entry-content">
{leaf.body}
</div><footer class="entry-footer">{shares(leaf)}</footer></article></main>
<aside id="secondary" class="widget-area">
<section class="widget widget_recent_entries"><h2 class="widget-title">เรื่องล่าสุด</h2>
<ul>{list_items(latest(leaf), css="")}</ul></section>
<section class="widget"><h2 class="widget-title">สถิติ</h2><p>{counter(leaf)}</p></section></aside></div>
<footer id="colophon" class="site-footer">{footer(leaf)}</footer>
</body></html>"""
    return {leaf.target: html}


STYLE = Style("wordpress", "utf-8", _address, _upload, _pages)
