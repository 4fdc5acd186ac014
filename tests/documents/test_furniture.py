"""What the pages of one host share."""

from collections.abc import Iterable

import pytest

from documents.furniture import shared
from model.document import counted, said_again

MENU = {1, 2, 3}


def pages(*contents: set[int]) -> list[frozenset[int]]:
    return [frozenset(MENU | content) for content in contents]


SUB_MENU = set(range(100, 109))


ROWS = set(range(200, 230))  # of a table that several reports repeat


def sub_site(count: int, menu: Iterable[int] = SUB_MENU) -> list[frozenset[int]]:
    return [frozenset({*menu, number}) for number in range(count)]


def others(count: int) -> list[frozenset[int]]:
    return [frozenset({number + 1000}) for number in range(count)]


CASES = [
    ("a menu on every page", pages({10}, {11}, {12}, {13}, {14}), MENU),
    ("too few pages", pages({10}, {11}, {12}, {13}), set()),
    ("equal pages count once", pages({10}, {10}, {10}, {10}, {10}, {11}), set()),
    ("two fifths is enough", [frozenset({number, 7} if number < 2 else {number}) for number in range(5)], {7}),
    ("less is not", [frozenset({number + 10, 7} if number < 2 else {number + 10}) for number in range(6)], set()),
    ("two templates", [frozenset({number + 10, number % 2}) for number in range(10)], {0, 1}),
    ("a sub-site with its own menu", [*sub_site(5), *others(25)], SUB_MENU),
    ("also where its menu names what another page tells", [*sub_site(5), *others(25), frozenset({90, 102})], SUB_MENU),
    ("four pages are no sub-site", [*sub_site(4), *others(25)], set()),
    ("a few blocks in common are no menu", [*sub_site(5, menu=range(100, 107)), *others(25)], set()),
    ("what only some of its pages have", [*sub_site(5), *others(24), frozenset({0, 1, 2})], SUB_MENU),
    ("a table that five reports repeat", [*sub_site(5, menu=ROWS), *others(25)], set()),
    ("no pages", [], set()),
    ("empty pages", [frozenset()] * 9, set()),
]


@pytest.mark.parametrize(("hosts_pages", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_shared(hosts_pages: list[frozenset[int]], wanted: set[int]) -> None:
    assert shared(iter(hosts_pages), SUB_MENU) == wanted


def test_what_all_pages_say_twice_is_told_from_what_one_says_twice() -> None:
    texts = [["เมนู", "เมนู", "นายก", str(number)] for number in range(5)]
    found = shared((frozenset(counted(page)) for page in [*texts, ["เมนู", "เมนู", "นายก", "นายก"]]), frozenset())
    assert found == {"เมนู", said_again("เมนู", 2), "นายก"}
