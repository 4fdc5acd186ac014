"""What a judge reads of one submission: the main part of the page and of all that was opened with it, as one text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from model.document import Block, Document, Form, Image, Kind, Link, Role, Via, mark_of
from model.finding import Dossier, Evidence, Opened
from model.outcome import Outcome
from rules.framework import Framework
from rules.measure.address import bare, leads_to_document, plain
from rules.measure.blanks.requirement_text import LONGEST_TEXT, SEPARATOR, copied_blocks, holds_demand, requirement_blocks
from rules.measure.marks import Marks
from rules.measure.page.menus import MenuTexts, behind_menus, is_menu_link, menu_texts, own_places, repeated_texts
from rules.measure.page.stamps import is_stamp, stamps_in
from rules.measure.source import Source
from thai.text import find, quote, squash

QUOTE_LIMIT = 200  # the contract's bound for a quote

PLACES = {
    Role.TITLE: "ชื่อหน้า",
    Role.HEADING: "หัวข้อ",
    Role.BREADCRUMB: "เส้นทางหน้า",
    Role.TEXT: "เนื้อหา",
    Role.ROW: "ตาราง",
    Role.LINK: "ข้อความลิงก์",
    Role.FURNITURE: "เมนู",
}
# What names a thing and is none of its content.
NAMES = frozenset({Role.TITLE, Role.BREADCRUMB})  # of the window and the path: what the engine calls the page
CLAIMS = NAMES | {Role.LINK}
_TITLED = frozenset({Role.BREADCRUMB, Role.HEADING})


class Passage(NamedTuple):
    """A block of the main part together with the source that it stands in.

    What nearly every measure asks of each passage stands in it: reading it through the block took a tenth of the judging.
    """

    block: Block
    source: Source
    text: str  # for people
    squashed: str  # for matching
    role: Role

    @property
    def page(self) -> int | None:
        """The page number in a document that has pages."""
        return self.block.page

    @property
    def url(self) -> str:
        """The address that the text was read from."""
        return self.source.url

    @property
    def body_hash(self) -> str | None:
        """The hash of the body that the text was read from."""
        return self.source.body_hash

    @property
    def where(self) -> str:
        """Where a person finds it: "หัวข้อ", "ตาราง แถว 3", "ไฟล์ x.pdf หน้า 2"."""
        place = self.block.where or (f"หน้า {self.page}" if self.page else PLACES[self.role])
        return f"{self.source.label} {place}".strip()


class Label(NamedTuple):
    """A row or line with links: how many letters it has beside them, and the addresses of those that were opened."""

    beside: int
    read: frozenset[str]


@dataclass(frozen=True, eq=False)  # by identity: what is found out for a view is kept by it
class View:
    """The main part of everything that was opened for one submission.

    Furniture, blocks that the site repeats and pasted requirement text are not in `passages`. `joined` is their squashed
    text in order. `unread`: sources whose document could not be read well; `readable` is False where one of them, a
    scanned paper, a file that is longer than what was read of it, or an address that did not open may hold what is
    missing here. `guessed`: addresses that did not open and that nothing but a script led to which we could not follow: the
    document may stand elsewhere. `dead`: these, and what the server says is not there, as `plain` addresses; `gone`: the texts
    of links to it, for what they promise nobody has read. `framework`: whose words it was read for.
    """

    sources: tuple[Source, ...]
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    forms: tuple[Form, ...]
    images: tuple[Image, ...]
    furniture_links: tuple[Link, ...]
    requirement_text: tuple[Passage, ...]
    unread: tuple[Source, ...]
    readable: bool
    framework: Framework
    dead: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    guessed: frozenset[str] = frozenset()

    @cached_property
    def joined(self) -> str:
        """The squashed text of all passages, parted by `SEPARATOR`."""
        return SEPARATOR.join([passage.squashed for passage in self.passages])

    @cached_property
    def starts(self) -> list[int]:
        """The offset in `joined` at which each passage begins."""
        lengths = [len(passage.squashed) + len(SEPARATOR) for passage in self.passages]
        return list(accumulate(lengths[:-1], initial=0)) if lengths else []

    @cached_property
    def places(self) -> Mapping[Role, tuple[int, ...]]:
        """The numbers of the passages of each role, in order."""
        found: dict[Role, list[int]] = {role: [] for role in Role}
        for place, passage in enumerate(self.passages):
            found[passage.role].append(place)
        return {role: tuple(places) for role, places in found.items()}

    @cached_property
    def own_lines(self) -> tuple[Passage, ...]:
        """What is said below titles and links, and by no engine: titles are claims, stamps say the day and how many read it."""
        return tuple(line for place, line in enumerate(self.passages) if line.role not in CLAIMS and place not in self.stamps)

    @cached_property
    def texts(self) -> tuple[Passage, ...]:
        """The own lines without a page's headings; those of a file are lines in large letters."""
        return tuple(line for line in self.own_lines if line.role is not Role.HEADING or line.source.is_attachment)

    @cached_property
    def opened(self) -> frozenset[str]:
        """The addresses of all that was read, without their fragments."""
        return frozenset(bare(source.url) for source in self.sources)

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """The rows and lines of the page around its links."""
        opened = {source.url for source in self.sources if source is not self.page}
        lines: dict[str, list[Link]] = {}
        for link in self.links:
            if link.context:
                lines.setdefault(link.context, []).append(link)
        return {
            line: Label(
                _letters(line) - sum(_letters(link.text) for link in links),
                frozenset(link.url for link in links if link.url in opened),
            )
            for line, links in lines.items()
        }

    @cached_property
    def is_cut(self) -> bool:
        """Whether a page was cut off on its way, so that it may show more than came; a frame of it counts as well."""
        return any(source.document.truncated for source in self.sources if not source.is_attachment)

    def places_of(self, roles: Iterable[Role]) -> list[int]:
        """The numbers of the passages of some roles, in order: a page of 300 lines has five that are not its text."""
        return sorted([place for role in roles for place in self.places[role]])

    @cached_property
    def marks(self) -> Marks:
        """Where each word stands that a measure asks the whole text for."""
        return Marks(self.joined)

    def holds(self, *words: str) -> bool:
        """Whether the text holds one of a few words or marks, which are the same for every text."""
        return any(map(self.marks.__getitem__, words))

    def holding(self, *words: str) -> list[int]:
        """The numbers of the passages that hold one of a few such words, in order."""
        return sorted({self.index_at(start) for word in words for start in self.marks[word]})

    def first_lines(self, lines: int) -> Iterator[int]:
        """The numbers of the first so many passages of each source."""
        for start, end in self.stretches:
            yield from range(start, min(start + lines, end))

    @cached_property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """From where to where the passages of each source stand."""
        sources = [passage.source for passage in self.passages]
        begins = [place for place, source in enumerate(sources) if not place or source is not sources[place - 1]]
        return tuple(pairwise([*begins, len(sources)])) if sources else ()

    @cached_property
    def stamps(self) -> frozenset[int]:
        """The numbers of the passages that are only words of the engine."""
        return stamps_in([passage.squashed for passage in self.passages])

    @cached_property
    def offers(self) -> tuple[Link, ...]:
        """The links behind which a document seems to stand."""
        return tuple([link for link in self.links if leads_to_document(link)])

    @cached_property
    def leads_on(self) -> bool:
        """Whether a link may lead to more of it than was read; the buttons of the engine, such as those to share the page, do not."""
        return any(bare(link.url) not in self.opened and not is_stamp(squash(link.text)) for link in self.links)

    @cached_property
    def headings(self) -> tuple[Passage, ...]:
        """The headings of the page itself and its frames; those of attached files are not among them."""
        headings = [self.passages[place] for place in self.places[Role.HEADING]]
        return tuple([passage for passage in headings if not passage.source.is_attachment])

    @cached_property
    def letters(self) -> int:
        """How many letters and digits the main part has, titles apart: a measure of how much there is to read."""
        titles = [len(self.passages[place].squashed) for place in self.places[Role.TITLE]]
        return len(self.joined) - max(0, len(self.passages) - 1) * len(SEPARATOR) - sum(titles)

    @property
    def page(self) -> Source | None:
        """The submitted page; None where nothing could be read at that address."""
        return self.sources[0] if self.sources and self.sources[0].index == 0 else None

    def index_at(self, offset: int) -> int:
        """The number of the passage that an offset of `joined` lies in."""
        return bisect_right(self.starts, offset) - 1

    def is_among_first(self, place: int, lines: int) -> bool:
        """Whether a passage is one of the first so many of its source."""
        return place < lines or self.passages[place - lines].source is not self.passages[place].source

    def passage_at(self, offset: int) -> Passage:
        """The passage that an offset of `joined` lies in."""
        return self.passages[self.index_at(offset)]


