"""Forms that stand under the right title and are for something else by their fields, or closed."""

from collections.abc import Callable

import pytest

from model.document import Form
from model.finding import ComponentResult

Measured = Callable[..., dict[str, ComponentResult]]
NAMES = {"O30": "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ", "O32": "ช่องทางการรับฟังความคิดเห็น"}


def met(measured: Measured, code: str, fields: tuple[tuple[str, str], ...], text: str = "") -> bool | None:
    form = Form("/save", "post", fields, text, ("ส่ง",))
    return measured(code, f"={NAMES[code]}\n#{NAMES[code]}\n{text}", forms=(form,))["online_form"].met


@pytest.mark.parametrize(("code", "fields"), [
    ("O30", (("text", "เลขที่รับเรื่อง"), ("text", "รหัสติดตาม"))),
    ("O32", (("text", "เลขที่ผู้ใช้น้ำ"), ("textarea", "หมายเหตุ"))),
    ("O32", (("text", "เลขโฉนด"), ("textarea", "เหตุที่คัดค้าน"))),
    ("O32", (("text", "บ้านเลขที่"), ("text", "จำนวนผู้สูงอายุในบ้าน"), ("textarea", "โรคประจำตัว"))),
    ("O32", (("text", "ชื่อ"), ("text", "ชั้น"), ("select", "ข้อ 1"))),
    ("O30", (("text", "ชื่อ"), ("select", "พอใจในระดับใด"))),
])  # fmt: skip
def test_a_form_for_another_thing(measured: Measured, code: str, fields: tuple[tuple[str, str], ...]) -> None:
    assert met(measured, code, fields) is not True


@pytest.mark.parametrize(("code", "fields"), [
    ("O30", (("text", "เลขบัตรประชาชน"), ("text", "บ้านเลขที่"), ("text", "เจ้าหน้าที่ที่ร้องเรียน"), ("text", "เหตุการณ์"))),
    ("O30", (("text", "จำนวนเงินที่ถูกเรียก"), ("textarea", "พฤติการณ์"))),
    ("O32", (("text", ""), ("text", ""))),
    ("O32", (("text", "ชื่อ"), ("text", "เรื่องที่อยากบอก"))),
    ("O32", (("text", "จำนวนครั้งที่มาติดต่อ"), ("textarea", "ข้อเสนอแนะ"))),
])  # fmt: skip
def test_a_form_for_it(measured: Measured, code: str, fields: tuple[tuple[str, str], ...]) -> None:
    assert met(measured, code, fields) is True


@pytest.mark.parametrize(("code", "text", "expected"), [
    ("O30", "ปิดรับเรื่องทางออนไลน์ชั่วคราว", None), ("O30", "เปิดรับเรื่องทางออนไลน์ตลอดเวลา", True),
    ("O32", "สิ้นสุดการรับฟังแล้ว", None), ("O32", "เปิดรับความคิดเห็นทั้งปี", True),
])  # fmt: skip
def test_a_closed_form(measured: Measured, code: str, text: str, *, expected: bool | None) -> None:
    assert met(measured, code, (("text", "ชื่อ"), ("textarea", "รายละเอียด")), text) is expected
