"""One walk over a parsed page: text into pieces at block boundaries, and the links, forms and pictures on the way."""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborNode

from documents.html_addresses import scripted
from documents.html_page import MAIN, FoundField, FoundForm, FoundImage, FoundLink, Page, Piece, Sign
from documents.html_tables import Close, Lists, Rows
from documents.html_words import is_hidden, is_main, is_section, signs_of
from model.document import Role, Via

Attributes = dict[str, str | None]

_SKIPPED = frozenset({
    "script", "style", "template", "noscript", "head", "svg", "math", "canvas", "option", "optgroup", "datalist", "noembed", "noframes",
    "audio", "video", "title", "-comment", "!doctype", "-doctype",
})  # fmt: skip
_CHILDLESS = frozenset({"iframe", "textarea", "select", "frame"})
_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "td", "th", "tbody", "thead", "tfoot",
    "caption", "form", "fieldset", "legend", "section", "article", "main", "header", "footer", "nav", "aside", "address", "blockquote",
    "pre", "center", "hr", "figure", "figcaption", "details", "summary", "br", "body", "html", "marquee", "dir", "menu", "iframe", "object",
})  # fmt: skip
# Tags that say nothing by themselves, and the attributes that would.
_PLAIN = frozenset({
    "span", "b", "i", "u", "em", "strong", "font", "small", "big", "sup", "sub", "s", "strike", "del", "ins", "mark", "nobr", "tbody", "thead",
    "time", "abbr", "code", "tt", "wbr", "bdi", "bdo", "cite", "q", "picture", "source", "colgroup", "col",
})  # fmt: skip
_NOTICED = frozenset({"class", "id", "role", "onclick", "aria-label"})
_PLACES = frozenset({"nav", "header", "footer", "aside", "main", "article", "section"})
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_MOST_NODES = 400_000
_MOST_TEXT = 400_000
_MOST_LINKS = 3_000
_MOST_IMAGES = 1_000
_MOST_FIELDS = 500
_LONGEST_ALT = 300
_WORDISH = re.compile(r"[^\s|»›>•·–—/:,.()\[\]-]")
_DOCUMENT_IN_ATTRIBUTE = re.compile(r"^[^\s<>{}]{1,2000}\.pdf(?:[?#][^\s<>]*)?$", re.IGNORECASE)
_LAZY_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")


# What to do when an element ends: whether it is a block, the zone, main part, role and level before it, its own ending.
_Ending = tuple[bool, int, bool, Role, int, Close | None]


def walk(root: LexborNode) -> Page:
    """Reads the page below `root`; iterative, so that nesting cannot exhaust the stack."""
    return _Walk().run(root)


