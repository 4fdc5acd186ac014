"""What the pages of one host have in common: menus and footers that say nothing about any of them."""

from collections import Counter
from collections.abc import Hashable, Iterable, Set
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

# Fewer pages share their topic as easily as their menu.
_FEWEST_PAGES = 5
# A site has two or three page templates, so a block of one of them stands on less than half of the pages;
# what an agency repeats as content (a document listed under three indicators of 43) stays far below.
_SHARE = 0.4
# A sub-site has a menu of its own, such as the list of all indicators: so many links, or lines of menus, that stand together on
# the same pages. A document and its date are fewer, and the rows of a table that several reports repeat are no links.
_MENU = 8


def shared(pages: Iterable[frozenset[T]], links: Set[T]) -> frozenset[T]:
    """The blocks that are furniture of the host, from those of each of its pages; equal pages count once. `links`: those of menus."""
    distinct = set(pages)
    if len(distinct) < _FEWEST_PAGES:
        return frozenset()
    where: dict[T, int] = {}  # one bit for each page that has the block
    for number, page in enumerate(distinct):
        for block in page:
            where[block] = where.get(block, 0) | 1 << number
    enough = len(distinct) * _SHARE
    together = Counter(on for block, on in where.items() if block in links)
    menus = [on for on, count in together.items() if count >= _MENU and on.bit_count() >= _FEWEST_PAGES]
    furniture = {on for on in set(where.values()) if on.bit_count() >= enough or any(on & menu == menu for menu in menus)}
    return frozenset(block for block, on in where.items() if on in furniture)
