"""Tables that nobody filled in: heads over nothing, columns and rows without a filled cell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile, groupby, pairwise, takewhile, zip_longest

from model.document import Role
from rules.measure.page.stamps import is_stamp
from rules.measure.source import Source
from rules.measure.view import Passage, View
from rules.page_words import page_words

Span = tuple[int, int]

LABEL = 60  # letters before dots or blank cells
ORDINAL = re.compile(r"\(?[0-9๐-๙]{0,3}[.)]?")
_BARE_NUMBERS = 2
_COLUMNS, _COLUMN = 3, 70  # words of a head, letters of each; two cells are a label and its value
_LINES, _NAME = 2, 80  # lines below it, letters of each
_VALUE = re.compile(r"\A[\d,.]+(?![^\d,.])|\d,\d{3}|\d\.\d|\d(?:ราย|คน|บาท|ครั้ง|เรื่อง|แห่ง|ฉบับ|%)")  # "ไตรมาส 1" is a head
_BAR = "|"
# Of two cells a head, and no label with its value.
_OVER_VALUES = re.compile("จำนวน|วงเงิน|เงิน|บาท|ร้อยละ|ผล|คะแนน|ระดับ|สถานะ|รายละเอียด")
_LINES_ABOVE = frozenset({Role.TEXT, Role.HEADING})
_DASH_CELL = "|-"
_WAITING_CELLS = ("|รอ", "|อยู่ระหว่าง", "|ยังไม่มี", "|ไม่พบข้อมูล")
_DASH = re.compile(r"[-–—.…_]*")
_SOME_ROWS = 2  # without a word in one column, or columns without a word in one row
_NONE = "ไม่มี"  # "ไม่มีการจัดซื้อจัดจ้าง | - | -"
_DASHES = 2  # cells with a dash, and no other: one may say that there was none
# In a cell: blank, dots ("ภายใน ..... วัน"), a direction, or a word that there is nothing yet; one dash says that there was none.
_NOTHING = re.compile(
    r"[.…_]*|[ก-์]{0,8}(?:\.{3,}|…+|_{3,})[ก-์]{0,6}|\((?:ให้|โปรด)?(?:ระบุ|เขียน|กรอก|ใส่)[^()]*\)"
    r"|รอ(?:ข้อมูล|ผล|รายงาน|สรุป|เอกสาร|ไฟล์|เผยแพร่|อัป|อัพ|แนบ|จัดทำ|นำเข้า|ลงข้อมูล|ปรับปรุง).*"
    r"|(?:ยัง)?ไม่มีข้อมูล|ไม่พบข้อมูล|ไม่ระบุ|อยู่ระหว่าง(?:การ)?(?:จัดทำ|รวบรวม).*"
)
# And in a whole column: that nothing was begun, or names that only count ("มาตรการที่ 1").
_NOTHING_IN_COLUMN = re.compile(
    rf"{_NOTHING.pattern}|ยังไม่(?:ได้)?(?:ดำเนินการ|ถึงกำหนด|เริ่ม).*|(?:มาตรการ|โครงการ|กิจกรรม|รายการ)(?:ที่)?[0-9๐-๙]{{1,2}}"
)


def says_nothing_yet(cell: str) -> bool:
    """Whether a cell is blank, holds dashes, or says that its figure is still to come."""
    said = "".join(cell.split())
    return (_NOTHING.fullmatch(said) or _DASH.fullmatch(said)) is not None


def empty_columns(view: View) -> list[Span]:
    """The stretches of `view.joined` that head a column in which nothing stands."""
    return [span for places in tables(view) for span in _empty_heads(view, places)]


def blank_in_some(view: View) -> list[Span]:
    """The heads of columns in which nothing stands in some of the tables with one head, and something in others: half of the months."""
    return [span for same in _with_one_head(view) if len(same) > 1 for span in _blank_beside_filled(view, same)]


def _blank_beside_filled(view: View, same: Sequence[Sequence[int]]) -> Iterator[Span]:
    filled = [places for places in same if len(places) > 1 and not any(_NONE in view.passages[at].squashed for at in places)]
    spans = [list(_empty_heads(view, places)) for places in filled]
    words = [{view.joined[start:end] for start, end in found} for found in spans]
    for found, places in zip(spans, filled, strict=True):
        rows = sum(_BAR in view.passages[place].text for place in places) - 1
        for start, end in found:
            beside = sum(view.joined[start:end] not in others for others in words)
            if beside and (rows >= _SOME_ROWS or len(found) >= _SOME_ROWS):
                yield start, end


def dashed_columns(view: View) -> list[Span]:
    """The stretches of `view.joined` that head a column of nothing but dashes."""
    if not view.holds(_DASH_CELL):
        return []
    return [span for same in _with_one_head(view) for span in _dashed_in_all(view, same)]


def _with_one_head(view: View) -> Iterable[list[list[int]]]:
    """The tables that have the same head: one for each month is one table in parts."""
    same: dict[str, list[list[int]]] = {}
    for places in tables(view):
        head = next((view.passages[place].squashed for place in places if _BAR in view.passages[place].text), "")
        same.setdefault(head, []).append(places)
    return same.values()


def _dashed_in_all(view: View, same: Sequence[Sequence[int]]) -> Iterator[Span]:
    """The heads over nothing but dashes, in each of the tables that have them and in several rows together."""
    if sum(len(places) - 1 for places in same) < _DASHES:
        return
    spans = [list(_empty_heads(view, places, _DASH)) for places in same]
    words = [{view.joined[start:end] for start, end in found} for found in spans]
    in_all = set.intersection(*words)
    yield from (span for found in spans for span in found if view.joined[span[0] : span[1]] in in_all)


def names_beside_dashes(view: View) -> Iterator[int]:
    """The rows of a table in which a name stands and beside it dashes or that it is to come, and no row says more."""
    if not view.holds(_DASH_CELL, *_WAITING_CELLS):
        return
    for head, *below in tables(view):
        if any(map(str.isdigit, view.passages[head].squashed.split(_BAR))):
            continue  # no head, but a row like the others
        cells = [view.passages[place].squashed.split(_BAR) for place in below]
        if len(below) >= _DASHES and all(len(row) > 1 and (_beside_name(row, _DASH) or _waits(row)) for row in cells):
            yield from below


def empty_tables(view: View) -> Iterator[int]:
    """All rows of a table that has a head and below it nothing but the numbers of lines."""
    for places in tables(view):
        below = [view.passages[place].text.split(_BAR) for place in places[1:]]
        if all(_is_blank(cells) for cells in below) and (below or _is_over_numbers(view, places[0])):
            yield from places
        elif _is_head_alone(view, places):
            yield places[-1]


def heads_over_nothing(view: View, silent: frozenset[int]) -> Iterator[int]:
    """The head of each table whose rows all say nothing, and the line right above it that only names it: "ตารางที่ 2 ระดับความพึงพอใจ"."""
    for head, *below in tables(view) if silent else ():
        names = [place for place in below or _names_below(view, head) if not ORDINAL.fullmatch(view.passages[place].text)]
        if _heads_columns(view.passages[head].squashed.split(_BAR)) and silent.issuperset(names or (head,)):
            yield head
            if head and view.passages[head - 1] not in view.headings[:1] and _is_caption(*view.passages[head - 1 : head + 1]):
                yield head - 1


def _heads_columns(cells: Sequence[str]) -> bool:
    """Whether a table's first row is a head or its title, and neither room to sign nor a label with its value."""
    if any(map(says_nothing_yet, cells)):
        return False
    return len(cells) != _COLUMNS - 1 or _OVER_VALUES.match(cells[-1]) is not None


