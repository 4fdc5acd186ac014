"""HTML to a document."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser

from documents.cleaned import LONGEST_REMEMBERED, MOST_REMEMBERED, Cleaned, cleaned
from documents.html_addresses import Addresses, behind_viewer
from documents.html_head import (
    Head,
    may_be_filled,
    read_head,
    script_hosts,
    script_redirect,
    shown_documents,
    waits_for_scripts,
)  # fmt: skip
from documents.html_nesting import limit_length, limit_nesting
from documents.html_page import FoundField, FoundForm, FoundLink, Page
from documents.html_places import furniture_zones
from documents.html_walk import walk
from model.document import Block, Document, Fault, Form, Image, Kind, Link, Role, Via
from thai.text import clean

# With less text than this a page may be a shell for scripts, or one that only sends the reader on.
_FEW_LETTERS = 200
# A note beside a search box has fewer; more than half of what is shown may be the page's content.
_MUCH_HIDDEN = 120
_LONGEST_LINK_TEXT = 500
_LONGEST_CONTEXT = 400
_LONGEST_FORM_TEXT = 1_500
# The letters that Windows-874 knows are counted in bytes, in a fifth of the time; those of other languages one by one.
_LATIN_OR_THAI = re.compile(r"[A-Za-z\u0e01-\u0e3a\u0e40-\u0e4e]")
_OTHER_LETTERS = re.compile(r"[\u00c0-\u024f\u3040-\u9fff]")
_NO_LETTERS = bytes(byte for byte in range(256) if not _LATIN_OR_THAI.match(bytes([byte]).decode("cp874", "replace")))
_WHERE = {
    Role.TITLE: "ชื่อหน้า",
    Role.HEADING: "หัวข้อ",
    Role.BREADCRUMB: "เส้นทางของหน้า",
    Role.LINK: "ลิงก์",
    Role.FURNITURE: "เมนูหรือส่วนประกอบของหน้า",
}
_NOT_MAIN = frozenset({Role.TITLE, Role.BREADCRUMB, Role.FURNITURE})


def read_html(markup: str, url: str, *, codec: str = "utf-8") -> Document:
    """The document that the markup is; `codec` is that of its bytes."""
    markup, is_cut = limit_length(markup)
    tree = LexborHTMLParser(limit_nesting(markup))
    head = read_head(tree)
    addresses = Addresses(url, head.base, codec)
    page = walk(tree.root) if tree.root is not None else Page()
    furniture = furniture_zones(page)
    pieces, link_texts, titles = _clean_texts(page, head)
    blocks = _blocks(page, pieces)
    letters = count_letters(block for block in blocks if block.role not in _NOT_MAIN)
    named = [Block(text, squashed, Role.TITLE, _WHERE[Role.TITLE]) for text, squashed in dict.fromkeys(titles) if squashed]
    places = list(accumulate((bool(squashed) for _, squashed in pieces), initial=len(named) - 1))[1:]
    links = _links(page, pieces, link_texts, addresses=addresses, furniture=furniture, places=places)
    is_bare = letters < _FEW_LETTERS and not (page.images or page.links or any(map(_is_shown, page.forms)))
    is_blank = is_bare and not letters
    sent_on = head.refresh, Via.REFRESH
    if not head.refresh and letters < _FEW_LETTERS:
        sent_on = script_redirect(tree, markup), Via.REFRESH if is_blank else Via.SCRIPT
    links += _forwards(addresses, *sent_on)
    for shown in shown_documents(tree, markup):
        links += _forwards(addresses, shown, Via.EMBED)
    return Document(
        url=url,
        kind=Kind.HTML,
        blocks=tuple(named + blocks),
        links=tuple(links),
        forms=_forms(page, addresses, furniture),
        images=_images(page, addresses, furniture),
        head_title=titles[0][0],
        script_hosts=script_hosts(tree, markup, addresses),
        script_shell=letters < _FEW_LETTERS
        and not page.has_frames
        and not sent_on[0]
        and waits_for_scripts(tree, is_blank=is_blank),
        may_show_more=page.hidden_letters >= max(_MUCH_HIDDEN, letters // 2)
        or not furniture.issuperset(page.unread_calls)
        or may_be_filled(tree, letters=letters, is_bare=is_bare and not sent_on[0]),
        password_field=page.has_password,
        hidden_links=_hidden_links(page),
        letters=letters,
        text_source="text" if blocks or named else "none",
        fault=Fault.TOO_COMPLEX if page.cut or is_cut else None,
    )


def _clean_texts(page: Page, head: Head) -> tuple[list[Cleaned], list[str], list[Cleaned]]:
    """Clean and squashed pieces, clean link texts, clean and squashed titles; most links are a piece of their own."""
    pieces, links = [piece.text for piece in page.pieces], [_link_text(link) for link in page.links]
    titles = [head.title, head.social_title]
    known = cleaned(pieces + links + titles)
    return [known[text] for text in pieces], [known[text][0] for text in links], [known[text] for text in titles]


def count_letters(blocks: Iterable[Block]) -> int:
    """The letters of the blocks, Thai vowels and marks among them."""
    text = " ".join([block.squashed for block in blocks])
    known = text.encode("cp874", "ignore")
    others = sum(1 for _ in _OTHER_LETTERS.finditer(text)) if len(known) < len(text) else 0
    return len(known.translate(None, _NO_LETTERS)) + others


def _blocks(page: Page, texts: list[Cleaned]) -> list[Block]:
    return [
        (_block if len(text) <= LONGEST_REMEMBERED else Block)(
            text, squashed, piece.role, piece.where or _WHERE.get(piece.role, "")
        )
        for piece, (text, squashed) in zip(page.pieces, texts, strict=True)
        if squashed
    ]


# Making a block takes 0.9 µs, finding it among those of the pages before 0.2.
_block = lru_cache(maxsize=MOST_REMEMBERED)(Block)


def _link_text(link: FoundLink) -> str:
    text = "".join(link.parts)[:_LONGEST_LINK_TEXT]
    return text if text.strip() else link.instead[:_LONGEST_LINK_TEXT]


def _links(
    page: Page, pieces: list[Cleaned], texts: list[str], *, addresses: Addresses, furniture: frozenset[int], places: list[int]
) -> list[Link]:
    """The links; `places` says of each piece which block it is."""
    links: list[Link] = []
    for found, text in zip(page.links, texts, strict=True):
        url = addresses.absolute(found.href)
        if not url:
            continue
        via = found.via
        if inner := behind_viewer(url):
            url, via = inner, Via.EMBED
        in_furniture = found.zone in furniture or (
            0 <= found.piece < len(page.pieces) and page.pieces[found.piece].role in _NOT_MAIN
        )
        block = places[found.piece] if 0 <= found.piece < len(pieces) and any(map(str.strip, found.parts)) else -1
        links.append(Link(url, text, via, in_furniture, _context(found, text, pieces), block))
    return links


def _hidden_links(page: Page) -> tuple[str, ...]:
    """Each of them once: spam repeats a few."""
    texts = dict.fromkeys(text[:_LONGEST_LINK_TEXT] for text in page.hidden_links if not text.isspace())
    return tuple(filter(None, (text for text, _ in cleaned(texts).values())))


def _context(link: FoundLink, text: str, pieces: list[Cleaned]) -> str:
    """The row or item around a link, or its block; where these say no more than the link itself, the heading above."""
    begin, end = link.context or (link.piece, link.piece + 1)
    around = ""
    if 0 <= begin < end:
        around = " ".join(piece for piece, _ in pieces[begin : min(end, begin + 10)])
    if around and around != text:
        return around[:_LONGEST_CONTEXT]
    return pieces[link.heading][0] if 0 <= link.heading < len(pieces) else ""


def _forwards(addresses: Addresses, target: str | None, via: Via) -> list[Link]:
    url = addresses.absolute(target) if target else None
    return [Link(url, "", via)] if url else []


def _forms(page: Page, addresses: Addresses, furniture: frozenset[int]) -> tuple[Form, ...]:
    return tuple(_form(form, page, addresses, in_furniture=form.zone in furniture) for form in page.forms)


def _form(form: FoundForm, page: Page, addresses: Addresses, *, in_furniture: bool) -> Form:
    pieces = page.pieces[max(0, form.first_piece - 1) : max(form.last_piece, 0)]
    # Some engines lay one form around the whole page: the menus in it are no words of the form.
    words = " ".join(piece.text for piece in pieces if in_furniture or piece.role is not Role.FURNITURE)
    return Form(
        action=addresses.absolute(form.action) or "",
        method=form.method if form.method in {"get", "post"} else "get",
        fields=tuple((field.type, clean(_label(field, page))) for field in form.fields),
        text=clean(words[:_LONGEST_FORM_TEXT]),
        buttons=tuple(clean(words) for words in form.buttons if words.strip()),
        furniture=in_furniture,
        choices=tuple(filter(None, map(clean, form.choices))),
    )


def _is_shown(form: FoundForm) -> bool:
    """Whether there is anything of it on the screen: some only carry on what a script sends."""
    return bool(form.fields or form.buttons)


def _label(field: FoundField, page: Page) -> str:
    return (page.labels.get(field.id) if field.id else None) or field.label or field.name


def _images(page: Page, addresses: Addresses, furniture: frozenset[int]) -> tuple[Image, ...]:
    images: list[Image] = []
    for found in page.images:
        # A picture inside the markup has no address to fetch, but it is a picture of the page all the same.
        url = found.src.partition(",")[0][:60] if found.src[:5].lower() == "data:" else addresses.absolute(found.src)
        if url:
            images.append(Image(url, clean(found.alt), found.width, found.zone in furniture))
    return tuple(images)
