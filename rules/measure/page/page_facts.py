"""The submitted page by itself, with what its words hint at: what the measures of its kind look at."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from model.document import Document, Kind, Link, Role, Via
from model.finding import Dossier
from rules.measure.address import is_file, is_home
from rules.measure.blanks.requirement_text import SEPARATOR
from rules.measure.page.same_text import Known, known_of
from rules.measure.page.stamps import is_share, is_stamp
from rules.measure.search import listed_on_page
from rules.measure.source import Source
from rules.measure.structure.cards import cards
from rules.measure.view import Passage, View
from rules.page_words import ListHit, WordList
from thai.digits import to_ascii
from thai.text import squash

# Upper bounds, in letters of the main part, up to which words may decide what a page is. The longest message among the
# probes of the corpus has 93 letters; real ones add an address, a search box and a greeting to that.
MESSAGE_LETTERS = 600  # strong words anywhere
HEADLINE_LETTERS = 6000  # the title or first heading is the message; below it stand menus that nothing marks as such
LONGEST_NOTICE = 16_000  # menus included; those of the demo province, left in the main part, have 2,600
LINE_LETTERS = 240  # an ordinary word that is a whole line of the text
FEW_ROWS = 3  # three rows are a table with content
ALONE_SHARE = 0.6  # "404 – เทศบาล": what may stand beside a word for it to be alone in its part of a line
LONGEST_LINE = 300  # letters; in a longer one no single word is nearly the whole
HEADLINE = 60  # letters of a title's part that is one short sentence
NOTHING_SAID = 40  # letters: what a page of notices may add to the notice, a reference number or a greeting
FIELDS = 2  # other lines that give a number or what their label asks for: one of many that waits is no message
MOST_HITS = 400  # more words of the lists are bait, or a page that needs no further word to be known

_PARTS_OF_A_LINE = re.compile(r"\s[-–—:|•·]+\s?|[|»›]|::|\s{2,}")

# How many cases are still open, and that there are none.
_COUNTED = re.compile(r"\d ?(?:เรื่อง|ราย|คน|ครั้ง|ฉบับ|กรณี|คดี|โครงการ|งาน|แห่ง|รายการ|%)|(?:ดำเนินการ|จัดทำ)[^|]{0,8}(?:ไม่มี|\d+)\s*\Z")
# "โทรศัพท์ : 044-000-111", and a number without a colon.
_FIELD = re.compile(r"[^\d\s][ ]?[:：]\s?\S|\d{3}")
_NO_LETTER = re.compile(r"[\W_]+")
_APOLOGY = re.compile(r"\A(?:ขออภัย(?:ค่ะ|ครับ|ด้วย)?|เสียใจ|error|http|oops|sorry|opps|40[34]|[^\w]+)+")
_SHOWN = frozenset({Via.FRAME, Via.EMBED, Via.REFRESH})


@dataclass(frozen=True)
class Facts:
    """The submitted page alone, with what its words hint at; parts that were opened beside it are not in it."""

    dossier: Dossier
    view: View
    document: Document
    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        """The squashed text of the page's own main part."""
        if len(self.passages) == len(self.view.passages):
            return self.view.joined  # the same string, which was searched already
        return SEPARATOR.join([passage.squashed for passage in self.passages])

    @cached_property
    def hits(self) -> list[ListHit]:
        """Every listed word in `text`."""
        found = listed_on_page(self.text, self.view.framework)
        hits = (
            ListHit(words, last + 1 - len(entry.phrase), last + 1, alone)
            for last, entry in found
            for words, alone in entry.listed
        )
        return list(islice(hits, MOST_HITS))

    @cached_property
    def known(self) -> Known:
        """What the host also answers to an address that cannot exist."""
        return known_of(self.dossier.site, asked=self.dossier.page.capture.url)

    @cached_property
    def is_long(self) -> bool:
        """Whether there is far more text than any notice has, even under all menus: then no word can decide what it is."""
        return len(self.text) > LONGEST_NOTICE

    @property
    def is_cut(self) -> bool:
        """Whether it was cut off on its way: that there is little of it, or nothing else, does not tell what it is."""
        return self.document.truncated

    @cached_property
    def spoken(self) -> tuple[Passage, ...]:
        """The passages that are neither titles nor stamps of the engine, such as who posted a text and when."""
        told = (passage for passage in self.passages if passage.role is not Role.TITLE)
        return tuple(p for p in told if p.role is Role.ROW or not self._is_stamp(p))

    @cached_property
    def own(self) -> tuple[Passage, ...]:
        """Of these the ones that say something of this page, and do not stand on the host's missing page too."""
        return tuple(passage for passage in self.spoken if not self.known.has_text(passage.squashed))

    @cached_property
    def says_more(self) -> bool:
        """Whether there is anything in `own`; on most pages the first line tells."""
        told = (passage for passage in self.passages if passage.role is not Role.TITLE)
        return any(not self.known.has_text(p.squashed) and (p.role is Role.ROW or not self._is_stamp(p)) for p in told)

    @cached_property
    def letters(self) -> int:
        """How much the page says of its own."""
        return sum(len(passage.squashed) for passage in self.own)

    @cached_property
    def said_letters(self) -> int:
        """How much of that is neither a link nor the path to the page: menus that nothing marks as such are lists of links."""
        return sum(len(passage.squashed) for passage in self.own if passage.role in (Role.TEXT, Role.ROW, Role.HEADING))

    @cached_property
    def rows(self) -> int:
        """Table rows of the main part."""
        return sum(passage.role is Role.ROW for passage in self.own)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of the main part that lead on: not to the front page, to shares of this page, or where all pages lead."""
        return tuple(link for link in self.view.links if not self._leads_nowhere(link))

    @cached_property
    def has_documents(self) -> bool:
        """Whether the page offers content besides words: files, frames that were read, a table."""
        return self.rows >= FEW_ROWS or any(is_file(link.url) for link in self.links) or self._shows_parts

    @cached_property
    def _shows_parts(self) -> bool:
        """Whether something that was opened beside the page is its content; a page behind a link or a menu's file is not."""
        kept = {link.url for link in self.links}
        elsewhere = {link.url for link in self.document.links if link.via not in _SHOWN and link.url not in kept}
        beside = [source for source in self.view.sources if source.index and source not in self.joined]
        return any(
            asked not in elsewhere and (source.is_attachment or is_shown(self.document, asked))
            for source in beside
            for asked in (self.dossier.parts[source.index - 1].capture.url,)
        )

    @cached_property
    def joined(self) -> tuple[Source, ...]:
        """The frames whose text is taken for the page's own."""
        return tuple({id(p.source): p.source for p in self.passages if p.source is not self.view.page}.values())

    @cached_property
    def _agency(self) -> str:
        return squash(self.dossier.agency.name) or "\n"

    def _is_stamp(self, passage: Passage) -> bool:
        return is_stamp(passage.squashed.replace(self._agency, ""))

    def _leads_nowhere(self, link: Link) -> bool:
        return is_home(link.url) or is_share(link.url) or self.known.has_link(link)

    def stands_in_form(self, passage: Passage) -> bool:
        """Whether the passage is a word of a form: "nothing found" beside a box for searches."""
        # A form without a field is laid around the whole page by the engine.
        return any(form.fields and passage.text in form.text for form in self.view.forms)

    def of(self, words: WordList) -> list[ListHit]:
        """The hits of one list."""
        return [hit for hit in self.hits if hit.words is words]

    def passage(self, hit: ListHit) -> Passage:
        """The passage that a hit stands in."""
        reached = 0
        for passage in self.passages:
            reached += len(passage.squashed) + 1
            if hit.start < reached:
                return passage
        raise IndexError(hit.start)


