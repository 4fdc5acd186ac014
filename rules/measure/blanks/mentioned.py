"""Words of a part that stand only inside a sentence about something else: "ฟันฝ่าอุปสรรคนานา" tells no obstacle of the year."""

import re
from functools import lru_cache

from model.document import Role
from rules.indicator import Component, Indicator, Period, Structure
from rules.measure.blanks.empty_tables import tables
from rules.measure.scene import FIRST_LINES, Scene
from rules.measure.structure import MEASURES
from rules.measure.view import Passage, View
from rules.measure.wording import worded_in
from rules.phrases import Hit, different_in
from thai.text import offset_with_blanks, squash

# Of 600 right papers none tells a part by nothing but words in the middle of a phrase, in two lines or fewer; of 44 wrong ones
# that lack a part whose words stand elsewhere 17 do.
_MOST_PLACES = 2
_ROLES = frozenset({Role.TEXT, Role.ROW})
# In prose: policies, and rules that go from one matter to the next.
_TOLD_IN_PROSE = frozenset({"no_gift_policy", "pdpa", "complaint_guideline"})
_STRUCTURE, _CASES = "structure", "complaint_statistics"
# Before somebody who took no part in the deed that a line tells of.
_BESIDE = re.compile(r"(?:สนอง|ประโยชน์(?:ของ|แก่)?|ห้อง(?:ทำงาน|ประชุม)?(?:ของ)?|บริการ|คำสั่ง|นโยบาย(?:ของ)?|ดูแล|รับใช้)\Z")
_BAR = "|"
_SHORT_CELL = 25  # letters: a value, and no sentence
_PARTED = re.compile(r"[\s|/,:(\-–•.\"“”)=]+")
_REACH = 60  # letters of a text's phrase that may stand before the words
# What may stand between the beginning of a phrase and the words: numbers and words that make a name of them.
_NAMED = re.compile(
    r"(?:[-–•*✓>]|[ก-ฮ]\.|\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]+)*[.)]?|ข้อ|ส่วน|หมวด|บท|ประเด็น|จุด|เรื่อง|สิ่ง|ผู้|นโยบาย|ด้าน|การ|ความ|ที่|จะ|ควร|เป็น|ต้อง|มี|"
    r"วิธี|แนวทาง|ผล|รายงาน|ราย|ได้|รวม|สรุป|จำนวน|ยอด|พบ|ขอ|ราคา|แผน|หลักเกณฑ์|จาก|ไม่|ใช้|ยัง|กำหนด|งาน|จัดทำ|ปีต่อไป|เสี่ยง|ร้องเรียน|และ|โดย|จึง|ซึ่ง|อยู่ใน|แต่)*+"
)
# Words of doing follow the one who does it, and "none" what there is none of.
_VERB = re.compile(
    "ดำเนิน|อยู่ระหว่าง|เสร็จ|แล้วเสร็จ|ยัง|ได้จัด|จัด|ทำ|ยื่น|นำมายื่น|รายงาน(?!ผล)|ติดตามทุก|ตรวจ|ไม่มี|ไม่ได้|ไม่พบ|งดจัด|ต้อง|ควร|เสนอแนะ"
)
# The words between two marks, with what stands before and behind them: "พบ‖ปัญหา‖", "‖ข้อเสนอแนะ‖คือ", "กองคลัง‖รับผิดชอบ‖".
_MARK, _BEFORE, _BEHIND = "‖", 20, 40
_TOLD = re.compile(
    r"(?:พบ|ติด)‖|(?:จาก|ด้วย|มี)‖(?:เป้าหมาย|ตัวชี้วัด)|ไม่มี‖(?:ปัญหา|อุปสรรค|ข้อเสนอ)|ไม่(?:ได้)?ใช้‖"
    r"|(?:เป็น(?:ผู้|หน่วย(?:งาน)?(?:ที่)?)?|(?:กอง|สำนัก|ฝ่าย|งาน|ปลัด)[ก-๛]{0,12})‖(?:ผู้|ส่วนงานที่|หน่วยงานที่|หน่วยงาน)?รับผิดชอบ"
    r"|(?:รายงาน|ติดตาม)[^‖]*‖.{0,20}?(?:ต่อ(?:นายก|ปลัด|ผู้บริหาร|ที่ประชุม|สภา)|ทุก(?:เดือน|ไตรมาส|สัปดาห์|ปี|วัน|\d))"
    r"|[^‖]‖.{0,14}?(?:คือ|ได้แก่|ดังนี้|ว่า(?!ด้วย)|จาก|เพราะ|ทำให้|[:：])|[^‖]‖\d[\d,.]*(?![\d,.]|ราย|คน|เรื่อง|ฉบับ|ข้อ)"
    r"|[^‖]‖(?:ที่|เพียง|ไป|แล้ว|รวม|ประมาณ|จำนวน|เป็นเงิน|ทั้งสิ้น)*\d[\d,.]*(?:บาท|ล้าน|%)"
)
_COUNTED = re.compile(r"\d(?:เรื่อง|ราย)‖|[^‖]‖.{0,25}?(?:\d(?:เรื่อง|ราย|คดี|กรณี)|ไม่มี|[:：])")
# A day on which something was decided is no time of a project.
_DAY = re.compile(r"(?:เห็นชอบ|อนุมัติ|ประกาศ|ลงนาม|ประชุม|ข้อมูล|ณ|ลง)(?:ใช้|แล้ว)*(?:เมื่อ|ณ)*(?:วันที่)?\d{1,2}\Z")
_THINGS = re.compile("โครงการ|กิจกรรม|มาตรการ|งานที่|รายการ|รายละเอียด|ชื่องาน|หลักสูตร")  # heads of columns
_FIGURE = re.compile(r"\d")
_DENIED = re.compile("ไม่|มิใช่|มิได้|ยกเว้น|นอกจาก|นอกเหนือ")
_DEFINED = re.compile(r".{0,30}(?:หมายความว่า|หมายถึง)")


