"""RAR, 7z and the like by libarchive's tar, which Windows has of itself: its output is a plain tar, read from a pipe."""

import io
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

_SECONDS = 10
_MOST_BYTES = 60_000_000  # of the output; what is longer is cut, and the last file is lost
_MOST_MEMBERS = 1_000
_MOST_SAID = 20_000  # bytes of its complaints
_LOCKED = re.compile(rb"crypt|passphrase", re.IGNORECASE)  # in all of libarchive's sentences about it
# RAR before version 5: the block of the archive, and that of the first file. Files that are stored come out in cipher without a word.
_RAR, _FILE, _FILE_LOCKED = b"Rar!\x1a\x07\x00", 0x74, 0x04


class NoProgramError(Exception):
    """This machine has no program that opens the archive."""


class UnpackError(Exception):
    """The program could not open the archive."""


class LockedError(UnpackError):
    """The archive asks for a password."""


def unpacked(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file; nothing is written but the archive itself, to a folder that is removed."""
    program = _program()
    if program is None:
        raise NoProgramError
    if _is_locked_rar(body):
        raise LockedError
    yield from _files(*_as_tar(program, body))


def _is_locked_rar(body: bytes) -> bool:
    """Whether the first file of an old RAR is in cipher. Blocks: check sum (2), type (1), flags (2), size (2)."""
    first = len(_RAR) + int.from_bytes(body[len(_RAR) + 5 : len(_RAR) + 7], "little")
    head = body[first : first + 5]
    return body.startswith(_RAR) and len(head) == 5 and head[2] == _FILE and bool(head[3] & _FILE_LOCKED)


def _program() -> str | None:
    """bsdtar by its name, or the tar of Windows; the tar of other systems cannot read these archives."""
    of_windows = Path(os.environ.get("SystemRoot", r"C:\Windows")) / "System32" / "tar.exe"  # noqa: SIM112 - so spelled there
    return shutil.which("bsdtar") or (str(of_windows) if os.name == "nt" and of_windows.exists() else None)


def _as_tar(program: str, body: bytes) -> tuple[bytes, bytes]:
    """The tar, and what the program complained of."""
    with tempfile.TemporaryDirectory(prefix="oit-") as folder, (Path(folder) / "said").open("w+b") as said:
        path = Path(folder) / "archive"
        path.write_bytes(body)
        process = subprocess.Popen(  # noqa: S603 - a fixed program and fixed arguments
            [program, "--format=pax", "-cf", "-", f"@{path}"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            start_new_session=True,  # away from the terminal, where it would ask for a password; on Windows the time limit ends that
        )
        timer = threading.Timer(_SECONDS, process.kill)
        timer.start()
        try:
            content = process.stdout.read(_MOST_BYTES) if process.stdout else b""
        finally:
            timer.cancel()
            process.kill()
            process.communicate()
        said.seek(0)
        return content, said.read(_MOST_SAID)


def _files(content: bytes, said: bytes) -> Iterator[tuple[str, bytes]]:
    """The plain files of a tar as far as it goes."""
    found = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
            for member in archive:
                if found >= _MOST_MEMBERS:
                    return
                source = archive.extractfile(member) if member.isreg() else None
                if source is not None:
                    found += 1
                    yield member.name, source.read()
    except (tarfile.TarError, EOFError, ValueError, OSError):
        pass  # a file that is cut is lost, those before it are not
    if not found:
        raise LockedError if _LOCKED.search(said) else UnpackError  # of a damaged archive the program makes an empty one
