"""How something is done, told by its order and its time: steps in lines of their own, whatever the heading over them is called."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import starmap

from model.document import Role
from rules.indicator import Check
from rules.measure.blanks.empty_tables import tables
from rules.measure.person import person_in
from rules.measure.scene import MOST_QUOTES, Scene, Seen
from rules.measure.view import Passage, View, evidence

Span = tuple[int, int]

# So many different acts in the place of a step, or lines with a length of time: of 60 right manuals 6 have no word for "step" and
# these; of 30 wrong ones (orders, lists of services, rules of conduct) none has.
_FEWEST = 3
_MANY = 3  # acts in the middle of lines: a person must look
_OPEN = 2  # one act may begin any list
_LINES = (Role.TEXT, Role.ROW, Role.HEADING)
_LENGTH = re.compile(r"(?<!ทุก)(?<!ทุก )(?<![0-9๐-๙])[0-9๐-๙]+(?: ?[-–] ?[0-9๐-๙]+)? ?(?:นาที|ชั่วโมง|ชม\.|วันทำการ|วัน(?!ที่))")
_WHO = r"(?:(?:ประชาชน|ผู้ขอ|ผู้ยื่นคำขอ|ผู้รับบริการ|เจ้าหน้าที่|จนท\.) ?)?"
_NUMBERED = re.compile(r"(?:ขั้น(?:ตอน)?ที่ ?[0-9๐-๙]{1,2}[.:)]?|\(?[0-9๐-๙]{1,2}[.)]) ?(?=[ก-๙])")
# The head of a list of services with how long each takes; beside it a column that tells how one is obtained.
_SERVICES = re.compile(r"(?:(?:ลำดับ(?:ที่)?|ที่)\|)?(?:ชื่อ|ประเภท)?(?:งาน)?(?:บริการ|งาน|กระบวนงาน|เรื่อง)(?=\|)")
# The head of a plan or calendar, of somebody's targets or rights, of how much there is to do: its rows are no steps.
_PLANNED = re.compile(r"งบประมาณ|วงเงิน|หลักสูตร|กลุ่มเป้าหมาย|น้ำหนัก|สิทธิ|อัตรากำลัง|\|จำนวนต่อปี|\Aเดือน\|")
# What a month's work came to: "ตรวจสอบอาคาร 4 ราย แล้วเสร็จ".
_CAME_TO = re.compile(r"(?<=[ก-๙] )[0-9๐-๙,]+ ?(?:ราย|จุด|โครงการ|แห่ง|เรื่อง|คัน|สาย|ครัวเรือน)(?![ก-๙])")
_HOW = re.compile("ขั้นตอน|วิธี|เอกสาร|หลักฐาน|ยื่น|รายละเอียด|ผู้รับผิดชอบ")
_PLACE = (
    r"(?:\A[-–•*→]? ?|ขั้น(?:ตอน)?ที่ ?[0-9๐-๙]+[.:]? ?|(?:[|•→»]|-*>) ?"
    r"|(?<![0-9๐-๙.,/])(?:[0-9๐-๙]{1,2}[.)] ?){1,2}(?:[0-9๐-๙]{1,2} )?|\A[0-9๐-๙]{1,2} )"
)


def steps(scene: Scene, check: Check) -> Seen:
    """Enough different acts, each at the beginning of a numbered or listed line, or enough lines that say how long each takes.

    Fewer leave it open: a writer may have acts of his own.
    """
    words, view = check.phrases("act"), scene.view
    naming = {scene.place(hit) for hit in scene.hits.of(words)}
    told, timed = dict[str, tuple[Passage, Span]](), list[tuple[Passage, Span]]()
    heads = [line for line in _heads(view) if not _HOW.search(line)]
    is_planned = any(map(_PLANNED.search, heads))
    for place in view.places_of(_LINES):
        passage = view.passages[place]
        said = list(_acts(words).finditer(passage.text)) if place in naming else []
        length = _LENGTH.search(passage.text) if len(timed) < _FEWEST else None
        # An order that divides the work has its lines of duties too, each with a name.
        if not (said or length) or scene.is_apart(place) or person_in(passage.text) is not None:
            continue
        is_other = _CAME_TO.search(passage.text) or (is_planned and passage.role is Role.ROW)
        for found in () if is_other else said:
            told.setdefault(found[1], (passage, found.span(1)))
        if length:
            timed.append((passage, length.span()))
    lists_services = is_planned or any(map(_SERVICES.match, heads))
    for shown in (list(told.values()), [] if lists_services else timed):
        if len(shown) >= _FEWEST:
            return Seen(True, tuple(starmap(evidence, shown[:MOST_QUOTES])))
    ordered = _acts_in_lines(scene, words, naming)
    if len(told) >= _OPEN and not is_planned and len(ordered) >= _FEWEST and all(map(_is_numbered, ordered)):
        return Seen(True, tuple(starmap(evidence, ordered[:MOST_QUOTES])))
    listed = tuple(told.values()) if len(told) >= _OPEN else ordered
    listed = listed or (tuple(timed) if lists_services else ())
    return Seen(None if listed else False, tuple(starmap(evidence, listed[:MOST_QUOTES])))


def _heads(view: View) -> list[str]:
    """The first rows of tables."""
    return [view.passages[places[0]].squashed for places in tables(view)]


def _acts_in_lines(scene: Scene, words: tuple[str, ...], naming: Iterable[int]) -> tuple[tuple[Passage, Span], ...]:
    """Acts behind the time of each ("ก่อนวันที่ 25 ดึงรายชื่อ ตรวจกับ…"), one after the other, or anywhere in numbered lines."""
    said: dict[str, tuple[Passage, Span]] = {}
    numbered: dict[int, tuple[Passage, Span]] = {}
    for place in naming:
        passage = scene.view.passages[place]
        if passage.role not in _LINES or scene.is_apart(place) or person_in(passage.text) is not None:
            continue
        for found in _within(words).finditer(passage.text):
            said.setdefault(found[1], (passage, found.span(1)))
        if _NUMBERED.match(passage.text):
            numbered[place] = passage, (0, len(passage.text))
    if len(numbered) >= _FEWEST:
        return tuple(numbered.values())
    several = len({id(passage) for passage, _ in said.values()}) >= _OPEN or scene.read_file
    return tuple(said.values()) if len(said) >= _MANY and several else ()


def _is_numbered(shown: tuple[Passage, Span]) -> bool:
    return _NUMBERED.match(shown[0].text) is not None


@lru_cache(maxsize=8)
def _within(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"[ /]({'|'.join(map(re.escape, words))})")


@lru_cache(maxsize=8)
def _acts(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"{_PLACE}{_WHO}({'|'.join(map(re.escape, words))})")
