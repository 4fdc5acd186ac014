"""Memory that is free goes back to the system while a scan runs, not only when it ends."""

import ctypes
import sys

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8  # of mallopt(3)
LARGE = 64 * 1024  # bytes: whole pages and documents; each is mapped by itself, so that no hole stays where it was
ARENAS = 2  # one more for all threads together: each of its own kept what passed through it


def give_back() -> None:
    """Set the allocator of glibc so; it kept 130 of 300 MB in holes between bodies. Other systems' allocators are left alone."""
    if sys.platform != "linux":
        return
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # a C library without it
        return
    mallopt(_MMAP_THRESHOLD, LARGE)
    mallopt(_ARENA_MAX, ARENAS)
