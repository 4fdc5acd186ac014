"""Lists come in from files and pipes; one of several fiscal years is read for one."""

import os
import sys
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.errors import InputError
from model.submission import Agency, Submission
from scans.importing import file_source, read_file, store_input, survey
from storage import load, save
from storage.session import Store, open_store

NOW = datetime(2022, 3, 15, tzinfo=UTC)
HEADER = "agency,indicator,url,fiscal_year,division"
B = "ข,O1,https://b.example/1,2565,"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in which ก and ข submitted for 2565."""
    with open_store(f"sqlite:///{tmp_path}/oit.db", upgrade=True) as store:
        rows = (Submission(0, "ก", "O1", "https://a.example/1"), Submission(1, "ข", "O1", "https://b.example/1"))
        save.submissions(store, (), rows, fiscal_year=2565, now=NOW)
        yield store


def imported(store: Store, folder: Path, rows: Iterable[str]) -> list[str]:
    """The agencies that a list is taken for, of 2565."""
    (folder / "a.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    given = survey(read_file(folder / "a.csv", 2565), year=2565)
    store_input(store, given)
    return [agency.name for agency in given.agencies]


@pytest.mark.parametrize(
    "rows",
    [
        ["ก,O1,https://a.example/9,2566,"],
        ["ก,O1,https://a.example/8,2564,", "ก,O1,https://a.example/9,2566,"],
        ["ก,,,,", "ก,O1,https://a.example/9,2566,", "ก,O2,,,กองคลัง"],
        ["ก,O1,,2566,"],
        ["ก,O1,-,2566,กองคลัง"],
    ],
)
def test_rows_of_another_year_withdraw_nothing(store: Store, tmp_path: Path, rows: list[str]) -> None:
    assert imported(store, tmp_path, [*rows, B]) == ["ข"]
    assert {row.agency for row in load.submissions(store, 2565)} == {"ก", "ข"}


@pytest.mark.parametrize(
    ("rows", "unanswered"),
    [
        (["ก,,,,"], ()),
        (["ก,O1,,,"], ()),
        (["ก,O1,,2565,กองคลัง", "ก,O1,https://a.example/9,2566,"], (("O1", "กองคลัง", None),)),
    ],
)
def test_a_row_without_a_url_is_of_its_year(store: Store, tmp_path: Path, rows: list[str], unanswered: object) -> None:
    assert imported(store, tmp_path, [*rows, B]) == ["ก", "ข"]
    assert [row.agency for row in load.submissions(store, 2565)] == ["ข"]
    assert load.agencies(store, names=["ก"], fiscal_year=2565) == [Agency("ก", unanswered=unanswered)]  # type: ignore[arg-type]


def test_a_url_without_a_year_is_of_the_year_that_is_asked_for(store: Store, tmp_path: Path) -> None:
    assert imported(store, tmp_path, ["ก,O1,https://a.example/9,2566,", "ก,O2,https://a.example/2,,"]) == ["ก"]
    assert [row.url for row in load.submissions(store, 2565, ["ก"])] == ["https://a.example/2"]


@pytest.mark.parametrize("url", ["https://a.example/9", ""])
def test_a_list_of_other_years_is_refused(store: Store, tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError, match="no row is for 2565; this list is for 2564, 2566"):
        imported(store, tmp_path, [f"ก,O1,{url},2566,", "ข,O1,,2564,"])
    assert len(list(load.submissions(store, 2565))) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes of this kind")
def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(f"{HEADER}\n{B}\n",))
    writer.start()
    with file_source(str(path)) as copy:
        given = survey(read_file(copy, 2565), year=2565)
        assert [item.url for item in given.read() if isinstance(item, Submission)] == ["https://b.example/1"]
    writer.join()


@pytest.mark.skipif(os.name == "nt", reason="devices are files on POSIX only")
def test_what_is_copied_keeps_its_name() -> None:
    with file_source("/dev/null") as copy:
        assert copy.name == "null"
