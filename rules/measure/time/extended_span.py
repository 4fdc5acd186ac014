"""Plans that were made longer: "พ.ศ. 2561 - 2564 ขยายเวลาถึง พ.ศ. 2565" covers 2565."""

import re
from dataclasses import replace
from typing import NamedTuple

from rules.measure.time.timing import LABELS, Tier, Timing, Told
from rules.page_words import page_words
from thai.digits import to_ascii
from thai.text import squash
from thai.years import SpanMention, YearMention

_NEAR = 60  # letters from the span to the word, and from the word to its year or number of years
_BEFORE = 24  # letters before the word, in which it may be put off
_PUT_OFF = re.compile(r"ไม่|จะ|ขอ(?!ง)|เสนอ|อยู่ระหว่าง|รอ(?![บง])|หาก|ถ้า|กรณี|สามารถ|อาจ|ควร|เพื่อ")
_UP_TO = re.compile(r"(?:ถึง|ครอบคลุม)[^\d|]*\Z")  # "ให้ครอบคลุมปีงบประมาณ พ.ศ. 2565"
# A line of its own below the title: "ฉบับทบทวน ขยายระยะเวลาถึง พ.ศ. 2565", "(ขยายเวลาใช้แผนให้ครอบคลุมปีงบประมาณ พ.ศ. 2565)".
_TITLES = frozenset({Tier.NAMED, Tier.HEAD})
_REVISED = r"(?:ฉบับ|ทบทวน|ปรับปรุง|แก้ไข|เพิ่มเติม|เปลี่ยนแปลง|และ|ได้|ครั้งที่\d|[(,:])*+"
_NOTHING_ELSE = r"(?:การ|บังคับ|ใช้|ของ|แผนปฏิบัติการ|แผน|ฯ|นี้|ดังกล่าว|ออกไป|ให้|จน|ถึง|ครอบคลุม|สิ้น|ปี|งบประมาณ|พ\.ศ\.)*+"
_BY = re.compile(r"อีก(\d)ปี")


class Extended(NamedTuple):
    """The spans that their own line makes longer, and the years up to which some line makes one longer."""

    spans: tuple[Told[SpanMention], ...]
    years: tuple[Told[YearMention], ...]


def extended(timing: Timing) -> Extended:
    """What is said to be done: a plan that somebody asks to make longer is none."""
    words = page_words().extends
    if not timing.view.holds(*words):
        return Extended((), ())
    years = [told for told in timing.years if told.mention.role in LABELS and _is_new_end(told, words)]
    spans = [_by_years(span, words) for span in timing.spans]
    spans += [_up_to(span, year) for span in timing.spans for year in years if _is_beside(span, year) or _is_below(span, year)]
    return Extended(tuple(span for span in spans if span is not None), tuple(years))


def _is_new_end(told: Told[YearMention], words: tuple[str, ...]) -> bool:
    """Whether the words before a year say that a plan now goes so far."""
    before = squash(told.passage.text[: told.start])[-2 * _NEAR :]
    place = max(map(before.rfind, words))
    if place < 0 or "|" in before[place:] or _PUT_OFF.search(before, max(0, place - _BEFORE), place):
        return False
    return len(before) - place <= _NEAR and _UP_TO.search(before, place) is not None


def _is_beside(span: Told[SpanMention], year: Told[YearMention]) -> bool:
    return span.passage is year.passage and 0 < year.start - span.end <= _NEAR and span.mention.last < year.mention.fiscal_year


def _is_below(span: Told[SpanMention], year: Told[YearMention]) -> bool:
    """Whether the line right below a title with a span says nothing but that it was made longer: that is of no other paper."""
    title, line = span.passage, year.passage
    letters_between = len(title.text) - span.end + len("\n") + year.start
    is_next = title.source is line.source and year.mention.start - span.mention.end == letters_between
    if not is_next or span.tier not in _TITLES or span.mention.last >= year.mention.fiscal_year:
        return False
    longer = "|".join(map(re.escape, page_words().extends))
    said = squash(line.text[: year.start]), squash(line.text[year.end :])
    return re.fullmatch(rf"{_REVISED}(?:{longer}){_NOTHING_ELSE}", said[0]) is not None and not said[1].strip("). ")


def _up_to(span: Told[SpanMention], year: Told[YearMention]) -> Told[SpanMention]:
    mention = replace(span.mention, last=year.mention.fiscal_year, end=year.mention.end)
    return replace(span, mention=mention, end=year.end)


def _by_years(span: Told[SpanMention], words: tuple[str, ...]) -> Told[SpanMention] | None:
    """The span with the years that its line adds: "ขยายระยะเวลาแผน (2561-2564) ออกไปอีก 1 ปี"."""
    line = to_ascii(span.passage.squashed)
    place = min((at for word in words if (at := line.find(word)) >= 0), default=-1)
    if place < 0 or _PUT_OFF.search(line, max(0, place - _BEFORE), place):
        return None
    found = _BY.search(line, place, place + 2 * _NEAR)
    return found and replace(span, mention=replace(span.mention, last=span.mention.last + int(found[1])))
