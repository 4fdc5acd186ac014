"""The agencies of an input: each one once, and again when a row adds to what is known of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from intake.cells import same_name_key, tidy
from intake.entry import Entry
from intake.fields import Field
from intake.urls import holds_url, is_nothing, looks_like_page
from intake.years import parse_fiscal_year
from model.submission import Agency, Problem

# Thailand has 7,850 local authorities. What is remembered is bounded, so that a hostile file cannot fill the memory; an
# agency that comes back after so many others is simply handed out again.
_REMEMBERED = 20_000
# Agency names are far shorter; a longer cell is a paragraph.
LONGEST_NAME = 300
MOST_DIVISIONS = 60  # a provincial administration has some 20; a hostile file has a new one in every row
MOST_UNANSWERED = 200  # no framework has so many indicators; a hostile file has a new year in every row

# Rows that stand below or between the answers. A whole word is asked for: there are places named รวมไทยพัฒนา.
_NOT_AN_AGENCY = re.compile(
    r"(?:ยอด|ผล)?รวม(?:ทั้งหมด|ทั้งสิ้น|ทุกข้อ|ทุกหน่วยงาน|จำนวน|คะแนน)?(?:[\s:=(\d๐-๙]|$)"
    r"|(?:หมายเหตุ|ที่มา\s*:|ข้อมูล\s*ณ|ผู้รายงาน|ผู้จัดทำ|ลงชื่อ|คำชี้แจง|คำอธิบาย)|\*"
    r"|(?:(?:ชื่อ)?หน่วยงาน|agency)\s*$"
    r"|(?:grand\s+)?(?:total|sum|note|remark|source)s?\s*(?:[:=(\d]|$)",
    re.IGNORECASE,
)
# An address in place of a name: the row lacks its first cell, or is the rest of a cell that was cut.
_ADDRESS = re.compile(r"(?:https?|ftps?|file)\s?:|www\d?\.|//", re.IGNORECASE)
# What a spreadsheet shows for a formula that failed.
_FAILED = re.compile(r"#(?:REF|VALUE|NAME\?|DIV/0|NULL|NUM|N/A)[!?]?$", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
# อ.ครบุรี, อำเภอครบุรี and ครบุรี are one district.
_KIND_OF_PLACE = re.compile(r"^(?:อำเภอ|เขต|จังหวัด|อ\.|จ\.)|\.+$")
_PLACES = {Field.DISTRICT: "อำเภอ", Field.PROVINCE: "จังหวัด"}
Pairs = tuple[tuple[str, str], ...]
_DETAILS = (
    (Field.AGENCY_TYPE, "agency_type"), (Field.DISTRICT, "district"), (Field.PROVINCE, "province"), (Field.HOME_URL, "home_url"),
    (Field.EMAIL, "email"),
)  # fmt: skip


def is_no_agency(name: str) -> bool:
    """Whether the cell is a header, a total, a remark or a signature rather than an agency."""
    return _NOT_AN_AGENCY.match(name) is not None


def is_address(name: str) -> bool:
    """Whether the cell begins with a web address."""
    return _ADDRESS.match(name) is not None


def is_failed_formula(name: str) -> bool:
    """Whether the cell shows that its formula failed (`#REF!`): then nobody knows the agency."""
    return _FAILED.match(name) is not None


@dataclass(slots=True)
class Agencies:
    """The agencies so far, by a key that several spellings of one name share.

    A name is all that tells agencies apart, also from one night to the next. So where a name comes with a second district or
    province, the first keeps the name, and the rows of the others, and those that do not say whose they are, are not used.
    """

    _known: dict[str, Agency] = field(default_factory=dict)
    _spellings: set[str] = field(default_factory=set)
    _shared: dict[str, Field] = field(default_factory=dict)
    _doubted: set[str] = field(default_factory=set)

    def another(self, name: str, entry: Entry, *, is_filled: bool = False) -> Problem | None:
        """What to say of a row that may be of another agency of the same name; None where it is of the one that we know.

        `is_filled`: the row above gave the name, so it is of that agency unless it says otherwise.
        """
        key = same_name_key(name)
        known = self._known.get(key)
        if known is None:
            return None
        for what, before in ((Field.DISTRICT, known.district), (Field.PROVINCE, known.province)):
            given = _detail(entry, what)
            if given and before and not _same_place(given, before):
                self._shared[key] = what
                return _other_place(known, entry, what, before=before, given=given)
            if not given and not is_filled and self._shared.get(key) is what:
                return _no_place(known, entry, what)
        return None

    def take(self, name: str, entry: Entry) -> tuple[Agency, list[Agency | Problem]]:
        """The agency of a row, and what is new about it."""
        key = same_name_key(name)
        known = self._known.get(key)
        details = {attribute: text for what, attribute in _DETAILS if (text := _detail(entry, what))}
        division = tidy(entry.values.get(Field.DIVISION, ""))
        year, years = parse_fiscal_year(entry.values.get(Field.FISCAL_YEAR, "")), known.years if known else ()
        years = years if year is None or year in years else (*years, year)
        # `unanswered` is given by name below, though it does not change: mypy would have it of `**details`, which holds texts
        if known is None:
            agency = Agency(name, divisions=_divisions((), division, details), unanswered=(), years=years, **details)
            self._remember(key, agency)
            return agency, [agency, *self._doubts(entry)]
        news: list[Agency | Problem] = []
        if known.name != name:
            news += self._other_spelling(known.name, name, entry)
        changed = {
            attribute: text for attribute, text in details.items() if _is_news(getattr(known, attribute), attribute, text)
        }
        if division and known.email:
            changed.pop("email", None)
        divisions = _divisions(known.divisions, division, details)
        agency = replace(known, divisions=divisions, unanswered=known.unanswered, years=years, **changed)
        if agency == known:
            return known, news
        self._known[key] = agency
        news += self._doubts(entry)
        return agency, [*news, agency, *_contradictions(known, changed, entry), *_other_address(known, agency, division, entry)]

    def owe(self, name: str, code: str, division: str, year: int | None) -> Agency:
        """Keep which division is to answer an indicator given without a URL; the agency with it."""
        key = same_name_key(name)
        others = [one for one in self._known[key].unanswered if (one[0], one[2]) != (code, year)]
        self._known[key] = replace(self._known[key], unanswered=(*others, (code, division, year))[-MOST_UNANSWERED:])
        return self._known[key]

    def _remember(self, key: str, agency: Agency) -> None:
        if len(self._known) >= _REMEMBERED:
            oldest = next(iter(self._known))
            del self._known[oldest]
            self._shared.pop(oldest, None)
        self._known[key] = agency

    def _doubts(self, entry: Entry) -> list[Problem]:
        """An e-mail address or a web site that is none: kept as given, and each said once."""
        given = (
            (what, text) for what in (Field.EMAIL, Field.HOME_URL) if (text := _detail(entry, what)) and not _may_be(what, text)
        )
        new = [(what, text) for what, text in given if text not in self._doubted and len(self._doubted) < _REMEMBERED]
        self._doubted.update(text for _, text in new)
        return [_no_address(entry, what, text) for what, text in new]

    def _other_spelling(self, first: str, name: str, entry: Entry) -> list[Problem]:
        if name in self._spellings or len(self._spellings) >= _REMEMBERED:
            return []
        self._spellings.add(name)
        return [
            Problem(
                entry.cell(entry.columns.get(Field.AGENCY)),
                f"ชื่อ “{name}” ถือเป็นหน่วยงานเดียวกับ “{first}”",
                f"“{name}” is taken as the same agency as “{first}”",
                fatal=False,
            )
        ]


def _same_place(name: str, other: str) -> bool:
    """Whether two cells name one district or province: `อ.เมือง`, `เมืองตราด` and `อำเภอเมืองตราด` do."""
    keys = sorted((_place_key(name), _place_key(other)), key=len)
    return keys[0] == keys[1] or (keys[0] == "เมือง" and keys[1].startswith("เมือง"))


def _detail(entry: Entry, what: Field) -> str:
    text = tidy(entry.values.get(what, ""))
    return "" if what in _PLACES and is_nothing(text) else text


def _may_be(what: Field, text: str) -> bool:
    """Whether a cell holds an address of its kind, or says that there is none."""
    if is_nothing(text):
        return True
    return _MAIL.search(text) is not None if what is Field.EMAIL else holds_url(text) or looks_like_page(text)


def _no_address(entry: Entry, what: Field, text: str) -> Problem:
    th, en = ("อีเมล", "an e-mail address") if what is Field.EMAIL else ("ที่อยู่เว็บไซต์", "a web address")
    return Problem(
        entry.cell(entry.columns.get(what)),
        f"“{text[:60]}” ไม่ใช่{th}ที่ใช้ได้ เก็บไว้ตามที่ให้มา โปรดตรวจ",
        f"“{text[:60]}” is not {en}; it is kept as given, check it",
        fatal=False,
    )


def _place_key(name: str) -> str:
    return _KIND_OF_PLACE.sub("", same_name_key(tidy(name)))


def _is_news(before: str | None, attribute: str, text: str) -> bool:
    if before is not None and attribute in _PLACES:
        return False  # another spelling; another place was refused before
    return before != text


def _other_place(known: Agency, entry: Entry, what: Field, *, before: str, given: str) -> Problem:
    th = _PLACES[what]
    return Problem(
        entry.cell(entry.columns.get(what)),
        f"ไม่ได้ใช้แถวนี้ เพราะ “{known.name}” ในแถวก่อนอยู่{th} “{before}” แต่แถวนี้อยู่{th} “{given}” ถ้าเป็นคนละหน่วยงาน "
        f"ให้เติม{th}หลังชื่อทุกแถว เช่น “{known.name} ({given})” ถ้าเป็นหน่วยงานเดียวกัน ให้แก้{th}ให้ตรงกัน",
        f"the row is not used: “{known.name}” was in the {what} “{before}” and is in “{given}” here; if these are two agencies, write the "
        f"{what} after the name in every row, such as “{known.name} ({given})”, and if they are one, write the same {what}",
    )


def _no_place(known: Agency, entry: Entry, what: Field) -> Problem:
    th = _PLACES[what]
    return Problem(
        entry.cell(entry.columns.get(what)),
        f"ไม่ได้ใช้แถวนี้ เพราะชื่อ “{known.name}” มีมากกว่าหนึ่ง{th} และแถวนี้ไม่ได้บอก{th} โปรดเติม{th}ในคอลัมน์ หรือหลังชื่อทุกแถว",
        f"the row is not used: there is more than one {what} with a “{known.name}”, and the row does not say which; give the {what} in "
        "its column, or after the name in every row",
    )


def _divisions(known: Pairs, division: str, details: Mapping[str, str]) -> Pairs:
    """The e-mail of a row that names a division is that division's; the agency's own is the first, or one without a division."""
    if not division or "email" not in details:
        return known
    return tuple((dict(known) | {division: details["email"]}).items())[-MOST_DIVISIONS:]


def _other_address(known: Agency, agency: Agency, division: str, entry: Entry) -> list[Problem]:
    before, after = dict(known.divisions).get(division), dict(agency.divisions).get(division)
    if before is None or after is None or before == after:
        return []
    return [
        Problem(
            entry.cell(entry.columns.get(Field.EMAIL)),
            f"อีเมลของ{division} “{known.name}” ไม่ตรงกับแถวก่อน: “{before}” แล้วเป็น “{after}” ใช้ค่าหลัง",
            f"the email of {division} of “{known.name}” differs from an earlier row: “{before}”, then “{after}”; the latter is used",
            fatal=False,
        )
    ]


def _contradictions(known: Agency, changed: dict[str, str], entry: Entry) -> list[Problem]:
    """A value that replaces another one; where there was none, or a division's in place of the agency's, is no contradiction."""
    stand_ins = {None, *dict(known.divisions).values()}
    return [
        Problem(
            entry.cell(entry.columns.get(Field(attribute))),
            f"ข้อมูลของ “{known.name}” ไม่ตรงกับแถวก่อน: “{getattr(known, attribute)}” แล้วเป็น “{text}” ใช้ค่าหลัง",
            f"the {attribute} of “{known.name}” differs from an earlier row: “{getattr(known, attribute)}”, then “{text}”; the latter is used",
            fatal=False,
        )
        for attribute, text in changed.items()
        if getattr(known, attribute) not in stand_ins
    ]
