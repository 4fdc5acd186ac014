"""A title over documents that are not there shows nothing, whatever the documents were called; while one may be read, a person looks."""

from types import SimpleNamespace

import pytest

from model.document import Document, Form, Image, Kind, Link, Via
from model.finding import Finding, Opened, Verdict
from model.outcome import Outcome
from rules.framework import Framework
from rules.judge import judge
from rules.say import sentence

HOST = "https://www.ban-tua-yang.example"
FILES = (f"{HOST}/file/a.pdf", f"{HOST}/file/b.pdf")
RISKS = "=การจัดการความเสี่ยงการทุจริต ปี 2565\n#การจัดการความเสี่ยงการทุจริต ปี 2565\n"
ROWS = "|รายงานการจัดการความเสี่ยง ปี 65 | 31 มี.ค. 2565\n|ภาพกิจกรรม | 31 มี.ค. 2565\n"
BUTTONS = "รายละเอียดตามเอกสารแนบ\nรายงานการจัดการความเสี่ยง ปี 65\n-ดาวน์โหลด\nภาพกิจกรรม\n-ดาวน์โหลด\n"
MANUALS = "=คู่มือการปฏิบัติงานของเจ้าหน้าที่\n#คู่มือการปฏิบัติงานของเจ้าหน้าที่\n"
TASKS = "เพื่อให้เป็นมาตรฐานเดียวกัน จึงได้จัดทำคู่มือไว้ ดังนี้\n|คู่มือการปฏิบัติงานด้านพัสดุ กองคลัง | ดาวน์โหลด\n|คู่มือการจัดเก็บภาษี กองคลัง | ดาวน์โหลด\n"
NOT_FOUND = "=ไม่พบหน้าที่ท่านต้องการ\n#404 Not Found\nไม่พบหน้าที่ท่านต้องการ"
TOLD = "กองคลังออกคำสั่งให้มีผู้ตรวจใบเสร็จสองคนทุกวัน เริ่มวันที่ 10 มกราคม 2565 ตรวจแล้ว 52 ครั้ง ไม่พบการทุจริต"


def page(bench: SimpleNamespace, notation: str, **fields: object) -> Document:
    """The page; its first two rows or buttons lead to the files."""
    lines = [line[1:].strip() for line in notation.splitlines() if line[:1] in "|-"]
    fields.setdefault(
        "links", tuple(Link(url, line.split(" | ")[0], context=line) for url, line in zip(FILES, lines, strict=False))
    )
    made: Document = bench.document(notation, **fields)
    return made


def gone(bench: SimpleNamespace, url: str, outcome: Outcome = Outcome.HTTP_404) -> Opened:
    made: Opened = bench.opened(None, url=url, outcome=outcome, http_status=404)
    return made


def judged(framework: Framework, bench: SimpleNamespace, read: Document, *parts: Opened, code: str = "O37") -> Finding:
    return judge(bench.dossier(read, *parts, code=code), framework, strict=True)


@pytest.mark.parametrize(("code", "notation"), [("O37", RISKS + ROWS), ("O37", RISKS + BUTTONS), ("O13", MANUALS + TASKS)])
@pytest.mark.parametrize("outcome", [Outcome.HTTP_404, Outcome.HTTP_410])
def test_all_documents_are_gone(
    bench: SimpleNamespace, framework: Framework, code: str, notation: str, outcome: Outcome
) -> None:
    found = judged(framework, bench, page(bench, notation), *(gone(bench, url, outcome) for url in FILES), code=code)
    (reason,) = [one.reason for one in found.reasons if one.reason.code == "component-missing"]
    assert (found.verdict, reason.data["certain"], reason.data["cause"]) == (Verdict.FAIL, True, "dead-files")


def test_a_page_that_says_so_in_place_of_each(bench: SimpleNamespace, framework: Framework) -> None:
    answers = (bench.opened(bench.document(NOT_FOUND, url=url), url=url) for url in FILES)
    assert judged(framework, bench, page(bench, RISKS + ROWS), *answers).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    "outcome", [Outcome.READ_TIMEOUT, Outcome.HTTP_5XX, Outcome.HTTP_403, Outcome.NEEDS_LOGIN, Outcome.BOT_WALL]
)
def test_what_may_open_tomorrow_is_for_a_person(bench: SimpleNamespace, framework: Framework, outcome: Outcome) -> None:
    parts = (gone(bench, FILES[0]), gone(bench, FILES[1], outcome))
    assert judged(framework, bench, page(bench, RISKS + ROWS), *parts).verdict is Verdict.REVIEW


