"""Papers for another purpose under the title of an item: minutes of the council, an LPA result, the rules of the yearly bonus."""

import re
from collections.abc import Callable, Iterable
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.look_alikes import titles_of_others
from rules.measure.doubts.owner import saying
from rules.measure.view import Passage, View, evidence

_FIRST_LINES = 3  # letterhead, "เรื่อง", title
_LONGEST = 200  # letters of a title
_COVER = 120  # letters: whose page it is, who put the file up
_BEFORE = 60  # letters: "ประกาศเทศบาลตำบล… เรื่อง หลักเกณฑ์และวิธีการ"
_ITEM = re.compile(r"[-–•*]|[0-9๐-๙(]{1,3}[.)]")  # of a list, which names such a paper among others
_LETTERHEAD = re.compile(r"บันทึกข้อความ\Z|ส่วนราชการ|ที่[ก-์]{0,4}\d+/")  # of a memo, each on a line of its own
_REFERS = ("ตาม", "จาก", "เพื่อ", "ประกอบ", "อ้างถึง")  # before it in a sentence


def other_paper(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The titles that the papers give themselves, where all that says something has one and none names the subject."""
    if indicator.of_law or indicator.interactive:
        return ()
    titles = titles_of_others(indicator.about)
    if not view.holds(*titles):
        return ()
    return all_titled(view, indicator, lambda lines: _title(lines, indicator.topic.names, titles))


def all_titled(view: View, indicator: Indicator, title_in: Callable[[list[Passage]], Passage | None]) -> tuple[Evidence, ...]:
    """The title that each paper has by its first lines; empty where one has none."""
    titles = [title_in(_first_lines(view, source)) for source in _papers(view, indicator)]
    return tuple(evidence(title) for title in titles if title is not None) if None not in titles else ()


def _title(lines: Iterable[Passage], names: tuple[str, ...], titles: tuple[str, ...]) -> Passage | None:
    """The first line with such a title; none where it, or one before it, names the subject."""
    for line in lines:
        if line.role is Role.ROW or any(name in line.squashed for name in names):
            return None
        if _is_titled(line.squashed, titles):
            return line
    return None


def _papers(view: View, indicator: Indicator) -> list[int]:
    """The sources that say something; beside a file no page that is only its cover."""
    said = saying(view, indicator)
    files = {line.source.index for line in (view.passages[start] for start, _ in view.stretches) if line.source.is_attachment}
    own = sum(len(line.squashed) for line in view.own_lines if line.role is not Role.HEADING and not line.source.is_attachment)
    return [source for source in said if source in files] if files.intersection(said) and own <= _COVER else said


def _first_lines(view: View, source: int) -> list[Passage]:
    """The first lines of a file below the letterhead of a memo, and those below the headings of a page."""
    own = (line for line in view.texts if line.source.index == source and not _LETTERHEAD.match(line.squashed))
    return list(islice(own, _FIRST_LINES))


def _is_titled(line: str, titles: tuple[str, ...]) -> bool:
    if len(line) > _LONGEST or _ITEM.match(line):
        return False
    starts = (line.find(title) for title in titles)
    return any(0 <= start <= _BEFORE and not any(word in line[:start] for word in _REFERS) for start in starts)
