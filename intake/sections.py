"""Links of an index page that stand below their indicator's code: accordions, nested lists, rows below a code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from intake.page_codes import begins_with, is_group, named, speaks_of_codes
from model.document import Block, Document, Link, Role

# Pages that speak of some indicators are no index; an index has a code over the links of each.
FEWEST_CODES = 10
_NOT_CONTENT = frozenset({Role.TITLE, Role.BREADCRUMB, Role.FURNITURE})


@dataclass(slots=True)
class _Section:
    """A code, None where nobody knows whose the links are, and the numbers of the links below it that name none."""

    code: str | None
    links: list[int] = field(default_factory=list)


def links_below(
    document: Document, links: Mapping[int, Link], own: Mapping[int, str], codes: Sequence[str], known: Mapping[str, str]
) -> dict[int, str]:
    """The code of each link that names none itself, by the last code before it in the main part; `own` are those that do."""
    sections = _sections(document, links, own, codes, known)
    coded = [section for section in sections if section.code]
    index = {section.code for section in coded if section.links} | set(own.values())
    if len(index) < min(FEWEST_CODES, len(codes)) or _names_come_last(sections):
        return {}
    # Nothing says where the last section ends: with more links than any other it has those of a footer.
    most = max((len(section.links) for section in coded[:-1]), default=0)
    if coded and len(coded[-1].links) > most:
        coded.pop()
    return {number: section.code for section in coded for number in section.links if section.code}


def _sections(
    document: Document, links: Mapping[int, Link], own: Mapping[int, str], codes: Sequence[str], known: Mapping[str, str]
) -> list[_Section]:
    in_block: dict[int, list[int]] = {}
    for number, link in links.items():
        in_block.setdefault(link.block, []).append(number)
    sections = [_Section(None)]
    for place, block in enumerate(document.blocks):
        here = in_block.get(place, [])
        begun = _begun(block, codes, known, is_item=any(number in own for number in here))
        if begun is not None:
            sections.append(begun)
        sections[-1].links += [number for number in here if number not in own and _is_silent(links[number], codes, known)]
    return sections


def _begun(block: Block, codes: Sequence[str], known: Mapping[str, str], *, is_item: bool) -> _Section | None:
    """The section that begins with a block; None where the one before goes on. `is_item`: a link in it names its indicator."""
    if block.role in _NOT_CONTENT:
        return _Section(None)
    found = named(block.text, codes, known)
    if not found:
        return _Section(None) if block.role is Role.HEADING or speaks_of_codes(block.text) else None
    code = found.pop()
    # A line that is nothing but an indicator's link is an entry of a list, and what follows is another.
    if found or is_group(block.text) or (is_item and block.role is Role.LINK):
        return _Section(None)
    is_title = block.role is Role.HEADING or begins_with(code, block.text, codes) or not speaks_of_codes(block.text)
    return _Section(code if is_title else None)


def _is_silent(link: Link, codes: Sequence[str], known: Mapping[str, str]) -> bool:
    """Whether neither a link's words nor those around it name an indicator."""
    return not link.furniture and not any(
        speaks_of_codes(text) or named(text, codes, known) for text in (link.text, link.context)
    )


def _names_come_last(sections: Sequence[_Section]) -> bool:
    """Whether each code stands below its links: then there are links before the first code, and none after the last."""
    first = next((place for place, section in enumerate(sections) if section.code), 0)
    return first > 0 and bool(sections[first - 1].links) and not sections[-1].links
