"""What the paper under a title calls itself: its own first line may name another thing than the title above it."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.doubts.other_paper import all_titled
from rules.measure.doubts.owner import LOCAL_GOVERNMENT
from rules.measure.mentions import mentions_in
from rules.measure.misspelt import misspelt_in
from rules.measure.view import CLAIMS, Passage, View, evidence
from rules.measure.wording import worded_in
from thai.text import squash

_FIRST_LINES = 3  # of a file: letterhead, "เรื่อง", title
_SHORTEST, _LONGEST = 12, 70  # letters before the year or the agency: a word is no title, and a longer line is a sentence
_REST, _REST_WITH_AGENCY = 60, 110  # letters after them: "ประจำปีงบประมาณ พ.ศ. 2564 เทศบาลตำบลบ้านตัวอย่าง อำเภอ…"
_PAPER = re.compile(r"(?:สรุป)?(?:รายงาน|แผน|นโยบาย|มาตรการ|คู่มือ|หลักเกณฑ์|ขั้นตอน|สถิติ|แบบ|ผล|การประเมิน|แนวทาง|แนวปฏิบัติ)")
# What an announcement, an order or a memo says that it is about, whatever kind of paper that is.
_SUBJECT = re.compile(r"(?:(?:ประกาศ|บันทึกข้อความ|คำสั่ง)[^|]{0,90})?เรื่อง(?!ร้อง)[:.]?(?=.)")
_TAIL = re.compile(r"ประจำ(?:ปี|เดือน)|ปีงบ|พ\.ศ\.|ปี25\d\d|\(พ\.ศ|รอบ\d|รอบหก")
_SENTENCE = re.compile(
    r"(?:ฉบับ|เล่ม|แผน|รายงาน|นโยบาย|มาตรการ)นี้|ได้|เป็นไป|ระหว่างวันที่|ตั้งแต่|มี[0-9๐-๙]|:"
)  # "แผนฉบับนี้ใช้ตั้งแต่ …", "… ปี 2564 มี 4 โครงการ" say something of the plan
_PIECE = 6  # letters
_TELLING = 7  # letters of a word that right content cannot do without; "งบ" and "จ้าง" stand in many a title
_SHARE = 0.5  # of a title that stands in the subject's names: told in words of its own
_NEARLY_ALL = 0.7  # of a line that is another item's name as it stands
_NOTICES = "procurement_notices"  # deeds that are told by any paper of purchases
# What an announcement declares is done by it: "ประกาศ เรื่อง นโยบายไม่รับของขวัญ", which the executive signs.
_DECLARED = "no_gift_policy"
# The plan that citizens help to make, and what came of it, which a committee with some of them looks after.
_WITH_CITIZENS, _THEIR_PLAN = "participation", frozenset({"development_plan", "operations_report"})
_REFERS = "ตาม"  # "ตามแผนปฏิบัติการ…" below the title of the report on it
# Papers on one task or service each: "เรื่อง การจัดเก็บภาษีป้าย" below what they call themselves says which.
_OF_ONE_TASK = frozenset({"staff_manual", "service_manual"})
_WHICH = "เรื่อง"
# Before a paper's name: the agency whose it is; and what makes it a report on the paper that it names.
_OF_THE_AGENCY = re.compile(
    rf"(?:{LOCAL_GOVERNMENT.pattern})[^|\d]{{2,30}}?(?=(?:แบบ|สรุป)?(?:รายงาน|แผน|มาตรการ|ความก้าวหน้า|ความคืบหน้า))"
)
_REPORTS_ON = re.compile(
    r"(?:แบบ|สรุป|รายงาน|ผล|การ|กำกับ|ติดตาม|ประเมิน|ดำเนินการ|ดำเนินงาน|ปฏิบัติ|ความก้าวหน้า|ความคืบหน้า|โครงการ|กิจกรรม|และ|นำ|ตาม)+"
)
_PART_OF_A_YEAR = re.compile(r"\(|ไตรมาส|รอบ\d|ปี25\d\d")
_BAR = "|"  # between the cells of a row; the only one of a row is a line


def another_title(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The titles that the papers give themselves, where all of them are another thing's."""
    if indicator.acts:
        return _anothers_papers(view, indicator) if _NOTICES not in indicator.about else ()
    if indicator.of_law or indicator.interactive:
        return ()
    lines = list(_lines(view))
    if _OF_ONE_TASK.intersection(indicator.about):
        lines = [line for line in lines if not _says_which(line, lines, view, indicator)]
    if any(name in line.squashed for line in lines for name in indicator.topic.names):
        return ()
    named = [line for line in lines if _is_anothers(line.squashed, view, indicator)]
    # What is in force goes by the titles of its parts: only another item's own name speaks against it.
    is_in_force = indicator.period is Period.IN_FORCE
    titled = [] if is_in_force else [(line, said) for line in lines if line not in named and (said := _title(line.squashed))]
    if any(_fits(said, line, view, indicator) for line, said in titled):
        return ()
    return tuple(map(evidence, [*named, *(passage for passage, _ in titled)][:_FIRST_LINES]))


