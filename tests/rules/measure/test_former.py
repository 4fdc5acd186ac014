"""People who have left their posts, where those in office are asked for."""

from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.doubts.former import former
from rules.measure.view import view_of

MAYOR = "นายบุญเหลือ พองตัวอย่าง นายกเทศมนตรี โทร. 0 2000 5501"


@pytest.mark.parametrize(("code", "lines", "expected"), [
    ("O2", (MAYOR, "ดำรงตำแหน่งถึงวันที่ 27 มีนาคม 2564"), True),
    ("O2", ("#อดีตคณะผู้บริหาร", MAYOR), True),
    ("O2", ("#คณะผู้บริหาร วาระ พ.ศ. 2556 - 2560", MAYOR), True),
    ("O2", ("#คณะผู้บริหาร (วาระ 14 ตุลาคม 2555 - 28 พฤศจิกายน 2564)", MAYOR), True),
    ("O2", ("#ทำเนียบนายกจากอดีตถึงปัจจุบัน", "นายก้อง สมมุติ นายกเทศมนตรี พ.ศ. 2550-2554"), True),
    ("O2", ("#อดีตคณะผู้บริหาร", MAYOR, "นายกคนปัจจุบันอยู่ระหว่างจัดทำทำเนียบ"), True),
    ("O2", ("นายแดง จำลอง ว่าที่รองนายกเทศมนตรี",), True),
    ("O2", ("ว่าที่ร้อยตรีแดง จำลอง รองนายกเทศมนตรี",), False),
    ("O2", ("#คณะผู้บริหาร (วาระ 28 มีนาคม 2564 - 27 มีนาคม 2568)", MAYOR), False),
    ("O2", ("#คณะผู้บริหาร (พ.ศ. 2556 - 2564)", MAYOR), True),
    ("O34", (MAYOR, "นายกพ้นจากตำแหน่งแล้ว อยู่ระหว่างเลือกตั้งใหม่"), True),  # no vacant post
    ("O34", (MAYOR, "ลงนามโดยนายกเทศมนตรีซึ่งครบวาระแล้ว"), True),
    ("O2", ("#คณะผู้บริหาร วาระ พ.ศ. 2564 - 2568", MAYOR), False),
    ("O2", (MAYOR, "แผนพัฒนาท้องถิ่น (พ.ศ. 2556 - 2560)"), False),  # a plan's years are no term of office
    ("O2", (MAYOR, "รองนายกเทศมนตรี (ว่าง) คนเดิมพ้นจากตำแหน่ง"), False),
    ("O2", ("นายประยูร เก่าสมมุติ พ้นจากตำแหน่งเมื่อ 20 ธันวาคม 2563", "คนปัจจุบัน นางสาวอรุณี ใหม่จำลอง"), False),
    ("O35", ("นายกเทศมนตรีและอดีตนายกเทศมนตรีร่วมงาน",), False),  # what was done, and a guest
    ("O7", ("ข่าว อดีตนายกเทศมนตรีมอบของ",), False),  # nobody in office is asked for
])  # fmt: skip
def test_who_has_left_office(code, lines, expected, pages: SimpleNamespace, framework: Framework):
    page = pages.document("\n".join(("=คณะผู้บริหาร", *lines)))
    view = view_of(pages.dossier(page, indicator=code), framework)
    assert bool(former(view, framework.indicator(code), 2565)) is expected
