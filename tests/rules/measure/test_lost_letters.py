"""Titles that lost letters: a word that only the right subject has keeps a page from being called a neighbour's."""

from types import SimpleNamespace

import pytest

from model.finding import Verdict
from rules.framework import Framework
from rules.judge import judge

ROWS = "|โครงการ | งบ | ใช้ไป | ความก้าวหน้า\n|อบรมสุจริต | 20,000 | 9,000 | ร้อยละ 50\n|ป้ายต้านโกง | 5,000 | 5,000 | แล้วเสร็จ"
SPAN = "(1 ตุลาคม 2564 - 31 มีนาคม 2565)"
ALMOST = "รายงานการกากับติดตามการดาเนินการปองกันการทุจริต รอบ 6 เดือน 2565"


@pytest.mark.parametrize(("title", "verdict"), [
    (ALMOST, Verdict.REVIEW),
    ("รายงานการกำกับติดตามการดำเนินการปองกันการทุจริต รอบ 6 เดือน 2565", Verdict.REVIEW),
    ("รายงานการกำกับติดตามการดำเนินงาน รอบ 6 เดือน ปีงบประมาณ 2565", Verdict.FAIL),  # the neighbour's, and no such word
])  # fmt: skip
def test_a_word_of_its_own_in_the_heading(pages: SimpleNamespace, framework: Framework, title: str, verdict: Verdict) -> None:
    page = f"={title}\n#{title}\n{SPAN}\n{ROWS}"
    assert judge(pages.dossier(page, indicator="O40"), framework, strict=True).verdict is verdict
