"""Ctrl-C that Python would lose comes again.

Where it comes while C code calls back (the garbage collector, pydantic that builds a class), Python prints "Exception ignored"
and goes on.
"""

import _thread
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

AGAIN_SECONDS = 0.1  # it must not come again into the same callback

_lost = threading.Event()


def listen() -> None:
    """From now on, interrupt the program once more where an interrupt was swallowed."""
    shown = sys.unraisablehook

    def hook(found: "UnraisableHookArgs") -> None:
        if not issubclass(found.exc_type, KeyboardInterrupt):
            shown(found)
            return
        _lost.set()
        again = threading.Timer(AGAIN_SECONDS, _thread.interrupt_main)
        again.daemon = True
        again.start()

    sys.unraisablehook = hook


def was_lost() -> bool:
    """Whether an interrupt was swallowed: what failed since then may have failed of it."""
    return _lost.is_set()
