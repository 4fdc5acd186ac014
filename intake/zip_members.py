"""The members of a workbook's ZIP, unpacked under one bound: sizes that an archive states are not believed."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
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
    unpacked: int = 0
    _shown: dict[str, str] = field(default_factory=dict)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, counted as they come."""
        info = self.infos[name]
        self.stream.seek(info.header_offset)
        header = self.stream.read(30)
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise BrokenError(name)
        names, extra = struct.unpack("<HH", header[26:30])
        self.stream.seek(names + extra, 1)
        yield from self._counted(self._unpacked(info))

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

    def _unpacked(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.flag_bits & 1:
            raise BrokenError(info.filename)
        inflate = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
        left = info.compress_size
        while left > 0 and (data := self.stream.read(min(left, _CHUNK))):
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

    def _counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.unpacked += len(chunk)
            ratio = self.unpacked / max(self.packed, 1)
            if self.unpacked > MAX_UNPACKED or (self.unpacked > _RATIO_COUNTS_FROM and ratio > _MAX_RATIO):
                raise TooBigError
            yield chunk


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
    return Members(stream, packed, {info.filename.replace("\\", "/"): info for info in infos})


def relations(members: Members, part: str) -> dict[str, str]:
    """Targets by id of one part's relations (`xl/workbook.xml` -> `xl/_rels/workbook.xml.rels`)."""
    folder, _, name = part.rpartition("/")
    data = members.small(f"{folder}/_rels/{name}.rels")
    found = [attributes(tag) for tag in re.findall(rb"<(?:\w+:)?Relationship\s([^>]*?)/?>", data)]
    return {given["Id"]: given["Target"] for given in found if "Id" in given and "Target" in given}
