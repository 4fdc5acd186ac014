"""Which indicators a text on a page names."""

import re
from collections.abc import Mapping, Sequence

from intake.cells import same_name_key
from intake.codes import parse_code, plain

# On a page a bare number is a date, a count or a page; only a number with a letter, a zero or a word before it is a code.
_OPENING = r"^[\s\"'“‘(\[*•-]*"
_MARKED_CODE = re.compile(
    rf"{_OPENING}(?:(?:ตัวชี้วัด|หัวข้อ|ข้อ|OIT|ITA)(?:\s*ที่)?[\s.:#_-]*){{1,2}}O?[\s.:_-]*0*\d{{1,2}}(?!\d)"
    rf"|{_OPENING}O[\s.:_-]?\s?0*\d{{1,2}}(?!\d)"
    rf"|{_OPENING}0\d{{1,2}}(?!\d)(?![/.:-]\d)"
)
# The same, anywhere in a heading or a list item: "รายการ O18 แผน…".
_INNER_CODE = re.compile(r"(?<![A-Z0-9])O[\s.-]?0*\d{1,2}(?!\d)")
_NUMBERING = re.compile(r"^[\s\d๐-๙.)(]+")
_CELL_BREAK = re.compile(r"\s\|\s|[\r\n]+")
# "ตัวชี้วัดที่ 9" over several indicators is a group of them.
_GROUP = re.compile(rf"{_OPENING}ตัวชี้วัด(?:ย่อย)?(?:\s*ที่)?[\s.:#_-]*\d")
_LONGEST = 2_000


def named(text: str, codes: Sequence[str], known: Mapping[str, str]) -> set[str]:
    """The indicators that a text names: by code, or, where no code stands, by an official name and nothing else."""
    parts = _parts(text)
    coded = {code for part in parts if _MARKED_CODE.match(plain(part)) and (code := parse_code(part, codes))}
    coded |= {code for part in parts for found in _INNER_CODE.findall(plain(part)) if (code := parse_code(found, codes))}
    if coded:
        return coded
    keys = (same_name_key(_NUMBERING.sub("", part)) for part in parts)
    return {known[key] for key in keys if key in known}


def speaks_of_codes(text: str) -> bool:
    """Whether a text names an indicator in any way, also one that is not the framework's (`O44`)."""
    return any(_MARKED_CODE.match(plain(part)) or _INNER_CODE.search(plain(part)) for part in _parts(text))


def begins_with(code: str, text: str, codes: Sequence[str]) -> bool:
    """Whether the text, or a cell of it, begins with a code, as the title of what follows does."""
    parts = map(plain, _parts(text))
    return any(_MARKED_CODE.match(part) and not is_group(part) and parse_code(part, codes) == code for part in parts)


def is_group(text: str) -> bool:
    """Whether a text is the title of a group of indicators."""
    return _GROUP.match(plain(text[:_LONGEST])) is not None


def _parts(text: str) -> list[str]:
    return [part for part in _CELL_BREAK.split(text[:_LONGEST]) if part.strip()]
