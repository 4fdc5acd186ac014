"""The members of a workbook's ZIP, unpacked under one bound: sizes that an archive states are not believed."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO

from intake.sheet_marks import attributes

# A sheet of a million rows with three long cells is about 250 MB of XML; ordinary files are below 10 MB.
MAX_UNPACKED = 300 << 20
MAX_MEMBERS = 10_000
# Sheets of one province pack 10 to 30 times smaller, endless repetition 100 times; deflate ends at 1,032.
_MAX_RATIO = 250
_RATIO_COUNTS_FROM = 50 << 20
# Parts that are held in memory at once: list of sheets, relations.
_MAX_SMALL = 16 << 20
_CHUNK = 1 << 20


class TooBigError(Exception):
    """The archive unpacks to more than we read."""


class BrokenError(Exception):
    """The archive cannot be unpacked."""


@dataclass(slots=True)
class Members:
    """An open archive, and how much of it was unpacked so far."""

    stream: BinaryIO
    packed: int
    infos: dict[str, zipfile.ZipInfo]
    _sizes: dict[str, int] = field(default_factory=dict)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, counted as they come."""
        info = self.infos[name]
        if info.header_offset < 0:  # a cut archive: its list is counted from a place before its beginning
            raise BrokenError(name)
        self.stream.seek(info.header_offset)
        header = self.stream.read(30)
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise BrokenError(name)
        names, extra = struct.unpack("<HH", header[26:30])
        begin = info.header_offset + 30 + names + extra
        yield from self._checked(info, self._unpacked(info, begin))

    def check_all(self) -> None:
        """Unpack every member that was not unpacked yet, and keep none; damage in what nobody reads does not matter."""
        for name in self.infos:
            if name not in self._sizes and not name.endswith("/"):
                with suppress(BrokenError):
                    for _ in self.chunks(name):
                        pass

    def small(self, name: str) -> bytes:
        """A whole member that is small by its nature; empty where the archive has none."""
        if name not in self.infos:
            return b""
        data = bytearray()
        for chunk in self.chunks(name):
            data += chunk
            if len(data) > _MAX_SMALL:
                raise TooBigError
        return bytes(data)

    def _unpacked(self, info: zipfile.ZipInfo, begin: int) -> Iterator[bytes]:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.flag_bits & 1:
            raise BrokenError(info.filename)
        inflate = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
        left = info.compress_size
        while left > 0:
            # several members may be read by turns, so the place is not left to the stream
            self.stream.seek(begin + info.compress_size - left)
            data = self.stream.read(min(left, _CHUNK))
            if not data:
                return
            left -= len(data)
            if inflate is None:
                yield data
                continue
            try:
                while data:
                    yield inflate.decompress(data, _CHUNK)
                    data = inflate.unconsumed_tail
            except zlib.error as error:
                raise BrokenError(info.filename) from error

    def _checked(self, info: zipfile.ZipInfo, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """The chunks, as long as all members together stay below the bound; a member cut short or damaged is broken."""
        size = crc = 0
        others = sum(known for name, known in self._sizes.items() if name != info.filename)
        for chunk in chunks:
            size += len(chunk)
            self._sizes[info.filename] = size
            total = others + size
            if total > MAX_UNPACKED or (total > _RATIO_COUNTS_FROM and total / max(self.packed, 1) > _MAX_RATIO):
                raise TooBigError
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if crc != info.CRC:
            raise BrokenError(info.filename)


def members_of(stream: BinaryIO) -> Members:
    """The members of an archive by name; raises TooBigError or BrokenError."""
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise BrokenError("ZIP") from error
    stated = sum(info.file_size for info in infos)
    if len(infos) > MAX_MEMBERS or stated > MAX_UNPACKED:
        raise TooBigError
    packed = sum(info.compress_size for info in infos)
    return Members(stream, packed, {info.filename: info for info in infos})


def relations(members: Members, part: str) -> dict[str, str]:
    """Targets by id of one part's relations (`xl/workbook.xml` -> `xl/_rels/workbook.xml.rels`)."""
    folder, _, name = part.rpartition("/")
    data = members.small(f"{folder}/_rels/{name}.rels")
    found = [attributes(tag) for tag in re.findall(rb"<(?:\w+:)?Relationship\s([^>]*?)/?>", data)]
    return {given["Id"]: given["Target"] for given in found if "Id" in given and "Target" in given}
