"""The files that commands write: whole or not at all, and never in the place of what must not be lost."""

import os
import sqlite3
import sys
import threading
from pathlib import Path

import pytest

from model.errors import InputError
from scans.outfile import try_place, whole


def test_a_file_appears_whole(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"before")
    try_place(out)
    with whole(out) as file:
        file.write(b"after")
        assert out.read_bytes() == b"before"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.jsonl", b"after")]


def test_what_breaks_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"before")
    with pytest.raises(ZeroDivisionError), whole(out) as file:
        file.write(b"half of it" * (1 // 0))
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("out.jsonl", b"before")]


@pytest.mark.parametrize("name", ["", ".", "folder", "none/out.csv"])
def test_no_place_for_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="cannot write"):
        try_place(Path(name))


def test_a_place_that_went_away(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"), whole(tmp_path / "gone" / "out.csv"):
        pass


def test_a_database_is_not_written_over(tmp_path: Path) -> None:
    out = tmp_path / "oit.db"
    with sqlite3.connect(out) as connection:
        connection.execute("create table kept (a)")
    connection.close()
    with pytest.raises(InputError, match="it is a database"):
        try_place(out)


def test_the_list_that_is_read_is_not_written_over(tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_bytes(b"a,b\n")
    (tmp_path / "same.csv").symlink_to(source)
    for out in (source, tmp_path / "same.csv"):
        with pytest.raises(InputError, match="it is the list that is read"):
            try_place(out, source=str(source))
    try_place(tmp_path / "other.csv", source=str(source))
    try_place(source, source="-")


def test_a_link_stays_one(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to("target.csv")
    with whole(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "target.csv").read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_written_through(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    try_place(pipe)
    with whole(pipe) as file:
        file.write(b"through")
    reader.join(10)
    assert got == [b"through"]
    assert pipe.is_fifo()
