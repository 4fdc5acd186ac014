"""What only promises content: introductions, tables of contents, words of what is still being made, heads of empty tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from model.document import Role
from rules.measure.hollow import hollow_places
from rules.measure.search import listed_on_page
from rules.measure.stamps import is_stamp
from rules.measure.view import Passage, Source, View
from rules.page_words import WordList

Span = tuple[int, int]

# A sentence that ends so hands over to what stands below it: a table, a list, a file.
_HANDS_OVER = (
    "ดังนี้", "ดังนี้:", "ดังนี้คือ", "ดังต่อไปนี้", "ดังต่อไปนี้:", "ต่อไปนี้", "ตามตาราง", "ตามตารางข้างล่าง", "ตามตารางด้านล่าง", "ตามตารางข้างล่างนี้",
    "ตามเอกสารแนบ", "ตามเอกสารแนบท้าย", "ตามเอกสารที่แนบ", "ตามไฟล์แนบ", "ตามไฟล์ที่แนบ", "ตามสิ่งที่ส่งมาด้วย", "ตามลิงก์", "ตามลิงค์", "ตามลิงก์ด้านล่าง",
    "รายละเอียดแนบท้าย", "มีรายละเอียดดังนี้",
)  # fmt: skip
_ENDING = 4  # letters by which nearly every other line is told apart
_ENDINGS = frozenset(words[-_ENDING:] for words in _HANDS_OVER)
_CONTENTS_LINE = re.compile(r"(?:หน้า|\.{3,}|…+)\d{1,3}\Z")  # "ส่วนที่ 2 ผลการดำเนินการ หน้า 4"
_LONGEST_LINE = 160  # letters; a longer one is text that ends with a page's number by chance
_A_TABLE_OF_CONTENTS = 2  # lines; one may speak of a page
_TO_FILL_IN = re.compile(r"\.{6,}|…{3,}|_{5,}")  # "ข้อเสนอแนะ ................"
_BLANK_MARKS = ("......", "………", "_____")  # one of them is in all that it matches
_ORDINAL = re.compile(r"\(?[0-9๐-๙]{0,3}[.)]?")
_BARE_NUMBERS = 2
_LABEL = 60  # letters before dots or blank cells
# In a cell: blank, dots, or a word that there is nothing yet; a dash says that there was none.
_NOTHING = re.compile(r"[.…_]*|รอ(?:ข้อมูล|ผล|รายงาน|สรุป).*|(?:ยัง)?ไม่มีข้อมูล|ไม่พบข้อมูล|ไม่ระบุ|อยู่ระหว่าง(?:การ)?(?:จัดทำ|รวบรวม).*")
_PURPOSE = re.compile(r"[-•]?(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?)?เพื่อ")  # "1. เพื่อทราบระดับความพึงพอใจ"
_THEREFORE = "จึง"  # "เพื่อป้องกันการรับสินบน เทศบาลจึงประกาศว่า …" goes on to say it
_PURPOSE_BEGINS = frozenset("-•(0123456789เ")
_KEPT, _TOLD = 2, 40  # lines, letters: names of a table of contents are shorter
_FIGURES = re.compile(r"[0-9๐-๙][0-9๐-๙,.]* ?(?:ราย|คน|ครั้ง|เรื่อง|แห่ง|จุด|ฉบับ|โครงการ|รายการ|บาท|วัน|เดือน|ม\.|[ก-ฮ]\.)")
_COLUMNS, _COLUMN = 3, 70  # words of a head, letters of each; two cells are a label and its value
_LINES, _NAME = 2, 80  # lines below it, letters of each
_VALUE = re.compile(r"\A[\d,.]+(?![^\d,.])|\d,\d{3}|\d\.\d|\d(?:ราย|คน|บาท|ครั้ง|เรื่อง|แห่ง|ฉบับ|%)")  # "ไตรมาส 1" is a head
_BAR = "|"
_SAYS_NOTHING = 40  # letters in a page behind a link: its title once more, a stamp
_HEADS = frozenset({Role.TITLE, Role.BREADCRUMB})


def promising_places(view: View) -> frozenset[int]:
    """The places of passages that speak of content without being any: they hand over, ask to be filled in, state a purpose."""
    announcing = (*_announcing(view), *_contents(view), *_empty_tables(view), *_links_to_nothing(view))
    return frozenset((*announcing, *_labels_beside_nothing(view), *_names_beside_nothing(view), *hollow_places(view)))


def empty_columns(view: View) -> list[Span]:
    """The stretches of `view.joined` that head a column in which nothing stands."""
    return [span for places in _tables(view) for span in _empty_heads(view, places)]


def blank_places(view: View) -> frozenset[int]:
    """The places of passages that were left to be filled in: dotted lines and tables without a filled cell."""
    dotted = filter(lambda place: _is_dotted(view.passages[place]), view.places[Role.TEXT]) if _has_blanks(view) else ()
    return frozenset((*dotted, *_empty_tables(view)))


def _has_blanks(view: View) -> bool:
    return any(mark in view.joined for mark in _BLANK_MARKS)


def _is_dotted(passage: Passage) -> bool:
    """Whether a line is a word and dots after it, and nothing else."""
    first, *rest = _TO_FILL_IN.split(passage.squashed, maxsplit=1)
    return len(first) <= _LABEL and rest == [""]


def _announcing(view: View) -> Iterator[int]:
    """Passages that hand over to what follows, and those that say of what it is made or when it will be."""
    blanks = _has_blanks(view)
    for place in view.places[Role.TEXT]:
        squashed = view.passages[place].squashed
        may_be_said = squashed[-_ENDING:] in _ENDINGS or squashed[0] in _PURPOSE_BEGINS
        if (may_be_said and _is_said_before(view, place, squashed)) or (blanks and _TO_FILL_IN.search(squashed)):
            yield place
    for last, entry in listed_on_page(view.joined, view.framework):
        if any(words is WordList.PROMISED for words, _ in entry.listed):
            yield view.index_at(last)


def _is_said_before(view: View, place: int, squashed: str) -> bool:
    if squashed[-_ENDING:] in _ENDINGS and squashed.endswith(_HANDS_OVER):
        return not _is_kept(view, place)
    return squashed[0] in _PURPOSE_BEGINS and _PURPOSE.match(squashed) is not None and _THEREFORE not in squashed


def _is_kept(view: View, place: int) -> bool:
    """Whether the lines that a sentence hands over to stand below it, with figures in them."""
    source = view.passages[place].source
    below = view.passages[place + 1 : place + 1 + _KEPT]
    return len(below) == _KEPT and all(
        passage.source is source
        and passage.role is Role.TEXT
        and _FIGURES.search(passage.text)
        and len(passage.squashed) >= _TOLD
        for passage in below
    )


def _contents(view: View) -> Iterator[int]:
    numbered = [place for place, passage in enumerate(view.passages) if passage.squashed[-1].isdigit()]
    lines = [place for place in numbered if _may_be_of_contents(view.passages[place].squashed)]
    return iter(lines if len(lines) >= _A_TABLE_OF_CONTENTS else ())


def _may_be_of_contents(squashed: str) -> bool:
    return len(squashed) <= _LONGEST_LINE and _CONTENTS_LINE.search(squashed) is not None


def _tables(view: View) -> Iterator[list[int]]:
    """The places of rows that stand together."""
    rows = enumerate(view.places[Role.ROW])
    for _, run in groupby(rows, key=lambda pair: (pair[1] - pair[0], view.passages[pair[1]].source.index)):
        yield [place for _, place in run]


def _empty_tables(view: View) -> Iterator[int]:
    """All rows of a table that has a head and below it nothing but the numbers of lines."""
    for places in _tables(view):
        below = [view.passages[place].text.split(_BAR) for place in places[1:]]
        if all(_is_blank(cells) for cells in below) and (below or _is_over_numbers(view, places[0])):
            yield from places
        elif _is_head_alone(view, places):
            yield places[-1]


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


def _labels_beside_nothing(view: View) -> Iterator[int]:
    """Rows of a form with a word in the first cell and nothing beside it; one above other rows is the head of a group."""
    for places in _tables(view):
        is_label = [_is_label(view.passages[place].text.split(_BAR)) for place in places]
        for number, place in enumerate(places):
            if is_label[number] and all(is_label[number + 1 : number + 2]):
                yield place


def _is_label(cells: Sequence[str]) -> bool:
    first, *beside = map(str.strip, cells)
    is_word = len(first) <= _LABEL and not _ORDINAL.fullmatch(first)
    return is_word and bool(beside) and all(map(_NOTHING.fullmatch, beside))


def _is_over_numbers(view: View, head: int) -> bool:
    """Whether below a row stand bare numbers of lines: rows that are empty beside them are read as text."""
    below = view.passages[head + 1 : head + 1 + _BARE_NUMBERS]
    return len(below) == _BARE_NUMBERS and all(_ORDINAL.fullmatch(passage.text) for passage in below)


def _is_blank(cells: Sequence[str]) -> bool:
    return _ORDINAL.fullmatch(cells[0].strip()) is not None and not any(cell.strip() for cell in cells[1:])


def _empty_heads(view: View, places: Sequence[int]) -> Iterator[Span]:
    head, *below = (view.passages[place].squashed.split(_BAR) for place in places)
    filled = [cells for cells in below if len(cells) > 1]  # a row with one cell is the head of a group, or blank beside it
    if any(len(cells) != len(head) for cells in filled) or not (below or _names_below(view, places[0])):
        return  # joined cells: no telling what stands below what
    start = view.starts[places[0]]
    for column, word in enumerate(head):
        is_first_of_names = column == 0 and not filled
        if word and not is_first_of_names and all(_NOTHING.fullmatch(cells[column]) for cells in filled):
            yield start, start + len(word)
        start += len(word) + len(_BAR)


def _names_below(view: View, place: int) -> list[int]:
    """The lines of names below a row of words: a page's rows with one filled cell are read as text."""
    head, source = view.passages[place].squashed.split(_BAR), view.passages[place].source
    if not _may_head(head):
        return []
    lines = list(takewhile(lambda line: _is_name(view.passages[line], source), range(place + 1, len(view.passages))))
    is_numbered = bool(lines) and _ORDINAL.fullmatch(view.passages[lines[0]].text) is not None
    return lines if len(lines) >= _LINES or is_numbered else []


