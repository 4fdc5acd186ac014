"""What a site answers in place of a file: it is told, it is no content, and no text is said to have been read."""

from types import SimpleNamespace

import pytest

from model.document import Kind, Link
from model.finding import Finding, Opened, Verdict
from model.outcome import Outcome
from rules.case import Case
from rules.checks.content.documents import check_documents
from rules.framework import Framework
from rules.judge import examine, judge
from rules.say import sentence
from rules.stand_in import honest, stand_ins

PAGE = "=แผนดำเนินงานประจำปี 2565\n#แผนดำเนินงานประจำปีงบประมาณ พ.ศ. 2565\n-แผนดำเนินงาน ประจำปี 2565"
FILE = "https://www.ban-tua-yang.example/file/2.pdf"
MISSING = "=ไม่พบหน้า\n#404 ไม่พบหน้าที่ต้องการ\nขออภัย ไม่พบหน้าที่ท่านต้องการ"
MENU = "\nงบประมาณ\nระยะเวลาดำเนินการ\nโครงการและกิจกรรม"
LOGIN = "=เข้าสู่ระบบ\n#เข้าสู่ระบบ\nชื่อผู้ใช้\nรหัสผ่าน\nลืมรหัสผ่าน"
PLAN = "=แผนดำเนินงาน\nโครงการ\nงบประมาณ 20,000 บาท\nระยะเวลาดำเนินการ ต.ค. 2564 - ก.ย. 2565"
ERROR = "=Error\n#Fatal error: Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused"


def answered(bench: SimpleNamespace, notation: str, *, url: str = FILE, **fields: object) -> Opened:
    made: Opened = bench.opened(bench.document(notation, url=url, **fields), url=url)
    return made


def judged(bench: SimpleNamespace, framework: Framework, *parts: Opened, page: str = PAGE) -> Finding:
    return judge(bench.dossier(page, *parts, code="O10"), framework, strict=True)


@pytest.mark.parametrize(("notation", "kind", "outcome", "fields"), [
    (MISSING, "soft-404", Outcome.HTTP_404, {}),
    (MISSING, "soft-404", Outcome.HTTP_404, {"kind": Kind.TEXT}),
    (LOGIN, "needs-login", Outcome.NEEDS_LOGIN, {"password_field": True}),
    (ERROR, "error-page", Outcome.HTTP_5XX, {}),
    ("", "empty", Outcome.HTTP_404, {"kind": Kind.EMPTY, "text_source": "none"}),
])  # fmt: skip
def test_what_stands_in_for_a_file(
    bench: SimpleNamespace, framework: Framework, notation: str, kind: str, outcome: Outcome, fields: dict[str, object]
) -> None:
    dossier = bench.dossier(PAGE, answered(bench, notation, **fields), code="O10")
    found = stand_ins(dossier, framework)
    assert found == {FILE: kind}
    (part,) = honest(dossier, found).parts
    assert (part.capture.outcome, part.document) == (outcome, None)
    finding = judge(dossier, framework, strict=True)
    (dead,) = [one for one in finding.reasons if one.reason.code == "attachment-dead"]
    assert (dead.severity, dead.reason.data["outcome"], dead.reason.data["file"]) == ("review", kind, "2.pdf")
    assert dead.reason.evidence[0].url == FILE
    assert finding.verdict is not Verdict.PASS
    assert [(one.outcome, one.text_source, one.pages) for one in finding.attachments] == [("ok", "none", None)]
    assert kind not in sentence(dead.reason)  # in Thai words
    assert kind == "empty" or kind not in sentence(dead.reason, "en")


@pytest.mark.parametrize(("notation", "url", "fields"), [
    (PLAN, FILE, {}),  # an article behind the address of a file
    (PLAN, FILE, {"kind": Kind.PDF}),
    (MISSING, FILE, {"kind": Kind.PDF}),  # a paper about pages that were not found
    (MISSING, "https://www.ban-tua-yang.example/inner", {}),  # no file was promised
    ("", "https://www.ban-tua-yang.example/frame", {"kind": Kind.EMPTY}),
])  # fmt: skip
def test_what_does_not(
    bench: SimpleNamespace, framework: Framework, notation: str, url: str, fields: dict[str, object]
) -> None:
    dossier = bench.dossier(PAGE, answered(bench, notation, url=url, **fields), code="O10")
    assert stand_ins(dossier, framework) == {}
    assert honest(dossier, {}) is dossier