def facts_of(dossier: Dossier, view: View) -> Facts | None:
    """The submitted page by itself; None where it is not HTML or was not read."""
    page = view.page
    if page is None or page.document.kind not in (Kind.HTML, Kind.TEXT, Kind.EMPTY):
        return None
    own = view.passages if len(view.sources) == 1 else tuple([one for one in view.passages if one.source is page])
    if any(passage.role is not Role.TITLE for passage in own):
        return Facts(dossier, view, page.document, own)
    # A frameset says nothing itself: what its frames say is the page.
    frames = [source for source in view.sources if source.index and not source.is_attachment]
    shown = [source for source in frames if is_shown(page.document, dossier.parts[source.index - 1].capture.url)]
    return Facts(dossier, view, page.document, (*own, *(passage for passage in view.passages if passage.source in shown)))


def is_shown(page: Document, asked: str) -> bool:
    """Whether what was opened stands on the page itself; a page behind a link is another page."""
    ways = [link.via for link in page.links if link.url == asked]
    return not ways or any(via in _SHOWN for via in ways)


def decides(facts: Facts, hit: ListHit) -> bool:
    """Whether a word says what the page is: strong words do; ordinary ones only as nearly the whole of a line's part."""
    passage = facts.passage(hit)
    if passage.squashed and facts.known.has_text(passage.squashed) and facts.said_letters > NOTHING_SAID:
        return hit.words is WordList.NO_PAGE  # it stands on other pages of the site too, and this one has more to say
    if not hit.alone:
        return True
    if passage.role is Role.ROW and "|" in passage.text:
        return False  # the heading of a column: "อยู่ระหว่างดำเนินการ" stands in every table of complaints
    if _COUNTED.search(to_ascii(passage.text)):
        return False  # how many cases are open is the content
    ordinary = passage.role not in (Role.TITLE, Role.HEADING)
    if not is_alone(facts, hit) or (ordinary and facts.letters > LINE_LETTERS):
        return False
    return not ((ordinary and _is_one_field(facts, hit, passage)) or _is_card(facts, passage))


