"""Tabs and folded boxes by year on one page: what stands in another year's box shows nothing of the wanted one."""

from types import SimpleNamespace

import pytest

from model.document import Image, Kind, Link
from model.finding import Finding, Verdict
from rules.framework import Framework
from rules.judge import judge

HOST = "https://www.ban-tua-yang.example"
SPENT = "=รายงานผลการใช้จ่ายงบประมาณประจำปี\n#รายงานผลการใช้จ่ายงบประมาณประจำปี\n"
TABLE = (
    "|ประเภทรายจ่าย | งบประมาณอนุมัติ | เบิกจ่าย | ร้อยละ\n"
    "|งบบุคลากร | 17,332,750.00 | 16,535,435.00 | 95.4\n|งบลงทุน | 18,691,250.00 | 13,439,087.50 | 71.9\n"
)
REMARKS = "ปัญหา อุปสรรค: การโอนงบประมาณหลายครั้งทำให้การเบิกจ่ายล่าช้า\nข้อเสนอแนะ: ควรวางแผนการใช้จ่ายให้สอดคล้องกับข้อเท็จจริง\n"
LABELS = {
    "tabs": "#ปีงบประมาณ {}\n",
    "bare years": "#{}\n",
    "a line over each": "ประจำปีงบประมาณ พ.ศ. {}\n",
    "headings": "#ผลการใช้จ่ายงบประมาณ ประจำปี {} ของเทศบาลตำบลบ้านตัวอย่าง\n",
}


def judged(framework: Framework, bench: SimpleNamespace, notation: str, code: str = "O20", **fields: object) -> Finding:
    return judge(bench.dossier(bench.document(notation, **fields), code=code), framework, strict=True)


def parts(found: Finding) -> dict[str, bool | None]:
    return {part.id: part.met for part in found.content.components} if found.content else {}


@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS)
@pytest.mark.parametrize(
    ("wanted", "other", "verdict"),
    [
        (TABLE, TABLE + REMARKS, Verdict.REVIEW),
        (TABLE, REMARKS, Verdict.REVIEW),
        (TABLE + REMARKS, TABLE, Verdict.PASS),
        (TABLE + REMARKS, TABLE + REMARKS, Verdict.PASS),
    ],
)
@pytest.mark.parametrize("other_year", [2563, 2565])
@pytest.mark.parametrize("comes_first", [True, False])
def test_the_box_of_the_wanted_year_decides(
    bench: SimpleNamespace, framework: Framework, label: str, wanted: str, other: str, verdict: Verdict,
    other_year: int, *, comes_first: bool,
) -> None:  # fmt: skip
    boxes = [label.format(2564) + wanted, label.format(other_year) + other]
    assert judged(framework, bench, SPENT + "".join(boxes if comes_first else boxes[::-1])).verdict is verdict


def test_the_sentence_says_where_the_parts_stand(bench: SimpleNamespace, framework: Framework) -> None:
    found = judged(framework, bench, f"{SPENT}#ปีงบประมาณ 2564\n{TABLE}#ปีงบประมาณ 2563\n{TABLE}{REMARKS}")
    (reason,) = [one.reason for one in found.reasons if one.reason.code == "component-missing"]
    assert (reason.data["cause"], reason.data["certain"]) == ("other-years-box", False)
    assert all(quote.quote in REMARKS for quote in reason.evidence)
    elsewhere = judged(framework, bench, f"{SPENT}#ปีงบประมาณ 2564\n{TABLE}#ปีงบประมาณ 2563\n{TABLE}")
    assert all("cause" not in one.reason.data for one in elsewhere.reasons if one.reason.code == "component-missing")


def test_a_comparison_with_the_year_before_parts_no_page(bench: SimpleNamespace, framework: Framework) -> None:
    compared = f"#เปรียบเทียบกับปีงบประมาณ 2563\n{TABLE}{REMARKS}"
    assert judged(framework, bench, f"{SPENT}#ปีงบประมาณ 2564\n{TABLE}{compared}").verdict is Verdict.PASS


def test_buttons_of_years_above_the_text_part_no_page(bench: SimpleNamespace, framework: Framework) -> None:
    assert judged(framework, bench, f"{SPENT}2564\n2563\n2562\nปีงบประมาณ 2564\n{TABLE}{REMARKS}").verdict is Verdict.PASS


@pytest.mark.parametrize("nothing", ["ไม่พบข้อมูล\n", "อยู่ระหว่างดำเนินการจัดทำข้อมูล\n", "ยังไม่มีเอกสาร\n"])
def test_the_year_over_an_empty_box_is_none_of_the_content(bench: SimpleNamespace, framework: Framework, nothing: str) -> None:
    found = judged(framework, bench, f"{SPENT}#ปีงบประมาณ 2564\n{nothing}#ปีงบประมาณ 2563\n{TABLE}{REMARKS}")
    assert found.verdict is Verdict.FAIL
    assert "wrong-year" in {one.reason.code for one in found.reasons}


def test_a_box_without_words_may_show_a_file(bench: SimpleNamespace, framework: Framework) -> None:
    notation = f"{SPENT}#ปีงบประมาณ 2564\n#ปีงบประมาณ 2563\n{TABLE}{REMARKS}"
    link = Link(f"{HOST}/64.pdf", "รายงานผลการใช้จ่ายงบประมาณ 2564")
    file = bench.document(f"รายงานผลการใช้จ่ายงบประมาณ ปีงบประมาณ 2564\n{TABLE}{REMARKS}", url=link.url, kind=Kind.PDF)
    page = bench.document(notation, links=(link,))
    assert judge(bench.dossier(page, file, code="O20"), framework, strict=True).verdict is Verdict.PASS
    picture = judged(framework, bench, notation, images=(Image(f"{HOST}/64.jpg", "", 900),))
    assert picture.verdict is Verdict.REVIEW


HALF = "=สถิติเรื่องร้องเรียนการทุจริต\n#สถิติเรื่องร้องเรียนการทุจริตของเจ้าหน้าที่\n"
HEAD = "|เดือน | ทั้งหมด | แล้วเสร็จ | อยู่ระหว่างดำเนินการ\n"
AUTUMN = HEAD + "".join(f"|{month} | 1 | 1 | 0\n" for month in ("ตุลาคม", "พฤศจิกายน", "ธันวาคม"))
WINTER = HEAD + "".join(f"|{month} | 0 | 0 | 0\n" for month in ("มกราคม", "กุมภาพันธ์", "มีนาคม"))


def test_a_box_by_calendar_years_holds_the_first_months(bench: SimpleNamespace, framework: Framework) -> None:
    found = judged(framework, bench, f"{HALF}#ปี 2565\nรวบรวมโดยสำนักปลัด\n#ปี 2564\n{AUTUMN}", code="O31")
    assert parts(found)["total"]
    assert judged(framework, bench, f"{HALF}#ปี 2564\n{AUTUMN}#ปี 2565\n{WINTER}", code="O31").verdict is Verdict.PASS


def test_a_box_of_the_fiscal_year_before_does_not(bench: SimpleNamespace, framework: Framework) -> None:
    found = judged(framework, bench, f"{HALF}#ปีงบประมาณ 2565\nรวบรวมโดยสำนักปลัด\n#ปีงบประมาณ 2564\n{AUTUMN}{WINTER}", code="O31")
    assert not parts(found)["total"]
