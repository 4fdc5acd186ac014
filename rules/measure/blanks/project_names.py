"""Words inside the name of a project: "โครงการรับฟังข้อเสนอแนะของประชาชน" recommends nothing."""

import re

from model.document import Role
from rules.indicator import Indicator, Period
from rules.measure.view import Passage

_PROJECT = re.compile(r"(?:[0-9๐-๙.)]{1,5})?(?:โครงการ|กิจกรรม)(?!/|ที่)")
_SENTENCE = re.compile(r"ประสบ|มีปัญหา|พบ|เนื่องจาก|ล่าช้า|ควร|ไม่ได้|ไม่มี|ไม่สามารถ|ยังไม่")
_LONGEST = 90  # letters of a name


def is_in_project_name(passage: Passage, phrase: str, indicator: Indicator) -> bool:
    """Whether in a row of a report only the cell with a project's name holds the phrase."""
    if indicator.period is not Period.PREVIOUS_FY or passage.role is not Role.ROW:
        return False
    holding = [cell for cell in passage.squashed.split("|") if phrase in cell]
    return bool(holding) and all(map(_is_name, holding))


def _is_name(cell: str) -> bool:
    return len(cell) <= _LONGEST and _PROJECT.match(cell) is not None and not _SENTENCE.search(cell)
