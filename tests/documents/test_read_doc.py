"""Old Word files: pieces of both widths, tables, notes, old versions, ciphers, damage."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import olefile
import pytest

from model.document import Document, Fault, Kind, Role

Read = Callable[..., Document]
FIXTURE = next((Path(__file__).parents[2] / "fixtures" / "documents" / "producers").glob("*/document.doc"))
SECTOR = 512
TEXT_AT = 2048
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(**streams: bytes) -> bytes:
    """A container with these streams, each of a whole number of sectors and too large for the small-stream table."""
    padded = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    padded = {name: content.ljust(-(-len(content) // SECTOR) * SECTOR, b"\0") for name, content in padded.items()}
    table, data, entries = [FAT, END], b"", [entry("Root Entry", 5, END, 0, child=1)]
    for place, (name, content) in enumerate(padded.items(), start=1):
        first, count = len(table), len(content) // SECTOR
        table += [*range(first + 1, first + count), END]
        data += content
        entries.append(entry(name, 2, first, len(content), right=place + 1 if place < len(padded) else FREE))
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    header = olefile.MAGIC + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, END, 0, END, 0, 0) + b"\xff" * 432
    return header + fat + directory + data


def entry(name: str, kind: int, first: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    return (
        wide.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(wide), kind, 1, FREE, right, child)
        + b"\0" * 36
        + struct.pack("<IQ", first, size)
    )


def word(
    *pieces: str | bytes,
    lengths: tuple[int, ...] | None = None,
    flags: int = 0,
    version: int = 193,
    changed: tuple[int, int, bytes] = (0, 0, b""),
) -> bytes:
    """A Word file of pieces: text in UTF-16, or bytes of one letter each; `changed`: from which byte to which, and what of it."""
    total = sum(map(len, pieces))
    parts = [0, 0, 0, *(lengths or (total,))]
    parts += [0] * (22 - len(parts))
    text, places, starts = b"", [], [0]
    for piece in pieces:
        at = TEXT_AT + len(text)
        places.append(at * 2 | 0x40000000 if isinstance(piece, bytes) else at)
        text += piece if isinstance(piece, bytes) else piece.encode("utf-16-le")
        starts.append(starts[-1] + len(piece))
    plc = struct.pack(f"<{len(starts)}I", *starts) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    table = b"\x01\x02\x00xx\x02" + struct.pack("<I", len(plc)) + plc
    addresses = [(0, 0)] * 33 + [(0, len(table))]
    addresses[12] = (len(table), 12)
    table += struct.pack("<III", TEXT_AT, TEXT_AT + len(text), -(-(TEXT_AT + len(text)) // SECTOR))
    bounds = struct.pack("<4I", TEXT_AT, TEXT_AT + changed[0], TEXT_AT + changed[1], TEXT_AT + len(text))
    letters = (bounds + bytes([0, 200, 0])).ljust(400, b"\0") + bytes([len(changed[2])]) + changed[2]
    pages = b"\0" * (-len(text) % SECTOR) + letters.ljust(SECTOR - 1, b"\0") + b"\x03"
    header = struct.pack("<HH", 0xA5EC, version).ljust(10, b"\0") + struct.pack("<H", flags | 0x0200)
    header = header.ljust(24, b"\0") + struct.pack("<II", TEXT_AT, TEXT_AT + len(text))
    header += struct.pack("<H", 0) + struct.pack("<H", 22) + struct.pack("<22i", *parts) + struct.pack("<H", 34)
    header += b"".join(struct.pack("<II", *address) for address in addresses)
    return ole(WordDocument=header.ljust(TEXT_AT, b"\0") + text + pages, **{"1Table": table})


def lines(document: Document) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in document.blocks]


def test_pieces_of_both_widths_are_joined(read_bytes: Read) -> None:
    document = read_bytes(word("แผนการใช้", "จ่ายงบประมาณประจำปี ๒๕๖๕\r".encode("cp874"), "สอง\r"))
    assert (document.kind, document.fault) == (Kind.DOC, None)
    assert [text for _, text in lines(document)] == ["แผนการใช้จ่ายงบประมาณประจำปี ๒๕๖๕", "สอง"]


def test_western_bytes_are_western(read_bytes: Read) -> None:
    assert lines(read_bytes(word("caf\u00e9 \u201cx\u201d\r".encode("cp1252")))) == [(Role.TEXT, "café “x”")]


def test_rows_without_properties_end_with_a_second_mark(read_bytes: Read) -> None:
    document = read_bytes(word("ก่อน\rที่\x07โครงการ\x07\x07หนึ่ง\x07ถนน\x07\x07หลัง\r"))
    assert lines(document) == [(Role.TEXT, "ก่อน"), (Role.ROW, "ที่ | โครงการ"), (Role.ROW, "หนึ่ง | ถนน"), (Role.TEXT, "หลัง")]
    assert document.blocks[2].where == "ตาราง แถว 2"


def test_notes_are_read_and_comments_are_not(read_bytes: Read) -> None:
    body, note, comment, end = "เนื้อหา\r", "เชิงอรรถ\r", "ความเห็นลับ\r", "ท้าย\r"
    document = read_bytes(word(body + note + comment + end, lengths=(len(body), len(note), 0, 0, len(comment), len(end))))
    assert [text for _, text in lines(document)] == ["เนื้อหา", "เชิงอรรถ", "ท้าย"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ดู \x13 HYPERLINK \"http://a.example\" \x14หน้าเว็บ\x15 นี้\r", "ดู หน้าเว็บ นี้"),
        ("หน้า \x13 PAGE \x15จบ\r", "หน้า จบ"),
        ("บรรทัด\x0bต่อ\x1eไป\x01\x08\r", "บรรทัด ต่อ-ไป"),
    ],
)  # fmt: skip
def test_fields_and_marks_inside_the_text(read_bytes: Read, written: str, shown: str) -> None:
    assert lines(read_bytes(word(written))) == [(Role.TEXT, shown)]


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (b"\x00\x08\x01", "ปี 2565"),  # struck out
        (b"\x43\x4a\x1c\x00\x3c\x08\x01", "ปี 2565"),  # of another size, and hidden
        (b"\x3c\x08\x00", "ปี 25642565"),
        (b"\x35\x08\x01", "ปี 25642565"),  # bold
        (b"", "ปี 25642565"),
    ],
)
def test_what_is_hidden_or_struck_out_is_no_content(read_bytes: Read, change: bytes, shown: str) -> None:
    document = read_bytes(word("ก\rปี ", "25642565\r", changed=(10, 18, change)))
    assert [text for _, text in lines(document)] == ["ก", shown]


def test_word_95_has_its_text_in_one_run(read_bytes: Read) -> None:
    assert lines(read_bytes(word("แผนงานปี 2540\r".encode("cp874"), version=104))) == [(Role.TEXT, "แผนงานปี 2540")]


def test_a_password(read_bytes: Read) -> None:
    document = read_bytes(word("ความลับ\r", flags=0x0100))
    assert (document.fault, document.blocks, document.text_source) == (Fault.ENCRYPTED, (), "none")


def test_headings_and_tables_of_a_real_file(read_bytes: Read) -> None:
    document = read_bytes(FIXTURE.read_bytes())
    assert document.blocks[0].role is Role.HEADING
    assert sum(block.role is Role.HEADING for block in document.blocks) == 14
    assert "งบลงทุน | 6,100,000 | | 6,100,000" in [block.text for block in document.blocks]


def test_of_a_file_that_breaks_off_the_text_is_saved_and_said_to_be_a_part(read_bytes: Read) -> None:
    body = FIXTURE.read_bytes()
    document = read_bytes(body[: len(body) * 2 // 3])
    assert document.truncated
    assert document.letters > 1_000


@pytest.mark.parametrize("size", [520, 1_024, 3_000])
def test_of_a_file_with_nothing_left_nothing_is_said(read_bytes: Read, size: int) -> None:
    body = ole(WordDocument=b"\xec\xa5" + b"\0" * 30)[:size] + "WordDocument".encode("utf-16-le")
    document = read_bytes(body)
    assert (document.kind, document.fault, document.blocks) == (Kind.DOC, Fault.BROKEN, ())


@pytest.mark.parametrize("place", range(0, 440, 4))
def test_numbers_that_cannot_be_end_in_a_fault_or_in_text(read_bytes: Read, place: int) -> None:
    body = bytearray(word("แผนการใช้จ่ายงบประมาณ\r"))
    begin = 3 * SECTOR + place
    body[begin : begin + 4] = b"\xff" * 4
    document = read_bytes(bytes(body))
    assert document.kind is Kind.DOC
    assert document.blocks or document.fault


def test_the_container_of_these_tests_is_one() -> None:
    with olefile.OleFileIO(io.BytesIO(word("ก\r"))) as container:
        assert sorted(container.listdir()) == [["1Table"], ["WordDocument"]]
