"""Declarations of executives who may have left: how old the newest day of the text is."""

from types import SimpleNamespace

import pytest

from model.finding import Verdict
from rules.framework import Framework
from rules.judge import judge
from rules.measure.time.in_office import old_days
from rules.measure.view import view_of

POLICY = "# นโยบายไม่รับของขวัญ\nข้าพเจ้า นายกเทศมนตรี และพนักงานทุกคน จะไม่รับของขวัญ\n"


@pytest.mark.parametrize(("text", "old"), [
    ("ประกาศ ณ วันที่ 16 ธันวาคม พ.ศ. 2562", True),
    ("ประกาศ ณ วันที่ ๔ มกราคม ๒๕๖๑\nทบทวนเมื่อ ๕ มกราคม ๒๕๖๒", True),
    ("ประกาศ ณ วันที่ 16 ธันวาคม พ.ศ. 2562\nทบทวนเมื่อ 4 มกราคม 2565", False),
    ("ประกาศ ณ วันที่ 4 ตุลาคม พ.ศ. 2564", False), ("ประกาศ ณ วันที่ 4 มกราคม พ.ศ. 2564", True),
    ("ตามพระราชบัญญัติประกอบรัฐธรรมนูญ พ.ศ. 2561", False),
    ("", False),
])  # fmt: skip
def test_who_declared_it_old_days(pages: SimpleNamespace, framework: Framework, text: str, old: bool) -> None:
    view = view_of(pages.dossier(POLICY + text, indicator="O34"), framework)
    assert bool(old_days(view, framework.indicator("O34"), 2565)) is old


@pytest.mark.parametrize("code", ["O2", "O35", "O39"])
def test_only_declarations_of_no_year_are_asked(pages: SimpleNamespace, framework: Framework, code: str) -> None:
    view = view_of(pages.dossier(POLICY + "ประกาศ ณ วันที่ 16 ธันวาคม พ.ศ. 2562", indicator=code), framework)
    assert not old_days(view, framework.indicator(code), 2565)


@pytest.mark.parametrize(("line", "old"), [
    ("ข้อมูล ณ วันที่ 5 มกราคม 2562", True), ("ปรับปรุงข้อมูลล่าสุดเมื่อ 30 ก.ย. 2563", True),
    ("ข้อมูล ณ วันที่ 5 มกราคม 2564", False),  # municipalities elected in March 2564; a year old is not too old
    ("ข้อมูล ณ วันที่ 5 มกราคม 2562 ปรับปรุงเมื่อ 2 ธันวาคม 2564", False), ("เกิดวันที่ 5 มกราคม 2512", False),
])  # fmt: skip
def test_how_old_a_list_of_people_is(pages: SimpleNamespace, framework: Framework, line: str, old: bool) -> None:
    view = view_of(pages.dossier(f"# คณะผู้บริหาร\n{line}\nนายสมมุติ ตัวอย่าง นายกเทศมนตรี", indicator="O2"), framework)
    assert bool(old_days(view, framework.indicator("O2"), 2565)) is old


def test_a_person_must_look_who_is_in_office(pages: SimpleNamespace, framework: Framework) -> None:
    finding = judge(pages.dossier(POLICY + "ประกาศ ณ วันที่ 16 ธันวาคม พ.ศ. 2562", indicator="O34"), framework, strict=True)
    (reason,) = [one.reason for one in finding.reasons if one.reason.code == "component-missing"]
    assert (finding.verdict, reason.data["components"]) == (Verdict.REVIEW, ["in_office"])
    assert "2562" in reason.evidence[0].quote
