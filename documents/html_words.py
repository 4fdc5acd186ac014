"""Words of class, id and role attributes that tell furniture, breadcrumbs and the main part."""

import re
from functools import lru_cache

from documents.html_page import Sign
from model.document import Role

_FURNITURE_TAGS = frozenset({"nav", "header", "footer", "aside"})
_NEVER_FURNITURE = frozenset({"html", "body", "main", "tr", "tbody"})
_FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog"}
)
_SECTIONING = frozenset({"main", "article", "section"})
# A wrapper of the whole page is often named for the sidebar it makes room for; Elementor calls every block a widget
# and Bootstrap has footers in cards and panels, where the download button is.
_NOT_FURNITURE = re.compile(
    r"(?:^|[-_])(?:has|with|no|without|full|hide|content)[-_]|^(?:elementor|card|panel|modal|tab|table|entry)[-_]"
)
_FURNITURE = re.compile(
    r"(?:^|.*[-_])(?:main|top|left|right|side|sub|drop|nav|mega|mobile|head(?:er)?|foot(?:er)?|bottom|user|quick|site|vertical|horizontal)?"
    r"(?:menus?|nav|navbar|navigation|sidebar|sidenav)(?:left|right|\d+)?(?:[-_].*)?"
    r"|(?:.*[-_])?(?:site|main|page)?footer(?:[-_].*|\d+)?|copyright|(?:.*[-_])?(?:visitors?|hit|web|site|page|stat)[-_]?counter(?:[-_].*)?|counter"
    r"|(?:top|site|page)[-_]?banner|banners?(?:[-_].*)?|(?:.*[-_])?cookies?(?:[-_]?(?:bar|notice|consent|banner|law|policy|popup).*)?"
    r"|cookie.*|gdpr.*|(?:.*[-_])?consent(?:[-_].*)?|widgets?|widget[-_].*|(?:.*[-_])?widget[-_]?area|(?:footer|sidebar)[-_]widgets?"
    r"|top-?bar|off-?canvas(?:[-_].*)?|pagination|skip-link|accessibility(?:[-_].*)?"
)
_BREADCRUMB = re.compile(r"(?:.*[-_])?(?:bread-?crumbs?|pathway)(?:[-_].*)?")
_HEADING = re.compile(
    r"(?:(?:page|entry|content|article|post|news|main|section|topic|block|item)[-_]?)(?:title|heading|topic|subject)|contentheading|heading"
)
_MAIN = frozenset(
    {"main", "content", "main-content", "maincontent", "primary", "page-content", "site-main", "content-area", "component"}
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_LONGEST = 400


def signs_of(tag: str, attributes: dict[str, str | None]) -> tuple[Sign | None, Role | None]:
    """Why this element is furniture (None: it is not), and whether it is a heading or the trail from the front page."""
    get = attributes.get
    return _signs(tag, get("id") or "", get("class") or "", get("role") or "", get("aria-label") or "")


def is_main(tag: str, attributes: dict[str, str | None]) -> bool:
    """True for the element that says it holds the main part."""
    return tag == "main" or attributes.get("role") == "main" or (attributes.get("id") or "").lower() in _MAIN


def is_section(tag: str) -> bool:
    """True where a <header> inside belongs to the content."""
    return tag in _SECTIONING


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """True for what a reader does not see, as far as the element itself says so."""
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return style is not None and _hides(style)


@lru_cache(maxsize=4096)
def _hides(style: str) -> bool:
    compact = "".join(style[:_LONGEST].split()).lower()
    return "display:none" in compact or "visibility:hidden" in compact


@lru_cache(maxsize=8192)
def _signs(tag: str, identifier: str, classes: str, role: str, label: str) -> tuple[Sign | None, Role | None]:
    if tag in _NEVER_FURNITURE:
        return None, None
    words = [_CAMEL.sub("-", name).lower() for name in f"{identifier} {classes}"[:_LONGEST].split()]
    meant: Role | None = None
    if any(_BREADCRUMB.fullmatch(word) for word in [*words, *label[:_LONGEST].lower().split()]):
        meant = Role.BREADCRUMB
    elif role == "heading" or any(_HEADING.fullmatch(word) for word in words):
        meant = Role.HEADING
    if tag in _FURNITURE_TAGS or role.lower() in _FURNITURE_ROLES:
        return Sign.TAG, meant
    named = any(_FURNITURE.fullmatch(word) and not _NOT_FURNITURE.search(word) for word in words)
    return Sign.WORD if named else None, meant
