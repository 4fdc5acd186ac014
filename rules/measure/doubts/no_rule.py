"""Criteria that lay nothing down: their parts are named, praised, counted or said to be kept, and hardly a line says how or when."""

import re

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.address import bare
from rules.measure.view import View, evidence

_CRITERIA = "hr_criteria"
_RULE = re.compile(
    r"ต้อง|พึง|ห้าม|อย่างน้อย|ปีละ|ร้อยละ|สัดส่วน|กรณี|คุณสมบัติ|สมรรถนะ|ผลสัมฤทธิ์|ขึ้นบัญชี|ภาคทัณฑ์|ตัดเงินเดือน|ไล่ออก|ก\. ?(?:ท\.|อบต|จ)"
    r"|ไม่(?:น้อยกว่า|ต่ำกว่า|เกิน)|(?:\A|[ )|])ให้(?!บริการ)|หากไม่|ตาม(?:ลำดับ|ผล(?!การดำเนิน))|ข้อ ?\d|โดย(?:วิธี|การ)?(?:สอบ|คัดเลือก|ประกาศ)"
    r"|\d ?(?:วัน|เดือน|รอบ|ระดับ|สถาน|ขั้น|คะแนน|ชั่วโมง|หลักสูตร)(?!ที่)"
)
_FEWEST = 3  # lines; of 55 right pages whose papers could be read all have more
_QUOTES = 2


def no_rule(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first lines of such a text, where nothing that it leads to was left unread."""
    if _CRITERIA not in indicator.about or view.images or not view.readable:
        return ()
    if any(bare(link.url) not in view.opened for link in view.links):
        return ()
    if sum(_RULE.search(line.text) is not None for line in view.texts) >= _FEWEST:
        return ()
    return tuple(map(evidence, view.texts[:_QUOTES]))
