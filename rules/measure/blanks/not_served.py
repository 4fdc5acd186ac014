"""Lines that count who serves or who lives there, and nobody who was served: "เจ้าหน้าที่ให้บริการ 12 คน", "ประชากร 5,430 คน"."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.view import View
from thai.digits import to_ascii

_STATISTICS = "service_statistics"
_OTHERS = ("ประชากร", "ประชาชนใน", "ครัวเรือน", "เจ้าหน้าที่", "บุคลากร", "พนักงาน", "จุดบริการ", "หมู่บ้าน")
_COUNTED = re.compile(r"(?:ประชากร|ประชาชนใน|ครัวเรือน|เจ้าหน้าที่|บุคลากร|พนักงาน|จุดบริการ|หมู่บ้าน)[^|]{0,25}?\d")
_SERVED = re.compile("ผู้(?:มา|รับ|ใช้|ขอ|ยื่น|ติดต่อ|ชำระ)|(?:เรื่อง|ราย|ครั้ง|ฉบับ|คำขอ|คำร้อง)|แล้วเสร็จ|รวม")


def not_served(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such lines, where statistics of services are asked for."""
    if _STATISTICS not in indicator.about:
        return
    for place in view.holding(*_OTHERS):
        line = view.passages[place]
        if line.role is Role.TEXT and _COUNTED.search(to_ascii(line.squashed)) and not _SERVED.search(line.squashed):
            yield place
