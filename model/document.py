"""What a fetched body says: text in blocks with their place, links, forms, pictures. No judgement.

The small records have no slots: frozen ones with slots take four times as long to pickle, and a page has 500 of them.
"""

import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What the bytes are, found by looking at them."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    DOC = "doc"
    XLS = "xls"
    ODT = "odt"
    ODS = "ods"
    RTF = "rtf"
    CSV = "csv"
    TEXT = "text"
    IMAGE = "image"
    ARCHIVE = "archive"
    EMPTY = "empty"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """The place of a block on its page; it decides how much its words weigh."""

    TITLE = "title"  # <title>, og:title, a PDF's own title
    HEADING = "heading"  # h1..h6 and what is styled as one, in the main part
    BREADCRUMB = "breadcrumb"
    TEXT = "text"  # running text of the main part
    ROW = "row"  # one table row; cells joined by " | "
    LINK = "link"  # a block of the main part that is nothing but a link's text
    FURNITURE = "furniture"  # menus, sidebars, headers, footers, counters, cookie banners


@dataclass(frozen=True)
class Block:
    """A run of text of one place.

    `text` is clean text for people (single blanks, Thai digits kept, broken marks repaired). `squashed` is the same text
    for matching: `thai.text.squash(text)`. `where` tells a person where it stands: "หัวข้อ", "ตาราง แถว 3", "หน้า 3".
    """

    text: str
    squashed: str
    role: Role
    where: str = ""
    page: int | None = None

    @property
    def mark(self) -> int:
        """A number that is the same for the same squashed text in every process: how shared blocks are found."""
        return mark_of(self.squashed)


def mark_of(squashed: str) -> int:
    """The mark of a block with this text. Not kept in the block: a place for it there costs three times as much as finding it anew."""
    return len(squashed) << 32 | zlib.crc32(squashed.encode("utf-8", "surrogatepass"))


def counted(texts: Iterable[str]) -> set[str]:
    """The squashed texts of a page, and for each that it says more than once also what `said_again` makes of it.

    What a site repeats once a page, in its side column, a page may say a second time of its own.
    """
    return {said_again(text, times) for text, most in Counter(texts).items() for times in range(1, most + 1)}


def said_again(squashed: str, times: int) -> str:
    """What stands among the texts of a page for one that it says so many times; a squashed text has no line breaks."""
    return squashed if times == 1 else f"{squashed}\n{times}"


def length_of(mark: int) -> int:
    """The letters of the text that has this mark."""
    return mark >> 32


class Via(StrEnum):
    """How a page leads to another address."""

    LINK = "a"
    FRAME = "frame"  # frame or iframe
    EMBED = "embed"  # object, embed, a viewer's ?file=
    SCRIPT = "script"  # onclick, location.href
    GUESSED = "guessed"  # what a script is given that we have not read: it may put a folder before it
    REFRESH = "refresh"  # meta refresh


CLICKED = frozenset({Via.LINK, Via.SCRIPT, Via.GUESSED})  # where a reader goes only by a click


@dataclass(frozen=True)
class Link:
    """An address that a page leads to. `url` is absolute. `context` is the row, list item or heading it stands in.

    `block` is the place of its words among the blocks of its page; -1 where it has none, and where nobody needs it any more.
    """

    url: str
    text: str
    via: Via = Via.LINK
    furniture: bool = False
    context: str = ""
    block: int = field(default=-1, compare=False)

    @property
    def shown(self) -> str:
        """What pages of a site have in common that lead to the same address by the same words, or by a picture."""
        return f"{self.url} {self.text}"


@dataclass(frozen=True)
class Form:
    """An HTML form: `fields` are (type, name or label) pairs, `text` the words in and just before it, `choices` what its lists offer."""

    action: str
    method: str
    fields: tuple[tuple[str, str], ...]
    text: str
    buttons: tuple[str, ...] = ()
    furniture: bool = False
    choices: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What pages of a site have in common that show the same form: a poll, a search."""
        return f"{self.action} {self.fields} {self.buttons}"


@dataclass(frozen=True)
class Image:
    """A picture that a page shows. `url` is absolute; `width` in pixels where the markup says it."""

    url: str
    alt: str
    width: int | None = None
    furniture: bool = False

    @property
    def shown(self) -> str:
        """What pages of a site have in common that show the same picture with the same words: a banner."""
        return f"{self.url} {self.alt}"


class Fault(StrEnum):
    """Why a document could not be read (well)."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"  # cannot be parsed
    HIDDEN = "hidden"  # most of its text stands in sheets, rows or columns that no reader is shown
    SCANNED = "scanned"  # pictures of text, no text
    GARBLED = "garbled"  # a text layer that is not language
    TOO_COMPLEX = "too-complex"  # over the reader's limits of time, memory or size
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Document:
    """What one body says.

    `url` is the final address of the capture. `head_title` is the <title> as text. `script_hosts` are hosts that scripts
    are loaded from (chat widgets). `letters` counts the letters of the main part (not furniture). `script_shell`: True
    when the page is an empty shell that scripts would fill. `may_show_more`: scripts seem to fill a part of it, or to show what it
    hides at first. `hidden_links`: the words of links that no reader sees, among which spam is slipped in. `page_count` is None
    for HTML. `truncated`: only the first part was read, so what is missing here may stand in the rest.
    """

    url: str
    kind: Kind
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    forms: tuple[Form, ...] = ()
    images: tuple[Image, ...] = ()
    head_title: str = ""
    script_hosts: tuple[str, ...] = ()
    script_shell: bool = False
    may_show_more: bool = False
    password_field: bool = False
    hidden_links: tuple[str, ...] = ()
    letters: int = 0
    page_count: int | None = None
    text_source: str = "text"  # text | ocr | none
    fault: Fault | None = None
    truncated: bool = False
