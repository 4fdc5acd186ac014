"""Divisions that the page itself says are not in it, where that of the whole agency is asked for."""

import re
from collections.abc import Iterator

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, View, evidence

_UNIT = re.compile(r"กอง(?!ทุน)|สำนัก(?!งาน)|ฝ่าย|หน่วยตรวจ")
_LATE = re.compile(r"ยังไม่(?:ได้)?(?:จัด)?(?:ส่ง|รายงาน)")
_APART = re.compile(r"(?:รายงาน|จัดทำ|เผยแพร่)(?:แยก|ต่างหาก|เอง)|แยกต่างหาก")
_LEFT_OUT = re.compile(
    r"ไม่(?:ได้)?รวม(?:ถึง)?(?:ข้อมูล|ผล|ส่วน)?(?:ของ)?(?:กอง(?!ทุน)|สำนัก(?!งาน))"
    r"|(?:รายงาน|ข้อมูล|แผน|สถิติ|จัดทำ|แสดง)[^|]{0,20}เฉพาะ[^|]{0,20}(?:กอง(?!ทุน)|สำนัก(?!งาน))"
)
# One of them is in all that says so.
_MARKS = (
    "ยังไม่ส่ง", "ยังไม่ได้ส่ง", "ยังไม่จัดส่ง", "ยังไม่ได้จัดส่ง", "ยังไม่รายงาน", "ยังไม่ได้รายงาน", "ยังไม่จัดรายงาน", "ยังไม่ได้จัดรายงาน", "แยก",
    "ต่างหาก", "รายงานเอง", "จัดทำเอง", "เผยแพร่เอง", "ไม่รวม", "ไม่ได้รวม", "เฉพาะ",
)  # fmt: skip
_SEVERAL = 2  # divisions: one that is late is a problem to be told
_BAR = "|"


def others_missing(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so, or the rows of divisions that sent nothing."""
    if indicator.of_law or indicator.interactive or not view.holds(*_MARKS):
        return ()
    lines = [view.passages[place] for place in view.holding(*_MARKS)]
    said = [line for line in lines if line.role not in CLAIMS and _leaves_out(line.squashed)]
    rows = [line for line in lines if line.role is Role.ROW and _is_unit_without(line.squashed)]
    return tuple(map(evidence, said or (rows if len(rows) >= _SEVERAL else ())))


def _leaves_out(line: str) -> bool:
    if _BAR in line:
        return False
    return _LEFT_OUT.search(line) is not None or any(len(_UNIT.findall(line, 0, end)) >= _SEVERAL for end in _ends(line))


def _ends(line: str) -> Iterator[int]:
    """Where it begins to say that they are late, or report apart."""
    yield from (found.start() for pattern in (_LATE, _APART) for found in pattern.finditer(line))


def _is_unit_without(row: str) -> bool:
    cells = [cell for cell in row.split(_BAR) if cell and not cell.isdigit()]
    return len(cells) > 1 and _UNIT.match(cells[0]) is not None and all(_LATE.match(cell) for cell in cells[1:])
