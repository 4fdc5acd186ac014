"""Pages that were cut off on their way: what did not come is not missing, and the official is told of it."""

from types import SimpleNamespace

import pytest

from model.capture import Note
from model.document import Document, Link, Via
from model.finding import Finding, Severity, SiteFacts
from model.outcome import Outcome
from rules.framework import Framework
from rules.judge import judge
from rules.measure.page.pagekind import main_text_hash
from rules.say import headline

LAO = "เทศบาลตำบลบ้านตัวอย่าง"
NAME = "แผนการใช้จ่ายงบประมาณประจำปี 2565"
HEAD = f"=แผนการใช้จ่ายงบประมาณ - {LAO}\n#{NAME}\n"
SOURCES = "แหล่งที่มาของงบประมาณ รายได้จัดเก็บเอง 2,500,000 บาท ภาษีจัดสรร 18,000,000 บาท เงินอุดหนุนทั่วไป 21,000,000 บาท\n"
TABLE = """
|ประเภทรายจ่าย | งบประมาณ (บาท) | ไตรมาส 1 | ไตรมาส 2 | ไตรมาส 3 | ไตรมาส 4
|งบกลาง | 12,000,000 | 3,000,000 | 3,000,000 | 3,000,000 | 3,000,000
|งบบุคลากร | 15,000,000 | 3,750,000 | 3,750,000 | 3,750,000 | 3,750,000
|งบดำเนินงาน | 9,000,000 | 2,000,000 | 2,500,000 | 2,500,000 | 2,000,000
"""
OLDER = "=รายงานผลการปฏิบัติงาน\n#รายงาน\n-แผนการใช้จ่ายงบประมาณประจำปี 2563\n-แผนการใช้จ่ายงบประมาณประจำปี 2564"
REPORT = f"=รายงานผลการใช้จ่ายงบประมาณ - {LAO}\n#รายงานผลการใช้จ่ายงบประมาณประจำปี 2564\nเบิกจ่ายแล้ว 10,000 บาท ร้อยละ 40 ปัญหา อุปสรรค ข้อเสนอแนะ"
NOTICE = f"=แผนการใช้จ่ายงบประมาณ - {LAO}\nขออภัย ระบบอยู่ระหว่างปรับปรุง\n"
WARNING = f"=แผนการใช้จ่ายงบประมาณ - {LAO}\nWarning: include(): failed opening 'a.php' in /home/x/view.php on line 23\n"


def cut(bench: SimpleNamespace, framework: Framework, notation: str | Document, *notes: Note, code: str = "O18", site: SiteFacts | None = None,
        whole: bool = False) -> Finding:  # fmt: skip
    page = notation if isinstance(notation, Document) else bench.document(notation, truncated=not whole)
    opened = bench.opened(page, truncated=not whole, size=12_345, elapsed_ms=800, notes=notes)
    return judge(bench.dossier(opened, code=code, site=site or SiteFacts()), framework, strict=True)


@pytest.mark.parametrize("notation", [
    f"=- {LAO}\n{LAO}", f"={LAO}", "", HEAD, HEAD + SOURCES, HEAD + TABLE, OLDER, NOTICE, WARNING, REPORT,
    f"={LAO}\n-หน้าแรก\n-บุคลากร\n-ติดต่อเรา", f"=เอกสาร\n#เอกสาร\n{TABLE}", HEAD + "|ลำดับ | รายการ | งบประมาณ", HEAD + "ยังไม่มีข้อมูล",
])  # fmt: skip
def test_what_did_not_come_is_for_a_person(bench: SimpleNamespace, framework: Framework, notation: str) -> None:
    finding = cut(bench, framework, notation)
    assert finding.verdict == "review"
    assert finding.reasons[0].reason.code == "slow"
    assert "ส่งมาไม่ครบ" in headline(finding.reasons)
    assert "cut off on the way" in headline(finding.reasons, "en")


@pytest.mark.parametrize(
    "notation", [f"=- {LAO}\n{LAO}", f"={LAO}", OLDER, NOTICE, WARNING, REPORT, HEAD + "|ลำดับ | รายการ | งบประมาณ"]
)
def test_the_same_fails_where_all_came(bench: SimpleNamespace, framework: Framework, notation: str) -> None:
    assert cut(bench, framework, notation, whole=True).verdict == "fail"


def test_a_page_of_which_everything_asked_for_came_passes_with_a_word(bench: SimpleNamespace, framework: Framework) -> None:
    finding = cut(bench, framework, HEAD + SOURCES + TABLE)
    assert (finding.verdict, [one.severity for one in finding.reasons]) == ("pass", [Severity.WARN])
    quote = finding.reasons[0].reason.evidence[0].quote
    assert "12,345 ไบต์" in quote
    assert cut(bench, framework, HEAD + SOURCES + TABLE, whole=True).reasons == ()