def view_of(dossier: Dossier, framework: Framework) -> View:
    """Everything that was opened for a submission, flattened to what may count as evidence."""
    sources = tuple(_sources(dossier))
    repeated = repeated_texts(sources, dossier)
    in_menus = menu_texts(sources, repeated, dossier.site.furniture)
    beside = behind_menus(sources, dossier, in_menus)
    passages = tuple(_passages((source for source in sources if source not in beside), repeated, dossier))
    unread = tuple(source for source in sources if source.document.fault)
    pages = [source.document for source in sources if not source.is_attachment]
    links: tuple[list[Link], list[Link]] = [], []
    guessed = _guessed(pages, dossier)
    for link in chain.from_iterable(page.links for page in pages):
        links[is_menu_link(link, in_menus)].append(link)
    absent = [part.capture.url for part in dossier.parts if part.capture.outcome in _GONE]
    dead = frozenset(plain(url) for url in (*guessed, *absent))
    everything = View(
        sources=sources,
        passages=passages,
        links=tuple(links[False]),
        forms=tuple(
            _own_words(form, passages, in_menus) for page in pages for form in page.forms if not _is_banner(form, dossier)
        ),
        images=tuple(image for page in pages for image in page.images if not _is_banner(image, dossier)),
        furniture_links=tuple(links[True]),
        requirement_text=(),
        unread=unread,
        readable=not (unread or guessed) and all(_was_read(opened) for opened in (dossier.page, *dossier.parts)),
        framework=framework,
        dead=dead,
        gone=_gone(pages, dead),
        guessed=guessed,
    )
    return _without_requirement_text(everything, dossier.submission.indicator)


