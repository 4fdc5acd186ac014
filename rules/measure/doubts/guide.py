"""Files that are a guide, a rule or a code by their own title, under the subject's name, where what was made or done is asked for."""

import re
from collections.abc import Iterator

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.view import CLAIMS, Passage, View, evidence

_MARKS = ("คู่มือ", "ประมวล", "ระเบียบ", "ข้อบังคับ", "พระราช", "หลักสูตร", "เอกสารประกอบ", "แนวทางการ")
_GUIDE = re.compile(
    r"(?:\d{1,2}[.)])?(?:คู่มือ|ประมวล(?:จริยธรรม|กฎหมาย)|(?:ข้อบังคับ|ระเบียบ)(?!วาระ)|พระราช(?:บัญญัติ|กฤษฎีกา)|หลักสูตร|"
    r"เอกสารประกอบ(?:การ)?(?:อบรม|บรรยาย|ประชุม)|แนวทางการ(?:ประเมิน|จัดทำ|กำหนด))"
)
# A preface cites the rule by which the paper was made: "ระเบียบ…ข้อ 26 กำหนดให้จัดทำ…", and its title may follow on the next page.
_LAW = re.compile("(?:ประมวลกฎหมาย|ข้อบังคับ|ระเบียบ|พระราช)")
_PREFACES = ("คำนำ", "บทนำ", "หลักการ", "ความเป็นมา", "เหตุผล", "1.หลักการ", "1.ความเป็นมา", "1.บทนำ")
_CLAUSE = re.compile(r"(?:ข้อ|มาตรา)\d+(?:\(\d+\)|และ|วรรค[ก-์]*)*(?:ได้)?(?:กำหนด|บัญญัติ|ให้)|(?:กำหนด|บัญญัติ)ให้")
_MADE_BY_IT = re.compile("จึง(?:ได้)?(?:จัดทำ|รวบรวม|รายงาน|สรุป|ประเมิน)(?!คู่มือ|ระเบียบ|ข้อบังคับ|ประมวล|หลักเกณฑ์|แนวทาง|เอกสาร)")
# Manuals, rules and what is told by them.
_MAY_BE_ONE = frozenset({
    "staff_manual", "service_manual", "complaint_guideline", "hr_criteria", "hr_policy", "powers", "news", "e_service",
    "no_gift_policy", "procurement_notices", "development_plan",
})  # fmt: skip
_FIRST_LINES = 2  # of a file: letterhead, title
_LONGEST = 120  # letters of a title
_WITH_A_FILE = 2  # sources
_A_COVER = 200  # letters of the page's own text; a longer one is content itself


def guide(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The titles of the files, where each is one of these and the page is no more than their cover."""
    if (
        indicator.of_law
        or indicator.interactive
        or indicator.period is Period.IN_FORCE
        or _MAY_BE_ONE.intersection(indicator.about)
    ):
        return ()
    if len(view.stretches) < _WITH_A_FILE or not view.readable or not view.holds(*_MARKS):
        return ()
    said: list[Evidence] = []
    own = 0
    for start, end in view.stretches:
        lines = [view.passages[place] for place in range(start, end) if place not in view.stamps]
        if not lines or not lines[0].source.is_attachment:
            own += sum(len(line.squashed) for line in lines if line.role in (Role.TEXT, Role.ROW))
            continue
        texts = list(_text(lines))
        title = next((place for place, line in enumerate(texts[:_FIRST_LINES]) if _is_guide(line)), None)
        if title is None or _is_preface(texts, title, indicator):
            return ()
        said.append(evidence(texts[title]))
    return tuple(said) if own <= _A_COVER else ()


def _is_preface(texts: list[Passage], place: int, indicator: Indicator) -> bool:
    """Whether the line only says by what rule the paper was made, which below it has its own title or says that it was."""
    if not _LAW.match(texts[place].squashed):
        return False
    above = any(line.squashed.startswith(_PREFACES) for line in texts[:place])
    below = texts[place + 1 :]
    if not above and not any(_CLAUSE.search(line.squashed) for line in (texts[place], *below[:1])):
        return False
    return any(line.squashed.startswith(indicator.topic.names) or _MADE_BY_IT.search(line.squashed) for line in below)


def _text(lines: list[Passage]) -> Iterator[Passage]:
    return (line for line in lines if line.role not in CLAIMS)


def _is_guide(line: Passage) -> bool:
    return len(line.squashed) <= _LONGEST and _GUIDE.match(line.squashed) is not None
