"""A figure that stands in a line of its own, as on the cards of a dashboard: "3 เรื่อง", "1,204", "2 (66.67%)"; and what is counted so."""

import re

from rules.indicator import Indicator, Structure

_LONGEST = 20  # letters
_FIGURE = re.compile(
    r"(?!25[5-7]\d\Z)(?:จำนวน|รวม)?(?:\d{1,3}(?:,\d{3})+|\d{1,6}|ไม่มี)(?:เรื่อง|ราย|ครั้ง|คน|กรณี|ฉบับ)?(?:\(?(?:ร้อยละ)?\d[\d.]*%?\)?)?"
)


def is_figure(squashed: str) -> bool:
    """Whether a squashed line is a figure and its unit, and nothing else; a year is none."""
    return len(squashed) <= _LONGEST and _FIGURE.fullmatch(squashed) is not None


def counted_parts(indicator: Indicator) -> list[tuple[str, ...]]:
    """The words of each part that is a number of cases: "แล้วเสร็จ", "อยู่ระหว่าง"."""
    checks = (part.check for part in indicator.components if part.check is not None)
    return [check.phrases("of") for check in checks if check.measure is Structure.COUNTS]
