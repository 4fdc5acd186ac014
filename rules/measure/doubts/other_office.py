"""Words of a school's, a hospital's, the police's or a ministry's own people, in a text that no local government speaks in."""

import re
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, View, evidence

# Local governments have day nurseries, ambulances and meetings with the police; so two different words, and none of their own.
_PEOPLE = (
    ("ครูเวร", "ครูผู้สอน", "ครูประจำชั้น", "นักเรียน", "ผู้ปกครอง", "สถานศึกษา", "หนังสือเรียน", "ผู้อำนวยการโรงเรียน", "ผู้อำนวยการวิทยาลัย",
     "วัสดุฝึก", "แผนกวิชา", "การเรียนการสอน", "ภาคเรียน", "ฝ่ายวิชาการ"),
    ("ผู้ป่วยนอก", "เวชระเบียน", "ทันตกรรม", "หอผู้ป่วย", "กลุ่มการพยาบาล", "เวชภัณฑ์", "โรงพยาบาล"),
    ("ข้าราชการตำรวจ", "สถานีตำรวจ", "ผู้กำกับการ", "สารวัตร", "ร้อยเวร"),
    ("เลขาธิการ", "อธิบดี", "ปลัดกระทรวง", "สำนักบริหารงานกลาง", "ข้าราชการพลเรือน", "รัฐมนตรี", "ผู้ว่าราชการจังหวัด", "คณะกรรมการป.ป.ช."),
)  # fmt: skip
_OURS = re.compile(
    r"เทศบาล|เทศมนตรี|องค์การบริหารส่วน|อบ[ตจ]|ท[ตมน]\.|นายก(?!รัฐมนตรี)|ปลัด(?!กระทรวง|จังหวัด|อำเภอ)|กอง(?:ช่าง|คลัง|การศึกษา|สาธารณสุข|สวัสดิการ)"
    r"|หมู่ที่|หมู่บ้าน|ชุมชน|ตำบล|ท้องถิ่น"
)
_FEWEST = 2  # different words
_QUOTES = 2


def other_office(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines with the words of one of them; empty where a line speaks as a local government does."""
    if indicator.of_law or indicator.interactive:
        return ()
    titles = view.headings[:1]
    if any(_OURS.search(line.squashed) for line in view.own_lines if all(line is not title for title in titles)):
        return ()  # on nearly all pages one of the first lines
    for words in _PEOPLE:
        if sum(word in view.joined for word in words) >= _FEWEST:
            theirs = (view.passages[place] for place in view.holding(*words))
            return tuple(map(evidence, islice((line for line in theirs if line.role not in CLAIMS), _QUOTES)))
    return ()
