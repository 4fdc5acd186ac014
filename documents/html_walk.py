"""One walk over a parsed page: text into pieces at block boundaries, and the links, forms and pictures on the way."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from documents.html_addresses import opened_by
from documents.html_forms import Attributes, Forms
from documents.html_hidden import Boxes, letters_in, links_in
from documents.html_openers import Openers, brings_document
from documents.html_page import MAIN, FoundImage, FoundLink, Page, Piece, Sign
from documents.html_tables import Close, Lists, Rows
from documents.html_tabs import Tabs
from documents.html_tags import BLOCKS, BOUNDARIES, CHILDLESS, LEVELS, PLACES, PLAIN, SKIPPED, VIEWERS
from documents.html_words import is_hidden, is_main, is_section, signs_of
from model.document import Role, Via

# The attributes by which an element says what it is.
_NOTICED = frozenset({"class", "id", "role", "onclick", "aria-label", "size"})
_MOST_NODES = 400_000
_MOST_TEXT = 400_000
_MOST_LINKS = 3_000
_MOST_IMAGES = 1_000
_MOST_HIDDEN_LINKS = 400
_LONGEST_ALT = 300
# Pages without heading tags write their headings in large letters; some write everything so.
_LARGE_FONT = re.compile(r"[4-7]|\+[1-4]")
_LONGEST_STYLED_HEADING = 150
_WORDISH = re.compile(r"[^\s|»›>•·–—/:,.()\[\]-]")
_DOCUMENT_IN_ATTRIBUTE = re.compile(r"^[^\s<>{}]{1,2000}\.pdf(?:[?#][^\s<>]*)?$", re.IGNORECASE)
_CODED = re.compile("%2[027]")  # javascript:open(%27a.pdf%27): what else is coded may be in bytes of the page's own
_DATA_ADDRESSES = ("data-href", "data-url", "data-link")
_LAZY_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")

# What to do when an element ends: whether it is a block, the zone, main part, role and level before it, its own ending.
_Ending = tuple[bool, int, bool, Role, int, Close | None]
_BOUNDARY: _Ending = (True, MAIN, False, Role.TEXT, 0, None)  # of an element that changes nothing but ends a piece of text


def walk(root: LexborNode) -> Page:
    """Reads the page below `root`; iterative, so that nesting cannot exhaust the stack."""
    return _Walk(root).run(root)


class _Walk:
    """The state of one walk."""

    def __init__(self, root: LexborNode) -> None:
        self.page = Page()
        self._boxes = Boxes(root)
        self._functions = Openers(root)
        self._tabs = Tabs(root)
        self.zone = MAIN
        self.in_main = False
        self.role = Role.TEXT
        self.level = 0
        self._buffer: list[str] = []
        self._plain = False  # words outside links in the buffer
        self._small = False  # words in letters of ordinary size in it
        self._large = 0  # how many <font size=4…> are open
        self._after_link: FoundLink | None = None  # the link that ended the buffer
        self._said = 0  # where in the buffer the words after the last field begin
        self._link: FoundLink | None = None
        self._captures: list[list[str]] = []  # open labels and buttons
        self._heading = -1
        self._room = _MOST_TEXT
        self._forms = Forms(self.page)
        rows, lists = Rows(self.page), Lists(self.page)
        self._openers: dict[str, Callable[[Attributes], Close | None]] = {
            "a": self._open_link, "area": self._open_link, "table": rows.open_table, "tr": rows.open_row, "td": rows.open_cell,
            "th": rows.open_cell, "li": lists.open_item, "ul": lists.open_list, "ol": lists.open_list, "form": self._open_form,
            "input": self._see_input, "select": self._see_select, "textarea": self._see_area, "button": self._open_button,
            "label": self._open_label, "img": self._see_image, "iframe": self._see_frame, "frame": self._see_frame,
            "object": self._see_embed, "embed": self._see_embed, "param": self._see_parameter, "font": self._open_font,
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
                self._leave(ending)
                node = node.next
                continue
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                # Half of the texts are the blanks between blocks.
                if self._buffer or self._link is not None or not text.isspace():
                    self._add_text(text)
            elif tag not in SKIPPED:
                attributes = node.attributes
                if not attributes and tag in BOUNDARIES and (words := self._only_words(node)) is not None:
                    self._add_piece(words)
                elif not attributes or not is_hidden(attributes) or self._is_opened(node, tag, attributes):
                    ending = self._open(tag, attributes) if tag not in PLAIN or not _NOTICED.isdisjoint(attributes) else None
                    child = node.first_child if tag not in CHILDLESS else None
                    if tag == "select":
                        self._forms.offer(option.text() for option in node.css("option"))
                    if child is not None:
                        stack.append((node, ending))
                        node = child
                        continue
                    self._leave(ending)
            else:
                self._pass_by(node, tag)
            node = node.next
        else:
            self.page.cut = True
        for _, ending in reversed(stack):
            self._leave(ending)
        self._flush()
        self._openers.clear()  # they hold the walk, which holds the page: a cycle that would wait for the garbage collector
        return self.page

    def _pass_by(self, node: LexborNode, tag: str) -> None:
        """What is not read; how much a chart says is counted."""
        if tag == "svg" and self.zone == MAIN:
            self.page.hidden_letters += letters_in(node)

    def _is_opened(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Whether a reader sees a hidden element after all; if not, how much of the main part that is is counted, and its links kept."""
        if self._boxes.opens(node, tag, attributes):
            return True
        if self.zone == MAIN and signs_of(tag, attributes)[0] is None:
            self.page.hidden_letters += letters_in(node)
        if len(self.page.hidden_links) < _MOST_HIDDEN_LINKS:
            self.page.hidden_links += links_in(node)
        return False

    def _open(self, tag: str, attributes: Attributes) -> _Ending:
        is_block = tag in BLOCKS
        if self._buffer:
            if is_block:
                self._flush()
            elif self._after_link is not None and tag in PLAIN:
                self._buffer.append(" ")  # a badge or a day beside a link: "ปี 2565", "10 มี.ค. 2565"
        if not attributes and tag in BOUNDARIES:
            return _BOUNDARY
        zone, in_main, role, level = self.zone, self.in_main, self.role, self.level
        noticed = not _NOTICED.isdisjoint(attributes)
        if noticed or tag in PLACES:
            self._enter_place(tag, attributes)
        if tag in LEVELS and self.role is Role.TEXT:
            self.role, self.level = Role.HEADING, LEVELS[tag]
        opener = self._openers.get(tag)
        close = opener(attributes) if opener is not None else None
        if noticed and tag != "a":
            close = self._see_scripts(tag, attributes) or close
        return is_block, zone, in_main, role, level, close

    def _leave(self, ending: _Ending | None) -> None:
        if ending is None:
            return
        if ending is _BOUNDARY:  # what was opened inside has put zone and role back
            if self._buffer or self._link is not None:
                self._flush()
            return
        is_block, zone, in_main, role, level, close = ending
        if (is_block or role is not self.role or zone != self.zone) and (self._buffer or self._link is not None):
            self._flush()
        if close is not None:
            close()
        self.zone, self.in_main, self.role, self.level = zone, in_main, role, level

    def _enter_place(self, tag: str, attributes: Attributes) -> None:
        """The zone and role that an element says it is."""
        self.in_main = self.in_main or is_section(tag)
        sign, role = signs_of(tag, attributes)
        if role is not None and self.role is Role.TEXT and (role is Role.BREADCRUMB or tag in BLOCKS):
            self._flush()
            self.role = role
        elif self.zone == MAIN:
            if sign is not None and not (tag == "header" and self.in_main):
                self._flush()
                self.zone = self.page.new_zone(sign)
        elif (tag == "main" or "id" in attributes) and is_main(tag, attributes) and self.page.signs[self.zone] is not Sign.TAG:
            self.zone = MAIN
        if "id" in attributes and (year := self._tabs.year_over(attributes)):
            self._flush()
            self._heading = len(self.page.pieces)
            self.page.pieces.append(Piece(year, Role.HEADING, self.zone))

    def _add_text(self, text: str) -> None:
        if text.isspace():
            self._buffer.append(" ")
            if self._link is not None:
                self._link.parts.append(" ")
            return
        if len(text) > self._room:
            text = text[: self._room]
        self._room -= len(text)
        self._buffer.append(text)
        self._after_link = None
        if not self._large:
            self._small = True
        if self._link is not None:
            self._link.parts.append(text)
        elif not self._plain and (text[:1].isalnum() or _WORDISH.search(text)):
            self._plain = True
        for parts in self._captures:
            parts.append(text)

    def _only_words(self, node: LexborNode) -> str | None:
        """The words of an element with nothing else in it, where nothing is open that they would belong to."""
        child = node.first_child
        if child is None or child.next is not None or child.tag != "-text":
            return None
        if self._link is not None or self._large or self._captures:
            return None
        if self._buffer:
            self._flush()
        text = child.text_content or ""
        return None if self._plain or self._small or len(text) > self._room else text

    def _add_piece(self, text: str) -> None:
        """What `_add_text` and `_flush` make of such words, which are half of all: in a third of the time."""
        words = " ".join(text.split())
        if not words:
            return
        self._room -= len(text)
        self._after_link, self._said = None, 0
        role = self.role
        if role is Role.HEADING:
            if not self.level and len(words) > _LONGEST_STYLED_HEADING:
                role = Role.TEXT
            else:
                self._heading = len(self.page.pieces)
        only_links = not (words[0].isalnum() or _WORDISH.search(words))
        self.page.pieces.append(Piece(words, role, self.zone, "", only_links, self.level))

    def _flush(self) -> None:
        """Ends the running piece of text."""
        if self._link is not None and self._link.parts:
            self._link.parts.append(" ")
        buffer = self._buffer
        if not buffer:
            return
        text = " ".join((buffer[0] if len(buffer) == 1 else "".join(buffer)).split())
        buffer.clear()
        only_links, large = not self._plain, not self._small
        self._plain = self._small = False
        self._after_link, self._said = None, 0
        if not text:
            return
        role = self.role
        if role is Role.TEXT:
            if large and not only_links and len(text) <= _LONGEST_STYLED_HEADING:
                role = Role.HEADING
        elif role is Role.HEADING and not self.level and len(text) > _LONGEST_STYLED_HEADING:
            role = Role.TEXT
        if role is Role.HEADING:
            self._heading = len(self.page.pieces)
        self.page.pieces.append(Piece(text, role, self.zone, "", only_links, self.level))

    def _open_font(self, attributes: Attributes) -> Close | None:
        if not _LARGE_FONT.fullmatch(attributes.get("size") or ""):
            return None
        self._large += 1

        def close() -> None:
            self._large -= 1

        return close

    # Links

    def _open_link(self, attributes: Attributes) -> Close | None:
        href, via = attributes.get("href") or "", Via.LINK
        is_code = href[:11].lower() == "javascript:"
        code = attributes.get("onclick") or (_CODED.sub(lambda found: unquote(found[0]), href) if is_code else "")
        if code and (not href or is_code or href.startswith("#")):
            href, via = self._opened_by(code)
        if (not href or href == "#") and (named := _named_in_data(attributes)):
            href, via = named, Via.SCRIPT
        # Links side by side are apart on the screen; one that continues the last one to the same place is the same words.
        before = self._after_link
        if before is not None and before.href != href and not self._plain and self.role is not Role.BREADCRUMB:
            self._flush()
        return self._collect(href, via, attributes) if href else None

    def _collect(self, href: str, via: Via, attributes: Attributes) -> Close | None:
        """Notes the link; what is read until its end is its text."""
        link = self._found(href, via)
        if link is None:
            return None
        link.instead = attributes.get("title") or attributes.get("aria-label") or attributes.get("alt") or ""
        outer, self._link = self._link, link
        pieces = self.page.pieces
        first = len(pieces)

        def close() -> None:
            self._link = outer
            self._after_link = link if self._buffer else None
            link.piece = len(pieces) if self._buffer else len(pieces) - 1 if len(pieces) > first else -1

        return close

    def _found(self, href: str, via: Via) -> FoundLink | None:
        if len(self.page.links) >= _MOST_LINKS:
            return None
        link = FoundLink(href, via, self.zone, heading=self._heading)
        self.page.links.append(link)
        return link

    def _see_scripts(self, tag: str, attributes: Attributes) -> Close | None:
        """Addresses in onclick of any element, and documents named in attributes of flip-book and viewer elements."""
        if tag in VIEWERS and len(attributes) > 1:
            for value in attributes.values():
                if value and value[-40:].lower().find(".pdf") >= 0 and _DOCUMENT_IN_ATTRIBUTE.match(value):
                    self._found(value, Via.EMBED)
        code = attributes.get("onclick")
        href, via = self._opened_by(code) if code else ("", Via.SCRIPT)
        if not href and tag in self._openers:  # rows and buttons; a large part with data-url is filled from there
            href = _named_in_data(attributes) or ""
        if not href:
            return None
        if tag in self._openers or self._link is not None:
            self._found(href, via)
            return None
        collected = self._collect(href, via, attributes)
        # Unlike in a link, the words of a block that can be clicked are the page's own.
        self._plain = True
        return collected

    def _opened_by(self, code: str) -> tuple[str, Via]:
        href, via = opened_by(code, self._functions)
        if not href and brings_document(code) and len(self.page.unread_calls) < _MOST_LINKS:
            self.page.unread_calls.append(self.zone)
        return href, via

    def _see_frame(self, attributes: Attributes) -> None:
        source = next((value for name in _LAZY_SOURCES if (value := attributes.get(name)) and value != "about:blank"), None)
        link = self._found(source, Via.FRAME) if source else None
        if link is not None:
            self.page.has_frames = True
            link.instead = attributes.get("title") or attributes.get("name") or ""

    def _see_embed(self, attributes: Attributes) -> None:
        source = attributes.get("data") or attributes.get("src")
        if source:
            self.page.has_frames = True
            self._found(source, Via.EMBED)

    def _see_parameter(self, attributes: Attributes) -> None:
        value = attributes.get("value") or ""
        if _DOCUMENT_IN_ATTRIBUTE.match(value):
            self._found(value, Via.EMBED)

    def _see_image(self, attributes: Attributes) -> None:
        source = next((value for name in _LAZY_SOURCES if (value := attributes.get(name))), "")
        alt = (attributes.get("alt") or attributes.get("title") or "")[:_LONGEST_ALT]
        if self._link is not None and not self._link.instead:
            self._link.instead = alt
        if len(self.page.images) < _MOST_IMAGES:
            self.page.images.append(FoundImage(source, alt, _pixels(attributes.get("width")), self.zone))

    # Forms

    def _open_form(self, attributes: Attributes) -> Close:
        form = self._forms.open_form(attributes, self.zone)
        return lambda: self._forms.close_form(form)

    def _see_input(self, attributes: Attributes) -> None:
        self._see_field((attributes.get("type") or "text").lower(), attributes)

    def _see_select(self, attributes: Attributes) -> None:
        self._see_field("select", attributes)

    def _see_area(self, attributes: Attributes) -> None:
        self._see_field("textarea", attributes)

    def _see_field(self, kind: str, attributes: Attributes) -> None:
        self._forms.see_field(kind, attributes, zone=self.zone, words="".join(self._buffer[self._said :]))
        self._buffer.append(" ")
        self._said = len(self._buffer)

    def _open_button(self, _: Attributes) -> Close:
        words = self._capture()

        def close() -> None:
            self._captures.pop()
            self._forms.see_button("".join(words))

        return close

    def _open_label(self, attributes: Attributes) -> Close:
        words, since = self._capture(), self._forms.fields_so_far()

        def close() -> None:
            self._captures.pop()
            self._forms.label("".join(words), target=attributes.get("for"), since=since)

        return close

    def _capture(self) -> list[str]:
        words: list[str] = []
        self._captures.append(words)
        return words


def _named_in_data(attributes: Attributes) -> str | None:
    """Where a script of the page leads a click: rows and buttons with data-href."""
    for name in _DATA_ADDRESSES:
        if value := attributes.get(name):
            return value
    return None


def _pixels(width: str | None) -> int | None:
    digits = re.match(r"\s*(\d{1,5})(?:px)?\s*$", width or "")
    return int(digits[1]) if digits else None
