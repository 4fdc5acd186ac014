"""The agencies of an input: each one once, and again when a row adds to what is known of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from intake.cells import same_name_key, tidy
from intake.entry import Entry
from intake.fields import Field
from model.submission import Agency, Problem

# Thailand has 7,850 local authorities. What is remembered is bounded, so that a hostile file cannot fill the memory; an
# agency that comes back after so many others is simply handed out again.
_REMEMBERED = 20_000
# Agency names are far shorter; a longer cell is a paragraph.
LONGEST_NAME = 300
MOST_DIVISIONS = 60  # a provincial administration has some 20; a hostile file has a new one in every row

# Rows that stand below or between the answers. A whole word is asked for: there are places named รวมไทยพัฒนา.
_NOT_AN_AGENCY = re.compile(
    r"(?:ยอด|ผล)?รวม(?:ทั้งหมด|ทั้งสิ้น|ทุกข้อ|ทุกหน่วยงาน|จำนวน|คะแนน)?(?:[\s:=(\d๐-๙]|$)"
    r"|(?:หมายเหตุ|ที่มา\s*:|ข้อมูล\s*ณ|ผู้รายงาน|ผู้จัดทำ|ลงชื่อ|คำชี้แจง|คำอธิบาย)|\*"
    r"|(?:(?:ชื่อ)?หน่วยงาน|agency)\s*$"
    r"|(?:grand\s+)?(?:total|sum|note|remark|source)s?\s*(?:[:=(\d]|$)",
    re.IGNORECASE,
)
Pairs = tuple[tuple[str, str], ...]
_DETAILS = (
    (Field.AGENCY_TYPE, "agency_type"), (Field.DISTRICT, "district"), (Field.PROVINCE, "province"), (Field.HOME_URL, "home_url"),
    (Field.EMAIL, "email"),
)  # fmt: skip


def is_no_agency(name: str) -> bool:
    """Whether the cell is a header, a total, a remark or a signature rather than an agency."""
    return _NOT_AN_AGENCY.match(name) is not None


@dataclass(slots=True)
class Agencies:
    """The agencies so far, by a key that several spellings of one name share."""

    _known: dict[str, Agency] = field(default_factory=dict)
    _spellings: set[str] = field(default_factory=set)

    def take(self, name: str, entry: Entry) -> tuple[Agency, list[Agency | Problem]]:
        """The agency of a row, and what is new about it."""
        key = same_name_key(name)
        known = self._known.get(key)
        details = {attribute: text for name, attribute in _DETAILS if (text := tidy(entry.values.get(name, "")))}
        division = tidy(entry.values.get(Field.DIVISION, ""))
        if known is None:
            agency = Agency(name, divisions=_divisions((), division, details), **details)
            self._remember(key, agency)
            return agency, [agency]
        news: list[Agency | Problem] = []
        if known.name != name:
            news += self._other_spelling(known.name, name, entry)
        changed = {attribute: text for attribute, text in details.items() if getattr(known, attribute) != text}
        if division and known.email:
            changed.pop("email", None)
        agency = replace(known, divisions=_divisions(known.divisions, division, details), **changed)
        if agency == known:
            return known, news
        self._known[key] = agency
        return agency, [*news, agency, *_contradictions(known, changed, entry), *_other_address(known, agency, division, entry)]

    def _remember(self, key: str, agency: Agency) -> None:
        if len(self._known) >= _REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[key] = agency

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
    """A value that replaces another one; a value where there was none is no contradiction."""
    return [
        Problem(
            entry.cell(entry.columns.get(Field(attribute))),
            f"ข้อมูลของ “{known.name}” ไม่ตรงกับแถวก่อน: “{getattr(known, attribute)}” แล้วเป็น “{text}” ใช้ค่าหลัง",
            f"the {attribute} of “{known.name}” differs from an earlier row: “{getattr(known, attribute)}”, then “{text}”; the latter is used",
            fatal=False,
        )
        for attribute, text in changed.items()
        if getattr(known, attribute) is not None
    ]
