"""A page while it is being read: pieces of text, links, forms and pictures, each with the zone it stands in."""

from dataclasses import dataclass, field
from enum import IntEnum

from model.document import Role, Via


class Sign(IntEnum):
    """What makes us take a zone for furniture, weakest first."""

    SHAPE = 1  # a bare list or column of links
    WORD = 2  # a class or id such as "sidebar"
    TAG = 3  # <nav>, <footer>, <aside>, an ARIA role


MAIN = 0  # the zone of the main part


@dataclass(slots=True)
class Piece:
    """A run of text between two block boundaries."""

    text: str
    role: Role
    zone: int
    where: str = ""
    only_links: bool = False
    level: int = 0  # 1-6 for headings


@dataclass(slots=True)
class FoundLink:
    """An address as written. `context` is the range of pieces of its row or list item."""

    href: str
    via: Via
    zone: int
    parts: list[str] = field(default_factory=list)
    instead: str = ""  # title, or the alt of the picture in it
    piece: int = -1
    heading: int = -1
    context: tuple[int, int] | None = None


@dataclass(slots=True)
class FoundForm:
    """A form; its fields get their labels at the end of the page."""

    action: str
    method: str
    zone: int
    first_piece: int
    fields: list["FoundField"] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    last_piece: int = -1


@dataclass(slots=True)
class FoundField:
    """An input of a form."""

    type: str
    name: str
    id: str
    label: str = ""


@dataclass(slots=True)
class FoundImage:
    """A picture as written."""

    src: str
    alt: str
    width: int | None
    zone: int


@dataclass(slots=True)
class Page:
    """All that one walk over a page gathers. Zone 0 is the main part; `signs[zone]` says why a zone is not."""

    pieces: list[Piece] = field(default_factory=list)
    links: list[FoundLink] = field(default_factory=list)
    forms: list[FoundForm] = field(default_factory=list)
    images: list[FoundImage] = field(default_factory=list)
    signs: list[Sign | None] = field(default_factory=lambda: [None])
    labels: dict[str, str] = field(default_factory=dict)
    has_password: bool = False
    has_frames: bool = False
    unread_calls: list[int] = field(default_factory=list)  # the zones of clicks that bring a document from we know not where
    hidden_letters: int = 0  # of the main part, that no reader sees before a script shows them, or that are drawn
    hidden_links: list[str] = field(default_factory=list)  # the words of links that no reader sees
    cut: bool = False

    def new_zone(self, sign: Sign) -> int:
        """Opens a zone that is furniture for this reason."""
        self.signs.append(sign)
        return len(self.signs) - 1
