"""Risks of other kinds under the title of the risks of corruption: debts, breakdowns and fires, and no risk that somebody cheats."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.doubts.other_work import entries_of
from rules.measure.view import View, evidence

_RISKS = frozenset({"risk_assessment", "risk_action"})
# What the risks of right pages are told by, also in plain words ("ใช้รถหลวงไปธุระส่วนตัว", "ฝากญาติเข้าทำงาน").
_CHEATING = re.compile(
    "ทุจริต|สินบน|ผลประโยชน์|เรียก|เอื้อ|พวกพ้อง|เบิก|ยักยอก|ฮั้ว|ล็อก|แอบ|สวม|ปลอม|เท็จ|ส่วนตัว|เกินจริง|เงิน|ใต้โต๊ะ|ของขวัญ|ใช้รถ|รถหลวง|รถราชการ|น้ำมัน|ทรัพย์สิน|ดุลพินิจ|อำนาจ"
    "|คิว|จัดซื้อ|จัดจ้าง|tor|ราคากลาง|มิชอบ|โกง|รู้จัก|คุ้นเคย|ญาติ|เส้นสาย|ฝาก|แบ่งซื้อ|แบ่งจ้าง|ลงเวลา|โอที|ล่วงเวลา|ใบเสร็จ|รั่วไหล|สอบ|รับของ|ตอบแทน|เลือกปฏิบัติ|ใบอนุญาต|พัสดุ|วัสดุ"
    "|กุญแจ|นอกงาน|ประเมินภาษี|ลดภาษี|คะแนน|ตรวจงาน|ตรวจรับ|ช่วยเหลือ|ค่าน้ำ"
)
_OTHER = re.compile(
    "ค้างชำระ|ลูกหนี้|คอมพิวเตอร์|ระบบล่ม|สูญหาย|ไฟไหม้|อัคคีภัย|ดับเพลิง|ติดเชื้อ|โควิด|โรค|อุบัติเหตุ|น้ำท่วม|อุทกภัย|ภัยแล้ง|วาตภัย|โอนย้าย|ลาออก|ขาดแคลน|ล่าช้า|ไม่ทัน|ชำรุด|เก่า|ไวรัส|ไฟฟ้าดับ"
    "|ขาดความรู้|ไม่เพียงพอ|จัดเก็บรายได้|ร้องเรียนเรื่องขยะ|ความปลอดภัย"
)
_FEWEST, _FEWEST_OTHERS, _QUOTES = 3, 2, 2


def other_risks(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The entries of other risks, where none speaks of cheating."""
    if not _RISKS.intersection(indicator.about):
        return ()
    entries = entries_of(view)
    if len(entries) < _FEWEST or any(_CHEATING.search(line.squashed) for line in entries):
        return ()
    others = [line for line in entries if _OTHER.search(line.squashed)]
    return tuple(map(evidence, islice(others, _QUOTES))) if len(others) >= _FEWEST_OTHERS else ()
