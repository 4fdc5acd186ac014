"""Papers that speak of another kind of local government than the agency is, and never of its own: they were made for others.

Each kind has an act of its own, which gives it its powers. The act on decentralisation (2542) is of all.
"""

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.doubts.owner import core_of
from rules.measure.view import View, evidence
from thai.text import skeleton

_ACT = r"(?:พระราชบัญญัติ|พ\.?ร\.?บ\.?|กฎหมาย)(?:ว่าด้วย|จัดตั้ง|การจัดตั้ง)?"
_HAS_TO = r"(?:จะ|จึง|ย่อม|ก็)?(?:มี(?:อำนาจ|หน้าที่|ภารกิจ)|ต้อง(?:จัด)?ทำ|อาจ(?:จัด)?ทำ)"


class _Kind(NamedTuple):
    """How a kind of local government is called, with the words of which one is in all that `called` matches, and its act."""

    called: re.Pattern[str]
    words: tuple[str, ...]
    act: re.Pattern[str]
    own_act: re.Pattern[str]  # told by its year too, where no other law of weight is of that year
    has_to: re.Pattern[str]  # it is the one that has duties


def _kind(called: str, words: tuple[str, ...], act: str, year: str = "") -> _Kind:
    named = rf"{_ACT}(?:{act})"
    own = rf"{named}|(?<!\d){year}(?!\d)" if year else named
    return _Kind(re.compile(called), words, re.compile(named), re.compile(own), re.compile(rf"(?:{called})\.?{_HAS_TO}"))


_KINDS = (
    _kind(r"เทศบาล|เทศมนตรี|ท[ตมน]\.", ("เทศบาล", "เทศมนตรี", "ทต.", "ทม.", "ทน."), "เทศบาล", "2496"),
    _kind("องค์การบริหารส่วนตำบล|อบต", ("องค์การบริหารส่วนตำบล", "สภาตำบล", "อบต"), "สภาตำบล|องค์การบริหารส่วนตำบล|อบต", "2537"),
    _kind("องค์การบริหารส่วนจังหวัด|อบจ", ("องค์การบริหารส่วนจังหวัด", "อบจ"), "องค์การบริหารส่วนจังหวัด|อบจ"),
)
# Heads of villages are no local government; of their duties tells the act on the administration of the area.
_HEADMEN = _kind("กำนัน|ผู้ใหญ่บ้าน", ("กำนัน", "ผู้ใหญ่บ้าน"), "(?:ลักษณะ)?ปกครองท้องที่")
# Laws, committees and associations of a kind, which the papers of all kinds name.
_OF_ALL = re.compile(
    r"(?:พระราชบัญญัติ|พ\.ร\.บ\.|พรบ\.?|สันนิบาต|ก\.|คณะกรรมการ(?:กลาง)?พนักงาน|สมาคม|สถานที่ดูงาน)"
    r"(?:สภาตำบลและ)?(?:เทศบาล|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบ[ตจ])"
)
_POWERS = "powers"
_FEWEST = 2  # lines; one may speak of a neighbour
# The executive of the other kind, who acts: "นายกเทศมนตรีประกาศใช้" in the plan of an อบต.
_ACTS = re.compile(
    r"(?:นายกเทศมนตรี|ปลัดเทศบาล|(?:นายก|ปลัด)(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบ[ตจ]\.?))(?:ประกาศ|อนุมัติ|ลงนาม|สั่ง|เห็นชอบ|กำหนด|มอบหมาย)"
)


def other_kind(view: View, indicator: Indicator, agency: str) -> tuple[Evidence, ...]:
    """Lines that speak of the other kind; empty where one speaks of the agency's own or names the agency."""
    own, name = _kind_of(agency), core_of(agency)
    if own is None or name is None or indicator.acts or indicator.interactive or indicator.period is Period.IN_FORCE:
        return ()
    if _POWERS in indicator.about and (theirs := _by_another_act(view, own)):
        return theirs
    others = [kind for kind in _KINDS if kind is not own and view.holds(*kind.words)]
    others = [kind for kind in others if kind.called.search(_OF_ALL.sub("", view.joined))]
    if not others:
        return ()
    lines = view.own_lines
    if any(own.called.search(line.squashed) for line in lines) or skeleton(name) in skeleton(
        "|".join(line.squashed for line in lines)
    ):
        return ()
    acts = next((line for line in lines if _ACTS.search(line.squashed)), None)
    if acts is not None:
        return (evidence(acts),)
    said = (line for line in lines if any(kind.called.search(_OF_ALL.sub("", line.squashed)) for kind in others))
    quotes = tuple(map(evidence, islice(said, _FEWEST)))
    return quotes if len(quotes) == _FEWEST else ()


def _by_another_act(view: View, own: _Kind) -> tuple[Evidence, ...]:
    """The lines that name the other kind's act or say that it has the duties; empty where one names the agency's own act."""
    others = [kind for kind in (*_KINDS, _HEADMEN) if kind is not own and view.holds(*kind.words)]
    if not others or any(own.own_act.search(line.squashed) for line in view.own_lines):
        return ()  # as nearly all do
    lines = (line for line in view.own_lines if any(_gives_duties(line.squashed, kind, own) for kind in others))
    return tuple(map(evidence, islice(lines, _FEWEST)))


def _gives_duties(line: str, kind: _Kind, own: _Kind) -> bool:
    """Whether a line gives them to that kind; the act of all kinds names several side by side ("ให้เทศบาลและองค์การบริหารส่วนตำบลมีอำนาจ")."""
    return kind.act.search(line) is not None or (kind.has_to.search(line) is not None and not own.called.search(line))


@lru_cache(maxsize=64)
def _kind_of(agency: str) -> _Kind | None:
    return next((kind for kind in _KINDS if kind.called.match(agency.replace(" ", ""))), None)
