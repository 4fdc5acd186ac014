"""What a picture may be by its words, its name and its width: an ornament, a photograph, or a page of text that no program reads."""

import re

from model.document import Image
from rules.indicator import Indicator
from rules.measure.person import person_in
from thai.text import squash

_SMALL = 200  # pixels: narrower pictures are icons, logos and buttons
_PORTRAIT = 90  # pixels; icons have 16 to 64, buttons and counters 88
_ORNAMENTS = re.compile(
    r"icon|logo|no_?-?image|noimg|banner|button|btn|arrow|spacer|bullet|line\d|pixel|avatar|captcha|counter|flag|loading|new\.gif|pdf\.|doc\.|xls\."
)
_PHOTOGRAPHS = ("ภาพกิจกรรม", "ภาพการ", "ภาพถ่าย", "ภาพบรรยากาศ", "ประมวลภาพ")
# Words that say nothing of what a picture shows.
_NO_WORDS = re.compile(r"[a-z0-9๐-๙._\-()]+|รูปภาพ|ภาพ|รูป|ประกอบ|ที่|หน้า")
_A_WORD = 3  # letters
# Words of papers; under the agency's name alone stand banners and scans alike.
_PAPERS = re.compile(
    r"แผน|แผ่น|ผัง|ตาราง|ประกาศ|คำสั่ง|อินโฟ|ใบ|เอกสาร|สำเนา|สแกน|คู่มือ|รายงาน|ขั้นตอน|สรุป|กราฟ|สถิติ|ป้าย|โปสเตอร์|หนังสือ|แบบ|บันทึก|นโยบาย|"
    r"ข้อมูล|รายชื่อ|รายการ|ผลการ|กฎ|ระเบียบ|มาตร|โครงสร้าง|บอร์ด|ปก|จดหมาย|ปฏิทิน|ทำเนียบ|สำรวจ|คิวอาร์|คะแนน|งบ|ข้อ|เทศบาล|อบต|อบจ|องค์การบริหาร"
)


def is_ornament(image: Image) -> bool:
    """Whether its name or its width says that it only adorns the page."""
    if image.width is not None and image.width < _SMALL:
        return True
    return bool(_ORNAMENTS.search(image.url.rsplit("/", 1)[-1].lower()))


def is_portrait(image: Image) -> bool:
    """Whether it may be the narrow picture of a person on an old page, and no icon."""
    named = _ORNAMENTS.search(image.url.rsplit("/", 1)[-1].lower())
    return named is None and image.width is not None and image.width >= _PORTRAIT


def is_photograph(image: Image) -> bool:
    """Whether its words say that a picture shows an event or a person, not a page of text."""
    return person_in(image.alt) is not None or any(word in squash(image.alt) for word in _PHOTOGRAPHS)


def shows_something_else(image: Image, indicator: Indicator) -> bool:
    """Whether it has words of its own that are neither the subject's nor a paper's: "ทะเลหมอก", "พนักงานกล่าวปฏิญาณ"."""
    said = squash(image.alt)
    if len(_NO_WORDS.sub("", said)) < _A_WORD or _PAPERS.search(said):
        return False
    topic = indicator.topic
    return not any(word in said for word in (*topic.names, *topic.signs, *topic.needs))
