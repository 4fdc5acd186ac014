"""One form for every kind of complaint under the title of the channel for corruption."""

from collections.abc import Callable

import pytest

from model.document import Form, Link
from model.finding import ComponentResult

Measured = Callable[..., dict[str, ComponentResult]]
NAME = "ช่องทางแจ้งเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ"
PLAIN = (("text", "ชื่อ"), ("text", "เรื่องทุจริตที่แจ้ง"), ("textarea", "รายละเอียด"))


def met(measured: Measured, fields: tuple[tuple[str, str], ...], text: str, head: str = NAME, said: str = "") -> bool | None:
    form = Form("/save", "post", fields, said, ("ส่ง",))
    return measured("O30", f"={NAME}\n#{head}\n{text}", forms=(form,))["online_form"].met


@pytest.mark.parametrize(("fields", "text", "head"), [
    (PLAIN, "รับเรื่องทุกประเภทผ่านแบบฟอร์มเดียว ไม่ต้องแยกเมนู", NAME),
    (PLAIN, "การแจ้งเรื่องทุจริตใช้แบบฟอร์มเดียวกับการร้องเรียนทั่วไป", NAME),
    (PLAIN, "แจ้งได้ตลอดเวลา", "ร้องเรียนร้องทุกข์และแจ้งเบาะแสการทุจริต"),
    ((("text", "ไฟฟ้าดับที่"), ("text", "ถนนชำรุดที่"), ("textarea", "ทุจริต")), "เฉพาะเรื่องทุจริต", NAME),
    (PLAIN, "รับแจ้งทุกเรื่อง ไม่ได้แยกไว้ต่างหาก", NAME),
    (PLAIN, "ฟอร์มนี้รับทุกเรื่อง มิใช่สำหรับแจ้งการทุจริตของพนักงานเท่านั้น", NAME),
    ((("radio", "ทุจริต"), ("radio", "น้ำประปา"), ("radio", "ถนน"), ("textarea", "รายละเอียด")), "แจ้งได้ตลอดเวลา", NAME),
])  # fmt: skip
def test_a_person_must_look(measured: Measured, fields: tuple[tuple[str, str], ...], text: str, head: str) -> None:
    assert met(measured, fields, text, head) is None


def test_a_form_elsewhere_that_takes_everything(measured: Measured) -> None:
    link = Link("https://forms.gle/xyz", "แบบฟอร์มแจ้งทุจริต")
    for text, expected in (("รับทุกเรื่อง ทั้งไฟฟ้า ประปา และทุจริต", None), ("ข้อมูลเป็นความลับ", True)):
        assert measured("O30", f"={NAME}\n#{NAME}\n{text}", links=(link,))["online_form"].met is expected


@pytest.mark.parametrize(("fields", "text", "head"), [
    (PLAIN, "ผู้แจ้งได้รับการคุ้มครอง", NAME),
    (PLAIN, "ช่องทางนี้แยกต่างหากจากเรื่องร้องทุกข์ทั่วไป", "ร้องเรียนร้องทุกข์ และแจ้งเบาะแสการทุจริต"),
    (PLAIN, "เรื่องร้องทุกข์ทั่วไปให้แจ้งที่ศูนย์ดำรงธรรม เฉพาะเรื่องทุจริตกรอกที่นี่", NAME),
    ((("text", "โครงการที่ทุจริต เช่น ถนน"), ("textarea", "พฤติการณ์")), "แจ้งได้ตลอดเวลา", NAME),
])  # fmt: skip
def test_a_form_of_its_own(measured: Measured, fields: tuple[tuple[str, str], ...], text: str, head: str) -> None:
    assert met(measured, fields, text, head) is True


