"""The assessment's own sentences, pasted where the content should be: they hold every key word and prove nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

from model.document import Block, Role
from rules.framework import Framework, Indicator
from rules.measure.figure import counted_parts, is_figure
from rules.measure.search import rare_on_page
from thai.text import squash

# A component's sentence of 25 letters does not come about by chance; "ปัญหา อุปสรรค" stands in every real report.
ANCHOR_LETTERS = 25
# A pasted bullet is the official sentence and little else; a table row or a paragraph with content of its own is more.
PASTED_SHARE = 0.75
# With the manual's own turns around them the sentences may be less of the block ("มีข้อมูลรายละเอียดของแผนฯ ประกอบด้วย …").
TURNED_SHARE = 0.4
# The assessment never asks in one sentence: one line that equals a component may be the heading of the real thing.
FEWEST_LINES = 2
# The manual's word in front of each sentence ("shows …"); an agency that shows something does not say that it shows it.
SHOWS = "แสดง"
# The sentences are retold from year to year and from copy to copy; what consists of pieces of them is a copy all the same.
PIECE_LETTERS = 6
COPIED_SHARE = 0.7
# Real content repeats some of them above its tables and paragraphs; where they are most of the text there is nothing else.
MOST_OF_THE_TEXT = 0.5
# The demands of one indicator have 60 to 600 letters; so few can only be most of a short text, and fewer are a heading.
FEWEST_COPIED, LONGEST_TEXT = 60, 3000
# A list of plain names ("การสรรหา", "การพัฒนาบุคลากร") is no copy: one line at least is as long as a demand.
LONGEST_NAME = 30
_NEVER_PASTED = frozenset({Role.TITLE, Role.BREADCRUMB, Role.LINK})
_NEVER_NAMED = frozenset({Role.TITLE, Role.BREADCRUMB})
_ASKING = frozenset({Role.TEXT, Role.HEADING})  # the columns of a good table are called what the assessment calls them
_AROUND_A_NAME = 20
# Numbers that the sentences have themselves: the year, "6 เดือน", "5 แสนบาท", their own numbering.
_SHARED_NUMBERS = re.compile(r"\A\d{1,2}[.)]|o\d{1,2}|25\d\d|\d+(?:เดือน|แสน|ปี|คู่มือ|ช่องทาง)")
_COUNTED = re.compile(r"\d|(?<!ว่า)(?:ไม่มี|ไม่พบ)(?:เรื่อง|ราย|ข้อมูล)?\Z")
SEPARATOR = "\n"  # squashed text holds no white space, so no phrase can reach over the end of a passage


@dataclass(frozen=True, slots=True)
class _Cover:
    """How much of a block consists of one indicator's official sentences."""

    code: str
    share: float
    anchored: bool
    sentences: int
    shows: bool


def requirement_blocks(
    blocks: Sequence[Block], framework: Framework, link_words: frozenset[str], *, joined: str
) -> frozenset[int]:
    """The places of blocks that only repeat what the assessment asks for; a block that a link stands in never is one.

    `joined`: their squashed text, parted by `SEPARATOR`.
    """
    found: set[int] = set()
    run: list[tuple[int, _Cover]] = []
    for place, cover in _covers(blocks, framework, joined):
        if blocks[place].text in link_words:
            continue
        if _is_pasted(blocks[place], cover, framework):
            found.add(place)
        if run and (place != run[-1][0] + 1 or cover.code != run[-1][1].code):
            found.update(_pasted_run(run))
            run = []
        if cover.share >= PASTED_SHARE and blocks[place].role is Role.TEXT and not _answers(blocks[place].squashed):
            run.append((place, cover))
    found.update(_pasted_run(run))
    return frozenset(found)


def holds_demand(joined: str, framework: Framework) -> bool:
    """Whether a text holds a long official sentence at all: of a thousand pages hardly one does."""
    asked = [entry.phrase for _, entry in rare_on_page(joined, framework) if entry.asks]
    return any(len(phrase) >= ANCHOR_LETTERS for phrase in asked)


def copied_blocks(blocks: Sequence[Block], indicator: Indicator, link_words: frozenset[str]) -> frozenset[int]:
    """The places of blocks that retell what the indicator asks for, where they are most of all that is said."""
    title = next((place for place, block in enumerate(blocks) if block.role is Role.HEADING), -1)
    said = [place for place, block in enumerate(blocks) if block.role not in _NEVER_NAMED and place != title]
    letters = sum([len(blocks[place].squashed) for place in said])
    if letters > LONGEST_TEXT:
        return frozenset()
    name, pieces = squash(indicator.name_th), _pieces(indicator)
    counted = tuple(chain.from_iterable(counted_parts(indicator)))
    # In files the columns of a table are lines of text too.
    asked = [place for place in said if _may_ask(blocks[place]) and blocks[place].text not in link_words]
    copied = [
        place
        for place in asked
        if not _is_name(blocks[place].squashed, name)
        and _retold(blocks[place].squashed, pieces)
        and not _is_card(blocks, place, counted)
    ]
    lengths = [len(blocks[place].squashed) for place in copied]
    total = sum(lengths) if max(lengths, default=0) > LONGEST_NAME else 0
    return frozenset(copied) if total >= max(FEWEST_COPIED, MOST_OF_THE_TEXT * letters) else frozenset()


