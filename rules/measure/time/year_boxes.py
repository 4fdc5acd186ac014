"""Parts of a page that are of another year: tabs, folded boxes and headings by year, one below the other, of which one is asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from model.document import Block, Role
from rules.indicator import Indicator, Period, TitleYear
from rules.measure.blanks.empty_tables import says_nothing_yet
from rules.measure.view import Passage, View
from thai.fiscal import FIRST_MONTH
from thai.months import months_in

_OF_ONE_YEAR = frozenset({Period.CURRENT_FY, Period.PREVIOUS_FY, Period.FIRST_6_MONTHS})
_LINES = frozenset({Role.HEADING, Role.TEXT})
_LONGEST = 120  # letters of a heading with its year
_YEAR = re.compile(r"(?<!\d)25[4-9]\d(?!\d)")
_ONLY_A_YEAR = re.compile(r"(?:ข้อมูล|ของ|ประจำ|ปี|งบประมาณ|งบ|พ\.?ศ\.?)*(25[4-9]\d)(?:\([^()]*\))?:?")
_FISCAL, _LABELLED = re.compile(r"งบ(?:ประมาณ)?(?:พ\.?ศ\.?)?25"), "25"
_NOTHING = re.compile(
    r"อยู่ระหว่าง(?:การ)?(?:ปรับปรุง|ดำเนินการ).{0,30}|(?:ขณะนี้|ยัง)*ไม่(?:พบ|มี)(?:ข้อมูล|รายการ|เอกสาร|ไฟล์)(?:ใน.{0,30})?"
)
_BARE = ""  # what is left of such a label without its year, however it is said


@dataclass(frozen=True, slots=True)
class _Label:
    """A line that says of what year the lines below it are.

    `kind`: its words without the year. `fiscal`: it says that the year is a fiscal one. `menu`: it may be a button among others.
    """

    place: int
    year: int
    kind: str
    fiscal: bool
    menu: bool


def is_year_label(block: Block) -> bool:
    """Whether a line is a year and nothing else: "ปีงบประมาณ พ.ศ. 2564"."""
    return block.role in _LINES and _ONLY_A_YEAR.fullmatch(block.squashed) is not None


def boxes_of_other_years(view: View, indicator: Indicator) -> Iterator[int]:
    """The places below the labels of other years, where labels of several years part the page and the wanted one is said elsewhere."""
    if indicator.period not in _OF_ONE_YEAR or indicator.title_year is TitleYear.EITHER:
        return
    wanted = view.framework.fiscal_year - (indicator.period is Period.PREVIOUS_FY)
    boxes = _boxes(view)
    other = [box for label, box in boxes if label.year != wanted and not _may_hold(view, box, label, indicator, wanted)]
    if not other:
        return
    apart = {place for box in other for place in box}
    none = apart.union(*(box for _, box in boxes if _says_nothing(view, box)))
    own = (line.squashed for place, line in enumerate(view.passages) if place not in none and not line.source.is_attachment)
    if any(str(wanted) in line for line in own):
        yield from apart


def labels_over_nothing(view: View) -> frozenset[int]:
    """The places of labels of years below which nothing stands: "ปีงบประมาณ 2565", "ไม่พบข้อมูล"; they say no year of the content."""
    return frozenset(label.place for label, box in _boxes(view) if _says_nothing(view, box))


@lru_cache(maxsize=1)
def _boxes(view: View) -> list[tuple[_Label, range]]:
    """The labels that part the page into years, each with the lines from it to the next."""
    if view.page is None or not view.holds(_LABELLED):
        return []
    labels = _labels(view)
    end = next((end for start, end in view.stretches if view.passages[start].source is view.page), 0)
    ends = [*(label.place for label in labels[1:]), end]
    return [(label, range(label.place, end)) for label, end in zip(labels, ends, strict=False)]


def _says_nothing(view: View, box: range) -> bool:
    """Whether a box is blank or says that there is nothing; one without words may show a picture or a file."""
    said = [view.passages[place].squashed for place in box[1:] if place not in view.stamps]
    if not said:
        return not (view.images or view.offers or len(view.sources) > 1)
    return all(says_nothing_yet(line) or _NOTHING.fullmatch(line) for line in said)


def _labels(view: View) -> list[_Label]:
    """The labels of the page, where those of their kind say several years."""
    lines = ((place, view.passages[place]) for place in view.places_of(_LINES))
    found = [label for place, line in lines if line.source is view.page and (label := _label(place, line)) is not None]
    menu = {
        place
        for one, two in pairwise(found)
        if one.menu and two.menu and two.place == one.place + 1
        for place in (one.place, two.place)
    }
    found = [label for label in found if label.place not in menu]
    years: dict[str, set[int]] = {}
    for label in found:
        years.setdefault(label.kind, set()).add(label.year)
    return [label for label in found if len(years[label.kind]) > 1]


def _label(place: int, line: Passage) -> _Label | None:
    squashed = line.squashed
    if len(squashed) > _LONGEST:
        return None
    is_fiscal = _FISCAL.search(squashed) is not None
    if bare := _ONLY_A_YEAR.fullmatch(squashed):
        return _Label(place, int(bare[1]), _BARE, is_fiscal, menu=line.role is Role.TEXT)
    years = _YEAR.findall(squashed) if line.role is Role.HEADING else []
    return _Label(place, int(years[0]), _YEAR.sub("", squashed), is_fiscal, menu=False) if len(years) == 1 else None


def _may_hold(view: View, box: range, label: _Label, indicator: Indicator, wanted: int) -> bool:
    """Whether a box by calendar years holds the first months of the wanted fiscal one: "ปี 2564" has October 2564."""
    if label.fiscal or indicator.period is Period.PREVIOUS_FY or label.year != wanted - 1:
        return False
    months = (month for place in box for month in months_in(view.passages[place].text))
    return any(month.fiscal_year == wanted or (month.year_be is None and month.month >= FIRST_MONTH) for month in months)
