"""Entries of other work below an introduction that speaks of integrity: roads, meals, vaccines, and no entry of the subject."""

import re
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import Passage, View, evidence

_ABOUT = frozenset({
    "executive_participation", "ethics_culture", "risk_assessment", "risk_action", "ita_measures", "ita_measures_action",
    "anticorruption_plan", "anticorruption_half_year", "anticorruption_report",
})  # fmt: skip
# Of these subjects every entry without a word of `_OWN` is foreign. The others' projects, lectures and risks have names of
# their own: there one of `_WORK` must say so.
_SURELY_NAMED = frozenset({"executive_participation", "risk_action", "ita_measures", "ita_measures_action"})
_WORK = re.compile(
    "กีฬา|ฟุตบอล|วอลเลย์บอล|ถ้วยรางวัล|ลอยกระทง|สงกรานต์|ประเพณี|กฐิน|ผ้าป่า|น้ำท่วม|อุทกภัย|ภัยแล้ง|อัคคีภัย|วาตภัย|ถุงยังชีพ|กู้ภัย|ดับเพลิง|โควิด|วัคซีน|ไข้เลือดออก|พ่นยา|พ่นหมอก"
    "|ยุงลาย|atk|คัดกรอง|พักคอย|แพร่ระบาด|ฆ่าเชื้อ|หน้ากากอนามัย|พิษสุนัขบ้า|ยาเสพติด|นักเรียน|เด็กเล็ก|เบี้ยยังชีพ|ฝึกอาชีพ|อบรมอาชีพ|อาหารกลางวัน|นมโรงเรียน|ลาดยาง|คสล|ก่อสร้างถนน"
    "|ซ่อมถนน|ท่อระบายน้ำ|รางระบายน้ำ|ขุดลอก|ประปา|ไฟฟ้าสาธารณะ|ไฟกะพริบ|กระจกโค้ง|ชะลอความเร็ว|ทางม้าลาย|หมวกนิรภัย|คัดแยกขยะ|ธนาคารขยะ|ปลูกต้นไม้|ปลูกป่า|ค่าไฟ|ประหยัดไฟ"
    "|ประหยัดพลังงาน|ลดใช้พลังงาน|หลอดไฟ|แอร์|หน่วยไฟ|จุดตรวจ|อุบัติเหตุ|อปพร|วัดอุณหภูมิ|เว้นระยะ|กักตัว|ปุ๋ย|เกษตรกร|ท่องเที่ยว|ต้อนรับ|อวยพร|ผู้ป่วยติดเตียง|รับส่งผู้ป่วย"
)
# What an entry of the subject has, also of an agency that speaks of it in plain words.
_OWN = re.compile(
    "ทุจริต|สุจริต|คอร์รัปชัน|คอรัปชั่น|คุณธรรม|จริยธรรม|ธรรมาภิบาล|ซื่อสัตย์|ซื่อตรง|สินบน|ผลประโยชน์|ของขวัญ|nogift|โปร่งใส|ita|เจตนารมณ์|เจตจำนง|พวกพ้อง|เรียกรับ|มิชอบ|ยักยอก"
    "|เบาะแส|ร้องเรียน|เปิดเผย|ดุลพินิจ|ทรัพย์สิน|อำนาจ|จัดซื้อ|จัดจ้าง|ตรวจรับ|ราคากลาง|คู่มือ|ระยะเวลา|ลงเวลา|เบิก|ฮั้ว|ตรวจสอบ|ค่านิยม|จรรยาบรรณ|วินัย|เว็บ|เผยแพร่|ประกาศ|ข้อมูล|ขั้นตอน|โกง"
    "|integrity|ปลูกฝัง|พัสดุ|รับเงิน|เงินสด|ใบเสร็จ|น้ำมัน|รถราชการ|รถหลวง|เวร|คิว|ผู้รับเหมา|แบบแปลน|ใบอนุญาต|opendata|oit|iit|eit|audit|กล่อง|สอด|พนักงานทุก|ผลงาน|ปฏิญาณ|จิตอาสา|สายด่วน"
    "|คณะทำงาน|ประชาคม|ผู้รับบริการ|ให้บริการ|งบประมาณ|พี่เลี้ยง|qr|ประเมิน"
)
# A bullet, a number, a day or month.
_ENTRY = re.compile(
    r"[-–•*]|\(?\d{1,2}[.)]|(?:วันที่|ครั้งที่)?\d{1,2}[ก-ฮ]|(?:เดือน)?(?:มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา|[ก-ฮ]{1,2}\.[ก-ฮ]\.)"
)
_FEWEST, _FEWEST_OTHERS = 3, 2
_ROWS = 4  # a table with its head


def other_work(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The entries of other work, where they are half of all and none is of the subject; of 330 right pages none is so."""
    if not _ABOUT.intersection(indicator.about):
        return ()
    entries = entries_of(view)
    if len(entries) < _FEWEST or any(_OWN.search(line.squashed) for line in entries):
        return ()
    is_any = not _SURELY_NAMED.isdisjoint(indicator.about)
    others = entries if is_any else [line for line in entries if _WORK.search(line.squashed)]
    if len(others) < max(_FEWEST_OTHERS, len(entries) / 2):
        return ()
    return tuple(map(evidence, islice(others, _FEWEST_OTHERS)))


def entries_of(view: View) -> list[Passage]:
    """The rows below the head of a table; without a table the lines with a bullet, a number or a day before them."""
    lines = view.own_lines
    rows = [line for line in lines if line.role is Role.ROW]
    if len(rows) >= _ROWS:
        return rows[1:]
    return [line for line in lines if line.role is Role.TEXT and _ENTRY.match(line.squashed)]
