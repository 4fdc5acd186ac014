"""What a paper of this kind is, and who must make one: "แผนการจัดซื้อจัดจ้าง คือ เอกสารที่หน่วยงานต้องจัดทำ" shows none."""

import re

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import View, evidence

_IS = ("คือ", "หมายถึง")
_WHAT = re.compile(r"(?:คือ|หมายถึง)(?:เอกสาร|แผน|การ|รายงาน|ข้อมูล|เครื่องมือ|กระบวนการ|นโยบาย)")
_MUST = re.compile(r"ต้อง(?:จัดทำ|ทำ|ประกาศ|เผยแพร่|รายงาน)|ตามมาตรา|ยกเว้น|ประโยชน์|เพื่อให้ทราบ|ช่วยให้")
_LONGEST = 900  # letters; a longer text goes on to the thing itself
_FEWEST_ROWS = 2  # of a table: a head and an entry


def defined(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The line that says what it is and the one that says why; empty where rows, pictures or files stand beside them."""
    if not indicator.documents_usual or indicator.acts or indicator.of_law or view.letters > _LONGEST or not view.holds(*_IS):
        return ()
    if len(view.places[Role.ROW]) >= _FEWEST_ROWS or view.offers or view.images or view.forms:
        return ()
    if any(source.is_attachment for source in view.sources):
        return ()
    lines = [view.passages[place] for place in view.places[Role.TEXT] if place not in view.stamps]
    what = next((line for line in lines if _says_what(line.squashed, indicator)), None)
    must = next((line for line in lines if _MUST.search(line.squashed)), None)
    return (evidence(what), evidence(must)) if what is not None and must is not None else ()


def _says_what(line: str, indicator: Indicator) -> bool:
    """Whether the subject's name stands right before the words."""
    return any(line[: found.start()].endswith(indicator.topic.names) for found in _WHAT.finditer(line))
