"""The lists of several fiscal years on one index page, told apart by the headings above them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from intake.codes import plain
from intake.page_codes import speaks_of_codes
from model.document import Document, Role
from thai.fiscal import BE_OFFSET

_YEAR = re.compile(r"(?<!\d)(?:25|20)\d\d(?!\d)")
# A heading over a list says what is assessed, or nothing but its year.
_OF_A_LIST = re.compile(r"(?<![A-Z])(?:ITA|OIT)(?![A-Z])|OPEN ?DATA|คุณธรรมและความโปร่งใส|การเปิดเผยข้อมูล|แบบวัด|แบบตรวจ")
_ONLY_A_YEAR = re.compile(r"(?:[\s():.-]|ประจำ|ปี|งบประมาณ|พ\s*\.\s*ศ\s*\.?)*(?:25|20)\d\d[\s():.-]*")
# Results, plans and measures of a year stand in the list of the next one.
_OF_A_PAPER = re.compile(r"ผล|คะแนน|รายงาน|วิเคราะห์|มาตรการ|แผน|คู่มือ|ข่าว|ประกาศ|คำสั่ง|โครงการ|กิจกรรม")
_LONGEST = 300
# A heading over fewer indicators is one of a document that an indicator shows.
_FEWEST = 3
_MOST = 100  # headings of years; the assessment is younger than that, and a hostile page has thousands


@dataclass(slots=True)
class YearList:
    """A heading with its year (BE), the place of its block, and the links below it: (code, number of the link)."""

    heading: str
    year: int
    begin: int
    links: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class YearLists:
    """The lists that stand below headings of a year, in order, and all years that the page's titles and headings name."""

    lists: tuple[YearList, ...]
    named: frozenset[int]


def year_lists(document: Document, found: Sequence[tuple[str, int, int]], codes: Sequence[str]) -> YearLists:
    """The lists of a page; `found` are its links that belong to an indicator: (code, number of the link, block)."""
    heads = [
        YearList(block.text, year, place)
        for place, block in enumerate(document.blocks)
        if block.role is Role.HEADING and (year := _year_of(block.text))
    ]
    title = _year_of(document.head_title)
    named = frozenset({head.year for head in heads} | ({title} if title else set()))
    order = {code: at for at, code in enumerate(codes)}
    ordered = sorted((item for item in found if item[2] >= 0), key=lambda item: item[2])
    above = [order[code] for code, _, block in ordered if heads and block < heads[0].begin]
    lists: list[YearList] = []
    for at, head in enumerate(heads[:_MOST]):
        end = heads[at + 1].begin if at + 1 < len(heads) else len(document.blocks)
        here = [(code, number) for code, number, block in ordered if head.begin <= block < end]
        if len({code for code, _ in here}) >= min(_FEWEST, len(codes)) and _begins_again(order[here[0][0]], above):
            lists.append(head)
            above = []
        above += [order[code] for code, _ in here]
        if lists:
            lists[-1].links += here
    return YearLists(tuple(lists), named)


def _begins_again(first: int, before: Sequence[int]) -> bool:
    """Whether the numbers of the indicators begin anew: else the heading stands inside the list above it."""
    return not before or first < before[-1] or first <= before[0]


def _year_of(heading: str) -> int | None:
    text = plain(heading[:_LONGEST])
    years = {year if year >= 2500 else year + BE_OFFSET for year in map(int, _YEAR.findall(text))}
    if len(years) != 1 or speaks_of_codes(heading) or _OF_A_PAPER.search(text):
        return None
    return years.pop() if _OF_A_LIST.search(text) or _ONLY_A_YEAR.fullmatch(text) else None
