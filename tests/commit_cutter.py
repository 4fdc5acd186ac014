"""A way to PostgreSQL that breaks exactly while COMMIT is under way."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = ".s.PGSQL.5432"
CHUNK = 1 << 20
TERMINATE = b"X\0\0\0\4"  # of the protocol: the server ends the connection when it has done what came before


class Cutter:
    """Forwards every byte; once armed, the next transaction that holds a text loses its connection at its COMMIT."""

    def __init__(self, server: Path) -> None:
        self._server = server
        self._text: bytes | None = None
        self._commits = False
        self.cuts = 0

    def arm(self, text: str, *, commits: bool) -> None:
        """`commits`: the server still gets the COMMIT and carries it out, and only its answer is lost."""
        self._text, self._commits = text.encode(), commits

    def carry(self, client: socket.socket) -> None:
        """One connection, to its end."""
        cut = threading.Event()
        with client, socket.socket(socket.AF_UNIX) as server:
            server.connect(str(self._server / NAME))
            back = threading.Thread(target=_pour, args=(server, client, cut), daemon=True)
            back.start()
            holds = False
            while data := _received(client):
                holds = (holds and b"BEGIN" not in data) or (self._text is not None and self._text in data)
                if holds and b"COMMIT\0" in data:
                    cut.set()
                    self._text, self.cuts = None, self.cuts + 1
                    if self._commits:
                        server.sendall(data + TERMINATE)
                        back.join()  # the client learns that its connection is lost when all is done
                    break
                server.sendall(data)
            _end(server)
            back.join()


@contextmanager
def cutting(folder: Path, server: Path) -> Iterator[Cutter]:
    """Listen in a folder, as the server in the other folder does."""
    cutter = Cutter(server)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / NAME))
        listening.listen()
        threading.Thread(target=_accept, args=(listening, cutter), daemon=True).start()
        try:
            yield cutter
        finally:
            _end(listening)


def _accept(listening: socket.socket, cutter: Cutter) -> None:
    with suppress(OSError):
        while True:
            client, _ = listening.accept()
            threading.Thread(target=cutter.carry, args=(client,), daemon=True).start()


def _pour(source: socket.socket, target: socket.socket, cut: threading.Event) -> None:
    with suppress(OSError):
        while data := _received(source):
            if not cut.is_set():
                target.sendall(data)
    _end(target)


def _received(source: socket.socket) -> bytes:
    try:
        return source.recv(CHUNK)
    except OSError:
        return b""


def _end(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
