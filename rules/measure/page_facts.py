"""The submitted page by itself, with what its words hint at: what the measures of its kind look at."""

import re
from dataclasses import dataclass
from functools import cached_property

from model.document import Document, Kind, Role
from model.finding import Dossier
from rules.measure.address import is_file
from rules.measure.view import Passage, View
from rules.page_words import Hit, WordList, page_words
from thai.text import squash

# Upper bounds, in letters of the main part, up to which words may decide what a page is. The longest message among the
# probes of the corpus has 93 letters; real ones add an address, a search box and a greeting to that.
MESSAGE_LETTERS = 600  # strong words anywhere
HEADLINE_LETTERS = 6000  # the title or first heading is the message; below it stand menus that nothing marks as such
LINE_LETTERS = 240  # an ordinary word that is a whole line of the text
FEW_ROWS = 3  # three rows are a table with content
ALONE_SHARE = 0.6  # "404 – เทศบาล": what may stand beside a word for it to be alone in its part of a line
LONGEST_LINE = 300  # letters; in a longer one no single word is nearly the whole
MOST_HITS = 400  # more words of the lists are bait, or a page that needs no further word to be known

_PARTS_OF_A_LINE = re.compile(r"\s[-–—:|•·]+\s?|[|»›]|::|\s{2,}")


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
        return "\n".join([passage.squashed for passage in self.passages])

    @cached_property
    def hits(self) -> list[Hit]:
        """Every listed word in `text`."""
        return page_words().scan(self.text)[:MOST_HITS]

    @cached_property
    def letters(self) -> int:
        """How much the main part says besides titles."""
        return sum(len(passage.squashed) for passage in self.passages if passage.role is not Role.TITLE)

    @cached_property
    def rows(self) -> int:
        """Table rows of the main part."""
        return sum(passage.role is Role.ROW for passage in self.passages)

    @cached_property
    def has_documents(self) -> bool:
        """Whether the page offers content besides words: files, frames that were read, a table."""
        return len(self.view.sources) > 1 or self.rows >= FEW_ROWS or any(is_file(link.url) for link in self.view.links)

    def of(self, words: WordList) -> list[Hit]:
        """The hits of one list."""
        return [hit for hit in self.hits if hit.words is words]

    def passage(self, hit: Hit) -> Passage:
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
    return Facts(dossier, view, page.document, tuple(passage for passage in view.passages if passage.source is page))


def decides(facts: Facts, hit: Hit) -> bool:
    """Whether a word says what the page is: strong words do; ordinary ones only as nearly the whole of a line's part."""
    if not hit.alone:
        return True
    role = facts.passage(hit).role
    if role is Role.ROW and "|" in facts.passage(hit).text:
        return False  # the heading of a column: "อยู่ระหว่างดำเนินการ" stands in every table of complaints
    ordinary = role not in (Role.TITLE, Role.HEADING)
    return is_alone(facts, hit) and not (ordinary and facts.letters > LINE_LETTERS)


def is_headline(facts: Facts, hit: Hit) -> bool:
    """Whether a word is nearly the whole of the title or the first heading."""
    first = next((passage for passage in facts.passages if passage.role is Role.HEADING), None)
    passage = facts.passage(hit)
    return (passage.role is Role.TITLE or passage is first) and is_alone(facts, hit)


def is_alone(facts: Facts, hit: Hit) -> bool:
    """Whether a word is nearly the whole of a part of its line."""
    if len(facts.passage(hit).squashed) > LONGEST_LINE:
        return False
    word = facts.text[hit.start : hit.end]
    parts = (squash(part) for part in _PARTS_OF_A_LINE.split(facts.passage(hit).text))
    return any(word in part and len(word) >= ALONE_SHARE * len(part) for part in parts)
