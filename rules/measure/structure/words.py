"""What must not be there: the words of another kind of document, and what only a report of results tells."""

import re
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Check, Period
from rules.measure.person import person_in
from rules.measure.scene import MOST_QUOTES, Scene, Seen
from rules.measure.structure.acts import acts_told
from rules.measure.time.signed_day import days_in_force, signed_days
from rules.measure.view import Passage, evidence
from rules.phrases import different_in

_CLEARLY = 2  # twice as many words as are tolerated leave no doubt
# So many lines that tell what was done or spent, or one such column: of 49 right plans and policies none has either. Of 82 reports of
# results under a plan's title the words alone show 27, with these 50.
_DONE_LINES = 3
_SURELY_DONE = 2  # lines below such a column
_DONE = re.compile(
    r"แล้วเสร็จ|เสร็จสิ้น|เสร็จเรียบร้อย|(?:ดำเนินการ|เบิก|จ่าย|ใช้|ทำ)(?:ไป)?แล้ว|(?:ใช้|จ่าย)(?:ไป|จริง)|(?:ดำเนินการ|ประชุม|อบรม)เมื่อ|"
    r"(?:บรรจุ|โอน|อบรม|ครบ|จัด|แต่งตั้ง|โบนัส)(?:ไป)?แล้ว|ได้ดำเนินการ|คืบหน้า|ความก้าวหน้า|ผู้เข้า(?:ร่วม|อบรม|รับการอบรม)\D{0,12}\d|แล้วเมื่อ|"
    r"(?:ใช้จ่าย|เบิกจ่าย|บาทจ่าย|จ่ายจริง)\d|ไม่ได้จ่าย|ยังไม่ถึงกำหนด"
)
# One of them is in all that it matches.
_DONE_WORDS = (
    "แล้ว", "เสร็จ", "ใช้ไป", "ใช้จริง", "จ่าย", "การเมื่อ", "ประชุมเมื่อ", "อบรมเมื่อ", "ได้ดำเนินการ", "ก้าวหน้า", "คืบหน้า",
    "ผู้เข้า", "ยังไม่ถึงกำหนด",
)  # fmt: skip
_DONE_COLUMN = re.compile(
    r"\|(?:ผู้รับจ้าง|ผู้ขาย|คู่สัญญา|ผู้ชนะ|ราคาที่ตกลง|วันที่ทำสัญญา|เลขที่สัญญา|วันที่ตรวจรับ|สิ่งที่ได้ดำเนินการ|ผลปี(?:งบประมาณ)?(?:พ\.ศ\.)?\d+|(?:ผล)?(?:การ)?(?:เบิกจ่าย|ใช้จ่าย|ใช้จ่ายจริง|เบิกจ่ายจริง|ใช้จริง|จ่ายจริง|ใช้ไป|ใช้ไปแล้ว)|คงเหลือ|ความก้าวหน้า|ความคืบหน้า|ดำเนินการเมื่อ|ผลการดำเนิน(?:การ|งาน)|ผลที่ได้|ผลตลอดปี|หลักฐาน)"
    r"(?:\(บาท\))?(?:\||\Z)"
)
_SAYS_SOMETHING = 20  # letters
_PEOPLE = 3  # rows
_CRITERIA = "hr_criteria"  # of which no number of people is a part
_COUNTED = re.compile(r"\| ?[^|]*[0-9๐-๙] ?(?:คน|ราย)")


def lacks(scene: Scene, check: Check) -> Seen:
    """Fewer than so many of the words that a report of results uses: one or two stand in every plan's preface."""
    first = next(scene.content_of(*Role), None)
    if first is None:
        return Seen(None)
    contrary = different_in(scene.found(check.phrases("of")))
    if len(contrary) >= check.at_least:
        return Seen(False if len(contrary) >= check.at_least * _CLEARLY else None, scene.quotes(contrary))
    return _reports(scene) or Seen(True, (evidence(first),))


def _reports(scene: Scene) -> Seen | None:
    """What tells of things done: surely where a table has a column for it, and nothing else stands beside that table."""
    heads = [row for row in scene.content_of(Role.ROW) if _DONE_COLUMN.search(row.squashed)]
    done = [passage for passage in scene.content_with(*_DONE_WORDS) if _DONE.search(passage.squashed)]
    if not heads and len(done) < _DONE_LINES:
        return _logs(scene)
    alone = len({passage.source.index for passage in scene.content if len(passage.squashed) > _SAYS_SOMETHING}) == 1
    certain = bool(heads) and len(done) >= _SURELY_DONE and alone
    return Seen(False if certain else None, _quotes(*heads, *done))


def _logs(scene: Scene) -> Seen | None:
    """What tells of single days or lists people, where a rule or policy in force is asked for."""
    if scene.indicator.period is not Period.IN_FORCE:
        return None
    rows = list(scene.content_of(Role.ROW))
    people = [row for row in rows if person_in(row.text)]
    told = (acts_told(scene) and acts_told(_without_its_own_days(scene))) or (
        _quotes(*people) if len(people) >= max(_PEOPLE, len(rows) // 2) else ()
    )
    counted = [row for row in rows if _CRITERIA in scene.indicator.about and _COUNTED.search(row.text)]
    told = told or (_quotes(*counted) if len(counted) >= _PEOPLE else ())
    return Seen(None, told) if told else None


def _without_its_own_days(scene: Scene) -> Scene:
    """The scene without the lines that say when the policy was announced and from when it holds."""
    own = (*signed_days(scene.view, scene.indicator), *days_in_force(scene.view))
    return scene.without(scene.promising.union(own), scene.empty)


def _quotes(*passages: Passage) -> tuple[Evidence, ...]:
    return tuple(map(evidence, islice(dict.fromkeys(passages), MOST_QUOTES)))
