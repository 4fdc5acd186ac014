"""What stands in tables and lists: items and months."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Check
from rules.measure.blanks.empty_tables import empty_tables
from rules.measure.blanks.undone import undone_places
from rules.measure.scene import MOST_QUOTES, Scene, Seen
from rules.measure.structure.counts import MONTH, counts_something, has_number, how_many_counted
from rules.measure.view import Passage, View, evidence
from rules.phrases import Hit, outermost
from thai.digits import to_ascii
from thai.months import months_in

_HEADS = frozenset({Role.HEADING, Role.TEXT})
_DIGITS = tuple("0123456789๐๑๒๓๔๕๖๗๘๙")
_A_LIST = 2  # lines with a number of something
_A_RUN = 3  # numbers in order; "1 … 2" stand in many a sentence
_ENTRY = re.compile(r"\(?([0-9๐-๙]{1,2})[.)] ?(?=[ก-๙])")
_SHORTEST_ITEM = 6  # letters
_COUNTED = re.compile(r"(?:\Z|ดำเนิน|คิดเป็น|อยู่|ยัง|แล้ว|ทั้ง|เบิก|งบ|[,/|])")  # behind "48 โครงการ", which names none
# The first column of a table whose rows are no projects, and what begins the name of one.
_MANY_WORDS = (
    "ยุทธศาสตร์|",
    "แผนงาน|",
    "ด้าน|",
    "หน่วยงาน|",
    "ส่วนราชการ|",
    "กอง|",
    "แหล่งงบประมาณ|",
    "ประเภทโครงการ|",
    "หมวด|",
    "มิติ|",
    "มิติที่|",
    "สถานะ|",
)
_OF_MANY = re.compile(
    r"(?:(?:ลำดับ(?:ที่)?|ที่)\|)?(?:ยุทธศาสตร์|แผนงาน|ด้าน|หน่วยงาน|ส่วนราชการ|กอง|สำนัก/กอง|แหล่งงบประมาณ|ประเภทโครงการ|หมวด|มิติ(?:ที่)?|สถานะ)(?=\|)(?!.*\|(?:ชื่อ)?(?:โครงการ|กิจกรรม|รายการ))"
)
_ONE = re.compile(
    r"(?:\A|\|)(?:\d{1,3}[.)]?\|?)?(?:โครงการ|กิจกรรม|จัดงาน|ก่อสร้าง|ซ่อม|ปรับปรุง|อบรม|จัดซื้อ|จ้าง|ขุดลอก|อุดหนุน)(?!/|\d|\Z|\|)"
)
_FIRST_HALF = frozenset({10, 11, 12, 1, 2, 3})


def items(scene: Scene, check: Check) -> Seen:
    """Enough items: rows with a number in them, and words for one, once a heading; or a statement that there are none."""
    stated = scene.found(check.phrases("none"))
    if stated:
        return Seen(True, scene.quotes(stated))
    hits = list(outermost(scene.found(check.phrases("item"))))
    to_come = undone_places(scene.view) if scene.indicator.acts else frozenset()
    named = _named(scene, _naming(scene, [hit for hit in hits if scene.place(hit) not in to_come]))
    rows = list(islice(_numbered_rows(scene), max(check.at_least, MOST_QUOTES)))
    if sum(map(len, named)) + len(rows) < check.at_least:
        numbered = [passage for passage in scene.content if _numbers(passage) >= max(check.at_least, _A_RUN)] if named else []
        numbered = numbered or (_numbered_lines(scene) if named else [])
        if numbered:
            return Seen(True, tuple(map(evidence, numbered[:MOST_QUOTES])))
        # Files and texts without tables have lines instead of rows.
        lines = list(islice(_counting_lines(scene), max(check.at_least, _A_LIST)))
        listed = lines if len(lines) >= max(check.at_least, _A_LIST) else _priced_entries(scene)
        return Seen(None if listed else False, tuple(map(evidence, (listed or lines)[:MOST_QUOTES])))
    sums = _sums_of_many(scene)
    quotes = scene.quotes(hits[0] for hits in named) or tuple(evidence(row) for row in rows[:MOST_QUOTES])
    return Seen(None, sums) if sums else Seen(True, quotes)


def months(scene: Scene, check: Check) -> Seen:
    """Enough different months of the first half of a fiscal year; whether of the right year is the period's business."""
    first: dict[int, Evidence] = {}
    dated = {passage.source.url for passage in scene.view.passages if passage.source.is_attachment and months_in(passage.text)}
    links = chain(scene.view.links, scene.view.furniture_links)
    # What a file says decides, not what a link calls it; what is gone says nothing.
    labels = {link.text for link in links if link.url in dated} | scene.view.gone
    over_nothing = _over_empty_tables(scene.view)
    for place, passage in enumerate(scene.view.passages):
        if place in over_nothing or (passage.role is Role.LINK and passage.text in labels):
            continue
        for mention in months_in(passage.text):
            if mention.month in _FIRST_HALF and mention.month not in first:
                first[mention.month] = evidence(passage, (mention.start, mention.end))
        if len(first) >= check.at_least:
            return Seen(True, tuple(first.values()))
    return Seen(None, tuple(first.values()))


