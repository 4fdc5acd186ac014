"""Bodies wait in memory while there is room, else in files, which are used again."""

from pathlib import Path

import pytest

from scans.waiting import MOST_HELD, SMALL, Waiting

URL = "http://www.lao.example/ก"


def read(waiting: Waiting, url: str) -> bytes:
    """The bytes, wherever they wait."""
    body = waiting.body(url)
    return body.read_bytes() if isinstance(body, Path) else body


@pytest.mark.parametrize(("size", "files"), [(1, 0), (SMALL, 0), (SMALL + 1, 1), (MOST_HELD * 2, 1)])
def test_small_bodies_wait_in_memory(size: int, files: int, tmp_path: Path) -> None:
    waiting = Waiting(tmp_path)
    waiting.put(URL, b"x" * size)
    assert (read(waiting, URL), len(list(tmp_path.iterdir()))) == (b"x" * size, files)
    waiting.drop(URL)
    with pytest.raises(KeyError):
        waiting.body(URL)


def test_what_has_no_room_waits_in_a_file_until_there_is_room_again(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path)
    urls = [f"{URL}/{number}" for number in range(MOST_HELD // SMALL + 1)]
    for number, url in enumerate(urls):
        waiting.put(url, bytes([number]) * SMALL)
    assert [url for url in urls if isinstance(waiting.body(url), Path)] == urls[-1:]
    assert [read(waiting, url)[0] for url in urls] == list(range(len(urls)))
    waiting.drop(urls[0])
    waiting.put(URL, b"later")
    assert waiting.body(URL) == b"later"


def test_files_are_written_over_and_never_shared(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path)
    for size in (9, 5, 1, 7):
        waiting.put(URL, b"a" * (SMALL + size))
        waiting.put(URL + "/b", b"b" * (SMALL + size + 1))
        assert read(waiting, URL) == b"a" * (SMALL + size)  # nothing of a longer one before it
        assert read(waiting, URL + "/b") == b"b" * (SMALL + size + 1)
        waiting.drop(URL)
        waiting.drop(URL + "/b")
    assert len(list(tmp_path.iterdir())) == 2


def test_an_answer_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    """However often an address is asked again, its room is given back."""
    waiting = Waiting(tmp_path)
    for size in (SMALL, SMALL + 1, 5) * 50:
        waiting.put(URL, b"x" * size)
    assert waiting.body(URL) == b"xxxxx"
    waiting.put(URL + "/all", b"x" * SMALL)
    assert waiting.body(URL + "/all") == b"x" * SMALL
    assert len(list(tmp_path.iterdir())) == 1


def test_what_never_waited_may_be_dropped(tmp_path: Path) -> None:
    waiting = Waiting(tmp_path)
    waiting.drop(URL)
    with pytest.raises(KeyError):
        waiting.body(URL)