def test_slow_and_cut_off_is_one_reason(bench: SimpleNamespace, framework: Framework) -> None:
    finding = cut(bench, framework, HEAD + SOURCES + TABLE, Note("slow", {"seconds": 14.2}), Note("insecure-http"))
    assert [one.reason.code for one in finding.reasons] == ["slow", "insecure-http"]
    assert finding.reasons[0].reason.data == {"seconds": 14.2, "cause": "cut-off"}


def test_a_wrong_length_behind_the_end_of_a_page_is_no_cut(bench: SimpleNamespace, framework: Framework) -> None:
    page = bench.opened(bench.document(HEAD + SOURCES + TABLE), truncated=True)  # its reader saw the end
    assert judge(bench.dossier(page), framework, strict=True).reasons == ()


@pytest.mark.parametrize(("notation", "code"), [
    (f"=แผนการใช้จ่ายงบประมาณประจำปี 2564 - {LAO}\n#แผนการใช้จ่ายงบประมาณประจำปี 2564\n{SOURCES}{TABLE}", "wrong-year"),
    (f"=ไม่พบหน้าที่ต้องการ - {LAO}\n#ไม่พบหน้าที่ต้องการ", "soft-404"),
    ("=สล็อตเว็บตรง\nสล็อต บาคาร่า คาสิโนออนไลน์ เครดิตฟรี ฝากถอนออโต้", "hijacked"),
    ("=ปิดปรับปรุง\nขณะนี้เว็บไซต์อยู่ระหว่างปรับปรุง", "under-construction"),
])  # fmt: skip
def test_what_its_own_title_says_was_seen(bench: SimpleNamespace, framework: Framework, notation: str, code: str) -> None:
    finding = cut(bench, framework, notation)
    assert finding.verdict == "fail"
    assert code in bench.codes(finding)


def test_a_doubt_that_came_keeps_its_words(bench: SimpleNamespace, framework: Framework) -> None:
    finding = cut(bench, framework, HEAD.replace(NAME, f"(ร่าง) {NAME}") + SOURCES + TABLE)
    assert [one.reason.data["because"] for one in finding.reasons if one.reason.code == "wrong-topic"] == ["draft"]


def test_the_beginning_of_a_page_is_not_the_front_page(bench: SimpleNamespace, framework: Framework) -> None:
    beginning = bench.document(f"={LAO}\nยินดีต้อนรับสู่{LAO}", truncated=True)
    site = SiteFacts(home_url=f"{bench.host}/", home_hash=main_text_hash(beginning))
    assert "redirected-to-home" not in bench.codes(cut(bench, framework, beginning, site=site))
    whole = bench.document(f"={LAO}\nยินดีต้อนรับสู่{LAO}")
    assert "redirected-to-home" in bench.codes(cut(bench, framework, whole, site=site, whole=True))


def test_a_shell_that_was_cut_off_is_told_as_cut_off(bench: SimpleNamespace, framework: Framework) -> None:
    for fields in ({"script_shell": True}, {"may_show_more": True}):
        page = bench.document(f"={LAO}", truncated=True, **fields)
        assert set(bench.codes(cut(bench, framework, page))) == {"slow", "empty-page"}
        assert set(bench.codes(cut(bench, framework, bench.document(f"={LAO}", **fields), whole=True))) == {"needs-javascript"}


def test_a_frame_that_was_cut_off_counts_as_the_page(bench: SimpleNamespace, framework: Framework) -> None:
    framed = bench.document(HEAD, links=(Link(f"{bench.host}/in.htm", "", Via.FRAME),))
    shown = bench.document("|ลำดับ | รายการ", url=f"{bench.host}/in.htm", truncated=True)
    finding = judge(bench.dossier(framed, bench.opened(shown, truncated=True)), framework, strict=True)
    assert finding.verdict == "review"
    assert "ส่งมาไม่ครบ" in headline(finding.reasons)


def test_months_that_did_not_come_are_not_missing(bench: SimpleNamespace, framework: Framework) -> None:
    months = "=สถิติการให้บริการ\n#สถิติการให้บริการ ปีงบประมาณ 2565\n|เดือน | จำนวนผู้รับบริการ (ราย)\n|ตุลาคม 2564 | 12\n|พฤศจิกายน 2564 | 9"
    assert cut(bench, framework, months, code="O15", whole=True).verdict == "fail"
    finding = cut(bench, framework, months, code="O15")
    assert (finding.verdict, bench.codes(finding)["period-incomplete"]) == ("review", "review")


def test_what_is_cut_by_our_own_limit_is_too_large_and_no_more(bench: SimpleNamespace, framework: Framework) -> None:
    page = bench.opened(bench.document(HEAD, truncated=True), outcome=Outcome.TOO_LARGE, truncated=True)
    assert bench.codes(judge(bench.dossier(page), framework, strict=True)) == {"too-large": "review"}
