"""Measures look for a few words before they search by pattern: one of the words must be in all that the pattern matches.

Else the pattern is never tried on some of what it was written for, and nothing says so.
"""

import importlib
import re
from collections.abc import Iterable, Sequence
from itertools import cycle, islice, product
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

MOST = 60_000  # texts of one pattern
ANY_LETTER = "ฮ"

CHECKED = [
    ("blanks.adopted", ["_ADOPTS"], ["_ADOPTED"]),
    ("blanks.asks_readers", ["_ASKED_FOR"], ["_ASKS"]),
    ("blanks.hollow", ["_AS_SAID"], ["_ELSEWHERE", "_ANY_LAW"]),
    ("blanks.kept_in_office", ["_KEPT"], ["_IN_OFFICE"]),
    ("blanks.promises", ["_LATER_ON"], ["_TOLD_LATER"]),
    ("blanks.promises", ["_LATER"], ["_PUT_OFF"]),
    ("blanks.promises", ["_FOR"], ["_PURPOSE"]),
    ("blanks.put_off", ["_MARKS"], ["_AT_ALL"]),
    ("doubts.called_off", ["_WORDS"], ["_OFF", "_TAKES_BACK"]),
    ("doubts.deputed", ["_WORDS"], ["_DEPUTED"]),
    ("doubts.disowned", ["_MARKS"], ["_DISOWNED"]),
    ("doubts.gathering", ["_MET"], ["_MEETING"]),
    ("doubts.guide", ["_MARKS"], ["_GUIDE"]),
    ("doubts.higher_level", ["_MARKS"], ["_LETTERHEAD", "_SIGNER", "_COUNTS_MANY", "_OF_ALL"]),
    ("doubts.host", ["_ACTS"], ["_DOES", "_HELD_BY"]),
    ("doubts.how_made", ["_MADE"], ["_HOW"]),
    ("doubts.lapsed", ["_WORDS"], ["_REPEALED", "_BRACKET", "_BEGINS"]),
    ("doubts.lapsed", ["_UNTIL"], ["_USED_UNTIL"]),
    ("doubts.only_shall", ["_MARKS"], ["_SHALL"]),
    ("doubts.others_missing", ["_MARKS"], ["_LATE", "_APART", "_LEFT_OUT"]),
    ("doubts.proposal", ["_MARKS", "_ASKING"], ["_ASKS"]),
    ("doubts.whole_law", ["_NAMED"], ["_FIRST_ARTICLE"]),
    ("structure.channels", ["_BEING_MADE"], ["_NOT_OPEN"]),
    ("structure.one_for_all", ["_MARKS"], ["_ONE", "_BOTH"]),
    ("structure.words", ["_DONE_WORDS"], ["_DONE"]),
    ("time.signed_day", ["_DAY_WORDS"], ["_SIGNED"]),
    ("time.signed_day", ["_MARKS"], ["_OF_THE_PAPER"]),
]


@pytest.mark.parametrize(("module", "marks", "patterns"), CHECKED, ids=lambda one: one if isinstance(one, str) else "")
def test_one_of_the_words_is_in_all_that_the_pattern_matches(module: str, marks: list[str], patterns: list[str]) -> None:
    measure = importlib.import_module(f"rules.measure.{module}")
    words = [word for name in marks for word in _words(getattr(measure, name))]
    for name in patterns:
        pattern: re.Pattern[str] = getattr(measure, name)
        texts = _texts(parser.parse(pattern.pattern, pattern.flags))
        found = [text for text in texts if pattern.search(text)]
        assert found, name
        missed = sorted({text for text in found if not any(word in text for word in words)}, key=len)
        assert not missed[:5], name


def test_the_texts_of_a_pattern() -> None:
    assert _texts(parser.parse(r"ก(?:ข|ค)?(?!ง)[^|]{0,9}จ{2}")) == ["กจจ", "กฮจจ", "กขจจ", "กขฮจจ", "กคจจ", "กคฮจจ"]


def _words(marks: str | Iterable[str]) -> list[str]:
    return [marks] if isinstance(marks, str) else list(marks)


def _texts(parts: Iterable[tuple[Any, Any]]) -> list[str]:
    """One text for each way through a pattern: each branch, and what may be left out there and not there."""
    texts = [""]
    for kind, value in parts:
        texts = _joined(texts, _of_part(kind, value))
    return texts


def _joined(befores: Sequence[str], afters: Sequence[str]) -> list[str]:
    """Each with each; where that is too many, each at least once."""
    most = max(MOST, len(befores), len(afters))
    is_all = len(befores) * len(afters) <= most
    pairs = product(befores, afters) if is_all else islice(zip(cycle(befores), cycle(afters), strict=False), most)
    return list(dict.fromkeys(before + after for before, after in pairs))


def _of_part(kind: Any, value: Any) -> Sequence[str]:
    if kind is kinds.LITERAL:
        return [chr(value)]
    if kind is kinds.IN:
        return _letters_of(value)
    if kind in (kinds.ANY, kinds.NOT_LITERAL):
        return [ANY_LETTER]
    if kind is kinds.BRANCH:
        return [text for branch in value[1] for text in _texts(branch)]
    if kind is kinds.SUBPATTERN:
        return _texts(value[3])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        least, _, repeated = value
        texts = _texts(repeated)
        return ["", *texts] if least == 0 else [text * least for text in texts]
    return [""]  # what only looks around takes no letter


def _letters_of(letters: Sequence[tuple[Any, Any]]) -> list[str]:
    """Each single letter of a set, and one of each range in it."""
    if letters[0][0] is kinds.NEGATE:
        return [ANY_LETTER]
    one = {kinds.LITERAL: chr, kinds.RANGE: lambda ends: chr(ends[0])}
    return [one[kind](value) if kind in one else "5" if value is kinds.CATEGORY_DIGIT else " " for kind, value in letters]
