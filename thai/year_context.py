"""What stands around a year and says that it is no evidence: a law's name, a document number, a stamp, a web address."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

Span = tuple[int, int]

# A law's name ends with the year it was made in; that year says nothing about the page (seen on at least 65 of 622 pages).
_LAW = re.compile(
    r"พ ?\. ?ร ?\. ?บ|พรบ|พระราช ?(?:บัญญัติ|กฤษฎีกา|กำหนด|กําหนด)|ระเบียบ(?! ?วาระ)|กฎกระทรวง|รัฐธรรมนูญ|ข้อบังคับ|ประมวลกฎหมาย|"
    r"ประกาศ ?(?:คณะ|ก ?\.|กระทรวง|สำนัก|สํานัก)|ฉบับที่|แก้ไขเพิ่มเติม|หนังสือ ?(?:กระทรวง|กรม|สำนัก|สํานัก|จังหวัด|ด่วน|สั่งการ|ที่)|ว่าด้วย"
)
_LAW_REACH = 140  # characters from the head of a law's name to its year; long acts have names of about 100
# Its name may have begun in the line of a file before; plans are changed "ครั้งที่ 2".
_AMENDED = re.compile(r"\d{4} ?และที่(?:ได้)?แก้ไข ?เพิ่มเติม(?! ?\(?ครั้ง)")
_LAW_ENDS = re.compile(r"ประจำปี|ประจําปี|ปีงบ|[|\n•]|จึง|เรื่อง|เทศบัญญัติ|ข้อบัญญัติ|งบประมาณรายจ่าย")

_ADDRESS = re.compile(r"(?:https?:/|www\.)[!-~]+")
_STAMP = re.compile(
    r"(?:©|\(c\)|copyright|สงวนลิขสิทธิ์|ลิขสิทธิ์|พิมพ์|print(?:ed)?|เริ่มนับ|นับตั้งแต่|"
    r"ปรับปรุง(?:ข้อมูล)?|แก้ไข(?!เพิ่ม)|อัพเด[ตท]|อัปเด[ตท]|update|modified|เปิดเว็บ|โควิด|covid|โคโรนา|iso ?\d*|ปีการศึกษา|"
    r"windows|microsoft|office)[^|\n]{0,20}\Z"
)
_DOCUMENT_NUMBER = re.compile(r"(?:[\dก-ฮ.)]|\bว) ?/ ?\Z")
_COUNTED = re.compile(r"(?:ครั้ง|ไตรมาส|งวด|รอบ|ฉบับ|สมัย) ?(?:ที่)? ?\d{1,2} ?/ ?\Z")
_NUMBER_BEFORE = re.compile(r"(?:\d[,.\-]|[,.] ?|โทร[^|\n]{0,16}|โทรศัพท์[^|\n]{0,16}|เลขที่ ?|หมู่ ?(?:ที่)? ?|ข้อ(?:ที่)? ?)\Z")
_NUMBER_AFTER = re.compile(r"[,.]\d| ?(?:บาท|คน|ราย(?!งาน)|ครัวเรือน|ตร|เมตร|กม\.|ไร่|หน้า|%|ชุด)")

# "สมัยสามัญ สมัยที่ 3 ประจำปี 2564": councils count their meetings by calendar years; next year's budget is passed in August.
_SESSION = re.compile(r"สมัย ?(?:ประชุม|สามัญ|วิสามัญ|ที่)[^|\n]{0,40}ปี ?(?:พ ?\.? ?ศ ?\.?)? ?\Z")
_SESSION_REACH = 70

POSTED = re.compile(
    r"(?:โพสต์|โพส|เผยแพร่|เขียน|บันทึก|ลงเมื่อ|ลงประกาศ|ลงข้อมูล|ลงข่าว|อัปโหลด|อัพโหลด|posted|published|created|uploaded)"
    r"[^|\n]{0,16}\Z"
)
SIGNED = re.compile(r"(?:ประกาศ ?ณ|สั่ง ?ณ|ให้ไว้ ?ณ|ณ|ลง) ?วันที่ ?\Z")


def is_number(text: str, start: int, end: int) -> bool:
    """Whether the digits are a part of some other number: money, telephone, document number, count."""
    before = text[max(0, start - 24) : start]
    if before.rstrip().endswith("/"):
        return _COUNTED.search(before) is None and _DOCUMENT_NUMBER.search(before) is not None
    return _NUMBER_BEFORE.search(before) is not None or _NUMBER_AFTER.match(text, end) is not None


def is_stamp(text: str, start: int) -> bool:
    """Whether a stamp word stands just before: copyright, print date, start of the counter, Covid-19's 2019."""
    return _STAMP.search(text, max(0, start - 40), start) is not None


def is_session(text: str, start: int) -> bool:
    """Whether the year is the one by which a council counts its meetings."""
    begin = text.rfind("สมัย", max(0, start - _SESSION_REACH), start)
    return begin >= 0 and _SESSION.match(text, begin, start) is not None


def addresses(text: str) -> list[Span]:
    """Where web addresses stand; years in them are those of an upload."""
    return [found.span() for found in _ADDRESS.finditer(text)] if "http" in text or "www." in text else []


def years_of_laws(text: str, starts: list[int]) -> frozenset[int]:
    """Those of the given starts of years (ascending) that end a law's name: each head takes the first year after it."""
    taken = {start for start in starts if _AMENDED.match(text, start)} if "และที่" in text else set()
    heads = _heads_of_laws(text, starts)
    for head, next_head in pairwise([*heads, len(text)]):
        place = bisect_left(starts, head)
        if place == len(starts) or starts[place] >= min(head + _LAW_REACH, next_head):
            continue
        if _LAW_ENDS.search(text, head + 6, starts[place]) is None:
            taken.add(starts[place])
    return frozenset(taken)


def _heads_of_laws(text: str, starts: list[int]) -> list[int]:
    """Where names of laws begin, looked for only in what stands before a year: a fifth of the time for the whole text."""
    heads: list[int] = []
    reached = 0
    for start in starts:
        heads += [found.start() for found in _LAW.finditer(text, max(reached, start - _LAW_REACH), start)]
        reached = start
    return heads


def inside(spans: list[Span], position: int) -> bool:
    """Whether a position lies in one of the spans, which are in order."""
    place = bisect_right(spans, position, key=_start) - 1
    return place >= 0 and position < spans[place][1]


def _start(span: Span) -> int:
    return span[0]
