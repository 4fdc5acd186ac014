"""Words inside the name of a project: "โครงการรับฟังข้อเสนอแนะของประชาชน" recommends nothing."""

import re

from model.document import Role
from rules.indicator import Indicator, Period
from rules.measure.view import Passage

_PROJECT = re.compile(r"(?:[0-9๐-๙.)]{1,5})?(?:โครงการ|กิจกรรม)(?!/|ที่)")
_SENTENCE = re.compile(r"ประสบ|มีปัญหา|พบ|เนื่องจาก|ล่าช้า|ควร|ไม่ได้|ไม่มี|ไม่สามารถ|ยังไม่")
_LONGEST = 90  # letters of a name
_A_COURSE, _SHORT_LINE = re.compile("หลักสูตร|อบรมเรื่อง|หัวข้อ|อบรมด้าน"), 300  # letters of a line that tells of one
_COURSE = re.compile(r"(?:หลักสูตร|อบรมเรื่อง|หัวข้อ|อบรมด้าน)(?P<named>[^|:]{0,30})\Z")  # "ส่งอบรมหลักสูตรวิเคราะห์สภาพปัญหาชุมชน"


def is_in_project_name(passage: Passage, phrase: str, indicator: Indicator) -> bool:
    """Whether in a row of a report only the cell with a project's name holds the phrase."""
    if indicator.period is not Period.PREVIOUS_FY:
        return False
    if passage.role is not Role.ROW and (len(passage.squashed) > _SHORT_LINE or not _A_COURSE.search(passage.squashed)):
        return False
    holding = [cell for cell in passage.squashed.split("|") if phrase in cell]
    if holding and all(_is_of_course(cell, phrase) for cell in holding):
        return True
    return passage.role is Role.ROW and bool(holding) and all(map(_is_name, holding))


def _is_of_course(cell: str, phrase: str) -> bool:
    """Whether the phrase stands in a cell or line only behind the word for a course, in what it is called."""
    if len(cell) > _SHORT_LINE or not _A_COURSE.search(cell):
        return False
    befores = [cell[: found.start()] for found in re.finditer(re.escape(phrase), cell)]
    courses = [_COURSE.search(before) for before in befores]
    return all(course is not None and not _SENTENCE.search(course["named"]) for course in courses)


def _is_name(cell: str) -> bool:
    return len(cell) <= _LONGEST and _PROJECT.match(cell) is not None and not _SENTENCE.search(cell)
