"""Months and dates as Thai pages write them: full or short names, dots and blanks or not, Thai, mixed or Latin digits.

Works on clean text and on squashed text (no blanks at all). Years of the common era are converted to the Buddhist era.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import ahocorasick

from thai.fiscal import BE_OFFSET, fiscal_year_of_month

_FULL = ("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
         "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม")  # fmt: skip
_SHORT = ("มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค")
# One of them is in every name of a month but a misspelt one, in text without blanks.
WRITTEN = (*_FULL, *_SHORT, *(f"{name[:-1]}.{name[-1]}" for name in _SHORT))
_MISSPELT = {"กุมภาพันธุ์": 2, "กุมภาพัน": 2, "พฤษจิกายน": 11, "กรกฏาคม": 7, "พฤศจิกายม": 11}

_NUMBER = {name: number for names in (_FULL, _SHORT) for number, name in enumerate(names, 1)} | _MISSPELT


def _pattern() -> str:
    """One alternative for each first letter, so that few names are tried at a place."""
    names: dict[str, list[str]] = {}
    for name in sorted([*_FULL, *_MISSPELT], key=len, reverse=True):
        names.setdefault(name[0], []).append(name[1:])
    for name in _SHORT:  # the look ahead ends most attempts at once
        names.setdefault(name[0], []).append(rf"{name[1:-1]}(?=[. {name[-1]}])\.? ?{name[-1]}\.?")
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in names.items())


def _beginnings() -> ahocorasick.Automaton:
    """Every way in which a name may be written, without what may follow it."""
    automaton = ahocorasick.Automaton()
    spaced = (f"{name[:-1]}{between}{name[-1]}" for name in _SHORT for between in (".", " ", ". "))
    for name in (*_FULL, *_MISSPELT, *spaced):
        automaton.add_word(name, (len(name), False))
    for name in _SHORT:
        automaton.add_word(name, (len(name), True))
    automaton.make_automaton()
    return automaton


_MONTH = re.compile(_pattern())
_BEGINNINGS = _beginnings()
_YEAR_AFTER = re.compile(r" *(?:ปี *)?(?:พ ?\.? ?ศ ?\.? *)?['’/\-]? *(\d{2,})")
_DAY_BEFORE = re.compile(r"(?<![\d.])([012๐๑๒]?\d|[3๓][01๐๑]) *\Z|วันที่ *(\d{1,2}) *เดือน *\Z")  # not the 1 of "สขร.1 เดือน"
_NOT_A_MONTH = re.compile(r" ?[รอศส]\.")  # ก.พ.ร., ก.พ.อ., ก.ค.ศ. are offices, ส.ค.ส. is a greeting card
_BEGIN_YEAR = "ปพ"  # ปี, พ.ศ.
_LONGEST_BARE = 4  # letters of a short name without dots: "เม ย"; full names have six or more
# Also the short names of two commissions: believed only beside a day, a year or the next month.
_OFFICE = frozenset({"กพ", "กค"})
_CALLED_MONTH = ("เดือน", "เดือน ")
_BETWEEN = re.compile(r"[\s|,/–\-0-9๐-๙.]{0,14}")
# Anchored at the separator, which is rarer than digits; the first number is looked for backwards from there.
# One for each, because the engine skips to a letter that it knows.
_NUMERIC = tuple(re.compile(rf"({separator}) ?(\d{{1,2}}){separator} ?(\d{{1,4}})(?![\d/])") for separator in ("/", "-", r"\."))
_FIRST_NUMBER = re.compile(r"(?<![\d/.\-])(\d{1,4}) ?\Z")
# 10/2563: as often the number of an order, so only where a list or a stretch of months can stand.
_SLASHED = re.compile(r"/ ?(\d{4})(?![\d/])")
_NUMBER_BEFORE = re.compile(r"(?<![\d/.\-])(\d{1,3}) ?\Z")
_BEGINS_CELL = re.compile(r"(?:^|[|\n])[ \-•]*(?:ประจำ)?(?:เดือน ?)?\Z")
_JOINED = re.compile(r" ?(?:[-–—−~]|ถึง) ?\Z")
_JOINS_NEXT = re.compile(r" ?(?:[-–—−~]|ถึง) ?\d{1,2} ?/ ?\d{4}(?![\d/])")
_A_LIST = 3  # numbers in cells of their own; two may be those of any two papers

# Two digits stand for a year of this century's pages only in this range; others are ages, days, item numbers.
_SHORT_YEARS = range(50, 80)
_BE_YEARS = range(2440, 2600)
_CE_YEARS = range(1950, 2057)
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class MonthMention:
    """A month: `year_be` is its calendar year, None where it is not said; `day` where a day stands before it."""

    year_be: int | None
    month: int
    start: int
    end: int
    day: int | None = None

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year that the month belongs to."""
        return None if self.year_be is None else fiscal_year_of_month(self.year_be, self.month)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day of the calendar."""

    year_be: int
    month: int
    day: int
    start: int
    end: int

    @property
    def fiscal_year(self) -> int:
        """The fiscal year that the day belongs to."""
        return fiscal_year_of_month(self.year_be, self.month)


def months_in(text: str) -> list[MonthMention]:
    """Every month in a text, in words or in numbers (d/m/y, y-m-d, m/y in a list), in order, with its calendar year."""
    names = list(_names_in(text))
    named = [mention for number in range(len(names)) if (mention := _month(text, names, number)) is not None]
    numeric = chain.from_iterable([pattern.finditer(text) for pattern in _NUMERIC])
    dates = [date for found in numeric if (date := _numeric(text, found)) is not None]
    return sorted([*named, *dates, *_slashed(text)], key=lambda mention: mention.start)


def dates_in(text: str, months: list[MonthMention] | None = None) -> list[DateMention]:
    """Every full date, in words or in numbers, in order."""
    named = months_in(text) if months is None else months
    return [
        DateMention(m.year_be, m.month, m.day, m.start, m.end) for m in named if m.year_be is not None and m.day is not None
    ]


def year_be_of(digits: str) -> int | None:
    """The Buddhist-era year that two or four digits stand for; None where they are some other number."""
    value = int(digits)
    if len(digits) == 2:
        return 2500 + value if value in _SHORT_YEARS else None
    if len(digits) != 4:
        return None
    if value in _BE_YEARS:
        return value
    return value + BE_OFFSET if value in _CE_YEARS else None


def _names_in(text: str) -> Iterator[re.Match[str]]:
    """Matches of the names, tried only where one begins: a third of the time for the expression alone."""
    reached = 0
    for start, is_bare, end in sorted(
        {(end + 1 - length, is_bare, end + 1) for end, (length, is_bare) in _BEGINNINGS.iter(text)}
    ):
        if start >= reached and is_bare and (_is_within(text, start, end) or _begins_word(text, start, end)):
            reached = end  # "มีค" of "มีความ": nearly all that is found
        elif start >= reached and (found := _MONTH.match(text, start)) is not None:
            reached = found.end()
            yield found


def _month(text: str, names: list[re.Match[str]], number: int) -> MonthMention | None:
    found = names[number]
    if _is_in_word(text, found):
        return None
    key = _key(found)
    year_be, end = _year_after(text, found.end())
    before = _DAY_BEFORE.search(text, max(0, found.start() - 16), found.start())
    day = int(before[before.lastindex or 0]) if before else None
    start = before.start(before.lastindex or 0) if before else found.start()
    if len(key) <= 3 and not _is_short_name(text, names, number, sure=year_be is not None or day is not None):
        return None
    return MonthMention(year_be, _NUMBER[key], start, end, day)


def _key(found: re.Match[str]) -> str:
    """A name's letters without dots and blanks."""
    return "".join(found[0].replace(".", "").split())


