"""Rows and lines that name a deed and say that it shall be done, or is not yet: a plan's table, a blank column, a rule's clause."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, dropwhile

from model.document import Role
from rules.measure.blanks.empty_tables import dashed_columns, empty_columns, tables
from rules.measure.view import Passage, View
from rules.phrases import Hit
from thai.months import months_in

_BAR = "|"
_FEWEST_COLUMNS = 2
_PLANNED = re.compile(
    r"\|(?:กลุ่ม)?เป้าหมาย|\|งบประมาณ|\|(?:ช่วง|ระยะ)เวลา|\|กำหนด|\|ตัวชี้วัด|\|(?:ผู้|หน่วยงานที่|กองที่|ส่วนงานที่)รับผิดชอบ"
    r"|\|วิธี(?!จัด|ซื้อ|การจัด|การซื้อ)|\|(?:การ|แนวทาง)?(?:กำกับ)?ติดตาม|\|แนวทาง|\|ขั้นตอน"
    r"|\|(?:จะ)?ทำอย่างไร|\|(?:ใคร(?:ทำ|รับผิดชอบ)|ผู้ทำ)(?=\||\Z)|\|(?:เสร็จ)?เมื่อไร(?=\||\Z)"
)
# A calendar: month beside month, and nothing that says what came of it.
_A_CALENDAR, _MONTH, _QUARTER = 3, 15, "ไตรมาส"  # cells that are a month, and their letters
_CAME_IN_CALENDAR = re.compile("ผล|สถานะ|แล้ว|เบิก|จ่าย|จริง|คืบหน้า|ก้าวหน้า|ร้อยละ")
_SHALL_BE_TOLD = re.compile(r"(?:ติดตาม|รายงาน)(?:และ(?:ติดตาม|รายงาน))?ผล(?=\||\Z)")  # how it is followed up, and no result
CAME_OF_IT = re.compile("ผล|สถานะ|แล้ว|ดำเนินการเมื่อ|ใช้ไป|เบิก|จ่าย|ผู้เข้า|จำนวน|หมายเหตุ|วันที่|หลักฐาน|คืบหน้า|ก้าวหน้า|ร้อยละ|จริง")
# Of dashes below "หมายเหตุ" and the like nothing follows; nor where another column tells what came of it.
_RESULT = re.compile("ผล(?!กระทบ|ผลิต|ที่คาด|การ(?:เบิก|ใช้)?จ่าย)|สถานะ|คืบหน้า|ก้าวหน้า")
_REMARK = "หมายเหตุ"
# What stands in a row in which something was done all the same.
_SAID_DONE = r"(?<!ยังไม่)แล้ว|เมื่อวันที่|ได้(?:จัด|ดำเนิน|ตรวจ|ออก|ปรับ|กำ|เผยแพร่|ประกาศ|แต่งตั้ง)|เสร็จ|ไม่พบ"
_DONE = re.compile(_SAID_DONE + r"|(?<!ละ)(?<!กว่า)(?<!น้อย)(?<!\d)\d+(?:คน|ราย|ครั้ง)")  # "ปีละ 1 ครั้ง" is how often it shall be
_SURELY_DONE = re.compile(_SAID_DONE)  # under a column of aims figures are aims
_AIMS = ("|เป้าหมาย", "|กลุ่มเป้าหมาย")
_YEARLY = ("อบรมทุกปี", "ทุกปีงบ", "อย่างน้อยปีละ", "ปีละ1ครั้ง", "ปีละ2ครั้ง", "ปีละ1หลักสูตร")
_NOT_YET = re.compile(
    r"ยังไม่(?:ได้)?(?:ดำเนิน|จัด|เริ่ม|ถึง)|ยังไม่แล้วเสร็จ|ไม่ได้ดำเนินการ|รอ(?:การ)?(?:ดำเนินการ|ประกาศ|อนุมัติ|พิจารณา|จัดสรร|เสนอ)|อยู่ระหว่าง(?:การ)?(?:เสนอ|ขออนุมัติ|จัดทำ|เตรียม)"
)
# A clause of an order or announcement: "ข้อ 3 ให้กองคลังตรวจสอบ"; to give advice is a deed.
_SHALL = re.compile(r"(?:ข้อ)?[0-9๐-๙]{1,2}[.)]?(?:ให้|ห้าม|ต้อง)(?!ความ|บริการ|คำ|แก่|กำลังใจ|การ)")
# What stands behind the clause that it was kept: "ให้ทุกกองสำรวจอัตราว่าง: สำรวจแล้ว ว่าง 4 อัตรา".
_KEPT = re.compile(r":.{0,80}(?:(?<!ยังไม่)แล้ว|เมื่อ(?:วันที่)?\d)")


@lru_cache(maxsize=1)
def undone_places(view: View) -> frozenset[int]:
    """The places of passages whose deeds are not done, whatever words they hold."""
    lines = ((place, view.passages[place].squashed) for place in view.places[Role.TEXT])
    clauses = (place for place, line in lines if _SHALL.match(line) and not _KEPT.search(line))
    yearly = (place for place in view.holding(*_YEARLY) if _is_rule(view.passages[place]))
    return frozenset((*clauses, *yearly, *_rows_to_come(view)))


def _is_rule(line: Passage) -> bool:
    """Whether it says what is done each year, and not that it was."""
    return line.role is Role.TEXT and not _SURELY_DONE.search(line.squashed)


def rows_below_blank(view: View, hits: Sequence[Hit], blank: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The rows of tables that have a column for what the hits name, and nothing stands in it: in other columns it is another thing."""
    named = [hit.start for hit in hits if any(start <= hit.start < end for start, end in blank)]
    if not named:
        return frozenset()
    heads = {view.index_at(start) for start in named}
    beside = {view.index_at(hit.start) for hit in hits if not any(start <= hit.start < end for start, end in blank)}
    below = (places for places in tables(view) if heads.intersection(places) and not heads.intersection(places) <= beside)
    return frozenset(place for places in below for place in places if place not in heads)