@pytest.mark.parametrize(("fields", "found"), [
    ({"body_hash": None, "size": 0}, {FILE: "empty"}),
    ({"body_hash": "ab12", "size": 0}, {}),  # not changed since: its bytes were not sent again
    ({"body_hash": None, "size": 70}, {}),
])  # fmt: skip
def test_not_one_byte_of_a_file(
    bench: SimpleNamespace, framework: Framework, fields: dict[str, object], found: dict[str, str]
) -> None:
    dossier = bench.dossier(PAGE, bench.opened(None, url=FILE, **fields), code="O10")
    assert stand_ins(dossier, framework) == found
    finding = judge(dossier, framework, strict=True)
    assert ("attachment-dead" in bench.codes(finding)) is bool(found)


def test_a_file_that_is_served_without_an_ending(bench: SimpleNamespace, framework: Framework) -> None:
    served = "https://www.ban-tua-yang.example/download/15"
    page = bench.document(PAGE, links=(Link(served, "แผนดำเนินงาน ประจำปี 2565"),))
    dossier = bench.dossier(page, answered(bench, MISSING, url=served), code="O10")
    assert stand_ins(dossier, framework) == {served: "soft-404"}


def test_the_menu_of_the_missing_page_is_no_content(bench: SimpleNamespace, framework: Framework) -> None:
    finding = judged(bench, framework, answered(bench, MISSING + MENU))
    assert finding.content is not None
    assert not any(part.met for part in finding.content.components)
    assert finding.verdict is Verdict.FAIL


def test_behind_a_login_the_parts_may_be_there(bench: SimpleNamespace, framework: Framework) -> None:
    finding = judged(bench, framework, answered(bench, LOGIN, password_field=True))
    assert finding.content is not None
    assert not any(part.met for part in finding.content.components)
    assert finding.verdict is Verdict.REVIEW


def test_a_stand_in_that_is_not_needed_only_warns(bench: SimpleNamespace) -> None:
    told = "\n".join(f"โครงการที่ {number} ซ่อมถนนสายบ้านตัวอย่าง ไตรมาสที่ 2" for number in range(9))
    case: Case = bench.case(f"{PAGE}\n{told}", answered(bench, MISSING), met={"budget": True})
    seen = examine(case)
    made = Case(case.dossier, case.framework, case.indicator, seen.view, (), case.measured, seen.stand_ins)
    assert [(one.code, one.data["certain"]) for one in check_documents(made)] == [("attachment-dead", False)]


def test_nothing_was_read_of_a_dead_file(bench: SimpleNamespace, framework: Framework) -> None:
    """The page that came with the status is not the file."""
    gone = bench.opened(bench.document(MISSING, url=FILE), url=FILE, outcome=Outcome.HTTP_404, http_status=404)
    finding = judged(bench, framework, gone)
    assert [(one.outcome, one.text_source) for one in finding.attachments] == [("http-404", "none")]
    assert [one.reason.code for one in finding.reasons].count("component-missing") == 1


SAVED = (("Content-Disposition", 'attachment; filename="plan.docx"'),)


@pytest.mark.parametrize(("sent_as", "kind", "headers", "refused"), [
    ("application/pdf", Kind.HTML, (), True),
    ("application/pdf; charset=utf-8", Kind.DOCX, (), True),
    ("application/octet-stream", Kind.HTML, (), True),  # saved as 2.pdf
    ("application/pdf", Kind.PDF, (), False),
    ("application/pdf", Kind.DOCX, SAVED, False),
    ("text/html", Kind.HTML, (), False),  # browsers go by the type and show it
    (None, Kind.DOCX, (), False),
])  # fmt: skip
def test_what_is_sent_as_a_pdf_and_is_none(
    bench: SimpleNamespace,
    framework: Framework,
    sent_as: str,
    kind: Kind,
    headers: tuple[tuple[str, str], ...],
    *,
    refused: bool,
) -> None:
    sent = bench.opened(bench.document(PLAN, url=FILE, kind=kind), url=FILE, content_type=sent_as, headers=headers)
    dossier = bench.dossier(PAGE, sent, code="O10")
    assert stand_ins(dossier, framework) == ({FILE: "not-pdf"} if refused else {})
    finding = judge(dossier, framework, strict=True)
    assert (finding.verdict is Verdict.REVIEW) is refused  # what stands behind it may be repaired
    assert ("attachment-dead" in bench.codes(finding)) is refused


def test_a_file_that_was_read(bench: SimpleNamespace, framework: Framework) -> None:
    finding = judged(bench, framework, answered(bench, PLAN, kind=Kind.PDF, page_count=2))
    assert [(one.text_source, one.pages) for one in finding.attachments] == [("text", 2)]
    assert "attachment-dead" not in bench.codes(finding)
