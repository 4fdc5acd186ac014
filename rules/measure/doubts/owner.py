"""Whose paper it is: letterheads and titles that begin with another body, or with another local government's name."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.look_alikes import look_alikes
from rules.measure.page.stamps import is_stamp
from rules.measure.view import CLAIMS, Passage, View, evidence
from rules.page_words import page_words
from thai.text import clean, skeleton, squash

_SAYS_SOMETHING = 60  # letters of text: a shorter source is a cover
_FIRST_LINES = 3  # of a file: letterhead, "เรื่อง", title
_LONGEST_HEAD = 200  # letters
_NOTICES = "procurement_notices"  # acts, and papers with a letterhead all the same
_CRITERIA = "hr_criteria"  # of staff, which the central committees make
_MANUALS = frozenset({"staff_manual", "service_manual"})
_UNITS = frozenset({"ศูนย์พัฒนาเด็กเล็ก"})  # of the agency itself, whose staff have manuals too
_ADDRESSED = ("เรียน", "ถึง")
# The office of a body stands before it in a letterhead; with a verb it is a sentence ("กองช่างซ่อมถนนหน้าโรงเรียน").
_OFFICE = re.compile(r"(?:กอง|กลุ่มงาน|กลุ่ม|ฝ่าย)(?:(?!จัด|ทำ|ดำเนิน|ซ่อม|ส่งม|ได้|ให้|ร่วม|แจ้ง|มอบ|ออก|ขอ)[ก-์]){3,40}")
_LETTERHEAD = 12  # letters that may stand before the body: "ประกาศ", "ที่ 12/2565"
_PAPER = 40  # letters of a kind of paper before the body: "รายงานผลการใช้จ่ายเงิน", "แผนปฏิบัติการประจำปี 2565"
_HALF_OF_A_NAME = "องค์การบริหารส่วน"  # and "จังหวัด" behind it is no province
_OF_WHOM = "ของ"
_DOES_IT = re.compile(r"(?:[ก-์]{0,30}?)เป็น(?:ผู้|หน่วยงาน(?:ภายนอก|กลาง))(?:ประเมิน|สำรวจ|วิจัย|ศึกษา|ดำเนิน|เก็บ)")  # for the agency
_IN_A_NAME = 40  # letters from a body to the agency in its name: "กองทุนหลักประกันสุขภาพในระดับท้องถิ่น อบต.…"
_PROCUREMENT = "จัดซื้อจัดจ้าง"  # a subject, and nothing that is bought of somebody
_WHOLE_NAME = 20  # letters; behind a shorter one ("ประชาคม") stands the place
_TIME = re.compile(
    r"(?:(?:ประจำ)?ปี(?:งบประมาณ)?(?:พ\.ศ\.)?25\d\d|\(?(?:รอบ)?(?:6|หก|12|สิบสอง)เดือน(?:แรก)?\)?|ไตรมาส(?:ที่)?[1-4])+\Z"
)
_KINDS = r"เทศบาล(?:ตำ ?บล|เมือง|นคร)|องค์การบริหารส่วน(?:ตำ ?บล|จังหวัด)|อบต\.?|อบจ\.?|ท[ตมน]\."
LOCAL_GOVERNMENT = re.compile(_KINDS)
_AGENCY = re.compile(rf"(?:{_KINDS}) ?(.+)")
_SAID = ("รายงาน", "ให้", "ได้", "และ", "หรือ", "ทุจริต")  # in a sentence that goes on behind the kind of agency, and in no name
# Only where the line goes on as it does after a name: "นายก อบต. มอบ…" names nobody.
_PAPERS = "ประกาศ(?!ผลรางวัล)|แผน|รายงาน|สถิติ|สรุป|คู่มือ|ผลการ"  # "อบต.เขาสมมติ ประกาศผู้ชนะ"
_DOES = "(?:ได้)?(?:ดำเนินการ|จัดทำ|จัดอบรม|จัดซื้อ|จัดจ้าง|จัดโครงการ|กำหนด|เบิกจ่าย|ใช้จ่าย|ขอประกาศ|ขอรายงาน|ขอแจ้ง)"
_NAMED = re.compile(
    rf"(?:{_KINDS}) ?([ก-์]{{3,40}}?)(?= ?(?:$|อำเภอ|จังหวัด|อ\.|จ\.|เรื่อง|ประจำปี|ปีงบ|ปี ?\d|พ\.ศ\.|\(|{_DOES}))"
    rf"|(?:{_KINDS})([ก-์]{{3,40}}?)(?= (?:{_PAPERS}))"
)


class _Sought(NamedTuple):
    """What gives a paper to a body."""

    own: str  # the agency's name without its kind
    named: tuple[str, ...]  # long names of the subject
    told: tuple[str, ...]  # those of them that may stand behind the body
    bodies: tuple[str, ...]
    loosely: bool  # any kind of paper before the body, not only the subject's name


def another_body(view: View, indicator: Indicator, agency: str) -> tuple[Evidence, ...]:
    """The heads that give all that says something to another body; empty where one source may be the agency's own."""
    own = core_of(agency)
    if own is None or indicator.of_law or indicator.interactive:
        return ()
    sought = _sought(indicator, own)
    said: list[Evidence] = []
    for source in saying(view, indicator):
        heads = _heads(view, source)
        theirs = _of_a_body(heads, sought)
        theirs = theirs or _of_another_lao(view, source, heads, own, () if sought.loosely else sought.named)
        if theirs is None:
            return ()
        said.append(evidence(theirs))
    return tuple(said)


