"""Papers that name other local governments or offices and never the agency: whose they are, nobody can tell from them."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import islice

import ahocorasick

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.look_alikes import look_alikes
from rules.measure.doubts.owner import core_of, is_another, is_said, without_district
from rules.measure.view import CLAIMS, Passage, View, evidence
from thai.text import skeleton, squash

# What tells that a local government speaks beside its kinds: its executive and its divisions.
_OURS = ("นายก", "ปลัด", "กองคลัง", "กองช่าง")
# Neighbours of every local government, which its papers are full of: groups of citizens, school meals, payment at a bank, a
# survey by a university.
_AROUND = (
    "กลุ่ม", "ชมรม", "วิสาหกิจ", "สหกรณ์", "คณะกรรมการ", "สโมสร", "กองทุน", "สภา", "สมาคม", "มูลนิธิ", "โรงเรียน", "ศูนย์พัฒนาเด็กเล็ก",
    "ธนาคาร", "วิทยาลัย", "มหาวิทยาลัย",
)  # fmt: skip
# Offices that stand in the agency's own lists often, and so are nobody's owner elsewhere.
_OFFICES = ("สภ.", "สสอ.", "สสจ.", "ผู้ว่าราชการจังหวัด", "เหล่ากาชาด")
_VENDORS = ("บริษัท", "ทีมงานเว็บ")  # whose form it is; elsewhere they sell something to the agency
# Before a body that only made a rule, was written to, was paid, lies beside, took part, or keeps the register of purchases.
_BESIDE = re.compile(
    r"(?:ระเบียบ|ประกาศ|กฎ|หนังสือ|สั่งการ|คำสั่ง|ตาม|กับ|(?<!ประมา)ณ|(?<!หน้า)(?<!ตาม)ที่|จาก|แก่|ต่อ|และ|ถึง|เรียน|ผ่าน|ติดต่อ|ระหว่าง|โดย|ให้|ใน|หรือ|อุดหนุน|เชื่อม|เขต"
    r"|ต้อนรับ|ดูงาน|e-?gp\)?|จัดซื้อจัดจ้างภาครัฐ|[/,|])\Z"
)
# A name stands close behind its kind and ends there ("เทศบาลตำบลบ้านเหนือ 3 คน") or before a verb; "ก.อบต.จังหวัด" is a committee.
# Files part "ตำบล" behind the sara am.
_KINDS = ("เทศบาล", "เทศมนตรี", "องค์การบริหารส่วน", "อบต", "อบจ", "ทต.", "ทม.", "ทน.")
_ATTACHED = re.compile(
    r"(?:เทศ(?:บาล|มนตรี)(?:ตำ ?บล|เมือง|นคร)|องค์การบริหารส่วน(?:ตำ ?บล|จังหวัด)|(?<!ก\.)(?:อบต|อบจ|ท[ตมน])\.)"
    r"(?:([ก-์]{3,25})(?![ก-์])|(?<!\.)([ก-์]{3,18}?)(?=จัด(?!การ)|มี(?:หน้าที่|ผล|อำนาจ)|ได้|ดำเนินการ|ขอ|รับ|แจ้ง|ประกาศ|ใช้|ติด|นำ|เปิด))"
)
_LISTED = frozenset({"social_network"})  # where links are all that there is
_QUOTES = 2
_BEGINNING = 4  # letters; no body has fewer


def strangers(view: View, indicator: Indicator, agency: str) -> tuple[Evidence, ...]:
    """Lines that name others; empty where one names the agency. Of 1,500 right pages of other writers hardly one has them."""
    own = core_of(agency)
    if own is None or indicator.of_law:
        return ()
    claims = CLAIMS - {Role.LINK} if _LISTED.intersection(indicator.about) else CLAIMS
    lines = {place: line for place, line in enumerate(view.passages) if line.role not in claims and place not in view.stamps}
    if not any(line.source.is_attachment for line in lines.values()) and any(
        is_said(own, line.squashed) for line in lines.values() if line.role is not Role.HEADING
    ):
        return ()  # as nearly all do
    kinds = [lines[place] for place in view.holding(*_KINDS) if place in lines]
    governments = list(islice(_governments([*lines.values()], kinds, own), _QUOTES))
    if governments:
        return tuple(map(evidence, governments))
    told = [] if indicator.interactive else [line for line in lines.values() if _is_told_of_a_body(line, indicator)]
    is_ours = any(word in line.squashed for line in lines.values() for word in _OURS) if not kinds else True
    if (is_ours and not told) or _names(lines.values(), own):
        return ()
    offices = () if is_ours else _offices(lines, view, _VENDORS if indicator.interactive else ())
    return tuple(map(evidence, islice(told, _QUOTES))) or tuple(map(evidence, islice(offices, _QUOTES)))


def _governments(lines: list[Passage], kinds: list[Passage], own: str) -> Iterator[Passage]:
    """The lines that name another local government, where no text of the page, or none of its files, names the agency."""
    theirs = [line for line in kinds if _names_another(line, own)]
    if not theirs:
        return
    texts = [line for line in lines if line.role is not Role.HEADING or line.source.is_attachment]
    if not _names(texts, own):
        yield from theirs
        return
    in_files = [line for line in theirs if line.source.is_attachment]
    if in_files and not _names([line for line in lines if line.source.is_attachment], own):
        yield from in_files


def _names(lines: Collection[Passage], own: str) -> bool:
    """Whether a line names the agency, with or without tone marks, which files lose."""
    said = [without_district(own, line.squashed) for line in lines]
    return any(own in line for line in said) or skeleton(own) in skeleton("|".join(said))


def _names_another(line: Passage, own: str) -> bool:
    """Whether it names another local government, and not one that only took part."""
    named = ((found[1] or found[2], line.text[: found.start()].rstrip()) for found in _ATTACHED.finditer(line.text))
    return any(is_another(squash(name), own) and not _BESIDE.search(before) for name, before in named)


def _is_told_of_a_body(line: Passage, indicator: Indicator) -> bool:
    """Whether a line begins with a body and goes on with the subject."""
    return (
        line.squashed[:_BEGINNING] in _beginnings()
        and line.squashed.startswith(look_alikes().bodies)
        and any(name in line.squashed for name in indicator.topic.names)
    )


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """By these letters nearly all lines are told apart from those that begin with a body."""
    return frozenset(body[:_BEGINNING] for body in look_alikes().bodies)


def _offices(lines: Mapping[int, Passage], view: View, vendors: tuple[str, ...]) -> Iterator[Passage]:
    """The lines whose first body is another office."""
    seen: set[int] = set()
    for start, body in sorted(_bodies_in(view.joined, look_alikes().bodies + _OFFICES + vendors)):
        place = view.index_at(start)
        if place in seen or place not in lines:
            continue
        seen.add(place)
        before = lines[place].squashed[: start - view.starts[place]]
        if not body.startswith(_AROUND) and not before.endswith(_AROUND) and not _BESIDE.search(before):
            yield lines[place]


def _bodies_in(text: str, bodies: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    return ((last + 1 - len(body), body) for last, body in _automaton(bodies).iter(text))


@lru_cache(maxsize=4)
def _automaton(bodies: tuple[str, ...]) -> "ahocorasick.Automaton":
    made = ahocorasick.Automaton()
    for body in bodies:
        made.add_word(body, body)
    made.make_automaton()
    return made
