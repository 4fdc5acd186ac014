"""What the fields of a form say that it is for: a number to follow a case by, a thing to order, or room for words."""

import re

from model.document import Form

# Numbers of papers and cases, how many, from when to when: a request for one thing, or a look at how far it is.
_OF_A_THING = re.compile(
    r"(?<!บ้าน)เลข(?:ที่(?!บ้าน)|รับ|โฉนด|มาตร|ทะเบียน|อ้างอิง|ผู้ใช้)|รหัส(?:ติดตาม|เรื่อง)|^จำนวน(?!เงิน)|วันที่(?:เข้า|ออก|จอง|ต้องการ|ประสงค์|ใช้|รับ)|"
    r"โฉนด|ใบเสร็จ|สลิป|ทะเบียนรถ|ขนาดพื้นที่|ประเภทสินค้า|ผู้จอง|ผู้เช่า|ผู้เข้าพัก|รับข่าวสาร|สถานะ|ติดตามเรื่อง|"
    r"เว็บมาสเตอร์|webmaster|ปัญหา(?:การใช้)?เว็บ|ลิงก์เสีย"
)
_ROOM = re.compile("ข้อความ|เรื่อง|เนื้อหา|รายละเอียด|เหตุ|message|subject|detail|comment", re.IGNORECASE)
_LINES = frozenset({"text", "textarea"})


def asks_for_a_thing(form: Form) -> bool:
    """Whether fields or buttons ask for what no complaint and no opinion needs."""
    return any(_OF_A_THING.search(words) for words in (*(label for _, label in form.fields), *form.buttons))


def gives_room(form: Form, words: tuple[str, ...]) -> bool:
    """Whether something can be told in it: a box, a field for one of the words, or one without a label."""
    return any(
        kind == "textarea" or (kind in _LINES and (not label or _ROOM.search(label) or any(word in label for word in words)))
        for kind, label in form.fields
    )
