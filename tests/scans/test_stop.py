"""A wish to stop is heard between letters and in pauses, and at no other time."""

import os
import signal
import threading
import time
from collections.abc import Callable

import pytest

from scans.stop import between_letters


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


@pytest.fixture(autouse=True)
def on_posix() -> None:
    if os.name != "posix":
        pytest.skip("on Windows a process cannot send itself Ctrl-C alone: that it is heard between letters was not tested")


def hand_over(done: list[int], *, interrupted_at: int, letters: int = 3) -> None:
    with between_letters() as stop:
        for letter in range(letters):
            if letter == interrupted_at:
                interrupt()
            done.append(letter)
            stop.heed()


def rest(seconds: float, *before: Callable[[], None]) -> None:
    with between_letters() as stop:
        for act in before:
            act()
        stop.pause(seconds)


@pytest.mark.parametrize(("at", "done"), [(0, [0]), (1, [0, 1]), (2, [0, 1, 2])])
def test_what_is_under_way_is_finished(at: int, done: list[int]) -> None:
    handed: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        hand_over(handed, interrupted_at=at)
    assert handed == done


def test_a_wish_that_comes_after_the_last_letter_is_heard_as_well() -> None:
    with pytest.raises(KeyboardInterrupt), between_letters():
        interrupt()


def test_a_pause_is_cut_short() -> None:
    began, timer = time.monotonic(), threading.Timer(0.1, interrupt)
    with pytest.raises(KeyboardInterrupt):
        rest(60, timer.start)
    timer.join()
    assert time.monotonic() - began < 30


def test_a_pause_is_not_begun_after_a_wish() -> None:
    with pytest.raises(KeyboardInterrupt):
        rest(60, interrupt)


def test_without_a_wish_nothing_happens_and_ctrl_c_is_again_what_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with between_letters() as stop:
        stop.heed()
        stop.pause(0)
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) is before
