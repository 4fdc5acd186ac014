"""The workbook, read back cell by cell, by openpyxl and by LibreOffice."""

import csv
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.finding import Verdict
from reports import as_xlsx
from reports.plain import plain
from reports.report import Words
from reports.words import VERDICTS
from tests.reports import sample

HEAD = ["หน่วยงาน", "อำเภอ", "ข้อ", "เรื่อง", "ผล", "แต้ม", "สิ่งที่ต้องทำ", "สิ่งที่พบในหน้าเว็บ", "ลิงก์", "ส่วนราชการที่รับผิดชอบ", "ตรวจเมื่อ"]


def sheets(content: bytes) -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: sheet for sheet in book.worksheets}


def rows(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_every_finding_stands_in_a_row_for_each_link() -> None:
    found = sheets(as_xlsx.write(sample.report(), "th"))
    assert list(found) == ["ภาพรวม", "รายการทั้งหมด"]
    lines = rows(found["รายการทั้งหมด"])
    assert lines[0] == HEAD
    expected = [
        [
            agency.agency.name, "เมืองสมมุติ", cell.item.code, cell.item.name.th, VERDICTS["th"][cell.verdict], cell.item.points,
            cell.todo.th or None, cell.seen[0].quote if cell.seen else None, link.url if link else None, "กองคลัง",
            "20 เม.ย. 2565 01:00 น." if link else None,
        ]
        for agency in sample.report().agencies for cell in agency.cells for link in cell.links or (None,)
    ]  # fmt: skip
    assert lines[1:] == expected
    assert len(expected) == 9  # eight indicators, one of them with two links


def test_filters_frozen_heads_and_links() -> None:
    sheet = sheets(as_xlsx.write(sample.report(), "en"))["All findings"]
    assert sheet.auto_filter.ref == "A1:K10"
    assert sheet.freeze_panes == "D2"
    links = {cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"{sample.SITE}/oit/{code}" for code in ("o1", "o18", "o33", "o42")} | {f"{sample.SITE}/plan.pdf"}


def test_the_overview_has_score_level_counts_and_every_indicator() -> None:
    lines = rows(sheets(as_xlsx.write(sample.report(), "en"))["Overview"])
    assert lines[0][0] == "OIT link check, fiscal year 2565 สมมุติ"
    assert lines[2][0] == "Deadline 30 Apr 2022 17:00 · 10 days left"
    head = next(at for at, line in enumerate(lines) if line[0] == "Agency")
    assert lines[head][6:] == ["fail", "missing", "review", "pass", "O1", "O18", "O33", "O42"]
    assert lines[head + 1] == [
        "องค์การบริหารส่วนตำบลทุ่งสมมุติ", "เมืองสมมุติ", "F dark red", 12, 32, pytest.approx(6.3714), 1, 1, 1, 1,
        "pass", "fail", "review", "missing",
    ]  # fmt: skip
    assert lines[head + 2][2] == "C yellow – A blue"


def test_a_scan_that_is_not_whole_says_so() -> None:
    content = as_xlsx.write(
        sample.report(finished=False, finished_at=None, provisional=Words("ยังไม่ประกาศ", "not announced")), "th"
    )
    said = [line[0] for line in rows(sheets(content)["ภาพรวม"])[:7]]
    assert any("ยังไม่เสร็จ" in str(line) for line in said)
    assert any("ยังไม่ประกาศ" in str(line) for line in said)


def test_a_sheet_for_each_agency_on_demand() -> None:
    content = as_xlsx.write(sample.report(), "th", agency_sheets=True)
    found = sheets(content)
    names = [agency.agency.name[:31] for agency in sample.report().agencies]
    assert list(found)[2:] == names
    lines = rows(found[names[0]])
    assert lines[0][0] == "องค์การบริหารส่วนตำบลทุ่งสมมุติ"
    assert lines[3] == HEAD[2:]
    assert len(lines) == 4 + 5
    overview = found["ภาพรวม"]
    inside = [cell.hyperlink.location for row in overview.iter_rows() for cell in row if cell.hyperlink]
    assert inside == [f"'{name}'!A1" for name in names]


def test_the_same_scan_gives_the_same_bytes() -> None:
    assert as_xlsx.write(sample.report(), "th", agency_sheets=True) == as_xlsx.write(sample.report(), "th", agency_sheets=True)


def test_nothing_hostile_becomes_a_formula_or_a_link() -> None:
    content = as_xlsx.write(sample.hostile(), "th", agency_sheets=True)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name), name
    for sheet in sheets(content).values():
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in ("s", "n"), cell.coordinate
            if cell.hyperlink and cell.hyperlink.target:
                assert cell.hyperlink.target.startswith(("http://", "https://"))
                assert len(cell.hyperlink.target) <= as_xlsx.URL_AT_MOST
            if isinstance(cell.value, str):
                assert plain(cell.value) == cell.value


def test_hostile_names_are_there_as_text() -> None:
    lines = rows(sheets(as_xlsx.write(sample.hostile(), "th"))["รายการทั้งหมด"])
    names = {line[0] for line in lines[1:]}
    assert {plain(text, as_xlsx.TEXT_AT_MOST) for text in sample.BAD} == names


def test_libreoffice_opens_it_and_reads_the_same(tmp_path: Path) -> None:
    """About 4 s: a whole office program starts."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed: workbooks were read by openpyxl only")
    hostile = sample.hostile()
    report = replace(hostile, agencies=(*sample.report().agencies, *hostile.agencies))
    (tmp_path / "report.xlsx").write_bytes(as_xlsx.write(report, "th", agency_sheets=True))
    # 44,34,76: comma, quotes, UTF-8; -1: every sheet into a file of its own.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", form, "--outdir", tmp_path, tmp_path / "report.xlsx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    made = sorted(tmp_path.glob("report-*.csv"))
    assert len(made) == 2 + len(report.agencies)
    read = list(csv.reader((tmp_path / "report-รายการทั้งหมด.csv").read_text(encoding="utf-8-sig").splitlines()))
    found = [(line[0], line[2], line[4]) for line in read[1:]]
    assert found == [
        (plain(agency.agency.name, as_xlsx.TEXT_AT_MOST), cell.item.code, VERDICTS["th"][cell.verdict])
        for agency in report.agencies for cell in agency.cells for _ in cell.links or (None,)
    ]  # fmt: skip


def test_links_stop_before_the_bound_of_excel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "LINKS_AT_MOST", 3)
    sheet = sheets(as_xlsx.write(sample.report(), "th"))["รายการทั้งหมด"]
    assert sum(cell.hyperlink is not None for row in sheet.iter_rows() for cell in row) == 3
    assert sum(str(row[8].value).startswith("https://") for row in sheet.iter_rows()) == 8
    assert Verdict.MISSING in {cell.verdict for agency in sample.report().agencies for cell in agency.cells}
