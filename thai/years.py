"""Years as Thai pages write them, each with the role that it plays: only some roles are evidence of a fiscal year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from thai import year_context as context
from thai.months import DateMention, MonthMention, dates_in, months_in, year_be_of
from thai.places import places_of


class YearRole(StrEnum):
    """What a year stands for, from the surest evidence to none."""

    FISCAL = "fiscal"  # ปีงบประมาณ พ.ศ. 2565, FY2565
    PLAIN = "plain"  # ประจำปี 2565, ปี 65, พ.ศ. 2565
    SPAN = "span"  # 2561-2565
    MONTH = "month"  # ธ.ค. 2564, without a day
    DATE = "date"  # 9 ธ.ค. 2564, 29/8/2566
    BARE = "bare"  # 2565 alone
    SIGNED = "signed"  # ประกาศ ณ วันที่ …
    POSTED = "posted"  # โพสต์เมื่อ …
    ASSESSMENT = "assessment"  # ITA 2565: the year of the assessment, not of the document
    LAW = "law"  # พ.ร.บ. … พ.ศ. 2560
    NOISE = "noise"  # document numbers, stamps, addresses, counters


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year in a text: `year_be` as written (Buddhist era), `fiscal_year` the one it is evidence for."""

    fiscal_year: int
    year_be: int
    role: YearRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpanMention:
    """Years from … to …, both included."""

    first: int
    last: int
    start: int
    end: int

    def covers(self, year_be: int) -> bool:
        """Whether the year lies in the span."""
        return self.first <= year_be <= self.last


# Four digits or more, or two after a letter that ends a word for "year". Begins with a set of letters, so that the engine skips to
# digits; with the class of all digits it takes twice as long.
_RUN = re.compile(r"[0-9๐-๙０-９]\d(?:\d\d+|(?:(?<=[ีณศ.yบ'’]\d\d)|(?<=[ีณศ.yบ'’\s]\s\d\d))(?!\d))")
_SHORT_PREFIX = re.compile(r"(?:ปี(?:งบประมาณ|งบ)?|งบประมาณ|พ ?\.? ?ศ ?\.?|fy) ?(?:พ ?\.? ?ศ ?\.?)? ?['’]?\Z")
_PREFIX_ENDS = ("ปี", "งบประมาณ", "งบ", "ศ", "ศ.", "ศ .", "fy")  # one of them ends all that it matches
_LONGEST_END = 12  # letters, with blanks and a quotation mark
# Nothing that counts people, money or things may follow two digits that are to be a year.
_COUNTS = re.compile(r" ?(?:[,.]\d|คน|ราย(?!งาน)|บาท|%|ครั้ง|ปี|โครงการ|หมู่|แห่ง|วัน|เดือน|- ?\d ?(?:ปี|ขวบ))")
_FISCAL = re.compile(r"(?:ปี ?งบ(?:ประมาณ|ประมาน|ฯ)?|งบประมาณ|fy|fiscal ?year) ?(?:ประจำปี)? ?[(:]? ?(?:พ ?\.? ?ศ ?\.?)? ?\Z")
_PLAIN = re.compile(r"(?:ปี|พ ?\.? ?ศ ?\.?|year) ?[(:.]? ?(?:พ ?\.? ?ศ ?\.?)? ?['’]?\Z")
_ASSESSMENT = re.compile(
    r"(?:\bita|oit|[^a-z]ita|^ita|ปีการประเมิน|การประเมินคุณธรรม|ในการดำเนินงานของหน่วยงานภาครัฐ|ในการดําเนินงานของหน่วยงานภาครัฐ)"
    r"(?:[ ().:\-]|online|assessment|ออนไลน์|ประจำ|ประจําปี|ปี|ของ|หน่วยงาน|ภาครัฐ|งบประมาณ|พ ?\.? ?ศ ?\.?|การประเมิน|ผล|คะแนน|ใน)*\Z"
)
# Anchored at what joins the two years, which is rarer than digits.
_JOINS = ("-", "–", "—", "−", "~", "ถึง", "t", "T")  # of "to" the first letter: one alone is found in a third of the time
_SPAN = re.compile(r"(?:[-–—−~]|ถึง|(?i:to)) ?(?:ปี ?)?(?:งบประมาณ ?)?(?:พ ?\.? ?ศ ?\.? ?)?(\d{4}|\d{2}(?!\d))")
_FIRST_YEAR = re.compile(r"(?<!\d)(\d{2}|\d{4}) ?\Z")
_LONGEST_SPAN = 25  # the national strategy (2561-2580) is the longest that pages name; more is a telephone number