def test_one_of_two_opens(bench: SimpleNamespace, framework: Framework) -> None:
    told = bench.opened(bench.document(f"รายงานการจัดการความเสี่ยงการทุจริต ปี 2565\n{TOLD}", url=FILES[0], kind=Kind.PDF))
    found = judged(framework, bench, page(bench, RISKS + ROWS), told, gone(bench, FILES[1]))
    assert found.verdict is not Verdict.FAIL


@pytest.mark.parametrize("notation", [RISKS + TOLD + "\n" + ROWS, RISKS + ROWS + TOLD])
def test_the_page_tells_it_itself(bench: SimpleNamespace, framework: Framework, notation: str) -> None:
    found = judged(framework, bench, page(bench, notation), *(gone(bench, url) for url in FILES))
    assert found.verdict is not Verdict.FAIL


@pytest.mark.parametrize("fields", [
    {"images": (Image(f"{HOST}/upload/1.jpg", "", 900),)},
    {"forms": (Form("/send", "post", (("text", "ชื่อ"),), "แจ้งเรื่อง"),)},
    {"links": (*(Link(url, name) for url, name in zip(FILES, ("รายงาน", "ภาพ"), strict=True)), Link(f"{HOST}/file/c.pdf", "รายงานผล"))},
    {"links": (*(Link(url, name) for url, name in zip(FILES, ("รายงาน", "ภาพ"), strict=True)), Link(f"{HOST}/risk/65", "อ่านต่อ"))},
], ids=["a picture", "a form", "another file", "another page"])  # fmt: skip
def test_something_else_may_show_it(bench: SimpleNamespace, framework: Framework, fields: dict[str, object]) -> None:
    found = judged(framework, bench, page(bench, RISKS + ROWS, **fields), *(gone(bench, url) for url in FILES))
    assert found.verdict is Verdict.REVIEW


@pytest.mark.parametrize("line", ["นายกเทศมนตรีและพนักงานทุกคนงดรับของขวัญทุกเทศกาล", "เทศบาลประกาศงดรับของขวัญ"])
def test_a_policy_in_one_sentence_is_said(bench: SimpleNamespace, framework: Framework, line: str) -> None:
    notation = f"=นโยบาย No Gift Policy\n#นโยบาย No Gift Policy\n{line}\n|ประกาศ No Gift Policy | 4 ม.ค. 2565"
    assert judged(framework, bench, page(bench, notation), gone(bench, FILES[0]), code="O34").verdict is Verdict.REVIEW


CELLS = [(row.removeprefix("|"), row.removeprefix("|").split(" | ")[0]) for row in ROWS.splitlines()]
GUESSED = tuple(Link(url, text, Via.GUESSED, context=row) for url, (row, text) in zip(FILES, CELLS, strict=True))


@pytest.mark.parametrize("answer", ["404", "a page that says so", "login"])
def test_what_a_script_was_given_is_not_said_to_be_gone(bench: SimpleNamespace, framework: Framework, answer: str) -> None:
    """Its function may put a folder before it."""
    outcome = Outcome.NEEDS_LOGIN if answer == "login" else Outcome.HTTP_404
    page_instead = bench.document(NOT_FOUND, url=FILES[0])
    first = bench.opened(page_instead, url=FILES[0]) if answer == "a page that says so" else gone(bench, FILES[0], outcome)
    found = judged(framework, bench, page(bench, RISKS + ROWS, links=GUESSED), first, gone(bench, FILES[1]))
    assert found.verdict is Verdict.REVIEW
    assert [(one.reason.code, one.reason.data.get("cause")) for one in found.reasons if one.severity == "review"] == [
        ("unreadable-document", "scripted")
    ] * 2
    assert "สคริปต์" in sentence(found.reasons[0].reason)


