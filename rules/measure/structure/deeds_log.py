"""A table of what was done, each row with its day: it shows the deeds under whatever title, also below the policy or plan itself."""

import re
from collections.abc import Iterator
from datetime import date

from rules.measure.blanks.empty_tables import tables
from rules.measure.blanks.undone import heads_a_plan, undone_places
from rules.measure.view import Passage, View
from thai.fiscal import BE_OFFSET
from thai.months import months_in

_BAR = "|"
_DAYS = ("วันที่", "เมื่อ", "วันเดือนปี", "ว/ด/ป")  # one of them heads the column of days
_OF_DEEDS = re.compile("ดำเนินการ|สิ่งที่(?:ได้)?ทำ|กิจกรรม|หลักสูตร|ผู้เข้า|ผลที่|ผลการ|งานที่ทำ|ที่ปฏิบัติ")
_OF_A_PLAN = re.compile("กำหนด|คาดว่า|จะ|แผน|ภายใน|เป้าหมาย|เมื่อไร|รับผิดชอบ|ขั้นตอน|ประเมินความเสี่ยง")
# What came of it: of a timetable no row says so.
_DONE = re.compile(r"\d ?(?:คน|ราย|ครั้ง|ท่าน|รุ่น|ชุด|แห่ง|เล่ม|เรื่อง|จุด|%)|แล้ว|ไม่พบ|ได้(?:จัด|ดำเนิน|ตรวจ|ออก|ปรับ)|คำสั่งที่ ?\d|เสร็จ|ผ่าน")
_FEWEST_ROWS = 3
_FEWEST_DONE = 2


def has_deeds_log(view: View, fiscal_year: int, as_of: date) -> bool:
    """Whether all rows of such a table have a day of the year that is past, and some say what came of it."""
    undone = undone_places(view)
    return any(undone.isdisjoint(places) and _is_log(rows, fiscal_year, as_of) for places, rows in _dated_tables(view))


def _dated_tables(view: View) -> Iterator[tuple[list[int], list[Passage]]]:
    """The rows below each head with columns for deeds and their days."""
    if not view.holds(*_DAYS):
        return
    for places in tables(view):
        listed = [place for place in places if _BAR in view.passages[place].text]
        if len(listed) <= _FEWEST_ROWS:
            continue
        head = view.passages[listed[0]]
        is_of_deeds = any(word in head.squashed for word in _DAYS) and _OF_DEEDS.search(head.squashed)
        if is_of_deeds and not _OF_A_PLAN.search(head.squashed) and not heads_a_plan(head):
            yield listed[1:], [view.passages[place] for place in listed[1:]]


def _is_log(rows: list[Passage], fiscal_year: int, as_of: date) -> bool:
    days = [list(months_in(row.text)) for row in rows]
    now = (as_of.year + BE_OFFSET, as_of.month)  # judgements are kept for a month
    all_past = all(
        of_row and all(day.fiscal_year == fiscal_year and (day.year_be or 0, day.month) <= now for day in of_row)
        for of_row in days
    )
    return all_past and sum(_DONE.search(row.squashed) is not None for row in rows) >= _FEWEST_DONE
