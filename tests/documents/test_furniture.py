"""What the pages of one host share."""

import pytest

from documents.furniture import shared

MENU = {1, 2, 3}


def pages(*contents: set[int]) -> list[frozenset[int]]:
    return [frozenset(MENU | content) for content in contents]


CASES = [
    ("a menu on every page", pages({10}, {11}, {12}, {13}, {14}), MENU),
    ("too few pages", pages({10}, {11}, {12}, {13}), set()),
    ("equal pages count once", pages({10}, {10}, {10}, {10}, {10}, {11}), set()),
    ("two fifths is enough", [frozenset({number, 7} if number < 2 else {number}) for number in range(5)], {7}),
    ("less is not", [frozenset({number + 10, 7} if number < 2 else {number + 10}) for number in range(6)], set()),
    ("two templates", [frozenset({number + 10, number % 2}) for number in range(10)], {0, 1}),
    ("no pages", [], set()),
    ("empty pages", [frozenset()] * 9, set()),
]


@pytest.mark.parametrize(("hosts_pages", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_shared(hosts_pages: list[frozenset[int]], wanted: set[int]) -> None:
    assert shared(iter(hosts_pages)) == wanted
