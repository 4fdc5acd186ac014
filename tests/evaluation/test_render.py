"""The markup of the cases: the same words whatever the editor, and files that can be read back."""

from datetime import UTC, datetime

import pytest

from documents.read import read
from evaluation.corpus import Paper
from evaluation.papers import file_of
from evaluation.render import body_html, hand
from model.capture import Capture
from model.document import Document, Fault, Kind, Role
from model.outcome import Outcome

BODY = """
คำนำของแผน
## รายจ่าย
| ลำดับ | รายการ | เอกสาร |
| 1 | งบบุคลากร | [ดาวน์โหลด](files/a.pdf) |
- ข้อหนึ่ง ดู [แผน ก](plan.html)
![นายสมชาย ใจตัวอย่าง](img/a.jpg)
<form action="/send"><input name="q"><button>ส่ง</button></form>
"""
WORDS = ("คำนำของแผน", "รายจ่าย", "งบบุคลากร", "ข้อหนึ่ง")


def _document(body: bytes, kind: str) -> Document:
    moment = datetime(2022, 4, 10, tzinfo=UTC)
    return read(Capture("http://a.example/x", Outcome.OK, moment, content_type=kind, body=body, http_status=200))


@pytest.mark.parametrize("seed", range(24))
def test_every_editor_says_the_same(seed: int) -> None:
    html = f"<html><body><h1>แผน</h1>{body_html(BODY, seed)}</body></html>"
    document = _document(html.encode(), "text/html; charset=utf-8")
    said = "".join(block.squashed for block in document.blocks)
    assert all(word in said.replace(" ", "") for word in WORDS)
    assert {link.url for link in document.links} == {"http://a.example/files/a.pdf", "http://a.example/plan.html"}
    assert [image.alt for image in document.images] == ["นายสมชาย ใจตัวอย่าง"]
    assert len(document.forms) == 1
    assert any(block.role is Role.ROW for block in document.blocks)


def test_editors_differ_and_stay_as_they_are() -> None:
    pages = {body_html(BODY, seed) for seed in range(24)}
    assert len(pages) > 10
    assert body_html(BODY, 3) == body_html(BODY, 3)
    assert {hand(seed).splits for seed in range(24)} == {True, False}


@pytest.mark.parametrize(("kind", "read_as"), [("pdf", Kind.PDF), ("docx", Kind.DOCX), ("xlsx", Kind.XLSX)])
def test_a_file_is_read_back(kind: str, read_as: Kind) -> None:
    paper = Paper.model_validate({"kind": kind, "text": "## แผนการใช้จ่าย\n| งบกลาง | 1,200,000 |\n| งบลงทุน | 900,000 |"})
    document = _document(*file_of(paper))
    said = "".join(block.squashed for block in document.blocks)
    assert document.kind is read_as
    assert "แผนการใช้จาย" in said.replace("่", "")
    assert "1,200,000" in said


def test_a_scan_has_no_text() -> None:
    document = _document(*file_of(Paper(kind="scan")))
    assert document.fault is Fault.SCANNED
