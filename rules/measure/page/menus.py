"""What stands on all pages of a site and so says nothing about one of them: repeated texts, framed menus, links in menus."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, takewhile

from model.document import Block, Document, Link, Role, Via, length_of, mark_of, said_again
from model.finding import Dossier
from rules.measure.address import is_home, is_plain_call, is_served, leads_to_document, same_site
from rules.measure.source import Source
from thai.text import squash

MENU_LINKS, MENU_SHARE = 10, 0.9  # a frame with so many links and hardly anything else; lists of documents have a heading

_HEADS = frozenset({Role.TITLE, Role.HEADING})
_NOT_OWN = frozenset({Role.FURNITURE, Role.TITLE})
# Links and headings are also those of a side column that only some of the pages have.
_SAID = frozenset({Role.TEXT, Role.ROW})


def repeated_texts(sources: tuple[Source, ...], dossier: Dossier) -> frozenset[str]:
    """The squashed texts to leave out: what the site repeats and its framed menus, but not the names of the pages themselves."""
    return (_of_site(sources, dossier) | _of_menu_frames(sources)) - _own_names(sources)


def without_widgets(dossier: Dossier) -> Dossier:
    """Without what frames of other hosts show on all pages of the site: the weather, the price of gold; they come and go, and say nothing here."""
    page, furniture = dossier.page.document, dossier.site.furniture
    if page is None or not furniture or not dossier.parts:
        return dossier
    frames = (link for link in page.links if link.via is Via.FRAME and not same_site(link.url, page.url))
    widgets = {link.url for link in frames if mark_of(link.shown) in furniture}
    parts = tuple(part for part in dossier.parts if part.capture.url not in widgets)
    return replace(dossier, parts=parts) if widgets else dossier


def own_places(source: Source, repeated: frozenset[str], dossier: Dossier) -> frozenset[int]:
    """Where a page says itself what its site repeats: it says so more often than the site, there where least around it is repeated.

    The mayor's name stands in the side column of all pages, and once more on the page of the executives.
    """
    blocks, found = source.document.blocks, set[int]()
    for text, places in _said_often(source.document, repeated).items():
        of_site = next(times for times in count(1) if mark_of(said_again(text, times + 1)) not in dossier.site.furniture)
        main = [place for place in places if blocks[place].role is not Role.FURNITURE]
        if len(places) > of_site:
            main.sort(key=lambda place: _repeated_around(blocks, place, repeated))
            found.update(place for place in main[: len(places) - of_site] if blocks[place].role in _SAID)
    return frozenset(found)


def _said_often(document: Document, repeated: frozenset[str]) -> dict[str, list[int]]:
    """The repeated texts that the page says more than once, and where."""
    places: dict[str, list[int]] = {}
    for place, block in enumerate(document.blocks):
        if block.squashed in repeated:
            places.setdefault(block.squashed, []).append(place)
    return {text: where for text, where in places.items() if text and len(where) > 1}


def _repeated_around(blocks: Sequence[Block], place: int, repeated: frozenset[str]) -> int:
    """How many blocks before and after one are the site's, up to the next that is the page's own."""

    def is_sites(block: Block) -> bool:
        return block.role in _NOT_OWN or block.squashed in repeated

    before, after = reversed(blocks[:place]), blocks[place + 1 :]
    return sum(1 for side in (before, after) for _ in takewhile(is_sites, side))


@dataclass(frozen=True, slots=True)
class MenuTexts:
    """The texts of lines that the site repeats; `around`: without those of this page's headings, below which its own links stand.

    `shared`: the address and words of links that stand on all its pages, and once on this one; those by pictures are in no line.
    `files`: the addresses to which no other link of this page leads.
    """

    lines: frozenset[str]
    around: frozenset[str]
    shared: frozenset[tuple[str, str]] = frozenset()
    files: frozenset[str] = frozenset()


def menu_texts(sources: tuple[Source, ...], repeated: frozenset[str], furniture: frozenset[int]) -> MenuTexts:
    """What a link is told by that belongs to a menu, whatever its markup says."""
    blocks = [block for source in sources for block in source.document.blocks if block.squashed in repeated] if repeated else []
    # A heading may stand on every page (the agency's name), or be called as the menu calls its page.
    headings = frozenset([block.text for block in blocks if block.role in _HEADS])
    lines = frozenset([block.text for block in blocks if block.role not in _HEADS])
    page = sources[0].document if furniture and sources and not sources[0].index else None
    links = [(link, (link.url, link.text)) for link in page.links if not link.furniture] if page else []
    often = Counter([told for _, told in links])
    # One that stands there twice is what this page offers as well.
    shared = frozenset([told for link, told in links if often[told] == 1 and mark_of(link.shown) in furniture])
    files = frozenset([url for url, _ in shared]).difference([told[0] for _, told in links if told not in shared])
    return MenuTexts(lines, lines - headings, shared, files)


def is_menu_link(link: Link, in_menus: MenuTexts) -> bool:
    """Whether a link leads where the menu leads, and not to what the page itself offers."""
    if link.furniture or (link.url, link.text) in in_menus.shared:
        return True
    if not in_menus.lines:
        return False
    if link.context != link.text and link.context in in_menus.around:
        return True
    # "ดาวน์โหลด" stands on every page of a site, and on each leads to another file; "ดาวน์โหลดแบบฟอร์ม" leads to the same page.
    return link.text in in_menus.lines and not (leads_to_document(link) and (is_served(link) or is_plain_call(link.text)))


def behind_menus(sources: tuple[Source, ...], dossier: Dossier, in_menus: MenuTexts) -> list[Source]:
    """What was opened because a menu leads to it: files, and pages that it calls "ดาวน์โหลดแบบฟอร์ม"; they are not this page's."""
    if len(sources) < 2 or sources[0].index or not (in_menus.lines or in_menus.files):
        return []
    links = (link for link in sources[0].document.links if link.via is Via.LINK)
    # What is headed as the menu calls it is no line of the menu, because the heading names the page.
    called = {link.url for link in links if link.text in in_menus.lines or link.url in in_menus.files}
    return [
        source
        for source in sources[1:]
        if dossier.parts[source.index - 1].capture.url in (in_menus.files if source.is_attachment else called)
    ]


