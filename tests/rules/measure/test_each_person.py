"""What each executive must have: a picture and a number of his own, and a name that is his."""

from types import SimpleNamespace

import pytest

from rules.framework import Framework
from rules.measure.components import measure
from rules.measure.view import view_of

CARDS = (
    "นายกิตติ ข้าวตัวอย่าง นายก อบต. โทร 08 0000 1001",
    "นายเดช สมมุติ รองนายก อบต. โทร 08 0000 1002",
    "นางวดี จำลอง รองนายก อบต. โทร 08 0000 1003",
)


@pytest.fixture(scope="module")
def part(pages: SimpleNamespace, framework: Framework):
    def run(name: str, *lines: str, pictures: int = 3) -> bool | None:
        page = pages.document("\n".join(("=คณะผู้บริหาร", *lines)), images=(pages.picture,) * pictures)
        view = view_of(pages.dossier(page, indicator="O2"), framework)
        return next(result.met for result in measure(view, framework.indicator("O2")) if result.id == name)

    return run


@pytest.mark.parametrize(("lines", "met"), [
    (CARDS, True),
    ((*CARDS[:2], "นางวดี จำลอง รองนายก อบต."), None),
    (("นายกิตติ ข้าวตัวอย่าง", "นายก อบต.", "โทร 08 0000 1001", "นายเดช สมมุติ", "รองนายก อบต.", "นางวดี จำลอง ปลัด โทร 08 0000 1003"), None),
    ((*CARDS, "นายชาย ตัวอย่าง ผู้อำนวยการกองคลัง"), True),  # who is no executive
    (("นายกิตติ ข้าวตัวอย่าง นายก อบต.", "นายเดช สมมุติ รองนายก อบต.", "โทรศัพท์ 08 0000 1001", "โทรศัพท์ 08 0000 1002"), True),  # a list apart
    (("โทร 08 0000 1001", "นายกิตติ ข้าวตัวอย่าง นายก อบต.", "โทร 08 0000 1002", "นายเดช สมมุติ รองนายก อบต."), True),  # above the name
])  # fmt: skip
def test_a_number_of_his_own(lines, met, part):
    assert part("contact", *lines) is met


@pytest.mark.parametrize(("pictures", "met"), [(3, True), (2, None)])
def test_a_picture_of_each(pictures, met, part):
    assert part("photos", *CARDS, pictures=pictures) is met


STAFF = (
    "| หัวหน้าส่วน | ตำแหน่ง | โทร |",
    "| นายกรสี่ ทดสอบ | หัวหน้าสำนักปลัด | 08 0000 1004 |",
    "| นางห้า ทดสอบ | ผู้อำนวยการกองคลัง | 08 0000 1005 |",
)
COUNCIL = ("| นายหก ทดสอบ | ประธานสภา อบต. |", "| นายเจ็ด ทดสอบ | สมาชิกสภา อบต. หมู่ 2 |")


@pytest.mark.parametrize(("lines", "pictures", "met"), [
    ((*CARDS, *STAFF), 3, True),  # the heads of divisions are named in a table without pictures
    ((*CARDS, *COUNCIL), 3, True),
    ((*CARDS, *STAFF), 5, True),
    ((*CARDS, *STAFF), 2, None),  # one deputy has none
    ((*CARDS, *STAFF), 4, None),  # whose are they?
    ((*CARDS[:2], *STAFF, "| นางวดี จำลอง | รองนายก อบต. |"), 2, None),
    ((*CARDS, *STAFF, "| นางแปด ทดสอบ | ปลัด อบต. |"), 3, None),
    ((*CARDS, *STAFF, "| 3 | นางแปด ทดสอบ ปลัด อบต. |"), 3, None),
    ((*CARDS[:1], "นายเก้า ทดสอบ ปลัด อบต.", "| นางวดี จำลอง | นายเดช สมมุติ |", "| รองนายก อบต. | รองนายก อบต. |"), 2, None),
])  # fmt: skip
def test_who_stands_in_a_table_below_has_no_picture(lines, pictures, met, part):
    assert part("photos", *lines, pictures=pictures) is met


@pytest.mark.parametrize(("lines", "met"), [
    (("| นายก อบต. | นายหนึ่ง ทดสอบ | 08 0000 5501 |", "| รองนายก อบต. | | |", "| ปลัด อบต. | นายสอง จำลอง | 08 0000 5502 |"), False),
    (("นายก อบต.", "นายหนึ่ง ทดสอบ", "รองนายก อบต.", "นายสอง จำลอง"), True),
    (("| นายหนึ่ง ทดสอบ | นายสอง จำลอง |", "| นายก อบต. | รองนายก อบต. |"), True),
])  # fmt: skip
def test_the_name_of_another_post_is_not_his(lines, met, part):
    assert part("deputies", *lines, pictures=0) is met
