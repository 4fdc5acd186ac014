"""The same three submissions in files as offices save them."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "fixtures" / "intake"
FILES = sorted(path.name for path in FOLDER.iterdir())


def test_there_are_files() -> None:
    assert len(FILES) >= 8


@pytest.mark.parametrize("name", FILES)
def test_a_file_gives_its_submissions(read, name: str) -> None:
    given = read(FOLDER / name)
    assert given.triples == [
        ("เทศบาลตำบลบ้านตัวอย่าง", "O18", "https://www.ban.example/แผนการใช้จ่าย"),
        ("เทศบาลตำบลบ้านตัวอย่าง", "O19", "https://www.ban.example/19"),
        ("อบต.ทุ่งสมมุติ", "O18", "http://thung.example/data_3976"),
    ]
    assert {agency.province for agency in given.agencies} == {"ตัวอย่าง"}
    assert given.problems == given.notes == []
    assert all(item.where.startswith(f"ไฟล์ {name} แถว ") for item in given.submissions)
