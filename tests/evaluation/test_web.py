"""Cases on the way of a scan: links are followed, sites have furniture, walls are known."""

from pathlib import Path

import pytest

from evaluation.corpus import Case
from evaluation.sites import page_bytes
from evaluation.web import judged
from model.finding import Finding
from scans.spool import Spool

PLAN = "แผนการใช้จ่ายงบประมาณประจำปี พ.ศ. 2565"
TABLE = (
    "| แหล่งงบประมาณ | จำนวนเงิน (บาท) |\n| รายได้ที่จัดเก็บเอง | 3,200,000 |\n| ภาษีจัดสรร | 12,450,000 |\n| เงินอุดหนุนทั่วไป | 14,000,000 |\n"
    "| ประเภทรายจ่าย | จำนวนเงิน (บาท) |\n| งบกลาง | 9,800,000 |\n| งบบุคลากร | 11,000,000 |\n| งบดำเนินงาน | 6,000,000 |\n"
    "| งบลงทุน | 2,000,000 |\n| งบเงินอุดหนุน | 850,000 |"
)


def _case(**fields: object) -> Case:
    page = {"title": PLAN, "body": fields.pop("body", TABLE)}
    return Case.model_validate({"id": "o18-x", "truth": "right", "page": page, **fields})


def _codes(finding: Finding) -> set[str]:
    return {one.reason.code for one in finding.reasons}


@pytest.mark.parametrize("style", ["wordpress", "engine", "modern", "joomla", "tables", "plain"])
def test_every_style_shows_its_page_in_furniture(tmp_path: Path, style: str) -> None:
    case = _case(style=style)
    body, kind = page_bytes(case, case.page, seed=1)
    text = body.decode("cp874" if "874" in kind else "utf-8")
    assert "งบบุคลากร" in text
    assert text.count("<a ") > 5
    finding = judged(case, Spool(tmp_path))
    assert finding.content is not None
    assert finding.content.best_indicators[0][0] == "O18"


def test_linked_documents_are_opened(tmp_path: Path) -> None:
    link = "[แผนการใช้จ่ายงบประมาณ 2565](files/p.pdf)"
    good = judged(_case(body=link, documents={"files/p.pdf": {"kind": "pdf", "text": f"{PLAN}\n{TABLE}"}}), Spool(tmp_path))
    dead = judged(_case(body=link, documents={"files/p.pdf": {"kind": "missing"}}), Spool(tmp_path))
    assert [(one.outcome, one.pages) for one in good.attachments] == [("ok", 1)]
    assert [one.outcome for one in dead.attachments] == ["http-404"]


def test_a_frame_leads_to_the_documents_inside_it(tmp_path: Path) -> None:
    inner = {"kind": "page", "title": PLAN, "text": "[ดาวน์โหลดแผนการใช้จ่ายงบประมาณ](p.pdf)"}
    documents = {"in/frame.html": inner, "in/p.pdf": {"kind": "pdf", "text": TABLE}}
    case = _case(body='<iframe src="in/frame.html"></iframe>', documents=documents | {"p.pdf": {"kind": "pdf"}})
    assert [one.url.rpartition("/")[2] for one in judged(case, Spool(tmp_path)).attachments] == ["frame.html", "p.pdf"]


def test_a_viewer_leads_to_the_document_that_it_shows(tmp_path: Path) -> None:
    shown = {"kind": "page", "title": "p.pdf", "text": '<embed src="p.pdf">'}
    documents = {"view?file=p.pdf": shown, "p.pdf": {"kind": "pdf", "text": f"{PLAN}\n{TABLE}"}}
    finding = judged(_case(body=f"[{PLAN}](view?file=p.pdf)", documents=documents), Spool(tmp_path))
    assert [one.url.rpartition("/")[2] for one in finding.attachments] == ["view?file=p.pdf", "p.pdf"]


def test_drives_and_sign_in_pages_are_what_they_are(tmp_path: Path) -> None:
    drive = judged(_case(url="https://drive.google.com/file/d/abc/view"), Spool(tmp_path))
    form = '<form action="/login"><input name="u"><input type="password" name="p"></form>'
    wall = judged(_case(url="http://a.example/member/login.php", body=form), Spool(tmp_path))
    assert (drive.outcome, wall.outcome) == ("not-fetched", "needs-login")
    assert "cloud-drive" in _codes(drive)


def test_related_submissions_are_judged_with_it(tmp_path: Path) -> None:
    related = [{"indicator": code} for code in ("O19", "O20", "O10", "O12")]
    assert "duplicate-url" in _codes(judged(_case(related=related), Spool(tmp_path)))