def heads_a_plan(row: Passage) -> bool:
    """Whether a row is the head of a table that says for whom, for how much and when, and in no column what came of it."""
    if _is_calendar(row.text):
        return not _CAME_IN_CALENDAR.search(row.squashed)
    is_plan = len(_PLANNED.findall(row.squashed)) >= _FEWEST_COLUMNS
    return is_plan and not CAME_OF_IT.search(_SHALL_BE_TOLD.sub("", row.squashed))


def _is_calendar(text: str) -> bool:
    """Whether a row has a column for each of several months or quarters."""
    if text.count(_BAR) < _A_CALENDAR:
        return False
    short = [cell.strip() for cell in text.split(_BAR) if len(cell.strip()) <= _MONTH]
    return sum(cell.startswith(_QUARTER) or any(months_in(cell)) for cell in short) >= _A_CALENDAR


def _rows_to_come(view: View) -> Iterator[int]:
    blank, dashed = empty_columns(view), dashed_columns(view)
    for places in tables(view):
        listed = list(dropwhile(lambda place: _BAR not in view.passages[place].text, places))
        if not listed:
            continue
        head = view.passages[listed[0]]
        is_plan = heads_a_plan(head)
        done = _SURELY_DONE if any(aim in head.squashed for aim in _AIMS) else _DONE
        of_plan = is_plan or _came_to_nothing(view, listed[0], blank) or _is_dashed_out(view, listed[0], dashed)
        rows = (view.passages[place].squashed for place in listed[1:])
        to_come = [_NOT_YET.search(said) is not None or (of_plan and not done.search(said)) for said in rows]
        yield from compress(listed[1:], to_come)
        if is_plan or (to_come and all(to_come)):
            yield listed[0]  # "ผลการดำเนินการ" over what is still to be done


def _came_to_nothing(view: View, head: int, blank: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing stands in the column that would say what came of it."""
    start = view.starts[head]
    end = start + len(view.passages[head].squashed)
    return any(start <= first < end and CAME_OF_IT.search(view.joined[first:last]) for first, last in blank)


def _is_dashed_out(view: View, head: int, dashed: Sequence[tuple[int, int]]) -> bool:
    """Whether dashes alone stand in every column that would say what came of it."""
    start, words = view.starts[head], view.passages[head].squashed
    nothing = {view.joined[first:last] for first, last in dashed if start <= first < start + len(words)}
    told = {word for word in words.split(_BAR) if CAME_OF_IT.search(word) and word != _REMARK}
    return told <= nothing and any(map(_RESULT.search, told))