def is_only_mentioned(scene: Scene, component: Component) -> bool:
    """Whether the words of a part stand in one or two lines, never at the beginning of a phrase, a cell, or over a column."""
    phrases, at_least = _names(component)
    if not phrases or component.optional or not _is_told_in_parts(scene.indicator, component):
        return False
    find = component.find
    hits = scene.found(phrases, find.but_not if find else (), titles=find is not None and find.titles)
    if not 0 < len({scene.place(hit) for hit in hits}) <= _MOST_PLACES:
        return False
    by_title = find is not None and find.titles
    telling = [
        hit for hit in hits if _tells(scene, hit, counted=component.find is None) or (by_title and _is_title(scene, hit))
    ]
    if len(different_in(telling)) >= at_least:
        return False
    check = component.check
    return check is None or find is None or not MEASURES[check.measure](scene, check).met


def _is_told_in_parts(indicator: Indicator, component: Component) -> bool:
    """Whether a paper with parts is asked for; of a deed, which is told in sentences, only who took part."""
    if indicator.of_law or indicator.period is Period.IN_FORCE or _TOLD_IN_PROSE.intersection(indicator.about):
        return False
    find = component.find
    if indicator.acts:
        return find is not None and bool(find.instead) and not find.done
    if find is not None and find.titles:
        return _CASES in indicator.about
    return indicator.documents_usual or _STRUCTURE in indicator.about


def _names(component: Component) -> tuple[tuple[str, ...], int]:
    """The words that name the part, and how many of them must."""
    find, check = component.find, component.check
    if find is not None and not find.all:
        return find.any, find.at_least
    if check is not None and find is None and check.measure is Structure.COUNTS and "none" in check.words:
        return check.phrases("of"), 1
    return (), 0


def _tells(scene: Scene, hit: Hit, *, counted: bool) -> bool:
    passage, place = scene.passage(hit), scene.place(hit)
    if passage.role not in _ROLES or (_VERB.match(hit.phrase) and not counted):
        return True
    begin = hit.start - scene.view.starts[place]
    if passage.role is Role.ROW:
        return _tells_in_row(scene, passage, place, begin)
    end = begin + len(hit.phrase)
    if scene.indicator.acts:
        return not _BESIDE.search(passage.squashed[max(0, begin - _BEFORE) : begin])
    before, behind = passage.squashed[max(0, begin - _BEFORE) : begin], passage.squashed[end : end + _BEHIND]
    if _DEFINED.match(behind) or _DAY.search(before):
        return False
    told = _COUNTED if counted else _TOLD
    return told.search(_MARK.join((before, hit.phrase, behind))) is not None or _begins_phrase(passage, begin)


def _is_title(scene: Scene, hit: Hit) -> bool:
    """Whether a first line that tells the subject holds them: pages saved from office programs have no headings."""
    place, line = scene.place(hit), scene.passage(hit)
    if line.role is not Role.TEXT or scene.view.headings or _DENIED.search(line.squashed):
        return False
    if not scene.view.is_among_first(place, FIRST_LINES):
        return False
    return any(one.code == scene.indicator.code for one in worded_in(line.squashed, scene.view.framework))


def _tells_in_row(scene: Scene, passage: Passage, place: int, begin: int) -> bool:
    """Whether they stand over a column, begin a cell, or are nearly all of one that names no thing."""
    if place in _heads(scene.view):
        return True
    first = passage.squashed.rfind(_BAR, 0, begin) + 1
    cell = passage.squashed[first:].partition(_BAR)[0]
    is_named = _NAMED.fullmatch(passage.squashed, first, begin) is not None
    return is_named or (len(cell) <= _SHORT_CELL and not _is_of_a_thing(scene, passage, place, first))


def _is_of_a_thing(scene: Scene, passage: Passage, place: int, first: int) -> bool:
    """Whether the cell stands below the name of a thing that is done or bought, which may have any word in it."""
    head = next((one for one in sorted(_heads(scene.view), reverse=True) if one < place), None)
    if head is None:
        return False
    cells, column = scene.view.passages[head].squashed.split(_BAR), passage.squashed.count(_BAR, 0, first)
    alike = len(cells) == passage.squashed.count(_BAR) + 1
    return alike and _THINGS.search(cells[column]) is not None


@lru_cache(maxsize=1)
def _heads(view: View) -> frozenset[int]:
    """The first row of words of every table that has rows below it, and of those that have none but hold no figure."""
    first = ((next((at for at in places if _BAR in view.passages[at].text), None), len(places) > 1) for places in tables(view))
    return frozenset(
        at for at, has_rows in first if at is not None and (has_rows or not _FIGURE.search(view.passages[at].squashed))
    )


def _begins_phrase(passage: Passage, begin: int) -> bool:
    """Whether the words open a part of the line, behind words that make a name of them."""
    start = offset_with_blanks(passage.text, begin)
    *_, opening = _PARTED.split(passage.text[max(0, start - _REACH) : start])
    return _NAMED.fullmatch(squash(opening)) is not None