def _may_ask(block: Block) -> bool:
    return block.role in _ASKING and block.page is None


def _is_card(blocks: Sequence[Block], place: int, counted: tuple[str, ...]) -> bool:
    """Whether it is what is counted, and the line before or after it answers: "ดำเนินการแล้วเสร็จ" on a card, "1 เรื่อง" above.

    Beside any other demand a figure is its number in a list.
    """
    near = (*blocks[max(0, place - 1) : place], *blocks[place + 1 : place + 2])
    return any(word in blocks[place].squashed for word in counted) and any(is_figure(block.squashed) for block in near)


def _is_name(squashed: str, name: str) -> bool:
    """Whether a line is the indicator's name with its number and year around it."""
    return name in squashed and len(squashed) - len(name) <= _AROUND_A_NAME


def _retold(squashed: str, pieces: frozenset[str]) -> bool:
    """Whether most letters of a line stand in pieces of the official sentences."""
    covered, reached = 0, 0
    if _answers(squashed):
        return False
    for start in range(len(squashed) - PIECE_LETTERS + 1):
        if squashed[start : start + PIECE_LETTERS] in pieces:
            covered += start + PIECE_LETTERS - max(start, reached)
            reached = start + PIECE_LETTERS
    return covered >= COPIED_SHARE * len(squashed)


def _answers(squashed: str) -> bool:
    """Whether a line holds a number of its own, or ends with none: "แล้วเสร็จ 3 เรื่อง" answers in the words of the question."""
    return _COUNTED.search(_SHARED_NUMBERS.sub("", squashed)) is not None


@lru_cache(maxsize=128)
def _pieces(indicator: Indicator) -> frozenset[str]:
    sentences = [squash(text) for text in indicator.requirement_text]
    starts = ((text, start) for text in sentences for start in range(len(text) - PIECE_LETTERS + 1))
    return frozenset(text[start : start + PIECE_LETTERS] for text, start in starts)


def _is_pasted(block: Block, cover: _Cover, framework: Framework) -> bool:
    """True where one block alone gives itself away: it speaks as the manual does, or strings the components together."""
    if not cover.anchored or cover.share < TURNED_SHARE:
        return False
    if cover.shows or any(phrase in block.squashed for phrase in framework.shared_requirement_text):
        return True
    return block.role is Role.TEXT and cover.sentences > FEWEST_LINES and cover.share >= PASTED_SHARE


def _pasted_run(run: list[tuple[int, _Cover]]) -> set[int]:
    """The places of adjacent lines that list one indicator's components and nothing else."""
    if len(run) < FEWEST_LINES or not any(cover.anchored for _, cover in run):
        return set()
    return {place for place, _ in run}


def _covers(blocks: Sequence[Block], framework: Framework, joined: str) -> Iterator[tuple[int, _Cover]]:
    """The blocks that hold official sentences; none at all on a page without a single long one, as nearly all pages are."""
    hits = [(last, len(entry.phrase), entry.asks) for last, entry in rare_on_page(joined, framework) if entry.asks]
    if all(length < ANCHOR_LETTERS for _, length, _ in hits):
        return
    starts = list(accumulate((len(block.squashed) + len(SEPARATOR) for block in blocks), initial=0))
    by_place: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for last, length, codes in hits:
        place = bisect_right(starts, last) - 1
        end = last + 1 - starts[place]
        for code in codes:
            by_place.setdefault(place, {}).setdefault(code, []).append((end - length, end))
    for place, by_code in by_place.items():
        if blocks[place].role not in _NEVER_PASTED:
            covers = (_cover_of(code, spans, blocks[place].squashed) for code, spans in by_code.items())
            yield place, max(covers, key=lambda cover: (cover.anchored, cover.share))


def _cover_of(code: str, spans: list[tuple[int, int]], squashed: str) -> _Cover:
    covered, sentences, reached = 0, 0, 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > reached:
            covered += end - max(start, reached)
            sentences += 1
            reached = end
    anchored = any(end - start >= ANCHOR_LETTERS for start, end in spans)
    shows = any(squashed.endswith(SHOWS, 0, start) for start, _ in spans)
    return _Cover(code, covered / len(squashed), anchored, sentences, shows)
