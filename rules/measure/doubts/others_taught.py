"""Trainings of other people than the staff: a camp of young people at which an official helped out."""

import re

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.view import View, evidence

_OF_STAFF = frozenset({"ethics_culture", "hr_action"})
_OTHERS = "เยาวชน|นักเรียน|เด็ก|ประชาชน|ผู้สูงอายุ|ผู้นำชุมชน|ชาวบ้าน|อสม|กลุ่มสตรี|กลุ่มอาชีพ|เกษตรกร"
_STAFF = "พนักงาน|บุคลากร|เจ้าหน้าที่|ข้าราชการ|ลูกจ้าง|คณะผู้บริหาร|ผู้บริหาร|สมาชิกสภา"
_COMES = r"[^|]{0,50}?(?:เข้าร่วม|เข้าอบรม|เข้ารับ|ผ่านการอบรม|ร่วมกิจกรรม|ร่วมโครงการ|จำนวน\d|\d{1,3}คน)"
_FOR = r"(?:แก่|ให้แก่|ให้กับ|สำหรับ|ของ|นำ|อบรม|พา)"
_TAUGHT = re.compile(rf"(?:อบรม|กิจกรรม|โครงการ|ค่าย|บรรยาย)[^|]{{0,40}}?{_FOR}(?:{_OTHERS})|(?:{_OTHERS}){_COMES}")
_OWN = re.compile(rf"{_FOR}(?:คณะ)?(?:{_STAFF})|(?:{_STAFF}){_COMES}")


def others_taught(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first line that says who took part; empty where staff did too."""
    if not _OF_STAFF.intersection(indicator.about):
        return ()
    lines = scene_of(view, indicator).content
    told = next((line for line in lines if _TAUGHT.search(line.squashed)), None)
    return () if told is None or any(_OWN.search(line.squashed) for line in lines) else (evidence(told),)
