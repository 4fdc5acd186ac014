"""Heads and labels with nothing below them, and one sentence that stands below several: a form that nobody filled in."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from model.document import Kind, Role
from rules.measure.view import NAMES, Passage, View

# The name of a page stands in its title, path and heading; what comes after these lines is a part of it.
_FIRST_LINES = 3
_IN_A_ROW = 3  # headings; of two the upper one may be a chapter and the lower one its first part
_LABEL = 50  # letters of "ผลการวิเคราะห์การบริหารและพัฒนาทรัพยากรบุคคล:"
_COLONS = (":", "：", ":-")
_SAME = 3  # times; twice two parts may follow one rule
_SENTENCE = 24  # letters; "ไม่มี" and "ดำเนินการเรียบร้อยแล้ว" are answers
_SAME_END = 25  # letters: "… เป็นไปตามระเบียบของทางราชการ" below each name in other words
_LONGEST_SENTENCE = 90
_NUMBER = re.compile(r"(\D{0,8}|(?:\d{1,2}\.)+)(\d{1,2})([.)]?)")  # "2.1", "(3)", "ตอนที่ 4"
_DIGIT = re.compile(r"\d")
# Where else it may be read, below or beside each name in the same words: "เป็นไปตามที่ ก.อบต. กำหนด".
_ELSEWHERE = re.compile(
    r"(?:ให้)?(?:เป็นไป|ถือปฏิบัติ|ปฏิบัติ|ดำเนินการ|ใช้)?ตาม(?:ที่|ระเบียบ|ประกาศ|หลักเกณฑ์|มาตรฐาน|กฎหมาย|หนังสือสั่งการ)[^|\d]{0,60}\Z"
)
_AS_SAID = "ตาม"
# Laws and rules that are not named, and nothing else: "ขั้นตอน: เป็นไปตามที่กฎหมายและระเบียบกำหนด".
_ANY_LAW = re.compile(
    r"(?:ให้)?(?:เป็นไป|ถือปฏิบัติ|ปฏิบัติ|ดำเนินการ)ตาม(?:ที่|ซึ่ง|แนวทาง)?(?:ที่|และ|หรือ|กฎหมาย|กฎ|ระเบียบ|ข้อบังคับ|หลักเกณฑ์|หนังสือสั่งการ|มาตรฐาน|ของ|"
    r"ทางราชการ|เกี่ยวข้อง)*(?:กำหนด(?:ไว้)?(?:ทุกประการ)?)?\.?\Z"
)
_ITS_NAME = 40  # letters before it
_NAME = re.compile(r"[-•*]?(?:\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]?\|?)?([^|\d]{5,60})[|:]?")
# Numbered heads of one row, and of so many of them so many say something; a head is a few words without a figure or an answer.
_PART = re.compile(r"((?:(?:ส่วน|บท|ตอน|หมวด|ข้อ)(?:ที่)?)?\(?)(\d{1,2})([.)]?)(?![\d.,/])([^\d:|]{3,50})?")
_ROW_OF_PARTS, _MOST_OF = 3, 2 / 3
# All that is said below a head: a dash, "จะประชุมกำหนดภายหลัง", "ดูที่สำนักปลัด".
_NOTHING = re.compile(r"[-–.…_]+|จะ.{3,40}(?:ภายหลัง|ต่อไป)|(?:ให้)?(?:ขอ)?ดู(?:ได้)?(?!.*\d).{0,40}ที่(?:กอง|สำนัก|งาน|ฝ่าย).{0,20}")
_SIGNED, _SIGNATURE = re.compile(r"\(?(?:ลงชื่อ|ลงนาม|ผู้(?:รายงาน|จัดทำ)|นาย|นาง|น\.ส\.|ว่าที่|ตำแหน่ง|ประกาศณ)"), 4  # lines
_LABELS = frozenset({Role.TEXT, Role.HEADING})
_SAID = frozenset({Role.TEXT, Role.ROW})


def hollow_places(view: View) -> Iterator[int]:
    """The places of heads and labels without content of their own, and of the sentence that all of them share."""
    apart = view.stamps.union(view.places_of(NAMES))
    for start, end in view.stretches:
        placed = [(place, view.passages[place]) for place in range(start, end) if place not in apart]
        labels = [number for number, (_, passage) in enumerate(placed) if _is_label(passage)]
        yield from _over_nothing(placed, labels)
        yield from _before_the_next_number(placed, labels)
        yield from _between_parts(placed)
        yield from _over_the_same(placed)
    yield from _told_elsewhere(view)
    yield from _left_to_any_law(view)


def _over_nothing(placed: Sequence[tuple[int, Passage]], labels: Sequence[int]) -> Iterator[int]:
    if not placed or placed[0][1].source.document.images or placed[0][1].source.document.forms:
        return  # what a picture shows, no program reads
    heads = sorted({*_headings(placed), *(number for number in labels if len(placed[number][1].squashed) <= _LABEL)})
    for _, run in groupby(enumerate(heads), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in run]
        reaches_end = numbers[-1] + 1 == len(placed)
        if reaches_end or len(numbers) >= _IN_A_ROW:
            empty = [placed[number] for number in (numbers if reaches_end else numbers[:-1])]
            if not any(passage.squashed.startswith("(") for _, passage in empty):  # a signature, set in bold
                yield from (place for place, _ in empty[_FIRST_LINES if numbers[0] == 0 else 0 :])


def _before_the_next_number(placed: Sequence[tuple[int, Passage]], labels: Sequence[int]) -> Iterator[int]:
    """Numbered labels that the label of the next number follows at once."""
    for label in labels:
        place, passage = placed[label]
        below = placed[label + 1 : label + 2]
        following = next_number(passage.squashed) if below else None
        if following is not None and below[0][1].squashed.startswith(following):
            yield place


def _between_parts(placed: Sequence[tuple[int, Passage]]) -> Iterator[int]:
    """Numbered heads that say nothing, in whatever words, where most of the same row have a text of their own below them."""
    if not placed or placed[0][1].source.document.images or placed[0][1].source.document.forms:
        return  # what a picture shows, no program reads
    for row in _rows_of_parts(placed):
        below = [placed[number + 1 : end] for number, end in zip(row, [*row[1:], len(placed)], strict=True)]
        below[-1] = [] if _is_signature(below[-1]) else below[-1]
        empty = [
            head for head, lines in zip(row, below, strict=True) if all(_NOTHING.fullmatch(one.squashed) for _, one in lines)
        ]
        if len(empty) <= len(row) * (1 - _MOST_OF):
            heads = (placed[head] for head in empty)
            yield from (place for place, passage in heads if _is_head_alone(passage.squashed))


def _rows_of_parts(placed: Sequence[tuple[int, Passage]]) -> Iterator[list[int]]:
    """The lines that are numbered one after the other in the same way, from one on."""
    rows: dict[tuple[str, str], list[int]] = {}
    done: list[list[int]] = []
    for number, (_, passage) in enumerate(placed):
        found = _PART.match(passage.squashed) if passage.role in _LABELS else None
        style = (found[1], found[3]) if found else ("", "")
        if found is None or not any(style):
            continue
        row = rows.get(style, [])
        if int(found[2]) == 1:
            done.append(row)
            rows[style] = [number]
        elif row and int(found[2]) == len(row) + 1:
            row.append(number)
    return (row for row in (*done, *rows.values()) if len(row) >= _ROW_OF_PARTS)


def _is_head_alone(line: str) -> bool:
    """Whether a numbered line is a few words and nothing that could be an answer."""
    found = _PART.match(line)
    return found is not None and found[4] is not None and found.end() == len(line)


def _is_signature(lines: Sequence[tuple[int, Passage]]) -> bool:
    """Whether nothing is said there but who signed."""
    return len(lines) <= _SIGNATURE and all(_SIGNED.match(one.squashed) or _NOTHING.fullmatch(one.squashed) for _, one in lines)


def next_number(line: str) -> str | None:
    """How the line after a numbered one begins where nothing stands between: "2.2" after "2.1"; None without a number."""
    number = _NUMBER.match(line)
    return None if number is None else f"{number[1]}{int(number[2]) + 1}{number[3]}"


def _told_elsewhere(view: View) -> Iterator[int]:
    """Names beside the same words of where it is laid down, with no link to it: "การพัฒนาบุคลากร | เป็นไปตามที่ ก.อบต. กำหนด"."""
    alike: dict[str, dict[str, int]] = {}
    linked = {link.context for link in view.links}
    for place in view.holding(_AS_SAID):
        line = view.passages[place]
        found = _ELSEWHERE.search(line.squashed) if line.role in _SAID and line.text not in linked else None
        name = _NAME.fullmatch(line.squashed, 0, found.start()) if found else None
        if found and name:
            alike.setdefault(found[0], {})[name[1]] = place
    yield from (place for names in alike.values() if len(names) >= _SAME for place in names.values())


def _left_to_any_law(view: View) -> Iterator[int]:
    """Names of which all that is said is that it follows the law."""
    for place in view.holding(_AS_SAID):
        line = view.passages[place]
        found = _ANY_LAW.search(line.squashed) if line.role in _SAID else None
        if found is None or found.start() > _ITS_NAME:
            continue
        yield place
        above = view.passages[place - 1]
        if not found.start() and place and above.source is line.source and len(above.squashed) <= _LABEL:
            yield place - 1


def _is_label(passage: Passage) -> bool:
    return passage.squashed.endswith(_COLONS) and passage.role in _LABELS


def _headings(placed: Sequence[tuple[int, Passage]]) -> list[int]:
    """The headings of a page; those of files are lines in large letters."""
    if placed[0][1].source.document.kind is not Kind.HTML:
        return []
    heading = Role.HEADING
    return [number for number, (_, passage) in enumerate(placed) if passage.role is heading]


def _over_the_same(placed: Sequence[tuple[int, Passage]]) -> Iterator[int]:
    """Lines of text that end alike, each with the head above it."""
    ends: dict[str, list[int]] = {}
    text = Role.TEXT
    for number, (_, (_, _, _, squashed, role)) in enumerate(placed):
        if _SENTENCE <= len(squashed) <= _LONGEST_SENTENCE and role is text:
            ends.setdefault(squashed[-_SAME_END:], []).append(number)
    for alike in ends.values():
        if len(alike) < _SAME:
            continue
        numbers = [number for number in alike if not _DIGIT.search(placed[number][1].squashed)]
        if len(numbers) >= _SAME and len({placed[number - 1][1].squashed for number in numbers if number}) >= _SAME:
            for number in numbers:
                yield placed[number][0]
                if number and len(placed[number - 1][1].squashed) <= _LABEL:
                    yield placed[number - 1][0]
