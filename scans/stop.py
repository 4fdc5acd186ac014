"""SIGTERM ends a scan as Ctrl-C does; while letters go out the one under way is settled first, for one cut off is sent again."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """A wish to stop, which is heard between letters and in pauses."""

    def __init__(self) -> None:
        self._asked = False
        self._pausing = False

    def ask(self, _number: int, _frame: FrameType | None) -> None:
        """The signal came."""
        self._asked = True
        if self._pausing:
            raise KeyboardInterrupt

    def heed(self) -> None:
        """Stop here, if that is wished."""
        if self._asked:
            raise KeyboardInterrupt

    def pause(self, seconds: float) -> None:
        """Wait; a pause may be cut short."""
        self._pausing = True
        try:
            self.heed()
            time.sleep(seconds)
        finally:
            self._pausing = False


@contextmanager
def between_letters() -> Iterator[Stop]:
    """SIGINT, which SIGTERM is turned into (`terminated`), waits for the end of a letter; that is one answer of the server."""
    stop = Stop()
    before = signal.signal(signal.SIGINT, stop.ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)
    stop.heed()


@contextmanager
def terminated() -> Iterator[None]:
    """SIGTERM ends what is under way as Ctrl-C does: what was done is stored, and the next start goes on."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        signal.raise_signal(signal.SIGINT)

    before, ctrl_c = signal.signal(signal.SIGTERM, stop), signal.getsignal(signal.SIGINT)
    if ctrl_c is signal.SIG_IGN:  # a script's job in the background has it from its shell; asyncio ends cleanly by it alone
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
        signal.signal(signal.SIGINT, ctrl_c)
