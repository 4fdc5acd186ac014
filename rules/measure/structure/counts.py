"""Numbers that belong to a word: in the same sentence, in the word's row, or in its column."""

import re
from collections.abc import Iterator
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Check, Period
from rules.measure.blanks.aims import aim_rows, is_aim
from rules.measure.scene import MOST_QUOTES, Scene, Seen
from rules.measure.structure.cards import cards
from rules.measure.view import Passage, evidence
from rules.phrases import Hit
from thai.digits import to_ascii
from thai.text import find, offset_with_blanks

_BAR = "|"  # between the cells of a row
_NUMBER = re.compile(r"\d")
_NONE = ("ไม่มี", "ศูนย์")
_SAYS_NONE = re.compile(r"ไม่มี|ศูนย์(?= ?(?:เรื่อง|ราย|คน|ครั้ง|บาท|ฉบับ|แห่ง|\||$))")  # "ศูนย์บริการ" is an office
_SUM = re.compile(
    r"(?!25[5-7]\d(?![\d,]))(?<!\d)\d[\d,]{2,}|(?<!\d)0(?!\d)|(?<!.)[-–](?!.)|ไม่มี|ไม่ใช้|ไม่ได้ใช้|ไม่ต้องใช้|ไม่เบิก|ศูนย์"
)  # squashed
# Numbers that count nothing: years, days, ordinals, lengths of a period.
MONTH = (
    r"(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|"
    r"(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.)"
)
_YEAR = r"(?:2[45]\d\d|[5-7]\d)(?![\d,])"
_ORDINAL = re.compile(
    r"ไตรมาส(?:ที่)? ?\d ?(?:และ|ถึง) ?\d|"
    r"(?:รอบ|ไตรมาส(?:ที่)?|ข้อ(?:ที่)?|มาตรา|มิติที่|ครั้งที่|หมู่(?:ที่)?|ฉบับที่|ลำดับที่|บทที่|ส่วนที่|ตอนที่|หน้า|วันที่|(?<![a-z])(?:oit|o)) ?-?\d+(?:[-/]\d+)*|"
    rf"(?:\d{{1,2}} ?)?{MONTH}(?: ?{_YEAR})?|ปี ?{_YEAR}|\d+ ?เดือน|(?<!\d)2[45]\d\d(?![\d,])|"
    r"^\s*\d+[.)]|\d{1,2}/\d{1,2}/\d{2,4}|"
    # times of day, and the numbers of letters: "ที่ นม 0023.3/ว 1234"
    r"\d{1,2}[.:]\d\d ?น\.|[ก-ฮ]{2} ?\d{4,5}(?:\.\d+)*/ ?ว? ?\d+",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d ?(?:เรื่อง|ราย|คน|ครั้ง|ฉบับ|กรณี|บาท|โครงการ|งาน|ครัวเรือน|แห่ง|รายการ|จุด|เล่ม|รุ่น|หมู่บ้าน|ฎีกา|สัญญา)")
_THINGS = re.compile(r"\d ?(?:เรื่อง|ราย|คน|ครั้ง|ฉบับ|กรณี|โครงการ|งาน|ครัวเรือน|แห่ง|รายการ|จุด|รุ่น|หมู่บ้าน|กอง)")
_LENGTHS = re.compile(r"\d+ ?(?:วัน(?!ที่)|ชั่วโมง|นาที)")  # "แล้วเสร็จภายใน 3 วัน" counts no cases
_A_NUMBER = re.compile(r"(?<!\S)\d[\d,.]*(?!\S)")
_A_LOST_ROW = 2  # numbers that stand alone
_AFTER = 40  # letters between a word and its number: "แล้วเสร็จ จำนวน 1 เรื่อง"
_AFTER_IN_FILE = 400  # files lose their tables: the numbers of a column follow in lines below its heading
_BEFORE = 10  # and the other way round: "31 ราย"
_ROWS_BELOW = 40
_CELLS_BESIDE = 40
_A_COLUMN = 2  # cells; one nought may be that of the newest question
_NOUGHTS = re.compile(r"0(?:\.0+)?")
_NOUGHT = frozenset({"", "0", "-", "–", "ไม่มี"})
_LABEL, _LEADS_OVER = 60, ("ดังนี้", ":", "คือ", "ได้แก่")  # letters of a label; ends of a sentence
_BAHT = "บาท"
_ENDS_IN_FIGURE = re.compile(r"\d(?:บาท|ล้านบาท|%)?(?:ได้|ที่)?\Z")
_RESULTS = frozenset({Period.FIRST_6_MONTHS, Period.PREVIOUS_FY})
_LETTERHEAD = re.compile("ประกาศ|คำสั่ง|เรื่อง|บันทึก")
_MOST_LOOKED_AT = 300  # occurrences of the words; a page that needs more has no number beside them


def counts(scene: Scene, check: Check) -> Seen:
    """A number beside one of the words, or in its column; or a statement that there is nothing to count."""
    stated = scene.found(check.phrases("none"))
    if stated:
        return Seen(True, scene.quotes(stated))
    named = [hit for hit in scene.found(check.phrases("of")) if not _is_of_letterhead(scene, hit)]
    counted = (_counted(scene, hit) for hit in named[:_MOST_LOOKED_AT])
    quotes = tuple(islice((quote for quote in counted if quote is not None), MOST_QUOTES))
    if quotes:
        return Seen(True, quotes)
    if scene.shows_money and _BAHT in check.phrases("of") and not aim_rows(scene.view, scene.indicator):
        return Seen(True, (scene.shows_money,))  # in columns that are called in the writer's own words
    if any(
        _is_over_numbers(scene, scene.place(hit)) or scene.place(hit) in cards(scene.view, scene.indicator).unclear
        for hit in named
    ):
        return Seen(None, scene.quotes(named))
    others = [] if named else _beside_no_word(scene)
    return Seen(None if others else False, scene.quotes(named) or tuple(map(evidence, others)))


def has_number(text: str) -> bool:
    """Whether a text holds a number that counts something: no year, no day, no ordinal."""
    return _NUMBER.search(text) is not None and _NUMBER.search(_without_ordinals(text)) is not None


def counts_something(passage: Passage) -> bool:
    """Whether it holds a number of cases, people or money, and not only the number of a line or a day."""
    return bool(_counted_in(_COUNTED, passage.text))


def counts_things(text: str) -> bool:
    """Whether it holds a number of people, times or pieces, whatever money stands beside it."""
    return bool(_counted_in(_THINGS, text))


def counts_none(scene: Scene, hit: Hit) -> bool:
    """Whether a word heads a column of two cells or more that are all nought."""
    passages, place = scene.view.passages, scene.place(hit)
    if passages[place].role is not Role.ROW:
        return False
    header = passages[place].text.split(_BAR)
    column = scene.view.joined.count(_BAR, scene.view.starts[place], hit.start)
    rows = [row.text.split(_BAR) for row in _rows_below(scene, place)]
    values = [to_ascii(cells[column]).strip() for cells in rows if len(cells) == len(header) and column < len(cells)]
    return len(values) >= _A_COLUMN and all(value in _NOUGHT for value in values)


def how_many_counted(passage: Passage) -> int:
    """How many numbers of cases, people or money it holds; a row is one however many columns it has."""
    found = len(_counted_in(_COUNTED, passage.text))
    return min(found, 1) if passage.role is Role.ROW else found


def _beside_no_word(scene: Scene) -> list[Passage]:
    """Numbers beside none of the words that the indicator counts: they may count the same under another name."""
    parts = (part.check for part in scene.indicator.components if part.check is not None)
    known = {word for check in parts for word in check.phrases("of")}
    beside = {scene.place(hit) for hit in scene.found(known)}
    others = (one for place, one in enumerate(scene.view.passages) if place not in beside and not scene.is_apart(place))
    return list(islice((one for one in others if counts_something(one)), MOST_QUOTES))


def _counted(scene: Scene, hit: Hit) -> Evidence | None:
    """A quote that shows the number that belongs to a word; a dash or "none" in its column is one."""
    place = scene.place(hit)
    passage = scene.view.passages[place]
    if passage.role is Role.ROW:
        return _in_table(scene, place, hit)
    if place in cards(scene.view, scene.indicator).labels:
        return evidence(passage, hit.phrase)
    reach = _AFTER_IN_FILE if passage.source.is_attachment else _AFTER
    text, span = _around(passage, hit, scene.view.starts[place], reach)
    said = _LENGTHS.sub(lambda found: " " * len(found[0]), _without_ordinals(text + _next_line(scene, place, reach)))
    after, before = said[span[1] : span[1] + reach], said[max(0, span[0] - _BEFORE) : span[0]]
    return evidence(passage, hit.phrase) if _NUMBER.search(after + before) or _SAYS_NONE.search(after) else None


def shows_sum(scene: Scene, hit: Hit) -> bool:
    """Whether a word for money has its sum, or is said to need none: in its column, beside it or after it in the text."""
    place = scene.place(hit)
    passage, start = scene.view.passages[place], scene.view.starts[place]
    if passage.role is not Role.ROW:
        text = passage.squashed[max(0, hit.start - start - _BEFORE) : hit.end - start + _AFTER]
        return _SUM.search(text) is not None
    header = passage.squashed.split(_BAR)
    column = scene.view.joined.count(_BAR, start, hit.start)
    below = (row.squashed.split(_BAR) for row in _rows_below(scene, place))
    values = [*header[column : column + 2], *(cells[column] for cells in below if len(cells) == len(header))]
    return any(_SUM.search(value) for value in values)


def _around(passage: Passage, hit: Hit, start: int, reach: int) -> tuple[str, tuple[int, int]]:
    """The text around a hit and where in it the hit stands; as squashed text where the passage is long."""
    if len(passage.text) <= reach * 10:
        span = find(passage.text, hit.phrase, offset_with_blanks(passage.text, hit.start - start))
        if span is not None:
            return passage.text, span
    begin = max(0, hit.start - start - reach)
    window = passage.squashed[begin : hit.end - start + reach]
    return window, (hit.start - start - begin, hit.end - start - begin)


def _next_line(scene: Scene, place: int, reach: int) -> str:
    """In a file, the line that follows."""
    passages = scene.view.passages
    source = passages[place].source
    follows = source.is_attachment and place + 1 < len(passages) and passages[place + 1].source is source
    return f" {passages[place + 1].text[:reach]}" if follows else ""


def _in_table(scene: Scene, place: int, hit: Hit) -> Evidence | None:
    """The number beside the word in its own row, or below it in its column."""
    passages = scene.view.passages
    header = passages[place].text.split(_BAR)
    start = scene.view.starts[place]
    column = min(scene.view.joined.count(_BAR, start, hit.start), len(header) - 1)
    if scene.indicator.period in _RESULTS and is_aim(header[column]):
        return None
    if place in aim_rows(scene.view, scene.indicator):
        return None
    beside = header[column + 1 : column + 1 + _CELLS_BESIDE]
    if any(map(_is_value, beside)) or _has_count(header[column]):
        return None if _is_of_dashes(scene, place, beside) else evidence(passages[place], hit.phrase)
    for row in _rows_below(scene, place):
        cells = row.text.split(_BAR)
        values = cells[column : column + 1] if len(cells) == len(header) else cells[1 : 1 + _CELLS_BESIDE]
        if any(map(_is_value, values)) and not _is_of_dashes(scene, place, values):
            return evidence(row)
    return None


def _is_of_dashes(scene: Scene, place: int, cells: list[str]) -> bool:
    """Whether beside a word stand dashes or noughts, in its row and in those above and below, where a plan is asked for."""
    if scene.indicator.period is not Period.CURRENT_FY or any(_is_figure(cell) or cell.strip() in _NONE for cell in cells):
        return False
    near = (*_rows_below(scene, place), scene.view.passages[max(0, place - 1)])
    return not any(_is_figure(cell) for row in near for cell in row.text.split(_BAR)[1:])


def _is_figure(cell: str) -> bool:
    """Whether a cell has a number that is not nought: "0.00" was in the form before anybody filled it in."""
    return has_number(cell) and _NOUGHTS.fullmatch(to_ascii(cell).strip()) is None


def figure_beside(scene: Scene, hit: Hit) -> bool:
    """Whether a figure stands behind a word, right before it, in the next line or in its column; files lose their columns."""
    place = scene.place(hit)
    passage, start = scene.view.passages[place], scene.view.starts[place]
    if passage.source.is_attachment:
        return True
    if passage.role is Role.ROW:
        return _in_table(scene, place, hit) is not None
    behind = passage.squashed[hit.end - start : hit.end - start + _AFTER]
    before = passage.squashed[max(0, hit.start - start - _BEFORE) : hit.start - start]
    below = scene.view.passages[place + 1 : place + 2]
    listed = bool(below) and below[0].source is passage.source and _may_continue(passage, below[0])
    return listed or has_number(behind) or _SAYS_NONE.search(behind) is not None or _ENDS_IN_FIGURE.search(before) is not None


def _may_continue(line: Passage, below: Passage) -> bool:
    """Whether figures follow a line: in a table, or in the next line where this one is no more than a label or leads over."""
    if below.role is Role.ROW:
        return True
    return has_number(below.text) and (len(line.squashed) <= _LABEL or line.squashed.endswith(_LEADS_OVER))


def _is_of_letterhead(scene: Scene, hit: Hit) -> bool:
    """Whether it is the word that announces a paper's title: "ประกาศ … เรื่อง กำหนดระยะเวลา" counts no cases."""
    return hit.phrase == "เรื่อง" and _LETTERHEAD.match(scene.view.passages[scene.place(hit)].squashed) is not None


def _is_over_numbers(scene: Scene, place: int) -> bool:
    """Whether lines with several numbers follow a line of text: a table that lost its cells."""
    passages = scene.view.passages
    if (
        passages[place].role is not Role.TEXT
        or place + 1 >= len(passages)
        or passages[place + 1].source is not passages[place].source
    ):
        return False
    return len(_A_NUMBER.findall(_without_ordinals(passages[place + 1].text))) >= _A_LOST_ROW


def _rows_below(scene: Scene, place: int) -> Iterator[Passage]:
    passages = scene.view.passages
    source = passages[place].source
    for row in passages[place + 1 : place + 1 + _ROWS_BELOW]:
        if row.role is not Role.ROW or row.source is not source:
            return
        yield row


def _is_value(cell: str) -> bool:
    """A number, a dash or "none": an empty cell says nothing."""
    return _has_count(cell) or cell.strip() in ("-", "–", *_NONE)


def _has_count(cell: str) -> bool:
    """A number that is not the length of a service: "5 นาที/ราย"."""
    return has_number(_LENGTHS.sub(" ", to_ascii(cell)))


def _counted_in(units: re.Pattern[str], text: str) -> list[str]:
    """The numbers with such a unit; in most lines nothing looks like one, and to leave out the ordinals is dear."""
    return units.findall(_without_ordinals(text)) if units.search(text) else []


def _without_ordinals(text: str) -> str:
    """The text with every number that counts nothing blanked out; same length."""
    return _ORDINAL.sub(lambda found: " " * len(found[0]), to_ascii(text))
