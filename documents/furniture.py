"""What the pages of one host have in common: menus and footers that say nothing about any of them."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

# Fewer pages share their topic as easily as their menu.
_FEWEST_PAGES = 5
# A site has two or three page templates, so a block of one of them stands on less than half of the pages;
# what an agency repeats as content (a document listed under three indicators of 43) stays far below.
_SHARE = 0.4


def shared(pages: Iterable[frozenset[T]]) -> frozenset[T]:
    """The blocks that are furniture of the host, from those of each of its pages; equal pages count once."""
    distinct = set(pages)
    if len(distinct) < _FEWEST_PAGES:
        return frozenset()
    seen = Counter(block for page in distinct for block in page)
    enough = len(distinct) * _SHARE
    return frozenset(block for block, count in seen.items() if count >= enough)