def _over_empty_tables(view: View) -> frozenset[int]:
    """The places of empty tables and of the headings right above them: nobody filled in that month."""
    empty = frozenset(empty_tables(view))
    return empty.union(place - 1 for place in empty if place and view.passages[place - 1].role in _HEADS)


def counts_items(scene: Scene) -> bool:
    """Whether people, times, pieces or money are counted more than once, in lines or in the run of text that a file left of them."""
    counted = chain.from_iterable(range(how_many_counted(passage)) for passage in scene.content)
    return sum(1 for _ in islice(counted, _A_LIST)) == _A_LIST


def _numbers(passage: Passage) -> int:
    """How far the lines of a file go that lost its table: "1 อบรม … 2 ประกวด … 3 เปิดเผย …" in one run of text."""
    if not passage.source.is_attachment or passage.role is Role.ROW:
        return 0
    text, place, reached = to_ascii(passage.text), 0, 0
    while (found := re.compile(rf"(?<![\d.,/]){reached + 1}[.)]? (?!เดือน|ปี|{MONTH})").search(text, place)) is not None:
        place, reached = found.end() + _SHORTEST_ITEM, reached + 1
    return reached


def _numbered_lines(scene: Scene) -> list[Passage]:
    """The lines of a page that are numbered from one on, where more than one counts something: entries of a list."""
    found = [(line, entry[1]) for line in scene.content_of(Role.TEXT) if (entry := _ENTRY.match(line.text))]
    runs_on = [to_ascii(number) for _, number in found] == [str(number) for number in range(1, len(found) + 1)]
    counting = [line for line, _ in found if counts_something(line)]
    return counting if runs_on and len(found) >= _A_RUN and len(counting) >= _A_LIST else []


def _sums_of_many(scene: Scene) -> tuple[Evidence, ...]:
    """The heads of tables that count projects by strategy or division, where no table or text names any."""
    heads = [head for head in scene.content_with(*_MANY_WORDS) if head.role is Role.ROW and _OF_MANY.match(head.squashed)]
    skipped = set(map(id, heads))
    if not heads or any(_ONE.search(line.squashed) for line in scene.content if id(line) not in skipped):
        return ()
    return tuple(map(evidence, heads[:MOST_QUOTES]))


def _priced_entries(scene: Scene) -> list[Passage]:
    """Lines or headings that are numbered from one on, where sums of money stand: a list, whatever its entries are called."""
    if scene.shows_money is None:
        return []
    numbers = [(line, to_ascii(entry[1])) for line in scene.content_of(*_HEADS) if (entry := _ENTRY.match(line.text))]
    runs_on = [number for _, number in numbers] == [str(number) for number in range(1, len(numbers) + 1)]
    return [line for line, _ in numbers] if runs_on and len(numbers) >= _A_RUN else []


def _named(scene: Scene, hits: Iterable[Hit]) -> list[list[Hit]]:
    """For each passage the word that stands in it most often: "โครงการ/กิจกรรม" over a column is one item, not two."""
    by_place: dict[int, dict[str, list[Hit]]] = {}
    for hit in hits:
        by_place.setdefault(scene.place(hit), {}).setdefault(hit.phrase, []).append(hit)
    return [max(by_phrase.values(), key=len) for by_phrase in by_place.values()]


def _naming(scene: Scene, hits: list[Hit]) -> list[Hit]:
    """Without the unit of a sum ("48 โครงการ"), unless lines of other words say what each came to."""
    summed = {hit.start for hit in hits if _is_counted(scene, hit)}
    places = {scene.place(hit) for hit in hits if hit.start in summed}
    others = (line for line in _counting_lines(scene) if not any(line is scene.view.passages[place] for place in places))
    if not summed or len(list(islice(others, _A_LIST))) == _A_LIST:
        return hits
    return [hit for hit in hits if hit.start not in summed]


def _is_counted(scene: Scene, hit: Hit) -> bool:
    """Whether it is the unit of a number in a text, and the name of nothing."""
    passage, start = scene.passage(hit), scene.view.starts[scene.place(hit)]
    if passage.role is Role.ROW or not passage.squashed[: hit.start - start].endswith(_DIGITS):
        return False
    return _COUNTED.match(passage.squashed, hit.end - start) is not None


def _numbered_rows(scene: Scene) -> Iterator[Passage]:
    return (passage for passage in scene.content_of(Role.ROW) if has_number(passage.text))


def _counting_lines(scene: Scene) -> Iterator[Passage]:
    return filter(counts_something, scene.content_of(Role.TEXT, Role.HEADING))