def _sought(indicator: Indicator, own: str) -> _Sought:
    # Others take part in what was done, and make the criteria in force: only the subject's name with theirs behind it says whose it is.
    named = tuple(name for name in indicator.topic.names if len(name) >= _WHOLE_NAME)
    made_by_others = indicator.period is Period.IN_FORCE and _CRITERIA in indicator.about
    return _Sought(
        own,
        named,
        told=() if made_by_others else named,  # "ประกาศ ก.อบต.จังหวัด เรื่อง หลักเกณฑ์…"
        bodies=tuple(body for body in look_alikes().bodies if body not in _UNITS or not _MANUALS.intersection(indicator.about)),
        loosely=(not indicator.acts or _NOTICES in indicator.about) and not made_by_others,
    )


def names(view: View, agency: str) -> bool:
    """Whether the text below the titles names the agency; of a body that is no local government nobody can say so."""
    own = core_of(agency)
    return own is None or any(_names_own(passage.squashed, own) for passage in view.passages if passage.role not in CLAIMS)


def _names_own(line: str, own: str) -> bool:
    """Whether a line names the agency itself, and not the school, the fund or the health station that is called after its place."""
    starts = [found.start() for found in LOCAL_GOVERNMENT.finditer(line) if line.startswith(own, found.end())]
    return any(not any(body in line[max(0, start - _IN_A_NAME) : start] for body in look_alikes().bodies) for start in starts)


def is_said(own: str, line: str) -> bool:
    """Whether a squashed line holds the agency's name, and not only as that of the district in which its neighbours lie too."""
    return own in line and own in without_district(own, line)


def without_district(own: str, line: str) -> str:
    """The squashed line without the district that is called as the agency is."""
    return line.replace(f"อำเภอ{own}", "").replace(f"อ.{own}", "")


@lru_cache(maxsize=64)
def core_of(agency: str) -> str | None:
    """The squashed agency's name without its kind; None for what is no local government."""
    found = _AGENCY.match(clean(agency))
    return squash(found[1]) or None if found else None


def saying(view: View, indicator: Indicator) -> list[int]:
    """The sources whose text is more than a cover's."""
    files = [passage for passage in (view.passages[start] for start, _ in view.stretches) if passage.source.is_attachment]
    names = indicator.topic.names if files and _CRITERIA not in indicator.about else ()
    return [view.passages[start].source.index for start, end in view.stretches if _says(view.passages[start:end], names)]


def _says(passages: Sequence[Passage], names: tuple[str, ...]) -> bool:
    letters = 0
    for passage in passages:
        is_text = passage.source.is_attachment or (passage.role is not Role.HEADING and not hands_out(passage, names))
        if is_text and passage.role not in CLAIMS and not is_stamp(passage.squashed):
            letters += len(passage.squashed)
        if letters >= _SAYS_SOMETHING:
            return True
    return False


def hands_out(passage: Passage, names: tuple[str, ...]) -> bool:
    """Whether a line of a page with files only says what they are: "เทศบาล… ขอเผยแพร่รายงาน… ให้ประชาชนทราบ"."""
    line = passage.squashed
    is_line = passage.role is Role.TEXT and len(line) <= _LONGEST_HEAD and not passage.source.is_attachment
    return is_line and any(name in line for name in names)


