"""Papers that speak of another kind of local government than the agency is, and never of its own: they were made for others."""

import re
from functools import lru_cache
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.doubts.owner import core_of
from rules.measure.view import View, evidence
from thai.text import skeleton

# Each kind with the words of which one is in all that it matches.
_KINDS = {
    re.compile(r"เทศบาล|เทศมนตรี|ท[ตมน]\."): ("เทศบาล", "เทศมนตรี", "ทต.", "ทม.", "ทน."),
    re.compile(r"องค์การบริหารส่วนตำบล|อบต"): ("องค์การบริหารส่วนตำบล", "อบต"),
    re.compile(r"องค์การบริหารส่วนจังหวัด|อบจ"): ("องค์การบริหารส่วนจังหวัด", "อบจ"),
}
# Laws, committees and associations of a kind, which the papers of all kinds name.
_OF_ALL = re.compile(
    r"(?:พระราชบัญญัติ|พ\.ร\.บ\.|พรบ\.?|สันนิบาต|ก\.|คณะกรรมการ(?:กลาง)?พนักงาน|สมาคม|สถานที่ดูงาน)"
    r"(?:สภาตำบลและ)?(?:เทศบาล|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบ[ตจ])"
)
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
    others = [kind for kind, words in _KINDS.items() if kind is not own and view.holds(*words)]
    others = [kind for kind in others if kind.search(_OF_ALL.sub("", view.joined))]
    if not others:
        return ()
    lines = view.own_lines
    if any(own.search(line.squashed) for line in lines) or skeleton(name) in skeleton(
        "|".join(line.squashed for line in lines)
    ):
        return ()
    acts = next((line for line in lines if _ACTS.search(line.squashed)), None)
    if acts is not None:
        return (evidence(acts),)
    said = (line for line in lines if any(kind.search(_OF_ALL.sub("", line.squashed)) for kind in others))
    quotes = tuple(map(evidence, islice(said, _FEWEST)))
    return quotes if len(quotes) == _FEWEST else ()


@lru_cache(maxsize=64)
def _kind_of(agency: str) -> re.Pattern[str] | None:
    return next((kind for kind in _KINDS if kind.match(agency.replace(" ", ""))), None)
