"""Bodies wait in memory while there is room, else in the spool, and leave nothing behind."""

from pathlib import Path

import pytest

from scans.spool import Spool
from scans.waiting import MOST_HELD, SMALL, Waiting


def where(waiting: Waiting, folder: Path, url: str) -> str:
    """In which of the two places a body waits."""
    if (held := waiting.held(url)) is not None:
        assert not list(folder.iterdir())
        return f"memory {len(held)}"
    return f"file {len(Spool(folder).body(url))}"


@pytest.mark.parametrize(
    ("size", "place"),
    [(1, "memory 1"), (SMALL, f"memory {SMALL}"), (SMALL + 1, f"file {SMALL + 1}")],
)
def test_small_bodies_wait_in_memory(size: int, place: str, tmp_path: Path) -> None:
    waiting = Waiting(Spool(tmp_path))
    waiting.put("http://www.lao.example/ก", b"x" * size)
    assert where(waiting, tmp_path, "http://www.lao.example/ก") == place
    waiting.drop("http://www.lao.example/ก")
    assert waiting.held("http://www.lao.example/ก") is None
    assert not list(tmp_path.iterdir())


def test_what_has_no_room_waits_in_a_file_until_there_is_room_again(tmp_path: Path) -> None:
    waiting = Waiting(Spool(tmp_path))
    urls = [f"http://www.lao.example/{number}" for number in range(MOST_HELD // SMALL + 1)]
    for url in urls:
        waiting.put(url, b"x" * SMALL)
    assert [url for url in urls if waiting.held(url) is None] == urls[-1:]
    assert Spool(tmp_path).body(urls[-1]) == b"x" * SMALL
    waiting.drop(urls[0])
    waiting.put("http://www.lao.example/later", b"x" * SMALL)
    assert waiting.held("http://www.lao.example/later") is not None


def test_an_answer_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    """However often an address is asked again, its room is given back."""
    waiting = Waiting(Spool(tmp_path))
    for size in (SMALL, SMALL + 1, 5) * 50:
        waiting.put("http://www.lao.example/", b"x" * size)
    assert waiting.held("http://www.lao.example/") == b"xxxxx"
    assert not list(tmp_path.iterdir())
    waiting.put("http://www.lao.example/all", b"x" * SMALL)
    assert waiting.held("http://www.lao.example/all") is not None


def test_what_never_waited_may_be_dropped(tmp_path: Path) -> None:
    waiting = Waiting(Spool(tmp_path))
    waiting.drop("http://www.lao.example/")
    assert waiting.held("http://www.lao.example/") is None
