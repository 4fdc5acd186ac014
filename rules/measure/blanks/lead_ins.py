"""Sentences that say why and how a paper was made, its title, and lines of who signed it: a part that only they name is not shown."""

import re
from collections.abc import Iterator

from model.document import Role
from rules.indicator import Indicator
from rules.measure.view import Passage, View

_NUMBERED = re.compile(r"\(?[0-9๐-๙]{1,2}[.)](?![0-9๐-๙])")
_LIST = 3  # numbered lines
_RUN = re.compile(r"\(?[1๑][.)].+[ )](?:2|๒)[.)] ?\S")  # a file's lines in one run of text
_BAR = "|"
_SHORTEST = 25  # letters: labels are shorter
_WHY = re.compile(
    "เพื่อ|(?:ซึ่ง|หน่วยงาน|ให้|จะ)ต้อง|กำหนดให้|จำแนกตาม|ประกอบ(?:ไป)?ด้วย|คำนึงถึง|สำคัญ|จัดทำขึ้น|วางแผน|แสดง(?:ให้เห็น)?(?:ถึง|รายละเอียด)|บทนำ|คำนำ|"
    "ตาม(?:มาตรการ|นโยบาย|พระราชบัญญัติ|พ.ร.บ.|ระเบียบ)|อาศัยอำนาจ|มีหน้าที่|เป็นไปตาม|ด้วยความ|ดังกล่าว"
)
# "จึงรายงานผลการดำเนินการ ปัญหา และข้อเสนอแนะ": what follows tells them, where it does not say itself what there was.
_THEREFORE_REPORTS = re.compile(
    r"จึง(?:ได้|ขอ)*(?:จัดทำ|สรุป|เสนอ|นำ)*(?:รายงาน|สรุป)(?:(?!พบ|ไม่มี|คือ|ได้แก่|ว่า|เนื่องจาก|เพราะ).){0,160}\Z"
)
_PREFACE = re.compile(r"(?:ส่วนที่\d|บทที่\d)?(?:คำนำ|บทนำ|วัตถุประสงค์)|(?:รายงาน|แผน|เอกสาร|คู่มือ)(?:ฉบับ|เล่ม)?นี้")
# A title over a table of figures: "วิเคราะห์ผลการจัดซื้อจัดจ้าง ปัญหา อุปสรรค และข้อเสนอแนะ ประจำปี 2564".
_TITLE = re.compile(r".{5,80}ปัญหา.{0,15}ข้อเสนอแนะ(?:.{0,25}25\d\d|.{0,6})\Z")
# Over a whole page, whatever its subject is called in it: "รายงานผลและการวิเคราะห์การบริหารบุคคล ประจำปีงบประมาณ พ.ศ. 2564".
_OF_A_PAPER = re.compile(r"(?:รายงาน|สรุป|แผน|คู่มือ).{15,}ปี(?:งบประมาณ)?(?:พ\.ศ\.)?25\d\d\Z")
_SAYS_IT = re.compile(r"\d,\d{3}|\d ?บาท|ร้อยละ ?\d|\d\.\d\d|[:：]|จึงประกาศ|จำนวน ?\d")
_SIGNED = re.compile("(?:ผู้(?:รายงาน|จัดทำ|วิเคราะห์|รวบรวม)|รายงานโดย|จัดทำโดย|ลงนามโดย|ลงชื่อ|ขอขอบคุณ|ดาวน์โหลด)")
_ROLES = (Role.TEXT, Role.HEADING)
_TOLD_IN_PROSE = frozenset({"no_gift_policy", "pdpa"})


def lead_ins(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of such sentences; deeds, declarations and policies in prose are told in sentences, so those that ask for them are left alone."""
    if indicator.acts or indicator.of_law or _TOLD_IN_PROSE.intersection(indicator.about):
        return
    titles = _titles(view, indicator)
    for start, end in view.stretches:
        first = _first_item(view, start, end)
        for place in range(start, end):
            passage = view.passages[place]
            if passage.role not in _ROLES:
                continue
            is_above = place < (end if first is None else first) and _may_lead_in(passage)
            names = (
                passage.squashed in titles
                or _SIGNED.match(passage.squashed)
                or (is_above and _leads_in(passage.squashed, has_list=first is not None))
            )
            if names and not _SAYS_IT.search(passage.squashed):
                yield place


def _titles(view: View, indicator: Indicator) -> frozenset[str]:
    """The title over the whole page; none where it may tell a part, as it tells that the statistics are of corruption."""
    if any(part.find is not None and part.find.titles for part in indicator.components):
        return frozenset()
    return frozenset(heading.squashed for heading in view.headings[:1] if _OF_A_PAPER.match(heading.squashed))


def _may_lead_in(passage: Passage) -> bool:
    """Of a page the text; of a file the first lines as well, which are read as headings."""
    return len(passage.squashed) >= _SHORTEST and (passage.role is Role.TEXT or passage.source.is_attachment)


def _leads_in(squashed: str, *, has_list: bool) -> bool:
    if _PREFACE.match(squashed):
        return True
    return has_list and bool(_WHY.search(squashed) or _THEREFORE_REPORTS.search(squashed) or _TITLE.fullmatch(squashed))


def _first_item(view: View, start: int, end: int) -> int | None:
    """The first row of a table or line of a list."""
    numbered: list[int] = []
    for place in range(start, end):
        passage = view.passages[place]
        if (passage.role is Role.ROW and _BAR in passage.squashed) or _RUN.match(passage.text):
            return min(place, numbered[0]) if len(numbered) >= _LIST else place
        if _NUMBERED.match(passage.squashed):
            numbered.append(place)
    return numbered[0] if len(numbered) >= _LIST else None