def _of_site(sources: tuple[Source, ...], dossier: Dossier) -> frozenset[str]:
    """What the site repeats, unless then no page would have anything left but its title."""
    furniture = dossier.site.furniture
    if not furniture:
        return frozenset()
    repeated = _shared(furniture).among({block.squashed for source in sources for block in source.document.blocks})
    blocks = (block for source in sources if not source.is_attachment for block in source.document.blocks)
    own = any(block.role not in _NOT_OWN and block.squashed and block.squashed not in repeated for block in blocks)
    return repeated if own or any(source.is_attachment for source in sources) else frozenset()


class _Shared:
    """What a site repeats, told of each text once for all its pages."""

    def __init__(self, furniture: frozenset[int]) -> None:
        self._furniture = furniture
        self._lengths = frozenset(map(length_of, furniture))  # most texts are told apart by that alone
        self._others: set[str] = set()
        self._repeated: set[str] = set()

    def among(self, texts: set[str]) -> frozenset[str]:
        """Those of the texts that it repeats."""
        for text in texts - self._repeated - self._others:
            if len(text) in self._lengths:
                (self._repeated if mark_of(text) in self._furniture else self._others).add(text)
        return frozenset(texts & self._repeated)


_shared = lru_cache(maxsize=1)(_Shared)


def _own_names(sources: tuple[Source, ...]) -> frozenset[str]:
    """The headings that name their page as the site's menu does: the menu repeats the name, which is the page's all the same."""
    names: set[str] = set()
    for document in (source.document for source in sources if not source.is_attachment):
        title = squash(document.head_title)
        heads = {block.squashed for block in document.blocks if block.role in _HEADS and block.squashed in title}
        named = (link for link in document.links if _entry(link.text) in heads) if heads else ()
        names.update(_entry(link.text) for link in named if not is_home(link.url))
    return frozenset(names)


@lru_cache(maxsize=4096)
def _entry(text: str) -> str:
    """A menu's entry for matching; the same stand on all pages of a site."""
    return squash(text)


def _of_menu_frames(sources: tuple[Source, ...]) -> frozenset[str]:
    """The squashed texts of frames that are only links beside a frame that is more: the menu of a frameset."""
    frames = [source for source in sources if source.index and not source.is_attachment]
    menus = [source for source in frames if _is_links_only(source.document)]
    if not menus or len(menus) == len(frames):
        return frozenset()
    return frozenset(block.squashed for menu in menus for block in menu.document.blocks)


def _is_links_only(document: Document) -> bool:
    blocks = [block for block in document.blocks if block.role not in _NOT_OWN]
    links = sum(block.role is Role.LINK for block in blocks)
    return links >= MENU_LINKS and links >= MENU_SHARE * len(blocks)
