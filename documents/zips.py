"""Office files are zips, and zips can be bombs: bounded reading of their members."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

_MOST_MEMBERS = 10_000
_MOST_BYTES = 60_000_000  # of one member, unpacked; the largest real sheet seen has a tenth
_MOST_RATIO = 250  # XML of office files packs 5 to 40 times
_SMALL = 2_000_000  # below this the ratio does not matter
_ENCRYPTED = 0x1
_END_OF_DIRECTORY = b"PK\x05\x06"


class UnsafeZipError(Exception):
    """The zip is over the limits."""


class EncryptedZipError(Exception):
    """The zip needs a password."""


@contextmanager
def open_zip(body: bytes) -> Iterator[zipfile.ZipFile]:
    """The zip, after a look at what it declares. Raises `UnsafeZipError`, `EncryptedZipError`, `zipfile.BadZipFile`."""
    _check_count(body)
    try:
        archive = zipfile.ZipFile(io.BytesIO(body))
    except (ValueError, NotImplementedError, OverflowError, UnicodeDecodeError) as error:
        raise zipfile.BadZipFile(str(error)) from error
    with archive:
        for member in archive.infolist():
            if member.flag_bits & _ENCRYPTED:
                raise EncryptedZipError
            if member.file_size > max(_SMALL, member.compress_size * _MOST_RATIO) or member.file_size > _MOST_BYTES:
                raise UnsafeZipError
        yield archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """The member's bytes; empty where it is not there. Never more than the limit, whatever the directory says."""
    try:
        with archive.open(name) as member:
            content = member.read(_MOST_BYTES + 1)
    except KeyError:
        return b""
    except (zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise zipfile.BadZipFile(str(error)) from error
    if len(content) > _MOST_BYTES:
        raise UnsafeZipError
    return content


def _check_count(body: bytes) -> None:
    """The number of members stands at the end, so that a directory of a million is not even read."""
    end = body.rfind(_END_OF_DIRECTORY)
    if end >= 0 and int.from_bytes(body[end + 10 : end + 12], "little") > _MOST_MEMBERS:
        raise UnsafeZipError
