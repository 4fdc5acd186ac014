"""Papers that speak of the subject and are not it: a letter, an order, minutes, a news story, an invitation, a proposal, an essay."""

import re
from collections.abc import Iterator, Mapping

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator, Period
from rules.measure.search import listed_on_page
from rules.measure.structure.counts import counts_something, has_number, how_many_counted
from rules.measure.view import CLAIMS, Passage, View, evidence
from rules.page_words import WordList, page_words
from thai.months import months_in

_FEWEST = 2  # different words of a kind of paper; one stands in many others
_SAYS_SOMETHING = 60  # letters of text: a shorter source is a cover
_STORY = 800  # letters; a longer text without a table reports of more than one event
_A_REPORT = 2  # lines that count what was done: a memo that reports it to the mayor
_SIDE_BY_SIDE = 3  # figures
_SOME_DAYS = 2  # lines with a day; an order has that of its signature
_RESULTS = frozenset({Period.PREVIOUS_FY, Period.FIRST_6_MONTHS})
_NEWS = "news"
_TAKING_PART = frozenset(
    {"participation", "executive_participation", "ethics_culture", _NEWS}
)  # an order that it shall be done is none of them
_DECLARED = frozenset({"no_gift_policy", "complaint_statistics"})  # too short for an introduction that explains what it is
_POLICY = "hr_policy"
_NOTICES = "procurement_notices"  # what was done in the year, and papers all the same
# Kinds whose words also stand in what is asked for, beside tables or much text: a letter hands over the report, a plan ends with
# the order that appointed its committee.
_SHORT = frozenset({WordList.EVENT, WordList.LETTER, WordList.ORDER, WordList.METHOD})
_DEMANDS = re.compile(r"(?:อย่างน้อย|ไม่น้อยกว่า|ปีละ|เดือนละ|ไตรมาสละ)")  # what shall be done, and how often
_RESULT = re.compile(r"ร้อยละ(?:\D{0,12})\d|เฉลี่ย(?:\D{0,12})\d|\d\.\d\d|%")  # figures that a description of the method has not

_WHO_CAME = re.compile("จำนวนผู้(?:เข้า|อบรม|ร่วม)|ผู้เข้า(?:อบรม|ร่วม|รับ)")  # the table of an event

Words = Mapping[str, tuple[int, int]]  # each word with the place where it stands first


def genre_of(view: View, indicator: Indicator) -> tuple[WordList, tuple[Evidence, ...]] | None:
    """The kind of paper that all sources with text are, where that kind cannot be what the indicator asks for."""
    kinds = frozenset(_foreign(indicator))
    found = _words(view, kinds | {WordList.ASKING})
    if not found:
        return None
    said = _letters(view)
    for kind in sorted(kinds):
        words = [_of_kind(found, source, kind) for source in said]
        if words and all(len(one) >= _FEWEST for one in words) and not _is_more(view, indicator, said, kind):
            first = sorted(place for one in words for place in one.values())[:_FEWEST]
            return kind, tuple(evidence(view.passage_at(start), view.joined[start:end]) for start, end in first)
    return None


def _of_kind(found: Mapping[tuple[int, WordList], dict[str, tuple[int, int]]], source: int, kind: WordList) -> Words:
    """The words of a kind in one source; what asks for something is a letter without a letter's words as well."""
    asking = found.get((source, WordList.ASKING), {}) if kind is WordList.LETTER else {}
    words = {**found.get((source, kind), {}), **asking}
    return {word: place for word, place in words.items() if not any(_is_inside(place, other) for other in words.values())}


