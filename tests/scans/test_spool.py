"""What the spool gives back is what went in."""

from pathlib import Path

import pytest

from model.document import Block, Document, Fault, Form, Image, Kind, Link, Role, Via
from scans.spool import ForStore, Spool, left_for_store

FULL = Document(
    url="http://www.lao.example/ข่าว",
    kind=Kind.HTML,
    blocks=(Block("แผน ๒๕๖๕", "แผน2565", Role.HEADING, "หัวข้อ"), Block("หน้า", "หน้า", Role.TEXT, "หน้า 3", 3)),
    links=(Link("http://www.lao.example/a.pdf", "แผน", Via.FRAME, furniture=True, context="แผน ๒๕๖๕"),),
    forms=(Form("http://www.lao.example/ask", "post", (("text", "ชื่อ"),), "ถาม", ("ส่ง",)),),
    images=(Image("http://www.lao.example/a.jpg", "ภาพ", 300),),
    head_title="แผน",
    script_hosts=("line.me",),
    password_field=True,
    letters=12,
)
CASES = [
    FULL,
    Document("http://www.lao.example/", Kind.HTML),
    Document("http://www.lao.example/", Kind.HTML, links=(Link("http://www.lao.example/b", "\ud800"),)),
    Document(
        "http://www.lao.example/",
        Kind.HTML,
        (
            Block("แผน ปี 2565", "แผนปี2565", Role.TEXT),
            Block("แผน ๑", "แผน1", Role.ROW),
            Block("ไม่มีตัวอักษร", "", Role.TEXT),
            Block("", "", Role.TEXT),
            Block("\ud800 A", "\ud800a", Role.TEXT),
        ),
        links=(Link("http://www.lao.example/b", "", context="x"), Link("http://www.lao.example/c", "")),
    ),
    Document("http://www.lao.example/", Kind.TEXT, (Block("a\0b", "a\0b", Role.TEXT), Block("ก " * 300, "ก" * 300, Role.TEXT))),
    Document("http://www.lao.example/x", Kind.PDF, (Block("ก", "ก", Role.TEXT),), fault=Fault.GARBLED, page_count=2),
    Document("http://www.lao.example/x", Kind.UNKNOWN, text_source="none", fault=Fault.TOO_COMPLEX),
]


@pytest.mark.parametrize("document", CASES)
def test_a_document_comes_back_as_it_was(document: Document, tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.save("http://www.lao.example/ก", document)
    assert spool.load("http://www.lao.example/ก") == document
    spool.drop("http://www.lao.example/ก")
    assert spool.load("http://www.lao.example/ก") is None


def test_roles_stay_members_and_marks_the_same(tmp_path: Path) -> None:
    marks = [block.mark for block in FULL.blocks]
    spool = Spool(tmp_path)
    spool.save("http://www.lao.example/", FULL)
    again = spool.load("http://www.lao.example/")
    assert again is not None
    assert [block.mark for block in again.blocks] == marks
    assert again.blocks[0].role is Role.HEADING
    assert again.links[0].via is Via.FRAME


@pytest.mark.parametrize(
    "left",
    [
        ForStore(b"body\n\0", b'["head"]', b"text\nof a file"),
        ForStore(b"", b"[]"),
        ForStore(b"x" * 70_000),
        ForStore(b"body", b"[]", b""),
    ],
)
def test_what_is_left_for_the_store_comes_back(left: ForStore, tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.put_for_store("http://www.lao.example/", left)
    assert left_for_store(spool.for_store("http://www.lao.example/")) == left
