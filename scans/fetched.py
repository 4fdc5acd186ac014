"""One address of a scan in the main process: how it went, and what its document leads to."""

import asyncio
from dataclasses import dataclass, field

from model.capture import Capture
from scans.work import Lead, Reading


@dataclass(slots=True)
class Fetched:
    """A capture without its body, and what its document leads to: addresses to open, by indicator."""

    capture: Capture
    settled: bool
    is_page: bool = False
    leads: dict[str, tuple[Lead, ...]] = field(default_factory=dict)
    laid_out: bool = True  # its document lies in the spool; what an earlier night has read is laid out when it is wanted
    laying: asyncio.Task[None] | None = None
    wants_ocr: bool = False
    lost: bool = False


def settled_with(capture: Capture, reading: Reading, *, laid_out: bool) -> Fetched:
    """A settled capture with what was read of it."""
    leads, wants_ocr, lost = dict(reading.leads), reading.wants_ocr, reading.lost
    return Fetched(capture, True, reading.is_page, leads, laid_out=laid_out, wants_ocr=wants_ocr, lost=lost)
