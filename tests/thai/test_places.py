"""Where a few words stand in a text."""

import pytest

from thai.places import places_of


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        (("ถึง",), "", []),
        (("ถึง", "-"), "ไม่มี", []),
        (("-",), "-", [(0, 1)]),
        (("-", "ถึง"), "2561-2565 ถึง 2570", [(4, 5), (10, 13)]),
        (("ถึง", "-"), "ก-ข-ค ถึง", [(1, 2), (3, 4), (6, 9)]),
        (("เดือน",), "เดือนเดือน", [(0, 5), (5, 10)]),
        (("--",), "---", [(0, 2)]),
    ],
)
def test_places_in_order(words: tuple[str, ...], text: str, places: list[tuple[int, int]]) -> None:
    assert places_of(words, text) == places
