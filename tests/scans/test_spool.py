"""What the spool gives back is what went in, and never what another left."""

import asyncio
import pickle
import signal
import sys
from itertools import product
from pathlib import Path

import pytest

from model.document import Block, Document, Fault, Form, Image, Kind, Link, Role, Via
from scans.pool import Pool, WorkerLost
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


A, B = "http://www.lao.example/a", "http://www.lao.example/b"
SHORT, LONG, OTHER = (
    Document(A, Kind.TEXT, (Block(letter * length, letter * length, Role.TEXT),))
    for letter, length in (("ก", 5), ("ข", 5_000), ("ค", 5_000))
)


@pytest.mark.parametrize(("before", "after"), [*product([SHORT, LONG], repeat=2)])
def test_a_document_is_written_over_one_that_nobody_needs(before: Document, after: Document, tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.save(A, before)
    spool.drop(A)
    spool.save(B, after)
    assert (spool.load(A), spool.load(B)) == (None, after)
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("url", [A, B])
def test_what_an_earlier_document_left_is_nobodys(url: str, tmp_path: Path) -> None:
    """Not even of the same address, which may be dead when another agency's page leads to it."""
    spool = Spool(tmp_path)
    spool.save(A, LONG)
    spool.drop(A)
    assert spool.part([url]).load(url) is None


def test_a_document_is_read_again_in_its_place(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.save(A, LONG)
    spool.save(B, FULL)
    spool.save(A, SHORT)
    assert (spool.load(A), spool.load(B)) == (SHORT, FULL)


def test_a_part_goes_to_a_worker_and_back_to_the_same_files(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    part: Spool = pickle.loads(pickle.dumps(spool.part([A])))  # noqa: S301 -- made here
    part.save(A, FULL)
    assert spool.load(A) == FULL
    with pytest.raises(KeyError):
        part.save(B, LONG)  # a place that the main process does not know of might be another's
    assert part.load(B) is None
    part.drop(A)
    assert spool.load(A) == FULL


def test_disk_does_not_grow_with_the_scan(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    for number in range(20):
        urls = [f"{A}?{number}-{page}" for page in range(5)]
        for url in urls:
            spool.save(url, LONG)
        assert [spool.load(url) for url in urls] == [LONG] * 5
        for url in urls:
            spool.drop(url)
    assert len(list(tmp_path.iterdir())) == 5


def save_and_die(spool: Spool, url: str, document: Document, *, most: int) -> None:
    """The system ends who writes more than so many bytes, in the middle of it."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    spool.save(url, document)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on what is written")
@pytest.mark.parametrize("most", [8, 100, 5_000])
def test_half_a_document_of_a_killed_reader_is_not_read(most: int, tmp_path: Path) -> None:
    """Its judge is told; with the number of the document before, that one's end would be taken for its own."""
    spool = Spool(tmp_path)

    async def killed() -> None:
        async with Pool(1) as pool:
            await pool.run(20, save_and_die, spool.part([A]), A, OTHER, most=most)

    spool.save(A, LONG)
    with pytest.raises(WorkerLost, match="died"):
        asyncio.run(killed())
    with pytest.raises(EOFError):
        spool.load(A)
    spool.save(A, SHORT)
    assert spool.load(A) == SHORT
