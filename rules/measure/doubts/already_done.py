"""What came of it, told where a plan or a policy is asked for: a column of results in every table, or entries that are done."""

import re
from collections.abc import Iterator
from itertools import dropwhile

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.blanks.empty_tables import says_nothing_yet, tables
from rules.measure.doubts.other_work import entries_of
from rules.measure.doubts.undated import OF_THE_PAPER
from rules.measure.view import Passage, View, evidence
from thai.months import MonthMention, months_in
from thai.text import squash

_PLANS = ("_plan", "hr_policy")
_BAR = "|"
_RESULT = re.compile(
    r"\A(?:ผู้)?ผล(?:งาน|ตลอดปี|ที่ได้(?!รับ))?\Z|ผล(?:การดำเนิน|การปฏิบัติ|การเบิก|การใช้|ที่ทำได้|เบิก)|\Aที่ทำได้|ถึงไหน|สถานะ|คืบหน้า|ก้าวหน้า"
    r"|จ่ายแล้ว|จ่ายจริง|เบิกจ่าย\Z|ใช้ไป|เกิดขึ้น|จริง\Z|แล้วเสร็จ|ผู้เข้าร่วม|ตั้งแต่ต้นปี|คงเหลือ|\Aเหลือ"
)
# Beside it the results are those of years before, or the plan itself.
_AHEAD = re.compile(r"แผน(?!งาน)|คาดว่า|ที่จะ|ที่คาด|เดิม|ปีที่ผ่าน|ปีก่อน|ไตรมาส(?:ที่)?[34]|ประมาณการปี")
_AIM_OF = re.compile(r"(?:เป้าหมาย|ประมาณการ)(?:ปี)?(25\d\d)")
_DONE = re.compile(
    r"(?<!ยังไม่)แล้ว(?!เสร็จภายใน)|(?<!กำหนด)(?<!ให้)แล้วเสร็จ(?!ภายใน)|เสร็จสิ้น|งดจัด|จัดเมื่อ|เบิกจ่าย(?:จริง)?\d|อยู่ระหว่าง"
    r"|ยังไม่(?:ดำเนิน|เบิก|จัด|ใช้)|ใช้(?:งบ(?:ประมาณ)?(?:สะสม)?)?\d|จ่าย\d|ไป\d|เลื่อนไป|มีคนมา|มีผู้(?:มา|เข้า|ร่วม)|มา(?:ขอ)?[ก-์]{0,6}\d+(?:คน|ราย)|ดำเนินการได้|เมื่อวันที่\d|\A[-–•*]?วันที่\d|(?:เข้าร่วม|ผู้สมัคร|ผ่านการเลือกสรร)\d"
)
_SUPPLIER = re.compile(r"หจก|บจก|บริษัท|ห้างหุ้นส่วน|ร้าน(?!ค้า|อาหาร|สวัสดิการ|ตัดผม|กาแฟ)")  # whom no plan can name
_PURCHASES = "procurement_plan"
_NUMBERED = re.compile(r"(?:^|(?<= ))\(?[0-9๐-๙]{1,2}[.)] ?(?![0-9๐-๙])")  # a file runs its lines together
_BEGINS, _ENDS = re.compile(r"(?:(?:วัน|เดือน)(?:ที่)?)?เริ่ม"), "แล้วเสร็จ"
_ROWS, _FEWEST = 3, 2
_POLICY = "hr_policy"
# What a policy or a plan says somewhere: what shall be, or what it aims at; an order that names a person is a deed.
_SHALL = re.compile(
    r"(?:^|[ |])(?:จะ|ต้อง|พึง|ส่งเสริม|สนับสนุน|พัฒนา(?!การ|ชุมชน)|ให้(?! ?(?:นาย|นาง|น\.ส\.|ว่าที่|รับโอน|ความ|คำ|บริการ)| ?$))"
    r"|มุ่ง|เป้าหมาย|เป้าประสงค์|ตัวชี้วัด|กลยุทธ์|นโยบายด้าน|(?<!ตาม)(?:กำหนด|ประกาศ)นโยบาย|วิสัยทัศน์|พันธกิจ|ปีละ|ไม่น้อยกว่า|กรอบอัตรา|^(?:แผน|นโยบาย)(?! ?\|)"
)
_DEED = re.compile(r"อบรม|บรรจุ|แต่งตั้ง|รับสมัคร|รับโอน|สรรหา|สอบ|ประชุม|จัด|ส่ง|ผู้เข้า|เข้าร่วม|หลักสูตร|ปฐมนิเทศ|เลื่อน|มอบ")