def _is_name(passage: Passage, source: Source) -> bool:
    if passage.role is not Role.TEXT or passage.source is not source or len(passage.squashed) > _NAME:
        return False
    said = not is_stamp(passage.squashed) and not _VALUE.search(passage.squashed[1:])
    return said or _ORDINAL.fullmatch(passage.text) is not None


def _names_beside_nothing(view: View) -> Iterator[int]:
    """The first cells of a table whose other cells are all blank."""
    for head, *below in _tables(view):
        is_head = view.passages[head].text.count(_BAR) >= _COLUMNS - 1
        if is_head and all(_BAR not in view.passages[place].text for place in below):
            names = below or _names_below(view, head)
            yield from (place for place in names if not _ORDINAL.fullmatch(view.passages[place].text))


def _links_to_nothing(view: View) -> Iterator[int]:
    """Links whose target was read and says nothing."""
    empty = {source.url for source in view.sources if source.index and source not in view.unread and _says_nothing(source)}
    if not empty:
        return
    texts = {words for link in view.links if link.url in empty for words in (link.text, link.context) if words}
    for place, passage in enumerate(view.passages):
        if passage.text in texts:
            yield place


def _says_nothing(source: Source) -> bool:
    document = source.document
    if document.images or document.forms or document.script_shell or document.links:
        return False
    return sum(len(block.squashed) for block in document.blocks if block.role not in _HEADS) < _SAYS_NOTHING
