"""Many nights by a script of changes, and nights that are killed: short versions of what `bench/` does at length."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


def bench(name: str, *arguments: str) -> tuple[int, str]:
    line = [sys.executable, str(BENCH / name), *arguments]
    done = subprocess.run(line, capture_output=True, text=True, timeout=300, check=False)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def test_every_change_is_told_once_on_its_morning_and_nothing_else() -> None:
    """30 nights x 6 agencies, 3 s: every kind of change has come."""
    code, said = bench("season.py", "--nights", "30", "--agencies", "6", "--each", "6", "--chance", "0.15")
    assert code == 0, said
    assert "wrong, missing or too much  0" in said
    for kind in ("newly-dead", "repaired", "newly-failing", "newly-passing", "changed-content", "new-submission", "withdrawn"):
        assert f"'{kind}': " in said, said


def test_a_mail_that_the_script_does_not_know_is_noticed() -> None:
    code, said = bench("season.py", "--nights", "12", "--agencies", "4", "--each", "6", "--chance", "0.1", "--spoil", "10")
    assert code == 1
    assert "the script has {}, the mails say" in said


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL as on POSIX")
def test_killed_at_random_points_the_night_ends_as_if_undisturbed() -> None:
    """2 points, two whole processes for each. `bench/kill.py` does fifty."""
    code, said = bench("kill.py", "--points", "2", "--agencies", "2")
    assert code == 0, said
    assert "as undisturbed: 2 of 2" in said
