"""Bodies that wait for their reader: small ones in memory, as many as there is room for, the others in the spool."""

from scans.spool import Spool

# A file that is written, read and removed costs 0.5 ms of CPU, a way through a pipe 0.1.
SMALL = 256 * 1024  # bytes; what is larger came by way of a file already
MOST_HELD = 8 * 2**20  # bytes of all bodies in memory: 80 pages of 100 kB


class Waiting:
    """Where the bodies of one scan wait; each must be dropped when it has been read or will not be."""

    def __init__(self, spool: Spool) -> None:
        self._spool = spool
        self._held: dict[str, bytes] = {}
        self._filed: set[str] = set()
        self._room = MOST_HELD

    def put(self, url: str, body: bytes) -> None:
        """Lay a body down, in the place of an older one."""
        self.drop(url)
        if len(body) > min(SMALL, self._room):
            self._spool.put_body(url, body)
            self._filed.add(url)
        else:
            self._held[url] = body
            self._room -= len(body)

    def held(self, url: str) -> bytes | None:
        """The body that waits in memory; None where it waits in the spool."""
        return self._held.get(url)

    def drop(self, url: str) -> None:
        """The body has been read, or will not be."""
        self._room += len(self._held.pop(url, b""))
        if url in self._filed:
            self._filed.discard(url)
            self._spool.done_with_body(url)
