"""Months whose own heading stands over nothing: "เดือนมีนาคม 2565" above "อยู่ระหว่างรวบรวมข้อมูล", a dash, or the next month at once."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from model.document import Role
from rules.measure.address import bare
from rules.measure.structure.counts import has_number
from rules.measure.time.parts_to_come import heads_a_part
from rules.measure.time.timing import Timing
from rules.measure.view import Passage, View
from rules.page_words import page_words
from thai.fiscal import FIRST_MONTH, MonthOfYear, fiscal_year_of_month, months_of

_HEADS = frozenset({Role.TEXT, Role.HEADING, Role.LINK})
_LONGEST = 140  # letters of the line that heads a month: "สรุปผลการจัดซื้อจัดจ้างในรอบเดือน …"
_PARTS = 3  # months that stand over a table; below that nothing is known of how the page is built
# "ยังไม่มีการจัดซื้อ" says that there was none, "รอบเดือน" and "รองปลัด" await nothing.
_AWAITED = re.compile(r"[-–—:(*]*(?:รอ(?![บง])|อยู่ระหว่าง|ยังไม่(?!มี|พบ)|กำลัง|จะ)")
_NONE = re.compile("ไม่มี|ไม่ได้จัด|ไม่ได้ซื้อ|ศูนย์|งด")
_BAHT = "บาท"
_HEAD_AND_ROW = 2  # a table of one row
_SIGN = re.compile(r"\w")


class Awaited(NamedTuple):
    """A month without a report: the lines that say so, or else head nothing; `said` where words say that it is still to come."""

    quotes: tuple[Passage, ...]
    said: bool
    lines: frozenset[int]  # the identities of all lines of its part: they name the month and tell nothing of it


class _Part(NamedTuple):
    month: MonthOfYear
    head: Passage
    below: Sequence[Passage]


def awaited_months(timing: Timing, half: Collection[MonthOfYear]) -> dict[MonthOfYear, Awaited]:
    """Those of the half-year, where other months stand over tables or words that there was nothing."""
    view, named = timing.view, _named(timing, fiscal_year_of_month(*max(half)))
    parts = list(_parts(view, named))
    tables = {part.month for part in parts if any(_shows(line, view) for line in (part.head, *part.below))}
    if len(tables) < _PARTS:
        return {}
    tables |= {part.month for part, following in pairwise(parts) if _is_slip(part, following, timing)}
    blank: dict[MonthOfYear, list[tuple[_Part, Passage]]] = {}
    for part in parts:
        if (
            part.month in half
            and part.month not in tables
            and (line := _says_that_nothing_is_there(part, view, named)) is not None
        ):
            blank.setdefault(part.month, []).append((part, line))
    return {month: _awaited(said) for month, said in blank.items()}


def _awaited(blank: Sequence[tuple[_Part, Passage]]) -> Awaited:
    own = frozenset(id(line) for part, _ in blank for line in (part.head, *part.below))
    words = tuple(line for part, line in blank if line is not part.head)
    return Awaited(words or tuple(part.head for part, _ in blank), bool(words), own)


def _named(timing: Timing, fiscal_year: int) -> dict[int, set[MonthOfYear]]:
    """The months that each line names (by its identity), those without a year in that of the assessment."""
    named: dict[int, set[MonthOfYear]] = {}
    for told in timing.months:
        mention = told.mention
        if mention.day is None and told.passage.role in _HEADS:
            month = months_of(fiscal_year)[(mention.month - FIRST_MONTH) % 12]
            named.setdefault(id(told.passage), set()).add((mention.year_be or month[0], mention.month))
    return named


def _parts(view: View, named: Mapping[int, Collection[MonthOfYear]]) -> Iterator[_Part]:
    """Each month that lines head, and what stands below up to the line of another month or the end of the source."""
    heads = list(_heads(view, named)) if len(named) >= _PARTS else []
    for (place, month), (following, _) in pairwise([*heads, (len(view.passages), None)]):
        head = view.passages[place]
        if month is not None:
            yield _Part(month, head, [line for line in view.passages[place + 1 : following] if line.source is head.source])


def _heads(view: View, named: Mapping[int, Collection[MonthOfYear]]) -> Iterator[tuple[int, MonthOfYear | None]]:
    """The places of the lines that head a month, each month once in a row; None for one of several months."""
    last, source = None, None
    for place in view.places_of(_HEADS):
        line = view.passages[place]
        months = named.get(id(line), ())
        if not months or len(line.text) > _LONGEST or _is_awaited(line) or not _stays_here(line, view):
            continue
        if len(months) > 1 and not heads_a_part(line):
            continue
        month = next(iter(months)) if len(months) == 1 else None
        if month is None or month != last or line.source is not source:
            yield place, month
        last, source = month, line.source


def _says_that_nothing_is_there(part: _Part, view: View, named: Mapping[int, Collection[MonthOfYear]]) -> Passage | None:
    """The line that says so: of words that it is awaited, of a dash, or the heading itself; None where something is told."""
    if has_number(part.head.text):
        return None
    below = [
        line for line in part.below if line.role is Role.LINK or part.month not in named.get(id(line), ()) or _is_awaited(line)
    ]
    words = [line for line in below if _SIGN.search(line.text)]
    if len(words) == _HEAD_AND_ROW and all(line.role is Role.ROW for line in words) and not has_number(words[0].text):
        words = words[1:]
    if words:
        return words[0] if _is_awaited(words[0]) else None
    return part.head if below or not view.images else None  # a picture may stand there


def _is_slip(part: _Part, following: _Part, timing: Timing) -> bool:
    """Whether the same month of another year stands right below, over rows whose days are of this one: "สขร. ธ.ค. 64" over "ธันวาคม 2565"."""
    if part.below or part.month[1] != following.month[1] or part.head.source is not following.head.source:
        return False
    own = {id(line) for line in following.below if line.role is Role.ROW}
    days = [told.mention for told in timing.months if told.mention.day is not None and id(told.passage) in own]
    said = {(day.year_be, day.month) for day in days}
    return part.month in said and following.month not in said


def _stays_here(line: Passage, view: View) -> bool:
    """Whether it is no link, or one that only shows and hides what stands on the same page."""
    return line.role is not Role.LINK or all(bare(link.url) == bare(line.url) for link in view.links if link.text == line.text)


def _is_awaited(line: Passage) -> bool:
    said = line.squashed
    is_awaited = _AWAITED.match(said) is not None or any(word in said for word in page_words().reports_later)
    return is_awaited and not has_number(line.text)


def _shows(line: Passage, view: View) -> bool:
    """Whether a line may be of the report: a row with a figure, a sum, words that there was nothing, a link to a document."""
    if line.role is Role.ROW:
        return has_number(line.text) or _NONE.search(line.text) is not None
    if line.role is Role.LINK:
        return any(line.text == link.text for link in view.offers)
    return _BAHT in line.text or _NONE.search(line.text) is not None
