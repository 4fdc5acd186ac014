"""Whole pages of five styles of sites: what is main, what is furniture, which links lead on."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from model.document import Document, Role

Read = Callable[..., Document]
FOLDERS = sorted(page.parent for page in (Path(__file__).parents[2] / "fixtures" / "documents").glob("*/body.html"))


def summary(document: Document) -> dict[str, object]:
    """What expected.yaml lists."""
    return {
        "head_title": document.head_title,
        "main": [[block.role.value, block.text] for block in document.blocks if block.role not in {Role.FURNITURE, Role.TITLE}],
        "furniture": [block.text for block in document.blocks if block.role is Role.FURNITURE],
        "main_links": [[link.via.value, link.url, link.text] for link in document.links if not link.furniture],
        "furniture_links": sum(link.furniture for link in document.links),
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_page_is_read_as_its_expected_file_says(folder: Path, read_bytes: Read) -> None:
    document = read_bytes((folder / "body.html").read_bytes(), "text/html")
    assert summary(document) == yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_what_may_not_be_read_is_not_there(folder: Path, read_bytes: Read) -> None:
    document = read_bytes((folder / "body.html").read_bytes(), "text/html")
    text = " ".join(block.squashed for block in document.blocks)
    assert not any(word in text for word in ("คาสิโน", "ไม่ใช่ข้อความ", "ไม่มีเฟรม", "ไม่รองรับ", "ข้อความตั้งต้น"))
    assert not any("spam" in link.url or link.url.startswith("javascript") for link in document.links)