def _own_words(form: Form, passages: tuple[Passage, ...], in_menus: MenuTexts) -> Form:
    """The form without the lines that the site repeats: some engines lay one form around the whole page, its menus too."""
    if not any(line in form.text for line in in_menus.lines):
        return form
    return replace(
        form, text=" ".join([line.text for line in passages if line.role is not Role.TITLE and line.text in form.text])
    )


def _is_banner(shown: Image | Form, dossier: Dossier) -> bool:
    """Whether a picture or a form stands on all pages of the site, whatever its markup says."""
    return shown.furniture or mark_of(shown.shown) in dossier.site.furniture


def _guessed(pages: Iterable[Document], dossier: Dossier) -> frozenset[str]:
    """The addresses at which nothing is that are only what a script was given: it may put something before it."""
    closed = {part.capture.url for part in dossier.parts if part.capture.outcome not in _READ_OUTCOMES | _NOT_SEEN}
    if not closed:
        return frozenset()
    links = [link for page in pages for link in page.links]
    guessed = {plain(link.url) for link in links if link.via is Via.GUESSED}
    known = {plain(link.url) for link in links if link.via is not Via.GUESSED} if guessed else set()
    return frozenset(url for url in closed if plain(url) in guessed - known)


def _gone(pages: Iterable[Document], dead: frozenset[str]) -> frozenset[str]:
    if not dead:
        return frozenset()
    links = [link for page in pages for link in page.links if plain(link.url) in dead]
    return frozenset(words for link in links for words in (link.text, link.context) if words)


