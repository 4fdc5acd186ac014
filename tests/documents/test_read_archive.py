"""Archives: which files are read, in which order, within which bounds; what is said of the rest."""

import io
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from documents import read_archive, unpack
from model.document import Document, Fault, Kind, Role

Read = Callable[..., Document]
Make = Callable[..., bytes]
FIXTURES = Path(__file__).parents[2] / "fixtures" / "documents"
P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
BSDTAR = pytest.mark.skipif(shutil.which("bsdtar") is None, reason="bsdtar is not installed: RAR and 7z were not tested")


def lines(document: Document) -> list[tuple[Role, str, str]]:
    return [(block.role, block.text, block.where) for block in document.blocks]


def test_the_files_are_sections_of_one_document(read_bytes: Read, make_zip: Make, make_docx: Make, make_pdf: Make) -> None:
    pdf = make_pdf(["แผนการใช้จ่ายงบประมาณประจำปี พ.ศ. ๒๕๖๕ ของเทศบาล"], ["หน้าที่สองของแผนการใช้จ่ายงบประมาณ และรายงานผลการดำเนินงาน"])
    document = read_bytes(make_zip({"ก/รายงาน.docx": make_docx(P.format("ผลการดำเนินงาน")), "ก/แผน.pdf": pdf}))
    assert (document.kind, document.fault, document.page_count, document.truncated) == (Kind.ARCHIVE, None, 2, False)
    assert lines(document)[:2] == [
        (Role.HEADING, "รายงาน", "ไฟล์ รายงาน.docx"),
        (Role.TEXT, "ผลการดำเนินงาน", "ไฟล์ รายงาน.docx"),
    ]
    assert document.blocks[-1].where == "ไฟล์ แผน.pdf หน้า 2"
    assert document.blocks[-1].page == 2


def test_titles_of_files_are_headings_of_the_whole(read_bytes: Read, make_zip: Make, make_docx: Make) -> None:
    document = read_bytes(make_zip({"a.docx": make_docx(P.format("ข"), title="ชื่อเรื่อง")}))
    assert {block.role for block in document.blocks} == {Role.HEADING, Role.TEXT}


@pytest.mark.parametrize(
    ("names", "read"),
    [
        (["b.txt", "a.txt"], ["b", "a"]),
        (["x.jpg", "a.txt"], ["a", "x"]),
        (["__MACOSX/a.txt", "._a.txt", ".hidden.txt", "~$a.txt", "b.txt"], ["b"]),
        (["setup.exe", "a.dll", "c.TXT"], ["c"]),
        ([f"{number}.txt" for number in range(14)], [str(number) for number in range(10)]),
    ],
    ids=["in their order", "pictures last", "rubbish", "programs", "the first ten"],
)
def test_which_files_are_read(read_bytes: Read, make_zip: Make, names: list[str], read: list[str]) -> None:
    document = read_bytes(make_zip(dict.fromkeys(names, "แผนงาน")))
    assert [block.text for block in document.blocks if block.role is Role.HEADING] == read
    assert document.truncated is (len(names) > 10)


@pytest.mark.parametrize("codec", ["utf-8", "cp874"])
def test_names_without_a_code_page(read_bytes: Read, make_zip: Make, codec: str) -> None:
    raw = "แผน.txt".encode(codec)
    body = make_zip({"x" * len(raw): "งาน"}).replace(b"x" * len(raw), raw)
    assert lines(read_bytes(body))[0][1] == "แผน"


def test_a_file_that_cannot_be_read_is_a_fault_of_the_whole(read_bytes: Read, make_zip: Make) -> None:
    document = read_bytes(make_zip({"a.txt": "แผนงาน", "b.pdf": b"%PDF-1.4 rubbish"}))
    assert document.fault is Fault.BROKEN
    assert document.letters > 0


def test_an_archive_inside_is_not_opened(read_bytes: Read, make_zip: Make) -> None:
    inner = make_zip({"a.txt": "แผนงาน"})
    assert read_bytes(make_zip({"a.txt": "ก", "b.zip": inner})).truncated
    only = read_bytes(make_zip({"b.zip": inner}))
    assert (only.fault, only.blocks, only.truncated) == (Fault.UNSUPPORTED, (), True)
    lying = read_bytes(make_zip({"b.pdf": inner}))
    assert lying.fault is Fault.UNSUPPORTED


def test_files_together_are_bounded(read_bytes: Read, make_zip: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_archive, "_MOST_BYTES", 250)
    document = read_bytes(make_zip({f"{number}.txt": "a" * 100 for number in range(6)}))
    assert document.truncated
    assert [block.text for block in document.blocks if block.role is Role.HEADING] == ["0", "1"]


@pytest.mark.parametrize(
    ("members", "fault"),
    [({}, Fault.UNSUPPORTED), ({"a.exe": b"MZ"}, Fault.UNSUPPORTED), ({"a.txt": b"\0" * 90_000_000}, Fault.TOO_COMPLEX)],
    ids=["empty", "programs only", "bomb"],
)
def test_archives_without_documents(read_bytes: Read, make_zip: Make, members: dict[str, bytes], fault: Fault) -> None:
    document = read_bytes(make_zip(members))
    assert (document.kind, document.fault, document.text_source) == (Kind.ARCHIVE, fault, "none")


