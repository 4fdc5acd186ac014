"""Names of people as Thai pages write them: a title and a name."""

import re

# "นาย" also begins posts (นายกเทศมนตรี, นายช่าง, นายทะเบียน) but names too (นายกิตติ).
_NAME = re.compile(
    r"(?:นาย(?!ก(?:เทศ|องค์|อบ|สมา|รัฐ|เหล่า|ฯ|รับผิด|มอบหมาย|ลงนาม|ได้|ให้|จะ|เข้าร่วม|เป็นประธาน|$|[^ก-๎])|ช่าง|อำเภอ|ทะเบียน|จ้าง|แพทย์|ตรวจ|ทหาร)|นางสาว|นาง(?!สาว|กำนัล)|น\.ส\.|ดร\.|"
    r"ว่าที่ ?(?:ร้อย|พัน|เรือ|ร\.|พ\.)\S{0,6}|(?:ร้อย|พัน|สิบ|จ่า|พล)(?:ตำรวจ)?(?:ตรี|โท|เอก)|(?:[พรสจด]\.[ตทอ]\.)(?:[ตทอ]\.)?|ดาบตำรวจ)"
    r" ?[ก-ฮเ-ไ][ก-๎]+(?: +[ก-ฮเ-ไ][ก-๎]+)?"
)
_LONGEST = 5000  # letters: in a longer text names prove nothing about the post beside them


def person_in(text: str) -> tuple[int, int] | None:
    """Where the first name of a person stands, or None."""
    found = _NAME.search(text, 0, _LONGEST)
    return found.span() if found else None
