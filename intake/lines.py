"""Numbered lines of a text stream, none longer than a bound."""

import io
from collections.abc import Iterator
from typing import BinaryIO

# A row of 43 long URLs is below 100,000 characters; ten times that is not a row.
MAX_LINE = 1_000_000

Line = tuple[int, str | None]


def lines_of(stream: BinaryIO, encoding: str) -> Iterator[Line]:
    """(number from 1, text without its line break); None for the text of a line that is too long."""
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline=None)
    try:
        number = 0
        while line := text.readline(MAX_LINE):
            number += 1
            if len(line) < MAX_LINE or line.endswith("\n"):
                yield number, line.rstrip("\n")
            else:
                _skip_line(text)
                yield number, None
    finally:
        # closing the wrapper would close the stream, which belongs to the caller
        if not stream.closed:
            text.detach()


def _skip_line(text: io.TextIOWrapper) -> None:
    while (piece := text.readline(MAX_LINE)) and not piece.endswith("\n"):
        pass
