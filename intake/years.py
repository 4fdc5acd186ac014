"""The fiscal year as a cell gives it: 2565, ๒๕๖๕, 65, 2022, "ปีงบประมาณ พ.ศ. 2565"."""

import re

from intake.codes import plain
from thai.fiscal import BE_OFFSET

_CENTURY = 2500
# Both windows are the same hundred years, once in each era: they cannot overlap, so the era needs no word.
_PLAUSIBLE = range(2500, 2600)
# Two digits below 40 would be before any assessment and are more often a day, a month or a count.
_TWO_DIGITS = range(40, 100)

_NUMBER = re.compile(r"(?<!\d)(?<!\d\.)\d+(?:\.0+)?(?!\.?\d)")


def parse_fiscal_year(cell: str) -> int | None:
    """The Buddhist-era year of a cell; None where there is none, or more than one."""
    numbers = {int(float(number)) for number in _NUMBER.findall(plain(cell[:100])) if len(number) < 10}
    years = {year for number in numbers if (year := _year_be(number)) is not None}
    return years.pop() if len(years) == 1 and len(numbers) == 1 else None


def _year_be(number: int) -> int | None:
    if number in _PLAUSIBLE:
        return number
    if number + BE_OFFSET in _PLAUSIBLE:
        return number + BE_OFFSET
    if number in _TWO_DIGITS:
        return number + _CENTURY
    return None
