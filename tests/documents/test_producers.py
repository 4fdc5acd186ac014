"""One text, written by many programs: how much of it is found again, and whether its tables keep their shape."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from model.document import Document, Role
from thai.text import skeleton, squash

Read = Callable[..., Document]
FIXTURES = Path(__file__).parents[2] / "fixtures" / "documents"
FOLDERS = sorted((FIXTURES / "producers").iterdir())
SOURCE = (FIXTURES / "source.txt").read_text(encoding="utf-8").splitlines()
PHRASES, LENGTH = 300, 14
TABLES = [line for line in SOURCE if line.startswith("|")]
WITH_TABLES = [
    folder for folder in FOLDERS if folder.name.rsplit("-", 1)[1] in {"doc", "docx", "odt", "rtf", "xls", "xlsx", "ods"}
]


def phrases() -> list[str]:
    """Phrases of the paragraphs, chosen at random but always the same."""
    chance = random.Random(2565)
    lines = [squash(line.lstrip("# ")) for line in SOURCE if not line.startswith("|")]
    places = [(line, start) for line in lines for start in range(len(line) - LENGTH + 1)]
    return [line[start : start + LENGTH] for line, start in chance.sample(places, PHRASES)]


def document_of(folder: Path, read_bytes: Read) -> Document:
    return read_bytes(next(folder.glob("document.*")).read_bytes())


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_the_text_is_found_again(folder: Path, read_bytes: Read) -> None:
    document, expected = document_of(folder, read_bytes), yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    assert (document.kind.value, document.page_count, document.fault) == (expected["kind"], expected["pages"], None)
    assert sum(block.role is Role.ROW for block in document.blocks) == expected["rows"]
    text = "".join(block.squashed for block in document.blocks)
    bones = skeleton(text)
    wanted = phrases()
    exact = [phrase for phrase in wanted if phrase in text]
    assert len(exact) >= expected["found"] * PHRASES, f"{len(exact) / PHRASES:.3f}"
    by_skeleton = sum(phrase in text or skeleton(phrase) in bones for phrase in wanted)
    assert by_skeleton >= expected["found_by_skeleton"] * PHRASES, f"{by_skeleton / PHRASES:.3f}"
    for phrase in expected["phrases"]:
        assert skeleton(squash(phrase)) in bones


@pytest.mark.parametrize("folder", WITH_TABLES, ids=[folder.name for folder in WITH_TABLES])
def test_tables_have_one_shape_whoever_wrote_them(folder: Path, read_bytes: Read) -> None:
    rows = {block.squashed.replace(",", "") for block in document_of(folder, read_bytes).blocks if block.role is Role.ROW}
    for line in TABLES:
        wanted = squash(line[1:].strip()).replace(",", "")
        assert wanted in rows, wanted
    assert "งบลงทุน|6100000||6100000" in rows, "an empty cell keeps its column"


@pytest.mark.parametrize(
    "folder", [folder for folder in FOLDERS if folder.name.endswith("pdf")], ids=lambda folder: folder.name
)
def test_a_page_number_stands_beside_what_is_on_it(folder: Path, read_bytes: Read) -> None:
    document = document_of(folder, read_bytes)
    last = squash("ประกาศ ณ วันที่ ๑๕ ตุลาคม")
    blocks = [block for block in document.blocks if skeleton(last) in skeleton(block.squashed)]
    pages = document.page_count or 0
    # The paragraph is the last one; where it does not fit it begins on the page before.
    assert [(block.page in {pages - 1, pages}, block.where) for block in blocks] == [(True, f"หน้า {blocks[0].page}")]


@pytest.mark.parametrize("name", ["chromium-laksaman-pdf", "chromium-noto-pdf", "libreoffice-noto-pdf"])
def test_nothing_is_lost_without_pdftotext(name: str, read_bytes: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    text = "".join(block.squashed for block in document_of(FIXTURES / "producers" / name, read_bytes).blocks)
    assert sum(phrase in text for phrase in phrases()) >= 0.95 * PHRASES


def test_scans_are_said_to_be_scans(read_bytes: Read) -> None:
    for path in sorted((FIXTURES / "scans").glob("*.pdf")):
        document = read_bytes(path.read_bytes())
        assert (document.fault, document.text_source, document.page_count) == ("scanned", "none", 1), path.name