def years_in(text: str, months: list[MonthMention] | None = None, spans: list[SpanMention] | None = None) -> list[YearMention]:
    """Every year in a text (clean or squashed), in order, with its role."""
    text = text.lower()
    months = months_in(text) if months is None else months
    dates, spans = dates_in(text, months), spans_in(text) if spans is None else spans
    mentions = [*_dated(text, dates, months), *_ends_of(spans)]
    taken = [(one.start, one.end) for one in dates] + [(one.start, one.end) for one in spans]
    taken += [(one.start, one.end) for one in months if one.year_be is not None]
    mentions += _written(text, sorted(taken))
    return sorted(mentions, key=lambda mention: (mention.start, mention.year_be))


def spans_in(text: str) -> list[SpanMention]:
    """Every span of years: 2566-2570, พ.ศ. 2561 ถึง 2565, ปี 61-65."""
    matches = (_SPAN.match(text, place) for place, _ in places_of(_JOINS, text))
    return [span for found in matches if found is not None and (span := _span(text, found)) is not None]


def _span(text: str, found: re.Match[str]) -> SpanMention | None:
    begin = _FIRST_YEAR.search(text, max(0, found.start() - 6), found.start())
    first, last = year_be_of(begin[1]) if begin else None, year_be_of(found[1])
    if begin is None or first is None or last is None or not 0 < last - first <= _LONGEST_SPAN:
        return None
    before = text[max(0, begin.start() - 12) : begin.start()]
    if before.endswith(("-", "/", ",")) or (len(begin[1]) == 2 and not _SHORT_PREFIX.search(before.lower())):
        return None
    return SpanMention(first, last, begin.start(), found.end())


def _ends_of(spans: Iterable[SpanMention]) -> Iterable[YearMention]:
    for span in spans:
        yield YearMention(span.first, span.first, YearRole.SPAN, span.start, span.end)
        yield YearMention(span.last, span.last, YearRole.SPAN, span.start, span.end)


def _dated(text: str, dates: list[DateMention], months: list[MonthMention]) -> Iterable[YearMention]:
    for date in dates:
        yield YearMention(date.fiscal_year, date.year_be, _role_of_date(text, date.start), date.start, date.end)
    for month in months:
        if month.fiscal_year is not None and month.year_be is not None and month.day is None:
            yield YearMention(month.fiscal_year, month.year_be, YearRole.MONTH, month.start, month.end)


def _role_of_date(text: str, start: int) -> YearRole:
    before = text[max(0, start - 40) : start]
    if context.is_stamp(text, start):
        return YearRole.NOISE
    if context.POSTED.search(before):
        return YearRole.POSTED
    return YearRole.SIGNED if context.SIGNED.search(before) else YearRole.DATE


def _written(text: str, taken: list[context.Span]) -> list[YearMention]:
    """The years that stand alone, not in a date or a span."""
    found = [(start, end, year) for start, end, year in _runs(text) if not context.inside(taken, start)]
    laws = context.years_of_laws(text, [start for start, _, _ in found])
    addresses = context.addresses(text)
    mentions = []
    for start, end, year in found:
        role = YearRole.NOISE if context.inside(addresses, start) else _role(text, start, end, is_law=start in laws)
        mentions.append(YearMention(year, year, role, start, end))
    return mentions


def _runs(text: str) -> Iterable[tuple[int, int, int]]:
    for found in _RUN.finditer(text):
        start, digits = found.start(), found[0]
        if len(digits) == 2 and not _is_short(text, start, found.end()):
            continue
        # Squashing glues the next number to a year ("พ.ศ. 2565 1. โครงการ"): with a word before it the first four digits count.
        if len(digits) > 4 and not _PLAIN.search(text, max(0, start - 16), start):
            continue
        year = year_be_of(digits[:4])
        if year is not None:
            yield start, start + min(4, len(digits)), year


def _is_short(text: str, start: int, end: int) -> bool:
    if not text[max(0, start - _LONGEST_END) : start].rstrip(" '’").endswith(_PREFIX_ENDS):
        return False  # nearly all are "ประมาณ 12" and "มี 38"
    return _SHORT_PREFIX.search(text, max(0, start - 14), start) is not None and _COUNTS.match(text, end) is None


def _role(text: str, start: int, end: int, *, is_law: bool) -> YearRole:
    window = max(0, start - 20)
    if context.is_stamp(text, start) or context.is_session(text, start):
        return YearRole.NOISE
    if _ASSESSMENT.search(text, max(0, start - 80), start):
        return YearRole.ASSESSMENT
    fiscal = _FISCAL.search(text, window, start)
    if is_law and (fiscal is None or not fiscal[0].startswith("ปี")):  # ระเบียบวิธีการงบประมาณ พ.ศ. 2563
        return YearRole.LAW
    if fiscal:
        return YearRole.FISCAL
    if _PLAIN.search(text, window, start):
        return YearRole.PLAIN
    return YearRole.NOISE if context.is_number(text, start, end) else YearRole.BARE
