"""Ctrl-C that comes while C code calls back; in processes of their own, since it ends them."""

import subprocess
import sys

import pytest

# An interrupt within a destructor is one that Python only prints.
SWALLOWED = """
import time
from scans import ctrl_c
class Swallows:
    def __del__(self):
        raise KeyboardInterrupt
{listen}
lost = Swallows()
del lost
print(ctrl_c.was_lost(), flush=True)
end = time.monotonic() + 20
while {waits}:
    time.sleep(0.01)
print("went on")
"""


def run(**parts: str) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-c", SWALLOWED.format(**parts)]
    return subprocess.run(line, capture_output=True, text=True, timeout=60, check=False)


def test_it_comes_again() -> None:
    done = run(listen="ctrl_c.listen()", waits="time.monotonic() < end")
    assert done.stdout == "True\n"
    assert "KeyboardInterrupt" in done.stderr  # nobody caught it here
    assert "Exception ignored" not in done.stderr


def test_without_it_it_is_lost() -> None:
    done = run(listen="", waits="False")
    assert (done.returncode, done.stdout) == (0, "False\nwent on\n")
    assert "Exception ignored" in done.stderr


@pytest.mark.parametrize("error", ["ValueError", "RuntimeError"])
def test_other_errors_are_shown_as_before(error: str) -> None:
    text = SWALLOWED.replace("KeyboardInterrupt", error).format(listen="ctrl_c.listen()", waits="False")
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "False\nwent on\n")
    assert error in done.stderr