def _is_card(facts: Facts, passage: Passage) -> bool:
    """Whether it is the label of a figure: "อยู่ระหว่างดำเนินการ" below "0 เรื่อง". A "404" or a counter of visitors has none."""
    labels = (place for indicator in facts.view.framework.indicators for place in cards(facts.view, indicator).labels)
    return any(facts.view.passages[place] is passage for place in labels)


def _is_one_field(facts: Facts, hit: ListHit, passage: Passage) -> bool:
    """Whether the word stands behind a label, and other lines are filled in: "แผนที่ : (อยู่ระหว่างจัดทำ)" below an address."""
    word = facts.text[hit.start : hit.end]
    before = passage.squashed.partition(word)[0].replace(squash(facts.dossier.agency.name), "")
    if not _NO_LETTER.sub("", before):
        return False
    others = (one for one in facts.own if word not in one.squashed and one.role is Role.TEXT)
    return sum(_FIELD.search(to_ascii(one.text)) is not None for one in others) >= FIELDS


def is_headline(facts: Facts, hit: ListHit) -> bool:
    """Whether a word is nearly the whole of the title or the first heading."""
    first = next((passage for passage in facts.passages if passage.role is Role.HEADING), None)
    passage = facts.passage(hit)
    return (passage.role is Role.TITLE or passage is first) and is_alone(facts, hit)


def is_alone(facts: Facts, hit: ListHit) -> bool:
    """Whether a word is nearly the whole of a part of its line."""
    word = facts.text[hit.start : hit.end]
    return any(word in part and len(word) >= ALONE_SHARE * len(part) for part in _parts(facts, hit))


def opens_part(facts: Facts, hit: ListHit) -> bool:
    """Whether a part of its line begins with the word, an apology apart, and says little more: "ไม่พบหน้าที่ท่านกำลังค้นหา"."""
    word = facts.text[hit.start : hit.end]
    opened = ((_APOLOGY.sub("", part), part) for part in _parts(facts, hit))
    return any(len(part) <= HEADLINE and (bare.startswith(word) or part.startswith(word)) for bare, part in opened)


def _parts(facts: Facts, hit: ListHit) -> list[str]:
    """The squashed parts of the line that a word stands in, without the agency's name."""
    passage = facts.passage(hit)
    if len(passage.squashed) > LONGEST_LINE:
        return []
    name = squash(facts.dossier.agency.name)
    parts = (squash(part) for part in _PARTS_OF_A_LINE.split(passage.text))
    return [part.replace(name, "") if name else part for part in parts]