def _is_caption(above: Passage, head: Passage) -> bool:
    """Whether a line names what stands below it, and tells nothing of its own."""
    is_short = above.source is head.source and above.role in _LINES_ABOVE and len(above.squashed) <= LABEL
    return is_short and _NONE not in above.squashed and not _VALUE.search(above.squashed)


def labels_beside_nothing(view: View) -> Iterator[int]:
    """Rows of a form with a word in the first cell and nothing beside it; one above other rows is the head of a group."""
    for places in tables(view):
        is_label = [_is_label(view.passages[place].text.split(_BAR)) for place in places]
        for number, place in enumerate(places):
            if is_label[number] and all(is_label[number + 1 : number + 2]):
                yield place


def names_beside_nothing(view: View) -> Iterator[int]:
    """The first cells of a table whose other cells are all blank."""
    for head, *below in tables(view):
        is_head = view.passages[head].text.count(_BAR) >= _COLUMNS - 1
        if is_head and all(_BAR not in view.passages[place].text for place in below):
            names = below or _names_below(view, head)
            yield from (place for place in names if not ORDINAL.fullmatch(view.passages[place].text))
        elif view.passages[head].text.count(_BAR) >= _COLUMNS and all(
            _is_numbered_name(view.passages[at].text) for at in below
        ):
            yield from below


def _waits(cells: Sequence[str]) -> bool:
    """Whether what stands beside the name says that there is nothing yet, and not only blank cells."""
    return any(cells[-1].startswith(word[1:]) for word in _WAITING_CELLS) and _beside_name(cells, _NOTHING)


def _beside_name(cells: Sequence[str], nothing: re.Pattern[str]) -> bool:
    """Whether beside the number and the name of a row stands nothing."""
    first, *rest = cells
    if any(_NONE in cell for cell in cells):
        return False
    return all(map(nothing.fullmatch, rest[1:] if ORDINAL.fullmatch(first) and len(rest) > 1 else rest))