def _is_inside(place: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a word is only letters of a longer one: "ปิดรับสมัคร" of "เปิดรับสมัคร"."""
    return place != other and other[0] <= place[0] and place[1] <= other[1]


def _foreign(indicator: Indicator) -> Iterator[WordList]:
    """The kinds of paper that are not what is asked for; of what was done, minutes, orders and stories tell."""
    is_act = indicator.acts and _NOTICES not in indicator.about
    if not indicator.of_law and indicator.period is not Period.IN_FORCE:
        yield WordList.LETTER
        if not is_act or _TAKING_PART.intersection(indicator.about):
            yield WordList.ORDER
    if _POLICY in indicator.about:
        yield WordList.ORDER  # a policy is announced; an order appoints who shall write it
    if not is_act or _NEWS in indicator.about:
        yield WordList.MINUTES
    if not is_act and indicator.period not in _RESULTS:
        yield WordList.EVENT
    if indicator.acts or _DECLARED.intersection(indicator.about):
        yield WordList.ESSAY
    if indicator.acts or indicator.period in _RESULTS:
        yield WordList.PROPOSAL
    if indicator.period in _RESULTS:
        yield WordList.METHOD
    if _NEWS not in indicator.about:
        yield WordList.INVITATION


def _words(view: View, kinds: frozenset[WordList]) -> dict[tuple[int, WordList], dict[str, tuple[int, int]]]:
    found: dict[tuple[int, WordList], dict[str, tuple[int, int]]] = {}
    for last, entry in listed_on_page(view.joined, view.framework):
        for kind, _ in entry.listed:
            if kind in kinds:
                place = (last + 1 - len(entry.phrase), last + 1)
                found.setdefault((view.passage_at(last).source.index, kind), {}).setdefault(entry.phrase, place)
    return found


def _letters(view: View) -> dict[int, int]:
    """The letters of each source that says something."""
    said: dict[int, int] = {}
    apart = view.stamps.union(view.places_of(CLAIMS))
    for start, end in view.stretches:
        letters = sum([len(view.passages[place].squashed) for place in range(start, end) if place not in apart])
        said[view.passages[start].source.index] = letters
    return {source: letters for source, letters in said.items() if letters >= _SAYS_SOMETHING}


def _is_filled(view: View) -> bool:
    """Whether a table holds figures, so that it is what the letter hands over, and not the pattern that it asks to be filled in."""
    rows = (view.passages[place].text.split("|") for place in view.places[Role.ROW])
    return sum(any(map(has_number, cells[1:])) for cells in rows) >= _A_REPORT


def _counts_deeds(line: Passage) -> bool:
    return counts_something(line) and _DEMANDS.search(line.squashed) is None


def _dated(view: View) -> int:
    """How many lines have a day."""
    return sum(any(month.day for month in months_in(line.text)) for line in _own_lines(view))


def _own_lines(view: View) -> Iterator[Passage]:
    return (passage for place, passage in enumerate(view.passages) if place not in view.stamps)


def _counts(line: Passage) -> int:
    """How many people or things a line counts; figures side by side are one: "พอใจมาก 86 ปานกลาง 8 น้อย 0"."""
    return how_many_counted(line) or int(sum(map(has_number, line.text.split())) >= _SIDE_BY_SIDE)


def _is_more(view: View, indicator: Indicator, said: Mapping[int, int], kind: WordList) -> bool:
    """Whether there is more than that: a table, a form, a long text, figures."""
    if kind is WordList.ORDER and indicator.acts and (view.images or any(map(_counts_deeds, _own_lines(view)))):
        return True
    if kind in (WordList.ORDER, WordList.MINUTES) and _NEWS in indicator.about and _dated(view) >= _SOME_DAYS:
        return True  # a list of news, of orders and meetings too
    if kind is WordList.METHOD and _RESULT.search(view.joined):
        return True
    if kind is WordList.LETTER and _is_filled(view):
        return True
    if kind is WordList.LETTER and view.holds(*page_words().asking):
        return False
    if kind not in _SHORT:
        return False
    rows = kind is not WordList.ORDER and bool(view.places[Role.ROW])
    if (
        kind is WordList.EVENT
        and rows
        and any(_WHO_CAME.search(view.passages[place].squashed) for place in view.places[Role.ROW])
    ):
        rows = False
    counted = kind is WordList.LETTER and sum(map(_counts, view.passages)) >= _A_REPORT
    return rows or counted or bool(view.forms) or sum(said.values()) > _STORY