def already_done(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The heads of the columns, or the entries; of 200 right plans and policies none is told so."""
    if not all(one.endswith(_PLANS) for one in indicator.about):
        return ()  # in some years one item asks for the plan and how far it has come
    listed = [rows for rows in _with_heads(view) if len(rows) >= _ROWS]
    if listed and all(_tells_results(rows, view.framework.fiscal_year) for rows in listed):
        return tuple(evidence(rows[0]) for rows in listed[:_FEWEST])
    if _POLICY in indicator.about and (deeds := _dated_deeds(view)):
        return deeds
    done = _SUPPLIER if _PURCHASES in indicator.about else _DONE
    entries = list(_entries(view))
    told = [line for line, said in entries if done.search(said)]
    return tuple(map(evidence, told[:_FEWEST])) if len(told) >= max(_FEWEST, len(entries) / 2) else ()


def _dated_deeds(view: View) -> tuple[Evidence, ...]:
    """The lines that tell when something was done for the staff, where none says what shall be."""
    told = [
        line
        for line in view.texts
        if _DEED.search(line.squashed) and any(map(_is_day, months_in(OF_THE_PAPER.sub("", line.text))))
    ]
    if not told or any(_SHALL.search(line.text) for line in view.texts):
        return ()
    return tuple(map(evidence, told[:_FEWEST]))


def _is_day(month: MonthMention) -> bool:
    return month.day is not None and month.year_be is not None


def _with_heads(view: View) -> list[list[Passage]]:
    """The tables from their heads on; rows below a line that parts a table belong to the head above it."""
    found: list[list[Passage]] = []
    for places in tables(view):
        rows = list(dropwhile(_is_name, (view.passages[place] for place in places)))
        if not rows:
            continue
        goes_on = rows[0].squashed.rpartition(_BAR)[2][:1].isdigit()
        if not goes_on:
            found.append(rows)
        elif found and found[-1][0].source is rows[0].source:
            found[-1] += rows
    return found


def _is_name(row: Passage) -> bool:
    return _BAR not in row.text


def _tells_results(rows: list[Passage], fiscal_year: int) -> bool:
    """Whether a column that is filled in most rows is headed by what came of it, and none by what is planned."""
    head, *below = (row.squashed.split(_BAR) for row in rows)
    if any(_is_ahead(cell, fiscal_year) for cell in head):
        return False
    is_span = any(map(_BEGINS.match, head))  # from when to when: "เริ่ม | แล้วเสร็จ"
    results = (number for number, cell in enumerate(head) if number and _RESULT.search(cell))
    columns = (number for number in results if not (is_span and head[number].endswith(_ENDS)))
    return any(2 * sum(_is_filled(row, column) for row in below) >= len(below) for column in columns)


def _is_ahead(head: str, fiscal_year: int) -> bool:
    return _AHEAD.search(head) is not None or any(int(year) >= fiscal_year for year in _AIM_OF.findall(head))


def _is_filled(row: list[str], column: int) -> bool:
    return column < len(row) and not says_nothing_yet(row[column])


def _entries(view: View) -> Iterator[tuple[Passage, str]]:
    """The entries of a list or table, each with what it says; without them the lines of text that hold a figure."""
    entries = entries_of(view)
    if len(entries) < _ROWS and not any(line.role is Role.ROW for line in entries):
        entries = [line for line in view.own_lines if line.role is Role.TEXT and any(map(str.isdigit, line.squashed))]
    for line in entries:
        pieces = _NUMBERED.split(line.text) if line.source.is_attachment else [line.text]
        yield from ((line, squash(piece)) for piece in pieces if piece.strip())
