"""The tables of faults and of boundaries name tests and files that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ["docs/faults.md", "docs/security.md"]


@pytest.fixture(scope="module")
def tests() -> set[str]:
    """The names of all test files and functions."""
    files = list((ROOT / "tests").rglob("test_*.py"))
    functions = {name for path in files for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))}
    return {path.stem for path in files} | functions


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_is_named_exists(page: str, tests: set[str]) -> None:
    named = set(re.findall(r"\btest_\w+", (ROOT / page).read_text(encoding="utf-8")))
    assert named
    assert named - tests == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_is_named_exists(page: str) -> None:
    named = re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.py)?)`", (ROOT / page).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_fault_of_the_demo_server_is_named_by_a_test() -> None:
    from demo.faults import FAULTS

    said = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    assert [name for name in FAULTS if f'"{name}"' not in said] == []