def test_a_guess_that_a_plain_link_confirms_is_gone(bench: SimpleNamespace, framework: Framework) -> None:
    links = (*GUESSED, *(Link(link.url, link.text, context=link.context) for link in GUESSED))
    found = judged(framework, bench, page(bench, RISKS + ROWS, links=links), *(gone(bench, url) for url in FILES))
    assert found.verdict is Verdict.FAIL


@pytest.mark.parametrize("outcome", [Outcome.NOT_FETCHED, Outcome.INTERRUPTED])
def test_a_guess_that_nobody_asked_for_is_no_reason(bench: SimpleNamespace, framework: Framework, outcome: Outcome) -> None:
    found = judged(framework, bench, page(bench, RISKS + ROWS, links=GUESSED), *(gone(bench, url, outcome) for url in FILES))
    assert "unreadable-document" not in bench.codes(found)


def test_a_guess_that_opens_is_read(bench: SimpleNamespace, framework: Framework) -> None:
    told = bench.opened(bench.document(f"รายงานการจัดการความเสี่ยงการทุจริต ปี 2565\n{TOLD}", url=FILES[0], kind=Kind.PDF))
    alone = judged(framework, bench, page(bench, RISKS, links=GUESSED[:1]), told)
    plain = judged(framework, bench, page(bench, RISKS, links=(Link(FILES[0], "รายงาน"),)), told)
    assert bench.codes(alone) == bench.codes(plain)


BESIDE = {
    "O37": (RISKS, "รายงานการจัดการความเสี่ยง ปี 65", "ภาพกิจกรรมประกอบ"),
    "O43": ("=ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม ปี 2565\n#ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี 2565\n",
            "รายงานผลการดำเนินการตามมาตรการ ปี 2565", "ภาพถ่ายการอบรมที่ดำเนินการแล้ว"),
    "O12": ("=รายงานผลการดำเนินงานประจำปี 2564\n#รายงานผลการดำเนินงานประจำปีงบประมาณ 2564\n",
            "รายงานผลการดำเนินงานประจำปี 2564", "สรุปผลการใช้จ่าย ปัญหา อุปสรรค และข้อเสนอแนะ"),
}  # fmt: skip


@pytest.mark.parametrize("layout", ["|{} | 31 มี.ค. 2565\n", "{}10 มี.ค. 2565\n", "|1 | {} | ดาวน์โหลด\n", "-{}\n"])
@pytest.mark.parametrize("code", BESIDE)
def test_the_name_of_a_file_that_nobody_opened_beside_one_that_is_gone(
    bench: SimpleNamespace, framework: Framework, code: str, layout: str
) -> None:
    head, *names = BESIDE[code]
    lines = [layout.format(name).strip() for name in names]
    words = [name if "ดาวน์โหลด" not in layout else "ดาวน์โหลด" for name in names]
    links = tuple(Link(url, word, context=line.lstrip("|-")) for url, word, line in zip(FILES, words, lines, strict=True))
    read = bench.document(head + "\n".join(lines), links=links)
    found = judged(framework, bench, read, gone(bench, FILES[0]), code=code)
    assert found.verdict is Verdict.REVIEW
    assert [one.reason.data["certain"] for one in found.reasons if one.reason.code == "attachment-dead"] == [True]


@pytest.mark.parametrize("told", [TOLD, f"|กองคลัง | ออกคำสั่ง | {TOLD}"])
def test_what_the_page_tells_beside_it_still_counts(bench: SimpleNamespace, framework: Framework, told: str) -> None:
    read = page(bench, RISKS + ROWS + told)
    parts = {part.id: part.met for part in judged(framework, bench, read, gone(bench, FILES[0])).content.components}  # type: ignore[union-attr]
    assert parts["actions"]


def test_each_part_is_named_once(bench: SimpleNamespace, framework: Framework) -> None:
    found = judged(framework, bench, page(bench, RISKS + ROWS), *(gone(bench, url) for url in FILES))
    (missing,) = [one.reason.data["components"] for one in found.reasons if one.reason.code == "component-missing"]
    assert len(missing) == len(set(missing))  # type: ignore[arg-type]
