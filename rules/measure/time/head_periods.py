"""The part of a year that the first lines below the titles give for their papers: less than the half, or the other half."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import islice

from model.document import Role
from rules.measure.address import bare
from rules.measure.time.timing import Timing, Told
from rules.measure.view import CLAIMS, Passage, View
from rules.page_words import page_words
from thai.fiscal import FIRST_MONTH, MonthOfYear
from thai.months import MonthMention, months_in
from thai.periods import PeriodMention, Stretch
from thai.text import squash

_ANNOUNCED = 45  # letters: "ไตรมาสที่ 2 (มกราคม - มีนาคม 2565) จะรายงานให้ทราบต่อไป"
# "เดือนมกราคม - รอดำเนินการ", and nothing else on the line; "ยังไม่มีการจัดซื้อ" says that there was none.
_AWAITED = re.compile(r"[-–—:(]*(?:รอ(?!บ)|อยู่ระหว่าง|ยังไม่(?!มี|พบ)).{0,20}")
_BAR = "|"
_HEAD_OF_A_FILE = 6  # lines, title and letterhead among them
_FIRST_LINES = 4  # of a text: title, agency, "ระหว่างวันที่ …"


def headed_in_part(timing: Timing, half: tuple[MonthOfYear, ...], fiscal_year: int) -> frozenset[MonthOfYear]:
    """The months by which the first lines below the titles say how far the papers go, where all end early; else empty."""
    return frozenset(
        month for told in _in_part(_heads(timing), timing, half, fiscal_year) for month in told.mention.months(fiscal_year)
    )


def files_headed_in_part(timing: Timing, half: tuple[MonthOfYear, ...], fiscal_year: int) -> list[Told[PeriodMention]]:
    """The same by what stands in files alone: "รอบ 6 เดือน ตามเอกสารแนบ" over the paper of one quarter. A table on the page is its own."""
    files = replace(
        timing,
        months=tuple(told for told in timing.months if _is_of_content(told.passage)),
        periods=tuple(told for told in timing.periods if _is_of_content(told.passage)),
    )
    heads = [told for told in _heads(files) if told.passage.source.is_attachment]
    return _in_part(heads, files, half, fiscal_year)


def is_sure_of_part(
    timing: Timing, heads: Collection[Told[PeriodMention]], shown: Collection[MonthOfYear], missing: Collection[MonthOfYear]
) -> bool:
    """Whether every file was read and is headed so, one of them names the last month of it too, and nothing is dated after that.

    The days of signatures stand in lines of text, those of deeds in rows; on the page a line may tell of the rest.
    """
    view = timing.view
    files = {source.index for source in view.sources if source.is_attachment}
    if (
        not view.readable
        or files != {told.source for told in heads}
        or any(bare(one.url) not in view.opened for one in view.offers)
    ):
        return False
    first = {id(view.passages[place]) for place in view.first_lines(_HEAD_OF_A_FILE)}
    last = max(shown)
    said = [(told, (told.mention.year_be, told.mention.month)) for told in timing.months]
    named = any(month == last and told.source and id(told.passage) in first for told, month in said)
    later = any(month in missing and (told.passage.role is Role.ROW or _is_line_of_page(told)) for told, month in said)
    parts = (told for told in timing.periods if _is_line_of_page(told) and told.mention.stretch is not Stretch.FIRST_HALF)
    return named and not later and not any(parts)


def _is_line_of_page(told: Told[PeriodMention] | Told[MonthMention]) -> bool:
    """Whether a line of the page below its titles says it, and not the day on which it was put up."""
    is_day = isinstance(told.mention, MonthMention) and told.mention.day is not None
    return not told.source and told.passage.role in (Role.TEXT, Role.ROW) and not is_day


def _is_of_content(passage: Passage) -> bool:
    return passage.source.is_attachment or passage.role is Role.ROW


def _in_part(
    heads: list[Told[PeriodMention]], timing: Timing, half: tuple[MonthOfYear, ...], fiscal_year: int
) -> list[Told[PeriodMention]]:
    """The heads by which all papers end early; empty where one does not, or something below tells of the other months."""
    if not heads or any(told.mention.fiscal_year not in (None, fiscal_year) for told in heads):
        return []
    said = frozenset(month for told in heads for month in told.mention.months(fiscal_year))
    if not said < frozenset(half):
        return []
    beside = {
        (told.mention.year_be, told.mention.month)
        for told in timing.months
        if told.mention.day is None and not is_announced(told)
    }
    below = (told.mention for told in _parts_of_a_year(timing) if _is_below_titles(told.passage, timing.view))
    beside |= {month for mention in below for month in mention.months(fiscal_year)}
    return [] if beside & (frozenset(half) - said) else heads


def is_announced(told: Told[PeriodMention] | Told[MonthMention]) -> bool:
    """Whether a line of the text says that this part will be reported on: it is none yet."""
    if told.passage.role is not Role.TEXT:
        return False
    text = told.passage.text
    if _AWAITED.fullmatch(squash(text[told.end :])):
        return True
    near = text[max(0, told.start - _ANNOUNCED) : told.start], text[told.end : told.end + _ANNOUNCED]
    return any(word in part for part in near for word in page_words().reports_later)


def second_half(timing: Timing) -> list[Told[PeriodMention]]:
    """The words in the first lines below the titles by which the paper is that of April to September, and nothing names October."""
    heads = [told for told in _heads(timing) if not _may_be_either_half(told)]
    if not heads or any(told.mention.stretch is not Stretch.SECOND_HALF for told in heads):
        return []
    return [] if any(told.mention.month == FIRST_MONTH for told in timing.months) else heads


def _may_be_either_half(told: Told[PeriodMention]) -> bool:
    """Whether it is "รอบ 6 เดือน" with no month and no word of the first: beside "เมษายน - กันยายน" it is that half."""
    said = told.passage.text[told.start : told.end]
    return told.mention.stretch is Stretch.FIRST_HALF and "แรก" not in said and not months_in(said)


def _heads(timing: Timing) -> list[Told[PeriodMention]]:
    view = timing.view
    periods = [told for told in _parts_of_a_year(timing) if heads_a_text(told.passage)]
    first = set(_first_lines(view)) if periods else set[int]()
    return [told for told in periods if id(told.passage) in first]


def _first_lines(view: View) -> Iterator[int]:
    """The identities of the first lines of each source below its titles and stamps."""
    for start, end in view.stretches:
        own = (place for place in range(start, end) if place not in view.stamps)
        lines = (view.passages[place] for place in own)
        yield from map(id, islice((line for line in lines if _is_below_titles(line, view)), _FIRST_LINES))


def _parts_of_a_year(timing: Timing) -> list[Told[PeriodMention]]:
    """What is said to be reported later is none."""
    return [told for told in timing.periods if told.mention.stretch is not Stretch.FULL_YEAR and not is_announced(told)]


def _is_below_titles(line: Passage, view: View) -> bool:
    return line.role not in CLAIMS and all(line is not title for title in view.headings[:1])


def heads_a_text(passage: Passage) -> bool:
    """Whether a line may say of what time the text below it is: a page's titles are claims, and a row is of one project.

    What heads a file is its own text; in a sheet that is a row of one cell.
    """
    is_heading = passage.role is Role.HEADING or (passage.role is Role.ROW and _BAR not in passage.text)
    return passage.role is Role.TEXT or (passage.source.is_attachment and is_heading)
