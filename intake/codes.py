"""Indicator codes as people write them: `O18`, `018`, `O๑๘`, `ข้อ 18`, `O18 แผน…`."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

# A code stands at the beginning of its cell; official names are shorter than this.
_LONGEST_LABEL = 300
# Letters that look like the Latin O on screen: Cyrillic and Greek ones arrive by copy and paste, ๐ and ０ by digits below.
_ROUND = {ord(letter): "O" for letter in "ОоΟοОᴏ○◯"}
_DIGITS = {code: str(unicodedata.decimal(chr(code))) for code in range(0x0E50, 0x0E5A)}
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f\x7f]")
_DASHES = re.compile(r"[‐-―−]")

_CODE = re.compile(
    r"""^[\s'"`’‘“”(\[#.*•-]*
    (?:(?:ตัวชี้วัด|หัวข้อ|ข้อ|รายการ|รหัส|OIT|ITA|ITEM|INDICATOR|NO)(?:\s*ที่|\s*ย่อย)?[\s.:#_-]*){0,3}
    (?P<letter>O[\s.:_-]*)?(?P<zeros>0*)[\s]*(?P<number>\d{1,2})(?!\d)
    (?P<rest>.*)$""",
    re.VERBOSE | re.DOTALL,
)
# "O1-O5", "1, 2", "O1 และ O2": a row is for one indicator, so several codes in a cell are no code.
_SEVERAL = re.compile(r"^\s*(?:[,/⁄&+-]|และ|ถึง|TO\b|AND\b)\s*(?:ข้อ\s*)?O?\s*\d{1,2}(?!\d)")
# "O18 O19", "O18O19", "O18 แผน และ O19 ผล": another code further on, unless it stands in brackets or is only referred to.
_FURTHER = re.compile(r"(?<![A-Z0-9])O[\s.:_-]{0,2}0*(\d{1,2})(?!\d)")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_REFERS = re.compile(r"(?:ตาม|ดู|เดิม|จาก|ของ|แทน|อ้างอิง|อ้างถึง|ใน|SEE|FROM|OF)[\s:]*(?:(?:ข้อ|ตัวชี้วัด|รหัส)(?:ที่)?[\s:]*)?$")
# "18 19", "018 019": nothing but numbers that are codes as well. "O1 65" has a year behind it.
_NUMBERS = re.compile(r"(?:\s+(?:ข้อ\s*)?0*\d{2}(?!\d))+\s*")
# "O 1 8" may be O18 or O1 and a number of something: a single digit apart from a single digit is for a person.
_SPACED = re.compile(r"^\s+\d(?![\d.)/])")
_FRACTION = re.compile(r"^\.\d")
_WHOLE_FRACTION = re.compile(r"^\.0+(?!\d)")  # spreadsheets write the number 18 as 18.0
_SHAPE = re.compile(r"^(?:ข้อ(?:ที่)?|ตัวชี้วัด(?:ที่)?|OIT)?[\s.:#_-]*O?[\s.:_-]*\d{1,4}(?!\d)")


def parse_code(cell: str, codes: Sequence[str]) -> str | None:
    """The code of the framework that a cell names, or None where it names none or more than one."""
    return _parse(cell[:_LONGEST_LABEL], tuple(codes))


def is_lettered(cell: str) -> bool:
    """Whether the code of a cell is written with its letter or a zero for it (`O18`, `018`), as groups of indicators never are."""
    found = _CODE.match(plain(cell[:_LONGEST_LABEL]))
    return found is not None and (found["letter"] is not None or found["zeros"] != "")


def looks_like_code(cell: str) -> bool:
    """Whether a cell was meant as a code, known to the framework or not (`O44`)."""
    return _SHAPE.match(plain(cell[:_LONGEST_LABEL]).strip(" '\"`’‘")) is not None


def names_several(cell: str, codes: Sequence[str]) -> bool:
    """Whether a cell names a code of the framework and then another."""
    found = _CODE.match(plain(cell[:_LONGEST_LABEL]))
    if found is None or int(found["number"]) not in _by_number(tuple(codes)):
        return False
    return _FRACTION.match(found["rest"]) is None and _names_more(int(found["number"]), found["rest"], tuple(codes))


def plain(text: str) -> str:
    """The text with one form of each letter and digit: for reading codes, not for showing."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_ROUND).translate(_DIGITS)
    # NFKC takes SARA AM apart; the words looked for have none, so it may stay so
    return _DASHES.sub("-", text).upper()


# The same few hundred spellings come back in every row of a province.
@lru_cache(maxsize=8192)
def _parse(cell: str, codes: tuple[str, ...]) -> str | None:
    found = _CODE.match(plain(cell))
    if found is None or (len(found["number"]) == 1 and _SPACED.match(found["rest"])):
        return None
    number = int(found["number"])
    return None if _names_more(number, found["rest"], codes) else _by_number(codes).get(number)


def _names_more(number: int, rest: str, codes: tuple[str, ...]) -> bool:
    """Whether what stands after a number makes it a fraction, or names another indicator."""
    if _FRACTION.match(rest):
        return _WHOLE_FRACTION.match(rest) is None
    if _SEVERAL.match(rest):
        return True
    if _NUMBERS.fullmatch(rest):
        others = {int(other) for other in re.findall(r"\d+", rest)} - {number}
        return bool(others) and others <= _by_number(codes).keys()
    words = _BRACKETED.sub(" ", rest)
    return any(int(other[1]) != number and not _REFERS.search(words[: other.start()]) for other in _FURTHER.finditer(words))


@lru_cache(maxsize=32)
def _by_number(codes: tuple[str, ...]) -> Mapping[int, str]:
    return {int(digits[0]): code for code in codes if (digits := re.findall(r"\d+$", code))}
