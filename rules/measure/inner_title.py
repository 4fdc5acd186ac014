"""What the paper under a title calls itself: its own first line may name another thing than the title above it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.misspelt import misspelt_in
from rules.measure.view import Passage, View, evidence
from rules.measure.wording import worded_in

_FIRST_LINES = 3  # of a file: letterhead, "เรื่อง", title
_SHORTEST, _LONGEST = 12, 70  # letters before the year or the agency: a word is no title, and a longer line is a sentence
_REST = 60  # letters after them: "ประจำปีงบประมาณ พ.ศ. 2564 เทศบาลตำบลบ้านตัวอย่าง"
_PAPER = re.compile(r"(?:สรุป)?(?:รายงาน|แผน|นโยบาย|มาตรการ|คู่มือ|หลักเกณฑ์|ขั้นตอน|สถิติ|แบบ|ผล|การประเมิน|แนวทาง|แนวปฏิบัติ)")
_TAIL = re.compile(r"ประจำ(?:ปี|เดือน)|ปีงบ|พ\.ศ\.|ปี25\d\d|\(พ\.ศ|รอบ\d|รอบหก")
_SENTENCE = re.compile(
    r"(?:ฉบับ|เล่ม|แผน|รายงาน|นโยบาย|มาตรการ)นี้|ได้|เป็นไป|ระหว่างวันที่|ตั้งแต่|:"
)  # "แผนฉบับนี้ใช้ตั้งแต่ …" says something of the plan
_PIECE = 6  # letters
_TELLING = 7  # letters of a word that right content cannot do without; "งบ" and "จ้าง" stand in many a title
_SHARE = 0.5  # of a title that stands in the subject's names: told in words of its own
_HEADS = frozenset({Role.TITLE, Role.BREADCRUMB, Role.LINK})


def another_title(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The titles that the papers give themselves, where all of them are another thing's."""
    if indicator.acts or indicator.of_law or indicator.interactive or indicator.period is Period.IN_FORCE:
        return ()
    titles = [(passage, said) for passage in _lines(view) if (said := _title(passage.squashed))]
    if not titles or any(_fits(said, passage, view, indicator) for passage, said in titles):
        return ()
    return tuple(evidence(passage) for passage, _ in titles[:_FIRST_LINES])


def _lines(view: View) -> Iterator[Passage]:
    """The lines that may be the title of a paper: the first ones of a file, and those below the first heading of a page."""
    for start, end in view.stretches:
        own = (view.passages[place] for place in range(start, end) if place not in view.stamps)
        if view.passages[start].source.is_attachment:
            yield from islice((passage for passage in own if passage.role not in _HEADS), _FIRST_LINES)
        else:
            headings = [place for place in view.places[Role.HEADING] if start <= place < end and place not in view.stamps]
            yield from [view.passages[place] for place in headings[1:_FIRST_LINES]]
            yield from islice((passage for passage in own if passage.role is Role.TEXT), 1)


def _title(line: str) -> str:
    """What a line names, without its year; empty where it is no title of a paper."""
    tail = _TAIL.search(line)
    if tail is None or not _PAPER.match(line) or _SENTENCE.search(line):
        return ""
    name = line[: tail.start()]
    return name if _SHORTEST <= len(name) <= _LONGEST and len(line) - len(name) <= _REST else ""


def _fits(said: str, passage: Passage, view: View, indicator: Indicator) -> bool:
    line = passage.squashed
    if any(name in line for name in indicator.topic.names):
        return True
    told = (*worded_in(line, view.framework), *misspelt_in(line, view.framework))
    if any(one.code == indicator.code for one in told):
        return True
    needs = indicator.topic.needs
    if any(word in said for word in needs if len(word) >= _TELLING):
        return True  # "สรุปแบบสอบถามผู้รับบริการ"
    return _shared(said, indicator) >= _SHARE and (not needs or any(word in line for word in needs))


def _shared(said: str, indicator: Indicator) -> float:
    """How much of a title consists of pieces of the subject's names."""
    pieces, covered, reached = _pieces(indicator), 0, 0
    for start in range(len(said) - _PIECE + 1):
        if said[start : start + _PIECE] in pieces:
            covered += start + _PIECE - max(start, reached)
            reached = start + _PIECE
    return covered / len(said)


@lru_cache(maxsize=128)
def _pieces(indicator: Indicator) -> frozenset[str]:
    names = indicator.topic.names
    return frozenset(name[start : start + _PIECE] for name in names for start in range(len(name) - _PIECE + 1))
