"""What was read off scanned paper: it may show what is asked for, it never shows that something is missing."""

from types import SimpleNamespace

import pytest

from model.document import Document, Kind
from model.finding import Finding
from rules.framework import Framework, Period
from rules.judge import judge

FILE = "https://www.ban-tua-yang.example/file/1.pdf"
PLAN = """#แผนการใช้จ่ายงบประมาณประจำปี พ.ศ. {year}
เทศบาลตำบลบ้านตัวอย่าง
งบประมาณรายจ่ายทั้งสิ้นของปีงบประมาณ พ.ศ. {year} จำนวน 48,500,000 บาท
แหล่งที่มาของงบประมาณ รายได้จัดเก็บเอง ภาษีจัดสรร เงินอุดหนุนทั่วไป
|ประเภทรายจ่าย | งบกลาง | งบบุคลากร | งบดำเนินงาน | งบลงทุน | งบเงินอุดหนุน
|จำนวน | 12,000,000 | 15,000,000 | 11,000,000 | 7,500,000 | 3,000,000"""
PAGE = "=แผนการใช้จ่ายงบประมาณประจำปี\n#แผนการใช้จ่ายงบประมาณประจำปี\n-ดาวน์โหลดแผนการใช้จ่ายงบประมาณประจำปี"


def paper(bench: SimpleNamespace, text: str, source: str) -> Document:
    made: Document = bench.document(text, url=FILE, kind=Kind.PDF, text_source=source, page_count=4)
    return made


def judged(bench: SimpleNamespace, framework: Framework, text: str, source: str) -> Finding:
    return judge(bench.dossier(PAGE, paper(bench, text, source)), framework, strict=True)


@pytest.mark.parametrize(("source", "met"), [("text", False), ("ocr", None)])
@pytest.mark.parametrize("period", [Period.CURRENT_FY, Period.FIRST_6_MONTHS, Period.COVERS_FY])
def test_a_wrong_year_on_scanned_paper_is_not_certain(
    bench: SimpleNamespace, source: str, met: bool | None, period: Period
) -> None:
    text = "#แผนตัวอย่าง ปีงบประมาณ พ.ศ. 2561"
    result = bench.period_of("=แผนตัวอย่าง", paper(bench, text, source), asked=bench.indicator(period))
    assert (result.met, result.years) == (met, (2561,))


def test_a_wrong_year_of_the_page_itself_is_certain(bench: SimpleNamespace) -> None:
    scan = paper(bench, "#แผนตัวอย่าง", "ocr")
    assert bench.period_of("=แผนตัวอย่าง ปี 2564", scan, asked=bench.indicator()).met is False


def test_the_right_year_on_scanned_paper_counts(bench: SimpleNamespace) -> None:
    scan = paper(bench, "#แผนตัวอย่าง ปีงบประมาณ พ.ศ. 2565", "ocr")
    assert bench.period_of("=แผนตัวอย่าง", scan, asked=bench.indicator()).met is True


def test_a_scanned_plan_that_shows_everything(bench: SimpleNamespace, framework: Framework) -> None:
    text, scan = (judged(bench, framework, PLAN.format(year=2565), source) for source in ("text", "ocr"))
    assert text.content is not None
    assert scan.content is not None
    assert [one.met for one in scan.content.components] == [one.met for one in text.content.components]
    assert scan.attachments[0].text_source == "ocr"


@pytest.mark.parametrize(
    "text",
    [
        PLAN.format(year=2564),
        "#แผนการใช้จ่ายงบประมาณประจำปี พ.ศ. 2565\nเทศบาลตำบลบ้านตัวอย่าง",
        "#แผนการใช้จ่ายงบประมาณประจำปี พ.ศ. …\nเทศบาลตำบลบ้านตัวอย่าง",
        "เทศบาลตำบลบ้านตัวอย่าง อำเภอสมมุติ",
    ],
)
def test_what_scanned_paper_does_not_show_is_for_a_person(bench: SimpleNamespace, framework: Framework, text: str) -> None:
    finding = judged(bench, framework, text, "ocr")
    severities = set(bench.codes(finding).values())
    assert "review" in severities
    assert "fail" not in severities