def _is_short_name(text: str, names: list[re.Match[str]], number: int, *, sure: bool) -> bool:
    found = names[number]
    if "." not in found[0]:
        return sure
    if _NOT_A_MONTH.match(text, found.end()):
        return False
    return sure or _key(found) not in _OFFICE or _is_listed(text, names, number)


def _is_listed(text: str, names: list[re.Match[str]], number: int) -> bool:
    """Whether "ก.พ." stands beside ม.ค. or มี.ค., or is called a month."""
    found, own = names[number], _NUMBER[_key(names[number])]
    if text.endswith(_CALLED_MONTH, 0, found.start()):
        return True
    beside = (*names[max(0, number - 1) : number], *names[number + 1 : number + 2])
    near = [one for one in beside if abs(_NUMBER[_key(one)] - own) == 1]
    return any(_BETWEEN.fullmatch(text, min(one.end(), found.end()), max(one.start(), found.start())) for one in near)


def _is_in_word(text: str, found: re.Match[str]) -> bool:
    """Whether a short name without dots is letters of some word: most are."""
    name = found[0]
    return len(name) <= _LONGEST_BARE and "." not in name and _is_within(text, found.start(), found.end())


def _begins_word(text: str, start: int, end: int) -> bool:
    """Whether such a name goes on with letters, and neither a year can follow it nor a day stand before it: "5 ครัวเรือน มีคน"."""
    if not "ก" <= text[end : end + 1] <= "๎" or text[end] in _BEGIN_YEAR:
        return False
    before = text[max(0, start - 16) : start].rstrip(" ")
    return not (before[-1:].isdigit() or before.endswith("เดือน"))