def _heads(view: View, source: int) -> list[Passage]:
    """What the source calls itself by: headings of a page and what stands first below them, first lines of a file."""
    own = (passage for passage in view.passages if passage.source.index == source and passage.role not in CLAIMS)
    headings = [passage for passage in view.headings if passage.source.index == source]
    lines = (passage for passage in own if passage.role is Role.TEXT and not is_stamp(passage.squashed))
    heads = [*headings[:_FIRST_LINES], *(islice(lines, 1) if headings else islice(own, _FIRST_LINES))]
    return [passage for passage in heads if len(passage.squashed) <= _LONGEST_HEAD]


def _of_a_body(heads: list[Passage], sought: _Sought) -> Passage | None:
    """The head that gives the paper to a body; none where one before it names the agency: a university made its survey."""
    for passage in heads:
        if _is_of_body(passage.squashed, sought):
            return passage
        if _names_own(passage.squashed, sought.own) and not passage.squashed.startswith(_ADDRESSED):
            return None
    return None


def _is_of_body(line: str, sought: _Sought) -> bool:
    for body in sought.bodies:
        if body not in line:
            continue
        before, _, behind = line.partition(body)
        if _DOES_IT.match(behind):
            continue
        is_head = _gives_it(before) if sought.loosely else _tells_it(before, behind, sought.told)
        if sought.own not in before and (is_head or _is_behind(before, sought.named)):
            return True
    return False


def _tells_it(before: str, behind: str, told: tuple[str, ...]) -> bool:
    """Whether the body stands first and the subject's name behind it: "โรงเรียน… รายงานผลการดำเนินการตามมาตรการ…"."""
    is_head = len(before) <= _LETTERHEAD and not any(word in before for word in page_words().refers)
    return is_head and any(name in behind for name in told)


def _is_behind(before: str, named: tuple[str, ...]) -> bool:
    """Whether what stands before is the subject's name, with a year or a part of it or without."""
    return _TIME.sub("", before.removesuffix(_OF_WHOM)).endswith(named)


def _gives_it(before: str) -> bool:
    """Whether what stands before a body makes the paper its own: nothing but a letterhead, "of", the kind of paper."""
    subject = before.replace(_PROCUREMENT, "") if before.endswith(_OF_WHOM) else before
    if (
        any(word in subject for word in page_words().refers)
        or LOCAL_GOVERNMENT.search(before)
        or before.endswith(_HALF_OF_A_NAME)
    ):
        return False
    if len(before) <= _LETTERHEAD or before.endswith(page_words().owned):
        return True
    if _OFFICE.fullmatch(before):
        return True
    return len(before) <= _PAPER and before.startswith(page_words().papers)


def _of_another_lao(view: View, source: int, heads: list[Passage], own: str, named: tuple[str, ...]) -> Passage | None:
    """A head that names another local government (behind one of `named`), in a source whose text never names the agency."""
    texts = (passage.squashed for passage in view.passages if passage.source.index == source and passage.role not in CLAIMS)
    if any(is_said(own, text) for text in texts):
        return None
    return next((passage for passage in heads if _names_another(passage.text, own, named)), None)


def _names_another(text: str, own: str, named: tuple[str, ...]) -> bool:
    starts = (start for start, _ in names_of_others(text, own))
    return any(not named or _is_behind(squash(text[:start]), named) for start in starts)


def names_of_others(text: str, own: str) -> Iterator[tuple[int, str]]:
    """Where the kind and name of a local government stands that is not the agency (`own`: its name without its kind), and that name."""
    for found in _NAMED.finditer(text):
        name = squash(found[1] or found[2])
        if is_another(name, own):
            yield found.start(), name


def is_another(name: str, own: str) -> bool:
    """Whether a squashed word behind the kind of agency is a name, and not the agency's own."""
    name = name.partition("ฯ")[0]  # "อบต.ดอนฯ"
    # Files lose tone marks: "หนองตัวอยาง" is the agency itself.
    is_own = skeleton(name) in skeleton(own) or skeleton(own) in skeleton(name)
    if is_own:
        return False
    begins = page_words().begins_as_place(name)
    return not any(word in name for word in _SAID) if begins is None else begins
