"""Bodies that wait for their reader: small ones in memory, as many as there is room for, the others in files."""

from itertools import count
from pathlib import Path

# A file that is written, read and removed costs 0.5 ms of CPU, a way through a pipe 0.1.
SMALL = 256 * 1024  # bytes; what is larger came by way of a file already
MOST_HELD = 4 * 2**20  # bytes of all bodies in memory: 40 pages of 100 kB


class Waiting:
    """Where the bodies of one scan wait; each must be dropped when it has been read or will not be.

    Files are written over again and again, as many as there ever waited: to make and remove one costs twice as much.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, bytes] = {}
        self._room = MOST_HELD
        self._filed: dict[str, Path] = {}
        self._spare: list[Path] = []
        self._numbers = count()

    def put(self, url: str, body: bytes) -> None:
        """Lay a body down, in the place of an older one."""
        self.drop(url)
        if len(body) <= min(SMALL, self._room):
            self._held[url] = body
            self._room -= len(body)
            return
        is_new = not self._spare
        file = self._folder / f"body-{next(self._numbers)}" if is_new else self._spare.pop()
        self._filed[url] = file
        with file.open("wb" if is_new else "r+b") as out:
            out.write(body)
            out.truncate()

    def body(self, url: str) -> bytes | Path:
        """The body that waits, or the file that it waits in."""
        return self._filed[url] if url in self._filed else self._held[url]

    def drop(self, url: str) -> None:
        """The body has been read, or will not be."""
        self._room += len(self._held.pop(url, b""))
        file = self._filed.pop(url, None)
        if file is not None:
            self._spare.append(file)