def _is_within(text: str, start: int, end: int) -> bool:
    return "ก" <= text[start - 1 : start] <= "๎" and text[end : end + 1] != "." and not text.endswith("เดือน", 0, start)


def _year_after(text: str, position: int) -> tuple[int | None, int]:
    """The year after a month, and where the mention ends; in squashed text the next number may be glued to it."""
    found = _YEAR_AFTER.match(text, position)
    if found is None:
        return None, position
    digits = found[1]
    for length in (4, 2):
        if len(digits) == length or (length == 4 and len(digits) > 4):
            year_be = year_be_of(digits[:length])
            if year_be is not None:
                return year_be, found.start(1) + length
    return None, position


def _slashed(text: str) -> list[MonthMention]:
    """Months as numbers with their year: both ends of a stretch, or the cells of a list."""
    if "/" not in text:
        return []
    listed: list[MonthMention] = []
    joined: list[MonthMention] = []
    numbers_of_papers = False
    for found in _SLASHED.finditer(text):
        before = _NUMBER_BEFORE.search(text, max(0, found.start() - 5), found.start())
        year_be = year_be_of(found[1])
        if before is None or year_be is None:
            continue
        month, start = int(before[1]), before.start(1)
        mention = MonthMention(year_be, month, start, found.end())
        stands_first = _BEGINS_CELL.search(text, max(0, start - 20), start) is not None
        numbers_of_papers |= stands_first and month not in _MONTHS
        if month not in _MONTHS:
            continue
        if _JOINS_NEXT.match(text, found.end()) or (joined and _joins(text, joined[-1].end, start)):
            joined.append(mention)
        elif stands_first:
            listed.append(mention)
    is_list = not numbers_of_papers and len({(one.year_be, one.month) for one in listed}) >= _A_LIST
    return [*joined, *listed] if is_list else joined


def _joins(text: str, end: int, start: int) -> bool:
    return start - end < 8 and _JOINED.fullmatch(text, end, start) is not None


def _numeric(text: str, found: re.Match[str]) -> MonthMention | None:
    before = _FIRST_NUMBER.search(text, max(0, found.start() - 6), found.start())
    if before is None:
        return None
    first, separator, second, third = before[1], found[1], int(found[2]), found[3]
    if len(first) == 4 and len(third) <= 2:
        year_be, month, day = year_be_of(first), second, int(third)
    elif len(first) <= 2 and (len(third) == 4 or (len(third) == 2 and separator == "/")):
        year_be, month, day = year_be_of(third), second, int(first)
    else:
        return None
    if month > 12:
        month, day = day, month
    if year_be is None or month not in _MONTHS or day not in range(1, 32):
        return None
    return MonthMention(year_be, month, before.start(1), found.end(), day)
