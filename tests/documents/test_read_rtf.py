"""RTF: code pages, tables, groups that are shown and hidden, files that break off."""

from collections.abc import Callable

import pytest

from model.document import Document, Fault, Kind, Role

Read = Callable[..., Document]


def hexed(text: str, codec: str = "cp874") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


def lines(document: Document) -> list[tuple[Role, str]]:
    return [(block.role, block.text) for block in document.blocks]


ROW = r"\trowd\cellx1\cellx2\cellx3\pard\intbl {}\cell {}\cell {}\cell\row"
CASES = [
    ("thai font and western page", r"{\rtf1\ansicpg1252{\fonttbl{\f0\fcharset222 X;}}" + hexed("แผน") + "}", [(Role.TEXT, "แผน")]),
    ("no page at all", r"{\rtf1 " + hexed("แผน") + "}", [(Role.TEXT, "แผน")]),
    ("another page", r"{\rtf1\ansicpg1251 " + hexed("план", "cp1251") + "}", [(Role.TEXT, "план")]),
    ("another page and a thai font", r"{\rtf1\ansicpg1251{\fonttbl{\f0\fcharset222 X;}}" + hexed("แผน") + "}", [(Role.TEXT, "แผน")]),
    ("negative numbers of UTF-16", r"{\rtf1\uc0\u-10179\u-8704 x}", [(Role.TEXT, "😀x")]),
    ("two fallback characters", r"{\rtf1\uc2\u3649??x}", [(Role.TEXT, "แx")]),
    ("a text box", r"{\rtf1 a{\*\shpinst{\sp x}{\shptxt box\par}}\par b}", [(Role.TEXT, "abox"), (Role.TEXT, "b")]),
    ("hidden groups", r"{\rtf1{\stylesheet Normal;}{\info{\title x}}{\*\generator y}{\pict 00ff}z}", [(Role.TEXT, "z")]),
    ("hidden and struck out letters", r"{\rtf1 a{\v b\u3649?\'a1\par}c\v d\v0 e{\deleted 2564}2565\v f\plain g}", [
        (Role.TEXT, "a"), (Role.TEXT, "ce2565g"),
    ]),
    ("a row", "{\\rtf1 before\\par" + ROW.format("a", "", "c") + "\\pard after}", [
        (Role.TEXT, "before"), (Role.ROW, "a | | c"), (Role.TEXT, "after"),
    ]),
    ("paragraphs in a cell", "{\\rtf1" + ROW.format("a\\par b", "c", "") + "}", [(Role.ROW, "a b | c")]),
    ("the begin of a row said twice", r"{\rtf1\trowd\intbl a\cell b\cell\trowd\cellx1\row x}", [(Role.ROW, "a | b"), (Role.TEXT, "x")]),
    ("a row without a begin", r"{\rtf1 a\cell b\cell\row}", [(Role.ROW, "a | b")]),
    ("a row that breaks off", r"{\rtf1\trowd a\cell b\cell", [(Role.TEXT, "a | b")]),
    ("symbols", r"{\rtf1 a\~b\_c\{d\}\\}", [(Role.TEXT, "a b-c{d}\\")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_rtf(read_bytes: Read, body: str, wanted: list[tuple[Role, str]]) -> None:
    document = read_bytes(body.encode("latin-1"))
    assert (document.kind, lines(document)) == (Kind.RTF, wanted)


def test_rows_are_counted(read_bytes: Read) -> None:
    document = read_bytes("{\\rtf1" + ROW.format("a", "b", "c") * 3 + "}")
    assert [block.where for block in document.blocks] == ["ตาราง แถว 1", "ตาราง แถว 2", "ตาราง แถว 3"]


@pytest.mark.parametrize(
    ("body", "fault"),
    [(rb"{\rtf1{\fonttbl{\f0 Angs", Fault.BROKEN), (rb"{\rtf1\pard\par}", Fault.SCANNED)],
    ids=["cut", "empty"],
)
def test_without_text_there_is_a_reason(read_bytes: Read, body: bytes, fault: Fault) -> None:
    assert read_bytes(body).fault is fault


def test_deep_groups_and_long_files_are_bounded(read_bytes: Read) -> None:
    assert read_bytes(b"{\\rtf1 " + b"{" * 200_000 + b"x").letters == 1
    document = read_bytes(b"{\\rtf1 " + b"word\\par " * 120_000)
    assert document.truncated
    assert sum(len(block.text) for block in document.blocks) <= 400_000
