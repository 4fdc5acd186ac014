"""A file that calls itself a report where a plan is asked for, or a plan where a report or a deed is."""

import re
from collections.abc import Iterator
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, Passage, View, evidence

_FIRST_LINES = 3  # letterhead, "เรื่อง", title
_LONGEST = 120  # letters of a title
_REPORT = re.compile(r"(?:แบบ)?(?:รายงาน|สรุปผล|ผลการ|สถานะ)")
_PLAN = re.compile(r"(?:\(?ร่าง\)?)?(?:แผน|ประมาณการ)")
_OF_PLANS = re.compile(r"แผน|ประมาณการ|ข้อบัญญัติ|เทศบัญญัติ|แบบผด|ชี้แจง|ไม่มี")
_OF_REPORTS = re.compile(r"รายงาน|ผล|ติดตาม|สรุป|ก้าวหน้า|คืบหน้า|รอบ(?!รม)|ไตรมาส|ณวันที่|เดือน")
_CAME_OF_IT = re.compile(r"ผลการ|ผลที่|เบิก|ใช้ไป|จ่ายจริง|จ่ายแล้ว|แล้วเสร็จ|ดำเนินการแล้ว|สถานะ|ผลลัพธ์")
_NOTICES = "procurement_notices"  # deeds, and papers all the same
_BEFORE_A_DEED = re.compile(r"(?:\(?ร่าง\)?)?(?:แผน|ประมาณการ|โครงการ|นโยบาย|ประกาศ|มาตรการ|ปฏิทิน|กำหนดการ|หลักเกณฑ์)")
_REPORTS_A_DEED = re.compile(r"รายงาน|(?<!ประเมิน)ผล(?!สัมฤทธิ์)|ติดตาม|สรุป|ก้าวหน้า|คืบหน้า|รอบ(?!รม)|ณวันที่")
_CALENDAR = re.compile(r"(?:ตาราง|ร่าง)?(?:ปฏิทิน|กำหนดการ|แผน(?:การ|ปฏิบัติ|งาน|กิจกรรม|โครงการ))")
_SETS_A_PLAN = re.compile(r"[^|]{0,60}(?:กำหนด|จัดทำ)(?:เป็น)?(?:แผน|ปฏิทิน)")  # "อบต.… กำหนดแผนประจำปี จำนวน 4 กิจกรรม"
_COUNTED = re.compile(r"\d(?:คน|ราย|ครั้ง)|เมื่อ|ร่วมกับ")
_DONE = re.compile(
    r"ผลการ(?!ปฏิบัติ)|ผลที่ได้|เบิก|ใช้ไป|จ่ายจริง|จ่ายแล้ว|เสร็จ|สถานะ|ผลลัพธ์|ได้(?:จัด|ดำเนิน)|แล้ว|เมื่อวันที่|\d(?:คน|ราย|ครั้ง)(?:เข้า|ผ่าน)|เข้าร่วม|(?<!กุม)(?<!คุณ)(?<!สุข)(?<!ศักย)(?<!ประสิทธิ)(?<!สมรรถ)ภาพ"
)
_PLANS = ("_plan",)
_REPORTS = ("_report", "_half_year")


def plan_or_report(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The titles of the files, where each is of the other kind of paper."""
    is_plan = any(one.endswith(_PLANS) for one in indicator.about)
    if indicator.acts and _NOTICES not in indicator.about:
        return _before_a_deed(view)
    if not is_plan and not any(one.endswith(_REPORTS) for one in indicator.about):
        return ()
    said: list[Evidence] = []
    stretches = [view.passages[start:end] for start, end in view.stretches]
    files = [lines for lines in stretches if lines[0].source.is_attachment]
    if not files and not is_plan and not view.links:
        files = [_below_titles(lines) for lines in stretches]  # a page's own heading under the title of what was asked for
    for lines in files:
        title = _report_over(lines) if is_plan else _plan_over(lines)
        if title is None:
            return ()
        said.append(evidence(title))
    return tuple(said)


def _before_a_deed(view: View) -> tuple[Evidence, ...]:
    """The titles of the files, where each is a plan, a policy or rules by its own title and no line tells that it was done."""
    said: list[Evidence] = []
    for start, end in view.stretches:
        lines = view.passages[start:end]
        if not lines[0].source.is_attachment:
            continue
        titles = list(_titles(lines))
        title = next((line for line in titles if _BEFORE_A_DEED.match(line.squashed)), None)
        is_report = any(_REPORTS_A_DEED.search(line.squashed) for line in titles)
        if title is None or is_report or any(_DONE.search(line.squashed) for line in lines):
            return ()
        said.append(evidence(title))
    return tuple(said) or _calendar(view)


def _calendar(view: View) -> tuple[Evidence, ...]:
    """The line below the title of a page without files that calls it a calendar or a plan, where no line tells a deed."""
    if view.images or any(source.is_attachment for source in view.sources):
        return ()
    own = view.own_lines
    heads = [line for line in own if line.role is Role.HEADING][1:_FIRST_LINES]
    titles = [*heads, *islice((line for line in own if line.role is Role.TEXT), 1)]
    title = next((line for line in titles if _CALENDAR.match(line.squashed) or _SETS_A_PLAN.match(line.squashed)), None)
    if title is None or any(_DONE.search(line.squashed) or _COUNTED.search(line.squashed) for line in own):
        return ()
    return (evidence(title),)


def _report_over(lines: tuple[Passage, ...]) -> Passage | None:
    """The title of a report that names no plan."""
    for line in _titles(lines):
        if _OF_PLANS.search(line.squashed):
            return None
        if _REPORT.match(line.squashed):
            return line
    return None


def _plan_over(lines: tuple[Passage, ...]) -> Passage | None:
    """The title of a plan, in a file that tells nowhere what came of it."""
    titles = list(_titles(lines))
    if any(_OF_REPORTS.search(line.squashed) for line in titles) or any(_CAME_OF_IT.search(line.squashed) for line in lines):
        return None
    return next((line for line in titles if _PLAN.match(line.squashed)), None)


def _below_titles(lines: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """A page from its last heading before any text on."""
    text = next((place for place, line in enumerate(lines) if line.role in (Role.TEXT, Role.ROW)), len(lines))
    heads = [place for place, line in enumerate(lines[:text]) if line.role is Role.HEADING]
    return lines[heads[-1] :] if heads else ()


def _titles(lines: tuple[Passage, ...]) -> Iterator[Passage]:
    own = islice((line for line in lines if line.role not in CLAIMS), _FIRST_LINES)
    return (line for line in own if len(line.squashed) <= _LONGEST and line.role is not Role.ROW)
