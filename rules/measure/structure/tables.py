"""What stands in tables and lists: items, numbers beside their words, months."""

import re
from collections.abc import Iterator
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Check
from rules.measure.scene import MOST_QUOTES, Scene, Seen
from rules.measure.view import Passage, evidence
from rules.phrases import Hit, outermost
from thai.digits import to_ascii
from thai.months import months_in
from thai.text import find, squash

_CELL = " | "
_NUMBER = re.compile(r"\d")
_NONE = ("ไม่มี", "ศูนย์")
# Numbers that count nothing: years, days, ordinals, lengths of a period.
_ORDINAL = re.compile(
    r"(?:รอบ|ไตรมาส(?:ที่)?|ข้อ(?:ที่)?|มาตรา|มิติที่|ครั้งที่|หมู่(?:ที่)?|ฉบับที่|ลำดับที่|วันที่|(?<![a-z])(?:oit|o)) ?-?\d+(?:[-/]\d+)*|"
    r"\d+ ?เดือน|\d{1,2} ?(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.|"
    r"\d{1,2} ?(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)|"
    r"(?<!\d)2[45]\d\d(?![\d,])|(?:ปี|\.ค\.|\.ย\.|\.พ\.) ?\d\d(?!\d)|^\s*\d+[.)]|\d{1,2}/\d{1,2}/\d{2,4}"
)
_AFTER = 40  # letters between a word and its number: "แล้วเสร็จ จำนวน 1 เรื่อง"
_AFTER_IN_FILE = 400  # files lose their tables: the numbers of a column follow in lines below its heading
_BEFORE = 10  # and the other way round: "31 ราย"
_ROWS_BELOW = 40
_FIRST_HALF = frozenset({10, 11, 12, 1, 2, 3})


def items(scene: Scene, check: Check) -> Seen:
    """Enough items: rows with a number in them, and lines or sentences that name one; or a statement that there are none."""
    stated = scene.found(check.phrases("none"))
    if stated:
        return Seen(True, scene.quotes(stated))
    counted: dict[tuple[int, str], list[Hit]] = {}
    for hit in outermost(scene.found(check.phrases("item"))):
        counted.setdefault((scene.place(hit), hit.phrase), []).append(hit)
    by_place: dict[int, list[Hit]] = {}
    for (place, _), hits in counted.items():
        by_place[place] = max(hits, by_place.get(place, []), key=len)
    numbered = (passage for passage in scene.content if passage.role is Role.ROW and _has_number(passage.text))
    rows = list(islice(numbered, max(check.at_least, MOST_QUOTES)))
    if sum(map(len, by_place.values())) + len(rows) < check.at_least:
        return Seen(False)
    quotes = scene.quotes(hits[0] for hits in by_place.values())
    return Seen(True, quotes or tuple(evidence(row) for row in rows[:MOST_QUOTES]))


def counts(scene: Scene, check: Check) -> Seen:
    """A number beside one of the words, or in its column; or a statement that there is nothing to count."""
    stated = scene.found(check.phrases("none"))
    if stated:
        return Seen(True, scene.quotes(stated))
    named = scene.found(check.phrases("of"))
    quotes = tuple(quote for hit in named if (quote := _counted(scene, hit)) is not None)[:MOST_QUOTES]
    return Seen(True, quotes) if quotes else Seen(False, scene.quotes(named))


def months(scene: Scene, check: Check) -> Seen:
    """Enough different months of the first half of a fiscal year; whether of the right year is the period's business."""
    first: dict[int, Evidence] = {}
    for passage in scene.view.passages:
        for mention in months_in(passage.text):
            if mention.month in _FIRST_HALF and mention.month not in first:
                first[mention.month] = evidence(passage, (mention.start, mention.end))
        if len(first) >= check.at_least:
            return Seen(True, tuple(first.values()))
    return Seen(None, tuple(first.values()))


def _counted(scene: Scene, hit: Hit) -> Evidence | None:
    """A quote that shows the number that belongs to a word."""
    place = scene.place(hit)
    passage = scene.view.passages[place]
    if passage.role is Role.ROW:
        return _in_table(scene, place, hit)
    span = find(passage.text, hit.phrase, _near(passage.text, hit.start - scene.view.starts[place]))
    if span is None:
        return None
    reach = _AFTER_IN_FILE if passage.source.is_attachment else _AFTER
    text = _without_ordinals(passage.text + _next_line(scene, place))
    after, before = text[span[1] : span[1] + reach], text[max(0, span[0] - _BEFORE) : span[0]]
    return evidence(passage, span) if _NUMBER.search(after + before) or any(word in after for word in _NONE) else None


def _next_line(scene: Scene, place: int) -> str:
    """In a file, the line that follows."""
    passages = scene.view.passages
    source = passages[place].source
    follows = source.is_attachment and place + 1 < len(passages) and passages[place + 1].source is source
    return f" {passages[place + 1].text}" if follows else ""


def _near(text: str, squashed_offset: int) -> int:
    """A place in the text that is not after the squashed offset: where to begin to look for the phrase there."""
    return max(0, min(squashed_offset, len(text)) - 1)


def _in_table(scene: Scene, place: int, hit: Hit) -> Evidence | None:
    """The number in the word's own row, or below it in its column."""
    passages = scene.view.passages
    header = passages[place].text.split(_CELL)
    column = next((number for number, cell in enumerate(header) if hit.phrase in squash(cell)), 0)
    if any(_is_value(cell) for number, cell in enumerate(header) if number != column) or _has_number(header[column]):
        return evidence(passages[place], hit.phrase)
    for row in _rows_below(scene, place):
        cells = row.text.split(_CELL)
        values = cells[column : column + 1] if len(cells) == len(header) else cells[1:]
        if any(_is_value(cell) for cell in values):
            return evidence(row)
    return None


def _rows_below(scene: Scene, place: int) -> Iterator[Passage]:
    passages = scene.view.passages
    source = passages[place].source
    for row in passages[place + 1 : place + 1 + _ROWS_BELOW]:
        if row.role is not Role.ROW or row.source is not source:
            return
        yield row


def _is_value(cell: str) -> bool:
    """A number, a dash or "none": an empty cell says nothing."""
    return _has_number(cell) or cell.strip() in ("-", "–", *_NONE)


def _has_number(text: str) -> bool:
    return bool(_NUMBER.search(_without_ordinals(text)))


def _without_ordinals(text: str) -> str:
    """The text with every number that counts nothing blanked out; same length."""
    return _ORDINAL.sub(lambda found: " " * len(found[0]), to_ascii(text).lower())