@pytest.mark.parametrize("said", [
    "รับเฉพาะเรื่องทุจริต เรื่องถนน ไฟฟ้า ให้ใช้เมนูร้องทุกข์",
    'เรื่องไฟฟ้า ถนน ขยะ ใช้เมนู "ร้องทุกข์ทั่วไป" ซึ่งแยกไว้ต่างหาก แจ้งทุจริตที่นี่',
    "หน้านี้ใช้แจ้งการทุจริตของพนักงานเทศบาลเท่านั้น เรื่องไฟฟ้า ถนน ใช้เมนูร้องทุกข์",
    "เรื่องเดือดร้อนทั่วไป (ไฟฟ้า ถนน น้ำ) โปรดใช้เมนู ร้องเรียนร้องทุกข์",
    "หากเป็นเรื่องไฟฟ้า ถนน หรือขยะ กรุณาไปที่กระดานถาม-ตอบ",
    "ไฟฟ้าดับ ถนนพัง กดปุ่ม แจ้งซ่อมออนไลน์ หน้าแรก",
    "รับเฉพาะเรื่องเจ้าหน้าที่ของเทศบาลทุจริตหรือเรียกรับเงิน เรื่องไฟฟ้า ถนน ให้ไปที่ศูนย์ร้องทุกข์",
    "เฉพาะกรณีที่พนักงานประพฤติมิชอบ ส่วนไฟฟ้าและถนน โทรแจ้งกองช่าง",
])  # fmt: skip
def test_a_form_that_sends_other_matters_elsewhere(measured: Measured, said: str) -> None:
    assert met(measured, PLAIN, said, said=said) is True
    assert met(measured, PLAIN, "แจ้งได้ตลอดเวลา", said="แจ้งเรื่องถนน ไฟฟ้า และทุจริต") is None


@pytest.mark.parametrize(
    "said",
    [
        "เรื่องไฟฟ้า ถนน น้ำ และการทุจริตของเจ้าหน้าที่ โปรดใช้เมนูนี้",
        "เดือดร้อนเรื่องไฟฟ้า ถนน ใช้แบบฟอร์มนี้ได้เลย",
        "เรื่องไฟฟ้า ถนน ไม่ต้องไปที่เมนูอื่น แจ้งได้ที่นี่",
        "แจ้งเรื่องไฟฟ้า ถนน ทุจริต คลิกปุ่มด้านล่าง",
        "ถนน ไฟฟ้า ขยะ การทุจริต ร้องทุกข์ผ่านระบบเดียวกัน",
    ],
)
def test_a_form_that_keeps_other_matters(measured: Measured, said: str) -> None:
    assert met(measured, PLAIN, said, said=said) is None


@pytest.mark.parametrize("said", [
    "รับแจ้งไฟฟ้า ถนน และทุกเรื่อง โดยเฉพาะเรื่องเจ้าหน้าที่ทุจริต",
    "ไม่เฉพาะเรื่องเจ้าหน้าที่ทุจริต แต่รวมถึงถนน ไฟฟ้าด้วย",
    "ไม่ใช่เฉพาะกรณีพนักงานประพฤติมิชอบ แจ้งไฟฟ้า ถนนก็ได้",
])  # fmt: skip
def test_above_all_for_corruption_is_not_for_that_alone(measured: Measured, said: str) -> None:
    assert met(measured, PLAIN, said, said=said) is None


@pytest.mark.parametrize(("choices", "expected"), [
    (("ไฟฟ้าสาธารณะ", "ถนน", "ขยะ", "การทุจริตของเจ้าหน้าที่"), None),
    (("เรียกรับเงิน", "ทุจริตการก่อสร้างถนน", "ใช้ตำแหน่งแสวงประโยชน์"), True),
])  # fmt: skip
def test_what_its_list_offers(measured: Measured, choices: tuple[str, ...], expected: bool | None) -> None:
    form = Form("/save", "post", (("select", "เรื่อง"), *PLAIN), "", ("ส่ง",), choices=choices)
    assert measured("O30", f"={NAME}\n#{NAME}\nเฉพาะเรื่องทุจริต", forms=(form,))["online_form"].met is expected
