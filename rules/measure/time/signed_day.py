"""Days and months of the paper itself: when it was made, signed or put up, and its own year; none is the time of a project."""

import re
from collections.abc import Iterator
from itertools import islice

from model.document import Role
from rules.indicator import Indicator
from rules.measure.structure.counts import MONTH
from rules.measure.view import View
from thai.digits import to_ascii
from thai.months import WRITTEN, months_in

# One of them is in all that it matches.
_DAY_WORDS = ("ประกาศ", "สั่ง", "ให้ไว้", "อนุมัติ", "เห็นชอบ", "ลงนาม", "ข้อมูล", "จัดทำ", "รายงาน", "ปรับปรุง")
_REST = 40  # letters beside it that say who signed
_LONGEST = 160  # letters of a line with two such days
_BEFORE_A_DAY = re.compile(
    r"(?:ประกาศ|สั่ง|ให้ไว้|อนุมัติ|เห็นชอบ|ลงนาม|ข้อมูล|จัดทำ|รายงาน|ปรับปรุง|ใช้|แล้ว|มา|กัน)(?:เมื่อ|ณ|ลง)?(?:วันที่)?[0-9๐-๙]"
)
_DIGIT = re.compile(r"\d")
_SIGNED = re.compile(
    r"(?:จึง)?(?:ประกาศ|สั่ง|ให้ไว้|อนุมัติ|เห็นชอบ|ลงนาม|ข้อมูล|จัดทำ|รายงาน|ปรับปรุง)(?:ใช้|แล้ว|มา|ให้ทราบทั่วกัน)*"
    rf"(?:เมื่อ|ณ|ลง)?(?:วันที่)?\d{{1,2}}(?:เดือน)?{MONTH}(?:(?:พ\.ศ\.)?(?:25)?\d\d)?"
)
# The same in a longer sentence: "นายกเทศมนตรีประกาศใช้แผนเมื่อวันที่ 26 ตุลาคม 2564", "ตามหนังสือจังหวัด ลงวันที่ 5 ตุลาคม 2564".
_MARKS = (*WRITTEN, "ไตรมาส")  # one of them is in all that it matches
_ASKS_WHEN = "ตุลาคม"  # among the words of a part that asks for the months of projects
_MOST = 40  # of such days; a paper has a few
_DATE = rf"(?:\d{{1,2}}(?:เดือน)?)?{MONTH}(?:(?:พ\.ศ\.)?(?:25)?\d\d(?!\d))?"
_SPAN = rf"{_DATE}(?:(?:-|–|—|(?:จน)?ถึง)(?:วันที่)?{_DATE})?"
_APART = rf"(?:(?!{MONTH}|บาท|โดย|จะ)[^|\n]){{0,80}}?"  # what is said between, and no project
_MADE = (
    r"ประกาศ(?=ใช้|ณ|เมื่อ|วันที่|เป็น|แผน|ให้|\d)|อนุมัติ|เห็นชอบ|ลงนาม|ลง(?=วันที่)|ลว\.|ข้อมูล(?=ณ)|เผยแพร่(?=แผน|เมื่อ|ณ|วันที่|แล้ว)"
    r"|(?:จัดทำ|ยกร่าง|ทบทวน|พิจารณา)(?:ร่าง)?แผน|แผน(?:ฉบับ)?นี้[^|\n]{0,30}?(?:ใช้|มีผล|ครอบคลุม)"
)
_WHOLE_YEAR = (
    r"ปีงบประมาณ(?:พ\.ศ\.)?\d{4}[(,]*(?:ระหว่าง|ตั้งแต่)?(?:วันที่)?1?(?:ตุลาคม|ต\.?ค\.?)[^|\n]{0,25}(?:กันยายน|ก\.?ย\.?)(?:25)?\d\d"
)
_RULE = r"(?:รายงาน|ติดตาม|ประเมินผล)"
_OF_THE_PAPER = re.compile(
    rf"(?:{_MADE}){_APART}(?:เมื่อ|ณ|ลง|ตั้งแต่|ระหว่าง|ภายใน)*(?:วันที่|เดือน)*{_SPAN}"
    rf"|{_WHOLE_YEAR}"
    rf"|{_RULE}{_APART}(?:เดือน)?{MONTH}(?:ของ)?ทุกปี|{_RULE}{_APART}(?:ทุก|ราย|แต่ละ)ไตรมาส"
)


# Of a policy or plan that holds for years: when it was announced and from when it holds, or the day beside its file.
_POLICY = re.compile("นโยบาย|แผน|ประกาศ|ยุทธศาสตร์|ฉบับนี้|มีผล|ใช้บังคับ|สิ้นสุดการ(?:ใช้|บังคับ)")
_PUT_IN_FORCE = re.compile(
    rf"(?:ประกาศ|ลง|มีผล|บังคับ|ใช้|อนุมัติ|เห็นชอบ|ทบทวน)(?:ใช้|บังคับ|แล้ว|ตั้งแต่|นับแต่|เมื่อ|ณ|วันที่)*{_DATE}(?:เป็นต้นไป)?"
)
# What was done with somebody has a day and a paper, too: "ประกาศผลการคัดเลือก", "คำสั่งเลื่อนขั้น".
_WITH_SOMEBODY = re.compile(
    r"\d(?:คน|ราย|อัตรา|ตำแหน่ง|รุ่น)|อบรม|บรรจุ|แต่งตั้ง|เลื่อน|โอน|ย้าย|สอบ|คัดเลือก|เลือกสรร|รับสมัคร|รายชื่อ|ผล|รายงาน|ประชุม|กิจกรรม|โครงการ|ดำเนินการตาม"
)


def days_in_force(view: View) -> Iterator[int]:
    """The lines in which every day is that of a policy or plan; none tells of a deed."""
    files = (place for place in view.places[Role.ROW] if view.passages[place].text in view.labels)
    for place in sorted({*view.holding(*_MARKS), *files}):
        line = view.passages[place]
        said = to_ascii(line.squashed)
        if len(said) > _LONGEST or not _POLICY.search(said) or _WITH_SOMEBODY.search(said):
            continue
        is_file = line.role is Role.ROW and line.text in view.labels
        if is_file or next(iter(months_in(_PUT_IN_FORCE.sub("", said))), None) is None:
            yield place


def days_of_the_paper(view: View, indicator: Indicator) -> Iterator[tuple[int, int]]:
    """Their stretches of `view.joined` outside of tables, where a part asks when something will be done."""
    if indicator.acts or not any(part.find is not None and _ASKS_WHEN in part.find.any for part in indicator.components):
        return
    lines = ((view.starts[place], view.passages[place]) for place in view.holding(*_MARKS))
    found = (
        (start, one) for start, line in lines if line.role is not Role.ROW for one in _OF_THE_PAPER.finditer(line.squashed)
    )
    yield from ((start + one.start(), start + one.end()) for start, one in islice(found, _MOST))


def signed_days(view: View, indicator: Indicator) -> Iterator[int]:
    """Their places; where deeds are asked for, one may be a deed beside the day."""
    for place in view.holding(*_DAY_WORDS):
        line = view.passages[place]
        if line.role is Role.ROW or len(line.squashed) > _LONGEST or not _BEFORE_A_DAY.search(line.squashed):
            continue
        rest = _SIGNED.sub("", to_ascii(line.squashed))
        if rest != line.squashed and len(rest) <= (0 if indicator.acts else _REST) and not _DIGIT.search(rest):
            yield place
