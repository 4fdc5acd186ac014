"""Papers that name other local governments or offices and never the agency: whose they are, nobody can tell from them."""

import re
from collections.abc import Iterator
from itertools import islice

from model.finding import Evidence
from rules.indicator import Indicator
from rules.look_alikes import look_alikes
from rules.measure.owner import LOCAL_GOVERNMENT, core_of, names_of_others
from rules.measure.stamps import is_stamp
from rules.measure.view import CLAIMS, Passage, View, evidence
from thai.text import skeleton

# What tells that a local government speaks: its kinds, its executive and its divisions.
_OURS = ("เทศบาล", "องค์การบริหารส่วน", "อบต", "อบจ", "ทต.", "ทม.", "ทน.", "นายก", "ปลัด", "กองคลัง", "กองช่าง")
# Neighbours of every local government, which its papers are full of: groups of citizens, school meals, payment at a bank, a
# survey by a university.
_AROUND = (
    "กลุ่ม", "ชมรม", "วิสาหกิจ", "สหกรณ์", "คณะกรรมการ", "สโมสร", "กองทุน", "สภา", "สมาคม", "มูลนิธิ", "โรงเรียน", "ศูนย์พัฒนาเด็กเล็ก",
    "ธนาคาร", "วิทยาลัย", "มหาวิทยาลัย",
)  # fmt: skip
# Before a body that only made a rule, was written to, or took part.
_BESIDE = re.compile(
    r"(?:ระเบียบ|ประกาศ|กฎ|หนังสือ|สั่งการ|คำสั่ง|ตาม|กับ|ณ|ที่|จาก|แก่|ต่อ|และ|ถึง|เรียน|ผ่าน|ติดต่อ|ระหว่าง|โดย|ให้|ใน|หรือ|[/,|])\Z"
)
_QUOTES = 2


def strangers(view: View, indicator: Indicator, agency: str) -> tuple[Evidence, ...]:
    """Lines that name others; empty where one names the agency. Of 960 right pages of other writers hardly one has them."""
    own = core_of(agency)
    if own is None or indicator.of_law or indicator.interactive:
        return ()
    lines = [line for line in view.passages if line.role not in CLAIMS and not is_stamp(line.squashed)]
    if any(own in line.squashed for line in lines) or skeleton(own) in skeleton("|".join(line.squashed for line in lines)):
        return ()  # files lose tone marks
    governments = (line for line in lines if LOCAL_GOVERNMENT.search(line.text) and _names_another(line, own))
    return tuple(map(evidence, islice(governments, _QUOTES))) or tuple(map(evidence, islice(_offices(lines), _QUOTES)))


def _names_another(line: Passage, own: str) -> bool:
    """Whether it names another local government, and not one that only took part; behind a blank ("อบต. แล้วลงมือ") stands no name."""
    found = (LOCAL_GOVERNMENT.match(line.text, start) for start, _ in names_of_others(line.text, own))
    return any(
        kind is not None and line.text[kind.end()] != " " and not _BESIDE.search(line.text[: kind.start()].rstrip())
        for kind in found
    )


def _offices(lines: list[Passage]) -> Iterator[Passage]:
    """The lines that name a body, where no line has a word for a local government."""
    if any(word in line.squashed for line in lines for word in _OURS):
        return
    for line in lines:
        for body in look_alikes().bodies:
            before, found, _ = line.squashed.partition(body)
            if found and not body.startswith(_AROUND) and not before.endswith(_AROUND) and not _BESIDE.search(before):
                yield line
                break
