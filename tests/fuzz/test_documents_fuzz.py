"""Real documents damaged in thousands of ways, read where the scan reads them: in worker processes."""

import asyncio
import io
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.read import read
from model.capture import Capture
from model.document import Document, Fault, Kind
from model.outcome import Outcome
from scans.pool import Pool, WorkerLost
from thai.text import clean, squash

FIXTURES = Path(__file__).parents[2] / "fixtures" / "documents"
SEED = 2565
MUTANTS = 2_040
LIMIT = 20.0  # seconds for one document, as in a scan
LARGEST = 70_000  # bytes: larger files cost time and find nothing that small ones do not
# A PDF takes ten times the time of other documents, so two stand for all: with marks drawn apart, and without.
PDFS = ("reportlab-pdf", "weasyprint-noto-pdf")
MOST_DEATHS = MUTANTS // 100  # of workers: PDFium may crash, but not often
DIED = "the worker process died"


def originals() -> list[tuple[str, bytes]]:
    """Small documents of every kind, and an archive of some of them."""
    files = sorted([*FIXTURES.glob("producers/*/document.*"), *FIXTURES.glob("*/body.html"), *FIXTURES.glob("scans/*.png")])
    chosen = [path for path in files if path.stat().st_size <= LARGEST and (path.suffix != ".pdf" or path.parent.name in PDFS)]
    found = [(f"{path.parent.name}/{path.name}", path.read_bytes()) for path in chosen]
    found.append(("rtf/document.rtf", next(FIXTURES.glob("producers/*/document.rtf")).read_bytes()[:LARGEST]))
    found.append(("text/table.csv", "เดือน,จำนวน\nตุลาคม 2564,4\n".encode() * 50))
    return [
        *found,
        ("zip/documents.zip", zipped({name: content for name, content in found if name.endswith(("docx", "xlsx"))})),
    ]


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def flip(content: bytes, _other: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice([1, 3, 30])):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(content: bytes, _other: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:begin] if chance.random() < 0.5 else content[:begin] + content[end:]


def splice(content: bytes, other: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))] + other[chance.randrange(len(other)) :]


def repeat(content: bytes, _other: bytes, chance: random.Random) -> bytes:
    begin, end = sorted(chance.randrange(len(content)) for _ in range(2))
    piece = content[begin : min(end, begin + 2_000)]
    return content[:begin] + piece * chance.choice([2, 20]) + content[begin:]


DAMAGES: list[Callable[[bytes, bytes, random.Random], bytes]] = [flip, cut, splice, repeat]


def inside(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """Damage in one member of a package, which is whole outside: else most damage stops at the zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(
        [name for name in members if members[name] and name.endswith(("xml", "document.docx", "document.rtf"))]
    )
    members[name] = chance.choice(DAMAGES)(members[name], other, chance)
    return zipped(members)


def mutants() -> Iterator[tuple[str, bytes]]:
    chance = random.Random(SEED)
    files = originals()
    for number in range(MUTANTS):
        name, content = files[number % len(files)]
        other = chance.choice(files)[1]
        damages = [*DAMAGES, *[inside] * 3] if content.startswith(b"PK") else DAMAGES
        damage = chance.choice(damages)
        yield f"{number} {name} {damage.__name__}", damage(content, other, chance)


def captured(body: bytes) -> Capture:
    return Capture("http://a.example/x", Outcome.OK, datetime(2022, 3, 15, tzinfo=UTC), body=body)


def check(document: Document) -> None:
    """What holds of every document, however damaged."""
    assert document.fault is None or document.fault in Fault
    assert document.blocks or document.text_source == "none"
    # Without text there is always a reason; an HTML page may be an empty one.
    assert document.letters or document.fault or document.kind in {Kind.HTML, Kind.EMPTY}
    for block in document.blocks[:50]:
        assert block.text == clean(block.text)
        assert block.squashed == squash(block.text) != ""


async def read_all() -> Counter[str]:
    """How each of the mutants ended."""
    ends: Counter[str] = Counter()
    async with Pool(2) as pool:

        async def one(name: str, body: bytes) -> None:
            try:
                document = await pool.run(LIMIT, read, captured(body))
            except WorkerLost as lost:
                if str(lost) != DIED:
                    raise AssertionError(f"{name}: {lost}") from lost
                ends["died"] += 1
                return
            try:
                check(document)
            except AssertionError as error:
                raise AssertionError(name) from error
            ends[document.fault.value if document.fault else "read"] += 1

        await asyncio.gather(*[one(name, body) for name, body in mutants()])
    return ends


def test_damaged_documents_end_in_text_or_in_a_reason() -> None:
    ends = asyncio.run(read_all())
    assert ends.total() == MUTANTS
    assert ends["died"] <= MOST_DEATHS
    assert ends["read"] > MUTANTS // 10, "most damage is small: some must still be readable"


RTF = st.lists(
    st.sampled_from([
        "{", "}", "\\par ", "\\cell ", "\\row ", "\\trowd ", "\\'a1", "\\u3585?", "\\uc2 ", "\\u-3000 ", "{\\*\\x ", "\\fonttbl", "แผน", "\\", "\n",
        "\\bin9999999999 ", "{\\shptxt ", "2565",
    ]),
    max_size=60,
)  # fmt: skip
CSV = st.lists(st.sampled_from(['"', ",", ";", "\t", "\n", "\r", "ก", "1", "\0", "|"]), min_size=1, max_size=60)
ENDS = [".pdf", ".docx", ".zip", ".txt", "", "/", ".PDF"]
NAMES = st.builds(
    lambda stem, end: stem + end,
    st.sampled_from(["ก", "../x", "/etc/passwd", "a" * 300, "C:\\x", "__MACOSX/a"]),
    st.sampled_from(ENDS),
)


@settings(max_examples=150)
@given(RTF)
def test_any_order_of_rtf_words_is_read(pieces: list[str]) -> None:
    check(read(captured(("{\\rtf1 " + "".join(pieces)).encode("cp874", "replace"))))


@settings(max_examples=100)
@given(CSV)
def test_any_order_of_separators_is_read(pieces: list[str]) -> None:
    capture = Capture("http://a.example/x.csv", Outcome.OK, datetime(2022, 3, 15, tzinfo=UTC), body="".join(pieces).encode())
    check(read(capture))


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(NAMES, st.sampled_from([b"", b"%PDF-1.4", "แผนการใช้จ่าย".encode(), b"PK\x03\x04", b"{\\rtf1 x"])),
        max_size=14,
        unique_by=lambda pair: pair[0],
    )
)
def test_any_archive_is_read(members: list[tuple[str, bytes]]) -> None:
    check(read(captured(zipped(dict(members)))))


@pytest.mark.parametrize("name", ["document.doc", "document.xls"])
def test_every_cut_of_an_old_container_is_survived(name: str) -> None:
    body = next(FIXTURES.glob(f"producers/*/{name}")).read_bytes()
    for size in range(0, len(body), 701):
        check(read(captured(body[:size])))
