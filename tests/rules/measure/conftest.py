"""Pages in a short notation: one line a block, its first character the place of the block on the page.

`=` title, `#` heading, `>` breadcrumb, `|` table row (cells as `a | b`), `-` a line that is a link, `~` furniture; else text.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from model.capture import Capture
from model.document import Block, Document, Image, Kind, Link, Role
from model.finding import ComponentResult, Dossier, Opened, SiteFacts
from model.outcome import Outcome
from model.submission import Agency, Submission
from rules.framework import Framework, load
from rules.indicator import Indicator
from rules.measure.components import measure
from rules.measure.view import View, view_of
from thai.text import clean, squash

ROLES = {"=": Role.TITLE, "#": Role.HEADING, ">": Role.BREADCRUMB, "|": Role.ROW, "-": Role.LINK, "~": Role.FURNITURE}
URL = "https://www.ban-tua-yang.example/page.php?id=18"


def blocks_of(notation: str, *, page: int | None = None) -> tuple[Block, ...]:
    """The blocks that the lines stand for."""
    blocks = []
    for line in filter(None, map(str.strip, notation.splitlines())):
        role = ROLES.get(line[0], Role.TEXT)
        text = clean(line if role is Role.TEXT else line[1:].strip())
        blocks.append(Block(text, squash(text), role, page=page))
    return tuple(blocks)


def document_of(notation: str, *, url: str = URL, kind: Kind = Kind.HTML, **fields: object) -> Document:
    """A document of these lines; link lines become links to `/file/<n>.pdf`, unless `links` are given."""
    blocks = blocks_of(notation, page=None if kind is Kind.HTML else 1)
    made = tuple(Link(f"https://www.ban-tua-yang.example/file/{n}.pdf", block.text)
                 for n, block in enumerate(blocks) if block.role is Role.LINK)  # fmt: skip
    fields.setdefault("links", made)
    return Document(url, kind, blocks, **fields)  # type: ignore[arg-type]


def opened(document: Document | None, *, url: str | None = None, **fields: object) -> Opened:
    """A capture that ended well, with its document."""
    address = url or (document.url if document else URL)
    fields.setdefault("final_url", document.url if document else address)
    outcome = fields.pop("outcome", Outcome.OK)
    capture = Capture(address, outcome, datetime(2022, 3, 15, tzinfo=UTC), 200, body_hash="ab12", **fields)  # type: ignore[arg-type]
    return Opened(capture, document)


def dossier_of(page: Opened | Document | str | None, *parts: Opened | Document, indicator: str = "O18",
               site: SiteFacts | None = None, **capture: object) -> Dossier:  # fmt: skip
    """A dossier of a page, given as notation, document or opened address, and its parts."""
    page = document_of(page) if isinstance(page, str) else page
    first = page if isinstance(page, Opened) else opened(page, **capture)  # type: ignore[arg-type]
    others = tuple(part if isinstance(part, Opened) else opened(part) for part in parts)
    return Dossier(Submission(0, "เทศบาลตำบลบ้านตัวอย่าง", indicator, first.capture.url), Agency("เทศบาลตำบลบ้านตัวอย่าง"),
                   2565, date(2022, 3, 15), first, others, site or SiteFacts())  # fmt: skip


PICTURE = Image("https://www.ban-tua-yang.example/pic/chart.jpg", "", 800)


@pytest.fixture(scope="session")
def pages() -> SimpleNamespace:
    """The builders, for test modules that cannot import this file."""
    return SimpleNamespace(blocks=blocks_of, document=document_of, opened=opened, dossier=dossier_of, url=URL, picture=PICTURE)


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load(2565)


@pytest.fixture(scope="session")
def seen(pages: SimpleNamespace, framework: Framework) -> Callable[[str, str], tuple[View, Indicator]]:
    """A page with this text below the indicator's own title, and the indicator."""

    def view(code: str, body: str) -> tuple[View, Indicator]:
        asked = framework.indicator(code)
        return view_of(pages.dossier(f"={asked.name_th}\n#{asked.name_th}\n{body}", indicator=code), framework), asked

    return view


@pytest.fixture(scope="session")
def met(seen: Callable[[str, str], tuple[View, Indicator]]) -> Callable[[str, str], Mapping[str, bool | None]]:
    """What is met on such a page."""

    def results(code: str, body: str) -> Mapping[str, bool | None]:
        return {result.id: result.met for result in measure(*seen(code, body))}

    return results


@pytest.fixture(scope="session")
def measured(pages: SimpleNamespace, framework: Framework) -> Callable[..., dict[str, ComponentResult]]:
    """The results for the parts of an indicator on a page."""

    def run(code: str, notation: str, *parts: object, **fields: object) -> dict[str, ComponentResult]:
        page = pages.document(notation, **fields)
        view = view_of(pages.dossier(page, *parts, indicator=code), framework)
        return {result.id: result for result in measure(view, framework.indicator(code))}

    return run
