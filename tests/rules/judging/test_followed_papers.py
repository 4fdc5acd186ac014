"""This year's measures beside the report on what was done under them: the report says itself of which year it is."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Framework

PAGE = "=รายงานการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส\n#รายงาน{}\nแต่ละกองรายงานสิ่งที่ทำแล้วตามไฟล์\n-รายงาน\n-มาตรการ"
REPORT = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ {}\nประชุมชี้แจงพนักงาน 38 คน เมื่อ 22 พ.ย. {}"
MEASURES = "ประกาศ เรื่อง มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี 2565\nประกาศ ณ วันที่ 15 พฤศจิกายน 2564"


@pytest.mark.parametrize(("head", "year", "day", "met"), [
    ("", "2565", "2564", True), (" ปี 2565", "2565", "2564", True), ("", "2564", "2563", False), (" ปี 2564", "2564", "2563", False),
])  # fmt: skip
def test_the_measures_do_not_date_the_report(
    bench: SimpleNamespace, framework: Framework, head: str, year: str, day: str, *, met: bool
) -> None:
    report = bench.document(REPORT.format(year, day), url=f"{bench.host}/file/3.pdf", kind=Kind.PDF)
    measures = bench.document(MEASURES, url=f"{bench.host}/file/4.pdf", kind=Kind.PDF)
    asked = framework.indicator("O43")
    assert bench.period_of(PAGE.format(head), report, measures, asked=asked).met is met
