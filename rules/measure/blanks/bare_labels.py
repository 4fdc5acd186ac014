"""Names of parts in a report with nothing behind them: "ปัญหา อุปสรรค", "ข้อเสนอแนะ -", and the page is over; "ปัญหา:", and then "ข้อเสนอแนะ: …"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from model.document import Role
from rules.indicator import Indicator, Period, TitleYear
from rules.measure.blanks.hollow import next_number
from rules.measure.view import View

_COLON = ":"
_LONGEST = 60  # letters of a label; most lines are told apart by it
# Who signs below the last part.
_SIGNED = re.compile(r"\(?(?:ลงชื่อ|ผู้รายงาน|ผู้จัดทำ|ผู้ตรวจ|ผู้รับรอง|ผู้อนุมัติ|ตำแหน่ง|จัดทำโดย|รายงานโดย|รวบรวมโดย)")
_NUMBER = r"(?:(?:ส่วน|บท|ตอน|หมวด|ข้อ)(?:ที่)?\d{1,2}\.?|\(?\d{1,2}(?:\.\d{1,2})*[.)]?)?"
_JOINED = (
    r"\W+|และ|หรือ|แนวทาง(?:การ)?(?:แก้ไข|แก้ปัญหา|ปรับปรุง)?|ในการ|การ|ผล|ด้าน|ประเด็น|ที่|โดยเร่งด่วน"
    r"|(?:ใน|สำหรับ)?(?:ปี|ครั้ง)(?:งบประมาณ)?(?:ต่อไป|ถัดไป|หน้า)"
)
_ROLES = frozenset({Role.TEXT, Role.HEADING, Role.ROW})
_FOLD_MARKS = ("▶", "►", "▸", "▷", "▹", "▼", "▾", "▿", "⯈", "➤")  # before the heads of an accordion


def bare_labels(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of the labels that nothing stands behind; what a picture below them shows, a person must see."""
    # In papers other than reports the names of the parts may be all there is to say.
    is_report = indicator.period is Period.PREVIOUS_FY and indicator.title_year is not TitleYear.EITHER
    for start, end in view.stretches:
        yield from _before_another_answer(view, indicator, range(start, end))
        yield from _before_a_heading(view, indicator, range(start, end))
        yield from _folded_over_nothing(view, indicator, range(start, end))
        if is_report:
            yield from _at_the_end(view, indicator, range(start, end))
            yield from _before_the_next_number(view, indicator, range(start, end))


def only_names_parts(line: str, indicator: Indicator) -> bool:
    """Whether a squashed line holds nothing but a number, names of parts and dots behind them."""
    return _label(indicator).fullmatch(line.rstrip("_")) is not None


def heads_over_labels(view: View, indicator: Indicator) -> Iterator[int]:
    """The places of lines that name parts, each over the label of one: "ส่วนที่ 2 ปัญหาและข้อเสนอแนะ", and then "2.1 ปัญหา"."""
    names = [place for place in view.places_of(_ROLES) if _may_be_label(view.passages[place].squashed, indicator)]
    for place, below in pairwise(names):
        if below == place + 1 and view.passages[below].source is view.passages[place].source:
            yield place


def _may_be_label(line: str, indicator: Indicator) -> bool:
    return len(line) <= _LONGEST and only_names_parts(line, indicator)


def _at_the_end(view: View, indicator: Indicator, places: range) -> Iterator[int]:
    for place in reversed(places):
        passage = view.passages[place]
        if place in view.stamps or _SIGNED.match(passage.squashed):
            continue
        if passage.role not in _ROLES or not _may_be_label(passage.squashed, indicator):
            return
        yield place


def _before_another_answer(view: View, indicator: Indicator, places: range) -> Iterator[int]:
    """A label of one part, and in the next line that of another part with its answer: nobody filled the first one in."""
    for place, below in pairwise(places):
        label = view.passages[place].squashed
        if not label.endswith(_COLON) or len(label) > _LONGEST or view.passages[place].role not in _ROLES:
            continue
        named, (next_label, _, answer) = _parts_named(label, indicator), view.passages[below].squashed.partition(_COLON)
        other = _parts_named(next_label + _COLON, indicator) if answer else frozenset()
        if len(named) == 1 and other and not named & other:
            yield place


def _before_a_heading(view: View, indicator: Indicator, places: range) -> Iterator[int]:
    """A label with its colon in the text, and the next chapter begins: "ผู้รับผิดชอบ :", and then "เรื่องที่ 2 …"."""
    for place, below in pairwise(places):
        label, heading = view.passages[place], view.passages[below]
        if heading.role is not Role.HEADING or label.role is not Role.TEXT or not label.squashed.endswith(_COLON):
            continue
        if _may_be_label(label.squashed, indicator):
            yield place


def _folded_over_nothing(view: View, indicator: Indicator, places: range) -> Iterator[int]:
    """A head of an accordion that names a part, and below it the next one or the end of a page that shows nothing else."""
    if not view.holds(*_FOLD_MARKS):
        return
    own = [place for place in places if place not in view.stamps]
    ends = len(view.stretches) == 1 and not view.images and not view.links
    for place, below in pairwise([*own, None] if ends else own):
        if place is None or not view.passages[place].squashed.startswith(_FOLD_MARKS):
            continue
        is_over = below is None or view.passages[below].squashed.startswith(_FOLD_MARKS)
        if is_over and _may_be_label(view.passages[place].squashed, indicator):
            yield place


def _before_the_next_number(view: View, indicator: Indicator, places: range) -> Iterator[int]:
    """A numbered name of a part, and the next line has the next number: "3. ปัญหาอุปสรรค", "4. ข้อเสนอแนะ ควร…"."""
    for place, below in pairwise(places):
        label = view.passages[place]
        following = next_number(label.squashed) if label.role in _ROLES else None
        is_left = following is not None and view.passages[below].squashed.startswith(following)
        if is_left and _may_be_label(label.squashed, indicator):
            yield place


def _parts_named(label: str, indicator: Indicator) -> frozenset[str]:
    """The parts of which a label holds nothing but names."""
    if not only_names_parts(label, indicator):
        return frozenset()
    words = ((part.id, part.find.any) for part in indicator.components if part.find is not None)
    return frozenset(part for part, phrases in words if any(phrase in label for phrase in phrases))


@lru_cache(maxsize=128)
def _label(indicator: Indicator) -> re.Pattern[str]:
    """What a line consists of that only names parts."""
    names = [part.name_th.replace(" ", "") for part in indicator.components]
    names += [phrase for part in indicator.components if part.find is not None for phrase in part.find.any]
    words = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"{_NUMBER}(?>{words}|{_JOINED})++")