def _anothers_papers(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The titles of the papers that say something, where each is the name of another item."""

    def title_in(first_lines: list[Passage]) -> Passage | None:
        lines = [line for line in first_lines if _BAR not in line.text]
        title = next((line for line in lines if _is_anothers_paper(line.squashed, view, indicator)), None)
        return None if title is None or any(_tells(line.squashed, view, indicator) for line in lines) else title

    return all_titled(view, indicator, title_in)


def _is_anothers_paper(line: str, view: View, indicator: Indicator) -> bool:
    """Whether a line calls the paper by the name of another item, or a report on what has that name."""
    if len(line) > _LONGEST + _REST_WITH_AGENCY:
        return False
    title = _called(line)
    on = _REPORTS_ON.match(title)
    begins = on.end() if on else 0
    if len(title) < _SHORTEST or not (begins or _PAPER.match(title)) or _SENTENCE.search(title):
        return False
    names = mentions_in(title, view.framework).names
    others = (one for one in names if _has_papers(view.framework.indicator(one.code), indicator))
    return any(one.start <= begins and len(title) - one.end <= (1 - _NEARLY_ALL) * (len(title) - one.start) for one in others)


def _has_papers(other: Indicator, indicator: Indicator) -> bool:
    """Whether another item asks for papers, and for none that may stand here, too."""
    if other.code in (indicator.code, indicator.follows) or _DECLARED in other.about:
        return False
    is_theirs = _WITH_CITIZENS in indicator.about and not _THEIR_PLAN.isdisjoint(other.about)
    return other.documents_usual and not is_theirs


def _called(line: str) -> str:
    """What a line names, without the announcement before it, the agency, and the part of the year."""
    for before in (_SUBJECT, _OF_THE_AGENCY):
        found = before.match(line)
        line = line[found.end() :] if found else line
    behind = (LOCAL_GOVERNMENT.search(line), _PART_OF_A_YEAR.search(line), _TAIL.search(line))
    return line[: min((found.start() for found in behind if found), default=len(line))]


def _lines(view: View) -> Iterator[Passage]:
    """The lines that may be the title of a paper: the first ones of a file, and those below the first heading of a page."""
    for start, end in view.stretches:
        own = (view.passages[place] for place in range(start, end) if place not in view.stamps)
        if view.passages[start].source.is_attachment:
            yield from islice((passage for passage in own if passage.role not in CLAIMS), _FIRST_LINES)
        else:
            headings = [place for place in view.places[Role.HEADING] if start <= place < end and place not in view.stamps]
            yield from [view.passages[place] for place in headings[1:_FIRST_LINES]]
            yield from islice((passage for passage in own if passage.role is Role.TEXT), 1)


def _says_which(line: Passage, lines: list[Passage], view: View, indicator: Indicator) -> bool:
    """Whether a line only says what the manual is on, and the other first lines of the same file tell the subject and no other.

    Where a part asks which service it is, the line names one: "เรื่อง การดูแลคนพิการที่บ้าน" does not.
    """
    if not line.squashed.startswith(_WHICH) or not line.source.is_attachment:
        return False
    asked = [part.find.any for part in indicator.components if part.find is not None and part.find.titles]
    if not all(any(word in line.squashed for word in words) for words in asked):
        return False
    head = "".join(one.squashed for one in lines if one.source is line.source and one is not line)
    told = {one.code for one in worded_in(head, view.framework)} | mentions_in(head, view.framework).named
    return told == {indicator.code}


def _is_anothers(line: str, view: View, indicator: Indicator) -> bool:
    """Whether a line is hardly more than the name of another item, and none of the parts asked for is called so."""
    if len(line) > _LONGEST + _REST or line.startswith(_REFERS) or _SENTENCE.search(line):
        return False
    if _tells(line, view, indicator):
        return False
    mentions = mentions_in(line, view.framework)
    tail = _TAIL.search(line)
    title = line[: tail.start()] if tail else line
    denied = {denial.code for denial in mentions.against(0, len(line))} | {indicator.follows}
    others = (one for one in mentions.names if one.code not in denied and view.framework.indicator(one.code).documents_usual)
    longest = max((name.end - name.start for name in others), default=0)
    if len(title) < _SHORTEST or longest < _NEARLY_ALL * len(title):
        return False
    return not any(_covered(title, squash(part.name_th)) >= _SHARE for part in indicator.components)


def _title(line: str) -> str:
    """What a line names, without its year; empty where it is no title of a paper."""
    announced = _SUBJECT.match(line)
    line = line[announced.end() :] if announced else line
    tail = _TAIL.search(line)
    if announced and tail is None:
        return line if _SHORTEST <= len(line) <= _LONGEST and not _SENTENCE.search(line) else ""
    if tail is None or not (announced or _PAPER.match(line)) or _SENTENCE.search(line):
        return ""
    name, rest = line[: tail.start()], line[tail.start() :]
    most = _REST_WITH_AGENCY if LOCAL_GOVERNMENT.search(rest) else _REST
    return name if _SHORTEST <= len(name) <= _LONGEST and len(rest) <= most else ""


def _fits(said: str, passage: Passage, view: View, indicator: Indicator) -> bool:
    line = passage.squashed
    if _tells(line, view, indicator):
        return True
    needs = indicator.topic.needs
    if any(word in said for word in needs if len(word) >= _TELLING):
        return True  # "สรุปแบบสอบถามผู้รับบริการ"
    return _shared(said, indicator) >= _SHARE and (not needs or any(word in line for word in needs))


def _tells(line: str, view: View, indicator: Indicator) -> bool:
    """Whether a line names the subject in other words, or with letters lost."""
    told = (*worded_in(line, view.framework), *misspelt_in(line, view.framework))
    return any(one.code == indicator.code for one in told)


def _shared(said: str, indicator: Indicator) -> float:
    return _covered(said, _pieces(indicator))


def _covered(said: str, pieces: Container[str]) -> float:
    """How much of a title consists of pieces that stand there."""
    covered, reached = 0, 0
    for start in range(len(said) - _PIECE + 1):
        if said[start : start + _PIECE] in pieces:
            covered += start + _PIECE - max(start, reached)
            reached = start + _PIECE
    return covered / len(said)


@lru_cache(maxsize=128)
def _pieces(indicator: Indicator) -> frozenset[str]:
    names = indicator.topic.names
    return frozenset(name[start : start + _PIECE] for name in names for start in range(len(name) - _PIECE + 1))
