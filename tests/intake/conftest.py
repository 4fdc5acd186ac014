"""What the tests of intake share: the codes, and short ways to read and to pick."""

import struct
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from intake.read import open_source
from model.submission import Agency, Problem, Submission

CODES = tuple(f"O{number}" for number in range(1, 44))


class Given(list[Agency | Submission | Problem]):
    """What a source gave, sorted by kind on demand."""

    @property
    def agencies(self) -> list[Agency]:
        return [item for item in self if isinstance(item, Agency)]

    @property
    def submissions(self) -> list[Submission]:
        return [item for item in self if isinstance(item, Submission)]

    @property
    def problems(self) -> list[Problem]:
        return [item for item in self if isinstance(item, Problem) and item.fatal]

    @property
    def notes(self) -> list[Problem]:
        return [item for item in self if isinstance(item, Problem) and not item.fatal]

    @property
    def triples(self) -> list[tuple[str, str, str]]:
        return [(item.agency, item.indicator, item.url) for item in self.submissions]


Reading = Callable[[bytes | str | Path], Given]


@pytest.fixture
def codes() -> Sequence[str]:
    return CODES


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    """Read a path, or text or bytes as a file."""

    def reading(source: bytes | str | Path) -> Given:
        path = source if isinstance(source, Path) else tmp_path / "oit"
        if not isinstance(source, Path):
            path.write_bytes(source.encode() if isinstance(source, str) else source)
        return Given(open_source(str(path), codes=CODES))

    return reading


def _sectors(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 512)


def _entry(name: str, kind: int, *, child: int, start: int, size: int, right: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child)
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)


@pytest.fixture
def compound_file() -> Callable[[str, bytes], bytes]:
    """An OLE compound file (.xls, .doc, encrypted .xlsx) with one stream, made by hand: no program here writes them."""

    def build(name: str, stream: bytes) -> bytes:
        stream = _sectors(stream.ljust(4096, b"\0"))
        count = len(stream) // 512
        chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
        table = _sectors(struct.pack(f"<{len(chain)}I", *chain)).replace(b"\0\0\0\0", b"\xff\xff\xff\xff")
        header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
        header += (
            struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0) + b"\xff" * 432
        )
        root = _entry("Root Entry", 5, child=1, start=0xFFFFFFFE, size=0)
        return header + table + _sectors(root + _entry(name, 2, child=0xFFFFFFFF, start=2, size=len(stream))) + stream

    return build


@pytest.fixture
def xls(compound_file: Callable[[str, bytes], bytes]) -> Callable[[Sequence[Sequence[str]]], bytes]:
    """An old Excel file (BIFF8) with one sheet of texts."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def text(value: str) -> bytes:
        return struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")

    def build(rows: Sequence[Sequence[str]]) -> bytes:
        begin = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)
        cells = b"".join(
            record(0x204, struct.pack("<HHH", row, column, 0) + text(cell))
            for row, line in enumerate(rows)
            for column, cell in enumerate(line)
        )
        sheet = record(0x809, struct.pack("<HHHHII", 0x600, 16, 0, 0, 0, 0)) + cells + record(0x0A, b"")
        name = struct.pack("<BB", 6, 0) + b"Sheet1"
        size = len(record(0x809, begin)) + len(record(0x85, b"\0" * 6 + name)) + len(record(0x0A, b""))
        stream = record(0x809, begin) + record(0x85, struct.pack("<IBB", size, 0, 0) + name) + record(0x0A, b"") + sheet
        return compound_file("Workbook", stream)

    return build