def _without_requirement_text(view: View, code: str) -> View:
    """The view with what only repeats the demands set apart; nearly always itself, with its text joined for all who search it."""
    framework, heads = view.framework, view.places_of(_TITLED)
    below = view.letters - sum(len(view.passages[place].squashed) for place in heads)
    may_be_copied = framework.has(code) and below <= LONGEST_TEXT
    if not may_be_copied and not holds_demand(view.joined, framework):
        return view
    blocks, link_words = [passage.block for passage in view.passages], _link_words(view.sources)
    pasted = requirement_blocks(blocks, framework, link_words, joined=view.joined)
    if may_be_copied:
        pasted |= copied_blocks(blocks, framework.indicator(code), link_words)
    if not pasted:
        return view
    kept = tuple(passage for place, passage in enumerate(view.passages) if place not in pasted)
    return replace(view, passages=kept, requirement_text=tuple(view.passages[place] for place in sorted(pasted)))


def evidence(passage: Passage, found: str | tuple[int, int] | None = None, where: str | None = None) -> Evidence:
    """A quote of what was found, a squashed phrase or a span of the passage's text; without either, of its beginning."""
    span = find(passage.text, found) if isinstance(found, str) else found
    text = quote(passage.text, span or (0, 0), QUOTE_LIMIT)
    return Evidence(url=passage.url, where=where or passage.where, quote=text, body_hash=passage.body_hash)


def _sources(dossier: Dossier) -> Iterator[Source]:
    for index, opened in enumerate((dossier.page, *dossier.parts)):
        document = opened.document
        if document is None or opened.capture.outcome not in _READ_OUTCOMES:
            continue
        address = opened.capture.final_url or opened.capture.url
        yield Source(index, address, opened.capture.body_hash, document, document.kind is not Kind.HTML)


# A page behind a broken certificate is read all the same: its content is judged, the certificate is a reason of its own.
_READ_OUTCOMES = frozenset({Outcome.OK, Outcome.TLS_INVALID})
_NOT_SEEN = frozenset({Outcome.TOO_LARGE, Outcome.NOT_FETCHED, Outcome.INTERRUPTED})
# Of what the server says is not there, nobody reads more than we did.
_GONE = frozenset({Outcome.HTTP_404, Outcome.HTTP_410})


def _was_read(opened: Opened) -> bool:
    """Whether what is missing in it is missing: of scanned paper and of long files only the first part is read."""
    document = opened.document
    if opened.capture.outcome in _GONE:
        return True
    if document is None or document.text_source == "ocr" or document.truncated:
        return False
    return opened.capture.outcome in _READ_OUTCOMES and not document.script_shell


def _passages(sources: Iterable[Source], repeated: frozenset[str], dossier: Dossier) -> list[Passage]:
    furniture = Role.FURNITURE  # looked up once: by its name it takes ten times as long
    found = []
    for source in sources:
        theirs = frozenset[str]() if source.is_attachment else repeated
        own = own_places(source, theirs, dossier) if theirs else ()
        found += [
            Passage(block, source, block.text, block.squashed, block.role)
            for place, block in enumerate(source.document.blocks)
            if block.role is not furniture and block.squashed and (block.squashed not in theirs or place in own)
        ]
    return found


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _link_words(sources: tuple[Source, ...]) -> frozenset[str]:
    links = (link for source in sources for link in source.document.links if not link.furniture)
    return frozenset(words for link in links for words in (link.text, link.context))
