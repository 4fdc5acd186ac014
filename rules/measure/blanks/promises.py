"""What only promises content: introductions, tables of contents, words of what is still being made, links to nothing."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from model.document import Document, Role
from rules.measure.blanks.empty_tables import (
    LABEL,
    ORDINAL,
    empty_tables,
    heads_over_nothing,
    labels_beside_nothing,
    names_beside_dashes,
    names_beside_nothing,
    says_nothing_yet,
)
from rules.measure.blanks.hollow import hollow_places
from rules.measure.search import listed_on_page
from rules.measure.source import Source
from rules.measure.view import NAMES, Passage, View
from rules.page_words import WordList, page_words
from thai.digits import to_ascii
from thai.months import months_in

_ENDING = 4  # letters by which nearly every other line is told apart
_CONTENTS_LINE = re.compile(r"(?:หน้า|\.{3,}|…+)\d{1,3}\Z")  # "ส่วนที่ 2 ผลการดำเนินการ หน้า 4"
_CONTENTS = "สารบัญ"
_CONTENTS_HEAD = re.compile(r"สารบัญ(?:เรื่อง|เนื้อหา)?\(?(?:ต่อ)?\)?:?(?:(?:เรื่อง|รายการ|ลำดับ)?\|?หน้า)?")
_PAGE = re.compile(r"[^\d\s].{3,120}[\s.…|](\d{1,3})\Z")  # "2.1 ขั้นตอนการรับเงิน 6"
_PREFACE_PAGE = re.compile(r".{2,40}[\s.…|][ก-ฮ]\Z")  # "คำนำ ก"
_IN_ONE_LINE = re.compile(r"[^\d\s.…|][\s.…|]+\d{1,3}(?=\s(?:บทที่|ส่วนที่|ตอนที่|ภาคผนวก|[-–•]|\d{1,2}\.)|\Z)")
# "สารบัญ 1. ความเป็นมา 2. ผลการดำเนินการ ปี 2564 3. ปัญหา", all of it names.
_YEAR, _NUMBERED_NAMES = re.compile(r"25\d\d"), re.compile(r"[^\d|]{0,20}(?:\d{1,2}[^\d|]{3,60}){3,}")
_PREFACE, _LONGEST_PREFACE = "คำนำ", 12  # lines
_CHAPTER = re.compile(r"\A(?:[-–•*]|(?:บทที่|ส่วนที่|ตอนที่|เรื่องที่)?\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]?|[ก-ฮ]\.)")
_FIGURE = re.compile(r"(?<![0-9๐-๙])(?!(?:25|๒๕)[0-9๐-๙]{2}(?![0-9๐-๙]))[0-9๐-๙]")  # no year
_WITHOUT_PAGE, _LONGEST_NAME = 2, 60  # lines one after the other: "เรื่อง หน้า", "ภาคผนวก"; letters
_LONGEST_LINE = 160  # letters; a longer one is text that ends with a page's number by chance
_A_TABLE_OF_CONTENTS = 2  # lines; one may speak of a page
# Dots behind a label, or a direction: "ขอบเขต (ให้ระบุจุดเริ่มต้นของงาน)", "(ให้แต่ละกองเพิ่มขั้นตอนของตน)".
_DIRECTED = r"\((?:(?:ให้|โปรด)?(?:ระบุ|เขียน|กรอก|อธิบาย|ใส่)|ให้[^()]{1,25}(?:เพิ่ม|แนบ|กรอก|เขียน|ใส่|จัดทำ))"
_TO_FILL_IN = re.compile(rf"\.{{6,}}|…{{3,}}|_{{5,}}|{_DIRECTED}[^()]*\)\Z")
# One of them, or the beginning of a direction, is in all that it matches.
_BLANK_MARKS = ("......", "………", "_____")
_DIRECTION = re.compile(_DIRECTED)
_PATTERN = re.compile(r"\|\((?:ให้|โปรด)?(?:ระบุ|เขียน|กรอก|ใส่)[^()|]*\)(?=\||\Z)")  # cells of a row that shows how to fill it in
# Where it says in which annex a part stands: "มาตรการ: รายละเอียดตามภาคผนวก ก"; one of these words is in all that says so.
_ANNEXES = ("ภาคผนวก", "แนบ", "สิ่งที่ส่งมาด้วย")
_ANNEX = r"(?:ภาคผนวก|(?:เอกสาร|บัญชี|ตาราง|ไฟล์|รายละเอียด)(?:ที่)?แนบ(?:ท้าย)?|สิ่งที่ส่งมาด้วย)"
_IN_ANNEX = re.compile(
    rf"(?:\A[-–•(]?|โปรด|รายละเอียด|ดู|ปรากฏ|เป็นไป|แสดง)(?:ดู|รายละเอียด|ต่างๆ|ดัง|ปรากฏ|แสดง|อยู่){{0,5}}+(?:ตาม|ใน|ที่){_ANNEX}[^|]{{0,20}}\Z"
)
_NO_LABEL = re.compile("[0-9๐-๙]|ภาพ|รูป")  # figures and pictures of it: the line tells something itself
_NO_TITLE = 2  # lines of a source: one below its title belongs to all of it
_IS_ANNEX = re.compile(rf"[-–•(*]?{_ANNEX}")
_LABEL_PUT_OFF = (":รอ", ":อยู่ระหว่าง", ":ยังไม่มีข้อมูล", ":ไม่ระบุ")
_LATER_ON = ("โอกาสต่อไป", "ภายหลัง")
_TOLD_LATER = re.compile(r"(?:[-•]|\d[.)])?จะ(?:ได้)?(?:รายงาน|แจ้ง|สรุป|เผยแพร่|เสนอ)[^|]{0,40}(?:โอกาสต่อไป|ภายหลัง)\Z")
_FOR = "เพื่อ"
_PURPOSE = re.compile(r"[-•]?(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?)?เพื่อ")  # "1. เพื่อทราบระดับความพึงพอใจ"
# "ทั้งนี้ จะได้กำหนดมาตรการต่อไป"
_LATER = ("ต่อไป", "ภายหลัง")
# "จะนำปัญหาและข้อเสนอแนะไปปรับปรุง" tells of no problem; behind its label ("ข้อเสนอแนะ จะนำ…") it is one.
_PUT_OFF = re.compile(
    r"จะ(?:ได้)?(?:กำหนด|จัดทำ|รายงาน|เผยแพร่|สรุป|เสนอ|นำเสนอ|แจ้ง|รวบรวม|วิเคราะห์)[^|]{0,80}(?:ต่อไป|ภายหลัง)\Z|ให้[^|]{0,80}ภายหลัง\Z|"
    r"^(?!(?:\d[.)])?(?:ปัญหา|อุปสรรค|ข้อเสนอ|แนวทาง))[^|]*จะ(?:ได้)?นำ(?:ปัญหา|อุปสรรค|ข้อเสนอ)[^|]{0,80}ต่อไป\Z"
)
_LONGEST_PROMISE = 90  # letters
# "เพื่อป้องกันการรับสินบน เทศบาลจึงประกาศว่า …" goes on to say it, and so does a vow.
_THEREFORE = re.compile("จึง|(?:จะ|ต้อง)(?:ไม่|งด)|ขอประกาศ|ขอ(?:ให้คำ)?ปฏิญาณ|ห้ามรับ")
# A result: "ผลการประเมิน ITA ปี 2564 ได้ 75.02 คะแนน นำมาวิเคราะห์ดังนี้" has said it.
_TELLS = re.compile(r"[0-9๐-๙]\.[0-9๐-๙]+(?:คะแนน|%)|ร้อยละ[0-9๐-๙]")
_KEPT, _TOLD = 2, 40  # lines, letters: names of a table of contents are shorter
_FIGURES = re.compile(
    r"[0-9๐-๙][0-9๐-๙,.]* ?(?:ราย|คน|ครั้ง|เรื่อง|แห่ง|จุด|ฉบับ|โครงการ|รายการ|บาท|วัน|เดือน|ม\.|[ก-ฮ]\.|"
    r"มกรา|กุมภา|มีนา|เมษา|พฤษ|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|ธันวา)"
)
_TWICE = 2  # files
_SAYS_NOTHING = 40  # letters in a page behind a link: its title once more, a stamp
_LABELS = frozenset({Role.TEXT, Role.HEADING})
_SHELVES = _LABELS | {Role.LINK}
_ENTRIES = (Role.ROW, Role.TEXT)
_BAR = "|"
_NOUGHTS = ("(0)", "[0]", "(0รายการ)", "(0เรื่อง)", "(0ไฟล์)")
_NOUGHT_BEGINS = ("(0", "[0")


def promising_places(view: View) -> frozenset[int]:
    """The places of passages that speak of content without being any: they hand over, ask to be filled in, state a purpose."""
    promised = frozenset(_promised(view))
    silent = frozenset(
        (*empty_tables(view), *labels_beside_nothing(view), *names_beside_nothing(view), *names_beside_dashes(view))
    )
    announcing = (
        *promised,
        *heads_over(view, (place for place in promised if len(view.passages[place].squashed) <= _LONGEST_PROMISE)),
        *_announcing(view),
        *_contents(view),
        *silent,
        *heads_over_nothing(view, silent),
    )
    labels = (
        *_labels_over_dots(view),
        *_told_in_annex(view),
        *_shelves_without_books(view),
        *_pattern_rows(view),
        *_links_to_nothing(view),
        *_links_to_the_same(view),
        *_names_of_what_is_gone(view),
    )
    return frozenset((*announcing, *labels, *hollow_places(view)))


def blank_places(view: View) -> frozenset[int]:
    """The places of passages that were left to be filled in, or whose annex or chapters were left out: dotted lines, empty tables."""
    dotted = filter(lambda place: _is_dotted(view.passages[place]), _texts(view)) if _has_blanks(view) else ()
    left_out = () if _may_hold_annex(view) else _told_in_annex(view)
    left_out = (*left_out, *_contents_alone(view))
    return frozenset((*dotted, *_labels_over_dots(view), *left_out, *empty_tables(view), *_shelves_without_books(view)))


@lru_cache(maxsize=1)
def _has_blanks(view: View) -> bool:
    return view.holds(*_BLANK_MARKS) or _DIRECTION.search(view.joined) is not None


def _is_dotted(passage: Passage) -> bool:
    """Whether a line is a word and dots after it, and nothing else."""
    first, *rest = _TO_FILL_IN.split(passage.squashed, maxsplit=1)
    return len(first) <= LABEL and rest == [""]


def _labels_over_dots(view: View) -> Iterator[int]:
    """Short lines with nothing but dotted lines below them, or one that puts off what they name."""
    if not (_has_blanks(view) or view.holds(*_LATER_ON)):
        return
    for place, passage in enumerate(view.passages[:-1]):
        below = view.passages[place + 1]
        is_label = passage.role in _LABELS and len(passage.squashed) <= LABEL and not _is_bare_dots(passage)
        if is_label and below.source is passage.source and (_is_bare_dots(below) or _TOLD_LATER.match(below.squashed)):
            yield place


def without_pointer(line: str) -> str:
    """A squashed line without the words that say in which annex it is."""
    return _IN_ANNEX.sub("", line)


def _told_in_annex(view: View) -> Iterator[int]:
    """Short lines that only say in which annex it is, with the label above them: the annex itself must show it."""
    for place in view.holding(*_ANNEXES):
        line = view.passages[place]
        found = _IN_ANNEX.search(line.squashed) if line.role in _LABELS else None
        label = _CHAPTER.sub("", line.squashed[: found.start()]) if found else ""
        if found is None or len(label) > LABEL or _NO_LABEL.search(label) or _is_over_a_table(view, place):
            continue
        yield place
        above = view.passages[place - 1]
        may_be_label = not (label or view.is_among_first(place, _NO_TITLE) or above in view.headings[:1])
        if may_be_label and above.role in _LABELS and len(above.squashed) <= LABEL:
            yield place - 1


def _is_over_a_table(view: View, place: int) -> bool:
    """Whether the rows of a table follow: they may be what the line speaks of, though they are not called so."""
    below = view.passages[place + 1 : place + 2]
    return bool(below) and below[0].role is Role.ROW and below[0].source is view.passages[place].source


def _may_hold_annex(view: View) -> bool:
    """Whether an annex may be somewhere: a line begins with its name, a file beside the one that speaks of it, a page that is a picture."""
    if len(view.offers) > 1 or any(_IS_ANNEX.match(view.passages[place].squashed) for place in view.holding(*_ANNEXES)):
        return True
    files = [source.document for source in view.sources if source.is_attachment]
    return len(files) > 1 or bool(view.offers and not files) or not all(map(_is_all_text, files))


def _is_all_text(document: Document) -> bool:
    """Whether every page of a file has words; of other files than PDFs nobody knows what pictures stand in them."""
    return document.page_count is not None and len({block.page for block in document.blocks}) >= document.page_count


def _pattern_rows(view: View) -> Iterator[int]:
    """Rows of directions: "(ระบุรายการ) | (ระบุวงเงิน)"."""
    if _DIRECTION.search(view.joined):
        yield from (place for place in view.places[Role.ROW] if _PATTERN.search(view.passages[place].squashed))


def _is_bare_dots(passage: Passage) -> bool:
    return not _TO_FILL_IN.sub("", passage.squashed).strip(".…_")


def _shelves_without_books(view: View) -> Iterator[int]:
    """Lines that name a category and say that nothing is in it: "ระเบียบ (0)"."""
    if not view.holds(*_NOUGHT_BEGINS):
        return
    lines = [place for place in view.places_of(_SHELVES) if view.passages[place].squashed.endswith(_NOUGHTS)]
    yield from lines if len(lines) >= _A_TABLE_OF_CONTENTS else ()


def _announcing(view: View) -> Iterator[int]:
    """Passages that hand over to what follows, and those that say of what it is made or when it will be."""
    passages, texts, endings = view.passages, view.places[Role.TEXT], _endings()
    handing = [place for place in texts if passages[place].squashed[-_ENDING:] in endings]
    yield from (place for place in handing if _hands_over(passages[place].squashed) and not _says_it(view, place))
    yield from (place for place in _texts_with(view, _FOR) if _is_purpose(passages[place].squashed))
    if _has_blanks(view):
        yield from (place for place in _texts(view) if _TO_FILL_IN.search(passages[place].squashed))


def put_off_lines(view: View) -> Iterator[int]:
    """The places of lines that put off what they name: "ช่องมาตรการให้แต่ละกองเสนอภายหลัง"."""
    return (place for place in _texts_with(view, *_LATER) if _is_put_off(view.passages[place].squashed))


def _promised(view: View) -> Iterator[int]:
    """Lines that say that it is still being made or put off, or where else it may be seen."""
    yield from put_off_lines(view)
    yield from (place for place in _texts_with(view, *_LABEL_PUT_OFF) if _waits(view.passages[place].squashed))
    for last, entry in listed_on_page(view.joined, view.framework):
        if any(words is WordList.PROMISED for words, _ in entry.listed):
            yield view.index_at(last)


def _waits(line: str) -> bool:
    """Whether a line is a label and a word that its content is still to come: "ข้อเสนอแนะ: รอสรุปจากกองคลัง"."""
    label, _, said = line.partition(":")
    return len(label) <= LABEL and len(said) <= LABEL and says_nothing_yet(said)


def heads_over(view: View, empty: Iterable[int]) -> Iterator[int]:
    """Headings over one line that says nothing to them: "ปัญหาและอุปสรรค", "อยู่ระหว่างรวบรวมจากกองต่าง ๆ"."""
    for place in empty:
        head, following = view.passages[place - 1], view.passages[place + 1 : place + 2]
        ends = not following or following[0].role is Role.HEADING or following[0].source is not head.source
        is_part = head.role is Role.HEADING and head not in view.headings[:1]
        is_head = place and is_part and head.source is view.passages[place].source
        if is_head and (ends or place + 1 in view.stamps):
            yield place - 1


def _texts(view: View) -> Iterator[int]:
    """The places of text; lines of files in large letters are text too."""
    yield from view.places[Role.TEXT]
    yield from (place for place in view.places[Role.HEADING] if view.passages[place].source.is_attachment)


def _texts_with(view: View, *words: str) -> list[int]:
    return [place for place in view.holding(*words) if view.passages[place].role is Role.TEXT]


def _hands_over(squashed: str) -> bool:
    return squashed.endswith(page_words().hands_over)


def _is_purpose(squashed: str) -> bool:
    return _PURPOSE.match(squashed) is not None and not _THEREFORE.search(squashed) and not _hands_over(squashed)


def _is_put_off(squashed: str) -> bool:
    return len(squashed) <= _LONGEST_LINE and _PUT_OFF.search(squashed) is not None


def _says_it(view: View, place: int) -> bool:
    return _TELLS.search(view.passages[place].squashed) is not None or _is_kept(view, place)


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
    return iter([*(lines if len(lines) >= _A_TABLE_OF_CONTENTS else ()), *_below_contents(view)])


def _below_contents(view: View) -> Iterator[int]:
    """The lines below "สารบัญ" that end with the number of a page, none smaller than the one before, or names; the preface above it."""
    reached = -1  # "สารบัญ" at the head of every page of one table stands inside what was read from the first
    for head in view.holding(_CONTENTS):
        if _CONTENTS_HEAD.fullmatch(view.passages[head].squashed):
            if head > reached:
                paged = list(_paged(view, head))
                reached = max(paged, default=reached)
                yield from paged or _names_in_contents(view, head)
            yield from _preface_above(view, head)
        elif view.passages[head].squashed.startswith(_CONTENTS) and _is_contents(view.passages[head].text):
            yield head


def _contents_alone(view: View) -> list[int]:
    """The tables of contents, with their prefaces, where each file ends with its own though the pages go on: no chapter was put up."""
    files = {source.index for source in view.sources if source.is_attachment}
    alone: list[int] = []
    reached = -1
    for head in view.holding(_CONTENTS) if files else ():
        if head <= reached or not _CONTENTS_HEAD.fullmatch(view.passages[head].squashed):
            continue
        reached = max(_paged(view, head), default=head)
        source = view.passages[head].source
        is_end = all(below.source is not source for below in view.passages[reached + 1 : reached + 2])
        page = _PAGE.search(to_ascii(view.passages[reached].text))
        if is_end and page and _is_all_text(source.document) and int(page[1]) > (source.document.page_count or 0):
            files.discard(source.index)
            alone += [*range(head, reached + 1), *_preface_above(view, head)]
    return [] if files else alone


def _paged(view: View, head: int) -> Iterator[int]:
    reached, between = 0, list[int]()
    for place in range(head + 1, len(view.passages)):
        line = view.passages[place]
        found = _PAGE.search(to_ascii(line.text))
        is_of_preface = not reached and _PREFACE_PAGE.fullmatch(line.text) is not None
        if found is None and not is_of_preface:
            between.append(place)
            if len(between) > _WITHOUT_PAGE or len(line.squashed) > _LONGEST_NAME:
                return
            continue
        if line.source is not view.passages[head].source or (found is not None and int(found[1]) < reached):
            return
        reached = int(found[1]) if found is not None else reached
        yield from (*between, place)
        between.clear()


def _names_in_contents(view: View, head: int) -> list[int]:
    """The short lines without a figure below it, down to a chapter, which begins with its name once more."""
    named: dict[str, int] = {}
    for place in range(head + 1, len(view.passages)):
        line = view.passages[place]
        name = _CHAPTER.sub("", line.squashed)
        is_name = len(name) <= _LONGEST_NAME and not _FIGURE.search(name) and line.role is not Role.ROW
        if not is_name or name in named or line.source is not view.passages[head].source or place in view.stamps:
            break
        named[name] = place
    return list(named.values()) if len(named) >= _A_TABLE_OF_CONTENTS else []


def _preface_above(view: View, contents: int) -> Iterator[int]:
    """What stands between "คำนำ" and the table of contents."""
    above = range(max(0, contents - _LONGEST_PREFACE), contents)
    is_preface = [view.passages[place].squashed == _PREFACE for place in above]
    yield from above[is_preface.index(True) :] if any(is_preface) else ()


def _is_contents(text: str) -> bool:
    """Whether a file's table of contents lost its lines: "สารบัญ บทที่ 1 บทนำ 1 บทที่ 2 ขั้นตอน 5", or has no pages' numbers."""
    line = to_ascii(text)
    return len(_IN_ONE_LINE.findall(line)) >= _A_TABLE_OF_CONTENTS or _NUMBERED_NAMES.fullmatch(_YEAR.sub("", line)) is not None


def _may_be_of_contents(squashed: str) -> bool:
    return len(squashed) <= _LONGEST_LINE and _CONTENTS_LINE.search(squashed) is not None


def _links_to_nothing(view: View) -> Iterator[int]:
    """Links whose target was read and says nothing."""
    empty = {source.url for source in view.sources if source.index and source not in view.unread and _says_nothing(source)}
    if not empty:
        return
    texts = {words for link in view.links if link.url in empty for words in (link.text, link.context) if words}
    for place, passage in enumerate(view.passages):
        if passage.text in texts:
            yield place


def _links_to_the_same(view: View) -> Iterator[int]:
    """Links of different names behind which files with the same text were read: what it tells stands in it, the names say no more."""
    filed = [source for source in view.sources if source.is_attachment and source not in view.unread]
    if len(filed) < _TWICE:
        return
    texts: dict[tuple[str, ...], set[str]] = {}
    for source in filed:
        texts.setdefault(tuple(block.squashed for block in source.document.blocks), set()).add(source.url)
    same = {url for urls in texts.values() if len(urls) >= _TWICE for url in urls}
    named = {words for link in view.links if link.url in same for words in (link.text, link.context) if words}
    yield from (place for place, passage in enumerate(view.passages) if passage.text in named) if named else ()


def _names_of_what_is_gone(view: View) -> Iterator[int]:
    """Rows and lines that are a name and a link whose file is not there; another link beside it may hold the same."""
    if not view.gone:
        return
    kept = {link.context for link in view.links if link.text not in view.gone}
    for place in view.places_of(_ENTRIES):
        said = view.passages[place].text
        if said in view.gone and said not in kept and len(said) <= _LONGEST_LINE and is_only_named(said, view.gone):
            yield place


def is_only_named(said: str, links: Collection[str]) -> bool:
    """Whether beside numbers, days and the words of links there is one name, and no figure."""
    cells = [cell.strip() for cell in said.split(_BAR)]
    names = [cell for cell in cells if not (cell in links or ORDINAL.fullmatch(cell) or months_in(cell))]
    return len(names) <= 1 and not any(_FIGURES.search(name) for name in names)


def _says_nothing(source: Source) -> bool:
    document = source.document
    if document.images or document.forms or document.script_shell or document.links:
        return False
    return sum(len(block.squashed) for block in document.blocks if block.role not in NAMES) < _SAYS_NOTHING


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    """How the sentences end that hand over to what stands below them."""
    return frozenset(words[-_ENDING:] for words in page_words().hands_over)
