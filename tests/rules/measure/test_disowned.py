"""Pages that say of themselves that they are not in force yet or an example."""

from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.blanks.asks_readers import asks_readers
from rules.measure.doubts.disowned import disowned
from rules.measure.view import view_of


@pytest.mark.parametrize(("code", "text", "is_so"), [
    ("O29", "คู่มือฉบับนี้ยังไม่ประกาศใช้ รอสภาพิจารณา", True),
    ("O25", "อยู่ระหว่างรับฟังความเห็น ยังไม่ประกาศใช้", True),
    ("O31", "ตัวเลขในตารางเป็นเพียงตัวอย่าง", True),
    ("O18", "ตัวอย่างการกรอกแผนการใช้จ่าย ไตรมาส 1 ไตรมาส 2", True),
    ("O15", "ข้อมูลในตารางเป็นข้อมูลสมมุติ", True),
    # what was before it is repealed, something else is an example
    ("O27", "ข้อ 2 ให้ยกเลิกประกาศหลักเกณฑ์ พ.ศ. 2560", False),
    ("O34", "ประกาศนี้ยกเลิกประกาศฉบับลงวันที่ 1 ตุลาคม 2563", False),
    ("O22", "ยกเลิกประกาศเชิญชวน เนื่องจากมีผู้ยื่นข้อเสนอรายเดียว", False),
    ("O13", "ตัวอย่างหนังสือมอบอำนาจ เทศบาลตำบลบ้านตัวอย่าง", False),
    ("O6", "ประกาศนี้ถูกยกเลิก", False),  # a list of laws tells of those that were
])  # fmt: skip
def test_what_it_says_of_itself(pages: SimpleNamespace, framework: Framework, code: str, text: str, is_so: bool) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"#{asked.name_th}\n{text}", indicator=code), framework)
    assert bool(disowned(view, asked)) is is_so


@pytest.mark.parametrize(("text", "asks"), [
    ("ผู้รับบริการสามารถส่งข้อเสนอแนะได้ที่งานพัสดุ กองคลัง", True),
    ("เสนอความคิดเห็นผ่านกล่องข้อความของเพจ", True),
    ("รายงานที่ดีต้องมีการวิเคราะห์ปัญหา อุปสรรค และข้อเสนอแนะ", True),
    ("ให้ข้อเสนอแนะว่าควรลงนามเร็วขึ้น", False),
    ("ข้อเสนอแนะ ส่งเบิกภายในไตรมาสแรก ผ่านระบบ e-LAAS", False),
])  # fmt: skip
def test_readers_are_asked(pages: SimpleNamespace, framework: Framework, text: str, asks: bool) -> None:
    view = view_of(pages.dossier(f"#รายงานผล ปี 2564\n{text}", indicator="O24"), framework)
    assert bool(list(asks_readers(view, framework.indicator("O24")))) is asks
