"""Papers that say of themselves that they hold no longer or not yet, where what holds in the year is asked for."""

from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.doubts.lapsed import lapsed
from rules.measure.view import view_of


@pytest.mark.parametrize(("code", "line", "expected"), [
    ("O25", "หมายเหตุ ประกาศฉบับนี้ถูกยกเลิกโดยประกาศลงวันที่ 1 ตุลาคม 2564", True),
    ("O27", "หลักเกณฑ์ฉบับนี้ถูกยกเลิกโดยประกาศลงวันที่ 1 สิงหาคม 2564", True),
    ("O34", "ประกาศฉบับนี้สิ้นสุดลงเมื่อนายกพ้นวาระ", True),
    ("O25", "นโยบายนี้สิ้นสุดการใช้บังคับเมื่อวันที่ 30 กันยายน 2564", True),
    ("O25", "ให้มีผลใช้บังคับตั้งแต่วันที่ 1 ตุลาคม 2565 เป็นต้นไป", True),
    ("O27", "หลักเกณฑ์ พ.ศ. 2545 (ยกเลิกแล้ว)", True),
    ("O13", "คู่มืองานพัสดุ (ยกเลิกแล้ว ให้ใช้ฉบับใหม่)", True),
    ("O14", "คู่มือการชำระภาษีบำรุงท้องที่ (ยกเลิกแล้ว ตั้งแต่ 1 ม.ค. 2563)", True),
    ("O14", "|ภาษีบำรุงท้องที่ (ยกเลิกแล้ว)|", False),  # one of several
    ("O29", "แนวปฏิบัตินี้เลิกใช้แล้ว", True),
    ("O39", "แผนฉบับนี้ถูกยกเลิกเมื่อ 1 มกราคม 2565", True),
    ("O34", "ประกาศนี้มีผลบังคับตั้งแต่วันที่ 1 มกราคม 2566", True),
    ("O25", "ให้มีผลใช้บังคับตั้งแต่วันที่ 1 ตุลาคม 2564 เป็นต้นไป", False),
    ("O25", "ประกาศนี้ให้ยกเลิกประกาศฉบับเดิม ลงวันที่ 1 ตุลาคม 2560", False),  # it takes the place of another
    ("O13", "ใช้แทนระเบียบเดิม พ.ศ. 2535 ที่ถูกยกเลิก", False),
    ("O13", "การยกเลิกสัญญาให้เสนอนายก", False),
    ("O6", "ระเบียบพัสดุ พ.ศ. 2535 (ยกเลิกแล้ว)", False),  # a list of laws
    ("O34", "ประกาศนี้ยกเลิกประกาศฉบับลงวันที่ 1 ตุลาคม 2563", False),
    ("O1", "โครงสร้างนี้ใช้ถึงวันที่ 30 กันยายน 2563", True),  # whatever is asked for
    ("O1", "โครงสร้างเดิม (ยกเลิกแล้ว ใช้ถึง 30 กันยายน 2564)", True),
    ("O1", "โครงสร้าง (ตามแผนอัตรากำลัง ใช้ถึง 30 กันยายน 2566)", False),
    ("O25", "นโยบายเดิมใช้จนถึง 30 กันยายน 2564", True),
    ("O25", "ประกาศนี้ใช้ถึงวันที่ 30 กันยายน 2565", False),
    ("O1", "โครงสร้างนี้ใช้ถึงปัจจุบัน", False),
    ("O22", "ประกาศนี้ถูกยกเลิกเมื่อ 1 มกราคม 2565", False),
    ("O26", "นโยบายนี้สิ้นสุดการใช้แล้ว", False),  # what was done
])  # fmt: skip
def test_papers_that_do_not_hold(code: str, line: str, pages: SimpleNamespace, framework: Framework, *, expected: bool) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"={asked.name_th}\n#{asked.name_th}\n{line}", indicator=code), framework)
    assert bool(lapsed(view, asked, 2565)) is expected
