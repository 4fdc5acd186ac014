"""Drafts of text to blocks: cleaned together, empty ones dropped, bounded."""

from collections.abc import Iterable
from dataclasses import dataclass

from model.document import Block, Document, Fault, Kind, Role
from thai.text import clean_all

MOST_TEXT = 400_000  # characters of one document: a development plan of 300 pages has about as many
MOST_BLOCKS = 20_000


@dataclass(frozen=True, slots=True)
class Draft:
    """Text as a reader found it, before it is cleaned."""

    text: str
    role: Role = Role.TEXT
    where: str = ""
    page: int | None = None


def as_blocks(drafts: Iterable[Draft]) -> tuple[Block, ...]:
    """The blocks of the drafts that have any text, as many as a document may have."""
    kept = list(_bounded(drafts))
    return tuple(
        Block(text, squashed, draft.role, draft.where, draft.page)
        for draft, (text, squashed) in zip(kept, clean_all([draft.text for draft in kept]), strict=True)
        if squashed
    )


def from_drafts(drafts: list[Draft], url: str, *, kind: Kind, pages: int | None = None, truncated: bool = False) -> Document:
    """A document of these drafts; one without any text has only pictures. `truncated`: the reader had to stop before the end."""
    blocks = as_blocks(drafts)
    letters = sum(len(block.squashed) for block in blocks if block.role is not Role.TITLE)
    return Document(
        url=url,
        kind=kind,
        blocks=blocks,
        head_title=next((block.text for block in blocks if block.role is Role.TITLE), ""),
        letters=letters,
        page_count=pages,
        text_source="text" if letters else "none",
        fault=None if letters else Fault.SCANNED,
        truncated=truncated or is_too_much(drafts),
    )


def is_too_much(drafts: list[Draft]) -> bool:
    """Whether the blocks of these drafts do not hold all of their text."""
    return len(drafts) > MOST_BLOCKS or sum(len(draft.text) for draft in drafts) > MOST_TEXT


def _bounded(drafts: Iterable[Draft]) -> Iterable[Draft]:
    room = MOST_TEXT
    for number, draft in enumerate(drafts):
        if room <= 0 or number >= MOST_BLOCKS:
            return
        yield draft if len(draft.text) <= room else Draft(draft.text[:room], draft.role, draft.where, draft.page)
        room -= len(draft.text)