def _is_numbered_name(text: str) -> bool:
    """Whether a row is a number and a name, though it has more columns."""
    first, *rest = (cell.strip() for cell in text.split(_BAR))
    return ORDINAL.fullmatch(first) is not None and sum(map(bool, rest)) == 1 and not _VALUE.search(text)


def tables(view: View) -> Iterator[list[int]]:
    """The places of rows that stand together; in a sheet a table begins where the head of the first stands once more."""
    rows = enumerate(view.places[Role.ROW])
    for _, run in groupby(rows, key=lambda pair: (pair[1] - pair[0], view.passages[pair[1]].source.index)):
        yield from _parted([place for _, place in run], view)


def _parted(places: list[int], view: View) -> Iterator[list[int]]:
    head = next((view.passages[place].squashed for place in places if _BAR in view.passages[place].text), "")
    again = [number for number, place in enumerate(places) if view.passages[place].squashed == head][1:]
    if not again or not _may_head(head.split(_BAR)):
        yield places
        return
    for start, end in pairwise((0, *again, len(places))):
        yield places[start:end]


def _is_head_alone(view: View, places: Sequence[int]) -> bool:
    """Whether a table ends with its head: titles of one cell, then words over columns, and no text below that lost its cells."""
    *titles, head = places
    cells = view.passages[head].text.split(_BAR)
    if any(_BAR in view.passages[place].text for place in titles) or not _may_head(view.passages[head].squashed.split(_BAR)):
        return False
    below = view.passages[head + 1] if head + 1 < len(view.passages) else None
    ends = below is None or below.source is not view.passages[head].source or head + 1 in view.stamps
    return len(cells) > _COLUMNS and ends


def _may_head(words: Sequence[str]) -> bool:
    return len(words) >= _COLUMNS and all(0 < len(word) <= _COLUMN and not _VALUE.search(word) for word in words)


def _is_label(cells: Sequence[str]) -> bool:
    first, *beside = map(str.strip, cells)
    is_word = len(first) <= LABEL and not ORDINAL.fullmatch(first)
    return is_word and bool(beside) and all(map(_NOTHING.fullmatch, beside))


def _is_over_numbers(view: View, head: int) -> bool:
    """Whether below a row stand bare numbers of lines: rows that are empty beside them are read as text."""
    below = view.passages[head + 1 : head + 1 + _BARE_NUMBERS]
    return len(below) == _BARE_NUMBERS and all(ORDINAL.fullmatch(passage.text) for passage in below)


def _is_blank(cells: Sequence[str]) -> bool:
    return ORDINAL.fullmatch(cells[0].strip()) is not None and not any(cell.strip() for cell in cells[1:])


def _empty_heads(view: View, table: Sequence[int], nothing: re.Pattern[str] = _NOTHING_IN_COLUMN) -> Iterator[Span]:
    places = list(dropwhile(lambda place: _BAR not in view.passages[place].text, table))  # titles stand above the head
    if not places:
        return
    head, *below = (view.passages[place].squashed.split(_BAR) for place in places)
    rows = [cells for cells in below if len(cells) > 1]  # a row with one cell is the head of a group, or blank beside it
    if any(len(cells) > len(head) for cells in rows) or not (below or _names_below(view, places[0])):
        return  # joined cells: no telling what stands below what
    columns = list(zip_longest(*rows, fillvalue=""))  # blank cells at the end of a row are not read
    start = view.starts[places[0]]
    for number, word in enumerate(head):
        is_first_of_names = number == 0 and not rows
        if word and not is_first_of_names and all(map(nothing.fullmatch, columns[number] if number < len(columns) else ())):
            yield start, start + len(word)
        start += len(word) + len(_BAR)


def _names_below(view: View, place: int) -> list[int]:
    """The lines of names below a row of words: a page's rows with one filled cell are read as text."""
    head, source = view.passages[place].squashed.split(_BAR), view.passages[place].source
    if not _may_head(head) or all(word.startswith(page_words().departments) for word in head):
        return []  # divisions side by side, with their sections below them, are a chart
    lines = list(takewhile(lambda line: _is_name(view.passages[line], source), range(place + 1, len(view.passages))))
    is_numbered = bool(lines) and ORDINAL.fullmatch(view.passages[lines[0]].text) is not None
    return lines if len(lines) >= _LINES or is_numbered else []


def _is_name(passage: Passage, source: Source) -> bool:
    if passage.role is not Role.TEXT or passage.source is not source or len(passage.squashed) > _NAME:
        return False
    said = not is_stamp(passage.squashed) and not _VALUE.search(passage.squashed[1:])
    return said or ORDINAL.fullmatch(passage.text) is not None