class _Walk:
    """The state of one walk."""

    def __init__(self) -> None:
        self.page = Page()
        self.zone = MAIN
        self.in_main = False
        self.role = Role.TEXT
        self.level = 0
        self._buffer: list[str] = []
        self._plain = False
        self._link: FoundLink | None = None
        self._form: FoundForm | None = None
        self._label: list[str] | None = None
        self._button: list[str] | None = None
        self._heading = -1
        self._room = _MOST_TEXT
        rows, lists = Rows(self.page), Lists(self.page)
        self._openers: dict[str, Callable[[Attributes], Close | None]] = {
            "a": self._open_link, "area": self._open_link, "table": rows.open_table, "tr": rows.open_row, "td": rows.open_cell,
            "th": rows.open_cell, "li": lists.open_item, "ul": lists.open_list, "ol": lists.open_list, "form": self._open_form,
            "input": self._see_input, "select": self._see_input, "textarea": self._see_input, "button": self._open_button,
            "label": self._open_label, "img": self._see_image, "iframe": self._see_frame, "frame": self._see_frame,
            "object": self._see_embed, "embed": self._see_embed,
        }  # fmt: skip

    def run(self, root: LexborNode) -> Page:
        """The walk itself."""
        stack: list[tuple[LexborNode, _Ending | None]] = []
        node: LexborNode | None = root
        for _ in range(_MOST_NODES):
            if node is None:
                if not stack:
                    break
                node, ending = stack.pop()
                if ending is not None:
                    self._leave(ending)
                node = node.next
                continue
            tag = node.tag or ""
            if tag == "-text":
                self._add_text(node.text_content or "")
            elif tag not in _SKIPPED:
                attributes = node.attributes
                if not attributes or not is_hidden(attributes):
                    plain = tag in _PLAIN and _NOTICED.isdisjoint(attributes)
                    ending = None if plain else self._open(tag, attributes)
                    child = node.first_child if tag not in _CHILDLESS else None
                    if child is not None:
                        stack.append((node, ending))
                        node = child
                        continue
                    if ending is not None:
                        self._leave(ending)
            node = node.next
        else:
            self.page.cut = True
        self._close_all(stack)
        return self.page

    def _close_all(self, stack: list[tuple[LexborNode, _Ending | None]]) -> None:
        for _, ending in reversed(stack):
            if ending is not None:
                self._leave(ending)
        self._flush()

    def _open(self, tag: str, attributes: Attributes) -> _Ending:
        is_block = tag in _BLOCKS
        if is_block and self._buffer:
            self._flush()
        zone, in_main, role, level = self.zone, self.in_main, self.role, self.level
        if attributes or tag in _PLACES:
            self._enter_zone(tag, attributes)
        if tag in _LEVELS and self.role is Role.TEXT:
            self.role, self.level = Role.HEADING, _LEVELS[tag]
        opener = self._openers.get(tag)
        close = opener(attributes) if opener is not None else None
        if attributes:
            self._see_scripts(tag, attributes)
        return is_block, zone, in_main, role, level, close

    def _leave(self, ending: _Ending) -> None:
        is_block, zone, in_main, role, level, close = ending
        if (is_block or role is not self.role or zone != self.zone) and (self._buffer or self._link is not None):
            self._flush()
        if close is not None:
            close()
        self.zone, self.in_main, self.role, self.level = zone, in_main, role, level

    def _enter_zone(self, tag: str, attributes: Attributes) -> None:
        if is_section(tag):
            self.in_main = True
        sign, is_breadcrumb = signs_of(tag, attributes)
        if is_breadcrumb and self.role is not Role.BREADCRUMB:
            self._flush()
            self.role = Role.BREADCRUMB
        elif self.zone == MAIN:
            if sign is not None and not (tag == "header" and self.in_main):
                self._flush()
                self.zone = self.page.new_zone(sign)
        elif (tag == "main" or "id" in attributes) and is_main(tag, attributes) and self.page.signs[self.zone] is not Sign.TAG:
            self.zone = MAIN

    def _add_text(self, text: str) -> None:
        if not self._buffer and self._link is None and text.isspace():
            return
        if len(text) > self._room:
            text = text[: self._room]
        self._room -= len(text)
        self._buffer.append(text)
        if self._link is not None:
            self._link.parts.append(text)
        elif not self._plain and _WORDISH.search(text):
            self._plain = True
        if self._label is not None:
            self._label.append(text)
        if self._button is not None:
            self._button.append(text)

    def _flush(self) -> None:
        """Ends the running piece of text."""
        if self._link is not None and self._link.parts:
            self._link.parts.append(" ")
        if not self._buffer:
            return
        text = " ".join("".join(self._buffer).split())
        self._buffer.clear()
        only_links, self._plain = not self._plain, False
        if not text:
            return
        if self.role is Role.HEADING:
            self._heading = len(self.page.pieces)
        self.page.pieces.append(Piece(text, self.role, self.zone, only_links=only_links, level=self.level))

    # Links

    def _open_link(self, attributes: Attributes) -> Close | None:
        href, via = attributes.get("href") or "", Via.LINK
        code = attributes.get("onclick") or (href if href[:11].lower() == "javascript:" else "")
        if code and (not href or href.startswith(("#", "javascript:", "Javascript:", "JavaScript:"))):
            href, via = scripted(code) or "", Via.SCRIPT
        if not href:
            return None
        link = self._found(href, via)
        if link is None:
            return None
        link.instead = attributes.get("title") or attributes.get("aria-label") or attributes.get("alt") or ""
        outer, self._link = self._link, link
        first = len(self.page.pieces)

        def close() -> None:
            self._link = outer
            link.piece = (
                len(self.page.pieces) if self._buffer else len(self.page.pieces) - 1 if len(self.page.pieces) > first else -1
            )

        return close

    def _found(self, href: str, via: Via) -> FoundLink | None:
        if len(self.page.links) >= _MOST_LINKS:
            return None
        link = FoundLink(href, via, self.zone, heading=self._heading)
        self.page.links.append(link)
        return link

    def _see_scripts(self, tag: str, attributes: Attributes) -> None:
        """Addresses in onclick of any element, and documents named in attributes of flip-book and viewer elements."""
        if tag != "a" and (code := attributes.get("onclick")) and (href := scripted(code)):
            self._found(href, Via.SCRIPT)
        if tag in {"div", "span", "section", "figure"} and len(attributes) > 1:
            for value in attributes.values():
                if value and value[-40:].lower().find(".pdf") >= 0 and _DOCUMENT_IN_ATTRIBUTE.match(value):
                    self._found(value, Via.EMBED)

    def _see_frame(self, attributes: Attributes) -> None:
        source = next((value for name in _LAZY_SOURCES if (value := attributes.get(name)) and value != "about:blank"), None)
        if source:
            self.page.has_frames = True
            link = self._found(source, Via.FRAME)
            if link is not None:
                link.instead = attributes.get("title") or attributes.get("name") or ""

    def _see_embed(self, attributes: Attributes) -> None:
        source = attributes.get("data") or attributes.get("src")
        if source:
            self._found(source, Via.EMBED)

    def _see_image(self, attributes: Attributes) -> None:
        source = next((value for name in _LAZY_SOURCES if (value := attributes.get(name))), "")
        alt = (attributes.get("alt") or attributes.get("title") or "")[:_LONGEST_ALT]
        if self._link is not None and not self._link.instead:
            self._link.instead = alt
        if len(self.page.images) < _MOST_IMAGES:
            self.page.images.append(FoundImage(source, alt, _pixels(attributes.get("width")), self.zone))

    # Forms

    def _open_form(self, attributes: Attributes) -> Close:
        form = FoundForm(
            attributes.get("action") or "", (attributes.get("method") or "get").lower(), self.zone, len(self.page.pieces)
        )
        self.page.forms.append(form)
        self._form = form

        def close() -> None:
            form.last_piece = len(self.page.pieces)
            # A form that a table tears apart is empty in the tree: what follows belongs to it.
            if form.fields:
                self._form = None

        return close

    def _see_input(self, attributes: Attributes) -> None:
        kind = (attributes.get("type") or "text").lower()
        self.page.has_password = self.page.has_password or kind == "password"
        form = self._form
        if kind == "hidden" or form is None or len(form.fields) >= _MOST_FIELDS:
            return
        if kind in {"submit", "button", "image", "reset"}:
            form.buttons.append((attributes.get("value") or attributes.get("alt") or "")[:_LONGEST_ALT])
            return
        words = (
            attributes.get("placeholder") or attributes.get("aria-label") or attributes.get("title") or self._words_before(form)
        )
        field = FoundField(
            kind, attributes.get("name") or attributes.get("id") or "", attributes.get("id") or "", words[:_LONGEST_ALT]
        )
        form.fields.append(field)
        self._buffer.append(" ")

    def _words_before(self, form: FoundForm) -> str:
        """What stands just before an input: old forms put their labels into the cell on the left."""
        words = "".join(self._buffer).strip()
        if not words and len(self.page.pieces) > form.first_piece:
            words = self.page.pieces[-1].text
        return words if len(words) <= _LONGEST_ALT else ""

    def _open_button(self, _: Attributes) -> Close:
        outer, self._button = self._button, []
        words = self._button

        def close() -> None:
            self._button = outer
            if self._form is not None:
                self._form.buttons.append("".join(words)[:_LONGEST_ALT])

        return close

    def _open_label(self, attributes: Attributes) -> Close:
        outer, self._label = self._label, []
        words, form = self._label, self._form
        first_field = len(form.fields) if form is not None else 0

        def close() -> None:
            self._label = outer
            text = " ".join("".join(words).split())[:_LONGEST_ALT]
            if target := attributes.get("for"):
                self.page.labels[target] = text
            elif form is not None and text:
                for field in form.fields[first_field:]:
                    field.label = text

        return close


def _pixels(width: str | None) -> int | None:
    digits = re.match(r"\s*(\d{1,5})(?:px)?\s*$", width or "")
    return int(digits[1]) if digits else None