def test_names_that_climb_write_nothing(
    read_bytes: Read, make_zip: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    document = read_bytes(make_zip({"../../a.txt": "แผนงาน", "/etc/b.txt": "งาน"}))
    assert [block.text for block in document.blocks if block.role is Role.HEADING] == ["a", "b"]
    assert list(tmp_path.iterdir()) == []


def packed(folder: Path, *options: str) -> bytes:
    target = folder.parent / "packed"
    subprocess.run(["bsdtar", *options, "-cf", str(target), "-C", str(folder), "."], check=True, timeout=20)
    return target.read_bytes()


@BSDTAR
def test_7z(read_bytes: Read, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "แผน.txt").write_text("แผนการใช้จ่าย", encoding="utf-8")
    shutil.copy(next(FIXTURES.glob("producers/*/document.docx")), folder / "plan.docx")
    (folder / "link.txt").symlink_to("/etc/passwd")
    document = read_bytes(packed(folder, "--format=7zip"))
    assert (document.kind, document.fault) == (Kind.ARCHIVE, None)
    assert {
        block.text
        for block in document.blocks
        if block.where in {"ไฟล์ แผน.txt", "ไฟล์ plan.docx"} and block.role is Role.HEADING
    } >= {"แผน", "plan"}
    assert "root:" not in "".join(block.text for block in document.blocks)


@BSDTAR
@pytest.mark.parametrize("body", [b"Rar!\x1a\x07\x00" + b"x" * 200, b"7z\xbc\xaf\x27\x1c" + b"\0" * 200], ids=["rar", "7z"])
def test_damaged_archives(read_bytes: Read, body: bytes) -> None:
    document = read_bytes(body)
    assert (document.kind, document.fault, document.blocks) == (Kind.ARCHIVE, Fault.BROKEN, ())


def block(kind: int, flags: int, rest: bytes) -> bytes:
    """A block of an old RAR."""
    told = struct.pack("<BHH", kind, flags, 7 + len(rest)) + rest
    return struct.pack("<H", zlib.crc32(told) & 0xFFFF) + told


def rar(text: bytes, *, archive_flags: int = 0, file_flags: int = 0) -> bytes:
    """An old RAR of one text that is stored as it is."""
    name = b"plan.txt"
    sizes = struct.pack("<IIBIIBBHI", len(text), len(text), 2, zlib.crc32(text), 0x54000000, 29, 0x30, len(name), 0x20)
    file = block(0x74, 0x8000 | file_flags, sizes + name) + text
    return b"Rar!\x1a\x07\x00" + block(0x73, archive_flags, bytes(6)) + file + block(0x7B, 0x4000, b"")


def rar_5() -> bytes:
    """The beginning of a new RAR whose names are in cipher too."""
    head = bytes([4, 0, 0, 0, 15]) + b"s" * 16
    head = bytes([len(head)]) + head
    return b"Rar!\x1a\x07\x01\x00" + struct.pack("<I", zlib.crc32(head)) + head + b"x" * 200


@BSDTAR
@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (rar("แผนการใช้จ่ายงบประมาณ".encode()), None),
        (rar(b"\x11" * 16, file_flags=0x04), Fault.ENCRYPTED),
        (rar(b"\x11" * 16, archive_flags=0x80), Fault.ENCRYPTED),
        (rar_5(), Fault.ENCRYPTED),
        (rar(b"")[:9], Fault.BROKEN),
    ],
    ids=["open", "a file", "the names", "the names, version 5", "cut"],
)
def test_a_locked_rar_says_so(read_bytes: Read, body: bytes, fault: Fault | None) -> None:
    document = read_bytes(body)
    assert (document.kind, document.fault) == (Kind.ARCHIVE, fault)
    assert bool(document.letters) is (fault is None)


@BSDTAR
def test_what_unpacks_to_too_much_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"a" * 1_000)
    (folder / "b.txt").write_bytes(b"b" * 10_000_000)
    monkeypatch.setattr(unpack, "_MOST_BYTES", 1_000_000)
    assert all(len(content) <= 1_000_000 for _, content in unpack.unpacked(packed(folder, "--format=7zip")))


def test_without_the_program_it_is_unsupported(read_bytes: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    document = read_bytes(b"Rar!\x1a\x07\x00" + b"x" * 200)
    assert (document.kind, document.fault, document.text_source) == (Kind.ARCHIVE, Fault.UNSUPPORTED, "none")


def test_office_files_are_no_archives(read_bytes: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        archive.writestr(
            "content.xml", "<draw:page x=''><text:p>ก</text:p></draw:page><draw:page ><text:p>ข</text:p></draw:page>"
        )
    document = read_bytes(out.getvalue())
    assert document.kind is Kind.PPTX
    assert [(block.text, block.page) for block in document.blocks] == [("ก", 1), ("ข", 2)]
