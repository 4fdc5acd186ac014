"""What the soak measures, and when it says that something grew."""

import importlib.util
import mmap
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
MIB = 2**20
SIZE = 32  # MB


@pytest.fixture(scope="module")
def soak() -> ModuleType:
    """`tools/soak.py` as a module."""
    spec = importlib.util.spec_from_file_location("soak", ROOT / "tools" / "soak.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["soak"] = module  # its dataclasses look for themselves there
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("values", "rises"), [([100, 100, 100], False), ([100, 104, 99, 101], False), ([100, 110, 120, 130], True), ([5], False)]
)
def test_growth_is_told_from_noise(soak: ModuleType, values: list[float], rises: bool) -> None:
    assert (soak.growth(values) > soak.MOST_GROWTH) is rises


@pytest.mark.skipif(sys.platform != "linux", reason="the soak reads /proc: Linux only")
def test_memory_is_what_a_process_holds_not_the_files_it_shares(soak: ModuleType, tmp_path: Path) -> None:
    """Pages of libraries count for more as soon as another program that has them, too, ends: that is no growth."""
    path = tmp_path / "library"
    path.write_bytes(bytes(SIZE * MIB))
    start = soak.memory(os.getpid())
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        assert sum(mapped[at] for at in range(0, len(mapped), mmap.PAGESIZE)) == 0
        shared = soak.memory(os.getpid())
    with mmap.mmap(-1, SIZE * MIB, flags=mmap.MAP_PRIVATE) as own:
        own[:: mmap.PAGESIZE] = b"x" * (SIZE * MIB // mmap.PAGESIZE)
        held = soak.memory(os.getpid())
    assert shared - start < SIZE / 4
    assert held - start > SIZE * 3 / 4
    assert soak.memory(2**22 + 1) == 0.0  # beyond every process number: one that has ended


def samples(soak: ModuleType, **columns: Sequence[float | str]) -> list[object]:
    flat = {"minute": 1.0, "code": "1", "memory_mb": 80.0, "peak_mb": 180.0, "descriptors": 4, "threads": 1, "children": 1}
    return [soak.Sample(**flat | {name: values[at] for name, values in columns.items()}) for at in range(9)]


@pytest.mark.parametrize(
    ("columns", "code", "said"),
    [
        ({}, 0, "flat"),
        ({"memory_mb": [60, 70, 80, 80, 81, 80, 81, 80, 81]}, 0, "flat"),  # the first third is warm-up
        ({"memory_mb": [80, 80, 80, 80, 82, 84, 86, 88, 90]}, 1, "memory grew by 12"),
        ({"peak_mb": [180, 180, 180, 180, 190, 200, 210, 220, 230]}, 1, "the peak grew by 15"),
        ({"peak_mb": [340, 340, 180, 180, 180, 180, 340, 180, 180]}, 0, "flat"),  # one that was seen, others that were missed
        ({"descriptors": [4, 4, 4, 4, 4, 4, 5, 5, 5]}, 1, "descriptors grew"),
        ({"threads": [1, 1, 1, 1, 2, 1, 2, 1, 3]}, 1, "threads grew"),
        ({"children": [1, 1, 1, 1, 1, 1, 1, 1, 2]}, 1, "children grew"),
        ({"code": ["1", "1", "3", "1", "1", "1", "1", "1", "1"]}, 1, "otherwise than with 1"),
    ],
)
def test_the_verdict(
    soak: ModuleType, capsys: pytest.CaptureFixture[str], columns: dict[str, list[float]], code: int, said: str
) -> None:
    assert soak._verdict(samples(soak, **columns)) == code
    assert said in capsys.readouterr().out


def test_a_few_scans_tell_nothing(soak: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert soak._verdict(samples(soak)[:5]) == 2
    assert "too few" in capsys.readouterr().out
