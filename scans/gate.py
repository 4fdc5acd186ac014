"""Who may fetch next while the readers are behind: the agency that began first, so that it is judged first."""

import asyncio
from heapq import heappop, heappush
from itertools import count


class Lane:
    """The requests of one agency, so many on the way at a time. `turn`: its number in the order in which agencies began."""

    def __init__(self, turn: int, places: int) -> None:
        self.turn = turn
        self.places = asyncio.Semaphore(places)


class Gate:
    """Open to all while few bodies wait for a reader; else what was read makes room for the next.

    Without an order all agencies come to their end together, and until then every document of the scan lies in a file of
    its own: to make and remove one costs 1 ms of CPU, to write over another a fifth.
    """

    def __init__(self, bodies: int, size: int) -> None:
        self._most, self._most_bytes = bodies, size
        self._unread = self._bytes = 0
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()

    async def enter(self, turn: int) -> None:
        """Wait until a fetch may begin."""
        if self._is_open and not self._waiting:
            return
        called = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (turn, next(self._numbers), called))
        await called

    def came(self, size: int) -> None:
        """A body waits for its reader."""
        self._unread += 1
        self._bytes += size

    def read(self, size: int) -> None:
        """It does no more. Where none is left all may come: what was let in before may never bring a body."""
        self._unread -= 1
        self._bytes -= size
        room = self._most - self._unread if self._unread else len(self._waiting)
        while room > 0 and self._waiting and self._is_open:
            *_, called = heappop(self._waiting)
            if not called.done():
                called.set_result(None)
                room -= 1

    @property
    def _is_open(self) -> bool:
        return self._unread < self._most and self._bytes < self._most_bytes
